"""Making a director that is a language model, from the way it is set up."""

from __future__ import annotations

import difflib
from collections.abc import Callable
from typing import Any

from pydantic import ValidationError

from schemas.errors import ConfigError
from schemas.operation import Terms

from .anthropic import Anthropic
from .director import LlmDirector
from .openai import Compatible, OpenAI
from .vendor import Options, Vendor

_VENDORS: dict[str, Callable[[Terms, Options], Vendor]] = {
    "anthropic": Anthropic, "openai": OpenAI, "openai-compatible": Compatible,
}  # fmt: skip
_KEYLESS = frozenset({"openai-compatible"})


def make_llm(generator: str, terms: Terms, options: dict[str, Any]) -> LlmDirector:
    """The director; ConfigError or RetiredModelError, in a sentence, when it is set up wrongly."""
    if generator not in _KEYLESS and not terms.key:
        raise ConfigError(
            f"backends.{terms.name}.key is missing; a director of {generator} needs it"
        )
    chosen = _options(terms.name, options)
    return LlmDirector(terms.name, _VENDORS[generator](terms, chosen), chosen)


def _options(name: str, given: dict[str, Any]) -> Options:
    try:
        return Options.model_validate(given)
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        where = f"backends.{name}.options.{key}"
        if first["type"] != "extra_forbidden":
            raise ConfigError(f"{where}: {first['msg'][:1].lower()}{first['msg'][1:]}") from None
        near = difflib.get_close_matches(key, Options.model_fields, n=1)
        hint = (
            f"did you mean {near[0]!r}?" if near else f"there are {', '.join(Options.model_fields)}"
        )
        raise ConfigError(f"{where}: there is no such option; {hint}") from None
