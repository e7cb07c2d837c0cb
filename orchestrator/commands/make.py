"""`anigen make`: make episodes now, and wait for them."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
import time
from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any

import sqlalchemy as sa

from schemas import settings as config
from schemas.errors import AniGenError, DatabaseError
from schemas.settings import Settings
from schemas.tables import OVER, State, episode, scene

from .. import database, log, money, slots
from ..choosing import chosen_on_air
from ..cli import INTERRUPTED
from ..daemon import until_signal
from ..engine import Engine
from ..progress import Reporter, Standing
from ..studio import Studio, open_studio
from .rehearse import rehearse

_LOOK_EVERY_S = 0.5
_PATIENCE_S = 60.0  # with a database that has gone away


@dataclass(frozen=True)
class Made:
    """An episode that was made."""

    series: str
    episode: int
    title: str
    seconds: float
    sha256: str
    master: str
    watch: str
    usd: Decimal
    estimate: Decimal | None
    degraded: bool


def run(options: argparse.Namespace) -> int:
    """Make the episodes; exit code 1 when one is lost."""
    settings = config.load(options.studio)
    log.configure(form=settings.log.format, level="error")
    if options.plans_only:
        return asyncio.run(rehearse(options, settings))
    return asyncio.run(_run(options, settings))


async def _run(options: argparse.Namespace, settings: Settings) -> int:
    engines: list[Engine] = []
    made: list[Made] = []

    async def work() -> None:
        async with open_studio(options.studio, settings) as studio:
            engines.append(engine := Engine(studio))
            running = asyncio.create_task(engine.run(ticking=False))
            try:
                with Reporter(quiet=options.json) as reporter:
                    await _episodes(studio, options, reporter, made)
            finally:
                await engine.stop(0.0)
                await asyncio.gather(running, return_exceptions=True)

    async def stop(grace: float) -> None:
        for engine in engines:
            await engine.stop(grace)

    try:
        stopped = await until_signal(work(), stop=stop, grace=2.0)
    finally:
        _report(made, options)
    if stopped:
        sys.stderr.write("anigen: interrupted; the next `anigen make` or `up` goes on from here\n")
        return INTERRUPTED
    return 0


async def _episodes(
    studio: Studio, options: argparse.Namespace, reporter: Reporter, made: list[Made]
) -> None:
    series_id, slug = await chosen_on_air(studio, options.series)
    for name, reason in studio.absent.items():
        sys.stderr.write(f"anigen: backend {name!r} is left out: {reason}\n")
    waiting = await _taken_up(studio, series_id, options.cap)
    for _ in range(options.episodes):
        episode_id = waiting.pop(0) if waiting else await _opened(studio, options, series_id, slug)
        made.append(await _wait(studio, slug, episode_id, reporter))


async def _opened(studio: Studio, options: argparse.Namespace, series_id: int, slug: str) -> int:
    async with studio.database.begin() as connection:
        return await slots.open_now(
            connection, studio.queue, series_id=series_id, slug=slug,
            cadence=studio.settings.clock.cadence, seed=options.seed,
            draft=options.draft or studio.settings.shooting.draft, cap=options.cap,
        )  # fmt: skip


async def _taken_up(studio: Studio, series_id: int, cap: Decimal | None) -> list[int]:
    """The episodes that earlier runs have left, oldest first; they are tried again at once."""
    unfinished = (
        sa.update(episode)
        .where(episode.c.series_id == series_id, episode.c.state.not_in(OVER))
        .values(failures=0, not_before=None, cap=episode.c.cap if cap is None else cap)
        .returning(episode.c.number, episode.c.id)
    )
    async with studio.database.begin() as connection:
        found = [number for _, number in sorted((await connection.execute(unfinished)).all())]
        for episode_id in found:
            await studio.queue.put(connection, "episode", str(episode_id))
    return found


async def _wait(studio: Studio, slug: str, episode_id: int, reporter: Reporter) -> Made:
    """Follow an episode until it is over, or until only a person can mend what is wrong."""
    seen = time.monotonic()
    while True:
        if (error := studio.halted.get(episode_id)) is not None:
            raise error
        try:
            row, done = await _look(studio, episode_id)
        except DatabaseError:
            if time.monotonic() - seen > _PATIENCE_S:
                raise
            await asyncio.sleep(_LOOK_EVERY_S)
            continue
        seen = time.monotonic()
        standing = Standing(row.number, State(row.state), row.title or "", done, row.problem or "")
        reporter.show(standing, running=studio.watching.share)
        if row.state == State.AIRED:
            web = studio.settings.web
            return Made(
                usd=await _spent(studio, episode_id), estimate=row.estimate, degraded=row.degraded,
                series=slug, episode=row.number, title=row.title, seconds=row.seconds,
                sha256=bytes(row.master).hex(), master=studio.storage.address(slug, row.number, "master.mp4"),
                watch=f"http://{web.host}:{web.port}/{slug}/episodes/{row.number}",
            )  # fmt: skip
        if row.state == State.LOST or row.failures >= 3:
            raise AniGenError(f"episode {row.number} cannot be made: {row.problem}")
        await asyncio.sleep(_LOOK_EVERY_S)


async def _look(studio: Studio, episode_id: int) -> tuple[sa.Row[Any], int]:
    """An episode's row, and how many of its scenes are shot."""
    shot = sa.select(sa.func.count()).where(
        scene.c.production_id == episode_id, scene.c.shot_at.is_not(None)
    )
    async with database.readable(studio.database), studio.database.connect() as connection:
        found = await connection.execute(sa.select(episode).where(episode.c.id == episode_id))
        return found.one(), (await connection.execute(shot)).scalar_one()


async def _spent(studio: Studio, episode_id: int) -> Decimal:
    async with studio.database.connect() as connection:
        return await money.spent(connection, production=episode_id)


def _report(made: list[Made], options: argparse.Namespace) -> None:
    if options.json:
        sys.stdout.write(
            json.dumps([asdict(one) for one in made], default=str, ensure_ascii=False) + "\n"
        )
        return
    for one in made:
        sys.stdout.write(
            f"\nEpisode {one.episode}: {one.title}  ({one.seconds:.0f} s{_cost(one)})\n  {one.master}\n"
            f"  watch it at {one.watch} after `anigen up --studio {options.studio}`\n"
        )


def _cost(one: Made) -> str:
    if not one.usd and not one.estimate:
        return ""
    expected = f", expected ${one.estimate:.2f}" if one.estimate else ""
    return f", ${one.usd:.2f}{expected}"
