"""Organise: put away what ComfyUI servers have left in their output folders.

Every file gets a row and its place in the media folder: with the character or the shot it belongs
to, or with the day it was made. The row is written first and says where the file shall be; moving it
there may be repeated after a crash at any point. The same content is filed once.
"""

from __future__ import annotations

import asyncio
import contextlib
import errno
import hashlib
import os
import re
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

import sqlalchemy as sa
import structlog
from sqlalchemy.dialects.postgresql import insert

from generators.comfyui.diary import Diary
from schemas.bible import Character
from schemas.errors import BibleError, ConfigError
from schemas.tables import filed, series

from .belonging import OURS, Belongs, belongs
from .finding import PAUSE_S, Looks, Seen, look_at
from .storage import sync
from .studio import Studio

_PLAIN = re.compile(r"[^\w.-]+")
_LONGEST = 80  # characters of a file's own name

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Filed:
    """A file that was put away; the path begins in the media folder."""

    path: str
    origin: str
    sha256: str
    kind: str
    belongs: Belongs


@dataclass
class Report:
    """What one look has done, and what it has left where it lies, with the reason."""

    filed: list[Filed] = field(default_factory=list)
    left: dict[Path, str] = field(default_factory=dict)


class Organiser:
    """Files what lies in some folders; `look` may be called as often as one likes."""

    def __init__(self, studio: Studio, folders: Sequence[Path], *, quiet_s: float) -> None:
        """`quiet_s` is how long a file must not have changed. ConfigError for a folder of our own."""
        self._studio, self._media = studio, studio.storage.folder.resolve()
        self._looks = Looks([self._allowed(one) for one in folders], quiet_s=quiet_s)

    async def look(self) -> Report:
        """File whatever is finished now."""
        finished, busy = await asyncio.to_thread(self._looks.look)
        report = Report(left=dict(busy))
        casts = await asyncio.to_thread(self._casts)
        for one in finished:
            try:
                made = await self._file(one, casts)
            except OSError as error:
                report.left[one.path] = error.strerror or type(error).__name__
            else:
                if isinstance(made, Filed):
                    report.filed.append(made)
                else:
                    report.left[one.path] = made
        return report

    def _allowed(self, folder: Path) -> Path:
        root = folder.expanduser().absolute()
        own, there = self._studio.folder.resolve(), root.resolve()
        if there.is_relative_to(own) or own.is_relative_to(there):
            raise ConfigError(
                f"organise.folders names {folder}, which holds the studio or lies in it;"
                " name the output folder of a ComfyUI server"
            )
        return root

    def _casts(self) -> dict[str, tuple[Character, ...]]:
        """The characters of every series whose bible can be read."""
        casts = {}
        for slug in self._studio.bibles.slugs():
            with contextlib.suppress(BibleError):
                casts[slug] = self._studio.bibles.current(slug).characters
        return casts

    async def _file(self, one: Seen, casts: Mapping[str, Sequence[Character]]) -> Filed | str:
        """File one file, or say why it is left."""
        if await asyncio.to_thread(self._wanted, one):
            return "a prompt of ours is not closed yet"
        tags = await asyncio.to_thread(_tags, one)
        if tags is None:
            return "it cannot be decoded"
        sha256 = await asyncio.to_thread(_digest, one)
        if sha256 is None:
            return "it changed while it was read"
        whose = belongs(tags, casts)
        made = Filed(
            path=_place(one, whose, sha256), origin=_text(one.path), sha256=sha256.hex(),
            kind="film" if one.film else "picture", belongs=whose,
        )  # fmt: skip
        path, origin = await self._noted(one, made, sha256)
        if origin != made.origin and (self._media / path).exists():
            return f"it is filed already as {path}"
        await asyncio.to_thread(_move, one, self._media / path, sha256)
        return Filed(path, made.origin, made.sha256, made.kind, whose)

    def _wanted(self, one: Seen) -> bool:
        """Whether it is the output of a prompt of ours that nobody has collected yet."""
        parts = one.path.relative_to(one.root).parts
        if OURS not in parts[:-2]:
            return False
        key = parts[parts.index(OURS) + 1]
        diaries = self._studio.folder.glob("cache/*/prompts")
        return any(Diary(one.parent).find(key) is not None for one in diaries)

    async def _noted(self, one: Seen, made: Filed, sha256: bytes) -> tuple[str, str]:
        """The row of a file: where it shall be and where it came from, new or as it was written."""
        which = sa.select(series.c.id).where(series.c.slug == made.belongs.series)
        async with self._studio.database.begin() as connection:
            await connection.execute(
                insert(filed)
                .values(
                    sha256=sha256, series_id=which.scalar_subquery(), bytes=one.size,
                    path=made.path, origin=made.origin, kind=made.kind,
                    character=made.belongs.character or None, shot=made.belongs.shot or None,
                )
                .on_conflict_do_nothing()
            )  # fmt: skip
            row = await connection.execute(
                sa.select(filed.c.path, filed.c.origin).where(filed.c.sha256 == sha256)
            )
            path, origin = row.one()
        return path, origin


async def once(studio: Studio) -> Report:
    """File what is finished now in the folders of the settings; looks twice, so it takes a moment."""
    organiser = _organiser(studio)
    before = await organiser.look()
    await asyncio.sleep(PAUSE_S)
    report = await organiser.look()
    return Report([*before.filed, *report.filed], report.left)


async def follow(studio: Studio) -> None:
    """File whatever is finished, again and again, until cancelled; for the daemon."""
    organiser = _organiser(studio)
    while True:
        try:
            report = await organiser.look()
        except Exception as error:  # noqa: BLE001 - the next look must come, whatever this one met
            log.warning(
                "not organised", action="organise", error=f"{type(error).__name__}: {error}"
            )
        else:
            for one in report.filed:
                log.info("filed", action="organise", path=one.path, series=one.belongs.series)
        await asyncio.sleep(max(studio.settings.organise.quiet_s / 2, PAUSE_S))


def _organiser(studio: Studio) -> Organiser:
    asked = studio.settings.organise
    return Organiser(studio, asked.folders, quiet_s=asked.quiet_s)


def _tags(one: Seen) -> dict[str, str] | None:
    from .assembly import tags  # the media library is not for those who have nothing to file

    return tags.film(one.path) if one.film else tags.picture(one.path)


def _digest(one: Seen) -> bytes | None:
    """The SHA-256 of a file; None where it is not what was looked at any more."""
    descriptor = os.open(one.path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    with os.fdopen(descriptor, "rb") as file:
        digest = hashlib.file_digest(file, "sha256").digest()
    return digest if look_at(one.path, one.root) == one else None


def _place(one: Seen, whose: Belongs, sha256: bytes) -> str:
    """Where in the media folder a file goes; what is published never lies there."""
    stem = _PLAIN.sub("_", _text(PurePosixPath(one.path.stem))).strip("._-")[:_LONGEST] or "file"
    name = f"{stem}-{sha256.hex()[:16]}{one.path.suffix.lower()}"
    if whose.character:
        return f"filed/{whose.series}/characters/{whose.character}/{name}"
    if whose.shot:
        return f"filed/{whose.series}/shots/{whose.shot.replace('/', '-')}/{name}"
    day = datetime.fromtimestamp(one.mtime_ns / 1e9, UTC)
    return f"unorganized/{'films' if one.film else 'images'}/{day:%Y%m%d}/{name}"


def _move(one: Seen, target: Path, sha256: bytes) -> None:
    """Bring a file to its place, and take it away from where it was; may be repeated."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if not target.exists():
        if target.parent.stat().st_dev == one.device:
            one.path.rename(target)
            if not _untouched(one, target):
                target.rename(one.path)
                raise OSError(errno.EBUSY, "it changed while it was moved")
            sync(target.parent)
            return
        _copy(one.path, target, sha256)
    if look_at(one.path, one.root) == one:
        one.path.unlink()


def _untouched(one: Seen, target: Path) -> bool:
    """Whether what lies at its place is the file that was read."""
    now = look_at(target, target.parent)
    return now is not None and replace(now, path=one.path, root=one.root) == one


def _copy(source: Path, target: Path, sha256: bytes) -> None:
    """Copy to another disk; the copy has its name only once it is whole and on the disk."""
    part = target.with_name(f".{target.name}.part")
    try:
        with (
            os.fdopen(os.open(source, os.O_RDONLY | os.O_NOFOLLOW), "rb") as read,
            part.open("wb") as out,
        ):
            shutil.copyfileobj(read, out)
            out.flush()
            os.fsync(out.fileno())
        with part.open("rb") as copied:
            if hashlib.file_digest(copied, "sha256").digest() != sha256:
                raise OSError(errno.EBUSY, "it changed while it was copied")
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    sync(target.parent)


def _text(path: PurePosixPath | Path) -> str:
    """A path as text that a database takes; a name may be any bytes."""
    return str(path).encode("utf-8", "backslashreplace").decode().replace("\x00", "")
