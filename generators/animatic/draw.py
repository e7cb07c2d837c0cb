"""The display list: what is drawn, in order, as SVG text with a stable key.

A `Drawing` knows nothing of pixels. Coordinates are its own units with the origin at the top left;
the rasteriser scales them. Numbers are written with two decimals so that equal drawings have equal
text, and the text's digest is the key of every cache.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache

Point = tuple[float, float]
Box = tuple[float, float, float, float]  # x, y, width, height
Stop = tuple[float, str] | tuple[float, str, float]
_ENDS = ("x1", "y1", "x2", "y2")


def number(value: float) -> str:
    """Write a coordinate with at most two decimals."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


def smooth(points: Sequence[Point], *, closed: bool = False, tension: float = 0.5) -> str:
    """Path data of a Catmull-Rom curve through `points`, written as cubic Béziers."""
    return _smooth(tuple(points), closed, tension)


@lru_cache(maxsize=2048)
def _smooth(points: tuple[Point, ...], closed: bool, tension: float) -> str:  # noqa: FBT001  a key
    """The same; remembered, because the drawings of one figure share most of their curves."""
    count, k = len(points), tension / 3
    span = count if closed else count - 1
    data = [f"M{points[0][0]:.2f} {points[0][1]:.2f}"]
    for i in range(span):
        x0, y0 = points[(i - 1) % count] if closed or i else points[0]
        (x1, y1), (x2, y2) = points[i % count], points[(i + 1) % count]
        x3, y3 = points[(i + 2) % count] if closed or i + 2 < count else (x2, y2)
        data.append(
            f"C{x1 + (x2 - x0) * k:.2f} {y1 + (y2 - y0) * k:.2f}"
            f" {x2 - (x3 - x1) * k:.2f} {y2 - (y3 - y1) * k:.2f} {x2:.2f} {y2:.2f}"
        )
    return "".join(data) + ("Z" if closed else "")


def polyline(points: Sequence[Point], *, closed: bool = True) -> str:
    """Path data of straight lines through `points`."""
    body = "L".join(f"{number(x)} {number(y)}" for x, y in points)
    return f"M{body}" + ("Z" if closed else "")


class Drawing:
    """An ordered list of shapes on a `width` × `height` canvas, in drawing units."""

    def __init__(self, width: float, height: float) -> None:
        self.width, self.height = width, height
        self._defs: dict[str, str] = {}  # what is defined, and its name
        self._body: list[str] = []

    def path(
        self,
        data: str,
        *,
        fill: str = "none",
        stroke: str = "none",
        width: float = 0.0,
        opacity: float = 1.0,
        cap: str = "round",
    ) -> None:
        """Draw SVG path data; `width` is the stroke's, joins are round."""
        line = (
            f' stroke="{stroke}" stroke-width="{number(width)}" stroke-linecap="{cap}"'
            ' stroke-linejoin="round"'
            if stroke != "none" and width
            else ""
        )
        self._body.append(
            f'<path d="{data}" fill="{fill}"{line}{_opacity(opacity, fill, stroke)}/>'
        )

    def ellipse(
        self, x: float, y: float, rx: float, ry: float, *, fill: str = "none", stroke: str = "none",
        width: float = 0.0, opacity: float = 1.0,
    ) -> None:  # fmt: skip
        """Draw an ellipse around (x, y)."""
        line = f' stroke="{stroke}" stroke-width="{number(width)}"' if stroke != "none" else ""
        self._body.append(
            f'<ellipse cx="{number(x)}" cy="{number(y)}" rx="{number(rx)}" ry="{number(ry)}"'
            f' fill="{fill}"{line}{_opacity(opacity, fill, stroke)}/>'
        )

    def rect(
        self, x: float, y: float, w: float, h: float, *, fill: str = "none", stroke: str = "none",
        width: float = 0.0, opacity: float = 1.0, radius: float = 0.0,
    ) -> None:  # fmt: skip
        """Draw a rectangle with its top left corner at (x, y)."""
        line = f' stroke="{stroke}" stroke-width="{number(width)}"' if stroke != "none" else ""
        round_ = f' rx="{number(radius)}"' if radius else ""
        self._body.append(
            f'<rect x="{number(x)}" y="{number(y)}" width="{number(w)}" height="{number(h)}"'
            f'{round_} fill="{fill}"{line}{_opacity(opacity, fill, stroke)}/>'
        )

    def linear(self, start: Point, end: Point, stops: Sequence[Stop]) -> str:
        """Define a linear gradient in drawing units; returns a value for `fill` or `stroke`."""
        (x1, y1), (x2, y2) = start, end
        return self._gradient(
            "linearGradient",
            f'x1="{number(x1)}" y1="{number(y1)}" x2="{number(x2)}" y2="{number(y2)}"',
            stops,
        )

    def radial(self, centre: Point, radius: float, stops: Sequence[Stop]) -> str:
        """Define a radial gradient in drawing units; returns a value for `fill` or `stroke`."""
        x, y = centre
        where = f'cx="{number(x)}" cy="{number(y)}" r="{number(radius)}"'
        return self._gradient("radialGradient", where, stops)

    def shading(self, stops: Sequence[Stop], *, angle: float = 90.0) -> str:
        """Define a linear gradient that fits itself to every shape it fills.

        `angle` is in degrees: 0 runs from left to right, 90 from the top down.
        """
        dx, dy = math.cos(math.radians(angle)) / 2, math.sin(math.radians(angle)) / 2
        ends = (0.5 - dx, 0.5 - dy, 0.5 + dx, 0.5 + dy)
        where = " ".join(f'{n}="{number(v)}"' for n, v in zip(_ENDS, ends, strict=True))
        return self._gradient("linearGradient", where, stops, units="objectBoundingBox")

    def glow(
        self, stops: Sequence[Stop], *, centre: Point = (0.5, 0.5), radius: float = 0.5
    ) -> str:
        """Define a radial gradient that fits itself to every shape it fills, in shares of it."""
        where = f'cx="{number(centre[0])}" cy="{number(centre[1])}" r="{number(radius)}"'
        return self._gradient("radialGradient", where, stops, units="objectBoundingBox")

    def transformed(self, transform: str) -> Drawing:
        """The same shapes on a canvas of the same size, under an SVG transform."""
        moved = Drawing(self.width, self.height)
        moved._defs = dict(self._defs)
        moved._body = [f'<g transform="{transform}">', *self._body, "</g>"]
        return moved

    @contextmanager
    def group(self, *, transform: str = "", clip: str = "", opacity: float = 1.0) -> Iterator[None]:
        """Put what is drawn inside under a transform, a clip (path data) or an opacity."""
        attributes = f' transform="{transform}"' if transform else ""
        if clip:
            name = self._define('<clipPath id="{name}"><path d="' + clip + '"/></clipPath>')
            attributes += f' clip-path="url(#{name})"'
        self._body.append(f"<g{attributes}{_opacity(opacity)}>")
        yield
        self._body.append("</g>")

    def svg(self, box: Box | None = None) -> str:
        """The drawing as an SVG document, or only the part of it inside `box`."""
        x, y, w, h = box or (0.0, 0.0, self.width, self.height)
        defined = "".join(t.replace("{name}", name) for t, name in self._defs.items())
        defs = f"<defs>{defined}</defs>" if defined else ""
        size = f'width="{number(w)}" height="{number(h)}"'
        view = f'viewBox="{number(x)} {number(y)} {number(w)} {number(h)}"'
        head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} {view}>'
        return f"{head}{defs}{''.join(self._body)}</svg>"

    def key(self) -> str:
        """A digest of the drawing; equal drawings have equal keys."""
        return hashlib.sha256(self.svg().encode()).hexdigest()

    def _gradient(
        self, kind: str, where: str, stops: Sequence[Stop], units: str = "userSpaceOnUse"
    ) -> str:
        body = "".join(
            f'<stop offset="{number(s[0])}" stop-color="{s[1]}"'
            + (f' stop-opacity="{number(s[2])}"' if len(s) == 3 else "")
            + "/>"
            for s in stops
        )
        name = self._define(
            f'<{kind} id="{{name}}" gradientUnits="{units}" {where}>{body}</{kind}>'
        )
        return f"url(#{name})"

    def _define(self, template: str) -> str:
        return self._defs.setdefault(template, f"d{len(self._defs)}")


def _opacity(value: float, fill: str = "", stroke: str = "") -> str:
    """Fade only the fill or the stroke where only one is drawn: it needs no layer of its own."""
    if value >= 1:
        return ""
    one = "fill-" if stroke == "none" else "stroke-" if fill == "none" else ""
    return f' {one}opacity="{number(value)}"'
