"""Display lettering: a title broken and sized to fill a box, set as pieces that can move."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

import numpy as np

from . import faces
from .sheet import Mask, Placed, Sheet
from .typeset import Ink, clean, draw, runs, width
from .wrapping import balanced, units

_SINGLES = 26  # letters up to which a title is cut into letters, not words


@dataclass(frozen=True)
class Setting:
    """Cleaned text in lines, with the size in pixels at which all of them fit."""

    lines: tuple[str, ...]
    size: float
    chain: faces.Chain

    @property
    def rise(self) -> float:
        """Height of the first line's ink above its baseline in pixels."""
        return -float(draw(self.lines[0], self.chain, self.size).y)

    @property
    def width(self) -> float:
        """Width of the longest line in pixels."""
        return max((width(line, self.chain, self.size) for line in self.lines), default=0.0)


@dataclass(frozen=True)
class Piece:
    """A letter, word or line of a setting; the pen stands at (x, y) from the first baseline."""

    text: str
    x: float
    y: float


def fit(
    text: str, chain: faces.Chain, *, room: tuple[float, float], largest: float,
    lines: int = 1, leading: float = 1.2,
) -> Setting:  # fmt: skip
    """Break `text` into up to `lines` lines so that it can be set as large as `room` allows.

    `room` is width and height in pixels, `largest` the size that is never passed, `leading` the
    distance of baselines in sizes. Text with nothing to draw gives one empty line.
    """
    words = clean(text, chain)
    pieces, best = units(words), Setting((words,), 0.0, chain)
    for count in range(1, min(lines, len(pieces)) + 1):
        found = balanced(pieces, count, lambda piece: width(piece, chain, 100.0))
        across = max(width(line, chain, 100.0) for line in found) / 100
        down = 1 + leading * (len(found) - 1)
        size = min(largest, room[0] / max(across, 0.01), room[1] / down)
        if size > best.size * 1.08:
            best = Setting(tuple(found), size, chain)
    return best


def leading_of(text: str, chain: faces.Chain, tight: float) -> float:
    """Choose the distance of baselines in sizes: `tight`, or more where a script needs the room."""
    needed = {faces.face_for(character, chain) for character in text if character.isalpha()}
    return tight if needed <= {*chain[:2], None} else tight + 0.26


def pieces_of(setting: Setting, leading: float) -> list[Piece]:
    """Cut a setting into letters, or into words or lines where letters cannot stand alone."""
    count = sum(len(line) for line in setting.lines)
    pieces = []
    for row, line in enumerate(setting.lines):
        cuts = _cuts(line, setting.chain, singles=count <= _SINGLES)
        for start, end in cuts:
            part = line[start:end].rstrip()
            x = width(line[: start + len(part)], setting.chain, setting.size)
            x -= width(part, setting.chain, setting.size)
            pieces.append(Piece(part, x, row * leading * setting.size))
    return pieces


def outlined(
    piece: Piece, setting: Setting, at: tuple[float, float], *, edge: str, shadow: str
) -> Placed:
    """Draw a piece's thick edge and the hard shadow below it."""
    grown = draw(piece.text, setting.chain, setting.size, stroke=0.06 * setting.size)
    drop = round(0.05 * setting.size)
    height, across = grown.mask.shape
    sheet = Sheet(across + drop, height + drop)
    for step in range(drop, -1, -1):
        sheet.lay(grown.mask, step, step, shadow if step else edge)
    return sheet.placed(*_corner(grown, piece, at))


def filled(
    piece: Piece, setting: Setting, at: tuple[float, float], *, top: str, foot: str
) -> Placed:
    """Draw a piece's letters, of one colour above and another one towards their feet."""
    ink = draw(piece.text, setting.chain, setting.size)
    sheet = Sheet(ink.mask.shape[1], ink.mask.shape[0])
    sheet.lay(ink.mask, 0, 0, top)
    rows = np.arange(ink.mask.shape[0], dtype=np.float32) + np.float32(ink.y)
    ramp = np.clip((rows / np.float32(setting.size) + np.float32(0.42)) * 3, 0, 1)
    sheet.lay((ink.mask * ramp[:, None]).astype(np.float32), 0, 0, foot)
    return sheet.placed(*_corner(ink, piece, at))


def plain(text: str, setting: Setting, at: tuple[float, float], colour: str) -> Placed:
    """Draw one line in one colour, with the pen at `at`."""
    ink = draw(text, setting.chain, setting.size)
    sheet = Sheet(ink.mask.shape[1], ink.mask.shape[0])
    sheet.lay(ink.mask, 0, 0, colour)
    return sheet.placed(*_corner(ink, Piece(text, 0, 0), at))


def hollow(text: str, setting: Setting, thick: float) -> Ink:
    """Draw only the outlines of a line, `thick` pixels wide."""
    outer = draw(text, setting.chain, setting.size, stroke=thick)
    inner = draw(text, setting.chain, setting.size)
    mask: Mask = outer.mask.copy()
    y, x = inner.y - outer.y, inner.x - outer.x
    height, across = inner.mask.shape
    mask[y : y + height, x : x + across] *= 1 - inner.mask
    return Ink(mask, outer.x, outer.y, outer.advance)


def _corner(ink: Ink, piece: Piece, at: tuple[float, float]) -> tuple[int, int]:
    return round(at[0] + piece.x) + ink.x, round(at[1] + piece.y) + ink.y


def _cuts(line: str, chain: faces.Chain, *, singles: bool) -> list[tuple[int, int]]:
    """Choose where a line is cut; a line that is not plain Latin from the left stays whole."""
    found = runs(line, chain)
    if len(found) != 1 or found[0].rtl or found[0].face != chain[0]:
        return [(0, len(line))] if line else []
    if singles:
        return [(i, i + 1) for i, letter in enumerate(line) if letter != " "]
    starts = [0, *(i + 1 for i, letter in enumerate(line) if letter == " "), len(line) + 1]
    return [(a, min(b - 1, len(line))) for a, b in itertools.pairwise(starts)]
