"""The set behind a shot: its layers, gathered into a few groups that the camera moves as one.

Every layer is brought into the home view once; per frame only a group is warped. Layers far from
the actors and layers near them are two groups; where the set is out of focus, or the camera does
not move, one is enough. Things before the actors are a group of their own.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from .camera import ROUGH_BELOW, WIDTH, WINDOW, Aim, depth_share, seen
from .coverage import Kind, Region, regions
from .draw import Box
from .paint import Image, Matrix, coat, lay, merge, place, warp
from .places import Layer
from .raster import Rasteriser, ladder, soften
from .stage import Staging

Pixels = tuple[int, int, int, int]  # left, top, right, bottom

_HAZY = 0.2  # layers farther than this are drawn with less detail
_FAR = 0.5  # layers nearer than this move with the actors' ground
_DETAIL = 1.0  # pixels per stage unit at which layers are rasterised for a picture 1280 wide
_HAZE = 0.65  # of that for what is far away
_ROUGH = 0.8  # and for a draft
_DETAIL_OF_BLUR = ((8.0, 0.25), (1.5, 0.5), (0.0, 1.0))  # and for what is out of focus
_MARGIN = 3.0  # screen units around what the camera sees
_SHARPEST = 1.2  # the most that a group is made larger for a camera that goes in
_UNSEEN = 0.06  # pixels that a set may lag behind the camera
_UNSEEN_SOFT = 0.8  # and one that is out of focus
_SOFT = 0.5  # how large a group is made that is out of focus


@dataclass(frozen=True)
class Group:
    """Layers that move together, seen from the home view."""

    image: Image
    x: float  # of the top left corner, screen units from the middle of the window
    y: float
    fine: float  # pixels of the image per screen unit
    share: float  # of the camera's movement
    regions: tuple[Region, ...]  # of an image with holes

    def matrix(self, aim: Aim, pixels: float) -> Matrix:
        """From this image to a window of `pixels` per screen unit."""
        zoom = aim.zoom**self.share
        x = (self.x - aim.x * self.share) * zoom + aim.jolt_x + WIDTH / 2
        y = (self.y - aim.y * self.share) * zoom + aim.jolt_y + WINDOW / 2
        return zoom * pixels / self.fine, x * pixels, y * pixels


class Backdrop:
    """The set of one shot, ready to be painted for any aim of its camera."""

    def __init__(
        self, layers: Sequence[Layer], staging: Staging, aims: Collection[Aim],
        rasteriser: Rasteriser, *, pixels: float, blur: float = 0.0,
    ) -> None:  # fmt: skip
        self._pixels = pixels
        self._unseen = (_UNSEEN_SOFT if blur else _UNSEEN) / pixels
        build = _Builder(staging, aims, rasteriser, pixels)
        behind = [layer for layer in layers if layer.depth <= 1]
        before = [layer for layer in layers if layer.depth > 1 and staging.foreground]
        far = [layer for layer in behind if _is_far(layer)]
        near = [layer for layer in behind if not _is_far(layer)]
        parts = [behind] if blur or build.still else [far, near]
        self._behind = [
            build.group(part, blur, base=part[0] is layers[0]) for part in parts if part
        ]
        self._before = [build.group(before, 0.0, base=False)] if before else []

    def looks_the_same(self, one: Aim, other: Aim) -> bool:
        """Whether nobody would see the difference between the set under two aims."""
        corner = abs(one.zoom - other.zoom) * WIDTH / 2
        aside = abs(one.x - other.x) + abs(one.y - other.y)
        return corner + aside <= self._unseen and (one.jolt_x, one.jolt_y) == (
            other.jolt_x,
            other.jolt_y,
        )

    def paint(self, aim: Aim, canvas: Image) -> None:
        """Fill the canvas with the set behind the actors."""
        far, *nearer = self._behind
        height, width = canvas.shape[:2]
        matrix = far.matrix(aim, self._pixels)
        if not nearer:
            _fill(far, matrix, canvas, (0, 0, width, height))
            return
        near, near_matrix = nearer[0], nearer[0].matrix(aim, self._pixels)
        for region in near.regions:
            if not (seen_at := region.seen(near_matrix, width, height)):
                continue
            if region.kind is Kind.OPAQUE:
                _fill(near, near_matrix, canvas, seen_at)
                continue
            _fill(far, matrix, canvas, seen_at)
            if region.kind is Kind.MIXED:
                _blend(near, near_matrix, canvas, seen_at)

    def paint_before(self, aim: Aim, canvas: Image) -> None:
        """Lay what stands before the actors over the canvas."""
        height, width = canvas.shape[:2]
        for group in self._before:
            matrix = group.matrix(aim, self._pixels)
            for region in group.regions:
                seen_at = region.seen(matrix, width, height)
                if seen_at and region.kind is not Kind.EMPTY:
                    _blend(group, matrix, canvas, seen_at)


class _Builder:
    """Brings layers into the home view."""

    def __init__(
        self, staging: Staging, aims: Collection[Aim], rasteriser: Rasteriser, pixels: float
    ) -> None:
        self._staging, self._aims = staging, aims
        self._rasteriser, self._pixels = rasteriser, pixels
        self._detail = _DETAIL * pixels * (_ROUGH if pixels < ROUGH_BELOW else 1.0)
        self.still = all(aim.zoom == 1 and abs(aim.x) <= 1 and aim.y == 0 for aim in aims)

    def group(self, layers: Sequence[Layer], blur: float, *, base: bool) -> Group:
        """One image of several layers, far to near; a base is opaque from edge to edge."""
        share = depth_share(sum(layer.depth for layer in layers) / len(layers))
        if any(layer.depth == 1 for layer in layers):
            share = 1.0 if not blur else share
        left, top, right, bottom = room = _widened(seen(self._aims, share))
        closest = max(aim.zoom for aim in self._aims) ** share
        fine = self._pixels * (_SOFT if blur else min(max(closest, 1.0), _SHARPEST))
        size = math.ceil((right - left) * fine), math.ceil((bottom - top) * fine)
        image = np.zeros((size[1], size[0], 4), np.uint8)
        for i, layer in enumerate(layers):
            self._add(layer, image, room, fine, covers=base and i == 0)
        image = soften(image, blur * fine)
        return Group(image, left, top, fine, share, () if base else regions(image))

    def _add(self, layer: Layer, image: Image, room: Box, fine: float, *, covers: bool) -> None:
        view = self._staging.view(layer.depth, room)
        soft = next(share for least, share in _DETAIL_OF_BLUR if layer.blur >= least)
        soft = min(soft, _HAZE if layer.depth < _HAZY else 1.0)
        cel = self._rasteriser.sheet(
            layer.drawing, ladder(soft * self._detail), bloom=layer.bloom, blur=layer.blur,
            scenery=True,
        )  # fmt: skip
        scale = view.scale * fine / cel.scale
        matrix = (
            scale,
            (-view.x * view.scale - room[0]) * fine + cel.x * scale,
            (-view.y * view.scale - room[1]) * fine + cel.y * scale,
        )
        if covers:
            warp(cel.image, matrix, (image.shape[1], image.shape[0]), image)
        elif found := place(cel.image, matrix, (image.shape[1], image.shape[0])):
            moved, x, y = found
            merge(image, moved, x, y)


def _is_far(layer: Layer) -> bool:
    """Whether a layer moves with the horizon: being far away, or as good as that."""
    return layer.depth < _FAR or layer.blur >= _DETAIL_OF_BLUR[0][0]


def _widened(room: Box) -> Box:
    return room[0] - _MARGIN, room[1] - _MARGIN, room[2] + _MARGIN, room[3] + _MARGIN


def _fill(group: Group, matrix: Matrix, canvas: Image, at: Pixels) -> None:
    """Replace a rectangle of the canvas."""
    left, top, right, bottom = at
    scale, x, y = matrix
    part = canvas[top:bottom, left:right]
    warp(group.image, (scale, x - left, y - top), (right - left, bottom - top), part)


def _blend(group: Group, matrix: Matrix, canvas: Image, at: Pixels) -> None:
    """Blend over a rectangle of the canvas."""
    left, top, right, bottom = at
    scale, x, y = matrix
    moved = warp(group.image, (scale, x - left, y - top), (right - left, bottom - top))
    lay(canvas, coat(moved), left, top)
