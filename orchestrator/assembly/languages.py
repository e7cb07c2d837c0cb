"""The three-letter names that MP4 has for languages."""

from __future__ import annotations

# ISO 639-1 to ISO 639-2/T.
_PAIRS = """
    af:afr ar:ara bg:bul bn:ben ca:cat cs:ces cy:cym da:dan de:deu el:ell en:eng eo:epo es:spa et:est
    eu:eus fa:fas fi:fin fr:fra ga:gle gl:glg he:heb hi:hin hr:hrv hu:hun hy:hye id:ind is:isl it:ita
    ja:jpn ka:kat ko:kor la:lat lt:lit lv:lav mk:mkd ms:msa nb:nob nl:nld nn:nno no:nor pl:pol pt:por
    ro:ron ru:rus sk:slk sl:slv sq:sqi sr:srp sv:swe sw:swa ta:tam te:tel th:tha tr:tur uk:ukr ur:urd
    vi:vie zh:zho
"""
NAMES = dict(pair.split(":") for pair in _PAIRS.split())


def three_letters(tag: str) -> str:
    """Give the ISO 639-2 code of a language tag such as `en` or `pt-BR`; `und` when unknown."""
    first = tag.lower().replace("_", "-").split("-")[0]
    return first if first in NAMES.values() else NAMES.get(first, "und")
