"""The stand-in for Runway is what runwayml takes for the real thing."""

from __future__ import annotations

import time
import urllib.request
from decimal import Decimal

import pytest
import runwayml

PICTURE = "data:image/png;base64,iVBORw0KGgo="
WANTED = {"model": "gen4.5", "prompt_text": "A cat on a roof.", "ratio": "1280:720", "duration": 2}


@pytest.fixture
def client(stand_ins):
    where = f"{stand_ins.url}/runway"
    with runwayml.RunwayML(api_key="key_1", base_url=where, max_retries=0, timeout=20) as made:
        yield made


def waited(client, made):
    until, seen = time.monotonic() + 20, []
    while time.monotonic() < until:
        task = client.tasks.retrieve(made.id)
        seen.append(task.status)
        if task.status in {"SUCCEEDED", "FAILED", "CANCELLED"}:
            return task, seen
        time.sleep(0.03)
    raise AssertionError(f"never over: {seen}")


def test_a_film_from_order_to_file(client, stand_ins):
    made = client.text_to_video.create(**WANTED)
    assert made.estimated_cost.credits == 24
    task, seen = waited(client, made)
    assert {"PENDING", "RUNNING"} <= set(seen)
    assert task.cost.credits == 24
    with urllib.request.urlopen(task.output[0], timeout=20) as reply:
        assert b"ftyp" in reply.read()[:16]
    [line] = [ln for ln in stand_ins.ledger("runway") if ln["job"] == made.id]
    assert Decimal(line["usd"]) == Decimal("0.24")


def test_a_film_from_a_picture(client):
    task, _ = waited(client, client.image_to_video.create(**WANTED, prompt_image=PICTURE))
    assert task.status == "SUCCEEDED"


@pytest.mark.parametrize(
    ("mood", "code", "charged"), [("refused", "SAFETY", 24), ("failed", "INTERNAL", 0)]
)
def test_a_failed_task_tells_what_it_cost(client, stand_ins, mood, code, charged):
    stand_ins.mood("runway", mood)
    task, _ = waited(client, client.text_to_video.create(**WANTED))
    assert task.status == "FAILED"
    assert task.failure_code.startswith(code)
    assert task.cost.credits == charged


def test_a_throttled_task_waits(client, stand_ins):
    stand_ins.mood("runway", "throttled")
    task, seen = waited(client, client.text_to_video.create(**WANTED))
    assert seen[0] == "THROTTLED"
    assert task.status == "SUCCEEDED"


@pytest.mark.parametrize(
    "changes",
    [{"duration": 11}, {"ratio": "4:3"}, {"prompt_text": "x" * 1001}, {"model": "gen1"},
     {"extra_body": {"negativePrompt": "cuts"}}],
)  # fmt: skip
def test_a_wrong_request_is_turned_down(client, stand_ins, changes):
    before = len(stand_ins.ledger("runway"))
    with pytest.raises(runwayml.BadRequestError):
        client.text_to_video.create(**WANTED | changes)
    assert len(stand_ins.ledger("runway")) == before


@pytest.mark.parametrize(
    ("mood", "error"),
    [("429", runwayml.RateLimitError), ("401", runwayml.AuthenticationError),
     ("503", runwayml.InternalServerError), ("spend_limit", runwayml.BadRequestError)],
)  # fmt: skip
def test_errors_are_those_of_the_vendor(client, stand_ins, mood, error):
    stand_ins.mood("runway", mood)
    with pytest.raises(error):
        client.text_to_video.create(**WANTED)
