"""`anigen bench api` in small: every promised figure is there, and every job is made."""

from __future__ import annotations

import asyncio

from orchestrator.bench import api

PROMISED = {"accept_p99_ms", "complete_3", "complete_6", "speedup_3_workers", "event_p95_ms"}


def test_every_promised_figure_is_there():
    figures = asyncio.run(api.measure(counts=(3, 6), seconds=0.8, alone=3))

    assert figures.keys() >= PROMISED
    assert (figures["complete_3"], figures["complete_6"], figures["complete"]) == (3, 6, True)
    assert figures["speedup_3_workers"] > 1
    assert figures["events"] > 3
    assert 0 < figures["event_p95_ms"] < 60_000
    assert 0 < figures["accept_p99_ms"] < 60_000
