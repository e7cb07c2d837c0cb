"""Reading: one episode, out of the tables and its deliverables. Never writes."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from schemas.tables import State

from ..media import Media
from ..shell import Show
from ..words import plainly, size
from . import book, cells, established
from .cue_sheet import Sources, scene_rows
from .sheet import ChargeRow, Download, EpisodePage, Ledger, TakeRow

_ONE = sa.text("""
select e.id, e.number, e.state, e.title, e.logline, e.seconds, e.degraded, e.problem, e.director,
  e.bible, e.cap, e.estimate, e.plan::text as plan, coalesce(e.aired_at, e.opened_at) as at,
  (select number from episode where series_id = :series and number > e.number
    and state in ('aired', 'lost') order by number limit 1) as newer,
  (select number from episode where series_id = :series and number < e.number
    and state in ('aired', 'lost') order by number desc limit 1) as older
from episode e where series_id = :series and number = :number
""")
_SCENES = sa.text(
    f"select s.* from episode e cross join lateral ({cells.OF_EACH}) s where e.id = :episode"  # noqa: S608 - our own
)
_TAKES = sa.text("""
select scene, shot, n, backend, verdict, seconds, usd from take where production_id = :episode
order by scene, shot, n limit 300
""")
_CHARGES = sa.text("""
select kind, sum(usd) as usd, bool_and(exact) as exact, sum(cpu_s) as cpu_s, sum(gpu_s) as gpu_s
from charge where production_id = :episode group by kind order by usd desc, kind
""")
_FILES = {
    "master.mp4": "The film", "captions.vtt": "Captions", "chapters.vtt": "Chapters",
    "descriptions.vtt": "What is seen, in words", "transcript.json": "What is said",
    "poster.webp": "The poster", "metadata.json": "About it, as data",
    "manifest.json": "How it was made, as data",
}  # fmt: skip


async def one(
    connection: AsyncConnection, media: Media, show: Show, number: int
) -> EpisodePage | None:
    """An episode; None when there is none of that number."""
    found = await connection.execute(_ONE, {"series": show.id, "number": number})
    row = found.first()
    if row is None:
        return None
    plan = json.loads(row.plan) if row.plan else {}
    folder = f"{show.slug}/episodes/{number}"
    about, spoken, manifest = await _documents(media, folder, aired=row.state == State.AIRED)
    bible = await book.of(connection, row.bible)
    asked = {"episode": row.id}
    took: dict[int, list[TakeRow]] = {}
    for take in await connection.execute(_TAKES, asked):
        href = f"/{show.slug}/takes/{number}/{take.scene}/{take.shot}/{take.n}"
        took.setdefault(take.scene, []).append(
            TakeRow(take.shot, take.n, take.backend, take.verdict, take.seconds, take.usd, href)
        )
    picture = _record(about.get("picture"))
    arc = book.arc_of(bible, plan.get("arc", ""), number)
    files = [f for f in manifest.get("files", ()) if f.get("name") in _FILES]
    files.sort(key=lambda f: [*_FILES].index(f["name"]))
    return EpisodePage(
        show=show, number=number, state=State(row.state), title=row.title or "", at=row.at,
        arc=arc.title if arc else "", logline=row.logline or "",
        synopsis=about.get("synopsis") or plan.get("synopsis", ""), seconds=row.seconds or 0.0,
        degraded=row.degraded, problem=plainly(row.problem or ""), director=row.director or "",
        language=about.get("language", "en"), media=f"/media/{folder}", playable=bool(about),
        width=picture.get("width", 1280), height=picture.get("height", 720),
        fps=picture.get("fps", 24),
        scenes=scene_rows(
            Sources(
                plan, bible, about, spoken if isinstance(spoken, list) else [], took,
                {s.scene: s for s in await connection.execute(_SCENES, asked)}, f"/media/{folder}",
            )
        ),
        ledger=await _ledger(connection, row),
        canon=await established.at(connection, show, number, bible),
        downloads=tuple(
            Download(f["name"], _FILES[f["name"]], size(f["bytes"]), f"/media/{folder}/{f['name']}")
            for f in files
        ),
        newer=row.newer, older=row.older,
    )  # fmt: skip


async def _documents(media: Media, folder: str, *, aired: bool) -> tuple[Any, Any, Any]:
    """Metadata, transcript and manifest; empty where they are not there."""
    if not aired:
        return {}, [], {}
    names = ("metadata.json", "transcript.json", "manifest.json")
    about, spoken, manifest = await asyncio.gather(
        *(media.document(f"{folder}/{name}") for name in names)
    )
    return _record(about), spoken, _record(manifest)


def _record(value: Any) -> dict[str, Any]:
    return dict(value) if isinstance(value, Mapping) else {}


async def _ledger(connection: AsyncConnection, row: Any) -> Ledger:
    rows = await connection.execute(_CHARGES, {"episode": row.id})
    charges = tuple(ChargeRow(*charge) for charge in rows)
    return Ledger(charges, sum((c.usd for c in charges), Decimal(0)), row.cap, row.estimate)
