"""Fixtures for jobs: somebody who asks, something to ask for, and an engine that makes it."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager

import pytest

from orchestrator import jobs
from orchestrator.engine import Engine
from schemas.access import Scope, Who
from schemas.jobs import ENDED, GenerateRequest, JobState, OrchestrateRequest

SHOWN = "wren"


@pytest.fixture
def who() -> Who:
    return Who(name="ada", scopes=frozenset({Scope.GENERATE}))


@pytest.fixture
def ask(studio, who):
    """Ask for a job over the starter series; `who` may be somebody else."""
    (slug,) = studio.bibles.slugs()
    bible = studio.bibles.current(slug)

    async def asking(
        prompt="Wren walks along the pier in the rain", *, by=who, key=None, digest=b"d", shown=True,
        phases=False, **more,
    ):  # fmt: skip
        character = bible.character(SHOWN) if shown else None
        values = {"prompt": prompt, "project_id": slug, "draft": True} | more
        if phases:
            asked = OrchestrateRequest(character_name=SHOWN, **values)
        else:
            asked = GenerateRequest(seconds=values.pop("seconds", 1), **values)
        return await jobs.accept(
            studio, by, asked, series_slug=slug, bible=bible, character=character, key=key,
            digest=digest if key else None,
        )  # fmt: skip

    return asking


@pytest.fixture
def at_work():
    """Have an engine work at a studio for as long as the block lasts."""

    @asynccontextmanager
    async def working(studio):
        engine = Engine(studio)
        running = asyncio.create_task(engine.run(ticking=False))
        try:
            yield engine
        finally:
            await engine.stop(0.0)
            await asyncio.gather(running, return_exceptions=True)

    return working


@pytest.fixture
def put_away(studio):
    """Wait until nothing is left of the attempts: a job is told to be over before that."""

    async def wait():
        left = studio.folder / "media" / ".jobs"
        async with asyncio.timeout(60):
            while list(left.iterdir()):  # noqa: ASYNC110 - files tell nobody
                await asyncio.sleep(0.02)

    return wait


@pytest.fixture
def ended(studio):
    """Wait until a job has ended, or is held; gives it as it stands then."""

    async def wait(uuid, *states: JobState):
        wanted = states or (*ENDED, JobState.HELD)
        async with asyncio.timeout(120), jobs.follow(studio.url, uuid) as news:
            async for told in news:
                if told.status in wanted:
                    break
        return await jobs.read(studio, uuid)

    return wait
