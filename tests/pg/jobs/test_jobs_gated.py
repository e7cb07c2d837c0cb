"""Phases that a gate refuses, backends that are away, and jobs that somebody cancels or a crash interrupts."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
import sqlalchemy as sa

from orchestrator import jobs
from orchestrator.backends import Backend
from orchestrator.engine import Engine
from orchestrator.jobs import ending
from orchestrator.lease import Crew
from orchestrator.queue import PgQueue
from orchestrator.turns import Turns
from schemas.errors import BackendUnreachableError, BadFootageError, UnsupportedShotError
from schemas.grades import Failing, Measure
from schemas.jobs import AdvanceRequest, JobState, PhaseState
from schemas.office import ConflictError
from schemas.tables import job, lease, take
from schemas.take import Capabilities

pytestmark = pytest.mark.anyio
DARK = Failing(measure=Measure.BLACK, value=0.9, limit=0.1, sentence="it is black")


class Choosy:
    """Draws what it is asked for, unless the test has something against it."""

    capabilities = Capabilities(honours_seed=True, offline=True, parallel=2)

    def __init__(self, animatic, against: Callable[[object], Exception | None]):
        self.animatic, self.against, self.asked = animatic, against, []
        self.drawing = asyncio.Semaphore(0)

    def estimate(self, request) -> Decimal:
        return Decimal(0)

    async def generate(self, request, *, into, progress, till=None):
        self.asked.append(request)
        self.drawing.release()
        progress(0.5)
        if (error := self.against(request)) is not None:
            if isinstance(error, asyncio.TimeoutError):
                await asyncio.sleep(3600)
            raise error
        return await self.animatic.generate(request, into=into, progress=progress)

    async def aclose(self) -> None:
        pass


@pytest.fixture
def choosy(studio):
    """Put a backend before the animatic that has something against some shots."""

    def put(against) -> Choosy:
        made = Choosy(studio.animatic, against)
        studio.cast = (Backend("choosy", made, Turns(2)), *studio.cast)
        return made

    studio.settings = studio.settings.model_copy(
        update={
            "gates": studio.settings.gates.model_copy(
                update={
                    "sharpness": 0.0, "frozen_held_s": 60.0, "frozen_s": 60.0, "motion": 0.0,
                    "coherence": 0.0, "palette": 0.0, "seam": 9000.0, "flicker": 9000.0,
                    "ghosting": 1.0, "flicker_impact": 9000.0, "motion_particles": 0.0,
                    "coherence_particles": 0.0,
                }
            ),
            "shooting": studio.settings.shooting.model_copy(update={"takes": 2, "attempts": 1}),
        }
    )  # fmt: skip
    return put


def dark_loops(request):
    refused = request.motion == "loop" and not request.ungated
    return BadFootageError("the loop is black", failing=(DARK,)) if refused else None


async def test_a_refused_phase_is_held_with_what_its_gate_found(
    studio, who, ask, at_work, ended, choosy
):
    backend = choosy(dark_loops)
    accepted = await ask(phases=True, auto_advance=True)
    async with at_work(studio):
        held = await ended(accepted.made.id)
        seeds = [request.seed for request in backend.asked]

        assert held.status is JobState.HELD
        sheet, loop, film = held.phases
        assert (sheet.state, loop.state, film.state) == (
            PhaseState.PASSED, PhaseState.REFUSED, PhaseState.WAITING,
        )  # fmt: skip
        assert loop.failing == (DARK,)
        assert loop.grades == {"black": 0.9}
        assert "black" in loop.detail
        assert held.error is not None
        assert {one.backend for one in held.takes} == {"animatic", "choosy"}
        assert len(seeds) == len(set(seeds)) == 2
        assert not any(one.backend == "animatic" and one.phase == loop.name for one in held.takes)

        await jobs.advance(studio, who, held.id, AdvanceRequest())
        held = await ended(held.id)
        assert held.status is JobState.HELD
        assert len({request.seed for request in backend.asked}) == 4, "other seeds"

        accept = AdvanceRequest(accept=True)
        await jobs.advance(studio, who, held.id, accept)
        made = await ended(held.id)

    assert made.status is JobState.COMPLETED
    assert [one.state for one in made.phases] == [
        PhaseState.PASSED, PhaseState.ACCEPTED, PhaseState.PASSED,
    ]  # fmt: skip
    with pytest.raises(ConflictError):
        await jobs.advance(studio, who, made.id, accept)


async def test_footage_that_was_refused_and_is_there_is_what_passes(
    studio, who, ask, at_work, ended, choosy
):
    backend = choosy(lambda _: None)
    gates = studio.settings.gates.model_copy(update={"seam": 0.0})
    studio.settings = studio.settings.model_copy(update={"gates": gates})
    accepted = await ask(phases=True, auto_advance=True)
    async with at_work(studio):
        held = await ended(accepted.made.id)
        assert held.status is JobState.HELD, held.error
        assert [one.measure for one in held.phases[1].failing] == [Measure.SEAM]
        asked = len(backend.asked)
        await jobs.advance(studio, who, held.id, AdvanceRequest(accept=True))
        made = await ended(held.id)

    assert made.status is JobState.COMPLETED
    assert len([r for r in backend.asked[asked:] if r.motion == "loop"]) == 0
    loop = [one for one in made.takes if one.phase == made.phases[1].name]
    assert [one.verdict for one in loop] == ["retake", "approved"]


async def test_a_plain_shot_falls_down_the_cast_and_says_so(studio, ask, at_work, ended, choosy):
    choosy(lambda _: BackendUnreachableError("nobody is there"))
    accepted = await ask()
    async with at_work(studio):
        made = await ended(accepted.made.id)
    assert (made.status, made.backend, made.degraded) == (JobState.COMPLETED, "animatic", True)


async def test_a_backend_that_is_away_is_tried_again_and_given_up_in_the_end(
    studio, ask, at_work, ended, choosy, monkeypatch
):
    monkeypatch.setattr(ending, "LONGEST_S", 0.05)
    backend = choosy(lambda _: BackendUnreachableError("nobody is there"))
    accepted = await ask(phases=True, auto_advance=True)
    async with at_work(studio):
        failed = await ended(accepted.made.id)
    assert failed.status is JobState.FAILED
    assert failed.error is not None
    assert failed.error.detail == "nobody is there"
    assert len(backend.asked) == ending.GIVE_UP_AFTER


async def test_what_cannot_be_made_fails_at_once(studio, ask, at_work, ended, choosy):
    backend = choosy(lambda _: UnsupportedShotError("too long for anybody"))
    accepted = await ask(phases=True, auto_advance=True)
    async with at_work(studio):
        failed = await ended(accepted.made.id)
    assert (failed.status, len(backend.asked)) == (JobState.FAILED, 1)


async def test_a_running_job_is_cancelled_and_leaves_nothing(
    studio, who, ask, at_work, ended, put_away, choosy
):
    backend = choosy(lambda _: TimeoutError())
    accepted = await ask()
    async with at_work(studio), jobs.follow(studio.url, accepted.made.id) as news:
        await backend.drawing.acquire()
        running = await jobs.cancel(studio, who, accepted.made.id)
        assert running.status is JobState.RUNNING
        states = [told.status async for told in news]
        assert states[-1] is JobState.CANCELLED
        made = await ended(accepted.made.id)
        assert (made.status, made.files) == (JobState.CANCELLED, ())
        await put_away()


async def test_what_an_engine_leaves_behind_the_next_one_ends(studio, ask, at_work, ended, choosy):
    stuck = True
    backend = choosy(lambda _: TimeoutError() if stuck else None)
    accepted = [await ask() for _ in range(2)]
    async with at_work(studio), asyncio.timeout(30):
        for _ in accepted:
            await backend.drawing.acquire()
    stuck = False
    async with studio.database.begin() as connection:
        assert (await connection.execute(sa.select(lease.c.work))).all() == []
        await connection.execute(sa.text("truncate queue.pgqueuer"))
    shutil.rmtree(studio.folder / "media" / ".jobs")
    fresh = replace(studio, queue=PgQueue(studio.url), crew=Crew(studio.database, studio.url))
    async with at_work(fresh):
        made = [await ended(one.made.id) for one in accepted]
    assert {one.status for one in made} == {JobState.COMPLETED}
    async with studio.database.connect() as connection:
        count = sa.select(sa.func.count()).select_from(take).where(take.c.verdict == "approved")
        assert (await connection.execute(count)).scalar_one() == 2


async def test_never_more_than_so_many_at_a_time(studio, ask, at_work, ended, choosy):
    here, most = 0, 0

    def against(_):
        return None

    backend = choosy(against)
    plain = backend.animatic.generate

    async def counted(*args, **more):
        nonlocal here, most
        here += 1
        most = max(most, here)
        try:
            return await plain(*args, **more)
        finally:
            here -= 1

    class Counted:
        generate = staticmethod(counted)

    backend.animatic = Counted
    studio.settings = studio.settings.model_copy(
        update={"jobs": studio.settings.jobs.model_copy(update={"parallel": 1})}
    )
    accepted = [await ask() for _ in range(3)]
    async with at_work(studio):
        made = [await ended(one.made.id) for one in accepted]
    assert {one.status for one in made} == {JobState.COMPLETED}
    assert most == 1


async def test_rows_of_long_ago_are_forgotten_and_what_they_made_stays(studio, ask, at_work, ended):
    accepted = await ask()
    async with at_work(studio):
        made = await ended(accepted.made.id)
    long_ago = sa.text("clock_timestamp() - interval '91 days'")
    async with studio.database.begin() as connection:
        await connection.execute(sa.update(job).values(ended_at=long_ago))
    await Engine(studio).sweep(owing=False)
    async with studio.database.connect() as connection:
        for table in (job, take):
            assert (await connection.execute(sa.select(table))).first() is None
        spent = sa.text("select count(*) from charge")
        assert (await connection.execute(spent)).scalar_one() == 1
    (slug,) = studio.bibles.slugs()
    assert (studio.folder / "media" / "series" / slug / made.files[0].path).exists()
