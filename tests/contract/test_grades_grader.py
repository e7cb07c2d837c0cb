"""Measuring in a process of its own: it can be ended, it may die, and it never stays behind."""

from __future__ import annotations

import asyncio
import sys
import time
from pathlib import Path

import psutil
import pytest

from generators.comfyui.gating import Gating
from generators.grades.expected import Expected
from generators.grades.gates import ORDER
from generators.grades.grader import Grader
from generators.grades.measuring import measure
from generators.grades.weights import Weights
from orchestrator.gating import gate
from schemas.bible import Character, Style
from schemas.errors import BadFootageError
from schemas.grades import Allowance, Gates, Grades, Measure
from schemas.look import Hair, Look
from schemas.take import Footage, Receipt
from stand_ins import clips
from stand_ins.shots import shot

pytestmark = pytest.mark.anyio
PLAIN = Expected(allowance=Allowance())
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def clip(tmp_path_factory):
    return clips.write(tmp_path_factory.mktemp("clips") / "clip.mp4", clips.push(24))


@pytest.fixture(scope="module")
def long(tmp_path_factory):
    return clips.write(tmp_path_factory.mktemp("clips") / "long.mp4", clips.push(48) * 12)


def workers():
    """The processes that measure for us."""
    mine = psutil.Process().children(recursive=True)
    return [one for one in mine if _is_worker(one)]


def _is_worker(process):
    try:
        return "generators.grades.worker" in process.cmdline()
    except psutil.Error:
        return False


async def started():
    """The worker, once it runs."""
    for _ in range(400):
        if found := workers():
            return found[0]
        await asyncio.sleep(0.02)
    raise AssertionError("no worker was started")


async def gone():
    for _ in range(200):
        if not workers():
            return True
        await asyncio.sleep(0.02)
    return False


async def test_it_measures_what_is_measured_here(clip):
    grades = await Grader().measure(clip, PLAIN)
    assert grades == measure(clip, PLAIN, Weights.of(""))
    assert not workers()


async def test_the_event_loop_goes_on_meanwhile(long):
    ticks = 0
    measuring = asyncio.create_task(Grader().measure(long, PLAIN))
    begun = time.monotonic()
    while not measuring.done():
        await asyncio.sleep(0.01)
        ticks += 1
    lasted = time.monotonic() - begun
    assert lasted > 1.0, "too short to tell"
    assert ticks > lasted / 0.01 / 5
    assert (await measuring).values[Measure.COHERENCE] > 0.5


async def test_a_cancelled_one_ends_at_once(long):
    measuring = asyncio.create_task(Grader().measure(long, PLAIN))
    worker = await started()
    measuring.cancel()
    with pytest.raises(asyncio.CancelledError):
        await measuring
    assert not worker.is_running() or worker.status() == psutil.STATUS_ZOMBIE
    assert await gone()


async def test_a_killed_one_measures_nothing_and_says_so(long):
    measuring = asyncio.create_task(Grader().measure(long, PLAIN))
    (await started()).kill()
    grades = await measuring
    assert grades == Grades(
        unmeasured=dict.fromkeys(ORDER, "the process that measures ended by signal 9")
    )


async def test_one_that_takes_too_long_is_ended(long):
    grades = await Grader(patience_s=0.3).measure(long, PLAIN)
    assert set(grades.unmeasured.values()) == {"measuring took more than 0.3 s and was ended"}
    assert await gone()


async def test_only_so_many_at_a_time(clip):
    grader, most = Grader(at_once=1), 0
    measuring = asyncio.gather(*(grader.measure(clip, PLAIN) for _ in range(3)))
    while not measuring.done():
        most = max(most, len(workers()))
        await asyncio.sleep(0.01)
    assert most == 1
    assert len({one.model_dump_json() for one in await measuring}) == 1


async def test_a_cancelled_one_gives_its_place_to_the_next(clip, long):
    grader = Grader(at_once=1)
    first = asyncio.create_task(grader.measure(long, PLAIN))
    await started()
    second = asyncio.create_task(grader.measure(clip, PLAIN))
    first.cancel()
    assert (await second).values
    assert first.cancelled()


async def test_bad_footage_is_named(tmp_path):
    (tmp_path / "clip.mp4").write_bytes(b"no film")
    with pytest.raises(BadFootageError, match=r"^clip\.mp4 cannot be decoded"):
        await Grader().measure(tmp_path / "clip.mp4", PLAIN)


PARENT = """
import asyncio, sys
from pathlib import Path
from generators.grades.expected import Expected
from generators.grades.grader import Grader
from schemas.grades import Allowance
asyncio.run(Grader().measure(Path(sys.argv[1]), Expected(allowance=Allowance())))
"""


async def test_none_outlives_a_killed_parent(long):
    parent = await asyncio.create_subprocess_exec(sys.executable, "-c", PARENT, str(long), cwd=ROOT)
    worker = await started()
    parent.kill()
    await parent.wait()
    _, alive = psutil.wait_procs([worker], timeout=10)
    assert not alive


def footage(path):
    return Footage(
        path=path, seconds=1.0, frames=24, width=clips.WIDTH, height=clips.HEIGHT, fps=24,
        sha256="0" * 64, receipt=Receipt(backend="b", generator="g", version="1", seed=1),
    )  # fmt: skip


async def test_a_gate_grades_and_judges(clip):
    hair = Character(id="aki_1", name="Aki", look=Look(hair=Hair.BOB, hair_colour=clips.HAIR))
    other = hair.model_copy(update={"look": Look(hair_colour=clips.OTHER)})
    request = shot(characters=(hair,))
    grades, judgement = await gate(Grader(), request, footage(clip), Gates())
    assert judgement.passed
    assert judgement.reason == ""
    assert grades.values[Measure.PALETTE] == 1.0
    stranger = request.model_copy(update={"characters": (other,)})
    _, judgement = await gate(Grader(), stranger, footage(clip), Gates())
    assert judgement.reason.startswith("a character's own colours are missing")
    _, judgement = await gate(Grader(), request, footage(clip), Gates(), loop=True)
    assert judgement.reason.startswith("the loop does not close")


async def test_a_gate_refuses_what_cannot_be_decoded_and_raises_nothing(tmp_path):
    (tmp_path / "clip.mp4").write_bytes(b"no film")
    grades, judgement = await gate(Grader(), shot(), footage(tmp_path / "clip.mp4"), Gates())
    assert not grades.values
    assert judgement.reason.startswith("clip.mp4 cannot be decoded")


async def test_footage_that_nobody_could_measure_passes(long):
    grades, judgement = await gate(Grader(patience_s=0.1), shot(), footage(long), Gates())
    assert judgement.passed
    assert judgement.used == ()
    assert Measure.COHERENCE in judgement.unmeasured
    assert "took more than" in grades.unmeasured[Measure.COHERENCE]


async def test_a_sheet_is_gated_as_a_still(tmp_path):
    import cv2

    cv2.imwrite(str(tmp_path / "sheet.png"), clips.frame()[..., ::-1])
    gating = Gating(Gates())
    hair = Character(id="aki", name="Aki", look=Look(hair=Hair.BOB, hair_colour=clips.HAIR))
    judgement = await gating.pose(hair, Style(), tmp_path / "sheet.png")
    assert judgement.passed
    assert Measure.PALETTE in judgement.used
    other = hair.model_copy(update={"look": Look(hair_colour=clips.OTHER)})
    judgement = await gating.pose(other, Style(), tmp_path / "sheet.png")
    assert [one.measure for one in judgement.failing] == [Measure.PALETTE]
