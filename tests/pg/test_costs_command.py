"""`anigen costs`: what jobs have cost is told beside the episodes, and settled like theirs."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from decimal import Decimal
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa

from schemas.tables import charge, job, operation
from stand_ins.productions import job_of, no_bible

pytestmark = pytest.mark.anyio

JOB, CALL = UUID(int=5), UUID(int=6)


@pytest.fixture
async def spent(engine, show, made, url, tmp_path, monkeypatch):
    """An episode and two jobs that cost something, one with a call of which nobody can tell."""
    monkeypatch.setenv("ANIGEN_DATABASE_URL", url)
    (tmp_path / "anigen.toml").touch()
    async with engine.begin() as c:
        await c.execute(no_bible())
        one, other = [
            (await c.execute(job_of(series_id=show, uuid=uuid).returning(job.c.id))).scalar_one()
            for uuid in (JOB, uuid4())
        ]
        for of, usd in ((made, "1.50"), (one, "0.25"), (other, "0.50")):
            await c.execute(
                sa.insert(charge).values(
                    production_id=of, kind="picture", backend="omni", usd=Decimal(usd)
                )
            )
        await c.execute(
            sa.insert(operation).values(
                id=CALL, production_id=one, work="take/1", attempt=1, model="m", request={
                    "purpose": "picture", "backend": "omni", "model": "m", "body": {}, "most": "0.9",
                    "timeout_s": 1, "deadline_s": 1,
                },
                purpose="picture", backend="omni", recovery="blind", most=Decimal("0.9"),
                state="unknown", problem="its answer never came",
            )
        )  # fmt: skip


async def anigen(*words: object, **environment: str) -> str:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "orchestrator.cli", *map(str, words), stdout=asyncio.subprocess.PIPE,
        env=os.environ | environment,
    )  # fmt: skip
    said, _ = await process.communicate()
    assert process.returncode == 0
    return said.decode()


async def test_jobs_are_told_beside_the_episodes(tmp_path, spent):
    said = await anigen("costs", "--studio", tmp_path, COLUMNS="200")
    lines = [line.split() for line in said.splitlines()]

    assert ["today", "$2.25"] in lines
    assert "Jobs, the last 30 days" in said
    assert ["a", "2", "$0.75", "$0.90"] in lines
    assert ["omni", "picture", "–", "$2.25"] in lines
    assert f"at most $0.90, picture by omni for a job {JOB}, " in said


async def test_what_a_job_holds_is_settled_like_an_episodes(tmp_path, spent):
    await anigen("costs", "--studio", tmp_path, "--settle", CALL, "--usd", "0.40")
    said = json.loads(await anigen("costs", "--studio", tmp_path, "--json"))

    assert said["unknown"] == []
    assert Decimal(said["held"]) == 0
    assert Decimal(said["totals"]["today"]) == Decimal("2.65")
    (jobs,) = said["jobs"]
    assert jobs["series"] == "a"
    assert (jobs["jobs"], Decimal(jobs["usd"]), Decimal(jobs["held"])) == (2, Decimal("1.15"), 0)
    assert Decimal(said["episodes"][0]["usd"]) == Decimal("1.5")
