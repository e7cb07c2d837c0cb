"""A plain client for the tests of the stand-in itself: it asks, and hides nothing."""

from __future__ import annotations

import contextlib
import json
import time
from collections.abc import Callable, Iterator
from typing import Any, Self
from uuid import uuid4

import httpx2
from websockets.sync.client import ClientConnection, connect

from .examples import Graph

Json = dict[str, Any]


class Asker:
    """Speaks to one server, one request after the other."""

    def __init__(self, url: str) -> None:
        self.url, self.client_id = url, str(uuid4())
        self.http = httpx2.Client(base_url=url, timeout=30)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.http.close()

    def get(self, path: str, **asked: Any) -> Any:
        """The JSON of a GET."""
        reply = self.http.get(path, params=asked)
        reply.raise_for_status()
        return reply.json()

    def give(self, path: str, said: Any) -> httpx2.Response:
        """The answer to a POST."""
        return self.http.post(path, json=said)

    def post(self, graph: Graph, **more: Any) -> httpx2.Response:
        """The answer to a prompt with an id of its own."""
        body = {"prompt": graph, "prompt_id": str(uuid4()), "client_id": self.client_id} | more
        return self.give(
            "/prompt", {name: value for name, value in body.items() if value is not None}
        )

    def accepted(self, graph: Graph, **more: Any) -> str:
        """The id of a prompt that must be taken."""
        reply = self.post(graph, **more)
        assert reply.status_code == 200, reply.text
        assert reply.json()["node_errors"] == {}, reply.text
        return str(reply.json()["prompt_id"])

    def ended(self, prompt_id: str, within_s: float = 20) -> Json:
        """A prompt's history entry, once there is one."""
        found: Json = until(lambda: self.get(f"/history/{prompt_id}").get(prompt_id), within_s)
        return found

    def run(self, graph: Graph, **more: Any) -> Json:
        """Have a prompt run, and return its entry."""
        return self.ended(self.accepted(graph, **more))

    def failure(self, graph: Graph, **more: Any) -> Json:
        """How a prompt fails that must fail."""
        entry = self.run(graph, **more)
        assert entry["status"]["status_str"] == "error", entry["outputs"]
        kind, said = entry["status"]["messages"][-1]
        assert kind == "execution_error"
        return dict(said)

    def waits(self) -> tuple[list[str], list[str]]:
        """The ids that run and that wait."""
        queue = self.get("/queue")
        return [one[1] for one in queue["queue_running"]], [
            one[1] for one in queue["queue_pending"]
        ]

    def starts(self, prompt_id: str) -> None:
        """Wait until a prompt runs."""
        until(lambda: prompt_id in self.waits()[0])

    def view(self, file: Json) -> bytes:
        """A file that an output names."""
        reply = self.http.get(
            "/view", params={name: file[name] for name in ("filename", "subfolder", "type")}
        )
        reply.raise_for_status()
        return reply.content

    def upload(self, name: str, content: bytes, **fields: str) -> str:
        """What a picture is called once it is uploaded."""
        reply = self.http.post("/upload/image", files={"image": (name, content)}, data=fields)
        reply.raise_for_status()
        return str(reply.json()["name"])

    @contextlib.contextmanager
    def listening(self, client_id: str = "") -> Iterator[Ear]:
        """A socket that has been greeted."""
        address = f"{self.url.replace('http', 'ws')}/ws?clientId={client_id or self.client_id}"
        with connect(address, open_timeout=10, close_timeout=1) as socket:
            ear = Ear(socket)
            assert ear.next()["type"] == "status"
            yield ear


class Ear:
    """A socket and what it says."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket = socket

    def next(self, within_s: float = 10) -> Json:
        """The next message; a picture is `{"binary": …}`. Raises TimeoutError."""
        said = self.socket.recv(within_s)
        return {"binary": said} if isinstance(said, bytes) else dict(json.loads(said))

    def heard(self, *, within_s: float = 10) -> list[Json]:
        """Everything up to a null `executing`."""
        found: list[Json] = []
        while not found or found[-1].get("type") != "executing" or found[-1]["data"]["node"]:
            found.append(self.next(within_s))
        return found

    def rest(self, quiet_s: float = 0.3) -> list[Json]:
        """Everything until nothing is said for a while."""
        found: list[Json] = []
        with contextlib.suppress(TimeoutError):
            while True:
                found.append(self.next(quiet_s))
        return found


def until(look: Callable[[], Any], within_s: float = 20) -> Any:
    """What `look` gives, once it gives something."""
    last = time.monotonic() + within_s
    while not (found := look()):
        assert time.monotonic() < last, "it does not come"
        time.sleep(0.01)
    return found
