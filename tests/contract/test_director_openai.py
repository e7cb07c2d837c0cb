"""The OpenAI director, and that of servers of one's own: charges, what is sent, what is free."""

from __future__ import annotations

from decimal import Decimal

import pytest

import director
from canon.beginning import STARTER
from canon.bible.shelf import load
from canon.memory import remembered
from director.base import Brief
from schemas import prices
from schemas.errors import ConfigError, RetiredModelError
from schemas.operation import Terms
from schemas.secret import Secret

pytestmark = pytest.mark.anyio
STARTED = remembered(load(STARTER / "small-weather-office"), 1, {})
KEY = Secret("sk-test-123456")


def terms(model="", base_url="", key=KEY, name="writer"):
    return Terms(name, key, model, base_url, prices.load())


@pytest.fixture
async def make(stand_ins):
    made = []

    def one(kind, model="", key=KEY, **options):
        given = terms(model, f"{stand_ins.url}/openai/v1", key)
        made.append(director.make(kind, given, options))
        return made[-1]

    yield one
    for each in made:
        await each.aclose()


async def test_charges_are_usage_times_prices_to_the_last_digit(make, pocket, stand_ins):
    draft = await make("openai").write(Brief(STARTED, 1), pocket)
    expected = Decimal(0)
    for line in stand_ins.ledger("openai")[-2:]:  # 2 in, 10 out, 0.1 read, a million
        usage = line["usage"]
        cached = usage["prompt_tokens_details"]["cached_tokens"]
        expected += (
            (usage["prompt_tokens"] - cached) * Decimal(2)
            + cached * Decimal("0.1")
            + usage["completion_tokens"] * Decimal(10)
        ) / 1_000_000
    assert draft.usd == expected
    assert stand_ins.ledger("openai")[-1]["usage"]["prompt_tokens_details"]["cached_tokens"] > 8000


async def test_the_request_is_strict_and_says_what_may_be_cached(make, pocket):
    await make("openai", effort="low").write(Brief(STARTED, 1), pocket)
    requests = [order.body["request"] for order in pocket.orders]
    assert requests[0]["response_format"]["json_schema"]["strict"] is True
    assert requests[0]["prompt_cache_key"] == requests[1]["prompt_cache_key"]
    assert requests[0]["reasoning_effort"] == "low"
    assert requests[1]["max_completion_tokens"] == 32000


async def test_a_server_of_ones_own_is_asked_in_the_words_all_of_them_know(make, pocket):
    writer = make("openai-compatible", "local-model", key=Secret(""), free=True)
    draft = await writer.write(Brief(STARTED, 1), pocket)
    assert set(pocket.orders[0].body["request"]) == {"messages", "response_format", "max_tokens"}
    assert draft.usd == 0
    assert all(order.most == 0 for order in pocket.orders)


def test_a_server_of_ones_own_needs_an_address_a_model_and_a_price():
    for given, word in ((terms("local-model"), "base_url"), (terms("", "http://x/v1"), "model")):
        with pytest.raises(ConfigError, match=rf"backends\.writer\.{word} is missing"):
            director.make("openai-compatible", given, {"free": True})
    with pytest.raises(ConfigError, match="no price for model 'local-model'"):
        director.make("openai-compatible", terms("local-model", "http://x/v1"), {})


def test_what_is_set_up_wrongly_is_said_in_a_sentence():
    with pytest.raises(ConfigError, match="did you mean 'anthropic'"):
        director.make("antropic", terms(), {})
    with pytest.raises(ConfigError, match=r"backends\.writer\.key is missing"):
        director.make("anthropic", terms(key=Secret("")), {})
    with pytest.raises(ConfigError, match=r"options\.efort: there is no such option; did you mean"):
        director.make("openai", terms(), {"efort": "low"})
    with pytest.raises(ConfigError, match=r"options\.parallel: input should be"):
        director.make("openai", terms(), {"parallel": 0})
    with pytest.raises(ConfigError, match="makes video"):
        director.make("openai", terms("gemini-omni-1.2-flash"), {})
    with pytest.raises(ConfigError, match="no price for model"):
        director.make("anthropic", terms("claude-opus-9"), {})


def test_a_model_past_its_last_day_is_not_taken(monkeypatch):
    from datetime import date

    from schemas import prices as module

    monkeypatch.setattr(module, "today", lambda: date(2026, 12, 1))
    with pytest.raises(RetiredModelError, match="was retired on 2026-11-30"):
        director.make("anthropic", terms("claude-sonnet-4-5"), {})


def test_no_library_is_loaded_before_it_is_needed():
    import subprocess
    import sys
    from pathlib import Path

    code = (
        "import sys, director; from schemas import prices; from schemas.operation import Terms;"
        "from schemas.secret import Secret;"
        "director.make('anthropic', Terms('a', Secret('sk-123456'), '', '', prices.load()), {});"
        "assert not {'anthropic', 'openai', 'httpx2'} & set(sys.modules), 'too early'"
    )
    root = Path(__file__).parents[2]
    subprocess.run([sys.executable, "-c", code], check=True, cwd=root)
