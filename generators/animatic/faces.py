"""The fonts that ship with the animatic: which face draws a character, and the face at a size.

Faces are the static TrueType files in `fonts` (see README.md there). A chain is an order of
faces: the first that has a glyph draws the character, so that a line may mix scripts.
"""

from __future__ import annotations

import struct
from functools import lru_cache
from pathlib import Path

from PIL import ImageFont, features

from schemas.errors import ConfigError

FOLDER = Path(__file__).parent / "fonts"

Chain = tuple[str, ...]
_OTHER_SCRIPTS = ("noto-sans-hebrew-bold", "noto-sans-arabic-bold", "noto-sans-jp-bold")
TITLE: Chain = ("bricolage-grotesque-title", "noto-sans-condensed", *_OTHER_SCRIPTS)
TEXT: Chain = ("atkinson-hyperlegible-next-bold", "noto-sans-bold", *_OTHER_SCRIPTS)
ITALIC: Chain = ("atkinson-hyperlegible-next-bold-italic", "noto-sans-bold", *_OTHER_SCRIPTS)
MONO: Chain = ("martian-mono-medium", "noto-sans-bold", *_OTHER_SCRIPTS)

SHAPES_SCRIPTS = bool(features.check("raqm"))  # else Pillow sets glyph by glyph, left to right


@lru_cache(maxsize=256)
def face(name: str, size: float) -> ImageFont.FreeTypeFont:
    """Load a face at `size` pixels to the em. ConfigError when its file is missing or spoilt."""
    engine = ImageFont.Layout.RAQM if SHAPES_SCRIPTS else ImageFont.Layout.BASIC
    path = _path(name)
    try:
        return ImageFont.truetype(path, size, layout_engine=engine)
    except OSError as fault:
        raise ConfigError(f"The font file {path} cannot be read; reinstall AniGen.") from fault


def face_for(character: str, chain: Chain) -> str | None:
    """Find the first face of `chain` with a glyph for `character`; None when there is none."""
    code = ord(character)
    return next((name for name in chain if code in coverage(name)), None)


@lru_cache(maxsize=16)
def coverage(name: str) -> frozenset[int]:
    """Read from a font's character map which code points it has glyphs for."""
    data = _path(name).read_bytes()
    tables = struct.unpack_from(">H", data, 4)[0]
    records = (struct.unpack_from(">4sLLL", data, 12 + 16 * i) for i in range(tables))
    cmap = next(offset for tag, _, offset, _ in records if tag == b"cmap")
    maps = struct.unpack_from(">H", data, cmap + 2)[0]
    offsets = (struct.unpack_from(">L", data, cmap + 8 + 8 * i)[0] + cmap for i in range(maps))
    return next(
        frozenset(_segments(data, at)) for at in offsets if data[at : at + 2] == b"\x00\x04"
    )


def _segments(data: bytes, at: int) -> list[int]:
    """List the code points of a format 4 subtable (OpenType specification, `cmap`)."""
    count = struct.unpack_from(">H", data, at + 6)[0] // 2
    ends, starts, deltas, ranges = (
        struct.unpack_from(f">{count}H", data, at + 14 + 2 * count * i + (2 if i else 0))
        for i in range(4)
    )
    first_range = at + 16 + 6 * count
    found = []
    for i in range(count):
        for code in range(starts[i], min(ends[i], 0xFFFE) + 1):
            glyph = code + deltas[i]
            if ranges[i]:
                place = first_range + 2 * i + ranges[i] + 2 * (code - starts[i])
                glyph = struct.unpack_from(">H", data, place)[0]
            if glyph & 0xFFFF:
                found.append(code)
    return found


def _path(name: str) -> Path:
    path = FOLDER / f"{name}.ttf"
    if not path.is_file():
        raise ConfigError(f"The font file {path} is missing; reinstall AniGen to restore it.")
    return path
