"""Every page of the reader, in both schemes, at a desk and with a phone; and what odd days look like."""

from __future__ import annotations

import asyncio
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor

import asyncpg
import pytest

from orchestrator.localpg import LocalPostgres

SERIES = "small-weather-office"
PAGES = {
    "episodes": "/{s}",
    "older": "/{s}?before=3",
    "episode": "/{s}/episodes/2",
    "making": "/{s}/episodes/2/making",
    "desk": "/{s}/desk",
    "take": "/{s}/takes/2/1/1/1",
    "canon": "/{s}/canon",
    "character": "/{s}/canon/characters/wren",
    "threads": "/{s}/canon/threads",
    "timeline": "/{s}/canon/timeline",
    "log": "/{s}/canon/log",
    "costs": "/{s}/costs",
    "search": "/{s}/search",
    "found": "/{s}/search?q=fog",
    "found-nothing": "/{s}/search?q=xylophone",
    "channel": "/{s}/channel",
    "feeds": "/{s}/feeds",
    "health": "/health",
    "about": "/about",
    "keys": "/keys",
}
NOTHING = ("", "/desk", "/canon", "/canon/threads", "/costs", "/search?q=fog", "/channel", "/feeds")
HOSTILE = (
    "<script>alert(1)</script> {{ 7 * 7 }} \N{RIGHT-TO-LEFT OVERRIDE}\u05d0\u05d1\u05d2 "
    + "W" * 300
)
ODD = (
    "update episode set title = $1, logline = $1, degraded = true where number = 3",
    """update episode set plan = replace(plan::text, 'fog',
         '</script><img src=x onerror=alert(1)>')::json where number = 3""",
    "update scene set backend = 'omni' where production_id in (select id from episode where number = 3)",
    """insert into slot (series_id, at)
       select 1, now() + n * interval '1 h' from generate_series(1, 3) n""",
    """with begun as (
         insert into production (series_id) select 1 from generate_series(1, 3) returning id
       ), p as (select id, row_number() over (order by id) as n from begun)
       insert into episode (id, series_id, slot, number, state, seed, plan, bible, title, logline,
                            problem, not_before, opened_at, director)
       select p.id, 1, s.at, 3 + s.n,
              (array['shooting', 'lost', 'owed'])[s.n], s.n, case when s.n < 3 then e.plan end,
              case when s.n < 3 then e.bible end, case when s.n < 3 then $1 end, e.logline,
              (array['omni: the picture is frozen for 3.2 s', 'no director could write it',
                     'the database was away'])[s.n],
              case when s.n = 3 then now() + interval '2 h' end, now(), 'offline'
       from (select at, row_number() over (order by at) as n from slot where at > now()) s
            join p using (n), episode e where e.number = 1""",
    """insert into scene (production_id, scene, shot_at, backend)
       select id, n, case when n < 3 then now() end, 'omni'
       from episode, generate_series(1, 6) n where number in (4, 5)""",
    """insert into take (production_id, scene, shot, n, backend, verdict, request, usd, attempts, wall_s,
                         reason)
       select id, s, 1, n, 'omni', case when n = 1 then 'retake' when s = 2 then 'failed'
              else 'approved' end, '\\x00', 0.4, 2, 61, $1
       from episode, generate_series(1, 2) s, generate_series(1, 2) n where number in (4, 5)""",
)  # fmt: skip


@pytest.fixture(scope="module")
def studio(three, scratch):
    """A studio of our own, for odd things will be done to it."""
    subprocess.run(["cp", "-a", three.folder, scratch / "walked"], check=True)
    return scratch / "walked"


@pytest.fixture(scope="module")
def address(studio, site):
    with site(studio, "--port", "0") as running:
        yield running


def test_every_page(walk, address):
    for name, path in PAGES.items():
        walk(address + path.format(s=SERIES), f"every-{name}")
    walk(f"{address}/{SERIES}/nothing", "every-404", status=404)


def test_odd_days(walk, address, studio):
    async def spoil() -> None:
        async with LocalPostgres(studio / "database") as local:
            connection = await asyncpg.connect(await local.start())
            for statement in ODD:
                await connection.execute(statement, *([HOSTILE] if "$1" in statement else []))
            await connection.close()
            await local.stop()

    with ThreadPoolExecutor() as pool:  # this thread's loop is the browser's
        pool.submit(asyncio.run, spoil()).result()
    shutil.rmtree(studio / "media" / "series" / SERIES / "episodes" / "1")

    walk(f"{address}/{SERIES}", "odd-episodes", missing=True)
    for name, number in {"no-media": 1, "hostile": 3}.items():
        walk(f"{address}/{SERIES}/episodes/{number}", f"odd-{name}", missing=True)
    for name, path in {
        "shooting": "episodes/4/making", "lost": "episodes/5/making", "owed": "episodes/6/making",
        "desk": "desk", "failed": "takes/4/2/1/2", "hostile-making": "episodes/3/making",
        "found": "search?q=onerror",
    }.items():  # fmt: skip
        page = walk(f"{address}/{SERIES}/{path}", f"odd-{name}", missing=True)
        assert page.locator("script:not([src])").count() == 0


def test_a_studio_that_has_made_nothing(walk, site, new_studio, tmp_path_factory):
    studio = new_studio(tmp_path_factory.mktemp("empty") / "studio")
    with site(studio, "--port", "0") as address:
        for path in NOTHING:
            name = path.strip("/").partition("?")[0].replace("/", "-") or "episodes"
            walk(f"{address}/{SERIES}{path}", f"empty-{name}")
