"""Money under torture: killed at the worst moments, a studio pays for everything once, and knows it."""

from __future__ import annotations

import pytest

CLEAN = {"orphaned": 0, "double": 0, "lost": 0, "ledgers_equal": True}


@pytest.mark.parametrize(
    ("recovery", "options"),
    [
        ("key", ("--kills", "8", "--aim")),
        ("find", ("--kills", "8", "--aim")),
        ("blind", ("--kills", "8", "--aim")),
        ("find", ("--kills", "5", "--kill-db")),
        ("key", ("--kills", "5", "--kill-db", "--truncate-queue")),
    ],
)
def test_money_under_torture(say, recovery, options):
    figures = say("torture", "--class", recovery, *options, "--json").json()
    assert {key: figures[key] for key in CLEAN} == CLEAN
    assert figures["aired"] == figures["episodes"] >= 3
    assert figures["operations"] >= figures["paid"] > 0
    assert (figures["held"] > 0) is (recovery == "blind")
    if "--aim" in options:
        assert figures["aimed"] >= figures["kills"] - 2
