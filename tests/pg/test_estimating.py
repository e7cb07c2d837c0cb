"""What a plan will cost, and whom the money allows to shoot it."""

from __future__ import annotations

import uuid
from decimal import Decimal

import pytest
import sqlalchemy as sa

from orchestrator import estimating
from orchestrator.estimating import Price, cast
from schemas.tables import episode, operation, slot
from stand_ins.productions import episode_of

pytestmark = pytest.mark.anyio


def scenes(*film: str):
    """Six scenes with what they cost on film; the animatic is free."""
    return [[Price("film", Decimal(usd), Decimal(usd)), Price("animatic", Decimal(0), Decimal(0))]
            for usd in film]  # fmt: skip


def test_money_for_all_scenes_gives_them_all_to_the_first():
    made = cast(scenes("1", "1", "1", "1", "1", "1"), Decimal(6))

    assert [scene.backend for scene in made.scenes] == ["film"] * 6
    assert not made.cheaper
    assert made.most == 6


def test_the_money_goes_as_far_as_it_reaches():
    made = cast(scenes("1", "1.5", "1", "1", "0.4", "1"), Decimal("3.0"))

    assert [scene.backend for scene in made.scenes] == [
        "film", "film", "animatic", "animatic", "film", "animatic",
    ]  # fmt: skip
    assert made.cheaper
    assert made.most == Decimal("2.9")


def test_without_money_everything_is_free():
    made = cast(scenes("1", "1", "1", "1", "1", "1"), Decimal(0))

    assert {scene.backend for scene in made.scenes} == {"animatic"}
    assert made.likely == 0


def test_a_scene_that_is_likely_to_need_retakes_is_reckoned_with_them():
    likely = [
        [Price("film", Decimal(1), Decimal("1.4")), Price("animatic", Decimal(0), Decimal(0))]
    ] * 6
    made = cast(likely, Decimal("3.0"))

    assert [scene.backend for scene in made.scenes].count("film") == 2


@pytest.fixture
async def filmed(engine, show):
    """Write down operations of the backend `film`: what they were estimated at and what they cost."""

    async def write(*costs: tuple[str, str, int]) -> None:
        async with engine.begin() as connection:
            await connection.execute(sa.insert(slot).values(series_id=show, at=sa.func.now()))
            made = await connection.execute(
                episode_of(
                    series_id=show, slot=sa.select(slot.c.at).scalar_subquery(), number=1, seed=1
                ).returning(episode.c.id)
            )
            one = made.scalar_one()
            for shot, (most, usd, take) in enumerate(costs):
                await connection.execute(
                    sa.insert(operation).values(
                        id=uuid.uuid4(), production_id=one, attempt=1, purpose="picture",
                        work=f"take/{one}/1/{shot}/film/{take}/picture", backend="film", model="m",
                        recovery="blind", state="succeeded", most=Decimal(most), usd=Decimal(usd),
                        request={},
                    )
                )  # fmt: skip

    return write


async def test_without_experience_a_little_more_than_the_estimate_is_expected(engine):
    async with engine.connect() as connection:
        learned = await estimating.experience(connection, ["film"])

    assert learned == {"film": Decimal("1.03")}


async def test_retakes_are_learned_from(engine, filmed):
    await filmed(*[("1", "1", 0)] * 300, *[("1", "1", 1)] * 60)
    async with engine.connect() as connection:
        learned = await estimating.experience(connection, ["film"])

    assert Decimal("1.17") < learned["film"] < Decimal("1.20")


async def test_a_backend_that_charges_less_than_it_says_is_expected_to(engine, filmed):
    await filmed(*[("1", "0.5", 0)] * 380)
    async with engine.connect() as connection:
        learned = await estimating.experience(connection, ["film"])

    assert Decimal("0.5") < learned["film"] < Decimal("0.6")
