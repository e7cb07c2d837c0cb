"""Voices that are paid for: a line is bought once, ever, and finished like every other voice's.

What a vendor needs to know of a line, and what its answer holds, is its own file's affair: an
`Accent`. The sound as it was bought stays with the till; a line whose files are gone is finished
from it again, for nothing.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import weakref
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol

from schemas.errors import StudioError
from schemas.operation import CLOSED, Order, Purpose, Seller, Terms, Till
from schemas.plan import Manner
from schemas.prices import Priced
from schemas.voice import Speech, VoiceProfile

from .kept import base_of, recorded
from .spoken_text import SpokenText, spoken
from .stock import Stock

if TYPE_CHECKING:
    from .recording import Heard

_RECIPE: Final = "1"  # part of every file name; raise it when the same line would sound different
_EVERY_SCRIPT: Final = "zh"  # these voices can read any


class Accent(Protocol):
    """How one vendor wants a line, and what it answers."""

    generator: str
    model: Priced
    stock: Stock

    @property
    def seller(self) -> Seller:
        """Who is paid."""
        ...

    def body(
        self, line: SpokenText, voice: str, profile: VoiceProfile, manner: Manner
    ) -> dict[str, Any]:
        """The line in the seller's terms; all that decides how it will sound."""
        ...

    def most(self, text: str) -> Decimal:
        """What speaking a text costs at most, in any manner, in US dollars."""
        ...

    def heard(self, answer: Path, line: SpokenText) -> Heard:
        """The sound in an answer that was bought; RefusedError or BadFootageError without one."""
        ...

    async def aclose(self) -> None:
        """Close the connections."""
        ...


class BoughtVoices:
    """Speaks lines with the voices of one vendor."""

    def __init__(self, terms: Terms, accent: Accent) -> None:
        self._terms, self._accent = terms, accent
        self._turns: weakref.WeakValueDictionary[Path, asyncio.Lock] = weakref.WeakValueDictionary()

    @property
    def seller(self) -> Seller:
        """Who is paid."""
        return self._accent.seller

    def estimate(self, text: str) -> Decimal:
        """What speaking `text` costs at most, in US dollars."""
        line = spoken(text, language=_EVERY_SCRIPT)
        return self._accent.most(line.text) if line.text else Decimal(0)

    async def speak(
        self, text: str, voice: VoiceProfile, *, who: str = "", manner: str = Manner.NORMAL,
        into: Path, till: Till = CLOSED,
    ) -> Speech:  # fmt: skip
        """Speak a line of `who` into the existing folder `into`, or find it there.

        What cannot be said (an emoji) is a short silence, and costs nothing. Raises RefusedError,
        BadFootageError for a line of which nothing is heard, whatever the till raises, StudioError
        when the folder is not writable.
        """
        line, how = spoken(text, language=_EVERY_SCRIPT), Manner(manner)
        name = self._accent.stock.of(voice, who, self._accent.generator)
        body = self._accent.body(line, name, voice, how)
        said = [self._accent.generator, self._accent.model.id, body]
        base = base_of([_RECIPE, said, line.words, how.value, voice.volume], into)
        turn = self._turns.setdefault(base, asyncio.Lock())
        async with turn:
            if kept := await asyncio.to_thread(recorded, base):
                return kept
            if not base.parent.is_dir():
                raise StudioError(
                    f"a line cannot be kept in {base.parent}: there is no such folder"
                )
            answer = await self._buy(line, body, said, till) if line.text else None
            return await asyncio.to_thread(self._finish, answer, line, base, how, voice.volume)

    async def aclose(self) -> None:
        """Close the connections."""
        await self._accent.aclose()

    async def _buy(self, line: SpokenText, body: dict[str, Any], said: Any, till: Till) -> Path:
        digest = hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()
        order = Order(
            purpose=Purpose.SPEECH, backend=self._terms.name, model=self._accent.model.id, body=body,
            most=self._accent.most(line.text), shared=f"speech/{digest[:32]}",
        )  # fmt: skip
        return (await till.buy(self._accent.seller, order)).path

    def _finish(
        self, answer: Path | None, line: SpokenText, base: Path, manner: Manner, volume: float
    ) -> Speech:
        from . import recording

        try:
            if answer is None:
                recording.pause(line.words, base)
            else:
                heard = self._accent.heard(answer, line)
                recording.record(heard, line.words, base, manner=manner, volume=volume)
        except OSError as error:
            raise StudioError(f"a line cannot be kept in {base.parent}: {error}") from error
        if kept := recorded(base):
            return kept
        raise StudioError(f"a line that was kept at {base}.wav is not whole; look at the disk")
