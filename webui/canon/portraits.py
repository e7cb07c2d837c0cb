"""Portraits: what is published of characters, as its index lists it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..answering import Ask
from .contexts import Sheet
from .ground import Citing


async def index(ask: Ask) -> Mapping[str, Any]:
    """What is published of whom, by id; nothing where the index is missing."""
    found = await ask.media.document(f"{ask.show.slug}/characters/index.json")
    known = found.get("characters", {}) if isinstance(found, dict) else {}
    return known if isinstance(known, dict) else {}


def address(slug: str, known: Mapping[str, Any], who: str, kind: str) -> str:
    """The address of somebody's `portrait`, `sheet` or `voice`; empty when there is none."""
    name = known.get(who, {}).get(kind, "")
    return f"/media/{slug}/characters/{who}/{name}" if name else ""


def sheet(slug: str, known: Mapping[str, Any], who: str, citing: Citing) -> Sheet | None:
    """Somebody's sheet with their voice; None when it is not published."""
    if not (picture := address(slug, known, who, "sheet")):
        return None
    one = known[who]
    return Sheet(
        picture=picture, width=one.get("width", 1280), height=one.get("height", 720),
        voice=address(slug, known, who, "voice"), says=one.get("says", ""),
        cite=citing.at(one["episode"]) if one.get("episode") else None,
    )  # fmt: skip
