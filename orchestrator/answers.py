"""Answers: the folder of what was bought. Nothing in it is half there, and nothing gets lost.

What a vendor said is on the disk before the tables are told: should they not hear of it, because
this process or the database dies just then, it is read from here.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import secrets
import time
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

from schemas.operation import Accepted, Delivered, Seller, Standing

from .operations import Operation

_HALF = ".half-"
_FORGOTTEN_S = 86_400.0


class Answers:
    """Files named by the operation's id; beside them, for a moment, notes of what was accepted."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, operation: Operation) -> Path:
        """Where the bytes of its answer lie, or will."""
        return self.folder / operation.nonce

    async def keep(self, operation: Operation, seq: int, accepted: Accepted) -> None:
        """Put what the vendor said on the disk. Raises OSError."""
        await asyncio.to_thread(self._keep, operation, seq, accepted)

    def noted(self, operation: Operation) -> Accepted | None:
        """What the vendor said to whoever sent last, where the tables have not heard of it."""
        with contextlib.suppress(OSError, ValueError, KeyError):
            note = json.loads(self._note(operation, operation.seq).read_text(encoding="utf-8"))
            answer = note["answer"]
            return Accepted(note["remote"], self._answer(operation, answer) if answer else None)
        return None

    async def fetch(self, seller: Seller, operation: Operation, standing: Standing) -> None:
        """Download what a job has made, unless it is here; raises what the seller raises."""
        if self.path(operation).exists():
            return
        half = self._half()
        try:
            await seller.fetch(operation.order, standing, half)
            await asyncio.to_thread(_settle, half, self.path(operation))
        finally:
            half.unlink(missing_ok=True)

    def forget(self, operation: Operation, seq: int) -> None:
        """The tables know: the note has done its work."""
        with contextlib.suppress(OSError):
            self._note(operation, seq).unlink(missing_ok=True)

    def remove(self, operations: Iterable[UUID]) -> None:
        """Let go of the answers of some operations."""
        for one in operations:
            (self.folder / str(one)).unlink(missing_ok=True)

    def tidy(self) -> None:
        """Remove what killed processes have left half written."""
        for left in self.folder.glob(f"{_HALF}*"):
            with contextlib.suppress(OSError):
                if time.time() - left.stat().st_mtime > _FORGOTTEN_S:
                    left.unlink()

    def _keep(self, operation: Operation, seq: int, accepted: Accepted) -> None:
        said: dict[str, Any] | None = None
        if (answer := accepted.answer) is not None:
            self._write(self.path(operation), answer.content)
            said = {
                "media_type": answer.media_type, "exact": answer.exact, "details": answer.details,
                "usd": None if answer.usd is None else str(answer.usd),
            }  # fmt: skip
        note = json.dumps({"remote": accepted.remote, "answer": said})
        self._write(self._note(operation, seq), note.encode())

    def _write(self, path: Path, content: bytes) -> None:
        half = self._half()
        try:
            half.write_bytes(content)
            _settle(half, path)
        finally:
            half.unlink(missing_ok=True)

    def _answer(self, operation: Operation, said: dict[str, Any]) -> Delivered:
        return Delivered(
            content=self.path(operation).read_bytes(), media_type=said["media_type"],
            usd=None if said["usd"] is None else Decimal(said["usd"]), exact=said["exact"],
            details=said["details"],
        )  # fmt: skip

    def _note(self, operation: Operation, seq: int) -> Path:
        return self.folder / f"{operation.nonce}.{seq}.json"

    def _half(self) -> Path:
        self.folder.mkdir(parents=True, exist_ok=True)
        return self.folder / f"{_HALF}{secrets.token_hex(8)}"


def _settle(half: Path, path: Path) -> None:
    """Give a file that is whole its name, so that it survives a power cut."""
    for name, flags in ((half, os.O_RDONLY), (path.parent, os.O_RDONLY | os.O_DIRECTORY)):
        opened = os.open(name, flags)
        try:
            if name is not half:
                half.replace(path)
            os.fsync(opened)
        finally:
            os.close(opened)
