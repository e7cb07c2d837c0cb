"""Portraits: what is published of characters, when, whole or not at all, on disk and in a bucket."""

from __future__ import annotations

import hashlib
import os
import shutil
from dataclasses import replace
from datetime import UTC, datetime

import av
import numpy as np
import pytest
from PIL import Image

from canon import beginning
from canon.bible.shelf import Shelf
from generators.animatic import character_sheet
from orchestrator import portraits, sheets
from orchestrator.assembly import portrait
from orchestrator.backends import ImageBackend
from orchestrator.opening import Episode
from orchestrator.portraits import Index, Portrait
from orchestrator.storage import Storage
from orchestrator.studio import open_studio
from schemas.errors import BackendClosedError, StudioError
from schemas.plan import EpisodePlan
from schemas.settings import DatabaseSettings, Settings
from schemas.tables import State
from schemas.take import Receipt, Reproduction
from stand_ins import store as s3

pytestmark = pytest.mark.anyio
SLUG = "small-weather-office"
PLACE = f"series/{SLUG}/characters"


class KilledError(BaseException):
    """The process ends here."""


class Painter:
    """Hands out one sheet that was drawn before, and remembers for whom."""

    def __init__(self, sheet, error: Exception | None = None):
        self.sheet_of, self.error, self.asked = sheet, error, []

    async def sheet(self, character, style, *, seed, into, references=()) -> Receipt:
        self.asked.append(character.id)
        if self.error:
            raise self.error
        shutil.copy(self.sheet_of, into)
        return Receipt(
            backend="animatic", generator="animatic", version="1", seed=seed,
            reproduction=Reproduction.BIT_EXACT,
        )  # fmt: skip

    async def aclose(self) -> None:
        pass


@pytest.fixture(scope="module")
def drawn(tmp_path_factory):
    """A sheet as the animatic draws it."""
    folder = tmp_path_factory.mktemp("sheet")
    beginning.write(folder)
    bible = Shelf(folder).current(SLUG)
    character_sheet.draw(bible.character("wren"), bible.style, folder / "sheet.png")
    return folder / "sheet.png"


@pytest.fixture
async def studio(tmp_path, url):
    beginning.write(tmp_path / "series")
    async with open_studio(tmp_path, Settings(database=DatabaseSettings(url=url))) as opened:
        yield opened


@pytest.fixture
def painter(studio, drawn):
    made = Painter(drawn)
    studio.images = (ImageBackend("animatic", made),)
    return made


@pytest.fixture(scope="module")
def store():
    with s3.running() as running:
        yield running


@pytest.fixture(params=["disk", "bucket"])
def anywhere(request, studio):
    """Storage of either kind."""
    if request.param == "bucket":
        store = request.getfixturevalue("store")
        patch = request.getfixturevalue("monkeypatch")
        for name, value in s3.KEYS.items():
            patch.setenv(name, value)
        name = store.bucket(f"b{hashlib.md5(request.node.name.encode()).hexdigest()}")
        studio.storage = Storage(studio.storage.folder, store.settings(name))
    return studio.storage


def episode(studio, number=1, *, says="Nine hundred drawers. You may open any.", people=("odo",)):
    """An episode in which some people are seen, and the first of them may be heard."""
    lines = [{"speaker": people[0], "text": says}] if says else []
    scene = {
        "title": "A", "location": "roof", "time": "day", "mood": "calm", "synopsis": "A.",
        "cast": [{"character": one} for one in people],
        "shots": [{"framing": "medium", "action": "A.", "lines": lines}],
    }  # fmt: skip
    parts = {f"scene_{n}": scene for n in range(1, 7)}
    bible = studio.bibles.current(SLUG)
    return Episode(
        id=number, series_id=1, slug=SLUG, slot=datetime(2026, 11, 20, tzinfo=UTC), number=number,
        state=State.DELIVERING, seed=1, draft=True, degraded=False, bible=bible, stage=bible,
        plan=EpisodePlan.model_validate({"title": "T", "logline": "L", "synopsis": "S"} | parts),
        prepared="x",
    )  # fmt: skip


def index(storage) -> dict[str, Portrait]:
    content = storage.content(f"{PLACE}/index.json")
    return Index.model_validate_json(content).characters if content else {}


def whole(storage) -> bool:
    """Whether all that the index names is there, with the content that its name promises."""
    for who, one in index(storage).items():
        for name in one.files:
            content = storage.content(f"{PLACE}/{who}/{name}") or b""
            if hashlib.sha256(content).hexdigest()[:8] not in name:
                return False
    return True


async def test_a_portrait_is_published_with_a_sheet_and_a_voice(
    studio, painter, anywhere, tmp_path
):
    await portraits.publish(studio, episode(studio))

    odo = index(anywhere)["odo"]
    assert (odo.says, odo.episode) == ("Nine hundred drawers. You may open any.", 1)
    assert whole(anywhere)
    for name in odo.files:
        (tmp_path / name).write_bytes(anywhere.content(f"{PLACE}/odo/{name}"))
    with Image.open(tmp_path / odo.sheet) as sheet, Image.open(tmp_path / odo.portrait) as face:
        assert (sheet.format, sheet.size) == ("WEBP", (odo.width, odo.height))
        assert face.size == (portrait.PORTRAIT, portrait.PORTRAIT)
        mean = np.asarray(face.convert("RGB"), float).mean(axis=(0, 1))
        assert mean[0] > mean[2] + 20  # Wren's hair fills it
    with av.open(tmp_path / odo.voice) as media:
        (stream,) = media.streams
        assert stream.codec_context.name == "aac"
        sound = np.concatenate([f.to_ndarray() for f in media.decode(stream)], axis=1)
        assert len(sound[0]) / stream.rate == pytest.approx(odo.seconds, abs=0.1)
        assert np.sqrt(np.square(sound).mean()) > 0.02
    assert not list((studio.storage.folder / ".portraits").iterdir())
    assert (studio.storage.folder / PLACE).exists() is (anywhere.bucket is None)


async def test_nothing_is_made_twice_and_what_changed_is_made_again(studio, painter, anywhere):
    job = episode(studio)
    await portraits.publish(studio, job)
    before = index(anywhere)["odo"]
    await portraits.publish(studio, replace(job, number=2))
    assert painter.asked == ["odo"]
    assert index(anywhere)["odo"] == before

    odo = job.bible.character("odo")
    voice = odo.voice.model_copy(update={"pitch": 80})
    changed = tuple(
        c.model_copy(update={"voice": voice}) if c.id == "odo" else c for c in job.bible.characters
    )
    book = job.bible.model_copy(update={"characters": changed})
    await portraits.publish(studio, replace(job, number=3, bible=book, stage=book))
    after = index(anywhere)["odo"]
    assert after.voice != before.voice
    assert after.episode == 3
    assert whole(anywhere)
    assert anywhere.content(f"{PLACE}/odo/{before.voice}") is None


async def test_a_few_at_a_time_the_main_ones_first(studio, painter):
    counts = []
    for number, draft in ((1, False), (2, True), (3, True)):
        job = episode(studio, number, people=("bo", "odo", "wren"))
        await portraits.publish(studio, replace(job, draft=draft))
        counts.append(len(painter.asked))
    assert counts == [2, 3, 3]  # a draft waits for one
    assert set(index(studio.storage)) == {"bo", "odo", "wren"}


async def test_who_is_only_seen_introduces_themselves_until_they_are_heard(studio, painter):
    await portraits.publish(studio, episode(studio, says=""))
    silent = index(studio.storage)["odo"]
    assert silent.says.endswith("I am Odo Quill.")
    assert silent.episode == 0
    await portraits.publish(studio, episode(studio, 2))
    assert index(studio.storage)["odo"].episode == 2


async def test_a_sheet_that_shooting_has_bought_takes_the_place_of_ours(studio, painter, drawn):
    job = episode(studio)
    await portraits.publish(studio, job)
    assert index(studio.storage)["odo"].drawn_by == "animatic"
    bought = sheets.place(studio, SLUG, job.bible.character("odo"), job.bible.style)
    bought.parent.mkdir(parents=True)
    canvas = Image.new("RGB", (1536, 1024), "#fff")
    canvas.paste("#204080", (100, 760, 260, 960))
    canvas.save(bought)
    receipt = Receipt(backend="nano", generator="gemini-image", version="1", seed=1)
    bought.with_suffix(".json").write_text(receipt.model_dump_json())
    await portraits.publish(studio, replace(job, number=2))

    odo = index(studio.storage)["odo"]
    assert (odo.drawn_by, odo.width, odo.height) == ("gemini-image", 1280, 853)
    assert painter.asked == ["odo"]
    with Image.open(studio.storage.folder / PLACE / "odo" / odo.portrait) as face:
        blue = np.asarray(face.convert("RGB"))[..., 2].astype(int)
        assert blue[160, 160] < 160  # the one head there is, in the middle
        assert blue[4, 4] > 240


@pytest.mark.parametrize("error", [BackendClosedError("away"), StudioError("no room"), None])
async def test_an_episode_airs_whether_it_succeeds_or_not(studio, drawn, error, monkeypatch):
    studio.images = (ImageBackend("animatic", Painter(drawn, error)),)
    if error is None:

        async def full(*_: object, **__: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(studio.scratch_voice, "speak", full)
    await portraits.publish(studio, episode(studio))
    assert index(studio.storage) == {}
    assert not list(studio.storage.folder.glob(f"{PLACE}/*/*"))


async def test_what_has_to_be_bought_is_left_alone(studio, drawn):
    shop = Painter(drawn)
    studio.images = (ImageBackend("nano", shop),)
    await portraits.publish(studio, episode(studio))
    assert shop.asked == []
    assert index(studio.storage) == {}


async def test_killed_at_any_point_it_shows_the_old_or_the_new(studio, anywhere, tmp_path):
    """Each round dies after one more step of publishing; the next one goes on from there."""
    looks = [prepared(tmp_path / name, name.encode()) for name in ("old", "new")]

    def reveal(look, after=10**6):
        folder = tmp_path / f"attempt-{after}"
        shutil.copytree(look[0], folder)
        steps = 0

        def counted(do):
            def step(*args):
                nonlocal steps
                steps += 1
                if steps > after:
                    raise KilledError
                return do(*args)

            return step

        class Dying:
            put = staticmethod(counted(anywhere.put))
            prune = staticmethod(counted(anywhere.prune))

        try:
            portraits._reveal(Dying(), SLUG, folder, {"odo": look[1]}, look[2])
        except KilledError:
            return False
        finally:
            shutil.rmtree(folder)
        return True

    deaths = 0
    while True:
        assert reveal(looks[0])
        done = reveal(looks[1], after=deaths)
        assert whole(anywhere)
        assert index(anywhere)["odo"] in (looks[0][1], looks[1][1])
        if done:
            break
        deaths += 1
    assert deaths == 5  # three files, the index, and what it names no more


def prepared(folder, content):
    """What an attempt has in its folder before it publishes."""
    (folder / "odo").mkdir(parents=True)
    names = {}
    for kind, suffix in (("sheet", "webp"), ("portrait", "webp"), ("voice", "m4a")):
        data = kind.encode() + content
        names[kind] = f"{kind}-{hashlib.sha256(data).hexdigest()[:8]}.{suffix}"
        (folder / "odo" / names[kind]).write_bytes(data)
    one = Portrait(width=1, height=1, **names)
    return folder, one, Index(characters={"odo": one})


async def test_what_others_left_behind_is_removed(studio, painter):
    left = studio.storage.folder / ".portraits" / "left"
    left.mkdir(parents=True)
    os.utime(left, (1, 1))
    await portraits.publish(studio, episode(studio))
    assert not left.exists()
