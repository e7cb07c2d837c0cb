"""The clock: owe an episode on the hour, sweep every 20 seconds. The only user of APScheduler."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.cron import CronTrigger
from apscheduler.triggers.interval import IntervalTrigger

SWEEP_S = 20

Tick = Callable[[], Awaitable[None]]


def start(*, owe: Tick, sweep: Tick) -> AsyncIOScheduler:
    """Start the clock in the running loop; `shutdown(wait=False)` stops it.

    The short sweep beside the hourly tick is what notices a clock that jumped: a timer that sleeps
    for an hour does not.
    """
    scheduler = AsyncIOScheduler(timezone="UTC")
    rule = {"misfire_grace_time": None, "coalesce": True, "max_instances": 1}
    scheduler.add_job(owe, CronTrigger(minute=0, timezone="UTC"), id="owe", **rule)
    scheduler.add_job(sweep, IntervalTrigger(seconds=SWEEP_S), id="sweep", **rule)
    scheduler.start()
    return scheduler
