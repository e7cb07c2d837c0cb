"""Continuity: what in a plan contradicts the canon or the form of an episode. No model is asked."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from fnmatch import fnmatchcase

from pydantic import ValidationError

from schemas.bible import Bible
from schemas.canon import Fact, Finding, Recall, Waiver
from schemas.errors import PlanError
from schemas.plan import EpisodePlan

from .fold import Past, finding, fold
from .roster import Roster
from .rules import content, form, threads
from .rules.moment import Complaint
from .standing import Standing
from .world import World

SHORTEST_S, LONGEST_S = form.SHORTEST_S, form.LONGEST_S
SCENES = tuple(f"scene_{n}" for n in range(1, 7))


def check(plan: EpisodePlan, recall: Recall) -> tuple[Finding, ...]:
    """Every contradiction, the worst first; an error means that the plan must be written again."""
    facts = Standing(recall.facts)
    return check_against(
        plan, recall.bible, facts, recall.episode,
        loglines=recall.loglines, openings=recall.openings,
    )  # fmt: skip


def check_against(
    plan: EpisodePlan | Mapping[str, object],
    bible: Bible,
    facts: Mapping[str, Fact],
    episode: int,
    *,
    past: Past | None = None,
    loglines: Collection[str] = (),
    openings: Collection[str] = (),
) -> tuple[Finding, ...]:
    """Every contradiction of a plan with a state of the canon, errors first, by scene.

    `facts` hold before `episode`, by slot; `past` knows those as of an earlier episode, for
    flashbacks. `loglines` and `openings` are those of the episodes before. A plan that is not yet
    one (a mapping) is read first; what is wrong with its form is then the only finding.
    """
    if not isinstance(plan, EpisodePlan):
        try:
            plan = read_plan(plan)
        except PlanError as error:
            return (Finding(rule="form", scene=0, message=str(error)),)
    if not isinstance(facts, Standing):
        facts = Standing(facts.values())  # so that they are indexed once
    _, found = fold(plan, bible, facts, episode, past=past)
    told = form.repetition(plan, loglines, openings)
    whole = _whole(plan, World(bible, facts, episode, Roster(bible, facts)), told)
    return tuple(sorted((*found, *whole), key=lambda f: (f.severity != "error", f.scene)))


def read_plan(data: Mapping[str, object]) -> EpisodePlan:
    """A plan from plain data, with its scenes as `scene_1` … `scene_6` or as a list `scenes`.

    Raises PlanError, in one sentence, when it is none.
    """
    fields = dict(data)
    listed = fields.pop("scenes", None)
    if isinstance(listed, Sequence) and not isinstance(listed, str):
        fields |= {f"scene_{n}": scene for n, scene in enumerate(listed, 1)}
    given = [name for name in fields if name.removeprefix("scene_").isdecimal()]
    if sorted(given) != sorted(SCENES):
        raise PlanError(
            f"an episode has exactly six scenes, this plan has {len(given)};"
            " write scene_1 to scene_6, no more and no less"
        )
    try:
        return EpisodePlan.model_validate(fields)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise PlanError(f"the plan cannot be read: {where}: {first['msg']}; correct it") from error


def waive(findings: Sequence[Finding], waivers: Sequence[Waiver]) -> tuple[Finding, ...]:
    """The findings, with the operator's reason on those that a waiver lets pass."""
    return tuple(
        f.model_copy(update={"waived": reason}) if (reason := _reason(f, waivers)) else f
        for f in findings
    )


def blocking(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings for which a plan must be written again: errors that are not waived."""
    return tuple(f for f in findings if f.severity == "error" and not f.waived)


def _reason(found: Finding, waivers: Sequence[Waiver]) -> str:
    subjects = (found.fact.slot if found.fact else "", found.line, found.message)
    for waiver in waivers:
        pattern = waiver.pattern.casefold()
        if fnmatchcase(found.rule, waiver.rule) and any(
            fnmatchcase(subject.casefold(), pattern) for subject in subjects
        ):
            return waiver.reason
    return ""


def _whole(plan: EpisodePlan, world: World, told: Iterable[Complaint]) -> Iterator[Finding]:
    """What is wrong with the episode as a whole."""
    for complaint in (
        *form.length(plan),
        *told,
        *content.headings(plan, world.bible.rules.forbidden_words),
        *threads.overdue(plan, world),
    ):
        yield finding(complaint, 0, world.before.get(complaint.slot))
    for scene, complaint in form.order(plan):
        yield finding(complaint, scene, None)
