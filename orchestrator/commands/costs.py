"""`anigen costs`: what was spent, what is held, what was expected; and settling what nobody knows."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from dataclasses import asdict
from decimal import Decimal
from typing import Any
from uuid import UUID

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from schemas import settings as config
from schemas.errors import ConfigError
from schemas.settings import Settings

from .. import ledger, log, settling
from ..ledger import Ledger, Unknown
from ..studio import open_studio
from .plan import dollars

_WIDEST = {"series": 13, "title": 20}


def run(options: argparse.Namespace) -> int:
    """Print the ledger, or settle an operation."""
    settings = config.load(options.studio)
    log.configure(level="error")
    if options.settle is not None:
        return asyncio.run(_settle(options, settings))
    found = asyncio.run(_read(options, settings))
    if options.json:
        said = _figures(found, settings)
        sys.stdout.write(json.dumps(said, default=str, ensure_ascii=False) + "\n")
    else:
        _show(found, settings, options.days)
    return 0


async def _read(options: argparse.Namespace, settings: Settings) -> Ledger:
    async with (
        open_studio(options.studio, settings) as studio,
        studio.database.connect() as connection,
    ):
        return await ledger.read(connection, days=options.days)


async def _settle(options: argparse.Namespace, settings: Settings) -> int:
    """Write down what a person has found out about a call of which nobody could tell."""
    try:
        operation = UUID(options.settle)
    except ValueError:
        raise ConfigError(
            f"{options.settle!r} is not an operation; `anigen costs` lists those to be settled"
        ) from None
    if options.usd is None:
        raise ConfigError("say what the vendor has charged: --usd 0.70, or --usd 0 for nothing")
    async with (
        open_studio(options.studio, settings) as studio,
        studio.database.begin() as connection,
    ):
        await settling.resolve(connection, operation, options.usd)
    sys.stdout.write(f"settled at {dollars(options.usd)}\n")
    return 0


def _figures(found: Ledger, settings: Settings) -> dict[str, Any]:
    budget = settings.budget
    return {
        "currency": "USD",
        "budget": {"episode": budget.episode, "day": budget.day, "month": budget.month},
        **asdict(found),
    }


def _show(found: Ledger, settings: Settings, days: int) -> None:
    console, budget = Console(), settings.budget
    ceilings = {"today": budget.day, "month": budget.month}
    console.print()
    for name, usd in found.totals.items():
        of = ceilings.get(name)
        console.print(f"  {name:8}{dollars(usd):>10}" + (f"  of {dollars(of)}" if of else ""))
    console.print(f"  {'held':8}{dollars(found.held):>10}  for calls that are not settled")
    if found.wasted:
        console.print(f"  {'wasted':8}{dollars(found.wasted):>10}  on calls that gave nothing")
    if found.lines:
        console.print(f"\n[bold]The last {days} days[/bold]")
        console.print(_lines(found))
    if found.episodes:
        console.print("\n[bold]Episodes[/bold]")
        console.print(_episodes(found))
    if found.jobs:
        console.print(f"\n[bold]Jobs, the last {days} days[/bold]")
        console.print(_jobs(found))
    if found.unknown:
        console.print("\n[bold]Nobody can tell whether these were accepted[/bold]")
        for one in found.unknown:
            console.print(_unknown(one), soft_wrap=True)
        console.print(
            "\n  Look at the vendor's invoice, then: anigen costs --settle OPERATION --usd X"
        )


def _table(*headings: str) -> Table:
    table = Table(box=None, padding=(0, 1))
    for heading in headings:
        right = heading in {"spent", "calls", "expected", "held", "cap", "at most", "no.", "jobs"}
        table.add_column(
            heading,
            justify="right" if right else "left",
            no_wrap=True,
            overflow="ellipsis",
            max_width=_WIDEST.get(heading),
            min_width=None if heading in _WIDEST else len(heading),
        )
    return table


def _lines(found: Ledger) -> Table:
    table = _table("backend", "for", "calls", "spent", "")
    for line in found.lines:
        table.add_row(
            escape(line.backend), line.kind, str(line.calls or "–"), dollars(line.usd),
            "" if line.exact else "partly estimated",
        )  # fmt: skip
    return table


def _episodes(found: Ledger) -> Table:
    table = _table("series", "no.", "title", "state", "expected", "spent", "held", "cap")
    for one in found.episodes:
        table.add_row(
            escape(one.series), str(one.number), escape(one.title or "–"), one.state,
            _or_dash(one.estimate), dollars(one.usd), dollars(one.held) if one.held else "",
            _or_dash(one.cap),
        )  # fmt: skip
    return table


def _jobs(found: Ledger) -> Table:
    table = _table("series", "jobs", "spent", "held")
    for one in found.jobs:
        table.add_row(
            escape(one.series), str(one.jobs), dollars(one.usd),
            dollars(one.held) if one.held else "",
        )  # fmt: skip
    return table


def _unknown(one: Unknown) -> str:
    what = str(one.number)
    if one.number is None:
        what = f"job {one.job}" if one.job else "a job that is forgotten"
    return (
        f"  {one.operation}  at most {dollars(one.most)}, {one.purpose} by {escape(one.backend)} for"
        f" {escape(one.series)} {what}, {one.since:%Y-%m-%d %H:%M}"
        f"\n    [dim]{escape(one.problem)}[/dim]"
    )


def _or_dash(usd: Decimal | None) -> str:
    return "–" if usd is None else dollars(usd)
