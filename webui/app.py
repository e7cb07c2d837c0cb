"""The application: the rooms' routes, and answers for what is not there."""

from __future__ import annotations

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

from . import about, canon, channel, costs, database, episodes, feeds, live, making, search
from .answering import Ask, message, plain
from .assets import BUILD, Assets
from .media import AwayError, Bucket, Media
from .security import SecurityHeaders

_MISSING = "There is nothing at this address. The episodes are on the first page."
_AWAY = "The studio's database does not answer just now. This page works again when it does."
_NO_FILES = "The place where the films lie does not answer just now. They are back when it does."


def create(*, url: str, media: Path, bucket: Bucket | None = None) -> Starlette:
    """The reader of the studio whose database is at `url`.

    What is published lies in the folder `media`, or else in the bucket.
    """
    published = Media(media, bucket)
    engine = database.connect(url)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        app.state.database, app.state.media = engine, published
        async with live.hub(url, engine) as app.state.hub:
            yield
        await engine.dispose()

    return Starlette(
        routes=[
            plain("/", front),
            Route("/healthz", healthz, methods=["GET"]),
            Mount(f"/static/{BUILD}", Assets(), name="static"),
            Mount("/media", published, name="media"),
            *about.routes,
            *live.routes,
            *making.routes,
            *canon.routes,
            *costs.routes,
            *search.routes,
            *channel.routes,
            *feeds.routes,
            *episodes.routes,  # the last: `/{series}` is anything
        ],
        middleware=[
            Middleware(SecurityHeaders, elsewhere=bucket.origin if bucket else ""),
            Middleware(GZipMiddleware, minimum_size=1024, compresslevel=4),
        ],
        exception_handlers={
            HTTPException: not_there, OSError: away, SQLAlchemyError: away, TimeoutError: away,
            AwayError: away,
        },
        lifespan=lifespan,
    )  # fmt: skip


async def front(ask: Ask) -> Response:
    """Where everybody arrives: the only series, or the first of several."""
    if not ask.shell.shows:
        return message(ask.request, 200, "No series yet", "Run `anigen init` and then `anigen up`.")
    return RedirectResponse(f"/{ask.shell.shows[0].slug}", status_code=307)


async def healthz(_: Request) -> Response:
    """Whether this process answers."""
    return PlainTextResponse("ok\n")


async def not_there(request: Request, error: Exception) -> Response:
    """A page for what does not exist or may not be done."""
    status = error.status_code if isinstance(error, HTTPException) else 500
    headers = error.headers if isinstance(error, HTTPException) else None
    text = _MISSING if status == 404 else "This page can only be read."
    return message(request, status, "Not here", text, headers)


async def away(request: Request, error: Exception) -> Response:
    """A page for when the database or the bucket is away."""
    text = _NO_FILES if isinstance(error, AwayError) else _AWAY
    return message(request, 503, "Back in a moment", text, {"retry-after": "10"})
