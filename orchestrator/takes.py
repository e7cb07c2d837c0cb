"""Takes: shoot one shot until a take is approved, and keep the record of every take."""

from __future__ import annotations

import asyncio
import hashlib
import json
import time
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

import sqlalchemy as sa
import structlog
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine
from tenacity import AsyncRetrying, retry_if_exception, stop_after_attempt, wait_exponential_jitter

from schemas.errors import AniGenError, AssemblyError, BadFootageError, GenerationError, Remedy
from schemas.tables import reservation, take
from schemas.take import Footage, ShotRequest, Verdict

from .lease import Lease
from .studio import Backend, Studio

_WRITE_EVERY_S = 0.5

log = structlog.get_logger(__name__)


@dataclass
class Takes:
    """The takes of one scene: those of earlier runs, and those that this run makes."""

    work: Path  # the episode's attempts lie here
    lease: Lease
    episode: int
    scene: int
    approved: dict[int, tuple[bytes, str]] = field(default_factory=dict)  # shot → request, file
    made: dict[int, int] = field(default_factory=dict)  # shot → number of takes
    held: Decimal = Decimal(0)
    _unwritten: list[dict[str, object]] = field(default_factory=list)
    _written_at: float = field(default_factory=time.monotonic)

    @classmethod
    async def read(
        cls, connection: AsyncConnection, work: Path, lease: Lease, episode: int, scene: int
    ) -> Takes:
        """Read what earlier runs have made of the scene."""
        takes = cls(work, lease, episode, scene)
        rows = await connection.execute(
            sa.select(take.c.shot, take.c.n, take.c.verdict, take.c.request, take.c.footage)
            .where(take.c.episode_id == episode, take.c.scene == scene)
            .order_by(take.c.shot, take.c.n)
        )
        for shot, n, verdict, request, file in rows:
            takes.made[shot] = n
            if verdict == Verdict.APPROVED and file:
                takes.approved[shot] = (bytes(request), file)
        held = sa.select(reservation.c.usd).where(reservation.c.episode_id == episode)
        takes.held = (await connection.execute(held)).scalar_one_or_none() or Decimal(0)
        return takes

    def has(self, request: ShotRequest) -> bool:
        """Whether an approved take of exactly this request lies on disk."""
        known = self.approved.get(request.shot)
        if known is None or known[0] != digest(request):
            return False
        return has_record(self.work / known[1])

    def note(
        self,
        request: ShotRequest,
        backend: str,
        verdict: Verdict,
        *,
        footage: Footage | None = None,
        reason: str | None = None,
    ) -> None:
        """Remember a take; `write` puts it into the tables."""
        n = self.made[request.shot] = self.made.get(request.shot, 0) + 1
        file = footage.path.relative_to(self.work).as_posix() if footage else None
        self._unwritten.append(
            {
                "episode_id": self.episode, "scene": self.scene, "shot": request.shot, "n": n,
                "backend": backend, "verdict": verdict, "request": digest(request),
                "seconds": footage.seconds if footage else None,
                "cpu_s": footage.receipt.cpu_s if footage else None,
                "usd": footage.receipt.usd if footage else Decimal(0),
                "footage": file, "reason": reason,
            }
        )  # fmt: skip
        if footage and file and verdict is Verdict.APPROVED:
            self.approved[request.shot] = (digest(request), file)

    async def write(self, connection: AsyncConnection) -> None:
        """Write the noted takes as part of this transaction, which must hold the lease."""
        if self._unwritten:
            rows, self._unwritten = self._unwritten, []
            await connection.execute(insert(take), rows)
            self._written_at = time.monotonic()

    async def write_now_and_then(self, database: AsyncEngine) -> None:
        """Write the noted takes unless the last writing was a moment ago."""
        if time.monotonic() - self._written_at < _WRITE_EVERY_S:
            return
        self._written_at = time.monotonic()
        async with database.begin() as connection:
            await self.lease.prove(connection)
            await self.write(connection)


def digest(request: ShotRequest) -> bytes:
    """What identifies a request: everything that can change its footage, in 12 bytes."""
    text = request.model_dump_json(exclude={"lines": {"__all__": {"audio"}}})
    return hashlib.sha256(text.encode()).digest()[:12]


def record(footage: Footage) -> None:
    """Keep what is known about footage in a file beside it."""
    note = footage.path.with_suffix(".json")
    note.write_text(footage.model_dump_json(exclude={"path"}), encoding="utf-8")


def has_record(path: Path) -> bool:
    """Whether footage lies at `path` with what was kept about it."""
    return path.exists() and path.with_suffix(".json").exists()


def recorded(path: Path) -> Footage:
    """What was kept about the footage at `path`."""
    try:
        note = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        return Footage.model_validate(note | {"path": path})
    except (OSError, ValueError) as error:
        raise AssemblyError(f"the record of {path.name} cannot be read: {error}") from error


async def shoot_shot(studio: Studio, takes: Takes, request: ShotRequest, folder: Path) -> None:
    """Get one shot approved: down the cast, each backend with a few takes of a few attempts.

    Raises the last error when the whole cast has failed.
    """
    if takes.has(request):
        return
    problem: AniGenError = GenerationError(f"no backend may shoot scene {request.scene}")
    for backend in studio.cast:
        if backend.generator.estimate(request) > takes.held:
            continue
        for n in range(studio.settings.shooting.takes):
            asked = request if n == 0 else _changed(request, n)
            try:
                footage = await _attempts(studio, backend, asked, folder)
            except AniGenError as error:
                problem = error
                retake = error.remedy is Remedy.RETAKE
                verdict = Verdict.RETAKE if retake else Verdict.FAILED
                takes.note(request, backend.name, verdict, reason=str(error))
                log.warning("take failed", action="take", backend=backend.name, error=str(error))
                if not retake:
                    break
            else:
                record(footage)
                takes.note(request, backend.name, Verdict.APPROVED, footage=footage)
                await takes.write_now_and_then(studio.database)
                return
    await takes.write_now_and_then(studio.database)
    raise problem


async def _attempts(
    studio: Studio, backend: Backend, request: ShotRequest, folder: Path
) -> Footage:
    """One take: attempts that change nothing, as long as the error says that a retry may help."""
    policy = AsyncRetrying(
        stop=stop_after_attempt(studio.settings.shooting.attempts),
        wait=wait_exponential_jitter(initial=0.2, max=30),
        retry=retry_if_exception(_may_retry),
        reraise=True,
        sleep=asyncio.sleep,
    )
    name = f"{request.episode}/{request.scene}/{request.shot}"
    async for attempt in policy:
        with attempt:
            async with backend.free:
                studio.watching[name] = 0.0
                try:
                    footage = await backend.generator.generate(
                        request, into=folder, progress=lambda share: _watch(studio, name, share)
                    )
                finally:
                    studio.watching.pop(name, None)
            _probe(request, footage)
    return footage


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


def _changed(request: ShotRequest, n: int) -> ShotRequest:
    """The same shot with another seed, for a retake."""
    return request.model_copy(update={"seed": (request.seed + 7919 * n) % 2**31})
