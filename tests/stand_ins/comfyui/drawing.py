"""Pictures by drawing: figures before a ground that the camera travels over, small first, then to size."""

from __future__ import annotations

import math
import random
from functools import lru_cache
from pathlib import Path

import cv2
import numpy as np
from PIL import Image

from .colours import Picture, pictured, wronged
from .figures import Brush, Pixels, cast
from .things import Moment, Scene

_AREA = 512 * 288  # pixels that are really drawn
Box = tuple[float, float, float, float]  # left, top, right, bottom
_WIDE = 1.3  # the ground is wider than the view, so that it can move
cv2.setNumThreads(1)


def drawn(moment: Moment, width: int, height: int, flaw: str = "", n: int = 0) -> Pixels:
    """One picture, RGB; `flaw` is a mood, `n` the number of the picture in its film."""
    if moment.scene.colour is not None:
        red, green, blue = moment.scene.colour.to_bytes(3, "big")
        return np.full((height, width, 3), (red, green, blue), np.uint8)
    if flaw == "black":
        return np.zeros((height, width, 3), np.uint8)
    scale = min(1.0, math.sqrt(_AREA / (width * height)))
    small = _painted(
        moment.scene,
        _time(moment, flaw),
        max(8, round(width * scale)),
        max(8, round(height * scale)),
        flaw,
    )
    small = _flawed(small, flaw, n)
    if scale == 1.0:
        return small
    return np.asarray(cv2.resize(small, (width, height), interpolation=cv2.INTER_CUBIC), np.uint8)


def _time(moment: Moment, flaw: str) -> float:
    if flaw == "frozen":
        return 0.0
    return moment.t * 0.6 if flaw == "broken_seam" else moment.t


def _flawed(small: Pixels, flaw: str, n: int) -> Pixels:
    if flaw == "jitter":
        dice = random.Random(n)
        move = np.array([[1, 0, dice.uniform(-8, 8)], [0, 1, dice.uniform(-8, 8)]], np.float32)
        return _warped(small, move, small.shape[1], small.shape[0])
    if flaw == "flicker":
        return np.asarray(cv2.convertScaleAbs(small, alpha=1.0 if n % 2 else 0.8), np.uint8)
    if flaw == "blur":
        return np.asarray(cv2.GaussianBlur(small, (0, 0), 6), np.uint8)
    return small


def _painted(scene: Scene, t: float, width: int, height: int, flaw: str) -> Pixels:
    if scene.starts and scene.photo:
        return _travelled(scene, t, width, height, flaw)
    picture = _picture(scene, flaw == "wrong_palette")
    dice = random.Random(scene.digest)
    way, start, at = dice.choice((-1, 1)), dice.random(), dice.uniform(0.42, 0.58)
    turn = start + (2 * math.pi * t if scene.loop else 1.5 * math.pi * t)
    share = 0.3 * _share(scene, t) if scene.loop else t  # a loop has less time
    left = (_WIDE - 1) * width * (share if way > 0 else 1 - share)
    move = np.array([[1, 0, -left], [0, 1, 0]], np.float32)
    view = _warped(_ground(scene.digest, picture, width, height), move, width, height)
    cast(view, picture, turn, at)
    return view


def _share(scene: Scene, t: float) -> float:
    """How far the camera has come: there and back in a loop."""
    return (1 - math.cos(2 * math.pi * t)) / 2 if scene.loop else t


def _warped(pixels: Pixels, move: np.ndarray, width: int, height: int) -> Pixels:
    made = cv2.warpAffine(
        pixels, move, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REFLECT
    )
    return np.asarray(made, np.uint8)


@lru_cache(maxsize=64)
def _picture(scene: Scene, wrong: bool) -> Picture:
    made = pictured(scene.text, random.Random(scene.digest), scene.photo)
    return wronged(made) if wrong else made


@lru_cache(maxsize=8)
def _ground(digest: str, picture: Picture, width: int, height: int) -> Pixels:
    """A sky, and a town with windows: edges enough to be sharp."""
    dice, wide = random.Random(f"{digest} ground"), round(width * _WIDE)
    rows = np.linspace(0, 1, height)[:, None, None]
    sky, floor = (np.array(one, np.float64) for one in picture.ground)
    made = np.ascontiguousarray(
        np.repeat(sky * (1 - rows) + floor * rows, wide, axis=1).astype(np.uint8)
    )
    x = 0.0
    while x < wide:
        across, top = dice.uniform(0.12, 0.26) * height, dice.uniform(0.15, 0.6) * height
        _house(made, dice, floor, (x, top, x + across, height))
        x += across
    return made


def _house(made: Pixels, dice: random.Random, floor: np.ndarray, box: Box) -> None:
    left, top, right, bottom = box
    brush = Brush(made)
    _box(brush, box, _tone(floor * dice.uniform(0.65, 1.25)))
    step, lit = (right - left) / dice.choice((3, 4, 5)), _tone(floor * 1.35 + 25)
    dark, y = _tone(floor * 0.5), top + step * 0.4
    while y < bottom:
        x = left + step * 0.25
        while x + step * 0.5 < right:
            window = (x, y, x + step * 0.5, y + step * 0.6)
            _box(brush, window, lit if dice.random() < 0.4 else dark)
            x += step
        y += step


def _box(brush: Brush, box: Box, colour: tuple[int, int, int]) -> None:
    left, top, right, bottom = box
    brush.poly([(left, top), (right, top), (right, bottom), (left, bottom)], colour)


def _tone(colour: np.ndarray) -> tuple[int, int, int]:
    red, green, blue = (int(min(255, max(0, part))) for part in colour)
    return red, green, blue


def _travelled(scene: Scene, t: float, width: int, height: int, flaw: str) -> Pixels:
    """A photo that the camera pans over, and back in a loop; beyond its edge is its mirror image."""
    whole, span = _photo(str(scene.photo), width, height), 0.07 if scene.loop else 0.2
    if flaw == "wrong_palette":
        whole = _tinted(whole)
    way = random.Random(scene.digest).choice((-1, 1))
    move = np.array([[1, 0, way * span * width * _share(scene, t)], [0, 1, 0]], np.float32)
    return _warped(whole, move, width, height)


def _tinted(whole: Pixels) -> Pixels:
    """Every hue another one, and none without a hue."""
    hue, light, strong = cv2.split(cv2.cvtColor(whole, cv2.COLOR_RGB2HLS))
    turned = ((hue.astype(int) + 80) % 180).astype(np.uint8)
    tinted = cv2.merge([turned, light, np.maximum(strong, 160)])
    return np.asarray(cv2.cvtColor(tinted, cv2.COLOR_HLS2RGB), np.uint8)


@lru_cache(maxsize=8)
def _photo(path: str, width: int, height: int) -> Pixels:
    with Image.open(Path(path)) as picture:
        whole = picture.convert("RGB")
    wide, high = whole.size
    scale = max(width / wide, height / high)
    size = (max(width, round(wide * scale)), max(height, round(high * scale)))
    left, top = (size[0] - width) // 2, (size[1] - height) // 2
    box = (left, top, left + width, top + height)
    return np.asarray(whole.resize(size, Image.Resampling.LANCZOS).crop(box), np.uint8)
