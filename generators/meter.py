"""A meter: the progress of a take that is made in several pieces, which never goes backwards."""

from __future__ import annotations

from schemas.take import Progress, sight


class Meter:
    """Tells the share of the whole; the pieces together make `most` of it."""

    def __init__(self, progress: Progress, *, most: float = 1.0) -> None:
        self._progress, self._most, self.see = progress, most, sight(progress)
        self._best, self._from, self._to = 0.0, 0.0, 1.0
        progress(0.0)

    def stretch(self, begins: float, ends: float) -> None:
        """What follows lies between these shares."""
        self._from, self._to = begins, ends

    def __call__(self, share: float) -> None:
        """Hear that a share of the piece is done."""
        here = self._from + (self._to - self._from) * min(1.0, max(0.0, share))
        self._best = max(self._best, here * self._most)
        self._progress(self._best)
