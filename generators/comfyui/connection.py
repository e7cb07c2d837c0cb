"""The connection to one ComfyUI server: HTTP with our errors in place of those of the network.

The server is the operator's own and costs nothing, so the door for paid requests lets its paths
through. Nothing goes through a proxy, and no `Origin` is sent: servers refuse strange ones.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx2

from schemas.errors import (
    BackendBrokenError,
    BackendBusyError,
    BackendTimeoutError,
    BackendUnreachableError,
    GenerationError,
)
from schemas.warrant import guard

from .failures import LostFileError, UnansweredError

ANSWER_S = 10.0
LONG_S = 60.0  # for /object_info, /view and uploads
_BUSY_S = 5.0
_BLOCK = 1 << 18
_GONE = frozenset({400, 403, 404})
_OWN = ("/prompt", "/queue", "/interrupt", "/history", "/free", "/upload/image", "/cancel")


class Connection:
    """Requests to the server called `name`; the address is not shown, it may hold a password."""

    def __init__(self, name: str, address: str, *, answer_s: float = ANSWER_S) -> None:
        self.name = name
        self._base = httpx2.URL(address.rstrip("/"))
        self._client = httpx2.AsyncClient(
            event_hooks={"request": [guard(*_OWN)]}, follow_redirects=False,
            timeout=answer_s, trust_env=False,
        )  # fmt: skip

    def ear_address(self, client_id: str) -> str:
        """Where the server's events are heard."""
        scheme = "wss" if self._base.scheme == "https" else "ws"
        return f"{scheme}{str(self._base).removeprefix(self._base.scheme)}/ws?clientId={client_id}"

    async def get(self, path: str, *, long: bool = False) -> dict[str, Any]:
        """The object that a path answers with; `long` when that may take its time."""
        timeout = {"timeout": LONG_S} if long else {}
        return self._object(await self._ask("GET", path, **timeout))

    async def do(self, path: str, body: dict[str, Any]) -> None:
        """Ask for something that may be asked for again."""
        await self._ask("POST", path, json=body)

    async def give(self, path: str, files: dict[str, Any], data: dict[str, str]) -> dict[str, Any]:
        """Send files; returns the object of the answer."""
        return self._object(await self._ask("POST", path, timeout=LONG_S, files=files, data=data))

    async def order(self, path: str, body: dict[str, Any]) -> tuple[bool, Any]:
        """Ask for something that must not be asked for twice: whether it was accepted, and the answer.

        Raises BackendUnreachableError when it was certainly not sent, UnansweredError when nobody
        knows what became of it.
        """
        try:
            response = await self._client.post(self._url(path), json=body)
        except (httpx2.ConnectError, httpx2.ConnectTimeout, httpx2.PoolTimeout) as error:
            raise self._unreachable(error) from error
        except (httpx2.TransportError, httpx2.DecodingError) as error:
            raise self._unanswered(f"did not answer ({type(error).__name__})") from error
        answer = _parsed(response)
        if response.status_code == 400 or (response.is_success and isinstance(answer, dict)):
            return response.is_success, answer
        if 400 < response.status_code < 500:
            raise self._broken(response)
        raise self._unanswered(f"answered with HTTP {response.status_code}")

    async def fetch(self, path: str, where: dict[str, str], into: Path) -> str:
        """Fetch a file as `into`, where nothing lies before it is whole; returns its SHA-256.

        LostFileError when the server has no such file any more.
        """
        part = into.with_name(f".{into.name}-{uuid4().hex[:8]}.part")
        try:
            with self._troubles():
                async with self._client.stream(
                    "GET", self._url(path), params=where, timeout=LONG_S,
                    headers={"accept-encoding": "identity"},
                ) as response:  # fmt: skip
                    found = await self._saved(response, part)
            part.replace(into)
        finally:
            part.unlink(missing_ok=True)
        return found

    async def aclose(self) -> None:
        """Close it."""
        await self._client.aclose()

    async def _saved(self, response: httpx2.Response, part: Path) -> str:
        if response.status_code in _GONE:
            raise LostFileError(f"server {self.name!r} has lost a file that it reported")
        self._checked(response)
        count, digest = 0, hashlib.sha256()
        with part.open("wb") as file:
            async for block in response.aiter_bytes(_BLOCK):
                count += len(block)
                digest.update(block)
                file.write(block)
            file.flush()
            os.fsync(file.fileno())
        if count == 0:
            raise LostFileError(f"server {self.name!r} has an empty file")
        return digest.hexdigest()

    async def _ask(self, method: str, path: str, **content: Any) -> httpx2.Response:
        """The answer to a request that may be made again; one of our errors if it is not a good one."""
        with self._troubles():
            response = await self._client.request(method, self._url(path), **content)
        return self._checked(response)

    def _object(self, response: httpx2.Response) -> dict[str, Any]:
        if isinstance(body := _parsed(response), dict):
            return body
        raise BackendBrokenError(
            f"server {self.name!r} answers {response.request.url.path} with something unreadable;"
            " is it a ComfyUI?"
        )

    def _checked(self, response: httpx2.Response) -> httpx2.Response:
        if response.is_success:
            return response
        if response.status_code >= 500 or response.status_code == 429:
            raise BackendBusyError(
                f"server {self.name!r} answers HTTP {response.status_code}", retry_after=_BUSY_S
            )
        raise self._broken(response)

    def _broken(self, response: httpx2.Response) -> GenerationError:
        status = response.status_code
        hint = {
            401: "it wants a password; put it into the address",
            403: "it refuses us; look at what stands in front of it",
            413: "the file is too large for it",
        }.get(status, "is it a ComfyUI?")
        return BackendBrokenError(f"server {self.name!r} answers HTTP {status}: {hint}")

    def _unanswered(self, what: str) -> UnansweredError:
        return UnansweredError(f"server {self.name!r} {what} when it was sent a prompt")

    def _unreachable(self, error: Exception) -> BackendUnreachableError:
        return BackendUnreachableError(
            f"server {self.name!r} cannot be reached ({type(error).__name__})"
        )

    def _url(self, path: str) -> httpx2.URL:
        return httpx2.URL(f"{self._base}{path}")

    @contextlib.contextmanager
    def _troubles(self) -> Iterator[None]:
        """Our errors in place of those of the network."""
        try:
            yield
        except httpx2.TimeoutException as error:
            raise BackendTimeoutError(f"server {self.name!r} did not answer in time") from error
        except (httpx2.TransportError, httpx2.DecodingError) as error:
            raise self._unreachable(error) from error


def _parsed(response: httpx2.Response) -> Any:
    """The JSON of an answer; None when it is none."""
    with contextlib.suppress(ValueError):
        return json.loads(response.content)
    return None
