"""Making one work: a prompt on one server after another, until its files are here or hope is lost.

What was begun in an earlier life of ours is looked up in the diary and adopted, never posted again.
"""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections import Counter
from pathlib import Path

from schemas.errors import (
    BackendBrokenError,
    BackendBusyError,
    BackendTimeoutError,
    BackendUnreachableError,
    GenerationError,
)
from schemas.take import Progress, sight

from .answers import Where
from .attempt import Attempt
from .book import Book
from .diary import Note, State, digest
from .failures import (
    BadInputError,
    InterruptedPromptError,
    LacksError,
    LostFileError,
    LostUploadError,
    NodeFailedError,
    OutOfMemoryError,
    PoisonedError,
    SilentError,
    UnansweredError,
    VanishedError,
)
from .fleet import Fleet
from .ladder import steps
from .placing import Ticket
from .posting import CONNECTION, drop
from .settings import Silence
from .station import DisplacedError, Station
from .work import Graph, Made, Work

_AGAIN: dict[type[GenerationError], int] = {  # what another try may mend, and how many there are
    LostFileError: 3,
    LostUploadError: 3,
    UnansweredError: 3,
    InterruptedPromptError: 2,
    SilentError: 2,
    BackendBusyError: 5,
    BackendTimeoutError: 5,
    BackendUnreachableError: 20,
}
_NODE_FAILURES = 2  # servers that a node may fail on, before the graph is to blame
_DEATHS_THERE, _DEATHS = 2, 4  # of one server, and of all, under the same work
_LIVES = 8  # attempts at a work that ended with a server and with us
_LATE_S = 60.0  # how late a prompt may come that was sent and not answered


class Making:
    """Makes `work` once, with its files in the folder `into`."""

    def __init__(
        self, work: Work, fleet: Fleet, book: Book, *, into: Path, limits: Silence,
        progress: Progress,
    ) -> None:  # fmt: skip
        self._work, self._fleet, self._book = work, fleet, book
        self._into, self._limits, self._progress = into, limits, _Onward(progress)
        self._ticket = Ticket(
            models=work.models or frozenset({work.workflow}), priority=work.priority,
            since=time.monotonic(),
        )  # fmt: skip
        self._tried: Counter[type[GenerationError]] = Counter()
        self._deaths: Counter[str] = Counter()
        self._lost: set[str] = set()  # prompts that are not waited for any longer

    async def made(self) -> Made:
        """Make it, or raise the error that counts."""
        while True:
            note = await asyncio.to_thread(self._book.find, self._work.key)
            adopted = await self._adopted(note) if note else None
            station = adopted or await self._fleet.place(self._ticket)
            attempt = Attempt(
                self._work, station, self._book, into=self._into, limits=self._limits,
                pace=self._fleet.pace, progress=self._progress,
            )  # fmt: skip
            try:
                return await self._at(station, attempt, note if adopted else None)
            except GenerationError as error:
                self._judge(error, station)
            finally:
                attempt.leave()  # after the judgement: the place goes to somebody else at once

    async def _adopted(self, note: Note) -> Station | None:
        """The server where that prompt is, with a place held there; None to begin anew."""
        station = self._fleet.stations.get(note.server)
        if note.prompt_id in self._lost:
            return None
        if station is None:
            await asyncio.to_thread(self._book.close, note)
            return None
        known, same = (
            await self._known(note, station),
            digest(self._graph(note.rung)) == note.digest,
        )
        if known and same:
            station.seat.give(self._ticket, time.monotonic())
            return station
        if known is False:
            await self._vanished(note, station)
            return None
        self._lost.add(note.prompt_id)
        if known:
            station.later(drop(station.server, self._book, note))
        return None  # where its server is away it is dropped when that is back

    async def _known(self, note: Note, station: Station) -> bool | None:
        """Whether a server has a prompt, or its files; None when it cannot be asked."""
        if await self._back(station):
            with contextlib.suppress(GenerationError):
                return (
                    note.state is State.DONE
                    or await station.server.where(note.prompt_id) is not Where.UNKNOWN
                )
        return None

    async def _vanished(self, note: Note, station: Station) -> None:
        """Its server does not know it any more, or not yet."""
        if note.state is State.INTENDED and time.time() - note.at < _LATE_S:
            self._lost.add(note.prompt_id)  # if it still comes it is an orphan
        else:
            await asyncio.to_thread(self._book.close, note)
        if note.prompt_id == station.suspect:
            self._mourn(station)
        if note.state is State.POSTED and self._book.attempts(note.key) >= _LIVES:
            raise BackendBrokenError(
                f"{self._names()} was lost with server {note.server!r} again and again; look at that"
                " server, or take a lighter preset"
            )

    async def _back(self, station: Station) -> bool:
        """Wait for a server; long if there is no other."""
        alone = len(self._fleet.stations) == 1
        return await station.back(self._fleet.patience_s if alone else self._fleet.pace.missing_s)

    async def _at(self, station: Station, attempt: Attempt, note: Note | None) -> Made:
        """Make it on a server where a place is held, one step of its ladder after the other."""
        ladder = steps(len(self._work.lighter), restarts=station.sitter.can_restart)
        start = station.ladder.start(self._work.workflow, len(ladder))
        if note is not None:
            start = next(n for n, step in enumerate(ladder) if step.rung == note.rung)
        short: GenerationError | None = None
        for at, step in list(enumerate(ladder))[start:]:
            try:
                made = await attempt.made(step, self._graph(step.rung), note)
            except OutOfMemoryError as error:
                note, short = None, error
            else:
                station.ladder.worked(self._work.workflow, at, step)
                return made
        raise BackendBrokenError(
            f"server {station.name!r} has too little memory for {self._names()}, also for the lightest"
            " graph; take a smaller preset"
        ) from short

    def _judge(self, error: GenerationError, station: Station) -> None:
        """Raise the error if nothing else is worth trying."""
        kind, now = type(error), time.monotonic()
        self._tried[kind] += 1
        match error:
            case DisplacedError():
                return
            case VanishedError() | PoisonedError():
                self._mourn(station)
            case LacksError():
                station.seat.fail([error.missing], now)
                self._ticket.refused[station.name] = error
            case BadInputError():
                raise error
            case NodeFailedError():
                if self._tried[kind] >= _NODE_FAILURES:
                    raise error
                if "Load" in error.class_type:
                    station.seat.fail(self._work.models, now)
                self._ticket.refused[station.name] = error
            case _ if kind in _AGAIN:
                self._retry(error, station)
            case _:
                self._ticket.refused[station.name] = error

    def _retry(self, error: GenerationError, station: Station) -> None:
        if isinstance(error, CONNECTION):
            station.away()
        if self._tried[type(error)] < _AGAIN[type(error)]:
            return
        if isinstance(error, SilentError):
            raise BackendTimeoutError(str(error)) from error
        raise error

    def _mourn(self, station: Station) -> None:
        """The server died under this work, for the second time perhaps."""
        self._deaths[station.name] += 1
        self._ticket.avoided.add(station.name)
        if self._deaths[station.name] >= _DEATHS_THERE:
            station.seat.die(self._ticket, time.monotonic())
        if self._deaths.total() >= _DEATHS:
            raise BackendBrokenError(
                f"{self._names()} killed ComfyUI servers {self._deaths.total()} times"
                f" ({', '.join(self._deaths)}); copy the model there again, or take a lighter preset"
            )

    def _names(self) -> str:
        """The work as an operator knows it: by its models."""
        return ", ".join(sorted(self._work.models)) or f"workflow {self._work.workflow!r}"

    def _graph(self, rung: int) -> Graph:
        """The graph of a rung; an empty one for a rung that is not there any more."""
        graphs = (self._work.graph, *self._work.lighter)
        return graphs[rung] if 0 <= rung < len(graphs) else {}


class _Onward:
    """Progress that does not go back when something is tried again."""

    def __init__(self, progress: Progress) -> None:
        self._progress, self._best, self.see = progress, 0.0, sight(progress)

    def __call__(self, share: float) -> None:
        """Hear that a share of the work is done."""
        self._best = max(self._best, share)
        self._progress(self._best)
