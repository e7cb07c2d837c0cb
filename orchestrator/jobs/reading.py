"""Reading: jobs as the API shows them."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from schemas.jobs import (
    Comparison,
    File,
    Job,
    JobKind,
    JobState,
    Made,
    Phase,
    PhaseState,
    Problem,
    Told,
)
from schemas.office import AbsentError, Page, UnfitError
from schemas.tables import charge, production, take
from schemas.tables import job as table
from schemas.tables import series as shows
from schemas.take import Reproduction, Verdict

from ..office.keys import character_id, project_id
from ..studio import Studio
from .opening import Stage, current
from .script import FILES, PHASES, Script

_FIRST = table.alias("first")
_JOBS = sa.select(table, shows.c.slug, _FIRST.c.uuid.label("first")).select_from(
    table.join(production, production.c.id == table.c.id)
    .join(shows, shows.c.id == production.c.series_id)
    .join(_FIRST, _FIRST.c.id == table.c.of, isouter=True)
)


async def read(studio: Studio, uuid: UUID) -> Job:
    """A job as it stands; AbsentError when there is none."""
    async with studio.database.connect() as connection:
        return await of(connection, table.c.uuid == uuid)


async def of(connection: AsyncConnection, where: sa.ColumnElement[bool]) -> Job:
    """The one job that is meant; AbsentError when there is none."""
    found = await all_of(connection, _JOBS.where(where))
    if not found:
        raise absent()
    return found[0]


async def batch(connection: AsyncConnection, uuid: UUID) -> Sequence[Job]:
    """The jobs of a batch, in the order they were asked for."""
    return await all_of(connection, _JOBS.where(table.c.batch == uuid).order_by(table.c.id))


def fresh(row: Mapping[str, Any], slug: str) -> Job:
    """A job of a series that has only just been written down."""
    return _job(dict(row) | {"slug": slug, "first": None}, (), Decimal(0))


async def these(connection: AsyncConnection, ids: Sequence[int]) -> Sequence[Job]:
    """Jobs by their numbers, in their order."""
    return await all_of(connection, _JOBS.where(table.c.id.in_(ids)).order_by(table.c.id))


async def listed(
    studio: Studio, *, series: str | None = None, state: JobState | None = None,
    kind: JobKind | None = None, batch: UUID | None = None, since: datetime | None = None,
    after: str | None = None, limit: int = 50,
) -> Page[Job]:  # fmt: skip
    """Jobs, the newest first; UnfitError for an `after` that is not of ours."""
    query = _JOBS.order_by(table.c.id.desc()).limit(limit + 1)
    if series is not None:
        query = query.where(shows.c.slug == series)
    for column, value in ((table.c.state, state), (table.c.kind, kind), (table.c.batch, batch)):
        if value is not None:
            query = query.where(column == value)
    if since is not None:
        query = query.where(table.c.made_at >= since)
    if after is not None:
        query = query.where(table.c.id < _place(after))
    numbers: list[int] = []
    async with studio.database.connect() as connection:
        found = await all_of(connection, query, numbers=numbers)
    more = len(found) > limit
    return Page(found[:limit], _mark(numbers[limit - 1]) if more else None)


async def told(studio: Studio, uuid: UUID) -> Told:
    """What a socket hears of a job just now; AbsentError when there is none."""
    async with studio.database.connect() as connection:
        rows = await connection.execute(sa.select(table).where(table.c.uuid == uuid))
        row = rows.mappings().first()
    if row is None:
        raise absent()
    return told_of({str(name): value for name, value in row.items()})


def told_of(row: Mapping[str, Any]) -> Told:
    """What is told of a row of jobs."""
    phase = current(tuple(Stage.model_validate(one) for one in row["phases"]))
    return Told(
        job_id=row["uuid"], status=row["state"], progress=row["progress"], eta=row["eta"],
        phase=phase.name if phase else None, error=_problem(row),
        files=_files(row["result"]),
    )  # fmt: skip


def absent() -> AbsentError:
    """The error for a job that is not there."""
    return AbsentError("there is no such job; `/api/anime/jobs` lists those there are")


async def all_of(
    connection: AsyncConnection, query: sa.Select[Any], *, numbers: list[int] | None = None
) -> list[Job]:
    """Every job of a query like ours."""
    rows = [dict(row) for row in (await connection.execute(query)).mappings()]
    ids = [row["id"] for row in rows]
    if numbers is not None:
        numbers.extend(ids)
    takes, usd = await _takes(connection, ids), await _spent(connection, ids)
    return [_job(row, takes.get(row["id"], ()), usd.get(row["id"], Decimal(0))) for row in rows]


async def _takes(connection: AsyncConnection, ids: Sequence[int]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    query = (
        sa.select(take)
        .where(take.c.production_id.in_(ids))
        .order_by(take.c.production_id, take.c.scene, take.c.shot, take.c.n)
    )
    for row in await connection.execute(query) if ids else ():
        found.setdefault(row.production_id, []).append(row)
    return found


async def _spent(connection: AsyncConnection, ids: Sequence[int]) -> dict[int, Decimal]:
    if not ids:
        return {}
    query = (
        sa.select(charge.c.production_id, sa.func.sum(charge.c.usd))
        .where(charge.c.production_id.in_(ids))
        .group_by(charge.c.production_id)
    )
    return {number: Decimal(usd) for number, usd in await connection.execute(query)}


def _job(row: Mapping[str, Any], takes: Iterable[Any], usd: Decimal) -> Job:
    script, result = Script.model_validate(row["script"]), row["result"] or {}
    phases = tuple(Stage.model_validate(one) for one in row["phases"])
    reproduction, comparison = result.get("reproduction"), result.get("comparison")
    return Job(
        id=row["uuid"], job_id=row["uuid"], kind=row["kind"], status=row["state"],
        progress=row["progress"], eta=row["eta"], project_id=project_id(row["slug"]),
        character_id=character_id(row["slug"], row["character"]) if row["character"] else None,
        prompt=script.prompt, said=script.said, added=script.added,
        phases=tuple(_phase(one, _files(row["result"])) for one in phases),
        takes=tuple(_made(one, phased=bool(phases)) for one in takes), files=_files(row["result"]),
        backend=row["backend"] or "", degraded=row["degraded"], seed=row["seed"], usd=usd,
        estimate=row["estimate"], reproduction=Reproduction(reproduction) if reproduction else None,
        comparison=Comparison.model_validate(comparison) if comparison else None,
        of=row["first"], batch_id=row["batch"], priority=row["priority"], by=row["by"],
        error=_problem(row), created_at=row["made_at"], started_at=row["began_at"],
        finished_at=row["ended_at"],
    )  # fmt: skip


def _phase(stage: Stage, files: Iterable[File]) -> Phase:
    shown = {name: getattr(stage, name) for name in Phase.model_fields}
    if stage.state in {PhaseState.PASSED, PhaseState.ACCEPTED}:
        shown["progress"] = 100.0
    paths = (one.path for one in files)
    shown["file"] = next((one for one in paths if one.endswith(f"/{FILES[stage.name]}")), "")
    return Phase(**shown)


def _made(row: Any, *, phased: bool) -> Made:
    return Made(
        id=f"{row.production_id}-{row.scene}-{row.shot}-{row.n}",
        phase=PHASES[row.scene] if phased else None, backend=row.backend,
        verdict=Verdict(row.verdict), attempts=row.attempts or 0, usd=row.usd,
        grades=row.grades or {}, reason=row.reason or "",
    )  # fmt: skip


def _problem(row: Mapping[str, Any]) -> Problem | None:
    return Problem(detail=row["problem"], remedy=row["remedy"] or "") if row["problem"] else None


def _files(result: Mapping[str, Any] | None) -> tuple[File, ...]:
    return tuple(File.model_validate(one) for one in (result or {}).get("files", ()))


def _mark(number: int) -> str:
    return base64.urlsafe_b64encode(str(number).encode()).decode().rstrip("=")


def _place(mark: str) -> int:
    try:
        padded = f"{mark}{'=' * (-len(mark) % 4)}"
        text = base64.b64decode(padded, altchars=b"-_", validate=True).decode("ascii")
        if text.isdecimal() and len(text) <= 18:
            return int(text)
    except (binascii.Error, ValueError):
        pass
    raise UnfitError("`after` is none that was given out; begin without one", where="/after")
