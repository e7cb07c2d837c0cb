"""The grader: measures footage in processes of its own, a few at a time.

Why a process: measuring is a second or more of pure computation, and what is decoded comes from
strangers. A process leaves the event loop alone, can be ended at any moment, gives its memory back,
and takes nobody along when a decoder crashes.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import sys
from pathlib import Path

import structlog

from schemas.errors import BadFootageError
from schemas.grades import Grades

from .expected import Expected
from .gates import ORDER

log = structlog.get_logger(__name__)

_ROOT = Path(__file__).parents[2]
_LAST_WORDS = 300  # characters


class Grader:
    """Measures footage; safe to cancel."""

    def __init__(self, weights: str = "", *, at_once: int = 0, patience_s: float = 300.0) -> None:
        """`weights` is the folder of the operator's models, `at_once` by default half the cores."""
        self._weights, self._patience_s = weights, patience_s
        self._free = asyncio.Semaphore(at_once or max(1, (os.cpu_count() or 2) // 2))

    async def measure(self, path: Path, expected: Expected) -> Grades:
        """Every grade of a film or a picture, and why the others are missing.

        Raises BadFootageError where the file cannot be decoded. When measuring itself comes to
        grief, nothing is measured, and every grade says why.
        """
        job = {
            "path": str(path),
            "expected": expected.model_dump(mode="json"),
            "weights": self._weights,
        }
        async with self._free:
            try:
                async with asyncio.timeout(self._patience_s):
                    answer = await _answered(json.dumps(job))
            except TimeoutError:
                answer = f"measuring took more than {self._patience_s:g} s and was ended"
        if isinstance(answer, str):
            log.warning("not measured", action="grade", footage=path.name, error=answer)
            return Grades(unmeasured=dict.fromkeys(ORDER, answer))
        if "bad" in answer:
            raise BadFootageError(str(answer["bad"]))
        return Grades.model_validate(answer["grades"])


async def _answered(job: str) -> dict[str, object] | str:
    """What a worker makes of a job; a sentence where it makes nothing of it."""
    paths = [str(_ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    try:
        worker = await asyncio.create_subprocess_exec(
            sys.executable, "-P", "-m", "generators.grades.worker",
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
        )  # fmt: skip
    except OSError as error:
        return f"the process that measures cannot be started ({error.strerror})"
    try:
        return await _talked(worker, job)
    finally:
        with contextlib.suppress(ProcessLookupError):
            worker.kill()
        await worker.wait()


async def _talked(worker: asyncio.subprocess.Process, job: str) -> dict[str, object] | str:
    if worker.stdin is None or worker.stdout is None or worker.stderr is None:
        return "the process that measures cannot be spoken to"
    worker.stdin.write(job.encode() + b"\n")
    said, words = await asyncio.gather(worker.stdout.read(), worker.stderr.read())
    code = await worker.wait()
    if code or not said:
        last = " ".join(words.decode(errors="replace").split())[-_LAST_WORDS:]
        how = f"by signal {-code}" if code < 0 else f"with status {code}"
        return f"the process that measures ended {how}{f': {last}' if last else ''}"
    answer: dict[str, object] = json.loads(said)
    return answer
