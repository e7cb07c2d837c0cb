"""`anigen bench canon`: what is still known after ten thousand simulated episodes, and at what price.

The canon, its database, the recall and the continuity rules are the real ones; the series is
simulated, so that the truth is known. Rivals hear the same series and get the same budget.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from canon.trial.run import OURS, run

from .. import database
from ..localpg import LocalPostgres

BUDGET = 6000
_CHECKPOINTS = (100, 1_000, 3_000, 10_000)
_QUICK = (100, 300)
_PLANTS, _QUICK_PLANTS = 40, 20
_OUTLINES, _QUICK_OUTLINES = 100, 50
_WIDTH = 100


async def measure(
    most: int, *, quick: bool, budget: int, say: Callable[[str], None]
) -> dict[str, Any]:
    """Let a series grow to `most` episodes in a database of its own; returns all figures."""
    points = sorted({n for n in (_QUICK if quick else _CHECKPOINTS) if n < most} | {most})
    with tempfile.TemporaryDirectory(prefix="anigen-bench-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        async with LocalPostgres(folder / "database") as local:
            engine = database.connect(await local.start())
            try:
                await database.prepare(engine)
                figures = await run(
                    engine, points, budget=budget, say=say,
                    plants=_QUICK_PLANTS if quick else _PLANTS,
                    candidates=_QUICK_OUTLINES if quick else _OUTLINES,
                )  # fmt: skip
            finally:
                await engine.dispose()
                await local.remove()
    return {**_summary(figures), **figures}


def _summary(figures: dict[str, Any]) -> dict[str, Any]:
    """The figures that are promised, from the first and the last checkpoint."""
    first, last = figures["checkpoints"][0], figures["checkpoints"][-1]
    ours, before = last["systems"][OURS], first["systems"][OURS]
    classes = figures["validator"]["classes"].values()
    return {
        "episodes": last["episodes"],
        "recall": ours["recall"],
        "misled": ours["misled"],
        "stale": ours["stale"],
        "tokens": ours["tokens"],
        "tokens_growth_pct": round(100 * (ours["tokens"] / before["tokens"] - 1), 2),
        "pack_p95_ms": ours["pack_p95_ms"],
        "commit_p95_ms": last["commit_p95_ms"],
        "verify_s": last["verify_s"],
        "validator_recall": min(one["recall"] for one in classes),
        "validator_precision": min(one["precision"] for one in classes),
    }


def show(figures: dict[str, Any]) -> None:
    """Print the figures as tables."""
    console = Console(width=_WIDTH, highlight=False)
    console.print(_recall(figures))
    console.print(_classes(figures["checkpoints"][-1]))
    console.print(_store(figures))
    console.print(_validator(figures["validator"]))
    console.print(_promises(figures))


def _table(title: str, *columns: str) -> Table:
    table = Table(title=title, title_justify="left", title_style="bold", width=_WIDTH, box=None)
    for n, column in enumerate(columns):
        table.add_column(column, justify="right" if n else "left", header_style="dim", no_wrap=True)
    return table


def _recall(figures: dict[str, Any]) -> Table:
    """Recall of every system at every checkpoint, and its other figures at the last."""
    points = figures["checkpoints"]
    title = (
        f"\nNeeded facts that are in the pack, {figures['budget']:,} tokens,"
        f" {figures['candidates']} outlines"
    )
    numbers = [f"{point['episodes']:,}" for point in points]
    table = _table(title, "episodes", *numbers, "misled", "stale", "tokens", "p50 ms", "p95 ms")
    for name, last in points[-1]["systems"].items():
        shares = [f"{point['systems'][name]['recall']:.3f}" for point in points]
        others = [
            f"{last['misled']:.3f}", f"{last['stale']:.3f}", f"{last['tokens']:,.0f}",
            f"{last['pack_p50_ms']:.1f}", f"{last['pack_p95_ms']:.1f}",
        ]  # fmt: skip
        table.add_row(name, *shares, *others, style="bold" if name == OURS else "")
    return table


def _classes(point: dict[str, Any]) -> Table:
    """Recall by class of need at the last checkpoint."""
    systems = point["systems"]
    names = {
        "A": "looks", "C": "events", "D": "dead", "K": "knows", "L": "places", "P": "things",
        "R": "ties", "S": "states", "T": "threads",
    }  # fmt: skip
    found = [kind for kind in names if kind in systems[OURS]["classes"]]
    title = f"\nBy class of need, at {point['episodes']:,} episodes"
    table = _table(title, "", *(names[kind] for kind in found), "mean")
    for name, figures in systems.items():
        shares = [f"{figures['classes'].get(kind, 0):.2f}" for kind in found]
        table.add_row(
            name, *shares, f"{figures['macro']:.2f}", style="bold" if name == OURS else ""
        )
    return table


def _store(figures: dict[str, Any]) -> Table:
    """What keeping it costs, at every checkpoint."""
    table = _table(
        "\nThe canon itself", "episodes", "log lines", "facts now", "commit p50", "commit p95",
        "as of an episode", "verify", "load",
    )  # fmt: skip
    for point in figures["checkpoints"]:
        right = "" if point["as_of_right"] else " wrong"
        whole = "" if not point["problems"] else " broken"
        table.add_row(
            f"{point['episodes']:,}", f"{point['facts']:,}", f"{point['current']:,}",
            f"{point['commit_p50_ms']:.1f} ms", f"{point['commit_p95_ms']:.1f} ms",
            f"{point['as_of_ms']:.0f} ms{right}", f"{point['verify_s']:.2f} s{whole}",
            f"{point['load_s']:.0f} s",
        )  # fmt: skip
    return table


def _validator(figures: dict[str, Any]) -> Table:
    """How many planted violations continuity finds."""
    alarms = figures["false_alarms_per_1000"]
    title = (
        f"\nPlanted contradictions found; {alarms:g} false alarms per 1,000 good plans,"
        f" check p95 {figures['check_p95_ms']:.1f} ms"
    )
    table = _table(title, "class", "planted", "recall", "precision")
    for name, one in figures["classes"].items():
        table.add_row(name, str(one["planted"]), f"{one['recall']:.2f}", f"{one['precision']:.2f}")
    return table


def _promises(figures: dict[str, Any]) -> Table:
    """What was promised, and whether it is kept."""
    table = _table("\nPromises", "", "promised", "measured", "")
    for name, unit, bound, least in _PROMISES:
        value = figures[name]
        kept = value >= bound if least else value <= bound
        sign = "≥" if least else "≤"
        table.add_row(
            name.replace("_", " "), f"{sign} {bound:g}{unit}", f"{value:g}{unit}",
            "[green]kept[/green]" if kept else "[red]missed[/red]",
        )  # fmt: skip
    return table


_PROMISES = (
    ("recall", "", 0.97, True),
    ("misled", "", 0.0, False),
    ("stale", "", 0.001, False),
    ("tokens_growth_pct", " %", 1.0, False),
    ("pack_p95_ms", " ms", 60.0, False),
    ("commit_p95_ms", " ms", 30.0, False),
    ("validator_recall", "", 0.98, True),
    ("validator_precision", "", 0.99, True),
)
