"""OpenAI's stand-in speaks to the vendor's own library as the vendor does."""

from __future__ import annotations

import json

import openai
import pytest

from director.llm import forms

pytestmark = pytest.mark.anyio

BIBLE = "person `ann`: Ann.\nperson `ben`: Ben.\nplace `quay`: The quay, a seaside."
LONG = BIBLE + "\nA harbour town where nothing is ever quite on time." * 120
FORM = {
    "type": "json_schema",
    "json_schema": {"name": "answer", "strict": True, "schema": forms.written()},
}


@pytest.fixture
async def client(stand_ins):
    made = openai.AsyncOpenAI(
        api_key="sk-test-123456", base_url=f"{stand_ins.url}/openai/v1", max_retries=0
    )
    async with made:
        yield made


def asking(system=LONG, **more):
    turns = [
        {"role": "system", "content": system},
        {"role": "user", "content": "Answer with the OUTLINE of episode 3."},
    ]
    return {"model": "gpt-6.1-sol", "messages": turns, "response_format": FORM} | more


async def test_it_answers_with_json_in_the_form_asked_for(client):
    completion = await client.chat.completions.create(**asking())
    assert completion.choices[0].finish_reason == "stop"
    assert json.loads(completion.choices[0].message.content)["answer"]["scene_1"]["place"] == "quay"


async def test_it_caches_by_itself_what_begins_alike(client):
    first = (await client.chat.completions.create(**asking(LONG + "afresh"))).usage
    second = (await client.chat.completions.create(**asking(LONG + "afresh"))).usage
    assert first.prompt_tokens_details.cached_tokens < first.prompt_tokens
    assert second.prompt_tokens_details.cached_tokens >= 1024
    assert second.prompt_tokens_details.cached_tokens % 128 == 0


async def test_a_refusal_has_words_and_a_filtered_answer_has_none(client, stand_ins):
    stand_ins.mood("openai", "refusal")
    refused = (await client.chat.completions.create(**asking())).choices[0]
    assert refused.message.refusal
    assert refused.message.content is None
    stand_ins.mood("openai", "refusal_empty")
    filtered = (await client.chat.completions.create(**asking())).choices[0]
    assert filtered.finish_reason == "content_filter"


async def test_it_lists_its_models_and_shows_one(client):
    assert "gpt-6.1-sol" in [model.id async for model in client.models.list()]
    assert (await client.models.retrieve("gpt-6.1-sol")).id == "gpt-6.1-sol"
    with pytest.raises(openai.NotFoundError):
        await client.models.retrieve("gpt-1")


async def test_a_schema_that_is_not_strict_is_turned_away(client, stand_ins):
    before = len(stand_ins.ledger("openai"))
    loose = {"type": "object", "properties": {"a": {"type": "string"}}, "required": []}
    form = {"type": "json_schema", "json_schema": {"name": "x", "strict": True, "schema": loose}}
    with pytest.raises(openai.BadRequestError, match="required"):
        await client.chat.completions.create(**asking(response_format=form))
    assert len(stand_ins.ledger("openai")) == before


@pytest.mark.parametrize(
    ("mood", "error", "code"),
    [
        ("401", openai.AuthenticationError, "invalid_api_key"),
        ("429", openai.RateLimitError, "rate_limit_exceeded"),
        ("spend_limit", openai.RateLimitError, "insufficient_quota"),
        ("retired", openai.NotFoundError, "model_not_found"),
        ("500", openai.InternalServerError, None),
    ],
)
async def test_it_fails_in_the_vendors_words(client, stand_ins, mood, error, code):
    before = len(stand_ins.ledger("openai"))
    stand_ins.mood("openai", mood)
    with pytest.raises(error) as raised:
        await client.chat.completions.create(**asking())
    assert raised.value.code == code
    assert len(stand_ins.ledger("openai")) == before


async def test_what_the_library_does_by_itself_is_seen_in_the_ledger(client, stand_ins):
    before = len(stand_ins.ledger("openai"))
    stand_ins.mood("openai", "drop_after", times=2)
    await client.with_options(max_retries=2).chat.completions.create(**asking())
    assert len(stand_ins.ledger("openai")) == before + 3
