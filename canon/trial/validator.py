"""The validator's trial: contradictions planted in good plans, and how many continuity finds.

The plans go on where the simulated series stands, with all its people, wounds, secrets and threads.
"""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from schemas.bible import Bible
from schemas.canon import Fact
from schemas.plan import EpisodePlan

from ..continuity import check_against
from ..fold import fold
from ..standing import Standing
from ..violations import CLASSES, RULES, good_plan, plant, traps
from .tally import quantile

_TRAPS_EVERY = 4  # plans
_PLANS = 12  # per violation wanted, at most


@dataclass
class _Tally:
    planted: Counter[str] = field(default_factory=Counter)
    caught: Counter[str] = field(default_factory=Counter)
    false: Counter[str] = field(default_factory=Counter)  # by rule
    clean: int = 0
    alarmed: int = 0  # clean plans and traps with any finding
    ms: list[float] = field(default_factory=list)

    def check(
        self, plan: EpisodePlan | Mapping[str, object], bible: Bible, facts: Standing, episode: int
    ) -> list[str]:
        began = time.perf_counter()
        found = check_against(plan, bible, facts, episode)
        self.ms.append(1000 * (time.perf_counter() - began))
        return [finding.rule for finding in found]


def judge(
    bible: Bible, now: Iterable[Fact], episode: int, *, each: int, seed: int
) -> dict[str, Any]:
    """Plant `each` violations of every class in plans for `episode` and after it; the figures.

    Precision counts as false whatever the rules of a class find in plans that hold no violation of
    it: clean ones, traps, and those with a violation of another class.
    """
    facts, dice = Standing(now), random.Random(f"canon-trial:{seed}:validator")
    tally = _Tally()
    for number in range(_PLANS * each):
        if all(tally.planted[name] >= each for name in CLASSES):
            break
        _sow(tally, bible, facts, episode + number, dice=dice, each=each)
        if number % _TRAPS_EVERY == 0:
            plan = good_plan(bible, facts, episode + number, dice)
            for trap in traps(plan, bible, facts, episode + number, dice).values():
                _clean(tally, tally.check(trap, bible, facts, episode + number))
        facts.add(fold(good_plan(bible, facts, episode + number, dice), bible, facts,
                       episode + number)[0])  # fmt: skip
    return {
        "classes": {name: _figures(tally, name) for name in CLASSES},
        "clean_plans": tally.clean,
        "false_alarms_per_1000": round(1000 * tally.alarmed / (tally.clean or 1), 2),
        "check_p95_ms": round(quantile(tally.ms, 0.95), 2),
    }


def _sow(
    tally: _Tally, bible: Bible, facts: Standing, episode: int, *, dice: random.Random, each: int
) -> None:
    plan = good_plan(bible, facts, episode, dice)
    _clean(tally, tally.check(plan, bible, facts, episode))
    for name in CLASSES:
        if tally.planted[name] >= each:
            continue
        wrong = plant(name, plan, bible, facts, episode, dice)
        if wrong is None:
            continue
        found = tally.check(wrong, bible, facts, episode)
        tally.planted[name] += 1
        tally.caught[name] += any(rule in RULES[name] for rule in found)
        tally.false.update({rule for rule in found if rule not in RULES[name]})


def _clean(tally: _Tally, found: list[str]) -> None:
    tally.clean += 1
    tally.alarmed += bool(found)
    tally.false.update(set(found))


def _figures(tally: _Tally, name: str) -> dict[str, float]:
    planted, caught = tally.planted[name], tally.caught[name]
    false = sum(tally.false[rule] for rule in RULES[name])
    return {
        "planted": planted,
        "recall": round(caught / planted, 4) if planted else 0.0,
        "precision": round(caught / (caught + false), 4) if caught else 0.0,
    }
