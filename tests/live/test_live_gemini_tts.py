"""Gemini's speech: three words, $0.001.

Needs GEMINI_API_KEY, of an account that pays.
"""

from __future__ import annotations

import pytest

from live import smoke

pytestmark = pytest.mark.anyio


async def test_it_speaks(terms, pocket, tmp_path):
    await smoke.speaks("gemini-tts", terms, pocket, tmp_path)
