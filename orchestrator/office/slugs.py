"""Slugs: what a name is called in addresses and file names."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Collection

LONGEST = 48
RESERVED = frozenset(  # addresses of the site, and what may become one
    {
        "about", "admin", "anime", "api", "archived", "assets", "canon", "channel", "costs", "desk",
        "docs", "episodes", "events", "favicon", "feed", "feeds", "files", "generate", "health",
        "healthz", "index", "jobs", "keys", "live", "login", "logout", "making", "media", "metrics",
        "openapi", "projects", "readyz", "robots", "search", "settings", "sitemap", "static",
        "status", "takes", "token", "tokens", "ws",
    }
)  # fmt: skip
_LETTERS = (
    "а=a б=b в=v г=g д=d е=e ё=e ж=zh з=z и=i й=y к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh"
    " ц=ts ч=ch ш=sh щ=shch ъ= ы=y ь= э=e ю=yu я=ya є=ye і=i ї=yi ґ=g"
    " α=a β=b γ=g δ=d ε=e ζ=z η=i θ=th ι=i κ=k λ=l μ=m ν=n ξ=x ο=o π=p ρ=r σ=s τ=t υ=y φ=f χ=ch"
    " ψ=ps ω=o ς=s ß=ss æ=ae œ=oe ø=o đ=d ð=d þ=th ł=l ı=i"
)
_SPELLED = {pair[0]: pair[2:] for pair in _LETTERS.split(" ")}
_KANA = re.compile(r"(?:HIRAGANA|KATAKANA) LETTER (?:SMALL )?([A-Z]+)")


def slug(name: str, *, taken: Collection[str] = (), kind: str = "series") -> str:
    """A slug of a name that is neither taken nor reserved.

    Where nothing of the name can be spelled, it begins with `kind`.
    """
    made = re.sub(r"[^a-z0-9]+", "-", _spelled(name)).strip("-")
    if not re.search(r"[a-z]", made):
        digest = hashlib.sha256(name.encode("utf-8", "replace")).hexdigest()[:8]
        made = f"{kind}-{made or digest}"
    made = made if made[0].isalpha() else f"{kind[0]}-{made}"
    made = made[:LONGEST].rstrip("-")
    number, free = 1, made
    while free in taken or (kind == "series" and free in RESERVED):
        number += 1
        free = f"{made[: LONGEST - 1 - len(str(number))].rstrip('-')}-{number}"
    return free


def _spelled(name: str) -> str:
    """A name in small Latin letters, as far as there are any for it."""
    composed = unicodedata.normalize("NFKC", name[:400]).casefold()
    return "".join(_letter(one) for one in composed)


def _letter(one: str) -> str:
    if one in _SPELLED:
        return _SPELLED[one]
    if found := _KANA.fullmatch(unicodedata.name(one, "")):
        return "n" if found[1] == "N" else found[1].lower()
    plain = unicodedata.normalize("NFKD", one)
    bare = "".join(c for c in plain if not unicodedata.combining(c))
    return _SPELLED.get(bare, bare) if bare and bare != one else one if one.isascii() else "-"
