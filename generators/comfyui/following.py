"""Following one prompt to its end: what the ear hears and what the server answers, whichever comes first.

The ear makes it quick and tells how far it is; the truth comes from `/queue` and `/history/{id}`,
which are asked every few seconds, and at once when the ear hears the end.

**Silence.** A prompt must give a sign of life within the limit of what it is doing. Only time in which
we were awake counts: of the wall's clock and the monotonic one, the step of the one that went less far,
and never more than half a minute a step. So neither a laptop that was suspended nor a clock that was
set makes a prompt look dead. And before a prompt is called silent, the ear is tested: one that has gone
deaf is no evidence, and then the limit is `unheard`.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from schemas.errors import BackendBusyError, BackendTimeoutError, BackendUnreachableError
from schemas.take import Progress

from . import failures
from .answers import Entry, Queue
from .ear import Ear, Heard
from .failures import SilentError, VanishedError
from .server import Server
from .settings import Silence
from .work import Graph

_POLL_S = 2.0  # while the ear hears
_DEAF_POLL_S = 0.5
_END_POLL_S = 0.1  # the end was heard, the history entry is about to come
_APART_S = 3.0  # between the two looks that find a prompt unknown
_LONGEST_STEP_S = 30.0
_SAMPLING = 0.8  # the samplers' share of the progress
_TROUBLES = (BackendUnreachableError, BackendTimeoutError, BackendBusyError)


async def follow(
    server: Server, ear: Ear, prompt_id: str, graph: Graph, *, limits: Silence, progress: Progress
) -> Entry:
    """The history entry of a prompt that was accepted, once it has ended well.

    It may be one of an earlier process: the ear has not been told to expect it, and it is polled.
    Raises what `failures.failed` makes of one that ended otherwise, VanishedError when the server does
    not know it any more, SilentError when it gives no sign of life, BackendUnreachableError or
    BackendTimeoutError when the server does not answer for `limits.unreachable` seconds.
    """
    return await _Following(server, ear, prompt_id, graph, limits).end(progress)


class Awake:
    """Counts the seconds in which we were awake."""

    def __init__(self) -> None:
        self._last = (time.time(), time.monotonic())

    def step(self) -> float:
        """The seconds since the last step."""
        now = (time.time(), time.monotonic())
        wall, monotonic = (new - old for new, old in zip(now, self._last, strict=True))
        self._last = now
        least = min(wall, monotonic) if wall >= 0 else monotonic
        return min(least, _LONGEST_STEP_S)


class Share:
    """How far a graph is, 0 … 1, never less than before: samplers are most of it."""

    def __init__(self, graph: Graph) -> None:
        kinds = {node: str(one.get("class_type")) for node, one in graph.items()}
        self._samplers = {
            node for node, kind in kinds.items() if "Sampler" in kind and "Select" not in kind
        }
        self._others = kinds.keys() - self._samplers
        self._share = 0.0

    def of(self, heard: Heard) -> float:
        """The share after what was heard."""
        parts = [(_SAMPLING, self._samplers), (1 - _SAMPLING, self._others)]
        whole = sum(weight for weight, nodes in parts if nodes) or 1.0
        done = sum(weight * _done(nodes, heard) for weight, nodes in parts) / whole
        self._share = max(self._share, min(done, 1.0))
        return self._share


def _done(nodes: set[str], heard: Heard) -> float:
    """The share of some nodes that is done."""
    if not nodes:
        return 0.0
    going = heard.node in nodes - heard.finished and heard.most > 0
    return (len(nodes & heard.finished) + (heard.value / heard.most if going else 0.0)) / len(nodes)


@dataclass
class _Following:
    server: Server
    ear: Ear
    prompt_id: str
    graph: Graph
    limits: Silence
    awake: Awake = field(default_factory=Awake)
    sign: object = None  # the last sign of life
    quiet_s: float = 0.0  # since then
    unanswered_s: float = 0.0  # since the server's last answer
    unknown_s: float | None = None  # since it was first found to be unknown
    look_in_s: float = 0.0

    async def end(self, progress: Progress) -> Entry:
        """Wait for the end."""
        share = Share(self.graph)
        self.look_in_s = _POLL_S if self.ear.hears(self.prompt_id) else 0.0
        while True:
            heard = await self.ear.news(self.prompt_id, max(0.0, self.look_in_s))
            self._pass()
            progress(share.of(heard))
            if self.look_in_s > 0 and not (heard.done or heard.failed):
                continue
            entry = await self._looked(heard)
            if entry is not None and entry.succeeded:
                progress(1.0)
                return entry
            if entry is not None:
                raise failures.failed(entry, self.server.name)

    def _pass(self) -> None:
        """Let the time count that has passed."""
        step = self.awake.step()
        self.look_in_s -= step
        self.quiet_s += step
        self.unanswered_s += step
        if self.unknown_s is not None:
            self.unknown_s += step

    async def _looked(self, heard: Heard) -> Entry | None:
        """The history entry if there is one; the errors of `follow`."""
        self.look_in_s = self._pause(heard)
        try:
            queue = await self.server.queue()
            entry = None if self._queued(queue) else await self.server.history(self.prompt_id)
            self.unanswered_s = 0.0
            if entry is None:
                self._check_known(queue)
                await self._check_silence(heard, queue)
        except _TROUBLES:
            if self.unanswered_s >= self.limits.unreachable:
                raise
            return None
        return entry

    def _pause(self, heard: Heard) -> float:
        if heard.done or heard.failed:
            return _END_POLL_S
        return _POLL_S if self.ear.hears(self.prompt_id) else _DEAF_POLL_S

    def _queued(self, queue: Queue) -> bool:
        return self.prompt_id in queue.running or self.prompt_id in queue.waiting

    def _check_known(self, queue: Queue) -> None:
        """VanishedError when it is unknown for the second time, some seconds after the first."""
        if self._queued(queue):
            self.unknown_s = None
        elif self.unknown_s is None:
            self.unknown_s = 0.0
        elif self.unknown_s >= _APART_S:
            raise VanishedError(
                f"server {self.server.name!r} knows nothing of a prompt that it accepted;"
                " it was restarted, or the prompt was taken off its queue"
            )

    async def _check_silence(self, heard: Heard, queue: Queue) -> None:
        """SilentError when there was no sign of life within the limit."""
        sign = (heard.events, queue.running, self.prompt_id in queue.running)
        if sign != self.sign:
            self.sign, self.quiet_s = sign, 0.0
        kind, limit = self._limit(heard, queue)
        if self.quiet_s < limit or not self._queued(queue):
            return
        if self.ear.hears(self.prompt_id) and not await self.ear.tested():
            return  # deaf: from now on the limit is another
        raise SilentError(
            f"a prompt on server {self.server.name!r} gave no sign of life"
            f" for {self.quiet_s:.0f} s ({kind})",
            kind=kind, seconds=self.quiet_s, running=self.prompt_id in queue.running,
        )  # fmt: skip

    def _limit(self, heard: Heard, queue: Queue) -> tuple[str, float]:
        """What it is doing, and how long it may be silent about it."""
        if self.prompt_id not in queue.running:
            return "start", self.limits.unheard if queue.running else self.limits.start
        if not self.ear.hears(self.prompt_id) or not heard.started:
            return "unheard", self.limits.unheard
        return self.limits.of(str(self.graph.get(heard.node, {}).get("class_type", "")))
