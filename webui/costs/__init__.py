"""Costs: what was spent, on what, and what it bought."""

from __future__ import annotations

from starlette.routing import BaseRoute

from ..answering import Ask, Page, pair, templates
from . import ceilings, reading
from .figuring import WINDOWS, Figures
from .spelling import amount

templates.env.filters["spent"] = amount


async def costs(ask: Ask) -> Page:
    """What a series costs."""
    asked, series_id = ask.query_number("days"), ask.show.id
    window = asked if asked in WINDOWS else WINDOWS[0]
    house = getattr(ask.request.app.state, "house", None)
    now, alone = await reading.now(ask.connection)
    lines = await reading.lines(ask.connection, series_id, now, alone=alone, days=window + 1)
    before = await reading.before(ask.connection, series_id, now, alone=alone)
    episodes = await reading.episodes(ask.connection, series_id)
    jobs = await reading.jobs(ask.connection, series_id, now)
    shot = [*(row.id for row in episodes), *jobs.newest]
    takes = await reading.backends(ask.connection, shot)
    held = await reading.unsettled(ask.connection, series_id)
    limits = await ceilings.read(ask.connection, house, now, ask.show.slug) if house else ()
    page = Figures(ask.show, now, lines, window).page(
        before, episodes, takes, held, limits, jobs=jobs, told=house is not None
    )
    return Page("costs/costs.html", page, "costs")


routes: list[BaseRoute] = [*pair("/{series}/costs", costs)]
