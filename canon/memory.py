"""Memory: recall what the Director must know, remember what an episode established.

The log `canon_event` only grows, each line hashed together with the one before it. `canon_fact` is
its projection: one current value per slot, and what every slot held before.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB, JSONPATH, insert
from sqlalchemy.ext.asyncio import AsyncConnection

from schemas.bible import Arc, Bible
from schemas.canon import (
    CharacterState,
    Fact,
    LocationState,
    PastEpisode,
    PastScene,
    Recall,
    ThreadState,
)
from schemas.errors import CanonError
from schemas.plan import EpisodePlan
from schemas.tables import State, canon_event, canon_fact, canon_head, episode

from .fold import fold

_RECENT = 8  # episodes told in full
_REMEMBERED = 24  # episodes back to which appearances are counted
_AIRED = (State.DELIVERING, State.AIRED)


async def recall(connection: AsyncConnection, series_id: int, bible: Bible, number: int) -> Recall:
    """Everything the Director is told before writing episode `number`."""
    facts = await current(connection, series_id)
    return remembered(
        bible, number, facts,
        recent=await _recent(connection, series_id, number),
        loglines=await _loglines(connection, series_id),
        seen=await _seen(connection, series_id, number),
    )  # fmt: skip


async def current(connection: AsyncConnection, series_id: int) -> dict[str, Fact]:
    """The facts that hold now, by slot."""
    rows = await connection.execute(
        sa.select(
            canon_fact.c.slot, canon_fact.c.value, canon_fact.c.from_episode,
            canon_fact.c.from_scene,
        ).where(canon_fact.c.series_id == series_id, canon_fact.c.to_episode.is_(None))
    )  # fmt: skip
    return {
        slot: Fact(slot=slot, value=value, episode=number, scene=scene)
        for slot, value, number, scene in rows
    }


async def remember(
    connection: AsyncConnection, series_id: int, bible: Bible, number: int, plan: EpisodePlan
) -> int:
    """Commit what an episode established, as part of the airing transaction.

    Returns how many facts changed. Raises CanonError when the canon already stands at this episode
    or beyond: it is never written twice.
    """
    head = await _lock_head(connection, series_id)
    if head["episode"] >= number:
        raise CanonError(
            f"the canon already stands at episode {head['episode']}, not before {number}"
        )
    facts = await current(connection, series_id)
    changes, _ = fold(plan, bible, {s: f.value for s, f in facts.items()}, number)
    seq, chain = head["seq"], bytes(head["hash"])
    lines: list[dict[str, object]] = []
    for change in changes:
        seq, chain = seq + 1, link(chain, change)
        lines.append(
            {
                "series_id": series_id, "seq": seq, "episode": change.episode,
                "scene": change.scene, "slot": change.slot, "value": change.value,
                "by": "director", "hash": chain,
            }
        )  # fmt: skip
    await _append(connection, lines)
    await connection.execute(
        sa.update(canon_head)
        .where(canon_head.c.series_id == series_id, canon_head.c.seq == head["seq"])
        .values(seq=seq, episode=number, hash=chain)
    )
    return len(changes)


async def verify(connection: AsyncConnection, series_id: int) -> tuple[str, ...]:
    """What is wrong with a series' canon: broken chain, facts that the log does not explain."""
    rows = await connection.execute(
        sa.select(canon_event)
        .where(canon_event.c.series_id == series_id)
        .order_by(canon_event.c.seq)
    )
    problems, chain, expected, replay = [], b"", 0, {}
    for row in rows:
        expected += 1
        change = Fact(slot=row.slot, value=row.value, episode=row.episode, scene=row.scene)
        chain = link(chain, change)
        if row.seq != expected:
            problems.append(f"line {expected} of the canon log is missing")
            expected = row.seq
        if chain != bytes(row.hash):
            problems.append(f"line {row.seq} of the canon log was changed")
            chain = bytes(row.hash)
        replay[change.slot] = change
    if replay != await current(connection, series_id):
        problems.append("the current facts are not what the log says")
    head = await connection.execute(
        sa.select(canon_head).where(canon_head.c.series_id == series_id)
    )
    found = head.first()
    if found is not None and (found.seq, bytes(found.hash)) != (expected, chain):
        problems.append("the head does not point at the end of the log")
    return tuple(problems)


def link(before: bytes, fact: Fact) -> bytes:
    """The hash of a log line, 16 bytes: over the line and the hash before it."""
    line = json.dumps([fact.slot, fact.value, fact.episode, fact.scene], ensure_ascii=True)
    return hashlib.sha256(before + line.encode()).digest()[:16]


def facts_of(recall: Recall) -> dict[str, str]:
    """The current facts inside a recall, by slot: what a plan is folded over."""
    return {fact.slot: fact.value for fact in recall.facts}


def remembered(
    bible: Bible,
    number: int,
    facts: dict[str, Fact],
    *,
    recent: tuple[PastEpisode, ...] = (),
    loglines: tuple[str, ...] = (),
    seen: Mapping[str, Sequence[int]] | None = None,
) -> Recall:
    """The recall that follows from a bible and the current facts.

    `seen` tells in which of the last episodes a character was, newest first.
    """
    seen = seen or {}
    return Recall(
        bible=bible,
        episode=number,
        arc=_arc(bible, number),
        characters=tuple(
            _character(bible, facts, c.id, seen.get(c.id, ())) for c in bible.characters
        ),
        locations=tuple(
            LocationState(location=p, status=_value(facts, f"place:{p.id}.status") or "open")
            for p in bible.locations
        ),
        threads=tuple(_threads(bible, facts)),
        recent=recent,
        events=tuple(f for s, f in sorted(facts.items()) if s.startswith("event:")),
        loglines=loglines,
        facts=tuple(facts[s] for s in sorted(facts)),
    )


def _value(facts: dict[str, Fact], slot: str) -> str:
    fact = facts.get(slot)
    return fact.value if fact else ""


def _character(
    bible: Bible, facts: dict[str, Fact], who: str, seen: Sequence[int]
) -> CharacterState:
    character = bible.character(who)
    relations = {r.to: r.value for r in character.relations}
    prefix = f"relation:{who}|"
    relations |= {
        s.removeprefix(prefix): int(f.value) for s, f in facts.items() if s.startswith(prefix)
    }
    wound = _value(facts, f"{who}.wound")
    return CharacterState(
        character=character,
        location=_value(facts, f"{who}.location") or character.home or "",
        alive=_value(facts, f"{who}.alive") != "no",
        wounds=(wound,) if wound else (),
        things=tuple(_things(bible, facts, who)),
        knows=tuple(s.split("|", 1)[1] for s in sorted(facts) if s.startswith(f"knows:{who}|")),
        goal=_value(facts, f"{who}.goal"),
        relations=relations,
        last_seen=max(seen, default=0),
        appearances=len(seen),
    )


def _things(bible: Bible, facts: dict[str, Fact], who: str) -> Iterator[str]:
    for thing in bible.character(who).has:
        if f"thing:{thing}.holder" not in facts:
            yield thing
    for slot, fact in sorted(facts.items()):
        if slot.startswith("thing:") and fact.value == who:
            yield slot.removeprefix("thing:").removesuffix(".holder")


def _threads(bible: Bible, facts: dict[str, Fact]) -> Iterator[ThreadState]:
    known = set()
    for arc in bible.arcs:
        for spec in arc.threads:
            known.add(spec.id)
            yield _thread(
                facts,
                ThreadState(
                    id=spec.id, question=spec.question, importance=spec.importance,
                    opens=spec.opens, due=spec.due, who=spec.who, where=spec.where,
                    steps=spec.steps, answer=spec.answer,
                ),
            )  # fmt: skip
    for slot in sorted(facts):
        name = slot.removeprefix("thread:").removesuffix(".state")
        if slot.startswith("thread:") and slot.endswith(".state") and name not in known:
            opened = facts.get(f"thread:{name}.question", facts[slot]).episode
            who = json.loads(_value(facts, f"thread:{name}.who") or "[]")
            question = _value(facts, f"thread:{name}.question") or name
            yield _thread(
                facts,
                ThreadState(
                    id=name, question=question, opens=opened, due=opened + 6, who=tuple(who)
                ),
            )


def _thread(facts: dict[str, Fact], waiting: ThreadState) -> ThreadState:
    prefix = f"thread:{waiting.id}."
    state = facts.get(prefix + "state")
    if state is None:
        return waiting
    question = facts.get(prefix + "question")
    touched = [f.episode for s, f in facts.items() if s.startswith(prefix)]
    return waiting.model_copy(
        update={
            "state": state.value,
            "opened_in": question.episode if question else state.episode,
            "last_touched": max(touched),
            "resolved_in": state.episode if state.value == "resolved" else 0,
            "known": tuple(json.loads(_value(facts, prefix + "known") or "[]")),
            "answer": _value(facts, prefix + "answer") or waiting.answer,
        }
    )


def _arc(bible: Bible, number: int) -> Arc | None:
    begun = [arc for arc in bible.arcs if arc.starts <= number]
    return max(begun, key=lambda arc: arc.starts) if begun else None


async def _recent(
    connection: AsyncConnection, series_id: int, number: int
) -> tuple[PastEpisode, ...]:
    rows = await connection.execute(
        sa.select(episode.c.number, episode.c.plan)
        .where(episode.c.series_id == series_id, episode.c.number < number)
        .where(episode.c.state.in_(_AIRED))
        .order_by(episode.c.number.desc())
        .limit(_RECENT)
    )
    past = [_past(n, plan) for n, plan in rows]
    return tuple(reversed(past))


def _past(number: int, plan: Mapping[str, Any]) -> PastEpisode:
    scenes = [plan[f"scene_{n}"] for n in range(1, 7)]
    return PastEpisode(
        number=number, title=plan["title"], logline=plan["logline"], synopsis=plan["synopsis"],
        scenes=tuple(
            PastScene(
                title=s["title"], location=s["location"], time=s["time"], synopsis=s["synopsis"],
                cast=tuple(m["character"] for m in s.get("cast", ())),
            )
            for s in scenes
        ),
    )  # fmt: skip


async def _seen(connection: AsyncConnection, series_id: int, number: int) -> dict[str, list[int]]:
    """In which of the last episodes each character was, newest first."""
    path = sa.cast("$.*.cast[*].character", JSONPATH)
    casts = sa.func.jsonb_path_query_array(sa.cast(episode.c.plan, JSONB), path)
    rows = await connection.execute(
        sa.select(episode.c.number, casts)
        .where(episode.c.series_id == series_id, episode.c.state.in_(_AIRED))
        .where(episode.c.number.between(number - _REMEMBERED, number - 1))
        .order_by(episode.c.number.desc())
    )
    found: dict[str, list[int]] = {}
    for past, cast in rows:
        for who in dict.fromkeys(cast):
            found.setdefault(who, []).append(past)
    return found


async def _loglines(connection: AsyncConnection, series_id: int) -> tuple[str, ...]:
    rows = await connection.execute(
        sa.select(episode.c.logline)
        .where(episode.c.series_id == series_id, episode.c.state.in_(_AIRED))
        .order_by(episode.c.number)
    )
    return tuple(line for line in rows.scalars() if line)


async def _lock_head(connection: AsyncConnection, series_id: int) -> sa.RowMapping:
    await connection.execute(
        insert(canon_head)
        .values(series_id=series_id, seq=0, episode=0, hash=b"")
        .on_conflict_do_nothing()
    )
    head = await connection.execute(
        sa.select(canon_head.c.seq, canon_head.c.episode, canon_head.c.hash)
        .where(canon_head.c.series_id == series_id)
        .with_for_update()
    )
    return head.mappings().one()


async def _append(connection: AsyncConnection, lines: list[dict[str, object]]) -> None:
    """Add lines to the log and bring the facts up to them."""
    if not lines:
        return
    await connection.execute(sa.insert(canon_event), lines)
    await connection.execute(
        sa.update(canon_fact)
        .where(
            canon_fact.c.series_id == sa.bindparam("of"), canon_fact.c.slot == sa.bindparam("at")
        )
        .where(canon_fact.c.to_episode.is_(None))
        .values(to_episode=sa.bindparam("until"), to_scene=sa.bindparam("within")),
        [
            {"of": x["series_id"], "at": x["slot"], "until": x["episode"], "within": x["scene"]}
            for x in lines
        ],
    )
    await connection.execute(
        sa.insert(canon_fact),
        [
            {
                "series_id": x["series_id"], "slot": x["slot"], "seq": x["seq"],
                "value": x["value"], "from_episode": x["episode"], "from_scene": x["scene"],
            }
            for x in lines
        ],
    )  # fmt: skip
