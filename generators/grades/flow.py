"""What moves where: whether the movement is even, and whether each picture follows from the last.

Optical flow is taken of two pairs in a row, then two are left out: half of the pairs. A film of
twelve pictures a second takes steps twice as long as one of twenty-four, so what is found is
counted for a twenty-fourth of a second.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

import cv2
import numpy as np
import numpy.typing as npt

from .pictures import HEIGHT, WIDTH, Grey

Flow = npt.NDArray[np.float32]  # (HEIGHT, WIDTH, 2), pixels

_EVERY = 4
_RATE = 24.0
_HARSH = 0.9  # how soon uneven movement costs smoothness
_SLOW = 0.5  # pixels a step; below this, unevenness is not seen
_WINDOW, _SIGMA = (11, 11), 1.5  # of the structural similarity
_LUMA, _CONTRAST = 6.5, 58.5  # its two constants for 0 … 255
_COLUMNS, _ROWS = np.meshgrid(
    np.arange(WIDTH, dtype=np.float32), np.arange(HEIGHT, dtype=np.float32)
)
_search = cv2.DISOpticalFlow.create(cv2.DISOPTICAL_FLOW_PRESET_FAST)


@dataclass
class Moved:
    """What was found in the pairs looked at."""

    speeds: list[float] = field(default_factory=list)  # pixels a step
    jerks: list[float] = field(default_factory=list)  # change of speed between two steps
    likenesses: list[float] = field(default_factory=list)  # of pictures with those they led to

    def smoothness(self, fps: float) -> float:
        """How even the movement is, 0 … 1."""
        if not self.jerks:
            return 1.0
        ratio = float(np.mean(self.jerks) / (np.mean(self.speeds) + _SLOW))
        return math.exp(-_HARSH * ratio * fps / _RATE)

    def coherence(self, fps: float) -> float:
        """How well pictures follow from those before, 0 … 1."""
        if not self.likenesses:
            return 1.0
        lost = 2 * (1 - float(np.mean(self.likenesses))) * fps / _RATE
        return min(1.0, max(0.0, 1 - lost))


def flow(one: Grey, other: Grey) -> Flow:
    """Where everything in a picture has gone in another."""
    still = np.zeros((HEIGHT, WIDTH, 2), np.float32)
    return np.asarray(_search.calc(one, other, still), np.float32)


def follow(greys: Sequence[Grey], cuts: Collection[int]) -> Moved:
    """Look at the pairs; none that lies across a cut."""
    moved = Moved()
    for n in range(0, len(greys) - 2, _EVERY):
        if n + 1 in cuts or n + 2 in cuts:
            continue
        first, second, third = greys[n : n + 3]
        to, on = flow(first, second), flow(second, third)
        moved.likenesses += [_alike(first, _back(second, to)), _alike(second, _back(third, on))]
        before, after = _quarters(to), _quarters(on)
        moved.jerks.append(_length(after - before))
        moved.speeds.append((_length(before) + _length(after)) / 2)
    return moved


def _quarters(moves: Flow) -> Flow:
    """The movement of each quarter of the picture; drops and sparks do not count in a median."""
    parts = moves[::3, ::3].reshape(2, HEIGHT // 6, 2, WIDTH // 6, 2).transpose(0, 2, 1, 3, 4)
    return np.median(parts.reshape(4, -1, 2), axis=1)


def _length(moves: Flow) -> float:
    return float(np.sqrt(np.square(moves).sum(-1)).mean())


def _back(grey: Grey, moves: Flow) -> Grey:
    """A picture taken back along the flow that led to it."""
    columns, rows = _COLUMNS + moves[..., 0], _ROWS + moves[..., 1]
    back = cv2.remap(grey, columns, rows, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(back, np.uint8)


def _alike(one: Grey, other: Grey) -> float:
    """Structural similarity (Wang et al. 2004) of two pictures, up to 1."""
    a, b = one.astype(np.float32), other.astype(np.float32)
    mean_a, mean_b = _smooth(a), _smooth(b)
    var_a, var_b = _smooth(a * a) - mean_a**2, _smooth(b * b) - mean_b**2
    shared = _smooth(a * b) - mean_a * mean_b
    luma = (2 * mean_a * mean_b + _LUMA) / (mean_a**2 + mean_b**2 + _LUMA)
    return float((luma * (2 * shared + _CONTRAST) / (var_a + var_b + _CONTRAST)).mean())


def _smooth(values: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    return np.asarray(cv2.GaussianBlur(values, _WINDOW, _SIGMA), np.float32)
