"""The conformance kit: what every generator must keep to, as checks that a test can await.

    await conformance.check(generator, make_request, tmp_path)

`make_request(seconds, seed)` returns a shot that the backend can make. The checks raise
`NotConformingError` with one sentence. They make about eight shots of the shortest length, so a
paid backend is checked against a simulated remote side, and is given a till to buy there.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Awaitable, Callable
from decimal import Decimal
from pathlib import Path

from schemas.errors import AniGenError, BudgetExceededError, UnsupportedShotError
from schemas.operation import CLOSED, Till
from schemas.take import Footage, Progress, Reproduction, ShotRequest, nothing

from .base import Generator

RequestMaker = Callable[[float, int], ShotRequest]
Check = Callable[[Generator, RequestMaker, Path, Till], Awaitable[None]]
SHORT_S = 2.0
_STRAY = b"belongs to somebody else"


class NotConformingError(AssertionError):
    """A generator breaks the contract."""


async def check(
    generator: Generator, make_request: RequestMaker, folder: Path, *, till: Till = CLOSED
) -> None:
    """Every check, on one generator, which is closed at the end; `folder` must be empty."""
    checks: list[Check] = [
        capabilities_hold,
        estimate_is_pure,
        money_needs_the_till,
        footage_is_exact,
        seed_is_honoured,
        works_in_parallel,
        cancelling_leaves_nothing,
        unsupported_is_refused,
        failure_is_ours,
        closing_is_final,
    ]
    for one in checks:
        place = folder / one.__name__
        place.mkdir()
        await one(generator, make_request, place, till)


async def capabilities_hold(
    generator: Generator, make_request: RequestMaker, folder: Path, till: Till = CLOSED
) -> None:
    """What the backend says of itself is sound and does not change."""
    del make_request, folder, till
    said = generator.capabilities
    _demand(said == generator.capabilities, "capabilities change from one look to the next")
    _demand(said.longest_s >= SHORT_S, f"longest_s is {said.longest_s}; less than any shot")
    _demand(said.parallel >= 1, f"parallel is {said.parallel}; it must be at least 1")
    _demand(not (said.offline and said.paid), "a backend cannot be offline and paid")


async def estimate_is_pure(
    generator: Generator, make_request: RequestMaker, folder: Path, till: Till = CLOSED
) -> None:
    """The price is an upper bound in dollars, the same every time, and asking costs nothing."""
    del folder, till
    request = make_request(SHORT_S, 1)
    price = generator.estimate(request)
    _demand(isinstance(price, Decimal), f"estimate returns {type(price).__name__}, not Decimal")
    _demand(price.is_finite() and price >= 0, f"the estimate {price} is not a price")
    _demand(price == generator.estimate(request), "two estimates of one request differ")
    paid = generator.capabilities.paid
    _demand(paid or price == 0, f"a backend that is not paid estimates {price} dollars")


async def money_needs_the_till(
    generator: Generator, make_request: RequestMaker, folder: Path, till: Till = CLOSED
) -> None:
    """A paid backend says who sells, and makes nothing where nothing may be bought."""
    del till
    if not generator.capabilities.paid:
        return
    _demand(hasattr(generator, "seller"), "a paid backend has no `seller`")
    into = _into(folder)
    try:
        await _made(generator, make_request(SHORT_S, 9), into, CLOSED)
    except BudgetExceededError:
        _demand(not _files(into), "a shot that was not bought left a file")
        return
    raise NotConformingError("a paid backend made a shot without buying it at the till")


async def footage_is_exact(
    generator: Generator, make_request: RequestMaker, folder: Path, till: Till = CLOSED
) -> None:
    """The file is where it should be, as long and as large as asked, and the receipt fits."""
    into = _into(folder)
    shares: list[float] = []

    def note(share: float) -> None:
        shares.append(share)

    request = make_request(SHORT_S, 2)
    footage = await _made(generator, request, into, till, note)
    _demand(_files(into) == [footage.path.resolve()], f"files left in `into`: {_files(into)}")
    _demand(len(_files(folder)) == 2, "something was written outside `into`")
    _demand((folder / "stray").read_bytes() == _STRAY, "a file outside `into` was touched")
    digest = hashlib.sha256(footage.path.read_bytes()).hexdigest()
    _demand(digest == footage.sha256, "sha256 is not that of the file")
    _demand(bool(shares), "progress was never reported")
    _demand(all(0 <= share <= 1 for share in shares), f"progress leaves 0 … 1: {shares}")
    _demand(shares == sorted(shares), f"progress goes backwards: {shares}")
    _fits(footage, request)
    _probe(footage)
    _receipt(generator, footage, request)


async def seed_is_honoured(
    generator: Generator, make_request: RequestMaker, folder: Path, till: Till = CLOSED
) -> None:
    """Equal requests give equal bytes, where the backend promises it."""
    request = make_request(SHORT_S, 3)
    takes = [await _made(generator, request, _into(folder / name), till) for name in ("a", "b")]
    promised = generator.capabilities.honours_seed and all(
        take.receipt.reproduction is Reproduction.BIT_EXACT for take in takes
    )
    _demand(not promised or takes[0].sha256 == takes[1].sha256, "one seed gave two films")


async def works_in_parallel(
    generator: Generator, make_request: RequestMaker, folder: Path, till: Till = CLOSED
) -> None:
    """As many shots at a time as promised, into one folder, none in the way of another."""
    into = _into(folder)
    count = min(generator.capabilities.parallel, 3)
    takes = await asyncio.gather(
        *(_made(generator, make_request(SHORT_S, 10 + i), into, till) for i in range(count))
    )
    _demand(len({take.path for take in takes}) == count, "two shots were given one file")
    _demand(len(_files(into)) == count, f"{count} shots left {len(_files(into))} files")


async def cancelling_leaves_nothing(
    generator: Generator, make_request: RequestMaker, folder: Path, till: Till = CLOSED
) -> None:
    """A cancelled shot ends soon, leaves no file, and the next one can be made."""
    into, begun = _into(folder), asyncio.Event()

    def note(share: float) -> None:
        del share
        begun.set()

    request = make_request(generator.capabilities.longest_s // 2 or SHORT_S, 4)
    task = asyncio.create_task(_made(generator, request, into, till, note))
    waiting = asyncio.create_task(begun.wait())
    await asyncio.wait({task, waiting}, return_when=asyncio.FIRST_COMPLETED)
    waiting.cancel()
    task.cancel()
    done, _ = await asyncio.wait({task}, timeout=30)
    _demand(bool(done), "a cancelled shot goes on")
    _demand(task.cancelled(), "a cancelled shot does not raise CancelledError")
    _demand(not _files(into), f"a cancelled shot left {_files(into)}")
    await _made(generator, make_request(SHORT_S, 5), into, till)


async def unsupported_is_refused(
    generator: Generator, make_request: RequestMaker, folder: Path, till: Till = CLOSED
) -> None:
    """A shot longer than the backend can make is refused, and nothing is made."""
    into = _into(folder)
    fits = make_request(SHORT_S, 6)
    request = fits.model_copy(update={"seconds": generator.capabilities.longest_s + 1})
    try:
        await _made(generator, request, into, till)
    except UnsupportedShotError:
        _demand(not _files(into), "a refused shot left a file")
        return
    raise NotConformingError("a shot longer than longest_s was not refused")


async def failure_is_ours(
    generator: Generator, make_request: RequestMaker, folder: Path, till: Till = CLOSED
) -> None:
    """A folder that does not exist gives an error of `schemas.errors`."""
    try:
        await _made(generator, make_request(SHORT_S, 7), folder / "gone", till)
    except AniGenError as error:
        _demand(bool(str(error)), "an error says nothing")
        return
    except Exception as error:
        raise NotConformingError(f"{type(error).__name__} is not one of our errors") from error
    raise NotConformingError("footage was made in a folder that does not exist")


async def closing_is_final(
    generator: Generator, make_request: RequestMaker, folder: Path, till: Till = CLOSED
) -> None:
    """Closing twice is the same as closing once, and a closed generator makes nothing."""
    await generator.aclose()
    await generator.aclose()
    into = _into(folder)
    try:
        await _made(generator, make_request(SHORT_S, 8), into, till)
    except AniGenError:
        _demand(not _files(into), "a closed generator left a file")
        return
    raise NotConformingError("a closed generator still makes footage")


async def _made(
    generator: Generator, request: ShotRequest, into: Path, till: Till, progress: Progress = nothing
) -> Footage:
    """A shot; only a paid backend needs the till."""
    if not generator.capabilities.paid:
        return await generator.generate(request, into=into, progress=progress)
    return await generator.generate(request, into=into, progress=progress, till=till)


def _into(folder: Path) -> Path:
    """An empty folder for footage beside a file that must not be touched."""
    into = folder / "into"
    into.mkdir(parents=True)
    (folder / "stray").write_bytes(_STRAY)
    return into


def _files(folder: Path) -> list[Path]:
    return sorted(path.resolve() for path in folder.rglob("*") if path.is_file())


def _fits(footage: Footage, request: ShotRequest) -> None:
    picture = request.picture
    got = footage.width, footage.height, footage.fps, footage.frames
    asked = picture.width, picture.height, picture.fps, request.frames
    _demand(got == asked, f"width, height, rate and frames are {got}; asked were {asked}")
    _demand(abs(footage.seconds - request.seconds) < 1e-6, f"{footage.seconds} s were made")


def _probe(footage: Footage) -> None:
    """The file itself holds what the footage says."""
    import av

    with av.open(str(footage.path)) as container:
        video = container.streams.video[0]
        sound = bool(container.streams.audio)
        frames = sum(1 for _ in container.decode(video))
        held = video.width, video.height, float(video.average_rate or 0), frames
        length = float((video.duration or 0) * (video.time_base or 0))
    said = footage.width, footage.height, float(footage.fps), footage.frames
    _demand(held == said, f"the file holds {held}; the footage says {said}")
    _demand(abs(length - footage.seconds) < 1e-3, f"the file is {length} s long")
    _demand(sound == footage.has_audio, f"has_audio is {footage.has_audio}, the file says {sound}")


def _receipt(generator: Generator, footage: Footage, request: ShotRequest) -> None:
    receipt = footage.receipt
    _demand(bool(receipt.backend and receipt.generator), "the receipt names no backend")
    _demand(receipt.usd <= generator.estimate(request), "it cost more than was estimated")
    honest = not generator.capabilities.honours_seed or receipt.seed == request.seed
    _demand(honest, "the receipt names another seed than the request")


def _demand(holds: bool, otherwise: str) -> None:  # noqa: FBT001  a verdict, not a switch
    if not holds:
        raise NotConformingError(otherwise)
