"""fal: four seconds of MiniMax H3 at 480p, $0.20. It is found again in the list of requests.

Needs FAL_KEY, one that may read the list.
"""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from generators.remote import fal
from live import smoke

pytestmark = pytest.mark.anyio


async def test_it_makes_a_shot_and_lists_it(terms, pocket, tmp_path):
    options = {"size": "480p", "listed_after_s": 0}
    set_up = terms("fal", "fal/minimax/h3")
    generator = fal.create(options, folder=tmp_path / "cache", terms=set_up)
    since = datetime.now(UTC) - timedelta(minutes=1)
    seller, order, bought = await smoke.films(generator, pocket, tmp_path)

    found = None
    for _ in range(60):  # what has ended is listed after a while
        if found := await seller.find(order, bought.operation, since):
            break
        await asyncio.sleep(10)
    assert found == bought.remote
    assert await seller.find(order, "never-sent", since) is None
    await generator.aclose()
