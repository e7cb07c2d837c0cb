"""The worker: a process that measures one piece of footage and ends.

    python -m generators.grades.worker

The job comes as a line of JSON on standard input, `{"path": …, "expected": …, "weights": …}`; the
answer goes to standard output, `{"grades": …}` or `{"bad": why}`. It ends when its input does.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import sys
import threading
from pathlib import Path

import cv2

from schemas.errors import BadFootageError

from .expected import Expected
from .measuring import measure
from .weights import Weights

_NICE = 5  # what is made goes before what is measured


def main() -> None:
    """Do the job."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a Ctrl-C is the parent's to answer
    with contextlib.suppress(OSError):
        os.nice(_NICE)
    cv2.setNumThreads(1)
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what a library prints is no answer
    job = json.loads(sys.stdin.readline())
    threading.Thread(target=_end_with_input, daemon=True).start()
    try:
        grades = measure(
            Path(job["path"]), Expected.model_validate(job["expected"]), Weights.of(job["weights"])
        )
    except BadFootageError as error:
        answers.write(json.dumps({"bad": str(error)}))
    else:
        answers.write(json.dumps({"grades": grades.model_dump(mode="json")}))
    answers.flush()


def _end_with_input() -> None:
    """Nobody waits for the answer any more when the input ends."""
    sys.stdin.read()
    os._exit(0)


if __name__ == "__main__":
    main()
