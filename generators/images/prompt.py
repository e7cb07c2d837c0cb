"""What an image model is told: a model sheet of one character, in words.

It names nobody: a name would be painted onto the sheet, and an id is nobody's business.
"""

from __future__ import annotations

from collections.abc import Iterator

from schemas import styles
from schemas.bible import Character, Style
from schemas.look import Accessory, Hair, Look

LONGEST = 3800  # characters
_TASK = (
    "A model sheet for an animated series: one single character, drawn several times at the same"
    " size and in exactly the same colours, on a plain, light, empty ground."
    " Upper row, the whole figure from head to foot: facing us; turned to the left; from behind;"
    " turned to the right; walking; waving."
    " Lower row, the head alone: calm, happy, laughing, surprised, thinking, sad, determined."
    " All the clothes and everything worn are the same in every view."
)
_KEEP = " It is the character of the attached picture: keep to its face, hair, clothes and colours."
_PLAIN = (
    "No text, letters, numbers, labels, arrows, frames or colour samples; no scenery, no shadows on"
    " the ground beyond the feet, nobody else."
)
_FORMS = {
    "person": "a person", "cat": "a cat that behaves like a person",
    "owl": "an owl that behaves like a person", "robot": "a friendly robot",
}  # fmt: skip
_AGES = {"child": "a child", "teen": "in its teens", "adult": "grown up", "elder": "old"}
_COVERS = {"person": "skin", "cat": "fur", "owl": "feathers", "robot": "metal"}
_PRONOUNS = {"she": "female", "he": "male"}
_HAIR = {Hair.BOB: "in a bob", Hair.BUN: "in a bun", Hair.BRAID: "in a braid",
         Hair.PONYTAIL: "in a ponytail", Hair.TWIN_TAILS: "in twin tails",
         Hair.SWEPT: "swept to one side"}  # fmt: skip
_WORN_AS = {Accessory.FRECKLES: "freckles", Accessory.SCAR: "a scar", Accessory.BEARD: "a beard",
            Accessory.MOUSTACHE: "a moustache", Accessory.GLASSES: "glasses",
            Accessory.HEADPHONES: "headphones", Accessory.GOGGLES: "goggles"}  # fmt: skip


def prompt(character: Character, style: Style, *, references: bool) -> str:
    """The whole request in words; the same for the same character and style."""
    parts = [_TASK + (_KEEP if references else ""), _who(character)]
    preset = styles.of(style)
    for words in (style.prompt, preset.prompt if preset else ""):
        parts += [f"Style: {words.strip()}."] if words.strip() else []
    parts += [_PLAIN]
    for avoid in (style.negative_prompt, preset.negative if preset else ""):
        parts += [f"Nothing of this either: {avoid.strip()}."] if avoid.strip() else []
    return "\n".join(parts)[:LONGEST]


def _who(character: Character) -> str:
    sex = _PRONOUNS.get(character.pronoun, "")
    first = f"{_FORMS[character.look.form]}, {_AGES[character.look.age]}, {character.look.build} of build"
    words = [f"The character: {first}{f', {sex}' if sex else ''}."]
    if character.appearance.strip():
        words.append(character.appearance.strip())
    words.append("In detail (colours as RGB codes, which are never written out): ")
    return " ".join(words) + "; ".join(_details(character.look)) + "."


def _details(look: Look) -> Iterator[str]:
    """What can be seen of a look, one thing after the other."""
    yield f"{_COVERS[look.form]} {look.skin}"
    if look.form == "person":
        yield _hair(look)
        yield f"{look.outfit} in {look.outfit_colour} and {look.outfit_second}, with touches of {look.outfit_accent}"
    else:
        yield f"what it wears or is painted with in {look.outfit_colour}, {look.outfit_second} and {look.outfit_accent}"
    yield f"{look.eye_shape} eyes, {look.eyes}"
    if look.accessories:
        worn = ", ".join(_WORN_AS.get(one, f"a {one}") for one in look.accessories)
        yield f"always with {worn}"


def _hair(look: Look) -> str:
    if look.hair is Hair.BALD:
        return "no hair"
    tips = f", {look.hair_tips} at the tips" if look.hair_tips else ""
    single = ", with one strand that stands up" if look.ahoge else ""
    style = _HAIR.get(look.hair, "")
    said = f"hair {style}" if style else f"{look.hair} hair"
    return f"{said}, {look.hair_colour}{tips}{single}"
