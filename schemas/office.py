"""The office: what the API may ask of the studio, on one page.

The web side knows HTTP and who is asking; the studio does the work. Neither imports the other: they
meet here. Whoever asks has been recognised and may do it; what is asked may still be impossible, and
then the office raises one of the errors below, with one sentence for whoever asked.
"""

# ruff: noqa: D102 - the names of the methods and of their types say it

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Generic, Protocol, TypeVar
from uuid import UUID

from .access import Who
from .errors import AniGenError
from .jobs import (
    AdvanceRequest,
    Batch,
    BatchRequest,
    File,
    GenerateRequest,
    Job,
    JobKind,
    JobState,
    OrchestrateRequest,
    PhaseAbout,
    Told,
    VerdictRequest,
)
from .resources import (
    BiblePage,
    Character,
    CharacterEdit,
    CharacterIn,
    Consistency,
    Health,
    Learned,
    Project,
    ProjectEdit,
    ProjectIn,
    Workflow,
    WorkflowIn,
)
from .styles import Preset

T = TypeVar("T")


class AbsentError(AniGenError):
    """There is no such thing. 404."""


class ConflictError(AniGenError):
    """It cannot be done as things stand. 409."""


class StaleError(AniGenError):
    """It has been changed since it was read. 412."""


class UnfitError(AniGenError):
    """What was sent cannot be used. 422; `where` is a JSON pointer into it."""

    def __init__(self, message: str, *, where: str = "") -> None:
        self.where = where
        super().__init__(message)


class QuotaError(AniGenError):
    """More than was allowed. 429, again after so many seconds."""

    def __init__(self, message: str, *, retry_after: float) -> None:
        self.retry_after = retry_after
        super().__init__(message)


@dataclass(frozen=True)
class Page(Generic[T]):
    """Some of many, and how to ask for more."""

    items: Sequence[T]
    next: str | None = None  # what `after` is to be


@dataclass(frozen=True)
class Accepted(Generic[T]):
    """What was accepted; `fresh` is false where the same key had brought it before."""

    made: T
    fresh: bool


class Office(Protocol):
    """Everything that can be asked. Keys are UUIDs, slugs, or aliases that the operator has given."""

    async def aclose(self) -> None: ...

    async def open(self) -> bool:
        """Whether anybody may come in: there is a token, or another way."""
        ...

    async def recognise(self, bearer: str) -> Who | None:
        """Whose token that is; None when it is nobody's, or not any more."""
        ...

    async def health(self) -> Health: ...

    async def projects(self, *, after: str | None, limit: int) -> Page[Project]: ...
    async def project(self, key: str) -> Project: ...
    async def add_project(self, who: Who, asked: ProjectIn) -> Project: ...
    async def edit_project(
        self, who: Who, key: str, asked: ProjectEdit, *, etag: str | None
    ) -> Project: ...
    async def archive_project(self, who: Who, key: str, *, etag: str | None) -> None: ...

    async def characters(
        self, *, project: str | None, after: str | None, limit: int
    ) -> Page[Character]: ...
    async def character(self, key: str) -> Character: ...
    async def add_character(self, who: Who, asked: CharacterIn) -> Character: ...
    async def edit_character(
        self, who: Who, key: str, asked: CharacterEdit, *, etag: str | None
    ) -> Character: ...
    async def archive_character(self, who: Who, key: str, *, etag: str | None) -> None: ...
    async def bible(self, key: str) -> BiblePage: ...
    async def write_bible(
        self, who: Who, key: str, text: str, *, etag: str | None
    ) -> BiblePage: ...
    async def consistency(self, key: str) -> Consistency: ...

    async def workflows(self, *, after: str | None, limit: int) -> Page[Workflow]: ...
    async def workflow(self, name: str) -> Workflow: ...
    async def add_workflow(self, who: Who, asked: WorkflowIn) -> Workflow: ...
    async def edit_workflow(
        self, who: Who, name: str, asked: WorkflowIn, *, etag: str | None
    ) -> Workflow: ...
    async def archive_workflow(self, who: Who, name: str, *, etag: str | None) -> None: ...

    async def styles(self) -> Sequence[Preset]: ...
    async def phases(self) -> Sequence[PhaseAbout]: ...

    async def generate(
        self, who: Who, asked: GenerateRequest, *, key: str | None
    ) -> Accepted[Job]: ...
    async def orchestrate(
        self, who: Who, asked: OrchestrateRequest, *, key: str | None
    ) -> Accepted[Job]: ...
    async def batch(self, who: Who, asked: BatchRequest, *, key: str | None) -> Accepted[Batch]: ...
    async def reproduce(self, who: Who, job: UUID, *, key: str | None) -> Accepted[Job]: ...
    async def jobs(
        self, *, project: str | None, state: JobState | None, kind: JobKind | None,
        batch: UUID | None, since: datetime | None, after: str | None, limit: int,
    ) -> Page[Job]: ...  # fmt: skip
    async def job(self, job: UUID) -> Job: ...
    async def told(self, job: UUID) -> Told: ...
    async def cancel(self, who: Who, job: UUID) -> Job: ...
    async def advance(self, who: Who, job: UUID, asked: AdvanceRequest) -> Job: ...
    def follow(self, job: UUID) -> AbstractAsyncContextManager[AsyncIterator[Told]]:
        """What happens to a job from now on, until it has ended; AbsentError when there is none."""
        ...

    async def verdict(self, who: Who, take: str, asked: VerdictRequest) -> Learned: ...

    async def files(self, *, project: str, after: str | None, limit: int) -> Page[File]: ...
    async def put_file(self, who: Who, *, project: str, name: str, content: Path) -> File:
        """Keep a picture to refer to; UnfitError when it is none, or too large once unpacked."""
        ...
