"""Secrets: read by reference, never shown, and blotted out of whatever is written down."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from . import vault
from .errors import ConfigError

_BLOT: Final = "…"
_LONGEST: Final = 300
_SHORTEST: Final = 6  # anything shorter would blot out ordinary words
_revealed: Final[set[str]] = set()


class Secret:
    """A value that does not show itself; `reveal()` gives it to the one who needs it."""

    def __init__(self, value: str) -> None:
        self._value = value
        if len(value) >= _SHORTEST:
            _revealed.add(value)

    def reveal(self) -> str:
        """The value itself."""
        return self._value

    def __bool__(self) -> bool:
        return bool(self._value)

    def __repr__(self) -> str:
        return f"Secret({_BLOT})"

    __str__ = __repr__


def read(
    reference: str, *, whose: str, pem: bool = False, environment: Mapping[str, str] = os.environ
) -> Secret:
    """What `env:NAME`, `file:/path` or `vault:PATH#FIELD` refers to; ConfigError when it is not there.

    With `pem` it may be one of those keys that fill several lines.
    """
    kind, _, where = reference.partition(":")
    if kind == "env" and where:
        value = environment.get(where, "").strip()
        if not value:
            raise ConfigError(
                f"{whose} is read from the variable {where}, which is not set; set it"
            )
    elif kind == "file" and where:
        try:
            value = Path(where).read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError) as error:
            raise ConfigError(
                f"{whose} is read from {where}, which cannot be read; put the key into that file"
            ) from error
        if not value:
            raise ConfigError(f"{whose} is read from {where}, which is empty; put the key into it")
    elif kind == "vault" and where:
        Secret(vault.token(environment))  # so that it is blotted out, too
        value = vault.field(where, whose=whose, environment=environment)
    else:
        raise ConfigError(
            f"{whose} must be a reference, `env:NAME`, `file:/path` or `vault:PATH#FIELD`, never the"
            " key itself"
        )
    if pem and "-----BEGIN" in value:
        return Secret(value)
    if re.search(r"[\s\x00-\x1f\x7f]|[^\x00-\x7f]", value):
        raise ConfigError(f"{whose} holds blanks or characters that no key has; copy it again")
    return Secret(value)


def blot(text: str) -> str:
    """The text without any secret that has been read."""
    for value in sorted(_revealed, key=len, reverse=True):
        text = text.replace(value, _BLOT)
    return text


def sentence(text: str, *, most: int = _LONGEST) -> str:
    """Somebody else's words fit to be shown: one line, at most so long, no secret in it."""
    text = blot(" ".join(text.split()))
    return text if len(text) <= most else text[: most - 1] + _BLOT
