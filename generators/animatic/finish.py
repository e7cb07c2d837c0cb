"""The finish: what is laid over the picture itself: the grade of the light, subtitles, the slate.

All of it is laid over the film's planes, which costs a fraction of blending four channels.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from schemas.bible import Character
from schemas.plan import TimeOfDay
from schemas.take import Picture, SpokenLine

from .camera import bar
from .paint import Planes, Veil, from_rgba, lay_veil, veil
from .text import Placed, pages, subtitle
from .timing import frames_of

_WHITE = "#ffffff"
_WARMTH = {  # the colour that the light sheds from above, and how strongly
    TimeOfDay.MORNING: ((255, 236, 200), 0.07),
    TimeOfDay.DAY: ((255, 255, 246), 0.0),
    TimeOfDay.SUNSET: ((255, 150, 84), 0.15),
    TimeOfDay.NIGHT: ((44, 70, 170), 0.10),
}
_VIGNETTE = 0.30  # how dark the corners become
_VIGNETTE_COLOUR = (10, 6, 26)


@lru_cache(maxsize=2)
def grade(time: TimeOfDay, width: int, height: int) -> Veil:
    """The light's own colour from above, and corners a little darker, for a window."""
    ys, xs = np.mgrid[0:height, 0:width].astype(np.float32)
    colour, strength = _WARMTH[time]
    warm = strength * np.clip(1 - ys / height * 1.25, 0, 1)[..., None] ** 1.3
    away = np.hypot((xs / width - 0.5) / 0.5, (ys / height - 0.5) / 0.5) / 2**0.5
    dark = _VIGNETTE * np.clip((away - 0.52) / 0.48, 0, 1)[..., None] ** 1.6
    warm_ink, dark_ink = (np.array([*rgb, 255], np.float32) for rgb in (colour, _VIGNETTE_COLOUR))
    image = warm_ink * warm * (1 - dark) + dark_ink * dark
    return veil(from_rgba(image.round().astype(np.uint8)))


@dataclass(frozen=True)
class Caption:
    """Words burned into some frames of the film."""

    frames: range
    veil: Veil
    x: int  # pixels, even
    y: int

    def lay(self, planes: Planes) -> None:
        """Burn the words into the picture, or the window of it, that they were made for."""
        lay_veil(planes, self.veil, self.x, self.y)


def subtitles(
    lines: Sequence[SpokenLine], characters: Sequence[Character], picture: Picture
) -> tuple[Caption, ...]:
    """The subtitles of a shot, page by page, from a line's first sound to its last.

    They are placed in the window between the letterbox bars.
    """
    colours = {character.id: character.look.hair_colour for character in characters}
    captions: list[Caption] = []
    for spoken in lines:
        line, start = spoken.line, spoken.starts_s
        for page in pages(line.text):
            placed = subtitle(
                page.text, speaker=line.speaker, colour=colours.get(line.speaker, _WHITE),
                picture=picture, manner=line.manner,
            )  # fmt: skip
            lasts = spoken.seconds * page.share
            frames = frames_of(start, lasts, picture.fps)
            captions.append(caption(placed, frames, top=bar(picture)))
            start += lasts
    return tuple(captions)


def caption(placed: Placed, frames: range, *, top: int = 0) -> Caption:
    """Words ready to be burned in below row `top`; their box is widened to even pixels."""
    x, y = placed.x & -2, (placed.y - top) & -2
    left, above = placed.x - x, placed.y - top - y
    height, width = placed.image.shape[:2]
    right, below = (left + width) % 2, (above + height) % 2
    padded = np.pad(placed.image, ((above, below), (left, right), (0, 0)))
    return Caption(frames, veil(from_rgba(padded)), x, y)
