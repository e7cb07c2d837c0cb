"""The stool that a sitting figure brings along."""

from __future__ import annotations

from ..draw import smooth
from .body import GROUND
from .curves import arc, corners
from .fit import Fit


def stool(fit: Fit) -> None:
    """Draw a plain wooden stool below the hips."""
    pen, wood = fit.pen, fit.pen.ink("#9a6c48")
    x, y = fit.torso.skeleton.hips
    wide = 118 * (0.5 + 0.5 * fit.torso.broad)
    y += 40
    for s, low in ((-0.55, GROUND - 22), (0.55, GROUND - 22), (-0.86, GROUND), (0.86, GROUND)):
        data = corners([(x + s * wide - 10, y + 10), (x + s * wide * 1.06 - 8, low)], [(x + s * wide * 1.06 - 8, low), (x + s * wide * 1.06 + 8, low)],
                       [(x + s * wide * 1.06 + 8, low), (x + s * wide + 10, y + 10)], [(x + s * wide + 10, y + 10), (x + s * wide - 10, y + 10)])  # fmt: skip
        pen.solid(data, wood, fill=wood.dark if low < GROUND else "")
    top = smooth(list(arc(x, y, wide, 24, 0, 336, 15)), closed=True)
    pen.solid(smooth(list(arc(x, y + 14, wide, 24, 0, 336, 15)), closed=True), wood, fill=wood.dark)
    pen.solid(top, wood)
