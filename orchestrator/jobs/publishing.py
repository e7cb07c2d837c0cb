"""Publishing: what a job has made, prepared in its work folder and made visible whole.

series/<slug>/characters/<id>/jobs/<uuid>/{film.mp4, loop.mp4, sheet.png, metadata.json}

A job that is held is published as far as it is, for whoever has to say how it goes on.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from schemas.jobs import Comparison, File, JobState
from schemas.secret import blot
from schemas.tables import take
from schemas.take import Receipt, Reproduction, Verdict

from .. import archive, money
from ..lease import Lease
from ..office.keys import character_id, project_id
from ..studio import Studio
from ..takes import Kept, recorded
from . import posing
from .opening import OpenJob

METADATA = "metadata.json"
FILM = "film.mp4"
NAMES = {1: FILM, 2: "loop.mp4", 3: FILM}
_TYPES = {".mp4": "video/mp4", ".png": "image/png", ".json": "application/json"}
_PRIVATE = {"steps", "operations", "job"}  # of a receipt: graphs with paths, other people's ids


@dataclass(frozen=True)
class Published:
    """What is visible now."""

    files: tuple[File, ...]
    reproduction: Reproduction | None


async def publish(
    studio: Studio, lease: Lease, job: OpenJob, *, state: JobState,
    comparison: Comparison | None = None,
) -> Published:  # fmt: skip
    """Publish what there is of a job; may be repeated after a crash at any point."""
    kept = await _kept(studio, job)
    async with studio.database.connect() as connection:
        usd = await money.spent(connection, production=job.id)
    sources = {NAMES[n]: found[1].footage.path for n, found in sorted(kept.items())}
    drawn = posing.reference(studio, job)
    if drawn is not None:
        sources = {"sheet.png": drawn.path, **sources}
    receipts = {NAMES[n]: found[1].footage.receipt for n, found in kept.items()}
    if drawn is not None and (receipt := posing.receipt_of(drawn.path)):
        receipts["sheet.png"] = receipt
    folder = studio.storage.job_attempt(job.id, "made", lease.number)
    about = _about(job, state, receipts, comparison) | {"usd": str(usd)}
    about["takes"] = {NAMES[n]: found[0] for n, found in kept.items()}

    def work() -> tuple[File, ...]:
        files = _prepared(job, folder, sources, about)
        studio.storage.publish_job(folder, job.place, METADATA)
        return files

    files = await asyncio.to_thread(work)
    await archive.keep_job(studio, job.id)
    film = receipts.get(FILM) or next(iter(receipts.values()), None)
    return Published(files, film.reproduction if film else None)


async def _kept(studio: Studio, job: OpenJob) -> dict[int, tuple[dict[str, Any], Kept]]:
    """The take that counts of every scene that has one, with how it was graded."""
    query = (
        sa.select(take)
        .where(take.c.production_id == job.id, take.c.footage.is_not(None))
        .order_by(take.c.scene, take.c.verdict == Verdict.APPROVED, take.c.n)
    )
    work, found = studio.storage.job_work(job.id), {}
    async with studio.database.connect() as connection:
        for row in await connection.execute(query):
            if kept := await asyncio.to_thread(recorded, work / row.footage):
                told = {
                    "id": f"{row.production_id}-{row.scene}-{row.shot}-{row.n}",
                    "verdict": row.verdict, "grades": row.grades, "attempts": row.attempts,
                }  # fmt: skip
                found[row.scene] = told, kept
    return found


def _prepared(
    job: OpenJob, folder: Path, sources: dict[str, Path], about: dict[str, Any]
) -> tuple[File, ...]:
    shutil.rmtree(folder)
    folder.mkdir()
    files = []
    for name, source in sources.items():
        shutil.copyfile(source, folder / name)
        files.append(_file(job, folder / name))
    listed = [
        {"name": name, "media_type": one.media_type, "bytes": one.bytes, "sha256": one.sha256}
        for name, one in zip(sources, files, strict=True)
    ]
    text = json.dumps(about | {"files": listed}, ensure_ascii=False, indent=1)
    (folder / METADATA).write_text(blot(text), encoding="utf-8")
    return (*files, _file(job, folder / METADATA))


def _file(job: OpenJob, path: Path) -> File:
    place = f"{job.place}/{path.name}"
    with path.open("rb") as opened:
        digest = hashlib.file_digest(opened, "sha256").hexdigest()
    return File(
        path=place.removeprefix(f"series/{job.slug}/"), url=f"/media/{place.removeprefix('series/')}",
        media_type=_TYPES[path.suffix], bytes=path.stat().st_size, sha256=digest,
    )  # fmt: skip


def _about(
    job: OpenJob, state: JobState, receipts: dict[str, Receipt], comparison: Comparison | None
) -> dict[str, Any]:
    """What is said of it: enough to explain it, nothing of the machine it was made on."""
    shown = [
        one.model_dump(mode="json", exclude={"ungated", "tries", "advanced"}) for one in job.phases
    ]
    return {
        "job": str(job.uuid), "kind": job.kind, "status": state, "by": job.by,
        "project": {"id": str(project_id(job.slug)), "slug": job.slug},
        "character": {"id": str(character_id(job.slug, job.character)), "slug": job.character}
        if job.character else None,
        "prompt": job.script.prompt, "said": job.script.said,
        "added": [one.model_dump(mode="json") for one in job.script.added],
        "style": job.script.style.preset, "location": job.script.location.name,
        "seed": job.seed, "picture": job.picture.model_dump(), "phases": shown,
        "receipts": {name: _receipt(one) for name, one in receipts.items()},
        "comparison": comparison.model_dump(mode="json") if comparison else None,
    }  # fmt: skip


def _receipt(receipt: Receipt) -> dict[str, Any]:
    shown = receipt.model_dump(mode="json", exclude=_PRIVATE)
    steps = [
        {"workflow": one.workflow, "models": one.models, "environment": one.environment}
        for one in receipt.steps
    ]
    return shown | ({"steps": steps} if steps else {})
