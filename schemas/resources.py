"""What the API shows and takes besides jobs: projects, characters, workflows and what is known of them."""

from __future__ import annotations

from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field

from .bible import Character as Sheet
from .jobs import Key, Name
from .look import Look
from .plan import Model


class ProjectIn(Model):
    """A new project."""

    name: Name
    description: str = Field(default="", max_length=1200)
    style: Key = "animation-desk"
    on_air: bool = False  # whether episodes are owed; it needs a character and a place then
    language: str = Field(default="en", pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")


class ProjectEdit(Model):
    """What changes of a project; what is left out stays."""

    name: Name | None = None
    description: str | None = Field(default=None, max_length=1200)
    style: Key | None = None
    on_air: bool | None = None
    language: str | None = Field(default=None, pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")


class Project(Model):
    """A project: a series."""

    id: UUID
    slug: str
    name: str
    description: str
    style: str
    on_air: bool
    language: str
    characters: int
    episodes: int
    etag: str
    url: str  # its page


class CharacterIn(Model):
    """A new character."""

    project_id: Key
    name: Annotated[str, Field(min_length=1, max_length=80)]
    appearance: str = Field(default="", max_length=1000)
    personality: str = Field(default="", max_length=1000)
    backstory: str = Field(default="", max_length=4000)
    role: str = Field(default="", max_length=200)
    age: int = Field(default=16, ge=0, le=10_000)
    pronoun: Literal["she", "he", "they", "it"] = "they"
    look: Look | None = None  # null: read out of the appearance


class CharacterEdit(Model):
    """What changes of a character; what is left out stays."""

    name: Annotated[str, Field(min_length=1, max_length=80)] | None = None
    appearance: str | None = Field(default=None, max_length=1000)
    personality: str | None = Field(default=None, max_length=1000)
    backstory: str | None = Field(default=None, max_length=4000)
    role: str | None = Field(default=None, max_length=200)
    age: int | None = Field(default=None, ge=0, le=10_000)
    pronoun: Literal["she", "he", "they", "it"] | None = None
    look: Look | None = None


class Character(Model):
    """A character: a file of the bible."""

    id: UUID
    project_id: UUID
    slug: str
    name: str
    role: str
    age: int
    pronoun: str
    appearance: str
    personality: str
    backstory: str
    look: Look
    etag: str
    url: str


class BiblePage(Model):
    """A character's file: as it is written, and as it is understood."""

    character_id: UUID
    text: str  # YAML, with its comments
    character: Sheet
    etag: str


class WorkflowIn(Model):
    """A workflow for ComfyUI, in API format, and what its nodes mean."""

    name: Key
    graph: dict[str, Any]
    bindings: dict[str, Any]


class Workflow(Model):
    """A workflow."""

    name: str
    kind: str
    ours: bool  # comes with AniGen and cannot be changed
    graph: dict[str, Any]
    bindings: dict[str, Any]
    models: tuple[str, ...]
    etag: str


class Drift(Model):
    """How one grade of a character went over its takes."""

    measure: str
    takes: int
    usual: float  # mean of the accepted takes
    spread: float  # their standard deviation
    lately: float  # mean of the last few
    drifts: bool
    sentence: str


class Consistency(Model):
    """How consistent a character has been."""

    character_id: UUID
    takes: int
    drifts: bool
    measures: tuple[Drift, ...]
    history: tuple[dict[str, Any], ...]  # newest first: take, at, backend, verdict, grades


class Learned(Model):
    """What a verdict was understood as."""

    take: str
    liked: bool
    words: tuple[str, ...]
    wishes: tuple[dict[str, Any], ...]


class Health(Model):
    """Whether the studio can work."""

    status: Literal["ok", "troubled"]
    version: str
    queued: int
    running: int
    backends: dict[str, str]  # by name: ready, or why it rests
