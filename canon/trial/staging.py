"""Staging: whom an episode is about, and where its six scenes are played."""

from __future__ import annotations

import random
from dataclasses import dataclass

from .world import Person, Spot, World

SCENES = 6
_NEAR = 24  # places that the story has at hand


@dataclass(frozen=True)
class Stage:
    """Where a scene is played, and who is there; the first two carry it."""

    number: int
    place: Spot
    here: tuple[Person, ...]


def draw(world: World, dice: random.Random) -> tuple[Stage, ...]:
    """The six stages of the next episode.

    Three or four of the mains, two or three of the side cast, mostly of the latest, now and then
    somebody from long ago.
    """
    cast = dice.sample(world.mains, dice.choice((3, 3, 4)))
    for _ in range(dice.choice((2, 2, 3))):
        pool = world.living if dice.random() < 0.12 else world.fresh
        if pool and (guest := dice.choice(pool)) not in cast:
            cast.append(guest)
    return tuple(_stage(world, dice, number, cast) for number in range(1, SCENES + 1))


def _stage(world: World, dice: random.Random, number: int, cast: list[Person]) -> Stage:
    near = dice.random() < 0.8
    places = world.places[-_NEAR:] if near else world.places
    size = min(len(cast), dice.choice((2, 2, 3, 3, 4)))
    return Stage(number, dice.choice(places), tuple(dice.sample(cast, size)))
