"""The child process that puts one episode together.

`python -m orchestrator.assembly.worker` reads one line of JSON, an `AssemblyJob`, and writes lines of
JSON: `{"share": 0.4}` while it works, at last `{"done": …}` or `{"failed": "one sentence"}`. It ends
when its input closes or its parent dies.
"""

from __future__ import annotations

import ctypes
import errno
import json
import os
import shutil
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from av import FFmpegError
from pydantic import JsonValue

from schemas.errors import AssemblyError
from schemas.take import Progress

from . import conform, manifest, master, pictures
from .job import Assembled, AssemblyJob
from .probe import probe
from .reels import Reel, inspect, unfit
from .sound import mix
from .soundtrack import write_soundtrack
from .timeline import Timeline, timeline

PR_SET_PDEATHSIG = 1  # linux/prctl.h


class Stopwatch:
    """CPU seconds of this process per part of the work."""

    def __init__(self) -> None:
        self.parts: dict[str, float] = {}

    @contextmanager
    def part(self, name: str) -> Iterator[None]:
        """Account the block to a part."""
        started = time.process_time()
        yield
        self.parts[name] = round(time.process_time() - started, 3)


def assemble(job: AssemblyJob, progress: Progress) -> Assembled:
    """Put the episode together in the job's folder. AssemblyError says why that is not possible."""
    watch, plan = Stopwatch(), timeline(job)
    scratch = job.into / "scratch"
    scratch.mkdir()
    film = job.into / manifest.MASTER
    with watch.part("footage"):
        reels, conformed = _reels(job, plan, scratch, _within(progress, 0.0, 0.3))
    with watch.part("sound"):
        track = mix(job, plan, progress=_within(progress, 0.3, 0.6))
    with watch.part("encode"):
        loudness = write_soundtrack(track, scratch / "sound.mp4", rough=job.picture.rough)
        del track  # 73 MB for three minutes
    with watch.part("master"):
        master.write(job, plan, reels, scratch / "sound.mp4", film)
        _check(film, plan)
        progress(0.85)
    with watch.part("pictures"):
        sheet = pictures.save_all(film, plan, job.into)
        progress(0.97)
    with watch.part("texts"):
        shutil.rmtree(scratch)
        manifest.write_texts(job, plan, sheet)
        files = manifest.write_manifest(job, plan, loudness)
    return Assembled(
        master=film,
        sha256=next(file.sha256 for file in files if file.name == film.name),
        seconds=plan.seconds,
        frames=plan.frames,
        loudness_lufs=loudness.lufs,
        true_peak_dbtp=loudness.true_peak_dbtp,
        conformed=tuple(conformed),
        files=files,
        parts=watch.parts,
    )


def _within(progress: Progress, start: float, end: float) -> Progress:
    """Make the progress of a part from that of the whole."""
    return lambda share: progress(start + (end - start) * share)


def _reels(
    job: AssemblyJob, plan: Timeline, scratch: Path, progress: Progress
) -> tuple[list[Reel], list[str]]:
    """Inspect all footage, and encode what cannot be copied again.

    When all of it already agrees, whatever it was encoded with, nothing is encoded. Returns the
    reels in order, and what was encoded again and why.
    """
    reels = [inspect(cut, cut.path) for cut in plan.cuts]
    wanted = reels[0].extradata
    if any(unfit(r, c.frames, job.picture, wanted) for r, c in zip(reels, plan.cuts, strict=True)):
        wanted = conform.parameters(job.picture)
    remarks: list[str] = []
    for number, cut in enumerate(plan.cuts):
        if reason := unfit(reels[number], cut.frames, job.picture, wanted):
            path = scratch / f"{number}.mp4"
            conform.conform(cut, job.picture, path)
            reels[number] = inspect(cut, path)
            remarks.append(f"{cut.name}: {reason}")
        progress((number + 1) / len(reels))
    return reels, remarks


def _check(film: Path, plan: Timeline) -> None:
    """Read the master back: a file cut short by a full disk does not always show while writing."""
    found = probe(film, pictures=False, sound=False)
    whole = (
        found.frames == tuple(range(plan.frames))
        and len(found.chapters) == len(plan.chapters)
        and not found.warnings
    )
    if not whole:
        notes = "; ".join(found.warnings) or "frames or chapters are missing"
        raise AssemblyError(f"The master came out damaged ({notes}); assemble it again.")


def main() -> int:
    """Read the job, work, and report; the exit status is 0 when the episode is finished."""
    _die_with_parent()
    job = AssemblyJob.model_validate_json(sys.stdin.buffer.readline())
    threading.Thread(target=_watch_parent, daemon=True).start()
    try:
        made = assemble(job, lambda share: _tell({"share": round(share, 3)}))
    except AssemblyError as error:
        _tell({"failed": str(error)})
        return 1
    except (FFmpegError, OSError) as error:
        _tell({"failed": _sentence(job, error)})
        return 1
    _tell({"done": made.model_dump(mode="json")})
    return 0


def _sentence(job: AssemblyJob, error: FFmpegError | OSError) -> str:
    """Say what the system refused."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return f"There is no room left for the episode in {job.into}; free some and try again."
    return f"The episode cannot be put together in {job.into}: {error.strerror or error}."


def _tell(message: dict[str, JsonValue]) -> None:
    """Write one line to the parent."""
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()


def _die_with_parent() -> None:
    """Ask the kernel to end this process when its parent dies, where it can be asked."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def _watch_parent() -> None:
    """End at once when the parent closes our input."""
    while os.read(sys.stdin.fileno(), 1):
        pass
    os._exit(1)


if __name__ == "__main__":
    sys.exit(main())
