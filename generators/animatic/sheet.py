"""A small transparent sheet on which masks are laid in colour, and its place in the picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

Pixels = NDArray[np.uint8]  # (height, width, 4), premultiplied RGBA
Mask = NDArray[np.float32]  # (height, width), 0 … 1
Point = tuple[float, float]


@dataclass(frozen=True, eq=False)
class Placed:
    """Pixels with the place of their top left corner in the picture."""

    image: Pixels
    x: int
    y: int

    def moved(self, dx: float, dy: float, opacity: float = 1.0) -> Placed:
        """Shift it by whole pixels and thin it to `opacity`."""
        image = self.image
        if opacity < 1:
            image = np.rint(image * np.float32(max(0.0, opacity))).astype(np.uint8)
        return Placed(image, self.x + round(dx), self.y + round(dy))


class Sheet:
    """A transparent sheet of `width` by `height` pixels."""

    def __init__(self, width: int, height: int) -> None:
        self._paper = np.zeros((max(1, height), max(1, width), 4), np.float32)

    def lay(self, mask: Mask, x: int, y: int, colour: str, opacity: float = 1.0) -> None:
        """Lay colour through `mask`, whose top left corner lies at (x, y); outside is cut off."""
        height, width = self._paper.shape[:2]
        left, top = max(0, x), max(0, y)
        right, bottom = min(width, x + mask.shape[1]), min(height, y + mask.shape[0])
        if left >= right or top >= bottom:
            return
        part = mask[top - y : bottom - y, left - x : right - x, None] * np.float32(opacity)
        ink = np.array([*rgb(colour), 255], np.float32) / np.float32(255)
        under = self._paper[top:bottom, left:right]
        self._paper[top:bottom, left:right] = under * (1 - part) + ink * part

    def placed(self, x: int, y: int) -> Placed:
        """Give the sheet its place in the picture, without its empty margins."""
        pixels = np.rint(self._paper * np.float32(255)).astype(np.uint8)
        seen = pixels[..., 3]
        rows, columns = np.flatnonzero(seen.any(axis=1)), np.flatnonzero(seen.any(axis=0))
        if not rows.size:
            return Placed(np.zeros((1, 1, 4), np.uint8), x, y)
        top, left = int(rows[0]), int(columns[0])
        kept = pixels[top : rows[-1] + 1, left : columns[-1] + 1]
        return Placed(np.ascontiguousarray(kept), x + left, y + top)


def polygon(points: Sequence[Point], width: int, height: int) -> Mask:
    """Draw the mask of a convex polygon, clockwise from any corner, with soft edges."""
    ys, xs = np.mgrid[0:height, 0:width].astype(np.float32) + np.float32(0.5)
    mask = np.ones((height, width), np.float32)
    for (x1, y1), (x2, y2) in zip(points, [*points[1:], points[0]], strict=True):
        length = float(np.hypot(x2 - x1, y2 - y1))
        inside = ((x2 - x1) * (ys - y1) - (y2 - y1) * (xs - x1)) / np.float32(max(length, 1e-6))
        mask *= np.clip(inside + np.float32(0.5), 0, 1)
    return mask


def disc(x: float, y: float, radius: float, width: int, height: int) -> Mask:
    """Draw the mask of a disc around (x, y), with a soft edge."""
    ys, xs = np.mgrid[0:height, 0:width].astype(np.float32) + np.float32(0.5)
    distance = np.float32(radius + 0.5) - np.hypot(xs - np.float32(x), ys - np.float32(y))
    mask: Mask = np.clip(distance, 0, 1).astype(np.float32)
    return mask


def blurred(mask: Mask, radius: float) -> Mask:
    """Soften a mask that already has margins of about three radii."""
    image = Image.fromarray(np.rint(mask * np.float32(255)).astype(np.uint8))
    soft: Mask = np.asarray(image.filter(ImageFilter.GaussianBlur(radius)), np.float32)
    result: Mask = soft / np.float32(255)
    return result


def rgb(colour: str) -> tuple[int, int, int]:
    """Read a `#rrggbb` colour."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
