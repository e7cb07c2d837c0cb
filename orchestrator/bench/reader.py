"""`anigen bench reader`: how fast the pages of a studio with a long past are, beside a bare hello.

The reader runs in a process of its own, as `anigen serve` runs it, on ten thousand seeded episodes;
its eight clients, in this process, keep their connections and ask for the same page again and again;
`cold` is one client that asks for it under an address of its own each time, so that nothing of it is
remembered. The anchor is one line of text from the same server with the same settings.
"""

from __future__ import annotations

import asyncio
import gzip
import re
import sys
import tempfile
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from .. import database
from ..localpg import LocalPostgres
from . import reader_streams
from .reader_client import Connection, Measured, load
from .reader_seed import seed

EPISODES, CLIENTS, SECONDS = 10_000, 8, 3.0
STREAMS = 500
_RANGE = "bytes=1000000-1065535"
Say = Callable[[str], None]


@dataclass(frozen=True)
class _Page:
    """An address: `{s}` is the series, `{e}` its last episode but one, `{m}` one in the middle."""

    name: str
    path: str
    status: int = 200
    range: str = ""

    def at(self, slug: str, episodes: int) -> str:
        """Where it is."""
        return self.path.format(s=slug, e=max(1, episodes - 1), m=max(2, episodes // 2))

    def anew(self, slug: str, episodes: int, n: int) -> str:
        """The same under an address that nobody has asked for yet."""
        return f"{self.at(slug, episodes)}{'&' if '?' in self.path else '?'}anew={n}"


PAGES = (
    _Page("grid", "/{s}"),
    _Page("grid_deep", "/{s}?before={m}"),
    _Page("episode", "/{s}/episodes/{e}"),
    _Page("making", "/{s}/episodes/{e}/making"),
    _Page("take", "/{s}/takes/{e}/1/1/2"),
    _Page("desk", "/{s}/desk"),
    _Page("canon", "/{s}/canon"),
    _Page("character", "/{s}/canon/characters/wren"),
    _Page("threads", "/{s}/canon/threads"),
    _Page("timeline", "/{s}/canon/timeline"),
    _Page("log", "/{s}/canon/log"),
    _Page("costs", "/{s}/costs"),
    _Page("search", "/{s}/search?q=lighthouse"),
    _Page("channel", "/{s}/channel"),
    _Page("feed", "/{s}/feed.xml"),
    _Page("media", "/media/{s}/episodes/{e}/master.mp4", 206, _RANGE),
)


async def measure(
    episodes: int = EPISODES, *, seconds: float = SECONDS, streams: int = STREAMS,
    say: Say = lambda _: None,
) -> dict[str, Any]:  # fmt: skip
    """Seed, serve and ask; returns all figures. What does not answer as it should is `missing`."""
    with tempfile.TemporaryDirectory(prefix="anigen-bench-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        async with LocalPostgres(folder / "database") as local:
            url = await local.start()
            try:
                engine = database.connect(url)
                await database.prepare(engine)
                await engine.dispose()
                say(f"{episodes} episodes")
                slug = (await seed(url, folder, episodes=episodes)).slug
                return await ask(
                    url,
                    folder,
                    slug=slug,
                    episodes=episodes,
                    seconds=seconds,
                    streams=streams,
                    say=say,
                )
            finally:
                await local.remove()


async def ask(
    url: str, studio: Path, *, slug: str, episodes: int, seconds: float = SECONDS,
    streams: int = STREAMS, say: Say = lambda _: None,
) -> dict[str, Any]:  # fmt: skip
    """The figures of a studio that is seeded."""
    say("hello")
    async with serving("hello") as anchor:
        hello = await load(anchor.port, _always("/"), clients=CLIENTS, seconds=seconds)
    measured, cold, missing, sizes = {"hello": hello}, {}, [], {}
    async with serving(url, str(studio)) as site:
        for page in PAGES:
            say(page.name)
            headers = {"accept_encoding": "gzip"} | ({"range": page.range} if page.range else {})
            problem = await _problem(site.port, page, slug, episodes)
            if problem:
                sys.stderr.write(f"{page.name} is left out: {problem}\n")
                missing.append(page.name)
                continue
            if page.status == 200:
                sizes[page.name] = await _size(site.port, page.at(slug, episodes))
            path = page.at(slug, episodes)
            measured[page.name] = await load(
                site.port, _always(path), clients=CLIENTS, seconds=seconds,
                status=page.status, **headers,
            )  # fmt: skip
            cold[page.name] = await load(
                site.port, partial(page.anew, slug, episodes), clients=1, seconds=seconds / 3,
                status=page.status, **headers,
            )  # fmt: skip
        css, js = await _bundles(site.port, slug)
    async with serving(url, str(studio)) as site:  # as it was before anybody asked
        say(f"{streams} streams")
        live = await reader_streams.measure(
            site.port, site.pid, f"/{slug}/desk/events", url=url, streams=streams
        )
        missing += [] if live else ["streams"]
    return {
        "episodes": episodes,
        **_each(measured),
        "cold_p50_ms": {name: one.p50_ms for name, one in cold.items()},
        "grid_vs_hello": round(measured["grid"].per_s / hello.per_s, 3),
        "worst_p99_ms": max(one.p99_ms for name, one in measured.items() if name != "hello"),
        **live,
        "html_kb": max(sizes.values()), "css_kb_gz": css, "js_kb_gz": js,
        "html_kb_each": sizes, "missing": missing,
    }  # fmt: skip


def _always(path: str) -> Callable[[int], str]:
    return lambda _: path


@dataclass(frozen=True)
class Serving:
    """A server that is up."""

    port: int
    pid: int


@asynccontextmanager
async def serving(*arguments: str) -> AsyncIterator[Serving]:
    """A server in a process of its own."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "orchestrator.bench.reader_server", *arguments,
        stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    try:
        assert process.stdout is not None  # noqa: S101 - it is a pipe
        port = int(await process.stdout.readline())
        await _until_up(port)
        yield Serving(port, process.pid)
    finally:
        process.terminate()
        await process.wait()


async def _until_up(port: int) -> None:
    connection = await Connection.to(port)
    await connection.ask("/healthz")
    await connection.close()


async def _problem(port: int, page: _Page, slug: str, episodes: int) -> str:
    """Why a page cannot be measured; empty when it can."""
    connection = await Connection.to(port)
    headers = {"range": page.range} if page.range else {}
    answer = await connection.ask(page.at(slug, episodes), **headers)
    await connection.close()
    wrong = answer.status != page.status
    return f"{page.at(slug, episodes)} answers {answer.status}" if wrong else ""


async def _size(port: int, path: str) -> float:
    connection = await Connection.to(port)
    answer = await connection.ask(path)
    await connection.close()
    return round(len(answer.body) / 1024, 1)


async def _bundles(port: int, slug: str) -> tuple[float, float]:
    """Styles and scripts, kilobytes as they are sent."""
    connection = await Connection.to(port)
    page = (await connection.ask(f"/{slug}")).body.decode()
    found = re.search(r"/static/\w+/", page)
    assert found is not None  # noqa: S101 - every page has its style
    spec = find_spec("webui")
    assert spec is not None and spec.origin is not None  # noqa: S101, PT018 - it is installed
    scripts = sorted((Path(spec.origin).parent / "static" / "js").glob("*.js"))

    async def sent(*names: str) -> float:
        texts = [(await connection.ask(found[0] + name)).body for name in names]
        return round(len(gzip.compress(b"".join(texts))) / 1024, 2)

    css, js = await sent("desk.css"), await sent(*(f"js/{one.name}" for one in scripts))
    await connection.close()
    return css, js


def _each(measured: dict[str, Measured]) -> dict[str, dict[str, float]]:
    return {
        "p50_ms": {name: one.p50_ms for name, one in measured.items()},
        "p99_ms": {name: one.p99_ms for name, one in measured.items()},
        "requests_per_s": {name: one.per_s for name, one in measured.items()},
    }


def show(figures: dict[str, Any]) -> None:
    """Print the figures: a table of the addresses, and the rest below it."""
    console = Console(width=100, highlight=False)
    table = Table(box=None, title_justify="left", title=f"{figures['episodes']:,} episodes")
    for n, column in enumerate(
        ("", "p50 ms", "p99 ms", "requests/s", "of hello", "cold ms", "html kB")
    ):
        table.add_column(column, justify="right" if n else "left", header_style="dim")
    hello = figures["requests_per_s"]["hello"]
    for name, p50 in figures["p50_ms"].items():
        rate = figures["requests_per_s"][name]
        table.add_row(
            name, f"{p50:.1f}", f"{figures['p99_ms'][name]:.1f}", f"{rate:,.0f}",
            f"{rate / hello:.2f}", f"{figures['cold_p50_ms'].get(name, 0):.1f}",
            f"{figures['html_kb_each'].get(name, '')}",
        )  # fmt: skip
    console.print(table)
    for name, value in figures.items():
        if not isinstance(value, dict):
            console.print(f"{name:16} {value}")
