"""Presets: what a card of so much memory is given to do, and what the operator wants otherwise."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pydantic import Field
from ruamel.yaml import YAML

from schemas.errors import ConfigError
from schemas.plan import Model

from .bindings import Kind
from .settings import Options
from .workflow import Value, Workflow

FILE = Path(__file__).with_name("presets.yaml")
LORAS = "loras"  # a table of the overrides: character → LoRA file
_WORDS = ("praise", "avoid")
_KINDS: tuple[Kind, ...] = ("still", "sheet", "loop", "video")


class Preset(Model):
    """What a card of a size is given to do."""

    still: str
    likeness: str
    sheet: str
    loop: str
    video: str
    tries: int = Field(default=2, ge=1, le=8)
    values: dict[str, dict[str, Value]] = Field(default_factory=dict)


class _File(Model):
    presets: dict[str, Preset]


@dataclass(frozen=True)
class Setup:
    """A workflow with everything that does not change from shot to shot."""

    workflow: Workflow
    values: Mapping[str, Value]
    praise: str = ""
    avoid: str = ""
    instead: Setup | None = None  # stands in where this one finds nothing to work with


@dataclass(frozen=True)
class Choice:
    """The workflows of a backend. `likeness` and `portrait` need a picture of the character.

    None: the operator wants none of that kind.
    """

    still: Setup
    likeness: Setup | None
    sheet: Setup
    portrait: Setup | None
    loop: Setup | None
    video: Setup | None
    loras: Mapping[str, str]  # character → file
    tries: int

    def all(self) -> tuple[Setup, ...]:
        """Every setup that may be used."""
        setups = (self.still, self.likeness, self.sheet, self.portrait, self.loop, self.video)
        return tuple(one for one in setups if one is not None)


def choose(options: Options, shelf: Mapping[str, Workflow]) -> Choice:
    """What the preset says, where the options do not say otherwise.

    Raises ConfigError for a workflow, a kind or a value that there is none of.
    """
    preset = load()[options.preset]
    loras = {who: str(file) for who, file in options.overrides.get(LORAS, {}).items()}
    _check(options, shelf)
    still, likeness = _stills(preset.still, preset.likeness, options.workflows.get("still"), shelf)
    sheet, portrait = _stills(preset.sheet, likeness, options.workflows.get("sheet"), shelf)

    def setup(kind: Kind, name: str) -> Setup | None:
        return _setup(preset, options, shelf, kind, name) if name else None

    def sure(kind: Kind, name: str) -> Setup:
        return _setup(preset, options, shelf, kind, name)

    return Choice(
        still=sure("still", still), likeness=setup("still", likeness), sheet=sure("sheet", sheet),
        portrait=setup("sheet", portrait),
        loop=setup("loop", options.workflows.get("loop", preset.loop)),
        video=setup("video", options.workflows.get("video", preset.video)),
        loras=loras, tries=preset.tries,
    )  # fmt: skip


@cache
def load() -> Mapping[str, Preset]:
    """The presets we ship, by name."""
    return _File.model_validate(YAML(typ="safe", pure=True).load(FILE.read_text("utf-8"))).presets


def _stills(
    plain: str, likeness: str, wanted: str | None, shelf: Mapping[str, Workflow]
) -> tuple[str, str]:
    """The workflows without and with a picture of the character, as the operator wants one of them.

    One that cannot take such a picture is used for everything.
    """
    if wanted is None or wanted == plain:
        return plain, likeness
    return (plain, wanted) if shelf[wanted].needs("reference") else (wanted, "")


def _setup(
    preset: Preset, options: Options, shelf: Mapping[str, Workflow], kind: Kind, name: str
) -> Setup:
    values = dict[str, Value]()
    for table in (preset.values, options.overrides):
        values |= table.get(name, {})
    for table in (preset.values, options.overrides):
        values |= table.get(kind, {})
    praise, avoid = (str(values.pop(word, "")) for word in _WORDS)
    other = shelf[name].bindings.instead
    instead = _setup(preset, options, shelf, kind, other) if other else None
    return Setup(shelf[name], values, praise, avoid, instead)


def _check(options: Options, shelf: Mapping[str, Workflow]) -> None:
    """Refuse what the options name and nobody knows."""
    for kind, name in options.workflows.items():
        if name not in shelf and not (name == "" and kind in {"loop", "video"}):
            raise ConfigError(_unknown(f"workflow {name!r} for {kind}", name, shelf))
        if name and (makes := shelf[name].bindings.kind) != kind and {makes, kind} != _SAME:
            raise ConfigError(f"workflow {name!r} makes a {makes}, not a {kind}; choose another")
    for table, values in options.overrides.items():
        known = [*shelf, *_KINDS, LORAS]
        if table not in known:
            raise ConfigError(_unknown(f"workflow or kind {table!r} to override", table, known))
        if table in shelf:
            told = shelf[table].bindings
            names = [*told.bindings, *told.models, *_WORDS]
            wrong = next((name for name in values if name not in names), None)
            if wrong is not None:
                raise ConfigError(_unknown(f"value {wrong!r} in workflow {table!r}", wrong, names))


_SAME = {"still", "sheet"}


def _unknown(what: str, name: str, known: Iterable[str]) -> str:
    known = sorted(known)
    near = difflib.get_close_matches(name, known, n=1)
    return f"there is no {what}; " + (
        f"did you mean {near[0]!r}?" if near else f"known are {', '.join(known)}"
    )
