"""Listings: some of many, where the next ones are, and how they are asked for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Annotated, Any
from urllib.parse import urlencode
from uuid import UUID

from pydantic import AwareDatetime, Field

from schemas.jobs import File, Job, JobKind, JobState, Key, PhaseAbout
from schemas.office import Page
from schemas.plan import Model
from schemas.resources import Character, Project, Workflow
from schemas.styles import Preset

from .operations import Answer, Call

Moment = Annotated[
    AwareDatetime,
    Field(ge=datetime(2000, 1, 1, tzinfo=UTC), lt=datetime(2200, 1, 1, tzinfo=UTC)),
]


class Paging(Model):
    """How much of a list, and from where on."""

    after: str | None = Field(
        default=None, min_length=1, max_length=300, description="`next` of the page before"
    )
    limit: int = Field(default=50, ge=1, le=100, description="how many at most")


class OfProject(Paging):
    """A list that can be that of one project."""

    project_id: Key | None = Field(default=None, description="only those of this project")


class OfOneProject(Paging):
    """A list of one project."""

    project_id: Key = Field(description="the project")


class OfJobs(OfProject):
    """A list of jobs."""

    status: JobState | None = None
    kind: JobKind | None = None
    batch_id: UUID | None = None
    since: Moment | None = Field(
        default=None, description="only those asked for since then, with its time zone"
    )


class _Listing(Model):
    items: tuple[Any, ...]
    next: str | None = Field(default=None, description="what `after` is for the next page")


class Projects(_Listing):
    """Some projects."""

    items: tuple[Project, ...]


class Characters(_Listing):
    """Some characters."""

    items: tuple[Character, ...]


class Workflows(_Listing):
    """Some workflows."""

    items: tuple[Workflow, ...]


class Jobs(_Listing):
    """Some jobs, the newest first."""

    items: tuple[Job, ...]


class Files(_Listing):
    """Some files of a project."""

    items: tuple[File, ...]


class Styles(_Listing):
    """Every style preset."""

    items: tuple[Preset, ...]


class Phases(_Listing):
    """The phases of an orchestrated job, in order."""

    items: tuple[PhaseAbout, ...]


def some(call: Call, listing: type[_Listing], page: Page[Any]) -> Answer:
    """A page of a list; `Link` and `next` lead to the one after it."""
    made = listing(items=tuple(page.items), next=page.next)
    if page.next is None:
        return Answer(made)
    asked = {**call.request.query_params, "after": page.next}
    address = f"{call.request.scope['path']}?{urlencode(asked)}"
    return Answer(made, headers={"link": f'<{address}>; rel="next"'})


def all_of(listing: type[_Listing], items: Sequence[Any]) -> Answer:
    """A whole list."""
    return Answer(listing(items=tuple(items)))
