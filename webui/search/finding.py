"""Finding: from rows to hits, with the words marked and the second at which they are heard."""

from __future__ import annotations

import asyncio
import difflib
import re
from typing import Any

from ..answering import Ask
from ..media import AwayError
from . import reading
from .contexts import Hit, Named, Part, Passage, SearchPage
from .reading import Text
from .wish import Wish, read, wish

_SHOWN = 3  # passages of an episode
_RECENT = 200  # episodes whose words are known for another spelling
_LINE_FIRST = {"line": 0, "scene": 1, "synopsis": 2, "logline": 3}
_SPACE = re.compile(r"\s+")


async def find(ask: Ask) -> SearchPage:
    """Everything that a page of search says."""
    show, q = ask.show, ask.query("q")
    wanted = wish(q)
    if not wanted.terms:
        newest = await reading.newest(ask.connection, show.id, 3)
        heard = tuple(row.opening for row in newest if row.opening)
        return SearchPage(show, q, understood=not q, heard=heard)
    before = ask.query_number("before")
    rows, total, older, looked = await reading.episodes(ask.connection, show.id, wanted, before)
    known = await _named(ask, wanted) if before is None else ()
    perhaps = "" if rows or older or before else await _perhaps(ask, wanted)
    folders = [f"{show.slug}/episodes/{row.number}" for row in rows]
    spoken = await asyncio.gather(*(_transcript(ask, folder) for folder in folders))
    hits = tuple(
        _hit(show.slug, row, lines, wanted) for row, lines in zip(rows, spoken, strict=True)
    )
    return SearchPage(
        show, q, hits, known, total=total, older=older, looked=looked, perhaps=perhaps
    )


def marked(text: str, wanted: Wish) -> tuple[Part, ...]:
    """The text in pieces, those that were looked for marked."""
    parts, at = [], 0
    for spot in wanted.spots(text)[0]:
        parts += [Part(text[at : spot.starts]), Part(text[spot.starts : spot.ends], marked=True)]
        at = spot.ends
    return tuple(part for part in (*parts, Part(text[at:])) if part.text)


async def _transcript(ask: Ask, folder: str) -> dict[tuple[int, str], Any]:
    """The lines as they were spoken, by scene and words; none where the file is away."""
    try:
        lines = await ask.media.document(f"{folder}/transcript.json")
    except (AwayError, OSError):
        return {}
    return {
        (line.get("scene", 0), _SPACE.sub(" ", str(line.get("text", "")))): line
        for line in (reversed(lines) if isinstance(lines, list) else ())
        if isinstance(line, dict)
    }


def _hit(slug: str, row: Any, spoken: dict[tuple[int, str], Any], wanted: Wish) -> Hit:
    href = f"/{slug}/episodes/{row.number}"
    ranked = []
    for order, one in enumerate(reading.texts(row.plan)):
        held = wanted.spots(one.text)[1]
        if held and one.kind != "title":
            ranked.append(((-held, _LINE_FIRST[one.kind], order), one))
    ranked.sort()
    shown = sorted(ranked[:_SHOWN], key=lambda one: one[0][-1])
    return Hit(
        number=row.number, href=href, poster=f"/media{href}/poster.webp",
        title=marked(row.title or "", wanted), aired_at=row.aired_at, seconds=row.seconds or 0.0,
        passages=tuple(_passage(href, one, spoken, wanted) for _, one in shown),
        more=len(ranked) - len(shown),
    )  # fmt: skip


def _passage(href: str, one: Text, spoken: dict[tuple[int, str], Any], wanted: Wish) -> Passage:
    known = spoken.get((one.scene or 0, _SPACE.sub(" ", one.text)), {})
    heard = known if one.kind == "line" else {}
    at = heard.get("start")
    at = float(at) if isinstance(at, (int, float)) else None
    place = f"{href}#scene-{one.scene}" if one.scene else href
    return Passage(
        kind=one.kind, parts=marked(one.text, wanted), scene=one.scene,
        href=place if at is None else f"{href}#t={int(at)}",
        speaker=str(heard.get("name") or one.speaker.replace("_", " ").title()), at=at,
    )  # fmt: skip


async def _named(ask: Ask, wanted: Wish) -> tuple[Named, ...]:
    """The characters that go by these words, and the open threads that speak of them."""
    names = [" ".join(word for term in wanted.terms for word in term.words)]
    names += [word for term in wanted.terms for word in term.words if len(word) > 1]
    people, threads = await reading.named(ask.connection, ask.show.id, [*dict.fromkeys(names)])
    home = f"/{ask.show.slug}/canon"
    found = [
        Named("character", marked(name, wanted), role, f"{home}/characters/{one}")
        for one, name, role in people
    ]
    for one, question in threads:
        if wanted.fits([question]):
            found.append(
                Named("thread", marked(question, wanted), "", f"{home}/threads#thread-{one}")
            )
    return tuple(found[:8])


async def _perhaps(ask: Ask, wanted: Wish) -> str:
    """The same with the nearest words of the newest titles and loglines; empty without any."""
    newest = await reading.newest(ask.connection, ask.show.id, _RECENT)
    known = {s.word for row in newest for s in read(f"{row.title} {row.logline} {row.opening}")}
    near = []
    for term in wanted.terms:
        for word in term.words:
            some = [k for k in known if k[:1] == word[:1] and abs(len(k) - len(word)) < 3]
            near += difflib.get_close_matches(word, some, n=1, cutoff=0.72) or [word]
    spelled = " ".join(near)
    return "" if spelled == " ".join(w for t in wanted.terms for w in t.words) else spelled
