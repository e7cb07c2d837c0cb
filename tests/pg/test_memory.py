"""The canon is written once, whole, and shows every tampering."""

from __future__ import annotations

import asyncio

import pytest
import sqlalchemy as sa

from canon import history, log, memory
from schemas.bible import Bible, Character, Location, Series
from schemas.canon import Fact
from schemas.errors import CanonError
from schemas.plan import Beat, CastMember, EpisodePlan, ScenePlan, ShotPlan
from schemas.tables import (
    canon_branch,
    canon_rehearsal,
    canon_waiver,
)

pytestmark = pytest.mark.anyio

BIBLE = Bible(
    series=Series(id="a", title="A"),
    characters=(Character(id="mio", name="Mio", has=("lantern",)), Character(id="ren", name="Ren")),
    locations=(Location(id="roof", name="Roof", kind="rooftop"),),
)


def plan(n: int) -> EpisodePlan:
    giver, taker = ("mio", "ren") if n % 2 else ("ren", "mio")
    scenes = {
        f"scene_{k}": ScenePlan(
            title=f"S{k}", location="roof", time="day", mood="calm", synopsis="They talk.",
            cast=(CastMember(character="mio"), CastMember(character="ren")),
            shots=tuple(ShotPlan(framing="bust", action="Talk.", seconds=5) for _ in range(6)),
            beats=(Beat(kind="give", who=giver, what="lantern", to=taker),) if k == 3 else (),
        )
        for k in range(1, 7)
    }  # fmt: skip
    return EpisodePlan(title=f"T{n}", logline=f"L{n}", synopsis="S", **scenes)


async def remember(engine, show: int, n: int, bible: Bible = BIBLE) -> int:
    async with engine.begin() as connection:
        made = await memory.commit(connection, show, bible, n, plan(n))
        return len(made.facts)


def edit(**people: dict[str, object]) -> Bible:
    """The bible with some fields of some people changed."""
    changed = (c.model_copy(update=people.get(c.id, {})) for c in BIBLE.characters)
    return BIBLE.model_copy(update={"characters": tuple(changed)})


async def lines(engine, show: int) -> list[tuple[Fact, int]]:
    async with engine.connect() as connection:
        return await history.events(connection, await log.branch(connection, show))


async def current(engine, show: int) -> dict[str, str]:
    async with engine.connect() as connection:
        facts = await log.current(connection, await log.branch(connection, show))
    return {slot: fact.value for slot, fact in facts.items()}


async def problems(engine, show: int) -> tuple[str, ...]:
    async with engine.connect() as connection:
        return await memory.verify(connection, show)


async def test_facts_follow_one_another(engine, show):
    for n in (1, 2, 3):
        await remember(engine, show, n)

    async with engine.connect() as connection:
        current = await log.current(connection, await log.branch(connection, show))
        history = await connection.execute(
            sa.text(
                "select value, from_episode, to_episode from canon_history"
                " where slot = 'thing:lantern.holder' order by seq"
            )
        )
        assert history.all() == [("mio", 0, 1), ("ren", 1, 2), ("mio", 2, 3), ("ren", 3, None)]
    assert current["thing:lantern.holder"].value == "ren"
    assert await problems(engine, show) == ()


async def test_an_episode_is_remembered_once(engine, show):
    await remember(engine, show, 1)

    with pytest.raises(CanonError, match="already stands at episode 1"):
        await remember(engine, show, 1)
    assert await problems(engine, show) == ()


async def test_a_transaction_that_fails_leaves_nothing(engine, show):
    await remember(engine, show, 1)
    async with engine.connect() as connection:
        await memory.commit(connection, show, BIBLE, 2, plan(2))
        await connection.rollback()

    async with engine.connect() as connection:
        head = (await connection.execute(sa.select(canon_branch.c.episode))).scalar_one()
    assert head == 1
    assert await problems(engine, show) == ()


async def test_of_two_who_remember_at_once_the_second_is_refused(engine, show):
    await remember(engine, show, 1)
    async with engine.connect() as one, engine.connect() as other:
        await memory.commit(one, show, BIBLE, 2, plan(2))
        second = asyncio.create_task(memory.commit(other, show, BIBLE, 2, plan(2)))
        await asyncio.sleep(0.2)
        assert not second.done()
        await one.commit()
        with pytest.raises(CanonError, match="already stands at episode 2"):
            await second
    assert await problems(engine, show) == ()


async def test_what_the_bible_says_holds_from_the_beginning(engine, show):
    await remember(engine, show, 1)

    told = {fact.slot: fact for fact, _ in await lines(engine, show)}
    name = told["mio.name"]
    assert (name.value, name.episode, name.by, name.source) == ("Mio", 0, "operator", "bible")
    assert told["thing:lantern.holder"].by == "director"
    assert await remember(engine, show, 2) == 1


async def test_an_edit_of_the_bible_holds_from_the_next_episode(engine, show):
    await remember(engine, show, 1)
    edited = edit(ren={"role": "the pilot", "age": 17})
    async with engine.connect() as connection:
        recalled = await memory.recall(connection, show, edited, 2)
    assert memory.facts_of(recalled)["ren.age"] == "17"

    await remember(engine, show, 2, edited)
    await remember(engine, show, 3, edited)

    told = [(f.slot, f.value, f.episode, f.source) for f, _ in await lines(engine, show)]
    assert [x for x in told if x[0] in ("ren.role", "ren.age")] == [
        ("ren.age", "16", 0, "bible"),
        ("ren.role", "the pilot", 2, "bible"),
        ("ren.age", "17", 2, "bible"),
    ]
    assert await problems(engine, show) == ()


async def test_what_the_bible_no_longer_says_ends_unless_the_show_has_changed_it(engine, show):
    await remember(engine, show, 1)
    await remember(engine, show, 2, edit(mio={"has": ()}, ren={"role": "pilot", "age": 0}))
    await remember(engine, show, 3, edit(mio={"has": ()}, ren={"role": ""}))
    now = await current(engine, show)
    assert (now["ren.role"], now["thing:lantern.holder"]) == ("", "ren")


async def test_what_contradicts_an_aired_episode_is_a_retcon(engine, show):
    await remember(engine, show, 1)  # Mio gives her lantern away
    both = edit(mio={"has": ()}, ren={"has": ("lantern",), "secrets": ("The sea is dry.",)})
    await remember(engine, show, 2, both)
    told = [(f.value, f.episode, f.source) for f, _ in await lines(engine, show)
            if f.slot == "thing:lantern.holder" and f.by == "operator"]  # fmt: skip
    assert told == [("mio", 0, "bible"), ("ren", 2, "retcon characters/ren.yaml")]
    assert (await current(engine, show))["knows:ren|The sea is dry."] == "yes"


async def test_an_unchanged_bible_leaves_what_the_show_has_changed(engine, show):
    await remember(engine, show, 1)
    renamed = edit(ren={"name": "Renji"})
    await remember(engine, show, 2, renamed)
    assert (await current(engine, show))["thing:lantern.holder"] == "mio"
    await remember(engine, show, 3, renamed)
    assert (await current(engine, show))["thing:lantern.holder"] == "ren"


async def test_an_edit_that_was_undone_with_its_episode_is_made_again(engine, show):
    await remember(engine, show, 1)
    edited = edit(ren={"age": 17})
    await remember(engine, show, 2, edited)
    async with engine.begin() as connection:
        await history.undo(connection, await log.branch(connection, show), 2)
    assert (await current(engine, show))["ren.age"] == "16"

    await remember(engine, show, 3, edited)
    now = await current(engine, show)
    assert (now["ren.age"], now["thing:lantern.holder"]) == ("17", "ren")
    told = [f.source for f, _ in await lines(engine, show) if f.slot == "thing:lantern.holder"]
    assert told == ["bible", "", "", "undo 2"]


async def test_what_contradicts_the_canon_does_not_become_true(engine, show):
    await remember(engine, show, 1)  # Ren has the lantern now
    wrong = plan(1)
    scene = wrong.scene_3.model_copy(
        update={"beats": (*wrong.scene_3.beats, Beat(kind="goal", who="mio", value="to sleep"))}
    )
    async with engine.begin() as connection:
        done = await memory.commit(
            connection, show, BIBLE, 2, wrong.model_copy(update={"scene_3": scene})
        )
    assert {fact.slot: fact.value for fact in done.facts} == {"mio.goal": "to sleep"}
    assert [finding.rule for finding in done.left_out] == ["possession"]
    assert done.branch.episode == 2
    assert (await current(engine, show))["thing:lantern.holder"] == "ren"


async def test_what_is_waived_becomes_true(engine, show):
    await remember(engine, show, 1)
    async with engine.begin() as connection:
        await connection.execute(
            sa.insert(canon_waiver).values(
                series_id=show, rule="possession", pattern="*lantern*", reason="There are two."
            )
        )
        done = await memory.commit(connection, show, BIBLE, 2, plan(1).model_copy())
    assert done.left_out == ()


async def test_a_slot_that_cannot_be_written_down_is_left_out(engine, show):
    odd = plan(2)
    beats = (
        Beat(kind="goal", who="mio", value="to sleep"),
        Beat(kind="describe", who="mio", what="x" * 4000, value="y"),
    )
    scene = odd.scene_1.model_copy(update={"beats": beats})
    async with engine.begin() as connection:
        done = await memory.commit(
            connection, show, BIBLE, 1, odd.model_copy(update={"scene_1": scene})
        )
    assert "mio.goal" in {fact.slot for fact in done.facts}
    assert max(len(fact.slot) for fact in done.facts) < 100


async def test_what_is_long_over_is_no_longer_recalled(engine, show):
    async with engine.begin() as connection:
        for n in range(1, 61):
            facts = [
                Fact(slot=f"thread:t{n}.state", value="open" if n == 3 else "resolved"),
                Fact(slot=f"thread:t{n}.question", value="Why?"),
                Fact(slot=f"event:promise|aki|sho|{n}.1", value="x"),
                *(Fact(slot=f"event:promise|mio|{k}|{n}.1", value="x") for k in "abcdefghij"),
            ]
            facts = [f.model_copy(update={"episode": n, "scene": 1}) for f in facts]
            branch = await log.branch(connection, show)
            await log.append(connection, branch, facts, episode=n)
        recalled = await memory.recall(connection, show, BIBLE, 61)
    slots = set(memory.facts_of(recalled))
    questions = sorted(int(s[8:-9]) for s in slots if s.endswith(".question"))
    strangers = sorted(
        int(s.split("|")[3][:-2]) for s in slots if s.startswith("event:promise|aki")
    )
    mine = sorted(int(s.split("|")[3][:-2]) for s in slots if s.startswith("event:promise|mio"))
    assert sum(s.endswith(".state") for s in slots) == 60
    assert questions == [3, *range(37, 61)]
    assert strangers == [*range(37, 61)]
    assert mine == sorted([*range(13, 61)] * 10)
    assert [f.episode for f in recalled.events] == sorted(f.episode for f in recalled.events)


async def test_a_rehearsal_remembers_on_its_own_branch(engine, show):
    await remember(engine, show, 1)
    async with engine.begin() as connection:
        main = await log.branch(connection, show)
        branch = await history.fork(connection, main, "rehearsal")
        await memory.commit(connection, show, BIBLE, 2, plan(2), branch="rehearsal")
        await connection.execute(
            sa.insert(canon_rehearsal).values(
                branch_id=branch.id,
                episode=2,
                logline="L2",
                opening="",
                plan=plan(2).model_dump(mode="json"),
            )
        )
        recalled = await memory.recall(connection, show, BIBLE, 3, branch="rehearsal")
    assert memory.facts_of(recalled)["thing:lantern.holder"] == "mio"
    assert [past.number for past in recalled.recent] == [2]
    assert recalled.loglines == ("L2",)
    assert recalled.characters[0].last_seen == 2
    assert (await current(engine, show))["thing:lantern.holder"] == "ren"
