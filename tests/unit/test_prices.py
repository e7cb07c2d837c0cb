"""Prices: what holds on which day, what so many tokens cost, and whatever is wrong with the file."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from schemas import prices
from schemas.errors import ConfigError, Remedy, RetiredModelError
from schemas.prices import Priced, Prices, Rate, tokens_usd

LUNA = """
  - id: luna
    kind: text
    ends: 2027-03-01
    rates:
      - {since: 2027-01-01, mtok: {in: 2.00, out: 6.00}}
      - {since: 2026-01-01, mtok: {in: 1.00, out: 3.00}}
"""
HEAD = "as_of: 2026-11-20\nmodels:"


def written(folder: Path, text: str) -> Prices:
    (folder / prices.FILE).write_text(text)
    return prices.load(folder)


@pytest.fixture
def luna(tmp_path) -> Prices:
    return written(tmp_path, HEAD + LUNA)


@pytest.mark.parametrize(
    ("on", "usd"),
    [
        (date(2026, 1, 1), "1.00"),
        (date(2026, 12, 31), "1.00"),
        (date(2027, 1, 1), "2.00"),
        (date(2027, 2, 28), "2.00"),
    ],
)
def test_the_newest_list_that_holds_counts(luna, on, usd):
    assert luna.model("luna", "text", on=on).rate(on).mtok["in"] == Decimal(usd)


def test_before_its_first_list_a_model_has_no_price(luna):
    with pytest.raises(ConfigError, match=r"'luna' has no price before 2026-01-01; add one"):
        luna.model("luna", "text", on=date(2025, 12, 31))


@pytest.mark.parametrize("on", [date(2027, 3, 1), date(2030, 1, 1)])
def test_from_its_last_day_on_a_model_is_not_used(luna, on):
    with pytest.raises(RetiredModelError, match=r"'luna' was retired on 2027-03-01") as caught:
        luna.model("luna", "text", on=on)

    assert caught.value.remedy is Remedy.FALLBACK


@pytest.mark.parametrize(
    ("model", "kind", "said"),
    [
        ("lunar", "text", "there is no price for model 'lunar'; did you mean 'luna'?"),
        ("xyzzy", "text", "there is no price for model 'xyzzy'; add it to prices.yaml"),
        ("luna", "video", "model 'luna' makes text, not video; choose another"),
    ],
)
def test_a_model_that_cannot_be_bought(luna, model, kind, said):
    with pytest.raises(ConfigError) as caught:
        luna.model(model, kind, on=date(2026, 6, 1))

    assert str(caught.value) == said


def test_the_studio_adds_models_and_replaces_ours(tmp_path):
    ours = prices.load()
    cheaper = """
  - id: claude-opus-5-5
    kind: text
    rates: [{since: 2026-11-01, mtok: {in: 0.01, out: 0.02}}]"""
    found = written(tmp_path, "as_of: 2026-11-30\nmodels:" + LUNA + cheaper)

    assert found.as_of == date(2026, 11, 30)
    assert found.model("claude-opus-5-5", "text").rate().mtok == {
        "in": Decimal("0.01"), "out": Decimal("0.02"),
    }  # fmt: skip
    assert {model.id for model in found.models} == {model.id for model in ours.models} | {"luna"}
    assert prices.load() == ours


def test_a_studio_without_prices_uses_ours(tmp_path):
    assert prices.load(tmp_path) == prices.load()


def test_amounts_are_the_digits_in_the_file(tmp_path):
    found = written(
        tmp_path,
        HEAD + "\n  - {id: a, kind: video, rates: [{since: 2026-01-01, second: {any: 0.1}}]}",
    )

    assert found.models[-1].rates[0].second["any"] * 3 == Decimal("0.3")


# What we ship


def test_everything_we_sell_has_a_price_that_holds_today():
    ours = prices.load()
    unit = {"text": "mtok", "video": "second", "image": "image"}

    for model in ours.models:
        rate = model.rate(ours.as_of)
        assert ours.model(model.id, model.kind, on=ours.as_of) is model
        assert model.source, model.id
        if model.kind == "speech":
            assert rate.thousand_characters or {"in", "out"} <= set(rate.mtok), model.id
        else:
            assert getattr(rate, unit[model.kind]), model.id
    assert len({model.id for model in ours.models}) == len(ours.models)


@pytest.mark.parametrize("kind", ["video", "image"])
def test_every_size_we_sell_has_a_price(kind):
    for model in prices.load().models:
        if model.kind == kind:
            for rate in model.rates:
                per = rate.second if kind == "video" else rate.image
                assert "any" in per or set(model.sizes) <= set(per), model.id


# Tokens


def test_tokens_by_hand():
    rate = Rate(
        since=date(2026, 1, 1),
        mtok={"in": Decimal(4), "out": Decimal(20), "cache_read": Decimal("0.2"),
              "cache_write": Decimal(5)},
    )  # fmt: skip

    usd = tokens_usd(rate, {"in": 1_000, "out": 2_000, "cache_read": 10_000, "cache_write": 300})

    assert usd == Decimal("0.004") + Decimal("0.04") + Decimal("0.002") + Decimal("0.0015")
    assert tokens_usd(rate, {}) == 0
    assert tokens_usd(rate, {"in": 1}) == Decimal("0.000004")


@pytest.mark.parametrize(
    ("counts", "usd"),
    [
        ({"in": 100_000, "out": 1_000}, "0.0105"),  # not more than 100,000: the first step
        ({"in": 100_001, "out": 1_000}, "0.0525005"),
        ({"in": 60_000, "cache_read": 40_001, "out": 0}, "0.03040001"),  # what is cached counts too
        ({"in": 100_000, "out": 90_000}, "0.055"),  # what is written does not
        ({"in": 100_000, "thinking": 90_000}, "0.055"),
    ],
)
def test_a_long_prompt_costs_more(counts, usd):
    rate = Rate(
        since=date(2026, 1, 1), above=100_000,
        mtok={"in": Decimal("0.1"), "out": Decimal("0.5"), "thinking": Decimal("0.5"),
              "cache_read": Decimal("0.01")},
        mtok_above={"in": Decimal("0.5"), "out": Decimal("2.5")},
    )  # fmt: skip

    assert tokens_usd(rate, counts) == Decimal(usd)


def test_what_has_no_price_is_not_for_nothing():
    with pytest.raises(KeyError):
        tokens_usd(Rate(since=date(2026, 1, 1), mtok={"in": Decimal(1)}), {"in": 1, "out": 1})


def test_a_model_without_a_list_is_none():
    with pytest.raises(ValueError, match="rates"):
        Priced(id="a", kind="text", rates=())


# A file that is wrong


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", ": the file: "),
        ("- 1\n", ": the file: "),
        ("models: []\n", ": as_of: Field required"),
        ("as_of: soon\n", ": as_of: "),
        ("as_of: 2026-13-40\n", " cannot be read: month must be in 1..12"),
        ("as_of: 2026-11-20\nas_of: 2026-11-21\n", ":2 cannot be read: found duplicate key"),
        ("as_of: 2026-11-20\n\tx: 1\n", ":2 cannot be read: "),
        ("as_of: 2026-11-20\nmodels: [{id: a", ":2 cannot be read: "),
        ("as_of: !!python/object:os.system x\n", ":1 cannot be read: could not determine"),
        ("&a [*a]\n", " cannot be read: "),
        ("[" * 3000, " cannot be read: "),
        (HEAD + "\n  - {id: a, kind: smell, rates: []}", ": models.0.kind: "),
        (HEAD + "\n  - {id: a, kind: text, rates: []}", ": models.0.rates: "),
        (HEAD + "\n  - {id: a, kind: text}", ": models.0.rates: Field required"),
        (HEAD + LUNA + "    pirce: 1\n", ": models.0.pirce: Extra inputs are not permitted"),
        (HEAD + LUNA.replace("3.00", "-3.00"), ": models.0.rates.1.mtok.out: "),
        (HEAD + LUNA.replace("3.00", ".nan"), ": models.0.rates.1.mtok.out: "),
        (HEAD + LUNA.replace("3.00", "cheap"), ": models.0.rates.1.mtok.out: "),
        (HEAD + LUNA.replace("2026-01-01", "never"), ": models.0.rates.1.since: "),
    ],
)
def test_a_mistake_is_one_sentence_with_its_place(tmp_path, text, said):
    with pytest.raises(ConfigError) as caught:
        written(tmp_path, text)

    assert str(caught.value).startswith(f"{tmp_path / prices.FILE}{said}")
    assert "\n" not in str(caught.value)


def test_a_file_that_is_not_text(tmp_path):
    (tmp_path / prices.FILE).write_bytes(b"\xff\xfe\x00")

    with pytest.raises(ConfigError, match=r"prices\.yaml cannot be read: 'utf-8'"):
        prices.load(tmp_path)


def test_a_file_that_is_a_folder(tmp_path):
    (tmp_path / prices.FILE).mkdir()

    with pytest.raises(ConfigError, match=r"prices\.yaml cannot be read: Is a directory"):
        prices.load(tmp_path)
