"""ElevenLabs' stand-in, spoken to by ElevenLabs' own library."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from decimal import Decimal

import httpx
import pytest
from elevenlabs import ElevenLabs
from elevenlabs.core.api_error import ApiError
from elevenlabs.types import DialogueInput

from stand_ins.control import StandIns

VOICE = "EXAVITQu4vr4xnSDxMaL"
TEXT = "We sailed all morning."


@pytest.fixture
def client(stand_ins: StandIns) -> Iterator[ElevenLabs]:
    with httpx.Client(timeout=20) as http:  # it would not close one of its own
        base = f"{stand_ins.url}/elevenlabs"
        yield ElevenLabs(api_key="sk_planted", base_url=base, httpx_client=http)


def speak(client: ElevenLabs, text: str = TEXT, voice: str = VOICE):
    return client.text_to_speech.convert_with_timestamps(
        voice, text=text, model_id="eleven_v4", output_format="pcm_24000",
        request_options={"max_retries": 0},
    )  # fmt: skip


def test_speech_comes_with_the_moment_of_every_character(
    client: ElevenLabs, stand_ins: StandIns
) -> None:
    before = len(stand_ins.ledger("elevenlabs"))
    answer = speak(client)
    assert len(base64.b64decode(answer.audio_base_64)) > 24_000
    assert answer.alignment is not None
    assert "".join(answer.alignment.characters) == TEXT
    starts = answer.alignment.character_start_times_seconds
    assert starts == sorted(starts)
    (line,) = stand_ins.ledger("elevenlabs")[before:]
    assert Decimal(line["usd"]) == Decimal("0.08") * len(TEXT) / 1000
    assert line["voices"] == [VOICE]


def test_plain_speech_and_a_dialogue_are_sound(client: ElevenLabs) -> None:
    plain = client.text_to_speech.convert(
        VOICE, text=TEXT, model_id="eleven_v4", output_format="pcm_24000"
    )
    both = client.text_to_dialogue.convert(
        inputs=[DialogueInput(text=TEXT, voice_id=VOICE)] * 2, model_id="eleven_v4",
        output_format="pcm_24000",
    )  # fmt: skip
    one, two = (b"".join(part) for part in (plain, both))
    assert len(two) == 2 * len(one) > 48_000


@pytest.mark.parametrize(
    ("mood", "status", "word"),
    [
        ("429", 429, "too_many_concurrent_requests"), ("500", 500, "internal_server_error"),
        ("401", 401, "invalid_api_key"), ("retired", 400, "model_not_found"),
        ("spend_limit", 401, "quota_exceeded"), ("refused", 400, "content_against_policy"),
    ],
)  # fmt: skip
def test_it_says_no_in_the_vendors_words(
    client: ElevenLabs, stand_ins: StandIns, mood: str, status: int, word: str
) -> None:
    before = len(stand_ins.ledger("elevenlabs"))
    stand_ins.mood("elevenlabs", mood)
    with pytest.raises(ApiError) as caught:
        speak(client)
    assert caught.value.status_code == status
    assert caught.value.body["detail"]["status"] == word
    assert len(stand_ins.ledger("elevenlabs")) == before


def test_a_voice_that_does_not_exist_costs_nothing(client: ElevenLabs, stand_ins: StandIns) -> None:
    before = len(stand_ins.ledger("elevenlabs"))
    with pytest.raises(ApiError, match="voice_not_found"):
        speak(client, voice="nobody")
    assert len(stand_ins.ledger("elevenlabs")) == before
