"""Extents: where the shapes of an SVG text lie, and the text without those that cannot be seen.

resvg draws a clipped or faded group on a sheet as large as the group, however small the part of it
that is wanted. Leaving out what lies outside makes a patch of a face several times cheaper and
changes none of its pixels.

Bounds are those of the control points, so a shape is never thought smaller than it is.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import lru_cache

Bounds = tuple[float, float, float, float]  # left, top, right, bottom
Affine = tuple[float, float, float, float, float, float]

_TAG = re.compile(r"<(/?)(g|path|ellipse|circle|rect|line|polygon|polyline)\b([^>]*?)(/?)>")
_ATTRIBUTE = re.compile(r'([\w:-]+)="([^"]*)"')
_CLIP = re.compile(r'<clipPath id="([^"]+)"><path d="([^"]*)"/></clipPath>')
_STEP = re.compile(r"([A-Za-z])([^A-Za-z]*)")
_NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?")
_TRANSFORM = re.compile(r"(\w+)\(([^)]*)\)")
_NOWHERE: Bounds = (math.inf, math.inf, -math.inf, -math.inf)
_EVERYWHERE: Bounds = (-math.inf, -math.inf, math.inf, math.inf)
_HERE: Affine = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_HAIR = 2.0  # drawing units around a shape, for soft edges


@dataclass
class _Open:
    """A group whose end has not come yet."""

    tag: str
    matrix: Affine
    seen: Bounds  # what its clips leave to be seen
    kept: list[str]
    bounds: Bounds = _NOWHERE


def culled(svg: str, box: Bounds) -> tuple[str, Bounds]:
    """The text without shapes that lie outside `box`, and the bounds of those that are left."""
    start = svg.index("</defs>") + 7 if "</defs>" in svg else svg.index(">") + 1
    clips = dict(_CLIP.findall(svg[:start]))
    stack = [_Open("", _HERE, box, [])]
    for tag in _TAG.finditer(svg, start):
        closing, name, attributes, _ = tag.groups()
        if name != "g":
            _shape(stack[-1], tag[0], name, dict(_ATTRIBUTE.findall(attributes)))
        elif closing:
            _close(stack)
        else:
            stack.append(_opened(stack[-1], tag[0], dict(_ATTRIBUTE.findall(attributes)), clips))
    return svg[:start] + "".join(stack[0].kept) + "</svg>", stack[0].bounds


def _shape(group: _Open, text: str, name: str, attributes: dict[str, str]) -> None:
    own = _own_bounds(name, attributes)
    grown = float(attributes.get("stroke-width", 0)) / 2 + _HAIR
    bounds = _moved(_grown(own, grown), group.matrix)
    visible = _common(bounds, group.seen)
    if visible is not None:
        group.kept.append(text)
        group.bounds = _union(group.bounds, visible)


def _opened(
    outer: _Open, text: str, attributes: dict[str, str], clips: dict[str, str]
) -> _Open:
    matrix = _times(outer.matrix, _affine(attributes.get("transform", "")))
    seen = outer.seen
    clip = clips.get(attributes.get("clip-path", "")[5:-1])
    if clip is not None:
        seen = _common(seen, _moved(_grown(_path_bounds(clip), _HAIR), matrix)) or _NOWHERE
    return _Open(text, matrix, seen, [])


def _close(stack: list[_Open]) -> None:
    group = stack.pop()
    if group.kept:
        stack[-1].kept += [group.tag, *group.kept, "</g>"]
        stack[-1].bounds = _union(stack[-1].bounds, group.bounds)


def _own_bounds(name: str, attributes: dict[str, str]) -> Bounds:
    """Bounds of a shape in its own coordinates, without its stroke."""

    def value(key: str) -> float:
        return float(attributes.get(key, 0))

    match name:
        case "path":
            return _path_bounds(attributes.get("d", ""))
        case "ellipse":
            x, y, rx, ry = value("cx"), value("cy"), value("rx"), value("ry")
            return x - rx, y - ry, x + rx, y + ry
        case "rect":
            x, y = value("x"), value("y")
            return x, y, x + value("width"), y + value("height")
    return _EVERYWHERE


@lru_cache(maxsize=4096)
def _path_bounds(data: str) -> Bounds:
    """Bounds of path data with absolute commands; of other data nothing is known."""
    bounds = _NOWHERE
    for letter, rest in _STEP.findall(data):
        numbers = [float(n) for n in _NUMBER.findall(rest)]
        if letter == "A":
            for i in range(0, len(numbers) - 6, 7):
                reach = 2 * max(numbers[i], numbers[i + 1])
                x, y = numbers[i + 5], numbers[i + 6]
                bounds = _union(bounds, (x - reach, y - reach, x + reach, y + reach))
        elif letter in "MLCSQT":
            xs, ys = numbers[::2], numbers[1::2]
            bounds = _union(bounds, (min(xs), min(ys), max(xs), max(ys)))
        elif letter not in "Zz":
            return _EVERYWHERE
    return bounds


def _affine(text: str) -> Affine:
    """The matrix of an SVG transform list."""
    matrix = _HERE
    for name, inside in _TRANSFORM.findall(text):
        matrix = _times(matrix, _one(name, [float(n) for n in _NUMBER.findall(inside)]))
    return matrix


def _one(name: str, n: list[float]) -> Affine:
    match name:
        case "translate":
            return 1.0, 0.0, 0.0, 1.0, n[0], n[1] if len(n) > 1 else 0.0
        case "scale":
            return n[0], 0.0, 0.0, n[1] if len(n) > 1 else n[0], 0.0, 0.0
        case "matrix":
            return n[0], n[1], n[2], n[3], n[4], n[5]
        case "rotate":
            cos, sin = math.cos(math.radians(n[0])), math.sin(math.radians(n[0]))
            x, y = n[1:3] if len(n) == 3 else (0.0, 0.0)
            return cos, sin, -sin, cos, x - cos * x + sin * y, y - sin * x - cos * y
    raise ValueError(f"unknown transform {name}")


def _times(a: Affine, b: Affine) -> Affine:
    """First `b`, then `a`."""
    return (
        a[0] * b[0] + a[2] * b[1],
        a[1] * b[0] + a[3] * b[1],
        a[0] * b[2] + a[2] * b[3],
        a[1] * b[2] + a[3] * b[3],
        a[0] * b[4] + a[2] * b[5] + a[4],
        a[1] * b[4] + a[3] * b[5] + a[5],
    )


def _moved(bounds: Bounds, matrix: Affine) -> Bounds:
    """Bounds of a box under a matrix."""
    if math.inf in bounds or -math.inf in bounds:
        return bounds
    a, b, c, d, e, f = matrix
    corners = [(x, y) for x in bounds[::2] for y in bounds[1::2]]
    xs = [a * x + c * y + e for x, y in corners]
    ys = [b * x + d * y + f for x, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def _grown(bounds: Bounds, by: float) -> Bounds:
    return bounds[0] - by, bounds[1] - by, bounds[2] + by, bounds[3] + by


def _union(a: Bounds, b: Bounds) -> Bounds:
    return min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3])


def _common(a: Bounds, b: Bounds) -> Bounds | None:
    """What two boxes have in common, if anything."""
    left, top, right, bottom = max(a[0], b[0]), max(a[1], b[1]), min(a[2], b[2]), min(a[3], b[3])
    return (left, top, right, bottom) if left < right and top < bottom else None
