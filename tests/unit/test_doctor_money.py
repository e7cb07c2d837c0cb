"""The doctor on money: what the caps allow, how long a model lives, how old the price list is."""

from __future__ import annotations

from datetime import timedelta

import pytest

from orchestrator import doctor_money
from orchestrator.checks import Check
from schemas import prices
from schemas.errors import ConfigError
from schemas.prices import Prices
from schemas.settings import Settings


@pytest.mark.parametrize(
    ("settings", "series", "said"),
    [
        ({"budget": {"episode": 3}}, 1, "at most $72.00 a day, $2,232.00 a month"),
        ({"budget": {"episode": 3}}, 2, "at most $144.00 a day, $4,464.00 a month"),
        ({"budget": {"episode": 3, "day": 20}}, 1, "at most $20.00 a day, $620.00 a month"),
        ({"budget": {"episode": 3, "month": 100}}, 1, "at most $72.00 a day, $100.00 a month"),
        ({"budget": {"episode": 3, "day": 0}}, 1, "budget.day is 0, so nothing will be bought"),
        ({"budget": {"episode": 3, "month": 0}}, 1, "budget.month is 0, so nothing will be bought"),
        ({"budget": {}}, 1, "budget.episode is 0, so nothing will be bought"),
        ({"budget": {"episode": 3}}, 0, "the ceilings are 0, so nothing will be bought"),
        ({"budget": {"episode": 3}, "clock": {"cadence": "5h"}}, 1,
         "at most $15.00 a day, $447.00 a month"),
        ({"budget": {"episode": 3}, "clock": {"cadence": "30d"}}, 1,
         "at most $3.00 a day, $6.00 a month"),
        ({"budget": {"episode": 3}, "series": {"s0": {"active": False}}}, 2,
         "at most $72.00 a day, $2,232.00 a month"),
        ({"budget": {"episode": 3}, "series": {"s0": {"cadence": "12h"}}}, 2,
         "at most $78.00 a day, $2,418.00 a month"),
        ({"budget": {"episode": 3}, "series": {"s0": {"budget": {"day": 5}}}}, 2,
         "at most $77.00 a day, $2,387.00 a month"),
        ({"budget": {"episode": 3}, "series": {"s0": {"budget": {"episode": 1, "month": 10}}}}, 1,
         "at most $24.00 a day, $10.00 a month"),
        ({"budget": {"episode": 3}, "series": {"s0": {"budget": {"episode": 0}}}}, 1,
         "the ceilings are 0, so nothing will be bought"),
    ],
)  # fmt: skip
def test_what_the_caps_allow_by_the_clock(settings, series, said):
    check = doctor_money.budget(
        Settings.model_validate(settings), [f"s{number}" for number in range(series)]
    )

    assert check == Check("budget", good=True, text=said)


@pytest.mark.parametrize(
    ("days", "said"),
    [(15, None), (14, "in 14 days"), (1, "in 1 day"), (0, "has ended"), (-9, "has ended")],
)
def test_a_models_last_day_is_told_two_weeks_before(days, said):
    last = prices.today() + timedelta(days=days)
    check = doctor_money.near("film", "omni-1", last)

    if said is None:
        assert check is None
    else:
        assert not check.good
        assert said in check.text
        assert f"{last}" in check.text


@pytest.mark.parametrize(("days", "good"), [(0, True), (120, True), (121, False), (900, False)])
def test_a_price_list_grows_old(days, good):
    check = doctor_money.book(Prices(as_of=prices.today() - timedelta(days=days)))

    assert check.good is good
    assert f"{days} days old" in check.text
    assert "prices.yaml" in check.remedy


def test_the_end_of_a_sentence_is_the_remedy():
    error = ConfigError("the key of backend 'x' is missing; it is needed; set it")

    assert Check.failed("backend x", error) == Check(
        "backend x", good=False, text="the key of backend 'x' is missing; it is needed",
        remedy="set it",
    )  # fmt: skip
    assert Check.failed("x", ConfigError("it is wrong"), remedy="mend it") == Check(
        "x", good=False, text="it is wrong", remedy="mend it"
    )
