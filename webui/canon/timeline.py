"""The timeline: what happened in every episode, in the order of airing or of the story.

Every scene has its day within the episode and its time of day; a flashback may say to which episode
it looks back, a dream happens at no time. Nothing says how much time passes between two episodes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import sqlalchemy as sa

from canon import log
from canon.slots import Kind, field_of, kind_of, subject_of
from canon.telling import weight
from schemas.canon import Authority, Fact
from schemas.tables import State, episode

from ..answering import Ask
from .contexts import Moment, Stretch, TimelinePage, Told
from .ground import Citing, Ground, citing

STRETCH = 12  # episodes on a page
_MOST = 6  # sentences of an episode
_WORTH = 4  # the weight of a fact that is told
_PRESENT, _FLASHBACK = "present", "flashback"


async def page(ask: Ask, ground: Ground, before: int | None, *, story: bool) -> TimelinePage:
    """A stretch of episodes below number `before`, newest first; in story order oldest first."""
    rows = await ground.connection.execute(
        sa.select(episode.c.number, episode.c.title, episode.c.plan)
        .where(episode.c.series_id == ground.show.id, episode.c.state == State.AIRED)
        .where(episode.c.number < before if before else sa.true())
        .order_by(episode.c.number.desc())
        .limit(STRETCH + 1)
    )
    found = rows.all()
    shown = found[:STRETCH]
    lines = await _lines(ground, shown[-1].number, shown[0].number) if shown else {}
    facts = [fact for of in lines.values() for fact in of]
    told = await citing(ask, await ground.lore(facts), facts)
    places = {p.id: p.name for p in ground.bible.locations} if ground.bible else {}
    stretches = tuple(_stretch(ask, row, lines.get(row.number, ()), told, places) for row in shown)
    apart = any(m.frame == _FLASHBACK for one in stretches for m in one.moments)
    undated: tuple[Moment, ...] = ()
    if story:
        stretches, undated = _in_story_order(stretches[::-1])
    return TimelinePage(
        show=ask.show, story=story, stretches=stretches, undated=undated, apart=apart,
        older=shown[-1].number if len(found) > STRETCH else None, before=before,
    )  # fmt: skip


async def _lines(ground: Ground, first: int, last: int) -> dict[int, list[Fact]]:
    """What the episodes of a stretch have established, by episode."""
    since, end = await ground.first_line_of(first), await ground.first_line_of(last + 1)
    rows = await ground.connection.execute(
        sa.text(
            "select * from canon_event where branch_id = :branch and seq >= :since and seq < :end"
            " and by = 1 and value is not null order by seq"
        ),
        {"branch": ground.branch.id, "since": since, "end": end},
    )
    found: dict[int, list[Fact]] = {}
    for fact in map(log.fact_of, rows):
        found.setdefault(fact.episode, []).append(fact)
    return found


def _stretch(
    ask: Ask, row: Any, facts: Sequence[Fact], told: Citing, places: Mapping[str, str]
) -> Stretch:
    threads = {f.slot: f for f in facts if kind_of(f.slot) is Kind.THREAD}
    weights = [(weight(f, told.lore), f) for f in facts if f.slot not in threads and f.value]
    worth = sorted((w for w in weights if w[0] >= _WORTH), key=lambda w: -w[0])[:_MOST]
    return Stretch(
        number=row.number, title=row.title or "",
        href=f"/{ask.show.slug}/episodes/{row.number}",
        moments=tuple(_moments(row, told, places)),
        opened=tuple(_threads(threads, "open", "question", told)),
        found=tuple(told.tell(f) for f in threads.values() if field_of(f.slot) == "known"),
        closed=tuple(_threads(threads, "resolved", "answer", told)),
        happened=tuple(told.tell(f) for _, f in sorted(worth, key=lambda w: (w[1].scene, -w[0]))),
        lines=sum(f.by is Authority.DIRECTOR for f in facts),
    )  # fmt: skip


def _threads(facts: Mapping[str, Fact], state: str, part: str, told: Citing) -> Iterator[Told]:
    for slot, fact in facts.items():
        if field_of(slot) == "state" and fact.value == state:
            thread = subject_of(slot)
            said = facts.get(f"thread:{thread}.{part}")
            question = told.lore.names.get(f"thread:{thread}", thread)
            text = f"{question} {said.value}" if said and part == "answer" else question
            yield Told(text, told.cite(fact))


def _moments(row: Any, told: Citing, places: Mapping[str, str]) -> Iterator[Moment]:
    plan = row.plan if isinstance(row.plan, dict) else {}
    for n in range(1, 7):
        if scene := plan.get(f"scene_{n}"):
            yield Moment(
                cite=told.at(row.number, n), title=scene.get("title", ""),
                place=places.get(scene.get("location", ""), scene.get("location", "")),
                day=scene.get("day", 0) + 1, time=scene.get("time", ""),
                frame=scene.get("timeframe", _PRESENT), back_to=scene.get("as_of_episode", 0),
            )  # fmt: skip


def _in_story_order(
    stretches: Sequence[Stretch],
) -> tuple[tuple[Stretch, ...], tuple[Moment, ...]]:
    """Flashbacks moved behind what they look back to; those that lead off the page are left over."""
    back = [m for one in stretches for m in one.moments if m.frame == _FLASHBACK]
    here = {one.number for one in stretches}
    placed = tuple(
        replace(
            one,
            moments=tuple(m for m in one.moments if m.frame != _FLASHBACK)
            + tuple(m for m in back if m.back_to == one.number),
        )
        for one in stretches
    )
    return placed, tuple(m for m in back if m.back_to not in here)
