"""The warrant: through a guarded client, no paid request reaches a server without leave, or twice."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx2
import pytest

from schemas import warrant as module
from schemas.warrant import Warrant, WarrantError, guard

pytestmark = pytest.mark.anyio


@dataclass
class Server:
    """What arrived at a loopback server."""

    url: str = ""
    seen: list[str] = field(default_factory=list)


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def answer(self) -> None:
            made.seen.append(f"{self.command} {self.path}")
            self.rfile.read(int(self.headers.get("content-length") or 0))
            self.send_response(307 if self.path == "/elsewhere" else 200)
            self.send_header("location", "/jobs")
            self.send_header("content-length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    for method in ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"):
        setattr(Handler, f"do_{method}", Handler.answer)
    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    http.daemon_threads = True
    made.url = f"http://127.0.0.1:{http.server_port}"
    threading.Thread(target=http.serve_forever, args=(0.02,), daemon=True).start()
    yield made
    http.shutdown()
    http.server_close()


@pytest.fixture
async def client(server):
    async with httpx2.AsyncClient(
        base_url=server.url, event_hooks={"request": [guard(":count")]}, follow_redirects=True
    ) as made:
        yield made


@pytest.fixture
def clocks(monkeypatch) -> list[float]:
    """The wall's clock and the machine's, to be set."""
    hands = [1_000_000.0, 50.0]
    monkeypatch.setattr(module, "_clocks", lambda: tuple(hands))
    return hands


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
async def test_without_leave_nothing_arrives(server, client, method):
    with pytest.raises(WarrantError, match="nobody has leave"):
        await client.request(method, "/jobs")
    assert server.seen == []


async def test_reading_and_what_is_free_pass(server, client):
    await client.get("/jobs")
    await client.head("/jobs")
    await client.post("/models/x:count")
    assert server.seen == ["GET /jobs", "HEAD /jobs", "POST /models/x:count"]


async def test_one_warrant_is_one_request(server, client):
    with Warrant("7", lasts_s=60) as leave:
        await client.get("/jobs/1")
        assert not leave.used
        await client.post("/jobs")
        assert leave.used
        assert leave.sent
        with pytest.raises(WarrantError, match=r"operation 7 .* a second time"):
            await client.post("/jobs")
    with pytest.raises(WarrantError, match="nobody has leave"):
        await client.post("/jobs")
    assert server.seen == ["GET /jobs/1", "POST /jobs"]


async def test_a_redirected_request_is_a_second_one(server, client):
    with Warrant("7", lasts_s=60), pytest.raises(WarrantError, match="second time"):
        await client.post("/elsewhere")
    assert server.seen == ["POST /elsewhere"]


@pytest.mark.parametrize("hand", [0, 1])
async def test_a_stale_one_is_none(server, client, clocks, hand):
    """Either clock may run ahead: the wall's is set, the other also runs while we sleep."""
    with Warrant("7", lasts_s=30) as leave:
        clocks[hand] += 30.5
        with pytest.raises(WarrantError, match="the time to send operation 7 has passed"):
            await client.post("/jobs")
    assert not leave.sent
    assert server.seen == []


async def test_it_runs_from_when_it_was_written(server, client, clocks):
    leave = Warrant("7", lasts_s=30)
    clocks[1] += 31
    with leave, pytest.raises(WarrantError, match="has passed"):
        await client.post("/jobs")
    assert server.seen == []


async def test_it_runs_out_while_the_connection_is_made(server, client, clocks):
    with Warrant("7", lasts_s=30) as leave:
        used = leave.use

        def slowly() -> None:
            used()
            clocks[0] += 31  # a long handshake

        leave.use = slowly
        with pytest.raises(WarrantError, match="has passed"):
            await client.post("/jobs")
    assert not leave.sent
    assert server.seen == []


async def test_it_tells_whether_anything_was_sent(client):
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        with Warrant("7", lasts_s=60) as leave, pytest.raises(httpx2.ConnectError):
            await client.post(f"http://127.0.0.1:{closed.getsockname()[1]}/jobs")
        assert not leave.sent
    with socket.create_server(("127.0.0.1", 0)) as silent:
        with Warrant("8", lasts_s=60) as leave, pytest.raises(httpx2.ReadTimeout):
            await client.post(f"http://127.0.0.1:{silent.getsockname()[1]}/jobs", timeout=0.1)
        assert leave.sent


async def test_a_warrant_is_that_of_its_task(server, client):
    """What somebody else does meanwhile has no part in it."""
    import asyncio

    free = asyncio.Event()

    async def other() -> None:
        await free.wait()
        await client.post("/jobs")

    task = asyncio.create_task(other())
    with Warrant("7", lasts_s=60):
        free.set()
        with pytest.raises(WarrantError, match="nobody has leave"):
            await task
    assert server.seen == []
