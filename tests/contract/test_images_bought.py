"""Bought character sheets against the vendors' stand-ins: pictures, money, and every way to fail."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import httpx2
import pytest
from PIL import Image

from canon.bible.shelf import load
from generators import images
from generators.images.base import Images
from generators.images.prompt import LONGEST, prompt
from schemas import prices
from schemas.bible import Character, Style
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
from schemas.look import Accessory, Hair, Look
from schemas.operation import DeclinedError, Purpose, Terms
from schemas.secret import Secret
from schemas.warrant import WarrantError
from stand_ins.control import StandIns
from stand_ins.pocket import Pocket

pytestmark = pytest.mark.anyio

BIBLES = {
    name: load(Path(__file__).parents[2] / "canon" / "starter" / name)
    for name in ("small-weather-office", "hotel-out-of-season")
}
STYLE = BIBLES["small-weather-office"].style
WREN = BIBLES["small-weather-office"].character("wren")
KEY = "planted-key-of-a-painter-1234567890"
VENDORS = {
    "gemini-image": ("gemini_media", "gemini_media", "gemini-nano-banana-2.1"),
    "gpt-image": ("openai_images", "openai_images/v1", "gpt-image-2.5-flare"),
}


def make(generator: str, stand_ins: StandIns, *, model: str = "", **options: object) -> Images:
    url = f"{stand_ins.url}/{VENDORS[generator][1]}"
    return images.make(
        generator, Terms("mine", Secret(KEY), model, url, prices.load()), options, folder=Path()
    )


@pytest.fixture(params=sorted(VENDORS))
def generator(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def vendor(generator: str) -> str:
    return VENDORS[generator][0]


async def test_a_sheet_is_a_whole_png_and_its_receipt_tells_all(
    generator: str, vendor: str, stand_ins: StandIns, pocket: Pocket, tmp_path: Path
) -> None:
    before, mine, into = (
        len(stand_ins.ledger(vendor)),
        make(generator, stand_ins),
        tmp_path / "a.png",
    )
    receipt = await mine.sheet(WREN, STYLE, seed=7, into=into, till=pocket)
    with Image.open(into) as picture:
        assert picture.format == "PNG"
        assert picture.mode == "RGB"
        assert min(picture.size) >= 256
        picture.load()
    (line,) = stand_ins.ledger(vendor)[before:]
    assert receipt.usd == Decimal(line["usd"]) == pocket.spent > 0
    assert receipt.usd <= mine.estimate(WREN, STYLE)
    assert (receipt.backend, receipt.generator, receipt.seed) == ("mine", generator, 7)
    assert receipt.model == VENDORS[generator][2]
    assert receipt.prompt == line["prompt"]
    (order,) = pocket.orders
    assert receipt.operations
    assert order.purpose is Purpose.SHEET
    assert order.most <= mine.estimate(WREN, STYLE)
    assert KEY not in order.model_dump_json() + receipt.model_dump_json()
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["a.png"]
    await mine.aclose()


async def test_references_go_along_and_cost_their_share(
    generator: str, vendor: str, stand_ins: StandIns, pocket: Pocket, tmp_path: Path
) -> None:
    earlier = []
    for n, kind in enumerate(("PNG", "JPEG", "WEBP", "PNG")):
        earlier.append(tmp_path / f"{n}.{kind.lower()}")
        Image.new("RGB", (2400, 1350), "teal").save(earlier[-1], kind)
    before, mine = len(stand_ins.ledger(vendor)), make(generator, stand_ins)
    for given in ((), tuple(earlier[:1]), tuple(earlier)):
        await mine.sheet(
            WREN, STYLE, seed=1, references=given, into=tmp_path / "s.png", till=pocket
        )
        assert pocket.orders[-1].most <= mine.estimate(WREN, STYLE)
    alone, one, many = stand_ins.ledger(vendor)[before:]
    assert Decimal(alone["usd"]) < Decimal(one["usd"]) < Decimal(many["usd"])
    assert "attached picture" in one["prompt"]
    assert "attached picture" not in alone["prompt"]
    await mine.aclose()


@pytest.mark.parametrize(
    ("generator", "model", "size"),
    [
        ("gemini-image", "", "1k"), ("gemini-image", "gemini-3-pro-image", "2k"),
        ("gpt-image", "", "low"), ("gpt-image", "gpt-image-2.5-sunburst", "medium"),
    ],
)  # fmt: skip
async def test_every_size_stays_below_its_estimate(
    generator: str, model: str, size: str, stand_ins: StandIns, pocket: Pocket, tmp_path: Path
) -> None:
    mine = make(generator, stand_ins, model=model, size=size)
    await mine.sheet(WREN, STYLE, seed=1, into=tmp_path / "s.png", till=pocket)
    assert 0 < pocket.spent <= pocket.orders[0].most
    assert size in pocket.orders[0].model_dump_json().lower()
    await mine.aclose()


COMMON = [
    ("429", BackendBusyError, True, 0), ("401", BackendClosedError, True, 0),
    ("retired", RetiredModelError, True, 0), ("spend_limit", BackendClosedError, True, 0),
    ("drop_before", httpx2.TransportError, False, 0),
    ("drop_after", httpx2.TransportError, False, 1), ("corrupt", BadFootageError, False, 1),
    ("wrong_size", BadFootageError, False, 1), ("no_image", BadFootageError, False, 1),
]  # fmt: skip
TROUBLES = {
    "gemini-image": [
        *COMMON, ("refused", RefusedError, False, 1), ("blocked_prompt", RefusedError, False, 1),
        ("500", BackendBusyError, True, 0), ("503", BackendBusyError, True, 0),
    ],
    "gpt-image": [
        *COMMON, ("refused", RefusedError, True, 0), ("500", BackendBrokenError, False, 0),
        ("529", BackendBrokenError, False, 0),
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("generator", "mood", "error", "declined", "accepted"),
    [(name, *trouble) for name, troubles in TROUBLES.items() for trouble in troubles],
)
async def test_every_trouble_is_one_request_and_the_right_error(
    generator: str, mood: str, error: type[Exception], declined: bool, accepted: int,
    stand_ins: StandIns, pocket: Pocket, tmp_path: Path,
) -> None:  # fmt: skip
    vendor, mine = VENDORS[generator][0], make(generator, stand_ins)
    before, asked = len(stand_ins.ledger(vendor)), len(stand_ins.asked(vendor))
    stand_ins.mood(vendor, mood)
    into = tmp_path / "sheets" / "s.png"
    into.parent.mkdir()
    with pytest.raises(error) as caught:
        await mine.sheet(WREN, STYLE, seed=1, into=into, till=pocket)
    assert isinstance(caught.value.__cause__, DeclinedError) == declined
    if mood == "429":
        assert isinstance(caught.value, BackendBusyError)
        assert caught.value.retry_after == 7
    assert KEY not in str(caught.value)
    assert len(str(caught.value)) <= 300
    assert len(stand_ins.asked(vendor)) == asked + 1
    new = stand_ins.ledger(vendor)[before:]
    assert len(new) == accepted
    if mood != "drop_after":
        assert pocket.spent == sum((Decimal(line["usd"]) for line in new), Decimal(0))
    assert not list(into.parent.iterdir())
    await mine.aclose()


async def test_a_failure_leaves_the_sheet_there_was(
    generator: str, vendor: str, stand_ins: StandIns, pocket: Pocket, tmp_path: Path
) -> None:
    mine, into = make(generator, stand_ins), tmp_path / "s.png"
    await mine.sheet(WREN, STYLE, seed=1, into=into, till=pocket)
    before = into.read_bytes()
    stand_ins.mood(vendor, "corrupt")
    with pytest.raises(BadFootageError):
        await mine.sheet(WREN, STYLE, seed=2, into=into, till=pocket)
    assert into.read_bytes() == before
    with pytest.raises(StudioError, match="cannot be put into"):
        await mine.sheet(WREN, STYLE, seed=3, into=tmp_path / "gone" / "s.png", till=pocket)
    await mine.aclose()


async def test_nothing_is_sent_without_leave(
    generator: str, vendor: str, stand_ins: StandIns, pocket: Pocket, tmp_path: Path
) -> None:
    asked, mine = len(stand_ins.asked(vendor)), make(generator, stand_ins)
    with pytest.raises(BudgetExceededError, match="mine would cost money"):
        await mine.sheet(WREN, STYLE, seed=1, into=tmp_path / "s.png")
    await mine.sheet(WREN, STYLE, seed=1, into=tmp_path / "s.png", till=pocket)
    with pytest.raises(WarrantError):
        await mine.seller.submit(pocket.orders[0], "again")  # type: ignore[attr-defined]
    assert len(stand_ins.asked(vendor)) == asked + 1
    await mine.aclose()


@pytest.mark.parametrize("name", sorted(BIBLES))
def test_the_words_say_what_is_seen_and_leak_no_id(name: str) -> None:
    bible = BIBLES[name]
    for one in bible.characters:
        words = prompt(one, bible.style, references=False)
        assert words == prompt(one, bible.style, references=False)
        assert len(words) < LONGEST
        assert one.appearance.strip() in words
        assert bible.style.prompt.strip() in words
        assert one.look.eyes in words
        hidden = one.model_copy(
            update={"id": "zz-secret-9", "appearance": "", "name": "Qwxyz Name"}
        )
        said = prompt(hidden, bible.style, references=True)
        assert "zz-secret" not in said
        assert "Qwxyz" not in said
        assert not any(secret in said for secret in one.secrets)


def test_every_look_has_words() -> None:
    for hair in Hair:
        for accessory in Accessory:
            look = Look(hair=hair, accessories=(accessory,), hair_tips="#112233", ahoge=True)
            words = prompt(Character(id="x", name="X", look=look), Style(), references=False)
            assert "_" not in words
            assert accessory in words
            assert ("no hair" in words) == (hair is Hair.BALD)


def test_what_is_set_up_wrongly_is_said_in_a_sentence(stand_ins: StandIns) -> None:
    def terms(model: str, key: str = KEY) -> Terms:
        return Terms("mine", Secret(key), model, stand_ins.url, prices.load())

    with pytest.raises(ConfigError, match="known are animatic, gemini-image, gpt-image"):
        images.make("dall-e", terms(""), {}, folder=Path())
    with pytest.raises(ConfigError, match="no option 'quality'; it knows size"):
        images.make("gpt-image", terms(""), {"quality": "low"}, folder=Path())
    with pytest.raises(ConfigError, match="no option 'size'; it has none"):
        images.make("animatic", None, {"size": "1k"}, folder=Path())
    with pytest.raises(ConfigError, match="is sold in low, medium, high"):
        images.make("gpt-image", terms(""), {"size": "huge"}, folder=Path())
    for nothing in (None, terms("", "")):
        with pytest.raises(ConfigError, match="needs a key"):
            images.make("gpt-image", nothing, {}, folder=Path())
    with pytest.raises(ConfigError, match="there is no price for model 'dall-e-3'"):
        images.make("gpt-image", terms("dall-e-3"), {}, folder=Path())
    with pytest.raises(ConfigError, match="makes speech, not image"):
        images.make("gemini-image", terms("eleven_v4"), {}, folder=Path())
