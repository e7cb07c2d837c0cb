"""OpenAI: other words for a shot, about $0.02, and the plan of an episode, about $0.10.

Needs OPENAI_API_KEY. The plan is written by the cheaper model.
"""

from __future__ import annotations

import pytest

import director
from live import smoke

pytestmark = pytest.mark.anyio


async def test_the_key_is_good(terms):
    await smoke.knows_the_key(director.make("openai", terms("openai"), {}))


async def test_it_finds_other_words(terms, pocket):
    await smoke.rewrites(director.make("openai", terms("openai"), {"effort": "low"}), pocket)


async def test_it_writes_a_plan(terms, pocket):
    model = terms("openai", "gpt-6.1-terra")
    await smoke.plans(director.make("openai", model, {"effort": "low"}), pocket)
