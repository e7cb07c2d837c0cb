"""The list of episodes and the page of one: what is in them, and what never is."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa
from starlette.testclient import TestClient

from schemas.settings import ClockSettings, House
from schemas.tables import (
    bible,
    canon_branch,
    canon_event,
    canon_fact,
    charge,
    episode,
    lease,
    scene,
    series,
    slot,
    take,
)
from stand_ins.productions import episode_of
from webui import app

NOW = datetime.now(UTC)
HOSTILE = "<script>alert(1)</script> \u202eפֿרילינג 🌦 " + "a" * 300
BOOK = {
    "series": {"id": "show", "title": "A Show", "premise": "Weather is made by hand."},
    "characters": [],
    "locations": [],
    "arcs": [
        {"id": "first", "title": "The First Arc", "starts": 1, "episodes": 10},
        {"id": "second", "title": "The Second Arc", "starts": 11, "episodes": 20},
        {"id": "later", "title": "The Third Arc", "starts": 500, "episodes": 20},
    ],
}


def plan(title: str = "A Day") -> dict:
    def one(n: int) -> dict:
        line = {"speaker": "narrator", "text": f"Line of scene {n}"}
        shot = {"framing": "wide", "action": "Rain.", "lines": [line]}
        return {
            "title": f"Scene {n} of {title}", "location": "roof", "time": "day", "mood": "calm",
            "synopsis": f"What happens in {n}", "shots": [shot], "cast": [{"character": "wren"}],
        }  # fmt: skip

    return {
        "title": title, "logline": "Rain.", "synopsis": "It rains all day.", "arc": "",
        "introductions": [{"id": "wren", "kind": "person", "name": "Wren T."}],
        **{f"scene_{n}": one(n) for n in range(1, 7)},
    }  # fmt: skip


class Studio:
    """Writes rows as the studio does."""

    def __init__(self, engine, media) -> None:
        self._engine, self.media = engine, media
        self._slots = 0

    async def run(self, statement: sa.Executable, *values: object) -> sa.CursorResult:
        async with self._engine.begin() as connection:
            return await connection.execute(statement, *values)

    async def show(self, slug: str = "show", title: str = "A Show") -> None:
        self.series = (
            await self.run(sa.insert(series).values(slug=slug, title=title).returning(series.c.id))
        ).scalar_one()
        await self.run(sa.insert(bible).values(digest=f"book of {slug}", content=BOOK))
        self.book = f"book of {slug}"

    async def episode(
        self, number: int, state: str = "aired", *, cells: str = "", planned: bool = True, **values
    ) -> int:
        """An episode whose scenes are, by letter: shot, Drawn by the animatic, failed, open."""
        self._slots += 1
        at = NOW - timedelta(days=3) + timedelta(seconds=self._slots)
        await self.run(sa.insert(slot).values(series_id=self.series, at=at))
        known = {"title": f"Title {number}", "logline": f"Logline {number}", "seconds": 180.0}
        if state == "aired":
            known["aired_at"] = at + timedelta(minutes=20)
        if planned:
            known |= {"plan": plan(f"Day {number}"), "bible": self.book}
        made = episode_of(
            series_id=self.series, slot=at, number=number, state=state, seed=number,
            **{"opened_at": at, **known, **values},
        )  # fmt: skip
        (id_,) = (await self.run(made.returning(episode.c.id))).one()
        for n, letter in enumerate(cells, 1):
            await self.run(
                sa.insert(scene).values(
                    production_id=id_,
                    scene=n,
                    backend="omni",
                    shot_at=NOW if letter in "sd" else None,
                )
            )
            backend, verdict = ("animatic" if letter == "d" else "omni"), "approved"
            if letter != "o":
                verdict = "failed" if letter == "f" else "approved"
                await self.take(id_, n, 1, backend, verdict)
        return id_

    async def take(self, id_: int, n: int, which: int, backend: str, verdict: str) -> None:
        await self.run(
            sa.insert(take).values(
                production_id=id_, scene=n, shot=1, n=which, backend=backend, verdict=verdict,
                request=b"x",
            )
        )  # fmt: skip

    async def many(self, numbers: range) -> None:
        first = NOW - timedelta(days=9)
        rows = [
            {
                "series_id": self.series, "slot": first + timedelta(seconds=n), "number": n,
                "state": "aired", "seed": n, "title": f"Title {n}", "aired_at": NOW,
            }
            for n in numbers
        ]  # fmt: skip
        await self.run(
            sa.insert(slot), [{"series_id": r["series_id"], "at": r["slot"]} for r in rows]
        )
        for row in rows:
            await self.run(episode_of(**row))


@pytest.fixture
async def studio(engine, tmp_path) -> Studio:
    made = Studio(engine, tmp_path)
    await made.show()
    return made


@pytest.fixture
def reader(url, tmp_path) -> Callable[[str], tuple[str, dict]]:
    """Gives a page and its twin."""
    with TestClient(app.create(url=url, media=tmp_path), follow_redirects=False) as client:

        def read(path: str, status: int = 200) -> tuple[str, dict]:
            page = client.get(path)
            assert page.status_code == status, (path, page.status_code)
            if status in {303, 307}:
                return page.headers["location"], {}
            name, _, query = path.partition("?")
            twin = client.get(f"{name}.json?{query}")
            return page.text, twin.json() if twin.status_code == 200 else {}

        yield read


def numbers(twin: dict) -> list[int]:
    return [card["number"] for card in twin["episodes"]]


async def test_before_anything_has_aired_the_page_says_what_to_do(studio, reader):
    page, twin = reader("/show")

    assert "Nothing has aired yet" in page
    assert "anigen make" in page
    assert twin["episodes"] == []
    assert twin["desk"] is None


async def test_the_next_slot_is_told_where_the_clock_is_regular(studio, reader):
    last = datetime.now(UTC).replace(microsecond=0) - timedelta(minutes=10)
    for back in range(3):
        at = last - back * timedelta(hours=1)
        await studio.run(sa.insert(slot).values(series_id=studio.series, at=at))

    page, twin = reader("/show")

    assert datetime.fromisoformat(twin["next_slot"]) == last + timedelta(hours=1)
    assert f"{last + timedelta(hours=1):%H:%M} UTC" in page


async def test_the_next_slot_follows_the_settings(studio, url, tmp_path):
    house = House(clock=ClockSettings(cadence=7200))
    with TestClient(app.create(url=url, media=tmp_path, house=house)) as client:
        due = datetime.fromisoformat(client.get("/show.json").json()["next_slot"])

    assert timedelta(0) < due - datetime.now(UTC) <= timedelta(hours=2)
    assert due.timestamp() % 7200 == 0


async def test_every_episode_is_on_one_page_and_paging_works_both_ways(studio, reader):
    await studio.many(range(1, 61))
    address, seen = "/show", []
    while address:
        page, twin = reader(address)
        seen += numbers(twin)
        assert ('rel="next"' in page) == bool(twin["older"])
        address = f"/show{twin['older']}" if twin["older"] else ""

    assert seen == list(range(60, 0, -1))
    assert numbers(reader("/show?after=12")[1]) == list(range(36, 12, -1))
    assert reader("/show?after=12")[1]["newer"] == "?after=36"
    assert reader("/show")[1]["newer"] == ""
    assert reader("/show?before=37")[1]["newer"] == "?after=36"
    assert numbers(reader("/show?before=1")[1]) == []
    assert 'href="/show">' in reader("/show?before=37")[0]


async def test_an_arc_is_a_run_of_numbers(studio, reader):
    await studio.many(range(1, 13))
    await studio.episode(13)

    page, twin = reader("/show?arc=first")

    assert numbers(twin) == list(range(10, 0, -1))
    assert [arc["id"] for arc in twin["arcs"]] == ["second", "first"], "those that have begun"
    assert '<option value="first" selected>The First Arc</option>' in page
    assert numbers(reader("/show?arc=first&before=4")[1]) == [3, 2, 1]
    assert numbers(reader("/show?arc=none")[1])[0] == 13


async def test_a_number_leads_to_its_episode_or_is_missed_aloud(studio, reader):
    await studio.episode(3)

    assert reader("/show?number=3", 303)[0] == "/show/episodes/3"
    page, twin = reader("/show?number=8")
    assert twin["missing"] == 8
    assert "There is no episode 8 yet" in page


async def test_a_lost_episode_leaves_no_hole(studio, reader):
    await studio.episode(1)
    reason = "omni refused it in /srv/studio/series/rules.yaml, line 3"
    await studio.episode(2, "lost", cells="ssfooo", problem=reason)
    await studio.episode(3)

    page, twin = reader("/show")

    assert numbers(twin) == [3, 2, 1]
    lost = twin["episodes"][1]
    assert lost["cells"] == ["shot", "shot", "failed", "open", "open", "open"]
    assert lost["problem"] == "omni refused it in rules.yaml, line 3"
    assert "/srv/studio" not in page
    assert page.count("<time") == 4, "the hero and three cards, each with its day"
    assert 'class="frame">lost<' in page

    page, twin = reader("/show/episodes/2")
    assert twin["state"] == "lost"
    assert "This episode never aired" in page
    assert "omni refused it in rules.yaml" in page
    assert "Scene 5 of Day 2" in page
    assert "<video" not in page


async def test_a_degraded_episode_says_so_in_words(studio, reader):
    id_ = await studio.episode(1, cells="sdssss", degraded=True)
    await studio.take(id_, 3, 2, "omni", "retake")
    await studio.run(
        sa.insert(charge).values(production_id=id_, kind="picture", backend="omni", usd=2.5)
    )

    page, twin = reader("/show")

    card = twin["episodes"][0]
    assert card["cells"] == ["shot", "stood-in", "shot", "shot", "shot", "shot"]
    assert card["figures"] == ["03:00", "$2.50", "1 retake"]
    assert "2 drawn by the animatic instead" in page
    assert "· degraded" in page
    assert "The animatic drew scene 2 in place of" in reader("/show/episodes/1")[0]


async def test_an_episode_for_nothing_shows_no_price(studio, reader):
    await studio.episode(1, cells="ssssss")

    assert reader("/show")[1]["episodes"][0]["figures"] == ["03:00"]


async def test_the_desk_shows_every_scene_and_when_it_may_be_ready(studio, reader):
    for number in range(1, 4):
        await studio.episode(number)
    opened = datetime.now(UTC) - timedelta(minutes=5)
    id_ = await studio.episode(
        4, "shooting", cells="ssoofo", opened_at=opened, estimate=4, title="Rain"
    )
    await studio.take(id_, 2, 2, "omni", "retake")
    await studio.run(
        sa.insert(lease).values(
            work=f"scene/{id_}/3", number=1, holder=1, until=NOW + timedelta(days=1)
        )
    )
    await studio.run(
        sa.insert(charge).values(production_id=id_, kind="picture", backend="omni", usd=1.5)
    )

    page, twin = reader("/show")

    desk = twin["desk"]
    assert desk["cells"] == ["shot", "shot", "shooting", "open", "failed", "open"]
    assert desk["cues"][0]["title"] == "Scene 1 of Day 4"
    assert [cue["words"] for cue in desk["cues"]][:3] == [
        "approved", "approved · 1 retake", "being shot",
    ]  # fmt: skip
    assert desk["figures"] == ["spent $1.50 of about $4.00", "4 takes", "1 retake"]
    assert datetime.fromisoformat(desk["ready"]) == opened + timedelta(minutes=20)
    assert "On the desk: 4" in page
    assert "ready about" in page
    assert reader("/show/episodes/4", 307)[0] == "/show/episodes/4/making"
    assert numbers(twin) == [3, 2, 1], "it is not in the grid before it has aired"


async def test_no_time_is_better_than_nonsense(studio, reader):
    for number in range(1, 4):
        await studio.episode(number)
    await studio.episode(4, "planning", planned=False, title=None)

    page, twin = reader("/show")

    assert twin["desk"]["ready"] is None, "the median has passed long ago"
    assert "ready about" not in page
    assert page.count("not yet written") == 6


async def test_postponed_says_why_and_until_when(studio, reader):
    until = datetime.now(UTC) + timedelta(minutes=9)
    await studio.episode(1, "shooting", problem="omni has no room", not_before=until)

    page, _ = reader("/show")

    assert f"postponed until {until:%H:%M} UTC" in page
    assert "omni has no room" in page


async def test_hostile_words_stay_words(studio, reader):
    await studio.episode(
        1, cells="ssssss", title=HOSTILE, logline=HOSTILE, plan=plan(HOSTILE), director=HOSTILE
    )
    await studio.episode(2, "lost", title=HOSTILE, problem=HOSTILE, plan=plan(HOSTILE))
    await studio.episode(3, "shooting", title=HOSTILE, problem=HOSTILE, plan=plan(HOSTILE))

    for path in ("/show", "/show/episodes/1", "/show/episodes/2"):
        page, twin = reader(path)
        assert "<script>alert" not in page
        assert "&lt;script&gt;alert(1)" in page
        assert "🌦" in page
        assert HOSTILE in json.dumps(twin, ensure_ascii=False)
        assert " style=" not in page
        assert not re.search(r"\son\w+=", page.replace(HOSTILE, ""))


async def test_a_page_without_its_film_is_worth_reading(studio, reader):
    await studio.episode(1, cells="ssssss")

    page, twin = reader("/show/episodes/1")

    assert twin["playable"] is False
    assert "<video" not in page
    assert "from your backup" in page
    assert [s["title"] for s in twin["scenes"]] == [f"Scene {n} of Day 1" for n in range(1, 7)]
    assert twin["scenes"][0]["cast"] == [{"id": "wren", "name": "Wren T."}]
    assert "Line of scene 6" in page
    assert "/show/takes/1/6/1/1" in page
    assert "It rains all day." in page


async def test_a_film_has_a_player_a_transcript_and_files(studio, reader):
    await studio.episode(1, cells="ssssss")
    folder = studio.media / "series" / "show" / "episodes" / "1"
    folder.mkdir(parents=True)
    scenes = [
        {
            "number": n, "title": f"Aired {n}", "synopsis": "It rains", "location": "Roof",
            "time": "day", "cast": ["Wren"], "starts": 30.0 * (n - 1), "ends": 30.0 * n, "shots": [],
        }
        for n in range(1, 7)
    ]  # fmt: skip
    lines = [{"scene": 3, "start": 83.2, "name": "Wren", "text": "Is that rain?"}]
    files = [
        {"name": "master.mp4", "bytes": 3 * 2**20}, {"name": "poster.webp", "bytes": 2048},
        {"name": "../../secret", "bytes": 1},
    ]  # fmt: skip
    for name, content in (
        ("metadata", {"scenes": scenes, "picture": {"width": 640, "height": 360, "fps": 12}}),
        ("transcript", lines), ("manifest", {"files": files}),
    ):  # fmt: skip
        (folder / f"{name}.json").write_text(json.dumps(content))

    page, twin = reader("/show/episodes/1")

    assert "<video" in page
    assert 'data-seek="83.2">01:23</a>' in page
    assert [f["what"] for f in twin["downloads"]] == ["The film", "The poster"]
    assert "secret" not in page
    assert page.count('<li><svg width="3000"') == 6, "cells as wide as their scenes are long"
    assert twin["scenes"][2]["lines"][0]["text"] == "Is that rain?"


async def test_the_neighbours_and_the_arc_of_an_episode(studio, reader):
    for number in (9, 10, 12):
        await studio.episode(number)

    page, twin = reader("/show/episodes/10")

    assert (twin["older"], twin["newer"], twin["arc"]) == (9, 12, "The First Arc")
    assert 'rel="prev" href="/show/episodes/9"' in page
    assert reader("/show/episodes/12")[1]["arc"] == "The Second Arc"
    assert reader("/show/episodes/11", 404)


async def test_what_an_episode_did_to_the_canon(studio, reader):
    for number in (1, 2, 3):
        await studio.episode(number)
    facts = [
        (1, 1, "wren.goal", "rain"), (1, 2, "thread:fog.question", "Who makes the fog?"),
        (2, 2, "wren.alive", "no"), (2, 3, "thread:fog.state", "resolved"),
        (2, 3, "thread:fog.answer", "Nobody does."), (2, 4, "thread:tea.question", "Who drinks it?"),
        (2, 4, "thread:tea.state", "open"), (2, 5, "relation:wren|odo", "2"),
        (3, 1, "odo.goal", "sleep"),
    ]  # fmt: skip
    made = sa.insert(canon_branch).values(
        series_id=studio.series, name="main", seq=len(facts), episode=3
    )
    (branch,) = (await studio.run(made.returning(canon_branch.c.id))).one()
    rows = [
        {
            "branch_id": branch, "seq": seq, "episode": n, "at_episode": n, "scene": where, "by": 1,
            "confidence": 100, "slot": name, "value": value, "source": "", "hash": b"x" * 16,
        }
        for seq, (n, where, name, value) in enumerate(facts, 1)
    ]  # fmt: skip
    await studio.run(sa.insert(canon_event), rows)
    asked = {k: rows[1][k] for k in ("branch_id", "seq", "episode", "scene", "by", "confidence")}
    asked |= {"slot": rows[1]["slot"], "value": rows[1]["value"], "kind": "thread", "entities": []}
    await studio.run(sa.insert(canon_fact).values(asked))

    page, twin = reader("/show/episodes/2")

    canon = twin["canon"]
    assert [one["text"] for one in canon["established"]] == ["Wren dies.", "Wren trusts odo."]
    assert [one["text"] for one in canon["closed"]] == ["Who makes the fog? Nobody does."]
    assert [one["scene"] for one in canon["opened"]] == [4]
    assert 'href="#scene-3"' in page
    assert reader("/show/episodes/3")[1]["canon"]["facts"] == 1


async def test_a_budget_is_measured_and_machines_show_their_time(studio, reader):
    id_ = await studio.episode(1, cells="ssssss", cap=10)
    await studio.run(
        sa.insert(charge),
        [
            {"production_id": id_, "kind": "picture", "backend": "omni", "usd": 4, "exact": False, "gpu_s": 0},
            {"production_id": id_, "kind": "work", "backend": "comfy", "usd": 0, "exact": True, "gpu_s": 83},
        ],
    )  # fmt: skip

    page, twin = reader("/show/episodes/1")

    assert [c["figure"] for c in twin["ledger"]["charges"]] == ["about $4.00", "01:23 of GPU"]
    assert twin["ledger"]["against"] == "budget of $10.00"
    assert "<meter" in page


async def test_several_series_have_a_switch(studio, reader):
    await studio.show("other", "Another Show")

    page, _ = reader("/other")

    assert '<nav class="series"' in page
    assert re.search(r'<a href="/other" aria-current="true" dir="auto">Another Show</a>', page)
    assert 'href="/show"' in page


async def test_without_a_series_the_first_page_says_how_to_begin(url, tmp_path):
    with TestClient(app.create(url=url, media=tmp_path)) as client:
        page = client.get("/")

    assert page.status_code == 200
    assert "No series yet" in page.text
    assert "anigen init" in page.text
