"""Musical time: how many bars fit into a cue, and at which second each beat falls."""

from __future__ import annotations

from itertools import accumulate
from typing import Final

_RITARDANDO: Final = (1.0, 1.04, 1.10, 1.18)  # lengths of the last four beats before the tonic


class Clock:
    """Beats in seconds. The last tonic falls early enough to ring out before the cue ends.

    The tempo gives way by a few per cent so that whole bars fill the time.
    """

    def __init__(self, *, seconds: float, bpm: float, beats: int) -> None:
        ring = 0.35 * seconds if seconds < 8 else min(4.8, 1.8 + 0.1 * seconds)
        end = seconds - ring
        self.seconds = seconds
        self.bars = round(end * bpm / 60 / beats)
        count = self.bars * beats
        lengths = [1.0] * max(0, count - 4) + list(_RITARDANDO[max(0, 4 - count) :])
        self.beat_s = end / sum(lengths) if count else 60 / bpm
        first = 0.0 if count else end
        marks = accumulate((length * self.beat_s for length in lengths[:count]), initial=first)
        self._marks = list(marks)

    @property
    def end_s(self) -> float:
        """Where the last tonic begins."""
        return self._marks[-1]

    def at(self, beat: float) -> float:
        """Seconds from the start of the cue at `beat`; after the tonic beats run on evenly."""
        whole = min(int(beat), len(self._marks) - 1)
        mark = self._marks[whole]
        last = whole + 1 == len(self._marks)
        step = self.beat_s if last else self._marks[whole + 1] - mark
        return mark + (beat - whole) * step
