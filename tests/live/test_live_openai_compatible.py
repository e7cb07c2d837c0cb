"""A server that speaks like OpenAI's (Ollama, vLLM, LM Studio, llama.cpp): it is yours, so nothing.

Needs ANIGEN_LIVE_COMPATIBLE_URL, such as http://localhost:11434/v1, and ANIGEN_LIVE_COMPATIBLE_MODEL.
"""

from __future__ import annotations

import pytest

import director
from live import smoke

pytestmark = pytest.mark.anyio


@pytest.fixture
async def writer(terms, rehearsal):
    model = rehearsal.setting("COMPATIBLE_MODEL", "local-model")
    address = rehearsal.setting("COMPATIBLE_URL", "")
    own = terms("openai-compatible", model, address)
    return director.make("openai-compatible", own, {"free": True})


async def test_the_model_is_there(writer):
    await smoke.knows_the_key(writer)


async def test_it_finds_other_words_for_nothing(writer, pocket):
    await smoke.rewrites(writer, pocket)
    assert pocket.spent == 0


async def test_it_writes_a_plan_for_nothing(writer, pocket):
    await smoke.plans(writer, pocket)
    assert pocket.spent == 0
