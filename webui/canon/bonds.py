"""Bonds: how somebody stands to the others, as a list and around them in a picture."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import replace

from canon import telling
from schemas.canon import Fact

from .contexts import Bond
from .ground import Citing, Ground
from .people import Faces

MOST_DRAWN = 40
RADIUS = 190.0  # of the circle that the others stand on; the picture is 480 wide
_MOST = 60
_STEPS = re.compile(r"-?[0-9]")


async def read(ground: Ground, who: str) -> dict[str, Fact]:
    """How somebody stands to the others, and those of the bible to them, by slot."""
    others = [c.id for c in ground.bible.characters] if ground.bible else []
    own = {f.slot: f for f in await ground.said(f"relation:{who}|", most=_MOST)}
    others += [slot.partition("|")[2] for slot in own]
    return own | await ground.slots(f"relation:{other}|{who}" for other in others if other != who)


def others(facts: Mapping[str, Fact], who: str) -> list[str]:
    """The ids of those at the other end."""
    ends = (slot.removeprefix("relation:").split("|") for slot in facts)
    return list(dict.fromkeys(b if a == who else a for a, b in ends))


def bonds(facts: Mapping[str, Fact], who: str, faces: Faces, citing: Citing) -> tuple[Bond, ...]:
    """The bonds, the strongest first; each has its place on the circle."""
    found = [_bond(facts, who, other, faces, citing) for other in others(facts, who)]
    found = [bond for bond in found if bond.there or bond.back]
    found.sort(key=lambda bond: (-abs(bond.value), -bond.value, bond.other.id))
    return tuple(_placed(bond, n, len(found)) for n, bond in enumerate(found))


def _bond(facts: Mapping[str, Fact], who: str, other: str, faces: Faces, citing: Citing) -> Bond:
    there, back = facts.get(f"relation:{who}|{other}"), facts.get(f"relation:{other}|{who}")
    said = [fact for fact in (there, back) if fact]
    newest = max(said, key=lambda fact: (fact.episode, fact.scene))
    return Bond(
        other=faces.of(other),
        there=telling.tell(there, citing.lore) if there and there.value else "",
        back=telling.tell(back, citing.lore) if back and back.value else "",
        value=min((int(f.value) for f in said if _STEPS.fullmatch(f.value)), default=0),
        cite=citing.cite(newest),
    )  # fmt: skip


def _placed(bond: Bond, n: int, of: int) -> Bond:
    """The bond with its place: evenly around, the first on top."""
    angle = 2 * math.pi * n / max(1, of) - math.pi / 2
    return replace(
        bond, x=round(240 + RADIUS * math.cos(angle), 1), y=round(240 + RADIUS * math.sin(angle), 1)
    )
