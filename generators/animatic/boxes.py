"""Boxes and matrices: the little geometry that taking SVG text apart needs."""

from __future__ import annotations

import math
import re

Bounds = tuple[float, float, float, float]  # left, top, right, bottom
Affine = tuple[float, float, float, float, float, float]  # a … f of an SVG matrix

NOWHERE: Bounds = (math.inf, math.inf, -math.inf, -math.inf)
EVERYWHERE: Bounds = (-math.inf, -math.inf, math.inf, math.inf)
HERE: Affine = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)")
_TRANSFORM = re.compile(r"(\w+)\(([^)]*)\)")


def affine(text: str) -> Affine:
    """The matrix of an SVG transform list; ValueError for a transform of an unknown name."""
    matrix = HERE
    for name, inside in _TRANSFORM.findall(text):
        matrix = times(matrix, _one(name, [float(n) for n in NUMBER.findall(inside)]))
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


def times(a: Affine, b: Affine) -> Affine:
    """The matrix that does first `b`, then `a`."""
    return (
        a[0] * b[0] + a[2] * b[1],
        a[1] * b[0] + a[3] * b[1],
        a[0] * b[2] + a[2] * b[3],
        a[1] * b[2] + a[3] * b[3],
        a[0] * b[4] + a[2] * b[5] + a[4],
        a[1] * b[4] + a[3] * b[5] + a[5],
    )


def inverse(matrix: Affine) -> Affine | None:
    """The matrix that undoes another one, if there is one."""
    a, b, c, d, e, f = matrix
    size = a * d - b * c
    if abs(size) < 1e-9:
        return None
    a, b, c, d = d / size, -b / size, -c / size, a / size
    return a, b, c, d, -(a * e + c * f), -(b * e + d * f)


def moved(bounds: Bounds, matrix: Affine) -> Bounds:
    """Bounds of a box under a matrix."""
    if math.inf in bounds or -math.inf in bounds:
        return bounds
    a, b, c, d, e, f = matrix
    corners = [(x, y) for x in bounds[::2] for y in bounds[1::2]]
    xs = [a * x + c * y + e for x, y in corners]
    ys = [b * x + d * y + f for x, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def grown(bounds: Bounds, by: float) -> Bounds:
    """A box that is larger by `by` on every side."""
    return bounds[0] - by, bounds[1] - by, bounds[2] + by, bounds[3] + by


def union(a: Bounds, b: Bounds) -> Bounds:
    """The smallest box around two."""
    return min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3])


def common(a: Bounds, b: Bounds) -> Bounds | None:
    """What two boxes have in common, if anything."""
    left, top, right, bottom = max(a[0], b[0]), max(a[1], b[1]), min(a[2], b[2]), min(a[3], b[3])
    return (left, top, right, bottom) if left < right and top < bottom else None


def area(bounds: Bounds) -> float:
    """The area of a box."""
    return (bounds[2] - bounds[0]) * (bounds[3] - bounds[1])
