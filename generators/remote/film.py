"""A generator that buys its film: a shot becomes parts, each part an order, the answers footage."""

from __future__ import annotations

import asyncio
import hashlib
import threading
import time
from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path
from uuid import uuid4

from schemas.errors import BackendBrokenError, BadFootageError, StudioError
from schemas.operation import CLOSED, Bought, Order, Purpose, Till
from schemas.take import Capabilities, Footage, Progress, Receipt, Reproduction, ShotRequest

from ..meter import Meter
from ..refusing import refuse
from .options import Options
from .parts import Parts, together
from .vendor import Ask, Vendor

VERSION = "1"
_FILMED = 0.9  # share of the progress that is waiting for the vendor


class RemoteGenerator:
    """Makes shots of films that a vendor sells."""

    def __init__(self, seller: Vendor, options: Options, *, folder: Path, kind: str) -> None:
        self.seller, self._options, self._folder, self._kind = seller, options, folder, kind
        priced, self._closed = seller.priced, False
        self._parts = Parts(seller.name, priced, options, limit=seller.prompt_limit)
        self._capabilities = Capabilities(
            longest_s=self._parts.longest_s, takes_references=priced.references > 0,
            makes_audio=self._parts.speaks, chains=options.chain and priced.first_frame,
            paid=True, parallel=options.parallel,
        )  # fmt: skip

    @property
    def capabilities(self) -> Capabilities:
        """What the model can do; the same for its whole life."""
        return self._capabilities

    def estimate(self, request: ShotRequest) -> Decimal:
        """More than all parts together can cost, in US dollars."""
        return sum((self.seller.most(ask) for ask in self._parts.asks(request)), Decimal(0))

    async def generate(
        self, request: ShotRequest, *, into: Path, progress: Progress, till: Till = CLOSED
    ) -> Footage:
        """Buy the parts of a shot one after the other, and make one film of them in `into`.

        Raises UnsupportedShotError or StudioError before anything is bought, what `till.buy` raises,
        or BadFootageError for a film that is none.
        """
        self._check(request, into)
        started, meter, bought = time.monotonic(), Meter(progress, most=_FILMED), list[Bought]()
        asks = self._parts.asks(request)
        for n, ask in enumerate(asks):
            meter.stretch(n / len(asks), (n + 1) / len(asks))
            order = self._order(await self._joined(ask, bought), n)
            bought.append(await till.buy(self.seller, order, progress=meter))
        path, heard, sha256 = await self._film(request, asks, bought, into)
        progress(1.0)
        picture = request.picture
        return Footage(
            path=path, seconds=request.frames / picture.fps, frames=request.frames,
            width=picture.width, height=picture.height, fps=picture.fps, has_audio=heard,
            sha256=sha256, receipt=self._receipt(request, asks, bought, time.monotonic() - started),
        )  # fmt: skip

    async def aclose(self) -> None:
        """Close the connections; nothing is made afterwards."""
        self._closed = True
        await self.seller.aclose()

    def _order(self, ask: Ask, n: int) -> Order:
        return Order(
            purpose=Purpose.PICTURE, backend=self.seller.name, model=self.seller.priced.id,
            body=ask.model_dump(mode="json"), most=self.seller.most(ask),
            part=f"part-{n + 1}" if n else "", timeout_s=self._options.timeout_s,
            deadline_s=self._options.deadline_s,
        )  # fmt: skip

    async def _joined(self, ask: Ask, bought: Sequence[Bought]) -> Ask:
        """The ask with what it goes on from."""
        if not bought or self._parts.continuity == "none":
            return ask
        last = bought[-1]
        if self._parts.continuity == "extend":
            return ask.model_copy(update={"extends": last.remote})
        frames = self._folder / "frames"
        frames.mkdir(parents=True, exist_ok=True)
        picture = frames / f"{last.operation}.png"
        if not picture.exists():
            await asyncio.to_thread(_last_picture, last.path, picture)
        return ask.model_copy(update={"first_frame": str(picture)})

    async def _film(
        self, request: ShotRequest, asks: Sequence[Ask], bought: Sequence[Bought], into: Path
    ) -> tuple[Path, bool, str]:
        """One file of everything bought, whether it is heard, and its digest."""
        stem, stop = f"S{request.scene:02}-C{request.shot:02}", threading.Event()
        part = into / f".{stem}-{uuid4().hex[:12]}.part"
        work = asyncio.ensure_future(
            asyncio.to_thread(self._write, request, asks, bought, part, stop.is_set)
        )
        try:
            heard, sha256 = await asyncio.shield(work)
            path = part.with_name(f"{stem}-{sha256[:8]}-{part.name[-17:-13]}.mp4")
            part.replace(path)  # nothing is awaited after this: a cancelled call leaves no file
        except BadFootageError as error:
            raise BadFootageError(f"{self.seller.name}: {error}") from error
        except OSError as error:
            raise StudioError(f"footage cannot be put into {into}: {error}") from error
        finally:
            stop.set()
            await asyncio.wait({work})
            part.unlink(missing_ok=True)
        return path, heard, sha256

    def _write(
        self, request: ShotRequest, asks: Sequence[Ask], bought: Sequence[Bought], part: Path,
        stopped: Callable[[], bool],
    ) -> tuple[bool, str]:  # fmt: skip
        """Write the film, in a thread of its own."""
        from .normalise import normalise, seconds_of  # heavy, and only a film needs it

        paths = [one.path for one in bought]
        if self._parts.continuity == "extend" and len(paths) > 1:
            whole = seconds_of(paths[-1]) > 0.9 * together(asks)
            paths = paths[-1:] if whole else paths  # the last one holds all before it
        heard = normalise(
            paths, request.picture, request.frames, part, sound=self._parts.speaks, stopped=stopped
        )
        with part.open("rb") as file:
            return heard, hashlib.file_digest(file, "sha256").hexdigest()

    def _receipt(
        self, request: ShotRequest, asks: Sequence[Ask], bought: Sequence[Bought], wall_s: float
    ) -> Receipt:
        return Receipt(
            backend=self.seller.name, generator=self._kind, version=VERSION, seed=request.seed,
            prompt="\n\n".join(ask.prompt for ask in asks), model=self.seller.priced.id,
            job=" ".join(one.remote for one in bought if one.remote),
            operations=tuple(one.operation for one in bought),
            usd=sum((one.usd for one in bought), Decimal(0)), wall_s=round(wall_s, 3),
            reproduction=Reproduction.BEST_EFFORT,
        )  # fmt: skip

    def _check(self, request: ShotRequest, into: Path) -> None:
        """Refuse what cannot be made, before anything is bought."""
        name, longest = self.seller.name, self._capabilities.longest_s
        if self._closed:
            raise BackendBrokenError(f"backend {name!r} has been closed")
        refuse(name, request, longest_s=longest, into=into)


def _last_picture(film: Path, into: Path) -> None:
    from .normalise import last_picture

    last_picture(film, into)
