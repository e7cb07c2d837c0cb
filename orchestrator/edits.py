"""Edits: which bible is in force for the next episode, and the diary of what the operator changes."""

from __future__ import annotations

import asyncio

import sqlalchemy as sa
import structlog
from sqlalchemy.ext.asyncio import AsyncConnection

from canon import continuity
from canon import log as canon_log
from canon.bible import watch as bible_watch
from canon.bible.check import check_against_canon
from canon.bible.landing import Also
from canon.bible.watch import Edit
from schemas.bible import Bible
from schemas.errors import BibleError
from schemas.tables import bible, episode, series

from . import events
from .studio import Studio, register

_AGAIN_S = 30.0
_MOST_SAID = 8  # changes told in one line of the diary

log = structlog.get_logger(__name__)


async def in_force(connection: AsyncConnection, studio: Studio, series_id: int, slug: str) -> Bible:
    """The operator's bible as it is now, or the last good one while their edit is refused.

    BibleError when the files are wrong and there has never been a good one.
    """
    last = studio.bibles.last_good(slug) or await last_planned(connection, series_id)
    try:
        now = studio.bibles.current(slug)
        if now.digest != await _digest(connection, series_id):
            await _refuse_contradictions(connection, studio, series_id, now, last)
    except BibleError as error:
        last = studio.bibles.last_good(slug) or last
        if last is None:
            raise
        await events.tell(
            connection, "refused", f"{error}; the last good bible stays in force", series=series_id
        )
        return last
    return now


async def last_planned(connection: AsyncConnection, series_id: int) -> Bible | None:
    """The bible that the newest planned episode was written from, if there is any."""
    content = await connection.execute(
        sa.select(bible.c.content)
        .where(bible.c.digest == sa.bindparam("digest"))
        .params(digest=await _digest(connection, series_id))
    )
    found = content.scalar_one_or_none()
    return None if found is None else Bible.model_validate(found)


async def follow(studio: Studio) -> None:
    """Answer every edit of the operator's within seconds: what it changes, or why it is refused."""
    while True:
        try:
            async for edit in bible_watch.edits(studio.bibles):
                await register(studio.database, studio.bibles)
                async with studio.database.begin() as connection:
                    await _note(connection, studio, edit)
        except Exception as error:  # noqa: BLE001 - episodes are made without it
            log.warning(
                "edits not watched", action="edit", error=f"{type(error).__name__}: {error}"
            )
            await asyncio.sleep(_AGAIN_S)


async def _note(connection: AsyncConnection, studio: Studio, edit: Edit) -> None:
    found = await connection.execute(sa.select(series.c.id).where(series.c.slug == edit.slug))
    series_id = found.scalar_one_or_none()
    if series_id is None:
        return
    try:
        if edit.refusal is not None:
            raise edit.refusal
        if edit.after is not None:
            await _refuse_contradictions(connection, studio, series_id, edit.after, edit.before)
    except BibleError as error:
        text = f"{error}; the last good bible stays in force"
        await events.tell(connection, "refused", text, series=series_id)
        return
    shown = list(edit.changes[:_MOST_SAID])
    if len(edit.changes) > len(shown):
        shown.append(f"and {len(edit.changes) - len(shown)} more")
    text = "; ".join(shown) or "the files say the same as before"
    await events.tell(connection, "edited", f"{text}; from the next episode on", series=series_id)


async def floor(connection: AsyncConnection, series_id: int, before: Bible | None) -> Also:
    """What refuses, with BibleError, a bible that takes away what the aired story stands on."""
    branch = await canon_log.branch(connection, series_id)
    facts = await canon_log.current(connection, branch) if branch.episode else {}

    def also(now: Bible) -> None:
        if wrong := continuity.blocking(check_against_canon(now, facts, before)):
            raise BibleError(wrong[0].message)

    return also


async def _refuse_contradictions(
    connection: AsyncConnection, studio: Studio, series_id: int, now: Bible, before: Bible | None
) -> None:
    """BibleError when the bible takes away what the story stands on."""
    try:
        (await floor(connection, series_id, before))(now)
    except BibleError as found:
        slug = now.series.id
        error = BibleError(str(found), file=studio.bibles.folder / slug)
        studio.bibles.refuse(slug, error, keep=before)
        raise error from None


async def _digest(connection: AsyncConnection, series_id: int) -> str | None:
    newest = (
        sa.select(episode.c.bible)
        .where(episode.c.series_id == series_id, episode.c.bible.is_not(None))
        .order_by(episode.c.number.desc())
        .limit(1)
    )
    found: str | None = (await connection.execute(newest)).scalar_one_or_none()
    return found
