"""The canon in the browser: over a log that was really written, with text that means no good."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa
from starlette.testclient import TestClient

from canon import history, log, memory, summary
from canon.slots import entities_of
from schemas.bible import Bible
from schemas.plan import Beat, CastMember, EpisodePlan, Introduction, ScenePlan, ShotPlan
from schemas.tables import bible, calibration, canon_event, series, slot
from stand_ins.productions import episode_of
from webui import app

pytestmark = pytest.mark.anyio

BAD = '<script>alert(1)</script>"\u202e'
BIBLE = Bible.model_validate(
    {
        "series": {"id": "a", "title": f"A {BAD}", "premise": f"Rain {BAD}"},
        "characters": [
            {"id": "mio", "name": f"Mio {BAD}", "aliases": ["Mio"], "pronoun": "she", "role": BAD,
             "has": ["lantern"], "secrets": ["I cannot swim."], "backstory": BAD,
             "relations": [{"to": "ren", "kind": "friend", "value": 1}]},
            {"id": "ren", "name": "Ren", "pronoun": "he"},
            {"id": "mio2", "name": "Mio the Second", "main": False},
        ],
        "locations": [{"id": "roof", "name": "The Roof", "kind": "rooftop", "description": BAD}],
        "arcs": [{"id": "one", "title": "One", "threads": [
            {"id": "bell", "question": f"Who rings {BAD}?", "opens": 1, "due": 3,
             "steps": ["It rings at four.", "From below."], "answer": "The cat. Nobody knows yet."},
            {"id": "later", "question": "Who hums?", "opens": 20, "due": 30},
        ]}],
        "rules": {"world": ["Rain is made by hand."]},
    }
)  # fmt: skip
BEATS = {
    1: [("open_thread", {"who": "mio", "what": "bell", "value": f"Who rings {BAD}?"}),
        ("goal", {"who": "mio", "value": f"to swim {BAD}"})],
    2: [("advance_thread", {"what": "bell", "value": "It rings at four."}),
        ("injure", {"who": "mio", "what": "left hand", "value": "burned"}),
        ("first_meeting", {"who": "mio", "to": "otto"})],
    3: [("goal", {"who": "mio", "value": "to dive"}),
        ("relation", {"who": "mio", "to": "ren", "value": "-2"}),
        ("event", {"who": "ren", "to": "mio", "what": "promise", "value": "Ren will come back."})],
    4: [("resolve_thread", {"what": "bell", "value": "It was the wind."}),
        ("open_thread", {"who": "ren", "what": "wind", "value": "Where does the wind sleep?"})],
    5: [("give", {"who": "mio", "what": "lantern", "to": "ren"})],
}  # fmt: skip
LAST = 30


def plan(n: int) -> EpisodePlan:
    """Episode `n`: all its beats in scene 3; its last scene looks back from episode 5."""

    def scene(k: int) -> ScenePlan:
        back = {"timeframe": "flashback", "as_of_episode": 2} if (n, k) == (5, 6) else {}
        cast = [CastMember(character="ren")] if n > 6 else [
            CastMember(character="mio"), CastMember(character="ren"),
            *([CastMember(character="otto")] if n == 2 else []),
        ]  # fmt: skip
        return ScenePlan(
            title=f"S{n}.{k} {BAD}"[:80], location="roof", time="night", mood="calm", day=k // 4,
            synopsis="They talk.", cast=tuple(cast),
            shots=(ShotPlan(framing="bust", action="Talk.", seconds=5),) * 6,
            beats=tuple(Beat(kind=kind, **of) for kind, of in BEATS.get(n, ())) if k == 3 else (),
            **back,
        )  # fmt: skip

    otto = Introduction(id="otto", kind="person", name=f"Otto {BAD}", role="tuner")
    return EpisodePlan(
        title=f"T{n} {BAD}"[:80], logline=f"L{n}", synopsis="S",
        introductions=(otto,) if n == 2 else (), **{f"scene_{k}": scene(k) for k in range(1, 7)},
    )  # fmt: skip


@pytest.fixture
async def show(engine) -> int:
    async with engine.begin() as connection:
        made = sa.insert(series).values(slug="a", title=f"A {BAD}").returning(series.c.id)
        return (await connection.execute(made)).scalar_one()


async def air(engine, show: int, n: int) -> None:
    """An episode as airing leaves it: its row, and what it established."""
    at = datetime(2026, 11, 20, tzinfo=UTC) + timedelta(hours=n)
    told = plan(n)
    async with engine.begin() as connection:
        await connection.execute(sa.insert(slot).values(series_id=show, at=at))
        await connection.execute(
            episode_of(
                series_id=show, slot=at, number=n, seed=1, state="aired", title=told.title,
                plan=told.model_dump(mode="json", exclude_defaults=True), bible="b", aired_at=at,
                seconds=180.0,
            )
        )  # fmt: skip
        await memory.commit(connection, show, BIBLE, n, told)


@pytest.fixture
async def aired(engine, show) -> int:
    """A series with a few episodes."""
    async with engine.begin() as connection:
        content = BIBLE.model_dump(mode="json")
        await connection.execute(sa.insert(bible).values(digest="b", content=content))
    for n in range(1, LAST + 1):
        await air(engine, show, n)
    return show


@pytest.fixture
def media(tmp_path):
    for n in (3, 4):
        folder = tmp_path / f"series/a/episodes/{n}"
        folder.mkdir(parents=True)
        scenes = [{"number": k, "starts": 10.5 * k} for k in range(1, 7)]
        (folder / "metadata.json").write_text(json.dumps({"scenes": scenes}))
    folder = tmp_path / "series/a/characters"
    folder.mkdir()
    mio = {
        "sheet": "sheet-0.webp", "width": 1280, "height": 720, "portrait": "portrait-0.webp",
        "voice": "voice-0.m4a", "says": BAD, "episode": 1,
    }  # fmt: skip
    (folder / "index.json").write_text(json.dumps({"characters": {"mio": mio}}))
    return tmp_path


@pytest.fixture
async def client(url, media, aired):
    with TestClient(app.create(url=url, media=media)) as client:
        yield client


def read(client: TestClient, path: str) -> tuple[str, dict]:
    """A page and its twin."""
    page = client.get(f"/a/canon{path}")
    at, _, asked = path.partition("?")
    twin = client.get(f"/a/canon{at}.json?{asked}")
    assert (page.status_code, twin.status_code) == (200, 200), path
    return page.text, twin.json()


@pytest.mark.parametrize(
    "path",
    ["", "/threads", "/timeline", "/timeline?order=story", "/log", "/characters/mio",
     "/characters/otto", "/log?entity=mio"],
)  # fmt: skip
async def test_hostile_words_stay_words(client, path):
    page, _ = read(client, path)
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page
    assert page.count("<h1") == 1


async def test_a_fact_leads_to_the_second_where_the_scene_begins(client):
    page, twin = read(client, "/characters/mio")
    (promise,) = twin["happened"]
    assert promise["text"] == "Ren and Mio, promise: Ren will come back."
    assert promise["cite"]["href"] == "/a/episodes/3#t=31.5"
    assert '<a class="chip" href="/a/episodes/3#t=31.5" title="at 00:31">EP 3 · sc 3</a>' in page
    (wound,) = twin["wounds"]
    assert wound["cite"]["href"] == "/a/episodes/2#scene-3"  # no film says when


async def test_a_character_is_told_as_they_are_now(client):
    page, twin = read(client, "/characters/mio")
    now = "She is at the Roof, is hurt (left hand: burned) and wants to dive."
    assert twin["person"]["now"] == now
    assert [one["was"] for one in twin["changed"] if "dive" in one["text"]] == [
        f"Mio wants to swim {BAD}."
    ]
    (bond,) = twin["bonds"]
    assert (bond["there"], bond["value"]) == ("Mio is set against Ren.", -2)
    assert not twin["has"]
    assert twin["secrets"] == ["I cannot swim."]
    assert '<audio controls preload="none" src="/media/a/characters/mio/voice-0.m4a"' in page
    there = [one["number"] for one in twin["appearances"] if one["there"]]
    assert there == [1, 2, 3, 4, 5, 6]
    assert twin["introduced"] is None

    _, ren = read(client, "/characters/ren")
    assert [one["text"] for one in ren["has"]] == ["Ren has lantern."]
    _, otto = read(client, "/characters/otto")
    assert otto["introduced"]["episode"] == 2
    assert client.get("/a/canon/characters/nobody").status_code == 404
    assert client.get("/a/canon/characters/roof").status_code == 404
    assert client.get("/a/canon/characters/%25").status_code == 404


async def test_the_front_page_knows_everybody(client):
    _, twin = read(client, "")
    assert [one["id"] for one in twin["cast"]] == ["mio", "ren", "mio2"]
    assert [one["id"] for one in twin["newcomers"]] == ["otto"]
    assert twin["cast"][0]["portrait"] == "/media/a/characters/mio/portrait-0.webp"
    assert [(one["name"], one["initial"]) for one in twin["cast"][1:]] == [
        ("Ren", "R"), ("Mio the Second", "M"),
    ]  # fmt: skip
    assert twin["cast"][0]["seen"] is None  # in none of the last two dozen
    assert twin["cast"][1]["seen"]["episode"] == LAST
    assert [(one["id"], one["standing"]) for one in twin["threads"]] == [("wind", "overdue")]
    assert twin["rules"] == ["Rain is made by hand."]
    told = [one["text"] for one in twin["news"]]
    assert told[0] == "Ren has lantern."
    assert twin["places"][0]["here"] == [f"Mio {BAD}", "Ren", f"Otto {BAD}"]


async def test_threads_are_bars_with_a_list(client):
    page, twin = read(client, "/threads")
    bell, wind = sorted(twin["threads"], key=lambda one: one["id"])
    assert (bell["standing"], bell["answer"]) == ("resolved", "It was the wind.")
    assert (bell["opened"]["episode"], bell["closed"]["episode"]) == (1, 4)
    assert bell["known"][0]["cite"]["href"] == "/a/episodes/2#scene-3"
    assert wind["late"] == LAST + 1 - wind["due"] > 0
    bars = {bar["thread"]["id"]: bar for bar in twin["chart"]["bars"]}
    assert bars["bell"]["x"] + bars["bell"]["wide"] == pytest.approx(
        bars["wind"]["x"] + (bars["bell"]["wide"] / 4), abs=0.5
    )
    assert bars["wind"]["x"] + bars["wind"]["wide"] == pytest.approx(twin["chart"]["now"], abs=0.2)
    assert 'class="overdue"' in page
    assert [one["id"] for one in twin["waiting"]] == ["later"]
    assert "Nobody knows yet" not in page


async def test_an_answer_is_not_told_before_its_time(client, engine, aired):
    """The bible knows it from the beginning; the page must wait for the episode."""
    async with engine.begin() as connection:
        head = await log.branch(connection, aired, lock=True)
        await history.undo(connection, head, 4, and_later=True)
        await summary.refresh(connection, head, BIBLE, 4, LAST)
    for path in ("", "/threads"):
        page, _ = read(client, path)
        assert "the wind" not in page
        assert "Nobody knows yet" not in page


async def test_a_stretch_of_threads_ends_where_it_is_asked_to(client):
    _, twin = read(client, "/threads?until=2")
    assert [one["id"] for one in twin["threads"]] == ["bell"]
    assert (twin["chart"]["since"], twin["waiting"], twin["newer"]) == (1, [], LAST)


async def test_the_timeline_meets_every_episode_once(client):
    numbers, before = [], ""
    while True:
        _, twin = read(client, f"/timeline{before}")
        numbers += [one["number"] for one in twin["stretches"]]
        if twin["older"] is None:
            break
        before = f"?before={twin['older']}"
    assert numbers == list(range(LAST, 0, -1))


async def test_a_flashback_moves_to_what_it_looks_back_to(client):
    _, aired = read(client, "/timeline?before=6")
    _, story = read(client, "/timeline?before=6&order=story")
    assert aired["apart"]

    def scenes(twin: dict, number: int) -> list[tuple[int, int]]:
        (one,) = [one for one in twin["stretches"] if one["number"] == number]
        return [(m["cite"]["episode"], m["cite"]["scene"]) for m in one["moments"]]

    assert scenes(aired, 5)[-1] == (5, 6)
    assert scenes(story, 5)[-1] == (5, 5)
    assert scenes(story, 2)[-1] == (5, 6)
    assert [one["number"] for one in story["stretches"]] == [1, 2, 3, 4, 5]
    (second,) = [one for one in aired["stretches"] if one["number"] == 2]
    assert [one["text"] for one in second["found"]] == ["Found out: It rings at four."]
    (fourth,) = [one for one in aired["stretches"] if one["number"] == 4]
    assert fourth["closed"][0]["text"].endswith("It was the wind.")


async def lines(client: TestClient, asked: str = "") -> list[dict]:
    """Every line that paging comes by, newest first."""
    found, before = [], ""
    while True:
        query = "&".join(filter(None, (asked, before)))
        _, twin = read(client, f"/log?{query}")
        found += [line for group in twin["groups"] for line in group["lines"]]
        if twin["older"] is None:
            return found
        before = f"before={twin['older']}"


async def test_paging_meets_every_line_of_the_log_once(client, engine):
    async with engine.connect() as connection:
        rows = (await connection.execute(sa.select(canon_event))).all()
    found = await lines(client)
    assert [line["seq"] for line in found] == list(range(len(rows), 0, -1))
    hashes = {row.seq: bytes(row.hash).hex()[:8] for row in rows}
    assert {line["seq"]: line["hash"] for line in found} == hashes

    about = {r.seq for r in rows if "mio" in entities_of(r.slot, r.value or "")}
    assert [line["seq"] for line in await lines(client, "entity=mio")] == sorted(
        about, reverse=True
    )
    assert await lines(client, "entity=Mio") == await lines(client, "entity=mio")
    assert await lines(client, "entity=.*") == []
    third = [r.seq for r in rows if r.at_episode == 3]
    assert [line["seq"] for line in await lines(client, "episode=3")] == sorted(third, reverse=True)
    assert await lines(client, f"episode={LAST + 1}") == []


async def test_the_log_says_how_to_take_an_episode_back(client, engine, aired):
    page, twin = read(client, "/log?episode=5")
    (group,) = twin["groups"]
    assert group["undo"] == "anigen canon undo 5"
    assert "--and-later" in page
    async with engine.begin() as connection:
        head = await log.branch(connection, aired, lock=True)
        await history.undo(connection, head, 5, and_later=True)
    _, twin = read(client, "/log")
    assert twin["groups"][0]["lines"][0]["by"] == "undo 5"
    assert any("Mio" in line["text"] for line in twin["groups"][0]["lines"])


async def test_more_than_one_series_is_named_in_the_command(client, engine):
    async with engine.begin() as connection:
        await connection.execute(sa.insert(series).values(slug="b", title="B"))
    _, twin = read(client, "/log?episode=5")
    assert twin["groups"][0]["undo"] == "anigen canon undo 5 --series a"


async def test_grades_of_somebody_are_told_with_their_usual_range(client, engine, aired):
    assert "has been graded yet" in read(client, "/characters/ren")[0]
    values = [0.8, 0.9, 1.0]
    async with engine.begin() as connection:
        await connection.execute(
            sa.insert(calibration).values(
                series_id=aired,
                character="ren",
                kind="plain",
                measure="motion",
                n=3,
                weight=3.0,
                total=sum(values),
                squares=sum(v * v for v in values),
                bins=[0.0] * 50,
            )
        )
    _, twin = read(client, "/characters/ren")
    (usual,) = twin["usual"]
    assert (usual["measure"], usual["n"]) == ("motion", 3)
    assert usual["low"] == pytest.approx(0.9 - 1.645 * 0.0816, abs=1e-3)


async def test_before_the_first_plan_every_page_says_what_will_be_there(url, media, show):
    with TestClient(app.create(url=url, media=media)) as client:
        for path in ("", "/threads", "/timeline", "/log"):
            read(client, path)
        assert "Nothing is established yet" in read(client, "")[0]
        assert client.get("/a/canon/characters/mio").status_code == 404
