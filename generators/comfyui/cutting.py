"""Cutting: the pieces of a shot become one film of the exact length and the episode's format.

The pieces of a video are joined in order; a loop begins again as often as the shot is long.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from uuid import uuid4

from PIL import Image

from schemas.errors import BadFootageError, StudioError
from schemas.take import ShotRequest

from .phases import Seen
from .receipts import digest

PICTURES = (".png", ".jpg", ".jpeg", ".webp")
FILMS = (".mp4", ".webm", ".mkv", ".mov", ".avi")


async def cut(
    pieces: Sequence[Path], request: ShotRequest, into: Path, *, loops: bool
) -> tuple[Path, str]:
    """Write the film of a shot into the folder `into`; returns the file and its digest.

    A cancelled call leaves nothing. Raises BadFootageError for a piece that is none, StudioError when
    the folder cannot be written.
    """
    stem, stop = f"S{request.scene:02}-C{request.shot:02}", threading.Event()
    part = into / f".{stem}-{uuid4().hex[:12]}.part"
    work = asyncio.ensure_future(
        asyncio.to_thread(_write, pieces, request, part, stop.is_set, loops=loops)
    )
    try:
        sha256 = await asyncio.shield(work)
        path = part.with_name(f"{stem}-{sha256[:8]}-{part.name[-17:-13]}.mp4")
        part.replace(path)  # nothing is awaited after this: a cancelled call leaves no file
    except OSError as error:
        raise StudioError(f"footage cannot be put into {into.name!r}: {error.strerror}") from error
    finally:
        stop.set()
        await asyncio.wait({work})
        part.unlink(missing_ok=True)
    return path, sha256


async def ending(made: Path) -> Seen:
    """The picture that something made ends with, for the next prompt to begin with.

    Nothing but pixels is in it: what servers write into their files differs from run to run.
    """
    picture = made.with_name("ending.png")
    await asyncio.to_thread(_bare if made.suffix.lower() in PICTURES else _last, made, picture)
    return Seen(picture, await asyncio.to_thread(digest, picture))


def _bare(made: Path, into: Path) -> None:
    try:
        with Image.open(made) as picture:
            picture.convert("RGB").save(into, "PNG", compress_level=1)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise BadFootageError(f"the picture {made.name} cannot be decoded") from error


def _last(made: Path, into: Path) -> None:
    from ..remote.normalise import last_picture  # heavy, and only a film of several pieces needs it

    last_picture(made, into)


def _write(
    pieces: Sequence[Path],
    request: ShotRequest,
    part: Path,
    stopped: Callable[[], bool],
    *,
    loops: bool,
) -> str:
    """Write the film, in a thread of its own."""
    from ..remote.normalise import normalise, seconds_of

    rounds = 1
    if loops:
        lasts = round(1000 * sum(seconds_of(piece) for piece in pieces))
        if lasts <= 0:
            raise BadFootageError("a loop does not say how long it is")
        rounds = -(-round(1000 * request.seconds) // lasts)
    normalise(
        [*pieces] * rounds, request.picture, request.frames, part, sound=False, stopped=stopped
    )
    return digest(part)
