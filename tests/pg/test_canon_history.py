"""What held as of any episode can be told, undone, forked and compared."""

from __future__ import annotations

import random

import pytest
import sqlalchemy as sa

from canon import history, log
from schemas.canon import Authority, Fact
from schemas.errors import CanonError
from schemas.plan import Beat, CastMember, EpisodePlan, ScenePlan, ShotPlan
from schemas.tables import canon_rehearsal, slot
from stand_ins.productions import episode_of

pytestmark = pytest.mark.anyio

PEOPLE = ("mio", "ren", "kai", "yui")
EPISODES = 24


def invented(dice: random.Random, n: int) -> list[Fact]:
    """What an invented episode establishes, in which slots come and go."""
    found = []
    for scene in range(1, 7):
        who, to = dice.sample(PEOPLE, 2)
        slots = [
            (f"{who}.location", dice.choice(("roof", "quay", "shed"))),
            (f"thing:thing{dice.randrange(6)}.holder", dice.choice((who, "@quay", ""))),
            (f"{who}.wound.arm", dice.choice(("burned", ""))),
            (f"relation:{who}|{to}", str(dice.randint(-3, 3))),
            (f"event:promise|{who}|{to}|{n}.{scene}", "said so"),
        ]
        found += [
            Fact(slot=s, value=v, episode=n, scene=scene)
            for s, v in dice.sample(slots, dice.randint(1, 5))
        ]
    return found


def held(state: dict[str, Fact]) -> dict[str, tuple[str, int, int]]:
    """What a state says, whoever says so."""
    return {slot: (f.value, f.episode, f.scene) for slot, f in state.items()}


@pytest.fixture
async def snapshots(engine, show) -> list[dict[str, Fact]]:
    """What held after each episode of an invented series, as it was looked up at the time."""
    dice = random.Random(5)
    taken: list[dict[str, Fact]] = [{}]
    for n in range(1, EPISODES + 1):
        async with engine.begin() as connection:
            branch = await log.branch(connection, show, lock=True)
            await log.append(connection, branch, invented(dice, n), episode=n)
        async with engine.connect() as connection:
            taken.append(await log.current(connection, await log.branch(connection, show)))
    return taken


async def tell(engine, show: int, n: int, *facts: tuple[str, str], name: str = "main") -> None:
    async with engine.begin() as connection:
        branch = await log.branch(connection, show, name, lock=True)
        told = [Fact(slot=s, value=v, episode=n, scene=1) for s, v in facts]
        await log.append(connection, branch, told, episode=n)


async def clean(connection, show: int, *names: str) -> bool:
    for name in names or ("main",):
        assert await log.verify(connection, await log.branch(connection, show, name)) == ()
    return True


async def test_as_of_any_episode_is_what_was_looked_up_then(engine, show, snapshots):
    async with engine.connect() as connection:
        branch = await log.branch(connection, show)
        for n, snapshot in enumerate(snapshots):
            assert await history.state(connection, branch, n) == snapshot, n
        assert await history.state(connection, branch) == snapshots[-1]
        one = await history.state(connection, branch, 5, slots=["mio.location"])
        assert one == {s: f for s, f in snapshots[5].items() if s == "mio.location"}


async def test_changes_lead_from_one_snapshot_to_another(engine, show, snapshots):
    async with engine.connect() as connection:
        branch = await log.branch(connection, show)
        for first, last in ((1, 1), (7, 7), (4, 11), (1, EPISODES), (EPISODES, EPISODES)):
            found = await history.changes(connection, branch, first, last)
            state = {slot: f.value for slot, f in snapshots[first - 1].items() if f.value}
            for before, after in found:
                assert ((before and before.slot) or after.slot) == (after or before).slot
                assert state.pop((before or after).slot, "") == (before.value if before else "")
                if after and after.value:
                    state[after.slot] = after.value
            assert state == {slot: f.value for slot, f in snapshots[last].items() if f.value}


async def test_the_newest_episode_is_undone_exactly(engine, show, snapshots):
    async with engine.begin() as connection:
        branch = await log.branch(connection, show)
        found = await history.undo(connection, branch, EPISODES)
        again = await log.branch(connection, show)

        assert found
        assert again.episode == EPISODES
        assert held(await log.current(connection, again)) == held(snapshots[-2])
        assert held(await history.state(connection, again, EPISODES)) == held(snapshots[-2])
        for n in range(EPISODES):
            assert held(await history.state(connection, again, n)) == held(snapshots[n])
        assert await history.undo(connection, again, EPISODES) == []
        assert await clean(connection, show)
        lines = await history.events(connection, again, newest=again.seq - branch.seq)
        assert {fact.by for fact, _ in lines} == {Authority.OPERATOR}
        assert {(fact.source, at) for fact, at in lines} == {(f"undo {EPISODES}", EPISODES)}


async def test_an_episode_and_all_after_it_are_undone_exactly(engine, show, snapshots):
    async with engine.begin() as connection:
        branch = await log.branch(connection, show)
        await history.undo(connection, branch, EPISODES)
        again = await log.branch(connection, show)
        await history.undo(connection, again, 15, and_later=True)
        last = await log.branch(connection, show)

        for n in (None, 15, 20, EPISODES, 14):
            assert held(await history.state(connection, last, n)) == held(snapshots[14]), n
        assert held(await history.state(connection, last, 13)) == held(snapshots[13])
        assert await history.undo(connection, last, 15, and_later=True) == []
        assert await clean(connection, show)


async def test_the_last_ten_are_undone_one_by_one(engine, show, snapshots):
    for n in range(EPISODES, EPISODES - 10, -1):
        async with engine.begin() as connection:
            branch = await log.branch(connection, show)
            await history.undo(connection, branch, n)
            state = await history.state(connection, await log.branch(connection, show))
            assert held(state) == held(snapshots[n - 1])


async def test_an_older_episode_is_undone_while_nothing_rests_on_it(engine, show):
    await tell(engine, show, 1, ("mio.eyes", "brown"), ("mio.location", "roof"))
    await tell(engine, show, 2, ("mio.eyes", "green"), ("mio.goal", "to sleep"))
    await tell(engine, show, 3, ("mio.location", "quay"), ("ren.goal", "to win"))
    async with engine.begin() as connection:
        branch = await log.branch(connection, show)
        assert await history.rests_on(connection, branch, 2) == []
        await history.undo(connection, branch, 2)
        now = await log.current(connection, await log.branch(connection, show))
        assert held(now) == {
            "mio.eyes": ("brown", 1, 1),
            "mio.location": ("quay", 3, 1),
            "ren.goal": ("to win", 3, 1),
        }
        assert await clean(connection, show)


async def test_what_a_later_episode_changed_again_is_named(engine, show):
    await tell(engine, show, 1, ("thing:lantern.holder", "mio"))
    await tell(engine, show, 2, ("thing:lantern.holder", "ren"))
    await tell(engine, show, 3, ("thing:lantern.holder", "kai"))
    await tell(engine, show, 4, ("thing:lantern.holder", ""))
    async with engine.begin() as connection:
        branch = await log.branch(connection, show)
        found = await history.rests_on(connection, branch, 2)
        assert [(d.episode, d.slot) for d in found] == [
            (3, "thing:lantern.holder"), (4, "thing:lantern.holder"),
        ]  # fmt: skip
        with pytest.raises(
            CanonError,
            match=r"episode 2 cannot be undone alone: episode 3 changed .*lantern.* --and-later",
        ):
            await history.undo(connection, branch, 2)
        await history.undo(connection, branch, 2, and_later=True)
        now = await log.current(connection, await log.branch(connection, show))
        assert held(now) == {"thing:lantern.holder": ("mio", 1, 1)}


async def test_where_somebody_was_binds_nobody(engine, show):
    await tell(engine, show, 1, ("mio.location", "roof"))
    await tell(engine, show, 2, ("mio.location", "quay"), ("mio.goal", "to sleep"))
    await tell(engine, show, 3, ("mio.location", "shed"))
    async with engine.begin() as connection:
        await history.undo(connection, await log.branch(connection, show), 2)
        now = await log.current(connection, await log.branch(connection, show))
        assert held(now) == {"mio.location": ("shed", 3, 1)}


def script(location: str, *beats: Beat, cast: tuple[CastMember, ...] = ()) -> EpisodePlan:
    scene = ScenePlan(
        title="S", location=location, time="day", mood="calm", synopsis="Talk.", cast=cast,
        shots=(ShotPlan(framing="bust", action="Talk."),), beats=beats,
    )  # fmt: skip
    return EpisodePlan(
        title="T", logline="L", synopsis="S", **{f"scene_{n}": scene for n in range(1, 7)}
    )


USES = {
    "somebody who came up there": (
        ("aki.name", "Aki"), script("roof", cast=(CastMember(character="aki"),)),
    ),
    "a place that came up there": (("place:cave.name", "Cave"), script("cave")),
    "a place that was unsealed there": (("place:cave.status", "open"), script("cave")),
    "a thread that was opened there": (
        ("thread:fog.state", "open"),
        script("roof", Beat(kind="advance_thread", what="fog", value="It is salty.")),
    ),
    "a thing that was handed over there": (
        ("thing:lantern.holder", "mio"), script("roof", Beat(kind="use", who="mio", what="lantern")),
    ),
    "a secret that was found out there": (
        ("knows:mio|well", "yes"),
        script("roof", Beat(kind="tell", who="mio", what="well", to="ren")),
    ),
    "an event by its kind": (
        ("event:promise|mio|ren|2.1", "said so"),
        script("roof", Beat(kind="callback", who="ren", what="promise", to="mio", value="said so")),
    ),
    "an event by its slot": (
        ("event:promise|mio|ren|2.1", "said so"),
        script("roof", Beat(kind="callback", who="kai", what="event:promise|mio|ren|2.1")),
    ),
    "somebody who died there": (
        ("mio.alive", "no"), script("roof", cast=(CastMember(character="mio", presence="body"),)),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("fact", "plan"), USES.values(), ids=USES)
async def test_what_a_later_plan_plays_with_is_named(engine, show, fact, plan):
    await tell(engine, show, 1)
    await tell(engine, show, 2, fact)
    await tell(engine, show, 3, ("ren.goal", "to win"))
    await tell(engine, show, 4, ("ren.goal", "to rest"))
    async with engine.begin() as connection:
        for n, made in ((3, script("roof")), (4, plan)):
            at = sa.text(f"timestamptz '2026-01-0{n}'")
            await connection.execute(sa.insert(slot).values(series_id=show, at=at))
            await connection.execute(
                episode_of(
                    series_id=show, slot=at, number=n, seed=1, state="aired",
                    plan=made.model_dump(mode="json", exclude_defaults=True),
                )
            )  # fmt: skip
        branch = await log.branch(connection, show)
        found = await history.rests_on(connection, branch, 2)
        assert [(d.episode, d.slot) for d in found] == [(4, fact[0])]
        with pytest.raises(CanonError, match="episode 2 cannot be undone alone: episode 4"):
            await history.undo(connection, branch, 2)
        await history.undo(connection, branch, 4)
        assert await history.rests_on(connection, branch, 2) == []


async def test_only_what_has_aired_can_be_undone(engine, show, snapshots):
    async with engine.begin() as connection:
        branch = await log.branch(connection, show)
        for n in (0, EPISODES + 1):
            with pytest.raises(CanonError, match=f"stands at episode {EPISODES}"):
                await history.undo(connection, branch, n)


async def test_a_fork_goes_its_own_way(engine, show, snapshots):
    async with engine.begin() as connection:
        main = await log.branch(connection, show)
        here = await history.fork(connection, main, "rehearsal")
        then = await history.fork(connection, main, "older", at=9)
        start = await history.fork(connection, main, "blank", at=0)
        assert (here.seq, here.episode) == (main.seq, EPISODES)
        assert (then.episode, start.seq, start.episode) == (9, 0, 0)
        assert await log.current(connection, then) == snapshots[9]
        assert await log.current(connection, start) == {}
        assert await log.current(connection, here) == snapshots[-1]

    await tell(engine, show, EPISODES + 1, ("mio.goal", "to fly"), name="rehearsal")
    await tell(engine, show, 10, ("mio.goal", "to swim"), name="older")
    await tell(engine, show, EPISODES + 1, ("mio.goal", "to walk"))
    async with engine.begin() as connection:
        older = await log.branch(connection, show, "older")
        nested = await history.fork(connection, older, "nested", at=4)
        assert await log.current(connection, nested) == snapshots[4]
        for n in range(10):
            assert await history.state(connection, older, n) == snapshots[n]
        goals = {
            name: (await log.current(connection, await log.branch(connection, show, name)))
            .get("mio.goal", Fact(slot="x", value=""))
            .value
            for name in ("main", "rehearsal", "older", "nested")
        }
        assert goals == {"main": "to walk", "rehearsal": "to fly", "older": "to swim", "nested": ""}
        undone = await history.undo(connection, older, 10)
        assert [(b.value, a) for b, a in undone] == [("to swim", None)]
        assert await clean(connection, show, "main", "rehearsal", "older", "nested", "blank")
        with pytest.raises(CanonError, match="'nested' was forked from 'older'"):
            await history.discard(connection, older)
        rows = await connection.execute(
            sa.text(
                "select count(*) from canon_history join canon_branch on id = branch_id"
                " where name = 'older'"
            )
        )
        assert rows.scalar_one() == (await log.branch(connection, show, "older")).seq


async def test_a_rehearsed_plan_counts_on_its_branch(engine, show):
    await tell(engine, show, 1, ("aki.name", "Aki"))
    async with engine.begin() as connection:
        await history.fork(connection, await log.branch(connection, show), "rehearsal")
    await tell(engine, show, 2, ("mio.goal", "to fly"), name="rehearsal")
    plan = script("roof", cast=(CastMember(character="aki"),))
    async with engine.begin() as connection:
        branch = await log.branch(connection, show, "rehearsal")
        await connection.execute(
            sa.insert(canon_rehearsal).values(
                branch_id=branch.id,
                episode=2,
                logline="L",
                opening="",
                plan=plan.model_dump(mode="json"),
            )
        )
        found = await history.rests_on(connection, branch, 1)
        assert [(d.episode, d.slot) for d in found] == [(2, "aki.name")]
        assert await history.rests_on(connection, await log.branch(connection, show), 1) == []


@pytest.mark.parametrize(
    ("name", "at", "complaint"),
    [
        ("main", None, "'main' already"),
        ("Nice try", None, "cannot name a branch"),
        ("later", EPISODES + 1, "stands at 24"),
        ("earlier", -1, "stands at 24"),
    ],
)
async def test_a_fork_needs_a_name_and_a_place(engine, show, snapshots, name, at, complaint):
    async with engine.begin() as connection:
        with pytest.raises(CanonError, match=complaint):
            await history.fork(connection, await log.branch(connection, show), name, at=at)


async def test_points_are_compared(engine, show, snapshots):
    async with engine.begin() as connection:
        await history.fork(connection, await log.branch(connection, show), "rehearsal", at=20)
    await tell(engine, show, 21, ("mio.goal", "to fly"), name="rehearsal")
    async with engine.begin() as connection:
        found = await history.diff(connection, show, "20", "rehearsal")
        assert [(b, a and (a.slot, a.value)) for b, a in found] == [(None, ("mio.goal", "to fly"))]
        assert await history.diff(connection, show, "main@20", "rehearsal@20") == []
        back = await history.diff(connection, show, "rehearsal", "main@20")
        assert [(b and b.value, a) for b, a in back] == [("to fly", None)]
        whole = await history.diff(connection, show, "0", "main")
        assert {a.slot for _, a in whole if a} == {s for s, f in snapshots[-1].items() if f.value}


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("25", "stands at episode 24, not at 25"),
        ("nowhere", "no branch 'nowhere'"),
        ("main@", "is no point"),
        ("", "is no point"),
        ("main@x", "is no point"),
    ],
)
async def test_a_point_that_is_none_is_said_so(engine, show, snapshots, text, complaint):
    async with engine.connect() as connection:
        with pytest.raises(CanonError, match=complaint):
            await history.point(connection, show, text)
