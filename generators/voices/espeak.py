"""The offline voice: spoken lines from one espeak-ng child process, kept on disk.

The engine is GPL, holds global state and can crash, so it lives in a child of its own
(`espeak_worker`) that is started at the first line and started again when it dies.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
from asyncio.subprocess import PIPE, Process
from contextlib import suppress
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from schemas.errors import (
    BackendBrokenError,
    BackendTimeoutError,
    BackendUnreachableError,
    ConfigError,
)
from schemas.operation import CLOSED, Till
from schemas.plan import Manner
from schemas.voice import Speech, VoiceProfile

from .kept import base_of, recorded

_RECIPE: Final = "1"  # part of every file name; raise it when the same line would sound different
_ROOT: Final = Path(__file__).resolve().parents[2]
_KEPT_ENVIRONMENT: Final = ("PATH", "LANG", "LC_ALL", "TMPDIR", "LD_LIBRARY_PATH", "PYTHONPATH")
_CHILD_ENVIRONMENT: Final = {
    "OPENBLAS_NUM_THREADS": "1",  # a process with threads must not fork
    "MALLOC_MMAP_THRESHOLD_": "67108864",  # keep memory between lines instead of
    "MALLOC_TRIM_THRESHOLD_": "134217728",  # faulting it in again, half of the work
}


class EspeakVoices:
    """Speaks lines with espeak-ng, one at a time; callers may ask for many at once.

    `deadline_s` is how long the child may take over one line, or over its own start.
    """

    def __init__(self, *, deadline_s: float = 20.0) -> None:
        self._deadline_s = deadline_s
        self._turn = asyncio.Lock()
        self._child: Process | None = None
        self._requests = 0

    @property
    def child_pid(self) -> int | None:
        """Process id of the running child, if there is one."""
        child = self._child
        return child.pid if child and child.returncode is None else None

    def estimate(self, text: str) -> Decimal:
        """What speaking costs: nothing."""
        del text
        return Decimal(0)

    async def speak(
        self, text: str, voice: VoiceProfile, *, who: str = "", manner: str = Manner.NORMAL,
        into: Path, till: Till = CLOSED,
    ) -> Speech:  # fmt: skip
        """Speak `text` into a WAV file in the existing folder `into`, or find it there.

        The file is mono 48 kHz 16-bit, its name a hash of text, voice and manner, its bytes the
        same every time. Text is read as plain text; what cannot be said is 0.3 s of silence.
        Raises ConfigError for a voice this engine lacks, BackendUnreachableError when the child
        died twice, BackendTimeoutError when it hung, BackendBrokenError when the engine failed.
        """
        del who, till
        request, base = await asyncio.to_thread(_request, text, voice, Manner(manner), into)
        if speech := await asyncio.to_thread(recorded, base):
            return speech
        async with self._turn:
            if speech := await asyncio.to_thread(recorded, base):
                return speech
            await self._record(request)
        if speech := await asyncio.to_thread(recorded, base):
            return speech
        raise BackendBrokenError(f"espeak-ng left no usable file at {base}.wav; look at the disk.")

    async def aclose(self) -> None:
        """Let the child end; a later line would start a new one."""
        async with self._turn:
            await self._stop()

    async def _record(self, request: dict[str, Any]) -> None:
        for _ in range(2):
            reply = await self._ask(request)
            if reply is None:
                await self._stop()
                continue
            if "unknown" in reply:
                raise ConfigError(f"espeak-ng does not have {reply['unknown']}; choose another.")
            if "ok" not in reply:
                raise BackendBrokenError(f"espeak-ng could not speak: {reply.get('error')}.")
            return
        raise BackendUnreachableError("the espeak-ng process died twice over the same line.")

    async def _ask(self, request: dict[str, Any]) -> dict[str, Any] | None:
        """One request to the child; None when it dies before it answers."""
        self._requests += 1
        number = self._requests
        try:
            async with asyncio.timeout(self._deadline_s):
                child = await self._running()
                if child is None or child.stdin is None:
                    return None
                child.stdin.write(json.dumps({"id": number, **request}).encode() + b"\n")
                with suppress(ConnectionError):
                    await child.stdin.drain()
                while (reply := await _read(child)) and reply.get("id") != number:
                    pass  # an answer to a line whose caller was cancelled
                return reply
        except TimeoutError:
            await self._stop()
            raise BackendTimeoutError(
                f"espeak-ng did not finish a line in {self._deadline_s:g} s and was stopped."
            ) from None

    async def _running(self) -> Process | None:
        """Return the child, started if need be; None when it died while starting."""
        if self._child and self._child.returncode is None:
            return self._child
        environment = {key: os.environ[key] for key in _KEPT_ENVIRONMENT if key in os.environ}
        paths = [str(_ROOT), environment.get("PYTHONPATH", "")]
        environment["PYTHONPATH"] = os.pathsep.join(path for path in paths if path)
        environment |= _CHILD_ENVIRONMENT
        module = "generators.voices.espeak_worker"
        self._child = child = await asyncio.create_subprocess_exec(
            *(sys.executable, "-P", "-m", module, str(os.getpid())),
            stdin=PIPE,
            stdout=PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            env=environment,
        )
        hello = await _read(child)
        if hello and "fatal" in hello:
            raise BackendBrokenError(f"{hello['fatal']}; reinstall espeakng-loader.")
        return child if hello else None

    async def _stop(self) -> None:
        child, self._child = self._child, None
        if child is None:
            return
        if child.stdin:
            child.stdin.close()
        if child.returncode is None:
            with suppress(ProcessLookupError):
                child.kill()
        await child.wait()


async def _read(child: Process) -> dict[str, Any] | None:
    """Return the child's next line; None when it has died."""
    if child.stdout is None:
        return None
    try:
        line = await child.stdout.readline()
        reply: dict[str, Any] = json.loads(line)
    except (ConnectionError, ValueError):
        return None
    return reply


def _request(
    text: str, voice: VoiceProfile, manner: Manner, into: Path
) -> tuple[dict[str, Any], Path]:
    """Return what the child is asked, and the path of the result without its suffix."""
    said: dict[str, Any] = {
        "text": text,
        "voice": voice.model_dump(exclude={"names"}),
        "manner": manner.value,
    }
    base = base_of([_RECIPE, said], into)
    return {**said, "into": str(base.parent), "name": base.name}, base
