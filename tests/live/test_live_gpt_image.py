"""OpenAI's pictures: a character sheet of low quality, and one after it, about $0.03.

Needs OPENAI_API_KEY.
"""

from __future__ import annotations

import pytest

from live import smoke

pytestmark = pytest.mark.anyio


async def test_it_draws_a_sheet_and_one_after_it(terms, pocket, tmp_path):
    await smoke.draws("gpt-image", terms, pocket, tmp_path, size="low")
