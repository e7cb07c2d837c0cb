"""The end card: a sheet of animation paper with what comes next, and who made the episode."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from PIL import Image

from . import faces
from .block import Block, Board
from .lettering import Setting, fit, leading_of, plain
from .sheet import Mask, Placed, Point, Sheet, disc, polygon
from .typeset import clean, draw, from_right, width

_PAPER, _UNDER = "#f6f1e2", ("#bcd3ee", "#e9dfc6")
_INK, _MUTED, _RED, _BLUE = "#1d2027", "#565b68", "#b3321f", "#8fb3e0"
_SHEET = (1000.0, 430.0)  # in units
_CREDITS = 6  # lines at most


def end_blocks(board: Board) -> Iterator[Block]:
    """Compose an end card's blocks in painting order."""
    teaser, *credits_ = [clean(line, faces.TITLE) for line in board.card.text.split("\n")]
    wide, tall = min(_SHEET[0], board.width - 96), _SHEET[1]
    left, top = (board.width - wide) / 2, board.height / 2 - tall / 2 - 14
    for i, (turn, colour) in enumerate(zip((2.4, -1.5), _UNDER, strict=True)):
        under = _paper(board, (left, top), (wide, tall), turn, colour)
        yield Block(under, 0.05 + 0.1 * i, board.at(board.width, -40), 0.5)
    yield Block(
        _layout_paper(board, (left, top), (wide, tall)), 0.25, board.at(board.width, 0), 0.5
    )
    if teaser:
        number = str(board.card.episode + 1)
        yield from _teaser(board, teaser, (left + 70, top + 96), (wide - 320, 190.0))
        yield from _next_number(board, number, left + wide - 56, top + tall - 52)
        yield from _stamp(board, "NEXT TIME", left + 26, top - 34)
    else:
        yield from _farewell(board, (board.width / 2, top + tall / 2))
    yield from _credits(board, [c for c in credits_ if c], (left + 70, top + tall - 40), wide - 320)
    yield from _told(board, left, top + tall + 54, wide)


def _paper(board: Board, at: Point, size: Point, turn: float, colour: str) -> Placed:
    """Draw a sheet turned by some degrees around its middle, with a shadow."""
    angle, (wide, tall) = np.radians(turn), size
    margin = 40.0
    across, down = round(board.px(wide + 2 * margin)), round(board.px(tall + 2 * margin))
    cos, sin = float(np.cos(angle)), float(np.sin(angle))
    corners = []
    for x, y in ((-wide, -tall), (wide, -tall), (wide, tall), (-wide, tall)):
        corner = (x * cos - y * sin) / 2, (x * sin + y * cos) / 2
        corners.append((corner[0] + wide / 2 + margin, corner[1] + tall / 2 + margin))
    sheet = Sheet(across, down)
    for step, ink, opacity in ((7.0, "#000000", 0.3), (0.0, colour, 1.0)):
        points = [board.at(x + step, y + step) for x, y in corners]
        sheet.lay(polygon(points, across, down), 0, 0, ink, opacity)
    return sheet.placed(round(board.px(at[0] - margin)), round(board.px(at[1] - margin)))


def _layout_paper(board: Board, at: Point, size: Point) -> Placed:
    """Draw the top sheet: peg holes along its head and a blue frame for the picture."""
    wide, tall = size
    across, down = round(board.px(wide + 8)), round(board.px(tall + 8))
    sheet = Sheet(across, down)

    def box(x: float, y: float, width_: float, height: float) -> tuple[Mask, int, int]:
        size = max(1, round(board.px(height))), max(1, round(board.px(width_)))
        return np.ones(size, np.float32), round(board.px(x)), round(board.px(y))

    sheet.lay(*box(7, 7, wide, tall), "#000000", 0.35)
    sheet.lay(*box(0, 0, wide, tall), _PAPER)
    for x, y, width_, height in _frame(wide, tall):
        sheet.lay(*box(x, y, width_, height), _BLUE)
    for x in (wide / 2 - 118, wide / 2 + 66):
        sheet.lay(*box(x, 21, 52, 13), "#2a2833")
    sheet.lay(disc(*board.at(wide / 2, 27.5), board.px(10.5), across, down), 0, 0, "#2a2833")
    return sheet.placed(round(board.px(at[0])), round(board.px(at[1])))


def _frame(wide: float, tall: float) -> Iterator[tuple[float, float, float, float]]:
    """List the strokes of the blue frame as boxes: four sides that cross, and the middle's marks."""
    left, top, right, foot = 40.0, 54.0, wide - 40.0, tall - 26.0
    for y in (top, foot):
        yield left - 16, y, right - left + 32, 1.6
    for x in (left, right):
        yield x, top - 16, 1.6, foot - top + 28
    for x, y in ((wide / 2, top - 6), (wide / 2, foot - 6)):
        yield x, y, 1.6, 13


def _teaser(board: Board, text: str, at: Point, room: Point) -> Iterator[Block]:
    """Write what comes next in large condensed letters, a line after the other."""
    leading = leading_of(text, faces.TITLE, 1.04)
    setting = fit(
        text, faces.TITLE, room=board.at(*room), largest=board.px(72), lines=4, leading=leading
    )
    size = setting.size / board.unit
    spare = room[1] - size * (1 + leading * (len(setting.lines) - 1))
    for row, line in enumerate(setting.lines):
        short = room[0] - width(line, faces.TITLE, setting.size) / board.unit
        left = at[0] + short if from_right(line) else at[0]
        base = at[1] + spare / 2 + size * (0.86 + leading * row)
        placed = plain(line, setting, board.at(left, base), _INK)
        yield Block(placed, 0.95 + 0.17 * row, board.at(46, 0), 0.42, fades=True)


def _farewell(board: Board, middle: Point) -> Iterator[Block]:
    """Say that it goes on, in the middle of the sheet, when nothing is known of what comes next."""
    setting = fit("To be continued", faces.TITLE, room=board.at(820, 200), largest=board.px(118))
    half = setting.width / board.unit / 2
    at = board.at(middle[0] - half, middle[1] + setting.size / board.unit * 0.36)
    placed = plain(setting.lines[0], setting, at, _RED)
    yield Block(placed, 0.9, board.at(60, 0), 0.5, fades=True)


def _next_number(board: Board, number: str, right: float, foot: float) -> Iterator[Block]:
    """Set the coming episode's number, red, at the right of the sheet."""
    setting = fit(number, faces.TITLE, room=board.at(170, 400), largest=board.px(230))
    ink = draw(number, faces.TITLE, setting.size)
    sheet = Sheet(ink.mask.shape[1], ink.mask.shape[0])
    sheet.lay(ink.mask, 0, 0, _RED)
    x, y = board.at(right, foot)
    placed = sheet.placed(round(x) - ink.mask.shape[1], round(y) - ink.mask.shape[0])
    yield Block(placed, 1.2, board.at(0, 40), 0.5, springy=True, fades=True)


def _stamp(board: Board, words: str, x: float, y: float) -> Iterator[Block]:
    """Stamp red words, framed and a little turned, over the corner of the sheet."""
    ink = draw(words, faces.TITLE, board.px(44))
    edge, gap = max(2, round(board.px(4.5))), round(board.px(14))
    mask = np.pad(ink.mask, gap)
    mask = np.pad(mask, edge, constant_values=1.0)
    face = np.pad(np.ones_like(mask), edge)
    sheet_mask, face = _turned(np.pad(mask, edge), 5.0), _turned(face, 5.0)
    sheet = Sheet(sheet_mask.shape[1], sheet_mask.shape[0])
    sheet.lay(face, 0, 0, _PAPER)
    sheet.lay(sheet_mask, 0, 0, _RED)
    left, top = board.at(x, y)
    yield Block(sheet.placed(round(left), round(top)), 0.75, board.at(0, -90), 0.25, fades=True)


def _turned(mask: Mask, degrees: float) -> Mask:
    """Turn a mask against the clock, growing it to hold its corners."""
    image = Image.fromarray(np.rint(mask * 255).astype(np.uint8))
    turned: Mask = np.asarray(
        image.rotate(degrees, Image.Resampling.BICUBIC, expand=True), np.float32
    )
    result: Mask = turned / np.float32(255)
    return result


def _credits(board: Board, lines: list[str], at: Point, room: float) -> Iterator[Block]:
    """Write who made it, small, at the foot of the sheet; `at` is the last baseline."""
    shown = lines[:_CREDITS]
    for row, line in enumerate(shown):
        words = clean(line, faces.TEXT)
        size = min(
            15.5, 15.5 * room / max(1.0, width(words, faces.TEXT, board.px(15.5)) / board.unit)
        )
        base = at[1] - 20 * (len(shown) - 1 - row)
        placed = plain(
            words, Setting((words,), board.px(size), faces.TEXT), board.at(at[0], base), _MUTED
        )
        yield Block(placed, 1.7 + 0.08 * row, eases_s=0.4, fades=True)


def _told(board: Board, x: float, y: float, room: float) -> Iterator[Block]:
    """Write below the sheet what has just been told."""
    card = board.card
    words = f"{card.series}   /   Episode {card.episode}   /   {card.title}"
    setting = fit(words, faces.MONO, room=board.at(room, 40), largest=board.px(16))
    placed = plain(setting.lines[0], setting, board.at(x, y), "#e9e4d6")
    yield Block(placed, 1.5, eases_s=0.4, fades=True)
