"""An episode is what it promises to be: length, format, sound, chapters, captions, story."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from orchestrator.assembly.probe import probe


@pytest.fixture(scope="session")
def master(full) -> Path:
    return Path(full.episodes[0]["master"])


def test_the_master_is_a_television_episode(master):
    found = probe(master)
    (film,), (sound,) = found.tracks_of("video"), found.tracks_of("audio")

    assert (film.codec, found.width, found.height, found.fps) == ("h264", 1280, 720, 24)
    assert sound.codec == "aac"
    assert [track.codec for track in found.tracks_of("subtitle")] == ["mov_text"]
    assert 150 <= found.seconds <= 210
    assert found.decoded_frames == len(found.frames) == round(found.seconds * 24)
    assert [mark.start_s for mark in found.chapters[:1]] == [0]
    assert len(found.chapters) == 6
    assert found.chapters[-1].end_s == pytest.approx(found.seconds, abs=0.1)
    assert len(found.subtitles) > 20
    assert found.faststart
    assert found.warnings == ()
    assert -17 <= found.loudness.lufs <= -15
    assert found.loudness.true_peak_dbtp <= -1


def test_the_deliverables_are_what_the_manifest_says(master):
    manifest = json.loads(master.with_name("manifest.json").read_text())

    for file in manifest["files"]:
        path = master.with_name(file["name"])
        assert path.stat().st_size == file["bytes"]
        assert hashlib.sha256(path.read_bytes()).hexdigest() == file["sha256"]
    names = {file["name"] for file in manifest["files"]}
    assert {"master.mp4", "captions.vtt", "chapters.vtt", "poster.webp", "sprite.webp"} <= names
    assert len(manifest["provenance"]["takes"]) >= 36


def test_three_episodes_are_one_story(three):
    folders = [Path(one["master"]).parent for one in three.episodes]
    about = [json.loads((f / "metadata.json").read_text()) for f in folders]

    assert [one["episode"] for one in about] == [1, 2, 3]
    assert len({one["title"] for one in about}) == 3
    assert len({one["logline"] for one in about}) == 3
    assert all(len(one["scenes"]) == 6 for one in about)
    returning = set(about[0]["cast"]) & set(about[1]["cast"]) | set(about[1]["cast"]) & set(
        about[2]["cast"]
    )
    assert returning


def test_the_same_seed_is_the_same_film(three, scratch, make):
    again = make(scratch / "again", "--draft", "--seed", "7")

    assert again.episodes[0]["sha256"] == three.episodes[0]["sha256"]


def test_other_dice_are_another_film(three, scratch, make):
    other = make(scratch / "other", "--draft", "--seed", "8")

    assert other.episodes[0]["sha256"] != three.episodes[0]["sha256"]
