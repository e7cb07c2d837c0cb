"""What the making of a portrait is asked for and what it hands back: cheap to import."""

from __future__ import annotations

from pathlib import Path

from schemas.plan import Model


class Sitting(Model):
    """A sheet to be shown, a line to be heard (empty: none), and the folder to put them into."""

    sheet: Path
    drawn_here: bool  # by the animatic: where the faces are is known
    voice: str = ""
    into: Path


class Likeness(Model):
    """What was made: names in the folder, which change with what is in them."""

    sheet: str
    width: int
    height: int
    portrait: str
    voice: str = ""
    seconds: float = 0.0  # of the voice
