"""Screentone: a picture as a printed comic has it: white paper, dots in a few sizes, solid black.

Outlines keep their soft edges; only what lies between paper and ink becomes dots. They stand still in
the picture, as they do on paper, and cost five passes over the luma plane.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import cast

import cv2
import numpy as np

from schemas.take import Picture

from .camera import window
from .paint import Image, Planes
from .styling import Inks

_PITCH, _FINEST = 7.0, 4.5  # between dots: pixels of a picture 1280 wide, and at least so many
_PAPER, _INK = 235, 16
_TONES = ((58, 255), (116, 104), (164, 44))  # luma below which so much of 255 is ink
_HARD = 4.0  # how steep the edge of a dot is
_DOT = 190  # how much darker than paper a dot is at most
_EDGES = 12, 30  # steps of luma from which an edge gets a line, and a black one
_NEIGHBOURS = np.ones((2, 2), np.uint8)
_LINE = 36, 112  # luma between which the soft edge of an outline lies


class Tone:
    """The dots for pictures of one size."""

    def __init__(self, width: int, height: int, pixels: float) -> None:
        """`pixels` are those of the picture to one of a picture 1280 wide."""
        self._dots = _dots(width, height, max(_PITCH * pixels, _FINEST))
        self._covered, self._lined = _table(_covered), _table(_lined)

    def print(self, picture: Planes) -> None:
        """Turn the picture, which has that size, into ink on paper."""
        inked = cv2.subtract(cv2.LUT(picture.y, self._covered), self._dots)
        inked = np.minimum(cv2.convertScaleAbs(inked, alpha=_HARD), _DOT)
        page = cv2.subtract(cv2.LUT(picture.y, self._lined), inked)
        np.maximum(page, _INK, out=picture.y)
        picture.u[:], picture.v[:] = 128, 128


def tone(picture: Picture, inks: Inks | None) -> Tone | None:
    """What prints the window of a picture; None where the preset has no dots."""
    return _tone(picture) if inks and inks.preset.tone else None


@lru_cache(maxsize=1)
def _tone(picture: Picture) -> Tone:
    return Tone(*window(picture), picture.width / 1280)


def outlined(image: Image) -> Image:
    """A drawing of a set with a line along every edge, where its painter has drawn none."""
    luma = cv2.extractChannel(image, 0)
    steps = cv2.morphologyEx(luma, cv2.MORPH_GRADIENT, _NEIGHBOURS)
    drawn = image.copy()
    cv2.insertChannel(cv2.subtract(luma, cv2.LUT(steps, _table(_edged))), drawn, 0)
    return drawn


def _dots(width: int, height: int, pitch: float) -> Image:
    """For every pixel how much of the paper must be ink, 0 … 255, before it is: least in a dot's middle.

    Every value is as common as the next, so that a tone of a third covers a third.
    """
    turn = 2 * np.pi / (pitch * 2**0.5)
    ys, xs = np.mgrid[0:height, 0:width].astype(np.float32)
    waves = np.cos((xs + ys) * turn) + np.cos((xs - ys) * turn)
    rank = (2 - waves).ravel().argsort(kind="stable").argsort(kind="stable")
    return cast("Image", (rank * 255 // rank.size).astype(np.uint8).reshape(height, width))


def _table(of: Callable[[int], float]) -> Image:
    return np.array([round(of(luma)) for luma in range(256)], np.uint8)


def _covered(luma: int) -> float:
    """How much of a tone of that luma is ink."""
    return next((ink for below, ink in _TONES if luma < below), 0)


def _edged(step: int) -> float:
    """How much ink a step of luma between neighbours is drawn with."""
    least, full = _EDGES
    return 255 * max(0.0, min(1.0, (step - least) / (full - least)))


def _lined(luma: int) -> float:
    """What an outline of that luma is printed as: paper, ink, or the edge between them."""
    dark, light = _LINE
    share = min(1.0, max(0.0, (luma - dark) / (light - dark)))
    return _INK + (_PAPER - _INK) * share
