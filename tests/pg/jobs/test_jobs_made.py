"""Jobs made for real by the animatic: a film under the character's folder, and the same one again."""

from __future__ import annotations

import asyncio
import hashlib
import json

import av
import pytest
import sqlalchemy as sa

from orchestrator import jobs
from schemas.jobs import AdvanceRequest, JobState, PhaseName, PhaseState
from schemas.tables import charge, job, scene, take
from schemas.take import Reproduction

pytestmark = pytest.mark.anyio


async def test_a_shot_becomes_a_film_in_the_folder_of_its_character(
    studio, ask, at_work, ended, put_away
):
    accepted = await ask(seconds=1.5, style_preset="cyberpunk", seed=7)
    assert (accepted.made.status, accepted.fresh) == (JobState.QUEUED, True)
    async with at_work(studio), asyncio.timeout(60):
        made = await ended(accepted.made.id)
        await put_away()

    assert (made.status, made.progress, made.error) == (JobState.COMPLETED, 100.0, None)
    assert (made.backend, made.degraded, made.seed) == ("animatic", False, 7)
    assert made.reproduction is Reproduction.BIT_EXACT
    (slug,) = studio.bibles.slugs()
    folder = (
        studio.folder / "media" / "series" / slug / "characters" / "wren" / "jobs" / str(made.id)
    )
    assert {file.path for file in made.files} == {
        f"characters/wren/jobs/{made.id}/{name}" for name in ("film.mp4", "metadata.json")
    }
    with av.open(str(folder / "film.mp4")) as film:
        (stream,) = film.streams.video
        assert (stream.width, stream.height, sum(1 for _ in film.decode(stream))) == (640, 360, 18)
    about = json.loads((folder / "metadata.json").read_text())
    assert about["prompt"] == "Wren walks along the pier in the rain"
    assert about["style"] == "cyberpunk"
    assert about["status"] == "completed"
    assert about["receipts"]["film.mp4"]["reproduction"] == "bit_exact"
    (listed,) = about["files"]
    film = (folder / "film.mp4").read_bytes()
    assert (listed["sha256"], listed["bytes"]) == (hashlib.sha256(film).hexdigest(), len(film))
    assert str(studio.folder) not in (folder / "metadata.json").read_text()
    assert [one.verdict for one in made.takes] == ["approved"]


async def test_a_place_without_anybody_lies_beside_the_episodes(studio, ask, at_work, ended):
    accepted = await ask("An empty lighthouse at night in a storm", shown=False)
    async with at_work(studio):
        made = await ended(accepted.made.id)

    assert made.character_id is None
    assert {file.path for file in made.files} == {
        f"jobs/{made.id}/{name}" for name in ("film.mp4", "metadata.json")
    }
    async with studio.database.connect() as connection:
        script = (await connection.execute(sa.select(job.c.script))).scalar_one()
    shot = script["shots"]["1"]["scene"]
    assert (shot["time"], shot["weather"]) == ("night", "storm")
    assert script["location"]["kind"] == "lighthouse"


async def test_what_is_drawn_here_is_made_again_picture_by_picture(
    studio, who, ask, at_work, ended
):
    accepted = await ask()
    async with at_work(studio):
        first = await ended(accepted.made.id)
        again = await jobs.reproduce(studio, who, first.id, key="again")
        made = await ended(again.made.id)
        repeated = await jobs.reproduce(studio, who, first.id, key="again")

    assert (repeated.made.id, repeated.fresh) == (made.id, False)
    assert made.of == first.id
    assert made.comparison is not None
    assert made.comparison.equal
    assert made.comparison.reproduction is Reproduction.BIT_EXACT
    assert made.comparison.first_sha256 == made.comparison.again_sha256
    films = {
        file.sha256 for one in (first, made) for file in one.files if file.path.endswith("mp4")
    }
    assert films == {made.comparison.again_sha256}


async def test_three_phases_go_on_by_themselves(studio, ask, at_work, ended):
    accepted = await ask(phases=True, auto_advance=True)
    assert [one.state for one in accepted.made.phases] == [PhaseState.WAITING] * 3
    async with at_work(studio):
        made = await ended(accepted.made.id)

    assert made.status is JobState.COMPLETED
    assert [one.name for one in made.phases] == list(PhaseName)
    assert {one.state for one in made.phases} == {PhaseState.PASSED}
    assert [one.file.rpartition("/")[2] for one in made.phases] == [
        "sheet.png", "loop.mp4", "film.mp4",
    ]  # fmt: skip
    media = studio.folder / "media" / "series" / studio.bibles.slugs()[0]
    frames = {}
    for one in made.phases[1:]:
        with av.open(str(media / one.file)) as film:
            frames[one.name] = sum(1 for _ in film.decode(film.streams.video[0]))
    assert frames == {PhaseName.LOOP: 24, PhaseName.FILM: 60}  # a draft has half the rate
    async with studio.database.connect() as connection:
        shot = await connection.execute(sa.select(scene.c.scene, scene.c.shot_at.is_not(None)))
        assert sorted(shot.all()) == [(1, True), (2, True), (3, True)]
        assert (await connection.execute(sa.select(sa.func.count(take.c.n)))).scalar_one() == 3
        spent = await connection.execute(sa.select(charge.c.usd))
        assert {row.usd for row in spent} == {0}


async def test_without_leave_a_job_waits_after_each_phase(studio, who, ask, at_work, ended):
    accepted = await ask(phases=True)
    uuid = accepted.made.id
    async with at_work(studio):
        for passed in (1, 2):
            held = await ended(uuid)
            assert held.status is JobState.HELD
            assert [one.state is PhaseState.PASSED for one in held.phases].count(True) == passed
            assert held.phases[passed - 1].file.endswith(("sheet.png", "loop.mp4")[passed - 1])
            assert held.phases[passed].state is PhaseState.WAITING
            await jobs.advance(studio, who, uuid, AdvanceRequest())
        made = await ended(uuid)
    assert made.status is JobState.COMPLETED


async def test_whoever_follows_hears_it_to_the_end(studio, ask, at_work):
    accepted = await ask()
    async with at_work(studio), jobs.follow(studio.url, accepted.made.id) as news:
        heard = [told async for told in news]

    assert heard[0].job_id == accepted.made.id
    assert (heard[-1].status, heard[-1].progress) == (JobState.COMPLETED, 100.0)
    assert {file.path.rpartition("/")[2] for file in heard[-1].files} == {
        "film.mp4",
        "metadata.json",
    }
    assert [one.progress for one in heard] == sorted(one.progress for one in heard)
