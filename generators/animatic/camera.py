"""The camera: what a move does over the time of a shot.

Screen units are pixels of a picture 1280 wide. The visible window between the letterbox bars is
1280 by 628. An `Aim` says how the camera stands away from the shot's home view: a point p of the
actors' plane, counted from the middle of the window, is seen at `(p - (x, y)) * zoom + jolt`.
Things nearer or farther follow with their own share of the movement (`depth_share`).
"""

from __future__ import annotations

import math
import random
from collections.abc import Collection
from dataclasses import dataclass, replace

from schemas.plan import Framing, Move
from schemas.take import Picture

from .draw import Box

WIDTH, HEIGHT, BAR = 1280, 720, 46
WINDOW = HEIGHT - 2 * BAR
ROUGH_BELOW = 0.6  # pixels per screen unit below which a picture is a draft, drawn coarser
TICKS = 24  # jolts and other dice fall on 1/24 s, whatever the rate of the film

_HEAD_S, _TAIL_S = 0.3, 0.4  # a move rests this long before and after
_PUSH = 0.14
_REACH = {  # how far pans go in screen units: close framings need little to read as a move
    Framing.EXTREME_WIDE: 150.0, Framing.WIDE: 140.0, Framing.FULL: 130.0,
    Framing.MEDIUM: 110.0, Framing.BUST: 80.0, Framing.CLOSE: 60.0,
    Framing.EXTREME_CLOSE: 45.0, Framing.INSERT: 110.0,
}  # fmt: skip
_PANS = {  # where a pan starts, in reaches from home
    Move.PAN_LEFT: (1.0, 0.0), Move.PAN_RIGHT: (-1.0, 0.0),
    Move.TILT_UP: (0.0, 0.8), Move.TILT_DOWN: (0.0, -0.8),
}  # fmt: skip
_TRACKS = {Move.TRACK_LEFT: -1.0, Move.TRACK_RIGHT: 1.0}
_TO_FACE = 210.0  # how far a crash zoom rises in a full shot
_TO_FEET = 140.0  # and how far a slow one sinks, so that feet stay in the picture
_OPEN = {Framing.EXTREME_WIDE, Framing.WIDE, Framing.FULL, Framing.INSERT}  # no room around them
_FOLLOWING = 1.6  # how much farther the set passes behind somebody who is followed


def bar(picture: Picture) -> int:
    """Height of a letterbox bar in pixels: even, so that no row of colour is cut."""
    return round(BAR * picture.height / HEIGHT / 2) * 2


def window(picture: Picture) -> tuple[int, int]:
    """Width and height of the visible window in pixels."""
    return picture.width, picture.height - 2 * bar(picture)


@dataclass(frozen=True)
class Aim:
    """Where the camera stands, seen from the shot's home view."""

    zoom: float = 1.0
    x: float = 0.0
    y: float = 0.0
    jolt_x: float = 0.0
    jolt_y: float = 0.0


@dataclass(frozen=True)
class Jolt:
    """A blow that shakes the camera and dies away."""

    at_s: float
    size: float  # screen units at the start
    fades_s: float


def ease(share: float) -> float:
    """Slow out, slow in: 0 … 1 to 0 … 1."""
    share = min(1.0, max(0.0, share))
    return share * share * share * (share * (share * 6 - 15) + 10)


def settle(share: float) -> float:
    """Fast out, slow in, with a small overshoot."""
    share = min(1.0, max(0.0, share))
    return 1 + 2.2 * (share - 1) ** 3 + 1.2 * (share - 1) ** 2


def seen(aims: Collection[Aim], share: float = 1.0) -> Box:
    """What the camera ever sees of a plane: left, top, right, bottom from the window's middle."""
    boxes = [_window(aim, share) for aim in aims]
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )


def _window(aim: Aim, share: float) -> Box:
    zoom = aim.zoom**share
    left, top = (-WIDTH / 2 - aim.jolt_x) / zoom, (-WINDOW / 2 - aim.jolt_y) / zoom
    right, bottom = (WIDTH / 2 - aim.jolt_x) / zoom, (WINDOW / 2 - aim.jolt_y) / zoom
    x, y = aim.x * share, aim.y * share
    return left + x, top + y, right + x, bottom + y


def depth_share(depth: float) -> float:
    """How much of the camera's movement a plane of that depth shows: sky little, actors all."""
    return 0.22 + 0.78 * depth if depth <= 1 else 1 + (depth - 1) * 1.2


class Camera:
    """One shot's camera; `at` is a pure function of the time."""

    def __init__(
        self, move: Move, framing: Framing, seconds: float, *, seed: int,
        jolts: tuple[Jolt, ...] = (), follows: bool = False,
    ) -> None:  # fmt: skip
        self.move, self.framing, self.seconds = move, framing, seconds
        self.follows = follows  # it goes along with the actors, and only the set passes by
        self._reach = _REACH[framing]
        self._track = self._reach * (_FOLLOWING if follows else 0.6)
        self._seed = seed
        own = (Jolt(0.0, 15.0, 0.55), Jolt(0.9, 9.0, 0.5)) if move is Move.SHAKE else ()
        hit = (Jolt(_HEAD_S + 0.3, 7.0, 0.18),) if move is Move.CRASH_ZOOM else ()
        self._jolts = (*own, *hit, *jolts)

    def at(self, t: float) -> Aim:
        """The aim at `t` seconds."""
        zoom = self._zoomed(t)
        x, y = self._travelled(t, zoom)
        jolt_x, jolt_y = self._jolted(t)
        return Aim(zoom, x, y, jolt_x, jolt_y)

    def on_actors(self, aim: Aim) -> Aim:
        """The same aim as the actors' plane shows it."""
        return replace(aim, x=0.0) if self.follows else aim

    def _zoomed(self, t: float) -> float:
        """How much nearer than at home things are."""
        match self.move:
            case Move.PUSH_IN:
                return 1 + _PUSH * self._share(t)
            case Move.PULL_OUT:
                return 1 + _PUSH * (1 - self._share(t))
            case Move.CRASH_ZOOM:
                return self._crashed(t)
            case Move.DRIFT:
                return 1.02 + 0.015 * math.sin(t * 0.9)
        return 1.03 if self.move is Move.SHAKE else 1.0

    def _travelled(self, t: float, zoom: float) -> tuple[float, float]:
        """How far from home the camera stands."""
        if self.move is Move.TILT_UP and self.framing in _OPEN:
            return 0.0, -0.8 * self._reach * self._share(t)  # from the people to the sky
        if self.move in _PANS:
            x, y = _PANS[self.move]
            left = self._reach * (1 - self._share(t))
            return x * left, y * left
        if self.move in _TRACKS:
            return _TRACKS[self.move] * self._track * (2 * self._even(t) - 1), 0.0
        if self.move is Move.DRIFT:
            return 9 * math.sin(t * 0.7), 6 * math.sin(t * 1.1 + 1)
        if self.move is Move.HOLD:
            # One unit in quarter steps: alive, and most frames equal the one before.
            return round(4 * (self._even(t) - 0.5)) / 4, 0.0
        return 0.0, self._sinks() * (zoom - 1)

    def _sinks(self) -> float:
        """How far the camera goes down, for every zoom by one, to keep what counts in the picture."""
        if self.framing is Framing.FULL and self.move is Move.CRASH_ZOOM:
            return -_TO_FACE
        return _TO_FEET if self.framing in {Framing.WIDE, Framing.FULL} else 0.0

    def _share(self, t: float) -> float:
        """How much of an eased move is done."""
        rest = min(1.0, self.seconds / 4)
        span = self.seconds - (_HEAD_S + _TAIL_S) * rest
        return ease((t - _HEAD_S * rest) / span) if span > 0 else 1.0

    def _even(self, t: float) -> float:
        """How much of a steady move is done; only its two ends are softened."""
        share = min(1.0, max(0.0, t / self.seconds)) if self.seconds > 0 else 1.0
        return 0.7 * share + 0.3 * ease(share)

    def _crashed(self, t: float) -> float:
        start, end = (1.0, 1.45) if self.framing in _OPEN else (0.62, 1.0)
        part = settle((t - _HEAD_S) / 0.38) if t > _HEAD_S else 0.0
        creep = 0.03 * min(1.0, max(0.0, t - _HEAD_S) / max(self.seconds, 1.0))
        return (start + (end - start) * part) * (1 + creep)

    def _jolted(self, t: float) -> tuple[float, float]:
        size = sum(
            jolt.size * math.exp(-(t - jolt.at_s) / jolt.fades_s)
            for jolt in self._jolts
            if jolt.at_s <= t
        )
        if size < 0.5:
            return 0.0, 0.0
        dice = random.Random(f"{self._seed}:jolt:{math.floor(t * TICKS + 1e-6)}")
        return round(size * dice.uniform(-1, 1)), round(size * dice.uniform(-1, 1) * 0.7)
