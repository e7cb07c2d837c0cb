"""The stand-in for Veo on Google Cloud is what google-genai takes for the real thing."""

from __future__ import annotations

import time

import pytest
from google import genai
from google.genai import errors, types
from google.oauth2.credentials import Credentials

MODEL = "veo-3.1-fast-generate-001"


@pytest.fixture
def client(stand_ins):
    once = types.HttpRetryOptions(attempts=1)
    where = f"{stand_ins.url}/cloud"
    options = types.HttpOptions(base_url=where, timeout=20_000, retry_options=once)
    with genai.Client(
        vertexai=True, project="a-project", location="us-central1",
        credentials=Credentials(token="t"), http_options=options,
    ) as made:  # fmt: skip
        yield made


def begin(client, model=MODEL, **changes):
    config = {"number_of_videos": 1, "duration_seconds": 4, "resolution": "720p", "seed": 7,
              "aspect_ratio": "16:9", "generate_audio": False} | changes  # fmt: skip
    return client.models.generate_videos(
        model=model, source=types.GenerateVideosSource(prompt="A cat on a roof."),
        config=types.GenerateVideosConfig(**config),
    )  # fmt: skip


def waited(client, operation):
    until = time.monotonic() + 20
    while not operation.done and time.monotonic() < until:
        time.sleep(0.05)
        known = types.GenerateVideosOperation(name=operation.name)
        operation = client.operations.get(known)  # the name alone is enough
    return operation


def test_a_film_from_order_to_file(client, stand_ins):
    operation = begin(client)
    assert not operation.done
    done = waited(client, operation)
    [made] = done.response.generated_videos
    assert b"ftyp" in made.video.video_bytes[:16]
    [line] = [ln for ln in stand_ins.ledger("cloud") if ln["job"] == operation.name]
    assert line["usd"] == "0.400000"


def test_a_filtered_film_is_done_and_is_none(client, stand_ins):
    stand_ins.mood("cloud", "refused")
    done = waited(client, begin(client))
    assert done.done
    assert not done.error
    assert not done.response.generated_videos
    assert done.response.rai_media_filtered_count == 1
    assert "safety" in done.response.rai_media_filtered_reasons[0]


def test_a_failed_operation_has_an_error(client, stand_ins):
    stand_ins.mood("cloud", "failed")
    assert waited(client, begin(client)).error["code"] == 13


@pytest.mark.parametrize("changes", [{"duration_seconds": 5}, {"resolution": "4k"}])
def test_a_wrong_request_is_turned_down(client, stand_ins, changes):
    before = len(stand_ins.ledger("cloud"))
    with pytest.raises(errors.ClientError) as caught:
        begin(client, **changes)
    assert caught.value.code == 400
    assert len(stand_ins.ledger("cloud")) == before


@pytest.mark.parametrize(
    ("mood", "status"),
    [("429", 429), ("503", 503), ("401", 401), ("retired", 404), ("spend_limit", 403)],
)
def test_errors_are_those_of_the_vendor(client, stand_ins, mood, status):
    stand_ins.mood("cloud", mood)
    with pytest.raises(errors.APIError) as caught:
        begin(client)
    assert caught.value.code == status
