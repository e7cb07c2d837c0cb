"""A series that is not on air: without episodes, people and places every page of it is there."""

from __future__ import annotations

import pytest
import sqlalchemy as sa
from starlette.testclient import TestClient

from schemas.tables import series
from webui import app

pytestmark = pytest.mark.anyio
PAGES = (
    "", "/canon", "/canon/timeline", "/canon/threads", "/canon/log", "/desk", "/costs", "/search",
    "/channel", "/feeds", "/feed.xml", "/podcast.xml", "/guide.xml", "/channel.m3u",
)  # fmt: skip


async def test_every_page_of_a_bare_series_is_there(engine, url, tmp_path):
    async with engine.begin() as connection:
        shows = [
            {"slug": "bare", "title": "Bare", "active": False},
            {"slug": "show", "title": "The Show", "active": True},
        ]
        await connection.execute(sa.insert(series), shows)

    with TestClient(app.create(url=url, media=tmp_path)) as reader:
        found = {page: reader.get(f"/bare{page}").status_code for page in PAGES}
        front = reader.get("/show").text

    assert set(found.values()) == {200}, found
    assert "Bare" not in front  # what is not on air is on nobody's list
