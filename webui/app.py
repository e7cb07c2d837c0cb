"""The application: the rooms' routes, and answers for what is not there."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any

from asyncpg import InterfaceError, PostgresError
from sqlalchemy.exc import ProgrammingError, SQLAlchemyError
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.types import ASGIApp

from schemas.office import Office
from schemas.settings import ApiSettings, House

from . import about, canon, channel, costs, database, episodes, feeds, live, making, search
from .access import Door
from .answering import PACKED, Ask, message, plain
from .api import problems
from .api import routes as api_routes
from .api.entrance import Entrance
from .api.sockets import Sockets
from .api.threshold import Threshold
from .assets import BUILD, Assets
from .media import AwayError, Bucket, Media
from .recent import Recent
from .security import SecurityHeaders

_MISSING = "There is nothing at this address. The episodes are on the first page."
_AWAY = "The studio's database does not answer just now. This page works again when it does."
_NO_FILES = "The place where the films lie does not answer just now. They are back when it does."
_ONLY_READ = "This page can only be read."
_BROKEN = (
    "This page has come apart, and the others may well be whole. What happened is written in the"
    " studio's log."
)
_METHODS = {"allow": "GET, HEAD"}


class _Reader(Starlette):
    """An application whose every answer is dressed, that to an unexpected error included."""

    def __init__(self, elsewhere: str, **parts: Any) -> None:
        super().__init__(**parts)
        self._elsewhere = elsewhere

    def build_middleware_stack(self) -> ASGIApp:
        return SecurityHeaders(super().build_middleware_stack(), self._elsewhere)


def create(
    *, url: str, media: Path, bucket: Bucket | None = None, password: str = "",
    user_header: str = "", proxies: Iterable[str] = (), house: House | None = None,
    office: Office | None = None, api: ApiSettings | None = None, jwt_key: str = "",
    bound: str = "",
) -> Starlette:  # fmt: skip
    """The reader of the studio whose database is at `url`.

    What is published lies in the folder `media`, or else in the bucket. With a `password`, or the
    name of a header in which one of the `proxies` says who is reading, it is not open to everybody.
    `house` is what the reader knows of the settings. What the API is asked, it asks of the `office`;
    without one there is no API. `jwt_key` is what its setting refers to, and `bound` the host that the
    site listens at.
    """
    published = Media(media, bucket)
    engine = database.connect(url)
    asking = api or ApiSettings()
    door = Entrance(asking, key=jwt_key, proxies=proxies, bound=bound)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        app.state.database, app.state.media, app.state.house = engine, published, house
        app.state.sockets = Sockets()
        app.state.recent = Recent(partial(database.snapshot, engine))
        app.state.office, app.state.api, app.state.entrance = office, asking, door
        app.state.folders = [str(one) for one in (media, media.parent) if len(one.parts) > 2]
        async with live.hub(url, engine) as app.state.hub:
            yield
        await door.aclose()
        await engine.dispose()

    return _Reader(
        bucket.origin if bucket else "",
        routes=[
            plain("/", front),
            Route("/healthz", healthz, methods=["GET"]),
            Mount(f"/static/{BUILD}", Assets(), name="static"),
            Mount("/media", published, name="media"),
            *(api_routes.none() if office is None else api_routes.routes(asking)),
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
            Middleware(Threshold, origins=door.origins),
            Middleware(GZipMiddleware, minimum_size=PACKED, compresslevel=4),
            Middleware(Door, password=password, user_header=user_header, proxies=proxies),
        ],
        exception_handlers={
            HTTPException: not_there, OSError: away, SQLAlchemyError: away, TimeoutError: away,
            PostgresError: away, InterfaceError: away, AwayError: away,
            ProgrammingError: unexpected, Exception: broken,
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
    assert isinstance(error, HTTPException)  # noqa: S101 - it is registered for nothing else
    if request.url.path.startswith("/api/"):
        return problems.answer(request, error)
    if error.status_code == 405:
        return message(request, 405, "Only to be read", _ONLY_READ, _METHODS)
    status = 404 if error.status_code == 401 else error.status_code  # a file that we may not read
    return message(request, status, "Not here", _MISSING, error.headers)


async def unexpected(_: Request, error: Exception) -> Response:
    """A mistake of ours, which is no reason to say that the database is away."""
    raise error


async def broken(request: Request, _: Exception) -> Response:
    """A page for what nobody has thought of; the error goes on into the log."""
    return message(request, 500, "Something broke here", _BROKEN)


async def away(request: Request, error: Exception) -> Response:
    """A page for when the database or the bucket is away."""
    text = _NO_FILES if isinstance(error, AwayError) else _AWAY
    return message(request, 503, "Back in a moment", text, {"retry-after": "10"})
