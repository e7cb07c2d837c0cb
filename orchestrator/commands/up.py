"""`anigen up`, `worker`, `serve`: the long-running studio, whole or in parts."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import errno
import ipaddress
import socket
import sys
from collections.abc import Awaitable, Callable

import structlog

from schemas import settings as config
from schemas.errors import ConfigError, DatabaseError
from schemas.secret import Secret
from schemas.settings import House, Settings

from .. import database, edits, log, organising
from ..daemon import until_signal
from ..engine import Engine
from ..office import office
from ..site import Site, password, reader
from ..studio import Studio, open_studio

logger = structlog.get_logger(__name__)

_LOOK_EVERY_S = 5.0
_REMEDIES = {
    errno.EADDRINUSE: "stop what uses the port, or choose another with --port",
    errno.EACCES: "choose a port above 1023 with --port",
}


def run(options: argparse.Namespace) -> int:
    """Run the roles until a signal."""
    settings = config.load(options.studio)
    log.configure(form=settings.log.format, level=settings.log.level)
    web = "web" in options.roles
    key = password(settings.web) if web else Secret("")
    listening = _listen(options, settings) if web else None
    try:
        asyncio.run(_up(options, settings, listening, key))
    finally:
        if listening is not None:
            listening.close()
    return 0


async def _up(
    options: argparse.Namespace, settings: Settings, listening: socket.socket | None, key: Secret
) -> None:
    stops: list[Callable[[float], Awaitable[None]]] = []

    async def work() -> None:
        async with (
            open_studio(options.studio, settings) as studio,
            contextlib.AsyncExitStack() as opened,
            asyncio.TaskGroup() as group,
        ):
            if {"clock", "engine"} & set(options.roles):
                engine = Engine(studio)
                stops.append(engine.stop)
                group.create_task(engine.run(ticking="clock" in options.roles))
                group.create_task(edits.follow(studio))
                if settings.organise.folders:
                    group.create_task(organising.follow(studio))
            else:
                group.create_task(_keep(studio))
            if listening is not None:
                desk = await opened.enter_async_context(contextlib.aclosing(office.create(studio)))
                app = reader(
                    studio.url, studio.storage, settings.web, key, House.of(settings),
                    office=desk, api=settings.api, bound=listening.getsockname()[0],
                )  # fmt: skip
                site = Site(app, listening)
                stops.append(site.stop)
                group.create_task(site.run())
                _announce(listening)
                if not (key or settings.web.proxy_user_header):
                    _warn(listening)

    async def stop(grace: float) -> None:
        await asyncio.gather(*(one(grace) for one in stops))

    await until_signal(work(), stop=stop)


async def _keep(studio: Studio) -> None:
    """Look after the database where no engine does: a killed one comes back when it is asked."""
    while True:
        await asyncio.sleep(_LOOK_EVERY_S)
        with contextlib.suppress(DatabaseError):
            async with database.readable(studio.database), studio.database.connect():
                pass


def _announce(listening: socket.socket) -> None:
    host, port = listening.getsockname()[:2]
    shown = "localhost" if host in {"127.0.0.1", "0.0.0.0"} else host  # noqa: S104
    shown = f"[{shown}]" if ":" in shown else shown
    sys.stdout.write(f"AniGen is on the air at http://{shown}:{port}/\n")
    sys.stdout.flush()


def _warn(listening: socket.socket) -> None:
    """Say that others can read along, where they can."""
    host = listening.getsockname()[0]
    if not ipaddress.ip_address(host).is_loopback:
        logger.warning(
            "whoever reaches this address can read along; set web.password, and the page asks for it",
            action="site", host=host,
        )  # fmt: skip


def _listen(options: argparse.Namespace, settings: Settings) -> socket.socket:
    """Open the site's port before anything else is started, so that its absence is said at once."""
    host = options.host or settings.web.host
    port = settings.web.port if options.port is None else options.port
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # asyncio sends without delay only where it can see that this is TCP
    opened = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        opened.bind((host, port))
        opened.listen()
    except (OSError, UnicodeError) as error:
        opened.close()
        reason = getattr(error, "strerror", None) or str(error)
        remedy = _REMEDIES.get(getattr(error, "errno", 0), "correct web.host or --host")
        raise ConfigError(f"the site cannot listen at {host}:{port}: {reason}; {remedy}") from error
    return opened
