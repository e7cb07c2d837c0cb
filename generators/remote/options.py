"""What an operator can set for a backend that sells film."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from schemas.errors import ConfigError
from schemas.operation import Terms

Kind = TypeVar("Kind", bound="Options")
Continuity = Literal["auto", "extend", "frame", "none"]


class Options(BaseModel):
    """The options that every such backend has."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    size: str = ""  # "" : the smallest that fills the episode's picture
    sound: bool = True  # false: the film is silent, our voices speak
    chain: bool = False  # begin where the shot before ended; shots are then made one by one
    continuity: Continuity = "auto"  # how the parts of a long shot hang together
    parallel: int = Field(default=2, ge=1, le=64)
    timeout_s: float = Field(default=120.0, gt=0, le=600)
    deadline_s: float = Field(default=1800.0, gt=0, le=86_400)


def options_of(kind: type[Kind], values: Mapping[str, Any], terms: Terms) -> Kind:
    """The options, checked; ConfigError names the one that is wrong."""
    try:
        return kind.model_validate(dict(values))
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"])
        raise ConfigError(
            f"option {name!r} of backend {terms.name!r} is wrong: {first['msg']}; it knows"
            f" {', '.join(kind.model_fields)}"
        ) from None
