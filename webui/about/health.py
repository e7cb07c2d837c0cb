"""Health: what the reader can see of the studio, each in a sentence with a remedy.

The reader asks only the tables: `anigen doctor` looks at what it cannot reach.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from schemas.operation import OperationState
from schemas.settings import House
from schemas.tables import OVER, State, episode, event, lease, operation, slot

from ..costs import ceilings
from ..media import Media
from ..shell import Show
from ..words import count, dollars, moment, plainly
from . import contexts
from .contexts import Check, HealthPage

GOOD, ATTENTION, BAD = contexts.State.GOOD, contexts.State.ATTENTION, contexts.State.BAD
_GRACE_S = 180  # a clock that lives has written its slot down by then
_LATELY = timedelta(days=7)
_SCARCE, _FULL = 0.10, 0.03  # of a disk


async def examine(
    connection: AsyncConnection, shows: tuple[Show, ...], media: Media, house: House | None
) -> HealthPage:
    """Everything that the reader can look at."""
    now, revision = await _database(connection)
    checks = [Check("Database", GOOD, f"It answers; its tables are of revision {revision}.")]
    for show in shows:
        checks += await _show(connection, show, now, house)
    checks.append(await _unknown(connection))
    if house is not None:
        checks.append(_budget(await ceilings.read(connection, house, now)))
    checks.append(_disk(await media.free()))
    return HealthPage(now, tuple(checks))


async def _database(connection: AsyncConnection) -> tuple[datetime, str]:
    revision = sa.text("select clock_timestamp(), version_num from alembic_version")
    row = (await connection.execute(revision)).one()
    return row[0], row[1]


async def _show(
    connection: AsyncConnection, show: Show, now: datetime, house: House | None
) -> list[Check]:
    signs = await _signs(connection, show.id)
    cadence = _cadence(show, house)
    due = signs.open is not None and (signs.not_before is None or signs.not_before <= now)
    checks = [_studio(show, now, signs, cadence, due=due)]
    if signs.open is not None and signs.problem:
        checks.append(
            Check(
                f"{show.title}, episode {signs.open}", ATTENTION, plainly(signs.problem),
                "It is tried again by itself; what a person has to mend is said above.",
                f"/{show.slug}/desk",
            )
        )  # fmt: skip
    checks.append(_aired(show, now, signs, cadence))
    return [*checks, *await _unlucky(connection, show, now)]


async def _signs(connection: AsyncConnection, series_id: int) -> Any:
    """All that tells whether somebody works on a series, in one row."""
    c = episode.c
    mine = c.series_id == series_id
    at_work = (
        sa.select(c.number, c.state, c.opened_at, c.not_before, c.problem, c.slot)
        .where(mine, c.state.not_in(OVER))
        .order_by(c.number)
        .limit(1)
        .subquery()
    )
    newest = [
        sa.select(sa.func.max(slot.c.at)).where(slot.c.series_id == series_id),
        sa.select(sa.func.max(lease.c.until)),
        sa.select(event.c.at).order_by(event.c.id.desc()).limit(1),
        sa.select(c.aired_at)
        .where(mine, c.state == State.AIRED)
        .order_by(c.number.desc())
        .limit(1),
        sa.select(sa.func.max(c.number)).where(mine, c.state == State.AIRED),
    ]
    names = ("slot", "until", "told", "aired_at", "aired")
    row = await connection.execute(
        sa.select(
            *(
                one.scalar_subquery().label(name)
                for one, name in zip(newest, names, strict=True)
            ),
            at_work.c.number.label("open"), at_work.c.opened_at, at_work.c.not_before,
            at_work.c.problem,
        ).select_from(sa.select(sa.literal(1)).subquery().outerjoin(at_work, sa.true()))
    )  # fmt: skip
    return row.one()


def _studio(show: Show, now: datetime, signs: Any, cadence: int | None, *, due: bool) -> Check:
    """Whether somebody works, waits or is missing."""
    name = f"The studio of {show.title}"
    if signs.until is not None and signs.until > now:
        what = f"episode {signs.open}" if signs.open is not None else "an episode"
        return Check(name, GOOD, f"Somebody is at work on {what}.", href=f"/{show.slug}/desk")
    seen = signs.told or signs.slot
    silence = f"for {ago(now - seen)}" if seen else "yet"
    remedy = "Run `anigen up`, and look at what it says."
    if due and (seen is None or now - seen > timedelta(seconds=_GRACE_S)):
        text = f"No studio process has been seen {silence}, and episode {signs.open} waits."
        return Check(name, BAD, text, remedy, f"/{show.slug}/desk")
    if cadence is None:
        text = "Nothing is to be done just now."
        return Check(name, GOOD, text)
    tick = datetime.fromtimestamp(now.timestamp() // cadence * cadence, UTC)
    following = tick + timedelta(seconds=cadence)
    noted = signs.slot is not None and signs.slot >= tick
    if not noted and (now - tick).total_seconds() > _GRACE_S:
        text = (
            f"The slot of {moment(tick)} UTC was not written down: no studio process has been seen"
            f" {silence}."
        )
        return Check(name, BAD if signs.slot else ATTENTION, text, remedy)
    text = f"It waits for the next slot, at {moment(following)} UTC."
    return Check(name, GOOD, text, href=f"/{show.slug}/desk")


def _aired(show: Show, now: datetime, signs: Any, cadence: int | None) -> Check:
    """How fresh the newest episode is, and whether the one in the making is late."""
    name = f"{show.title} on the air"
    if signs.aired_at is None:
        return Check(
            name, ATTENTION, "Nothing has aired yet.", "`anigen make` makes an episode now."
        )
    age = now - signs.aired_at
    said = f"Episode {signs.aired} aired {ago(age)} ago."
    href = f"/{show.slug}/episodes/{signs.aired}"
    late = None if signs.opened_at is None else now - signs.opened_at
    if late is not None and cadence and late.total_seconds() > cadence:
        text = f"{said} Episode {signs.open} has been in the making for {ago(late)}: it is late."
        remedy = "Its page says what it waits for; slots in between are skipped, never piled up."
        return Check(name, ATTENTION, text, remedy, f"/{show.slug}/desk")
    return Check(name, GOOD, said, href=href)


async def _unlucky(connection: AsyncConnection, show: Show, now: datetime) -> list[Check]:
    """The newest episode that was lost, and the newest in which the animatic stood in."""
    c = episode.c
    newest = (
        sa.select(c.id, c.number, c.state, c.degraded, c.problem, c.slot, c.aired_at)
        .where(c.series_id == show.id, c.state.in_(OVER))
        .order_by(c.number.desc())
        .limit(200)
        .subquery()
    )
    rows = await connection.execute(
        sa.select(newest)
        .where((newest.c.state == State.LOST) | newest.c.degraded)
        .order_by(newest.c.number.desc())
    )
    checks, told = [], set[str]()
    for row in rows:
        kind = "lost" if row.state == State.LOST else "degraded"
        at = row.aired_at or row.slot
        if kind in told or now - at > _LATELY:
            continue
        told.add(kind)
        why = f": {plainly(row.problem)}" if row.problem else ""
        text = (
            f"Episode {row.number} was lost{why}" if kind == "lost"
            else f"Episode {row.number} aired degraded: in part of it the animatic stood in{why}"
        )  # fmt: skip
        checks.append(
            Check(
                f"{show.title}, {kind}", ATTENTION, f"{text.rstrip('.')}.",
                "What happened to each take is on its page.",
                f"/{show.slug}/episodes/{row.number}/making",
            )
        )  # fmt: skip
    return checks


async def _unknown(connection: AsyncConnection) -> Check:
    held = sa.select(sa.func.count(), sa.func.coalesce(sa.func.sum(operation.c.most), 0)).where(
        operation.c.state == OperationState.UNKNOWN
    )
    number, usd = (await connection.execute(held)).one()
    if not number:
        return Check("Orders", GOOD, "The outcome of every paid call is known.")
    text = f"Nobody can tell whether {count(number, 'paid call')} went through; {dollars(usd)} stay held."
    remedy = "Look at the vendor's invoice, then `anigen costs --settle OPERATION --usd SUM`."
    return Check("Orders", ATTENTION, text, remedy)


def _budget(limits: tuple[ceilings.Ceiling, ...]) -> Check:
    near = [one for one in limits if one.near]
    if not near:
        return Check("Budget", GOOD, "Every day's and month's budget has room.")
    worst = max(near, key=lambda one: one.share)
    full = worst.share >= 1
    return Check(
        "Budget", BAD if full else ATTENTION, " ".join(one.words for one in near),
        "Free backends go on; raise the ceiling in anigen.toml, under [budget], or wait for the span"
        " to end.",
    )  # fmt: skip


def _disk(free: float) -> Check:
    state = BAD if free < _FULL else ATTENTION if free < _SCARCE else GOOD
    remedy = "" if state is GOOD else "Delete something, or move the studio to a larger disk."
    text = f"{free:.0%} of the disk under the media folder is free."
    return Check("Disk", state, text.replace("%", " %", 1), remedy)


def _cadence(show: Show, house: House | None) -> int | None:
    """Seconds between two slots; None where the reader was not told, or none is owed."""
    if house is None:
        return None
    own = house.series.get(show.slug)
    if own is not None and not own.active:
        return None
    return (own.cadence if own else None) or house.clock.cadence


def ago(span: timedelta) -> str:
    """A while, roughly: `40 s`, `12 min`, `3 h`, `5 days`."""
    seconds = max(0.0, span.total_seconds())
    if seconds < 90:
        return f"{seconds:.0f} s"
    if seconds < 5400:
        return f"{seconds / 60:.0f} min"
    return f"{seconds / 3600:.0f} h" if seconds < 172_800 else f"{seconds / 86_400:.0f} days"
