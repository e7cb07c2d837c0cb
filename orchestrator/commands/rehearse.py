"""`anigen make --plans-only`: rehearse, and say how it went."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from contextlib import aclosing
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.progress import Progress

from schemas.settings import Settings

from .. import rehearsal
from ..choosing import chosen_on_air
from ..rehearsal import Rehearsed
from ..studio import open_studio

_NEWEST = 3  # loglines shown at the end


async def rehearse(options: argparse.Namespace, settings: Settings) -> int:
    """Write the plans on the rehearsal's branch; prints what came of it."""
    began = time.monotonic()
    done: list[Rehearsed] = []
    console = Console(stderr=True, quiet=options.json or not sys.stderr.isatty())
    try:
        async with open_studio(options.studio, settings) as studio:
            series, slug = await chosen_on_air(studio, options.series)
            writing = rehearsal.rehearse(
                studio, series, slug, episodes=options.episodes, seed=options.seed
            )
            with Progress(console=console) as bar:
                task = bar.add_task("rehearsing", total=options.episodes)
                async with aclosing(writing):
                    async for one in writing:
                        done.append(one)
                        bar.update(task, advance=1, description=f"episode {one.number}")
    finally:
        if done:
            _report(done, options, time.monotonic() - began)
    return 0


def _report(done: list[Rehearsed], options: argparse.Namespace, seconds: float) -> None:
    rules = Counter(finding.rule for one in done for finding in one.warnings)
    loglines = len({one.logline for one in done})
    if options.json:
        found = {
            "branch": rehearsal.BRANCH, "episodes": len(done), "loglines": loglines,
            "facts": sum(one.facts for one in done), "warnings": dict(sorted(rules.items())),
            "degraded": sum(one.degraded for one in done), "seconds": round(seconds, 1),
        }  # fmt: skip
        sys.stdout.write(json.dumps(found, ensure_ascii=False) + "\n")
        return
    console = Console(highlight=False, width=None if sys.stdout.isatty() else 1000)
    for one in done[-_NEWEST:]:
        console.print(f"[bold]{one.number}[/bold]  {escape(one.title)}\n    {escape(one.logline)}")
    console.print(
        f"{len(done)} episodes rehearsed in {seconds:.0f} s: {loglines} different loglines,"
        f" {sum(one.facts for one in done)} facts, {rules.total()} warnings"
    )
    for rule, count in sorted(rules.items()):
        console.print(f"  {count} × {escape(rule)}")
    console.print(f"[dim]look: {_look(options.studio)}[/dim]")


def _look(studio: Path) -> str:
    return f"anigen canon check --all --studio {studio}"
