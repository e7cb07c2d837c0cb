"""Summaries in the database: written when an arc ends, telescoping, on branches, after an undo."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from canon import history, log, summary
from canon.condense import BUDGETS, Level
from canon.tokens import count
from schemas.bible import Arc, Bible, Character, Location, Series
from schemas.canon import Fact
from schemas.plan import CastMember, EpisodePlan, ScenePlan, ShotPlan
from schemas.tables import canon_branch, canon_rehearsal, canon_summary, slot
from stand_ins.productions import episode_of

pytestmark = pytest.mark.anyio

BIBLE = Bible(
    series=Series(id="a", title="A"),
    characters=(Character(id="mio", name="Mio"), Character(id="ren", name="Ren")),
    locations=(Location(id="roof", name="the Roof", kind="rooftop"),),
)
ARCS = BIBLE.model_copy(
    update={
        "arcs": (Arc(id="one", title="The Fog", episodes=5), Arc(id="two", title="B", starts=6))
    }
)


def plan(n: int) -> EpisodePlan:
    scenes = {
        f"scene_{k}": ScenePlan(
            title=f"Part {k}", location="roof", time="day", mood="calm",
            synopsis=f"In episode {n} they climb step {k}.", cast=(CastMember(character="mio"),),
            shots=(ShotPlan(framing="bust", action="Talk."),),
        )
        for k in range(1, 7)
    }  # fmt: skip
    return EpisodePlan(
        title=f"Title {n}", logline=f"Number {n} goes wrong", synopsis="They try.", **scenes
    )


def deed(n: int, what: str = "to come back") -> Fact:
    return Fact(slot=f"event:promise|mio|ren|{n}.2", value=f"{what} {n}", episode=n, scene=2)


async def air(connection, show: int, n: int, *facts: Fact, bible: Bible = BIBLE) -> None:
    """An episode as it is aired: its row, its lines in the log, then the summaries."""
    at = sa.text(f"timestamptz '2026-01-01' + interval '{n} hours'")
    await connection.execute(sa.insert(slot).values(series_id=show, at=at))
    told = plan(n)
    await connection.execute(
        episode_of(
            series_id=show, slot=at, number=n, seed=1, state="aired", title=told.title,
            logline=told.logline, plan=told.model_dump(mode="json", exclude_defaults=True),
        )
    )  # fmt: skip
    await remember(connection, show, n, *facts, bible=bible)


async def remember(
    connection, show: int, n: int, *facts: Fact, bible: Bible = BIBLE, name: str = "main"
) -> None:
    before = await log.branch(connection, show, name)
    branch = await log.append(connection, before, facts, episode=n)
    await summary.summarise(connection, branch, bible, n, plan(n), changes=facts)


async def stored(connection) -> list[tuple[str, int, str]]:
    table = canon_summary.c
    rows = await connection.execute(
        sa.select(table.level, table.number, table.text).order_by(table.level, table.number)
    )
    return [tuple(row) for row in rows]


async def lines(connection, show: int, number: int, budget: int, name: str = "main") -> list[str]:
    branch = await log.branch(connection, show, name)
    found = await summary.summaries_for(connection, branch, BIBLE, number, budget)
    assert sum(count(line.text) for line in found) <= budget
    return [line.text for line in found]


async def test_an_arc_is_written_down_when_it_ends_and_not_before(engine, show):
    async with engine.begin() as connection:
        for n in range(1, 12):
            await air(connection, show, n, deed(n))
        assert await stored(connection) == []
        await air(connection, show, 12, deed(12))

        ((level, number, text),) = await stored(connection)
    assert (level, number) == ("arc", 12)
    assert text.startswith("Episodes 1–12: Mio and Ren, promise: to come back 1 (1).")
    assert "Mio and Ren, promise: to come back 12 (12)." in text
    assert count(text) <= BUDGETS[Level.ARC]


async def test_the_bibles_arcs_end_where_the_operator_says(engine, show):
    async with engine.begin() as connection:
        for n in range(1, 18):
            await air(connection, show, n, deed(n), bible=ARCS)

        (_, first, text), (_, second, _) = await stored(connection)
    assert (first, second) == (5, 17)
    assert text.startswith("Episodes 1–5, The Fog: ")


async def test_a_season_is_four_arcs_and_the_past_telescopes(engine, show):
    death = Fact(slot="ren.alive", value="no", episode=20, scene=3)
    async with engine.begin() as connection:
        for n in range(1, 64):
            await air(connection, show, n, *([death] if n == 20 else [deed(n)]))

        levels = [(level, number) for level, number, _ in await stored(connection)]
        everything = await lines(connection, show, 64, 4000)
        little = await lines(connection, show, 64, 400)
    assert levels == [("arc", n) for n in (12, 24, 36, 48, 60)] + [("season", 48)]
    starts = [text.split(":")[0] for text in everything]
    assert starts[:6] == [f"Episode 63, Part {n}" for n in (6, 5, 4, 3, 2, 1)]
    assert starts[6:] == [
        "Episode 62, “Title 62”", "Episode 61, “Title 61”", "Episodes 49–60", "Episodes 1–48",
    ]  # fmt: skip
    assert "Ren dies (20)." in everything[-1]
    assert little[0].startswith("Episode 63, Part 6: ")


async def test_a_rehearsal_tells_its_own_and_what_was_before_its_fork(engine, show):
    async with engine.begin() as connection:
        for n in range(1, 15):
            await air(connection, show, n, deed(n))
        main = await log.branch(connection, show)
        await connection.execute(
            sa.insert(canon_branch).values(
                series_id=show, name="rehearsal", parent_id=main.id, fork_seq=main.seq, seq=main.seq,
                episode=main.episode, hash=main.hash,
            )
        )  # fmt: skip
        await air(connection, show, 15, deed(15, "only on main"))
        for n in range(15, 26):
            own = await log.branch(connection, show, "rehearsal")
            told = plan(n).model_copy(update={"title": f"Other {n}"})
            await connection.execute(
                sa.insert(canon_rehearsal).values(
                    branch_id=own.id,
                    episode=n,
                    logline=told.logline,
                    opening=told.opening,
                    plan=told.model_dump(mode="json"),
                )
            )
            await remember(connection, show, n, deed(n, "only here"), name="rehearsal")

        there = "\n".join(await lines(connection, show, 26, 4000, "rehearsal"))
        here = "\n".join(await lines(connection, show, 16, 4000))
    assert "Episodes 13–24: " in there
    assert "Episodes 1–12: " in there
    assert "only here 15 (15)" in there
    assert "only on main" not in there
    assert "Episode 15, Part 6: " in here
    assert "Other" not in here
    assert "Episodes 13–24" not in here


async def test_what_is_taken_back_leaves_the_summaries(engine, show):
    async with engine.begin() as connection:
        for n in range(1, 14):
            feels = {3: "3", 12: "-3"}.get(n)
            news = [Fact(slot="relation:mio|ren", value=feels, episode=n)] if feels else []
            await air(connection, show, n, deed(n), *news)
        branch = await log.branch(connection, show)
        await history.undo(connection, branch, 12)
        branch = await log.branch(connection, show)
        await summary.refresh(connection, branch, BIBLE, 12, 12)

        ((_, _, text),) = await stored(connection)
    assert "12 (12)" not in text
    assert "to come back 11 (11)" in text
    assert "Mio would do anything for Ren (3)." in text


async def test_a_fork_writes_anew_what_it_takes_back_and_main_keeps_its_own(engine, show):
    async with engine.begin() as connection:
        for n in range(1, 14):
            await air(connection, show, n, deed(n))
        fork = await history.fork(connection, await log.branch(connection, show), "other")
        await history.undo(connection, fork, 12)
        fork = await log.branch(connection, show, "other")
        await summary.refresh(connection, fork, BIBLE, 12, 12)

        there = [t for t in await lines(connection, show, 14, 4000, "other") if "1–12" in t]
        here = [t for t in await lines(connection, show, 14, 4000) if "1–12" in t]
    assert len(there) == len(here) == 1
    assert "to come back 12" in here[0]
    assert "to come back 12" not in there[0]


async def test_better_words_replace_a_summary_within_its_budget(engine, show):
    async def longer(text: str, budget: int) -> str:
        assert text.startswith("Episodes 1–12")
        return "Once upon a time. " + "And so on and on. " * budget

    async def silent(_text: str, _budget: int) -> str:
        return "  "

    async with engine.begin() as connection:
        for n in range(1, 13):
            await air(connection, show, n, deed(n))
        branch = await log.branch(connection, show)
        text = await summary.retell(connection, branch, Level.ARC, 12, longer)
        assert text.startswith("Once upon a time. And so on")
        assert count(text) <= BUDGETS[Level.ARC]
        assert await summary.retell(connection, branch, Level.ARC, 12, silent) == text
        assert [t for *_, t in await stored(connection)] == [text]
        with pytest.raises(KeyError):
            await summary.retell(connection, branch, Level.ARC, 13, silent)


async def test_a_series_without_a_past_has_nothing_to_tell(engine, show):
    async with engine.begin() as connection:
        assert await lines(connection, show, 1, 1000) == []
