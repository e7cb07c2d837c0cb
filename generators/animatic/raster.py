"""Rasters: a drawing becomes pixels, through its SVG text and resvg.

Scales are multiples of 1/20 and boxes multiples of 20 drawing units, so that every box falls on
whole pixels and a patch cut out of a figure meets the figure exactly.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import cast

import cv2
import numpy as np
import resvg_py

from .cels import Cel, CelStore
from .draw import Box, Drawing, number
from .extent import culled
from .paint import Image, bounds, from_bgra
from .styling import Inks
from .tone import outlined

GRID = 20
_BLOOM_FROM = 150  # luma above which a pixel glows
_QUARTER = 0.25
_STRIP = 128  # rows worked on at a time, to keep temporary pixels few


def ladder(scale: float) -> float:
    """The step nearest to `scale` at which drawings are rasterised; steps are about 10 % apart."""
    step = 1 if scale < 0.6 else 2 if scale < 1.4 else 4
    return max(1, round(scale * GRID / step)) * step / GRID


def snap(box: Box, drawing: Drawing) -> Box:
    """The smallest box on the grid around `box` inside the drawing's canvas."""
    x0, y0 = (max(0, math.floor(v / GRID) * GRID) for v in box[:2])
    x1 = min(math.ceil((box[0] + box[2]) / GRID) * GRID, math.ceil(drawing.width / GRID) * GRID)
    y1 = min(math.ceil((box[1] + box[3]) / GRID) * GRID, math.ceil(drawing.height / GRID) * GRID)
    return float(x0), float(y0), float(max(x1 - x0, GRID)), float(max(y1 - y0, GRID))


class Rasteriser:
    """Turns drawings into cels, through the store."""

    def __init__(
        self, store: CelStore, beat: Callable[[], None] = lambda: None, inks: Inks | None = None
    ) -> None:
        """`beat` is called before every drawing that has to be made, as a sign of life."""
        self._store, self._beat, self._inks = store, beat, inks

    def inked(self, inks: Inks | None) -> Rasteriser:
        """The same with other inks; they repaint every drawing before it becomes pixels."""
        return Rasteriser(self._store, self._beat, inks)

    def sheet(
        self, drawing: Drawing, scale: float, *, bloom: float = 0.0, blur: float = 0.0,
        trim: bool = True, scenery: bool = False,
    ) -> Cel:  # fmt: skip
        """A whole drawing at `scale` pixels per unit, found again by its text.

        `bloom` 0 … 1 lets bright places glow, `blur` is a deviation in drawing units; `trim` cuts
        the transparent border off. `scenery` is painted without outlines, so print adds them.
        """
        svg = drawing.svg()
        edged = scenery and self._inks is not None and self._inks.preset.tone
        if self._inks:
            bloom = min(1.0, bloom * self._inks.preset.glow)

        def make() -> Cel:
            image = from_bgra(render(self._painted(svg), scale))
            if edged:
                image = outlined(image)
            if bloom > 0:
                image = _glow(image, bloom, scale)
            if blur > 0:
                image = soften(image, blur * scale)
            left, top, right, bottom = bounds(image) if trim else (0, 0, *image.shape[1::-1])
            return Cel(np.ascontiguousarray(image[top:bottom, left:right]), left, top, scale)

        return self._kept(f"{scale:.6f}|{bloom:.3f}|{blur:.3f}|{trim}|{edged}|{svg}", make)

    def part(self, name: str, scale: float, draw: Callable[[], tuple[Drawing, Box]]) -> Cel:
        """A part of a drawing at `scale` pixels per unit, found again by its name.

        `draw` gives the drawing and the part's box, both decided by the name alone; it is called
        only when the part is not in the store. Empty borders are not rasterised.
        """

        def make() -> Cel:
            drawing, (x, y, w, h) = draw()
            whole = self._painted(drawing.svg())
            text, (left, top, right, bottom) = culled(whole, (x, y, x + w, y + h))
            if left >= right:
                return Cel(np.zeros((2, 2, 4), np.uint8), round(x * scale), round(y * scale), scale)
            x, y, w, h = snap((left, top, right - left, bottom - top), drawing)
            head = " ".join(number(v) for v in (x, y, w, h))
            svg = (
                f'<svg xmlns="http://www.w3.org/2000/svg" width="{number(w)}" height="{number(h)}"'
                f' viewBox="{head}">{text}</svg>'
            )
            return Cel(from_bgra(render(svg, scale)), round(x * scale), round(y * scale), scale)

        return self._kept(f"{scale:.6f}|{name}", make)

    def _kept(self, name: str, make: Callable[[], Cel]) -> Cel:
        def made() -> Cel:
            self._beat()
            return make()

        inks = f"{self._inks.name}|" if self._inks else ""
        key = hashlib.sha256(f"{_code()}|{inks}{name}".encode()).hexdigest()
        return self._store.cel(key, made)

    def _painted(self, svg: str) -> str:
        return self._inks.svg(svg) if self._inks else svg


@cache
def _code() -> str:
    """A digest of everything that decides how a drawing looks: this package and its libraries."""
    digest = hashlib.sha256(f"{resvg_py.__version__} {cv2.__version__}".encode())
    for file in sorted(Path(__file__).parent.rglob("*.py")):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def render(svg: str, scale: float) -> Image:
    """The pixels of an SVG document as straight B, G, R, A."""
    png = resvg_py.svg_to_bytes(svg_string=svg, zoom=scale, skip_system_fonts=True)
    return cast("Image", cv2.imdecode(np.frombuffer(png, np.uint8), cv2.IMREAD_UNCHANGED))


def soften(image: Image, deviation: float) -> Image:
    """A Gaussian blur of `deviation` pixels; wide ones are made on a smaller picture."""
    if deviation < 0.3:
        return image
    if deviation < 4:
        return cast("Image", cv2.GaussianBlur(image, (0, 0), deviation))
    height, width = image.shape[:2]
    small = cv2.resize(image, None, fx=_QUARTER, fy=_QUARTER, interpolation=cv2.INTER_AREA)
    small = cv2.GaussianBlur(small, (0, 0), deviation * _QUARTER)
    return cast("Image", cv2.resize(small, (width, height), interpolation=cv2.INTER_CUBIC))


def _glow(image: Image, strength: float, scale: float) -> Image:
    """Bright places shed light on what is around them, most of all where that is dark."""
    small = cv2.resize(image, None, fx=_QUARTER, fy=_QUARTER, interpolation=cv2.INTER_AREA)
    bright = small[..., :1].astype(np.float32) - _BLOOM_FROM
    light = small * (bright / (235 - _BLOOM_FROM)).clip(0, 1)
    halo = cv2.GaussianBlur(light, (0, 0), 12 * scale * _QUARTER)
    halo += cv2.GaussianBlur(light, (0, 0), 40 * scale * _QUARTER)
    halo = cv2.resize(halo, (image.shape[1], image.shape[0]), interpolation=cv2.INTER_LINEAR)
    result = np.empty_like(image)
    for top in range(0, image.shape[0], _STRIP):
        part = slice(top, top + _STRIP)
        if halo[part].max() * strength < 0.5:
            result[part] = image[part]
            continue
        base = image[part].astype(np.float32)
        shed = halo[part] * (strength * (1 - base[..., :1] / 255))
        lit = base * (1 - shed[..., 3:4] / 255) + shed
        result[part] = lit.clip(0, 255).round()
    return result
