"""Limits: buckets that fill up again, each by itself, and not too many of them."""

from __future__ import annotations

import pytest

from webui.api import limits
from webui.api.limits import Limit


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_a_bucket_is_emptied_and_fills_up_again():
    clock = Clock()
    limit = Limit(3, span_s=60, clock=clock)
    taken = [limit.take("a") for _ in range(4)]
    assert [one.passes for one in taken] == [True, True, True, False]
    assert [one.left for one in taken] == [2, 1, 0, 0]
    assert taken[3].wait_s == pytest.approx(20)
    clock.now += 19.9
    assert not limit.take("a").passes
    clock.now += 0.1
    assert limit.take("a").passes
    assert not limit.take("a").passes  # one for twenty seconds
    clock.now += 3600
    assert [limit.take("a").passes for _ in range(4)] == [True, True, True, False]


def test_whoever_is_refused_has_not_used_anything():
    clock = Clock()
    limit = Limit(1, span_s=10, clock=clock)
    assert limit.take("a").passes
    for _ in range(100):
        assert not limit.take("a").passes
    clock.now += 10
    assert limit.take("a").passes


def test_looking_uses_nothing():
    limit = Limit(1, clock=Clock())
    assert [limit.look("a").left for _ in range(3)] == [1, 1, 1]
    limit.take("a")
    assert not limit.look("a").passes
    assert limit.look("b").passes


def test_over_a_long_time_no_more_than_so_many_pass():
    clock = Clock()
    limit = Limit(600, span_s=60, clock=clock)
    passed = 0
    for _ in range(6000):  # twice too many, for a minute
        clock.now += 0.01
        passed += limit.take("a").passes
    assert 1190 <= passed <= 1201  # what was in it, and what came in


def test_the_headers_say_it_in_whole_seconds():
    clock = Clock()
    limit = Limit(7, span_s=60, clock=clock)
    first = limit.take("a").headers
    assert first == {"ratelimit-limit": "7", "ratelimit-remaining": "6", "ratelimit-reset": "9"}
    for _ in range(6):
        limit.take("a")
    clock.now += 8.5
    refused = limit.take("a").headers
    assert (refused["ratelimit-remaining"], refused["retry-after"]) == ("0", "1")


def test_what_is_known_is_bounded_and_whoever_asks_is_kept(monkeypatch):
    monkeypatch.setattr(limits, "_MOST", 100)
    limit = Limit(2, clock=Clock())
    limit.take("busy"), limit.take("busy")
    for number in range(10_000):
        if number % 50 == 0:
            assert not limit.take("busy").passes
        limit.take(f"passing {number}")
    assert len(limit._full_at) == 100
