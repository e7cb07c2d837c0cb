"""The ladder of voices: who stands in for whom, and for how long."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from generators import voices
from generators.voices.espeak import EspeakVoices
from generators.voices.ladder import STAYS_S, Ladder
from schemas import prices
from schemas.errors import (
    AniGenError,
    BackendBusyError,
    BudgetExceededError,
    ConfigError,
    DatabaseError,
    RefusedError,
    RetiredModelError,
)
from schemas.operation import CLOSED, Terms
from schemas.secret import Secret
from schemas.voice import Mouth, Speech, VoiceProfile
from stand_ins.control import StandIns
from stand_ins.pocket import Pocket

pytestmark = pytest.mark.anyio

VOICE = VoiceProfile()


class Speaker:
    """A voice that can be told to fail."""

    def __init__(self, name: str, *, usd: str = "0") -> None:
        self.name, self.usd = name, Decimal(usd)
        self.error: AniGenError | None = None
        self.asked: list[str] = []
        self.closed = False

    def estimate(self, text: str) -> Decimal:
        return self.usd * len(text)

    async def speak(self, text, voice, *, who="", manner="normal", into, till=CLOSED) -> Speech:
        self.asked.append(who)
        if self.error:
            raise self.error
        closed = (Mouth(at_s=0, shape="closed"),)
        return Speech(path=f"{self.name}/{text}", seconds=1, mouths=closed, words=())

    async def aclose(self) -> None:
        self.closed = True
        if self.error:
            raise self.error


class Clock:
    """A clock that is set by hand."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


async def said(ladder: Ladder, who: str) -> str:
    speech = await ladder.speak("hi", VOICE, who=who, into=Path("nowhere"))
    return speech.path.split("/")[0]


@pytest.mark.parametrize(
    "error",
    [
        BudgetExceededError("cap"), RefusedError("no"), BackendBusyError("busy"),
        RetiredModelError("gone"), ConfigError("no such voice"),
    ],
)  # fmt: skip
async def test_the_next_one_speaks_and_keeps_the_character_for_a_while(error: AniGenError) -> None:
    first, last, clock = Speaker("first"), Speaker("last"), Clock()
    ladder = Ladder([first, last], clock=clock)
    assert await said(ladder, "wren") == "first"
    first.error = error
    with capture_logs() as logs:
        assert await said(ladder, "wren") == "last"
        assert await said(ladder, "odo") == "last"
    assert [line["log_level"] for line in logs] == ["warning", "debug"]
    first.error = None
    clock.now += STAYS_S - 1
    assert await said(ladder, "wren") == "last"
    assert await said(ladder, "bo") == "first"
    clock.now += 2
    assert await said(ladder, "wren") == "first"
    assert first.asked == ["wren", "wren", "odo", "bo", "wren"]


async def test_only_the_last_ones_error_is_raised() -> None:
    first, last = Speaker("first"), Speaker("last")
    first.error, last.error = RefusedError("no"), BackendBusyError("worn out")
    with pytest.raises(BackendBusyError, match="worn out"):
        await said(Ladder([first, last]), "wren")


async def test_an_error_that_is_not_the_voices_own_is_raised_at_once() -> None:
    first, last = Speaker("first"), Speaker("last")
    first.error = DatabaseError("gone")
    with pytest.raises(DatabaseError):
        await said(Ladder([first, last]), "wren")
    assert not last.asked


async def test_all_are_closed_and_all_are_counted() -> None:
    rungs = [Speaker("a", usd="0.01"), Speaker("b", usd="0.02"), Speaker("c")]
    rungs[0].error = BackendBusyError("stuck")
    ladder = Ladder(rungs)
    assert ladder.estimate("four") == Decimal("0.12")
    with pytest.raises(ExceptionGroup, match="could not be closed"):
        await ladder.aclose()
    assert all(rung.closed for rung in rungs)
    with pytest.raises(ConfigError, match="no voice at all"):
        Ladder([])


async def test_without_money_everybody_is_heard(
    stand_ins: StandIns, pocket: Pocket, tmp_path: Path
) -> None:
    base = f"{stand_ins.url}/elevenlabs"
    paid = voices.make("elevenlabs", Terms("mine", Secret("k" * 20), "", base, prices.load()), {})
    ladder = Ladder([paid, voices.make("espeak", None, {})])
    free = await ladder.speak("Good morning.", VOICE, who="wren", into=tmp_path)
    offline = EspeakVoices()
    assert await offline.speak("Good morning.", VOICE, into=tmp_path) == free
    assert await ladder.speak("Good morning.", VOICE, who="odo", into=tmp_path, till=pocket) != free
    assert len(pocket.orders) == 1
    await offline.aclose()
    await ladder.aclose()
