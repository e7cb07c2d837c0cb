"""Assembly with real media: from small shots to a master that holds everything it promises."""

from __future__ import annotations

import asyncio
import hashlib
import json
import os
import re
import resource
import signal
import wave
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image

from generators.animatic.encode import Reel
from orchestrator.assembly import assemble
from orchestrator.assembly.job import Assembled, AssemblyJob, CardCut, SceneCut, ShotCut
from orchestrator.assembly.probe import probe
from schemas.bible import PlaceKind
from schemas.errors import AssemblyError
from schemas.plan import Effect, Framing, Line, Manner, Mood, ShotPlan, Subject, TimeOfDay, Weather
from schemas.take import DRAFT, SpokenLine

FPS = DRAFT.fps
SECONDS = 3  # of a shot
FRAMES = SECONDS * FPS
CARD = 2 * FPS
HOSTILE = (
    '</v><script>alert("1")</script> & more',
    "One --> two\n\n00:00:01.000 --> 00:00:09.000\nWEBVTT",
    "«Ouf» 'single' \"double\" {\\an8}{\\c&H0000FF&}\\N",
    "🎉 شكرا جزيلا 👩‍👩‍👧 תודה",
    "word " * 47 + "end",
    "日本語のとても長いせりふ" * 12,
)


def write_shot(path: Path, frames: int, shade: int) -> Path:
    """Footage of a bright bar that moves over a field of one shade."""
    with Reel(path, DRAFT) as reel:
        for number in range(frames):
            planes = reel.planes
            planes.y[:] = 40 + shade
            planes.y[:, number * 8 : number * 8 + 40] = 220
            for plane in (planes.u, planes.v):
                plane[:] = 110 + shade // 4
            reel.write()
    return path


def write_voice(path: Path, seconds: float, pitch: int) -> Path:
    """A buzz in syllables, about as loud as the offline voice."""
    time = np.arange(round(seconds * 48_000)) / 48_000
    buzz = sum(np.sin(2 * np.pi * pitch * k * time) / k for k in range(1, 12))
    syllables = buzz * np.clip(np.sin(2 * np.pi * 4 * time) + 0.6, 0, 1)
    samples = 0.1 * syllables / np.sqrt(np.mean(syllables**2))
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, 48_000, 0, "NONE", ""))
        file.writeframes((np.clip(samples, -0.8, 0.8) * 32_767).astype("<i2").tobytes())
    return path


def write_foreign(path: Path, *, codec: str, size: tuple[int, int], sound: bool) -> Path:
    """A clip in somebody else's format, with or without a loud 1 kHz tone."""
    with av.open(path, "w") as media:
        video = media.add_stream(codec, rate=Fraction(30_000, 1001))
        video.width, video.height, video.pix_fmt = *size, "yuv420p"
        audio = media.add_stream("aac", rate=44_100, layout="mono") if sound else None
        for number in range(70):
            picture = np.full((size[1], size[0], 3), 60 + number, np.uint8)
            media.mux(video.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")))
        media.mux(video.encode(None))
        if audio:
            tone = 0.3 * np.sin(2 * np.pi * 1000 * np.arange(3 * 44_100) / 44_100)
            frame = av.AudioFrame.from_ndarray(
                tone[None].astype(np.float32), format="fltp", layout="mono"
            )
            frame.sample_rate, frame.pts = 44_100, 0
            media.mux(audio.encode(frame))
            media.mux(audio.encode(None))
    return path


@pytest.fixture(scope="module")
def media(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of footage and voices: 12 shots, two cards, six lines."""
    folder = tmp_path_factory.mktemp("media")
    for number in range(12):
        write_shot(folder / f"shot{number}.mp4", FRAMES, number * 12)
    write_shot(folder / "title.mp4", CARD, 100)
    write_shot(folder / "end.mp4", CARD, 5)
    for number in range(6):
        write_voice(folder / f"voice{number}.wav", 1.5, 110 + 20 * number)
    return folder


def plan_shot(number: int) -> ShotPlan:
    """Every second shot shows a face; the one in the middle has an effect."""
    return ShotPlan(
        framing=Framing.CLOSE if number % 2 else Framing.EXTREME_WIDE,
        seconds=SECONDS,
        action=f"Mio looks at thing {number} --> <b>& waits</b>.",
        subjects=(Subject(character="mio"),) if number % 2 else (),
        effect=Effect.FOCUS_LINES if number == 7 else Effect.NONE,
        sound="bell" if number == 2 else "",
    )


def make_job(media: Path, into: Path, **changes: object) -> AssemblyJob:
    """An episode of six scenes with two shots each; the second shot of each has a line."""
    scenes = []
    for scene in range(6):
        spoken = SpokenLine(
            line=Line(
                speaker="mio" if scene % 2 else "narrator",
                text=HOSTILE[scene],
                manner=Manner.THOUGHT if scene == 3 else Manner.NORMAL,
            ),
            starts_s=0.5,
            seconds=1.5,
            audio=str(media / f"voice{scene}.wav"),
        )
        shots = tuple(
            ShotCut(
                path=media / f"shot{number}.mp4",
                frames=FRAMES,
                plan=plan_shot(number),
                lines=(spoken,) if number % 2 else (),
            )
            for number in (2 * scene, 2 * scene + 1)
        )
        scenes.append(
            SceneCut(
                title=HOSTILE[scene],
                synopsis="They wait.",
                location="The roof",
                place=list(PlaceKind)[scene],
                time=list(TimeOfDay)[scene % 4],
                weather=list(Weather)[scene],
                mood=list(Mood)[scene],
                cast=("Mio <3",),
                shots=shots,
            )
        )
    into.mkdir(parents=True, exist_ok=True)
    fields: dict[str, object] = {
        "series": "roof",
        "show": "The Roof <&> 屋上",
        "episode": 7,
        "title": "Rain --> sun",
        "logline": "It rains.",
        "synopsis": "It rains, then it does not.",
        "seed": 3,
        "theme": "roof",
        "picture": DRAFT,
        "title_card": CardCut(path=media / "title.mp4", frames=CARD),
        "end_card": CardCut(path=media / "end.mp4", frames=CARD),
        "scenes": tuple(scenes),
        "names": {"mio": "Mio <3"},
        "credits": ("Nobody",),
        "provenance": {"bible": "abc"},
        "into": into,
    }
    return AssemblyJob.model_validate(fields | changes)


def with_shot(job: AssemblyJob, scene: int, shot: int, **changes: object) -> AssemblyJob:
    """The same job with one shot changed; numbers from 1."""
    scenes = list(job.scenes)
    shots = list(scenes[scene - 1].shots)
    shots[shot - 1] = shots[shot - 1].model_copy(update=changes)
    scenes[scene - 1] = scenes[scene - 1].model_copy(update={"shots": tuple(shots)})
    return job.model_copy(update={"scenes": tuple(scenes)})


@pytest.fixture(scope="module")
def made(media: Path, tmp_path_factory: pytest.TempPathFactory) -> Assembled:
    """The plain episode, assembled once for all tests that only look at it."""
    job = make_job(media, tmp_path_factory.mktemp("plain") / "into")
    shares: list[float] = []
    result = asyncio.run(assemble(job, progress=shares.append))
    assert shares == sorted(shares)
    assert shares[-1] > 0.9
    return result


def cue_blocks(text: str) -> list[list[str]]:
    """The cues of a WebVTT file as lists of lines, read as the format says."""
    head, *blocks = text.rstrip("\n").split("\n\n")
    assert head == "WEBVTT"
    return [block.split("\n") for block in blocks]


def seconds_of(stamp: str) -> float:
    """A WebVTT time in seconds."""
    hours, minutes, seconds = stamp.split(":")
    return int(hours) * 3600 + int(minutes) * 60 + float(seconds)


def cue_times(cue: list[str]) -> tuple[float, float, str]:
    """Start, end and settings of a cue."""
    match = re.fullmatch(r"(\S+) --> (\S+) ?(.*)", cue[1])
    assert match
    return seconds_of(match[1]), seconds_of(match[2]), match[3]


def test_master_holds_every_frame_and_plays_without_complaint(made: Assembled) -> None:
    found = probe(made.master)
    total = 12 * FRAMES + 2 * CARD
    assert found.warnings == ()
    assert found.frames == tuple(range(total))
    assert found.decoded_frames == made.frames == total
    assert (found.width, found.height, found.pixels, found.fps) == (640, 360, "yuv420p", 12)
    assert found.seconds == pytest.approx(made.seconds) == pytest.approx(total / FPS)
    assert found.faststart
    cuts = [0, *range(CARD, CARD + 12 * FRAMES + 1, FRAMES)]
    assert set(cuts) <= set(found.key_frames)
    assert made.conformed == ()


def test_pictures_are_copied_bit_for_bit(made: Assembled, media: Path) -> None:
    files = ["title", *(f"shot{n}" for n in range(12)), "end"]
    sources = []
    for name in files:
        with av.open(media / f"{name}.mp4") as source:
            sources += [bytes(packet) for packet in source.demux(video=0) if packet.size]
    with av.open(made.master) as master:
        copies = [bytes(packet) for packet in master.demux(video=0) if packet.size]
    assert copies == sources


def test_tracks_languages_and_tags(made: Assembled) -> None:
    found = probe(made.master, pictures=False, sound=False)
    (video,), (audio,), (words,) = map(found.tracks_of, ("video", "audio", "subtitle"))
    assert (video.codec, audio.codec, words.codec) == ("h264", "aac", "mov_text")
    assert (audio.language, words.language) == ("eng", "eng")
    assert (video.name, audio.name, words.name) == ("Picture", "Sound", "Subtitles")
    assert audio.seconds == pytest.approx(video.seconds, abs=0.03)
    tags = {"title": "Rain --> sun", "show": "The Roof <&> 屋上", "episode_id": "7"}
    assert tags.items() <= found.metadata.items()
    assert "creation_time" not in found.metadata


def test_six_chapters_cover_the_film(made: Assembled) -> None:
    chapters = probe(made.master, pictures=False, sound=False).chapters
    assert len(chapters) == 6
    assert chapters[0].start_s == 0
    assert chapters[5].end_s == pytest.approx(made.seconds)
    for before, after in pairwise(chapters):
        assert before.end_s == after.start_s
    assert chapters[1].start_s == (CARD + 2 * FRAMES) / FPS
    assert chapters[0].text == HOSTILE[0]
    assert chapters[5].text == HOSTILE[5][:85]  # 255 bytes, never half a character


def test_subtitles_are_the_words_in_white(made: Assembled) -> None:
    found = probe(made.master, pictures=False, sound=False)
    assert [mark.text for mark in found.subtitles] == [
        f"{'Mio <3' if scene % 2 else 'Narrator'}: {' '.join(HOSTILE[scene].split())}"
        for scene in range(6)
    ]
    starts = [(CARD + (2 * scene + 1) * FRAMES) / FPS + 0.5 for scene in range(6)]
    assert [mark.start_s for mark in found.subtitles] == pytest.approx(starts, abs=0.001)
    entry = made.master.read_bytes().partition(b"tx3g")[2]
    assert entry[34:38] == b"\xff\xff\xff\xff"  # RGBA of the default style


def test_loudness_is_that_of_the_web(made: Assembled) -> None:
    heard = probe(made.master, pictures=False).loudness
    assert heard.lufs == pytest.approx(-16, abs=0.5)
    assert heard.true_peak_dbtp <= -1.5
    assert made.loudness_lufs == pytest.approx(heard.lufs, abs=0.05)


def test_captions_name_speakers_and_let_nothing_through(made: Assembled) -> None:
    text = (made.master.parent / "captions.vtt").read_text(encoding="utf-8")
    cues = cue_blocks(text)
    assert len(cues) == 6
    assert all(len(cue) == 3 for cue in cues)
    for cue in cues:
        assert cue_times(cue)[2] == "line:8%"
        payload = re.fullmatch(r"<v [^<>&]*(?:&lt;3)?>(?:<i>)?([^<>]*)(?:</i>)?</v>", cue[2])
        assert payload, cue[2]
    assert cues[1][2].startswith("<v Mio &lt;3>One --&gt; two 00:00:01.000 --&gt; ")
    assert "<i>" in cues[3][2]
    times = [cue_times(cue)[:2] for cue in cues]
    assert all(start < end for start, end in times)
    assert all(a[1] <= b[0] for a, b in pairwise(times))


def test_descriptions_are_spoken_where_nobody_speaks(made: Assembled) -> None:
    folder = made.master.parent
    cues = cue_blocks((folder / "descriptions.vtt").read_text(encoding="utf-8"))
    said = json.loads((folder / "transcript.json").read_text(encoding="utf-8"))
    assert len(cues) == 12
    assert all("--&gt; &lt;b&gt;&amp; waits&lt;/b&gt;." in cue[2] for cue in cues)
    for cue in cues[::2]:
        start, end, _ = cue_times(cue)
        assert all(line["end"] <= start or line["start"] >= end for line in said)


def test_chapters_file_matches_the_chapters_of_the_master(made: Assembled) -> None:
    cues = cue_blocks((made.master.parent / "chapters.vtt").read_text(encoding="utf-8"))
    marks = probe(made.master, pictures=False, sound=False).chapters
    assert [cue_times(cue)[:2] for cue in cues] == [
        pytest.approx((mark.start_s, mark.end_s)) for mark in marks
    ]
    assert cues[0][2] == '&lt;/v&gt;&lt;script&gt;alert("1")&lt;/script&gt; &amp; more'


def test_transcript_and_metadata(made: Assembled) -> None:
    folder = made.master.parent
    said = json.loads((folder / "transcript.json").read_text(encoding="utf-8"))
    assert [line["text"] for line in said] == list(HOSTILE)
    assert said[1]["speaker"] == "mio"
    assert said[1]["name"] == "Mio <3"
    about = json.loads((folder / "metadata.json").read_text(encoding="utf-8"))
    assert about["seconds"] == made.seconds
    assert [scene["starts"] for scene in about["scenes"]][:2] == [0, (CARD + 2 * FRAMES) / FPS]
    assert about["scenes"][5]["ends"] == made.seconds
    assert about["cast"] == ["Mio <3"]


def test_manifest_vouches_for_every_file(made: Assembled) -> None:
    folder = made.master.parent
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    names = {path.name for path in folder.iterdir()}
    assert names == {entry["name"] for entry in manifest["files"]} | {"manifest.json"}
    stills = {f"scene-{n}.webp" for n in range(1, 7)}
    assert stills | {
        "master.mp4", "captions.vtt", "descriptions.vtt", "chapters.vtt", "poster.webp",
        "sprite.webp", "sprite.json", "transcript.json", "metadata.json", "manifest.json",
    } == names  # fmt: skip
    for entry in (*manifest["files"], *(file.model_dump() for file in made.files)):
        data = (folder / entry["name"]).read_bytes()
        assert entry["bytes"] == len(data)
        assert entry["sha256"] == hashlib.sha256(data).hexdigest()
    assert manifest["loudness_lufs"] == pytest.approx(made.loudness_lufs, abs=0.01)
    assert manifest["provenance"] == {"bible": "abc"}
    assert made.sha256 == hashlib.sha256(made.master.read_bytes()).hexdigest()


def test_poster_shows_the_face_with_the_effect(made: Assembled) -> None:
    folder = made.master.parent
    with Image.open(folder / "poster.webp") as poster:
        assert poster.size == (1280, 720)
        corner = np.asarray(poster.convert("L"))[5, 1270]
    expected = (40 + 7 * 12 - 16) * 255 / 219  # the shade of shot 7
    assert float(corner) == pytest.approx(expected, abs=6)
    with Image.open(folder / "scene-6.webp") as still:
        assert still.size == (480, 270)
        corner = np.asarray(still.convert("L"))[5, 475]
    assert float(corner) == pytest.approx((40 + 11 * 12 - 16) * 255 / 219, abs=6)


def test_sheet_shows_every_two_seconds(made: Assembled) -> None:
    folder = made.master.parent
    layout = json.loads((folder / "sprite.json").read_text(encoding="utf-8"))
    assert layout["seconds_per_tile"] == 2
    assert layout["tiles"] == made.seconds / 2
    with Image.open(folder / "sprite.webp") as sheet:
        assert sheet.size == (
            layout["columns"] * layout["tile_width"],
            layout["rows"] * layout["tile_height"],
        )
        pixels = np.asarray(sheet.convert("L"))
    first, last = pixels[5, 185], pixels[(layout["rows"] - 1) * 108 + 5, 192 - 7]
    assert float(first) == pytest.approx((140 - 16) * 255 / 219, abs=8)  # the title card
    assert float(last) == pytest.approx((45 - 16) * 255 / 219, abs=8)  # the end card


def test_two_runs_give_the_same_bytes(made: Assembled, media: Path, tmp_path: Path) -> None:
    again = asyncio.run(assemble(make_job(media, tmp_path / "again")))
    assert {f.name: f.sha256 for f in again.files} == {f.name: f.sha256 for f in made.files}


def test_foreign_footage_is_conformed_and_its_sound_kept(media: Path, tmp_path: Path) -> None:
    loud = write_foreign(tmp_path / "loud.mp4", codec="libx264", size=(1280, 720), sound=True)
    mute = write_foreign(tmp_path / "mute.webm", codec="libvpx-vp9", size=(360, 640), sound=False)
    job = make_job(media, tmp_path / "into")
    job = with_shot(job, 2, 1, path=loud, has_audio=True)
    job = with_shot(job, 4, 1, path=mute)
    made = asyncio.run(assemble(job))
    found = probe(made.master)
    assert found.warnings == ()
    assert found.frames == tuple(range(12 * FRAMES + 2 * CARD))
    assert [remark.partition(":")[0] for remark in made.conformed] == [
        "scene 2, shot 1",
        "scene 4, shot 1",
    ]
    assert tone_share(made.master, (CARD + 2 * FRAMES) / FPS) > 0.8
    assert tone_share(made.master, (CARD + 4 * FRAMES) / FPS) < 0.2


def tone_share(master: Path, start_s: float) -> float:
    """The share of the sound's power at 1 kHz in the two seconds after a shot's first half second."""
    with av.open(master) as media:
        frames = [frame.to_ndarray() for frame in media.decode(audio=0)]
    sound = np.concatenate(frames, axis=1).mean(axis=0)
    first = round((start_s + 0.5) * 48_000)
    power = np.abs(np.fft.rfft(sound[first : first + 96_000] * np.hanning(96_000))) ** 2
    return float(power[1980:2021].sum() / power.sum())


def test_short_footage_holds_its_last_frame(media: Path, tmp_path: Path) -> None:
    job = make_job(media, tmp_path / "into")
    short = write_shot(tmp_path / "short.mp4", FRAMES // 2, 60)
    made = asyncio.run(assemble(with_shot(job, 3, 2, path=short)))
    assert made.frames == 12 * FRAMES + 2 * CARD
    assert made.conformed == ("scene 3, shot 2: its frames are not the ones planned",)


def broken_jobs(media: Path, folder: Path) -> Iterator[tuple[str, AssemblyJob]]:
    """Jobs that cannot be done, with a part of the sentence that says so."""
    job = make_job(media, folder / "into")
    garbage = folder / "garbage.mp4"
    garbage.write_bytes(b"not a film at all" * 100)
    torn = folder / "torn.mp4"
    torn.write_bytes((media / "shot1.mp4").read_bytes()[:900])
    lost = job.scenes[1].shots[1].lines[0].model_copy(update={"audio": str(folder / "lost.wav")})
    silent = lost.model_copy(update={"audio": ""})
    yield "scene 2, shot 1 is missing", with_shot(job, 2, 1, path=folder / "none.mp4")
    yield "scene 2, shot 1 cannot be read", with_shot(job, 2, 1, path=garbage)
    yield "scene 2, shot 1 cannot be read", with_shot(job, 2, 1, path=torn)
    yield "scene 5, shot 2 has no length", with_shot(job, 5, 2, frames=0)
    yield "the sound of scene 2, shot 2, line 1 is missing", with_shot(job, 2, 2, lines=(lost,))
    yield "scene 2, shot 2, line 1 has no sound", with_shot(job, 2, 2, lines=(silent,))
    yield "the sound of scene 1, shot 1", with_shot(job, 1, 1, has_audio=True)


@pytest.mark.parametrize("number", range(7))
def test_what_is_wrong_is_said_in_a_sentence(media: Path, tmp_path: Path, number: int) -> None:
    sentence, job = list(broken_jobs(media, tmp_path))[number]
    with pytest.raises(AssemblyError) as caught:
        asyncio.run(assemble(job))
    assert sentence in str(caught.value)
    assert str(caught.value).endswith(".")
    assert "Traceback" not in str(caught.value)
    assert not (job.into / "manifest.json").exists()


def test_a_full_disk_is_said(media: Path, tmp_path: Path) -> None:
    job = make_job(media, tmp_path / "into")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, before[1]))
    try:
        with pytest.raises(AssemblyError, match="no room left"):
            asyncio.run(assemble(job))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert not (job.into / "manifest.json").exists()


def children() -> set[int]:
    """The ids of this process's children."""
    return {int(pid) for pid in Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()}


def test_a_killed_worker_publishes_nothing(media: Path, tmp_path: Path) -> None:
    job = make_job(media, tmp_path / "into")
    before = children()

    def kill(share: float) -> None:
        if share > 0.4:
            for pid in children() - before:
                os.kill(pid, signal.SIGKILL)

    with pytest.raises(AssemblyError, match="ended unexpectedly with status -9"):
        asyncio.run(assemble(job, progress=kill))
    assert not (job.into / "manifest.json").exists()


def test_cancelling_kills_the_worker(media: Path, tmp_path: Path) -> None:
    job = make_job(media, tmp_path / "into")
    before = children()

    async def cancel_midway() -> None:
        begun = asyncio.Event()
        task = asyncio.create_task(assemble(job, progress=lambda _: begun.set()))
        await begun.wait()
        assert children() - before
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(cancel_midway())
    assert children() <= before
    assert not (job.into / "manifest.json").exists()


def test_too_long_is_too_long(media: Path, tmp_path: Path) -> None:
    with pytest.raises(AssemblyError, match="took longer than 0 s"):
        asyncio.run(assemble(make_job(media, tmp_path / "into"), timeout_s=0.05))
