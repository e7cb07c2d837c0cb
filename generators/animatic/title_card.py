"""The title card: the series in huge letters, the episode's number and its title."""

from __future__ import annotations

from collections.abc import Iterator

from schemas.plan import TimeOfDay

from . import faces
from .block import SLANT, Block, Board
from .lettering import Setting, filled, fit, hollow, leading_of, outlined, pieces_of, plain
from .light import Light, mix
from .sheet import Point, Sheet
from .typeset import width

ACCENTS = {  # the plates, and the edge under the letters
    TimeOfDay.MORNING: ("#c73a2b", "#ffb74a"),
    TimeOfDay.DAY: ("#1f5fae", "#ffd23f"),
    TimeOfDay.SUNSET: ("#c02a55", "#ffb04a"),
    TimeOfDay.NIGHT: ("#4a35c0", "#5fd0ff"),
}
_DEEP = "#120e22"
_LEFT = 80.0
_LEADING = 0.94
_CAPITALS = 0.72  # height of capitals, of the size


def title_blocks(board: Board, light: Light) -> Iterator[Block]:
    """Compose a title card's blocks in painting order."""
    plate, glow = ACCENTS[light.time]
    leading = leading_of(board.card.series, faces.TITLE, _LEADING)
    name = fit(
        board.card.series, faces.TITLE, room=board.at((board.width - _LEFT * 2) * 0.9, 330),
        largest=board.px(214), lines=3, leading=leading,
    )  # fmt: skip
    size, rows = name.size / board.unit, max(1, len(name.lines))
    rise = max(size * _CAPITALS, name.rise / board.unit)
    first = board.height * 0.475 + (rise - size * leading * (rows - 1)) / 2
    yield from _number(board, glow)
    yield from _tategaki(board)
    yield from _kicker(board, first - rise - 70, plate)
    yield from _name(board, name, (first, leading), glow)
    yield from _episode(board, first + size * (leading * (rows - 1) + 0.25) + 20, plate)
    yield Block(board.pegs(board.width / 2, board.top + 26, 13, "#ffffff", 0.7), 0.0)


def _number(board: Board, glow: str) -> Iterator[Block]:
    """Set the episode's number in hollow figures, huge, at the right."""
    setting = fit(
        str(board.card.episode), faces.TITLE, room=board.at(board.width * 0.5, 10_000),
        largest=board.px(640),
    )  # fmt: skip
    ink = hollow(setting.lines[0], setting, board.px(3))
    height, across = ink.mask.shape
    sheet = Sheet(across, height)
    sheet.lay(ink.mask, 0, 0, mix(glow, "#ffffff", 0.4), 0.55)
    right, foot = board.at(board.width - 66, board.foot - 28)
    placed = sheet.placed(round(right) - across, round(foot) - height)
    yield Block(placed, 0.1, board.at(0, 50), 0.8, fades=True)


def _tategaki(board: Board) -> Iterator[Block]:
    """Set the episode's number the Japanese way, downwards, in the corner."""
    setting = Setting(("第",), board.px(34), faces.TITLE)
    for row, sign in enumerate(("第", str(board.card.episode), "話")):
        half = width(sign, faces.TITLE, setting.size) / board.unit / 2
        at = board.at(board.width - 84 - half, board.top + 58 + 38 * row)
        yield Block(
            plain(sign, setting, at, "#ffffff"), 0.5 + 0.1 * row, board.at(0, -24), 0.3, fades=True
        )


def _kicker(board: Board, y: float, plate: str) -> Iterator[Block]:
    """Set "Episode 3" on a leaning plate above the name."""
    words = f"EPISODE {board.card.episode}"
    setting = Setting((words,), board.px(30), faces.TITLE)
    across = width(words, faces.TITLE, setting.size) / board.unit + 56
    yield Block(board.plate(_LEFT - 12, y, (across, 46), plate), 0.25, board.at(-620, 0), 0.42)
    at = board.at(_LEFT - 12 + 28 + 23 * SLANT, y + 34)
    yield Block(plain(words, setting, at, "#ffffff"), 0.25, board.at(-620, 0), 0.42)


def _name(board: Board, name: Setting, lines: Point, glow: str) -> Iterator[Block]:
    """Let the series' name fall into place, letter by letter.

    `lines` holds the first baseline in units and the leading.
    """
    pieces = pieces_of(name, lines[1])
    pace = min(0.055, 0.9 / max(1, len(pieces)))
    at, fall = board.at(_LEFT, lines[0]), (0.0, -0.62 * name.size)
    starts = [0.45 + pace * i for i in range(len(pieces))]
    for piece, start in zip(pieces, starts, strict=True):
        placed = outlined(piece, name, at, edge=_DEEP, shadow=mix(glow, _DEEP, 0.12))
        yield Block(placed, start, fall, 0.5, springy=True, fades=True)
    for piece, start in zip(pieces, starts, strict=True):
        placed = filled(piece, name, at, top="#ffffff", foot=mix(glow, "#ffffff", 0.62))
        yield Block(placed, start, fall, 0.5, springy=True, fades=True)


def _episode(board: Board, y: float, plate: str) -> Iterator[Block]:
    """Slide in the episode's title on a dark plate with a coloured end."""
    title = fit(
        board.card.title, faces.TEXT, room=board.at(board.width - _LEFT * 2 - 90, 88),
        largest=board.px(37), lines=2, leading=1.2,
    )  # fmt: skip
    if not title.lines[0]:
        return
    size = title.size / board.unit
    across = title.width / board.unit + 66
    tall = size * (0.95 + 1.2 * (len(title.lines) - 1)) + 22
    come, ease = board.at(board.width, 0), 0.5
    yield Block(board.plate(_LEFT - 12, y, (across, tall), _DEEP), 1.15, come, ease)
    yield Block(board.plate(_LEFT - 12, y, (14, tall), plate), 1.15, come, ease)
    for row, line in enumerate(title.lines):
        base = y + 11 + size * (0.8 + 1.2 * row)
        at = board.at(_LEFT + 34 + (tall - (base - y)) * SLANT, base)
        yield Block(plain(line, title, at, "#ffffff"), 1.15, come, ease)
