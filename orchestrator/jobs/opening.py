"""Open: read a job's row and what belongs to it, for whoever makes it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from schemas.bible import Bible, Character
from schemas.jobs import ENDED, JobKind, JobState, Phase, PhaseState, Priority
from schemas.tables import bible, production, series
from schemas.tables import job as table
from schemas.take import DRAFT, FULL, Picture

from .. import asking
from ..asking import Place
from ..storage import job_place
from ..studio import Studio
from ..turns import Turn
from .script import PHASES, Script

TURNS = {Priority.INTERACTIVE: Turn.INTERACTIVE, Priority.BATCH: Turn.BATCH}


class Stage(Phase):
    """A phase as it is kept in the tables."""

    tries: int = 0  # how often somebody has had it made anew
    ungated: bool = False  # somebody has let pass what its gate refused
    advanced: bool = False  # somebody has had the job go on after it


@dataclass(frozen=True)
class OpenJob:
    """A job as it stands in the tables. It stands where an episode stands in taking and buying."""

    id: int
    series_id: int
    slug: str
    uuid: UUID
    kind: JobKind
    state: JobState
    priority: Priority
    by: str
    seed: int
    character: str | None
    script: Script
    bible: Bible  # with the style and the place of the script
    request: dict[str, Any]
    phases: tuple[Stage, ...]
    progress: float
    of: int | None
    cap: Decimal | None
    cancelled: bool
    result: dict[str, Any]
    number: int = 0  # it is no episode

    @property
    def is_over(self) -> bool:
        """Nothing is left to do."""
        return self.state in ENDED

    @property
    def awaits(self) -> bool:
        """Whether somebody has to say how it goes on."""
        stage = current(self.phases)
        if stage is None or stage.state is PhaseState.REFUSED:
            return stage is not None
        asked = stage.ungated or stage.advanced or bool(self.request.get("auto_advance"))
        return stage.state is PhaseState.PASSED and stage is not self.phases[-1] and not asked

    @property
    def picture(self) -> Picture:
        """The size and rate it is shot at."""
        return DRAFT if self.script.draft else FULL

    @property
    def scenes(self) -> tuple[int, ...]:
        """The numbers of its scenes: one for each phase."""
        return tuple(PHASES) if self.phases else tuple(self.script.shots)

    @property
    def who(self) -> Character | None:
        """The character it shows, as the bible had it when it was asked for."""
        return self.bible.character(self.character) if self.character else None

    @property
    def place(self) -> str:
        """Where in the media folder lies what it has made."""
        return job_place(self.slug, self.character, self.uuid)

    def phase(self, scene: int) -> Stage | None:
        """The phase of that scene; None in a job without phases."""
        return self.phases[scene - 1] if self.phases else None

    def with_phase(self, scene: int, **changes: Any) -> tuple[Stage, ...]:
        """Its phases, one of them changed."""
        return tuple(
            one.model_copy(update=changes) if n == scene else one
            for n, one in enumerate(self.phases, 1)
        )

    def shot(self, scene: int) -> Place:
        """The shot of a scene, as backends are asked for it."""
        shot, stage = self.script.shots[scene], self.phase(scene)
        return Place(
            self, self.bible, shot.scene, scene, 1, seconds=shot.seconds, motion=shot.motion,
            lessons=self.script.lessons, ungated=bool(stage and stage.ungated),
        )  # fmt: skip

    def seed_of(self, scene: int) -> int:
        """The seed of a scene's first take."""
        return asking.shot_seed(self.seed, scene, 1)


COLUMNS = (
    table.c.id, production.c.series_id, series.c.slug, table.c.uuid, table.c.kind, table.c.state,
    table.c.priority, table.c.by, table.c.seed, table.c.character, table.c.script, table.c.request,
    table.c.phases, table.c.progress, table.c.of, table.c.cap, table.c.cancelled, table.c.result,
)  # fmt: skip
JOINED = table.join(production, production.c.id == table.c.id).join(
    series, series.c.id == production.c.series_id
)


async def open_job(studio: Studio, job_id: int) -> OpenJob:
    """Read the job with that number."""
    async with studio.database.connect() as connection:
        return await read(studio, connection, job_id)


async def read(studio: Studio, connection: AsyncConnection, job_id: int) -> OpenJob:
    """Read the job with that number over an open connection."""
    found = await connection.execute(
        sa.select(*COLUMNS, table.c.bible.label("digest")).select_from(JOINED).where(table.c.id == job_id)
    )  # fmt: skip
    values: dict[str, Any] = {str(name): value for name, value in found.mappings().one().items()}
    digest, script = values.pop("digest"), Script.model_validate(values.pop("script"))
    book = studio.bibles.known(digest)
    if book is None:
        content = sa.select(bible.c.content).where(bible.c.digest == digest)
        book = Bible.model_validate((await connection.execute(content)).scalar_one())
    typed = {
        "kind": JobKind(values["kind"]), "state": JobState(values["state"]),
        "priority": Priority(values["priority"]), "script": script, "bible": script.staged(book),
        "phases": tuple(Stage.model_validate(one) for one in values["phases"]),
        "result": values["result"] or {},
    }  # fmt: skip
    return OpenJob(**values | typed)


def current(phases: tuple[Stage, ...]) -> Stage | None:
    """The phase that runs, or was the last one to."""
    begun = [one for one in phases if one.state is not PhaseState.WAITING]
    return begun[-1] if begun else None
