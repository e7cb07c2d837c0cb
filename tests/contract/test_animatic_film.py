"""What the animatic's film must be: joinable, equal bit for bit, in time with its words, and safe
from whatever happens to its worker processes.
"""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time
from contextlib import asynccontextmanager
from pathlib import Path

import av
import numpy as np
import pytest

from generators.animatic import create
from generators.animatic.bench import encode_only, shares
from schemas.bible import Character, Location, PlaceKind
from schemas.errors import BackendTimeoutError, BackendUnreachableError, StudioError
from schemas.look import Hair, Look, Outfit
from schemas.plan import (
    Effect,
    Expression,
    Framing,
    Line,
    Manner,
    Mood,
    Move,
    Pose,
    ShotPlan,
    Subject,
    TimeOfDay,
    Weather,
)
from schemas.take import DRAFT, FULL, Card, ShotRequest, SpokenLine, nothing
from schemas.voice import Mouth

AKI = Character(id="aki", name="Aki", look=Look(hair=Hair.SPIKY, hair_colour="#d0402a"))
MIO = Character(id="mio", name="Mio", look=Look(hair=Hair.LONG, outfit=Outfit.SAILOR))
ROOF = Location(id="roof", name="The roof", kind=PlaceKind.ROOFTOP)
ROOM = Location(id="room", name="Classroom 2-B", kind=PlaceKind.CLASSROOM)


def spoken(speaker, text, starts_s, seconds, manner=Manner.NORMAL):
    shapes = ("open", "small", "wide", "closed", "round", "small")
    mouths = [Mouth(at_s=i / 10, shape=shapes[i % 6]) for i in range(int(seconds * 10))]
    return SpokenLine(
        line=Line(speaker=speaker, text=text, manner=manner), starts_s=starts_s, seconds=seconds,
        mouths=(*mouths, Mouth(at_s=seconds, shape="closed")),
    )  # fmt: skip


def shot(framing=Framing.MEDIUM, move=Move.PUSH_IN, *subjects, lines=(), number=1, seconds=2.0,
         place=ROOF, time=TimeOfDay.SUNSET, weather=Weather.CLEAR, effect=Effect.NONE,
         picture=DRAFT, seed=1):  # fmt: skip
    return ShotRequest(
        series="s", episode=1, scene=1, shot=number,
        plan=ShotPlan(
            framing=framing, move=move, seconds=2, action="Something happens.",
            subjects=subjects, lines=tuple(one.line for one in lines), effect=effect,
        ),
        location=place, time=time, weather=weather, mood=Mood.CALM, characters=(AKI, MIO),
        lines=tuple(lines), seconds=seconds, picture=picture, seed=seed,
    )  # fmt: skip


TALK = shot(
    Framing.MEDIUM, Move.TRACK_RIGHT,
    Subject(character="aki", place="left", facing="right"),
    Subject(character="mio", place="right", facing="left", expression=Expression.HAPPY),
    lines=[spoken("mio", "We can still make the last train. Together.", 0.3, 1.5)],
)  # fmt: skip
RAIN = shot(
    Framing.CLOSE, Move.HOLD, Subject(character="mio", expression=Expression.SAD), number=2,
    weather=Weather.RAIN, time=TimeOfDay.NIGHT, lines=[spoken("mio", "Wait.", 0.5, 1.0)],
)  # fmt: skip
RUN = shot(
    Framing.FULL, Move.SHAKE, Subject(character="aki", pose=Pose.RUN, facing="right"), number=3,
    place=ROOM, time=TimeOfDay.DAY, effect=Effect.SPEED_LINES,
    lines=[spoken("aki", "RUN!", 0.2, 0.8, Manner.SHOUT)],
)  # fmt: skip
CARDS = [
    Card(kind="title", series="Lanterns", episode=3, title="The Last Train", location=ROOF,
         seconds=2.0, picture=DRAFT),
    Card(kind="end", series="Lanterns", episode=3, title="The Last Train", text="Next: Dawn.",
         seconds=2.0, picture=DRAFT),
]  # fmt: skip


@asynccontextmanager
async def animatic(folder: Path, **options):
    generator = create({"workers": 1, **options}, folder=folder)
    try:
        yield generator
    finally:
        await generator.aclose()


async def film(folder, into, *requests, **options):
    async with animatic(folder, **options) as generator:
        return [await generator.generate(r, into=into, progress=nothing) for r in requests]


def made(tmp_path, *requests, **options):
    return asyncio.run(film(tmp_path / "cache", tmp_path, *requests, **options))


def frames(path):
    with av.open(str(path)) as container:
        return [frame.to_ndarray(format="yuv420p") for frame in container.decode(video=0)]


def joined(paths, out):
    """Copy the packets of several films into one file, one after the other."""
    with av.open(str(out), "w") as target:
        stream, start = None, 0
        for path in paths:
            with av.open(str(path)) as source:
                video = source.streams.video[0]
                stream = stream or target.add_stream_from_template(video)
                for packet in source.demux(video):
                    if packet.dts is None:
                        continue
                    packet.pts, packet.dts = packet.pts + start, packet.dts + start
                    packet.stream = stream
                    target.mux(packet)
                start += video.duration
    return out


def test_shots_and_cards_join_without_encoding_again(tmp_path):
    async def everything():
        async with animatic(tmp_path / "cache", workers=2) as generator:
            shots = [
                await generator.generate(r, into=tmp_path, progress=nothing)
                for r in (TALK, RAIN, RUN)
            ]
            cards = [await generator.card(card, into=tmp_path) for card in CARDS]
        return [cards[0], *shots, cards[1]]

    footage = asyncio.run(everything())
    headers = set()
    for one in footage:
        with av.open(str(one.path)) as container:
            video = container.streams.video[0]
            context = video.codec_context
            headers.add(bytes(context.extradata))
            assert next(container.demux(video)).is_keyframe
            assert (context.pix_fmt, context.color_range, context.colorspace) == ("yuv420p", 1, 1)
            assert video.time_base is not None
    assert len(headers) == 1, "stream headers differ, so shots cannot be joined by copying"
    whole = frames(joined([one.path for one in footage], tmp_path / "whole.mp4"))
    apart = [frame for one in footage for frame in frames(one.path)]
    assert len(whole) == sum(one.frames for one in footage)
    assert all(np.array_equal(a, b) for a, b in zip(whole, apart, strict=True))


def test_equal_requests_give_equal_bytes_in_other_processes_with_and_without_cache(
    tmp_path, monkeypatch
):
    monkeypatch.setenv("PYTHONHASHSEED", "1")
    cold = made(tmp_path, TALK, RAIN, RUN)
    monkeypatch.setenv("PYTHONHASHSEED", "2")
    warm = made(tmp_path, TALK, RAIN, RUN)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    anew = made(elsewhere, RUN, TALK, RAIN)
    hashes = [[one.sha256 for one in takes] for takes in (cold, warm)]
    assert hashes[0] == hashes[1]
    assert {one.sha256 for one in anew} == set(hashes[0])
    assert len(set(hashes[0])) == 3


def test_another_seed_is_another_film(tmp_path):
    one, other = made(tmp_path, RAIN, RAIN.model_copy(update={"seed": 2}))
    assert one.sha256 != other.sha256


def test_a_spoiled_cache_is_ignored_and_mended(tmp_path):
    [before] = made(tmp_path, TALK)
    cels = sorted((tmp_path / "cache").rglob("*.cel"))
    sizes = [cel.stat().st_size for cel in cels]
    assert len(cels) > 3
    for i, cel in enumerate(cels):
        data = cel.read_bytes()
        cel.write_bytes([b"", b"junk" * 9, data[:-7], data[:40] + b"\0" * len(data)][i % 4])
    [after] = made(tmp_path, TALK)
    assert after.sha256 == before.sha256
    assert [cel.stat().st_size for cel in cels] == sizes


def test_subtitles_come_and_go_with_their_words(tmp_path):
    starts, lasts = 0.6, 0.9
    line = spoken("narrator", "Nobody had seen the sea for years.", starts, lasts)
    request = shot(Framing.INSERT, Move.HOLD, lines=[line], picture=FULL, time=TimeOfDay.NIGHT)
    [footage] = made(tmp_path, request)
    bright = [n for n, frame in enumerate(frames(footage.path)) if (frame[600:670] > 215).any()]
    assert abs(bright[0] / 24 - starts) <= 1 / 24
    assert abs((bright[-1] + 1) / 24 - (starts + lasts)) <= 1 / 24
    assert bright == list(range(bright[0], bright[-1] + 1))


def test_bars_are_black_but_for_the_slate(tmp_path):
    [footage] = made(tmp_path, TALK.model_copy(update={"picture": FULL}))
    for frame in frames(footage.path)[::12]:
        assert frame[676:720].max() <= 20
        assert frame[:44].max() > 100
        assert frame[:44, 900:].max() <= 20
        assert frame[60:660].std() > 10


def test_a_mouth_moves_while_its_owner_speaks(tmp_path):
    subject = Subject(character="aki")
    words = [spoken("aki", "Look.", 0.5, 1.0)]
    still, talking, thinking = made(
        tmp_path,
        *(
            shot(Framing.CLOSE, Move.HOLD, subject, lines=lines, picture=FULL)
            for lines in ([], words, [spoken("aki", "Look.", 0.5, 1.0, Manner.THOUGHT)])
        ),
    )

    def apart(one):
        """For every frame, how many pixels are quite different from the silent film's."""
        pairs = zip(frames(one.path), frames(still.path), strict=True)
        return [int((abs(a[300:570].astype(int) - b[300:570]) > 50).sum()) for a, b in pairs]

    speech = apart(talking)
    assert max(speech[12:36]) > 300
    assert max(*speech[:12], *speech[37:], *apart(thinking)) < 30


def test_the_receipt_tells_where_the_time_went(tmp_path):
    [footage] = made(tmp_path, TALK)
    receipt = footage.receipt
    assert receipt.cpu_s == pytest.approx(sum(receipt.parts.values()), abs=0.01)
    assert {"encode", "background", "figures", "text"} <= set(receipt.parts)
    for words in ("Medium shot", "The roof", "Mio", "last train", "happy"):
        assert words in receipt.prompt
    rows = shares([footage])
    assert sum(share for _, _, share in rows) == pytest.approx(1)
    alone = encode_only(footage.path)
    assert 0 < alone < receipt.cpu_s * 2


LONG = TALK.model_copy(update={"seconds": 60.0})


async def started(generator, into):
    """Begin a long shot; returns when its worker has given a sign of life."""
    begun = asyncio.Event()
    task = asyncio.create_task(
        generator.generate(LONG, into=into, progress=lambda share: begun.set())
    )
    task.add_done_callback(lambda task: begun.set())
    await begun.wait()
    return task


def test_a_killed_worker_is_an_error_of_that_shot_only(tmp_path):
    async def story():
        async with animatic(tmp_path / "cache") as generator:
            task = await started(generator, tmp_path)
            [pid] = generator.worker_pids
            os.kill(pid, signal.SIGKILL)
            with pytest.raises(BackendUnreachableError, match="by signal 9"):
                await task
            assert not [path for path in tmp_path.iterdir() if path.is_file()]
            footage = await generator.generate(TALK, into=tmp_path, progress=nothing)
            assert generator.worker_pids != [pid]
            return footage

    assert asyncio.run(story()).path.exists()


def test_a_silent_worker_is_ended(tmp_path):
    async def story():
        async with animatic(tmp_path / "cache", silence_s=1.5) as generator:
            task = await started(generator, tmp_path)
            [pid] = generator.worker_pids
            os.kill(pid, signal.SIGSTOP)
            with pytest.raises(BackendTimeoutError, match="said nothing"):
                await task
            assert generator.worker_pids == []
            return pid

    pid = asyncio.run(story())
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
    assert not [path for path in tmp_path.iterdir() if path.is_file()]


def test_last_words_reach_the_operator(tmp_path, monkeypatch):
    async def story():
        async with animatic(tmp_path / "cache") as generator:
            await generator.generate(TALK, into=tmp_path, progress=nothing)

    monkeypatch.setenv("PYTHONMALLOC", "no such allocator")
    with pytest.raises(BackendUnreachableError, match=r"last words: .*PYTHONMALLOC"):
        asyncio.run(story())


def test_an_unwritable_folder_is_the_studios_fault(tmp_path):
    async def story():
        async with animatic(tmp_path / "cache") as generator:
            with pytest.raises(StudioError, match="No such file"):
                await generator.generate(TALK, into=tmp_path / "gone", progress=nothing)
            return generator.worker_pids

    assert len(asyncio.run(story())) == 1, "the worker is not to blame"


def test_an_idle_worker_goes_and_a_new_one_comes(tmp_path):
    async def story():
        async with animatic(tmp_path / "cache", idle_s=0.2) as generator:
            await generator.generate(RAIN, into=tmp_path, progress=nothing)
            [pid] = generator.worker_pids
            for _ in range(200):
                if not generator.worker_pids:
                    break
                await asyncio.sleep(0.05)
            assert not generator.worker_pids
            await generator.generate(RAIN, into=tmp_path, progress=nothing)
            assert generator.worker_pids != [pid]

    asyncio.run(story())


PARENT = """
import asyncio, sys
from pathlib import Path
from generators.animatic import create
from schemas.take import ShotRequest

async def main():
    generator = create({"workers": 1}, folder=Path(sys.argv[1]) / "cache")
    request = ShotRequest.model_validate_json(sys.stdin.read())
    def begun(share):
        print(*generator.worker_pids, flush=True)
    await generator.generate(request, into=Path(sys.argv[1]), progress=begun)

asyncio.run(main())
"""


def alive(pid):
    """Whether a process runs; one that waits to be reaped does not."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except FileNotFoundError:
        return False
    return state not in "ZX"


@pytest.mark.parametrize("stopped", [False, True])
def test_no_worker_outlives_a_killed_parent(tmp_path, stopped):
    root = Path(__file__).parents[2]
    with subprocess.Popen(
        [sys.executable, "-c", PARENT, str(tmp_path)], cwd=root, text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    ) as parent:  # fmt: skip
        parent.stdin.write(LONG.model_dump_json())
        parent.stdin.close()
        worker = int(parent.stdout.readline())
        assert alive(worker)
        if stopped:
            os.kill(worker, signal.SIGSTOP)
        parent.kill()
        parent.wait()
    deadline = time.monotonic() + 10
    while alive(worker) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not alive(worker)
    assert not list(tmp_path.glob("*.mp4"))
