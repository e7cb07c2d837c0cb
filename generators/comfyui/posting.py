"""Posting a work's prompt to a station: written down first, looked up when nobody knows, dropped when unwanted."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

from schemas.errors import (
    BackendBusyError,
    BackendTimeoutError,
    BackendUnreachableError,
    GenerationError,
    StudioError,
)

from .answers import Where
from .babysitter import Pace
from .diary import Diary, Note, State, digest
from .failures import UnansweredError
from .ladder import Step
from .server import Server, new_id
from .station import Station
from .work import UPLOAD, Graph, Work

CONNECTION = (BackendUnreachableError, BackendTimeoutError, BackendBusyError)
_LOOKS_S = (0.0, 1.0, 3.0)  # for a prompt of which nobody knows whether it was accepted
_DROPPED_S = 5.0  # how long who cancels waits for the server
_LOOKS, _LOOK_S, _UNKNOWN = 60, 0.2, 3


class Posting:
    """Posts the prompts of one work to one station."""

    def __init__(self, work: Work, station: Station, diary: Diary, pace: Pace) -> None:
        self._work, self._station, self._diary, self._pace = work, station, diary, pace

    async def new(self, step: Step, graph: Graph) -> tuple[Note, Graph]:
        """Have a new prompt accepted; returns its note, and the graph as it was posted.

        Prompts go out in the order in which their places were given.
        """
        station = self._station
        async with station.order:
            await self._ready(step)
            named = await self._uploaded(graph)
            note = await asyncio.to_thread(
                self._diary.intend, self._work.key, prompt_id=new_id(), server=station.name,
                client_id=station.ear.client_id, digest=digest(graph), rung=step.rung,
            )  # fmt: skip
            named = _prefixed(named, note.prefix)
            async with care(station, self._diary, note):
                await self._post(note, named)
            return await asyncio.to_thread(self._diary.posted, note), named

    async def again(self, note: Note, graph: Graph) -> Graph:
        """The graph as it was posted in an earlier life."""
        if note.state is not State.DONE:
            self._station.working.append(note.prompt_id)
        return _prefixed(await self._uploaded(graph), note.prefix)

    async def _ready(self, step: Step) -> None:
        """What comes before the step."""
        if step.restart:
            self._station.mend("runs out of memory")
            if not await self._station.back(self._pace.missing_s * 10):
                raise BackendUnreachableError(f"server {self._station.name!r} did not come back")
        elif step.free:
            await self._station.server.free()

    async def _uploaded(self, graph: Graph) -> Graph:
        """The graph with what the server calls the pictures that it needs."""
        names = {}
        for ref, path in self._work.uploads.items():
            try:
                sha256 = await asyncio.to_thread(_sha256, path)
                names[UPLOAD + ref] = await self._station.server.upload(path, sha256)
            except OSError as error:
                raise StudioError(
                    f"the picture {path.name} cannot be read ({error.strerror}); make it again"
                ) from error
        return _changed(graph, lambda _, value: names.get(value, value))

    async def _post(self, note: Note, graph: Graph) -> None:
        """Have the server accept it, and know that it did."""
        station, work = self._station, self._work
        station.working.append(note.prompt_id)
        station.ear.expect(note.prompt_id)
        about = work.about | {"key": work.key, "attempt": str(note.attempt)}
        try:
            await station.server.post(
                graph, prompt_id=note.prompt_id, client_id=station.ear.client_id,
                extra={"anigen": about, "extra_pnginfo": {"anigen": about}},  # the files say it too
            )  # fmt: skip
        except BackendUnreachableError:  # it was certainly not sent
            await asyncio.to_thread(self._diary.close, note)
            raise
        except UnansweredError:
            if not await self._found(note):
                raise
        station.ear.posted(note.prompt_id)

    async def _found(self, note: Note) -> bool:
        """Whether a prompt that may have been accepted was."""
        for pause in _LOOKS_S:
            await asyncio.sleep(pause)
            if await self._station.server.where(note.prompt_id) is not Where.UNKNOWN:
                return True
        return False


@contextlib.asynccontextmanager
async def care(station: Station, diary: Diary, note: Note) -> AsyncIterator[None]:
    """Keep the diary true whatever ends this early; a cancelled prompt is taken from its server."""
    try:
        yield
    except CONNECTION:
        station.away()
        station.ended(note.prompt_id, well=False)
        raise  # it may still be there, as after an UnansweredError: the note stays open
    except BaseException as error:
        station.ended(note.prompt_id, well=False)
        if isinstance(error, asyncio.CancelledError) and note.state is not State.DONE:
            task = station.later(drop(station.server, diary, note))
            await asyncio.wait({task}, timeout=_DROPPED_S)
        elif isinstance(error, GenerationError) and not isinstance(error, UnansweredError):
            await asyncio.to_thread(diary.close, note)
        raise


async def drop(server: Server, diary: Diary, note: Note) -> None:
    """Take a prompt from its server, and close its note; it stays open when the server is away."""
    unknown, pause = 0, _LOOK_S
    with contextlib.suppress(GenerationError):
        for _ in range(_LOOKS):
            await server.drop(note.prompt_id)
            where = await server.where(note.prompt_id)
            unknown += where is Where.UNKNOWN
            if (
                where is Where.ENDED or unknown >= _UNKNOWN
            ):  # not at once: it may be on its way there
                break
            await asyncio.sleep(pause)
            pause = min(pause * 1.5, 10 * _LOOK_S)
        await server.forget(note.prompt_id)
        await asyncio.to_thread(diary.close, note)


def _changed(graph: Graph, change: Callable[[str, str], Any]) -> Graph:
    """The graph with each text among the inputs changed; a link stays a link."""

    def inputs(node: dict[str, Any]) -> dict[str, Any]:
        said = node.get("inputs", {}).items()
        return {k: change(k, v) if isinstance(v, str) else v for k, v in said}

    return {name: node | {"inputs": inputs(node)} for name, node in graph.items()}


def _prefixed(graph: Graph, prefix: str) -> Graph:
    return _changed(graph, lambda name, value: prefix if name == "filename_prefix" else value)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
