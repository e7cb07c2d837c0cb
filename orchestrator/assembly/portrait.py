"""The child process that makes what pages show of characters: sheet and portrait, and their voice.

`python -m orchestrator.assembly.portrait` reads one line of JSON, a `Sitting`, and writes one: the
`Likeness`, or `{"failed": "one sentence"}`. Everything goes into the folder of the sitting.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

import numpy as np
from av import FFmpegError
from PIL import Image

from schemas.errors import AssemblyError

from .hearing import read_sound
from .loudness import RATE
from .sitting import Likeness, Sitting
from .soundtrack import write_soundtrack

SHEET_WIDE, PORTRAIT = 1280, 320  # pixels; a sheet keeps its own shape
_LONGEST_S = 20.0
_FACE = 443, 880, 130  # the happy one on a sheet of the animatic, 1920 wide: middle, half its side
_LOWER = 0.69  # of the height, under which a sheet has heads alone
_INK = 40  # from which a pixel is not the ground
_LEAST = 0.04  # of the width, that a head takes


def make(sitting: Sitting) -> Likeness:
    """Make what pages show. AssemblyError or OSError when the sheet or the line cannot be read."""
    with Image.open(sitting.sheet) as opened:
        picture = opened.convert("RGB")
    high = round(picture.height * SHEET_WIDE / picture.width)
    sheet = picture.resize((SHEET_WIDE, high), Image.Resampling.LANCZOS)
    face = picture.crop(_face(picture, drawn_here=sitting.drawn_here))
    portrait = face.resize((PORTRAIT, PORTRAIT), Image.Resampling.LANCZOS)
    voice, seconds = _voice(sitting)
    return Likeness(
        sheet=_save(sheet, sitting.into, "sheet"), width=SHEET_WIDE, height=high,
        portrait=_save(portrait, sitting.into, "portrait"), voice=voice, seconds=seconds,
    )  # fmt: skip


def _face(picture: Image.Image, *, drawn_here: bool) -> tuple[int, int, int, int]:
    """The square around the first head of the lower row."""
    unit = picture.width / 1920
    x, y, half = (round(v * unit) for v in _FACE)
    if not drawn_here and (found := _first_head(picture)):
        x, y, half = found
    half = min(half, picture.width // 2, picture.height // 2)
    left = min(max(0, x - half), picture.width - 2 * half)
    top = min(max(0, y - half), picture.height - 2 * half)
    return left, top, left + 2 * half, top + 2 * half


def _first_head(picture: Image.Image) -> tuple[int, int, int] | None:
    """The middle of the leftmost thing in the lower row of somebody else's sheet, and half its side."""
    pixels = np.asarray(picture, np.int16)
    first = round(picture.height * _LOWER)
    ground = np.median(pixels[first:, :4].reshape(-1, 3), axis=0)
    drawn = np.abs(pixels[first:] - ground).max(axis=2) > _INK
    columns = np.flatnonzero(np.diff(np.pad(drawn.any(axis=0).astype(np.int8), 1)))
    for left, right in zip(columns[::2], columns[1::2], strict=True):
        if right - left >= _LEAST * picture.width:
            rows = np.flatnonzero(drawn[:, left:right].any(axis=1)) + first
            half = max(right - left, rows[-1] - rows[0]) * 11 // 20
            return int(left + right) // 2, int(rows[0] + rows[-1]) // 2, int(half)
    return None


def _save(picture: Image.Image, into: Path, kind: str) -> str:
    part = into / f"{kind}.webp"
    picture.save(part, "webp", quality=82, method=3)
    return _named(part)


def _voice(sitting: Sitting) -> tuple[str, float]:
    if not sitting.voice:
        return "", 0.0
    sound = read_sound(Path(sitting.voice), what="the sample", longest_s=_LONGEST_S)
    part = sitting.into / "voice.m4a"
    write_soundtrack(sound, part, rough=True)
    return _named(part), round(len(sound) / RATE, 2)


def _named(part: Path) -> str:
    """The file, renamed by what is in it."""
    digest = hashlib.sha256(part.read_bytes()).hexdigest()[:8]
    return part.rename(part.with_stem(f"{part.stem}-{digest}")).name


def main() -> int:
    """Read the sitting, work, and report."""
    sitting = Sitting.model_validate_json(sys.stdin.readline())
    try:
        made = make(sitting)
    except (AssemblyError, FFmpegError, OSError, ValueError) as error:
        sys.stdout.write(json.dumps({"failed": str(error)}) + "\n")
        return 1
    sys.stdout.write(made.model_dump_json() + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
