"""Posing: the sheet of a job's character, drawn afresh for it and kept beside the series' own."""

from __future__ import annotations

import asyncio
import hashlib
import tempfile
from pathlib import Path, PurePosixPath

import sqlalchemy as sa
import structlog

from schemas.errors import AniGenError, BadFootageError, GenerationError
from schemas.tables import take
from schemas.take import Receipt, Reference, Verdict

from .. import asking
from ..backends import ANIMATIC, ImageBackend
from ..studio import Studio
from ..takes import Effort, Takes
from .opening import OpenJob, Stage

log = structlog.get_logger(__name__)


async def draw(studio: Studio, takes: Takes, job: OpenJob, stage: Stage) -> str:
    """Draw the sheet unless it is there; returns who has drawn it.

    Raises BadFootageError, with what it found, where a gate refuses it; it is not drawn by somebody
    worse then. Otherwise the last error when nobody can.
    """
    path = sheet(studio, job, stage)
    if path is None or job.who is None:
        raise GenerationError("a sheet shows a character, and this job has none")
    if path.exists() and (receipt := receipt_of(path)):
        return receipt.backend
    path.parent.mkdir(parents=True, exist_ok=True)
    problem: AniGenError = GenerationError("no image backend is configured")
    with tempfile.TemporaryDirectory(dir=path.parent) as spare:
        given = await asyncio.to_thread(_references, studio, job, Path(spare))
        for backend in _artists(studio, takes.lead):
            if backend.rests:
                continue
            effort = Effort()
            effort.attempt()
            try:
                receipt = await _drawn(studio, job, stage, backend, path, given=given)
            except AniGenError as error:
                problem = error
                backend.weary(error)
                await _note(studio, takes, job, backend.name, effort, reason=str(error))
                log.warning("no sheet", action="sheet", backend=backend.name, error=str(error))
                if isinstance(error, BadFootageError) and error.failing:
                    break
            else:
                path.with_suffix(".json").write_text(receipt.model_dump_json(), encoding="utf-8")
                await _note(studio, takes, job, backend.name, effort, receipt=receipt)
                return backend.name
    raise problem


def sheet(studio: Studio, job: OpenJob, stage: Stage) -> Path | None:
    """Where the sheet of a job lies, or will; it stays, so that its films can be made again."""
    if job.character is None:
        return None
    folder = studio.storage.folder / "characters" / job.slug / job.character / "jobs"
    return folder / f"{job.uuid}-{stage.tries}.png"


def reference(studio: Studio, job: OpenJob) -> Reference | None:
    """The sheet as films are drawn after it; None where there is none."""
    path = sheet(studio, job, job.phases[0]) if job.phases else None
    if path is None or job.character is None or not path.exists():
        return None
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return Reference(character=job.character, path=path, sha256=digest)


def receipt_of(path: Path) -> Receipt | None:
    """The receipt of a sheet; None where there is none that can be read."""
    try:
        return Receipt.model_validate_json(path.with_suffix(".json").read_bytes())
    except (OSError, ValueError):
        return None


def _artists(studio: Studio, lead: str) -> list[ImageBackend]:
    """Who may draw, from the one that the money allows; the animatic only where nobody else is."""
    names = [one.name for one in studio.images]
    images = list(studio.images[names.index(lead) :] if lead in names else studio.images)
    return [one for one in images if one.name != ANIMATIC] or images


async def _drawn(
    studio: Studio, job: OpenJob, stage: Stage, backend: ImageBackend, path: Path, *,
    given: tuple[Path, ...],
) -> Receipt:  # fmt: skip
    till = studio.governor.till(job.id, f"sheet/{job.id}/{stage.tries}/{backend.name}")
    seed = (asking.shot_seed(job.seed, 1, 1) + 7919 * stage.tries) % 2**31
    assert job.who is not None  # noqa: S101 - looked at before
    receipt = await backend.images.sheet(
        job.who, job.bible.style, seed=seed, references=given, into=path, till=till,
        ungated=stage.ungated,
    )  # fmt: skip
    return receipt.model_copy(update={"backend": backend.name})


def _references(studio: Studio, job: OpenJob, spare: Path) -> tuple[Path, ...]:
    """The pictures that were sent along, on this machine."""
    found = []
    for n, place in enumerate(job.script.references):
        content = studio.storage.content(f"series/{job.slug}/{place}")
        if content is None:
            raise GenerationError(f"the picture {place!r} has been removed; send it again")
        file = spare / f"{n}{PurePosixPath(place).suffix}"
        file.write_bytes(content)
        found.append(file)
    return tuple(found)


async def _note(
    studio: Studio, takes: Takes, job: OpenJob, backend: str, effort: Effort, *,
    receipt: Receipt | None = None, reason: str | None = None,
) -> None:  # fmt: skip
    """Write a take down: what it was asked for is the character and the style."""
    asked = f"{job.who.model_dump_json() if job.who else ''} {job.bible.style.model_dump_json()}"
    number = takes.made[1] = takes.made.get(1, 0) + 1
    async with studio.database.begin() as connection:
        await takes.lease.prove(connection)
        await connection.execute(
            sa.insert(take).values(
                production_id=job.id, scene=takes.scene, shot=1, n=number, backend=backend,
                verdict=Verdict.APPROVED if receipt else Verdict.RETAKE,
                request=hashlib.sha256(asked.encode()).digest()[:12], attempts=effort.attempts,
                wall_s=round(effort.seconds, 3), cpu_s=receipt.cpu_s if receipt else None,
                gpu_s=(receipt.gpu_s or None) if receipt else None,
                usd=receipt.usd if receipt else 0, reason=reason[:600] if reason else None,
            )
        )  # fmt: skip
