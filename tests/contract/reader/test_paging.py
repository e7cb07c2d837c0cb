"""Ten thousand episodes: every one is reached, and none twice, by going on to the older ones."""

from __future__ import annotations

import asyncio
import re

import asyncpg
import pytest
from starlette.testclient import TestClient

from schemas.settings import House
from webui import app

EPISODES, PER_PAGE = 10_000, 24
SERIES = """
insert into series (slug, title) values ('long', 'Long'), ('other', 'Other')
"""
SLOTS = """
insert into slot (series_id, at)
select s.id, '2025-01-01'::timestamptz + n * interval '1 h' from series s, generate_series(1, $1) n
"""
# The second series has the same numbers, and a twentieth of the first was lost.
AIRED = """
with begun as (
  insert into production (series_id)
  select s.id from series s, generate_series(1, $1) n where s.slug = 'long' or n <= 100
  returning id, series_id
)
insert into episode (id, series_id, slot, number, state, seed, title, logline, seconds, aired_at, problem)
select p.id, s.id, '2025-01-01'::timestamptz + n * interval '1 h', n,
       case when n % 20 = 0 then 'lost' else 'aired' end, n, s.title || ' ' || n, 'It goes on.', 180,
       case when n % 20 > 0 then '2025-01-01'::timestamptz + n * interval '1 h' end,
       case when n % 20 = 0 then 'no director could write it' end
from series s join (
  select id, series_id, row_number() over (partition by series_id order by id) as n from begun
) p on p.series_id = s.id
"""


@pytest.fixture(scope="module")
def client(kept_url, tmp_path_factory):
    async def fill() -> None:
        connection = await asyncpg.connect(kept_url)
        await connection.execute(SERIES)
        await connection.execute(SLOTS, EPISODES)
        await connection.execute(AIRED, EPISODES)
        await connection.execute("analyze")
        await connection.close()

    asyncio.run(fill())
    made = app.create(url=kept_url, media=tmp_path_factory.mktemp("media"), house=House())
    with TestClient(made) as opened:
        yield opened


def test_every_episode_is_reached_exactly_once(client):
    numbers, pages, more = [], 0, ""
    while pages == 0 or more:
        page = client.get(f"/long.json{more}").json()
        numbers += [one["number"] for one in page["episodes"]]
        assert len(page["episodes"]) <= PER_PAGE
        assert {one["slug"] for one in page["episodes"]} == {"long"}
        pages, more = pages + 1, page["older"]
    assert numbers == list(range(EPISODES, 0, -1))
    assert pages == -(-EPISODES // PER_PAGE)


def test_the_page_leads_where_its_twin_does_and_back(client):
    for start in ("", "?before=5001", "?before=26", "?before=25"):
        page, twin = client.get(f"/long{start}").text, client.get(f"/long.json{start}").json()
        shown = [int(n) for n in re.findall(r'class="card[^"]*" href="/long/episodes/(\d+)"', page)]
        assert set(shown) <= {one["number"] for one in twin["episodes"]}
        assert len(shown) >= len(twin["episodes"]) - 1  # the newest may stand above them
        older = re.search(r'rel="next" href="([^"]+)"', page)
        assert bool(older) == bool(twin["older"]) == (start != "?before=25")
        if older:
            below = client.get(older[1].replace("&amp;", "&"))
            first = int(re.search(r'class="card[^"]*" href="/long/episodes/(\d+)"', below.text)[1])
            assert first == min(shown) - 1
            back = re.findall(r'rel="prev" href="([^"]+)"', below.text)[-1].replace("&amp;", "&")
            assert f"/long/episodes/{min(shown)}" in client.get(back).text


@pytest.mark.anyio
async def test_a_new_episode_moves_no_older_page(client, kept_url):
    before = client.get("/long.json?before=9000").json()["episodes"]
    connection = await asyncpg.connect(kept_url)
    await connection.execute("insert into slot values (1, '2030-01-01')")
    await connection.execute(
        "with begun as (insert into production (series_id) values (1) returning id)"
        " insert into episode (id, series_id, slot, number, state, seed, title, aired_at)"
        " select id, 1, '2030-01-01', $1, 'aired', 1, 'New', now() from begun",
        EPISODES + 1,
    )
    await connection.close()
    assert client.get("/long.json").json()["episodes"][0]["number"] == EPISODES + 1
    assert client.get("/long.json?before=9000").json()["episodes"] == before
