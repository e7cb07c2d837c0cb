"""Shoot: every shot of a scene, by the first backend of the cast that can, and again if need be."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import sqlalchemy as sa
import structlog
from sqlalchemy.ext.asyncio import AsyncConnection

from schemas.bible import Bible
from schemas.errors import GenerationError
from schemas.plan import NARRATOR, EpisodePlan, Line, ScenePlan, ShotPlan
from schemas.tables import OVER, State, episode, scene
from schemas.take import ShotRequest, SpokenLine
from schemas.voice import VoiceProfile

from . import events, opening
from .cut import cut
from .lease import Lease
from .opening import Episode
from .studio import Studio
from .takes import Takes, shoot_shot

NARRATOR_VOICE = VoiceProfile(variant="f4", pitch=42, speed=155)

log = structlog.get_logger(__name__)


async def all_shot(studio: Studio, lease: Lease, before: Episode) -> bool:
    """Whether every scene has been shot; if not, see to it that somebody shoots them."""
    async with studio.database.begin() as connection:
        missing = await _missing(connection, before.id)
        for n in missing:
            await studio.queue.put(connection, "scene", f"{before.id}/{n}")
        if not missing and before.state is State.SHOOTING:
            await lease.prove(connection)
            await connection.execute(
                sa.update(episode)
                .where(episode.c.id == before.id, episode.c.state == State.SHOOTING)
                .values(state=State.ASSEMBLING)
            )
            await events.tell(
                connection, "shot", "all six scenes are shot",
                series=before.series_id, episode=before.id,
            )  # fmt: skip
    return not missing


async def start_over(studio: Studio, lease: Lease, job: Episode, *, missing: Path) -> None:
    """Have the scenes shot once more, because somebody has removed what was made of them.

    What the canon remembers of the episode stays; takes that are still there are used again.
    """
    async with studio.database.begin() as connection:
        await lease.prove(connection)
        await connection.execute(
            sa.update(episode)
            .where(episode.c.id == job.id, episode.c.state.not_in(OVER))
            .values(state=State.SHOOTING, prepared=None)
        )
        await connection.execute(
            sa.update(scene).where(scene.c.episode_id == job.id).values(shot_at=None)
        )
        await events.tell(
            connection, "again", f"{missing} has been removed; the scenes are shot once more",
            series=job.series_id, episode=job.id,
        )  # fmt: skip
        for n in await _missing(connection, job.id):
            await studio.queue.put(connection, "scene", f"{job.id}/{n}")


async def shoot_scene(studio: Studio, lease: Lease, episode_id: int, number: int) -> None:
    """Shoot what is missing of a scene and write down that it is done."""
    job = await opening.open_episode(studio, episode_id)
    if job.state is not State.SHOOTING:
        return
    plan, bible = job.script
    requests = await scene_requests(studio, job, plan, bible, number)
    folder = studio.storage.attempt(job.slug, job.number, f"s{number}", lease.number)
    work = studio.storage.work(job.slug, job.number)
    async with studio.database.connect() as connection:
        takes = await Takes.read(connection, work, lease, episode_id, number)
    async with asyncio.TaskGroup() as group:
        for request in requests:
            group.create_task(shoot_shot(studio, takes, request, folder))
    async with studio.database.begin() as connection:
        await lease.prove(connection)
        await takes.write(connection)
        await connection.execute(
            sa.update(episode)
            .where(episode.c.id == episode_id)
            .values(failures=0, problem=None, not_before=None)
        )
        await connection.execute(
            sa.update(scene)
            .where(scene.c.episode_id == episode_id, scene.c.scene == number)
            .values(shot_at=sa.func.clock_timestamp(), seconds=sum(r.seconds for r in requests))
        )
        if not await _missing(connection, episode_id):
            await studio.queue.put(connection, "episode", str(episode_id))
        await events.tell(
            connection, "scene", f"scene {number} is shot: {plan.scenes[number - 1].title}",
            series=job.series_id, episode=episode_id, scene=number,
        )  # fmt: skip
        await lease.release(connection)


async def scene_requests(
    studio: Studio, job: Episode, plan: EpisodePlan, bible: Bible, number: int
) -> tuple[ShotRequest, ...]:
    """The shots of a scene as they are asked for, with their lines spoken and timed."""
    planned = plan.scenes[number - 1]
    return tuple(
        [
            await _request(studio, _Place(job, bible, planned, number, index))
            for index in range(1, len(planned.shots) + 1)
        ]
    )


async def estimate(studio: Studio, job: Episode, plan: EpisodePlan, bible: Bible) -> Decimal:
    """The most that shooting the plan may cost with the cast as configured, in US dollars."""
    total = Decimal(0)
    for number, planned in enumerate(plan.scenes, 1):
        for index, shot in enumerate(planned.shots, 1):
            place = _Place(job, bible, planned, number, index)
            request = _silent(place, float(shot.seconds), ())
            total += max(backend.generator.estimate(request) for backend in studio.cast)
    return total


@dataclass(frozen=True)
class _Place:
    """Where a shot stands in its episode."""

    job: Episode
    bible: Bible
    scene: ScenePlan
    number: int
    index: int

    @property
    def shot(self) -> ShotPlan:
        return self.scene.shots[self.index - 1]


async def _request(studio: Studio, place: _Place) -> ShotRequest:
    into = studio.folder / "cache" / "voices"
    spoken = []
    for line in place.shot.lines:
        voice = _voice(place.bible, line)
        speech = await studio.voices.speak(line.text, voice, manner=line.manner, into=into)
        spoken.append((line, speech))
    seconds, lines = cut(place.shot, spoken)
    return _silent(place, seconds, lines)


def _silent(place: _Place, seconds: float, lines: Sequence[SpokenLine]) -> ShotRequest:
    job, scene, shot = place.job, place.scene, place.shot
    seen = {subject.character for subject in shot.subjects}
    heard = {line.speaker for line in shot.lines}
    return ShotRequest(
        series=job.slug, episode=job.number, scene=place.number, shot=place.index, plan=shot,
        location=place.bible.location(scene.location), time=scene.time, weather=scene.weather,
        mood=scene.mood, style=place.bible.style, lines=tuple(lines), seconds=seconds,
        characters=tuple(c for c in place.bible.characters if c.id in seen | heard),
        picture=job.picture, seed=shot_seed(job.seed, place.number, place.index),
    )  # fmt: skip


def shot_seed(seed: int, scene_number: int, shot: int) -> int:
    """The seed of a shot's first take, from the episode's."""
    digest = hashlib.sha256(f"{seed}/{scene_number}/{shot}".encode()).digest()
    return int.from_bytes(digest[:4]) >> 1


def _voice(bible: Bible, line: Line) -> VoiceProfile:
    if line.speaker == NARRATOR:
        return NARRATOR_VOICE
    try:
        return bible.character(line.speaker).voice
    except KeyError:
        raise GenerationError(f"the line {line.text!r} has no speaker {line.speaker!r}") from None


async def _missing(connection: AsyncConnection, episode_id: int) -> list[int]:
    left = sa.select(scene.c.scene).where(
        scene.c.episode_id == episode_id, scene.c.shot_at.is_(None)
    )
    return list((await connection.execute(left.order_by(scene.c.scene))).scalars())
