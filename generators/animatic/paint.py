"""Pixels: warping, blending and the conversion from layered 4:4:4 to the film's 4:2:0 planes.

Every image holds premultiplied Y, U, V, A of BT.709 limited range, eight bits each, so that a warp
or a blend never leaves the colour space of the film. A blend is `base * clear / 255 + colour`.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

import cv2
import numpy as np
import numpy.typing as npt

Image = npt.NDArray[np.uint8]
Matrix = tuple[float, float, float]  # scale, x and y shift: p' = scale * p + shift

# BT.709, limited range, from B, G, R, A of 0 … 255 (ITU-R BT.709-6, items 3.2 to 3.5).
_FROM_BGRA = np.array(
    [
        [0.0722 * 219 / 255, 0.7152 * 219 / 255, 0.2126 * 219 / 255, 0.0, 16.0],
        [0.5 * 224 / 255, -0.3854 * 224 / 255, -0.1146 * 224 / 255, 0.0, 128.0],
        [-0.0458 * 224 / 255, -0.4542 * 224 / 255, 0.5 * 224 / 255, 0.0, 128.0],
        [0.0, 0.0, 0.0, 1.0, 0.0],
    ]
)
_HAIR = 1 / 64  # of a pixel: a shift that nobody sees
_STRIP = 128  # rows converted at a time, so that the work stays in the processor's cache


@dataclass(frozen=True)
class Coat:
    """Something ready to be laid over a plane: its colour, and how much of the plane stays."""

    colour: Image
    clear: Image  # 255: all of what lies under it stays

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        return self.colour.shape[1], self.colour.shape[0]


Veil = tuple[Coat, Coat, Coat]  # for Y, U and V


@dataclass(frozen=True)
class Planes:
    """A picture, or a window of it, as 4:2:0 planes."""

    y: Image
    u: Image
    v: Image

    def rows(self, top: int, bottom: int) -> Planes:
        """A view of the rows `top` … `bottom`, both even."""
        return Planes(
            self.y[top:bottom],
            self.u[top // 2 : bottom // 2],
            self.v[top // 2 : bottom // 2],
        )

    def take(self, other: Planes) -> None:
        """Copy every pixel of `other`, which has the same size."""
        np.copyto(self.y, other.y)
        np.copyto(self.u, other.u)
        np.copyto(self.v, other.v)


def planes(width: int, height: int) -> Planes:
    """Planes of that size, both even; their pixels are whatever was there."""
    half = height // 2, width // 2
    return Planes(
        np.empty((height, width), np.uint8), np.empty(half, np.uint8), np.empty(half, np.uint8)
    )


def black(picture: Planes) -> None:
    """Paint the planes black."""
    picture.y[:], picture.u[:], picture.v[:] = 16, 128, 128


def from_bgra(straight: Image) -> Image:
    """Convert straight B, G, R, A to premultiplied Y, U, V, A."""
    result = np.empty_like(straight)
    for top in range(0, straight.shape[0], _STRIP):
        part = slice(top, top + _STRIP)
        converted = _image(cv2.transform(straight[part], _FROM_BGRA))
        alpha = _spread(converted)
        cv2.multiply(converted, alpha, dst=result[part], scale=1 / 255)
    return result


def from_rgba(premultiplied: Image) -> Image:
    """Convert premultiplied R, G, B, A to premultiplied Y, U, V, A."""
    alpha = premultiplied[..., 3:4].astype(np.float32)
    straight = premultiplied.astype(np.float32)
    straight[..., :3] *= 255 / np.maximum(alpha, 1)
    bgra = straight[..., [2, 1, 0, 3]].clip(0, 255).round().astype(np.uint8)
    return from_bgra(np.ascontiguousarray(bgra))


def coat(image: Image, opacity: float = 1.0) -> Coat:
    """Prepare a four-channel image for being laid over another one."""
    colour = fade(image, opacity)
    return Coat(colour, _clear(colour))


def merge(base: Image, image: Image, x: int, y: int) -> None:
    """Blend an image over `base`, which keeps a true alpha; slower than `lay`."""
    lay(base, Coat(image, 255 - np.repeat(image[..., 3:4], 4, axis=2)), x, y)


def fade(image: Image, opacity: float) -> Image:
    """The image with all of it more transparent; 1 returns it as it is."""
    return image if opacity >= 1 else _image(cv2.convertScaleAbs(image, alpha=opacity))


def veil(image: Image, opacity: float = 1.0) -> Veil:
    """Prepare an image of even width and height for being laid over Y, U and V planes."""
    colour = fade(image, opacity)
    height, width = colour.shape[:2]
    half = _image(cv2.resize(colour, (width // 2, height // 2), interpolation=cv2.INTER_AREA))
    clear = 255 - half[..., 3]
    return (
        Coat(_channel(colour, 0), 255 - colour[..., 3]),
        Coat(_channel(half, 1), clear),
        Coat(_channel(half, 2), clear),
    )


def lay(base: Image, over: Coat, x: int = 0, y: int = 0) -> None:
    """Blend a coat over `base` in place with its top left corner at (x, y); the rest is cut."""
    width, height = over.size
    left, top = max(x, 0), max(y, 0)
    right, bottom = min(x + width, base.shape[1]), min(y + height, base.shape[0])
    if left >= right or top >= bottom:
        return
    under = base[top:bottom, left:right]
    part = slice(top - y, bottom - y), slice(left - x, right - x)
    cv2.multiply(under, over.clear[part], dst=under, scale=1 / 255)
    cv2.add(under, over.colour[part], dst=under)


def tiles(base: Image, over: Coat, x: int, y: int) -> Iterator[tuple[int, int]]:
    """Where a coat must be laid so that its copies cover `base`, one of them at (x, y)."""
    width, height = over.size
    for top in range(y % height - height, base.shape[0], height):
        for left in range(x % width - width, base.shape[1], width):
            if top + height > 0 and left + width > 0:
                yield left, top


def lay_veil(base: Planes, over: Veil, x: int = 0, y: int = 0, *, tile: bool = False) -> None:
    """Blend a veil over planes at (x, y); a tile repeats in both directions."""
    for plane, part, step in zip((base.y, base.u, base.v), over, (1, 2, 2), strict=True):
        at = x // step, y // step
        for left, top in tiles(plane, part, *at) if tile else [at]:
            lay(plane, part, left, top)


def warp(image: Image, matrix: Matrix, size: tuple[int, int], out: Image | None = None) -> Image:
    """The image under `matrix` in a picture of `size`; its edge pixels go on for ever."""
    moved = _shifted(image, matrix, size, out)
    return moved if moved is not None else _warped(image, matrix, size, out, cv2.BORDER_REPLICATE)


def _warped(
    image: Image, matrix: Matrix, size: tuple[int, int], out: Image | None, border: int
) -> Image:
    scale, x, y = matrix
    middle = (scale - 1) / 2  # OpenCV's coordinates name the middle of a pixel
    affine = np.array([[scale, 0.0, x + middle], [0.0, scale, y + middle]])
    into = cast("Any", out)
    return _image(
        cv2.warpAffine(image, affine, size, dst=into, flags=cv2.INTER_LINEAR, borderMode=border)
    )


def _shifted(
    image: Image, matrix: Matrix, size: tuple[int, int], out: Image | None
) -> Image | None:
    """The image moved without a change of size, which needs no warp; None where one is needed."""
    scale, shift_x, shift_y = matrix
    left, top = math.floor(-shift_x + _HAIR), math.floor(-shift_y + _HAIR)
    part_x, part_y = -shift_x - left, -shift_y - top
    along = part_x if abs(part_y) <= _HAIR else part_y if abs(part_x) <= _HAIR else None
    step_x, step_y = int(abs(part_x) > _HAIR), int(abs(part_y) > _HAIR)
    right, bottom = left + size[0] + step_x, top + size[1] + step_y
    inside = left >= 0 and top >= 0 and right <= image.shape[1] and bottom <= image.shape[0]
    if abs(scale - 1) > 1e-9 or along is None or not inside:
        return None
    here = image[top : top + size[1], left : left + size[0]]
    if not step_x and not step_y:
        if out is None:
            return here
        np.copyto(out, here)
        return out
    there = image[top + step_y : bottom, left + step_x : right]
    return _image(cv2.addWeighted(here, 1 - along, there, along, 0, dst=cast("Any", out)))


def place(image: Image, matrix: Matrix, limits: tuple[int, int]) -> tuple[Image, int, int] | None:
    """The image under `matrix`, cut to a picture of `limits`, and where its corner lies.

    Returns None when nothing of it is inside.
    """
    scale, shift_x, shift_y = matrix
    left, top = max(math.floor(shift_x + _HAIR), 0), max(math.floor(shift_y + _HAIR), 0)
    right = min(math.ceil(shift_x + image.shape[1] * scale - _HAIR), limits[0])
    bottom = min(math.ceil(shift_y + image.shape[0] * scale - _HAIR), limits[1])
    if left >= right or top >= bottom:
        return None
    matrix, size = (scale, shift_x - left, shift_y - top), (right - left, bottom - top)
    moved = _shifted(image, matrix, size, None)
    if moved is None:
        moved = _warped(image, matrix, size, None, cv2.BORDER_CONSTANT)
    return moved, left, top


def subsample(image: Image, into: Planes) -> None:
    """Write an opaque four-channel image into 4:2:0 planes of the same size."""
    cv2.extractChannel(image, 0, dst=into.y)
    height, width = into.u.shape
    half = cv2.resize(image, (width, height), interpolation=cv2.INTER_AREA)
    cv2.extractChannel(half, 1, dst=into.u)
    cv2.extractChannel(half, 2, dst=into.v)


def bounds(image: Image) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of what is not fully transparent, on even pixels outwards."""
    seen = image[..., 3] > 0
    columns, rows = np.flatnonzero(seen.any(axis=0)), np.flatnonzero(seen.any(axis=1))
    if not len(columns):
        return 0, 0, 2, 2
    even = -2
    return (
        int(columns[0]) & even,
        int(rows[0]) & even,
        min(int(columns[-1]) + 2 & even, image.shape[1]),
        min(int(rows[-1]) + 2 & even, image.shape[0]),
    )


def _spread(image: Image) -> Image:
    """Alpha in the first three channels, 255 in the fourth."""
    return _image(cv2.cvtColor(cv2.extractChannel(image, 3), cv2.COLOR_GRAY2BGRA))


def _clear(image: Image) -> Image:
    spread = _spread(image)
    cv2.bitwise_not(spread, dst=spread)
    return spread


def _channel(image: Image, index: int) -> Image:
    return _image(cv2.extractChannel(image, index))


def _image(mat: Any) -> Image:
    return cast("Image", mat)
