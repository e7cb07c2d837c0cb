"""Portraits: what the reader shows of characters, published beside the episodes.

media/series/<series>/characters/<id>/{sheet,portrait}-<digest>.webp, voice-<digest>.m4a
media/series/<series>/characters/index.json      what there is; it changes last

Made when an episode airs, for those of the bible who are in it and new or changed, a few at a
time. Nothing is bought for them: the sheet is one that shooting has kept, else the animatic’s own, and the voice is
the offline one. An episode airs whether this succeeds or not.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import shutil
import sys
import tempfile
import time
from asyncio.subprocess import DEVNULL, PIPE
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import structlog
from pydantic import Field, ValidationError

from generators.images.base import Images
from schemas.bible import Bible, Character, Style
from schemas.errors import AniGenError, AssemblyError
from schemas.plan import EpisodePlan, Manner, Model

from . import sheets
from .assembly.sitting import Likeness, Sitting
from .opening import Episode
from .storage import Storage
from .studio import Studio

INDEX = "index.json"
_AT_ONCE, _IN_A_DRAFT = 2, 1  # characters an episode: each costs about two seconds of CPU, once
_PATIENCE_S = 60.0  # an episode does not wait longer for all of it
_LEFT_S = 3600.0  # from which an unfinished folder is nobody's
_MEDIA_TYPES = {".webp": "image/webp", ".m4a": "audio/mp4"}
_ANIMATIC = "animatic"
_HEARD = range(12, 140)  # letters of a line that makes a good sample

log = structlog.get_logger(__name__)


class Portrait(Model):
    """What is published of a character, and from what it was made."""

    sheet: str  # file names in the folder of the character
    width: int
    height: int
    portrait: str
    voice: str = ""
    seconds: float = 0.0  # of the voice
    says: str = ""  # what is heard
    episode: int = 0  # in which they say so; 0: nowhere yet
    drawn_by: str = ""
    look: str = ""  # digests of what decided the looks and the sound
    sound: str = ""

    @property
    def files(self) -> tuple[str, ...]:
        """The names of its files."""
        return tuple(filter(None, (self.sheet, self.portrait, self.voice)))


class Index(Model):
    """Everybody of whom something is published, by id."""

    characters: dict[str, Portrait] = Field(default_factory=dict)


async def publish(studio: Studio, job: Episode) -> None:
    """Publish what is missing or out of date of those who are in an episode; never raises."""
    if job.plan is None or job.bible is None or _animatic(studio) is None:
        return
    try:
        async with asyncio.timeout(_PATIENCE_S):
            await _publish(studio, job, job.bible)
    except Exception as error:  # noqa: BLE001 - an episode airs, whatever this one met
        told = str(error) or type(error).__name__
        log.warning("no portraits", action="portraits", series=job.slug, error=told)


def index_place(slug: str) -> str:
    """Where in the media folder the index of a series lies."""
    return f"series/{slug}/characters/{INDEX}"


async def _publish(studio: Studio, job: Episode, bible: Bible) -> None:
    known = _read(await asyncio.to_thread(studio.storage.content, index_place(job.slug)))
    there = {member.character for scene in job.script[0].scenes for member in scene.cast}
    cast = sorted((c for c in bible.characters if c.id in there), key=lambda c: not c.main)
    most = _IN_A_DRAFT if job.draft else _AT_ONCE
    wanted = [one for one in cast if _stale(studio, job, one, known)][:most]
    if not wanted:
        return
    made: dict[str, Portrait] = {}
    with _folder(studio.storage.folder / ".portraits") as folder:
        for one in wanted:
            try:
                made[one.id] = await _sit(studio, job, one, folder)
            except (AniGenError, OSError) as error:
                log.warning(
                    "no portrait", action="portraits", series=job.slug, character=one.id,
                    error=str(error),
                )  # fmt: skip
        if made:
            index = Index(characters=known.characters | made)
            await asyncio.to_thread(_reveal, studio.storage, job.slug, folder, made, index)


def _stale(studio: Studio, job: Episode, one: Character, known: Index) -> bool:
    """Whether nothing is published of somebody, or something better can be."""
    plan, bible = job.script
    before = known.characters.get(one.id)
    if before is None or (before.look, before.sound) != _digests(one, bible.style):
        return True
    kept = sheets.place(studio, job.slug, one, bible.style)
    drawn_better = before.drawn_by == _ANIMATIC and _author(kept) not in {"", _ANIMATIC}
    return drawn_better or (not before.episode and _line(plan, one)[1])


def _digests(one: Character, style: Style) -> tuple[str, str]:
    """Of what decides the looks, and of what decides the sound."""
    look = one.model_dump_json(include=sheets.DRAWN_FROM) + style.model_dump_json()
    return _digest(look), _digest(one.voice.model_dump_json())


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _author(sheet: Path) -> str:
    """Who has drawn a sheet that shooting keeps."""
    try:
        return str(json.loads(sheet.with_suffix(".json").read_bytes())["generator"])
    except (OSError, ValueError, KeyError, TypeError):
        return ""


async def _sit(studio: Studio, job: Episode, one: Character, folder: Path) -> Portrait:
    """Make what is published of a character, in a folder of its own."""
    plan, bible = job.script
    into = folder / one.id
    into.mkdir()
    sheet = sheets.place(studio, job.slug, one, bible.style)
    drawn_by = _author(sheet)
    if not drawn_by:
        sheet, drawn_by = folder / f"{one.id}.png", _ANIMATIC
        if (animatic := _animatic(studio)) is None:
            raise AssemblyError("nobody draws for nothing")
        await animatic.sheet(one, bible.style, seed=0, into=sheet)
    says, heard = _line(plan, one)
    spoken = await studio.scratch_voice.speak(
        says, one.voice, who=one.id, into=studio.folder / "cache" / "voices"
    )
    made = await _child(
        Sitting(sheet=sheet, drawn_here=drawn_by == _ANIMATIC, voice=spoken.path, into=into)
    )
    look, sound = _digests(one, bible.style)
    return Portrait(
        **made.model_dump(), says=says, episode=job.number if heard else 0, drawn_by=drawn_by,
        look=look, sound=sound,
    )  # fmt: skip


def _animatic(studio: Studio) -> Images | None:
    """Who draws a sheet for nothing; None in a studio without it."""
    return next((b.images for b in studio.images if b.name == _ANIMATIC), None)


def _line(plan: EpisodePlan, one: Character) -> tuple[str, bool]:
    """What they say first in the episode, and True; else how they would introduce themselves."""
    said = [
        line.text
        for scene in plan.scenes
        for shot in scene.shots
        for line in shot.lines
        if line.speaker == one.id and line.manner is Manner.NORMAL
    ]
    if said:
        return next((text for text in said if len(text) in _HEARD), said[0]), True
    greeting = next((text for text in one.speech.greetings if "{" not in text), "")
    return f"{greeting} I am {one.name}.".strip(), False


async def _child(sitting: Sitting) -> Likeness:
    """Have a child make it: the media libraries stay out of the daemon."""
    child = await asyncio.create_subprocess_exec(
        *(sys.executable, "-P", "-m", "orchestrator.assembly.portrait"),
        stdin=PIPE, stdout=PIPE, stderr=DEVNULL,
    )  # fmt: skip
    try:
        out, _ = await child.communicate(sitting.model_dump_json().encode() + b"\n")
    finally:
        if child.returncode is None:
            child.kill()
            await child.wait()
    try:
        return Likeness.model_validate_json(out)
    except ValidationError:
        raise AssemblyError(f"a portrait could not be made: {_reason(out)}") from None


def _reason(out: bytes) -> str:
    try:
        return str(json.loads(out)["failed"])
    except (ValueError, KeyError, TypeError):
        return "its process ended"


def _reveal(
    storage: Storage, slug: str, folder: Path, made: dict[str, Portrait], index: Index
) -> None:
    """Put the files where they are seen, then the index, then take away what it names no more."""
    place = f"series/{slug}/characters"
    for name, one in made.items():
        for file in one.files:
            part = folder / name / file
            storage.put(part, f"{place}/{name}/{file}", _MEDIA_TYPES[part.suffix])
    written = folder / INDEX
    written.write_text(index.model_dump_json(exclude_defaults=True, indent=1), encoding="utf-8")
    storage.put(written, index_place(slug), "application/json")
    for name, one in made.items():
        storage.prune(f"{place}/{name}", one.files)


def _read(content: bytes | None) -> Index:
    """The index as it was published; one that cannot be read is made anew."""
    try:
        return Index.model_validate_json(content or b"{}")
    except ValidationError:
        return Index()


@contextmanager
def _folder(parent: Path) -> Iterator[Path]:
    """A folder for this attempt; those that others left behind are removed."""
    parent.mkdir(parents=True, exist_ok=True)
    for left in parent.iterdir():
        if time.time() - left.stat().st_mtime > _LEFT_S:
            shutil.rmtree(left, ignore_errors=True)
    with tempfile.TemporaryDirectory(dir=parent, ignore_cleanup_errors=True) as name:
        yield Path(name)
