"""Continuity: what in a plan contradicts the canon or the form of an episode. No model is asked."""

from __future__ import annotations

from schemas.canon import Finding, Recall
from schemas.plan import EpisodePlan

from .fold import fold
from .memory import facts_of

SHORTEST_S, LONGEST_S = 130, 215  # planned seconds of the six scenes together
_MOST_IN_SCENE = 6


def check(plan: EpisodePlan, recall: Recall) -> tuple[Finding, ...]:
    """Every contradiction, the worst first; an error means that the plan must be written again."""
    _, findings = fold(plan, recall.bible, facts_of(recall), recall.episode)
    form = (*_length(plan), *_crowds(plan), *_again(plan, recall))
    return tuple(sorted((*findings, *form), key=lambda f: (f.severity != "error", f.scene)))


def _length(plan: EpisodePlan) -> tuple[Finding, ...]:
    if SHORTEST_S <= plan.seconds <= LONGEST_S:
        return ()
    text = f"the episode lasts {plan.seconds} s, it must last {SHORTEST_S} to {LONGEST_S} s"
    return (Finding(rule="length", scene=0, message=text),)


def _crowds(plan: EpisodePlan) -> tuple[Finding, ...]:
    return tuple(
        Finding(
            severity="warning", rule="crowd", scene=n,
            message=f"scene {n}: {len(scene.cast)} characters are too many for half a minute",
        )
        for n, scene in enumerate(plan.scenes, 1)
        if len(scene.cast) > _MOST_IN_SCENE
    )  # fmt: skip


def _again(plan: EpisodePlan, recall: Recall) -> tuple[Finding, ...]:
    if plan.logline not in recall.loglines:
        return ()
    text = f"this story has been told before: {plan.logline!r}"
    return (Finding(rule="repetition", scene=0, message=text),)
