"""Path data of the forms that places are made of; many forms join into one cheap path."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from random import Random

from generators.animatic.draw import Point, number, polyline, smooth

_WORDS = re.compile(r"[A-Za-z]|-?[0-9.]+")


def box(x: float, y: float, w: float, h: float) -> str:
    """Outline a rectangle with its top left corner at (x, y)."""
    return f"M{number(x)} {number(y)}h{number(w)}v{number(h)}h{number(-w)}Z"


def hole(x: float, y: float, w: float, h: float) -> str:
    """Outline a rectangle that cuts a hole into a box drawn by the same path."""
    return f"M{number(x)} {number(y)}v{number(h)}h{number(w)}v{number(-h)}Z"


def disc(x: float, y: float, rx: float, ry: float | None = None) -> str:
    """Outline an ellipse around (x, y)."""
    r = f"{number(rx)} {number(rx if ry is None else ry)} 0 1 0"
    return f"M{number(x - rx)} {number(y)}a{r} {number(2 * rx)} 0a{r} {number(-2 * rx)} 0Z"


def quad(*points: Point) -> str:
    """Outline the polygon through `points`."""
    return polyline(points)


def stroke(*points: Point) -> str:
    """Join points by straight lines, open."""
    return polyline(points, closed=False)


def trace(form: str, *points: Point) -> str:
    """Write path data whose stars stand for points, in turn: `M*Q* *Z`."""
    parts = form.split("*")
    pairs = zip(parts, points, strict=False)
    return "".join(f"{part}{x:.1f} {y:.1f}" for part, (x, y) in pairs) + parts[-1]


def between(a: Point, b: Point, u: float) -> Point:
    """Go the share `u` of the way from one point to another."""
    return a[0] + (b[0] - a[0]) * u, a[1] + (b[1] - a[1]) * u


def spoke(centre: Point, turn: float, inner: float, outer: float, *, squash: float = 1.0) -> str:
    """Draw a line away from a centre at an angle in radians, between two radii."""
    c, s = math.cos(turn), math.sin(turn) * squash
    ends = ((centre[0] + c * r, centre[1] + s * r) for r in (inner, outer))
    return stroke(*ends)


def stamp(form: str, at: Point, size: float) -> str:
    """Put down path data drawn around the origin: `size` times as large, with its origin `at`.

    The commands M, L, Q, C, T, H, V and Z are known, and their relative forms.
    """
    data: list[str] = []
    axis, step, absolute = 0, 1, True
    for word in _WORDS.findall(form):
        if word.isalpha():
            data.append(word)
            axis, absolute = int(word in "Vv"), word.isupper()
            step = 0 if word in "HhVv" else 1
            continue
        data.append(f"{float(word) * size + (at[axis] if absolute else 0):.1f} ")
        axis ^= step
    return "".join(data)


def wire(a: Point, b: Point, sag: float) -> str:
    """Hang a line between two points, `sag` units lower in the middle."""
    x, y = (a[0] + b[0]) / 2, (a[1] + b[1]) / 2 + sag * 2
    return f"M{number(a[0])} {number(a[1])}Q{number(x)} {number(y)} {number(b[0])} {number(b[1])}"


def blade(x: float, y: float, height: float, lean: float, width: float) -> str:
    """Outline a blade of grass rooted at (x, y) whose tip is `lean` units aside."""
    bend = (x + lean * 0.2, y - height * 0.6)
    return (f"M{number(x - width / 2)} {number(y)}Q{number(bend[0])} {number(bend[1])} "
        f"{number(x + lean)} {number(y - height)}Q{number(bend[0] + width)} {number(bend[1])} "
        f"{number(x + width / 2)} {number(y)}Z")  # fmt: skip


def leaf(x: float, y: float, length: float, angle: float, width: float) -> str:
    """Outline a leaf that grows from (x, y) at `angle` radians."""
    c, s = math.cos(angle), math.sin(angle)
    mx, my = x + c * length / 2, y + s * length / 2
    ax, ay, bx, by = mx - s * width, my + c * width, mx + s * width, my - c * width
    tip = f"{number(x + c * length)} {number(y + s * length)}"
    return (f"M{number(x)} {number(y)}Q{number(ax)} {number(ay)} {tip}"
        f"Q{number(bx)} {number(by)} {number(x)} {number(y)}Z")  # fmt: skip


def leaves(
    dice: Random, centre: Point, rx: float, ry: float, *, count: int, size: float,
    turn: float = math.pi, towards: float = math.pi / 2,
) -> str:  # fmt: skip
    """Scatter leaves over an ellipse; they point `towards` (radians) give or take `turn`."""
    x, y = centre
    data = []
    for _ in range(count):
        angle, reach = dice.uniform(0, math.tau), dice.random() ** 0.5
        length = size * dice.uniform(0.6, 1.3)
        data.append(
            leaf(
                x + math.cos(angle) * rx * reach, y + math.sin(angle) * ry * reach, length,
                towards + dice.uniform(-turn, turn), length * 0.42,
            )
        )  # fmt: skip
    return "".join(data)


def scallop(dice: Random, centre: Point, rx: float, ry: float, bumps: int) -> str:
    """Outline a cloud-edged blob: `bumps` arcs around an ellipse."""
    x, y = centre
    turns = [(i + dice.uniform(-0.25, 0.25)) / bumps * math.tau for i in range(bumps)]
    points = [(x + math.cos(t) * rx, y + math.sin(t) * ry) for t in turns]
    data = [f"M{number(points[0][0])} {number(points[0][1])}"]
    for a, b in zip(points, [*points[1:], points[0]], strict=True):
        r = number(math.dist(a, b) * dice.uniform(0.52, 0.7))
        data.append(f"A{r} {r} 0 0 1 {number(b[0])} {number(b[1])}")
    return "".join(data) + "Z"


def ridge(
    dice: Random, left: float, right: float, base: float, *, steps: int, height: float,
    rough: float = 1.0,
) -> list[Point]:  # fmt: skip
    """Raise a line of hills between two x; `height` units above `base` at most."""
    phases = [(dice.uniform(0, math.tau), dice.uniform(0.7, 1.4)) for _ in range(3)]
    line = []
    for i in range(steps + 1):
        u = i / steps
        wave = sum(math.sin(phase + u * math.tau * speed * (n * 1.7 + 0.8)) / (n + 1)
            for n, (phase, speed) in enumerate(phases))  # fmt: skip
        jag = dice.uniform(-0.12, 0.12) * rough
        line.append((left + (right - left) * u, base - height * (0.5 + wave * 0.27 + jag)))
    return line


def filled(line: Sequence[Point], bottom: float, *, curved: bool = True) -> str:
    """Close the area below a line of points down to `bottom`."""
    top = smooth(line) if curved else polyline(line, closed=False)
    return f"{top}L{number(line[-1][0])} {number(bottom)}L{number(line[0][0])} {number(bottom)}Z"


def crowns(dice: Random, line: Sequence[Point], bottom: float, *, bump: float) -> str:
    """Turn a line of points into the scalloped edge of treetops, closed at `bottom`."""
    data = [f"M{number(line[0][0])} {number(bottom)}L{number(line[0][0])} {number(line[0][1])}"]
    for a, b in pairwise(line):
        count = max(1, round((b[0] - a[0]) / bump))
        for i in range(count):
            u = (i + 1) / count
            x, y = a[0] + (b[0] - a[0]) * u, a[1] + (b[1] - a[1]) * u
            r = number(bump * dice.uniform(0.55, 0.85))
            rise = dice.uniform(-0.3, 0.3) * bump
            data.append(f"A{r} {r} 0 0 1 {number(x)} {number(y + rise)}")
    return "".join(data) + f"L{number(line[-1][0])} {number(bottom)}Z"


def dots(points: Iterable[tuple[float, float, float]]) -> str:
    """Outline many small spots, each as (x, y, radius): the smallest are cheap diamonds."""
    return "".join(disc(x, y, r) if r > 1.3 else _diamond(x, y, r * 1.2) for x, y, r in points)


def _diamond(x: float, y: float, r: float) -> str:
    return f"M{x - r:.2f} {y:.2f}l{r:.2f} {-r:.2f} {r:.2f} {r:.2f} {-r:.2f} {r:.2f}Z"


def steps(start: float, stop: float, step: float) -> list[float]:
    """Walk from `start` to `stop` inclusive."""
    return [start + i * step for i in range(int((stop - start) / step + 1e-9) + 1)]
