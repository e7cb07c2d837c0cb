"""Style presets: how a series looks, as data that every generator reads.

Read from the `styles.yaml` beside this file; a file of that name in the studio folder adds presets to
it or replaces them.
"""

from __future__ import annotations

import difflib
from functools import cache
from pathlib import Path
from typing import Protocol

from pydantic import Field, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

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


def load(folder: Path | None = None) -> Styles:
    """The presets we ship, with those of the studio in `folder` laid over them.

    Raises ConfigError with file and reason when one cannot be read or is wrong.
    """
    theirs = folder / FILE if folder else None
    if theirs is None or not theirs.exists():
        return _shipped()
    added = _read(theirs)
    kept = {one.id: one for one in _shipped().presets} | {one.id: one for one in added.presets}
    return Styles(presets=tuple(kept.values()))


def find(name: str) -> Preset:
    """The preset of that name among those we ship; ConfigError where there is none."""
    return _shipped().find(name)


def of(style: Styled) -> Preset | None:
    """The preset of a series; None where nobody knows its name any more, and it is left unsaid."""
    return _shipped().known(style.preset)


@cache
def _shipped() -> Styles:
    return _read(Path(__file__).with_name(FILE))


def _read(file: Path) -> Styles:
    try:
        values = YAML(typ="safe").load(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError, YAMLError) as error:
        raise ConfigError(f"{file}{_unreadable(error)}") from error
    try:
        return Styles.model_validate(values)
    except ValidationError as error:
        raise ConfigError(f"{file}: {_wrong(values, error)}") from None


def _wrong(values: object, error: ValidationError) -> str:
    """What is wrong first, and in which preset."""
    first = error.errors()[0]
    where = [str(part) for part in first["loc"]]
    if len(where) > 1 and isinstance(values, dict):
        listed = values["presets"][int(where[1])]
        name = listed.get("id") if isinstance(listed, dict) else None
        where[:2] = [str(name or f"preset {int(where[1]) + 1}")]
    return f"{'.'.join(where) or 'the file'}: {first['msg']}"


def _unreadable(error: Exception) -> str:
    """Where a file stops being YAML, and why, as the end of a sentence."""
    mark = getattr(error, "problem_mark", None)
    said = getattr(error, "problem", None) or getattr(error, "strerror", None) or str(error)
    reason = said.splitlines()[0] if said else type(error).__name__
    return f"{f':{mark.line + 1}' if mark else ''} cannot be read: {reason}"
