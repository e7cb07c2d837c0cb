"""Violations: good plans, the contradictions planted in them, and the traps that are none.

What is planted must be found, and a trap must not be: so continuity is measured, on any series.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping

from schemas.bible import Bible
from schemas.canon import Fact
from schemas.plan import EpisodePlan

from . import plants_people as people
from . import plants_story as story
from .good import good_plan
from .ground import Ground, Unplantable
from .traps import TRAPS, traps

__all__ = ["CLASSES", "RULES", "TRAPS", "good_plan", "plant", "traps"]

_Plant = Callable[[Ground], dict[str, object] | None]
_PLANTS: dict[str, tuple[_Plant, str]] = {  # and the rules by which it must be found
    "dead speaks": (people.dead_speaks, "dead"),
    "wounded limb used": (people.wounded_limb, "wound"),
    "two places at once": (people.two_places, "two places"),
    "impossible travel": (people.travel, "travel"),
    "item not held": (story.item_not_held, "possession"),
    "item destroyed": (story.item_destroyed, "destroyed"),
    "secret not known": (people.secret_not_known, "knowledge"),
    "first meeting of acquaintances": (people.first_meeting, "meeting"),
    "relation contradiction": (people.relation, "relation"),
    "attribute contradiction": (people.attribute, "attribute"),
    "sealed or burned place used": (story.place_shut, "place"),
    "unknown name": (people.unknown_name, "unknown name"),
    "near-duplicate name": (people.near_name, "near name"),
    "thread resolved before opened": (story.thread_too_early, "thread"),
    "thread resolved twice": (story.thread_twice, "thread"),
    "overdue ignored": (story.overdue_ignored, "overdue"),
    "world rule broken": (story.world_rule, "world rule, forbidden word"),
    "callback to an event that never was": (story.callback, "callback"),
    "wrong scene count": (story.scene_count, "form"),
    "out-of-order day": (story.day_out_of_order, "order"),
    "oath broken": (people.oath, "oath"),
}

CLASSES: tuple[str, ...] = tuple(_PLANTS)
RULES: Mapping[str, frozenset[str]] = {
    name: frozenset(rules.split(", ")) for name, (_, rules) in _PLANTS.items()
}
"""By class, the rules of which one must find it; whatever else is found is a false alarm."""


def plant(  # noqa: PLR0917 - the six that good_plan and traps take as well, and in their order
    name: str,
    plan: EpisodePlan,
    bible: Bible,
    facts: Mapping[str, Fact],
    episode: int,
    dice: random.Random,
) -> EpisodePlan | dict[str, object] | None:
    """A copy of a good plan with one violation of the class `name` in it.

    None when it cannot be planted here: nobody is dead, no two places are far apart, or the dice
    fell badly. Plain data instead of a plan when it is the form that is wrong. KeyError when there
    is no such class.
    """
    planting, _ = _PLANTS[name]
    ground = Ground(plan, bible, facts, episode, dice)
    try:
        return planting(ground) or ground.plan()
    except Unplantable:
        return None
