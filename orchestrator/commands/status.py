"""`anigen status`: what has aired, what is in the making, what went wrong."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from typing import Any

import sqlalchemy as sa
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from schemas import settings as config
from schemas.tables import State, charge, episode, scene, series

from .. import log
from ..studio import open_studio

_SHOWN = 10


def run(options: argparse.Namespace) -> int:
    """Print the newest episodes of every series."""
    settings = config.load(options.studio)
    log.configure(level="error")
    found = asyncio.run(_read(options, settings))
    if options.json:
        sys.stdout.write(json.dumps(found, default=str, ensure_ascii=False) + "\n")
        return 0
    console = Console()
    for show in found:
        console.print(f"\n[bold]{escape(show['title'])}[/bold]  ({show['aired']} aired)")
        console.print(_table(show["episodes"]) if show["episodes"] else "  nothing yet")
    if not found:
        console.print(f"no series yet: put one into {options.studio / 'series'}")
    return 0


def _table(episodes: list[dict[str, Any]]) -> Table:
    table = Table(box=None, padding=(0, 2))
    for heading in ("no.", "title", "state", "scenes", "length", "spent", ""):
        table.add_column(heading)
    for one in episodes:
        length = f"{one['seconds']:.0f} s" if one["seconds"] else ""
        table.add_row(
            str(one["number"]), escape(one["title"] or "–"), one["state"], f"{one['scenes']}/6",
            length, f"${one['usd']:.2f}", escape(one["problem"] or ""),
        )  # fmt: skip
    return table


async def _read(options: argparse.Namespace, settings: config.Settings) -> list[dict[str, Any]]:
    async with (
        open_studio(options.studio, settings) as studio,
        studio.database.connect() as reading,
    ):
        shows = (await reading.execute(sa.select(series).order_by(series.c.slug))).all()
        return [
            {
                "id": show.slug, "title": show.title,
                "aired": (
                    await reading.execute(
                        sa.select(sa.func.count()).where(
                            episode.c.series_id == show.id, episode.c.state == State.AIRED
                        )
                    )
                ).scalar_one(),
                "episodes": [
                    dict(row) for row in (await reading.execute(_newest(show.id))).mappings()
                ],
            }
            for show in shows
        ]  # fmt: skip


def _newest(series_id: int) -> sa.Select[Any]:
    shot = (
        sa.select(sa.func.count())
        .where(scene.c.production_id == episode.c.id, scene.c.shot_at.is_not(None))
        .scalar_subquery()
    )
    spent = (
        sa.select(sa.func.coalesce(sa.func.sum(charge.c.usd), 0))
        .where(charge.c.production_id == episode.c.id)
        .scalar_subquery()
    )
    return (
        sa.select(
            episode.c.number, episode.c.title, episode.c.state, shot.label("scenes"),
            episode.c.seconds, spent.label("usd"), episode.c.problem, episode.c.slot,
            episode.c.aired_at,
        )
        .where(episode.c.series_id == series_id)
        .order_by(episode.c.number.desc())
        .limit(_SHOWN)
    )  # fmt: skip
