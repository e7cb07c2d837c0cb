"""Accepting: a request becomes a job, in one transaction: what is asked, what is shot, what it may cost."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from schemas.access import Who
from schemas.bible import Bible, Character
from schemas.jobs import (
    ENDED,
    Batch,
    GenerateRequest,
    Job,
    JobKind,
    JobState,
    OrchestrateRequest,
    Priority,
    Told,
)
from schemas.office import Accepted, ConflictError, QuotaError, UnfitError
from schemas.tables import bible as bibles
from schemas.tables import charge, scene, series
from schemas.tables import job as table

from .. import estimating, events, money, productions
from ..estimating import Casting, Price
from ..studio import Studio
from . import opening, reading, telling, writing
from .opening import Stage
from .script import PHASES, Script
from .writing import Wanted

_COUNTING = 0x6A6F6273  # first key of the advisory locks: one person's jobs are counted in turn
_NOW = sa.func.clock_timestamp()
_MIDNIGHT = sa.func.date_trunc("day", _NOW, "UTC")
_FREE = Decimal(0)
_DAY_S = 86400


async def accept(
    studio: Studio, who: Who, asked: GenerateRequest | OrchestrateRequest, *, series_slug: str,
    bible: Bible, character: Character | None, key: str | None, digest: bytes | None,
) -> Accepted[Job]:  # fmt: skip
    """Accept one job; the same key brings the first one again.

    Raises ConflictError where the key came with another request, QuotaError where the person has had
    enough for today, UnfitError for what is not there.
    """
    wanted = Wanted(asked, series_slug, bible, character)
    made = await _accepted(studio, who, [wanted], key=key, digest=digest, batch=None)
    return Accepted(made.made[0], made.fresh)


async def accept_all(
    studio: Studio, who: Who, wanted: Sequence[Wanted], *, key: str | None, digest: bytes | None
) -> Accepted[Batch]:
    """Accept a batch: all of it, or nothing. Raises what `accept` does; `where` says which one."""
    made = await _accepted(studio, who, wanted, key=key, digest=digest, batch=uuid4())
    batch = made.made[0].batch_id
    if batch is None:
        raise ConflictError("this key came with a request that was no batch; take another key")
    return Accepted(Batch(batch_id=batch, jobs=tuple(made.made)), made.fresh)


async def _accepted(
    studio: Studio, who: Who, wanted: Sequence[Wanted], *, key: str | None, digest: bytes | None,
    batch: UUID | None,
) -> Accepted[Sequence[Job]]:  # fmt: skip
    if key is not None and (first := await repeated(studio, who, key, digest)):
        return Accepted(first, fresh=False)
    try:
        async with studio.database.begin() as connection:
            left = await allowed(connection, who, len(wanted))
            made = []
            for n, one in enumerate(wanted):
                named = {"key": key, "digest": digest} if n == 0 and key else {}
                try:
                    made.append(
                        await _one(
                            connection, studio, who, one, named=named, batch=batch, left=left
                        )
                    )
                except UnfitError as error:
                    if batch is None:
                        raise
                    raise UnfitError(str(error), where=f"/jobs/{n}{error.where}") from None
    except IntegrityError:
        if key is not None and (first := await repeated(studio, who, key, digest)):
            return Accepted(first, fresh=False)  # the same request, at the same moment
        raise
    return Accepted(made, fresh=True)


async def repeated(
    studio: Studio, who: Who, key: str, digest: bytes | None
) -> Sequence[Job] | None:
    """What a key has brought before; ConflictError where it came with another request."""
    async with studio.database.connect() as connection:
        row = (
            await connection.execute(
                sa.select(table.c.id, table.c.batch, table.c.digest).where(
                    table.c.by == who.name, table.c.key == key
                )
            )
        ).first()
        if row is None:
            return None
        if row.digest != digest:
            raise ConflictError(
                f"the key {key[:40]!r} came with another request before; take another key"
            )
        if row.batch is not None:
            return await reading.batch(connection, row.batch)
        return await reading.these(connection, [row.id])


async def allowed(connection: AsyncConnection, who: Who, more: int) -> Decimal | None:
    """How many dollars somebody may still spend today; None: as many as anybody.

    QuotaError where that many jobs, or any dollar, would be more than they may have.
    """
    if who.jobs_per_day is None and who.usd_per_day is None:
        return None
    lock = sa.func.pg_advisory_xact_lock(_COUNTING, sa.func.hashtext(who.name))
    await connection.execute(sa.select(lock))
    mine, today = table.c.by == who.name, table.c.made_at >= _MIDNIGHT
    counted = sa.select(sa.func.count()).where(mine, today).scalar_subquery()
    passed = sa.extract("epoch", _NOW - _MIDNIGHT)  # of the day
    row = (await connection.execute(sa.select(counted.label("jobs"), passed.label("s")))).one()
    wait = max(1.0, _DAY_S - float(row.s))
    if who.jobs_per_day is not None and row.jobs + more > who.jobs_per_day:
        raise QuotaError(
            f"{who.name} may ask for {who.jobs_per_day} jobs a day, and {row.jobs} are asked for;"
            " the day ends at midnight UTC",
            retry_after=wait,
        )
    if who.usd_per_day is None:
        return None
    spent = (
        sa.select(sa.func.coalesce(sa.func.sum(charge.c.usd), 0))
        .join(table, table.c.id == charge.c.production_id)
        .where(mine, charge.c.at >= _MIDNIGHT, charge.c.kind != money.OWN_WORK)
        .scalar_subquery()
    )
    held = (
        sa.select(sa.func.coalesce(sa.func.sum(table.c.estimate), 0))
        .where(mine, table.c.state.not_in(ENDED))
        .scalar_subquery()
    )
    used = Decimal((await connection.execute(sa.select(spent + held))).scalar_one())
    return max(_FREE, who.usd_per_day - used)


async def insert_job(
    connection: AsyncConnection, who: Who, *, series_id: int, slug: str, bible: str,
    script: Script, **values: Any,
) -> Mapping[str, Any]:  # fmt: skip
    """Write a job's rows but for its scenes, and have it told; returns its own row."""
    number, uuid = await productions.begin(connection, series_id), uuid4()
    made = await connection.execute(
        sa.insert(table)
        .values(
            id=number, uuid=uuid, by=who.name, bible=bible,
            script=script.model_dump(mode="json", exclude_defaults=True), **values,
        )
        .returning(table)
    )  # fmt: skip
    await events.tell(
        connection, "asked", f"{who.name} asked {slug} for: {script.prompt[:120]}",
        series=series_id, episode=number,
    )  # fmt: skip
    await telling.tell(connection, Told(job_id=uuid, status=JobState.QUEUED, progress=0.0))
    return dict(made.mappings().one())


async def _one(
    connection: AsyncConnection, studio: Studio, who: Who, wanted: Wanted, *,
    named: dict[str, Any], batch: UUID | None, left: Decimal | None,
) -> Job:  # fmt: skip
    asked, slug = wanted.asked, wanted.slug
    series_id = await _series(connection, slug)
    script = await writing.write(connection, studio, series_id, wanted)
    lead = _lead(studio, asked)
    caps = [usd for usd in (asked.max_usd, left) if usd is not None]
    row = await insert_job(
        connection, who, series_id=series_id, slug=slug,
        bible=await _kept(connection, wanted.bible), script=script,
        kind=JobKind.GENERATE if isinstance(asked, GenerateRequest) else JobKind.ORCHESTRATE,
        priority=_priority(asked, batch), batch=batch, request=asked.model_dump(mode="json"),
        character=wanted.character.id if wanted.character else None,
        seed=secrets.randbelow(2**31) if asked.seed is None else asked.seed,
        cap=_cap(studio, caps),
        phases=[one.model_dump(mode="json") for one in _phases(asked)], **named,
    )  # fmt: skip
    number = row["id"]
    casting = await _casting(connection, studio, number, lead, script=script, asked=asked)
    await connection.execute(
        sa.insert(scene),
        [
            {"production_id": number, "scene": n, "backend": price.backend, "estimate": price.likely or None}
            for n, price in zip(_scenes(asked), casting.scenes, strict=True)
        ],
    )  # fmt: skip
    changed = {"estimate": casting.likely or None, "degraded": casting.cheaper}
    if casting.likely or casting.cheaper:
        await connection.execute(sa.update(table).where(table.c.id == number).values(**changed))
    return reading.fresh({**row, **changed}, slug)


async def _series(connection: AsyncConnection, slug: str) -> int:
    found = await connection.execute(sa.select(series.c.id).where(series.c.slug == slug))
    number = found.scalar_one_or_none()
    if number is None:  # its files came a moment ago
        made = insert(series).values(slug=slug, title=slug)
        again = made.on_conflict_do_update(index_elements=["slug"], set_={"slug": slug})
        number = (await connection.execute(again.returning(series.c.id))).scalar_one()
    return int(number)


async def _kept(connection: AsyncConnection, book: Bible) -> str:
    """See to it that the bible lies in the tables; it is large, and as a rule it does."""
    known = sa.select(bibles.c.digest).where(bibles.c.digest == book.digest)
    if (await connection.execute(known)).first() is None:
        content = book.model_dump(mode="json", exclude_defaults=True)
        await connection.execute(
            insert(bibles).values(digest=book.digest, content=content).on_conflict_do_nothing()
        )
    return book.digest


async def _casting(
    connection: AsyncConnection, studio: Studio, number: int, lead: str, *, script: Script,
    asked: GenerateRequest | OrchestrateRequest,
) -> Casting:  # fmt: skip
    """Who leads each scene, as far as the money goes; what it may cost is held."""
    films, drawn = len(script.shots), isinstance(asked, OrchestrateRequest)
    sold = any(one.generator.capabilities.paid for one in studio.cast)
    if not sold and not (drawn and studio.sellers):
        free = [Price(lead, _FREE, _FREE)] * films
        sheet = [Price(studio.images[0].name, _FREE, _FREE)] if drawn and studio.images else []
        return Casting((*sheet, *free), cheaper=False)
    job = await opening.read(studio, connection, number)
    await money.deciding(connection)
    available = await money.available(connection, studio.settings, production=number)
    prices = await estimating.prices(
        connection, studio, [[job.shot(n)] for n in sorted(job.script.shots)]
    )
    prices = tuple(_from(lead, one) for one in prices)
    casting = estimating.cast((*_sheet(studio, job), *prices), available)
    most = min(casting.most, available)
    if most > 0:
        await money.reserve(connection, studio.settings, production=number, usd=most)
    return casting


def _sheet(studio: Studio, job: opening.OpenJob) -> tuple[tuple[Price, ...], ...]:
    """What a character's sheet costs with each image backend."""
    if not job.phases or job.who is None:
        return ()
    found = []
    for one in studio.images:
        usd = one.images.estimate(job.who, job.bible.style)
        found.append(Price(one.name, usd, usd))
    return (tuple(found),)


def _from(lead: str, prices: tuple[Price, ...]) -> tuple[Price, ...]:
    """The prices of the cast from somebody on."""
    names = [one.backend for one in prices]
    return prices[names.index(lead) :] if lead in names else prices


def _lead(studio: Studio, asked: GenerateRequest | OrchestrateRequest) -> str:
    """Who is to shoot it, if the money allows; UnfitError for somebody who is not in the cast."""
    names = [one.name for one in studio.cast]
    wanted = asked.backend if isinstance(asked, GenerateRequest) else None
    if wanted is None:
        return names[0]
    if wanted not in names:
        why = studio.absent.get(wanted)
        known = f"left out just now: {why}" if why else f"not in the cast: {', '.join(names)}"
        raise UnfitError(f"the backend {wanted!r} is {known}", where="/backend")
    return wanted


def _cap(studio: Studio, caps: Sequence[Decimal]) -> Decimal | None:
    """Its own ceiling, which is never above that of an episode."""
    if not caps:
        return None
    return min(*caps, studio.settings.budget.episode)


def _priority(asked: GenerateRequest | OrchestrateRequest, batch: UUID | None) -> Priority:
    if batch is not None and "priority" not in asked.model_fields_set:
        return Priority.BATCH
    return asked.priority


def _phases(asked: GenerateRequest | OrchestrateRequest) -> tuple[Stage, ...]:
    if isinstance(asked, GenerateRequest):
        return ()
    return tuple(Stage(name=name) for name in PHASES.values())


def _scenes(asked: GenerateRequest | OrchestrateRequest) -> tuple[int, ...]:
    return (1,) if isinstance(asked, GenerateRequest) else tuple(PHASES)
