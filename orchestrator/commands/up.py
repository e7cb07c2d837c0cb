"""`anigen up`, `worker`, `serve`: the long-running studio, whole or in parts."""

from __future__ import annotations

import argparse
import asyncio
import socket
import sys

from schemas import settings as config
from schemas.errors import ConfigError
from schemas.settings import Settings, WebSettings

from .. import log
from ..daemon import until_signal
from ..engine import Engine
from ..site import Site
from ..studio import Studio, open_studio


def run(options: argparse.Namespace) -> int:
    """Run the roles until a signal."""
    settings = config.load(options.studio)
    log.configure(form=settings.log.format, level=settings.log.level)
    listening = _listen(options, settings) if "web" in options.roles else None
    try:
        asyncio.run(_up(options, settings, listening))
    finally:
        if listening is not None:
            listening.close()
    return 0


async def _up(
    options: argparse.Namespace, settings: Settings, listening: socket.socket | None
) -> None:
    async with open_studio(options.studio, settings) as studio:
        engine = Engine(studio) if {"clock", "engine"} & set(options.roles) else None
        site = Site(studio.url, studio.storage.folder, listening) if listening else None
        if listening is not None:
            host, port = listening.getsockname()[:2]
            shown = "localhost" if host in {"127.0.0.1", "0.0.0.0"} else host  # noqa: S104
            sys.stdout.write(f"AniGen is on the air at http://{shown}:{port}/\n")
            sys.stdout.flush()

        async def stop(grace: float) -> None:
            async with asyncio.TaskGroup() as group:
                if site:
                    group.create_task(site.stop())
                if engine:
                    group.create_task(engine.stop(grace))

        await until_signal(_work(studio, engine, site, options.roles), stop=stop)


async def _work(
    studio: Studio, engine: Engine | None, site: Site | None, roles: tuple[str, ...]
) -> None:
    del studio
    async with asyncio.TaskGroup() as group:
        if engine:
            group.create_task(engine.run(ticking="clock" in roles))
        if site:
            group.create_task(site.run())


def _listen(options: argparse.Namespace, settings: Settings) -> socket.socket:
    """Open the site's port before anything else is started, so that its absence is said at once."""
    web = WebSettings(
        host=options.host or settings.web.host,
        port=settings.web.port if options.port is None else options.port,
    )
    opened = socket.socket(socket.AF_INET6 if ":" in web.host else socket.AF_INET)
    opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        opened.bind((web.host, web.port))
    except (OSError, OverflowError) as error:
        opened.close()
        reason = getattr(error, "strerror", None) or str(error)
        raise ConfigError(
            f"the site cannot listen at {web.host}:{web.port}: {reason};"
            " stop what uses the port, or choose another with --port"
        ) from error
    return opened
