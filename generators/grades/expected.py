"""What a plan leads one to expect of footage: everything that measuring needs to know, and no more."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field

from schemas.grades import Allowance
from schemas.look import Colour
from schemas.plan import Model


class Colours(Model):
    """One thing to be found: what it may look like in this light, and how much of it there is."""

    shades: tuple[Colour, ...]
    least: float = Field(gt=0, lt=1)  # share of the picture


class Sought(Model):
    """A character that the picture must show, all the time or, when going past, at some time."""

    id: str
    name: str
    colours: tuple[Colours, ...] = ()
    passes: bool = False
    face: bool = False  # it is near, and turned to the camera
    likeness: Path | None = None  # a picture of theirs


class Expected(Model):
    """What footage is measured against."""

    allowance: Allowance
    sought: tuple[Sought, ...] = ()
    colourless: str = ""  # why nobody can be known by their colours, where that is so
