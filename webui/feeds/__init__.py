"""Feeds: the episodes for readers, players and podcast apps."""

from __future__ import annotations

import sqlalchemy as sa
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import BaseRoute

from schemas.tables import State, episode

from ..answering import Ask, Page, pair, plain
from ..texts import answer, origin
from . import reading, texts, xml
from .contexts import FeedsPage, Subscription

_FRESH_S = 300
_RSS = "application/rss+xml"
_FEEDS = (
    ("Episodes", "RSS", "feed.xml", "For a feed reader: every episode with its synopsis and its film."),
    ("Episodes", "JSON Feed", "feed.json", "The same for readers and scripts that prefer JSON."),
    (
        "Podcast", "podcast RSS", "podcast.xml",
        "For a podcast app: films with chapters, transcripts and episode numbers.",
    ),
)  # fmt: skip
_TELEVISION = (
    ("Tuner", "M3U", "channel.m3u", "The channel, as programs for television expect one."),
    ("Guide", "XMLTV", "guide.xml", "What is on from two hours ago to two days ahead."),
    ("Stream", "HLS", "channel.m3u8", "The channel itself, for VLC, mpv or a browser that plays HLS."),
)  # fmt: skip


async def feeds(ask: Ask) -> Page:
    """All that one can subscribe to."""
    home, show = origin(ask.request), ask.show
    made = (
        tuple(
            Subscription(name, form, f"/{show.slug}/{address}", words)
            for name, form, address, words in listed
        )
        for listed in (_FEEDS, _TELEVISION)
    )
    return Page(
        "feeds/feeds.html", FeedsPage(show, home, await reading.newest(ask), *made), "feeds"
    )


async def rss(ask: Ask) -> Response:
    """The newest episodes as RSS."""
    return answer(ask.request, xml.rss(await reading.issue(ask)), _RSS, _FRESH_S)


async def podcast(ask: Ask) -> Response:
    """The newest episodes for podcast apps."""
    return answer(ask.request, xml.podcast(await reading.issue(ask)), _RSS, _FRESH_S)


async def json_feed(ask: Ask) -> Response:
    """The newest episodes as JSON Feed."""
    made = texts.json_feed(await reading.issue(ask))
    return answer(ask.request, made, "application/feed+json", _FRESH_S)


async def chapters(ask: Ask) -> Response:
    """The scenes of an episode as chapters."""
    number = await _aired(ask)
    about = await ask.media.document(f"{ask.show.slug}/episodes/{number}/metadata.json")
    if not isinstance(about, dict) or "scenes" not in about:
        raise HTTPException(404)
    made = texts.chapters(origin(ask.request), ask.show.slug, number, about)
    return answer(ask.request, made, "application/json+chapters", _FRESH_S)


async def captions(ask: Ask) -> Response:
    """The captions of an episode as SubRip."""
    path = f"{ask.show.slug}/episodes/{await _aired(ask)}/captions.vtt"
    lying = await ask.media.look(path)
    (vtt,) = await ask.media.read(path, lying, [range(lying.size)])
    made = texts.subrip(vtt.decode("utf-8", "replace"))
    return answer(ask.request, made, "application/x-subrip", _FRESH_S)


async def _aired(ask: Ask) -> int:
    """The number in the address; 404 when that episode has not aired."""
    number = ask.number()
    found = await ask.connection.execute(
        sa.select(episode.c.id).where(
            episode.c.series_id == ask.show.id, episode.c.number == number,
            episode.c.state == State.AIRED,
        )
    )  # fmt: skip
    if found.first() is None:
        raise HTTPException(404)
    return number


routes: list[BaseRoute] = [
    *pair("/{series}/feeds", feeds),
    plain("/{series}/feed.xml", rss),
    plain("/{series}/feed.json", json_feed),
    plain("/{series}/podcast.xml", podcast),
    plain("/{series}/episodes/{number:int}/chapters.json", chapters),
    plain("/{series}/episodes/{number:int}/captions.srt", captions),
]
