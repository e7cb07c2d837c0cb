"""The stream of events: told once, in order, resumed by id, bounded, and back after every loss."""

from __future__ import annotations

import asyncio
import json
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import asyncpg
import pytest
import sqlalchemy as sa

from orchestrator import events
from orchestrator.watching import CHANNEL, Watching
from schemas.tables import episode, event, series, slot
from schemas.take import sight
from stand_ins.productions import episode_of
from webui import app
from webui.live import telling
from webui.live.hub import Hub
from webui.live.listening import MOST
from webui.shell import Show

pytestmark = pytest.mark.anyio


@dataclass
class Heard:
    """What one client was sent."""

    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    over: bool = False

    @property
    def messages(self) -> list[dict[str, str]]:
        blocks = self.body.decode().split("\n\n")
        return [
            dict(line.split(": ", 1) for line in block.splitlines())
            for block in blocks
            if "event: " in block
        ]

    def of(self, kind: str) -> list[dict]:
        return [json.loads(m["data"]) for m in self.messages if m["event"] == kind]


@asynccontextmanager
async def listening(made, path: str, *, method: str = "GET", **headers: str):
    """One client of the application, as long as the block lasts."""
    heard, gone = Heard(), asyncio.Event()
    path, _, query = path.partition("?")
    scope = {
        "type": "http", "method": method, "path": path, "raw_path": path.encode(),
        "query_string": query.encode(), "http_version": "1.1", "scheme": "http",
        "headers": [(n.replace("_", "-").encode(), v.encode()) for n, v in headers.items()],
        "server": ("reader", 80), "client": ("127.0.0.1", 1), "root_path": "", "state": {},
    }  # fmt: skip

    async def receive():
        await gone.wait()
        return {"type": "http.disconnect"}

    async def send(message):
        if message["type"] == "http.response.start":
            heard.status = message["status"]
            heard.headers = {k.decode(): v.decode() for k, v in message["headers"]}
        else:
            heard.body += message["body"]
            heard.over = not message.get("more_body", False)

    task = asyncio.ensure_future(made(scope, receive, send))
    try:
        yield heard
    finally:
        gone.set()
        async with asyncio.timeout(5):
            await task


async def until(holds, seconds: float = 8.0) -> None:
    async with asyncio.timeout(seconds):
        while not holds():  # noqa: ASYNC110 - as a client would
            await asyncio.sleep(0.01)


@pytest.fixture
async def show(engine) -> int:
    """A series with an episode that is being shot; gives the episode's id."""
    async with engine.begin() as c:
        one = sa.insert(series).values(slug="show", title="Show").returning(series.c.id)
        number = (await c.execute(one)).scalar_one()
        at = sa.text("'2026-11-20 10:00+00'::timestamptz")
        await c.execute(sa.insert(slot).values(series_id=number, at=at))
        made = episode_of(
            series_id=number, slot=at, number=1, seed=1, state="shooting", title="One"
        )
        return (await c.execute(made.returning(episode.c.id))).scalar_one()


@pytest.fixture
async def reader(url, tmp_path):
    made = app.create(url=url, media=tmp_path)
    async with made.router.lifespan_context(made):
        yield made


async def tell(engine, show: int, *texts: str) -> list[int]:
    async with engine.begin() as c:
        for text in texts:
            await events.tell(c, "scene", text, series=1, episode=show)
        newest = sa.select(event.c.id).order_by(event.c.id.desc()).limit(len(texts))
        return sorted((await c.execute(newest)).scalars())


async def test_events_are_told_as_they_happen_and_resumed_by_id(reader, engine, show):
    async with listening(reader, "/show/desk/events", accept_encoding="gzip") as heard:
        await until(lambda: heard.of("desk"))
        (first,) = await tell(engine, show, "scene 1 is shot")
        await until(lambda: heard.of("stage"))
    assert heard.status == 200
    assert heard.headers["content-type"].startswith("text/event-stream")
    assert heard.headers["cache-control"] == "no-store"
    assert heard.headers["x-accel-buffering"] == "no"
    assert "content-encoding" not in heard.headers
    assert heard.body.startswith(b"retry: 5000\n\n")
    (told,) = heard.of("stage")
    assert (told["id"], told["number"], told["text"]) == (first, 1, "scene 1 is shot")
    assert heard.of("desk")[0]["number"] == 1
    assert [m["id"] for m in heard.messages if m["event"] == "stage"] == [str(first)]

    missed = await tell(engine, show, "scene 2 is shot", "scene 3 is shot")
    async with listening(reader, "/show/desk/events", last_event_id=str(first)) as heard:
        await until(lambda: len(heard.of("stage")) == 2)
        (later,) = await tell(engine, show, "scene 4 is shot")
        await until(lambda: len(heard.of("stage")) == 3)
        assert [m["id"] for m in heard.of("stage")] == [*missed, later]
    async with listening(reader, f"/show/desk/events?after={missed[0]}") as heard:
        await until(lambda: len(heard.of("stage")) == 2)
        await asyncio.sleep(0.2)
        assert [m["id"] for m in heard.of("stage")] == [missed[1], later]


async def test_whoever_missed_too_much_is_told_to_read_anew(reader, engine, show):
    ids = await tell(engine, show, *(f"line {n}" for n in range(MOST + 1)))
    await until(lambda: reader.state.hub.last == ids[-1])
    async with listening(reader, f"/show/desk/events?after={ids[0]}") as heard:
        await until(lambda: len(heard.of("stage")) == MOST)
    async with listening(reader, f"/show/desk/events?after={ids[0] - 1}") as heard:
        await until(lambda: heard.of("reset"))
        assert heard.of("reset") == [{"after": ids[-1]}]
        assert heard.of("stage") == []


async def test_an_event_that_is_committed_late_is_told_once_and_moves_nobody(reader, engine, show):
    async with listening(reader, "/show/desk/events") as heard:
        await until(lambda: heard.of("desk"))
        async with engine.connect() as slow:
            await events.tell(slow, "scene", "late", series=1, episode=show)
            (later,) = await tell(engine, show, "early")
            await until(lambda: heard.of("stage"))
            await slow.commit()
        await until(lambda: len(heard.of("stage")) == 2)
        await tell(engine, show, "last")
        await until(lambda: len(heard.of("stage")) == 3)
    assert [m["text"] for m in heard.of("stage")] == ["early", "late", "last"]
    ids = [m.get("id") for m in heard.messages if m["event"] == "stage"]
    assert ids[:2] == [str(later), None]


async def test_the_listener_comes_back_and_reads_what_it_missed(reader, engine, url, show):
    async with listening(reader, "/show/desk/events") as heard:
        await until(lambda: heard.of("desk"))
        admin = await asyncpg.connect(url)
        others = (
            "select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()"
        )
        for n in range(3):
            await admin.execute(
                f"{others} and application_name = 'anigen-web' and datname = current_database()"
            )
            await tell(engine, show, f"while it was away {n}")
            await until(lambda wanted=n + 1: len(heard.of("stage")) == wanted)
        await admin.close()
    assert [m["text"] for m in heard.of("stage")] == [f"while it was away {n}" for n in range(3)]


async def test_heads_and_strangers_are_answered_at_once(reader, show):
    async with listening(reader, "/show/desk/events", method="HEAD") as heard:
        await until(lambda: heard.over)
    assert (heard.status, heard.body) == (200, b"")
    assert heard.headers["content-type"].startswith("text/event-stream")
    for path in ("/nobody/desk/events", "/show/desk/preview/1/1/1", "/sh%00w/desk/events"):
        async with listening(reader, path) as heard:
            await until(lambda one=heard: one.over)
        assert heard.status == 404, path


async def test_streams_end_with_the_hub(reader, show):
    async with listening(reader, "/show/desk/events") as heard:
        await until(lambda: heard.of("desk"))
        reader.state.hub.close()
        await until(lambda: heard.over)
    async with listening(reader, "/show/desk/events") as heard:
        await until(lambda: heard.over)


async def test_a_slow_client_is_told_to_read_anew_and_costs_no_more(engine):
    hub = Hub(engine)
    hub.last = 7
    with hub.client(Show(1, "show", "Show")) as box:
        for n in range(3 * telling._MOST):
            hub.progress(1, 1, "w", [{"scene": 1, "shot": 1, "share": n}])
            assert len(box.waiting) <= telling._MOST
        kinds = [
            one.text.split(b"\n")[0 if b"id" not in one.text[:3] else 1] for one in box.waiting
        ]
        assert kinds[0] == b"event: reset"
        assert kinds.count(b"event: reset") == 1
    with hub.client(Show(1, "show", "Show")) as one, hub.client(Show(1, "show", "Show")) as other:
        one.waiting.clear()
        other.waiting.clear()
        hub.progress(1, 1, "w", [])
        assert one.waiting[0] is other.waiting[0]


async def test_progress_and_previews_reach_the_page_and_are_not_stored(
    reader, engine, show, tmp_path
):
    watching = Watching()
    telling_ = asyncio.ensure_future(watching.tell(engine, tmp_path / ".previews"))
    place = {"episode": show, "slug": "show", "number": 1, "scene": 2, "shot": 3, "take": 1}
    async with listening(reader, "/show/desk/events") as heard:
        await until(lambda: heard.of("desk"))
        with watching.take(backend="animatic", **place) as progress:
            progress(0.1)
            await asyncio.sleep(1.2)
            assert heard.of("progress") == []  # it waits for a place at the backend
            progress.begin()
            sight(progress)(b"\xff\xd8 a picture")
            progress(0.5)
            await until(lambda: heard.of("progress"))
            (take,) = heard.of("progress")[0]["takes"]
            assert (take["scene"], take["shot"], take["share"], take["pictures"]) == (2, 3, 0.5, 1)
            assert reader.state.hub.running(1)[0] == 1
            async with listening(reader, "/show/desk/preview/1/2/3") as seen:
                await until(lambda: seen.over)
        await until(lambda: heard.of("progress")[-1]["takes"] == [])
    telling_.cancel()
    assert (seen.status, seen.body) == (200, b"\xff\xd8 a picture")
    assert seen.headers["cache-control"] == "no-store"
    async with engine.connect() as c:
        assert (await c.execute(sa.select(event.c.id))).all() == []


async def test_what_is_told_fits_into_a_notification(engine, url):
    watching, payloads = Watching(), []
    connection = await asyncpg.connect(url)
    await connection.add_listener(CHANNEL, lambda *said: payloads.append(said[3]))
    takes = [
        watching.take(
            episode=10**9, slug="s", number=10**6, scene=6, shot=n, backend="b" * 60, take=10
        )
        for n in range(100)
    ]
    for one in takes:
        one.__enter__().begin()
    telling_ = asyncio.ensure_future(watching.tell(engine, url))
    await until(lambda: payloads)
    telling_.cancel()
    await connection.close()
    assert len(payloads[0].encode()) < 8000
    assert len(json.loads(payloads[0])["takes"]) > 40
