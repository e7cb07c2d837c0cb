"""Shooting: one shot from its first prompt to its last, each phase held against its gate before the next.

A picture or film that a gate refuses is made again with another seed, a bounded number of times. After
a kill the same prompts are asked for again: what had ended was kept, what still runs is adopted.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from schemas.errors import BackendBrokenError, BadFootageError
from schemas.grades import Judgement
from schemas.take import Progress, Said, ShotRequest, Step

from ..meter import Meter
from . import phases, receipts
from .cutting import FILMS, PICTURES, ending
from .failures import NodeFailedError
from .inspecting import Inspector
from .keeping import run
from .phases import Asked, Motion, Seen
from .pool import Pool
from .presets import Choice
from .receipts import Ran

_STILL_SHARE, _CUT_SHARE = 0.2, 0.05  # of a shot's time
Accept = Callable[[ShotRequest, str, Path], Awaitable[Judgement]]


@dataclass(frozen=True)
class Crew:
    """Who takes part in every shot of a backend. `accept` is the gate: request, kind, file."""

    pool: Pool
    inspector: Inspector
    choice: Choice
    accept: Accept | None = None


@dataclass
class Shot:
    """What was made of a shot, before it is cut."""

    pieces: list[Path] = field(default_factory=list)
    loops: bool = False
    steps: list[Step] = field(default_factory=list)
    said: dict[Said, None] = field(default_factory=dict)  # in order, each once
    prompts: dict[str, None] = field(default_factory=dict)
    models: dict[str, None] = field(default_factory=dict)
    gpu_s: float = 0.0


class Shooting:
    """Makes one shot in `folder`, which is its own."""

    def __init__(self, crew: Crew, request: ShotRequest, folder: Path, progress: Progress) -> None:
        self._crew, self._request, self._folder = crew, request, folder
        self._choice, self._meter, self._shot = crew.choice, Meter(progress), Shot()

    async def shoot(self) -> Shot:
        """Make every piece of the shot.

        Raises BadFootageError where a gate refuses everything that was tried, and what the pool raises.
        """
        kind = phases.motion(self._request, self._choice)
        seen = await self._still(kind)
        await self._motion(kind, seen)
        self._shot.loops = kind == "loop"
        return self._shot

    async def _still(self, kind: Motion) -> Seen | None:
        """The picture over which the motion is drawn."""
        if not phases.over_a_still(kind, self._choice):
            return None
        self._meter.stretch(0.0, _STILL_SHARE)
        reference = await asyncio.to_thread(_reference, self._request)
        try:
            one = await self._phase("still", phases.still(self._request, self._choice, reference))
        except NodeFailedError:
            instead = self._choice.likeness and self._choice.likeness.instead
            if reference is None or instead is None:
                raise
            self._choice = replace(self._choice, likeness=instead)
            one = await self._phase("still", phases.still(self._request, self._choice, reference))
        return await ending(first(one, PICTURES, "a picture"))

    async def _motion(self, kind: Motion, seen: Seen | None) -> None:
        """The loop, or the pieces of the video one after the other."""
        video = self._choice.video
        lengths = phases.pieces(self._request, video) if kind == "video" and video else (0,)
        begins = _STILL_SHARE if seen else 0.0
        each = (1 - _CUT_SHARE - begins) / len(lengths)
        for n, frames in enumerate(lengths):
            self._meter.stretch(begins + n * each, begins + (n + 1) * each)
            asked = phases.moving(self._request, self._choice, kind, frames=frames, seen=seen)
            one = await self._phase(f"{kind}-{n + 1}", asked)
            film = first(one, FILMS, "a film")
            self._shot.pieces.append(film)
            if n + 1 < len(lengths):
                seen = await ending(film)

    async def _phase(self, name: str, asked: Asked) -> Ran:
        """One prompt that passes its gate, tried with one seed after the other."""
        request = self._request

        async def made(attempt: int) -> Ran:
            seed = phases.seed(request, name, attempt)
            graph = await self._crew.inspector.fitted(asked.setup.workflow, asked.graph(seed))
            work = asked.work(request, attempt, seed=seed, graph=graph)
            one = await run(self._crew.pool, work, asked.uploads, self._folder, self._meter)
            self._shot.gpu_s += one.made.gpu_s
            return one

        async def judged(one: Ran) -> Judgement:
            if self._crew.accept is None or request.ungated:
                return Judgement()
            wanted = (PICTURES, "a picture") if asked.kind == "still" else (FILMS, "a film")
            return await self._crew.accept(request, asked.kind, first(one, *wanted))

        what = f"the {asked.kind} of shot {request.shot} of scene {request.scene}"
        one = await accepted(made, judged, tries=self._choice.tries, what=what)
        await self._note(asked, one)
        return one

    async def _note(self, asked: Asked, one: Ran) -> None:
        """Write into the receipt what was used."""
        workflow, shot = asked.setup.workflow, self._shot
        hashes = await self._crew.inspector.hashes(workflow, one.made.graph, one.made.server)
        shot.steps.append(one.step(hashes))
        shot.models |= dict.fromkeys(sorted(one.work.models))
        if workflow.takes("prompt"):
            shot.said |= dict.fromkeys(asked.words.said)
            shot.prompts |= {asked.words.positive: None}


async def accepted(
    make: Callable[[int], Awaitable[Ran]], judge: Callable[[Ran], Awaitable[Judgement]], *,
    tries: int, what: str,
) -> Ran:  # fmt: skip
    """The first of several tries that its gate lets through; BadFootageError says why none was.

    It carries what the gate found in the last one.
    """
    refused: dict[str, None] = {}
    judgement = Judgement()
    for attempt in range(tries):
        one = await make(attempt)
        judgement = await judge(one)
        if judgement.passed:
            return one
        refused |= dict.fromkeys(failing.sentence for failing in judgement.failing)
    raise BadFootageError(
        f"{what} was refused {tries} times: {'; '.join(refused)}", failing=judgement.failing
    )


def first(one: Ran, endings: tuple[str, ...], what: str) -> Path:
    """The first file of a kind among those that a prompt gave; BackendBrokenError if there is none."""
    found = next((path for path in one.files() if path.suffix.lower() in endings), None)
    if found is None:
        gave = ", ".join(sorted({path.suffix for path in one.files()})) or "nothing"
        raise BackendBrokenError(
            f"workflow {one.work.workflow!r} gave {gave} where {what} is wanted; bind `outputs` to a"
            " node that saves one"
        )
    return found


def _reference(request: ShotRequest) -> Seen | None:
    """The picture of the leading character: the pose that fits, or the whole sheet."""
    leading = phases.lead(request)
    if leading is None:
        return None
    wanted = phases.pose(request, leading.character)
    poses = sorted(leading.path.with_suffix(".poses").glob(f"*-{wanted}.png"))
    path = poses[0] if poses else leading.path
    try:
        return Seen(path, receipts.digest(path))
    except OSError:
        raise BackendBrokenError(f"the picture {path.name} of a character is gone") from None
