"""A ladder of voices: the first that can speaks the line, the offline one if nobody else does."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Final

import structlog

from schemas.errors import AniGenError, BudgetExceededError, ConfigError, GenerationError
from schemas.operation import CLOSED, Till
from schemas.plan import Manner
from schemas.voice import Speech, VoiceProfile

from .base import Voices

STAYS_S: Final = 600.0  # as long as a character keeps the voice it fell back to
_NOT_HERE = (GenerationError, BudgetExceededError, ConfigError)

log = structlog.get_logger(__name__)


class Ladder:
    """Voices in order of preference, the last of which always can.

    A character whose voice failed stays with the next one for a while: it must not change in the
    middle of a scene. `clock` counts seconds.
    """

    def __init__(
        self, rungs: Sequence[Voices], *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        if not rungs:
            raise ConfigError("there is no voice at all; name at least espeak in shooting.voices")
        self._rungs, self._clock = tuple(rungs), clock
        self._failed: dict[tuple[int, str], float] = {}  # which voice failed whom, and when

    def estimate(self, text: str) -> Decimal:
        """What speaking `text` costs at most: each voice may be paid for, and the next one needed."""
        return sum((rung.estimate(text) for rung in self._rungs), Decimal(0))

    async def speak(
        self, text: str, voice: VoiceProfile, *, who: str = "", manner: str = Manner.NORMAL,
        into: Path, till: Till = CLOSED,
    ) -> Speech:  # fmt: skip
        """Speak a line of `who` with the first voice that can; only the last one's error is raised."""
        for n, rung in enumerate(self._rungs[:-1]):
            if self._rests(n, who):
                continue
            try:
                return await rung.speak(text, voice, who=who, manner=manner, into=into, till=till)
            except _NOT_HERE as error:
                self._note(n, who, error)
        last = self._rungs[-1]
        return await last.speak(text, voice, who=who, manner=manner, into=into, till=till)

    async def aclose(self) -> None:
        """Close every voice, even when one of them cannot be."""
        errors = []
        for rung in self._rungs:
            try:
                await rung.aclose()
            except Exception as error:  # noqa: BLE001  all of them are told at the end
                errors.append(error)
        if errors:
            raise ExceptionGroup("voices could not be closed", errors)

    def _rests(self, rung: int, who: str) -> bool:
        return self._clock() - self._failed.get((rung, who), -STAYS_S) < STAYS_S

    def _note(self, rung: int, who: str, error: AniGenError) -> None:
        """Remember whom a voice failed; say so where it is the first of this while."""
        now = self._clock()
        news = not any(n == rung and now - at < STAYS_S for (n, _), at in self._failed.items())
        self._failed[rung, who] = now
        tell = log.warning if news else log.debug
        tell("voice fell back", action="speak", rung=rung + 1, who=who, error=str(error))
