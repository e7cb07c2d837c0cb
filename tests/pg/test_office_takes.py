"""Takes over the office: verdicts on them, and whether a character's drift."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
import sqlalchemy as sa

from orchestrator import calibration
from orchestrator.office.office import create
from orchestrator.takes import record
from schemas.access import Scope, Who
from schemas.grades import Grades
from schemas.jobs import VerdictRequest
from schemas.office import AbsentError, UnfitError
from schemas.tables import episode, event, job, lesson, scene, series, slot, take
from schemas.take import Footage, Receipt, Said
from stand_ins.productions import episode_of, job_of, no_bible
from stand_ins.shots import shot

pytestmark = pytest.mark.anyio
SLUG = "small-weather-office"
ANNA = Who(name="anna", scopes=frozenset({Scope.GENERATE}))
BEGAN = datetime(2026, 11, 20, tzinfo=UTC)


@pytest.fixture
def office(studio):
    return create(studio)


@pytest.fixture
async def show(studio) -> int:
    async with studio.database.begin() as connection:
        await connection.execute(no_bible())
        found = sa.select(series.c.id).where(series.c.slug == SLUG)
        return (await connection.execute(found)).scalar_one()


async def asked(studio, show: int, character: str | None = "wren") -> int:
    """A job, and its only scene."""
    async with studio.database.begin() as connection:
        made = job_of(series_id=show, character=character, uuid=uuid4())
        number = (await connection.execute(made.returning(job.c.id))).scalar_one()
        await connection.execute(sa.insert(scene).values(production_id=number, scene=1))
        return number


async def shot_of(studio, number: int, n: int, *, verdict: str = "approved", at: int = 0, **more):
    values = {"backend": "card", "request": b"", "scene": 1, "shot": 1} | more
    async with studio.database.begin() as connection:
        await connection.execute(
            sa.insert(take).values(
                production_id=number, n=n, verdict=verdict, made_at=BEGAN + timedelta(minutes=at),
                **values,
            )
        )  # fmt: skip


async def graded(
    studio, number: int, values: list[float], *, measure="coherence", verdict="approved", since=0
):
    for n, value in enumerate(values, since + 1):
        await shot_of(studio, number, n, at=n, grades={measure: value}, verdict=verdict)


STEADY = [0.93, 0.94, 0.95, 0.96, 0.95, 0.94, 0.93, 0.95, 0.96, 0.94]


async def test_a_drift_is_seen_and_said(studio, office, show):
    number = await asked(studio, show)
    await graded(studio, number, STEADY)
    await graded(studio, number, [0.7, 0.72, 0.7, 0.69, 0.71], verdict="retake", since=10)

    found = await office.consistency("wren")

    (one,) = found.measures
    assert (found.takes, found.drifts, one.drifts, one.takes) == (15, True, True, 15)
    assert (one.usual, one.lately) == (0.945, 0.704)
    assert one.sentence == (
        "coherence has become worse: 0.704 in the last 5 takes, usually 0.945 ± 0.01"
    )
    assert [one["take"] for one in found.history[:2]] == [f"{number}-1-1-15", f"{number}-1-1-14"]
    assert found.history[0]["grades"] == {"coherence": 0.71}


@pytest.mark.parametrize(
    ("measure", "before", "lately", "drifts"),
    [
        ("coherence", STEADY, [0.95] * 5, False),
        ("coherence", STEADY, [0.99] * 5, False),
        ("coherence", STEADY, [0.93] * 5, False),
        ("coherence", [0.95] * 10, [0.94] * 5, False),
        ("flicker", [0.4, 0.5, 0.6] * 4, [1.6] * 5, True),
        ("flicker", [0.4, 0.5, 0.6] * 4, [0.1] * 5, False),
        ("aesthetic", [6.0, 6.1, 6.2] * 4, [5.0] * 5, True),
    ],
    ids=["even", "better", "a little", "tiny step", "flicker", "less flicker", "beauty"],
)
async def test_only_what_is_worse_by_far_is_a_drift(
    studio, office, show, measure, before, lately, drifts
):
    number = await asked(studio, show)
    await graded(studio, number, before, measure=measure)
    await graded(studio, number, lately, measure=measure, since=len(before))

    found = await office.consistency("wren")

    assert found.drifts == drifts, found.measures[0].sentence
    assert ("is as usual" in found.measures[0].sentence) == (not drifts)


async def test_too_few_takes_tell_nothing_and_calibration_remembers_more(studio, office, show):
    number = await asked(studio, show)
    await graded(studio, number, [0.5] * 5)
    (one,) = (await office.consistency("wren")).measures
    assert (one.drifts, one.sentence) == (False, "coherence: 5 takes are too few to tell")
    request = shot(plan=shot().plan.model_copy(update={"subjects": ()}))
    subject = shot().plan.subjects[0].model_copy(update={"character": "wren"})
    request = shot(plan=request.plan.model_copy(update={"subjects": (subject,)}))
    async with studio.database.begin() as connection:
        for value in STEADY:
            grades = Grades.model_validate({"values": {"coherence": value}})
            await calibration.learn(connection, show, request, grades)

    (one,) = (await office.consistency("wren")).measures

    assert one.drifts
    assert one.usual == pytest.approx(0.945, abs=0.001)


async def test_a_shot_of_two_says_nothing_of_one(studio, office, show):
    subjects = ([{"character": "wren"}], [{"character": "wren"}, {"character": "odo"}], [])
    plan = {"scenes": [{"shots": [{"subjects": people} for people in subjects]}]}
    async with studio.database.begin() as connection:
        await connection.execute(sa.insert(slot).values(series_id=show, at=BEGAN))
        made = episode_of(series_id=show, slot=BEGAN, number=1, seed=1, plan=plan)
        number = (await connection.execute(made.returning(episode.c.id))).scalar_one()
        await connection.execute(sa.insert(scene).values(production_id=number, scene=1))
    for place in (1, 2, 3):
        await shot_of(studio, number, 1, shot=place, grades={"palette": 0.9})
    await graded(studio, await asked(studio, show, "odo"), [0.9])

    found = await office.consistency("wren")

    assert [one["take"] for one in found.history] == [f"{number}-1-1-1"]


async def test_nobody_has_been_shot_yet(office):
    found = await office.consistency("wren")

    assert (found.takes, found.drifts, found.measures, found.history) == (0, False, (), ())


async def test_a_verdict_on_a_jobs_take_is_understood_and_kept(studio, office, show):
    number = await asked(studio, show)
    film = studio.storage.job_attempt(number, "scene", 1) / "1.mp4"
    film.write_bytes(b"film")
    said = (Said(words="soft light, calm", why="the style of the series"),)
    footage = Footage(
        path=film, seconds=1, frames=12, width=8, height=8, fps=12,
        sha256=hashlib.sha256(b"film").hexdigest(),
        receipt=Receipt(backend="card", generator="comfyui", version="1", seed=1, said=said),
    )  # fmt: skip
    record(footage, shot())
    work = studio.storage.job_work(number)
    await shot_of(studio, number, 1, footage=film.relative_to(work).as_posix())
    key = f"{number}-1-1-1"

    asked_for = VerdictRequest(verdict="disliked", why="Aki's hair is too flat,\nmore fog glow")
    learned = await office.verdict(ANNA, key, asked_for)

    assert (learned.take, learned.liked) == (key, False)
    assert learned.words == ("soft light", "calm")
    assert [(w["words"], w["wanted"], w["character"]) for w in learned.wishes] == [
        ("flat hair", False, "aki_1"), ("fog glow", True, ""),
    ]  # fmt: skip
    async with studio.database.connect() as connection:
        row = (await connection.execute(sa.select(lesson))).one()
        told = sa.select(event.c.text).where(event.c.kind == "verdict")
        text = (await connection.execute(told)).scalar_one()
    assert (row.production_id, row.by, row.liked) == (number, "operator", False)
    assert text == f"anna: the take {key} is disliked: Aki's hair is too flat, more fog glow"


@pytest.mark.parametrize(
    "key", ["", "1", "1-1-1-1", "0-0-0-0", "1-7-1-1", "9" * 40 + "-1-1-1", "1-1-1-99999", "a-b-c-d",
            "1-1-1-1; drop table take", "../1-1-1-1", "١-1-1-1"],
)  # fmt: skip
async def test_a_take_that_is_not_there_is_absent(office, key):
    with pytest.raises(AbsentError):
        await office.verdict(ANNA, key, VerdictRequest(verdict="liked"))


async def test_a_remark_that_is_too_long_is_refused(studio, office, show):
    number = await asked(studio, show)
    await shot_of(studio, number, 1)
    long = VerdictRequest.model_construct(verdict="liked", why="long " * 200)

    with pytest.raises(UnfitError, match="say it in at most 600") as caught:
        await office.verdict(ANNA, f"{number}-1-1-1", long)
    assert caught.value.where == "/why"
