"""The estimate of tokens grows with what is written, and never with how it is spaced."""

from __future__ import annotations

import pytest

from canon.tokens import count

PROSE = (
    "The last ferry had gone, and nobody on the quay was sorry. A gull walked up and down the wall as"
    " if it had lost something there; then it rained, gently at first, and everyone went home. "
)


def test_prose_costs_about_four_characters_a_token():
    assert 3.6 <= len(PROSE) / count(PROSE) <= 4.8


@pytest.mark.parametrize(
    ("text", "tokens"),
    [("", 0), (" \n\t", 0), ("tea", 1), ("tea, please", 3), ("1234", 2), ("[E12]", 4), ("灯台", 2)],
)
def test_small_texts(text, tokens):
    assert count(text) == tokens


def test_a_sum_is_what_its_parts_cost():
    assert count(PROSE * 3) == 3 * count(PROSE)
    assert count(PROSE.replace(" ", "   ")) == count(PROSE)


def test_no_text_costs_less_than_its_words():
    assert count(PROSE) >= len(PROSE.split())
