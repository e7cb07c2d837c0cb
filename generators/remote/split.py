"""Which of a model's lengths cover a shot with the least waste."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache

HELD_S = 0.1  # a film may be that much shorter than its shot: its last frame is held


def cover(
    seconds: float, lengths: Sequence[int], later: Sequence[int] | None = None
) -> tuple[int, ...]:
    """The parts of a shot, in order: together just long enough, and as few as possible.

    `later` are the lengths that a part after the first may have; by default the same ones.
    """
    wanted = max(1, math.ceil(seconds - HELD_S))
    following = tuple(sorted(lengths if later is None else later))
    choices = (
        (first, *_rest(wanted - first, following))
        for first in sorted(lengths)
        if wanted <= first or following
    )
    return min(choices, key=lambda parts: (sum(parts), len(parts), [-part for part in parts]))


@lru_cache(maxsize=1024)
def _rest(wanted: int, lengths: tuple[int, ...]) -> tuple[int, ...]:
    """The best parts for what is left."""
    if wanted <= 0:
        return ()
    options = ((length, *_rest(wanted - length, lengths)) for length in lengths)
    return min(options, key=lambda parts: (sum(parts), len(parts), [-part for part in parts]))
