"""The stand-in of OpenAI's images, spoken to by OpenAI's own library."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterator
from decimal import Decimal

import openai
import pytest
from PIL import Image

from stand_ins.control import StandIns

MODEL = "gpt-image-2.5-flare"


@pytest.fixture
def client(stand_ins: StandIns) -> Iterator[openai.OpenAI]:
    base = f"{stand_ins.url}/openai_images/v1"
    with openai.OpenAI(api_key="sk-planted", base_url=base, max_retries=0, timeout=20) as made:
        yield made


def decoded(answer: openai.types.ImagesResponse) -> Image.Image:
    assert answer.data
    return Image.open(io.BytesIO(base64.b64decode(answer.data[0].b64_json or "")))


def png(colour: str) -> tuple[str, bytes, str]:
    buffer = io.BytesIO()
    Image.new("RGB", (64, 64), colour).save(buffer, "PNG")
    return f"{colour}.png", buffer.getvalue(), "image/png"


def test_a_new_picture(client: openai.OpenAI, stand_ins: StandIns) -> None:
    before = len(stand_ins.ledger("openai_images"))
    answer = client.images.generate(model=MODEL, prompt="An owl.", quality="high", size="1024x1024")
    assert decoded(answer).size == (1024, 1024)
    assert answer.usage
    assert answer.usage.output_tokens == 1756
    (line,) = stand_ins.ledger("openai_images")[before:]
    read = answer.usage.input_tokens_details.text_tokens
    assert Decimal(line["usd"]) == (5 * read + 30 * Decimal(1756)) / 1_000_000


def test_a_picture_after_references(client: openai.OpenAI, stand_ins: StandIns) -> None:
    before = len(stand_ins.ledger("openai_images"))
    answer = client.images.edit(
        model=MODEL, prompt="The same owl.", image=[png("teal"), png("red")], quality="low"
    )
    assert decoded(answer).size == (1024, 1024)
    assert answer.usage
    assert answer.usage.input_tokens_details.image_tokens == 2200
    (line,) = stand_ins.ledger("openai_images")[before:]
    assert line["references"] == 2


@pytest.mark.parametrize(
    ("mood", "error", "code"),
    [
        ("429", openai.RateLimitError, "rate_limit_exceeded"),
        ("spend_limit", openai.RateLimitError, "insufficient_quota"),
        ("500", openai.InternalServerError, None),
        ("401", openai.AuthenticationError, "invalid_api_key"),
        ("retired", openai.NotFoundError, "model_not_found"),
        ("refused", openai.BadRequestError, "moderation_blocked"),
    ],
)
def test_it_says_no_in_the_vendors_words(
    client: openai.OpenAI, stand_ins: StandIns, mood: str, error: type[openai.APIStatusError],
    code: str | None,
) -> None:  # fmt: skip
    before = len(stand_ins.ledger("openai_images"))
    stand_ins.mood("openai_images", mood)
    with pytest.raises(error) as caught:
        client.images.generate(model=MODEL, prompt="An owl.")
    assert caught.value.code == code
    assert len(stand_ins.ledger("openai_images")) == before


def test_a_model_has_a_card(client: openai.OpenAI) -> None:
    assert client.models.retrieve(MODEL).id == MODEL
    with pytest.raises(openai.NotFoundError):
        client.models.retrieve("dall-e-3")
