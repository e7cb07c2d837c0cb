"""What can go wrong in assembly, and that nothing half-made is left under a final name."""

from __future__ import annotations

import asyncio
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from orchestrator.assembly import assemble
from orchestrator.assembly.job import AssemblyJob
from schemas.errors import AssemblyError

NewJob = Callable[..., AssemblyJob]


def broken_jobs(
    new_job: NewJob, changed: NewJob, media: Path, folder: Path
) -> Iterator[tuple[str, AssemblyJob]]:
    """Jobs that cannot be done, with a part of the sentence that says so."""
    job = new_job(folder / "into")
    garbage = folder / "garbage.mp4"
    garbage.write_bytes(b"not a film at all" * 100)
    torn = folder / "torn.mp4"
    torn.write_bytes((media / "shot1.mp4").read_bytes()[:900])
    lost = job.scenes[1].shots[1].lines[0].model_copy(update={"audio": str(folder / "lost.wav")})
    silent = lost.model_copy(update={"audio": ""})
    yield "scene 2, shot 1 is missing", changed(job, 2, 1, path=folder / "none.mp4")
    yield "scene 2, shot 1 cannot be read", changed(job, 2, 1, path=garbage)
    yield "scene 2, shot 1 cannot be read", changed(job, 2, 1, path=torn)
    yield "scene 5, shot 2 has no length", changed(job, 5, 2, frames=0)
    yield "the sound of scene 2, shot 2, line 1 is missing", changed(job, 2, 2, lines=(lost,))
    yield "scene 2, shot 2, line 1 has no sound", changed(job, 2, 2, lines=(silent,))
    yield "the sound of scene 1, shot 1", changed(job, 1, 1, has_audio=True)


@pytest.mark.parametrize("number", range(7))
def test_what_is_wrong_is_said_in_a_sentence(
    new_job: NewJob, changed: NewJob, media: Path, tmp_path: Path, number: int
) -> None:
    sentence, job = list(broken_jobs(new_job, changed, media, tmp_path))[number]
    with pytest.raises(AssemblyError) as caught:
        asyncio.run(assemble(job))
    assert sentence in str(caught.value)
    assert str(caught.value).endswith(".")
    assert "Traceback" not in str(caught.value)
    assert not (job.into / "manifest.json").exists()


def test_a_full_disk_is_said(new_job: NewJob, tmp_path: Path) -> None:
    job = new_job(tmp_path / "into")
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


def test_a_killed_worker_publishes_nothing(new_job: NewJob, tmp_path: Path) -> None:
    job = new_job(tmp_path / "into")
    before = children()

    def kill(share: float) -> None:
        if share > 0.4:
            for pid in children() - before:
                os.kill(pid, signal.SIGKILL)

    with pytest.raises(AssemblyError, match="ended unexpectedly with status -9"):
        asyncio.run(assemble(job, progress=kill))
    assert not (job.into / "manifest.json").exists()


def test_cancelling_kills_the_worker(new_job: NewJob, tmp_path: Path) -> None:
    job = new_job(tmp_path / "into")
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


def test_too_long_is_too_long(new_job: NewJob, tmp_path: Path) -> None:
    with pytest.raises(AssemblyError, match="took longer than 0 s"):
        asyncio.run(assemble(new_job(tmp_path / "into"), timeout_s=0.05))


CARELESS_PARENT = """
import asyncio, os, sys
from orchestrator.assembly import assemble
from orchestrator.assembly.job import AssemblyJob
job = AssemblyJob.model_validate_json(sys.stdin.read())
def tell(share):
    print(open(f"/proc/self/task/{os.getpid()}/children").read(), flush=True)
asyncio.run(assemble(job, progress=tell))
"""


def test_the_worker_dies_with_its_parent(new_job: NewJob, tmp_path: Path) -> None:
    job = new_job(tmp_path / "into")
    with subprocess.Popen(
        [sys.executable, "-c", CARELESS_PARENT],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as parent:
        assert parent.stdin
        assert parent.stdout
        parent.stdin.write(job.model_dump_json())
        parent.stdin.close()
        worker = int(parent.stdout.readline())
        assert running(worker)
        parent.kill()
    for _ in range(500):
        if not running(worker):
            break
        time.sleep(0.02)
    assert not running(worker)
    assert not (job.into / "manifest.json").exists()


def running(pid: int) -> bool:
    """Whether a process exists and is not merely waiting to be buried."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
