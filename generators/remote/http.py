"""The wire to a vendor: one guarded client, one POST per warrant, and downloads that are whole.

The key goes to the vendor's own address and nowhere else: a link to a file that lies with somebody
else is fetched without it.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import AsyncIterator, Callable, Mapping
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx2

from schemas.errors import (
    BackendBrokenError,
    BackendBusyError,
    BackendTimeoutError,
    BackendUnreachableError,
    ConfigError,
    GenerationError,
)
from schemas.operation import DeclinedError
from schemas.waiting import retry_after
from schemas.warrant import guard

from .words import BUSY_S, Words, sentence, told

LARGEST = 1 << 30  # bytes of one film
_READ_S = 60.0
_HOPS = 5
_MOVED = frozenset({301, 302, 303, 307, 308})
_GONE = frozenset({401, 403, 404, 410})

Headers = Callable[[], Mapping[str, str]]


class GoneError(GenerationError):
    """The link to a result has expired; ask for a fresh one."""


class Wire:
    """The connection to one vendor. `headers` reveals the key, at the moment it is sent."""

    def __init__(
        self,
        vendor: str,
        base_url: str,
        headers: Headers,
        *,
        words: Words | None = None,
        free: tuple[str, ...] = (),
    ) -> None:
        self.vendor, self.words, self._headers = vendor, words or Words(), headers
        try:
            self.base = httpx2.URL(base_url.rstrip("/"))
        except httpx2.InvalidURL:
            self.base = httpx2.URL("")
        if self.base.scheme not in {"http", "https"} or not self.base.host:
            raise ConfigError(
                f"the base_url of {vendor} is {base_url!r}; it must be an http address"
            )
        self._client = httpx2.AsyncClient(
            event_hooks={"request": [guard(*free)]}, follow_redirects=False, timeout=_READ_S
        )

    async def post(self, path: str, *, timeout_s: float, **content: Any) -> dict[str, Any]:
        """Send one paid request; returns the JSON of the answer.

        `content` is what httpx takes: `json`, `data`, `files`, `params`, `headers`. Raises
        DeclinedError where nothing was accepted; whatever else it raises, nobody knows.
        """
        headers = {**self._headers(), **content.pop("headers", {})}
        response = await self._client.post(
            self.url(path), headers=headers, timeout=timeout_s, **content
        )
        if response.is_success:
            return self._json(response)
        error = self.words.declined(response, self.vendor)
        if error is None:
            raise BackendBrokenError(
                f"{self.vendor} answered a paid request with HTTP {response.status_code}"
                f" ({sentence(told(response)) or 'no reason given'})"
            )
        raise DeclinedError(error)

    async def get(self, path: str, **content: Any) -> dict[str, Any]:
        """Read JSON; raises the Backend… errors, those of them that are worth asking again."""
        return self._json(self.checked(await self.read("GET", path, **content)))

    async def ask(self, path: str, **content: Any) -> dict[str, Any]:
        """Read JSON through a POST that costs nothing (its path is among `free`)."""
        return self._json(self.checked(await self.read("POST", path, **content)))

    async def read(self, method: str, path: str, **content: Any) -> httpx2.Response:
        """The answer to a free request, whatever its status."""
        with self._troubles():
            return await self._client.request(
                method, self.url(path), headers=dict(self._headers()), **content
            )

    def checked(self, response: httpx2.Response) -> httpx2.Response:
        """The answer when it is a good one; one of the Backend… errors otherwise."""
        status = response.status_code
        if response.is_success:
            return response
        if status in {408, 409, 425, 429} or status >= 500:
            raise BackendBusyError(
                f"{self.vendor} answers HTTP {status}",
                retry_after=retry_after(response.headers, usual=BUSY_S),
            )
        raise self.words.classed(status, told(response), self.vendor)

    async def download(self, link: str, into: Path, *, most: int = LARGEST) -> None:
        """Fetch a file whole; nothing lies at `into` before that. GoneError when the link is dead."""
        part = into.with_name(f".{into.name}-{uuid4().hex[:8]}.part")
        try:
            with self._troubles():
                async with self._open(link) as response:
                    await self._save(response, part, most)
            part.replace(into)
        finally:
            part.unlink(missing_ok=True)

    def url(self, path: str) -> httpx2.URL:
        """The address of a path below the vendor's base; a whole address stays as it is."""
        return httpx2.URL(path) if "://" in path else httpx2.URL(f"{self.base}/{path.lstrip('/')}")

    async def aclose(self) -> None:
        """Close the connections."""
        await self._client.aclose()

    @contextlib.asynccontextmanager
    async def _open(self, link: str) -> AsyncIterator[httpx2.Response]:
        """The answer to a GET of `link`, redirects followed, the key shown to the vendor alone."""
        url = self.url(link)
        for _ in range(_HOPS):
            if url.scheme not in {"https", self.base.scheme}:
                break
            ours = url.origin == self.base.origin
            headers = dict(self._headers()) if ours else {}
            async with self._client.stream("GET", url, headers=headers) as response:
                if response.status_code not in _MOVED:
                    yield response
                    return
                url = url.join(response.headers.get("location", ""))
        raise BackendBrokenError(f"{self.vendor} gave a link that leads nowhere safe")

    async def _save(self, response: httpx2.Response, part: Path, most: int) -> None:
        if response.status_code in _GONE:
            raise GoneError(f"a link of {self.vendor} has expired")
        self.checked(response)
        count = 0
        with part.open("wb") as file:
            async for block in response.aiter_bytes(1 << 18):
                count += len(block)
                if count > most:
                    raise BackendBrokenError(f"{self.vendor} sends more than {most:,} bytes")
                file.write(block)
            file.flush()
            os.fsync(file.fileno())
        said = response.headers.get("content-length")
        if count == 0 or (
            said and "content-encoding" not in response.headers and int(said) != count
        ):
            raise BackendUnreachableError(
                f"a download from {self.vendor} broke off at {count:,} bytes"
            )

    def _json(self, response: httpx2.Response) -> dict[str, Any]:
        with contextlib.suppress(ValueError):
            if isinstance(body := response.json(), dict):
                return body
        raise BackendBrokenError(f"{self.vendor} answered with something unreadable")

    @contextlib.contextmanager
    def _troubles(self) -> Any:
        """Our errors in place of those of the connection; only for what may be asked again."""
        try:
            yield
        except httpx2.TimeoutException as error:
            raise BackendTimeoutError(f"{self.vendor} did not answer in time") from error
        except httpx2.TransportError as error:
            raise BackendUnreachableError(
                f"{self.vendor} cannot be reached ({type(error).__name__})"
            ) from error
