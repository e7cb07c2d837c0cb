"""The stand-in of Gemini's pictures and speech, spoken to by Google's own library."""

from __future__ import annotations

import io
from collections.abc import Iterator
from decimal import Decimal

import pytest
from google import genai
from google.genai import errors, types
from PIL import Image

from stand_ins.control import StandIns

PICTURES, SPEECH = "gemini-nano-banana-2.1", "gemini-3.8-flash-tts"
AS_PICTURE = types.GenerateContentConfig(
    response_modalities=["IMAGE"], image_config=types.ImageConfig(aspect_ratio="16:9")
)
AS_SPEECH = types.GenerateContentConfig(
    response_modalities=["AUDIO"],
    speech_config=types.SpeechConfig(
        voice_config=types.VoiceConfig(
            prebuilt_voice_config=types.PrebuiltVoiceConfig(voice_name="Kore")
        )
    ),
)


@pytest.fixture
def client(stand_ins: StandIns) -> Iterator[genai.Client]:
    options = types.HttpOptions(base_url=f"{stand_ins.url}/gemini_media", timeout=20_000)
    with genai.Client(api_key="AIza-planted", http_options=options) as made:
        yield made


def first(answer: types.GenerateContentResponse) -> types.Blob:
    assert answer.candidates
    content = answer.candidates[0].content
    assert content
    assert content.parts
    assert content.parts[0].inline_data
    return content.parts[0].inline_data


def test_a_picture_after_a_reference(client: genai.Client, stand_ins: StandIns) -> None:
    before = len(stand_ins.ledger("gemini_media"))
    reference = io.BytesIO()
    Image.new("RGB", (64, 64), "teal").save(reference, "PNG")
    asked = [
        "A small owl.",
        types.Part.from_bytes(data=reference.getvalue(), mime_type="image/png"),
    ]
    answer = client.models.generate_content(model=PICTURES, contents=asked, config=AS_PICTURE)
    blob = first(answer)
    assert blob.mime_type == "image/png"
    assert Image.open(io.BytesIO(blob.data or b"")).size == (1376, 768)
    (line,) = stand_ins.ledger("gemini_media")[before:]
    usage = answer.usage_metadata
    assert usage
    read, wrote = usage.prompt_token_count or 0, usage.candidates_token_count or 0
    assert wrote == 1120 < read
    assert Decimal(line["usd"]) == (Decimal("1.5") * read + 30 * wrote) / 1_000_000


def test_speech_is_raw_samples(client: genai.Client, stand_ins: StandIns) -> None:
    before = len(stand_ins.ledger("gemini_media"))
    answer = client.models.generate_content(
        model=SPEECH, contents="Good morning!", config=AS_SPEECH
    )
    blob = first(answer)
    assert blob.mime_type == "audio/L16;codec=pcm;rate=24000"
    assert len(blob.data or b"") > 24_000
    assert len(stand_ins.ledger("gemini_media")) == before + 1


def test_a_blocked_prompt_has_no_candidates(client: genai.Client, stand_ins: StandIns) -> None:
    stand_ins.mood("gemini_media", "blocked_prompt")
    answer = client.models.generate_content(model=PICTURES, contents="?", config=AS_PICTURE)
    assert not answer.candidates
    assert answer.prompt_feedback
    assert answer.prompt_feedback.block_reason == types.BlockedReason.PROHIBITED_CONTENT


def test_a_refusal_has_no_content(client: genai.Client, stand_ins: StandIns) -> None:
    stand_ins.mood("gemini_media", "refused")
    answer = client.models.generate_content(model=PICTURES, contents="?", config=AS_PICTURE)
    assert answer.candidates
    assert answer.candidates[0].finish_reason == types.FinishReason.IMAGE_SAFETY
    assert answer.candidates[0].content is None


@pytest.mark.parametrize(
    ("mood", "code", "status"),
    [
        ("429", 429, "RESOURCE_EXHAUSTED"), ("500", 500, "INTERNAL"), ("503", 503, "UNAVAILABLE"),
        ("401", 400, "INVALID_ARGUMENT"), ("retired", 404, "NOT_FOUND"),
        ("spend_limit", 429, "RESOURCE_EXHAUSTED"),
    ],
)  # fmt: skip
def test_it_says_no_in_googles_words(
    client: genai.Client, stand_ins: StandIns, mood: str, code: int, status: str
) -> None:
    before = len(stand_ins.ledger("gemini_media"))
    stand_ins.mood("gemini_media", mood)
    with pytest.raises(errors.APIError) as caught:
        client.models.generate_content(model=PICTURES, contents="?", config=AS_PICTURE)
    assert (caught.value.code, caught.value.status) == (code, status)
    assert len(stand_ins.ledger("gemini_media")) == before


def test_a_model_has_a_card(client: genai.Client) -> None:
    assert client.models.get(model=SPEECH).name == f"models/{SPEECH}"
    with pytest.raises(errors.APIError):
        client.models.get(model="gemini-0")
