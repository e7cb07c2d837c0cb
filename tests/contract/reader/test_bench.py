"""`anigen bench reader` in small: every page is asked for, and every promised figure is there."""

from __future__ import annotations

import asyncio

from orchestrator.bench import reader


def test_every_promised_figure_is_there():
    figures = asyncio.run(reader.measure(40, seconds=0.3, streams=8))

    assert figures["missing"] == []
    pages = {page.name for page in reader.PAGES}
    for each in ("p50_ms", "p99_ms", "requests_per_s"):
        assert set(figures[each]) == {"hello", *pages}
        assert min(figures[each].values()) > 0
    assert figures["sse_8_mb"] > 10
    assert 0 < figures["sse_last_ms"] < 10_000
    assert 0 < figures["grid_vs_hello"] < 10
    assert figures["html_kb"] <= 60
    assert figures["css_kb_gz"] <= 8
    assert figures["js_kb_gz"] <= 8
