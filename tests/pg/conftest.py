"""Fixtures on a fresh database: a series without anything, and a studio with the starter series."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import sqlalchemy as sa

from canon import beginning
from orchestrator.studio import open_studio
from schemas.settings import DatabaseSettings, Settings
from schemas.tables import episode, series, slot
from stand_ins.productions import episode_of


@pytest.fixture
async def show(engine) -> int:
    """The id of a series of which nothing has aired."""
    async with engine.begin() as connection:
        made = sa.insert(series).values(slug="a", title="A").returning(series.c.id)
        return (await connection.execute(made)).scalar_one()


@pytest.fixture
async def studio(tmp_path, url):
    """An open studio that makes nothing by itself."""
    beginning.write(tmp_path / "series")
    async with open_studio(tmp_path, Settings(database=DatabaseSettings(url=url))) as opened:
        yield opened


@pytest.fixture
async def made(engine, show) -> int:
    """The id of an episode of that series, nothing of which is there yet."""
    at = datetime(2026, 11, 20, tzinfo=UTC)
    async with engine.begin() as connection:
        await connection.execute(sa.insert(slot).values(series_id=show, at=at))
        one = episode_of(series_id=show, slot=at, number=1, seed=1)
        return (await connection.execute(one.returning(episode.c.id))).scalar_one()
