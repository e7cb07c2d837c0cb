"""Attributes: what somebody is does not change; how old, only upwards; what they wear, freely."""

from __future__ import annotations

import re
from collections.abc import Iterator

from schemas.plan import Beat, BeatKind

from ..effects import attribute_slot
from .moment import Complaint, Family, Moment, quoted

_BORN_WITH = """
eyes eye_colour eye_color born birthday birthplace hometown blood blood_type species form name
mother father parents twin handedness birthmark native_language skin
"""
_CHANGING = """
hair hair_colour hair_color hair_style hairstyle outfit clothes wears accessory accessories goal
faction job rank title role home mood nickname weight height wealth fear wish habit team school
class club allegiance voice health
"""
_FAMILIES = (
    "brown hazel amber chestnut golden gold orange tawny honey", "grey gray silver steel",
    "violet purple lavender plum lilac mauve", "blue azure navy teal turquoise cyan sapphire",
    "green emerald jade olive", "red crimson scarlet ruby", "black dark raven ebony",
    "white pale snowy ivory", "yellow blond blonde straw", "pink rose",
)  # fmt: skip
_SHADES = {word: family.split()[0] for family in _FAMILIES for word in family.split()}
_LITTLE = frozenset({"a", "an", "the", "very", "bright", "deep", "light", "eyes", "hair"})
PERMANENT = frozenset(_BORN_WITH.split())
_FREE = frozenset(_CHANGING.split())
_KEPT = frozenset({"location", "alive", "aliases", "goal"})  # what other beats change


def _contradicts(m: Moment, beat: Beat) -> Iterator[Complaint]:
    """What is described agrees with what is recorded, unless it is of the kind that changes."""
    slot = attribute_slot(beat.who, beat.what)
    what = slot.partition(".")[2]
    if what in _KEPT or what.startswith("wound"):
        yield Complaint(
            "form", f"describe does not change {beat.what!r}; use the beat made for it",
            quoted(beat),
        )  # fmt: skip
        return
    recorded = m.world.value(slot)
    if not recorded or what in _FREE or agrees(what, recorded, beat.value):
        return
    firm = what in PERMANENT or what == "age"
    yield Complaint(
        "attribute", f"{m.name(beat.who)}'s {beat.what} is {recorded!r} ({m.when(slot)}),"
        f" not {beat.value!r}; keep what is recorded", quoted(beat), slot,
        "error" if firm else "warning",
    )  # fmt: skip


def agrees(what: str, recorded: str, described: str) -> bool:
    """Whether a description is the recorded one, a part of it or more of it; age may only grow."""
    if what == "age" and recorded.isdecimal() and described.isdecimal():
        return int(described) >= int(recorded)
    old, new = _words(recorded), _words(described)
    return old <= new or new <= old


def _words(text: str) -> set[str]:
    """The words that matter; colours of one family count as one."""
    words = set(re.findall(r"[^\W_]+", text.casefold())) - _LITTLE
    return {_SHADES.get(word, word) for word in words}


FAMILY = Family(beats={BeatKind.DESCRIBE: (_contradicts,)})
