"""A look read out of words: "a tall girl with long silver hair and a red scarf".

What the words say decides; what they leave open is chosen by the character's id, so that the same
character always looks the same and two of a series never look alike.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Literal, TypeVar

from schemas.look import Accessory, Look

from . import look_words as table
from .colour_words import colours_in

Pronoun = Literal["she", "he", "they", "it"]
_T = TypeVar("_T")
_CLAUSE = re.compile(
    r"[.,;:!?\n()]+|\bbut\b|\bwith\b|\bwearing\b|\bwears\b|\bdressed in\b|\bin an?\b|\bunder\b"
)
_HAIR = re.compile(rf"\bhair(?:ed|style|cut)?\b|\b(?:{table.HAIR_ALONE})\b")
_HAIRED = {"blonde": "blonde", "blond": "blond", "brunette": "brunette", "redhead": "ginger"}
_TIPS = re.compile(
    r"((?:[\w-]+ ){0,3})(?:tips|streaks?|highlights|ends)\b(?: (?:dyed|of|in) ((?:[\w-]+ ?){1,2}))?"
)
_EYES = re.compile(r"((?:[\w-]+ ){0,5}?[\w]*)[ -]eye[sd]?\b")
_SKIN = re.compile(r"((?:[\w-]+ ){0,2}?[\w]+)[ -](?:skin(?:ned)?|complexion)\b")
_BROWS = re.compile(r"\b(thick|bushy|heavy|thin|fine)(?: \w+)? (?:eye)?brows\b")
_NOT = re.compile(r"\b(?:no|not|without|never|hates|dislikes)(?: [\w-]+){0,2} $")
_FIRST = re.compile(r"[.,;:!?\n]| with | who | that | in | wearing | of ")
_YEARS = re.compile(
    r"\b(\d{1,4})[ -]?(?:years?|yrs?)[ -]old\b|\baged? (\d{1,4})\b|\b(?:girl|boy|man|woman|child) of (\d{1,4})\b"
)
_SHE = re.compile(
    r"\b(?:she|her|hers|girl|woman|lady|mother|grandmother|schoolgirl|princess|queen|witch)\b"
)
_HE = re.compile(
    r"\b(?:he|him|his|boy|man|gentleman|father|grandfather|schoolboy|prince|king|wizard)\b"
)
_LISTED = re.compile(
    r"\b(long|short|straight|curly|wavy|messy|wild|thick|soft|silky|dark|light|pale), (?=[\w, -]{0,40}\bhair)"
)
_BEFORE_CLOTHES = re.compile(
    r"[.,;:()]|\b(?:hair|eyes|with|and an?|in|under|over|on|wearing|wears|his|her|their|its)\b"
)
_NUMBERS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_NUMBER = re.compile(rf"\b({'|'.join(_NUMBERS[1:])})(?=[ -]years?\b|[.,;:]|$| and\b| with\b)")
_TYPICAL = {"child": 9, "teen": 16, "adult": 30, "elder": 70}


def look_of(
    who: str, words: str, *, age: int | None = None, pronoun: Pronoun = "they",
    others: Collection[Look] = (),
) -> Look:  # fmt: skip
    """The look of the character with the id `who`; never one of the `others`."""
    told = said(words)
    if "age" not in told and age is not None:
        told["age"] = _age_group(age)
    known = set(others)
    for salt in range(200):
        made = Look(**{**_left_open(f"{who}/{salt}" if salt else who, told, pronoun), **told})
        if made not in known:
            return made
    return made


def said(words: str) -> dict[str, Any]:
    """The fields of a look that the words decide."""
    text = _LISTED.sub(r"\1 ", _plain(words))
    told: dict[str, Any] = {}
    head = _FIRST.split(f"{text} ", maxsplit=1)[0]
    _take(told, "form", _first(table.FORMS, head))
    _take(told, "age", _age_said(text))
    _take(told, "build", _first(table.BUILDS, _without_hair(text)))
    _hair(told, text)
    _eyes(told, text)
    if found := _SKIN.search(text):
        _take(told, "skin", _first(table.SKINS, found[1]))
    if found := _BROWS.search(text):
        told["brows"] = "thick" if found[1] in ("thick", "bushy", "heavy") else "thin"
    _clothes(told, text)
    if worn := tuple(_worn(text)):
        told["accessories"] = worn[:4]
    return told


def age_in(words: str) -> int | None:
    """How old somebody is said to be, in years; None when nothing is said."""
    text = _plain(words)
    if found := _YEARS.search(text):
        return int(next(filter(None, found.groups())))
    group = _first(table.AGES, text)
    return None if group is None else _TYPICAL[group]


def pronoun_in(words: str) -> Pronoun | None:
    """She or he, where the words say only one of them."""
    she, he = (bool(pattern.search(words.lower())) for pattern in (_SHE, _HE))
    return None if she == he else "she" if she else "he"


def _plain(words: str) -> str:
    """Small letters and single blanks, with numbers as digits where they may be an age."""
    text = " ".join(words.lower().replace("’", "'").split())
    return _NUMBER.sub(lambda found: str(_NUMBERS.index(found[1])), text)


def _hair(told: dict[str, Any], text: str) -> None:
    for clause in _CLAUSE.split(text):
        if found := _TIPS.search(clause):
            _keep(told, "hair_tips", [*colours_in(found[2] or ""), *colours_in(found[1])][:1])
        for place in _HAIR.finditer(clause):
            if not _denied(clause, place.start()):
                around = _around(clause, place)
                _keep(told, "hair_colour", colours_in(around))
                _keep(told, "hair", [_first(table.HAIR, around)])
    if re.search(r"\bbald\b|\bhairless\b", text):
        _keep(told, "hair", [_first(table.HAIR, "bald")])
    for word, colour in _HAIRED.items():
        if re.search(rf"\b{word}\b", text):
            _keep(told, "hair_colour", colours_in(colour))
    if re.search(r"\bahoge\b|\bone (?:hair|strand|lock) (?:that |which )?(?:stands|sticks)", text):
        told["ahoge"] = True


def _around(clause: str, place: re.Match[str]) -> str:
    """What is said of hair: the words before it up to another part of the body, and those after."""
    before = re.split(r"\b(?:eyes?|skin|and a|dress|coat)\b", clause[: place.start()])[-1]
    if and_ := re.match(r"(.*) and (?=\w+ \w*$)", before):
        before = before if colours_in(and_[1]) else before[and_.end() :]
    after = re.split(r"\beyes?\b|\band\b|\bskin\b", clause[place.start() :])
    tail = re.sub(r"(?:[\w-]+ )?(?:tips|streaks?|highlights|ends)\b.*", "", after[0])
    return " ".join(before.split()[-5:]) + " " + " ".join(tail.split()[:7])


def _without_hair(text: str) -> str:
    parts = re.compile(r"(?:[\w-]+ ){0,4}(?:hair|eyes|brows|eyebrows|skin)\b")
    return ", ".join(parts.sub(" ", clause) for clause in _CLAUSE.split(text))


def _eyes(told: dict[str, Any], text: str) -> None:
    for clause in _CLAUSE.split(text):
        if not (found := _EYES.search(clause)):
            continue
        about = re.split(r"\bhair(?:ed)?\b", found[1])[-1]
        if colours := colours_in(about):
            told.setdefault("eyes", colours[-1])
        if shape := _first(table.EYE_SHAPES, about):
            told.setdefault("eye_shape", shape)


def _clothes(told: dict[str, Any], text: str) -> None:
    """What is worn; the longest outer thing decides, and the colours said right before it."""
    found = _places(table.OUTFITS, text)
    if not found:
        return
    place, outfit = min(found, key=lambda one: (_under(one[1]), one[0].start()))
    told["outfit"] = outfit
    before = _BEFORE_CLOTHES.split(text[: place.end()])[-1]
    if colours := colours_in(" ".join(before.split()[-8:])):
        told["outfit_colour"] = colours[0]
        if len(colours) > 1:
            told["outfit_second"] = colours[1]


def _under(outfit: Any) -> bool:
    """Whether it is worn below something else, where both are named."""
    return outfit in (
        table.OUTFITS[key] for key in table.OUTFITS if "sweater" in key or "dress" in key
    )


def _worn(text: str) -> Iterable[Accessory]:
    found = _places(table.ACCESSORIES, text)
    return dict.fromkeys(what for _, what in sorted(found, key=lambda one: one[0].start()))


def _places(words: Mapping[str, _T], text: str) -> list[tuple[re.Match[str], _T]]:
    """Where words of a table stand, those aside that are denied or only part of a longer one."""
    found: list[tuple[re.Match[str], _T]] = []
    for pattern, meaning in words.items():
        for place in re.finditer(rf"(?<![\w-])(?:{pattern})(?![\w-])", text):
            taken = any(a.start() <= place.start() and place.end() <= a.end() for a, _ in found)
            if not taken and not _denied(text, place.start()):
                found.append((place, meaning))
    return found


def _denied(text: str, at: int) -> bool:
    return bool(_NOT.search(text[:at]))


def _age_said(text: str) -> str | None:
    if found := _YEARS.search(text):
        return _age_group(int(next(filter(None, found.groups()))))
    return _first(table.AGES, text)


def _age_group(years: int) -> str:
    return "child" if years < 13 else "teen" if years < 20 else "adult" if years < 65 else "elder"


def _first(words: Mapping[str, _T], text: str) -> _T | None:
    """What the first pattern of a table that is found means."""
    return next((m for p, m in words.items() if re.search(rf"\b(?:{p})(?![\w'])", text)), None)


def _take(told: dict[str, Any], field: str, value: Any) -> None:
    if value is not None:
        told[field] = value


def _keep(told: dict[str, Any], field: str, found: Sequence[Any]) -> None:
    """Take the first of what was found, unless something was found before."""
    if field not in told and found:
        _take(told, field, found[0])


def _left_open(key: str, told: Mapping[str, Any], pronoun: str) -> dict[str, Any]:
    """A value for every field, the same for the same key."""
    old = told.get("age") == "elder"
    hair = table.SOME_HAIR.get(pronoun, table.SOME_HAIR[""])
    choices: dict[str, Sequence[Any]] = {
        "build": ("slim", "average", "average", "small" if told.get("age") == "child" else "tall"),
        "skin": table.SOME_SKINS, "hair": hair, "eyes": table.SOME_EYES,
        "hair_colour": table.GREY_HAIR if old else table.SOME_HAIR_COLOURS,
        "eye_shape": ("round", "gentle", "sharp", "wide"), "brows": ("thin", "normal", "thick"),
        "outfit": table.SOME_OUTFITS, "outfit_colour": table.SOME_CLOTH,
        "outfit_second": table.SOME_SECOND, "outfit_accent": table.SOME_ACCENT,
    }  # fmt: skip
    return {field: _one_of(some, f"{key}/{field}") for field, some in choices.items()}


def _one_of(some: Sequence[Any], key: str) -> Any:
    return some[int.from_bytes(hashlib.sha256(key.encode()).digest()[:8]) % len(some)]
