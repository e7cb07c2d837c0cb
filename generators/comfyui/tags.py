"""The plan's words and a character's look as models are told them that were taught with tags."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from schemas.bible import Character
from schemas.look import Accessory, Hair, Outfit
from schemas.plan import Framing

from .hues import named

FRAMINGS = {
    Framing.EXTREME_WIDE: "very wide shot, scenery, tiny figures",
    Framing.WIDE: "wide shot, scenery, whole figures",
    Framing.FULL: "full body, from head to foot",
    Framing.MEDIUM: "medium shot, from the waist up",
    Framing.BUST: "upper body, head and shoulders",
    Framing.CLOSE: "close-up, face focus",
    Framing.EXTREME_CLOSE: "extreme close-up, eye focus",
    Framing.INSERT: "close-up of a thing, no humans, still life",
}
_HAIR = {
    Hair.SHORT: "short hair", Hair.MESSY: "messy hair", Hair.SPIKY: "spiked hair",
    Hair.BOB: "bob cut", Hair.LONG: "long hair", Hair.PONYTAIL: "ponytail",
    Hair.TWIN_TAILS: "twintails", Hair.BRAID: "single braid", Hair.BUN: "hair bun",
    Hair.CURLY: "curly hair", Hair.SWEPT: "swept bangs",
}  # fmt: skip
_OUTFITS = {
    Outfit.SAILOR: "sailor school uniform", Outfit.GAKURAN: "gakuran school uniform",
    Outfit.UNIFORM: "work uniform",
}  # fmt: skip
_WORN = {Accessory.RIBBON: "hair ribbon", Accessory.CAP: "cap on the head",
         Accessory.FLOWER: "hair flower", Accessory.BANDAGE: "adhesive bandage on the face",
         Accessory.SCAR: "scar on the face"}  # fmt: skip
_EYES = {
    "gentle": "gentle eyes",
    "sharp": "sharp eyes",
    "sleepy": "sleepy eyes",
    "wide": "big eyes",
}
_AGES = {"child": "child", "teen": "teenage", "adult": "adult", "elder": "old"}
_BUILDS = {"small": "petite", "slim": "slender", "sturdy": "sturdy build", "tall": "tall"}
_SEX = {"she": ("girl", "woman"), "he": ("boy", "man")}


def counted(shown: Sequence[Character]) -> str:
    """Who is there, as tags count them: `1girl, solo`, `2girls, 1boy`, `no humans`."""
    people = Counter(_SEX.get(one.pronoun, ("other", ""))[0] for one in shown if _person(one))
    others = Counter(f"anthropomorphic {one.look.form}" for one in shown if not _person(one))
    words = [f"{n}{what}{'s' if n > 1 else ''}" for what, n in sorted(people.items())]
    words += [f"{n} {what}s" if n > 1 else what for what, n in sorted(others.items())]
    if not people:
        words.append("no humans")
    return ", ".join([*words, "solo"] if len(shown) == 1 else words)


def noun(character: Character) -> str:
    """What somebody is, in one word: girl, man, cat."""
    if not _person(character):
        return character.look.form
    young, grown = _SEX.get(character.pronoun, ("person", "person"))
    return young if character.look.age in {"child", "teen"} else grown


def article(word: str) -> str:
    """The word with its article."""
    return f"{'an' if word[:1] in 'aeiou' else 'a'} {word}"


def colours(character: Character) -> str:
    """What tells somebody from anybody else, and what a gate measures: hair and eyes."""
    look = character.look
    eyes = f"{named(look.eyes)} eyes"
    if not _person(character):
        return f"{named(look.hair_colour)} {look.form}, {eyes}"
    return eyes if look.hair is Hair.BALD else f"{named(look.hair_colour)} hair, {eyes}"


def looks(character: Character) -> str:
    """Everything else that can be seen of somebody."""
    look = character.look
    words = [_AGES[look.age], _BUILDS.get(look.build, "")]
    if _person(character):
        words += ["bald" if look.hair is Hair.BALD else _HAIR[look.hair]]
        words += [f"{named(look.hair_tips)} hair tips"] if look.hair_tips else []
        words += ["ahoge"] if look.ahoge else []
    words += [_EYES.get(look.eye_shape, ""), "thick eyebrows" if look.brows == "thick" else ""]
    words += [f"{named(look.outfit_colour)} {_OUTFITS.get(look.outfit, look.outfit.value)}"]
    words += [f"{named(look.outfit_accent)} details"]
    words += [_WORN.get(one, one.value) for one in look.accessories]
    return ", ".join(word for word in words if word)


def unnamed(text: str, characters: Sequence[Character]) -> str:
    """A sentence in which nobody has a name: a model has never met them."""
    for one in characters:
        who = noun(one)
        if sum(noun(other) == who for other in characters) > 1 and _person(one):
            who = f"{named(one.look.hair_colour)}-haired {who}"
        names = sorted({one.name, one.name.split()[0], *one.aliases}, key=len, reverse=True)
        either = "|".join(re.escape(name) for name in names if name)
        text = re.sub(rf"\b(?:{either})\b", f"the {who}", text)
    return text[:1].upper() + text[1:]


def _person(character: Character) -> bool:
    return character.look.form == "person"
