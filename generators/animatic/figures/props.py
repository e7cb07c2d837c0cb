"""Things held in a hand, found by keyword."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from . import things
from .pen import Pen

Grip = Literal["up", "hang", "pole"]


@dataclass(frozen=True)
class Prop:
    """A thing and how it is held: upright in the hand, hanging below it, or by a long pole."""

    draw: Callable[[Pen], None]
    grip: Grip
    backdrop: Callable[[Pen], None] | None = None  # the part that lies behind the whole figure


_PROPS: dict[str, Prop] = {
    "lantern": Prop(things.lantern, "hang"), "letter": Prop(things.letter, "up"),
    "umbrella": Prop(things.umbrella_pole, "pole", things.umbrella_top), "cup": Prop(things.cup, "up"),
    "book": Prop(things.book, "up"), "key": Prop(things.key, "up"), "phone": Prop(things.phone, "up"),
    "map": Prop(things.chart, "up"), "wrench": Prop(things.wrench, "up"),
    "basket": Prop(things.basket, "hang"), "broom": Prop(things.broom, "pole"),
    "camera": Prop(things.camera, "up"), "flower": Prop(things.bouquet, "up"),
    "box": Prop(things.crate, "up"), "parcel": Prop(things.parcel, "up"),
}  # fmt: skip
_KINDS = {
    "lantern": "lamp torch light candle",
    "letter": "envelope note postcard paper ticket photo card",
    "umbrella": "parasol", "cup": "mug tea coffee bowl soup drink",
    "book": "diary notebook journal logbook manual", "phone": "telephone radio",
    "map": "chart scroll poster", "wrench": "spanner tool hammer screwdriver",
    "basket": "bag bread picnic groceries", "broom": "mop", "flower": "bouquet rose blossom",
    "box": "crate carton chest",
}  # fmt: skip
_WORDS = {word: name for name, words in _KINDS.items() for word in words.split()}


def prop(holding: str) -> Prop:
    """The thing that the words of `holding` name; the last word that is known decides."""
    for word in reversed(re.findall(r"[a-z]+", holding.lower())):
        for form in (word, word.removesuffix("s"), word.removesuffix("es")):
            name = _WORDS.get(form, form)
            if name in _PROPS:
                return _PROPS[name]
    return _PROPS["parcel"]
