"""HLS: every aired episode as a stream, cut on the fly out of its master; nothing is stored twice.

`/{series}/episodes/{n}/index.m3u8` may change; what it leads to has the master's digest in its
address and never does.
"""

from __future__ import annotations

import re

import sqlalchemy as sa
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import BaseRoute

from schemas.tables import State, episode

from ..answering import Ask, Endpoint, message, plain
from ..texts import answer
from . import playlists
from .boxes import BrokenError
from .films import film, segment_of
from .segments import cut, init, most, natural

_FOR_EVER = {"cache-control": "public, max-age=31536000, immutable"}
_FRESH_S = 60
_VERSION = 12  # hexadecimal digits of a master's SHA-256
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,3}")


def version(master: bytes | None) -> str:
    """The part of the address that changes with the master."""
    return (master or b"").hex()[:_VERSION] or "0"


def piece_address(slug: str, number: int, version: str, count: int, index: int) -> str:
    """Where segment `index` of an episode lies when it is cut into `count`."""
    return f"/{slug}/episodes/{number}/hls/{version}/{count}-{index}.m4s"


def init_address(slug: str, number: int, version: str) -> str:
    """Where the beginning of all segments of an episode lies."""
    return f"/{slug}/episodes/{number}/hls/{version}/init.mp4"


def _readable(endpoint: Endpoint) -> Endpoint:
    """Answers with a page when the master cannot be read."""

    async def read(ask: Ask) -> Response:
        try:
            made = await endpoint(ask)
        except BrokenError as error:
            text = f"The master cannot be streamed: {error}. Restore it from a backup."
            return message(ask.request, 503, "This film is damaged", text, {"retry-after": "60"})
        assert isinstance(made, Response)  # noqa: S101
        return made

    return read


async def _master(ask: Ask) -> tuple[str, str]:
    """Path and version of the master of the episode in the address; 404 when it has not aired."""
    number = ask.number()
    found = await ask.connection.execute(
        sa.select(episode.c.master).where(
            episode.c.series_id == ask.show.id, episode.c.number == number,
            episode.c.state == State.AIRED,
        )
    )  # fmt: skip
    row = found.first()
    if row is None:
        raise HTTPException(404)
    now = version(row.master)
    if ask.path.get("version", now) != now:
        raise HTTPException(404)
    return f"{ask.show.slug}/episodes/{number}/master.mp4", now


async def index(ask: Ask) -> Response:
    """The playlist of an episode: what it takes to play it, its film and its captions."""
    path, now = await _master(ask)
    about, _ = await film(ask.media, path)
    pieces = cut(about, natural(about))
    told = await ask.media.document(path.replace("master.mp4", "metadata.json"))
    language = str(told.get("language", "en")) if isinstance(told, dict) else "en"
    try:
        await ask.media.look(path.replace("master.mp4", "captions.vtt"))
        captions = f"hls/{now}/captions.m3u8"
    except HTTPException:
        captions = ""
    spoken = language if _LANGUAGE.fullmatch(language) else "en"
    made = playlists.multivariant(about, pieces, f"hls/{now}/film.m3u8", captions, spoken)
    return answer(ask.request, made, playlists.TYPE, _FRESH_S)


async def film_playlist(ask: Ask) -> Response:
    """The playlist of the film's segments."""
    path, _ = await _master(ask)
    about, _ = await film(ask.media, path)
    count = natural(about)
    made = playlists.media(cut(about, count), "init.mp4", f"{count}-{{}}.m4s")
    return answer(ask.request, made, playlists.TYPE, _FRESH_S)


async def captions_playlist(ask: Ask) -> Response:
    """The playlist of the captions."""
    path, _ = await _master(ask)
    about, _ = await film(ask.media, path)
    address = f"/media/{path.replace('master.mp4', 'captions.vtt')}"
    made = playlists.captions(about.seconds, address)
    return answer(ask.request, made, playlists.TYPE, _FRESH_S)


async def beginning(ask: Ask) -> Response:
    """The init segment."""
    path, _ = await _master(ask)
    about, _ = await film(ask.media, path)
    return Response(init(about), headers=_FOR_EVER, media_type="video/mp4")


async def piece(ask: Ask) -> Response:
    """A segment."""
    path, _ = await _master(ask)
    about, lying = await film(ask.media, path)
    count, index = ask.number("count"), ask.number("index")
    if not 0 <= index < count <= most(about):
        raise HTTPException(404)
    made = await segment_of(ask.media, path, lying, about, cut(about, count)[index])
    return Response(made, headers=_FOR_EVER, media_type="video/iso.segment")


_FOLDER = "/{series}/episodes/{number:int}/hls/{version}"
routes: list[BaseRoute] = [
    plain("/{series}/episodes/{number:int}/index.m3u8", _readable(index)),
    plain(f"{_FOLDER}/film.m3u8", _readable(film_playlist)),
    plain(f"{_FOLDER}/captions.m3u8", _readable(captions_playlist)),
    plain(f"{_FOLDER}/init.mp4", _readable(beginning)),
    plain(f"{_FOLDER}/{{count:int}}-{{index:int}}.m4s", _readable(piece)),
]
