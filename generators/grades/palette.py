"""Whether a character's own colours are seen, second by second, so that a slow change is noticed.

Colours are compared in Lab: hue and chroma for those that have any, lightness and the lack of chroma
for the others, under every light the scene may have. A colour that the set is full of tells nobody
apart; then this grade is blind, not wrong.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence

import cv2
import numpy as np
import numpy.typing as npt

from .expected import Colours, Sought
from .pictures import Picture

Lab = npt.NDArray[np.float32]  # (height, width, 3): lightness 0 … 100, green to red, blue to yellow

_PLAIN = 12.0  # chroma below which a colour has no hue worth the name
_HUE, _LIGHT, _CHROMA = 20.0, 24.0, 10.0  # degrees and units that may be missed
_WEAKER, _STRONGER = 0.55, 1.6  # of a colour's chroma


def palette(colours: Sequence[tuple[float, Picture]], sought: Iterable[Sought]) -> float:
    """The share of the colours looked for that is found, 0 … 1: of the character worst served."""
    seen = [(second, _lab(picture)) for second, picture in colours]
    return min(_found(seen, one) for one in sought if one.colours)


def _found(seen: Sequence[tuple[float, Lab]], one: Sought) -> float:
    """For one character: the worst second, each by its best picture; who goes past needs only one."""
    seconds: defaultdict[int, float] = defaultdict(float)
    for at, lab in seen:
        share = float(np.mean([_share(lab, colour) for colour in one.colours]))
        seconds[int(at)] = max(seconds[int(at)], share)
    return max(seconds.values()) if one.passes else min(seconds.values())


def _share(lab: Lab, colour: Colours) -> float:
    near = np.zeros(lab.shape[:2], bool)
    for shade in colour.shades:
        near |= _near(lab, shade)
    return min(1.0, float(near.mean()) / colour.least)


def _near(lab: Lab, shade: str) -> npt.NDArray[np.bool_]:
    light, a, b = (float(v) for v in _lab(_pixel(shade))[0, 0])
    chroma = np.hypot(lab[..., 1], lab[..., 2])
    own = math.hypot(a, b)
    close = np.abs(lab[..., 0] - light) < _LIGHT
    if own < _PLAIN:
        plain: npt.NDArray[np.bool_] = close & (chroma < own + _CHROMA)
        return plain
    turn = np.abs(np.degrees(np.arctan2(lab[..., 2], lab[..., 1]) - math.atan2(b, a)))
    turn = np.minimum(turn, 360 - turn)
    strong = (chroma > _WEAKER * own) & (chroma < _STRONGER * own + _CHROMA)
    hued: npt.NDArray[np.bool_] = close & strong & (turn < _HUE)
    return hued


def _pixel(colour: str) -> Picture:
    return np.array([[[int(colour[i : i + 2], 16) for i in (1, 3, 5)]]], np.uint8)


def _lab(picture: Picture) -> Lab:
    lab = cv2.cvtColor(picture.astype(np.float32) / 255, cv2.COLOR_RGB2LAB)
    return np.asarray(lab, np.float32)
