"""Sockets, over a real server: what is told, in which order, to whom, and what floods get."""

from __future__ import annotations

import asyncio
import json
import socket as sockets
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from uuid import UUID, uuid4

import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.frames import Frame, Opcode

from orchestrator.site import Site
from schemas.access import Scope, Who
from schemas.jobs import JobState, PhaseName, Told
from schemas.office import AbsentError
from schemas.settings import ApiSettings
from webui import app
from webui.api import sockets as ours

pytestmark = pytest.mark.anyio

READER, MAKER = "anigen_reader", "anigen_maker"
BEARER = {"authorization": f"Bearer {READER}"}
RUNNING, DONE = JobState.RUNNING, JobState.COMPLETED


class Desk:
    """An office with jobs that do what the test says."""

    def __init__(self) -> None:
        self.jobs: dict[UUID, Told] = {}
        self.heard: dict[UUID, list[asyncio.Queue[Told | None]]] = {}
        self.away = False

    def say(self, job: UUID, progress: float, status: JobState = RUNNING, **more) -> None:
        """A job is so far."""
        self.jobs[job] = Told(job_id=job, status=status, progress=progress, **more)
        for queue in self.heard.get(job, ()):
            queue.put_nowait(self.jobs[job])

    def late(self, job: UUID, progress: float, **more) -> None:
        """Something is heard that was so a while ago."""
        for queue in self.heard[job]:
            queue.put_nowait(Told(job_id=job, status=RUNNING, progress=progress, **more))

    async def open(self) -> bool:
        return True

    async def recognise(self, bearer: str) -> Who | None:
        if self.away:
            raise ConnectionRefusedError("the database is away")
        scopes = {READER: Scope.READ, MAKER: Scope.GENERATE}
        found = scopes.get(bearer)
        return Who(name=bearer, scopes=frozenset({found})) if found else None

    async def told(self, job: UUID) -> Told:
        if job not in self.jobs:
            raise AbsentError("There is no such job.")
        return self.jobs[job]

    @asynccontextmanager
    async def follow(self, job: UUID) -> AsyncIterator[AsyncIterator[Told]]:
        if job not in self.jobs:
            raise AbsentError("There is no such job.")
        queue: asyncio.Queue[Told | None] = asyncio.Queue()
        self.heard.setdefault(job, []).append(queue)
        try:
            yield _all(queue)
        finally:
            self.heard[job].remove(queue)


async def _all(queue: asyncio.Queue[Told | None]) -> AsyncIterator[Told]:
    while (one := await queue.get()) is not None:
        yield one


class Studio:
    """A running site and its desk."""

    def __init__(self, desk: Desk, site: Site, port: int) -> None:
        self.desk, self.site, self.address = desk, site, f"ws://127.0.0.1:{port}"

    def connect(self, job: object, path: str = "/ws", **more) -> connect:
        return connect(f"{self.address}{path}/{job}", **{"additional_headers": BEARER} | more)

    def job(self, progress: float = 0.0, status: JobState = RUNNING, **more) -> UUID:
        made = uuid4()
        self.desk.say(made, progress, status, **more)
        return made


@pytest.fixture
async def serve(tmp_path):
    """Serves the API with some settings, by the server that `anigen up` runs."""
    running = []

    async def start(**settings) -> Studio:
        desk = Desk()
        made = app.create(
            url="postgresql://127.0.0.1:9/none", media=tmp_path, office=desk,
            api=ApiSettings(**settings), bound="127.0.0.1",
        )  # fmt: skip
        listening = sockets.create_server(("127.0.0.1", 0))
        site = Site(made, listening)
        running.append((site, asyncio.create_task(site.run()), listening))
        await until(lambda: site._server.started)
        return Studio(desk, site, listening.getsockname()[1])

    yield start
    for site, task, listening in running:
        await site.stop(2.0)
        await task
        listening.close()


async def until(so: Callable[[], bool]) -> None:
    async with asyncio.timeout(20):
        while not so():  # noqa: ASYNC110 - nobody tells
            await asyncio.sleep(0.01)


async def hear(client: ClientConnection) -> dict:
    async with asyncio.timeout(20):
        return json.loads(await client.recv())


async def end(client: ClientConnection) -> tuple[int, str]:
    """What it is closed with, whatever is said before."""
    with suppress(ConnectionClosed):
        async with asyncio.timeout(20):
            while True:
                await client.recv()
    return client.close_code, client.close_reason


async def ended(studio: Studio, job: object, **more) -> tuple[int, str]:
    async with studio.connect(job, **more) as client:
        return await end(client)


@pytest.mark.parametrize("path", ["/ws", "/ws/progress"])
async def test_a_job_is_told_from_now_to_its_end(serve, path):
    studio = await serve()
    job = studio.job(10, eta=30.0)
    async with studio.connect(job, path) as client:
        first = await hear(client)
        assert (first["job_id"], first["status"], first["progress"]) == (str(job), "running", 10)
        assert first["eta"] == 30
        assert {"error", "files", "phase"} <= set(first)
        studio.desk.say(job, 55)
        assert (await hear(client))["progress"] == 55
        studio.desk.say(job, 100, DONE)
        last = await hear(client)
        assert (last["status"], last["progress"]) == ("completed", 100)
        assert await end(client) == (1000, "")
    assert studio.desk.heard[job] == []


@pytest.mark.parametrize("status", [JobState.COMPLETED, JobState.FAILED, JobState.CANCELLED])
async def test_one_that_has_ended_is_told_once(serve, status):
    studio = await serve()
    job = studio.job(40, status)
    async with studio.connect(job) as client:
        assert (await hear(client))["status"] == status
        assert await end(client) == (1000, "")


async def test_progress_never_goes_back_within_a_phase(serve):
    studio = await serve()
    job = studio.job(0, JobState.QUEUED)
    heard = []
    async with studio.connect(job) as client:
        heard.append(await hear(client))

        async def say(progress: float, *, told: bool = True, **more) -> None:
            studio.desk.say(job, progress, **more)
            if told:
                heard.append(await hear(client))

        sheet, loop = {"phase": PhaseName.SHEET}, {"phase": PhaseName.LOOP}
        await say(20, **sheet)
        await say(12, told=False, **sheet)
        await say(31, **sheet)
        await say(40, **loop)
        studio.desk.late(job, 33, **sheet)
        studio.desk.late(job, 38, **loop)
        await say(44, **loop)
        await say(66, status=JobState.HELD, **loop)
        await say(34, **loop)  # once more
        await say(100, status=DONE)
        studio.desk.late(job, 50, **loop)
        assert await end(client) == (1000, "")
    assert [one["progress"] for one in heard] == [0, 20, 31, 40, 44, 66, 34, 100]


async def test_what_breaks_off_before_the_end_says_so(serve):
    studio = await serve()
    job = studio.job(5)
    async with studio.connect(job) as client:
        await hear(client)
        studio.desk.heard[job][0].put_nowait(None)
        assert (await end(client))[0] == 1001


async def test_an_end_that_was_not_heard_is_told_all_the_same(serve):
    studio = await serve()
    job = studio.job(5)
    async with studio.connect(job) as client:
        await hear(client)
        studio.desk.jobs[job] = Told(job_id=job, status=JobState.FAILED, progress=5)
        studio.desk.heard[job][0].put_nowait(None)
        assert (await hear(client))["status"] == "failed"
        assert (await end(client))[0] == 1000


@pytest.mark.parametrize(
    "job", ["5f0c6b1e-0000-4000-8000-000000000000", "1", "nonsense", "%00", "'--", "a" * 2000]
)
async def test_a_strangers_job(serve, job):
    studio = await serve()
    studio.job(1)
    code, why = await ended(studio, job)
    assert (code, why) == (4404, "there is no such job")


async def test_without_a_token_or_with_too_little(serve):
    studio = await serve()
    job = studio.job(1)
    none: dict[str, str] = {}
    code, why = await ended(studio, job, additional_headers=none)
    assert code == 4401
    assert why.startswith("This needs a token")
    wrong = {"authorization": "Bearer anigen_nobody"}
    assert (await ended(studio, job, additional_headers=wrong))[0] == 4401
    maker = {"authorization": f"Bearer {MAKER}"}
    code, why = await ended(studio, job, additional_headers=maker)
    assert (code, "'read'" in why) == (4403, True)
    assert (await ended(studio, "nonsense", additional_headers=none))[0] == 4401  # not even that


async def test_a_browser_shows_its_token_as_a_subprotocol(serve):
    studio = await serve()
    job = studio.job(7)

    def shown(*offered: str) -> dict:
        return {"additional_headers": {}, "subprotocols": list(offered)}

    async with studio.connect(job, **shown("anigen", f"bearer.{READER}")) as client:
        assert client.subprotocol == "anigen"
        assert (await hear(client))["progress"] == 7
    async with studio.connect(job, **shown("anigen", "bearer.nobody")) as client:
        assert client.subprotocol == "anigen"
        assert (await end(client))[0] == 4401
    twice = shown("anigen", f"bearer.{READER}", f"bearer.{MAKER}")
    assert (await ended(studio, job, **twice))[0] == 4401
    assert (await ended(studio, job, **shown("anigen")))[0] == 4401
    assert (await ended(studio, f"{job}?token={READER}", **shown("anigen")))[0] == 4401


async def test_from_this_machine_without_a_token_where_that_is_allowed(serve):
    studio = await serve(unknown=("read",))
    job = studio.job(7)
    async with studio.connect(job, additional_headers={}) as client:
        assert (await hear(client))["progress"] == 7
    near = {"x-forwarded-for": "192.0.2.1"}
    assert (await ended(studio, job, additional_headers=near))[0] == 4401


async def test_a_page_of_another_site_opens_none(serve):
    studio = await serve(unknown=("read",), origins=("https://pages.example",))
    job = studio.job(7)
    for origin in ("https://evil.example", "null", studio.address):
        with pytest.raises(InvalidStatus) as refused:
            async with studio.connect(job, origin=origin):
                pass
        assert refused.value.response.status_code == 403
    for origin in ("https://pages.example", studio.address.replace("ws", "http")):
        async with studio.connect(job, origin=origin) as client:
            assert (await hear(client))["progress"] == 7


async def test_a_flood_of_messages_ends_it(serve):
    studio = await serve()
    async with studio.connect(studio.job(1)) as client:
        await hear(client)
        for _ in range(ours._OFTEN):
            await client.send("{}")
        studio.desk.say(next(iter(studio.desk.jobs)), 2)
        assert (await hear(client))["progress"] == 2  # so many are nobody's business
        with suppress(ConnectionClosed):  # when it is noticed is its own affair
            for _ in range(1000):
                await client.send("{}")
        assert (await end(client))[0] == 1008


@pytest.mark.parametrize(
    "message", ["x" * 4097, b"x" * 4097, "é" * 2049], ids=["text", "bytes", "letters"]
)
async def test_a_large_message_ends_it(serve, message):
    studio = await serve()
    async with studio.connect(studio.job(1)) as client:
        await hear(client)
        await client.send("x" * 4096)
        await client.send(message)
        assert (await end(client))[0] == 1008


async def test_a_huge_one_is_not_even_read(serve):
    studio = await serve()
    async with studio.connect(studio.job(1)) as client:
        await hear(client)
        with pytest.raises(ConnectionClosed):  # noqa: PT012 - it may be noticed while it is sent
            await client.send("x" * 50_000_000)
            await client.recv()
        assert client.close_code == 1009
    async with studio.connect(studio.job(1)) as client:
        await hear(client)
        with pytest.raises(ConnectionClosed):  # noqa: PT012 - the same, in pieces
            await client.send("x" * 1000 for _ in range(100))
            await client.recv()
        assert client.close_code == 1009


async def test_what_is_no_text_ends_it(serve):
    studio = await serve()
    async with studio.connect(studio.job(1)) as client:
        await hear(client)
        client.transport.write(Frame(Opcode.TEXT, b"\xff\xfe").serialize(mask=True))
        assert (await end(client))[0] == 1007


async def test_only_so_many_sockets_for_everybody(serve, monkeypatch):
    monkeypatch.setattr(ours, "_EACH", 3)
    monkeypatch.setattr(ours, "_ALL", 5)
    studio = await serve(unknown=("read",))
    job = studio.job(1)
    mine = [await studio.connect(job) for _ in range(3)]
    for one in mine:
        await hear(one)
    assert (await ended(studio, job))[0] == 1013
    theirs = [await studio.connect(job, additional_headers={}) for _ in range(2)]
    for one in theirs:
        await hear(one)
    assert (await ended(studio, job, additional_headers={}))[0] == 1013
    await mine[0].close()
    await until(lambda: len(studio.desk.heard[job]) == 4)
    async with studio.connect(job) as again:
        await hear(again)
    for one in (*mine, *theirs):
        await one.close()


async def test_whoever_reads_slowly_hears_the_newest(serve):
    """Tens of megabytes are said meanwhile; what waits for them is what fits on the way."""
    studio = await serve()
    job = studio.job(0)
    long = "x" * 50_000
    async with studio.connect(job, max_queue=1, compression=None) as client:
        for number in range(1, 1001):
            studio.desk.say(job, number / 20, error={"detail": long})
            await asyncio.sleep(0)
        await asyncio.sleep(0.3)
        studio.desk.say(job, 100, DONE)
        heard = []
        with suppress(ConnectionClosed):
            async with asyncio.timeout(30):
                while True:
                    heard.append(json.loads(await client.recv()))
        assert client.close_code == 1000
    said = [one["progress"] for one in heard]
    assert said == sorted(said)
    assert said[-1] == 100
    assert len(said) < 500


async def test_when_the_studio_closes_everybody_is_told(serve):
    studio = await serve()
    clients = [await studio.connect(studio.job(1)) for _ in range(3)]
    for one in clients:
        await hear(one)
    deaf = await studio.connect(studio.job(0, error={"detail": "x" * 500_000}), max_queue=1)
    async with asyncio.timeout(20):
        await studio.site.stop(2.0)
    for one in clients:
        assert (await end(one))[0] == 1001
    await deaf.close()


async def test_while_the_database_is_away(serve):
    studio = await serve()
    job = studio.job(1)
    studio.desk.away = True
    assert (await ended(studio, job))[0] == 1013
