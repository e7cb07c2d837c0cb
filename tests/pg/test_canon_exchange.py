"""What an edited file says becomes the operator's word, and nothing else changes."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa

from canon import exchange, history, log
from schemas.canon import Authority, Fact
from schemas.errors import BibleError, CanonError
from schemas.tables import series

pytestmark = pytest.mark.anyio

FILE = Path("canon.yaml")
FACTS = [
    Fact(slot="mio.location", value="roof", episode=1, scene=2),
    Fact(slot="mio.aliases", value='["M\\u00e9"]', episode=1, by=Authority.OPERATOR),
    Fact(slot="mio.goal", value="to sleep", episode=2, scene=2),
    Fact(slot="ren.goal", value="", episode=2, scene=2),
    Fact(slot="relation:mio|ren", value="2", episode=2, scene=3),
    Fact(slot="event:promise|mio|ren|2.3", value="She promises: soon.", episode=2, scene=3),
]


@pytest.fixture
async def show(engine) -> int:
    async with engine.begin() as connection:
        made = sa.insert(series).values(slug="a", title="A").returning(series.c.id)
        show = (await connection.execute(made)).scalar_one()
        branch = await log.branch(connection, show)
        branch = await log.append(connection, branch, FACTS[:2], episode=1)
        await log.append(connection, branch, FACTS[2:], episode=2)
        return show


async def bring_in(engine, show: int, text: str) -> list[history.Change]:
    async with engine.begin() as connection:
        branch = await log.branch(connection, show, lock=True)
        return await exchange.imported(
            connection, branch, exchange.read(text, FILE), source="import canon.yaml"
        )


async def test_what_was_written_out_changes_nothing(engine, show):
    async with engine.connect() as connection:
        before = await log.branch(connection, show)
        text = exchange.export((await log.current(connection, before)).values())

    assert await bring_in(engine, show, text) == []
    async with engine.connect() as connection:
        assert await log.branch(connection, show) == before


async def test_what_differs_becomes_the_operators_word(engine, show):
    text = """\
format: 1
people:
  mio:
    goal: to fly
    location: roof
    eyes: {value: green, from: 1}
  ren:
    goal: ''
relations:
  mio: {ren: ''}
"""
    found = await bring_in(engine, show, text)

    told = [(b and b.value, a.slot, a.value, a.episode, a.by, a.source) for b, a in found]
    by = (Authority.OPERATOR, "import canon.yaml")
    assert told == [
        ("to sleep", "mio.goal", "to fly", 3, *by),
        (None, "mio.eyes", "green", 1, *by),
        ("2", "relation:mio|ren", "", 3, *by),
    ]
    assert await bring_in(engine, show, text) == []
    async with engine.begin() as connection:
        branch = await log.branch(connection, show)
        assert branch.episode == 2
        now = await log.current(connection, branch)
        assert {s: f.value for s, f in now.items() if "mio" in s} == {
            "mio.location": "roof", "mio.aliases": '["M\\u00e9"]', "mio.goal": "to fly",
            "mio.eyes": "green", "relation:mio|ren": "",
            "event:promise|mio|ren|2.3": "She promises: soon.",
        }  # fmt: skip
        then = await history.state(connection, branch, 2)
        assert (then["mio.goal"].value, then["mio.eyes"].value) == ("to sleep", "green")
        assert await log.verify(connection, branch) == ()


async def test_the_same_value_may_hold_since_another_episode(engine, show):
    text = "format: 1\npeople:\n  mio:\n    goal: {value: to sleep, from: 1}\n"
    ((before, after),) = await bring_in(engine, show, text)
    assert (before.episode, after.episode) == (2, 1)


async def test_the_far_future_is_nobodys(engine, show):
    text = "format: 1\npeople:\n  mio:\n    goal: {value: to fly, from: 4}\n"
    with pytest.raises(BibleError, match=r"canon.yaml:4: mio.goal: episode 4 is too far off"):
        await bring_in(engine, show, text)


async def test_a_canon_that_was_moved_meanwhile_is_left_alone(engine, show):
    wanted = exchange.read("format: 1\npeople:\n  mio:\n    goal: to fly\n", FILE)
    async with engine.begin() as connection:
        stale = await log.branch(connection, show)
        await log.append(connection, stale, [], episode=3)
        with pytest.raises(CanonError, match="moved meanwhile"):
            await exchange.imported(connection, stale, wanted, source="import canon.yaml")
