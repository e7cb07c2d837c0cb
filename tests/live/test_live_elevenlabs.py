"""ElevenLabs: twelve characters, $0.001.

Needs ELEVENLABS_API_KEY.
"""

from __future__ import annotations

import pytest

from live import smoke

pytestmark = pytest.mark.anyio


async def test_it_speaks(terms, pocket, tmp_path):
    await smoke.speaks("elevenlabs", terms, pocket, tmp_path)
