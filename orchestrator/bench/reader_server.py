"""One process with the reader in it, or with a bare hello: `python -m … hello | URL STUDIO`.

Says the port it listens at, and serves until it is terminated.
"""

from __future__ import annotations

import asyncio
import importlib
import signal
import socket
import sys
from pathlib import Path
from typing import Any

from schemas.secret import Secret
from schemas.settings import House, WebSettings

from ..site import Site, reader
from ..storage import Storage


def hello() -> Any:
    """The least that an application can be: the anchor."""
    routing = importlib.import_module("starlette.routing")
    answers = importlib.import_module("starlette.responses")

    async def page(_: Any) -> Any:
        return answers.PlainTextResponse("hello\n")

    return importlib.import_module("starlette.applications").Starlette(
        routes=[routing.Route("/", page)]
    )


async def main(arguments: list[str]) -> None:
    """Serve."""
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.bind(("127.0.0.1", 0))
    listening.listen(1024)
    if arguments[0] == "hello":
        app = hello()
    else:
        url, studio = arguments
        app = reader(url, Storage(Path(studio) / "media"), WebSettings(), Secret(""), House())
    site = Site(app, listening)
    sys.stdout.write(f"{listening.getsockname()[1]}\n")
    sys.stdout.flush()
    running = asyncio.create_task(site.run())
    leaving = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, leaving.set)
    await leaving.wait()
    await site.stop(2.0)
    await running


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1:]))
