"""How an episode is made: the desk, the page of one episode, and the chart on it."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
import sqlalchemy as sa
from starlette.testclient import TestClient

from schemas.settings import House
from schemas.tables import charge, episode, event, operation, scene, series, slot, take
from stand_ins.productions import episode_of
from webui import app
from webui.making import chart
from webui.making.safely import safely

pytestmark = pytest.mark.anyio

EVIL = "<script>alert(1)</script> \u202e & “quoted”"
KEY = "sk-ant-api03-abcdefghijklmnopqrstuvwxyz"
HOUSE = House.model_validate({"clock": {"cadence": 3600}, "budget": {"episode": "10"}})


async def add(c, table, **values):
    made = sa.insert(table).values(**values)
    key = table.primary_key.columns.values()[0]
    return (await c.execute(made.returning(key))).scalar_one()


async def open_episode(c, show: int, number: int, opened: datetime, **values) -> int:
    await add(c, slot, series_id=show, at=opened)
    made = episode_of(
        series_id=show, slot=opened, number=number, seed=number, opened_at=opened, **values
    )
    return (await c.execute(made.returning(episode.c.id))).scalar_one()


async def told(c, show: int, number: int, opened: datetime, *kinds: tuple[str, int]) -> None:
    for kind, after in kinds:
        await add(
            c, event, series_id=show, production_id=number, kind=kind, text=f"{kind} {number}",
            at=opened + timedelta(seconds=after),
        )  # fmt: skip


@pytest.fixture
async def show(engine) -> int:
    """Three aired episodes of a hundred seconds each, and one a minute old that is being shot."""
    now = datetime.now(UTC)
    async with engine.begin() as c:
        number = await add(c, series, slug="show", title="Show")
        course = (("owed", 0), ("planned", 10), ("shot", 70), ("assembled", 90), ("aired", 100))
        for n in range(1, 4):
            opened = now - timedelta(hours=5 - n)
            aired = {"state": "aired", "aired_at": opened + timedelta(seconds=100)}
            made = await open_episode(c, number, n, opened, title=f"Nr {n}", **aired)
            await told(c, number, made, opened, *course)
        opened = now - timedelta(seconds=60)
        made = await open_episode(
            c, number, 4, opened, state="shooting", title=EVIL, director="claude"
        )
        await told(c, number, made, opened, ("owed", 0), ("planned", 12), ("scene", 40))
        for n in range(1, 7):
            shot = opened + timedelta(seconds=40) if n == 1 else None
            await add(c, scene, production_id=made, scene=n, shot_at=shot, backend="omni")
            for shot_n in range(1, 7):
                ends = opened + timedelta(seconds=14 + 3 * shot_n + n / 2)
                again = n == 2 and shot_n < 4
                takes = [(1, "retake"), (2, "approved")] if again else [(1, "approved")]
                for k, verdict in takes:
                    await add(
                        c, take, production_id=made, scene=n, shot=shot_n, n=k, backend="omni",
                        verdict=verdict, request=b"0" * 12, wall_s=2.5, attempts=k, usd="0.25",
                        made_at=ends + timedelta(seconds=3 * (k - 1)),
                        reason="/tmp/secret/place/a.mp4 is blurred" if verdict == "retake" else None,
                    )  # fmt: skip
        await add(c, charge, production_id=made, kind="picture", backend="omni", usd="3.82")
        order = {
            "model": "m",
            "body": {
                "system": f"Write. {EVIL} {KEY}",
                "tools": "HIDDEN",
                "messages": [
                    {
                        "role": "user",
                        "content": [
                            {"type": "text", "text": "Episode four, see https://x.test/?sig=1"}
                        ],
                    }
                ],
            },
        }
        await add(
            c, operation, id=uuid4(), production_id=made, work="plan/4", attempt=1, purpose="plan",
            backend="claude", model="m", recovery="blind", state="failed", most="1", request=order,
            problem=f"the vendor said 500 at https://x.test/?key={KEY}", remedy="fallback",
        )  # fmt: skip
        return number


@pytest.fixture
def client(url, tmp_path, show):
    with TestClient(app.create(url=url, media=tmp_path, house=HOUSE)) as opened:
        yield opened


async def test_the_page_of_an_episode_in_the_making(client):
    page, twin = (
        client.get("/show/episodes/4/making"),
        client.get("/show/episodes/4/making.json").json(),
    )
    assert page.status_code == 200
    assert len(page.content) < 60_000
    twin_text = client.get("/show/episodes/4/making.json").text
    assert "<script>alert" not in page.text
    assert "style=" not in page.text
    for secret in (KEY, "/tmp/secret", "x.test", "HIDDEN"):
        assert secret not in page.text + twin_text, secret
    assert "a.mp4 is blurred" in page.text
    assert "The next backend of the cast takes over." in page.text
    assert "Episode four" in page.text
    assert (len(twin["takes"]), twin["retakes"], twin["spent"], twin["ceiling"]) == (
        39,
        3,
        "$3.82",
        "of $10.00",
    )
    assert twin["cells"] == ["shot"] + ["open"] * 5
    assert twin["idle"].startswith("Nobody is working on it")
    kinds = [box["kind"] for box in twin["chart"]["boxes"]]
    assert (kinds.count("approved"), kinds.count("retake"), kinds.count("stage")) == (36, 3, 1)
    assert kinds.count("future") == 7  # five scenes, assemble, canon
    assert all(box["width"] >= chart.LEAST for box in twin["chart"]["boxes"])
    assert twin["ready"] is not None
    ready = datetime.fromisoformat(twin["ready"])
    assert 10 <= (ready - datetime.now(UTC)).total_seconds() <= 60
    assert page.text.count('fill="url(#hatch)"') == 3


async def test_boxes_of_a_row_never_lie_over_one_another(client):
    boxes = client.get("/show/episodes/4/making.json").json()["chart"]["boxes"]
    for n, one in enumerate(boxes):
        assert chart.LEFT <= one["x"] <= chart.RIGHT
        for other in boxes[n + 1 :]:
            apart = (
                one["x"] + one["width"] <= other["x"] + 0.5
                or other["x"] + other["width"] <= one["x"] + 0.5
            )
            assert one["y"] != other["y"] or apart


async def test_an_aired_episode_has_no_future(client):
    twin = client.get("/show/episodes/2/making.json").json()
    assert twin["chart"]["now"] is None
    assert twin["elapsed"] == "01:40"
    assert [entry["kind"] for entry in twin["log"]] == [
        "owed",
        "planned",
        "shot",
        "assembled",
        "aired",
    ]
    assert "data-live" not in client.get("/show/episodes/2/making").text
    assert client.get("/show/episodes/9/making").status_code == 404


async def test_the_desk_shows_what_is_made_and_what_comes(client, engine):
    page, twin = client.get("/show/desk"), client.get("/show/desk.json").json()
    assert '<noscript><meta http-equiv="refresh" content="30"></noscript>' in page.text
    assert twin["making"]["number"] == 4
    assert len(twin["slots"]) == 3
    after = re.search(r'data-live="/show/desk/events\?after=(\d+)"', page.text)
    async with engine.connect() as c:
        assert int(after[1]) == (await c.execute(sa.select(sa.func.max(event.c.id)))).scalar_one()


async def test_an_idle_desk_says_why(client, engine):
    async with engine.begin() as c:
        await c.execute(sa.update(episode).values(state="lost", problem="no money"))
    sentence = client.get("/show/desk.json").json()["idle"]
    tick = sa.text("to_timestamp(floor(extract(epoch from clock_timestamp()) / 3600) * 3600)")
    async with engine.begin() as c:
        seen = await c.execute(sa.select(sa.func.max(slot.c.at) >= tick))
        late = await c.execute(sa.select(sa.func.clock_timestamp() - tick > timedelta(seconds=120)))
        if not seen.scalar_one() and late.scalar_one():
            assert sentence.startswith("No clock is running")
        await c.execute(
            sa.text(
                "insert into slot (series_id, at) select 1, t from (select "
                "to_timestamp(floor(extract(epoch from clock_timestamp()) / 3600) * 3600) as t) x on conflict do nothing"
            )
        )
    assert re.search(r"owed in \d+ (minute|second)", client.get("/show/desk.json").json()["idle"])
    async with engine.begin() as c:
        await c.execute(sa.update(series).values(active=False))
    assert "resting" in client.get("/show/desk.json").json()["idle"]


def test_long_pauses_are_folded_away():
    pieces = [chart.Piece(0, 0, 10, "stage"), chart.Piece(1, 40_000, 40_020, "approved", "1")]
    drawn = chart.draw(["Plan", "Scene 1"], pieces, now=None, words="")
    assert len(drawn.folds) == 1
    assert [tick.words for tick in drawn.ticks] == ["00:00", "11:06:40"]
    first, second = drawn.boxes
    assert second.width == pytest.approx(2 * first.width, rel=0.05)
    assert second.label == "1"


def test_what_was_said_is_fit_to_be_shown():
    assert safely(f"at https://a.test/x?sig=abc with {KEY} in /home/me/studio/x.mp4") == (
        "at an address with … in x.mp4"
    )
