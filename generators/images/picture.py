"""Pictures from and for a vendor: checked by decoding, kept as PNG, whole or not there."""

from __future__ import annotations

import io
import os
from pathlib import Path
from uuid import uuid4

from PIL import Image

from schemas.errors import BadFootageError, StudioError

_FORMATS = ("PNG", "JPEG", "WEBP")
_LEAST, _MOST = 256, 8192  # pixels of a side
_SENT = 1024  # of the longer side of a picture that we send


def keep(data: bytes, into: Path) -> None:
    """Write a vendor's picture as the PNG file `into`.

    BadFootageError when it cannot be decoded or is of no sane size, StudioError when it cannot be
    written.
    """
    image = _decoded(io.BytesIO(data))
    part = into.with_name(f".{into.name}-{uuid4().hex[:12]}.part")
    try:
        with part.open("wb") as file:
            image.save(file, "PNG")
            file.flush()
            os.fsync(file.fileno())
        part.replace(into)
    except OSError as error:
        raise StudioError(f"a sheet cannot be put into {into.parent}: {error}") from error
    finally:
        part.unlink(missing_ok=True)


def inline(path: Path) -> tuple[bytes, str]:
    """A picture of ours as it is sent: a PNG of moderate size, and its media type."""
    image = _decoded(path)
    image.thumbnail((_SENT, _SENT))
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue(), "image/png"


def _decoded(source: Path | io.BytesIO) -> Image.Image:
    try:
        with Image.open(source, formats=_FORMATS) as image:
            if not all(_LEAST <= side <= _MOST for side in image.size):
                wide, high = image.size
                raise BadFootageError(f"the picture has {wide}x{high} pixels; that is no sheet")
            return image.convert("RGB")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise BadFootageError("the picture cannot be decoded") from error
