"""The stage: where the figures of a shot stand in the picture, and how the set lies behind them.

Places are counted in screen units from the middle of the visible window (see `camera`). Wide
framings keep everyone on the floor of the set; closer ones cheat, as drawn film does: people come
nearer together, the set is enlarged less than the people, and tall and small meet half way.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from schemas.plan import Framing, Subject

from .camera import WIDTH, WINDOW, depth_share
from .draw import Box
from .figures import Figure

STAGE_WIDTH, STAGE_HEIGHT = 1600, 900
FEET = (450.0, 1460.0)  # of the figure canvas
FLOOR = 830.0  # stage units
FIGURE_UNIT = 430 / 1260  # stage units that one unit of a figure spans

GROUNDED = {Framing.EXTREME_WIDE, Framing.WIDE, Framing.FULL}
SOFT = {Framing.BUST: 3.4, Framing.CLOSE: 5.5, Framing.EXTREME_CLOSE: 8.0}  # blur of the set
_NEARER_THAN_FOREGROUND = 1.7  # zoom of the set above which things before the actors are left out
_TRUE_ZOOM = 1.6  # up to here the set grows as the people do
_ACROSS = {"far_left": 0.14, "left": 0.33, "centre": 0.5, "right": 0.67, "far_right": 0.86}
_SPREAD = {1: (0.5,), 2: (0.315, 0.685), 3: (0.19, 0.5, 0.81), 4: (0.13, 0.38, 0.62, 0.87)}
_SHORTER = 0.45  # of the true difference in height that closer framings show
_LOWEST_CHIN = 0.2  # in them, of the window's height below its middle: above the subtitles
_LOWEST_Y = 560.0  # closer framings look no lower: behind a small friend, too, there is a horizon
_MIDDLE_Y = 482.0  # stage height at the middle of the widest view


@dataclass(frozen=True)
class Spot:
    """Where a figure's feet are, from the middle of the window, and its size."""

    x: float
    y: float
    scale: float  # screen units per figure unit

    def screen(self, u: float, v: float) -> tuple[float, float]:
        """The place of a point of the figure's canvas."""
        return self.x + (u - FEET[0]) * self.scale, self.y + (v - FEET[1]) * self.scale

    def canvas(self, box: Box) -> Box:
        """The part of the figure's canvas that lies inside a box of the screen."""
        x, y, w, h = box
        left, top = (x - self.x) / self.scale + FEET[0], (y - self.y) / self.scale + FEET[1]
        return left, top, w / self.scale, h / self.scale


@dataclass(frozen=True)
class View:
    """How a layer of the set lies in the home view."""

    x: float  # the stage point in the middle of the window
    y: float
    scale: float  # screen units per stage unit


@dataclass(frozen=True)
class Staging:
    """A shot's home view: everybody's spot, and the camera's place over the stage."""

    spots: tuple[Spot, ...]
    x: float  # stage point in the middle of the window, at the actors' plane
    y: float
    scale: float  # screen units per stage unit at the actors' plane

    @property
    def foreground(self) -> bool:
        """Whether things before the actors are seen."""
        return self.scale / 0.8 <= _NEARER_THAN_FOREGROUND

    def view(self, depth: float, room: Box) -> View:
        """How a layer of that depth lies, moved so that `room` shows nothing outside the stage.

        `room` is what the camera ever sees of it: left, top, right, bottom in screen units.
        """
        zoom = max(1.0, self.scale / 0.8)
        if zoom > _TRUE_ZOOM:
            zoom = _TRUE_ZOOM * (zoom / _TRUE_ZOOM) ** 0.42
        near = min(depth, 1.0)
        left, top, right, bottom = room
        least = max((right - left) / STAGE_WIDTH, (bottom - top) / STAGE_HEIGHT)
        scale = max(0.8 * zoom ** (0.5 + 0.5 * near), least)
        share = depth_share(near)
        x = STAGE_WIDTH / 2 + (self.x - STAGE_WIDTH / 2) * share
        y = _MIDDLE_Y + (self.y - _MIDDLE_Y) * share
        return View(
            min(max(x, -left / scale), STAGE_WIDTH - right / scale),
            min(max(y, -top / scale), STAGE_HEIGHT - bottom / scale),
            scale,
        )


def stage(
    framing: Framing, subjects: Sequence[Subject], figures: Sequence[Figure], *, room: Box
) -> Staging:
    """Compose the home view of a shot from its framing and the people in it.

    `room` is what the camera ever sees of the actors' plane: left, top, right, bottom in screen
    units; the set must be large enough to fill it.
    """
    if framing in GROUNDED or not subjects:
        least = max((room[2] - room[0]) / STAGE_WIDTH, (room[3] - room[1]) / STAGE_HEIGHT)
        return _grounded(framing, subjects, figures, least)
    if framing is Framing.EXTREME_CLOSE:
        subjects, figures = subjects[:1], figures[:1]
    return _close(framing, subjects, figures)


def _grounded(
    framing: Framing, subjects: Sequence[Subject], figures: Sequence[Figure], least: float
) -> Staging:
    scale, below, smaller = 0.865, 0.065, 1.0
    if framing in {Framing.EXTREME_WIDE, Framing.INSERT}:
        scale, below, smaller = 0.8, 0.075, 0.62
    if framing is Framing.FULL and figures:
        tallest = max(FEET[1] - figure.head[1] for figure in figures) * FIGURE_UNIT
        scale, below = min(WINDOW * 0.86 / tallest, 0.8 * _TRUE_ZOOM), 0.06
    scale = max(scale, least)
    feet_y = WINDOW * (0.5 - below)
    across = _apart([_ACROSS[subject.place] for subject in subjects], 0.17)
    spots = [
        Spot((share - 0.5) * WIDTH, feet_y - _step_back(i, smaller), scale * FIGURE_UNIT * smaller)
        for i, share in enumerate(across)
    ]
    return Staging(tuple(spots), STAGE_WIDTH / 2, FLOOR - feet_y / scale, scale)


def _step_back(index: int, smaller: float) -> float:
    """Everyone after the first stands a little deeper in the picture."""
    return index * 5.0 + (1 - smaller) * 60


def _close(framing: Framing, subjects: Sequence[Subject], figures: Sequence[Figure]) -> Staging:
    count = len(subjects)
    sizes = [_size(framing, figure) for figure in figures]
    wide = max(_breadth(framing, figure) for figure in figures)
    scale = min(*sizes, WIDTH / count / wide) if count > 1 else sizes[0]
    across = _across(subjects)
    tops = [figure.head[1] for figure in figures]
    first = tops.index(min(tops))
    eyes = _eye_line(framing, figures[first], scale)
    spots = []
    for share, figure in zip(across, figures, strict=True):
        lower = (figure.eyes_y - figures[first].eyes_y) * scale * _SHORTER
        feet = eyes + lower + (FEET[1] - figure.eyes_y) * scale
        top = feet - (FEET[1] - figure.head[1]) * scale
        rise = max(0.0, top + figure.head[3] * scale - _LOWEST_CHIN * WINDOW)
        if framing is not Framing.CLOSE:
            rise = min(rise, max(0.0, top + WINDOW / 2))
        spots.append(Spot((share - 0.5) * WIDTH, feet - rise, scale))
    middle = sum(_ACROSS[subject.place] for subject in subjects) / count
    seen = scale / FIGURE_UNIT
    return Staging(
        tuple(spots),
        STAGE_WIDTH * (0.5 + (middle - 0.5) * 0.7),
        min(FLOOR - max(spot.y for spot in spots) / seen, _LOWEST_Y),
        seen,
    )


def _size(framing: Framing, figure: Figure) -> float:
    """Screen units per figure unit at which one person fills the framing."""
    top = figure.head[1]
    match framing:
        case Framing.MEDIUM:
            return WINDOW * 0.93 / (figure.waist_y + 30 - top)
        case Framing.BUST:
            return WINDOW * 0.95 / (figure.chest_y + 30 - top)
        case Framing.CLOSE:
            return WINDOW * 0.98 / figure.head[3]
    return WIDTH * 0.86 / figure.head[2]


def _breadth(framing: Framing, figure: Figure) -> float:
    """Figure units that one person needs beside another."""
    return figure.head[2] * 0.9 if framing is Framing.CLOSE else max(330.0, figure.head[2] * 0.85)


def _eye_line(framing: Framing, figure: Figure, scale: float) -> float:
    """Height of the eyes of the tallest in the window."""
    if framing is Framing.EXTREME_CLOSE:
        return -0.02 * WINDOW
    headroom = {Framing.MEDIUM: 0.065, Framing.BUST: 0.04, Framing.CLOSE: 0.0}[framing]
    hair = (figure.eyes_y - figure.head[1]) * scale
    line = -WINDOW / 2 + headroom * WINDOW + hair
    return min(line, 0.04 * WINDOW) if framing is Framing.CLOSE else line


def _across(subjects: Sequence[Subject]) -> list[float]:
    """Where people stand across the picture, 0 … 1, in closer framings."""
    if len(subjects) == 1:
        subject = subjects[0]
        aside = 0.5 + (_ACROSS[subject.place] - 0.5) * 0.42
        return [aside + {"left": 0.035, "right": -0.035}.get(subject.facing, 0.0)]
    order = sorted(range(len(subjects)), key=lambda i: (_ACROSS[subjects[i].place], i))
    shares = dict(zip(order, _SPREAD[len(subjects)], strict=True))
    return [shares[i] for i in range(len(subjects))]


def _apart(shares: list[float], least: float) -> list[float]:
    """Move people who would stand in one another, keeping their order and their middle."""
    order = sorted(range(len(shares)), key=lambda i: (shares[i], i))
    placed = [shares[i] for i in order]
    for i in range(1, len(placed)):
        placed[i] = max(placed[i], placed[i - 1] + least)
    over = max(0.0, (placed[-1] - 0.9) if placed else 0.0)
    result = dict(zip(order, (share - over for share in placed), strict=True))
    return [result[i] for i in range(len(shares))]
