"""The operator's edits: answered within seconds, in force from the next episode, refused when wrong."""

from __future__ import annotations

import asyncio
import contextlib

import pytest
import sqlalchemy as sa

from canon import log, memory
from director.base import Brief
from director.offline import OfflineDirector
from orchestrator import edits
from orchestrator.commands import init
from orchestrator.studio import open_studio
from schemas.canon import Fact
from schemas.errors import BibleError
from schemas.settings import DatabaseSettings, Settings
from schemas.tables import event, series

pytestmark = pytest.mark.anyio
SLUG = "small-weather-office"


@pytest.fixture
async def studio(tmp_path, url):
    init.beginning.write(tmp_path / "series")
    async with open_studio(tmp_path, Settings(database=DatabaseSettings(url=url))) as opened:
        following = asyncio.create_task(edits.follow(opened))
        await asyncio.sleep(0.5)  # until it watches
        yield opened
        following.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await following


@pytest.fixture
async def show(studio) -> int:
    async with studio.database.connect() as connection:
        return (await connection.execute(sa.select(series.c.id))).scalar_one()


async def told(studio, kind: str) -> str:
    async with asyncio.timeout(20):
        while True:
            async with studio.database.connect() as connection:
                rows = await connection.execute(
                    sa.select(event.c.text).where(event.c.kind == kind).order_by(event.c.id.desc())
                )
                if found := rows.scalars().first():
                    return found
            await asyncio.sleep(0.1)


async def bible(studio, show: int):
    async with studio.database.begin() as connection:
        return await edits.in_force(connection, studio, show, SLUG)


def change(file, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


async def test_an_edit_is_told_and_in_force_at_once(studio, show):
    people = studio.bibles.folder / SLUG / "characters"
    before = await bible(studio, show)
    who = before.characters[0]
    change(people / f"{who.id}.yaml", f"name: {who.name}", f"name: {who.name} the Second")

    assert (await bible(studio, show)).character(who.id).name == f"{who.name} the Second"
    assert f"{who.name} the Second" in await told(studio, "edited")


async def test_a_wrong_edit_is_refused_with_file_and_line_and_changes_nothing(studio, show):
    before = await bible(studio, show)
    file = studio.bibles.folder / SLUG / "characters" / f"{before.characters[0].id}.yaml"
    change(file, "name:", "nmae:")

    assert await bible(studio, show) == before
    said = await told(studio, "refused")
    assert f"{file}:" in said
    assert "'name'" in said
    assert "last good bible stays in force" in said


async def test_nobody_is_deleted_out_of_an_open_thread(studio, show):
    before = await bible(studio, show)
    thread, who = "the-lamp", before.characters[0].id
    async with studio.database.begin() as connection:
        branch = await log.branch(connection, show, lock=True)
        facts = [
            Fact(slot=f"thread:{thread}.state", value="open", episode=1, scene=1),
            Fact(slot=f"thread:{thread}.question", value="Who lit it?", episode=1, scene=1),
            Fact(slot=f"thread:{thread}.who", value=f'["{who}"]', episode=1, scene=1),
        ]
        await log.append(connection, branch, facts, episode=1)
        named = Fact(slot=f"{who}.name", value=before.characters[0].name, by="operator")
        branch = await log.branch(connection, show, lock=True)
        await log.append(connection, branch, [named], episode=None)
    gone = studio.bibles.folder / SLUG / "characters" / f"{who}.yaml"
    text = gone.read_text(encoding="utf-8")
    for file in sorted((studio.bibles.folder / SLUG).rglob("*.yaml")):  # nothing may name them
        assert file.exists()
    gone.unlink()

    with contextlib.suppress(BibleError):
        assert await bible(studio, show) == before
    assert who in await told(studio, "refused")
    gone.write_text(text, encoding="utf-8")
    assert await bible(studio, show) == before


async def test_the_next_plan_is_written_from_the_edit(studio, show):
    before = await bible(studio, show)
    question = next(t.question for a in before.arcs for t in a.threads if t.opens == 1)
    change(studio.bibles.folder / SLUG / "arcs.yaml", question, "Who has eaten the moon?")
    async with studio.database.begin() as connection:
        book = await edits.in_force(connection, studio, show, SLUG)
        recall = await memory.recall(connection, show, book, 1)
    draft = await OfflineDirector().write(Brief(recall, seed=1))
    assert "Who has eaten the moon?" in draft.plan.model_dump_json()
