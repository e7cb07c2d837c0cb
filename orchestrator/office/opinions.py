"""Opinions: verdicts over the API, on a take of an episode or of a job."""

from __future__ import annotations

import re
from dataclasses import asdict

import sqlalchemy as sa

from schemas.access import Who
from schemas.errors import ConfigError
from schemas.jobs import VerdictRequest
from schemas.office import AbsentError, UnfitError
from schemas.resources import Learned
from schemas.tables import episode, production, series, take
from schemas.take import Verdict

from .. import archive, events, verdicts
from ..lessons import TakeId
from ..studio import Studio
from ..take_names import Found
from ..takes import Kept

_ID = re.compile(r"(\d{1,18})-([1-6])-(\d{1,4})-(\d{1,4})", re.ASCII)


async def give(studio: Studio, who: Who, key: str, asked: VerdictRequest) -> Learned:
    """Write down what somebody thinks of the take with the id `key`."""
    try:
        remark = verdicts.remark(asked.why)
    except ConfigError as error:
        raise UnfitError(str(error), where="/why") from error
    found = await _find(studio, key)
    kept = await _account(studio, found)
    liked = asked.verdict == "liked"
    learnt = await verdicts.learn(studio, found.id, kept, liked=liked, why=remark)
    async with studio.database.begin() as connection:
        text = f"{who.name}: the take {key} is {asked.verdict}" + (f": {remark}" if remark else "")
        await events.tell(
            connection, "verdict", text, series=found.series_id, episode=found.id.production_id
        )
    return Learned(
        take=key, liked=liked, words=tuple(learnt.words),
        wishes=tuple(asdict(one) for one in learnt.wishes),
    )  # fmt: skip


async def _find(studio: Studio, key: str) -> Found:
    read = _ID.fullmatch(key)
    absent = AbsentError(f"there is no take {key!r}; a job lists its own")
    if read is None:
        raise absent
    numbers = [int(part) for part in read.groups()]
    if numbers[0] >= 2**63 or max(numbers[1:]) >= 2**15:
        raise absent
    which = TakeId(*numbers)
    c = take.c
    query = (
        sa.select(c.backend, c.verdict, c.footage, c.reason, series.c.id, series.c.slug, episode.c.number)
        .select_from(
            take.join(production, production.c.id == c.production_id)
            .join(series, series.c.id == production.c.series_id)
            .outerjoin(episode, episode.c.id == production.c.id)
        )
        .where(c.production_id == which.production_id, c.scene == which.scene)
        .where(c.shot == which.shot, c.n == which.n)
    )  # fmt: skip
    async with studio.database.connect() as connection:
        row = (await connection.execute(query)).one_or_none()
    if row is None:
        raise absent
    return Found(
        row.id, row.slug, row.number or 0, which, row.backend, Verdict(row.verdict),
        row.footage or "", row.reason or "",
    )  # fmt: skip


async def _account(studio: Studio, found: Found) -> Kept | None:
    """What is known of a take; None when its record is gone."""
    if found.episode:
        return await archive.account(studio, found)
    return await archive.job_account(studio, found.id, found.footage)
