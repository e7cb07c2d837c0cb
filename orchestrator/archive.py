"""The archive: what every take was asked for and made from, kept after its work folder is gone.

One small file an episode, beside what is published and never published itself: without it nobody
could explain a take of an aired episode, or make it again.
"""

from __future__ import annotations

import asyncio
import gzip
import json
import os
from collections.abc import Mapping
from pathlib import Path

import sqlalchemy as sa
import structlog

from schemas.tables import take

from .lessons import TakeId
from .opening import Episode
from .storage import Storage, sync
from .studio import Studio
from .take_names import Found
from .takes import Kept, recorded

Takes = dict[tuple[int, int, int], Kept]  # by scene, shot and number

log = structlog.get_logger(__name__)


async def keep(studio: Studio, job: Episode) -> None:
    """Put an episode's takes into the archive, before their work folder is cleared.

    May be repeated after a crash at any point: what is in the archive stays in it.
    """
    files = await _files(studio, job.id)
    try:
        work, file = (
            studio.storage.work(job.slug, job.number),
            place(studio.storage, job.slug, job.number),
        )
        await asyncio.to_thread(_keep, work, file, files)
    except OSError as error:  # no reason to keep an episode off the air
        log.warning("takes not kept", action="archive", series=job.slug, error=str(error))


async def keep_job(studio: Studio, job_id: int) -> None:
    """Put a job's takes into the archive; as with an episode's."""
    files = await _files(studio, job_id)
    work, file = studio.storage.job_work(job_id), job_place(studio.storage, job_id)
    try:
        await asyncio.to_thread(_keep, work, file, files)
    except OSError as error:
        log.warning("takes not kept", action="archive", job=job_id, error=str(error))


async def job_account(studio: Studio, one: TakeId, footage: str) -> Kept | None:
    """What is known of a job's take: from beside its footage, else from the archive."""
    work, which = studio.storage.job_work(one.production_id), (one.scene, one.shot, one.n)

    def look() -> Kept | None:
        beside = recorded(work / footage) if footage else None
        return beside or read(job_place(studio.storage, one.production_id)).get(which)

    return await asyncio.to_thread(look)


async def account(studio: Studio, found: Found) -> Kept | None:
    """What is known of a take: from beside its footage, else from the archive."""
    which = found.id.scene, found.id.shot, found.id.n
    work = studio.storage.work(found.slug, found.episode)

    def look() -> Kept | None:
        beside = recorded(work / found.footage) if found.footage else None
        return beside or read(place(studio.storage, found.slug, found.episode)).get(which)

    return await asyncio.to_thread(look)


def place(storage: Storage, slug: str, number: int) -> Path:
    """Where the archive of an episode lies."""
    return storage.folder / ".takes" / slug / f"{number}.jsonl.gz"


def job_place(storage: Storage, job_id: int) -> Path:
    """Where the archive of a job lies."""
    return storage.folder / ".takes" / "jobs" / f"{job_id}.jsonl.gz"


def read(file: Path) -> Takes:
    """The takes in an archive; a line that cannot be read is left out, and said so."""
    takes: Takes = {}
    try:
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            for line in lines:
                _take_up(takes, line, file)
    except FileNotFoundError:
        pass
    except (OSError, EOFError, ValueError) as error:
        log.warning("archive broken", action="archive", file=file.name, error=str(error))
    return takes


def write(file: Path, takes: Mapping[tuple[int, int, int], Kept]) -> None:
    """Write an archive whole, or leave what was there."""
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_name(f".{file.name}.part")
    with part.open("wb") as out:
        with gzip.GzipFile(filename="", mode="wb", fileobj=out, mtime=0) as packed:
            for (scene, shot, n), kept in sorted(takes.items()):
                about = {"scene": scene, "shot": shot, "n": n, "kept": kept.model_dump(mode="json")}
                packed.write(json.dumps(about, ensure_ascii=False).encode() + b"\n")
        out.flush()
        os.fsync(out.fileno())
    part.replace(file)
    sync(file.parent)


async def _files(studio: Studio, production_id: int) -> dict[tuple[int, int, int], str]:
    """Where the footage of a production's takes lies in its work folder."""
    query = sa.select(take.c.scene, take.c.shot, take.c.n, take.c.footage).where(
        take.c.production_id == production_id, take.c.footage.is_not(None)
    )
    async with studio.database.connect() as connection:
        rows = (await connection.execute(query)).all()
    return {(scene, shot, n): file for scene, shot, n, file in rows}


def _keep(work: Path, file: Path, files: Mapping[tuple[int, int, int], str]) -> None:
    found = {which: kept for which, name in files.items() if (kept := recorded(work / name))}
    before = read(file)
    if found and before | found != before:
        write(file, before | found)


def _take_up(takes: Takes, line: str, file: Path) -> None:
    try:
        about = json.loads(line)
        kept = Kept.model_validate(about["kept"])
        takes[about["scene"], about["shot"], about["n"]] = kept
    except (ValueError, LookupError, TypeError) as error:
        told = str(error).splitlines()[0]
        log.warning("take left out", action="archive", file=file.name, error=told)
