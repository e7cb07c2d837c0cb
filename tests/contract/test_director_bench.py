"""The bench of the director measures what it says it does."""

from __future__ import annotations

import pytest

from orchestrator.bench import director

pytestmark = pytest.mark.anyio


async def test_it_measures_tokens_dollars_and_the_cached_share_on_the_wire():
    said = []
    figures = await director.measure((2, 12), say=said.append)
    assert {"token_growth_pct", "cached_share", "code_ms_per_plan", "usd_per_plan",
            "tokens_at_2", "tokens_at_12", "usd_at_2", "usd_at_12"} == set(figures)  # fmt: skip
    assert figures["cached_share"] >= 0.70
    assert 15_000 < figures["tokens_at_12"] < 40_000
    assert 0.05 < figures["usd_per_plan"] < 0.5
    assert "12 episodes" in said
