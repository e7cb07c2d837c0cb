"""A shot is covered by the lengths a model has, with as little waste as can be."""

from __future__ import annotations

import itertools

import pytest

from generators.remote.split import HELD_S, cover
from schemas import prices

VIDEO = [model for model in prices.load().models if model.kind == "video"]


@pytest.mark.parametrize(
    ("seconds", "lengths", "parts"),
    [(5, (4, 6, 8), (6,)), (13, (4, 6, 8), (8, 6)), (8, (4, 6, 8), (8,)), (8.05, (4, 6, 8), (8,)),
     (8.2, (4, 6, 8), (6, 4)), (2, (4, 6, 8), (4,)), (5, (5, 10), (5,)), (11, (5, 10), (10, 5)),
     (1, (3, 4), (3,)), (0.2, (5,), (5,)), (16, (4, 6, 8), (8, 8))],
)  # fmt: skip
def test_examples(seconds, lengths, parts):
    assert cover(seconds, lengths) == parts


@pytest.mark.parametrize("lengths", sorted({model.seconds for model in VIDEO}))
def test_nothing_is_better(lengths):
    """Against every combination there is, up to half a minute."""
    most = -(-30 // lengths[0])
    sums = {
        count: {sum(chosen) for chosen in itertools.combinations_with_replacement(lengths, count)}
        for count in range(1, min(most, 6) + 1)
    }
    for tenths in range(1, 301):
        seconds = tenths / 10
        parts = cover(seconds, lengths)
        assert set(parts) <= set(lengths)
        assert sum(parts) >= seconds - HELD_S - 1e-9
        better = [
            (total, count) for count, totals in sums.items() for total in totals
            if total >= seconds - HELD_S + 1e-9 and (total, count) < (sum(parts), len(parts))
        ]  # fmt: skip
        assert better == [], f"{seconds} s: {parts}"


def test_what_goes_on_has_lengths_of_its_own():
    lengths, later = range(3, 16), range(3, 11)
    assert cover(15, lengths, later) == (15,)
    assert cover(17, lengths, later) == (14, 3)
    for tenths in range(5, 301):
        first, *rest = cover(tenths / 10, lengths, later)
        assert first in lengths
        assert set(rest) <= set(later)
        assert first + sum(rest) - tenths / 10 < 3


def test_it_is_always_the_same():
    assert len({cover(29.3, (4, 6, 8)) for _ in range(20)}) == 1
