"""Channel: aired episodes to a wall-clock schedule, for browsers, players and television programs."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import sqlalchemy as sa
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import BaseRoute

from schemas.tables import State, episode

from .. import hls
from ..answering import Ask, Page, pair, plain
from ..hls.boxes import BrokenError
from ..hls.films import film
from ..hls.playlists import TYPE
from ..hls.tables import Film
from ..texts import answer, origin
from . import guide, library, live
from .contexts import ChannelPage, Showing
from .schedule import HOUR_MS, Programme

_ROWS = 24  # of the guide on the page
_AHEAD_MS, _FAR_MS, _BACK_MS = 3 * HOUR_MS, 48 * HOUR_MS, 2 * HOUR_MS
_FRESH_S = 300
_NOT_REPEATED = {"cache-control": "no-store"}  # it tells the time to the millisecond


async def channel(ask: Ask) -> Page:
    """What is on now, and what comes."""
    now = library.now_ms()
    plan = await library.programme(ask.connection, ask.show, now, now + _AHEAD_MS)
    coming = [one for one in plan if one.ends_ms > now][:_ROWS]
    showings = await _showings(ask, coming, drawn=True)
    on = showings[0] if showings and coming[0].starts_ms <= now else None
    opens = library.moment(coming[0].starts_ms) if coming and on is None else None
    page = ChannelPage(ask.show, now, on, showings, opens)
    return Page("channel/channel.html", page, "channel", headers=_NOT_REPEATED)


async def m3u(ask: Ask) -> Response:
    """The channel for tuners."""
    made = guide.m3u(ask.show, origin(ask.request), await _poster(ask))
    return answer(ask.request, made, guide.M3U_TYPE, _FRESH_S)


async def xmltv(ask: Ask) -> Response:
    """The listings, from two hours ago to two days ahead."""
    now = library.now_ms()
    plan = await library.programme(ask.connection, ask.show, now - _BACK_MS, now + _FAR_MS)
    showings = await _showings(ask, plan)
    poster, home = await _poster(ask), origin(ask.request)
    made = await asyncio.to_thread(guide.xmltv, ask.show, home, showings, poster)
    return answer(ask.request, made, guide.XMLTV_TYPE, _FRESH_S)


async def m3u8(ask: Ask) -> Response:
    """The channel as a live stream."""
    now = library.now_ms()
    day = (now - 2 * live.BEHIND_MS) // live.DAY_MS * live.DAY_MS
    plan = await library.programme(ask.connection, ask.show, day, now + live.AHEAD_MS * 2)
    near = {one.number for one in plan if one.ends_ms > now - 2 * live.BEHIND_MS}
    shown = await library.shown(ask.connection, ask.show, near)

    async def opened(number: int) -> tuple[Film, str] | None:
        about = shown.get(number)
        if about is None or not about.delivered:
            return None
        try:
            found, _ = await film(ask.media, f"{ask.show.slug}/episodes/{number}/master.mp4")
        except (HTTPException, BrokenError):
            return None
        return found, hls.version(about.master)

    made = await live.playlist(ask.show.slug, plan, now, opened)
    return answer(ask.request, made, TYPE, 0)


async def _showings(
    ask: Ask, plan: Sequence[Programme], *, drawn: bool = False
) -> tuple[Showing, ...]:
    numbers = {one.number for one in plan}
    shown = await library.shown(ask.connection, ask.show, numbers, drawn=drawn)
    return tuple(
        Showing(
            slug=ask.show.slug, number=one.number, title=shown[one.number].title,
            logline=shown[one.number].logline, starts=library.moment(one.starts_ms),
            ends=library.moment(one.ends_ms), from_s=one.from_ms / 1000,
            film_s=shown[one.number].seconds, premiere=one.premiere,
            delivered=shown[one.number].delivered, scenes=shown[one.number].scenes,
        )
        for one in plan
        if one.number in shown
    )  # fmt: skip


async def _poster(ask: Ask) -> str:
    """The address of the newest episode's poster; empty when nothing has aired."""
    newest = await ask.connection.execute(
        sa.select(episode.c.number)
        .where(episode.c.series_id == ask.show.id, episode.c.state == State.AIRED)
        .order_by(episode.c.number.desc())
        .limit(1)
    )
    number = newest.scalar_one_or_none()
    return "" if number is None else f"/media/{ask.show.slug}/episodes/{number}/poster.webp"


routes: list[BaseRoute] = [
    *pair("/{series}/channel", channel),
    plain("/{series}/channel.m3u", m3u),
    plain("/{series}/channel.m3u8", m3u8),
    plain("/{series}/guide.xml", xmltv),
    *hls.routes,
]
