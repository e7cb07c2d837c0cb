"""Sheets: one picture of each character, made once and kept with the series, for backends to look at."""

from __future__ import annotations

import asyncio
import hashlib
from pathlib import Path

import structlog

from schemas.bible import Character
from schemas.errors import AniGenError, GenerationError
from schemas.operation import Till
from schemas.take import Receipt, Reference, ShotRequest

from .opening import Episode
from .studio import Studio

log = structlog.get_logger(__name__)
_DRAWN_FROM = {"id", "name", "age", "pronoun", "look", "appearance"}


async def of(studio: Studio, job: Episode, asked: ShotRequest, till: Till) -> tuple[Reference, ...]:
    """The sheets of those who are seen in a shot, drawn now where there is none yet.

    A character whose look or appearance has been edited is drawn afresh, after the old picture.
    """
    seen = {subject.character for subject in asked.plan.subjects}
    return tuple(
        [await _sheet(studio, job, one, asked, till) for one in asked.characters if one.id in seen]
    )


async def _sheet(
    studio: Studio, job: Episode, character: Character, asked: ShotRequest, till: Till
) -> Reference:
    words = character.model_dump_json(include=_DRAWN_FROM) + asked.style.model_dump_json()
    digest = hashlib.sha256(words.encode()).hexdigest()[:16]
    path = studio.storage.folder / "characters" / job.slug / character.id / f"sheet-{digest}.png"
    async with studio.drawing.setdefault(str(path), asyncio.Lock()):
        if not path.exists():
            await _draw(studio, character, asked, till, path)
    content = await asyncio.to_thread(path.read_bytes)
    return Reference(character=character.id, path=path, sha256=hashlib.sha256(content).hexdigest())


async def _draw(
    studio: Studio, character: Character, asked: ShotRequest, till: Till, path: Path
) -> None:
    """Have the sheet drawn by the first image backend that can; the last one always can."""
    path.parent.mkdir(parents=True, exist_ok=True)
    before = sorted(path.parent.glob("sheet-*.png"), key=lambda one: one.stat().st_mtime)
    seed = int(path.stem[-8:], 16) >> 1
    problem: AniGenError = GenerationError("no image backend is configured")
    for backend in studio.images:
        if backend.rests:
            continue
        try:
            receipt: Receipt = await backend.images.sheet(
                character, asked.style, seed=seed, references=tuple(before[-1:]), into=path,
                till=till,
            )  # fmt: skip
        except AniGenError as error:
            problem = error
            backend.weary(error)
            log.warning("no sheet", action="sheet", backend=backend.name, error=str(error))
        else:
            path.with_suffix(".json").write_text(receipt.model_dump_json(), encoding="utf-8")
            return
    raise problem
