"""Limbs: which parts of the body a verb needs, and what a wound is in the way of."""

from __future__ import annotations

import re
from functools import cache

_GROUPS = {
    "hand": "hand hands finger fingers thumb wrist palm fist paw knuckles",
    "arm": "arm arms elbow shoulder forearm",
    "leg": "leg legs knee thigh shin hip calf",
    "foot": "foot feet ankle toe toes heel sole",
    "eye": "eye eyes sight",
    "ear": "ear ears hearing",
    "throat": "throat voice tongue jaw mouth neck",
    "back": "back spine rib ribs chest",
    "wing": "wing wings",
}
_NEEDS = {
    "hand arm": "write draw paint sew knit play hold carry lift throw catch row drive punch hammer"
    " dig knock juggle type fence wield",
    "hand arm leg foot": "climb crawl fight wrestle",
    "leg foot": "run walk jump dance kick march skate pedal chase sprint skip hop kneel leap",
    "arm leg back": "swim dive",
    "back arm hand": "push pull haul",
    "eye": "read watch aim look stare spot",
    "ear": "listen overhear eavesdrop",
    "throat": "sing shout scream call whistle yell recite",
    "wing": "fly",
}
_DOUBLED = re.compile(r"(.)\1$")


def group_of(part: str) -> str:
    """The group a part of the body belongs to: `hand` of `left wrist`; the word itself if none."""
    words = re.split(r"[\s_-]+", part.casefold())
    for word in reversed(words):
        if word in _PARTS:
            return _PARTS[word]
    return part.casefold()


def needs(verb: str) -> frozenset[str]:
    """The groups of parts that a verb needs unhurt; none for a verb of the head alone."""
    return _VERBS.get(verb, frozenset())


def needing(part: str) -> tuple[str, ...]:
    """The verbs that a hurt part is in the way of, in alphabetical order."""
    return tuple(sorted(v for v, groups in _VERBS.items() if group_of(part) in groups))


def same_verb(one: str, other: str) -> bool:
    """Whether two phrases begin with the same verb, whatever its ending: `lies`, `to lie`."""
    return bool(_roots(one) & _roots(other))


def verb_in(phrase: str) -> str:
    """The verb of the table that a phrase begins with; else its first word."""
    roots = _roots(phrase)
    return next((v for v in sorted(roots) if v in _VERBS), min(roots, key=len, default=""))


@cache
def _roots(phrase: str) -> frozenset[str]:
    """What the first word of a phrase may be an inflection of, itself included."""
    words = re.findall(r"[^\W_]+", phrase.casefold())
    words = [w for w in words if w not in ("to", "never", "not")]
    if not words:
        return frozenset()
    word, found = words[0], {words[0]}
    if word.endswith("ies"):
        found |= {word[:-3] + "y", word[:-1]}
    elif word.endswith("es"):
        found |= {word[:-2], word[:-1]}
    elif word.endswith("s") and not word.endswith("ss"):
        found.add(word[:-1])
    for end in ("ing", "ed"):
        stem = word.removesuffix(end)
        if stem != word and len(stem) > 2:
            found |= {stem, stem + "e", _DOUBLED.sub(r"\1", stem)}
    return frozenset(found)


_PARTS = {word: group for group, words in _GROUPS.items() for word in words.split()}
_VERBS = {
    verb: frozenset(groups.split()) for groups, verbs in _NEEDS.items() for verb in verbs.split()
}
