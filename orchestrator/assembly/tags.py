"""What a picture or film says about itself, and whether it can be decoded at all.

Loads the media library; call it in a thread.
"""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import Any

import av
from PIL import Image, UnidentifiedImageError

_LONGEST = 4_000_000  # characters of a tag


def picture(path: Path) -> dict[str, str] | None:
    """The texts in a picture, by name; None where it cannot be decoded whole."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(path) as image:
                image.verify()  # to its very end
            with Image.open(path) as image:
                image.load()
                found: dict[Any, Any] = dict(image.info) | getattr(image, "text", {})
    except (OSError, ValueError, SyntaxError, EOFError, UnidentifiedImageError):
        return None
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        return None
    return _texts(found)


def film(path: Path) -> dict[str, str] | None:
    """The tags of a film, by name; None where its packets or its first picture cannot be read."""
    try:
        with av.open(str(path)) as media:
            first = next(media.decode(video=0), None)
            for _ in media.demux(media.streams.video[0]):  # to its very end
                pass
            return _texts(dict(media.metadata)) if first is not None else None
    except (av.FFmpegError, OSError, ValueError, IndexError):
        return None


def _texts(found: dict[Any, Any]) -> dict[str, str]:
    return {
        str(name): value[:_LONGEST]
        for name, value in found.items()
        if isinstance(value, str) and value
    }
