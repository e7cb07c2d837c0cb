"""Files: what jobs of a project have made, and pictures that jobs may refer to."""

from __future__ import annotations

import asyncio
import hashlib
import mimetypes
import re
import shutil
import tempfile
from pathlib import Path

from PIL import Image

from schemas.access import Who
from schemas.jobs import File
from schemas.office import ConflictError, Page, UnfitError

from .. import events
from ..studio import Studio
from . import keys
from .writing import alone, row

MOST_PIXELS = 40_000_000
REFERENCES = "references"
_FORMATS = {"PNG": (".png", "image/png"), "JPEG": (".jpg", "image/jpeg"), "WEBP": (".webp", "image/webp")}  # fmt: skip
_SPELLED = {".jpeg": ".jpg", ".jpe": ".jpg"}
_MOST_SIDE = 16_384
_OURS = re.compile(rf"(?:characters/[^/]+/)?jobs/.+|{REFERENCES}/.+")
_TYPES = {".webp": "image/webp", ".jsonl": "application/jsonl"}


async def listed(studio: Studio, *, project: str, after: str | None, limit: int) -> Page[File]:
    """Some files of a project, by path."""
    slug = keys.project(studio.bibles, studio.settings.api, project)
    place = f"series/{slug}"
    lying = await asyncio.to_thread(studio.storage.listed, place)
    paths = sorted(path for path in lying if _OURS.fullmatch(path) and path > (after or ""))
    found = [_file(slug, path, lying[path]) for path in paths[:limit]]
    return Page(found, paths[limit - 1] if len(paths) > limit else None)


async def put(studio: Studio, who: Who, *, project: str, name: str, content: Path) -> File:
    """Keep a picture to refer to, as it is, once it has been decoded whole.

    The same picture may be put again; ConflictError for another one of that name.
    """
    slug = keys.project(studio.bibles, studio.settings.api, project)
    suffix, media_type = await asyncio.to_thread(_looked_at, content)
    called = _name(name, suffix)
    place = f"series/{slug}/{REFERENCES}/{called}"
    data = await asyncio.to_thread(content.read_bytes)
    async with alone(studio, slug):
        before = await asyncio.to_thread(studio.storage.content, place)
        if before is not None and before != data:
            raise ConflictError(f"there is another picture called {called!r}; choose another name")
        if before is None:
            await asyncio.to_thread(_publish, studio, content, place, media_type)
            series_id = await row(studio, slug)
            async with studio.database.begin() as connection:
                text = f"{who.name}: the picture {called} was put with the project"
                await events.tell(connection, "edited", text, series=series_id)
    made = _file(slug, f"{REFERENCES}/{called}", len(data))
    return made.model_copy(update={"sha256": hashlib.sha256(data).hexdigest()})


def _file(slug: str, path: str, size: int) -> File:
    suffix = Path(path).suffix.lower()
    guessed = _TYPES.get(suffix) or mimetypes.guess_type(path)[0] or "application/octet-stream"
    return File(path=path, url=f"/media/{slug}/{path}", media_type=guessed, bytes=size)


def _looked_at(content: Path) -> tuple[str, str]:
    """The ending and the media type of a picture; UnfitError when it is none.

    How large it is stands at its beginning: what would be too large is not unpacked.
    """
    try:
        with Image.open(content, formats=list(_FORMATS)) as picture:
            _refuse(picture)
            picture.load()
            return _FORMATS[picture.format or ""]
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise UnfitError("the picture is too large once it is unpacked", where="/file") from None
    except UnfitError:
        raise
    except Exception as error:  # a decoder meets a stranger's bytes: it raises what it likes
        raise UnfitError(
            "it is no picture that can be read: send a PNG, a JPEG or a WebP", where="/file"
        ) from error


def _refuse(picture: Image.Image) -> None:
    """Refuse what is too large, or moves, before any of it is decoded."""
    width, height = picture.size
    if width * height > MOST_PIXELS or max(width, height) > _MOST_SIDE:
        most = f"{MOST_PIXELS // 1_000_000} million pixels and {_MOST_SIDE} a side are the most"
        raise UnfitError(f"the picture is {width} × {height}; {most}", where="/file")
    if getattr(picture, "n_frames", 1) > 1:
        raise UnfitError("it moves; send one picture", where="/file")


def _name(name: str, suffix: str) -> str:
    """A name for a file that is safe in any folder, with the ending of what is in it."""
    bare = name.replace("\\", "/").rpartition("/")[2]
    stem, given = Path(bare).stem, Path(bare).suffix.lower()
    if _SPELLED.get(given, given) != suffix and given not in {one for one, _ in _FORMATS.values()}:
        stem = bare
    stem = re.sub(r"[^A-Za-z0-9._-]+", "-", stem).strip(".-_")[:80] or "picture"
    return f"{stem}{suffix}"


def _publish(studio: Studio, content: Path, place: str, media_type: str) -> None:
    """Put it where pictures to refer to lie, whole or not at all; what was sent stays its sender's."""
    with tempfile.TemporaryDirectory(dir=studio.storage.folder, prefix=".sent-") as there:
        copy = Path(there) / "picture"
        shutil.copyfile(content, copy)
        copy.chmod(0o644)
        studio.storage.put(copy, place, media_type)
