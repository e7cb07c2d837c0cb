"""`anigen bench api`: how fast jobs are accepted, how many at a time are made, how soon one hears of it.

The studio runs in a process of its own as `anigen up` runs it, on a database of its own; only its
backend is not real: each take lasts a fixed time and costs no work. `accept` is how long an answer
takes when requests come twenty a second, over connections that are open, while those before them are
being made; `burst`, when they all come at the same moment, beside as many requests for `/healthz`.
What is told comes over sockets; the backend and they read the same clock.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table
from websockets.asyncio.client import connect

from schemas.errors import AniGenError
from schemas.jobs import ENDED, JobState

from ..localpg import LocalPostgres
from .api_backend import PROMPT, Call, calls
from .api_server import LEDGER
from .reader_client import Connection
from .series import write_studio

COUNTS = (10, 100)
SECONDS = 1.0  # of one take
ALONE = 24  # jobs of the run in which each waits for the one before it
SETTINGS = """[clock]
cadence = "30d"
catch_up = "none"
[api]
unknown = ["read", "generate", "edit"]
per_minute = 1000000
per_minute_address = 1000000
"""
_PATIENCE_S = 600.0
_EVERY_S = 0.05  # between two requests
_LOOK_S = 0.25
Say = Callable[[str], None]


@dataclass(frozen=True)
class Heard:
    """What a socket told of a job, and when."""

    progress: float
    at: float


async def measure(
    *, counts: Sequence[int] = COUNTS, seconds: float = SECONDS, alone: int = ALONE,
    say: Say = lambda _: None,
) -> dict[str, Any]:  # fmt: skip
    """All figures; the first of `counts` is the run whose progress is listened to."""
    figures: dict[str, Any] = {}
    with tempfile.TemporaryDirectory(prefix="anigen-bench-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        write_studio(folder, 1, SETTINGS)
        async with LocalPostgres(folder / "database") as local:
            await local.start()
            try:
                async with _working(folder, seconds, 3) as port:
                    for n, count in enumerate(counts):
                        say(f"{count} jobs, three at a time")
                        figures |= await _paced(folder, port, count, listen=n == 0)
                    say(f"{max(counts)} jobs at the same moment")
                    figures |= await _burst(folder, port, max(counts))
                async with _working(folder, seconds, 1) as port:
                    say(f"{alone} jobs, one at a time")
                    jobs, _ = await _accepted(port, _requests(folder, alone), every=_EVERY_S)
                    one = _rate(await _finished(port, jobs))
            finally:
                await local.remove()
    three = figures[f"jobs_per_s_{max(counts)}"]
    figures["speedup_3_workers"] = round(three / one, 3)
    figures["accept_p99_ms"] = max(figures[f"accept_p99_ms_{count}"] for count in counts)
    figures["complete"] = all(figures[f"complete_{count}"] == count for count in counts)
    return figures


async def _paced(folder: Path, port: int, count: int, *, listen: bool) -> dict[str, Any]:
    """So many jobs that come one after the other, and are all made."""
    bodies = _requests(folder, count)
    jobs, taken = await _accepted(port, bodies, every=_EVERY_S)
    first = min(bodies)
    heard = await _followed(port, jobs) if listen else []
    found = await _finished(port, jobs)
    figures: dict[str, Any] = {
        f"complete_{count}": sum(one["status"] == JobState.COMPLETED for one in found),
        f"accept_p50_ms_{count}": _ms(taken, 0.50),
        f"accept_p99_ms_{count}": _ms(taken, 0.99),
        f"jobs_per_s_{count}": _rate(found),
    }
    if listen:
        delays = _delays(calls(folder / LEDGER), dict(enumerate(heard, first)))
        figures |= {"events": len(delays), "event_p50_ms": _ms(delays, 0.50)}
        figures["event_p95_ms"] = _ms(delays, 0.95)
    return figures


async def _burst(folder: Path, port: int, count: int) -> dict[str, Any]:
    """So many jobs at the same moment."""
    anchor = await _asked(port, "/healthz", [b""] * count, status=200, every=0.0)
    jobs, taken = await _accepted(port, _requests(folder, count), every=0.0)
    found = await _finished(port, jobs)
    return {
        f"burst_complete_{count}": sum(one["status"] == JobState.COMPLETED for one in found),
        f"burst_p99_ms_{count}": _ms(taken, 0.99),
        f"burst_healthz_p99_ms_{count}": _ms([one.taken for one in anchor], 0.99),
    }


def _rate(found: Sequence[dict[str, Any]]) -> float:
    """Jobs a second, from the first that was ready to the last."""
    ended = [datetime.fromisoformat(one["finished_at"]) for one in found]
    return round((len(ended) - 1) / (max(ended) - min(ended)).total_seconds(), 3)


def _requests(folder: Path, count: int) -> dict[int, bytes]:
    """So many requests, by numbers that no job has had yet."""
    (series,) = (folder / "series").iterdir()
    usual = {"project_id": series.name, "draft": True, "seconds": 1}
    first = max((call.job for call in calls(folder / LEDGER)), default=0) + 1
    return {
        n: json.dumps({"prompt": PROMPT.format(n=n), **usual}).encode()
        for n in range(first, first + count)
    }


@dataclass(frozen=True)
class Answered:
    """An answer, and how many seconds it took."""

    body: bytes
    taken: float


async def _accepted(
    port: int, bodies: dict[int, bytes], *, every: float
) -> tuple[list[str], list[float]]:
    """Ask for jobs: their ids, and how long each answer took."""
    path, asked = "/api/anime/generate", list(bodies.values())
    answers = await _asked(port, path, asked, status=202, every=every)
    return [str(json.loads(one.body)["id"]) for one in answers], [one.taken for one in answers]


async def _asked(
    port: int, path: str, bodies: Sequence[bytes], *, status: int, every: float
) -> list[Answered]:
    """Send them `every` so many seconds, each over a connection of its own that is open."""
    connections = [await Connection.to(port) for _ in bodies]
    began = time.perf_counter() + 0.1

    async def ask(n: int) -> Answered:
        await asyncio.sleep(began + n * every - time.perf_counter())
        sent, one, body = time.perf_counter(), connections[n], bodies[n]
        answer = await (one.post(path, body) if body else one.ask(path))
        if answer.status != status:
            raise AniGenError(f"{path} answered {answer.status}: {answer.body.decode()[:300]}")
        return Answered(answer.body, time.perf_counter() - sent)

    try:
        return list(await asyncio.gather(*(ask(n) for n in range(len(bodies)))))
    finally:
        await asyncio.gather(*(one.close() for one in connections))


async def _followed(port: int, jobs: Sequence[str]) -> list[list[Heard]]:
    """What the sockets of these jobs tell until they are closed."""

    async def follow(job: str) -> list[Heard]:
        async with connect(f"ws://127.0.0.1:{port}/ws/{job}") as socket:
            return [Heard(json.loads(one)["progress"], time.monotonic()) async for one in socket]

    async with asyncio.timeout(_PATIENCE_S):
        return list(await asyncio.gather(*map(follow, jobs)))


async def _finished(port: int, jobs: Sequence[str]) -> list[dict[str, Any]]:
    """The jobs once all have ended."""
    connection = await Connection.to(port)
    found: list[dict[str, Any]] = []
    async with asyncio.timeout(_PATIENCE_S):
        for job in reversed(jobs):  # as a rule the last one ends last
            while True:
                answer = await connection.ask(f"/api/anime/jobs/{job}")
                one = json.loads(answer.body)
                if one["status"] in ENDED:
                    break
                await asyncio.sleep(_LOOK_S)
            found.append(one)
    await connection.close()
    return found


def _delays(told: Sequence[Call], heard: dict[int, list[Heard]]) -> list[float]:
    """From each call of the backend to the first message after it that says more than before it."""
    delays = []
    for call in told:
        messages = heard.get(call.job, [])
        before = max((one.progress for one in messages if one.at < call.at), default=-1.0)
        after = (one.at for one in messages if one.at >= call.at and one.progress > before)
        if messages and messages[0].at < call.at:  # somebody listened already
            delays.append(next(after, float("inf")) - call.at)
    return delays


def _ms(taken: Sequence[float], share: float) -> float:
    ordered = sorted(taken)
    return round(1000 * ordered[min(len(ordered) - 1, int(share * len(ordered)))], 2)


@asynccontextmanager
async def _working(folder: Path, seconds: float, parallel: int) -> AsyncIterator[int]:
    """A studio at work; gives its port."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "orchestrator.bench.api_server",
        str(folder), str(seconds), str(parallel), stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    try:
        assert process.stdout is not None  # noqa: S101 - it is a pipe
        if not (said := await process.stdout.readline()):
            raise AniGenError("the studio of the bench does not start")
        yield int(said)
    finally:
        with contextlib.suppress(ProcessLookupError):
            process.terminate()
        await process.wait()


def show(figures: dict[str, Any]) -> None:
    """Print the figures beside what is promised."""
    console, table = Console(width=100, highlight=False), Table(box=None)
    for n, column in enumerate(("", "measured", "promised")):
        table.add_column(column, justify="right" if n else "left", header_style="dim")
    for name, value in figures.items():
        table.add_row(name, f"{value}", _PROMISED.get(name, ""))
    console.print(table)


_PROMISED = {
    "accept_p99_ms": "≤ 50", "speedup_3_workers": "≥ 2.9", "event_p95_ms": "≤ 100",
    "complete": "True",
}  # fmt: skip
