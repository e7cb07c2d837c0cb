"""Film: paints the frames of a layout, and never paints twice what did not change.

A frame is made in steps, each kept as long as its ingredients stay the same: the set for an aim of
the camera; the canvas with the actors on it; the canvas as graded planes; overlays and words.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from schemas.take import Picture

from .actor import Actor, Moment
from .backdrop import Backdrop
from .camera import Aim, Camera, bar, window
from .encode import Reel, glimpse
from .finish import Caption
from .paint import Coat, Planes, Veil, black, coat, lay, lay_veil, place, planes, subsample
from .screen import Screen, State
from .timing import held
from .tone import Tone


class Meter:
    """CPU seconds of this process, by part of the work."""

    def __init__(self) -> None:
        self.parts: dict[str, float] = {}
        self._since = time.process_time()

    def mark(self, part: str) -> None:
        """Charge what was spent since the last mark to `part`."""
        now = time.process_time()
        self.parts[part] = self.parts.get(part, 0.0) + now - self._since
        self._since = now


@dataclass(frozen=True)
class Layout:
    """Everything that a shot or a card is painted from."""

    picture: Picture
    frames: int
    camera: Camera
    backdrop: Backdrop
    grade: Veil
    actors: tuple[Actor, ...] = ()
    screens: tuple[Screen, ...] = ()
    captions: tuple[Caption, ...] = ()
    slate: Caption | None = None  # in the top letterbox bar, on every frame
    tone: Tone | None = None  # printed in dots


def shoot(
    layout: Layout, path: Path, meter: Meter, progress: Callable[[float], None],
    see: Callable[[bytes], None] | None = None,
) -> None:  # fmt: skip
    """Paint and encode every frame into the file `path`; `see` gets a picture four times."""
    shown = set() if see is None else {layout.frames * n // 4 for n in range(4)}
    with Reel(path, layout.picture) as reel:
        painter = Painter(layout, meter)
        frame = reel.planes
        black(frame)
        if layout.slate:
            layout.slate.lay(frame)
        for n in range(layout.frames):
            painter.paint(n, frame)
            reel.write()
            meter.mark("encode")
            if see and n in shown:
                see(glimpse(frame))
                meter.mark("glimpse")
            progress((n + 1) / layout.frames)
    meter.mark("encode")


class Painter:
    """Paints the frames of one layout, in order."""

    def __init__(self, layout: Layout, meter: Meter) -> None:
        self._layout, self._meter = layout, meter
        width, height = window(layout.picture)
        self._top = bar(layout.picture)
        self._set = np.empty((height, width, 4), np.uint8)
        self._canvas = np.empty_like(self._set)
        self._plain = planes(width, height)
        self._aim: Aim | None = None  # under which the set was last painted
        self._made_of: dict[str, object] = {}
        self._placed: dict[int, tuple[Coat, int, int] | None] = {}

    def paint(self, n: int, frame: Planes) -> None:
        """Paint frame `n` into `frame`, which still holds the frame before."""
        layout = self._layout
        t = n / layout.picture.fps
        aim = layout.camera.at(held(t) if layout.tone else t)  # dots that crawl are dear
        moments = tuple(actor.at(t) for actor in layout.actors)
        behind = tuple((screen, screen.state(t)) for screen in layout.screens if screen.behind)
        over = tuple((screen, screen.state(t)) for screen in layout.screens if not screen.behind)
        words = tuple(caption for caption in layout.captions if n in caption.frames)
        self._meter.mark("timing")
        if self._changed("canvas", (aim, moments, behind)):
            self._stage(aim, moments, behind)
        if not self._changed("frame", (aim, moments, behind, over, words)):
            return
        inside = frame.rows(self._top, layout.picture.height - self._top)
        inside.take(self._plain)
        for screen, state in over:
            if state:
                screen.lay(state, inside)
        self._meter.mark("effects")
        for caption in words:
            caption.lay(inside)
        self._meter.mark("text")

    def _stage(
        self, aim: Aim, moments: Sequence[Moment], behind: Sequence[tuple[Screen, State | None]]
    ) -> None:
        """Paint the set, the actors and what stands before them, and grade all of it."""
        layout, mark = self._layout, self._meter.mark
        if self._aim is None or not layout.backdrop.looks_the_same(aim, self._aim):
            layout.backdrop.paint(aim, self._set)
            self._aim = aim
        np.copyto(self._canvas, self._set)
        mark("background")
        for screen, state in behind:
            if state:
                screen.lay_behind(state, self._canvas)
        mark("effects")
        for index, moment in enumerate(moments):
            self._actor(index, moment, layout.camera.on_actors(aim))
        layout.backdrop.paint_before(aim, self._canvas)
        mark("background")
        subsample(self._canvas, self._plain)
        lay_veil(self._plain, layout.grade)
        if layout.tone:
            layout.tone.print(self._plain)
        mark("grade")

    def _actor(self, index: int, moment: Moment, aim: Aim) -> None:
        """Lay an actor over the canvas; one who did not change is not warped again."""
        actor = self._layout.actors[index]
        if self._changed(f"actor {index}", (moment, aim)):
            cel = actor.cel(moment)
            self._meter.mark("drawing")
            height, width = self._canvas.shape[:2]
            found = place(cel.image, actor.matrix(moment, aim), (width, height))
            self._placed[index] = found and (coat(found[0]), found[1], found[2])
        if placed := self._placed[index]:
            lay(self._canvas, *placed)
        self._meter.mark("figures")

    def _changed(self, step: str, ingredients: object) -> bool:
        """Whether a step has other ingredients than the last time; notes them."""
        if self._made_of.get(step) == ingredients:
            return False
        self._made_of[step] = ingredients
        return True
