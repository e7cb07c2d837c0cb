"""What earlier takes teach: weights, decay, and words that are blamed only when they clearly deserve it."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from orchestrator.lessons import free
from orchestrator.weighing import HALF_LIFE, MOST, By, Taught, weighed
from orchestrator.wishes import Wish
from schemas.bible import Character, Style
from schemas.plan import Weather
from schemas.take import Said
from stand_ins.shots import shot

LIGHT = Wish("warm rim light", wanted=True)
FLARE = Wish("lens flare", wanted=False)


def asked(episode=21, **changes):
    return shot(**changes).model_copy(update={"episode": episode})


def taught(episode=20, scene=1, *, liked=True, said=(), wishes=(), by=By.OPERATOR):
    take = f"{episode}/{scene}/1/1"
    return Taught(episode, take, by, liked, tuple(said), tuple(wishes))


def weights(rows, request=None):
    return {one.words: one.weight for one in weighed(rows, request or asked())}


def mixed(words, *, well, badly, without=(6, 6)):
    """Takes with some words and takes without them: so many turned out well, so many badly."""
    counts = ((True, well, [words]), (False, badly, [words]), (True, without[0], []),
              (False, without[1], []))  # fmt: skip
    scenes = iter(range(1, 200))
    return [
        taught(scene=next(scenes), liked=liked, said=said)
        for liked, count, said in counts
        for _ in range(count)
    ]


def test_nobody_has_said_anything():
    assert weighed([], asked()) == ()


def test_a_wish_counts_at_once_and_says_whose_it_was():
    (light,) = weighed([taught(wishes=[LIGHT])], asked())
    assert light.words == "warm rim light"
    assert 0.6 < light.weight < 1
    assert light.why == "wished by the operator in take 20/1/1/1"
    (flare,) = weighed([taught(liked=False, wishes=[FLARE])], asked())
    assert -1 < flare.weight < -0.6


def test_a_wish_counts_half_after_its_half_life_and_is_forgotten_in_the_end():
    now = weights([taught(wishes=[LIGHT])], asked(20))
    fresh, later = now["warm rim light"], weights([taught(wishes=[LIGHT])], asked(20 + HALF_LIFE))
    assert later["warm rim light"] < 0.65 * fresh
    assert weighed([taught(wishes=[LIGHT])], asked(20 + 4 * HALF_LIFE)) == ()


def test_wishes_add_up_but_never_pass_one_and_a_change_of_mind_cancels():
    many = [taught(scene=n, wishes=[LIGHT]) for n in range(1, 30)]
    assert 0.99 < weights(many)["warm rim light"] <= 1
    against = taught(scene=7, liked=False, wishes=[replace(LIGHT, wanted=False)])
    assert weighed([many[0], against], asked()) == ()


def test_a_wish_for_somebody_is_heard_only_where_they_are():
    bangs = Wish("long bangs", wanted=True, character="aki_1")
    assert weights([taught(wishes=[bangs])]) != {}
    alone = asked(characters=(Character(id="ben", name="Ben"),))
    assert weights([taught(wishes=[bangs])], alone) == {}


def test_words_that_go_together_with_liked_takes_are_said_again():
    (found,) = weighed(mixed("soft glow", well=5, badly=0), asked())
    assert found.words == "soft glow"
    assert 0.2 < found.weight < 1
    assert found.why.startswith("liked in 5 of 5 takes, the last of them 20/5/1/1")


@pytest.mark.parametrize(
    ("well", "badly", "without", "blamed"),
    [
        (0, 5, (8, 1), True),  # hardly ever good with them, nearly always without
        (0, 1, (8, 1), False),  # once is no pattern
        (0, 5, (1, 8), False),  # everything is disliked
        (3, 4, (8, 1), False),  # with them it may go either way
        (0, 5, (0, 0), False),  # every take has them
    ],
)
def test_words_are_blamed_only_when_they_clearly_correlate(well, badly, without, blamed):
    rows = mixed("film grain", well=well, badly=badly, without=without)
    assert (weights(rows).get("film grain", 0) < 0) is blamed


def test_words_that_every_take_has_teach_nothing():
    rows = [taught(scene=n, said=["anime"], liked=n % 3 > 0) for n in range(1, 20)]
    assert weighed(rows, asked()) == ()


def test_keeping_something_away_may_help_too():
    rows = mixed("-harsh shadows", well=5, badly=0)
    assert weights(rows)["harsh shadows"] < -0.2
    assert weights(mixed("-harsh shadows", well=0, badly=6, without=(8, 1))) == {}


def test_the_gate_counts_less_than_the_operator():
    rows = mixed("calm", well=3, badly=0, without=(1, 2))
    gate = [replace(one, by=By.GATE) for one in rows]
    both = [weights(found)["calm"] for found in (rows, gate)]
    assert 0 < both[1] < both[0]
    (said,) = weighed(gate, asked())
    assert said.why.startswith("kept by the gate in 3 of 3 takes")


def test_the_newest_verdict_counts_most():
    early = [replace(one, episode=1) for one in mixed("glow", well=4, badly=0)]
    late = [replace(one, episode=60) for one in mixed("glow", well=0, badly=5, without=(8, 1))]
    assert weights([*early, *late], asked(61))["glow"] < 0


def test_no_more_than_eight_and_the_weightiest_first():
    rows = [
        taught(scene=n, wishes=[Wish(f"wish {n}", wanted=n % 2 == 0)] * (1 + n // 4))
        for n in range(1, 30)
    ]
    found = weighed(rows, asked())
    assert len(found) == MOST
    sizes = [abs(one.weight) for one in found]
    assert sizes == sorted(sizes, reverse=True)


def test_nothing_is_said_that_the_shot_contradicts_or_says_already():
    rain = taught(wishes=[Wish("rain on glass", wanted=True)])
    assert weights([rain]) == {}
    assert "rain on glass" in weights([rain], asked(weather=Weather.RAIN))
    said = taught(wishes=[Wish("hand-drawn animation", wanted=True)])
    assert weights([said]) == {}
    noir = asked(style=Style(preset="noir"))
    assert weights([taught(wishes=[Wish("silver rim", wanted=True)])], noir) == {}
    turns = taught(liked=False, wishes=[Wish("aki turns", wanted=False)])
    assert weights([turns]) == {}


def test_the_same_takes_teach_the_same_in_any_company():
    dice = random.Random(3)
    rows = [
        taught(
            dice.randint(1, 20), n, liked=dice.random() < 0.6,
            said=dice.sample(["a b", "c d", "e f", "-g h"], dice.randint(0, 3)),
        )
        for n in range(1, 60)
    ]  # fmt: skip
    first = weighed(rows, asked())
    assert first == weighed(rows, asked(seed=99, seconds=7.0))
    assert all(-1 <= one.weight <= 1 for one in first)


def test_what_plan_and_bible_demand_is_never_learned():
    said = [
        Said(words="Rain falling, night", why="time and weather"),
        Said(words="copper twin tails", why="Wren: the look"),
        Said(words="Steady light, calm", why="the take before was refused for flicker"),
        Said(words="flicker, changing light", why="the take before was refused for flicker", negative=True),
        Said(words="warm glow", why="wished by the operator in take 1/1/1/1"),
        Said(words="warm glow", why="liked in 3 takes, the last of them 1/1/1/1"),
        Said(words="x" * 70, why="style preset Film noir"),
    ]  # fmt: skip
    assert free(said) == ["steady light", "calm", "-flicker", "-changing light", "warm glow"]
