"""Gemini's pictures: a character sheet, and one after it, about $0.07.

Needs GEMINI_API_KEY, of an account that pays.
"""

from __future__ import annotations

import pytest

from live import smoke

pytestmark = pytest.mark.anyio


async def test_it_draws_a_sheet_and_one_after_it(terms, pocket, tmp_path):
    await smoke.draws("gemini-image", terms, pocket, tmp_path, size="1k")
