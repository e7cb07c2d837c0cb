"""The stand-in for Gemini's interactions is what google-genai takes for the real thing."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest
from google import genai
from google.genai import types

MODEL = "gemini-omni-1.2-flash"
FORM = {"type": "video", "resolution": "360p", "aspect_ratio": "16:9", "duration": "3s",
        "delivery": "uri"}  # fmt: skip


@pytest.fixture
def client(stand_ins):
    once = types.HttpRetryOptions(attempts=1)
    where = f"{stand_ins.url}/gemini"
    options = types.HttpOptions(base_url=where, timeout=20_000, retry_options=once)
    with genai.Client(api_key="a-key", http_options=options) as made:
        yield made


def begin(client, **changes):
    form = FORM | changes.pop("form", {})
    task = changes.pop("task", "text_to_video")
    content = [{"type": "text", "text": "A cat on a roof."}]
    wanted = {
        "model": MODEL, "input": [{"type": "user_input", "content": content}], "background": True,
        "store": True, "response_format": form, "labels": {"anigen": "n-1"},
        "generation_config": {"video_config": {"task": task}},
    } | changes  # fmt: skip
    return client.interactions.create(**wanted)


def waited(client, interaction):
    until = time.monotonic() + 20
    while interaction.status in {"queued", "in_progress"} and time.monotonic() < until:
        time.sleep(0.05)
        interaction = client.interactions.get(interaction.id)
    return interaction


def test_a_film_from_order_to_file(client, stand_ins):
    first = begin(client)
    assert first.status == "queued"
    done = waited(client, first)
    assert done.status == "completed"
    assert done.output_video.mime_type == "video/mp4"
    assert done.usage.output_tokens_by_modality[0].modality == "video"
    name = done.output_video.uri.partition("files/")[2]
    while client.files.get(name=name).state is types.FileState.PROCESSING:
        time.sleep(0.05)
    assert client.files.get(name=name).state is types.FileState.ACTIVE
    film = client.files.download(file=done.output_video.uri)
    assert b"ftyp" in film[:16]
    [line] = [ln for ln in stand_ins.ledger("gemini") if ln["job"] == first.id]
    assert Decimal(line["usd"]) > Decimal("0.0232") * 3


def test_a_film_goes_on(client):
    first = waited(client, begin(client))
    after = begin(client, task="extend", previous_interaction_id=first.id)
    done = waited(client, after)
    assert done.status == "completed"
    assert done.usage.total_input_tokens > 3 * 5000


@pytest.mark.parametrize(
    "changes",
    [{"form": {"duration": "2s"}}, {"form": {"resolution": "8k"}}, {"store": False},
     {"task": "extend"}, {"task": "image_to_video"}, {"labels": {"anigen": "Not A Label"}}],
)  # fmt: skip
def test_a_wrong_request_is_turned_down(client, stand_ins, changes):
    before = len(stand_ins.ledger("gemini"))
    with pytest.raises(Exception, match="400"):
        begin(client, **changes)
    assert len(stand_ins.ledger("gemini")) == before


@pytest.mark.parametrize(
    ("mood", "status"),
    [("429", 429), ("500", 500), ("401", 401), ("retired", 404), ("spend_limit", 429)],
)
def test_errors_are_those_of_the_vendor(client, stand_ins, mood, status):
    stand_ins.mood("gemini", mood)
    with pytest.raises(Exception, match=str(status)) as caught:
        begin(client)
    assert caught.value.status_code == status


def test_a_blocked_film_fails_with_its_words(client, stand_ins):
    stand_ins.mood("gemini", "refused")
    done = waited(client, begin(client))
    assert done.status == "failed"
    assert "safety" in done.errors[0].message


def test_a_film_may_come_inside_the_answer(client):
    done = waited(client, begin(client, form={"delivery": "inline"}))
    assert done.output_video.data
