"""Ctrl-C and SIGTERM at any moment: a clean end, nothing left behind, and the next run goes on."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import httpx2
import psutil
import pytest

INTERRUPTED = "anigen: interrupted; the next `anigen make` or `up` goes on from here"
PATIENCE_S = 120


@dataclass
class Run:
    """A command in a session of its own, as a terminal would start it."""

    process: subprocess.Popen[bytes]
    folder: Path
    said: Path

    @property
    def stderr(self) -> str:
        return self.said.read_text(encoding="utf-8")

    def press(self, number: int = signal.SIGINT) -> None:
        """A terminal's Ctrl-C reaches the whole process group."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, number)

    def until(self, moment: Callable[[Run], bool]) -> None:
        deadline = time.monotonic() + PATIENCE_S
        while not moment(self):
            assert self.process.poll() is None, self.stderr
            assert time.monotonic() < deadline, self.stderr
            time.sleep(0.005)

    def end(self) -> int:
        return self.process.wait(PATIENCE_S)

    def left_over(self) -> list[str]:
        """What still lives of this run: in its session, or at work in its folder."""
        found = []
        for process in psutil.process_iter():
            with suppress(psutil.Error, ProcessLookupError, PermissionError):
                line = " ".join(process.cmdline())
                ours = os.getsid(process.pid) == self.process.pid or str(self.folder) in line
                if ours and process.status() != psutil.STATUS_ZOMBIE:
                    found.append(line)
        return found


@pytest.fixture
def studio(scratch, new_studio, request) -> Path:
    return new_studio(scratch / request.node.name)


@pytest.fixture
def run(anigen, tmp_path):
    """Start a command; it is dead for certain afterwards."""

    @contextmanager
    def started(folder: Path, command: str, *options: str) -> Iterator[Run]:
        said = tmp_path / "stderr"
        with said.open("wb") as err:
            process = subprocess.Popen(
                anigen(command, "--studio", str(folder), *options),
                stdout=subprocess.PIPE, stderr=err, start_new_session=True,
            )  # fmt: skip
        try:
            yield Run(process, folder, said)
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            process.stdout.close()

    return started


def importing(run: Run) -> bool:
    """Not yet at work, and heavy modules are being loaded."""
    with suppress(OSError):
        return "pydantic_core" in Path(f"/proc/{run.process.pid}/maps").read_text()
    return False


def making_the_database(run: Run) -> bool:
    found = (run.folder / "database").glob("*-*")  # the draft, or the whole: it may go fast
    return importing(run) and any(found)


def starting_the_database(run: Run) -> bool:
    return importing(run) and any((run.folder / "database").glob("data-*"))


def shooting(run: Run) -> bool:
    return "shooting, 1 of 6" in run.stderr or "shooting, 2 of 6" in run.stderr


def assembling(run: Run) -> bool:
    return ": assembling" in run.stderr


def on_the_air(run: Run) -> bool:
    run.address = re.search(rb"http://\S+", run.process.stdout.readline())[0].decode()
    return True


FIRST_START = (making_the_database, starting_the_database)


def test_make_is_interrupted_again_and_again_and_airs_in_the_end(studio, run):
    for moment, presses in (
        (importing, 1), (making_the_database, 1), (making_the_database, 2),
        (starting_the_database, 1), (shooting, 1), (assembling, 2),
    ):  # fmt: skip
        if moment in FIRST_START:
            shutil.rmtree(studio / "database", ignore_errors=True)
        with run(studio, "make", "--draft") as made:
            made.until(moment)
            for _ in range(presses):
                made.press()
                time.sleep(0.05)
            assert made.end() == 130, (moment, made.stderr)
            ours = [line for line in made.stderr.splitlines() if not line.startswith("episode ")]
            assert ours in ([], [INTERRUPTED]), moment
            assert made.left_over() == [], moment

    with run(studio, "make", "--draft") as made:
        assert made.end() == 0, made.stderr
        assert "episode 1 " in made.stderr
        assert made.left_over() == []
    assert [p.name for p in studio.glob("media/series/*/episodes/*")] == ["1"]


def test_up_ends_well_at_any_moment(studio, run):
    for moment, presses, number in (
        (importing, 1, signal.SIGINT), (making_the_database, 1, signal.SIGTERM),
        (starting_the_database, 2, signal.SIGINT), (on_the_air, 1, signal.SIGINT),
        (on_the_air, 2, signal.SIGTERM),
    ):  # fmt: skip
        if moment in FIRST_START:
            shutil.rmtree(studio / "database", ignore_errors=True)
        with run(studio, "up") as up:
            up.until(moment)
            for _ in range(presses):
                up.press(number)
                time.sleep(0.05)
            assert up.end() == 0, (moment, up.stderr)
            assert "Traceback" not in up.stderr, moment
            assert up.left_over() == [], moment


@pytest.mark.parametrize(
    ("command", "code"), [("worker", 0), ("serve", 0), ("status", 130), ("make", 130)]
)
def test_an_interrupt_while_a_command_loads(studio, run, command, code):
    with run(studio, command) as loading:
        loading.until(importing)
        loading.press()
        assert (loading.end(), loading.stderr) == (code, "")
        assert loading.left_over() == []


def test_open_connections_do_not_hold_up_the_end(studio, run):
    film = studio / "media" / "series" / "film.mp4"
    film.parent.mkdir(parents=True)
    with film.open("wb") as file:
        file.truncate(256 << 20)
    with run(studio, "up") as up, httpx2.Client() as browser:
        up.until(on_the_air)
        assert browser.get(up.address, follow_redirects=True).status_code == 200
        with browser.stream("GET", f"{up.address}media/film.mp4") as answer:
            assert len(next(answer.iter_bytes())) > 0
            up.press(signal.SIGTERM)
            assert up.process.wait(5) == 0
        assert "Traceback" not in up.stderr
        assert up.left_over() == []


def test_a_shared_database_stays_as_long_as_somebody_uses_it(studio, run, tmp_path):
    with run(studio, "serve") as site, httpx2.Client(follow_redirects=True) as browser:
        site.until(on_the_air)
        with run(studio, "make", "--draft") as made:
            made.until(lambda made: "episode 1" in made.stderr)
            made.press()
            assert made.end() == 130
        assert browser.get(site.address).status_code == 200
        assert "On the desk: 1" in browser.get(site.address).text
        site.press()
        assert site.end() == 0
        assert site.left_over() == []
