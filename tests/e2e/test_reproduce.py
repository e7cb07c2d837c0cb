"""A take of an aired episode is made again by the real command line, and the truth is told of it."""

from __future__ import annotations

import json
from contextlib import contextmanager

import av
import pytest

from orchestrator import archive
from schemas.plan import Move
from schemas.take import Reproduction

SLUG = "small-weather-office"
TAKE = f"{SLUG}:1/2/1"


@pytest.fixture(scope="module")
def again(three, say):
    """Run `reproduce` in the studio of three episodes."""
    return lambda *options: say("reproduce", "--studio", three.folder, *options)


@contextmanager
def edited(three, change):
    """Another archive of the first episode for a while: `change` is given the notes of each take."""
    file = three.folder / "media" / ".takes" / SLUG / "1.jsonl.gz"
    before = file.read_bytes()
    takes = archive.read(file)
    archive.write(file, {which: change(kept) for which, kept in takes.items()})
    try:
        yield
    finally:
        file.write_bytes(before)


def with_receipt(**changes):
    def change(kept):
        receipt = kept.footage.receipt.model_copy(update=changes)
        return kept.model_copy(
            update={"footage": kept.footage.model_copy(update={"receipt": receipt})}
        )

    return change


def other_move(kept):
    """As if the digest of the footage were that of another film, made by another camera."""
    footage = kept.footage.model_copy(update={"sha256": "0" * 64})
    move = kept.request.plan.model_copy(update={"move": Move.SHAKE})
    return kept.model_copy(
        update={"footage": footage, "request": kept.request.model_copy(update={"plan": move})}
    )


def test_the_animatic_makes_a_take_of_an_aired_episode_again_bit_for_bit(three, again, tmp_path):
    assert not (three.folder / "media" / ".work" / f"{SLUG}-1").exists()
    said = again(TAKE, "--json", "--into", tmp_path / "films")
    told = said.json()
    assert told["outcome"] == told["promised"] == "bit_exact"
    assert told["take"] == f"{TAKE}/1"
    assert told["kept"] is True
    assert told["changed"] == []
    (film,) = (tmp_path / "films").iterdir()
    assert told["film"] == str(film)
    with av.open(str(film)) as media:
        assert sum(1 for _ in media.decode(video=0)) > 12


def test_it_is_said_in_a_sentence_and_nothing_is_left(three, again):
    said = again("2/1/1")
    assert said.code == 0
    assert said.out == f"{SLUG}:2/1/1/1: bit-exact\n"


def test_pictures_that_differ_are_measured_against_the_master(three, again):
    with edited(three, other_move):
        said = again(TAKE, "--json")
    assert said.code == 1
    told = json.loads(said.out)
    assert (told["outcome"], told["against"], told["kept"]) == (
        "same_environment",
        "the master",
        False,
    )
    assert 5 < told["likeness"]["psnr_db"] < 60
    assert told["likeness"]["missing"] == 0
    assert told["likeness"]["different"] > 0
    assert told["said"].startswith("same environment, differs by PSNR ")


def test_the_same_pictures_in_another_wrapping_are_bit_exact(three, again):
    """Only the digest is another: the master's pictures show that nothing differs."""

    def rewrapped(kept):
        return kept.model_copy(
            update={"footage": kept.footage.model_copy(update={"sha256": "0" * 64})}
        )

    with edited(three, rewrapped):
        told = again(TAKE, "--json").json()
    assert (told["outcome"], told["against"]) == ("bit_exact", "the master")
    assert told["likeness"]["different"] == 0


def test_a_receipt_of_another_version_is_told_and_the_promise_counts(three, again):
    older = with_receipt(version="0")
    with edited(three, lambda kept: older(other_move(kept))):
        said = again(TAKE)
    assert said.code == 1
    assert "best effort, differs by PSNR" in said.out
    assert "these changed: version 0 → " in said.out
    assert "promised bit exact" in said.out
    poorer = with_receipt(version="0", reproduction=Reproduction.BEST_EFFORT)
    with edited(three, lambda kept: poorer(other_move(kept))):
        assert again(TAKE).code == 0


def test_what_nothing_is_kept_of_cannot_be_made_again(three, again):
    with edited(three, lambda kept: kept.model_copy(update={"request": None})):
        assert "cannot be made again" in again(TAKE).complaint(1)


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("1/2", "is not the name of a take"),
        ("99/1/1", "there is no take of small-weather-office:99/1/1"),
        ("1/2/1/7", "has no take 7; there are 1 (approved)"),
        ("nowhere:1/1/1", "there is no series 'nowhere'"),
        ("1/2/1/2x", "is not the name of a take"),
    ],
)
def test_a_take_that_is_not_there_is_answered_in_a_sentence(again, name, sentence):
    assert sentence in again(name).complaint(2)


def test_a_verdict_is_written_down_and_understood(three, say):
    told = say(
        "verdict",
        "--studio",
        three.folder,
        "1/1/1",
        "disliked",
        "--why",
        "too dark, more fog",
        "--json",
    ).json()
    assert told["take"] == f"{SLUG}:1/1/1/1"
    assert told["wishes"] == [
        {"words": "dark", "wanted": False, "character": ""},
        {"words": "fog", "wanted": True, "character": ""},
    ]
    shown = say(
        "verdict", "--studio", three.folder, "1/1/1", "liked", "--why", "the long\x1b shadows"
    )
    assert shown.code == 0
    assert shown.out == f"{SLUG}:1/1/1/1: liked\n  say: long shadows\n"
    assert "at most 600" in say(
        "verdict", "--studio", three.folder, "1/1/1", "liked", "--why", "x" * 700
    ).complaint(2)


def test_nothing_private_is_published(three):
    published = three.folder / "media" / "series" / SLUG / "episodes" / "1"
    manifest = json.loads((published / "manifest.json").read_text())
    assert manifest["provenance"]["takes"][0]["receipt"]["seed"] >= 0
    assert "steps" not in manifest["provenance"]["takes"][0]["receipt"]
    assert not list(published.glob("*.gz"))
