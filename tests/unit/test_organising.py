"""What is finished in an output folder, what a file says of itself, and whose it is."""

from __future__ import annotations

import json
import os
import struct
import time
import zlib

import pytest
from PIL import Image, PngImagePlugin

from generators.animatic.encode import Reel
from orchestrator.assembly import tags
from orchestrator.belonging import Belongs, belongs
from orchestrator.finding import OPEN_S, Looks, look_at
from schemas.bible import Character
from schemas.take import Picture

MIO = Character(id="mio", name="Mio Arai", aliases=("Mio", "M."))
AKI = Character(id="aki", name="Aki", aliases=("Captain",))
CASTS = {"lanterns": (MIO, AKI), "harbour": (Character(id="ben", name="Ben Ode"),)}
QUIET_S = 30.0


def picture(path, *, age_s=7200.0, colour="red", **texts):
    """A real PNG with texts in it, as old as is wanted."""
    info = PngImagePlugin.PngInfo()
    for name, text in texts.items():
        info.add_text(name, text)
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (24, 16), colour).save(path, "PNG", pnginfo=info)
    return aged(path, age_s)


def aged(path, age_s):
    at = time.time() - age_s
    os.utime(path, (at, at))
    return path


class Clock:
    """Seconds that pass when they are told to."""

    now = 100.0

    def __call__(self):
        return self.now


def looked(folder, *, waits=(0.0, 2.0), quiet_s=QUIET_S):
    """What the last of several looks finds, with so many seconds between them."""
    clock = Clock()
    looks = Looks([folder], quiet_s=quiet_s, clock=clock)
    for wait in waits:
        clock.now += wait
        finished, busy = looks.look()
    return [one.path.name for one in finished], {path.name: why for path, why in busy.items()}


def test_an_old_file_is_finished_when_it_was_seen_twice(tmp_path):
    picture(tmp_path / "a.png")
    assert looked(tmp_path, waits=[0.0]) == ([], {"a.png": "it may still be written"})
    assert looked(tmp_path) == (["a.png"], {})


def test_a_young_file_waits_and_one_from_the_future_is_watched(tmp_path):
    picture(tmp_path / "young.png", age_s=5)
    picture(tmp_path / "future.png", age_s=-9000)
    assert looked(tmp_path)[0] == []
    assert looked(tmp_path, waits=(0.0, 40.0))[0] == ["young.png", "future.png"]


def test_what_changes_between_two_looks_is_still_being_written(tmp_path):
    path, clock = picture(tmp_path / "a.png"), Clock()
    looks = Looks([tmp_path], quiet_s=QUIET_S, clock=clock)
    looks.look()
    clock.now += 50
    with path.open("ab") as file:
        file.write(b"more")
    aged(path, 7200)
    assert looks.look()[0] == []
    clock.now += 50
    assert [one.path for one in looks.look()[0]] == [path]


def test_the_newest_of_a_row_stays_while_the_row_is_young(tmp_path):
    for n in (1, 2, 3):
        picture(tmp_path / f"ComfyUI_{n:05}_.png", age_s=300)
    picture(tmp_path / "other_00007_.png", age_s=OPEN_S + 60)
    picture(tmp_path / "deep" / "ComfyUI_00009_.png", age_s=300)
    finished, busy = looked(tmp_path)
    assert sorted(finished) == ["ComfyUI_00001_.png", "ComfyUI_00002_.png", "other_00007_.png"]
    assert set(busy) == {"ComfyUI_00003_.png", "ComfyUI_00009_.png"}
    assert set(busy.values()) == {"it is the newest of a row that may go on"}


def test_only_plain_pictures_and_films_inside_the_folder_are_seen(tmp_path):
    outside, folder = picture(tmp_path / "outside" / "secret.png"), tmp_path / "output"
    picture(folder / "good.PNG")
    picture(folder / ".hidden.png")
    picture(folder / "~temp.png")
    (folder / "note.txt").write_text("no picture")
    (folder / "empty.png").touch()
    (folder / "link.png").symlink_to(outside)
    (folder / "folder.png").symlink_to(outside.parent)
    (folder / "up").symlink_to(tmp_path)
    os.mkfifo(folder / "pipe.png")
    finished, busy = looked(folder)
    assert finished == ["good.PNG"]
    assert set(busy) == {"empty.png"}
    assert look_at(folder / "up" / "outside" / "secret.png", folder) is None
    assert looked(tmp_path / "nowhere") == ([], {})


def test_a_picture_tells_its_texts_only_when_it_is_whole(tmp_path):
    whole = picture(tmp_path / "a.png", prompt="a girl named Mio")
    assert tags.picture(whole)["prompt"] == "a girl named Mio"
    cut = tmp_path / "cut.png"
    for left in (8, 20, 60):
        cut.write_bytes(whole.read_bytes()[:-left])
        assert tags.picture(cut) is None
    (tmp_path / "b.png").write_bytes(b"no picture at all")
    assert tags.picture(tmp_path / "b.png") is None
    Image.new("RGB", (8, 8)).save(tmp_path / "c.jpg")
    assert tags.picture(tmp_path / "c.jpg") == {}


def test_a_picture_that_would_fill_the_memory_is_not_unpacked(tmp_path):
    def chunk(kind, data):
        packed = kind + data
        return struct.pack(">I", len(data)) + packed + struct.pack(">I", zlib.crc32(packed))

    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    bomb = tmp_path / "bomb.png"
    bomb.write_bytes(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 99))
        + chunk(b"IEND", b"")
    )  # fmt: skip
    assert tags.picture(bomb) is None


def test_a_film_that_is_cut_short_cannot_be_decoded(tmp_path):
    whole = tmp_path / "a.mp4"
    with Reel(whole, Picture(width=96, height=64, fps=12)) as reel:
        for _ in range(12):
            reel.write()
    assert tags.film(whole) is not None
    cut = tmp_path / "cut.mp4"
    cut.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    assert tags.film(cut) is None
    (tmp_path / "none.mp4").write_bytes(b"")
    assert tags.film(tmp_path / "none.mp4") is None


def graph(*texts):
    return json.dumps({str(n): {"class_type": "CLIPTextEncode", "inputs": {"text": text, "clip": ["4", 1]}}
                       for n, text in enumerate(texts)})  # fmt: skip


@pytest.mark.parametrize(
    ("found", "whose"),
    [
        ({"prompt": graph("portrait of Mio Arai, smiling", "bad hands")}, Belongs("lanterns", "mio")),
        ({"parameters": "captain at the wheel\nSteps: 20"}, Belongs("lanterns", "aki")),
        ({"prompt": graph("Mio and Mio again, Aki behind")}, Belongs("lanterns", "mio")),
        ({"prompt": graph("Mio meets Ben Ode")}, Belongs()),
        ({"prompt": graph("miosis, takiaki")}, Belongs()),
        ({"prompt": graph("old ben, ben ode's boat")}, Belongs("harbour", "ben")),
        ({"prompt": graph("big ben at night")}, Belongs()),
        ({"prompt": "M. is too short a name"}, Belongs()),
        ({"prompt": "{" * 5000}, Belongs()),
        ({"unknown": "Mio"}, Belongs()),
        ({}, Belongs()),
        ({"anigen": '{"series": "lanterns", "shot": "12/3/1", "kind": "still"}'},
         Belongs("lanterns", "", "12/3/1")),
        ({"anigen": '{"series": "lanterns", "shot": "1/1/1", "characters": ["aki"]}', "prompt": "Mio"},
         Belongs("lanterns", "aki", "1/1/1")),
        ({"anigen": '{"series": "../../etc", "shot": "1/1/1"}', "prompt": "Mio"},
         Belongs("lanterns", "mio")),
        ({"anigen": '{"series": "lanterns", "shot": "../../x", "characters": ["../mio"]}'},
         Belongs("lanterns")),
        ({"anigen": "[1, 2"}, Belongs()),
        ({"anigen": '{"series": ["lanterns"], "characters": {"a": 1}}'}, Belongs()),
    ],
)  # fmt: skip
def test_whose_a_file_is(found, whose):
    assert belongs(found, CASTS) == whose
