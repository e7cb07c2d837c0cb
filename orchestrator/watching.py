"""Watching: the takes that are being made right now, told to whoever reads along; never stored.

What they say lies in memory. A task of the engine wakes when something changed, at most once a
second, and tells it through the database's NOTIFY; while nothing is made it sleeps and costs nothing.
Pictures of what is being drawn are put into the media folder, each over the one before.
"""

from __future__ import annotations

import asyncio
import json
import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import sqlalchemy as sa
import structlog
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

CHANNEL = "anigen_progress"
_EVERY_S = 1.0
_MOST = 48  # takes in one telling: a payload must stay below 8,000 bytes
_LARGEST = 512 * 1024  # bytes of a picture
_TELL = sa.select(
    sa.func.pg_notify(
        CHANNEL,
        sa.func.unnest(sa.bindparam("said", type_=ARRAY(sa.Text)), type_=sa.Text),
    )
)

log = structlog.get_logger(__name__)


Hears = Callable[[float], None]  # the share of a take, by somebody of its own


@dataclass(eq=False)
class Running:
    """A take that is being made. It hears of its progress: `Progress`, and `see` of its pictures."""

    episode: int  # its id
    slug: str
    number: int  # of the episode
    scene: int
    shot: int
    backend: str
    take: int
    changed: Callable[[], None]
    since: float = 0.0
    waits: bool = True  # for a free place at the backend
    share: float = 0.0
    pictures: int = 0  # seen so far
    picture: bytes | None = None  # the newest, until it has been put away

    def begin(self) -> None:
        """Hear that a call begins, the first or another."""
        self.since, self.share, self.waits = time.monotonic(), 0.0, False
        self.changed()

    def __call__(self, share: float) -> None:
        """Hear that `share` of the take is done."""
        self.share = share
        self.changed()

    def see(self, picture: bytes) -> None:
        """See what it looks like now: a small JPEG."""
        if len(picture) <= _LARGEST:
            self.picture, self.pictures = picture, self.pictures + 1
            self.changed()

    def told(self, now: float) -> dict[str, object]:
        """What readers hear of it."""
        return {
            "scene": self.scene, "shot": self.shot, "take": self.take,
            "backend": self.backend[:40], "share": round(self.share, 3),
            "pictures": self.pictures, "seconds": round(now - self.since, 1),
        }  # fmt: skip


class Watching:
    """The takes that this process makes."""

    def __init__(self) -> None:
        self._by = secrets.token_hex(4)  # tells workers apart that shoot one episode together
        self._running: list[Running] = []
        self._changed = asyncio.Event()
        self._told: set[int] = set()  # episodes of which something was told last time

    @property
    def share(self) -> float:
        """The shares of all running takes, summed."""
        return sum(one.share for one in self._running)

    @contextmanager
    def take(
        self, *, episode: int, slug: str, number: int, scene: int, shot: int, backend: str, take: int,
        hears: Hears | None = None,
    ) -> Iterator[Running]:  # fmt: skip
        """Watch a take for as long as it is being made.

        Readers of the show do not hear of one that somebody of its own `hears`.
        """
        one = Running(episode, slug, number, scene, shot, backend, take, self._changed.set)
        if hears is not None:
            one.changed = partial(_hear, hears, one)
            yield one
            return
        self._running.append(one)
        try:
            yield one
        finally:
            self._running.remove(one)
            self._changed.set()

    async def tell(self, database: AsyncEngine, folder: Path) -> None:
        """For ever, tell what has changed; pictures go into the folder of previews."""
        while True:
            await self._changed.wait()
            self._changed.clear()
            try:
                await asyncio.to_thread(_put, folder, self._pictures())
                if said := self._said():
                    async with database.begin() as connection:
                        await connection.execute(_TELL, {"said": said})
            except (OSError, TimeoutError, SQLAlchemyError) as error:
                log.info("not told", action="progress", error=str(error).partition("\n")[0])
            await asyncio.sleep(_EVERY_S)

    def _pictures(self) -> dict[str, bytes]:
        """The pictures that came since the last time, by their place."""
        found = {}
        for one in self._running:
            if one.picture is not None:
                found[f"{one.slug}/{one.number}/{one.scene}-{one.shot}.jpg"] = one.picture
                one.picture = None
        return found

    def _said(self) -> list[str]:
        """A telling for every episode that takes are made of, and a last one when that is over."""
        now, begun = time.monotonic(), [one for one in self._running if not one.waits]
        takes: dict[int, list[dict[str, object]]] = {episode: [] for episode in self._told}
        for one in sorted(begun, key=lambda one: one.since):
            takes.setdefault(one.episode, []).append(one.told(now))
        self._told = {one.episode for one in begun}
        return [
            json.dumps(
                {"episode": episode, "by": self._by, "takes": told[:_MOST]}, separators=(",", ":")
            )
            for episode, told in takes.items()
        ]


def _hear(hears: Hears, one: Running) -> None:
    one.picture = None  # nobody looks
    hears(one.share)


def _put(folder: Path, pictures: dict[str, bytes]) -> None:
    """Put pictures into their places, each whole."""
    for name, picture in pictures.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        part = file.with_name(f".{file.name}.part")
        part.write_bytes(picture)
        part.replace(file)
