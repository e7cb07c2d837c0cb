"""A title or end card, laid out for film: words over a place that is out of focus."""

from __future__ import annotations

from schemas.plan import Framing, Move, Weather
from schemas.take import Card

from .backdrop import Backdrop
from .camera import Camera, bar, seen, window
from .cards import card_art
from .draw import Drawing
from .film import Layout, Meter
from .finish import caption, grade
from .light import Light, light
from .places import Layer, place
from .raster import Rasteriser
from .screen import Screen
from .stage import STAGE_HEIGHT, STAGE_WIDTH, stage
from .styling import inks
from .tone import tone

_BLUR = 4.0  # screen units


def lay_out_card(card: Card, rasteriser: Rasteriser, meter: Meter) -> Layout:
    """Compose the card and rasterise what it needs."""
    picture = card.picture
    here, style = light(card.time, Weather.CLEAR), inks(card.style)
    rasteriser = rasteriser.inked(style)
    frames = round(card.seconds * picture.fps)
    camera = Camera(Move.PUSH_IN, Framing.WIDE, card.seconds, seed=card.seed)
    aims = {camera.at(n / picture.fps) for n in range(frames)}
    layers = place(card.location, here) if card.location else _sky(here)
    staging = stage(Framing.WIDE, (), (), room=seen(aims))
    pixels = picture.width / 1280
    meter.mark("prepare")
    backdrop = Backdrop(layers, staging, aims, rasteriser, pixels=pixels, blur=_BLUR)
    meter.mark("draw background")
    art = card_art(card, here)
    captions = [
        caption(placed, moment, top=bar(picture))
        for block in art.blocks
        for moment, placed in block.holds(picture.fps, frames)
    ]
    meter.mark("text")
    screens = tuple(
        Screen(overlay, rasteriser, pixels=pixels, top=bar(picture)) for overlay in art.overlays
    )
    meter.mark("draw effects")
    return Layout(
        picture, frames, camera, backdrop, grade(card.time, *window(picture), style),
        screens=screens, captions=tuple(captions), tone=tone(picture, style),
    )  # fmt: skip


def _sky(here: Light) -> tuple[Layer, ...]:
    """Where no place is given: the evening, or whatever time it is, as a plain sky."""
    sheet = Drawing(STAGE_WIDTH, STAGE_HEIGHT)
    stops = [(i / 2, colour) for i, colour in enumerate(here.sky)]
    sheet.rect(0, 0, STAGE_WIDTH, STAGE_HEIGHT, fill=sheet.linear((0, 0), (0, STAGE_HEIGHT), stops))
    return (Layer(sheet, 0.0),)
