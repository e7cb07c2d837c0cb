"""Takes: the record of every take of a scene, and what is kept about the footage."""

from __future__ import annotations

import hashlib
import json
import time
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import cast

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from schemas.plan import Model
from schemas.secret import blot
from schemas.tables import scene as table
from schemas.tables import take
from schemas.take import Footage, ShotRequest, SpokenLine, Verdict

from .graded import Graded, learn
from .lease import Lease
from .lessons import TakeId
from .watching import Hears

_WRITE_EVERY_S = 0.5
_ROWS = insert(take).values(  # a take was made when it was judged, however late that is written
    made_at=sa.func.clock_timestamp() - sa.bindparam("ago", type_=sa.Interval)
)
_DIFFERS = {"lines", "seconds", "references", "first_frame", "lessons", "failing", "ungated"}


@dataclass
class Effort:
    """What went into a take: the calls made for it, and when the first one began."""

    attempts: int = 0
    _began: float | None = None

    def attempt(self) -> None:
        """Begin another call."""
        self.attempts += 1
        self._began = self._began or time.monotonic()

    @property
    def seconds(self) -> float:
        """How long it has taken, from the first call until now; 0 without any."""
        return 0.0 if self._began is None else time.monotonic() - self._began


@dataclass
class Takes:
    """The takes of one scene: those of earlier runs, and those that this run makes."""

    work: Path  # the production's attempts lie here
    lease: Lease
    episode: int  # the production's id
    scene: int
    approved: dict[int, tuple[bytes, str]] = field(default_factory=dict)  # shot → request, file
    made: dict[int, int] = field(default_factory=dict)  # shot → number of takes
    lead: str = ""  # the backend that the money allows for this scene
    begins: int = 0  # the first take's number at each backend: another one has another seed
    teaches: bool = True  # whether the gate learns from them what is usual here
    hears: Hears | None = None  # instead of whoever reads along with the show
    _unwritten: list[dict[str, object]] = field(default_factory=list)
    _teaching: list[tuple[TakeId, Graded]] = field(default_factory=list)
    _written_at: float = field(default_factory=time.monotonic)

    @classmethod
    async def read(
        cls, connection: AsyncConnection, work: Path, lease: Lease, episode: int, scene: int
    ) -> Takes:
        """Read what earlier runs have made of the scene."""
        takes = cls(work, lease, episode, scene)
        rows = await connection.execute(
            sa.select(take.c.shot, take.c.n, take.c.verdict, take.c.request, take.c.footage)
            .where(take.c.production_id == episode, take.c.scene == scene)
            .order_by(take.c.shot, take.c.n)
        )
        for shot, n, verdict, request, file in rows:
            takes.made[shot] = n
            if verdict == Verdict.APPROVED and file:
                takes.approved[shot] = (bytes(request), file)
        lead = sa.select(table.c.backend).where(
            table.c.production_id == episode, table.c.scene == scene
        )
        takes.lead = (await connection.execute(lead)).scalar_one_or_none() or ""
        return takes

    def has(self, request: ShotRequest) -> bool:
        """Whether an approved take of exactly this request lies on disk."""
        known = self.approved.get(request.shot)
        if known is None or known[0] != digest(request):
            return False
        return recorded(self.work / known[1]) is not None

    def note(
        self,
        request: ShotRequest,
        backend: str,
        verdict: Verdict,
        *,
        effort: Effort,
        footage: Footage | None = None,
        reason: str | None = None,
        graded: Graded | None = None,
    ) -> None:
        """Remember a take; `write` puts it into the tables."""
        n = self.made[request.shot] = self.made.get(request.shot, 0) + 1
        file = footage.path.relative_to(self.work).as_posix() if footage else None
        self._unwritten.append(
            {
                "production_id": self.episode, "scene": self.scene, "shot": request.shot, "n": n,
                "backend": backend, "verdict": verdict, "request": digest(request),
                "wall_s": round(effort.seconds, 3), "attempts": effort.attempts, "judged": time.monotonic(),
                "seconds": footage.seconds if footage else None,
                "cpu_s": footage.receipt.cpu_s if footage else None,
                "gpu_s": (footage.receipt.gpu_s or None) if footage else None,
                "usd": footage.receipt.usd if footage else Decimal(0),
                "footage": file, "reason": blot(reason)[:600] if reason else None,
                "grades": graded.grades.model_dump(mode="json")["values"] if graded else None,
            }
        )  # fmt: skip
        if graded and self.teaches:
            self._teaching.append((TakeId(self.episode, self.scene, request.shot, n), graded))
        if footage and file and verdict is Verdict.APPROVED:
            self.approved[request.shot] = (digest(request), file)

    async def write(self, connection: AsyncConnection) -> None:
        """Write the noted takes as part of this transaction, which must hold the lease."""
        if self._unwritten:
            rows, self._unwritten = self._unwritten, []
            now = time.monotonic()
            for row in rows:
                row["ago"] = timedelta(seconds=now - cast("float", row.pop("judged")))
            await connection.execute(_ROWS, rows)
            taught, self._teaching = self._teaching, []
            for which, graded in taught:
                await learn(connection, which, graded)
            self._written_at = time.monotonic()

    def key(self, request: ShotRequest) -> str:
        """The shot's name in the ledger."""
        return f"{self.episode}/{self.scene}/{request.shot}"

    async def write_now_and_then(self, database: AsyncEngine, *, at_once: bool = False) -> None:
        """Write the noted takes, unless that can wait and the last writing was a moment ago."""
        if not at_once and time.monotonic() - self._written_at < _WRITE_EVERY_S:
            return
        self._written_at = time.monotonic()
        async with database.begin() as connection:
            await self.lease.prove(connection)
            await self.write(connection)


class Kept(Model):
    """A take: its footage, how long the shot is, what is heard in it, and what was asked for."""

    footage: Footage
    seconds: float
    lines: tuple[SpokenLine, ...] = ()
    request: ShotRequest | None = None


def digest(request: ShotRequest) -> bytes:
    """What identifies a shot: everything the plan and the bible say of it, in 12 bytes.

    Not how its lines were spoken, which pictures went along or what was learned meanwhile: those differ
    between backends and takes.
    """
    text = request.model_dump_json(exclude=_DIFFERS | (set() if request.motion else {"motion"}))
    return hashlib.sha256(text.encode()).digest()[:12]


def record(footage: Footage, request: ShotRequest) -> None:
    """Keep what is known about footage in a file beside it; footage that speaks has its lines."""
    lines = request.lines
    if footage.has_audio:
        lines = tuple(line.model_copy(update={"audio": ""}) for line in lines)
    kept = Kept(footage=footage, seconds=request.seconds, lines=lines, request=request)
    note = footage.path.with_suffix(".json")
    note.write_text(kept.model_dump_json(), encoding="utf-8")


def recorded(path: Path) -> Kept | None:
    """What was kept about the footage at `path`; None when either is gone or cannot be read."""
    try:
        note = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        note["footage"]["path"] = path
        return Kept.model_validate(note) if path.exists() else None
    except (OSError, ValueError, LookupError, TypeError):
        return None
