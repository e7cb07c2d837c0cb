"""Gemini Omni: three seconds at 360p, about $0.08.

Needs GEMINI_API_KEY, of an account that pays.
"""

from __future__ import annotations

import pytest

from generators.remote import gemini
from live import smoke

pytestmark = pytest.mark.anyio


async def test_it_makes_a_shot_that_speaks(terms, pocket, tmp_path):
    set_up = terms("gemini-omni", "gemini-omni-1.2-flash")
    generator = gemini.create({"size": "360p"}, folder=tmp_path / "cache", terms=set_up)
    _, _, bought = await smoke.films(generator, pocket, tmp_path)
    await generator.aclose()

    assert bought.exact
    assert bought.details["usage"]
