"""Bought voices against the vendors' stand-ins: sound, timing, money, and every way to fail."""

from __future__ import annotations

import asyncio
import wave
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import httpx2
import numpy as np
import pytest

from generators import voices
from generators.voices.base import Voices
from generators.voices.espeak import EspeakVoices
from schemas import prices
from schemas.errors import (
    BackendBrokenError,
    BackendBusyError,
    BackendClosedError,
    BadFootageError,
    BudgetExceededError,
    ConfigError,
    RefusedError,
    RetiredModelError,
    StudioError,
)
from schemas.operation import Bought, DeclinedError, Order, Terms
from schemas.plan import Manner
from schemas.secret import Secret
from schemas.voice import Speech, VoiceProfile
from schemas.warrant import WarrantError
from stand_ins.control import StandIns
from stand_ins.pocket import Pocket

pytestmark = pytest.mark.anyio

LINE = "We sailed all morning along the quiet shore, and nobody said a word."
WREN = VoiceProfile(variant="f5", pitch=84, speed=178, language="en-gb")
ODO = VoiceProfile(variant="m2", pitch=26, speed=150, language="en-gb")
KEY = "planted-key-of-a-voice-1234567890"
VENDORS = {"elevenlabs": "elevenlabs", "gemini-tts": "gemini_media"}


class Memory(Pocket):
    """A till that gives what was bought once again to whoever asks for the same."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.kept: dict[str, Bought] = {}

    async def buy(self, seller, order: Order, **more) -> Bought:
        if order.shared not in self.kept:
            self.kept[order.shared] = await super().buy(seller, order, **more)
        return self.kept[order.shared]


def make(generator: str, stand_ins: StandIns, *, model: str = "", **options: object) -> Voices:
    url = f"{stand_ins.url}/{VENDORS[generator]}"
    return voices.make(generator, Terms("mine", Secret(KEY), model, url, prices.load()), options)


@pytest.fixture(params=sorted(VENDORS))
def generator(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def vendor(generator: str) -> str:
    return VENDORS[generator]


@pytest.fixture
def into(tmp_path: Path) -> Path:
    folder = tmp_path / "voices"
    folder.mkdir()
    return folder


def samples(speech: Speech) -> np.ndarray:
    with wave.open(speech.path) as file:
        form = file.getnchannels(), file.getsampwidth(), file.getframerate()
        assert form == (1, 2, 48_000)
        data = np.frombuffer(file.readframes(-1), "<i2").astype(np.float64) / 32768
    assert len(data) / 48_000 == pytest.approx(speech.seconds)
    return data


def loudness(speech: Speech) -> float:
    data = samples(speech)
    frames = np.square(data[: len(data) // 480 * 480].reshape(-1, 480)).mean(axis=1)
    return float(10 * np.log10(frames[frames > frames.max() * 0.01].mean()))


def check(speech: Speech, text: str) -> None:
    data = samples(speech)
    assert abs(data).max() < 0.82
    assert [word.text for word in speech.words] == text.split()
    moments = [word.at_s for word in speech.words]
    assert moments == sorted(moments)
    assert all(0 <= at_s <= speech.seconds for at_s in moments)
    assert all(a.at_s < b.at_s for a, b in pairwise(speech.mouths))
    assert speech.mouths[-1].shape == "closed"


async def test_a_line_is_heard_timed_and_paid_for_once(
    generator: str, vendor: str, stand_ins: StandIns, pocket: Pocket, into: Path
) -> None:
    before, asked = len(stand_ins.ledger(vendor)), len(stand_ins.asked(vendor))
    mine = make(generator, stand_ins)
    first = await mine.speak(LINE, WREN, who="wren", into=into, till=pocket)
    check(first, LINE)
    assert 3 < first.seconds < 12
    assert {mouth.shape for mouth in first.mouths} >= {"closed", "small", "open", "round"}
    assert await mine.speak(LINE, WREN, who="wren", into=into) == first
    (line,) = stand_ins.ledger(vendor)[before:]
    assert len(stand_ins.asked(vendor)) == asked + 1
    assert pocket.spent == Decimal(line["usd"]) > 0
    assert pocket.spent <= mine.estimate(LINE)
    (order,) = pocket.orders
    assert order.shared.startswith("speech/")
    assert KEY not in order.model_dump_json() + repr(mine.__dict__)
    await mine.aclose()


async def test_as_loud_as_the_offline_voice(
    generator: str, stand_ins: StandIns, pocket: Pocket, into: Path
) -> None:
    offline, mine = EspeakVoices(), make(generator, stand_ins)
    for profile in (WREN, WREN.model_copy(update={"volume": 0.5})):
        theirs = await offline.speak(LINE, profile, into=into)
        ours = await mine.speak(LINE, profile, who="wren", into=into, till=pocket)
        assert loudness(ours) == pytest.approx(loudness(theirs), abs=1.5)
    assert len(pocket.orders) == 2
    assert (
        len({order.shared for order in pocket.orders}) == 1
    )  # how loud it is played is our affair
    await offline.aclose()
    await mine.aclose()


async def test_what_was_bought_is_finished_again_for_nothing(
    generator: str, vendor: str, stand_ins: StandIns, tmp_path: Path, into: Path
) -> None:
    before = len(stand_ins.ledger(vendor))
    till, mine = Memory(tmp_path), make(generator, stand_ins)
    first = await mine.speak(LINE, ODO, who="odo", into=into, till=till)
    content = Path(first.path).read_bytes()
    for file in into.iterdir():
        file.unlink()
    assert await mine.speak(LINE, ODO, who="odo", into=into, till=till) == first
    assert Path(first.path).read_bytes() == content
    assert len(stand_ins.ledger(vendor)) == before + 1
    await mine.aclose()


async def test_the_same_line_at_once_is_bought_once(
    generator: str, vendor: str, stand_ins: StandIns, pocket: Pocket, into: Path
) -> None:
    before, mine = len(stand_ins.ledger(vendor)), make(generator, stand_ins)
    same = [mine.speak("Ready?", WREN, who="wren", into=into, till=pocket) for _ in range(5)]
    assert len({speech.path for speech in await asyncio.gather(*same)}) == 1
    assert len(stand_ins.ledger(vendor)) == before + 1
    await mine.aclose()


async def test_what_cannot_be_said_is_a_free_silence(
    generator: str, stand_ins: StandIns, pocket: Pocket, into: Path
) -> None:
    mine = make(generator, stand_ins)
    for text in ("🙂🎉", "", " \n "):
        speech = await mine.speak(text, WREN, who="wren", into=into, till=pocket)
        check(speech, text)
        assert speech.seconds == pytest.approx(0.3)
        assert mine.estimate(text) == 0
    assert not pocket.orders
    await mine.aclose()


async def test_no_text_is_taken_for_a_stage_direction(
    generator: str, vendor: str, stand_ins: StandIns, pocket: Pocket, into: Path
) -> None:
    before, mine = len(stand_ins.ledger(vendor)), make(generator, stand_ins)
    text = "[laughs] <break time='9s'/> {hello} there"
    check(await mine.speak(text, WREN, who="wren", into=into, till=pocket), text)
    sent = stand_ins.ledger(vendor)[before]
    words = sent.get("text") or sent["prompt"]
    assert not set("[]<>{}") & set(words)
    await mine.aclose()


async def test_a_manner_is_a_tag_and_a_thought_keeps_the_mouth_shut(
    generator: str, vendor: str, stand_ins: StandIns, pocket: Pocket, into: Path
) -> None:
    before, mine = len(stand_ins.ledger(vendor)), make(generator, stand_ins)
    spoken = {
        manner: await mine.speak(LINE, ODO, who="odo", manner=manner, into=into, till=pocket)
        for manner in Manner
    }
    for line, manner in zip(stand_ins.ledger(vendor)[before:], Manner, strict=True):
        words = line.get("text") or line["prompt"]
        assert words.endswith(LINE)
        assert words.startswith("[") == (manner is not Manner.NORMAL)
    assert len({speech.path for speech in spoken.values()}) == len(Manner)
    for speech in spoken.values():
        check(speech, LINE)
    assert {mouth.shape for mouth in spoken[Manner.THOUGHT].mouths} == {"closed"}
    assert loudness(spoken[Manner.WHISPER]) < loudness(spoken[Manner.NORMAL]) - 4
    assert loudness(spoken[Manner.SHOUT]) > loudness(spoken[Manner.NORMAL]) + 2
    await mine.aclose()


async def test_everybody_keeps_a_voice_of_their_own_kind(
    generator: str, vendor: str, stand_ins: StandIns, pocket: Pocket, into: Path
) -> None:
    async def voice_of(who: str, profile: VoiceProfile, text: str) -> str:
        mine = make(generator, stand_ins)
        await mine.speak(text, profile, who=who, into=into, till=pocket)
        await mine.aclose()
        body = pocket.orders[-1].body
        said = body.get("config", {}).get("speechConfig", {}).get("voiceConfig", {})
        return str(body.get("voice") or said["prebuiltVoiceConfig"]["voiceName"])

    assert await voice_of("wren", WREN, "One.") == await voice_of("wren", WREN, "Two.")
    high = {await voice_of(f"she{n}", WREN, f"{n} here.") for n in range(8)}
    low = {await voice_of(f"he{n}", ODO, f"{n} there.") for n in range(8)}
    assert len(high) > 2 < len(low)
    assert not high & low
    named = ODO.model_copy(update={"names": {generator: "A" * 20}})
    assert await voice_of("odo", named, "Mine.") == "A" * 20


async def test_the_operators_own_list_of_voices(
    generator: str, stand_ins: StandIns, pocket: Pocket, into: Path
) -> None:
    mine = make(generator, stand_ins, voices=["B" * 20])
    await mine.speak("Hello.", WREN, who="wren", into=into, till=pocket)
    assert "B" * 20 in pocket.orders[0].model_dump_json()
    await mine.aclose()


async def test_words_begin_where_the_vendor_says(
    stand_ins: StandIns, pocket: Pocket, into: Path
) -> None:
    mine = make("elevenlabs", stand_ins)
    for manner in (Manner.NORMAL, Manner.WHISPER):
        speech = await mine.speak(LINE, ODO, who="odo", manner=manner, into=into, till=pocket)
        steps = [b.at_s - a.at_s for a, b in pairwise(speech.words)]
        lengths = [len(word.text) + 1 for word in speech.words[:-1]]
        paces = [step / length for step, length in zip(steps[1:], lengths[1:], strict=True)]
        assert max(paces) < 1.1 * min(paces)  # the stand-in spaces its characters evenly
    stand_ins.mood("elevenlabs", "no_alignment")
    check(
        await mine.speak("Nobody says when.", ODO, who="odo", into=into, till=pocket),
        "Nobody says when.",
    )
    await mine.aclose()


COMMON = [
    ("429", BackendBusyError, True, 0), ("401", BackendClosedError, True, 0),
    ("retired", RetiredModelError, True, 0), ("spend_limit", BackendClosedError, True, 0),
    ("drop_before", httpx2.TransportError, False, 0),
    ("drop_after", httpx2.TransportError, False, 1), ("corrupt", BadFootageError, False, 1),
    ("silent", BadFootageError, False, 1),
]  # fmt: skip
TROUBLES = {
    "elevenlabs": [
        *COMMON, ("refused", RefusedError, True, 0), ("500", BackendBrokenError, False, 0),
        ("503", BackendBrokenError, False, 0),
    ],
    "gemini-tts": [
        *COMMON, ("refused", RefusedError, False, 1), ("blocked_prompt", RefusedError, False, 1),
        ("no_image", BadFootageError, False, 1), ("cut_short", BadFootageError, False, 1),
        ("500", BackendBusyError, True, 0), ("503", BackendBusyError, True, 0),
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("generator", "mood", "error", "declined", "accepted"),
    [(name, *trouble) for name, troubles in TROUBLES.items() for trouble in troubles],
)
async def test_every_trouble_is_one_request_and_the_right_error(
    generator: str, mood: str, error: type[Exception], declined: bool, accepted: int,
    stand_ins: StandIns, pocket: Pocket, into: Path,
) -> None:  # fmt: skip
    vendor, mine = VENDORS[generator], make(generator, stand_ins)
    before, asked = len(stand_ins.ledger(vendor)), len(stand_ins.asked(vendor))
    stand_ins.mood(vendor, mood)
    with pytest.raises(error) as caught:
        await mine.speak(LINE, WREN, who="wren", into=into, till=pocket)
    assert isinstance(caught.value.__cause__, DeclinedError) == declined
    if isinstance(caught.value, BackendBusyError):
        assert caught.value.retry_after == (7 if mood == "429" else 15)
    assert KEY not in str(caught.value)
    assert len(str(caught.value)) <= 300
    assert len(stand_ins.asked(vendor)) == asked + 1
    new = stand_ins.ledger(vendor)[before:]
    assert len(new) == accepted
    if mood != "drop_after":
        assert pocket.spent == sum((Decimal(line["usd"]) for line in new), Decimal(0))
    assert not list(into.iterdir())
    await mine.aclose()


async def test_nothing_is_sent_without_leave(
    generator: str, vendor: str, stand_ins: StandIns, pocket: Pocket, into: Path
) -> None:
    asked, mine = len(stand_ins.asked(vendor)), make(generator, stand_ins)
    with pytest.raises(BudgetExceededError, match="mine would cost money"):
        await mine.speak(LINE, WREN, who="wren", into=into)
    await mine.speak("Yes.", WREN, who="wren", into=into, till=pocket)
    with pytest.raises(WarrantError):
        await mine.seller.submit(pocket.orders[0], "again")  # type: ignore[attr-defined]
    assert len(stand_ins.asked(vendor)) == asked + 1
    await mine.aclose()


async def test_a_folder_that_is_gone_is_said_plainly(
    generator: str, stand_ins: StandIns, pocket: Pocket, into: Path
) -> None:
    mine = make(generator, stand_ins)
    with pytest.raises(StudioError, match="there is no such folder"):
        await mine.speak(LINE, WREN, who="wren", into=into / "gone", till=pocket)
    assert not pocket.orders
    await mine.aclose()


async def test_it_never_costs_more_than_was_said(
    generator: str, stand_ins: StandIns, pocket: Pocket, into: Path
) -> None:
    mine = make(generator, stand_ins)
    texts = [
        "A.",
        "Hm?",
        "Ah… " * 30,
        "今日はいい天気ですね。",
        "Antidisestablishmentarianism! " * 12,
    ]
    for text in texts:
        spent = pocket.spent
        await mine.speak(text, WREN, who="wren", manner=Manner.THOUGHT, into=into, till=pocket)
        assert pocket.orders[-1].most <= mine.estimate(text)
        assert 0 < pocket.spent - spent <= pocket.orders[-1].most
    await mine.aclose()


def test_what_is_set_up_wrongly_is_said_in_a_sentence(stand_ins: StandIns) -> None:
    def terms(model: str, key: str = KEY) -> Terms:
        return Terms("mine", Secret(key), model, stand_ins.url, prices.load())

    with pytest.raises(ConfigError, match="known are espeak, elevenlabs, gemini-tts"):
        voices.make("elevnlabs", terms(""), {})
    with pytest.raises(ConfigError, match="no option 'voice'; it knows voices"):
        voices.make("elevenlabs", terms(""), {"voice": "x"})
    with pytest.raises(ConfigError, match="has no option 'voices'; it has none"):
        voices.make("espeak", None, {"voices": []})
    for wrong in ("Kore", [], [3], [""]):
        with pytest.raises(ConfigError, match="'voices' of 'mine' must be a list"):
            voices.make("gemini-tts", terms(""), {"voices": wrong})
    for nothing in (None, terms("", "")):
        with pytest.raises(ConfigError, match="needs a key"):
            voices.make("gemini-tts", nothing, {})
    with pytest.raises(ConfigError, match="did you mean 'eleven_v4'"):
        voices.make("elevenlabs", terms("eleven_v5"), {})
    with pytest.raises(ConfigError, match="makes video, not speech"):
        voices.make("gemini-tts", terms("gemini-omni-1.2-flash"), {})


def test_a_retired_model_is_said_when_it_is_set_up() -> None:
    old = prices.load().model("eleven_v4", "speech").model_copy(update={"ends": prices.today()})
    shelf = prices.Prices(as_of=prices.today(), models=(old,))
    with pytest.raises(RetiredModelError, match="'eleven_v4' was retired"):
        voices.make("elevenlabs", Terms("mine", Secret(KEY), "", "", shelf), {})
