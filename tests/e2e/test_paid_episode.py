"""Episodes that are paid for: made by the real command line, bought from the vendors' stand-ins."""

from __future__ import annotations

import json
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

VENDORS = {  # generator → stand-in, model, whether it speaks
    "gemini-omni": ("gemini", "gemini-omni-1.2-flash", True),
    "fal": ("fal", "fal/minimax/h3", True),
    "runway": ("runway", "runway/gen4.5", False),
    "replicate": ("replicate", "replicate/wan-video/wan-3.0", False),
    "veo": ("cloud", "veo-3.1-fast-generate-001", True),
}
KEY = {"PAID_KEY": "sk-stand-in-0123456789abcdef"}


@pytest.fixture
def paid_studio(new_studio, tmp_path, stand_ins):
    """A studio whose first backend is that of a vendor; the budget is generous unless said."""

    def write(generator: str, *, budget: str = "episode = 200.00", model: str = ""):
        vendor, usual, _ = VENDORS[generator]
        folder = new_studio(tmp_path / "studio")
        project = ', project = "the-studio"' if generator == "veo" else ""
        with (folder / "anigen.toml").open("a") as file:
            file.write(
                f'[backends.film]\ngenerator = "{generator}"\nkey = "env:PAID_KEY"\n'
                f'model = "{model or usual}"\nbase_url = "{stand_ins.url}/{vendor}"\n'
                f'options = {{parallel = 12{project}}}\n[shooting]\ncast = ["film"]\n[budget]\n{budget}\n'
            )
        return folder, vendor

    return write


def takes(made: dict) -> Counter:
    """How many approved takes each backend made of an aired episode."""
    manifest = json.loads(Path(made["master"]).with_name("manifest.json").read_text())
    return Counter(take["receipt"]["backend"] for take in manifest["provenance"]["takes"])


@pytest.mark.parametrize("generator", VENDORS)
def test_an_episode_is_shot_by_a_vendor(generator, paid_studio, say, stand_ins, whole):
    folder, vendor = paid_studio(generator)
    before = stand_ins.total(vendor)
    (made,) = say("make", "--draft", "--studio", folder, "--json", **KEY).json()

    assert set(takes(made)) == {"film"}
    charged = stand_ins.total(vendor) - before
    assert Decimal(made["usd"]) == charged > 0
    assert not made["degraded"]
    costs = say("costs", "--studio", folder, "--json", **KEY).json()
    (line,) = [line for line in costs["lines"] if line["backend"] == "film"]
    assert Decimal(line["usd"]) == charged
    assert line["calls"] == sum(takes(made).values())
    assert costs["unknown"] == []
    assert Decimal(costs["held"]) == 0


@pytest.mark.parametrize("generator", ["gemini-omni", "fal"])
def test_a_vendor_fails_half_way_and_the_cast_finishes(generator, paid_studio, say, stand_ins):
    folder, vendor = paid_studio(generator, budget="episode = 200.00")
    lines = len(stand_ins.ledger(vendor))
    stand_ins.mood(vendor, "none", times=6)
    stand_ins.mood(vendor, "spend_limit", times=10_000)
    (made,) = say("make", "--draft", "--studio", folder, "--json", **KEY).json()

    by = takes(made)
    bought = stand_ins.ledger(vendor)[lines:]
    assert by["film"] == len(bought) == 6
    assert by["animatic"] > 6
    assert Decimal(made["usd"]) == sum(Decimal(line["usd"]) for line in bought)


def test_a_cap_of_nothing_airs_a_free_episode(paid_studio, say, stand_ins):
    folder, vendor = paid_studio("runway")
    lines = len(stand_ins.ledger(vendor))
    (made,) = say("make", "--draft", "--cap", "0.00", "--studio", folder, "--json", **KEY).json()

    assert stand_ins.ledger(vendor)[lines:] == []
    assert Decimal(made["usd"]) == 0
    assert set(takes(made)) == {"animatic"}


def test_a_cap_is_never_passed(paid_studio, say, stand_ins):
    folder, vendor = paid_studio(
        "runway", budget="episode = 0", model="runway/gemini_omni_flash"
    )  # 0.10 dollars a second
    before = stand_ins.total(vendor)
    (made,) = say("make", "--draft", "--cap", "3.00", "--studio", folder, "--json", **KEY).json()

    charged = stand_ins.total(vendor) - before
    assert 0 < charged <= Decimal("3.00")
    assert Decimal(made["usd"]) == charged
    assert set(takes(made)) == {"film", "animatic"}
    assert made["degraded"]


def test_a_plan_is_priced_before_a_cent_is_spent(paid_studio, say, stand_ins):
    folder, vendor = paid_studio("runway", budget="episode = 10.00")
    asked = len(stand_ins.asked(vendor))
    plan = say("plan", "--studio", folder, "--json", **KEY).json()

    assert len(stand_ins.asked(vendor)) == asked
    shots = [shot for scene in plan["scenes"] for shot in scene["shots"]]
    assert {shot["backend"] for shot in shots} == {"film", "animatic"}
    total = sum(Decimal(shot["most_usd"]) for shot in shots)
    assert 0 < total <= Decimal(plan["most_usd"]) <= Decimal("10.00")
    assert plan["cheaper"]
    assert all(Decimal(shot["most_usd"]) == 0 for shot in shots if shot["backend"] == "animatic")
    words = say("plan", "--studio", folder, **KEY).out
    assert "Nothing was bought" in words
    assert plan["title"] in words
