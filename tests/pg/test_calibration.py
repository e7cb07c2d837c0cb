"""What accepted takes teach: sums that no two transactions lose, and what is read from them."""

from __future__ import annotations

import asyncio
import statistics

import pytest
import sqlalchemy as sa

from generators.grades.gates import Calibration, judge
from orchestrator import calibration
from schemas.grades import Allowance, Gates, Grades, Measure
from schemas.plan import Move, Subject, Weather
from schemas.tables import calibration as table
from stand_ins.shots import shot

pytestmark = pytest.mark.anyio

PUSH = shot()  # one character, no rain, a push: plain
TWO = PUSH.model_copy(
    update={
        "plan": PUSH.plan.model_copy(
            update={"subjects": (Subject(character="aki_1"), Subject(character="mio"))}
        )
    }
)
RAIN = shot(weather=Weather.RAIN)


def grades(**values) -> Grades:
    return Grades(values={Measure(name): value for name, value in values.items()})


async def learned(engine, show, request, *series):
    async with engine.begin() as connection:
        for one in series:
            await calibration.learn(connection, show, request, one)


async def usual(engine, show, characters=("aki_1",), kind="plain") -> Calibration:
    async with engine.connect() as connection:
        return await calibration.of(connection, show, characters, kind)


async def test_mean_spread_and_percentiles_are_those_of_the_takes(engine, show):
    values = [0.84 + 0.001 * (i * 37 % 100) for i in range(60)]
    await learned(engine, show, PUSH, *(grades(coherence=v, sharpness=100 + v) for v in values))
    found = (await usual(engine, show)).usual
    coherence = found[Measure.COHERENCE]
    assert coherence.n == 60
    assert coherence.mean == pytest.approx(statistics.mean(values), abs=0.002)
    assert coherence.spread == pytest.approx(statistics.pstdev(values), rel=0.05)
    assert coherence.low == pytest.approx(sorted(values)[3], abs=0.02)
    assert coherence.high == pytest.approx(sorted(values)[56], abs=0.02)
    assert found[Measure.SHARPNESS].mean == pytest.approx(100 + statistics.mean(values), abs=0.01)


async def test_kinds_characters_and_series_are_kept_apart(engine, show):
    await learned(engine, show, PUSH, *[grades(motion=0.9)] * 30)
    await learned(engine, show, TWO, *[grades(motion=0.8)] * 30)
    await learned(engine, show, RAIN, grades(motion=0.7))
    alone = (await usual(engine, show)).usual[Measure.MOTION]
    together = (await usual(engine, show, ("aki_1", "mio"))).usual[Measure.MOTION]
    stranger = (await usual(engine, show, ("nobody",))).usual[Measure.MOTION]
    rain = (await usual(engine, show, kind="particles")).usual[Measure.MOTION]
    assert (alone.n, alone.mean) == (30, pytest.approx(0.9))
    assert (together.n, together.mean) == (60, pytest.approx(0.85, abs=0.005))
    assert stranger == together
    assert (rain.n, rain.mean) == (1, pytest.approx(0.7))
    assert (await usual(engine, show + 1)).usual == {}


async def test_a_character_of_few_takes_is_judged_by_the_series(engine, show):
    await learned(engine, show, TWO, *[grades(motion=0.8)] * 40)
    await learned(engine, show, PUSH, *[grades(motion=0.95)] * 29)
    before = (await usual(engine, show)).usual[Measure.MOTION]
    await learned(engine, show, PUSH, grades(motion=0.95))
    after = (await usual(engine, show)).usual[Measure.MOTION]
    assert before.n == 69
    assert (after.n, after.mean) == (30, pytest.approx(0.95))


async def test_transactions_side_by_side_lose_nothing(engine, show):
    first = [grades(motion=0.9, coherence=0.9)] * 5
    await asyncio.gather(*(learned(engine, show, one, *first) for one in (PUSH, RAIN, TWO) * 4))
    async with engine.connect() as connection:
        rows = await connection.execute(
            sa.select(table.c.kind, table.c.n, sa.func.cardinality(table.c.bins))
            .where(table.c.character == "", table.c.measure == "motion")
            .order_by(table.c.kind)
        )
    assert [tuple(row) for row in rows] == [("particles", 20, 50), ("plain", 40, 50)]


async def test_what_is_rolled_back_is_not_learned(engine, show):
    async with engine.connect() as connection:
        await calibration.learn(connection, show, PUSH, grades(motion=0.9))
        inside = await calibration.of(connection, show, (), "plain")
        await connection.rollback()
    assert inside.usual[Measure.MOTION].n == 1
    assert (await usual(engine, show)).usual == {}


async def test_the_same_takes_in_the_same_order_give_the_same_numbers(engine, show):
    takes = [grades(motion=0.8 + 0.01 * (i % 7), flicker=i / 9) for i in range(20)]
    await learned(engine, show, PUSH, *takes)
    await learned(engine, show, RAIN, *takes)
    plain = await usual(engine, show)
    rain = await usual(engine, show, kind="particles")
    assert plain.usual == rain.usual


async def test_old_takes_fade_so_that_a_new_model_is_learned(engine, show):
    await learned(engine, show, PUSH, *[grades(aesthetic=5.0)] * 300)
    before = (await usual(engine, show)).usual[Measure.AESTHETIC]
    await learned(engine, show, PUSH, *[grades(aesthetic=8.0)] * 700)
    after = (await usual(engine, show)).usual[Measure.AESTHETIC]
    assert before.mean == pytest.approx(5.0)
    assert after.n == 1000
    assert after.mean > 7.6, "three tenths of all takes would leave it at 7.1"


async def test_footage_without_grades_teaches_nothing(engine, show):
    await learned(engine, show, PUSH, Grades(unmeasured={Measure.SEAM: "no loop"}))
    assert (await usual(engine, show)).usual == {}


async def test_what_is_learned_refuses_what_the_threshold_would_let_pass(engine, show):
    takes = [grades(coherence=0.97 + 0.001 * (i % 5)) for i in range(30)]
    await learned(engine, show, PUSH, *takes[:29])
    odd = grades(coherence=0.88)
    early = judge(odd, Allowance(), Gates(), await usual(engine, show))
    await learned(engine, show, PUSH, takes[29])
    late = judge(odd, Allowance(), Gates(), await usual(engine, show))
    assert early.passed
    assert [one.measure for one in late.failing] == [Measure.COHERENCE]


async def test_a_held_shot_is_another_kind_than_a_push(engine, show):
    held = PUSH.model_copy(update={"plan": PUSH.plan.model_copy(update={"move": Move.HOLD})})
    await learned(engine, show, held, grades(frozen=1.0))
    assert (await usual(engine, show)).usual == {}
    assert (await usual(engine, show, kind="held")).usual[Measure.FROZEN].n == 1
