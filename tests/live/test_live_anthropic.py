"""Anthropic: other words for a shot, about $0.03, and the plan of an episode, about $0.20.

Needs ANTHROPIC_API_KEY. The plan is written by the cheaper model.
"""

from __future__ import annotations

import pytest

import director
from live import smoke

pytestmark = pytest.mark.anyio


async def test_the_key_is_good(terms):
    await smoke.knows_the_key(director.make("anthropic", terms("anthropic"), {}))


async def test_it_finds_other_words(terms, pocket):
    await smoke.rewrites(director.make("anthropic", terms("anthropic"), {"effort": "low"}), pocket)


async def test_it_writes_a_plan(terms, pocket):
    model = terms("anthropic", "claude-sonnet-5-5")
    await smoke.plans(director.make("anthropic", model, {"effort": "low"}), pocket)
