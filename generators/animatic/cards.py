"""The title card and the end card: moving words and plates for the film to lay over a place.

Film draws the place of the card, blurred, and lays the rest over it:

    art = card_art(card, light)
    screens = [Screen(overlay, ...) for overlay in art.overlays]      # a veil, then what twinkles
    for block in art.blocks:                                          # in painting order
        for frames, placed in block.holds(picture.fps, frame_count):  # every frame it is seen in
            ...                                                       # lay `placed` in those frames
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from schemas.plan import Effect
from schemas.take import Card

from .block import Block, Board
from .draw import Drawing, polyline
from .effects import overlays
from .end_card import end_blocks
from .light import Light, mix
from .overlay import HEIGHT, WIDTH, Overlay, ink
from .title_card import ACCENTS, title_blocks

__all__ = ["Block", "CardArt", "card_art"]


@dataclass(frozen=True)
class CardArt:
    """What is laid over a card's place: overlays first, then blocks, both in order."""

    overlays: tuple[Overlay, ...]
    blocks: tuple[Block, ...]


def card_art(card: Card, light: Light) -> CardArt:
    """Design a card in the colours of `light`, with what its weather lets fall.

    The first line of an end card's text says what comes next, the others are credits; without
    text it says "To be continued". ConfigError when a font is missing.
    """
    board = Board(card)
    if card.kind == "title":
        veil, blocks = _title_veil(light), title_blocks(board, light)
    else:
        veil, blocks = _end_veil(light), end_blocks(board)
    sky = overlays(
        Effect.SPARKLES, light.weather, light, seconds=0.0, seed=card.seed, indoors=False
    )
    return CardArt((veil, *(replace(o, behind=True) for o in sky)), tuple(blocks))


def _title_veil(light: Light) -> Overlay:
    """Darken the place from the left, behind a leaning edge with stripes of colour."""
    cell = Drawing(WIDTH, HEIGHT)
    deep = mix(light.shade, "#0b0820", 0.7)
    plate, glow = ACCENTS[light.time]
    cell.rect(0, 0, WIDTH, HEIGHT, fill=ink(deep, 0.28))
    for x, wide, colour, opacity in (
        (-300, 1150, deep, 0.62), (850, 26, plate, 0.85), (890, 9, glow, 0.9), (915, 4, "#ffffff", 0.8)
    ):  # fmt: skip
        corners = [
            (x + 172, 0.0),
            (x + wide + 172, 0.0),
            (float(x + wide), HEIGHT),
            (float(x), HEIGHT),
        ]
        cell.path(polyline(corners), fill=ink(colour, opacity))
    return Overlay((cell,), behind=True)


def _end_veil(light: Light) -> Overlay:
    cell = Drawing(WIDTH, HEIGHT)
    cell.rect(0, 0, WIDTH, HEIGHT, fill=ink(mix(light.shade, "#0b0820", 0.7), 0.62))
    return Overlay((cell,), behind=True)
