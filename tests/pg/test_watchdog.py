"""Work that stands still ends the process; work that waits or moves does not."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from orchestrator import events, slots
from orchestrator.engine import Engine
from orchestrator.watchdog import Watchdog
from schemas.errors import StalledError
from schemas.tables import episode, series

pytestmark = pytest.mark.anyio


async def owe(studio) -> None:
    async with studio.database.begin() as connection:
        number, slug = (await connection.execute(sa.select(series.c.id, series.c.slug))).one()
        await slots.open_now(connection, studio.queue, series_id=number, slug=slug, cadence=3600)


async def look(studio, watchdog) -> str | None:
    async with studio.database.connect() as connection:
        return await watchdog.look(connection)


async def test_only_due_work_can_stand_still(studio):
    watchdog = Watchdog(patience_s=0.0)
    assert await look(studio, watchdog) is None
    assert await look(studio, watchdog) is None

    await owe(studio)
    assert await look(studio, watchdog) is None  # it has only just come
    assert "1 episodes are due" in await look(studio, watchdog)

    async with studio.database.begin() as connection:
        await events.tell(connection, "scene", "scene 1 is shot")
    assert await look(studio, watchdog) is None  # something has happened
    assert await look(studio, watchdog)

    later = sa.text("clock_timestamp() + interval '1 h'")
    async with studio.database.begin() as connection:
        await connection.execute(sa.update(episode).values(not_before=later))
    assert await look(studio, watchdog) is None  # it is to wait
    assert await look(studio, watchdog) is None


async def test_an_engine_that_stands_still_ends(studio):
    await owe(studio)
    engine = Engine(studio, Watchdog(patience_s=0.0))
    await engine.sweep(owing=False)
    with pytest.raises(StalledError, match="starts it afresh"):
        await engine.run(ticking=False)
