"""The screen: an overlay as pixels, and which of its cells is seen where at a time of the shot."""

from __future__ import annotations

from typing import cast

import cv2

from .overlay import FPS, Overlay
from .paint import Coat, Image, Planes, Veil, coat, lay, lay_veil, tiles, veil
from .raster import Rasteriser

_DETAIL = 0.75  # of the picture's own, at which cells are rasterised: they are soft, or gone soon

State = tuple[int, int, int]  # number of the cell, x and y in pixels of the window


class Screen:
    """One overlay of a shot, ready to be laid."""

    def __init__(
        self, overlay: Overlay, rasteriser: Rasteriser, *, pixels: float, top: int
    ) -> None:
        """`top` is the height of the letterbox bar in pixels."""
        self.behind = overlay.behind
        self._overlay, self._pixels = overlay, pixels
        self._corners: list[tuple[int, int]] = []
        self._coats: list[Coat] = []
        self._veils: list[Veil] = []
        for drawing in overlay.cells:
            fine = pixels * _DETAIL
            cel = rasteriser.sheet(drawing, fine, trim=not overlay.tile)
            image = _enlarged(cel.image, 1 / _DETAIL)
            self._corners.append((_even(cel.x / _DETAIL), _even(cel.y / _DETAIL) - top))
            if overlay.behind:
                self._coats.append(coat(image, overlay.opacity))
            else:
                self._veils.append(veil(image, overlay.opacity))

    def state(self, t: float) -> State | None:
        """What is seen at `t` seconds; None when it is nothing."""
        overlay = self._overlay
        if overlay.cell_at(t) is None:
            return None
        age = t - overlay.appears_s
        index = int(age * FPS / overlay.step + 1e-6) % len(overlay.cells)
        x, y = self._corners[index]
        drift_x, drift_y = overlay.drift if overlay.tile else (0.0, 0.0)
        return (
            index,
            x + round(age * drift_x * self._pixels),
            y + round(age * drift_y * self._pixels),
        )

    def lay(self, state: State, window: Planes) -> None:
        """Lay what is seen over the planes of the window."""
        index, x, y = state
        lay_veil(window, self._veils[index], x, y, tile=self._overlay.tile)

    def lay_behind(self, state: State, canvas: Image) -> None:
        """Lay what is seen over the four channels of the canvas, under the actors."""
        index, x, y = state
        over = self._coats[index]
        for left, top in tiles(canvas, over, x, y) if self._overlay.tile else [(x, y)]:
            lay(canvas, over, left, top)


def _enlarged(image: Image, by: float) -> Image:
    """The image made larger, to an even size."""
    height, width = image.shape[:2]
    size = _even(width * by), _even(height * by)
    return cast("Image", cv2.resize(image, size, interpolation=cv2.INTER_LINEAR))


def _even(value: float) -> int:
    return round(value / 2) * 2
