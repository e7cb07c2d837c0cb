"""What is counted as cached on the wire."""

from __future__ import annotations

import pytest

from orchestrator.bench.prefixes import Prefixes, prompt_tokens

LONG, MORE = "a" * 4000, "b" * 2000
SYSTEM = 1002  # tokens, with the name of who speaks


def request(*turns, system=LONG, ttl="1h", form=None, model="m"):
    blocks = [{"type": "text", "text": system, "cache_control": {"type": "ephemeral", "ttl": ttl}}]
    return {"model": model, "system": blocks, "messages": list(turns),
            "output_config": {"format": form}}  # fmt: skip


def turn(text, ttl=""):
    block = {"type": "text", "text": text}
    return {"role": "user", "content": [block | ({"cache_control": {"ttl": ttl}} if ttl else {})]}


@pytest.fixture
def now():
    return [0.0]


@pytest.fixture
def prefixes(now):
    return Prefixes(clock=lambda: now[0])


def test_the_beginning_is_written_once_and_read_from_then_on(prefixes):
    first = prefixes.count(request(turn(MORE, "5m")))
    assert (first.new, first.read, first.wrote_1h, first.wrote_5m) == (0, 0, SYSTEM, 502)
    second = prefixes.count(request(turn(MORE, "5m"), turn("c" * 400)))
    assert (second.new, second.read, second.wrote_1h, second.wrote_5m) == (102, SYSTEM + 502, 0, 0)
    other = prefixes.count(request(turn("d" * 2000, "5m")))
    assert (other.read, other.wrote_5m) == (SYSTEM, 502)
    assert prompt_tokens(request(turn(MORE))) == SYSTEM + 502


def test_it_is_kept_as_long_as_was_asked_from_the_last_reading(prefixes, now):
    prefixes.count(request(turn(MORE, "5m")))
    now[0] = 299
    assert prefixes.count(request(turn(MORE, "5m"))).read == SYSTEM + 502
    now[0] = 299 + 301
    again = prefixes.count(request(turn(MORE, "5m")))
    assert (again.read, again.wrote_5m) == (SYSTEM, 502)
    now[0] += 3601
    assert prefixes.count(request(turn(MORE))).read == 0


@pytest.mark.parametrize(
    "other", [{"form": {"type": "json_schema"}}, {"model": "n"}, {"system": LONG + "!"}]
)
def test_another_form_model_or_first_word_is_another_prompt(prefixes, other):
    prefixes.count(request(turn(MORE)))
    assert prefixes.count(request(turn(MORE), **other)).read == 0


def test_what_is_short_or_not_marked_is_not_kept(prefixes):
    for _ in range(2):
        assert prefixes.count(request(turn("x"), system="short")).read == 0
    bare = {"model": "m", "system": LONG, "messages": [{"role": "user", "content": MORE}]}
    for _ in range(2):
        counted = prefixes.count(bare)
        assert (counted.read, counted.new) == (0, SYSTEM + 502)


def test_the_usage_is_told_in_the_vendors_words(prefixes):
    usage = prefixes.count(request(turn(MORE, "5m"))).usage
    assert usage["cache_creation_input_tokens"] == sum(usage["cache_creation"].values()) == 1504
