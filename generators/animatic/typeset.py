"""Sets one line of text in any script that ships: cleaned, ordered by direction, drawn as a mask.

A line is cut into runs of one face and one direction. Their order on the page follows the Unicode
bidirectional algorithm (UAX #9) as far as one line without embedding marks needs it; within a run
raqm shapes and mirrors. Without raqm, runs from right to left are reversed letter by letter.
"""

from __future__ import annotations

import itertools
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from . import faces

Mask = NDArray[np.float32]  # (height, width), 0 … 1
Direction = Literal["rtl", "ltr"]
_MARKS_PER_LETTER = 2
_KINDS = {  # bidirectional classes that matter in one line
    "L": "L", "R": "R", "AL": "R", "EN": "N", "AN": "N", "CS": "S", "ES": "S", "ET": "T", "NSM": "M",
}  # fmt: skip
_JOINERS = {"\u200c", "\u200d"}
_MIRRORED = str.maketrans("()[]{}<>«»", ")(][}{><»«")


@dataclass(frozen=True)
class Run:
    """Characters of one face and one direction, in reading order."""

    text: str
    face: str
    rtl: bool

    def for_pillow(self) -> tuple[str, Direction | None]:
        """Give the text and the direction to hand to Pillow."""
        if faces.SHAPES_SCRIPTS:
            return self.text, "rtl" if self.rtl else "ltr"
        return (_reversed(self.text) if self.rtl else self.text), None


@dataclass(frozen=True)
class Ink:
    """A drawn line: `mask` lies with its top left at (x, y) from the pen's start on the baseline."""

    mask: Mask
    x: int
    y: int
    advance: float


def clean(text: str, chain: faces.Chain) -> str:
    """Reduce `text` to what can be set: one line of characters that a face of `chain` has.

    Emoji, control and direction characters go; a fancy letter that no face has becomes its plain
    one; a letter keeps two combining marks at most.
    """
    kept: list[str] = []
    marks = 0
    for character in unicodedata.normalize("NFC", text):
        if character.isspace():
            kept.append(" ")
        elif unicodedata.category(character) in {"Mn", "Me"}:
            marks += 1
            if marks <= _MARKS_PER_LETTER and _sits_on(kept, character, chain):
                kept.append(character)
        elif character in _JOINERS:
            kept.extend(character if _is_arabic(kept) else "")
        elif unicodedata.category(character)[0] != "C":
            marks = 0
            kept.append(_plain(character, chain))
    return " ".join("".join(kept).split())


def runs(text: str, chain: faces.Chain) -> list[Run]:
    """Cut a cleaned line into runs, listed from left to right on the page."""
    if not text:
        return []
    levels = _levels(text)
    chosen = _faces(text, chain)
    groups = itertools.groupby(range(len(text)), key=lambda i: (levels[i], chosen[i]))
    pieces = [
        (level, Run("".join(text[i] for i in places), name, rtl=level % 2 == 1))
        for (level, name), places in groups
    ]
    return _visual_order(pieces)


@lru_cache(maxsize=4096)
def width(text: str, chain: faces.Chain, size: float) -> float:
    """Measure how far a cleaned line moves the pen, in pixels."""
    total = 0.0
    for run in runs(text, chain):
        words, direction = run.for_pillow()
        total += faces.face(run.face, size).getlength(words, direction=direction)
    return total


def draw(text: str, chain: faces.Chain, size: float, *, stroke: float = 0.0) -> Ink:
    """Draw a cleaned line; `stroke` is the width in pixels by which every letter grows."""
    pen, pieces = 0.0, []
    left = top = 10**6
    right = bottom = -(10**6)
    for run in runs(text, chain):
        words, direction = run.for_pillow()
        face = faces.face(run.face, size)
        box = face.getbbox(words, direction=direction, anchor="ls", stroke_width=stroke)
        left, right = min(left, int(pen + box[0]) - 2), max(right, int(pen + box[2]) + 3)
        top, bottom = min(top, int(box[1]) - 2), max(bottom, int(box[3]) + 3)
        pieces.append((pen, words, direction, face))
        pen += face.getlength(words, direction=direction)
    if not pieces:
        return Ink(np.zeros((1, 1), np.float32), 0, 0, 0.0)
    sheet = Image.new("L", (right - left, bottom - top))
    brush = ImageDraw.Draw(sheet)
    for start, words, direction, face in pieces:
        place = (start - left, float(-top))
        brush.text(place, words, 255, face, "ls", direction=direction, stroke_width=stroke)
    return _trimmed(np.asarray(sheet, np.float32) / np.float32(255), left, top, pen)


def from_right(text: str) -> bool:
    """Whether a cleaned line is read from right to left: its first letter decides."""
    kinds = (_kind(character) for character in text)
    return next((kind for kind in kinds if kind in "LR"), "L") == "R"


def wide(character: str) -> bool:
    """Whether a character takes two columns, as Han, kana and full-width forms do."""
    return unicodedata.east_asian_width(character) in {"W", "F"}


def _plain(character: str, chain: faces.Chain) -> str:
    """Find the character, or the nearest one that can be drawn, or nothing."""
    for form in (character, unicodedata.normalize("NFKC", character)):
        if form and all(faces.face_for(c, chain) for c in form):
            return form
    base = unicodedata.normalize("NFKD", character)[0]
    return base if base != character and faces.face_for(base, chain) else ""


def _sits_on(kept: list[str], mark: str, chain: faces.Chain) -> bool:
    """Whether `mark` can be set on the last kept letter, in the face of that letter."""
    letter = next((c for c in reversed("".join(kept)) if not unicodedata.combining(c)), " ")
    face = faces.face_for(letter, chain)
    return letter != " " and face is not None and ord(mark) in faces.coverage(face)


def _is_arabic(kept: list[str]) -> bool:
    return bool(kept) and kept[-1] != "" and unicodedata.bidirectional(kept[-1][-1]) == "AL"


def _faces(text: str, chain: faces.Chain) -> list[str]:
    """Choose the face of every character; marks and joiners stay with the letter before."""
    eastern = any(wide(c) for c in text)
    order = (chain[-1], *chain[:-1]) if eastern else chain
    chosen: list[str] = []
    for character in text:
        stays = unicodedata.combining(character) or character in _JOINERS
        found = chosen[-1] if stays and chosen else faces.face_for(character, order)
        chosen.append(found or chain[0])
    return chosen


def _levels(text: str) -> list[int]:
    """Give every character its embedding level: even runs from the left, odd from the right."""
    kinds = [_kind(character) for character in text]
    base = 1 if from_right(text) else 0
    strong, weak = "LR"[base], []
    for i, kind in enumerate(kinds):
        strong = kind if kind in "LR" else strong
        beside = kinds[max(0, i - 1) : i] + kinds[i + 1 : i + 2]
        joins = (kind == "S" and beside == ["N", "N"]) or (kind == "T" and "N" in beside)
        weak.append(("R#" if strong == "R" else "L") if kind == "N" or joins else kind)
    return _resolved(weak, base)


def _kind(character: str) -> str:
    """L or R for letters, N for figures, S between and T beside them, M for marks, else neutral."""
    kind = unicodedata.bidirectional(character)
    return _KINDS.get(kind, "O")


def _resolved(weak: list[str], base: int) -> list[int]:
    """Turn classes into levels; neutrals take the direction that both their neighbours share."""
    own = {"L": base + base % 2, "R": 1, "R#": 2}
    levels: list[int] = []
    for i, kind in enumerate(weak):
        if kind == "M" and levels:
            levels.append(levels[-1])
        elif kind in own:
            levels.append(own[kind])
        else:
            before = next((k[0] for k in reversed(weak[:i]) if k in own), "LR"[base])
            after = next((k[0] for k in weak[i:] if k in own), "LR"[base])
            levels.append(own[before] if before == after else base)
    return levels


def _visual_order(pieces: list[tuple[int, Run]]) -> list[Run]:
    """Apply rule L2: from the highest level to 1, reverse every sequence at or above it."""
    for level in range(max(level for level, _ in pieces), 0, -1):
        turned: list[tuple[int, Run]] = []
        for high, group in itertools.groupby(pieces, key=lambda piece: piece[0] >= level):
            members = list(group)
            turned.extend(reversed(members) if high else members)
        pieces = turned
    return [run for _, run in pieces]


def _reversed(text: str) -> str:
    letters = (c for c in text if not unicodedata.combining(c) and c not in _JOINERS)
    return "".join(letters)[::-1].translate(_MIRRORED)


def _trimmed(mask: Mask, left: int, top: int, advance: float) -> Ink:
    """Cut the empty margins off a mask; a blank line keeps one pixel."""
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    if not rows.size:
        return Ink(np.zeros((1, 1), np.float32), 0, 0, advance)
    y, x = int(rows[0]), int(columns[0])
    return Ink(mask[y : rows[-1] + 1, x : columns[-1] + 1], left + x, top + y, advance)
