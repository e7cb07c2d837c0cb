"""`anigen bench …`: measure, and print figures."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from typing import Any

from rich.console import Console

from .. import log


def run(options: argparse.Namespace) -> int:
    """Run one bench."""
    log.configure(level="error")
    figures = _MEASURES[options.what](options)
    if options.json:
        sys.stdout.write(json.dumps(figures) + "\n")
    elif options.what == "canon":
        from ..bench import canon

        canon.show(figures)
    elif options.what == "reader":
        from ..bench import reader

        reader.show(figures)
    elif options.what == "api":
        from ..bench import api

        api.show(figures)
    else:
        width = max(len(name) for name in figures)
        for name, value in figures.items():
            sys.stdout.write(f"{name:{width}}  {value}\n")
    return 0


def _animatic(_options: argparse.Namespace) -> dict[str, Any]:
    from ..bench import animatic

    return dict(animatic.measure())


def _api(_options: argparse.Namespace) -> dict[str, Any]:
    from ..bench import api

    with Console(stderr=True).status("the studio starts") as status:
        return asyncio.run(api.measure(say=status.update))


def _canon(options: argparse.Namespace) -> dict[str, Any]:
    from ..bench import canon

    with Console(stderr=True).status("the series begins") as status:
        return asyncio.run(
            canon.measure(
                options.max or (300 if options.quick else 10_000), quick=options.quick,
                budget=options.budget, say=status.update,
            )
        )  # fmt: skip


def _overhead(options: argparse.Namespace) -> dict[str, Any]:
    from ..bench import overhead

    return dict(asyncio.run(overhead.measure(options.episodes or overhead.EPISODES)))


def _director(_options: argparse.Namespace) -> dict[str, Any]:
    from ..bench import director, spending

    with Console(stderr=True).status("the series begins") as status:
        figures = dict(asyncio.run(director.measure(say=status.update)))
        status.update("a hundred episodes are bought")
        return figures | asyncio.run(spending.measure())


def _pool(options: argparse.Namespace) -> dict[str, Any]:
    from ..bench import pool, pool_churn

    with Console(stderr=True).status("the servers start") as status:
        if options.churn:
            return asyncio.run(pool_churn.measure(minutes=options.minutes, say=status.update))
        return asyncio.run(pool.measure(say=status.update))


def _reader(options: argparse.Namespace) -> dict[str, Any]:
    from ..bench import reader

    with Console(stderr=True).status("the database starts") as status:
        return asyncio.run(reader.measure(options.episodes or reader.EPISODES, say=status.update))


_MEASURES = {
    "animatic": _animatic, "api": _api, "canon": _canon, "director": _director,
    "overhead": _overhead, "pool": _pool, "reader": _reader,
}  # fmt: skip
