"""One try at a work on one server: a prompt is posted or adopted, followed, and its files collected."""

from __future__ import annotations

import asyncio
import contextlib
from pathlib import Path

from schemas.errors import GenerationError
from schemas.take import Progress

from .answers import Entry
from .babysitter import Pace
from .collecting import collect
from .diary import Diary, Note, State
from .failures import InterruptedPromptError, PoisonedError, SilentError, VanishedError
from .following import follow
from .ladder import Step
from .posting import Posting, care
from .seeing import Seeing
from .settings import Silence
from .station import DisplacedError, Station
from .work import Graph, Made, Work

_TOOK = "anigen"  # among the outputs in the diary: how long it took


class Attempt:
    """A place held on a station for a work, and what is tried with it."""

    def __init__(
        self, work: Work, station: Station, diary: Diary, *, into: Path, limits: Silence, pace: Pace,
        progress: Progress,
    ) -> None:  # fmt: skip
        self._work, self._station, self._diary = work, station, diary
        self._into, self._limits, self._pace, self._progress = into, limits, pace, progress
        self._posting = Posting(work, station, diary, pace)
        self._holds = True

    def leave(self) -> None:
        """Give the place back, if that has not been done."""
        if self._holds:
            self._holds = False
            self._station.give_back()

    async def made(self, step: Step, graph: Graph, note: Note | None) -> Made:
        """Make it in one way, or go on with the prompt of `note`.

        The errors are those of `follow` and of `Server.post`. The place is given back as soon as the
        prompt has ended well.
        """
        if note is None:
            note, graph = await self._posting.new(step, graph)
        else:
            graph = await self._posting.again(note, graph)
        async with care(self._station, self._diary, note):
            if note.state is not State.DONE:
                note = await self._ended(note, graph)
            self._station.ended(note.prompt_id, well=True)
            self.leave()
        async with care(self._station, self._diary, note):
            files = await collect(self._work, self._station, note, self._into, self._pace)
        return self._made(files, note, graph)

    async def _ended(self, note: Note, graph: Graph) -> Note:
        """Wait for the end of a prompt, and write down what it made."""
        station = self._station
        try:
            entry = await station.through(self._run(note, graph), note.prompt_id)
        except PoisonedError as error:
            if not station.mend("has lost its graphics driver", culprit=note.prompt_id):
                raise DisplacedError(str(error)) from error  # somebody else lost it
            raise
        finally:
            station.later(self._forgotten(note))
        said = entry.outputs | {_TOOK: {"seconds": entry.seconds}}
        return await asyncio.to_thread(self._diary.done, note, said)

    async def _run(self, note: Note, graph: Graph) -> Entry:
        """Follow it; one that is silent is stopped, and one that does not stop is a zombie's."""
        try:
            return await self._followed(note, graph)
        except SilentError as silent:
            if not await self._station.sitter.stops(note.prompt_id):
                culprit = note.prompt_id if silent.running else ""
                self._station.mend("accepts prompts and runs none", culprit=culprit)
                raise (VanishedError if culprit else DisplacedError)(str(silent)) from silent
            try:
                return await self._followed(note, graph)  # stopped in its last node it is a success
            except (InterruptedPromptError, VanishedError):
                raise silent from None

    async def _followed(self, note: Note, graph: Graph) -> Entry:
        """Wait for its end; VanishedError only when it was running."""
        station = self._station
        try:
            return await follow(
                station.server, station.ear, note.prompt_id, graph, limits=self._limits,
                progress=Seeing(self._progress, station.pictures, note.prompt_id),
            )  # fmt: skip
        except VanishedError as error:
            heard = await station.ear.news(note.prompt_id, 0)
            if heard.started and not heard.done:
                raise
            raise DisplacedError(str(error)) from error

    async def _forgotten(self, note: Note) -> None:
        """Have its history entry deleted: entries hold whole graphs, and nobody else deletes them."""
        with contextlib.suppress(GenerationError):
            await self._station.server.forget(note.prompt_id)

    def _made(self, files: dict[str, tuple[Path, ...]], note: Note, graph: Graph) -> Made:
        station = self._station
        return Made(
            files=files, prompt_id=note.prompt_id, server=station.name, graph=graph,
            gpu_s=float(note.outputs.get(_TOOK, {}).get("seconds", 0.0)), rung=note.rung,
            environment=dict(station.stats.environment) if station.stats else {},
        )  # fmt: skip
