"""The stand-in for fal is what fal-client takes for the real thing."""

from __future__ import annotations

import time
import urllib.request

import fal_client
import pytest

ENDPOINT = "google/gemini-omni-flash"
INPUT = {"prompt": "A cat on a roof.", "duration": 3, "resolution": "720p"}


@pytest.fixture
def client(stand_ins, monkeypatch):
    monkeypatch.setattr(fal_client.client, "QUEUE_URL_FORMAT", f"{stand_ins.url}/fal/")
    made = fal_client.SyncClient(key="id:secret", default_timeout=20)
    yield made
    made._client.close()


def waited(handle):
    until = time.monotonic() + 20
    seen = []
    while time.monotonic() < until:
        seen.append(type(handle.status()))
        if seen[-1] is fal_client.Completed:
            return seen
        time.sleep(0.04)
    raise AssertionError(f"never completed: {seen}")


def test_a_film_from_order_to_file(client, stand_ins):
    handle = client.submit(ENDPOINT, INPUT)
    seen = waited(handle)
    assert seen[0] is fal_client.Queued
    assert fal_client.InProgress in seen
    with urllib.request.urlopen(handle.get()["video"]["url"], timeout=20) as reply:
        assert b"ftyp" in reply.read()[:16]
    [line] = [ln for ln in stand_ins.ledger("fal") if ln["job"] == handle.request_id]
    assert line["usd"] == "0.390000"


@pytest.mark.parametrize(
    ("mood", "status", "words"),
    [("refused", 422, "content_policy_violation"), ("completed_but_422", 422, "value_error"),
     ("failed", 500, "Internal")],
)  # fmt: skip
def test_completed_does_not_mean_success(client, stand_ins, mood, status, words):
    stand_ins.mood("fal", mood)
    handle = client.submit(ENDPOINT, INPUT)
    waited(handle)
    with pytest.raises(fal_client.FalClientHTTPError, match=words) as caught:
        handle.get()
    assert caught.value.status_code == status


@pytest.mark.parametrize("changes", [{"duration": 99}, {"resolution": "8k"}, {"prompt": ""}])
def test_a_wrong_request_is_turned_down(client, stand_ins, changes):
    before = len(stand_ins.ledger("fal"))
    with pytest.raises(fal_client.FalClientHTTPError) as caught:
        client.submit(ENDPOINT, INPUT | changes)
    assert caught.value.status_code == 422
    assert len(stand_ins.ledger("fal")) == before


@pytest.mark.parametrize(
    ("mood", "status"), [("500", 500), ("401", 401), ("retired", 404), ("spend_limit", 403)]
)
def test_errors_are_those_of_the_vendor(client, stand_ins, mood, status):
    stand_ins.mood("fal", mood)
    with pytest.raises(fal_client.FalClientHTTPError) as caught:
        client.submit(ENDPOINT, INPUT)
    assert caught.value.status_code == status


def test_the_client_itself_orders_twice(client, stand_ins):
    before = len(stand_ins.asked("fal"))
    stand_ins.mood("fal", "429")
    client.submit(ENDPOINT, INPUT)
    assert len(stand_ins.asked("fal")) == before + 2, "this is why we do not use it"
