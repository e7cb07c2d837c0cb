"""The animatic's own sheets: offline, free, in the look of its films."""

from __future__ import annotations

import tempfile
import time
from decimal import Decimal
from pathlib import Path
from uuid import uuid4

from schemas.bible import Character, Style
from schemas.errors import StudioError
from schemas.operation import CLOSED, Till
from schemas.take import Receipt, Reproduction, nothing

from ..animatic.pool import Pool

NAME = "animatic"
VERSION = "1"
_SILENCE_S = 120.0  # after which a silent worker is killed
_IDLE_S = 5.0  # sheets are rare


class AnimaticImages:
    """Draws sheets in a worker process of the animatic."""

    def __init__(self) -> None:
        self._pool = Pool(Path(tempfile.gettempdir()), size=1, idle_s=_IDLE_S)  # it keeps nothing

    def estimate(self, character: Character, style: Style) -> Decimal:
        """What a sheet costs: nothing."""
        del character, style
        return Decimal(0)

    async def sheet(
        self, character: Character, style: Style, *, seed: int, references: tuple[Path, ...] = (),
        into: Path, till: Till = CLOSED, ungated: bool = False,
    ) -> Receipt:  # fmt: skip
        """Draw the sheet as the PNG file `into`; equal looks give equal pictures, whatever the seed.

        Raises BackendUnreachableError or BackendTimeoutError when the worker dies or is silent,
        StudioError when the folder is not writable.
        """
        del references, till, ungated
        part = into.with_name(f".{into.name}-{uuid4().hex[:12]}.part")
        job = {
            "kind": "sheet", "character": character.model_dump(mode="json"),
            "style": style.model_dump(mode="json"), "path": str(part),
        }  # fmt: skip
        started = time.monotonic()
        try:
            async with self._pool.worker() as worker:
                made = await worker.do(job, nothing, silence_s=_SILENCE_S)
            part.replace(into)
        except OSError as error:
            raise StudioError(f"a sheet cannot be put into {into.parent}: {error}") from error
        finally:
            part.unlink(missing_ok=True)
        return Receipt(
            backend=NAME, generator=NAME, version=VERSION, seed=seed,
            cpu_s=round(sum(made["parts"].values()), 4), wall_s=round(time.monotonic() - started, 3),
            parts=made["parts"], reproduction=Reproduction.BIT_EXACT,
        )  # fmt: skip

    async def aclose(self) -> None:
        """End the worker."""
        await self._pool.aclose()
