"""The registry: which generators are installed, found through the entry points of packages.

Ours come through the same door as anybody's. A package that cannot be loaded disables its own
generator and nothing else.
"""

from __future__ import annotations

import difflib
import inspect
from collections.abc import Callable, Mapping
from importlib import metadata
from pathlib import Path
from typing import Any

from schemas.errors import AniGenError, ConfigError
from schemas.grades import USUAL, Gates
from schemas.operation import Terms

from .base import Generator

GROUP = "anigen.generators"
_OURS = "anigen"
_PARTS = ("capabilities", "estimate", "generate", "aclose")


def names() -> list[str]:
    """The names of all installed generators, in alphabetical order; none of them is loaded."""
    return sorted(_entry_points())


def create(
    name: str, options: Mapping[str, Any], *, folder: Path, terms: Terms | None = None,
    gates: Gates = USUAL,
) -> Generator:  # fmt: skip
    """Make the generator of that name; `folder` is its own cache, made when it is missing.

    One that takes `terms` is given them, and one that judges its own phases the `gates`. Raises ConfigError when there is no such generator, its
    package cannot be loaded, it does not accept the options, or it would spend money and does not
    say what it buys.
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
        made = make(
            dict(options), folder=folder, **_terms(make, terms, origin), **_gates(make, gates)
        )
    except AniGenError:
        raise
    except Exception as error:
        raise ConfigError(
            f"{origin} cannot be set up ({type(error).__name__}: {error}); check its options"
        ) from error
    if missing := [part for part in _PARTS if not hasattr(made, part)]:
        raise ConfigError(f"{origin} is not a generator: it has no {', '.join(missing)}")
    generator: Generator = made
    _check_money(make, generator, origin)
    return generator


def _terms(make: Callable[..., object], terms: Terms | None, origin: str) -> dict[str, Terms]:
    """The terms, for one who takes them."""
    if not _takes_terms(make):
        return {}
    if terms is None:
        raise ConfigError(f"{origin} is paid; configure a backend with its `key`")
    return {"terms": terms}


def _gates(make: Callable[..., object], gates: Gates) -> dict[str, Gates]:
    """The thresholds, for one who judges."""
    return {"gates": gates} if "gates" in inspect.signature(make).parameters else {}


def _check_money(make: Callable[..., object], generator: Generator, origin: str) -> None:
    """Refuse one that is paid and cannot be paid through the till."""
    if getattr(generator.capabilities, "paid", False) and not (
        _takes_terms(make) and hasattr(generator, "seller")
    ):
        raise ConfigError(
            f"{origin} is paid, but cannot say what it buys: it takes no `terms` or has no `seller`"
        )


def _takes_terms(make: Callable[..., object]) -> bool:
    return "terms" in inspect.signature(make).parameters


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
