"""Watching the operator's files: says what an edit changed, or why it was refused, as it is saved.

Nothing depends on it: the shelf itself looks at the files before every episode. This only makes the
answer prompt. Where the system cannot notify, and for what lies behind links, it looks now and then.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncGenerator
from dataclasses import dataclass
from pathlib import Path

from watchfiles import Change, awatch

from schemas.bible import Bible
from schemas.errors import BibleError

from .diff import diff
from .shelf import Shelf

_QUIET_MS = (
    250  # without a change, after which a burst of saves is over; also how often Rust looks up
)
_BURST_MS = 1_600
_ANYWAY_MS = 10_000  # between looks without a notice
_POLL_S = 2.0  # between looks where there are no notices at all
_AGAIN_S = (
    0.6  # until a file found broken is looked at once more: an editor may be half-way through
)


@dataclass(frozen=True)
class Edit:
    """A series whose files say something else than before.

    `before` is the last good bible, None when there was none yet. `after` is the new one; None when
    it was refused, or the folder is gone. `changes` are sentences, none when only comments differ.
    """

    slug: str
    before: Bible | None
    after: Bible | None
    changes: tuple[str, ...] = ()
    refusal: BibleError | None = None


async def edits(shelf: Shelf, *, notices: bool = True) -> AsyncGenerator[Edit, None]:
    """Every edit from now on, each checked as a whole; runs until it is cancelled.

    Without `notices` the system is not asked for them, and the files are looked at every two seconds.
    """
    known = _look(shelf)
    good = {slug: bible for slug, bible in known.items() if isinstance(bible, Bible)}
    async with contextlib.aclosing(_hints(shelf.folder, notices=notices)) as hints:
        async for _ in hints:
            seen = await asyncio.to_thread(_look, shelf)
            if any(
                isinstance(now, BibleError) and known.get(s) is not now for s, now in seen.items()
            ):
                await asyncio.sleep(_AGAIN_S)
                seen = await asyncio.to_thread(_look, shelf)
            for slug in sorted({*known, *seen}):
                edit = _edit(slug, known.get(slug), seen.get(slug), good.get(slug))
                if edit is not None:
                    yield edit
                if edit is not None and edit.after is not None:
                    good[slug] = edit.after
            known = seen


def _look(shelf: Shelf) -> dict[str, Bible | BibleError]:
    """What every series' files say now."""
    seen: dict[str, Bible | BibleError] = {}
    for slug in shelf.slugs():
        try:
            seen[slug] = shelf.current(slug)
        except BibleError as error:
            seen[slug] = error
    return seen


def _edit(
    slug: str, was: Bible | BibleError | None, now: Bible | BibleError | None, good: Bible | None
) -> Edit | None:
    if now is was or (isinstance(now, BibleError) and str(now) == str(was)):
        return None
    if now is None:
        return Edit(slug, good, None, (f"series: the folder {slug} is gone",))
    if isinstance(now, BibleError):
        return Edit(slug, good, None, refusal=now)
    if good is None:
        return Edit(slug, None, now, (f"series: new (“{now.series.title}”)",))
    return Edit(slug, good, now, tuple(diff(good, now)))


async def _hints(folder: Path, *, notices: bool) -> AsyncGenerator[None, None]:
    """Something every time the files may have changed."""
    if notices:
        changes = awatch(
            folder, watch_filter=_counts, debounce=_BURST_MS, step=_QUIET_MS,
            rust_timeout=_ANYWAY_MS, yield_on_timeout=True,
        )  # fmt: skip
        with contextlib.suppress(OSError, RuntimeError):
            async with contextlib.aclosing(changes):
                async for _ in changes:
                    yield
    while True:
        await asyncio.sleep(_POLL_S)
        yield


def _counts(_: Change, path: str) -> bool:
    """Whether a path may be one of a bible's files, or a folder."""
    name = Path(path).name
    return not name.startswith(".") and Path(name).suffix in ("", ".yaml")
