"""Prices: what a model costs and can do, from when until when. Data with dates, never constants.

Read from the `prices.yaml` beside this file; a file of that name in the studio folder adds models to
it or replaces them.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from .errors import ConfigError, RetiredModelError
from .plan import Model

FILE = "prices.yaml"
Usd = Annotated[Decimal, Field(ge=0)]
_MTOK = Decimal(1_000_000)


class Rate(Model):
    """The price list of a model from a day on, in US dollars."""

    since: date
    second: dict[str, Usd] = Field(default_factory=dict)  # of video, by size; `any` for all
    image: dict[str, Usd] = Field(default_factory=dict)  # an image made, by size
    thousand_characters: Usd | None = None
    mtok: dict[str, Usd] = Field(default_factory=dict)  # a million tokens: in, out, cache_read …
    above: int = 0  # a prompt of more tokens than this costs `mtok_above`; 0: there is no such step
    mtok_above: dict[str, Usd] = Field(default_factory=dict)


class Priced(Model):
    """A model of a vendor: what it makes, how long it lives, what it costs."""

    id: str
    kind: Literal["text", "video", "image", "speech"]
    rates: tuple[Rate, ...] = Field(min_length=1)
    source: str = ""
    ends: date | None = None  # the first day on which it is no longer used
    seconds: tuple[int, ...] = ()  # lengths of video it makes
    sizes: tuple[str, ...] = ()
    audio: bool = False  # speaks and sounds by itself
    references: int = 0  # images of characters it takes
    first_frame: bool = False
    extends: bool = False  # goes on where a film of its own ended
    answer_tokens: int = 16_000  # a text model's longest answer
    options: dict[str, str] = Field(default_factory=dict)  # the vendor's own words for things

    def rate(self, on: date | None = None) -> Rate:
        """The list that holds on a day, by default today; ConfigError where none does yet."""
        day = on or today()
        held = [rate for rate in self.rates if rate.since <= day]
        if not held:
            first = min(rate.since for rate in self.rates)
            raise ConfigError(f"model {self.id!r} has no price before {first}; add one to {FILE}")
        return max(held, key=lambda rate: rate.since)


class Prices(Model):
    """Everything that can be bought."""

    as_of: date
    models: tuple[Priced, ...] = ()

    def model(self, model_id: str, kind: str, *, on: date | None = None) -> Priced:
        """The model of that id.

        Raises ConfigError where it has no price or is of another kind, RetiredModelError past its
        last day.
        """
        found = next((m for m in self.models if m.id == model_id), None)
        if found is None:
            near = difflib.get_close_matches(model_id, [m.id for m in self.models], n=1)
            hint = f"; did you mean {near[0]!r}?" if near else ""
            raise ConfigError(
                f"there is no price for model {model_id!r}{hint or f'; add it to {FILE}'}"
            )
        if found.kind != kind:
            raise ConfigError(f"model {model_id!r} makes {found.kind}, not {kind}; choose another")
        if found.ends is not None and (on or today()) >= found.ends:
            raise RetiredModelError(
                f"model {model_id!r} was retired on {found.ends}; choose another one"
            )
        found.rate(on)
        return found


def tokens_usd(rate: Rate, counts: Mapping[str, int]) -> Decimal:
    """What so many tokens cost, by the names in `mtok`; every name counted must have a price."""
    prompt = sum(n for name, n in counts.items() if name not in {"out", "thinking"})
    mtok = rate.mtok | rate.mtok_above if rate.above and prompt > rate.above else rate.mtok
    total = sum((mtok[name] * n for name, n in counts.items() if n), Decimal(0))
    return total / _MTOK


def today() -> date:
    """The day on which we buy."""
    return datetime.now(UTC).date()


def load(folder: Path | None = None) -> Prices:
    """The prices we ship, with those of the studio in `folder` laid over them.

    Raises ConfigError with file and reason when one cannot be read or is wrong.
    """
    ours = _read(Path(__file__).with_name(FILE))
    theirs = folder / FILE if folder else None
    if theirs is None or not theirs.exists():
        return ours
    added = _read(theirs)
    kept = {model.id: model for model in ours.models} | {model.id: model for model in added.models}
    return Prices(as_of=added.as_of, models=tuple(kept.values()))


def _read(file: Path) -> Prices:
    try:
        values = _exact(YAML(typ="safe", pure=True).load(file.read_text(encoding="utf-8")))
    except (OSError, ValueError, RecursionError, YAMLError) as error:
        raise ConfigError(f"{file}{_unreadable(error)}") from error
    try:
        return Prices.model_validate(values)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise ConfigError(f"{file}: {where or 'the file'}: {first['msg']}") from None


def _unreadable(error: Exception) -> str:
    """Where a file stops being YAML, and why, as the end of a sentence."""
    mark = getattr(error, "problem_mark", None)
    said = getattr(error, "problem", None) or getattr(error, "strerror", None) or str(error)
    reason = said.splitlines()[0] if said else type(error).__name__
    return f"{f':{mark.line + 1}' if mark else ''} cannot be read: {reason}"


def _exact(value: Any) -> Any:
    """Floats as decimals with the digits that stand in the file."""
    if isinstance(value, dict):
        return {key: _exact(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_exact(one) for one in value]
    return Decimal(repr(value)) if isinstance(value, float) else value
