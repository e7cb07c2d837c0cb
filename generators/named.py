"""Backends that are chosen by a name of ours: what is asked before one is set up."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from schemas.errors import ConfigError
from schemas.operation import Terms


def terms_of(
    what: str, generator: str, names: tuple[str, ...], terms: Terms | None,
    *, options: Mapping[str, Any], knows: str,
) -> Terms | None:  # fmt: skip
    """The terms of the backend of that name; None for the free one, the first of `names`.

    `knows` is the one option that those which are sold have. ConfigError for a name or an option that
    is wrong, or a key that is missing.
    """
    if generator not in names:
        raise ConfigError(f"there is no {what} {generator!r}; known are {', '.join(names)}")
    known = set() if generator == names[0] else {knows}
    if wrong := sorted(set(options) - known):
        hint = f"it knows {knows}" if known else "it has none"
        raise ConfigError(f"{what} {generator!r} has no option {wrong[0]!r}; {hint}")
    if generator == names[0]:
        return None
    if terms is None or not terms.key:
        raise ConfigError(f"{what} {generator!r} needs a key; set `key` of its backend")
    return terms
