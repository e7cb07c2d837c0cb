"""The office of an open studio: one line for everything that can be asked."""

# ruff: noqa: D102 - `schemas.office.Office` says what they do

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Sequence
from contextlib import AbstractAsyncContextManager
from datetime import datetime
from pathlib import Path
from uuid import UUID

from schemas import office
from schemas.access import Who
from schemas.jobs import (
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
from schemas.office import Accepted, Page
from schemas.resources import (
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
from schemas.styles import Preset

from .. import jobs, tokens
from ..studio import Studio
from . import characters, consistency, files, house, keys, opinions, projects, workflows
from .requests import Requests

_OPEN_S = 2.0  # how long it is not asked again whether there is a token


def create(studio: Studio) -> office.Office:
    """The office of a studio; it is open as long as the studio is."""
    return Office(studio)


class Office:
    """What the API may ask; `schemas.office.Office` is its contract."""

    def __init__(self, studio: Studio) -> None:
        self._studio = studio
        self._requests = Requests(studio)
        self._open = (float("-inf"), False)

    async def aclose(self) -> None: ...

    async def open(self) -> bool:
        api = self._studio.settings.api
        if api.unknown or api.jwt_key or api.jwks_url:
            return True
        at, known = self._open
        if time.monotonic() - at > _OPEN_S:
            async with self._studio.database.connect() as connection:
                known = await tokens.any_live(connection)
            self._open = (time.monotonic(), known)
        return known

    async def recognise(self, bearer: str) -> Who | None:
        async with self._studio.database.begin() as connection:
            return await tokens.recognise(connection, bearer)

    async def health(self) -> Health:
        return await house.health(self._studio)

    async def projects(self, *, after: str | None, limit: int) -> Page[Project]:
        return await projects.listed(self._studio, after=after, limit=limit)

    async def project(self, key: str) -> Project:
        return await projects.one(self._studio, key)

    async def add_project(self, who: Who, asked: ProjectIn) -> Project:
        return await projects.add(self._studio, who, asked)

    async def edit_project(
        self, who: Who, key: str, asked: ProjectEdit, *, etag: str | None
    ) -> Project:
        return await projects.edit(self._studio, who, key, asked, etag=etag)

    async def archive_project(self, who: Who, key: str, *, etag: str | None) -> None:
        await projects.archive(self._studio, who, key, etag=etag)

    async def characters(
        self, *, project: str | None, after: str | None, limit: int
    ) -> Page[Character]:
        return await characters.listed(self._studio, project=project, after=after, limit=limit)

    async def character(self, key: str) -> Character:
        return await characters.one(self._studio, key)

    async def add_character(self, who: Who, asked: CharacterIn) -> Character:
        return await characters.add(self._studio, who, asked)

    async def edit_character(
        self, who: Who, key: str, asked: CharacterEdit, *, etag: str | None
    ) -> Character:
        return await characters.edit(self._studio, who, key, asked, etag=etag)

    async def archive_character(self, who: Who, key: str, *, etag: str | None) -> None:
        await characters.archive(self._studio, who, key, etag=etag)

    async def bible(self, key: str) -> BiblePage:
        return await characters.page(self._studio, key)

    async def write_bible(self, who: Who, key: str, text: str, *, etag: str | None) -> BiblePage:
        return await characters.write(self._studio, who, key, text, etag=etag)

    async def consistency(self, key: str) -> Consistency:
        return await consistency.of(self._studio, key)

    async def workflows(self, *, after: str | None, limit: int) -> Page[Workflow]:
        return await workflows.listed(self._studio, after=after, limit=limit)

    async def workflow(self, name: str) -> Workflow:
        return await workflows.one(self._studio, name)

    async def add_workflow(self, who: Who, asked: WorkflowIn) -> Workflow:
        return await workflows.add(self._studio, who, asked)

    async def edit_workflow(
        self, who: Who, name: str, asked: WorkflowIn, *, etag: str | None
    ) -> Workflow:
        return await workflows.edit(self._studio, who, name, asked, etag=etag)

    async def archive_workflow(self, who: Who, name: str, *, etag: str | None) -> None:
        await workflows.archive(self._studio, who, name, etag=etag)

    async def styles(self) -> Sequence[Preset]:
        return house.styles()

    async def phases(self) -> Sequence[PhaseAbout]:
        return house.phases(self._studio)

    async def generate(self, who: Who, asked: GenerateRequest, *, key: str | None) -> Accepted[Job]:
        return await self._requests.accept(who, asked, key=key)

    async def orchestrate(
        self, who: Who, asked: OrchestrateRequest, *, key: str | None
    ) -> Accepted[Job]:
        return await self._requests.accept(who, asked, key=key)

    async def batch(self, who: Who, asked: BatchRequest, *, key: str | None) -> Accepted[Batch]:
        return await self._requests.accept_all(who, asked, key=key)

    async def reproduce(self, who: Who, job: UUID, *, key: str | None) -> Accepted[Job]:
        return await jobs.reproduce(self._studio, who, job, key=key)

    async def jobs(
        self, *, project: str | None, state: JobState | None, kind: JobKind | None,
        batch: UUID | None, since: datetime | None, after: str | None, limit: int,
    ) -> Page[Job]:  # fmt: skip
        api = self._studio.settings.api
        slug = keys.project(self._studio.bibles, api, project) if project else None
        return await jobs.listed(
            self._studio, series=slug, state=state, kind=kind, batch=batch, since=since,
            after=after, limit=limit,
        )  # fmt: skip

    async def job(self, job: UUID) -> Job:
        return await jobs.read(self._studio, job)

    async def told(self, job: UUID) -> Told:
        return await jobs.told(self._studio, job)

    async def cancel(self, who: Who, job: UUID) -> Job:
        return await jobs.cancel(self._studio, who, job)

    async def advance(self, who: Who, job: UUID, asked: AdvanceRequest) -> Job:
        return await jobs.advance(self._studio, who, job, asked)

    def follow(self, job: UUID) -> AbstractAsyncContextManager[AsyncIterator[Told]]:
        return jobs.follow(self._studio.url, job)

    async def verdict(self, who: Who, take: str, asked: VerdictRequest) -> Learned:
        return await opinions.give(self._studio, who, take, asked)

    async def files(self, *, project: str, after: str | None, limit: int) -> Page[File]:
        return await files.listed(self._studio, project=project, after=after, limit=limit)

    async def put_file(self, who: Who, *, project: str, name: str, content: Path) -> File:
        return await files.put(self._studio, who, project=project, name=name, content=content)
