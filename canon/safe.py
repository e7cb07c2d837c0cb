"""Safe: of what a plan changes, the part that contradicts nothing.

A plan that airs in spite of a contradiction still aired; what it got wrong must not become true.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from schemas.bible import Bible
from schemas.canon import Fact, Finding, Waiver
from schemas.plan import Beat, EpisodePlan, ScenePlan

from .continuity import blocking, waive
from .fold import Past, fold
from .roster import Roster
from .rules.moment import quoted
from .slots import Kind, is_slot, kind_of, subject_of


@dataclass(frozen=True)
class Delta:
    """What an episode may change, and what it got wrong."""

    facts: tuple[Fact, ...]
    wrong: tuple[Finding, ...]


def delta(
    plan: EpisodePlan,
    bible: Bible,
    facts: Mapping[str, Fact],
    episode: int,
    *,
    past: Past | None = None,
    waivers: Sequence[Waiver] = (),
) -> Delta:
    """Fold `plan` over the facts that hold, leaving out the beats that contradict them.

    So are people where they cannot be, and facts whose slot cannot be written down. A contradiction
    that is waived is none. Leaving one beat out may make another wrong: that is then left out, too.
    """
    wrong: dict[str, Finding] = {}
    roster = Roster(bible, facts, plan.introductions)
    while True:
        found, findings = fold(plan, bible, facts, episode, past=past)
        against = blocking(waive(findings, waivers))
        wrong |= {f"{f.scene} {f.message}": f for f in against}
        rest = _without(plan, against, roster)
        if rest == plan:
            break
        plan = rest
    return Delta(tuple(f for f in found if is_slot(f.slot)), tuple(wrong.values()))


def _without(plan: EpisodePlan, wrong: Collection[Finding], roster: Roster) -> EpisodePlan:
    scenes = {
        f"scene_{n}": _cut(scene, [f for f in wrong if f.scene == n], roster)
        for n, scene in enumerate(plan.scenes, 1)
    }
    return plan.model_copy(update=scenes)


def _cut(scene: ScenePlan, wrong: Sequence[Finding], roster: Roster) -> ScenePlan:
    """The scene without the beats that are wrong, and without whoever is wrong to be there."""
    if not wrong:
        return scene
    lines = {f.line for f in wrong}
    beats = tuple(b for b in scene.beats if not {quoted(b), quoted(_by_id(b, roster))} & lines)
    if len(beats) < len(scene.beats):
        return scene.model_copy(update={"beats": beats})
    people = {
        subject_of(f.fact.slot) for f in wrong if f.fact and kind_of(f.fact.slot) is Kind.PERSON
    }
    cast = tuple(m for m in scene.cast if m.character not in people)
    return scene.model_copy(update={"cast": cast})


def _by_id(beat: Beat, roster: Roster) -> Beat:
    who, to = roster.person(beat.who) or beat.who, roster.person(beat.to) or beat.to
    return beat.model_copy(update={"who": who, "to": to})
