"""Limits: how many requests somebody may make, as a bucket that fills up again (GCRA).

All that is kept of somebody is one number, the time at which their bucket is full again, and of whom
nothing has been heard for longest nothing is kept.
"""

from __future__ import annotations

import math
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass

_MOST = 10_000  # of whom anything is known


@dataclass(frozen=True)
class Standing:
    """Whether a request is let through, and what is left after it."""

    limit: int
    left: int
    full_s: float  # until nothing of it is used any more
    wait_s: float  # 0: it is let through; else how long until one is

    @property
    def passes(self) -> bool:
        """Whether the request is let through."""
        return self.wait_s == 0.0

    @property
    def headers(self) -> Mapping[str, str]:
        """What the answer says of it."""
        said = {
            "ratelimit-limit": str(self.limit), "ratelimit-remaining": str(self.left),
            "ratelimit-reset": str(math.ceil(self.full_s)),
        }  # fmt: skip
        return said if self.passes else said | {"retry-after": str(max(1, math.ceil(self.wait_s)))}


class Limit:
    """So many a span of seconds for each key; the whole lot may come at once."""

    def __init__(
        self, most: int, *, span_s: float = 60.0, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._most, self._span_s, self._clock = most, span_s, clock
        self._full_at: OrderedDict[str, float] = OrderedDict()

    def take(self, key: str) -> Standing:
        """One more of somebody."""
        return self._after(key, 1)

    def look(self, key: str) -> Standing:
        """Whether one more would be let through; nothing is used."""
        return self._after(key, 0)

    def _after(self, key: str, cost: int) -> Standing:
        now, each = self._clock(), self._span_s / self._most
        if key in self._full_at:
            self._full_at.move_to_end(key)
        full_at = max(self._full_at.get(key, 0.0), now)
        over = full_at + each - now - self._span_s
        if over > each * 1e-6:
            return Standing(self._most, 0, full_at - now, over)
        full_at += cost * each
        if cost:
            self._full_at[key] = full_at
            if len(self._full_at) > _MOST:
                self._full_at.popitem(last=False)
        left = int((self._span_s - (full_at - now)) / each + 1e-6)
        return Standing(self._most, left, full_at - now, 0.0)
