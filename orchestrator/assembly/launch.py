"""Running assembly in a child process, from the event loop."""

from __future__ import annotations

import asyncio
import json
import sys
from asyncio import StreamReader, StreamWriter
from asyncio.subprocess import PIPE
from collections import deque
from contextlib import suppress
from typing import Any, cast

from schemas.errors import AssemblyError
from schemas.take import Progress, nothing

from .job import Assembled, AssemblyJob

TIMEOUT_S = 900.0
LINE_LIMIT = 1 << 20  # bytes of one message


async def assemble(
    job: AssemblyJob, *, progress: Progress = nothing, timeout_s: float = TIMEOUT_S
) -> Assembled:
    """Put an episode together in `job.into`; returns when everything is on the disk.

    Nothing outlives this call: when it is cancelled or takes longer than `timeout_s`, the child
    process is killed. The folder is only complete when its manifest is there. AssemblyError says in
    one sentence what is wrong and what to do.
    """
    child = await asyncio.create_subprocess_exec(
        *(sys.executable, "-P", "-m", "orchestrator.assembly.worker"),
        stdin=PIPE,
        stdout=PIPE,
        stderr=PIPE,
        limit=LINE_LIMIT,
    )
    stdin = cast("StreamWriter", child.stdin)
    try:
        async with asyncio.timeout(timeout_s):
            _, last, words = await asyncio.gather(
                _hand_over(stdin, job),
                _listen(cast("StreamReader", child.stdout), progress),
                _last_words(cast("StreamReader", child.stderr)),
            )
            status = await child.wait()
    except TimeoutError:
        raise AssemblyError(
            f"Assembly of episode {job.episode} took longer than {timeout_s:.0f} s; try again."
        ) from None
    finally:
        stdin.close()
        if child.returncode is None:
            child.kill()
            await child.wait()
    return _outcome(job, last, status, words)


async def _hand_over(stdin: StreamWriter, job: AssemblyJob) -> None:
    """Give the child its job; that it is gone already is found out elsewhere."""
    stdin.write(job.model_dump_json().encode() + b"\n")
    with suppress(ConnectionError):
        await stdin.drain()


async def _listen(stdout: StreamReader, progress: Progress) -> dict[str, Any]:
    """Pass progress on until the child has finished; returns its last message."""
    message: dict[str, Any] = {}
    async for line in stdout:
        message = json.loads(line)
        if "share" in message:
            progress(message["share"])
    return message


async def _last_words(stderr: StreamReader) -> str:
    """Read everything, so that the child is never held up, and keep the end of it."""
    tail: deque[bytes] = deque(maxlen=2)
    while chunk := await stderr.read(2000):
        tail.append(chunk)
    lines = b"".join(tail).decode(errors="replace").split("\n")
    return " | ".join(line.strip() for line in lines if line.strip())[-600:]


def _outcome(job: AssemblyJob, last: dict[str, Any], status: int, words: str) -> Assembled:
    """Return what was made, or raise why nothing was."""
    if "done" in last:
        return Assembled.model_validate(last["done"])
    if "failed" in last:
        raise AssemblyError(last["failed"])
    raise AssemblyError(
        f"Assembly of episode {job.episode} ended unexpectedly with status {status}"
        f"{': ' + words if words else ''}; try again."
    )
