"""What vendors say when they say no becomes the right error; what proves nothing is not declared free."""

from __future__ import annotations

import httpx2
import pytest

from generators.remote import fal, gemini, replicate, runway, veo
from generators.remote.words import Words, sentence
from schemas.errors import (
    BackendBrokenError,
    BackendBusyError,
    BackendClosedError,
    RefusedError,
    RetiredModelError,
)
from schemas.secret import Secret

VENDORS = {"gemini": gemini._WORDS, "veo": veo._WORDS, "fal": fal._WORDS, "runway": runway._WORDS,
           "replicate": replicate._WORDS}  # fmt: skip


def answer(status, body, **headers):
    content = {"json": body} if not isinstance(body, str) else {"text": body}
    return httpx2.Response(status, headers=headers, **content)


@pytest.mark.parametrize(
    ("vendor", "status", "body", "error"),
    [
        ("gemini", 429, {"error": {"code": "rate_limit_exceeded", "message": "You exceeded your"
         " current quota, please check your plan and billing details."}}, BackendBusyError),
        ("gemini", 429, {"error": {"code": "quota_exceeded", "message": "?"}}, BackendClosedError),
        ("gemini", 400, {"error": {"message": "The prompt was blocked for safety."}}, RefusedError),
        ("gemini", 400, {"error": {"message": "Unknown parameter: x"}}, BackendBrokenError),
        ("gemini", 404, {"error": {"message": "models/x is no longer available"}}, RetiredModelError),
        ("gemini", 503, {"error": {"message": "overloaded"}}, BackendBusyError),
        ("veo", 403, {"error": {"status": "PERMISSION_DENIED", "message": "no"}}, BackendClosedError),
        ("veo", 404, {"error": {"message": "Publisher Model `x` was not found"}}, RetiredModelError),
        ("fal", 403, {"detail": "User is locked. Reason: Exhausted balance."}, BackendClosedError),
        ("fal", 422, {"detail": [{"msg": "no", "type": "content_policy_violation"}]}, RefusedError),
        ("fal", 422, {"detail": [{"msg": "bad", "type": "value_error"}]}, BackendBrokenError),
        ("runway", 400, {"error": "You do not have enough credits to run this task."}, BackendClosedError),
        ("runway", 400, {"error": "Validation of body failed"}, BackendBrokenError),
        ("replicate", 402, {"title": "Insufficient credit", "detail": "x"}, BackendClosedError),
        ("replicate", 429, {"detail": "Request was throttled."}, BackendBusyError),
        ("replicate", 422, {"detail": "- input: duration"}, BackendBrokenError),
    ],
)  # fmt: skip
def test_a_no_is_understood(vendor, status, body, error):
    made = VENDORS[vendor].declined(answer(status, body), vendor)
    assert type(made) is error
    assert str(made).startswith(f"{vendor} says: ")


@pytest.mark.parametrize("vendor", VENDORS)
@pytest.mark.parametrize("status", [408, 409, 425, 500, 502, 503, 504, 529, 302])
def test_a_gateway_proves_nothing(vendor, status):
    assert VENDORS[vendor].declined(answer(status, "<html>Bad Gateway</html>"), vendor) is None
    assert VENDORS[vendor].declined(answer(status, {}), vendor) is None


def test_words_are_short_and_keep_secrets():
    key = Secret("sk-planted-in-an-answer")
    body = {"error": {"message": f"bad key {key.reveal()}\n" + "x" * 5000}}
    made = Words().declined(answer(401, body), "somebody")
    assert made is not None
    assert key.reveal() not in str(made)
    assert len(str(made)) <= 300
    assert "\n" not in str(made)


@pytest.mark.parametrize(
    ("body", "words"),
    [([], "HTTP 400"), ("text", "HTTP 400"), ({"error": None}, "HTTP 400"), (7, "HTTP 400"),
     ({"detail": [1, {"msg": "odd"}]}, "odd"), ({"error": {"message": {"msg": "deep"}}}, "deep")],
)  # fmt: skip
def test_strange_bodies_are_told_as_far_as_they_speak(body, words):
    made = Words().declined(answer(400, body), "somebody")
    assert type(made) is BackendBrokenError
    assert str(made) == f"somebody says: {words}"


def test_a_sentence_has_no_tail():
    assert sentence("  It  failed. ") == "It failed"
