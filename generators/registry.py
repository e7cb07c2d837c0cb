"""The registry: which generators are installed, found through the entry points of packages.

Ours come through the same door as anybody's. A package that cannot be loaded disables its own
generator and nothing else.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from importlib import metadata
from pathlib import Path
from typing import Any

from schemas.errors import AniGenError, ConfigError

from .base import Generator

GROUP = "anigen.generators"
_OURS = "anigen"
_PARTS = ("capabilities", "estimate", "generate", "aclose")


def names() -> list[str]:
    """The names of all installed generators, in alphabetical order; none of them is loaded."""
    return sorted(_entry_points())


def create(name: str, options: Mapping[str, Any], *, folder: Path) -> Generator:
    """Make the generator of that name; `folder` is its own cache, made when it is missing.

    Raises ConfigError when there is no such generator, its package cannot be loaded, or it does
    not accept the options.
    """
    entry = _entry_points().get(name)
    if entry is None:
        raise ConfigError(_unknown(name))
    origin = f"generator {name!r} of the package {_package(entry)!r}"
    try:
        make = entry.load()
    except (Exception, SystemExit) as error:
        raise ConfigError(
            f"{origin} cannot be loaded ({type(error).__name__}: {error});"
            " repair or remove the package, or take the backend out of the cast"
        ) from error
    try:
        folder.mkdir(parents=True, exist_ok=True)
        made = make(dict(options), folder=folder)
    except AniGenError:
        raise
    except Exception as error:
        raise ConfigError(
            f"{origin} cannot be set up ({type(error).__name__}: {error}); check its options"
        ) from error
    if missing := [part for part in _PARTS if not hasattr(made, part)]:
        raise ConfigError(f"{origin} is not a generator: it has no {', '.join(missing)}")
    generator: Generator = made
    return generator


def _entry_points() -> dict[str, metadata.EntryPoint]:
    """Entry points by name; where two packages offer one name ours counts, then the alphabet."""
    found = metadata.entry_points(group=GROUP)
    order = sorted(found, key=lambda entry: (_package(entry) != _OURS, _package(entry)))
    return {entry.name: entry for entry in reversed(order)}


def _package(entry: metadata.EntryPoint) -> str:
    return entry.dist.name if entry.dist else "?"


def _unknown(name: str) -> str:
    installed = names()
    near = difflib.get_close_matches(name.lower(), installed, n=1, cutoff=0.5)
    hint = f"did you mean {near[0]!r}?" if near else f"installed are: {', '.join(installed)}"
    return f"there is no generator {name!r}; {hint if installed else 'none is installed'}"
