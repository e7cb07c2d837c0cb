"""An estimate is never below what the vendor's list can make of the shot."""

from __future__ import annotations

import random
from decimal import Decimal

import pytest

from generators.remote.split import cover
from schemas import prices
from schemas.take import DRAFT, FULL
from stand_ins import films, gemini
from stand_ins.shots import VENDORS, backend, shot

LIST = prices.load()
PREFIXES = {"gemini-omni": "gemini", "veo-": "veo", "fal/": "fal", "runway/": "runway",
            "replicate/": "replicate"}  # fmt: skip
MODELS = [
    (name, model)
    for model in LIST.models if model.kind == "video"
    for prefix, name in PREFIXES.items() if model.id.startswith(prefix)
]  # fmt: skip


def test_every_model_in_the_list_has_a_backend():
    assert len(MODELS) == sum(model.kind == "video" for model in LIST.models)
    assert {name for name, _ in MODELS} == set(VENDORS)


@pytest.mark.parametrize(("name", "model"), MODELS, ids=[model.id for _, model in MODELS])
@pytest.mark.parametrize("picture", [DRAFT, FULL], ids=["draft", "full"])
def test_an_estimate_is_an_upper_bound(name, model, picture, tmp_path):
    dice = random.Random(model.id)
    options = [{}, *({"size": size} for size in model.sizes), {"sound": False}]
    for option in options:
        generator = backend(name, tmp_path, model=model.id, **option)
        longest = generator.capabilities.longest_s
        for seconds in (
            1.0,
            2.0,
            longest,
            *(dice.randint(1, int(longest) * 12) / 12 for _ in range(8)),
        ):
            request = shot(seconds, picture=picture)
            size = option.get("size") or generator._parts.size(request)
            extends = generator._parts.continuity == "extend"
            parts = cover(seconds, model.seconds, range(3, 11) if extends else None)
            rate = model.rate().second
            listed = rate.get(size, rate.get("any")) * sum(parts)
            estimate = generator.estimate(request)
            assert listed <= estimate
            assert estimate == generator.estimate(request)
            extra = 0 if name != "gemini" else Decimal("0.2") + Decimal("0.3") * len(parts)
            assert (extends and len(parts) > 1) or estimate <= listed + extra + Decimal("0.00001")


def test_tokens_of_a_joined_film_fit_into_the_estimate(tmp_path):
    """Even where the vendor bills the whole film again that it has gone on with."""
    generator = backend("gemini", tmp_path)
    request = shot(25.0, picture=FULL)
    first, second = generator._parts.asks(request)
    for ask, length in ((first, first.seconds), (second, first.seconds + second.seconds)):
        job = films.Job("x", length, ask.size, audio=True)
        job.more |= {"model": "gemini-omni-1.2-flash", "new_s": length,
                     "read": 4000 + 6 * 1120 + (10 * gemini.TOKENS if ask.before else 0)}  # fmt: skip
        assert gemini.usage(job)[1] <= generator.seller.most(ask)
