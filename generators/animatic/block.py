"""A block: pixels of a card that slide to their place on twos; and the board they lie on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from schemas.take import Card

from .overlay import HEIGHT, WIDTH
from .sheet import Placed, Point, Sheet, disc, polygon
from .text import BAR

SLANT = 0.24  # how far plates lean, of their height


@dataclass(frozen=True)
class Block:
    """Pixels that come in from an offset and rest in their place, moving on twos.

    `slides` is the offset in pixels it comes from, `eases_s` how long it takes. A springy block
    goes a little too far and comes back; a fading one becomes opaque on its way.
    """

    placed: Placed
    appears_s: float
    slides: Point = (0.0, 0.0)
    eases_s: float = 0.0
    springy: bool = False
    fades: bool = False

    def at(self, seconds: float) -> Placed | None:
        """Place it at a time of the card; None before it appears."""
        age = seconds - self.appears_s + 1e-6
        if age < 0:
            return None
        done = min(1.0, (age + 1 / 24) / self.eases_s) if self.eases_s else 1.0
        if done >= 1:
            return self.placed
        left = _spring(done) if self.springy else (1 - done) ** 3
        opacity = min(1.0, done * 1.6) if self.fades else 1.0
        return self.placed.moved(self.slides[0] * left, self.slides[1] * left, opacity)

    def holds(self, fps: int, frames: int) -> Iterator[tuple[range, Placed]]:
        """List the runs of frames in which it is seen without moving, with its place in each."""
        step = max(1, round(fps / 12))
        for first in range(0, frames, step):
            placed = self.at(first / fps)
            if placed is self.placed:
                yield range(first, frames), placed
                return
            if placed:
                yield range(first, min(first + step, frames)), placed


class Board:
    """A card measured in units: 1280 by 720 for a wide picture, scaled to fit any other."""

    def __init__(self, card: Card) -> None:
        self.card = card
        self.unit = min(card.picture.width / WIDTH, card.picture.height / HEIGHT)
        self.width, self.height = card.picture.width / self.unit, card.picture.height / self.unit
        self.top, self.foot = BAR * self.height, (1 - BAR) * self.height

    def px(self, units: float) -> float:
        """Turn a length in units into pixels."""
        return units * self.unit

    def at(self, x: float, y: float) -> Point:
        """Turn a point or an offset in units into pixels."""
        return x * self.unit, y * self.unit

    def plate(self, x: float, y: float, size: Point, colour: str, *, lean: float = SLANT) -> Placed:
        """Draw a plate with a hard shadow whose foot goes right from x; all in units.

        `lean` is how far its top is shifted to the right, of its height.
        """
        width, height = size
        shift, shadow = height * lean, 6.0
        across, down = (round(self.px(v)) for v in (width + shift + shadow, height + shadow))
        sheet = Sheet(across, down)
        corners = ((shift, 0.0), (shift + width, 0.0), (width, height), (0.0, height))
        for step, ink, opacity in ((shadow, "#000000", 0.4), (0.0, colour, 1.0)):
            points = [self.at(px + step, py + step) for px, py in corners]
            sheet.lay(polygon(points, across, down), 0, 0, ink, opacity)
        return sheet.placed(round(self.px(x)), round(self.px(y)))

    def pegs(self, x: float, y: float, size: float, colour: str, opacity: float = 1.0) -> Placed:
        """Draw the peg bar, rectangle, circle, rectangle, around (x, y); `size` is its height."""
        tall, wide = self.px(size), self.px(size * 2.4)
        across, down = round(2 * wide + 3.6 * tall), round(tall)
        sheet = Sheet(across, down)
        for left in (0.0, across - wide):
            right, top, foot = left + wide, tall * 0.2, tall * 0.8
            slot = [(left, top), (right, top), (right, foot), (left, foot)]
            sheet.lay(polygon(slot, across, down), 0, 0, colour, opacity)
        sheet.lay(disc(across / 2, down / 2, tall / 2, across, down), 0, 0, colour, opacity)
        return sheet.placed(round(self.px(x) - across / 2), round(self.px(y) - down / 2))


def _spring(done: float) -> float:
    """How far a springy block is from its place, 1 … 0, a little beyond it on the way."""
    return (1 - done) ** 2 * (1 - 2.7 * done)
