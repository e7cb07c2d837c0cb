"""A disk that is read-only or full: said in one sentence, nothing half-published, and it goes on."""

from __future__ import annotations

import contextlib
import subprocess
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest


@dataclass
class Disk:
    """A file system of our own, seen by those who are started with `before` only."""

    folder: Path  # as commands name it
    seen: Path  # as we reach it
    before: tuple[str, ...]

    def mount(self, options: str) -> None:
        subprocess.run([*self.before, "mount", "-o", f"remount,{options}", self.folder], check=True)

    def fill(self) -> None:
        with contextlib.suppress(OSError), (self.seen / "rubbish").open("wb", buffering=0) as file:
            while file.write(b"x" * 65536):
                pass

    def fill_after(self, pattern: str) -> None:
        """Fill the disk as soon as there are such files on it."""
        deadline = time.monotonic() + 120
        while not any(self.seen.glob(pattern)) and time.monotonic() < deadline:
            time.sleep(0.02)
        self.fill()

    def clear(self) -> None:
        (self.seen / "rubbish").unlink()


@pytest.fixture
def disk(scratch, everything, request) -> Iterator[Disk]:
    folder = scratch / request.node.name
    folder.mkdir()
    script = 'mount -t tmpfs -o size=600m,mode=755 none "$0" && echo there && exec sleep 900'
    holder = subprocess.Popen(
        ["unshare", "--mount", "sh", "-c", script, folder],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        if holder.stdout.readline() != "there\n":
            if everything:
                pytest.fail(f"no disk can be mounted: {holder.stderr.read()}")
            pytest.skip("no disk can be mounted by this user")
        before = ("nsenter", "--mount", "--target", str(holder.pid), "--")
        yield Disk(folder, Path(f"/proc/{holder.pid}/root{folder}"), before)
    finally:
        holder.kill()
        holder.communicate()


def test_a_studio_that_is_read_only(say, disk):
    studio = disk.folder / "studio"
    assert say("init", studio, before=disk.before).code == 0
    disk.mount("ro")
    for command, where in (("make", studio), ("up", studio), ("init", disk.folder / "other")):
        options = (where,) if command == "init" else ("--studio", where)
        port = {"ANIGEN_WEB_PORT": "0"}
        said = say(command, *options, before=disk.before, **port).complaint(4)
        assert str(where) in said
        assert "ead-only file system" in said

    disk.mount("rw")
    assert say("status", "--studio", studio, before=disk.before).code == 0
    disk.mount("ro")
    said = say("status", "--studio", studio, before=disk.before).complaint(4)
    assert "read-only" in said


def test_a_full_disk(say, new_studio, whole, disk):
    where = {"before": disk.before}
    disk.fill()
    assert "No space left" in say("init", disk.folder / "studio", **where).complaint(4)
    disk.clear()
    studio = new_studio(disk.folder / "studio", seen=disk.seen / "studio", **where)
    disk.fill()
    said = say("make", "--studio", studio, "--draft", **where).complaint(4)
    assert "free some space" in said
    disk.clear()

    filling = threading.Thread(target=disk.fill_after, args=("studio/media/.work/*/s?.*/*.mp4",))
    filling.start()
    answer = say("make", "--studio", studio, "--draft", **where)
    filling.join()
    said = answer.complaint(4)
    assert "No space left on device" in said
    assert "free space" in said
    assert not list(disk.seen.glob("studio/media/series/*/episodes/*"))

    disk.clear()
    (made,) = say("make", "--studio", studio, "--json", **where).json()
    assert made["episode"] == 1
    (published,) = disk.seen.glob("studio/media/series/*/episodes/*")
    assert whole(published)
