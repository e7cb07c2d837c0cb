"""Directors: they write the episodes. `make` builds one from the way it is set up."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Any

from schemas.errors import ConfigError

if TYPE_CHECKING:
    from schemas.operation import Terms

    from .base import Director

GENERATORS = ("anthropic", "openai", "openai-compatible", "offline")


def make(generator: str, terms: Terms | None, options: dict[str, Any]) -> Director:
    """The director of that kind; it connects to nobody before it writes.

    ConfigError when there is no such kind, or when key, model, price or an option is wrong or
    missing; RetiredModelError when the model is past its last day.
    """
    if generator == "offline":
        from .offline import OfflineDirector

        return OfflineDirector()
    if terms is not None and generator in GENERATORS:
        from .llm.making import make_llm

        return make_llm(generator, terms, options)
    near = difflib.get_close_matches(generator, GENERATORS, n=1)
    hint = f"did you mean {near[0]!r}?" if near else f"there are {', '.join(GENERATORS)}"
    name = terms.name if terms else generator
    raise ConfigError(f"backends.{name}: there is no director {generator!r}; {hint}")
