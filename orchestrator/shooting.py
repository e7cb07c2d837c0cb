"""Shoot: every shot of a scene, by the first backend of the cast that can, and again if need be."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path

import sqlalchemy as sa
import structlog
from sqlalchemy.ext.asyncio import AsyncConnection

from generators.remote.normalise import last_picture
from schemas.tables import OVER, State, episode, scene

from . import asking, events, opening
from .asking import Place
from .lease import Lease
from .opening import Episode
from .studio import Studio
from .takes import Takes, recorded
from .taking import allowed, shoot_shot

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
            sa.update(scene).where(scene.c.production_id == job.id).values(shot_at=None)
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
    plan, _ = job.script
    shots = asking.places(job, number)
    folder = studio.storage.attempt(job.slug, job.number, f"s{number}", lease.number)
    work = studio.storage.work(job.slug, job.number)
    async with studio.database.connect() as connection:
        takes = await Takes.read(connection, work, lease, episode_id, number)
    footage = await _all_shots(studio, takes, shots, folder)
    seconds = sum(kept.seconds for kept in map(recorded, footage) if kept)
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
            .where(scene.c.production_id == episode_id, scene.c.scene == number)
            .values(shot_at=sa.func.clock_timestamp(), seconds=seconds)
        )
        if not await _missing(connection, episode_id):
            await studio.queue.put(connection, "episode", str(episode_id))
        await events.tell(
            connection, "scene", f"scene {number} is shot: {plan.scenes[number - 1].title}",
            series=job.series_id, episode=episode_id, scene=number,
        )  # fmt: skip
        await lease.release(connection)


async def _all_shots(
    studio: Studio, takes: Takes, shots: Sequence[Place], folder: Path
) -> list[Path]:
    """Shoot the shots of a scene side by side; one by one where each goes on from the one before."""
    first = next((b for b in allowed(studio, takes.lead) if not b.rests), None)
    if first is None or not first.generator.capabilities.chains:
        async with asyncio.TaskGroup() as group:
            made = [group.create_task(shoot_shot(studio, takes, place, folder)) for place in shots]
        return [task.result() for task in made]
    footage: list[Path] = []
    for place in shots:
        before = await _last_picture(footage[-1], folder) if footage else None
        footage.append(await shoot_shot(studio, takes, place, folder, before=before))
    return footage


async def _last_picture(footage: Path, folder: Path) -> Path:
    """Where a shot ended, for the next one to begin."""
    picture = folder / f"{footage.stem}.png"
    if not picture.exists():
        await asyncio.to_thread(last_picture, footage, picture)
    return picture


async def _missing(connection: AsyncConnection, episode_id: int) -> list[int]:
    left = sa.select(scene.c.scene).where(
        scene.c.production_id == episode_id, scene.c.shot_at.is_(None)
    )
    return list((await connection.execute(left.order_by(scene.c.scene))).scalars())
