"""The starter series: copied into a new studio, from then on the operator's own."""

from __future__ import annotations

import difflib
import shutil
from pathlib import Path

from schemas.errors import ConfigError

STARTER = Path(__file__).parent / "starter"
FIRST = "small-weather-office"  # what a new studio gets when nothing else is asked for


def starters() -> list[str]:
    """The series that a studio can begin with, by slug; the usual one comes first."""
    slugs = sorted(p.parent.name for p in STARTER.glob("*/series.yaml"))
    return sorted(slugs, key=lambda slug: slug != FIRST)


def write(folder: Path, starter: str = FIRST) -> list[Path]:
    """Copy a starter series into `folder`; returns where it lies.

    ConfigError when there is no such starter, OSError when it cannot be written.
    """
    known = starters()
    if starter not in known:
        near = difflib.get_close_matches(starter, known, n=1)
        hint = f"did you mean {near[0]!r}?" if near else f"there are {', '.join(known)}"
        raise ConfigError(f"there is no starter series {starter!r}; {hint}")
    shutil.copytree(STARTER / starter, folder / starter)
    return [folder / starter]
