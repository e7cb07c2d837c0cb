"""The application: routes, and answers for what is not there."""

from __future__ import annotations

import mimetypes
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.templating import Jinja2Templates

from . import reading
from .media import AwayError, Bucket, Media
from .security import SecurityHeaders

_HERE = Path(__file__).parent
_MISSING = "There is nothing at this address. The episodes are on the first page."
_AWAY = "The studio's database does not answer just now. This page works again when it does."
_NO_FILES = "The place where the films lie does not answer just now. They are back when it does."

for _kind, _suffix in (("text/vtt", ".vtt"), ("image/webp", ".webp"), ("font/woff2", ".woff2")):
    mimetypes.add_type(_kind, _suffix)

templates = Jinja2Templates(directory=_HERE / "templates")
templates.env.trim_blocks = templates.env.lstrip_blocks = True


def create(*, url: str, media: Path, bucket: Bucket | None = None) -> Starlette:
    """The reader of the studio whose database is at `url`.

    What is published lies in the folder `media`, or else in the bucket.
    """
    published = Media(media, bucket)
    database = reading.connect(url)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        app.state.database, app.state.media = database, published
        yield
        await database.dispose()

    return Starlette(
        routes=[
            Route("/", front, methods=["GET"]),
            Route("/healthz", healthz, methods=["GET"]),
            Mount("/static", StaticFiles(directory=_HERE / "static"), name="static"),
            Mount("/media", published, name="media"),
            Route("/{series}", episodes, methods=["GET"]),
            Route("/{series}/episodes/{number:int}", episode, methods=["GET"]),
        ],
        middleware=[
            Middleware(SecurityHeaders, elsewhere=bucket.origin if bucket else ""),
            Middleware(GZipMiddleware, minimum_size=1024),
        ],
        exception_handlers={
            HTTPException: not_there, OSError: away, SQLAlchemyError: away, TimeoutError: away,
            AwayError: away,
        },
        lifespan=lifespan,
    )  # fmt: skip


async def front(request: Request) -> Response:
    """Where everybody arrives: the only series, or the first of several."""
    async with request.app.state.database.connect() as connection:
        shows = await reading.shows(connection)
    if not shows:
        return _message(request, 200, "No series yet", "Run `anigen init` and then `anigen up`.")
    return RedirectResponse(f"/{shows[0].slug}", status_code=307)


async def episodes(request: Request) -> Response:
    """The episodes of a series, newest first."""
    before = request.query_params.get("before", "")
    async with request.app.state.database.connect() as connection:
        page = await reading.index(
            connection,
            request.path_params["series"],
            int(before) if before.isdecimal() and len(before) < 10 else None,
        )
    if page is None:
        raise HTTPException(404)
    return templates.TemplateResponse(request, "index.html", {"page": page})


async def episode(request: Request) -> Response:
    """One episode, with its film."""
    number = request.path_params["number"]
    if number >= 2**31:
        raise HTTPException(404)
    state = request.app.state
    page = await reading.one(state.database, state.media, request.path_params["series"], number)
    if page is None:
        raise HTTPException(404)
    return templates.TemplateResponse(request, "episode.html", {"page": page})


async def healthz(_: Request) -> Response:
    """Whether this process answers."""
    return PlainTextResponse("ok\n")


async def not_there(request: Request, error: Exception) -> Response:
    """A page for what does not exist or may not be done."""
    status = error.status_code if isinstance(error, HTTPException) else 500
    headers = error.headers if isinstance(error, HTTPException) else None
    text = _MISSING if status == 404 else "This page can only be read."
    return _message(request, status, "Not here", text, headers)


async def away(request: Request, error: Exception) -> Response:
    """A page for when the database or the bucket is away."""
    text = _NO_FILES if isinstance(error, AwayError) else _AWAY
    return _message(request, 503, "Back in a moment", text, {"retry-after": "10"})


def _message(
    request: Request, status: int, title: str, text: str, headers: object = None
) -> Response:
    return templates.TemplateResponse(
        request,
        "message.html",
        {"title": title, "text": text},
        status_code=status,
        headers=dict(headers) if headers else None,  # type: ignore[call-overload]
    )
