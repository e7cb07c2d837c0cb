"""The cut: when each line of a shot is heard, and how long the shot must be for it."""

from __future__ import annotations

import math
from collections.abc import Sequence

from schemas.plan import Line, ShotPlan
from schemas.take import SpokenLine
from schemas.voice import Speech

LEAD_S = 0.35  # silence before the first line
GAP_S = 0.30  # between two lines
TAIL_S = 0.50  # after the last one
_GRAIN = 12  # lengths are whole frames at 12 and at 24 frames a second


def cut(
    shot: ShotPlan, spoken: Sequence[tuple[Line, Speech]]
) -> tuple[float, tuple[SpokenLine, ...]]:
    """Place the lines in their shot; returns the shot's length in seconds and the timed lines.

    A shot is as long as planned, or longer when its lines need it.
    """
    lines: list[SpokenLine] = []
    at = LEAD_S
    for line, speech in spoken:
        lines.append(
            SpokenLine(
                line=line, starts_s=round(at, 3), seconds=speech.seconds,
                mouths=speech.mouths, words=speech.words, audio=speech.path,
            )
        )  # fmt: skip
        at += speech.seconds + GAP_S
    needed = at - GAP_S + TAIL_S if lines else 0.0
    seconds = math.ceil(max(float(shot.seconds), needed) * _GRAIN - 1e-9) / _GRAIN
    return seconds, tuple(lines)
