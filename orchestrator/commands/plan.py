"""`anigen plan`: the next episode, its cast and the price of every shot, before a cent is spent."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from decimal import Decimal
from itertools import groupby
from typing import Any, Literal

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from schemas import settings as config

from .. import log
from ..choosing import chosen_on_air
from ..pricing import Priced, price
from ..studio import open_studio

_WIDE = 18
_COLUMNS: tuple[tuple[str, Literal["left", "right"], int], ...] = (
    ("", "left", 1), ("scene", "left", 0), ("where", "left", 0), ("shots", "right", 5),
    ("length", "right", 6), ("backend", "left", 8), ("at most", "right", 7), ("likely", "right", 6),
)  # fmt: skip


def run(options: argparse.Namespace) -> int:
    """Print what the next episode would be and cost; nothing is kept."""
    settings = config.load(options.studio)
    log.configure(level="error")
    made, absent = asyncio.run(_price(options, settings))
    if options.json:
        sys.stdout.write(json.dumps(_figures(made, absent), ensure_ascii=False) + "\n")
        return 0
    _show(made, absent)
    return 0


async def _price(
    options: argparse.Namespace, settings: config.Settings
) -> tuple[Priced, dict[str, str]]:
    async with open_studio(options.studio, settings) as studio:
        series_id, slug = await chosen_on_air(studio, options.series)
        return await price(studio, series_id, slug, seed=options.seed), studio.absent


def _show(made: Priced, absent: dict[str, str]) -> None:
    console = Console()
    plan = made.plan
    console.print(f"\n[bold]Episode {made.number}: {escape(plan.title)}[/bold]")
    console.print(f"{escape(plan.logline)}\n")
    table = Table(box=None, padding=(0, 1))
    for heading, side, least in _COLUMNS:
        table.add_column(
            heading,
            justify=side,
            no_wrap=True,
            overflow="ellipsis",
            min_width=least or None,
            max_width=None if least else _WIDE,
        )
    for number, shots in groupby(made.shots, key=lambda shot: shot.scene):
        scene, listed = plan.scenes[number - 1], list(shots)
        cast = made.casting.scenes[number - 1]
        table.add_row(
            str(number), escape(scene.title), escape(made.bible.location(scene.location).name),
            str(len(listed)), f"{sum(shot.seconds for shot in listed):.0f} s",
            escape(", ".join(dict.fromkeys(shot.backend for shot in listed))),
            dollars(cast.most), dollars(cast.likely),
        )  # fmt: skip
    console.print(table)
    console.print(f"\n  cast      {escape(', '.join(_people(made)))}")
    console.print(f"  writer    {escape(made.writer)}, likely {dollars(made.writing[1])}")
    console.print(f"  in all    [bold]likely {dollars(made.likely)}[/bold], at most"
                  f" {dollars(made.most)} without retakes")  # fmt: skip
    console.print(f"  allowed   {dollars(made.available)}; nothing is bought above that")
    if made.casting.cheaper:
        console.print("  The money does not reach for all scenes: the rest of the cast does those.")
    for name, reason in absent.items():
        console.print(f"  [bold]{escape(name)}[/bold] is left out: {escape(reason)}")
    console.print("\n  Nothing was bought. The offline director wrote this plan; the lengths of"
                  " another's differ a little.")  # fmt: skip


def _people(made: Priced) -> list[str]:
    ids = dict.fromkeys(m.character for scene in made.plan.scenes for m in scene.cast)
    return [made.bible.character(one).name for one in ids]


def _figures(made: Priced, absent: dict[str, str]) -> dict[str, Any]:
    return {
        "episode": made.number, "title": made.plan.title, "logline": made.plan.logline,
        "cast": _people(made), "writer": made.writer, "writing_most_usd": str(made.writing[0]),
        "writing_likely_usd": str(made.writing[1]),
        "likely_usd": str(made.likely), "most_usd": str(made.most),
        "available_usd": str(made.available), "cheaper": made.casting.cheaper,
        "scenes": [
            {
                "scene": n, "title": scene.title, "location": scene.location,
                "backend": cast.backend, "most_usd": str(cast.most),
                "likely_usd": str(cast.likely),
                "shots": [
                    {"shot": s.shot, "seconds": s.seconds, "backend": s.backend, "most_usd": str(s.most)}
                    for s in made.shots if s.scene == n
                ],
            }
            for n, (scene, cast) in enumerate(
                zip(made.plan.scenes, made.casting.scenes, strict=True), 1
            )
        ],
        "absent": absent,
    }  # fmt: skip


def dollars(usd: Decimal) -> str:
    """An amount as people write it; what is less than a cent is not shown as nothing."""
    return f"${usd:.2f}" if usd == 0 or usd >= Decimal("0.01") else f"${usd:.4f}"
