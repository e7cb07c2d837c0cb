"""Taking: shoot one shot until a take is approved, down the cast, with retakes and attempts."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import structlog
from tenacity import AsyncRetrying, retry_if_exception, stop_after_attempt, wait_exponential_jitter

from director.base import Refused
from schemas.errors import (
    AniGenError,
    BackendClosedError,
    BadFootageError,
    GenerationError,
    RefusedError,
    Remedy,
)
from schemas.grades import Measure
from schemas.operation import Till
from schemas.take import Footage, ShotRequest, Verdict

from . import asking
from .asking import Place
from .backends import Backend
from .graded import Graded, graded
from .studio import Studio
from .takes import Effort, Takes, record
from .watching import Running

log = structlog.get_logger(__name__)


async def shoot_shot(
    studio: Studio, takes: Takes, place: Place, folder: Path, *, before: Path | None = None,
    cast: Sequence[Backend] | None = None, strict: bool = False,
) -> Path:  # fmt: skip
    """Get one shot approved: down the cast, each backend with a few takes of a few attempts.

    `before` is where the shot before it ended, for a backend that goes on from there; `cast` are
    others than the money allows for its scene. Returns the footage; raises the last error when the
    whole cast has failed, and where it is `strict` the first refusal by a gate.
    """
    bare = asking.bare(place)
    if takes.has(bare):
        return takes.work / takes.approved[bare.shot][1]
    shot = _Shot(studio, takes, place, bare, folder, before)
    problem: AniGenError = GenerationError(f"no backend may shoot scene {bare.scene}")
    for backend in allowed(studio, takes.lead) if cast is None else cast:
        if backend.rests:
            continue
        try:
            footage = await shot.by(backend)
        except AniGenError as error:
            problem = error
            if strict and isinstance(error, BadFootageError) and error.failing:
                break
        else:
            await takes.write_now_and_then(studio.database, at_once=footage.receipt.usd > 0)
            return footage.path
    await takes.write_now_and_then(studio.database)
    raise problem


@dataclass(frozen=True)
class _Shot:
    """A shot that is wanted, and where its takes go."""

    studio: Studio
    takes: Takes
    place: Place
    bare: ShotRequest  # as it was planned
    folder: Path
    before: Path | None

    async def by(self, backend: Backend) -> Footage:
        """The approved take of one backend; the error of its last one when none is approved."""
        asked, failing = self.place, tuple[Measure, ...]()
        problem: AniGenError = GenerationError(f"{backend.name} may make no take")
        begins = self.takes.begins
        for n in range(begins, begins + self.studio.settings.shooting.takes):
            effort = Effort()
            try:
                footage, judged = await self._take(backend, asked, n, failing, effort)
            except AniGenError as error:
                problem = error
                self._failed(backend, error, effort)
                if error.remedy is not Remedy.RETAKE:
                    break
                if isinstance(error, RefusedError):
                    asked = await _rewritten(self.studio, self.takes, self.place, error, n + 1)
            else:
                if judged is None or not judged.failing or asked.ungated:
                    self._note(backend, Verdict.APPROVED, effort, footage=footage, graded=judged)
                    return footage
                problem = BadFootageError(
                    f"{backend.name}: {judged.reason}", failing=judged.failing
                )
                failing = tuple(one.measure for one in judged.failing)
                self._note(
                    backend, Verdict.RETAKE, effort, footage=footage, graded=judged,
                    reason=str(problem),
                )  # fmt: skip
        raise problem

    async def _take(
        self, backend: Backend, asked: Place, n: int, failing: tuple[Measure, ...], effort: Effort
    ) -> tuple[Footage, Graded | None]:
        """One take, graded, with what is known about it beside it; `n` counts from 0."""
        studio = self.studio
        work = f"take/{self.takes.key(self.bare)}/{backend.name}/{n}"
        till = studio.governor.till(self.takes.episode, work)
        request = await asking.request(studio, asked, backend, till, before=self.before)
        request = _changed(request, n, failing)
        with studio.watching.take(
            episode=self.takes.episode, slug=request.series, number=request.episode,
            scene=request.scene, shot=request.shot, backend=backend.name,
            take=self.takes.made.get(request.shot, 0) + 1, hears=self.takes.hears,
        ) as progress:  # fmt: skip
            footage = await _attempts(
                studio, backend, request, self.folder, till, effort=effort, progress=progress
            )
        judged = await graded(studio, self.place.job.series_id, backend, request, footage)
        record(footage, request)
        return footage, judged

    def _failed(self, backend: Backend, error: AniGenError, effort: Effort) -> None:
        backend.weary(error)
        verdict = Verdict.RETAKE if error.remedy is Remedy.RETAKE else Verdict.FAILED
        self._note(backend, verdict, effort, reason=str(error))
        log.warning("take failed", action="take", backend=backend.name, error=str(error))

    def _note(self, backend: Backend, verdict: Verdict, effort: Effort, **found: Any) -> None:
        self.takes.note(self.bare, backend.name, verdict, effort=effort, **found)


def allowed(studio: Studio, lead: str) -> tuple[Backend, ...]:
    """The cast of a scene: from the backend that its money allows, to the last."""
    names = [backend.name for backend in studio.cast]
    return studio.cast[names.index(lead) :] if lead in names else studio.cast


async def _rewritten(
    studio: Studio, takes: Takes, place: Place, error: RefusedError, time: int
) -> Place:
    """The shot in other words, because a filter did not let it through."""
    refused = Refused(
        action=place.planned.action, reason=str(error), time=time,
        forbidden=place.bible.rules.forbidden_words,
    )  # fmt: skip
    work = f"rewrite/{takes.key(asking.bare(place))}/{time}"
    for director in studio.directors:
        try:
            action = await director.rewrite(
                refused, studio.governor.till(takes.episode, f"{work}/{director.name}")
            )
        except AniGenError as problem:
            log.info("not rewritten", action="rewrite", director=director.name, error=str(problem))
        else:
            return place.worded(action)
    return place


async def _attempts(
    studio: Studio, backend: Backend, request: ShotRequest, folder: Path, till: Till, *,
    effort: Effort, progress: Running,
) -> Footage:  # fmt: skip
    """One take: attempts that change nothing, as long as the error says that a retry may help.

    A backend that is paid for is asked once: what may be tried again the till tries again.
    """
    once = backend.generator.capabilities.paid
    policy = AsyncRetrying(
        stop=stop_after_attempt(1 if once else studio.settings.shooting.attempts),
        wait=wait_exponential_jitter(initial=0.2, max=30),
        retry=retry_if_exception(_may_retry),
        reraise=True,
        sleep=asyncio.sleep,
    )
    async for attempt in policy:
        with attempt:
            async with backend.free:
                if backend.rests:  # meanwhile it has turned somebody else away
                    raise BackendClosedError(f"{backend.name} turns every order away just now")
                effort.attempt()
                progress.begin()
                footage = await backend.generator.generate(
                    request, into=folder, till=till, progress=progress
                )
            _probe(request, footage)
    receipt = footage.receipt.model_copy(update={"backend": backend.name})
    return footage.model_copy(update={"receipt": receipt})


def _may_retry(error: BaseException) -> bool:
    return isinstance(error, AniGenError) and error.remedy is Remedy.RETRY


def _probe(request: ShotRequest, footage: Footage) -> None:
    """Refuse footage that is not what was asked for; longer is allowed, assembly trims it."""
    if not footage.path.exists():
        raise BadFootageError(f"{footage.receipt.backend} returned no file at {footage.path.name}")
    if footage.frames < 1 or footage.seconds <= 0:
        raise BadFootageError(f"{footage.path.name} from {footage.receipt.backend} has no pictures")
    if footage.seconds < request.seconds * 0.5:
        raise BadFootageError(
            f"{footage.path.name} lasts {footage.seconds:.1f} s, {request.seconds:.1f} s were asked"
        )


def _changed(request: ShotRequest, n: int, failing: tuple[Measure, ...]) -> ShotRequest:
    """The same shot with another seed for a retake, and with what the gate refused before."""
    if n == 0:
        return request
    seed = (request.seed + 7919 * n) % 2**31
    return request.model_copy(update={"seed": seed, "failing": failing})
