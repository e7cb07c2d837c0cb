"""Assemble: from approved takes to a master with its deliverables, prepared but not yet visible."""

from __future__ import annotations

import shutil
from operator import itemgetter
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from pydantic import JsonValue

from schemas.bible import Bible
from schemas.errors import AssemblyError
from schemas.plan import BeatKind, EpisodePlan
from schemas.tables import State, episode, take
from schemas.take import Card, Verdict

from . import asking, events, opening
from .asking import shot_seed
from .assembly.job import AssemblyJob, CardCut, SceneCut, ShotCut
from .lease import Lease
from .opening import Episode
from .shooting import start_over
from .studio import Studio
from .takes import Kept, recorded

TITLE_S, END_S = 4.0, 5.0
CREDITS = ("Written, drawn and spoken by machines",)

_PRIVATE: dict[str, Any] = {"path": True, "receipt": {"steps": True}}  # servers and whole graphs

JsonObject = dict[str, JsonValue]


async def assemble(studio: Studio, lease: Lease, before: Episode) -> Episode:
    """Put the episode together in a fresh folder and write down where it lies.

    Where footage has been removed the scenes are shot once more first.
    """
    files = await _files(studio, before)
    takes = {shot: kept for shot, file in files.items() if (kept := recorded(file)) is not None}
    if gone := next((file for shot, file in files.items() if shot not in takes), None):
        await start_over(studio, lease, before, missing=gone)
        return await opening.open_episode(studio, before.id)
    folder = studio.storage.attempt(before.slug, before.number, "master", lease.number)
    job = await _job(studio, before, takes, folder)
    made = await studio.assemble(job)
    async with studio.database.begin() as connection:
        await lease.prove(connection)
        await connection.execute(
            sa.update(episode)
            .where(episode.c.id == before.id, episode.c.state == State.ASSEMBLING)
            .values(
                prepared=job.into.relative_to(studio.storage.work(before.slug, before.number)).as_posix(), master=bytes.fromhex(made.sha256),
                seconds=made.seconds, state=State.REMEMBERING, problem=None,
            )
        )  # fmt: skip
        await events.tell(
            connection, "assembled", f"the master lasts {made.seconds:.1f} s",
            series=before.series_id, episode=before.id,
        )  # fmt: skip
        return await opening.read(studio, connection, before.id)


async def _job(
    studio: Studio, job: Episode, takes: dict[tuple[int, int], Kept], folder: Path
) -> AssemblyJob:
    plan, bible = job.script
    cards = folder / "cards"
    cards.mkdir(exist_ok=True)
    title = await studio.animatic.card(_title_card(job, plan, bible), into=cards)
    end = await studio.animatic.card(_end_card(job, plan, bible), into=cards)
    into = folder / "deliverables"
    shutil.rmtree(into, ignore_errors=True)
    into.mkdir()
    return AssemblyJob(
        series=job.slug, show=bible.series.title, episode=job.number, title=plan.title,
        logline=plan.logline, synopsis=plan.synopsis, language=bible.series.language,
        seed=job.seed, theme=job.slug, picture=job.picture,
        title_card=CardCut(path=title.path, frames=title.frames),
        end_card=CardCut(path=end.path, frames=end.frames),
        scenes=await _scenes(studio, job, takes),
        names={c.id: c.name for c in bible.characters}, credits=CREDITS, into=into,
        provenance=_provenance(job, bible, takes),
    )  # fmt: skip


async def _scenes(
    studio: Studio, job: Episode, takes: dict[tuple[int, int], Kept]
) -> tuple[SceneCut, ...]:
    plan, bible = job.script
    scenes = []
    for number, planned in enumerate(plan.scenes, 1):
        place = bible.location(planned.location)
        shots = []
        for asked in asking.places(job, number):
            kept = takes.get((number, asked.shot))
            if kept is None:
                raise AssemblyError(f"scene {number} has no approved take of shot {asked.shot}")
            till = studio.governor.till(job.id, f"again/{job.id}/{number}/{asked.shot}")
            shots.append(
                ShotCut(
                    path=kept.footage.path, frames=round(kept.seconds * job.picture.fps),
                    plan=asked.planned, has_audio=kept.footage.has_audio,
                    lines=await asking.heard(studio, asked, kept.lines, till),
                )
            )  # fmt: skip
        scenes.append(
            SceneCut(
                title=planned.title, synopsis=planned.synopsis, location=place.name,
                place=place.kind, time=planned.time, weather=planned.weather, mood=planned.mood,
                cast=tuple(bible.character(m.character).name for m in planned.cast),
                shots=tuple(shots),
            )
        )  # fmt: skip
    return tuple(scenes)


async def _files(studio: Studio, job: Episode) -> dict[tuple[int, int], Path]:
    """The approved take of every shot, by scene and shot; the newest where there are several."""
    query = (
        sa.select(take.c.scene, take.c.shot, take.c.footage)
        .where(take.c.production_id == job.id, take.c.verdict == Verdict.APPROVED)
        .order_by(take.c.n)
    )
    async with studio.database.connect() as connection:
        rows = (await connection.execute(query)).all()
    work = studio.storage.work(job.slug, job.number)
    return {(scene, shot): work / file for scene, shot, file in rows}


def _provenance(job: Episode, bible: Bible, takes: dict[tuple[int, int], Kept]) -> JsonObject:
    """What the manifest says about how the film came to be."""
    made: list[JsonValue] = [
        {"scene": scene, "shot": shot} | kept.footage.model_dump(mode="json", exclude=_PRIVATE)
        for (scene, shot), kept in sorted(takes.items(), key=itemgetter(0))
    ]
    return {"bible": bible.digest, "seed": str(job.seed), "draft": job.draft, "takes": made}


def _title_card(job: Episode, plan: EpisodePlan, bible: Bible) -> Card:
    first = plan.scene_1
    return Card(
        kind="title", series=bible.series.title, episode=job.number, title=plan.title,
        location=bible.location(first.location), time=first.time, style=bible.style,
        seconds=TITLE_S, picture=job.picture, seed=shot_seed(job.seed, 0, 1),
    )  # fmt: skip


def _end_card(job: Episode, plan: EpisodePlan, bible: Bible) -> Card:
    last = plan.scene_6
    return Card(
        kind="end", series=bible.series.title, episode=job.number, title=plan.title,
        text="\n".join((_question(plan, bible), *CREDITS)), location=bible.location(last.location), time=last.time,
        style=bible.style, seconds=END_S, picture=job.picture, seed=shot_seed(job.seed, 7, 1),
    )  # fmt: skip


def _question(plan: EpisodePlan, bible: Bible) -> str:
    """What is left open: the question of the thread that was touched last."""
    questions = {t.id: t.question for arc in bible.arcs for t in arc.threads}
    for scene in reversed(plan.scenes):
        for beat in reversed(scene.beats):
            if beat.kind is BeatKind.OPEN_THREAD and beat.value:
                return beat.value
            if beat.kind is BeatKind.ADVANCE_THREAD and beat.what in questions:
                return questions[beat.what]
    return ""
