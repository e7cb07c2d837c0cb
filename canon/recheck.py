"""Recheck: every plan again, against the canon as it stood just before it.

The log is read once and folded forward by the episode from which each line holds, so that what was
said later of an earlier time (an undo) counts where it belongs.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from schemas.bible import Bible
from schemas.canon import Authority, Fact, Finding, Waiver
from schemas.plan import EpisodePlan
from schemas.tables import bible as bibles
from schemas.tables import episode

from . import told
from .asof import UNDO
from .continuity import check_against, waive
from .log import MAIN, Branch, fact_of, lines, pieces
from .standing import Standing


@dataclass(frozen=True)
class Rechecked:
    """A plan, and what in it contradicts the canon before it."""

    episode: int
    title: str
    findings: tuple[Finding, ...]


async def recheck(
    connection: AsyncConnection, branch: Branch, bible: Bible, waivers: Sequence[Waiver] = ()
) -> AsyncGenerator[Rechecked]:
    """Check the plans of a branch again, oldest first; of a fork those written since.

    A plan is held to the bible that it was written from; to `bible` where that is not kept.
    """
    tide = _Tide(await _rows(connection, branch))
    written = await _bibles(connection, branch) if branch.name == MAIN else {}
    own = (await told.lineage(connection, branch))[0].first_episode
    loglines: dict[str, None] = {}
    openings: dict[str, None] = {}
    async for number, data in told.plans(connection, branch, 1, branch.episode):
        plan = EpisodePlan.model_validate(data)
        if number >= own:
            findings = check_against(
                plan, written.get(number, bible), tide.before(number), number,
                past=tide.as_of, loglines=loglines, openings=openings,
            )  # fmt: skip
            yield Rechecked(number, plan.title, waive(findings, waivers))
        loglines[plan.logline] = None
        openings[plan.opening] = None


class _Tide:
    """The facts as of one episode after the other."""

    def __init__(self, rows: Sequence[Any]) -> None:
        self._rows = rows
        self._by_episode: dict[int, list[Any]] = {}
        for row in rows:
            self._by_episode.setdefault(row.episode, []).append(row)
        self._said: dict[str, int] = {}  # by slot: the line that has the last word
        self._standing = Standing()
        self._next = 0
        self._past: dict[int, dict[str, Fact]] = {}

    def before(self, number: int) -> Mapping[str, Fact]:
        """What held before `number` was told: with what the operator gave it to begin with."""
        while self._next < number:
            for row in self._by_episode.get(self._next, ()):
                self._say(row)
            self._next += 1
        for row in self._by_episode.get(number, ()):
            if _is_given(row):
                self._say(row)
        return self._standing

    def as_of(self, number: int) -> Mapping[str, Fact]:
        """What held at the end of an earlier episode."""
        if number not in self._past:
            last = {row.slot: row for row in self._rows if row.episode <= number}
            self._past[number] = {
                slot: fact_of(row) for slot, row in last.items() if row.value is not None
            }
        return self._past[number]

    def _say(self, row: Any) -> None:
        if row.seq <= self._said.get(row.slot, 0):
            return
        self._said[row.slot] = row.seq
        if row.value is not None:
            self._standing.add([fact_of(row)])
        elif row.slot in self._standing:
            self._standing = Standing(f for s, f in self._standing.items() if s != row.slot)


def _is_given(row: Any) -> bool:
    return fact_of(row).by is Authority.OPERATOR and not row.source.startswith(UNDO)


async def _rows(connection: AsyncConnection, branch: Branch) -> Sequence[Any]:
    log = lines(await pieces(connection, branch)).subquery()
    return (await connection.execute(sa.select(log).order_by(log.c.seq))).all()


async def _bibles(connection: AsyncConnection, branch: Branch) -> dict[int, Bible]:
    """The bibles that the aired episodes were written from, by number."""
    rows = await connection.execute(
        sa.select(episode.c.number, episode.c.bible).where(
            episode.c.series_id == branch.series_id, episode.c.bible.is_not(None)
        )
    )
    digests = {row.number: row.bible for row in rows}
    contents = await connection.execute(
        sa.select(bibles.c.digest, bibles.c.content).where(
            bibles.c.digest.in_(sorted(set(digests.values())))
        )
    )
    read = {digest: Bible.model_validate(content) for digest, content in contents}
    return {number: read[digest] for number, digest in digests.items()}
