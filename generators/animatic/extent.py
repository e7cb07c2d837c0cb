"""Extents: where the shapes of an SVG text lie, so that only what is wanted of it is drawn.

resvg draws a clipped or faded group on a sheet as large as the group, however small the part of it
that is wanted. Leaving out what lies outside makes the patch of a mouth twenty times cheaper.

Bounds are those of control points, so a shape is never thought smaller than it is. Only what
`Drawing` writes is understood.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

Bounds = tuple[float, float, float, float]  # left, top, right, bottom
Affine = tuple[float, float, float, float, float, float]

_TAG = re.compile(r"<(/?)(g|path|ellipse|rect)\b([^>]*)>")
_ATTRIBUTE = re.compile(r'([\w:-]+)="([^"]*)"')
_DEFINITION = re.compile(r'<(clipPath|linearGradient|radialGradient) id="(\w+)".*?</\1>')
_CLIP = re.compile(r'<clipPath id="(\w+)"><path d="([^"]*)"/></clipPath>')
_URL = re.compile(r"url\(#(\w+)\)")
_STEP = re.compile(r"([A-Za-z])([^A-Za-z]*)")
_NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)")
_TRANSFORM = re.compile(r"(\w+)\(([^)]*)\)")
_NOWHERE: Bounds = (math.inf, math.inf, -math.inf, -math.inf)
_EVERYWHERE: Bounds = (-math.inf, -math.inf, math.inf, math.inf)
_HERE: Affine = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_HAIR = 2.0  # drawing units around a shape, for soft edges


@dataclass(frozen=True)
class _Group:
    """An open group: its number, its tag, its coordinates and what its clips leave to be seen."""

    number: int
    tag: str
    matrix: Affine
    seen: Bounds


@dataclass(frozen=True)
class _Shape:
    """One shape, the groups it is in, and where it can be seen."""

    groups: tuple[_Group, ...]
    tag: str
    bounds: Bounds


def culled(svg: str, box: Bounds) -> tuple[str, Bounds]:
    """What can be seen inside `box`, as SVG text without its outermost tag, and its bounds."""
    bounds, kept = _NOWHERE, []
    for shape in _shapes(svg):
        if visible := _common(shape.bounds, box):
            kept.append(shape)
            bounds = _union(bounds, visible)
    body = "".join(_nested(kept))
    used = set(_URL.findall(body))
    defs = "".join(d[0] for d in _DEFINITION.finditer(svg) if d[2] in used)
    return f"<defs>{defs}</defs>{body}", bounds


def changed(before: str, after: str) -> Bounds | None:
    """Bounds of the shapes that only one of two texts has; None when they show the same."""
    one, other = _told(before), _told(after)
    bounds = _NOWHERE
    for found in (one - other, other - one):
        for _, where in found:
            bounds = _union(bounds, where)
    return None if bounds == _NOWHERE else bounds


def _told(svg: str) -> Counter[tuple[str, Bounds]]:
    """Every shape with its groups, and with definitions told by their content, not their names."""
    contents = {d[2]: d[0].replace(f'id="{d[2]}"', "") for d in _DEFINITION.finditer(svg)}
    return Counter(
        (
            _URL.sub(
                lambda m: contents.get(m[1], ""),
                "".join(group.tag for group in shape.groups) + shape.tag,
            ),
            shape.bounds,
        )
        for shape in _shapes(svg)
    )


def _shapes(svg: str) -> Iterator[_Shape]:
    """The shapes of a document in painting order."""
    start = svg.index("</defs>") if "</defs>" in svg else svg.index(">")
    clips = dict(_CLIP.findall(svg[:start]))
    groups: list[_Group] = []
    for number, found in enumerate(_TAG.finditer(svg, start)):
        closing, name, inside = found.groups()
        attributes = dict(_ATTRIBUTE.findall(inside))
        outer = groups[-1] if groups else _Group(-1, "", _HERE, _EVERYWHERE)
        if closing:
            groups.pop()
        elif name == "g":
            groups.append(_inner(outer, number, found[0], attributes, clips))
        else:
            around = float(attributes.get("stroke-width", 0)) / 2 + _HAIR
            own = _moved(_grown(_own_bounds(name, attributes), around), outer.matrix)
            if bounds := _common(own, outer.seen):
                yield _Shape(tuple(groups), found[0], bounds)


def _inner(
    outer: _Group, number: int, tag: str, attributes: dict[str, str], clips: dict[str, str]
) -> _Group:
    matrix = _times(outer.matrix, _affine(attributes.get("transform", "")))
    seen, clip = outer.seen, clips.get(attributes.get("clip-path", "")[5:-1])
    if clip is not None:
        seen = _common(seen, _moved(_grown(_path_bounds(clip), _HAIR), matrix)) or _NOWHERE
    return _Group(number, tag, matrix, seen)


def _nested(shapes: Iterable[_Shape]) -> Iterator[str]:
    """The shapes as text, with their groups opened and closed around them."""
    inside: tuple[_Group, ...] = ()
    for shape in shapes:
        pairs = zip(inside, shape.groups, strict=False)
        shared = len(list(takewhile(lambda pair: pair[0].number == pair[1].number, pairs)))
        yield "</g>" * (len(inside) - shared)
        yield from (group.tag for group in shape.groups[shared:])
        yield shape.tag
        inside = shape.groups
    yield "</g>" * len(inside)


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
