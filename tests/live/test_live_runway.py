"""Runway: two seconds of Gen-4.5, $0.24; the task says what it has cost.

Needs RUNWAYML_API_SECRET.
"""

from __future__ import annotations

import pytest

from generators.remote import runway
from live import smoke

pytestmark = pytest.mark.anyio


async def test_it_makes_a_silent_shot_and_tells_its_price(terms, pocket, tmp_path):
    set_up = terms("runway", "runway/gen4.5")
    generator = runway.create({}, folder=tmp_path / "cache", terms=set_up)
    _, _, bought = await smoke.films(generator, pocket, tmp_path)
    await generator.aclose()

    assert bought.exact
