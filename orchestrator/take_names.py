"""Take names: which take a person means by `small-weather-office:12/3/1/2`.

Series, episode, scene, shot and number. The series may be left out where there is only one, and the
number where the take is meant that was approved.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from schemas.errors import ConfigError
from schemas.tables import episode, take
from schemas.take import Verdict

from .choosing import chosen
from .lessons import TakeId
from .studio import Studio

_NAME = re.compile(r"(?:([a-z][a-z0-9_-]*):)?(\d{1,8})/([1-6])/(\d{1,4})(?:/(\d{1,4}))?", re.ASCII)


@dataclass(frozen=True)
class Found:
    """A take of the tables, and where its files lie or lay."""

    series_id: int
    slug: str
    episode: int  # its number
    id: TakeId
    backend: str
    verdict: Verdict
    footage: str  # inside the episode's work folder; "" where there is none
    reason: str  # why it was not approved
    called: str = ""  # where it is no episode's

    @property
    def name(self) -> str:
        """What it is called, in full."""
        return (
            self.called or f"{self.slug}:{self.episode}/{self.id.scene}/{self.id.shot}/{self.id.n}"
        )


async def find(studio: Studio, text: str, *, series: str | None = None) -> Found:
    """The take that is meant; ConfigError with what there is instead."""
    read = _NAME.fullmatch(text)
    if read is None:
        raise ConfigError(
            f"{text!r} is not the name of a take;"
            " write SERIES:EPISODE/SCENE/SHOT or SERIES:EPISODE/SCENE/SHOT/TAKE, e.g. 12/3/1/2"
        )
    series_id, slug = await chosen(studio, read[1] or series)
    number, scene, shot = (int(read[n]) for n in (2, 3, 4))
    rows = await _takes(studio, series_id, number, scene, shot)
    wanted = int(read[5]) if read[5] else _approved(rows)
    row = next((row for row in rows if row.n == wanted), None)
    if row is None:
        raise ConfigError(_missing(f"{slug}:{number}/{scene}/{shot}", rows, wanted))
    return Found(
        series_id, slug, number, TakeId(row.production_id, scene, shot, row.n), row.backend,
        Verdict(row.verdict), row.footage or "", row.reason or "",
    )  # fmt: skip


async def _takes(
    studio: Studio, series_id: int, number: int, scene: int, shot: int
) -> list[sa.Row[Any]]:
    c = take.c
    query = (
        sa.select(take)
        .join(episode, episode.c.id == c.production_id)
        .where(episode.c.series_id == series_id, episode.c.number == number)
        .where(c.scene == scene, c.shot == shot)
        .order_by(c.n)
    )
    async with studio.database.connect() as connection:
        return list((await connection.execute(query)).all())


def _approved(rows: list[sa.Row[Any]]) -> int | None:
    return next((row.n for row in reversed(rows) if row.verdict == Verdict.APPROVED), None)


def _missing(name: str, rows: list[sa.Row[Any]], wanted: int | None) -> str:
    if not rows:
        return f"there is no take of {name}; `anigen status` shows which episodes there are"
    known = ", ".join(f"{row.n} ({row.verdict})" for row in rows)
    if wanted is None:
        return f"no take of {name} was approved; name one of its takes: {known}"
    return f"{name} has no take {wanted}; there are {known}"
