"""What somebody has deleted from the media folder is made again; what has happened stays so."""

from __future__ import annotations

import shutil

import pytest
import sqlalchemy as sa

from canon import memory
from orchestrator.studio import open_studio
from schemas.tables import canon_event, charge, episode, series, take

pytestmark = pytest.mark.anyio
SLUG = "small-weather-office"


@pytest.fixture(scope="module")
def folder(scratch, new_studio, say):
    made = new_studio(scratch / "lost-files")
    assert say("make", "--studio", made, "--draft", "--seed", "5").code == 0
    return made


@pytest.mark.parametrize("state", ["delivering", "assembling"])
async def test_an_episode_whose_files_are_gone_is_shot_once_more(folder, state, say, whole):
    published = folder / "media" / "series" / SLUG / "episodes" / "1"
    async with open_studio(folder) as studio, studio.database.begin() as connection:
        shutil.rmtree(published)
        prepared = "master.1/deliverables" if state == "delivering" else None
        await connection.execute(sa.update(episode).values(state=state, prepared=prepared))
        log = (await connection.execute(sa.select(canon_event))).all()

    said = say("make", "--studio", folder, "--draft", "--json").json()

    assert [made["episode"] for made in said] == [1]
    assert whole(published)
    async with open_studio(folder) as studio, studio.database.connect() as connection:
        assert (await connection.execute(sa.select(episode.c.state))).scalars().all() == ["aired"]
        assert (await connection.execute(sa.select(canon_event))).all() == log
        show = (await connection.execute(sa.select(series.c.id))).scalar_one()
        assert await memory.verify(connection, show) == ()
        paid = (await connection.execute(sa.select(sa.func.sum(charge.c.cpu_s)))).scalar_one()
        spent = (await connection.execute(sa.select(sa.func.sum(take.c.cpu_s)))).scalar_one()
        assert paid == pytest.approx(spent, rel=1e-3)
