"""Assembly with real media: from small shots to a master that holds everything it promises."""

from __future__ import annotations

import asyncio
import hashlib
import json
import re
from collections.abc import Callable
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image

from orchestrator.assembly import assemble
from orchestrator.assembly.job import Assembled, AssemblyJob, CardCut
from orchestrator.assembly.probe import probe
from schemas.take import DRAFT

FPS = DRAFT.fps
FRAMES, CARD = 3 * FPS, 2 * FPS  # of every shot and card
TOTAL = 12 * FRAMES + 2 * CARD
NewJob = Callable[..., AssemblyJob]
Write = Callable[..., Path]


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


def power_share(master: Path, start_s: float, seconds: float, hertz: list[float]) -> float:
    """The share of the sound's power within 6 Hz of some frequencies, in a stretch of time."""
    with av.open(master) as media:
        frames = [frame.to_ndarray() for frame in media.decode(audio=0)]
    sound = np.concatenate(frames, axis=1).mean(axis=0)
    piece = sound[round(start_s * 48_000) : round((start_s + seconds) * 48_000)]
    power = np.abs(np.fft.rfft(piece * np.hanning(len(piece)))) ** 2
    at = np.fft.rfftfreq(len(piece), 1 / 48_000)
    near = np.min([np.abs(at - one) for one in hertz], axis=0) < 6
    return float(power[near].sum() / power.sum())


def test_master_holds_every_frame_and_plays_without_complaint(made: Assembled) -> None:
    found = probe(made.master)
    assert found.warnings == ()
    assert found.frames == tuple(range(TOTAL))
    assert found.decoded_frames == made.frames == TOTAL
    assert (found.width, found.height, found.pixels, found.fps) == (640, 360, "yuv420p", 12)
    assert found.seconds == pytest.approx(made.seconds) == pytest.approx(TOTAL / FPS)
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


def test_six_chapters_cover_the_film(made: Assembled, words: tuple[str, ...]) -> None:
    chapters = probe(made.master, pictures=False, sound=False).chapters
    assert len(chapters) == 6
    assert chapters[0].start_s == 0
    assert chapters[5].end_s == pytest.approx(made.seconds)
    for before, after in pairwise(chapters):
        assert before.end_s == after.start_s
    assert chapters[1].start_s == (CARD + 2 * FRAMES) / FPS
    assert chapters[0].text == words[0]
    assert chapters[5].text == words[5][:85]  # 255 bytes, never half a character


def test_subtitles_are_the_words_in_white(made: Assembled, words: tuple[str, ...]) -> None:
    found = probe(made.master, pictures=False, sound=False)
    assert [mark.text for mark in found.subtitles] == [
        f"{'Mio <3' if scene % 2 else 'Narrator'}: {' '.join(words[scene].split())}"
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
    assert made.loudness_lufs == pytest.approx(heard.lufs, abs=0.2)
    assert made.true_peak_dbtp == pytest.approx(heard.true_peak_dbtp, abs=0.3)


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


def test_transcript_and_metadata(made: Assembled, words: tuple[str, ...]) -> None:
    folder = made.master.parent
    said = json.loads((folder / "transcript.json").read_text(encoding="utf-8"))
    assert [line["text"] for line in said] == list(words)
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
    row, column = divmod(layout["tiles"] - 1, layout["columns"])
    first, last = pixels[5, 185], pixels[row * 108 + 5, column * 192 + 185]
    assert float(first) == pytest.approx((140 - 16) * 255 / 219, abs=8)  # the title card
    assert float(last) == pytest.approx((45 - 16) * 255 / 219, abs=8)  # the end card


def test_two_runs_give_the_same_bytes(
    made: Assembled, new_job: NewJob, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONHASHSEED", "77")
    again = asyncio.run(assemble(new_job(tmp_path / "again")))
    assert {f.name: f.sha256 for f in again.files} == {f.name: f.sha256 for f in made.files}


def test_foreign_footage_is_conformed_and_its_sound_kept(
    new_job: NewJob, changed: NewJob, shoot_elsewhere: Write, tmp_path: Path
) -> None:
    ntsc, wide, tall = Fraction(30_000, 1001), (1280, 720), (360, 640)
    loud = shoot_elsewhere(tmp_path / "a.mp4", size=wide, rate=ntsc, frames=70, sound=True)
    mute = shoot_elsewhere(tmp_path / "b.webm", codec="libvpx-vp9", size=tall, rate=ntsc, frames=70)
    odd = shoot_elsewhere(tmp_path / "c.mp4")
    job = new_job(tmp_path / "into")
    job = changed(job, 2, 1, path=loud, has_audio=True)
    job = changed(job, 4, 1, path=mute)
    job = changed(job, 5, 2, path=odd)
    made = asyncio.run(assemble(job))
    found = probe(made.master)
    assert found.warnings == ()
    assert found.frames == tuple(range(TOTAL))
    assert made.conformed == (
        "scene 2, shot 1: it is 1280x720",
        "scene 4, shot 1: it is vp9",
        "scene 5, shot 2: it was encoded with other parameters",
    )
    assert power_share(made.master, (CARD + 2 * FRAMES) / FPS + 0.5, 2, [1000]) > 0.8
    assert power_share(made.master, (CARD + 4 * FRAMES) / FPS + 0.5, 2, [1000]) < 0.2


def test_footage_that_agrees_is_copied_whoever_made_it(
    new_job: NewJob, changed: NewJob, shoot_elsewhere: Write, tmp_path: Path
) -> None:
    shot = shoot_elsewhere(tmp_path / "shot.mp4")
    card = CardCut(path=shoot_elsewhere(tmp_path / "card.mp4", frames=CARD), frames=CARD)
    job = new_job(tmp_path / "into", title_card=card, end_card=card)
    for scene in range(1, 7):
        job = changed(changed(job, scene, 1, path=shot), scene, 2, path=shot)
    made = asyncio.run(assemble(job))
    assert made.conformed == ()
    assert probe(made.master).warnings == ()


def test_voices_are_heard_over_the_score_where_they_are_spoken(made: Assembled) -> None:
    for scene in range(6):
        pitch = 110 + 20 * scene
        harmonics = [pitch * k + side for k in range(1, 12) for side in (-4, 0, 4)]  # syllables
        start = (CARD + (2 * scene + 1) * FRAMES) / FPS + 0.5
        during = power_share(made.master, start, 1.4, harmonics)
        after = power_share(made.master, start + 1.6, 0.9, harmonics)
        assert during > 0.75
        assert during > after + 0.2


def test_short_footage_holds_its_last_frame(
    new_job: NewJob, changed: NewJob, shoot: Write, tmp_path: Path
) -> None:
    job = new_job(tmp_path / "into")
    short = shoot(tmp_path / "short.mp4", FRAMES // 2, 60)
    made = asyncio.run(assemble(changed(job, 3, 2, path=short)))
    assert made.frames == TOTAL
    assert made.conformed == ("scene 3, shot 2: its frames are not the ones planned",)
