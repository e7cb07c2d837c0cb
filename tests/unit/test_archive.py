"""The archive of an episode's takes: whole or not there, repeated without loss, never in the way."""

from __future__ import annotations

import gzip
from pathlib import Path

from orchestrator import archive
from orchestrator.storage import Storage
from orchestrator.takes import Kept, record
from schemas.take import Footage, Receipt
from stand_ins.shots import shot

FILM = "s1.7/S01-C01.mp4"


def footage(path=Path("S01-C01.mp4"), seed=1):
    return Footage(
        path=path, seconds=2.0, frames=48, width=64, height=36, fps=24, sha256="1" * 64,
        receipt=Receipt(backend="animatic", generator="animatic", version="1", seed=seed),
    )  # fmt: skip


def kept(seed=1):
    return Kept(footage=footage(seed=seed), seconds=2.0, request=shot(seed=seed))


def worked(storage, name=FILM, seed=1):
    """A take in the work folder of the third episode."""
    film = storage.work("s", 3) / name
    film.parent.mkdir(parents=True, exist_ok=True)
    film.write_bytes(b"film")
    record(footage(film, seed), shot(seed=seed))


def test_what_is_written_is_read_again_and_the_same_bytes_each_time(tmp_path):
    file = archive.place(Storage(tmp_path), "s", 3)
    takes = {(2, 1, 1): kept(2), (1, 3, 2): kept(1)}
    archive.write(file, takes)
    assert archive.read(file) == takes
    before = file.read_bytes()
    archive.write(file, dict(reversed(takes.items())))
    assert file.read_bytes() == before
    assert sorted(path.name for path in file.parent.iterdir()) == ["3.jsonl.gz"]


def test_it_is_not_among_what_is_published(tmp_path):
    file = archive.place(Storage(tmp_path), "s", 3)
    assert not file.is_relative_to(tmp_path / "series")


def test_the_takes_of_the_work_folder_are_kept_once_and_stay_when_it_is_gone(tmp_path):
    storage = Storage(tmp_path)
    worked(storage)
    where = storage.work("s", 3), archive.place(storage, "s", 3)
    files = {(1, 1, 1): FILM, (1, 2, 1): "s1.7/gone.mp4"}
    archive._keep(*where, files)
    file = archive.place(storage, "s", 3)
    assert list(archive.read(file)) == [(1, 1, 1)]
    assert archive.read(file)[1, 1, 1].request == shot(seed=1)
    storage.clear("s", 3)
    archive._keep(*where, files)
    assert list(archive.read(file)) == [(1, 1, 1)]
    worked(storage, "s2.9/again.mp4", seed=5)
    archive._keep(*where, {(1, 1, 2): "s2.9/again.mp4"})
    assert list(archive.read(file)) == [(1, 1, 1), (1, 1, 2)]


def test_a_broken_archive_says_what_it_still_can(tmp_path):
    file = archive.place(Storage(tmp_path), "s", 3)
    assert archive.read(file) == {}
    archive.write(file, {(1, 1, 1): kept()})
    lines = gzip.decompress(file.read_bytes())
    file.write_bytes(gzip.compress(b"{}\n" + lines + b'{"scene": 1}\nnonsense\n'))
    assert list(archive.read(file)) == [(1, 1, 1)]
    file.write_bytes(b"no archive")
    assert archive.read(file) == {}
