"""Wishes: what an operator's remark about a take asks to say next time, or to leave out.

A remark is prose: "love the rim light, but the hands are wrong and it is too dark". A picture model
is told words, and does not understand "not enough rain": it reads "rain". So every clause is turned
into words that are wanted, or words that are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from schemas.bible import Character

_MOST_WORDS, _LONGEST = 7, 48  # of a clause that a model is told; a longer one is a story
_CLAUSE = re.compile(r"[,;!?\n、。！？]+|\.(?!\d)|\b(?:and|but|though|although|while)\b")
_ARTICLE = re.compile(
    r"\b(?:the|a|an|this|that|these|those|her|his|its|their|my|our|some|such)\b", re.IGNORECASE
)
_SOFTLY = re.compile(r"\b(?:very|really|quite|a bit|a little|so|just|still|here|again|please)\b")
_MORE = re.compile(
    r"^(?:i |there (?:is|are) )?(?:more|needs?(?: more)?|wants?(?: more)?|missing|not enough|too little"
    r"|too few|add|should (?:have|be)|keep|prefer)\s+(.+)"
)
_LESS = re.compile(
    r"^(?:i |there (?:is|are) )?(?:less|fewer|no(?: more)?|without|too much|too many|remove|avoid|never"
    r"|stop|lose|don'?t like|do not like|hate|dislike)\s+(.+)"
)
_PRAISE = re.compile(r"^(?:i )?(?:love|like|adore|enjoy)[sd]?\s+(.+)")
_TOO = re.compile(r"^(?:it|everything|all|picture|take|shot)?\s*(?:is|are|looks?)?\s*too\s+(.+)")
_WRONG = re.compile(
    r"^(.+?) (?:is|are|looks?|was|were) (?:wrong|bad|ugly|off|weird|broken|deformed|poor)$"
)
_SHOWN = re.compile(r"^(.+?) (?:is|are|looks?|was|were) (?P<too>too )?(.+)$")
_NOBODY = re.compile(r"^(?:it|everything|all|picture|take|shot)$")


@dataclass(frozen=True)
class Wish:
    """Words to say, or to leave out, in every shot or only in those of a character."""

    words: str
    wanted: bool
    character: str = ""


def wishes(remark: str, *, liked: bool, people: Sequence[Character] = ()) -> tuple[Wish, ...]:
    """What a remark about a take asks for, once each; what is too long to be told is left."""
    found: dict[tuple[str, str], Wish] = {}
    for clause in _CLAUSE.split(remark):
        whose, text = _whose(clause, people)
        for wish in _wished(_plain(text), liked=liked):
            if (
                wish.words
                and len(wish.words.split()) <= _MOST_WORDS
                and len(wish.words) <= _LONGEST
            ):
                found[wish.words, whose] = replace(wish, character=whose)
    return tuple(found.values())


def _wished(clause: str, *, liked: bool) -> Iterator[Wish]:
    """The wish of a clause; the first pattern that fits says which way it goes."""
    if said := _MORE.match(clause):
        yield Wish(_bare(said[1]), wanted=True)
    elif (said := _LESS.match(clause)) or (said := _TOO.match(clause)):
        yield Wish(_bare(said[1]), wanted=False)
    elif said := _PRAISE.match(clause):
        yield Wish(_bare(said[1]), wanted=True)
    elif said := _WRONG.match(clause):
        yield Wish(f"bad {_bare(said[1])}", wanted=False)
    elif said := _SHOWN.match(clause):
        thing, how = _bare(said[1]), _bare(said[3])
        words = how if _NOBODY.match(thing) else f"{how} {thing}"
        yield Wish(words, wanted=liked and not said["too"])
    else:
        yield Wish(_bare(clause), wanted=liked)


def _whose(clause: str, people: Sequence[Character]) -> tuple[str, str]:
    """Whose looks a clause is about, and the clause without the name: models know no names."""
    for one in people:
        for name in sorted({one.name, *one.name.split(), *one.aliases}, key=len, reverse=True):
            named = re.compile(rf"\b{re.escape(name)}(?:['’]s?)?(?!\w)", re.IGNORECASE)
            if len(name) > 1 and named.search(clause):
                return one.id, named.sub(" ", clause)
    return "", clause


def _plain(clause: str) -> str:
    return " ".join(_ARTICLE.sub(" ", _SOFTLY.sub(" ", clause.lower())).split())


def _bare(words: str) -> str:
    """Words without what would mean something else to a server."""
    return " ".join(re.sub(r"[^\w\s'’-]", " ", words).split()).strip(" -'’")
