"""Anthropic's stand-in speaks to the vendor's own library as the vendor does."""

from __future__ import annotations

import json

import anthropic
import pytest

from director.llm import forms, prompts

pytestmark = pytest.mark.anyio

BIBLE = "person `ann`: Ann.\nperson `ben`: Ben.\nplace `quay`: The quay, a seaside."
LONG = BIBLE + "\nA harbour town where nothing is ever quite on time." * 60
FORM = {"type": "json_schema", "schema": forms.written()}


@pytest.fixture
async def client(stand_ins):
    made = anthropic.AsyncAnthropic(
        api_key="sk-test-123456", base_url=f"{stand_ins.url}/anthropic", max_retries=0
    )
    async with made:
        yield made


def asking(text="Answer with the OUTLINE of episode 3.", **more):
    return {
        "model": "claude-opus-5-5", "max_tokens": 4000,
        "system": [{"type": "text", "text": LONG, "cache_control": {"type": "ephemeral", "ttl": "1h"}}],
        "messages": [{"role": "user", "content": text}],
        "output_config": {"format": FORM, "effort": "low"},
    } | more  # fmt: skip


async def test_it_answers_in_one_piece_after_thinking_aloud(client):
    message = await client.messages.create(**asking())
    assert [block.type for block in message.content] == ["thinking", "text"]
    assert message.stop_reason == "end_turn"
    assert json.loads(message.content[1].text)["answer"]["scene_6"]["place"] == "quay"


async def test_it_answers_piece_by_piece_and_the_pieces_make_the_whole(client):
    async with client.messages.stream(**asking()) as stream:
        message = await stream.get_final_message()
    assert json.loads(message.content[-1].text)["answer"]["title"]
    assert message.usage.output_tokens_details.thinking_tokens > 0
    assert stream.request_id


async def test_it_counts_what_it_has_cached_and_for_how_long(client):
    fresh = LONG + "counted afresh"
    system = asking()["system"][0] | {"text": fresh}
    asked = asking(system=[system])
    first = (await client.messages.create(**asked)).usage
    second = (await client.messages.create(**asked)).usage
    assert first.cache_creation.ephemeral_1h_input_tokens == -(-len(f"system: {fresh}") // 4)
    assert first.cache_read_input_tokens == 0
    assert second.cache_read_input_tokens == first.cache_creation_input_tokens
    assert second.cache_creation_input_tokens == 0
    other = {"type": "json_schema", "schema": forms.rewritten()}
    third = (await client.messages.create(**asked | {"output_config": {"format": other}})).usage
    assert third.cache_read_input_tokens == 0, "another form is another prompt"


async def test_a_short_prompt_is_not_cached(client):
    system = [{"type": "text", "text": BIBLE, "cache_control": {"type": "ephemeral"}}]
    usage = (await client.messages.create(**asking(system=system))).usage
    assert usage.cache_creation_input_tokens == 0
    assert usage.input_tokens > 0


async def test_it_counts_tokens_and_shows_its_models_for_nothing(client, stand_ins):
    before = len(stand_ins.asked("anthropic"))
    counted = await client.messages.count_tokens(
        model="claude-opus-5-5", messages=[{"role": "user", "content": "x" * 400}]
    )
    assert counted.input_tokens == 102
    assert (await client.models.retrieve("claude-opus-5-5")).lifecycle == "active"
    assert len(stand_ins.asked("anthropic")) == before


@pytest.mark.parametrize(
    ("wrong", "word"),
    [
        ({"temperature": 0.5}, "temperature"),
        ({"messages": [{"role": "user", "content": "x"}, {"role": "assistant", "content": "{"}]},
         "prefill"),
        ({"output_config": {"format": {"type": "json_schema", "schema": {
            "type": "object", "properties": {"a": {"type": "string", "maxLength": 3}},
            "required": ["a"], "additionalProperties": False}}}}, "maxLength"),
        ({"output_config": {"format": {"type": "json_schema", "schema": {
            "type": "object", "properties": {}, "required": []}}}}, "additionalProperties"),
        ({"output_config": {"effort": "enormous"}}, "effort"),
    ],
)  # fmt: skip
async def test_it_turns_away_what_the_vendor_turns_away(client, stand_ins, wrong, word):
    before = len(stand_ins.ledger("anthropic"))
    extra = {key: wrong.pop(key) for key in list(wrong) if key == "temperature"}
    with pytest.raises(anthropic.BadRequestError, match=word):
        await client.messages.create(**asking(**wrong), extra_body=extra)
    assert len(stand_ins.ledger("anthropic")) == before


@pytest.mark.parametrize(
    ("mood", "error", "code"),
    [
        ("401", anthropic.AuthenticationError, None),
        ("429", anthropic.RateLimitError, None),
        ("spend_limit", anthropic.RateLimitError, "enforced_spend_limit_reached"),
        ("retired", anthropic.NotFoundError, None),
        ("500", anthropic.InternalServerError, None),
        ("529", anthropic.OverloadedError, None),
    ],
)
async def test_it_fails_in_the_vendors_words(client, stand_ins, mood, error, code):
    before = len(stand_ins.ledger("anthropic"))
    stand_ins.mood("anthropic", mood)
    with pytest.raises(error) as raised:
        await client.messages.create(**asking())
    assert raised.value.error_code == code
    assert raised.value.request_id == "req_stand_in"
    assert len(stand_ins.ledger("anthropic")) == before


async def test_what_the_library_does_by_itself_is_seen_in_the_ledger(client, stand_ins):
    """The reason for our own door: the library pays up to three times for one answer."""
    before = len(stand_ins.ledger("anthropic"))
    stand_ins.mood("anthropic", "drop_after", times=2)
    await client.with_options(max_retries=2).messages.create(**asking())
    assert len(stand_ins.ledger("anthropic")) == before + 3


async def test_a_wrong_key_is_turned_away_even_without_a_mood(client):
    with pytest.raises(anthropic.AuthenticationError):
        await client.with_options(api_key="sk-wrong-key").messages.create(**asking())


async def test_an_error_in_the_middle_of_the_stream_comes_with_status_200(client, stand_ins):
    stand_ins.mood("anthropic", "stream_error")
    with pytest.raises(anthropic.APIStatusError) as raised:
        async with client.messages.stream(**asking()) as stream:
            await stream.get_final_message()
    assert raised.value.status_code == 200


async def test_the_whole_system_prompt_is_answered_with_a_plan(client):
    turns = [
        {"role": "user", "content": "Before episode 4.\nAnswer with the OUTLINE of episode 4."},
        {"role": "assistant", "content": "{}"},
        {"role": "user", "content": "Answer with the PLAN of episode 4."},
    ]
    message = await client.messages.create(**asking(messages=turns))
    plan = json.loads(message.content[-1].text)["answer"]
    assert len(plan["scene_1"]["shots"]) == 3
    assert prompts.version("plan.j2").startswith("plan.j2@")
