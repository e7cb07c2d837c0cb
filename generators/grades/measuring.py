"""Measuring footage: every grade that can be had, and for the others why not."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator
from pathlib import Path

from schemas.grades import Grades, Measure

from . import change, ghosts, single
from .expected import Expected
from .flow import follow
from .palette import palette
from .pictures import Footage, read
from .sound import silence
from .weights import Weights

_OF_MOVEMENT = (
    Measure.FROZEN, Measure.FLICKER, Measure.MOTION, Measure.COHERENCE, Measure.GHOSTING, Measure.SEAM,
)  # fmt: skip
_NEAR_S = 0.1  # how exactly the plan knows where it cuts

Found = tuple[Measure, float | str]  # a grade, or why there is none


def measure(path: Path, expected: Expected, weights: Weights) -> Grades:
    """Measure a film or a picture; it takes a while, so give it a process of its own.

    Raises BadFootageError where the file cannot be decoded.
    """
    footage = read(path, whole=weights.wanted)
    values: dict[Measure, float] = {}
    unmeasured: dict[Measure, str] = {}
    for one, found in _everything(path, footage, expected, weights):
        if isinstance(found, float) and math.isfinite(found):
            values[one] = round(found, 4)
        else:
            unmeasured[one] = found if isinstance(found, str) else "it came to no number"
    return Grades(values=values, unmeasured=unmeasured)


def _everything(
    path: Path, footage: Footage, expected: Expected, weights: Weights
) -> Iterator[Found]:
    yield Measure.BLACK, single.black(footage.greys)
    yield Measure.SHARPNESS, single.sharpness(footage.greys)
    yield from _movement(footage, expected)
    yield Measure.PALETTE, _palette(footage, expected)
    yield Measure.SILENCE, _silence(path, footage)
    yield from weights.grade(footage.whole, expected.sought)


def _movement(footage: Footage, expected: Expected) -> Iterator[Found]:
    if not footage.moves:
        for one in _OF_MOVEMENT:
            yield one, "a single picture does not move"
        return
    greys, fps = footage.greys, footage.fps
    jumps = change.cuts(greys)
    planned = {cut for cut in jumps if _is_planned(cut / fps, expected)}
    moved = follow(greys, jumps)
    yield Measure.FROZEN, change.frozen(greys, fps)
    yield Measure.FLICKER, change.flicker(greys)
    yield Measure.MOTION, moved.smoothness(fps)
    yield Measure.COHERENCE, 0.0 if _broken(jumps, planned, expected) else moved.coherence(fps)
    yield Measure.GHOSTING, ghosts.ghosting(greys, fps, jumps)
    yield Measure.SEAM, change.seam(greys)


def _is_planned(at_s: float, expected: Expected) -> bool:
    return any(abs(at_s - cut) <= _NEAR_S for cut in expected.allowance.cuts_s)


def _broken(jumps: Collection[int], planned: Collection[int], expected: Expected) -> bool:
    """Whether the film jumps to another picture where nobody planned it; a blow may look like that."""
    flashes = expected.allowance.may_jump and not expected.allowance.smooth
    return len(jumps) > len(planned) and not flashes


def _palette(footage: Footage, expected: Expected) -> float | str:
    if expected.colourless:
        return expected.colourless
    if not any(one.colours for one in expected.sought):
        return "nobody is to be seen whose hair or eyes could be looked for"
    return palette(footage.colours, expected.sought)


def _silence(path: Path, footage: Footage) -> float | str:
    share = silence(path) if footage.moves else None
    return "there is no sound" if share is None else share
