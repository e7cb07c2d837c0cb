"""Media: what has been published, from the studio folder or out of the bucket behind it.

A film out of a bucket is read in pieces of the version that was asked for first, so that a viewer
may seek and pause for as long as they like, and nothing stays open meanwhile.
"""

from __future__ import annotations

import asyncio
import json
import os
import re
import shutil
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass
from email.utils import formatdate
from pathlib import Path
from typing import Any, Protocol, TypeVar

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse
from starlette.staticfiles import StaticFiles
from starlette.types import Receive, Scope, Send

from . import kept

_PIECE_BYTES = 2**20
_FRESH_S = 300  # how long a browser need not ask again
_KEPT = 96  # documents in memory: three an episode
_PATH = re.compile(r"(?!.*/\.)[\w-][\w./-]{0,500}", re.ASCII)
_ELSEWHERE = re.compile(r"(video|audio|image)/.*")  # captions must come from the page's own address
_Answer = TypeVar("_Answer")


class AwayError(Exception):
    """The bucket does not answer."""


@dataclass(frozen=True)
class Lying:
    """A published file."""

    size: int  # bytes
    version: str


class Bucket(Protocol):
    """A bucket as the studio opens it."""

    @property
    def client(self) -> Any:
        """A boto3 client for S3."""

    name: str
    origin: str  # where browsers are sent for pictures and films; empty when they are not

    def key(self, path: str) -> str:
        """The key of what lies at `path` in the media folder."""

    def presigned(self, key: str, media_type: str) -> str:
        """An address of what lies under `key`, for browsers."""


class Media:
    """Published files; an application to be mounted, and a reader of documents."""

    def __init__(self, folder: Path, bucket: Bucket | None = None) -> None:
        self._root, self._folder = folder, folder / "series"
        self._folder.mkdir(parents=True, exist_ok=True)
        self._files = StaticFiles(directory=self._folder)
        self._bucket = bucket
        self._documents: dict[str, tuple[str, Any]] = {}  # by key: version, content

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with the file at the address."""
        answer = await self.answer(scope, self._files.get_path(scope))
        await answer(scope, receive, send)

    async def answer(self, scope: Scope, path: str) -> Response:
        """The answer with a file of the studio folder, else with one of the bucket."""
        try:
            return await self._files.get_response(path, scope)
        except HTTPException as error:
            if error.status_code != 404 or self._bucket is None or not _PATH.fullmatch(path):
                raise
            return await self._out_of(self._bucket, Request(scope), path)

    async def free(self) -> float:
        """The share of the studio's disk that is free, 0 … 1."""
        disk = await asyncio.to_thread(shutil.disk_usage, self._folder)
        return disk.free / disk.total

    async def document(self, path: str) -> Any:
        """The JSON file at `path`; an empty record when it is missing or broken."""
        try:
            text = await asyncio.to_thread((self._folder / path).read_bytes)
        except OSError:
            return {} if self._bucket is None else await self._document(self._bucket, path)
        return _parsed(text)

    async def preview(self, slug: str, number: int, scene: int, shot: int) -> Response:
        """What a take of an episode in the making looks like; HTTPException 404 without one."""
        file = self._root / ".previews" / slug / str(number) / f"{scene}-{shot}.jpg"
        try:
            picture = await asyncio.to_thread(file.read_bytes)
        except OSError:
            raise HTTPException(404) from None
        return Response(picture, headers={"cache-control": "no-store"}, media_type="image/jpeg")

    async def kept(self, slug: str, number: int, takes: Mapping[kept.Which, str]) -> kept.Kept:
        """What was kept about takes of an episode, by their footage; see `kept.read`."""
        return await asyncio.to_thread(kept.read, self._root, slug, number, takes)

    async def look(self, path: str) -> Lying:
        """The file at `path` as it lies there now; HTTPException 404 when there is none."""
        try:
            found = await asyncio.to_thread((self._folder / path).stat)
            return Lying(found.st_size, f"{found.st_mtime_ns}-{found.st_size}")
        except OSError:
            if self._bucket is None:
                raise HTTPException(404) from None
        key = self._bucket.key(f"series/{path}")
        head = await _ask(self._bucket.client.head_object, Bucket=self._bucket.name, Key=key)
        return Lying(head["ContentLength"], head["ETag"])

    async def read(self, path: str, lying: Lying, spans: Sequence[range]) -> list[bytes]:
        """Stretches of a file that was looked at; AwayError when it is another one by now."""
        if self._bucket is None or not lying.version.startswith('"'):
            return await asyncio.to_thread(_stretches, self._folder / path, lying, spans)
        key, read = self._bucket.key(f"series/{path}"), []
        for span in spans:
            asked = {"IfMatch": lying.version, "Range": f"bytes={span.start}-{span.stop - 1}"}
            read.append((await _get(self._bucket, key, **asked))[1])
        return read

    async def _document(self, bucket: Bucket, path: str) -> Any:
        """A document out of the bucket; asked for again only when it is another version."""
        key = bucket.key(f"series/{path}")
        version, known = self._documents.pop(key, ("", {}))
        condition = {"IfNoneMatch": version} if version else {}
        try:
            version, text = await _get(bucket, key, **condition)
            known = _parsed(text)
        except HTTPException as error:
            if error.status_code == 404:
                return {}
            if error.status_code != 304:
                raise
        self._documents[key] = version, known
        while len(self._documents) > _KEPT:
            self._documents.pop(next(iter(self._documents)), None)
        return known

    async def _out_of(self, bucket: Bucket, request: Request, path: str) -> Response:
        """The answer to a request for a file of the bucket."""
        key = bucket.key(f"series/{path}")
        found = await _ask(bucket.client.head_object, Bucket=bucket.name, Key=key)
        size, etag, media_type = found["ContentLength"], found["ETag"], found["ContentType"]
        headers = {
            "etag": etag, "accept-ranges": "bytes",
            "last-modified": formatdate(found["LastModified"].timestamp(), usegmt=True),
            "cache-control": f"max-age={_FRESH_S}", "content-type": media_type,
        }  # fmt: skip
        asked = request.headers
        if etag in [tag.strip() for tag in asked.get("if-none-match", "").split(",")]:
            return Response(status_code=304, headers=headers)
        if bucket.origin and request.method == "GET" and _ELSEWHERE.fullmatch(media_type):
            address = await _ask(bucket.presigned, key=key, media_type=media_type)
            return RedirectResponse(address, 307, {"cache-control": "no-store"})
        status, span = 200, range(size)
        if asked.get("if-range", etag) in {etag, headers["last-modified"]}:
            status, span = _span(asked.get("range", ""), size)
        if status == 416:
            return Response(status_code=416, headers={"content-range": f"bytes */{size}"})
        headers["content-length"] = str(len(span))
        if status == 206:
            headers["content-range"] = f"bytes {span.start}-{span.stop - 1}/{size}"
        if request.method == "HEAD":
            return Response(status_code=status, headers=headers)
        return StreamingResponse(_pieces(bucket, key, etag, span), status, headers)


def _span(asked: str, size: int) -> tuple[int, range]:
    """What a Range header asks for: status and bytes; everything when it asks for several spans."""
    found = re.fullmatch(r"\s*bytes\s*=\s*(\d{0,18})-(\d{0,18})\s*", asked, re.ASCII)
    if found is None or not any(found.groups()):
        return 200, range(size)
    first, last = found.groups()
    if not first:
        first, last = str(max(0, size - int(last))), ""
    span = range(int(first), min(size, int(last) + 1) if last else size)
    if last and int(last) < int(first):
        return 200, range(size)
    return (206, span) if span else (416, span)


async def _pieces(bucket: Bucket, key: str, etag: str, span: range) -> AsyncIterator[bytes]:
    for first in span[::_PIECE_BYTES]:
        last = min(first + _PIECE_BYTES, span.stop) - 1
        _, content = await _get(bucket, key, IfMatch=etag, Range=f"bytes={first}-{last}")
        yield content


async def _get(bucket: Bucket, key: str, **conditions: str) -> tuple[str, bytes]:
    """The version and the content of an object."""

    def get() -> tuple[str, bytes]:
        answer = bucket.client.get_object(Bucket=bucket.name, Key=key, **conditions)
        return answer["ETag"], answer["Body"].read()

    return await _ask(get)


async def _ask(question: Callable[..., _Answer], **arguments: Any) -> _Answer:
    """Ask the bucket: HTTPException for what is not there or not new, else AwayError."""
    from botocore.exceptions import BotoCoreError, ClientError

    try:
        return await run_in_threadpool(question, **arguments)
    except ClientError as error:
        status = error.response.get("ResponseMetadata", {}).get("HTTPStatusCode")
        word = error.response.get("Error", {}).get("Code")
        if status == 304 or (status == 404 and word != "NoSuchBucket"):
            raise HTTPException(status) from None
        raise AwayError from error
    except BotoCoreError as error:
        raise AwayError from error


def _stretches(file: Path, lying: Lying, spans: Sequence[range]) -> list[bytes]:
    try:
        with file.open("rb") as opened:
            found = os.fstat(opened.fileno())
            if lying.version != f"{found.st_mtime_ns}-{found.st_size}":
                raise AwayError
            return [os.pread(opened.fileno(), len(span), span.start) for span in spans]
    except OSError as error:
        raise AwayError from error


def _parsed(text: bytes) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return {}
