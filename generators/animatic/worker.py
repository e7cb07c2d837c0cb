"""The worker: a child process that draws and encodes, one shot after the other.

    python -m generators.animatic.worker FOLDER PARENT

Jobs come as JSON lines on standard input: `{"kind": "shot" | "card", "request": …, "path": …}`, or
`{"kind": "sheet", "character": …, "style": …, "path": …}`.
For each the worker answers with lines on standard output: `{"share": 0 … 1}` as a sign of life,
`{"picture": …}`, a JPEG in Base64, when the job says that it is `seen`, and last `{"made": …}` or
`{"error": class name, "message": …}`. It ends with its input or its parent.
"""

from __future__ import annotations

import base64
import contextlib
import ctypes
import json
import os
import queue
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any, TextIO

import av
import cv2

from schemas.bible import Character, Style
from schemas.errors import AniGenError, BackendBrokenError, StudioError
from schemas.take import Card, ShotRequest

from . import character_sheet
from .cels import CelStore
from .encode import digest
from .film import Layout, Meter, shoot
from .raster import Rasteriser
from .shot import lay_out
from .titles import lay_out_card

_NICE = 5  # an episode that is being made gives way to one that is being watched
_SIGN_S = 0.5  # between two signs of life
_LARGEST = 40_000  # bytes of a picture: a line must stay below 64 KiB
_LONGEST = 2000  # characters of an error message
_PR_SET_PDEATHSIG = 1


class Voice:
    """What the worker says to its parent."""

    def __init__(self, out: TextIO) -> None:
        self._out, self._share, self._said = out, 0.0, 0.0

    def start(self) -> None:
        """Begin a job."""
        self._share = 0.0
        self.say(share=0.0)

    def share(self, share: float) -> None:
        """Note how much is done, and say so twice a second."""
        self._share = share
        self.beat()

    def show(self, picture: bytes) -> None:
        """Show what is being drawn."""
        if len(picture) <= _LARGEST:
            self.say(picture=base64.b64encode(picture).decode())

    def beat(self) -> None:
        """Give a sign of life when the last one is old."""
        now = time.monotonic()
        if now - self._said >= _SIGN_S:
            self._said = now
            self.say(share=round(self._share, 4))

    def say(self, **words: Any) -> None:
        """Write one line."""
        self._out.write(json.dumps(words) + "\n")
        self._out.flush()


class Studio:
    """Turns jobs into files."""

    def __init__(self, folder: Path, voice: Voice) -> None:
        self._voice = voice
        self._rasteriser = Rasteriser(CelStore(folder / "cels"), voice.beat)

    def answer(self, line: str) -> None:
        """Do one job and say how it went."""
        self._voice.start()
        try:
            made = self._make(json.loads(line))
        except AniGenError as error:
            self._voice.say(error=type(error).__name__, message=str(error)[:_LONGEST])
        except (OSError, av.error.FFmpegError) as error:
            self._voice.say(
                error=StudioError.__name__,
                message=f"footage cannot be written: {error}; check the folder and its free space",
            )
        except Exception as error:  # noqa: BLE001  the boundary of the process
            traceback.print_exc()
            message = f"the animatic could not draw this: {type(error).__name__}: {error}"
            self._voice.say(error=BackendBrokenError.__name__, message=message[:_LONGEST])
        else:
            self._voice.say(made=made)
        _give_memory_back()

    def _make(self, job: dict[str, Any]) -> dict[str, Any]:
        path, meter = Path(job["path"]), Meter()
        if job["kind"] == "sheet":
            who, style = (
                Character.model_validate(job["character"]),
                Style.model_validate(job["style"]),
            )
            character_sheet.draw(who, style, path)
            meter.mark("drawing")
            return {"sha256": digest(path), "parts": meter.parts}
        layout = self._laid_out(job, meter)
        _give_memory_back()  # drawing needs most of it for a moment, the encoder all the time
        shoot(layout, path, meter, self._voice.share, self._voice.show if job.get("seen") else None)
        parts = {part: round(seconds, 4) for part, seconds in meter.parts.items()}
        return {"sha256": digest(path), "frames": layout.frames, "parts": parts}

    def _laid_out(self, job: dict[str, Any], meter: Meter) -> Layout:
        if job["kind"] == "card":
            return lay_out_card(Card.model_validate(job["request"]), self._rasteriser, meter)
        return lay_out(ShotRequest.model_validate(job["request"]), self._rasteriser, meter)


def main() -> None:
    """Work until there is no more input."""
    folder, parent = Path(sys.argv[1]), int(sys.argv[2])
    _die_with(parent)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a Ctrl-C is the parent's to answer
    with contextlib.suppress(OSError):
        os.nice(_NICE)
    cv2.setNumThreads(1)
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what a library prints does not belong among the answers
    lines: queue.SimpleQueue[str] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(lines.put,), daemon=True).start()
    studio = Studio(folder, Voice(answers))
    while True:
        studio.answer(lines.get())


def _listen(put: Callable[[str], None]) -> None:
    """Pass jobs on; when the input ends, nobody waits for the work any more."""
    for line in sys.stdin:
        put(line)
    os._exit(0)


def _die_with(parent: int) -> None:
    """Ask Linux for a kill when the parent dies; elsewhere the end of the input must do."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        sys.exit(0)


def _give_memory_back() -> None:
    """Return freed pages to the system; the C library would keep them for this process."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)


if __name__ == "__main__":
    main()
