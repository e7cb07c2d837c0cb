"""The canon's log only grows, shows every tampering, and is never moved by two at once."""

from __future__ import annotations

import asyncio

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from canon import history, log
from orchestrator import database
from schemas.canon import Authority, Fact
from schemas.errors import CanonError
from schemas.tables import canon_branch, canon_event, canon_fact

pytestmark = pytest.mark.anyio


def said(slot: str, value: str, episode: int, scene: int = 1) -> Fact:
    return Fact(slot=slot, value=value, episode=episode, scene=scene)


def told(n: int) -> list[Fact]:
    """What episode `n` establishes; some slots change in every episode, some never again."""
    return [
        said("mio.location", ("roof", "quay", "shed")[n % 3], n),
        said("thing:lantern.holder", ("mio", "ren")[n % 2], n, 2),
        said(f"event:promise|mio|ren|{n}.3", "“Ünder 1 roof” | always: 100%", n, 3),
        said("mio.location", ("roof", "quay", "shed")[(n + 1) % 3], n, 4),
    ]


@pytest.fixture
async def three(engine, show) -> int:
    """A series of which three episodes have aired."""
    async with engine.begin() as connection:
        for n in (1, 2, 3):
            branch = await log.branch(connection, show, lock=True)
            await log.append(connection, branch, told(n), episode=n)
    return show


async def problems(engine, show: int, name: str = "main") -> tuple[str, ...]:
    async with engine.begin() as connection:
        return await log.verify(connection, await log.branch(connection, show, name))


async def test_the_last_word_on_a_slot_holds(engine, three):
    async with engine.connect() as connection:
        branch = await log.branch(connection, three)
        now = await log.current(connection, branch)

    assert (branch.name, branch.seq, branch.episode) == ("main", 12, 3)
    assert now["mio.location"] == said("mio.location", "quay", 3, 4)
    assert now["thing:lantern.holder"].value == "ren"
    assert len(now) == 5
    assert await problems(engine, three) == ()


async def test_facts_are_found_by_whom_and_what_they_are_about(engine, three):
    async with engine.begin() as connection:
        branch = await log.branch(connection, three)
        branch = await log.append(
            connection, branch, [said("thread:fog.who", '["kai"]', 4)], episode=4
        )

        async def slots(**picked: list[str]) -> set[str]:
            return set(await log.current(connection, branch, **picked))

        assert await slots(entities=["kai"]) == {"thread:fog.who"}
        assert await slots(entities=["ren"], kinds=["thing"]) == {"thing:lantern.holder"}
        assert await slots(kinds=["person"]) == {"mio.location"}
        assert await slots(slots=["mio.location", "mio.goal"]) == {"mio.location"}
        assert await slots(entities=[]) == set()


async def test_a_line_keeps_everything_that_is_known_of_it(engine, show):
    fact = Fact(
        slot="mio.eyes", value="green", episode=2, scene=5, by=Authority.OPERATOR,
        source="retcon characters/mio.yaml", confidence=0.75,
    )  # fmt: skip
    async with engine.begin() as connection:
        branch = await log.append(
            connection, await log.branch(connection, show), [fact], episode=None
        )
        assert branch.episode == 0
        assert await history.events(connection, branch) == [(fact, 0)]
        now = await log.current(connection, branch)
    assert now == {"mio.eyes": fact.model_copy(update={"source": ""})}


async def test_an_episode_is_told_once(engine, three):
    async with engine.begin() as connection:
        branch = await log.branch(connection, three)
        with pytest.raises(CanonError, match="already stands at episode 3"):
            await log.append(connection, branch, told(3), episode=3)
    assert await problems(engine, three) == ()


async def test_of_two_at_once_one_is_told_to_try_again(engine, three):
    async with engine.connect() as one, engine.connect() as other:
        seen, same = await log.branch(one, three), await log.branch(other, three)
        await log.append(one, seen, told(4), episode=4)
        second = asyncio.create_task(log.append(other, same, told(4), episode=4))
        await asyncio.sleep(0.2)
        assert not second.done()
        await one.commit()
        with pytest.raises(CanonError, match="was moved meanwhile"):
            await second
        await other.rollback()

    async with engine.connect() as connection:
        assert (await log.branch(connection, three)).seq == 16
    assert await problems(engine, three) == ()


async def test_a_locked_branch_is_waited_for(engine, three):
    async with engine.connect() as one, engine.connect() as other:
        seen = await log.branch(one, three, lock=True)
        second = asyncio.create_task(log.branch(other, three, lock=True))
        await asyncio.sleep(0.2)
        assert not second.done()
        await log.append(one, seen, told(4), episode=4)
        await one.commit()
        assert (await second).episode == 4


async def test_there_is_no_other_branch_before_it_is_forked(engine, three):
    async with engine.begin() as connection:
        with pytest.raises(CanonError, match="no branch 'rehearsal'"):
            await log.branch(connection, three, "rehearsal")


HARM = {
    "changed line": sa.update(canon_event).where(canon_event.c.seq == 2).values(value="nobody"),
    "changed source": sa.update(canon_event).where(canon_event.c.seq == 2).values(source="a"),
    "changed rank": sa.update(canon_event).where(canon_event.c.seq == 2).values(by=0),
    "moved line": sa.update(canon_event).where(canon_event.c.seq == 2).values(at_episode=2),
    "missing line": sa.delete(canon_event).where(canon_event.c.seq == 2),
    "missing beginning": sa.delete(canon_event).where(canon_event.c.seq == 1),
    "missing end": sa.delete(canon_event).where(canon_event.c.seq == 12),
    "no lines": sa.text("truncate canon_event"),
    "moved end": sa.update(canon_branch).values(seq=1),
    "moved episode": sa.update(canon_branch).values(episode=1),
    "renamed": sa.update(canon_branch).values(name="spare"),
    "no branch": sa.delete(canon_branch),
}
QUIET = {
    "changed fact": sa.update(canon_fact)
    .where(canon_fact.c.slot == "mio.location")
    .values(value="nowhere"),
    "missing fact": sa.delete(canon_fact).where(canon_fact.c.slot == "mio.location"),
    "invented fact": sa.text(
        "insert into canon_fact (branch_id, slot, value, seq, episode, scene, by, confidence, kind,"
        " entities) select id, 'ren.goal', 'power', 1, 1, 1, 1, 100, 'person', '{ren}'"
        " from canon_branch"
    ),
    "misfiled fact": sa.update(canon_fact).values(entities=["kai"]),
    "invented line": sa.text(
        "insert into canon_event (branch_id, seq, episode, at_episode, scene, by, confidence, slot,"
        " value, source, hash) select id, seq + 1, 3, 3, 1, 1, 100, 'ren.goal', 'power', '', hash"
        " from canon_branch"
    ),
    "other end": sa.update(canon_branch).values(hash=b"0" * 16),
}


@pytest.mark.parametrize("harm", HARM.values(), ids=HARM)
async def test_the_database_refuses_to_change_what_was_told(engine, three, harm):
    async with engine.connect() as connection:
        with pytest.raises(DBAPIError, match=r"only grows|stays in the canon|only moves forward"):
            await connection.execute(harm)
    assert await problems(engine, three) == ()


@pytest.mark.parametrize("harm", [h for k, h in HARM.items() if k not in ("renamed", "no branch")])
async def test_who_gets_past_the_guards_is_found_out(engine, three, harm):
    async with engine.begin() as connection:
        await connection.execute(sa.text("set session_replication_role = replica"))
        await connection.execute(harm)
        await connection.execute(sa.text("set session_replication_role = origin"))
    assert await problems(engine, three)


@pytest.mark.parametrize("harm", QUIET.values(), ids=QUIET)
async def test_what_no_guard_sees_is_found_out(engine, three, harm):
    async with engine.begin() as connection:
        await connection.execute(harm)
    assert await problems(engine, three)


async def test_the_broken_line_is_named(engine, three):
    async with engine.begin() as connection:
        await connection.execute(sa.text("set session_replication_role = replica"))
        await connection.execute(HARM["changed line"])
        await connection.execute(sa.delete(canon_event).where(canon_event.c.seq == 9))
        await connection.execute(sa.text("set session_replication_role = origin"))
    found = await problems(engine, three)
    assert "line 2 of the canon log was changed" in found
    assert "line 9 of the canon log is missing" in found


async def test_a_branch_that_is_thrown_away_takes_its_lines_along(engine, three):
    async with engine.begin() as connection:
        main = await log.branch(connection, three)
        trial = await history.fork(connection, main, "trial")
        trial = await log.append(connection, trial, told(4), episode=4)
        await history.discard(connection, trial)
        left = await connection.execute(sa.select(sa.func.count()).select_from(canon_event))
        assert left.scalar_one() == 12
        with pytest.raises(CanonError, match="cannot be thrown away"):
            await history.discard(connection, main)
    assert await problems(engine, three) == ()


async def test_the_hash_means_the_same_in_the_database_and_here(engine, show):
    odd = ["", " ", "1 2", "“é”", "日本", "🐈", 'a"b\\c', "x\ny", "nul?", "'", "-1"]
    async with engine.begin() as connection:
        branch = await log.branch(connection, show)
        facts = [Fact(slot=f"mio.goal{n}", value=v, episode=n) for n, v in enumerate(odd)]
        gone = [Fact(slot="mio.goal3", value="", episode=3)]
        await log.append(connection, branch, facts, episode=1, taken_back=gone)
        now = await log.current(connection, await log.branch(connection, show))
    assert [now[f"mio.goal{n}"].value for n in range(len(odd)) if n != 3] == odd[:3] + odd[4:]
    assert "mio.goal3" not in now
    assert await problems(engine, show) == ()


async def test_the_history_view_tells_when_a_value_held(engine, three):
    async with engine.connect() as connection:
        rows = await connection.execute(
            sa.text(
                "select value, from_episode, from_scene, to_episode, to_scene, by"
                " from canon_history where slot = 'mio.location' order by seq"
            )
        )
        assert rows.all()[2:5] == [
            ("shed", 2, 1, 2, 4, "director"),
            ("roof", 2, 4, 3, 1, "director"),
            ("roof", 3, 1, 3, 4, "director"),
        ]


async def test_a_reader_who_may_not_write_can_look_up_facts(engine, url, three):
    async with engine.begin() as connection:
        await connection.execute(sa.text("create role reader login"))
        await connection.execute(sa.text("grant select on all tables in schema public to reader"))
    reading = database.connect(url.replace("//postgres@", "//reader@"))
    try:
        async with reading.connect() as connection:
            branch = await log.branch(connection, three)
            assert len(await log.current(connection, branch)) == 5
            assert len(await history.state(connection, branch, 1)) == 3
    finally:
        await reading.dispose()
        async with engine.begin() as connection:
            await connection.execute(sa.text("drop owned by reader"))
            await connection.execute(sa.text("drop role reader"))
