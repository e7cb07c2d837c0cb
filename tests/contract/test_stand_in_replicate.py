"""The stand-in for Replicate is what its own client takes for the real thing."""

from __future__ import annotations

import time
import urllib.request

import pytest
import replicate
from replicate.exceptions import ReplicateError

MODEL = "wan-video/wan-3.0"
INPUT = {"prompt": "A cat on a roof.", "duration": 5, "resolution": "480p"}


@pytest.fixture
def client(stand_ins):
    made = replicate.Client(api_token="r8_1", base_url=f"{stand_ins.url}/replicate", timeout=20)
    yield made
    made._client.close()


def waited(prediction):
    until, seen = time.monotonic() + 20, []
    while prediction.status in {"starting", "processing"} and time.monotonic() < until:
        seen.append(prediction.status)
        time.sleep(0.03)
        prediction.reload()
    return seen


def test_a_film_from_order_to_file(client, stand_ins):
    prediction = client.models.predictions.create(MODEL, INPUT)
    assert {"starting", "processing"} <= set(waited(prediction))
    assert prediction.status == "succeeded"
    with urllib.request.urlopen(prediction.output, timeout=20) as reply:
        assert b"ftyp" in reply.read()[:16]
    [line] = [ln for ln in stand_ins.ledger("replicate") if ln["job"] == prediction.id]
    assert line["usd"] == "0.250000"


def test_predictions_are_listed_with_their_input_newest_first(client):
    made = [client.models.predictions.create(MODEL, INPUT | {"seed": n}) for n in range(7)]
    first = client.predictions.list()
    second = client.predictions.list(first.next)
    found = [one for one in (*first.results, *second.results) if one.id in {m.id for m in made}]
    assert [one.input["seed"] for one in found] == list(range(6, -1, -1))


@pytest.mark.parametrize(
    ("mood", "status", "words"),
    [("refused", "failed", "sensitive"), ("failed", "failed", "interrupted"),
     ("canceled", "canceled", "interrupted")],
)  # fmt: skip
def test_a_prediction_without_a_film(client, stand_ins, mood, status, words):
    stand_ins.mood("replicate", mood)
    prediction = client.models.predictions.create(MODEL, INPUT)
    waited(prediction)
    assert prediction.status == status
    assert words in prediction.error


@pytest.mark.parametrize(
    "changes", [{"duration": 99}, {"resolution": "8k"}, {"webhook": "x"}, {"prompt": ""}]
)
def test_a_wrong_request_is_turned_down(client, stand_ins, changes):
    before = len(stand_ins.ledger("replicate"))
    with pytest.raises(ReplicateError) as caught:
        client.models.predictions.create(MODEL, INPUT | changes)
    assert caught.value.status == 422
    assert len(stand_ins.ledger("replicate")) == before


@pytest.mark.parametrize(
    ("mood", "status"),
    [("429", 429), ("500", 500), ("401", 401), ("retired", 404), ("spend_limit", 402)],
)
def test_errors_are_those_of_the_vendor(client, stand_ins, mood, status):
    stand_ins.mood("replicate", mood)
    with pytest.raises(ReplicateError) as caught:
        client.models.predictions.create(MODEL, INPUT)
    assert caught.value.status == status
