"""The wire: the key goes to the vendor alone, a paid POST needs a warrant, downloads are whole."""

from __future__ import annotations

import contextlib
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from generators.remote.http import GoneError, Wire
from schemas.errors import (
    AniGenError,
    BackendBrokenError,
    BackendBusyError,
    BackendClosedError,
    BackendTimeoutError,
    BackendUnreachableError,
    ConfigError,
)
from schemas.operation import DeclinedError
from schemas.warrant import Warrant, WarrantError
from stand_ins.shots import VENDORS, backend, shot

pytestmark = pytest.mark.anyio
FILM = bytes(range(256)) * 4000


class Server(ThreadingHTTPServer):
    """Answers as `answers` says, by path; notes what it was asked."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), _Handler)
        self.url = f"http://127.0.0.1:{self.server_port}"
        self.answers, self.asked, self.everything = {}, [], (404, {}, b"{}")


class _Handler(BaseHTTPRequestHandler):
    def _do(self):
        self.server.asked.append((self.command, self.path, dict(self.headers)))
        self.rfile.read(int(self.headers.get("content-length", 0)))
        status, headers, body = self.server.answers.get(self.path, self.server.everything)
        self.send_response(status)
        for name, value in ({"content-length": str(len(body))} | headers).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)
        self.close_connection = True

    do_GET = do_POST = _do  # noqa: N815 - the names that http.server calls

    def log_message(self, *_):
        """Say nothing."""


@pytest.fixture
def servers():
    made = [Server(), Server()]
    threads = [threading.Thread(target=one.serve_forever, args=(0.02,)) for one in made]
    for thread in threads:
        thread.start()
    yield made
    for one, thread in zip(made, threads, strict=True):
        one.shutdown()
        thread.join()
        one.server_close()


@pytest.fixture
async def wire(servers):
    made = Wire("vendor", servers[0].url + "/api", lambda: {"x-key": "secret-1"}, free=(":read",))
    yield made
    await made.aclose()


async def test_a_download_is_whole(servers, wire, tmp_path):
    servers[0].answers["/api/film"] = (200, {}, FILM)
    await wire.download("film", tmp_path / "film.mp4")
    assert (tmp_path / "film.mp4").read_bytes() == FILM
    assert [path.name for path in tmp_path.iterdir()] == ["film.mp4"]


async def test_the_key_is_shown_to_the_vendor_alone(servers, wire, tmp_path):
    ours, theirs = servers
    ours.answers["/api/film"] = (302, {"location": f"{theirs.url}/cdn"}, b"")
    theirs.answers["/cdn"] = (302, {"location": "/cdn/2"}, b"")
    theirs.answers["/cdn/2"] = (200, {}, FILM)
    await wire.download("film", tmp_path / "film.mp4")
    await wire.download(f"{theirs.url}/cdn", tmp_path / "again.mp4")
    assert (tmp_path / "again.mp4").read_bytes() == FILM
    shown = [{name.lower() for name in headers} for _, _, headers in ours.asked]
    assert all("x-key" in names for names in shown)
    assert len(theirs.asked) == 4
    assert all("x-key" not in {n.lower() for n in headers} for _, _, headers in theirs.asked)


async def test_redirects_end(servers, wire, tmp_path):
    servers[0].answers["/api/film"] = (302, {"location": "/api/film"}, b"")
    with pytest.raises(BackendBrokenError, match="nowhere"):
        await wire.download("film", tmp_path / "film.mp4")
    with pytest.raises(BackendBrokenError, match="nowhere"):
        await wire.download("file:///etc/passwd", tmp_path / "film.mp4")
    assert list(tmp_path.iterdir()) == []


async def test_a_secure_vendor_gives_no_open_links(servers, tmp_path):
    wire = Wire("vendor", "https://127.0.0.1:9", dict)
    with pytest.raises(BackendBrokenError, match="nowhere"):
        await wire.download(f"{servers[0].url}/film", tmp_path / "film.mp4")
    assert servers[0].asked == []
    await wire.aclose()


@pytest.mark.parametrize(
    ("answer", "error"),
    [((200, {"content-length": "999999999"}, FILM), BackendUnreachableError),
     ((200, {}, b""), BackendUnreachableError), ((403, {}, b"expired"), GoneError),
     ((404, {}, b""), GoneError), ((410, {}, b""), GoneError), ((500, {}, b""), BackendBusyError),
     ((429, {"retry-after": "9"}, b""), BackendBusyError)],
)  # fmt: skip
async def test_half_a_download_is_none(servers, wire, tmp_path, answer, error):
    servers[0].answers["/api/film"] = answer
    with pytest.raises(error):
        await wire.download("film", tmp_path / "film.mp4")
    assert list(tmp_path.iterdir()) == []


async def test_a_download_may_be_too_large(servers, wire, tmp_path):
    servers[0].answers["/api/film"] = (200, {}, FILM)
    with pytest.raises(BackendBrokenError, match="more than"):
        await wire.download("film", tmp_path / "film.mp4", most=1000)
    assert list(tmp_path.iterdir()) == []


async def test_a_paid_post_needs_a_warrant_and_gets_one_only(servers, wire):
    servers[0].answers["/api/buy"] = (200, {}, b'{"id": "1"}')
    servers[0].answers["/api/job:read"] = (200, {}, b'{"done": true}')
    with pytest.raises(WarrantError):
        await wire.post("buy", json={}, timeout_s=5)
    assert servers[0].asked == []
    with Warrant("op", lasts_s=10):
        assert await wire.post("buy", json={}, timeout_s=5) == {"id": "1"}
        with pytest.raises(WarrantError):
            await wire.post("buy", json={}, timeout_s=5)
    assert len(servers[0].asked) == 1
    assert await wire.ask("job:read", json={}) == {"done": True}


@pytest.mark.parametrize(
    ("answer", "declined"),
    [((400, {}, b'{"error": "no"}'), True), ((401, {}, b""), True), ((429, {}, b""), True),
     ((500, {}, b'{"error": "no"}'), False), ((502, {}, b"<html>"), False),
     ((408, {}, b""), False), ((302, {"location": "/x"}, b""), False)],
)  # fmt: skip
async def test_only_a_proof_is_a_proof(servers, wire, answer, declined):
    servers[0].answers["/api/buy"] = answer
    with (
        Warrant("op", lasts_s=10) as warrant,
        pytest.raises((DeclinedError, BackendBrokenError)) as caught,
    ):
        await wire.post("buy", json={}, timeout_s=5)
    assert isinstance(caught.value, DeclinedError) == declined
    assert warrant.sent
    assert len(servers[0].asked) == 1


async def test_an_unreadable_yes_is_not_a_no(servers, wire):
    servers[0].answers["/api/buy"] = (200, {}, b"{half")
    with Warrant("op", lasts_s=10), pytest.raises(BackendBrokenError, match="unreadable"):
        await wire.post("buy", json={}, timeout_s=5)


@pytest.mark.parametrize(
    ("status", "error"),
    [(401, BackendClosedError), (404, BackendBrokenError), (429, BackendBusyError),
     (503, BackendBusyError)],
)  # fmt: skip
async def test_reading_has_errors_of_ours(servers, wire, status, error):
    servers[0].answers["/api/job"] = (status, {"retry-after": "3"}, b"{}")
    with pytest.raises(error) as caught:
        await wire.get("job")
    assert status not in {429, 503} or caught.value.retry_after == 3.0


async def test_nobody_there():
    wire = Wire("vendor", "http://127.0.0.1:9", dict)
    with pytest.raises(BackendUnreachableError, match="vendor cannot be reached"):
        await wire.get("job")
    await wire.aclose()


async def test_nobody_answers(tmp_path):
    import socket

    with socket.create_server(("127.0.0.1", 0)) as silent:
        wire = Wire("vendor", f"http://127.0.0.1:{silent.getsockname()[1]}", dict)
        with pytest.raises(BackendTimeoutError):
            await wire.get("job", timeout=0.2)
        await wire.aclose()


@pytest.mark.parametrize("address", ["", "ftp://x", "vendor.example", "http://", "http://[::1"])
async def test_an_address_must_be_one(address):
    with pytest.raises(ConfigError, match="base_url"):
        Wire("vendor", address, dict)


@pytest.mark.parametrize("name", VENDORS)
@pytest.mark.parametrize(
    "body",
    [b"[]", b"null", b'"done"', b"{", b'{"status": 7}', b'{"status": "completed", "usage": [1]}',
     b'{"status": "completed", "steps": 7}', b'{"done": true, "response": [1]}',
     b'{"status": "COMPLETED"}', b'{"status": "SUCCEEDED", "output": {"x": 1}}',
     b'{"status": "succeeded", "output": {"x": {}}}', b'{"done": true, "error": "x"}'],
)  # fmt: skip
async def test_a_job_told_in_a_strange_form_is_an_error_of_ours(servers, tmp_path, name, body):
    generator = backend(name, tmp_path, servers[0].url)
    order = generator._order(generator._parts.asks(shot())[0], 0)
    servers[0].everything = (200, {}, body)
    said = "running"
    with contextlib.suppress(AniGenError):
        said = (await generator.seller.look(order, "job-1")).state
    assert said != "done", "nothing was made"
    await generator.aclose()
