"""What is written down about a take: how long it took, in how many calls, and when it was judged."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from orchestrator.lease import Lease
from orchestrator.takes import Effort, Takes
from schemas.plan import ShotPlan
from schemas.tables import episode, scene, series, slot, take
from schemas.take import ShotRequest, Verdict
from stand_ins.productions import episode_of

pytestmark = pytest.mark.anyio

REQUEST = ShotRequest(
    series="s", episode=1, scene=1, shot=1, seconds=2, time="day", weather="clear", mood="calm",
    plan=ShotPlan(framing="wide", action="Rain."),
    location={"id": "pier", "name": "Pier", "kind": "seaside", "description": "Wet."},
)  # fmt: skip


@pytest.fixture
async def shown(engine) -> int:
    at = datetime(2026, 11, 21, tzinfo=UTC)
    async with engine.begin() as c:
        one = sa.insert(series).values(slug="s", title="S").returning(series.c.id)
        number = (await c.execute(one)).scalar_one()
        await c.execute(sa.insert(slot).values(series_id=number, at=at))
        made = episode_of(series_id=number, slot=at, number=1, seed=1)
        made_id = (await c.execute(made.returning(episode.c.id))).scalar_one()
        await c.execute(sa.insert(scene).values(production_id=made_id, scene=1))
        return made_id


async def test_every_verdict_has_its_time_and_its_attempts(engine, shown, tmp_path, monkeypatch):
    now = [time.monotonic()]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    takes = Takes(tmp_path, Lease("scene/1/1", 1), shown, 1)
    for verdict, calls in ((Verdict.RETAKE, 2), (Verdict.FAILED, 0), (Verdict.APPROVED, 1)):
        effort = Effort()
        for _ in range(calls):
            effort.attempt()
            now[0] += 3.0
        takes.note(REQUEST, "omni", verdict, effort=effort, reason=None)
    now[0] += 60.0  # until it is written
    async with engine.begin() as c:
        await takes.write(c)
        rows = (await c.execute(sa.select(take).order_by(take.c.n))).all()
        today = (await c.execute(sa.select(sa.func.clock_timestamp()))).scalar_one()
    assert [(r.verdict, r.attempts, r.wall_s) for r in rows] == [
        ("retake", 2, 6.0), ("failed", 0, 0.0), ("approved", 1, 3.0),
    ]  # fmt: skip
    ago = [today - row.made_at for row in rows]
    for found, seconds in zip(ago, (63, 63, 60), strict=True):
        assert abs(found - timedelta(seconds=seconds)) < timedelta(seconds=2)
