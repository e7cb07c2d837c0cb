"""Replicate: five seconds of Wan 3.0 at 480p, $0.25. It is found again among the predictions.

Needs REPLICATE_API_TOKEN.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from generators.remote import replicate
from live import smoke

pytestmark = pytest.mark.anyio


async def test_it_makes_a_silent_shot_and_lists_it(terms, pocket, tmp_path):
    set_up = terms("replicate", "replicate/wan-video/wan-3.0")
    generator = replicate.create({"size": "480p"}, folder=tmp_path / "cache", terms=set_up)
    since = datetime.now(UTC) - timedelta(minutes=1)
    seller, order, bought = await smoke.films(generator, pocket, tmp_path)

    assert await seller.find(order, bought.operation, since) == bought.remote
    assert await seller.find(order, "never-sent", since) is None
    await generator.aclose()
