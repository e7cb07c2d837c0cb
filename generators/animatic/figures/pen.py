"""The pen: draws cel-painted shapes in the colours of a light, in two passes.

The contour pass lays a thick line round every solid shape, the colour pass paints over it; what is
left outside is a heavy outer line, and lines between the parts of a figure stay thin.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache

from ..draw import Drawing, Point, Stop
from ..light import Light, lighten, mix, saturate
from .curves import Run, ball, corners, offset

CONTOUR = 7.0  # width of the contour pass; half of it shows
LINE = 2.8
BOLD = 3.2  # line of big shapes


@dataclass(frozen=True)
class Ink:
    """One material as the light shows it, from highlight to outline."""

    bright: str
    lit: str
    dark: str  # cel shade
    deep: str  # second shade: creases, undersides
    line: str
    contour: str


@lru_cache(maxsize=512)
def _cloth(light: Light, colour: str) -> Ink:
    lit = light.lit(colour)
    warm = light.lit(saturate(lighten(colour, -0.16), 1.12))
    dark = mix(light.shaded(colour), warm, 0.42)
    deep = mix(dark, mix(light.shade, light.outline, 0.45), 0.36)
    line = mix(light.line(colour), saturate(dark, 1.2), 0.22)
    return _ink(light, (lit, dark, deep, line))


@lru_cache(maxsize=128)
def _flesh(light: Light, colour: str) -> Ink:
    """Skin: warm shadows; it takes the light's hue but little of its darkness."""
    tones = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    pale = lighten(light.tint, 0.1 + 0.55 * (0.3 * tones[0] + 0.6 * tones[1] + 0.1 * tones[2]))
    lit = mix(saturate(colour, 1.05 + light.tint_strength), pale, light.tint_strength)
    warm = mix(saturate(lit, 1.15), "#b8503e", 0.26)
    dark = mix(warm, light.shaded(colour), 0.42)
    deep = mix(mix(warm, "#8a3040", 0.24), light.shaded(colour), 0.42)
    line = mix(mix(deep, "#6a2030", 0.5), light.outline, 0.42)
    return _ink(light, (lit, dark, deep, line))


def _ink(light: Light, tones: tuple[str, str, str, str]) -> Ink:
    lit, dark, deep, line = tones
    bright = mix(lighten(lit, 0.42), light.tint, 0.12)
    return Ink(bright, lit, dark, deep, line, mix(line, light.outline, 0.45))


class Pen:
    """Draws on a display list; `contour` chooses the pass."""

    def __init__(self, drawing: Drawing, light: Light, *, contour: bool) -> None:
        self.drawing, self.light, self.contour = drawing, light, contour

    def ink(self, colour: str) -> Ink:
        """The material of a cloth, hair or thing."""
        return _cloth(self.light, colour)

    def skin(self, colour: str) -> Ink:
        """The material of skin."""
        return _flesh(self.light, colour)

    def solid(self, data: str, ink: Ink, *, fill: str = "", line: float = LINE) -> None:
        """Draw a shape that belongs to the silhouette."""
        if self.contour:
            self.drawing.path(data, fill=ink.contour, stroke=ink.contour, width=CONTOUR + line)
        else:
            edge = ink.line if line else "none"
            self.drawing.path(data, fill=fill or ink.lit, stroke=edge, width=line)

    def flat(self, data: str, colour: str, *, opacity: float = 1.0) -> None:
        """Draw a detail without a line."""
        if not self.contour:
            self.drawing.path(data, fill=colour, opacity=opacity)

    def stroke(
        self, data: str, colour: str, width: float = LINE, *, opacity: float = 1.0, cap: str = "round"
    ) -> None:  # fmt: skip
        """Draw an inner line."""
        if not self.contour:
            self.drawing.path(data, stroke=colour, width=width, opacity=opacity, cap=cap)

    def dot(
        self, at: Point, rx: float, ry: float | None = None, *, fill: str, line: str = "none",
        width: float = 2.2, opacity: float = 1.0,
    ) -> None:  # fmt: skip
        """Draw a small ellipse that is a detail: a button, a highlight."""
        if not self.contour:
            ry = rx if ry is None else ry
            self.drawing.ellipse(
                *at, rx, ry, fill=fill, stroke=line, width=width, opacity=opacity
            )  # fmt: skip

    def ball(self, at: Point, rx: float, ry: float | None = None, *, ink: Ink) -> None:
        """Draw an ellipse that belongs to the silhouette."""
        self.solid(ball(at, rx, ry), ink)

    def capsule(self, data: str, ink: Ink, width: float, *, line: float = LINE) -> None:
        """Draw a line as a solid band with round ends: a finger, a strap, a pole."""
        if self.contour:
            self.drawing.path(data, stroke=ink.contour, width=width + CONTOUR + line)
        else:
            self.drawing.path(data, stroke=ink.line, width=width + line)
            self.drawing.path(data, stroke=ink.lit, width=width - line)

    def cord(self, data: str, ink: Ink, width: float) -> None:
        """Draw an outlined line that is a detail: a string, a stripe of braid."""
        self.stroke(data, ink.line, width + LINE)
        self.stroke(data, ink.lit, width)

    def linear(self, start: Point, end: Point, stops: tuple[Stop, ...]) -> str:
        """A linear gradient (nothing in the contour pass)."""
        return "none" if self.contour else self.drawing.linear(start, end, stops)

    def glow(self, at: Point, radius: float, colour: str, opacity: float) -> None:
        """Draw a soft round spot that fades out."""
        if not self.contour:
            fill = self.drawing.radial(
                at, radius, ((0, colour, opacity), (0.5, colour, opacity * 0.6), (1, colour, 0.0))
            )
            self.drawing.ellipse(*at, radius, radius, fill=fill)

    def rim(self, data: str, left: float, right: float, width: float = 6.0) -> None:
        """Light the right-hand part of an outline between two x; call it `inside` the shape."""
        strength = self.light.rim_strength
        if self.contour or strength < 0.1:
            return
        colour, span = self.light.rim, right - left
        stops: tuple[Stop, ...] = (
            (0, colour, 0.0), (0.62, colour, 0.0), (0.74, colour, strength * 0.95), (1, colour, strength)
        )  # fmt: skip
        paint = self.drawing.linear((left, span * 0.22), (right, 0), stops)
        self.drawing.path(data, stroke=paint, width=width * 2)

    def edge(self, run: Run, width: float = 7.0) -> None:
        """Light an edge whose shape lies to the right of `run` as one walks along it."""
        if self.light.rim_strength >= 0.1:
            taper = [0.0, *(width for _ in run[2:]), 0.0]
            band = corners(run, offset(run, taper, -1)[::-1])
            self.flat(band, self.light.rim, opacity=min(0.9, self.light.rim_strength))

    @contextmanager
    def inside(self, data: str) -> Iterator[None]:
        """Clip what is drawn to a shape. Clips are dear to rasterise: only where nothing else does."""
        if self.contour:
            yield
        else:
            with self.drawing.group(clip=data):
                yield

    @contextmanager
    def moved(
        self, at: Point, *, turn: float = 0.0, scale: float = 1.0, mirror: bool = False
    ) -> Iterator[None]:  # fmt: skip
        """Draw in a frame with its origin at `at`, turned by degrees, scaled, perhaps mirrored."""
        spin = f" rotate({turn:.2f})" if turn else ""
        size = (
            f" scale({-scale if mirror else scale:.4f} {scale:.4f})" if mirror or scale != 1 else ""
        )
        with self.drawing.group(transform=f"translate({at[0]:.2f} {at[1]:.2f}){spin}{size}"):
            yield
