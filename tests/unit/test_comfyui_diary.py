"""The diary: a prompt is on disk before it is posted, and its attempt is never given again."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from generators.comfyui.diary import Diary, State, digest
from schemas.errors import StudioError

GRAPH = {"7": {"class_type": "SaveImage", "inputs": {"images": ["6", 0], "filename_prefix": "a"}}}


@pytest.fixture
def diary(tmp_path):
    return Diary(tmp_path)


def intend(diary, key="k1", prompt_id="p1", **more):
    return diary.intend(
        key, prompt_id=prompt_id, client_id="c1", server="attic", digest=digest(GRAPH), **more
    )


def test_what_was_intended_is_found_by_another_process(diary, tmp_path):
    note = intend(diary, rung=2)
    found = Diary(tmp_path).find("k1")

    assert found == note
    assert (found.prompt_id, found.client_id, found.server) == ("p1", "c1", "attic")
    assert (found.attempt, found.rung, found.state) == (1, 2, State.INTENDED)
    assert found.digest == digest(GRAPH)
    assert found.prefix.startswith("anigen/k1/1-")


def test_a_prompt_is_on_disk_when_its_process_is_killed(tmp_path):
    code = (
        "import os, signal, sys; from pathlib import Path\n"
        "from generators.comfyui.diary import Diary\n"
        "note = Diary(Path(sys.argv[1])).intend('k1', prompt_id='p1', client_id='c', server='attic',"
        " digest='d')\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    ended = subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=False, timeout=60)

    assert ended.returncode == -signal.SIGKILL
    assert Diary(tmp_path).find("k1").prompt_id == "p1"


def test_its_way_is_kept(diary, tmp_path):
    outputs = {"7": {"images": [{"filename": "1_00001_.png"}]}}
    posted = diary.posted(intend(diary))
    assert Diary(tmp_path).find("k1").state is State.POSTED

    done = diary.done(posted, outputs)
    found = Diary(tmp_path).find("k1")
    assert (found.state, found.outputs) == (State.DONE, outputs)

    diary.close(done)
    assert Diary(tmp_path).find("k1") is None
    assert diary.open() == ()


def test_attempts_are_counted_by_key_also_after_they_are_closed(diary, tmp_path):
    for number in (1, 2, 3):
        note = intend(diary, prompt_id=f"p{number}")
        assert note.attempt == number
        diary.close(note)

    assert intend(Diary(tmp_path), "other").attempt == 1
    assert intend(Diary(tmp_path)).prefix.startswith("anigen/k1/4-")


def test_the_newest_open_prompt_is_adopted(diary):
    old = intend(diary, prompt_id="p1")
    intend(diary, prompt_id="p2")
    diary.close(old)

    assert diary.find("k1").prompt_id == "p2"
    assert diary.find("k2") is None


def test_all_open_prompts_are_known_at_the_start(diary, tmp_path):
    intend(diary, "b", "p1")
    diary.close(intend(diary, "c", "p2"))
    intend(diary, "a", "p3")

    assert [note.prompt_id for note in Diary(tmp_path).open()] == ["p1", "p3"]


def test_an_attempt_that_was_cut_short_was_not_posted_and_is_not_given_again(diary, tmp_path):
    intend(diary)
    (tmp_path / "prompts" / "k1" / "2.jsonl").touch()  # as if killed before the note was written
    (tmp_path / "prompts" / "k1" / "3.jsonl").write_text('{"key": "k1", "prompt_id')

    assert diary.find("k1").attempt == 1
    assert intend(diary).attempt == 4


def test_a_step_that_was_cut_short_was_not_taken(diary, tmp_path):
    diary.posted(intend(diary))
    with (tmp_path / "prompts" / "k1" / "1.jsonl").open("a") as file:
        file.write('{"state": "clo')
    found = diary.find("k1")
    assert found.state is State.POSTED

    diary.close(found)
    assert diary.find("k1") is None


def test_many_at_once_share_no_attempt(diary, tmp_path):
    with ThreadPoolExecutor(8) as threads:
        made = list(threads.map(lambda n: intend(Diary(tmp_path), prompt_id=f"p{n}"), range(40)))

    assert sorted(note.attempt for note in made) == list(range(1, 41))
    assert {note.prompt_id for note in Diary(tmp_path).open()} == {f"p{n}" for n in range(40)}


def test_old_ones_are_removed_and_their_numbers_are_not_given_again(diary, tmp_path):
    diary.close(intend(diary, prompt_id="p1"))
    diary.close(intend(diary, prompt_id="p2"))
    intend(diary, "open", "p3")
    assert diary.sweep() == 0
    time.sleep(0.02)

    assert diary.sweep(days=0) == 1
    assert not (tmp_path / "prompts" / "k1").exists()
    assert diary.find("open").prompt_id == "p3"
    assert intend(Diary(tmp_path)).attempt == 3
    assert intend(Diary(tmp_path), "new").attempt == 3


@pytest.mark.parametrize("key", ["../../etc", "a/b", "ünïcode %date%", "k" * 200, "", "a.b"])
def test_any_key_makes_a_harmless_prefix(diary, tmp_path, key):
    note = intend(diary, key)
    folder, name, attempt = note.prefix.split("/")

    assert (folder, attempt) == ("anigen", f"1-{note.prompt_id[:8]}")
    assert name.isalnum()
    assert diary.find(key) == note
    assert [path.name for path in (tmp_path / "prompts").iterdir()] == [name]


def test_keys_that_look_alike_are_not_mixed_up(diary):
    intend(diary, "a/b", "p1")
    intend(diary, "a-b", "p2")

    assert diary.find("a/b").prompt_id == "p1"
    assert diary.find("a-b").prompt_id == "p2"


def test_a_digest_does_not_depend_on_the_prefix():
    other = {"7": GRAPH["7"] | {"inputs": GRAPH["7"]["inputs"] | {"filename_prefix": "b"}}}
    changed = {"7": GRAPH["7"] | {"inputs": {"images": ["5", 0]}}}

    assert digest(GRAPH) == digest(other)
    assert digest(GRAPH) != digest(changed)


def test_a_diary_that_cannot_be_written_says_so(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(StudioError, match="diary of prompts cannot be written"):
        Diary(tmp_path / "file")


def test_a_note_is_whole_or_not_there(diary, tmp_path):
    """A reader that looks all the time never finds half a note."""
    note, seen = intend(diary), set()
    with ThreadPoolExecutor(1) as threads:
        writing = threads.submit(lambda: [diary.done(note, {"7": "x" * 50_000}) for _ in range(30)])
        while not writing.done():
            seen.add(diary.find("k1") is not None)

    assert seen == {True}
