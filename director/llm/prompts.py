"""Prompts: versioned Jinja2 files, and what is written into them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from schemas import plan
from schemas.bible import Bible, Speech

FOLDER = Path(__file__).parents[1] / "prompts"
_SAMPLES = 12  # lines that show how somebody talks, one of each kind
_LISTED = ("EntityKind", "TimeOfDay", "Timeframe", "Weather", "Mood", "Presence", "Framing", "Move",
           "Effect", "Expression", "Pose", "Manner")  # fmt: skip


def version(name: str) -> str:
    """A prompt's name with a short hash of its file: `plan.j2@1f2e3d4c`."""
    return f"{name}@{_digest(name)}"


def render(name: str, **words: Any) -> str:
    """The text of a prompt."""
    return _environment().get_template(name).render(**words)


def system(bible: Bible) -> str:
    """What never changes from episode to episode: the craft, and the series as its maker wrote it."""
    craft = render("craft.j2", bible=bible, rating=bible.rules.rating, words=_words())
    return f"{craft}\n\n{render('bible.j2', bible=bible)}"


def samples(speech: Speech) -> Iterator[str]:
    """A few lines that show how somebody talks, the first of each kind."""
    kinds = (value for name, value in speech if name not in {"temper", "style", "tics"})
    return islice((lines[0] for lines in kinds if lines), _SAMPLES)


@cache
def _environment() -> Environment:
    made = Environment(  # noqa: S701 - the text is read by a model, not by a browser
        loader=FileSystemLoader(FOLDER), undefined=StrictUndefined, auto_reload=False,
        keep_trailing_newline=False,
    )  # fmt: skip
    made.filters["samples"] = samples
    return made


@cache
def _digest(name: str) -> str:
    return hashlib.sha256((FOLDER / name).read_bytes()).hexdigest()[:8]


@cache
def _words() -> dict[str, str]:
    """The words that a field may hold, by the name of their list."""
    return {name: ", ".join(getattr(plan, name)) for name in _LISTED}
