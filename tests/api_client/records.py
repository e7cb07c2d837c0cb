"""Records that only the API speaks of: lists, and what is sent to say all of something anew."""

from __future__ import annotations

from typing import Any, Generic, Literal, TypeVar

from pydantic import Field

from schemas.jobs import Key
from schemas.plan import Model
from schemas.resources import CharacterIn

T = TypeVar("T")


class Listing(Model, Generic[T]):
    """Some of many, and what `after` is to be for more."""

    next: str | None = None
    items: tuple[T, ...]


class CharacterPut(CharacterIn):
    """All of a character."""

    project_id: Key | None = None  # type: ignore[assignment]


class WorkflowPut(Model):
    """All of a workflow."""

    name: Key | None = None
    graph: dict[str, Any]
    bindings: dict[str, Any]


class BibleText(Model):
    """A character's file."""

    text: str = Field(min_length=1, max_length=100_000)


class HealthTold(Model):
    """Whether the studio can work; strangers hear the status alone."""

    status: Literal["ok", "troubled"]
    version: str | None = None
    queued: int | None = None
    running: int | None = None
    backends: dict[str, str] | None = None
