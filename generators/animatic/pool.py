"""Worker processes, seen from the event loop: started when needed, ended when idle, never left over."""

from __future__ import annotations

import asyncio
import base64
import contextlib
import json
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from schemas import errors
from schemas.errors import (
    BackendBrokenError,
    BackendTimeoutError,
    BackendUnreachableError,
)
from schemas.take import Progress, sight

_ROOT = Path(__file__).parents[2]
_TAIL = 800  # characters of a dead worker's last words
_PARTING_S = 2.0  # for a worker whose input was closed


class Worker:
    """One child process and the conversation with it."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self._words = b""
        self._listening = asyncio.create_task(self._listen())

    @classmethod
    async def start(cls, folder: Path) -> Worker:
        """Start a worker whose cache is `folder`."""
        paths = [str(_ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
        try:
            process = await asyncio.create_subprocess_exec(
                sys.executable, "-P", "-m", "generators.animatic.worker",
                str(folder), str(os.getpid()),
                stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.PIPE,
                env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
            )  # fmt: skip
        except OSError as error:
            raise BackendUnreachableError(
                f"no animatic worker could be started: {error}"
            ) from error
        return cls(process)

    @property
    def pid(self) -> int:
        """The process id."""
        return self._process.pid

    @property
    def alive(self) -> bool:
        """Whether the process has not ended."""
        return self._process.returncode is None

    async def do(
        self, job: dict[str, Any], progress: Progress, *, silence_s: float
    ) -> dict[str, Any]:
        """Give the worker a job and return what it made.

        Raises the error that the worker names, BackendUnreachableError when it dies and
        BackendTimeoutError when it says nothing for `silence_s` seconds.
        """
        see = sight(progress)
        await self._send(job | {"seen": see is not None})
        while True:
            try:
                async with asyncio.timeout(silence_s):
                    answer = await self._answer()
            except TimeoutError:
                raise BackendTimeoutError(
                    f"an animatic worker said nothing for {silence_s:g} s and was ended"
                    f"{self._last_words()}"
                ) from None
            if "share" in answer:
                progress(answer["share"])
            elif see is not None and "picture" in answer:
                see(base64.b64decode(answer["picture"]))
            elif "made" in answer:
                made: dict[str, Any] = answer["made"]
                return made
            else:
                raise self._named(answer)

    async def end(self) -> None:
        """Close the worker's input and see it go; a worker that stays is killed."""
        if self._process.stdin:
            self._process.stdin.close()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_PARTING_S):
                await self._process.wait()
        await self.kill()

    async def kill(self) -> None:
        """Kill the process and wait until it is gone."""
        with contextlib.suppress(ProcessLookupError):
            self._process.kill()
        await self._process.wait()
        self._listening.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await self._listening

    async def _send(self, job: dict[str, Any]) -> None:
        stdin = self._process.stdin
        try:
            if stdin is None:
                raise ConnectionResetError
            stdin.write(json.dumps(job).encode() + b"\n")
            await stdin.drain()
        except (ConnectionError, OSError):
            raise await self._death() from None

    async def _answer(self) -> dict[str, Any]:
        stdout = self._process.stdout
        line = await stdout.readline() if stdout else b""
        if not line.endswith(b"\n"):
            raise await self._death()
        answer: dict[str, Any] = json.loads(line)
        return answer

    async def _death(self) -> BackendUnreachableError:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_PARTING_S):
                await self._process.wait()
            async with asyncio.timeout(_PARTING_S):
                await asyncio.shield(self._listening)
        code = self._process.returncode
        how = "" if code is None else f" by signal {-code}" if code < 0 else f" with status {code}"
        return BackendUnreachableError(f"an animatic worker ended{how}{self._last_words()}")

    async def _listen(self) -> None:
        """Keep the end of what the worker writes to standard error."""
        while self._process.stderr and (words := await self._process.stderr.read(4096)):
            self._words = (self._words + words)[-4 * _TAIL :]

    def _last_words(self) -> str:
        words = " ".join(self._words.decode(errors="replace").split())[-_TAIL:]
        return f"; its last words: {words}" if words else ""

    def _named(self, answer: dict[str, Any]) -> errors.AniGenError:
        """The error of our own tree that a worker names."""
        kind = getattr(errors, str(answer.get("error")), BackendBrokenError)
        message = str(answer.get("message"))
        if kind is BackendBrokenError:
            message += self._last_words()
        known = isinstance(kind, type) and issubclass(kind, errors.AniGenError)
        return kind(message) if known else BackendBrokenError(message)


class Pool:
    """At most `size` workers at a time."""

    def __init__(self, folder: Path, *, size: int, idle_s: float) -> None:
        self.size = size
        self._folder, self._idle_s = folder, idle_s
        self._places = asyncio.Semaphore(size)
        self._idle: list[Worker] = []
        self._busy: set[Worker] = set()
        self._partings: dict[Worker, asyncio.TimerHandle] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._closed = False

    @property
    def pids(self) -> list[int]:
        """Process ids of the workers that live."""
        return [worker.pid for worker in (*self._busy, *self._idle) if worker.alive]

    @asynccontextmanager
    async def worker(self) -> AsyncIterator[Worker]:
        """A worker of one's own. When the work is interrupted or fails, the worker is killed."""
        async with self._places:
            worker = await self._take()
            self._busy.add(worker)
            try:
                yield worker
            except errors.AniGenError as error:
                broken = isinstance(error, BackendTimeoutError | BackendUnreachableError)
                await self._release(worker, keep=not broken)
                raise
            except BaseException:
                await self._release(worker, keep=False)
                raise
            await self._release(worker, keep=True)

    async def aclose(self) -> None:
        """End every worker; nothing can be made any more."""
        self._closed = True
        for parting in self._partings.values():
            parting.cancel()
        self._partings.clear()
        workers = [*self._busy, *self._idle]
        self._idle.clear()
        await asyncio.gather(*(worker.kill() for worker in workers), *self._tasks)

    async def _take(self) -> Worker:
        if self._closed:
            raise BackendBrokenError("the animatic has been closed and makes nothing any more")
        while self._idle:
            worker = self._idle.pop()
            self._partings.pop(worker).cancel()
            if worker.alive:
                return worker
            await worker.kill()
        return await Worker.start(self._folder)

    async def _release(self, worker: Worker, *, keep: bool) -> None:
        self._busy.discard(worker)
        if keep and worker.alive and not self._closed:
            self._idle.append(worker)
            loop = asyncio.get_running_loop()
            self._partings[worker] = loop.call_later(self._idle_s, self._part, worker)
        else:
            await worker.kill()

    def _part(self, worker: Worker) -> None:
        """Let an idle worker go."""
        self._partings.pop(worker, None)
        if worker in self._idle:
            self._idle.remove(worker)
            task = asyncio.create_task(worker.end())
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
