"""The contract of a voice, on one page.

A voice speaks a line into a WAV file (mono, 48 kHz, 16 bits) whose name is a hash of everything that
can change its sound, so the same line is never made, or paid for, twice. It knows when each word is
heard and how the mouth moves.
"""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Protocol

from schemas.operation import CLOSED, Till
from schemas.plan import Manner
from schemas.voice import Speech, VoiceProfile


class Voices(Protocol):
    """Speaks lines; callers may ask for many at once."""

    def estimate(self, text: str) -> Decimal:
        """What speaking `text` costs at most, in US dollars."""
        ...

    async def speak(
        self,
        text: str,
        voice: VoiceProfile,
        *,
        who: str = "",
        manner: str = Manner.NORMAL,
        into: Path,
        till: Till = CLOSED,
    ) -> Speech:
        """Speak a line of `who` (a character's id) into the existing folder `into`, or find it there.

        Raises ConfigError for a voice it lacks, BudgetExceededError where it may not be bought, or a
        GenerationError.
        """
        ...

    async def aclose(self) -> None:
        """Give back everything that is held."""
        ...
