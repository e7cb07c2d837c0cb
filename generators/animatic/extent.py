"""Extents: where the shapes of an SVG text lie, so that only what is wanted of it is drawn.

resvg draws a clipped or faded group on a sheet as large as the group, however small the part of it
that is wanted. Leaving out what lies outside, and trimming what reaches far out, makes the patch of
a mouth twenty times cheaper.

Bounds are those of control points, so a shape is never thought smaller than it is. Only what
`Drawing` writes is understood.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from .boxes import (
    EVERYWHERE,
    HERE,
    NOWHERE,
    NUMBER,
    Affine,
    Bounds,
    affine,
    area,
    common,
    grown,
    inverse,
    moved,
    times,
    union,
)
from .trim import trimmed_fill, trimmed_line

_TAG = re.compile(r"<(/?)(g|path|ellipse|rect)\b([^>]*)>")
_ATTRIBUTE = re.compile(r'([\w:-]+)="([^"]*)"')
_DEFINITION = re.compile(r'<(clipPath|linearGradient|radialGradient) id="(\w+)".*?</\1>')
_CLIP = re.compile(r'<clipPath id="(\w+)"><path d="([^"]*)"/></clipPath>')
_URL = re.compile(r"url\(#(\w+)\)")
_STEP = re.compile(r"([A-Za-z])([^A-Za-z]*)")
_HAIR = 2.0  # drawing units around a shape, for soft edges
_WORTH = 1.4  # how much smaller a trimmed shape must become


@dataclass(frozen=True)
class _Group:
    """An open group: its number, its tag, its coordinates and what its clips leave to be seen."""

    number: int
    tag: str
    matrix: Affine
    seen: Bounds
    layered: bool  # drawn on a sheet of its own, or inside a group that is


@dataclass(frozen=True)
class _Shape:
    """One shape, the groups it is in, all of it, and the part of it that its clips leave."""

    groups: tuple[_Group, ...]
    tag: str
    whole: Bounds
    bounds: Bounds


def culled(svg: str, box: Bounds) -> tuple[str, Bounds]:
    """What can be seen inside `box`, as SVG text without its outermost tag, and its bounds."""
    bounds, kept = NOWHERE, []
    fitted = {d[2] for d in _DEFINITION.finditer(svg) if "objectBoundingBox" in d[0]}
    for shape in _shapes(svg):
        if visible := common(shape.bounds, box):
            kept.append((shape.groups, _trimmed(shape, visible, fitted)))
            bounds = union(bounds, visible)
    body = "".join(_nested(kept))
    used = set(_URL.findall(body))
    defs = "".join(d[0] for d in _DEFINITION.finditer(svg) if d[2] in used)
    return f"<defs>{defs}</defs>{body}", bounds


def changed(before: str, after: str) -> Bounds | None:
    """Bounds of the shapes that only one of two texts has; None when they show the same."""
    one, other = _told(before), _told(after)
    shared = _shared(one, other)
    ends = _shared(one[shared:][::-1], other[shared:][::-1])
    first, second = (
        Counter(_between(svg, tags, shared, len(tags) - ends))
        for svg, tags in ((before, one), (after, other))
    )
    bounds = NOWHERE
    for found in (first - second, second - first):
        for *_, where in found:
            bounds = union(bounds, where)
    return None if bounds == NOWHERE else bounds


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    """How many tags two lists have in common at their beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))


@lru_cache(maxsize=2)
def _told(svg: str) -> tuple[str, ...]:
    """Every tag in order, with definitions told by their content, not their names."""
    contents = {d[2]: d[0].replace(f'id="{d[2]}"', "") for d in _DEFINITION.finditer(svg)}

    def told(tag: str) -> str:
        return _URL.sub(lambda m: contents.get(m[1], ""), tag) if "url(" in tag else tag

    return tuple(told(found[0]) for found in _TAG.finditer(svg, _start(svg)))


def _between(
    svg: str, told: Sequence[str], start: int, end: int
) -> Iterator[tuple[str, str, Bounds]]:
    """The shapes among the tags `start` … `end`, with the groups they are in."""
    for shape, number in _parsed(svg, start, end):
        around = "".join(told[group.number] for group in shape.groups)
        yield around, told[number], shape.bounds


@lru_cache(maxsize=2)
def _shapes(svg: str) -> tuple[_Shape, ...]:
    """The shapes of a document in painting order."""
    return tuple(shape for shape, _ in _parsed(svg, 0, sys.maxsize))


def _start(svg: str) -> int:
    return svg.index("</defs>") if "</defs>" in svg else svg.index(">")


def _parsed(svg: str, first: int, end: int) -> Iterator[tuple[_Shape, int]]:
    """The shapes among the tags `first` … `end`, and the number of each one's tag."""
    start = _start(svg)
    clips = dict(_CLIP.findall(svg[:start]))
    groups: list[_Group] = []
    for number, found in enumerate(_TAG.finditer(svg, start)):
        if number >= end:
            return
        closing, name, inside = found.groups()
        outer = groups[-1] if groups else _Group(-1, "", HERE, EVERYWHERE, layered=False)
        if closing:
            groups.pop()
        elif name == "g":
            groups.append(_inner(outer, number, found[0], clips))
        elif number >= first:
            whole = moved(_own_bounds(name, inside), outer.matrix)
            if bounds := common(whole, outer.seen):
                yield _Shape(tuple(groups), found[0], whole, bounds), number


def _inner(outer: _Group, number: int, tag: str, clips: dict[str, str]) -> _Group:
    attributes = dict(_ATTRIBUTE.findall(tag))
    matrix = times(outer.matrix, affine(attributes.get("transform", "")))
    seen, clip = outer.seen, clips.get(attributes.get("clip-path", "")[5:-1])
    if clip is not None:
        seen = common(seen, moved(grown(_path_bounds(clip), _HAIR), matrix)) or NOWHERE
    layered = outer.layered or clip is not None or "opacity" in attributes
    return _Group(number, tag, matrix, seen, layered)


def _trimmed(shape: _Shape, visible: Bounds, fitted: set[str]) -> str:
    """The shape's tag, with its path cut down to what is visible where that is worth it."""
    group = shape.groups[-1] if shape.groups else None
    if not group or not group.layered or not shape.tag.startswith("<path"):
        return shape.tag
    attributes = dict(_ATTRIBUTE.findall(shape.tag))
    filled, drawn = attributes.get("fill") != "none", "stroke" in attributes
    back = inverse(group.matrix)
    too_little = area(shape.whole) < _WORTH * area(visible)
    if too_little or filled == drawn or back is None or fitted & set(_URL.findall(shape.tag)):
        return shape.tag
    around = float(attributes.get("stroke-width", 0)) + _HAIR
    trim = trimmed_fill if filled else trimmed_line
    data = trim(attributes["d"], grown(moved(visible, back), around))
    return shape.tag if data is None else shape.tag.replace(attributes["d"], data, 1)


def _nested(shapes: Iterable[tuple[tuple[_Group, ...], str]]) -> Iterator[str]:
    """The tags of shapes, with their groups opened and closed around them."""
    inside: tuple[_Group, ...] = ()
    for groups, tag in shapes:
        pairs = zip(inside, groups, strict=False)
        shared = len(list(takewhile(lambda pair: pair[0].number == pair[1].number, pairs)))
        yield "</g>" * (len(inside) - shared)
        yield from (group.tag for group in groups[shared:])
        yield tag
        inside = groups
    yield "</g>" * len(inside)


@lru_cache(maxsize=2048)
def _own_bounds(name: str, inside: str) -> Bounds:
    """Bounds of a shape in its own coordinates, with its stroke and its soft edge."""
    attributes = dict(_ATTRIBUTE.findall(inside))

    def value(key: str) -> float:
        return float(attributes.get(key, 0))

    x, y = value("x"), value("y")
    match name:
        case "path":
            bounds = _path_bounds(attributes["d"])
        case "ellipse":
            x, y, rx, ry = value("cx"), value("cy"), value("rx"), value("ry")
            bounds = x - rx, y - ry, x + rx, y + ry
        case _:
            bounds = x, y, x + value("width"), y + value("height")
    return grown(bounds, value("stroke-width") / 2 + _HAIR)


def _path_bounds(data: str) -> Bounds:
    """Bounds of path data with absolute commands; of other data nothing is known."""
    bounds = NOWHERE
    for letter, rest in _STEP.findall(data):
        numbers = [float(n) for n in NUMBER.findall(rest)]
        if letter == "A":
            for i in range(0, len(numbers) - 6, 7):
                reach = 2 * max(numbers[i], numbers[i + 1])
                x, y = numbers[i + 5], numbers[i + 6]
                bounds = union(bounds, (x - reach, y - reach, x + reach, y + reach))
        elif letter in "MLCSQT":
            xs, ys = numbers[::2], numbers[1::2]
            bounds = union(bounds, (min(xs), min(ys), max(xs), max(ys)))
        elif letter not in "Zz":
            return EVERYWHERE
    return bounds
