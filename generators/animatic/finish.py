"""The finish: what is laid over the picture itself: the grade of the light, subtitles, the slate.

All of it is laid over the film's planes, which costs a fraction of blending four channels.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray

from schemas.bible import Character
from schemas.plan import TimeOfDay
from schemas.styles import Preset
from schemas.take import Picture, SpokenLine

from .camera import bar
from .light import mix
from .paint import Planes, Veil, from_rgba, lay_veil, veil
from .sheet import rgb
from .styling import Inks
from .text import Placed, pages, subtitle
from .timing import frames_of

Pixels = NDArray[np.float32]

_WHITE = "#ffffff"
_WARMTH = {  # the colour that the light sheds from above, and how strongly
    TimeOfDay.MORNING: ("#ffecc8", 0.07),
    TimeOfDay.DAY: ("#fffff6", 0.0),
    TimeOfDay.SUNSET: ("#ff9654", 0.15),
    TimeOfDay.NIGHT: ("#2c46aa", 0.10),
}
_VIGNETTE = 0.30  # how dark the corners become
_VIGNETTE_COLOUR = "#0a061a"
_SHED = 0.35  # how much of a preset's tint comes from above
_LIGHT_GRAIN, _DARK_GRAIN = (np.array([v, v, v, 255], np.float32) for v in (255, 0))
_COARSE = 0.1  # how strongly the coarsest paper shows


@lru_cache(maxsize=2)
def grade(time: TimeOfDay, width: int, height: int, inks: Inks | None = None) -> Veil:
    """The light's own colour from above, and corners a little darker, for a window.

    A preset has its own light, and the grain of its paper, which does not move.
    """
    colour, strength = _WARMTH[time]
    corner, depth = _VIGNETTE_COLOUR, _VIGNETTE
    if inks:
        corner, depth = inks.colour(corner), _cornered(inks.preset)
        colour, strength = _shed(inks, colour, strength)
    ys, xs = np.mgrid[0:height, 0:width].astype(np.float32)
    warm = strength * np.clip(1 - ys / height * 1.25, 0, 1)[..., None] ** 1.3
    away = np.hypot((xs / width - 0.5) / 0.5, (ys / height - 0.5) / 0.5) / 2**0.5
    dark = depth * np.clip((away - 0.52) / 0.48, 0, 1)[..., None] ** 1.6
    warm_ink, dark_ink = (np.array([*rgb(ink), 255], np.float32) for ink in (colour, corner))
    image = warm_ink * warm * (1 - dark) + dark_ink * dark
    if inks and inks.preset.grain:
        image = _on_paper(image, inks.preset.grain * _COARSE)
    return veil(from_rgba(image.round().astype(np.uint8)))


def _cornered(preset: Preset) -> float:
    """How dark the corners of a preset become: less the paler it is; paper has none."""
    return 0.0 if preset.tone else _VIGNETTE * min(1.0, preset.contrast) ** 3


def _shed(inks: Inks, colour: str, strength: float) -> tuple[str, float]:
    """What the light of a preset sheds from above in place of that of the hour."""
    preset, own = inks.preset, inks.colour(colour)
    if not preset.tint:
        return own, strength
    return mix(own, preset.tint, preset.tint_share), max(strength, preset.tint_share * _SHED)


def _on_paper(image: Pixels, strength: float) -> Pixels:
    """The image with the grain of paper over it: fine tooth and soft clouds, light and dark."""
    height, width = image.shape[:2]
    dice = np.random.default_rng(7)
    tooth = dice.standard_normal((height, width), np.float32)
    soft = dice.standard_normal((height // 8 + 1, width // 8 + 1), np.float32)
    clouds = cv2.resize(soft, (width, height), interpolation=cv2.INTER_CUBIC)
    grain = (0.6 * tooth + 0.2 * clouds)[..., None] * np.float32(strength)
    share = np.abs(grain).clip(0, 0.5)
    ink = np.where(grain > 0, _LIGHT_GRAIN, _DARK_GRAIN)
    result: Pixels = image * (1 - share) + ink * share
    return result


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
