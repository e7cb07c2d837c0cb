"""One ComfyUI server: a thin typed client of its HTTP interface, which is the truth about prompts.

It never sends `number`: the same number twice kills a server's only worker.
"""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote
from uuid import uuid4

from schemas.errors import BackendBrokenError, ConfigError, GenerationError

from . import answers, failures, versions
from .answers import Entry, Queue, Stats, Where
from .connection import ANSWER_S, Connection
from .failures import BadInputError, LostUploadError
from .outputs import File
from .versions import Version
from .work import Graph

_UPLOADS = "anigen"  # the folder among a server's inputs

CANARY: Graph = {
    "1": {
        "class_type": "EmptyImage",
        "inputs": {"width": 16, "height": 16, "batch_size": 1, "color": 0},
    },
    "2": {"class_type": "PreviewImage", "inputs": {"images": ["1", 0]}},
}


def new_id() -> str:
    """An id for a prompt or a client: newer servers take nothing but a lowercase UUID."""
    return str(uuid4())


class Server:
    """A server by its `name`.

    Every method raises BackendUnreachableError or BackendTimeoutError when there is no answer,
    BackendBusyError for one of 500 and above, BackendBrokenError for one that no ComfyUI gives.
    """

    def __init__(self, name: str, address: str, *, answer_s: float = ANSWER_S) -> None:
        self.name = name
        self.version: Version | None = None  # known after `stats`
        self._uploaded: dict[str, str] = {}  # sha256 → what the server calls it
        self._connection = Connection(name, address, answer_s=answer_s)

    def ear_address(self, client_id: str) -> str:
        """Where the server's events are heard; it may hold a password."""
        return self._connection.ear_address(client_id)

    async def stats(self) -> Stats:
        """What the server says of itself; also the test whether it is there.

        ConfigError when its version is too old.
        """
        found = answers.stats(await self._connection.get("/system_stats"))
        self.version = versions.read(found.version)
        versions.require(self.version, self.name)
        return found

    async def object_info(self) -> dict[str, Any]:
        """Every node it has, with its inputs."""
        return await self._connection.get("/object_info", long=True)

    async def post(
        self, graph: Graph, *, prompt_id: str, client_id: str,
        extra: Mapping[str, Any] | None = None, front: bool = False,
    ) -> None:  # fmt: skip
        """Have a prompt queued; it is accepted when this returns. `extra` travels with it.

        Raises BackendUnreachableError when it was certainly not sent, UnansweredError when nobody
        knows, and the errors of `failures.refused` when the server does not take it, or takes only a
        part of it, which is then taken back.
        """
        body: dict[str, Any] = {"prompt": graph, "prompt_id": prompt_id, "client_id": client_id}
        body["extra_data"] = dict(extra or {})
        if front:
            body["front"] = True
        accepted, answer = await self._connection.order("/prompt", body)
        if not accepted:
            raise self._lost(failures.refused(answer, graph, self.name), graph)
        await self._whole(answer, graph, prompt_id)

    async def queue(self) -> Queue:
        """What runs and what waits."""
        return answers.queue(await self._connection.get("/queue"))

    async def history(self, prompt_id: str) -> Entry | None:
        """How a prompt ended; None while it waits or runs, and when it is unknown."""
        return answers.entry(prompt_id, await self._connection.get(f"/history/{quote(prompt_id)}"))

    async def where(self, prompt_id: str) -> Where:
        """Where a prompt is. It goes from the queue to the history, and is asked for in that order."""
        queue = await self.queue()
        if prompt_id in queue.running:
            return Where.RUNNING
        if prompt_id in queue.waiting:
            return Where.WAITING
        return Where.ENDED if await self.history(prompt_id) else Where.UNKNOWN

    async def drop(self, prompt_id: str) -> None:
        """Take a prompt off the queue, or interrupt it; a node that blocks still runs to its end."""
        if self.version is None:
            await self.stats()
        if self.version is not None and self.version.cancels:
            await self._connection.do(f"/api/jobs/{quote(prompt_id)}/cancel", {})
            return
        await self._connection.do("/queue", {"delete": [prompt_id]})
        if prompt_id not in (await self.queue()).running:
            return
        by_id = self.version is not None and self.version.interrupts_by_id
        await self._connection.do("/interrupt", {"prompt_id": prompt_id} if by_id else {})

    async def free(self, *, models: bool = True, cache: bool = True) -> None:
        """Have graphics memory given back, and kept results forgotten; acts between two prompts."""
        await self._connection.do("/free", {"unload_models": models, "free_memory": cache})

    async def upload(self, path: Path, sha256: str) -> str:
        """Have a picture among the server's inputs; returns what a LoadImage calls it.

        It is named by its content, so the same picture is sent once.
        """
        if sha256 not in self._uploaded:
            name = f"{sha256[:32]}{path.suffix.lower()}"
            answer = await self._connection.give(
                "/upload/image", {"image": (name, path.read_bytes())},
                {"subfolder": _UPLOADS, "type": "input"},
            )  # fmt: skip
            self._uploaded[sha256] = self._placed(answer)
        return self._uploaded[sha256]

    async def fetch(self, file: File, into: Path) -> str:
        """Fetch a file as `into`, where nothing lies before it is whole; returns its SHA-256.

        LostFileError when the server has no such file any more.
        """
        where = {"filename": file.filename, "subfolder": file.subfolder, "type": file.type}
        return await self._connection.fetch("/view", where, into)

    async def forget(self, prompt_id: str) -> None:
        """Have a prompt's history entry deleted."""
        await self._connection.do("/history", {"delete": [prompt_id]})

    async def aclose(self) -> None:
        """Close the connections."""
        await self._connection.aclose()

    async def _whole(self, answer: dict[str, Any], graph: Graph, prompt_id: str) -> None:
        """Take back a prompt of which only a part was accepted, or which has not got our id."""
        given = str(answer.get("prompt_id") or prompt_id)
        error = failures.dropped(answer.get("node_errors"), graph, self.name)
        if error is None and given == prompt_id:
            return
        with contextlib.suppress(GenerationError):
            await self.drop(given)
            await self.forget(given)
        raise (
            self._lost(error, graph)
            if error
            else ConfigError(
                f"server {self.name!r} gives prompts ids of its own; update ComfyUI to 0.28 or newer"
            )
        )

    def _lost(self, error: GenerationError, graph: Graph) -> GenerationError:
        """The error; where it is about a picture that was uploaded, another, and all are sent anew."""
        if not isinstance(error, BadInputError):
            return error
        inputs = graph.get(error.node, {}).get("inputs", {})
        if not any(inputs.get(name) in self._uploaded.values() for name in error.inputs):
            return error
        self._uploaded.clear()
        return LostUploadError(f"a picture that was uploaded to server {self.name!r} is gone there")

    def _placed(self, answer: dict[str, Any]) -> str:
        """What an upload is called; the server may have given it another name."""
        if not isinstance(answer.get("name"), str):
            raise BackendBrokenError(f"server {self.name!r} does not say where an upload lies")
        folder = str(answer.get("subfolder") or "").replace("\\", "/")
        return f"{folder}/{answer['name']}" if folder else str(answer["name"])
