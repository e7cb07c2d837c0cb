"""The pack brings what an outline needs, says truly what holds now, and never passes its budget."""

from __future__ import annotations

import json

import pytest
import sqlalchemy as sa

from canon import history, log, recall
from canon.tokens import count
from canon.trial import outline as outlines
from canon.trial.show import Show
from canon.trial.world import World
from schemas.bible import Bible, Character, Location, Rules, Series
from schemas.canon import Fact, Outline, Pack
from schemas.tables import series

pytestmark = pytest.mark.anyio

BIBLE = Bible(
    series=Series(id="a", title="A"),
    characters=(
        Character(id="mio", name="Mio Tanabe", aliases=("the Lamp",), role="keeper of the light"),
        Character(id="ren", name="Ren Aoki", role="ferryman"),
    ),
    locations=(Location(id="quay", name="Low Quay", kind="seaside"),),
    rules=Rules(world=("Ghosts never speak first.",), forbidden_words=("zombie",)),
)
PEOPLE = {
    "mio": ("Mio Tanabe", "keeper of the light", ["the Lamp"]),
    "ren": ("Ren Aoki", "ferryman", []),
    "c1": ("Hana Ito", "glassblower of the Low Quay", ["the Heron"]),
    "c2": ("Hana Mori", "diver", []),
    "c3": ("Taro Ito", "notary", []),
}


def first_facts() -> list[Fact]:
    """What holds after the first two episodes."""
    facts = {"place:quay.name": "Low Quay", "place:mill.name": "Old Mill"}
    facts |= {"place:mill.status": "sealed", "place:mill.aliases": '["the Wheel"]'}
    for who, (name, role, aliases) in PEOPLE.items():
        facts |= {f"{who}.name": name, f"{who}.role": role, f"{who}.location": "quay"}
        facts |= {f"{who}.aliases": json.dumps(aliases)} if aliases else {}
    facts |= {
        "mio.goal": "to mend the lamp", "mio.wound.left arm": "broken", "c3.alive": "no",
        "relation:mio|ren": "-2", "relation:ren|mio": "3", "met:mio|ren": "yes",
        "thing:i1.name": "brass compass", "thing:i1.holder": "mio", "thing:i1.state": "cracked",
        "thing:old-bell.holder": "@quay",
        "secret:s1.text": "Hana Ito set the fire at the Old Mill", "knows:ren|s1": "yes",
        "secret:s2.text": "the tide is late on Mondays", "knows:ren|s2": "yes",
        "knows:mio|I count the gulls at night": "yes",
        "event:rescue|ren|mio|1.2": "Ren Aoki cut Mio Tanabe loose at the Old Mill",
        "event:duel|ren|mio|1.3": "Ren Aoki and Mio Tanabe crossed blades at the Low Quay",
        "thread:t1.state": "open", "thread:t1.question": "Who rang the bell?",
        "thread:t1.due": "3", "thread:t1.who": '["c2"]', "thread:t1.known": '["it was dark"]',
        "thread:t2.state": "resolved", "thread:t2.question": "Who lit the lamp?",
        "oath:ren|lie": "never to lie again",
    }  # fmt: skip
    return [
        Fact(slot=s, value=v, episode=1 + n % 2, scene=1) for n, (s, v) in enumerate(facts.items())
    ]


@pytest.fixture
async def main(engine) -> log.Branch:
    async with engine.begin() as connection:
        made = sa.insert(series).values(slug="a", title="A").returning(series.c.id)
        show = (await connection.execute(made)).scalar_one()
        branch = await log.branch(connection, show)
        return await log.append(connection, branch, first_facts(), episode=2)


async def packed(engine, branch: log.Branch, text: str = "", *, budget: int = 3000, **ids) -> Pack:
    async with engine.connect() as connection:
        return await recall.pack(
            connection, branch, BIBLE, Outline(text=text, **ids), episode=3, budget=budget
        )


def slots(pack: Pack) -> dict[str, str]:
    return {fact.slot: fact.value for line in pack.lines for fact in line.facts}


def section(pack: Pack, title: str) -> str:
    return pack.text.partition(f"## {title}\n")[2].partition("\n## ")[0]


def card(pack: Pack, name: str) -> str:
    """The card of somebody in play, all its lines."""
    lines = [line.text for line in pack.lines]
    start = next(n for n, text in enumerate(lines) if text.startswith(f"{name} ("))
    end = next((n for n in range(start + 1, len(lines)) if lines[n][0] != " "), len(lines))
    return "\n".join(lines[start:end])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("In the rain Mio Tanabe waits.", "Mio Tanabe"),
        ("In the rain Tanabe waits.", "Mio Tanabe"),
        ("In the rain the Heron's boat waits.", "Hana Ito"),
        ("In the rain the glassblower of the Low Quay waits.", "Hana Ito"),
        ("In the rain a notary waits.", "Taro Ito"),
        ("In the rain Tanabbe waits.", "Mio Tanabe"),
    ],
    ids=["name", "family name", "alias", "role", "trade", "slip"],
)
async def test_people_are_found_by_whatever_they_are_called(engine, main, text, name):
    assert card(await packed(engine, main, text), name)


async def test_an_ambiguous_name_brings_both(engine, main):
    pack = await packed(engine, main, "Then Hana arrives.")

    assert card(pack, "Hana Ito")
    assert card(pack, "Hana Mori")


async def test_words_that_name_nobody_bring_nobody(engine, main):
    pack = await packed(engine, main, "A light, a compass, a wheel; nobody waits.")

    assert "## In play" not in pack.text


async def test_a_card_says_how_somebody_is_now(engine, main):
    mio = card(await packed(engine, main, people=("mio", "ren")), "Mio Tanabe")

    for told in ("at Low Quay", "wants to mend the lamp", "left arm broken", "brass compass"):
        assert told in mio
    assert "cracked" in mio
    assert "Ren Aoki -2" in mio


async def test_the_dead_are_dead(engine, main):
    assert "is dead" in card(await packed(engine, main, "They speak of Taro Ito."), "Taro Ito")


async def test_places_and_things_come_with_their_state(engine, main):
    pack = await packed(engine, main, "At the Wheel somebody looks for the old bell.")

    assert slots(pack)["place:mill.status"] == "sealed"
    assert slots(pack)["thing:old-bell.holder"] == "@quay"


async def test_a_thing_is_known_by_its_noun_where_somebody_has_it(engine, main):
    assert "thing:i1.state" in slots(await packed(engine, main, "Mio turns the compass over."))


async def test_a_touched_secret_comes_with_who_knows_it(engine, main):
    pack = await packed(engine, main, "At the Wheel Mio asks Ren who was behind the blaze.")
    said = next(line for line in pack.lines if "s1:" in line.text)

    assert {fact.slot for fact in said.facts} == {"secret:s1.text", "knows:ren|s1"}
    assert "s2" not in section(pack, "Who knows what")


async def test_an_event_is_found_by_its_place_and_by_words_that_go_with_it(engine, main):
    pack = await packed(engine, main, "Mio would not be alive without Ren. Rain falls.")
    told = [line.text for line in pack.lines if line.text.startswith(("Rescue", "Duel"))]

    assert [text.split(",")[0] for text in told] == ["Rescue", "Duel"]
    assert told[0].endswith("[E1]")


async def test_due_threads_come_whoever_is_in_play(engine, main):
    pack = await packed(engine, main, "Rain falls.")
    asked = section(pack, "Threads")

    assert "due E3: Who rang the bell?" in asked
    assert "it was dark" in asked
    assert "Who lit the lamp?" not in asked


async def test_the_rules_come_first(engine, main):
    lines = (await packed(engine, main, "Mio waits.")).text.splitlines()

    assert lines[:2] == ["## Rules", "Ghosts never speak first."]
    assert "zombie" in lines[3]


@pytest.mark.parametrize("budget", [0, 40, 150, 400, 3000])
async def test_the_budget_is_hard(engine, main, budget):
    pack = await packed(engine, main, "Mio, Ren and the Heron meet at the Wheel.", budget=budget)

    assert pack.tokens == sum(count(line.text) for line in pack.lines) <= budget


async def test_equal_questions_get_equal_packs(engine, main):
    assert await packed(engine, main, "Mio waits.") == await packed(engine, main, "Mio waits.")


async def test_strange_words_are_only_words(engine, main):
    odd = "Mio' OR 1=1 -- \\ % _ {} (.*)+[ \u0301 灯台 🜁 " + "Xx" * 4000

    assert card(await packed(engine, main, odd), "Mio Tanabe")


async def test_a_branch_is_packed_as_it_stood_at_its_fork(engine, main):
    async with engine.begin() as connection:
        moved = [Fact(slot="mio.location", value="mill", episode=3, scene=1)]
        after = await log.append(connection, main, moved, episode=3)
        before = await history.fork(connection, after, "before", at=2)

    assert slots(await packed(engine, after, "Mio waits."))["mio.location"] == "mill"
    assert slots(await packed(engine, before, "Mio waits."))["mio.location"] == "quay"


async def test_every_fact_of_a_simulated_pack_is_said_and_holds(engine):
    show = Show(engine, World(3))
    await show.open()
    await show.play(90)
    world = show.world
    async with engine.connect() as connection:
        for number in range(8):
            candidate = outlines.draw(world, number)
            pack = await recall.pack(
                connection, show.branch, show.bible, candidate.outline, episode=candidate.episode
            )
            told, _, _ = (*pack.text.partition("## What else is new"),)
            lines = [line for line in pack.lines if line.text in told.splitlines()]
            for line in lines:
                for fact in line.facts:
                    assert world.value(fact.slot) == fact.value
                    own = line.text.startswith("  Now") and fact.slot.endswith(".holder")
                    words = said(world, fact, own=own)
                    assert all(word in line.text for word in words), (line.text, fact)


def said(world: World, fact: Fact, *, own: bool) -> list[str]:
    """The words without which a fact is not said; of its own things a card does not repeat whose."""
    names = {p.id: p.name for p in (*world.people.values(), *world.places, *world.things)}
    slot, value = fact.slot, fact.value
    if slot.startswith("relation:"):
        return [f"{int(value):+d}"]
    if slot.startswith("knows:"):
        return [names[slot.removeprefix("knows:").split("|")[0]]]
    if slot.endswith((".location", ".holder")) and not own:
        return [names[value.removeprefix("@")]]
    if slot.endswith(".holder"):
        return ["has "]
    if slot.endswith(".alive"):
        return ["dead"]
    if slot.startswith("thread:") and value.startswith("["):
        return [names.get(one, one) for one in json.loads(value)]
    if slot.endswith(".state") and slot.startswith("thread:"):
        return ["due"]
    return json.loads(value) if value.startswith("[") else [value]


async def test_questions_to_the_database_do_not_grow_with_the_series(engine):
    show = Show(engine, World(3))
    await show.open()
    asked: list[str] = []
    sa.event.listen(
        engine.sync_engine, "before_cursor_execute", lambda *args: asked.append(args[2])
    )
    counts = []
    for _ in range(2):
        await show.play(48)
        candidate = outlines.draw(show.world, 0)
        async with engine.connect() as connection:
            asked.clear()
            await recall.pack(
                connection, show.branch, show.bible, candidate.outline,
                episode=candidate.episode, budget=2000,
            )  # fmt: skip
        counts.append(sum("unnest" in text for text in asked))
    assert max(counts) <= 7
