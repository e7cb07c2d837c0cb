"""Sheets: one picture of each character, made once and kept with the series, for backends to look at."""

from __future__ import annotations

import asyncio
import hashlib
from pathlib import Path

import structlog

from schemas.bible import Character, Style
from schemas.errors import AniGenError, GenerationError
from schemas.take import Receipt, Reference, ShotRequest

from .productions import Production
from .studio import Studio

log = structlog.get_logger(__name__)
DRAWN_FROM = {"id", "name", "age", "pronoun", "look", "appearance"}


async def of(studio: Studio, job: Production, asked: ShotRequest) -> tuple[Reference, ...]:
    """The sheets of those who are seen in a shot, drawn now where there is none yet.

    A character whose look or appearance has been edited is drawn afresh, after the old picture.
    """
    return tuple([await _sheet(studio, job, one, asked.style) for one in seen(asked)])


def seen(asked: ShotRequest) -> tuple[Character, ...]:
    """Those who are in the picture."""
    shown = {subject.character for subject in asked.plan.subjects}
    return tuple(one for one in asked.characters if one.id in shown)


def place(studio: Studio, slug: str, character: Character, style: Style) -> Path:
    """Where the sheet of a character lies, or will."""
    words = character.model_dump_json(include=DRAWN_FROM) + style.model_dump_json()
    digest = hashlib.sha256(words.encode()).hexdigest()[:16]
    return studio.storage.folder / "characters" / slug / character.id / f"sheet-{digest}.png"


async def _sheet(studio: Studio, job: Production, character: Character, style: Style) -> Reference:
    path = place(studio, job.slug, character, style)
    async with studio.drawing.setdefault(str(path), asyncio.Lock()):
        if not path.exists():
            await _draw(studio, job, character, style, path)
    content = await asyncio.to_thread(path.read_bytes)
    return Reference(character=character.id, path=path, sha256=hashlib.sha256(content).hexdigest())


async def _draw(
    studio: Studio, job: Production, character: Character, style: Style, path: Path
) -> None:
    """Have the sheet drawn by the first image backend that can; the last one always can.

    It is bought under its own name, whichever shot needs it first, so nobody buys it again.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    before = sorted(path.parent.glob("sheet-*.png"), key=lambda one: one.stat().st_mtime)
    seed = int(path.stem[-8:], 16) >> 1
    work = f"{job.slug}/{character.id}/{path.stem}"
    problem: AniGenError = GenerationError("no image backend is configured")
    for backend in studio.images:
        if backend.rests:
            continue
        try:
            receipt: Receipt = await backend.images.sheet(
                character, style, seed=seed, references=tuple(before[-1:]), into=path,
                till=studio.governor.till(job.id, f"{work}/{backend.name}"),
            )  # fmt: skip
        except AniGenError as error:
            problem = error
            backend.weary(error)
            log.warning("no sheet", action="sheet", backend=backend.name, error=str(error))
        else:
            path.with_suffix(".json").write_text(receipt.model_dump_json(), encoding="utf-8")
            return
    raise problem
