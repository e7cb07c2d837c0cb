"""Style presets: how a series looks, as data that every generator reads.

Read from the `styles.yaml` beside this file.
"""

from __future__ import annotations

import difflib
from functools import cache
from pathlib import Path
from typing import Protocol

from pydantic import Field
from ruamel.yaml import YAML

from .errors import ConfigError
from .look import Colour
from .plan import Id, Model

FILE = "styles.yaml"
DEFAULT = "animation-desk"


class Preset(Model):
    """A look: words for models that read, colours and light for those that draw."""

    id: Id
    name: str = Field(min_length=1, max_length=80)
    prompt: str = Field(
        min_length=1, max_length=600
    )  # words, comma-separated, most important first
    negative: str = Field(default="", max_length=600)
    line: Colour = "#2b2226"  # of drawn outlines
    line_share: float = Field(default=0.0, ge=0, le=1)  # how far drawn outlines move to it
    line_width: float = Field(default=1.0, gt=0, le=4)  # against the animatic's own
    palette: tuple[Colour, ...] = Field(min_length=3, max_length=8)  # dark to light
    pull: float = Field(default=0.0, ge=0, le=1)  # how far drawn colours move to the palette
    saturation: float = Field(default=1.0, ge=0, le=2)
    contrast: float = Field(default=1.0, ge=0.5, le=2)
    light: str = Field(default="", max_length=300)  # words
    tint: Colour | None = None  # colour of the light
    tint_share: float = Field(default=0.0, ge=0, le=1)
    glow: float = Field(
        default=1.0, ge=0, le=3
    )  # of lamps and bright skies, against the animatic's own
    grain: float = Field(default=0.0, ge=0, le=1)
    tone: bool = False  # screentone in the shadows, as printed comics have


class Styled(Protocol):
    """Something that names a preset, as the style of a bible does."""

    @property
    def preset(self) -> str:
        """The name."""
        ...


class Styles(Model):
    """Every preset that a series may name."""

    presets: tuple[Preset, ...] = ()

    def known(self, name: str) -> Preset | None:
        """The preset of that name, if there is one."""
        return next((preset for preset in self.presets if preset.id == name), None)

    def find(self, name: str) -> Preset:
        """The preset of that name; ConfigError, with the nearest name, where there is none."""
        if found := self.known(name):
            return found
        known = [preset.id for preset in self.presets]
        near = difflib.get_close_matches(name, known, n=1)
        hint = f"did you mean {near[0]!r}?" if near else f"there are {', '.join(known)}"
        raise ConfigError(f"there is no style preset {name!r}; {hint}")


@cache
def load() -> Styles:
    """The presets that we ship."""
    text = Path(__file__).with_name(FILE).read_text(encoding="utf-8")
    return Styles.model_validate(YAML(typ="safe").load(text))


def find(name: str) -> Preset:
    """The preset of that name among those we ship; ConfigError where there is none."""
    return load().find(name)


def of(style: Styled) -> Preset | None:
    """The preset of a series; None where nobody knows its name any more, and it is left unsaid."""
    return load().known(style.preset)
