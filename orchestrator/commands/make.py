"""`anigen make`: make episodes now, and wait for them."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from dataclasses import asdict, dataclass

import sqlalchemy as sa

from schemas import settings as config
from schemas.errors import AniGenError, ConfigError
from schemas.settings import Settings
from schemas.tables import State, episode, scene, series

from .. import log, slots
from ..cli import INTERRUPTED
from ..daemon import until_signal
from ..engine import Engine
from ..progress import Reporter, Standing
from ..studio import Studio, open_studio

_LOOK_EVERY_S = 0.25


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


def run(options: argparse.Namespace) -> int:
    """Make the episodes; exit code 1 when one is lost."""
    settings = config.load(options.studio)
    log.configure(form=settings.log.format, level="error")
    return asyncio.run(_run(options, settings))


async def _run(options: argparse.Namespace, settings: Settings) -> int:
    async with open_studio(options.studio, settings) as studio:
        engine = Engine(studio)
        reporter = Reporter(quiet=options.json)
        made: list[Made] = []

        async def work() -> None:
            running = asyncio.create_task(engine.run(ticking=False))
            try:
                with reporter:
                    await _episodes(studio, options, reporter, made)
            finally:
                await engine.stop(0.0)
                await asyncio.gather(running, return_exceptions=True)

        stopped = await until_signal(work(), stop=engine.stop, grace=5.0)
    _report(made, options)
    if stopped:
        sys.stderr.write("anigen: interrupted; the next `anigen make` or `up` goes on from here\n")
        return INTERRUPTED
    return 0


async def _episodes(
    studio: Studio, options: argparse.Namespace, reporter: Reporter, made: list[Made]
) -> None:
    series_id, slug = await _series(studio, options.series)
    waiting = await _unfinished(studio, series_id)
    for _ in range(options.episodes):
        for episode_id in waiting:
            await _wait(studio, slug, episode_id, reporter)
        waiting = []
        async with studio.database.begin() as connection:
            episode_id = await slots.open_now(
                connection, studio.queue, series_id=series_id, slug=slug,
                cadence=studio.settings.clock.cadence, seed=options.seed,
                draft=options.draft or studio.settings.shooting.draft,
            )  # fmt: skip
        made.append(await _wait(studio, slug, episode_id, reporter))


async def _series(studio: Studio, wanted: str | None) -> tuple[int, str]:
    async with studio.database.connect() as connection:
        rows = (await connection.execute(sa.select(series.c.slug, series.c.id))).all()
    shows = {slug: number for slug, number in rows if slug in studio.bibles.slugs()}
    if wanted is None and len(shows) == 1:
        slug = next(iter(shows))
        return shows[slug], slug
    if wanted is not None and wanted in shows:
        return shows[wanted], wanted
    known = ", ".join(sorted(shows)) or f"none; put one into {studio.bibles.folder}"
    if wanted is None:
        raise ConfigError(f"say which series with --series; there are: {known}")
    raise ConfigError(f"there is no series {wanted!r}; there are: {known}")


async def _unfinished(studio: Studio, series_id: int) -> list[int]:
    query = sa.select(episode.c.id).where(
        episode.c.series_id == series_id, episode.c.state.not_in((State.AIRED, State.LOST))
    )
    async with studio.database.connect() as connection:
        return list((await connection.execute(query.order_by(episode.c.number))).scalars())


async def _wait(studio: Studio, slug: str, episode_id: int, reporter: Reporter) -> Made:
    """Follow an episode until it is over."""
    while True:
        async with studio.database.connect() as connection:
            row = (
                await connection.execute(sa.select(episode).where(episode.c.id == episode_id))
            ).one()
            shot = sa.select(sa.func.count()).where(
                scene.c.episode_id == episode_id, scene.c.shot_at.is_not(None)
            )
            done = (await connection.execute(shot)).scalar_one()
        standing = Standing(row.number, State(row.state), row.title or "", done, row.problem or "")
        reporter.show(standing, running=sum(studio.watching.values()))
        if row.state == State.AIRED:
            folder = studio.storage.published(slug, row.number)
            web = studio.settings.web
            return Made(
                series=slug, episode=row.number, title=row.title, seconds=row.seconds,
                sha256=bytes(row.master).hex(), master=str(folder / "master.mp4"),
                watch=f"http://{web.host}:{web.port}/{slug}/episodes/{row.number}",
            )  # fmt: skip
        if row.state == State.LOST or row.failures >= 3:
            raise AniGenError(f"episode {row.number} cannot be made: {row.problem}")
        await asyncio.sleep(_LOOK_EVERY_S)


def _report(made: list[Made], options: argparse.Namespace) -> None:
    if options.json:
        sys.stdout.write(json.dumps([asdict(one) for one in made], ensure_ascii=False) + "\n")
        return
    for one in made:
        sys.stdout.write(
            f"\nEpisode {one.episode}: {one.title}  ({one.seconds:.0f} s)\n  {one.master}\n"
            f"  watch it at {one.watch} after `anigen up --studio {options.studio}`\n"
        )
