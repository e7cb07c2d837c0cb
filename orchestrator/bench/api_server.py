"""A studio as `anigen up` runs it, but for its one backend: `python -m … STUDIO SECONDS PARALLEL`.

Says the port it listens at, and works until it is terminated.
"""

from __future__ import annotations

import asyncio
import dataclasses
import signal
import socket
import sys
from pathlib import Path
from typing import Any

from schemas import settings as config
from schemas.office import Office
from schemas.secret import Secret
from schemas.settings import House

from .. import log
from ..backends import Backend
from ..engine import Engine
from ..office import office
from ..site import Site, reader
from ..studio import Studio, open_studio
from ..turns import Turns
from . import null
from .api_backend import WaitingGenerator, film

LEDGER = "told.jsonl"


async def main(folder: Path, seconds: float, parallel: int) -> None:
    """Work."""
    settings = config.load(folder)
    jobs = settings.jobs.model_copy(update={"parallel": parallel})
    settings = settings.model_copy(update={"jobs": jobs})
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.bind(("127.0.0.1", 0))
    listening.listen(1024)
    async with open_studio(folder, settings) as real:
        studio = await _slowed(real, seconds)
        engine, desk = Engine(studio), office.create(studio)
        site = Site(_app(studio, desk, listening), listening)
        running = [asyncio.create_task(engine.run(ticking=False)), asyncio.create_task(site.run())]
        sys.stdout.write(f"{listening.getsockname()[1]}\n")
        sys.stdout.flush()
        await _told_to_leave()
        await asyncio.gather(engine.stop(5.0), site.stop(2.0))
        await asyncio.gather(*running)
        await desk.aclose()


async def _slowed(studio: Studio, seconds: float) -> Studio:
    """The studio with one backend, which takes so long."""
    made = await film(studio.animatic, studio.folder / "film")
    generator = WaitingGenerator(made, seconds, studio.folder / LEDGER)
    changes: dict[str, Any] = {
        "cast": (Backend("waiting", generator, Turns(64)),),
        "animatic": generator, "voices": null.NullVoices(), "scratch_voice": null.NullVoices(),
        "images": (),
    }  # fmt: skip
    return dataclasses.replace(studio, **changes)


def _app(studio: Studio, desk: Office, listening: socket.socket) -> Any:
    settings = studio.settings
    return reader(
        studio.url, studio.storage, settings.web, Secret(""), House.of(settings),
        office=desk, api=settings.api, bound=listening.getsockname()[0],
    )  # fmt: skip


async def _told_to_leave() -> None:
    leaving = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, leaving.set)
    await leaving.wait()


if __name__ == "__main__":
    log.configure(level="error")
    asyncio.run(main(Path(sys.argv[1]), float(sys.argv[2]), int(sys.argv[3])))
