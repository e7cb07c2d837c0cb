"""Every remote backend against its stand-in: what it makes, what it costs, what goes wrong."""

from __future__ import annotations

import asyncio
from decimal import Decimal

import av
import httpx2
import pytest

from generators import conformance
from schemas.errors import (
    BackendBrokenError,
    BackendBusyError,
    BackendClosedError,
    BackendTimeoutError,
    BadFootageError,
    GenerationError,
    RefusedError,
    RetiredModelError,
    UnsupportedShotError,
)
from schemas.operation import DeclinedError
from schemas.take import Picture, nothing
from stand_ins.shots import KEY, VENDORS, backend, shot

pytestmark = pytest.mark.anyio
SPEAK = {"gemini", "veo", "fal"}


@pytest.fixture(params=list(VENDORS))
def name(request):
    return request.param


@pytest.fixture
async def generator(name, stand_ins, tmp_path):
    made = backend(name, tmp_path, stand_ins.url)
    yield made
    await made.aclose()


@pytest.fixture
def into(tmp_path):
    folder = tmp_path / "into"
    folder.mkdir()
    return folder


def accepted(stand_ins, name, before):
    """What the vendor has accepted since there were `before` lines."""
    return stand_ins.ledger(VENDORS[name])[before:]


async def test_a_shot_is_made_and_costs_what_the_vendor_says(
    name, generator, stand_ins, pocket, into
):
    before, asked = len(stand_ins.ledger(VENDORS[name])), len(stand_ins.asked(VENDORS[name]))
    request = shot(3.5)
    footage = await generator.generate(request, into=into, progress=nothing, till=pocket)
    [line] = accepted(stand_ins, name, before)
    assert len(stand_ins.asked(VENDORS[name])) == asked + 1
    assert Decimal(line["usd"]) == footage.receipt.usd == pocket.spent > 0
    assert footage.receipt.job == line["job"]
    assert len(footage.receipt.operations) == 1
    assert KEY not in footage.model_dump_json() + pocket.orders[0].model_dump_json()
    assert footage.has_audio == generator.capabilities.makes_audio
    assert (footage.frames, footage.seconds) == (42, 3.5)
    assert footage.receipt.usd <= generator.estimate(request)
    with av.open(str(footage.path)) as media:
        assert sum(1 for _ in media.decode(video=0)) == 42
        sound = media.streams.audio
        assert not sound or abs(float(sound[0].duration * sound[0].time_base) - 3.5) < 0.05


async def test_the_kit_passes(name, generator, pocket, tmp_path):
    work = tmp_path / "work"
    work.mkdir()
    await conformance.check(generator, shot, work, till=pocket)


async def test_the_kit_finds_one_that_buys_behind_the_tills_back(stand_ins, pocket, tmp_path):
    generator = backend("runway", tmp_path, stand_ins.url)

    class Sly:
        """Says that it is paid, and never comes to the till it is given."""

        capabilities, estimate, seller = (
            generator.capabilities,
            generator.estimate,
            generator.seller,
        )

        async def generate(self, request, *, into, progress, till):
            return await generator.generate(request, into=into, progress=progress, till=pocket)

    with pytest.raises(conformance.NotConformingError, match="without buying it at the till"):
        await conformance.money_needs_the_till(Sly(), shot, tmp_path)
    await generator.aclose()


@pytest.mark.parametrize(
    ("mood", "error"),
    [("429", BackendBusyError), ("401", BackendClosedError), ("retired", RetiredModelError),
     ("spend_limit", BackendClosedError)],
)  # fmt: skip
async def test_nothing_is_accepted_and_nothing_is_charged(
    name, generator, stand_ins, pocket, into, mood, error
):
    before = len(stand_ins.ledger(VENDORS[name]))
    stand_ins.mood(VENDORS[name], mood)
    with pytest.raises(error) as caught:
        await generator.generate(shot(), into=into, progress=nothing, till=pocket)
    assert isinstance(caught.value.__cause__, DeclinedError), "the till must know that it is free"
    assert accepted(stand_ins, name, before) == []
    assert list(into.iterdir()) == []
    assert len(str(caught.value)) < 300
    assert KEY not in str(caught.value) + repr(caught.value.__cause__)


@pytest.mark.parametrize("mood", ["500", "529", "drop_before", "drop_after"])
async def test_what_nobody_knows_is_not_declared_free(
    name, generator, stand_ins, pocket, into, mood
):
    before, asked = len(stand_ins.ledger(VENDORS[name])), len(stand_ins.asked(VENDORS[name]))
    stand_ins.mood(VENDORS[name], mood)
    with pytest.raises((httpx2.TransportError, GenerationError)) as caught:
        await generator.generate(shot(), into=into, progress=nothing, till=pocket)
    proven = mood == "500" and name in {"gemini", "veo"}  # its own error, documented to be free
    assert isinstance(caught.value.__cause__, DeclinedError) == proven
    assert len(accepted(stand_ins, name, before)) == (mood == "drop_after")
    assert len(stand_ins.asked(VENDORS[name])) == asked + 1, "it was sent more than once"


async def test_an_answer_that_never_comes_ends_in_time(name, stand_ins, pocket, into, tmp_path):
    generator = backend(name, tmp_path, stand_ins.url, timeout_s=0.5)
    stand_ins.mood(VENDORS[name], "hang_after", seconds=3)
    before = len(stand_ins.ledger(VENDORS[name]))
    with pytest.raises(httpx2.TimeoutException) as caught:
        await generator.generate(shot(), into=into, progress=nothing, till=pocket)
    assert not isinstance(caught.value.__cause__, DeclinedError)
    assert len(accepted(stand_ins, name, before)) == 1
    await generator.aclose()


@pytest.mark.parametrize("mood", ["refused", "done_without_video", "failed"])
async def test_a_job_without_a_film(name, generator, stand_ins, pocket, into, mood):
    before = len(stand_ins.ledger(VENDORS[name]))
    stand_ins.mood(VENDORS[name], mood)
    with pytest.raises(GenerationError) as caught:
        await generator.generate(shot(), into=into, progress=nothing, till=pocket)
    blocked = mood == "refused" or (mood == "done_without_video" and name in {"gemini", "veo"})
    assert isinstance(caught.value, RefusedError) == blocked
    assert isinstance(caught.value, BackendTimeoutError) == (mood == "failed")
    [line] = accepted(stand_ins, name, before)
    standing = await generator.seller.look(pocket.orders[-1], line["job"])
    assert standing.usd == Decimal(line["usd"]), "what a failed job costs is known"
    assert standing.problem.startswith(name)
    assert list(into.iterdir()) == []


@pytest.mark.parametrize("mood", ["corrupt_file", "too_short", "black"])
async def test_a_bad_film_stays_paid(name, generator, stand_ins, pocket, into, mood):
    before = len(stand_ins.ledger(VENDORS[name]))
    stand_ins.mood(VENDORS[name], mood)
    with pytest.raises(BadFootageError, match=name):
        await generator.generate(shot(3.0), into=into, progress=nothing, till=pocket)
    [line] = accepted(stand_ins, name, before)
    assert pocket.spent == Decimal(line["usd"]) > 0
    assert list(into.iterdir()) == []


@pytest.mark.parametrize("mood", ["wrong_size", "slow", "expired_url"])
async def test_a_film_that_is_odd_is_made_to_fit(name, generator, stand_ins, pocket, into, mood):
    stand_ins.mood(VENDORS[name], mood, seconds=0.6)
    footage = await generator.generate(shot(), into=into, progress=nothing, till=pocket)
    assert (footage.width, footage.height, footage.frames) == (640, 360, 24)


async def test_queued_for_ever_ends_at_the_deadline(name, stand_ins, pocket, into, tmp_path):
    generator = backend(name, tmp_path, stand_ins.url, deadline_s=0.7)
    stand_ins.mood(VENDORS[name], "queued_for_ever")
    with pytest.raises(TimeoutError):
        await generator.generate(shot(), into=into, progress=nothing, till=pocket)
    assert list(into.iterdir()) == []
    await generator.aclose()


@pytest.mark.parametrize("name", ["gemini", "veo", "fal", "runway"], indirect=True)
async def test_a_prompt_refused_at_once_is_free(name, generator, stand_ins, pocket, into):
    before = len(stand_ins.ledger(VENDORS[name]))
    stand_ins.mood(VENDORS[name], "refused_at_once")
    with pytest.raises(RefusedError):
        await generator.generate(shot(), into=into, progress=nothing, till=pocket)
    assert accepted(stand_ins, name, before) == []


async def test_a_long_shot_is_made_of_parts(name, stand_ins, pocket, into, tmp_path):
    generator = backend(name, tmp_path, stand_ins.url)
    seconds = generator.seller.priced.seconds[-1] + 2.5
    before, request = len(stand_ins.ledger(VENDORS[name])), shot(seconds)
    footage = await generator.generate(request, into=into, progress=nothing, till=pocket)
    lines = accepted(stand_ins, name, before)
    assert len(lines) == len(footage.receipt.operations) == 2
    assert sum(Decimal(line["usd"]) for line in lines) == footage.receipt.usd
    assert footage.receipt.usd <= generator.estimate(request)
    assert footage.frames == round(seconds * 12)
    first, second = (order.body for order in pocket.orders)
    extends = name == "gemini"
    assert (second["extends"] == lines[0]["job"]) == extends
    assert bool(second["first_frame"]) != extends
    assert (first["extends"], first["first_frame"]) == ("", "")
    assert len({order.part for order in pocket.orders}) == 2
    assert sum("last train" in order.body["prompt"] for order in pocket.orders) <= 1
    await generator.aclose()


async def test_the_frame_before_is_where_the_next_part_begins(stand_ins, pocket, into, tmp_path):
    generator = backend("replicate", tmp_path, stand_ins.url)
    await generator.generate(shot(12.0), into=into, progress=nothing, till=pocket)
    from generators.remote.normalise import last_picture

    last_picture(next(p for p in pocket.folder.iterdir()), tmp_path / "last.png")
    frames = [order.body["first_frame"] for order in pocket.orders]
    assert frames[0] == ""
    with av.open(frames[1]) as media:
        [picture] = media.decode(video=0)
    assert picture.width >= 480
    await generator.aclose()


@pytest.mark.parametrize("name", ["gemini", "veo", "fal"], indirect=True)
async def test_references_go_along(name, generator, stand_ins, pocket, into, tmp_path):
    import numpy as np
    from PIL import Image

    from schemas.take import Reference

    sheet = tmp_path / "aki.png"
    Image.fromarray(np.full((900, 1600, 3), 90, np.uint8)).save(sheet)
    known = Reference(character="aki_1", path=sheet, sha256="0" * 64)
    other = Reference(character="somebody_else", path=sheet, sha256="0" * 64)
    request = shot(references=(other, known))
    footage = await generator.generate(request, into=into, progress=nothing, till=pocket)
    [order] = pocket.orders
    assert order.body["references"] == [str(sheet)]
    assert "Reference image 1 shows Aki Ito" in order.body["prompt"]
    assert footage.receipt.usd <= generator.estimate(shot())


async def test_a_chain_begins_where_the_shot_before_ended(name, stand_ins, pocket, into, tmp_path):
    import numpy as np
    from PIL import Image

    generator = backend(name, tmp_path, stand_ins.url, chain=True)
    assert generator.capabilities.chains
    picture = tmp_path / "last.png"
    Image.fromarray(np.full((360, 640, 3), 90, np.uint8)).save(picture)
    request = shot(first_frame=picture)
    await generator.generate(request, into=into, progress=nothing, till=pocket)
    assert pocket.orders[0].body["first_frame"] == str(picture)
    await generator.aclose()


@pytest.mark.parametrize("name", ["gemini", "veo"], indirect=True)
async def test_a_silent_film_is_left_to_our_voices(name, stand_ins, pocket, into, tmp_path):
    generator = backend(name, tmp_path, stand_ins.url, sound=False)
    assert not generator.capabilities.makes_audio
    footage = await generator.generate(shot(), into=into, progress=nothing, till=pocket)
    assert not footage.has_audio
    assert "last train" not in footage.receipt.prompt
    await generator.aclose()


async def test_shots_that_cannot_be_made_are_refused_before_paying(name, generator, pocket, into):
    for seconds in (0.0, 2.01, 500.0):
        with pytest.raises(UnsupportedShotError):
            await generator.generate(shot(seconds), into=into, progress=nothing, till=pocket)
    assert pocket.orders == []


async def test_a_full_picture_asks_for_the_larger_size(name, generator, stand_ins, pocket, into):
    request = shot(2.0, picture=Picture())
    footage = await generator.generate(request, into=into, progress=nothing, till=pocket)
    assert (footage.width, footage.height, footage.fps) == (1280, 720, 24)
    assert pocket.orders[0].body["size"] in {"720p", "768p"}


async def test_a_film_inside_the_answer_is_taken_too(stand_ins, pocket, into, tmp_path):
    generator = backend("gemini", tmp_path, stand_ins.url)
    stand_ins.mood("gemini", "inline")
    footage = await generator.generate(shot(), into=into, progress=nothing, till=pocket)
    assert footage.frames == 24
    await generator.aclose()


async def test_a_fal_result_that_has_vanished_is_read_from_the_list(
    stand_ins, pocket, into, tmp_path
):
    generator = backend("fal", tmp_path, stand_ins.url)
    stand_ins.mood("fal", "lost_result")
    footage = await generator.generate(shot(), into=into, progress=nothing, till=pocket)
    assert footage.frames == 24
    await generator.aclose()


async def test_a_gateway_before_fals_result_is_not_the_result(stand_ins, pocket, into, tmp_path):
    generator = backend("fal", tmp_path, stand_ins.url)
    stand_ins.mood("fal", "gateway")
    with pytest.raises(BackendBusyError):
        await generator.generate(shot(), into=into, progress=nothing, till=pocket)
    line = stand_ins.ledger("fal")[-1]
    standing = await generator.seller.look(pocket.orders[-1], line["job"])
    assert (standing.state, standing.usd) == ("done", Decimal(line["usd"]))
    await generator.aclose()


async def test_completed_but_422_counts_as_spent(stand_ins, pocket, into, tmp_path):
    generator = backend("fal", tmp_path, stand_ins.url)
    stand_ins.mood("fal", "completed_but_422")
    with pytest.raises(GenerationError, match="Could not generate"):
        await generator.generate(shot(), into=into, progress=nothing, till=pocket)
    line = stand_ins.ledger("fal")[-1]
    standing = await generator.seller.look(pocket.orders[-1], line["job"])
    assert (standing.state, standing.again) == ("failed", False)
    assert standing.usd == Decimal(line["usd"]) > 0
    assert not standing.exact
    await generator.aclose()


async def test_a_cancelled_runway_of_replicate_is_charged(stand_ins, pocket, into, tmp_path):
    generator = backend("replicate", tmp_path, stand_ins.url)
    stand_ins.mood("replicate", "canceled")
    with pytest.raises(GenerationError):
        await generator.generate(shot(), into=into, progress=nothing, till=pocket)
    line = stand_ins.ledger("replicate")[-1]
    standing = await generator.seller.look(pocket.orders[-1], line["job"])
    assert standing.usd == Decimal(line["usd"]) > 0
    await generator.aclose()


async def test_a_job_that_the_vendor_does_not_know(name, generator, pocket):
    from schemas.errors import AniGenError

    order = generator._order(generator._parts.asks(shot())[0], 0)
    with pytest.raises(AniGenError) as caught:
        await generator.seller.look(order, "nobody-knows-it")
    assert isinstance(caught.value, BackendBrokenError | RetiredModelError)


async def test_many_shots_at_a_time(name, generator, stand_ins, pocket, into):
    before = len(stand_ins.ledger(VENDORS[name]))
    takes = await asyncio.gather(
        *(generator.generate(shot(seed=n, shot=n + 1), into=into, progress=nothing, till=pocket)
          for n in range(4))
    )  # fmt: skip
    assert len({take.path for take in takes}) == 4
    assert sum(Decimal(ln["usd"]) for ln in accepted(stand_ins, name, before)) == pocket.spent
