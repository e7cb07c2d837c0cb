"""The motif: the short tune that belongs to a theme and returns in every mood.

It is two bars of four beats in degrees of the scale (0 the tonic, 7 its octave), so it can be
played in any key, mode, tempo and metre and still be recognised.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

_BARS: Final = (
    (1.5, 0.5, 2.0),
    (2.0, 1.0, 1.0),
    (1.0, 1.0, 2.0),
    (1.5, 0.5, 1.0, 1.0),
    (2.0, 0.5, 0.5, 1.0),
    (0.5, 0.5, 1.0, 2.0),
    (1.0, 0.5, 0.5, 2.0),
)
_LAST_BARS: Final = ((1.0, 1.0, 2.0), (1.5, 0.5, 2.0), (0.5, 0.5, 1.0, 2.0), (1.0, 3.0), (2.0, 2.0))
_STEPS: Final = (-1, 1, -1, 1, -2, 2, 1, -1, 3, 4, -3)


@dataclass(frozen=True)
class Tone:
    """One melody note: when and how long in beats, and its degree of the scale."""

    at: float
    beats: float
    degree: int


@dataclass(frozen=True)
class Motif:
    """Two bars of melody, given for four beats in a bar."""

    bars: tuple[tuple[float, ...], tuple[float, ...]]
    degrees: tuple[int, ...]

    def tones(self, *, beats: int = 4, slow: int = 1) -> tuple[Tone, ...]:
        """Lay the motif out for `beats` in a bar, every note `slow` times as long.

        With three beats the longest note of each bar gives one up.
        """
        tones = []
        degrees = iter(self.degrees)
        for index, bar in enumerate(self.bars):
            at = float(index * beats)
            for length in _fit(bar, beats):
                tones.append(Tone(at * slow, length * slow, next(degrees)))
                at += length
        return tuple(tones)


def motif_for(theme: str) -> Motif:
    """Compose the motif of `theme`, always the same one.

    A tune worth remembering: it begins on a note of the tonic chord, moves mostly by step with one
    or two leaps that it then steps back from, spans a third to a ninth, and ends on an open note.
    """
    dice = random.Random(f"motif|{theme}")
    while True:
        bars = (dice.choice(_BARS), dice.choice(_LAST_BARS))
        degrees = [dice.choice((0, 2, 4, 4))]
        while len(degrees) < len(bars[0]) + len(bars[1]):
            degrees.append(degrees[-1] + dice.choice(_STEPS))
        if _sings(degrees):
            return Motif(bars, tuple(degrees))


def _sings(degrees: list[int]) -> bool:
    """Whether a line has one or two leaps, each turned back from, a fair range and an open end."""
    moves = [after - before for before, after in pairwise(degrees)]
    leaps = sum(abs(move) > 2 for move in moves)
    turned_back = all(
        move * answer < 0 and abs(answer) <= 3
        for move, answer in pairwise([*moves, 0 if abs(moves[-1]) > 2 else 1])
        if abs(move) > 2
    )
    span = max(degrees) - min(degrees)
    varied = 4 <= span <= 8 and len(set(degrees)) >= 4 and min(degrees) >= -2
    return 1 <= leaps <= 2 and turned_back and varied and degrees[-1] in {1, 2, 4}


def _fit(bar: tuple[float, ...], beats: int) -> tuple[float, ...]:
    lengths = list(bar)
    for _ in range(4 - beats):
        longest = max(range(len(lengths)), key=lambda index: (lengths[index], index))
        lengths[longest] -= 1.0
    return tuple(lengths)
