"""The Anthropic director: its cache, its charges, its stream."""

from __future__ import annotations

from decimal import Decimal

import pytest

import director
from canon.beginning import STARTER
from canon.bible.shelf import load
from canon.memory import remembered
from director.base import Brief
from schemas import prices
from schemas.canon import Pack, PackLine
from schemas.errors import BackendBrokenError, BackendBusyError, BackendUnreachableError
from schemas.operation import Terms
from schemas.secret import Secret

pytestmark = pytest.mark.anyio
STARTED = remembered(load(STARTER / "small-weather-office"), 1, {})


@pytest.fixture
async def make(stand_ins):
    made = []

    def one(model="", **options):
        terms = Terms(
            "claude", Secret("sk-test-123456"), model, f"{stand_ins.url}/anthropic", prices.load()
        )
        made.append(director.make("anthropic", terms, options))
        return made[-1]

    yield one
    for each in made:
        await each.aclose()


async def pack(outline, budget):
    lines = (PackLine(text="Something that was so. [E1]"),) * 400
    return Pack(lines=lines, tokens=budget, budget=budget)


async def test_charges_are_usage_times_prices_to_the_last_digit(make, pocket, stand_ins):
    draft = await make("claude-opus-4-5").write(Brief(STARTED, 1, pack=pack), pocket)
    outline, plan = (line["usage"] for line in stand_ins.ledger("anthropic")[-2:])
    assert outline["cache_creation"]["ephemeral_1h_input_tokens"] > 8000
    assert plan["cache_read_input_tokens"] == (
        outline["cache_creation_input_tokens"] + outline["cache_read_input_tokens"]
    )
    expected = Decimal(0)
    for usage in (outline, plan):  # 5 in, 25 out, 6.25 and 10 written, 0.5 read, a million
        expected += (
            usage["input_tokens"] * Decimal(5)
            + usage["output_tokens"] * Decimal(25)
            + usage["cache_creation"]["ephemeral_5m_input_tokens"] * Decimal("6.25")
            + usage["cache_creation"]["ephemeral_1h_input_tokens"] * Decimal(10)
            + usage["cache_read_input_tokens"] * Decimal("0.5")
        ) / 1_000_000
    assert draft.usd == pocket.spent == expected


async def test_from_the_second_episode_on_most_of_the_prompt_is_cached(make, pocket, stand_ins):
    writer = make()
    for _ in range(3):
        await writer.write(Brief(STARTED, 1), pocket)
    usages = [line["usage"] for line in stand_ins.ledger("anthropic")[-4:]]
    read = sum(u["cache_read_input_tokens"] for u in usages)
    new = sum(u["input_tokens"] + u["cache_creation_input_tokens"] for u in usages)
    assert read / (read + new) > 0.9


async def test_how_long_it_is_cached_and_how_hard_it_thinks_can_be_set(make, pocket):
    await make(cache="5m", effort="low").write(Brief(STARTED, 1), pocket)
    request = pocket.orders[0].body["request"]
    assert request["system"][0]["cache_control"] == {"type": "ephemeral", "ttl": "5m"}
    assert request["output_config"]["effort"] == "low"
    assert "effort" not in make().seller.request(_dialogue(), {}, 10)["output_config"]


async def test_an_overloaded_vendor_has_accepted_nothing(make, pocket, stand_ins):
    before = len(stand_ins.ledger("anthropic"))
    stand_ins.mood("anthropic", "529")
    with pytest.raises(BackendBusyError):
        await make().write(Brief(STARTED, 1), pocket)
    assert len(stand_ins.ledger("anthropic")) == before


async def test_an_error_in_the_middle_of_the_stream_may_be_charged(make, pocket, stand_ins):
    stand_ins.mood("anthropic", "stream_error")
    with pytest.raises(BackendBrokenError, match="HTTP 200") as raised:
        await make().write(Brief(STARTED, 1), pocket)
    assert "Declined" not in type(raised.value.__cause__).__name__


async def test_a_stream_that_breaks_off_is_no_answer(make, pocket, stand_ins):
    stand_ins.mood("anthropic", "broken_off")
    with pytest.raises(BackendUnreachableError, match="broke off"):
        await make().write(Brief(STARTED, 1), pocket)


async def test_a_bible_edit_or_another_model_begins_anew(make, pocket):
    edited = STARTED.bible.model_copy(update={"digest": "x", "series": STARTED.bible.series.model_copy(
        update={"premise": "Another one."})})  # fmt: skip
    writer = make()
    await writer.write(Brief(STARTED, 1), pocket)
    await writer.write(Brief(remembered(edited, 1, {}), 1), pocket)
    texts = [order.body["request"]["system"][0]["text"] for order in pocket.orders]
    assert texts[0] == texts[1] != texts[2] == texts[3]
    assert "Another one." in texts[2]


def _dialogue():
    from director.llm.dialogue import Dialogue

    return Dialogue("x")
