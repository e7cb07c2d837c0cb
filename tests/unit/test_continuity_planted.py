"""Continuity, measured: what is planted in clean plans is found, and nothing else is."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, field

import pytest

from canon.continuity import check_against
from canon.fold import fold
from canon.standing import Standing
from canon.violations import CLASSES, RULES, TRAPS, good_plan, plant, traps
from schemas.bible import Arc, Bible, Character, Location, Relation, Rules, Series, ThreadSpec
from schemas.plan import BeatKind, EpisodePlan

EPISODES = 260
EACH = 24  # planted per class
WAYS = {
    "hill": ("mill",), "mill": ("hill", "lane"), "lane": ("mill", "quay"),
    "quay": ("lane", "boat"), "boat": ("quay",),
}  # fmt: skip


def bible() -> Bible:
    names = {"ada": "Adelina Voss", "bram": "Bram", "cleo": "Cleo Winter", "dov": "Old Dovrak"}
    people = tuple(
        Character(
            id=one,
            name=name,
            aliases=(f"the {one} one",),
            has=(f"a cup of {one}",),
            relations=tuple(
                Relation(to=other, kind="friend", value=n - 1)
                for n, other in enumerate(names)
                if other != one
            ),
        )
        for one, name in names.items()
    )
    return Bible(
        series=Series(id="w", title="W"),
        characters=people,
        locations=tuple(
            Location(id=p, name=f"The {p}", kind="street", near=near) for p, near in WAYS.items()
        ),
        arcs=(Arc(id="a", title="A", threads=(
            ThreadSpec(id="fog", question="Who makes the fog?", due=4),
            ThreadSpec(id="owl", question="Whose is the owl?", opens=30, due=33, importance=3),
        )),),
        rules=Rules(forbidden_words=("dragon", "lantern"), forbidden_verbs=("vanish", "row")),
    )  # fmt: skip


@dataclass
class Tally:
    """What came of planting in one simulated series."""

    planted: Counter[str] = field(default_factory=Counter)
    caught: Counter[str] = field(default_factory=Counter)
    besides: dict[str, list[str]] = field(default_factory=dict)  # class → findings of other rules
    trapped: Counter[str] = field(default_factory=Counter)
    alarms: list[str] = field(default_factory=list)  # on clean plans
    sprung: list[str] = field(default_factory=list)  # on traps
    kinds: Counter[BeatKind] = field(default_factory=Counter)
    plans: list[EpisodePlan] = field(default_factory=list)


def simulate() -> Tally:
    book, facts, dice, tally = bible(), Standing(), random.Random("planted"), Tally()
    for episode in range(1, EPISODES + 1):
        plan = good_plan(book, facts, episode, dice)
        tally.plans.append(plan)
        tally.kinds.update(b.kind for s in plan.scenes for b in s.beats)
        found = check_against(plan, book, facts, episode)
        tally.alarms += [f"{episode}: {f.rule}: {f.message}" for f in found]
        if episode > 30:
            sow(tally, plan, book, facts, episode, dice)
        changes, _ = fold(plan, book, facts, episode)
        facts.add(changes)
    return tally


def sow(tally: Tally, plan, book, facts, episode, dice) -> None:
    for name in CLASSES:
        wrong = None
        if tally.planted[name] < EACH:
            wrong = plant(name, plan, book, facts, episode, dice)
        if wrong is None:
            continue
        found = check_against(wrong, book, facts, episode)
        tally.planted[name] += 1
        tally.caught[name] += any(f.rule in RULES[name] for f in found)
        others = [f"{episode}: {f.message}" for f in found if f.rule not in RULES[name]]
        tally.besides.setdefault(name, []).extend(others)
    if episode % 8 == 0:
        for name, fine in traps(plan, book, facts, episode, dice).items():
            tally.trapped[name] += 1
            found = check_against(fine, book, facts, episode)
            tally.sprung += [f"{episode}: {name}: {f.message}" for f in found]


@pytest.fixture(scope="module")
def tally() -> Tally:
    return simulate()


def test_clean_plans_raise_no_alarm(tally):
    assert tally.alarms == []


@pytest.mark.parametrize("name", CLASSES)
def test_every_planted_violation_is_found_and_nothing_else(tally, name):
    assert tally.planted[name] >= 20
    assert tally.caught[name] == tally.planted[name]
    assert tally.besides[name] == []


def test_no_trap_is_sprung(tally):
    assert set(tally.trapped) == set(TRAPS)
    assert tally.sprung == []


def test_clean_plans_are_varied(tally):
    silent = {BeatKind.MOVE}  # nobody moves within a scene of a clean plan
    assert set(tally.kinds) == set(BeatKind) - silent
    assert len({p.model_dump_json() for p in tally.plans}) == EPISODES
    beats = sum(tally.kinds.values()) / EPISODES
    assert 10 <= beats <= 24
    assert any(p.introductions for p in tally.plans)


def test_equal_dice_write_equal_plans():
    book, facts = bible(), Standing()

    def write(seed: str) -> tuple[EpisodePlan, object]:
        plan = good_plan(book, facts, 3, random.Random(seed))
        return plan, plant("dead speaks", plan, book, facts, 3, random.Random(seed))

    assert write("a") == write("a")
    assert write("a") != write("b")


def test_facts_without_an_index_are_judged_alike(tally):
    book, facts, dice = bible(), Standing(), random.Random("plain")
    for episode in range(1, 15):
        plan = good_plan(book, facts, episode, dice)
        plain = dict(facts)
        wrong = plant("item not held", plan, book, plain, episode, dice)
        for one in (plan, wrong or plan):
            assert check_against(one, book, facts, episode) == check_against(
                one, book, plain, episode
            )
            assert fold(one, book, facts, episode) == fold(one, book, plain, episode)
        facts.add(fold(plan, book, facts, episode)[0])
