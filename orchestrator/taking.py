"""Taking: shoot one shot until a take is approved, down the cast, with retakes and attempts."""

from __future__ import annotations

import asyncio
from pathlib import Path

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
from .graded import graded
from .studio import Studio
from .takes import Takes, record

log = structlog.get_logger(__name__)


async def shoot_shot(
    studio: Studio, takes: Takes, place: Place, folder: Path, *, before: Path | None = None
) -> Path:
    """Get one shot approved: down the cast, each backend with a few takes of a few attempts.

    `before` is where the shot before it ended, for a backend that goes on from there. Returns the
    footage; raises the last error when the whole cast has failed.
    """
    bare = asking.bare(place)
    if takes.has(bare):
        return takes.work / takes.approved[bare.shot][1]
    problem: AniGenError = GenerationError(f"no backend may shoot scene {bare.scene}")
    for backend in allowed(studio, takes.lead):
        if backend.rests:
            continue
        asked = place
        failing: tuple[Measure, ...] = ()
        for n in range(studio.settings.shooting.takes):
            till = studio.governor.till(takes.episode, f"take/{takes.key(bare)}/{backend.name}/{n}")
            try:
                request = await asking.request(studio, asked, backend, till, before=before)
                request = _changed(request, n, failing)
                footage = await _attempts(studio, backend, request, folder, till)
                judged = await graded(studio, place.job.series_id, backend, request, footage)
            except AniGenError as error:
                problem = error
                backend.weary(error)
                retake = error.remedy is Remedy.RETAKE
                verdict = Verdict.RETAKE if retake else Verdict.FAILED
                takes.note(bare, backend.name, verdict, reason=str(error))
                log.warning("take failed", action="take", backend=backend.name, error=str(error))
                if not retake:
                    break
                if isinstance(error, RefusedError):
                    asked = await _rewritten(studio, takes, place, error, n + 1)
            else:
                record(footage, request)
                if judged and judged.failing:
                    problem = BadFootageError(f"{backend.name}: {judged.reason}")
                    failing = tuple(one.measure for one in judged.failing)
                    takes.note(
                        bare, backend.name, Verdict.RETAKE, footage=footage, graded=judged,
                        reason=str(problem),
                    )  # fmt: skip
                    continue
                takes.note(bare, backend.name, Verdict.APPROVED, footage=footage, graded=judged)
                await takes.write_now_and_then(studio.database, at_once=footage.receipt.usd > 0)
                return footage.path
    await takes.write_now_and_then(studio.database)
    raise problem


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
    studio: Studio, backend: Backend, request: ShotRequest, folder: Path, till: Till
) -> Footage:
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
    name = f"{request.episode}/{request.scene}/{request.shot}"
    async for attempt in policy:
        with attempt:
            async with backend.free:
                if backend.rests:  # meanwhile it has turned somebody else away
                    raise BackendClosedError(f"{backend.name} turns every order away just now")
                studio.watching[name] = 0.0
                try:
                    footage = await backend.generator.generate(
                        request, into=folder, till=till,
                        progress=lambda share: _watch(studio, name, share),
                    )  # fmt: skip
                finally:
                    studio.watching.pop(name, None)
            _probe(request, footage)
    receipt = footage.receipt.model_copy(update={"backend": backend.name})
    return footage.model_copy(update={"receipt": receipt})


def _watch(studio: Studio, name: str, share: float) -> None:
    studio.watching[name] = share


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
