"""A client that keeps its connections and does nothing but ask: what it takes is the server's."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes


class Connection:
    """One connection that is kept."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader, self._writer = reader, writer

    @classmethod
    async def to(cls, port: int) -> Self:
        """A connection to that port of this machine."""
        return cls(*await asyncio.open_connection("127.0.0.1", port))

    async def ask(self, path: str, **headers: str) -> Answer:
        """Ask for `path`, and read the answer to its end."""
        await self.send(path, **headers)
        return await self._answer()

    async def post(self, path: str, body: bytes) -> Answer:
        """Send JSON to `path`, and read the answer to its end."""
        said = {"content_type": "application/json", "content_length": str(len(body))}
        await self._send("POST", path, said, body)
        return await self._answer()

    async def send(self, path: str, **headers: str) -> None:
        """Ask, and do not wait."""
        await self._send("GET", path, headers)

    async def _send(
        self, method: str, path: str, headers: Mapping[str, str], body: bytes = b""
    ) -> None:
        more = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items())
        head = f"{method} {path} HTTP/1.1\r\nhost: localhost\r\n{more}\r\n"
        self._writer.write(head.encode() + body)
        await self._writer.drain()

    async def _answer(self) -> Answer:
        status, found = await self.head()
        if "content-length" in found:
            body = await self.reader.readexactly(int(found["content-length"]))
        elif found.get("transfer-encoding") == "chunked":
            body = await self._chunks()
        else:
            body = b""
        return Answer(status, found, body)

    async def head(self) -> tuple[int, dict[str, str]]:
        """The status and the headers of the answer."""
        first, *lines = (await self.reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
        pairs = (line.partition(":") for line in lines if line)
        return int(first.split()[1]), {name.lower(): value.strip() for name, _, value in pairs}

    async def _chunks(self) -> bytes:
        parts = []
        while size := int(await self.reader.readline(), 16):
            parts.append(await self.reader.readexactly(size))
            await self.reader.readexactly(2)
        await self.reader.readline()
        return b"".join(parts)

    async def close(self) -> None:
        """Hang up."""
        self._writer.close()
        await asyncio.gather(self._writer.wait_closed(), return_exceptions=True)


@dataclass(frozen=True)
class Measured:
    """How an address did under its clients."""

    p50_ms: float
    p99_ms: float
    per_s: float


async def load(
    port: int, path: Callable[[int], str], *, clients: int, seconds: float, status: int = 200,
    **headers: str,
) -> Measured:  # fmt: skip
    """Have so many clients ask again and again; RuntimeError when an answer is not as it should be."""
    connections = [await Connection.to(port) for _ in range(clients)]
    taken: list[float] = []
    asked = iter(range(1_000_000))

    async def drive(connection: Connection, until: float) -> None:
        while (began := time.perf_counter()) < until:
            answer = await connection.ask(path(next(asked)), **headers)
            taken.append(time.perf_counter() - began)
            if answer.status != status:
                raise RuntimeError(f"{path(0)} answered {answer.status}")

    async def all_(seconds: float) -> float:
        began = time.perf_counter()
        await asyncio.gather(*(drive(one, began + seconds) for one in connections))
        return time.perf_counter() - began

    await all_(seconds / 5)  # until what is kept open is open
    taken.clear()
    wall = await all_(seconds)
    await asyncio.gather(*(one.close() for one in connections))
    taken.sort()
    return Measured(
        round(1000 * taken[len(taken) // 2], 2),
        round(1000 * taken[min(len(taken) - 1, int(0.99 * len(taken)))], 2),
        round(len(taken) / wall, 1),
    )
