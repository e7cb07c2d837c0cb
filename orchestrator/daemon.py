"""Run something until a signal: the first asks it to finish, the second does not ask."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Awaitable, Callable, Coroutine

import structlog

_SIGNALS = (signal.SIGINT, signal.SIGTERM)

log = structlog.get_logger(__name__)


async def until_signal(
    work: Awaitable[None],
    *,
    stop: Callable[[float], Coroutine[None, None, None]],
    grace: float = 20.0,
) -> bool:
    """Await `work`; on SIGINT or SIGTERM call `stop(grace)`, on a second one `stop(0)`.

    Then what is left of `work` is cancelled, and awaited however long it takes to close what it
    has opened: signals are heard until then, and none of them leaves anything behind. `stop` must
    put up with being called before anything is open. Returns whether a signal ended it.
    """
    loop = asyncio.get_running_loop()
    asked, again = asyncio.Event(), asyncio.Event()

    def hear() -> None:
        (again if asked.is_set() else asked).set()

    for number in _SIGNALS:
        loop.add_signal_handler(number, hear)
    task = asyncio.ensure_future(work)
    heard = asyncio.create_task(asked.wait())
    try:
        await asyncio.wait({task, heard}, return_when=asyncio.FIRST_COMPLETED)
        if task.done():
            await task
            return False
        log.info("stopping: finishing what is in hand", action="stop", grace_s=grace)
        await _finish(stop, grace, again)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        return True
    finally:
        heard.cancel()
        for number in _SIGNALS:
            loop.remove_signal_handler(number)
            if asked.is_set():  # we are on our way out
                signal.signal(number, signal.SIG_IGN)


async def _finish(
    stop: Callable[[float], Coroutine[None, None, None]], grace: float, again: asyncio.Event
) -> None:
    stopping = asyncio.create_task(stop(grace))
    hard = asyncio.create_task(again.wait())
    await asyncio.wait({stopping, hard}, return_when=asyncio.FIRST_COMPLETED)
    if not stopping.done():
        stopping.cancel()
        await stop(0.0)
    hard.cancel()
    await asyncio.gather(stopping, return_exceptions=True)
