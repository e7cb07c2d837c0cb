"""The desk as JSON: what pages that are open put into their places."""

from __future__ import annotations

from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from ..episodes.desk import desk_of
from ..shell import Show, read
from ..words import hour, plainly

CELLS = {
    "open": "not yet shot", "shooting": "being shot", "shot": "shot",
    "stood-in": "drawn by the animatic instead", "failed": "failed",
}  # fmt: skip


async def snapshot(connection: AsyncConnection, show: Show) -> dict[str, Any]:
    """The episode in the making; without one only `number` null."""
    shell = await read(connection, show.slug)
    desk = await desk_of(connection, show, shell.desk.number) if shell.desk else None
    if desk is None:
        return {"number": None}
    return {
        "number": desk.number, "title": desk.title, "state": desk.state, "words": desk.words,
        "strip": [{"cell": cell, "words": CELLS.get(cell, cell)} for cell in desk.cells],
        "cues": [{"tag": c.tag, "words": c.words, "title": c.title} for c in desk.cues],
        "spent": " · ".join(desk.figures), "ready": hour(desk.ready) if desk.ready else "",
        "problem": desk.problem, "takes": sum(c.takes for c in desk.cues),
        "retakes": sum(c.retakes for c in desk.cues),
    }  # fmt: skip


def stage(row: Any) -> dict[str, Any]:
    """A row of the table of events, as pages show it."""
    return {
        "id": row["id"], "at": row["at"].isoformat(timespec="seconds"), "time": hour(row["at"]),
        "kind": row["kind"], "number": row["number"], "scene": row["scene"],
        "text": plainly(row["text"]),
    }  # fmt: skip
