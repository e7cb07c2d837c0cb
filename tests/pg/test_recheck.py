"""Every plan is held again to the canon as of just before it, and to nothing later."""

from __future__ import annotations

from contextlib import aclosing

import pytest
import sqlalchemy as sa

from canon import exchange, history, log, memory
from canon.recheck import recheck
from schemas.bible import Bible, Character, Location, Rules, Series
from schemas.canon import Fact, Waiver
from schemas.plan import Beat, CastMember, EpisodePlan, ScenePlan, ShotPlan
from schemas.tables import bible, canon_rehearsal, series, slot
from stand_ins.productions import episode_of

pytestmark = pytest.mark.anyio

BIBLE = Bible(
    series=Series(id="a", title="A"),
    characters=(Character(id="mio", name="Mio", has=("lantern",)), Character(id="ren", name="Ren")),
    locations=(Location(id="roof", name="Roof", kind="rooftop"),),
    digest="first",
)
STRICT = BIBLE.model_copy(update={"rules": Rules(forbidden_words=("talk",)), "digest": "strict"})


def plan(n: int, **changes: object) -> EpisodePlan:
    """Mio gives Ren the lantern in odd episodes, and gets it back in even ones."""
    giver, taker = ("mio", "ren") if n % 2 else ("ren", "mio")
    scenes = {
        f"scene_{k}": ScenePlan.model_validate(
            {
                "title": f"S{k}", "location": "roof", "time": "day", "mood": "calm",
                "synopsis": f"They talk, {n}.",
                "cast": (CastMember(character="mio"), CastMember(character="ren")),
                "shots": tuple(
                    ShotPlan(framing="bust", action="They stand.", seconds=5) for _ in range(6)
                ),
                "beats": (Beat(kind="give", who=giver, what="lantern", to=taker),) if k == 3 else (),
            }
            | (changes if k == 3 else {})
        )
        for k in range(1, 7)
    }  # fmt: skip
    return EpisodePlan(title=f"T{n}", logline=f"L{n}", synopsis="S", **scenes)


@pytest.fixture
async def show(engine) -> int:
    async with engine.begin() as connection:
        for one in (BIBLE, STRICT):
            content = one.model_dump(mode="json")
            await connection.execute(sa.insert(bible).values(digest=one.digest, content=content))
        made = sa.insert(series).values(slug="a", title="A").returning(series.c.id)
        return (await connection.execute(made)).scalar_one()


async def air(connection, show: int, n: int, told: EpisodePlan, book: Bible = BIBLE) -> None:
    at = sa.text(f"timestamptz '2026-01-01' + interval '{n} hours'")
    await connection.execute(sa.insert(slot).values(series_id=show, at=at))
    await connection.execute(
        episode_of(
            series_id=show, slot=at, number=n, seed=1, state="aired", title=told.title,
            logline=told.logline, opening=told.opening, plan=told.model_dump(mode="json"), bible=book.digest,
            aired_at=at,
        )
    )  # fmt: skip
    await memory.commit(connection, show, book, n, told)


async def wrong(connection, show: int, name: str = "main", *waivers: Waiver) -> list[tuple]:
    """What is wrong with the plans of a branch: episode, rule and the reason it is waived for."""
    branch = await log.branch(connection, show, name)
    async with aclosing(recheck(connection, branch, BIBLE, waivers)) as plans:
        return [(p.episode, f.rule, f.waived) async for p in plans for f in p.findings]


async def test_what_held_together_still_does(engine, show):
    async with engine.begin() as connection:
        for n in (1, 2, 3):
            await air(connection, show, n, plan(n))
        assert await wrong(connection, show) == []


async def test_a_retcon_shows_the_plans_that_it_makes_wrong_and_only_those(engine, show):
    async with engine.begin() as connection:
        for n in (1, 2, 3, 4):
            await air(connection, show, n, plan(n))
        branch = await log.branch(connection, show)
        given = [exchange.Wanted("thing:lantern.holder", "mio", 1, None, 1)]
        await exchange.imported(connection, branch, given, source="import x.yaml")

        assert ((2, "possession", "")) in await wrong(connection, show)
        assert {n for n, *_ in await wrong(connection, show)} == {2, 4}
        waiver = Waiver(rule="possession", pattern="thing:lantern.*", reason="it has a twin")
        waived = await wrong(connection, show, "main", waiver)
        assert {reason for *_, reason in waived} == {"it has a twin"}


async def test_what_was_undone_is_not_held_against_later_plans(engine, show):
    async with engine.begin() as connection:
        for n in (1, 2):
            await air(connection, show, n, plan(n))
        await history.undo(connection, await log.branch(connection, show), 2)
        await air(connection, show, 3, plan(2))

        assert [n for n, rule, _ in await wrong(connection, show) if rule == "possession"] == []


async def test_a_plan_is_held_to_the_bible_that_it_was_written_from(engine, show):
    async with engine.begin() as connection:
        await air(connection, show, 1, plan(1))
        await air(connection, show, 2, plan(2), STRICT)

        assert {(n, rule) for n, rule, _ in await wrong(connection, show)} == {
            (2, "forbidden word")
        }


async def test_a_flashback_is_held_to_its_own_time(engine, show):
    back = {"timeframe": "flashback", "as_of_episode": 2}
    async with engine.begin() as connection:
        await air(connection, show, 1, plan(1))
        await air(connection, show, 2, plan(5, beats=()))
        await air(connection, show, 3, plan(6))
        await air(connection, show, 4, plan(8))
        await air(connection, show, 5, plan(10, **back))

        assert {(n, rule) for n, rule, _ in await wrong(connection, show)} == {(4, "possession")}


async def test_of_a_rehearsal_its_own_plans_are_checked(engine, show):
    async with engine.begin() as connection:
        await air(connection, show, 1, plan(1))
        fork = await history.fork(connection, await log.branch(connection, show), "rehearsal")
        await air(connection, show, 2, plan(1))
        for n, told in ((2, plan(2)), (3, plan(2))):
            await memory.commit(connection, show, BIBLE, n, told, branch="rehearsal")
            await connection.execute(
                sa.insert(canon_rehearsal).values(
                    branch_id=fork.id,
                    episode=n,
                    logline=told.logline,
                    opening=told.opening,
                    plan=told.model_dump(mode="json"),
                )
            )

        found = await wrong(connection, show, "rehearsal")
        assert (3, "possession", "") in found
        assert {n for n, *_ in found} == {3}
        assert {n for n, *_ in await wrong(connection, show)} == {2}


async def test_facts_of_the_log_count_from_the_episode_they_hold(engine, show):
    async with engine.begin() as connection:
        await air(connection, show, 1, plan(1))
        branch = await log.branch(connection, show)
        dead = Fact(slot="ren.alive", value="no", episode=2, by="operator", source="import x.yaml")
        await log.append(connection, branch, [dead], episode=None)
        await air(connection, show, 2, plan(2))

        found = await wrong(connection, show)
        assert {n for n, *_ in found} == {2}
        assert "dead" in {rule for _, rule, _ in found}
