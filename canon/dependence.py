"""Dependence: what later episodes took from an earlier one, so that it cannot be undone alone.

A later episode rests on an earlier one when it changed what that had set, or when its plan plays
with somebody or something that had come up there, with what was handed over, found out or done. One
of which nothing stands any more rests on nothing.
Where somebody was is no bond: every scene says anew where its people are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from schemas.canon import Fact
from schemas.plan import BeatKind, Presence

from . import told
from .asof import Turns, turns, value_of
from .log import Branch
from .slots import Kind, field_of, kind_of, subject_of

_FREE = "location"  # the field that binds nobody


@dataclass(frozen=True)
class Dependence:
    """A later episode and the slot of an earlier one that it rests on."""

    episode: int
    slot: str
    why: str  # goes on from “episode 14 …”


async def rests_on(connection: AsyncConnection, branch: Branch, episode: int) -> list[Dependence]:
    """What of the later episodes rests on `episode`, in their order; one line per episode and slot."""
    moved = await turns(connection, branch, episode)
    own = {slot: of for slot, of in moved.items() if _set(of, episode) and not _free(slot)}
    found = {
        (number, slot): f"changed {slot} again, to {value_of(fact) or 'nothing'!r}"
        for slot, of in own.items()
        for (_, before), (number, fact) in pairwise(of.later)
        if value_of(fact) != value_of(before)
    }
    bonds = dict(_bonds(own))
    if bonds and episode < branch.episode:
        plans = told.plans(connection, branch, episode + 1, branch.episode)
        standing = {number for of in moved.values() for number, _ in of.later}
        async for number, plan in plans:
            for used in dict.fromkeys(_used(plan)):
                if used in bonds and number in standing:
                    slot, why = bonds[used]
                    found.setdefault((number, slot), why)
    return [Dependence(*key, why) for key, why in sorted(found.items())]


def _set(of: Turns, episode: int) -> bool:
    """Whether an episode gave a slot another value."""
    number, after = of.later[0]
    return number == episode and value_of(after) != value_of(of.before)


def _free(slot: str) -> bool:
    """Whether a slot binds no later episode to the one that set it."""
    return kind_of(slot) is Kind.PERSON and field_of(slot) == _FREE


def _bonds(own: Mapping[str, Turns]) -> Iterator[tuple[str, tuple[str, str]]]:
    """What a plan must use to rest on one of the slots → the slot and why."""
    for slot, of in own.items():
        kind, field, who = kind_of(slot), field_of(slot), subject_of(slot)
        after = of.later[0][1]
        if kind is Kind.EVENT:
            yield slot, (slot, f"looks back to {slot}")
            yield slot.rpartition("|")[0], (slot, f"looks back to {slot}")
        elif kind is Kind.KNOWS:
            yield f"tell:{slot.partition(':')[2]}", (slot, f"has {who} tell it")
        elif kind is Kind.PERSON and field == "alive":
            yield f"body:{who}", (slot, f"shows {who} dead")
        elif of.before is None and _introduces(kind, field, after):
            yield who, (slot, f"plays with {who}, who or what came up there")
        elif kind is Kind.THING and field in ("holder", "state"):
            yield who, (slot, f"plays with {who}")
        elif kind is Kind.PLACE and field == "status":
            yield who, (slot, f"plays at {who}")


def _introduces(kind: Kind, field: str, after: Fact | None) -> bool:
    named = {Kind.SECRET: "text", Kind.THREAD: "state"}.get(kind, "name")
    return field == named and bool(value_of(after))


def _used(plan: Mapping[str, Any]) -> Iterator[str]:
    """The ids and deeds that a plan's scenes name, as `_bonds` writes them."""
    for n in range(1, 7):
        scene = plan[f"scene_{n}"]
        yield scene["location"]
        for member in scene.get("cast", ()):
            yield member["character"]
            if member.get("presence") == Presence.BODY:
                yield f"body:{member['character']}"
        for beat in scene.get("beats", ()):
            yield from _deeds(beat)


def _deeds(beat: Mapping[str, str]) -> Iterator[str]:
    who, to, what = beat.get("who", ""), beat.get("to", ""), beat.get("what", "")
    yield from filter(None, (who, to, what, beat.get("where", "")))
    if beat["kind"] == BeatKind.TELL:
        yield f"tell:{who}|{what}"
    elif beat["kind"] == BeatKind.CALLBACK:
        yield f"event:{what}|{who}|{to}"
        yield f"event:{what}|{to}|{who}"
