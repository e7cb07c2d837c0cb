"""The engine: short steps that look at the tables and set the next piece of work going."""

from __future__ import annotations

import asyncio
from functools import partial

import sqlalchemy as sa
import structlog
from sqlalchemy.ext.asyncio import AsyncConnection

from schemas.errors import StalledError, first_cause
from schemas.tables import OVER, State, episode, event, scene, series

from . import clock, slots, trouble
from .episode import make_episode
from .jobs.running import Floor
from .lease import Lease, LeaseLostError, forget
from .opening import DUE
from .shooting import shoot_scene
from .studio import Studio, register
from .watchdog import Watchdog

_SWEEPING = 0x73776565  # advisory lock: one daemon sweeps at a time
_KEEP_EVENTS = "90 days"
_BUSY_S = 1.0  # somebody is at it: look again soon, something may have changed meanwhile

log = structlog.get_logger(__name__)


def _next_of_its_series(episode_id: int) -> sa.Select[tuple[int]]:
    """The episode, unless one before it is unfinished: a story is written in order."""
    before = episode.alias()
    unfinished = (
        sa.exists()
        .where(before.c.series_id == episode.c.series_id, before.c.number < episode.c.number)
        .where(before.c.state.not_in(OVER))
    )
    return sa.select(episode.c.id).where(episode.c.id == episode_id, ~unfinished)


class Engine:
    """Drives a studio: the queue's steps, and the sweep that derives every job from the tables."""

    def __init__(self, studio: Studio, watchdog: Watchdog | None = None) -> None:
        self._studio = studio
        self._watchdog = watchdog or Watchdog()
        self._stalled: str | None = None
        self._settling: asyncio.Task[None] | None = None
        studio.queue.step("episode", self._episode)
        studio.queue.step("scene", self._scene)
        self._floor = Floor(studio)

    async def run(self, *, ticking: bool) -> None:
        """Work until stopped; `ticking` also owes an episode whenever a slot comes due.

        Raises StalledError when due work stands still for longer than the watchdog's patience.
        """
        await self.sweep(owing=ticking)
        ticker = (
            clock.start(owe=self.owe, sweep=partial(self.sweep, owing=ticking)) if ticking else None
        )
        sweeping = None if ticking else asyncio.create_task(self._sweep_for_ever())
        studio = self._studio
        telling = asyncio.create_task(
            studio.watching.tell(studio.database, studio.storage.previews)
        )
        floor = asyncio.create_task(self._floor.run())
        try:
            await studio.queue.run()
        finally:
            if ticker:
                ticker.shutdown(wait=False)
            for task in (sweeping, telling, floor, self._settling):
                if task:
                    task.cancel()
        if self._stalled:
            raise StalledError(self._stalled)

    async def stop(self, grace: float) -> None:
        """Let the work in hand finish within `grace` seconds."""
        self._floor.close()
        await self._studio.queue.stop()
        await self._studio.crew.finish(grace)

    async def owe(self) -> None:
        """Open the episodes that have come due."""
        studio = self._studio
        try:
            async with studio.database.begin() as connection:
                await slots.owe_episodes(connection, studio.queue, studio.settings)
        except Exception as error:  # noqa: BLE001 - the next tick must come, whatever this one met
            log.warning("tick failed", action="clock", error=f"{type(error).__name__}: {error}")

    async def sweep(self, *, owing: bool) -> None:
        """Derive every job from the tables, tidy up; safe to repeat, at any time."""
        studio = self._studio
        try:
            await register(studio.database, studio.bibles)
            async with studio.database.begin() as connection:
                mine = await connection.execute(
                    sa.select(sa.func.pg_try_advisory_xact_lock(_SWEEPING))
                )
                if not mine.scalar_one():
                    return
                await self._wake(connection)
                await self._floor.sweep(connection)
                await forget(connection)
                self._stalled = await self._watchdog.look(connection)
                await connection.execute(
                    sa.delete(event).where(
                        event.c.at < sa.text(f"clock_timestamp() - interval '{_KEEP_EVENTS}'")
                    )
                )
            await self._clear_attempts()
            await self._floor.tidy()
            self._look_after_money()
            if owing:
                await self.owe()
            if self._stalled:
                log.error("stalled", action="watchdog", error=self._stalled)
                await studio.queue.stop()
        except Exception as error:  # noqa: BLE001 - the next sweep must come, whatever this one met
            log.warning("sweep failed", action="sweep", error=f"{type(error).__name__}: {error}")

    def _look_after_money(self) -> None:
        """Settle what nobody settles, aside: a vendor may be slow to answer."""
        if self._settling is None or self._settling.done():
            self._settling = asyncio.create_task(self._settle())

    async def _settle(self) -> None:
        studio = self._studio
        try:
            await studio.governor.reconcile()
            await asyncio.to_thread(studio.storage.tidy)
        except Exception as error:  # noqa: BLE001 - the next sweep tries again
            log.warning("not settled", action="money", error=f"{type(error).__name__}: {error}")

    async def _sweep_for_ever(self) -> None:
        while True:
            await asyncio.sleep(clock.SWEEP_S)
            await self.sweep(owing=False)

    async def _wake(self, connection: AsyncConnection) -> None:
        open_ones = sa.select(episode.c.id).where(DUE)
        for episode_id in (await connection.execute(open_ones)).scalars().all():
            await self._studio.queue.put(connection, "episode", str(episode_id))

    async def _clear_attempts(self) -> None:
        studio = self._studio
        left = await asyncio.to_thread(studio.storage.leftovers)
        if not left:
            return
        over = (
            sa.select(series.c.slug, episode.c.number)
            .join(series, series.c.id == episode.c.series_id)
            .where(episode.c.state.in_(OVER))
        )
        async with studio.database.connect() as connection:
            done = {(slug, number) for slug, number in await connection.execute(over)}
        for slug, number in left:
            if (slug, number) in done:
                await asyncio.to_thread(studio.storage.clear, slug, number)

    async def _episode(self, key: str) -> float | None:
        """Set the next stages of an episode going."""
        episode_id = int(key)
        if not await self._due(_next_of_its_series(episode_id)):
            return None
        work = f"episode/{episode_id}"
        begun = await self._studio.crew.start(work, partial(self._make, episode_id))
        return None if begun else _BUSY_S

    async def _scene(self, key: str) -> float | None:
        """Set the shooting of a scene going; whoever is at it already will see it through."""
        episode_id, number = (int(part) for part in key.split("/"))
        unshot = (
            sa.select(scene.c.scene)
            .join(episode, episode.c.id == scene.c.production_id)
            .where(scene.c.production_id == episode_id, scene.c.scene == number)
            .where(scene.c.shot_at.is_(None), episode.c.state == State.SHOOTING)
        )
        if await self._due(unshot):
            await self._studio.crew.start(f"scene/{key}", partial(self._shoot, episode_id, number))
        return None

    async def _due(self, rows: sa.Select[tuple[int]]) -> bool:
        async with self._studio.database.connect() as connection:
            due = await connection.execute(rows.where(DUE))
            return due.first() is not None

    async def _make(self, episode_id: int, lease: Lease) -> None:
        try:
            await make_episode(self._studio, lease, episode_id)
        except (LeaseLostError, asyncio.CancelledError):
            raise
        except Exception as error:  # noqa: BLE001 - whatever it is, it is written down
            await self._trouble(episode_id, error, ("episode", str(episode_id)))

    async def _shoot(self, episode_id: int, number: int, lease: Lease) -> None:
        try:
            await shoot_scene(self._studio, lease, episode_id, number)
        except (LeaseLostError, asyncio.CancelledError):
            raise
        except Exception as error:  # noqa: BLE001 - whatever it is, it is written down
            await self._trouble(episode_id, error, ("scene", f"{episode_id}/{number}"))

    async def _trouble(self, episode_id: int, error: Exception, wake: tuple[str, str]) -> None:
        cause = first_cause(error)
        if isinstance(cause, LeaseLostError):
            return
        log.warning("stage failed", action=wake[0], key=wake[1], error=str(cause), exc_info=cause)
        await trouble.record(self._studio, episode_id, error, wake=wake)
