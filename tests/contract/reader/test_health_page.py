"""Health: what goes well, what wants a look and what stands still, each with what to do about it."""

from __future__ import annotations

import re
import shutil
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
import sqlalchemy as sa
from starlette.testclient import TestClient

from schemas.settings import House
from schemas.tables import charge, episode, event, lease, operation, series, slot
from stand_ins.productions import episode_of
from webui import app

pytestmark = pytest.mark.anyio
HOURLY = House.model_validate({"budget": {"episode": "2", "day": "3"}})


class Studio:
    """Writes rows as the studio does, and looks at the page."""

    def __init__(self, engine, url, media) -> None:
        self._engine, self._url, self._media = engine, url, media

    async def run(self, statement, **values):
        async with self._engine.begin() as connection:
            return await connection.execute(statement.values(**values) if values else statement)

    async def episode(self, number: int, at: datetime, **more) -> int:
        await self.run(sa.insert(slot), series_id=1, at=at)
        made = await self.run(
            episode_of(series_id=1, slot=at, number=number, seed=1, **more).returning(episode.c.id)
        )
        return made.scalar_one()

    def look(self, house: House | None = HOURLY) -> dict[str, dict[str, str]]:
        """The checks by name, after the page has been looked at."""
        with TestClient(app.create(url=self._url, media=self._media, house=house)) as client:
            twin, page = client.get("/health.json").json(), client.get("/health")
        assert page.status_code == 200
        assert page.text.count('<span class="tag') == len(twin["checks"])
        assert str(self._media) not in page.text
        self.state = twin["state"]
        return {one["name"]: one for one in twin["checks"]}


@pytest.fixture
async def studio(engine, url, tmp_path):
    made = Studio(engine, url, tmp_path)
    await made.run(sa.insert(series), slug="a", title="A Show")
    return made


def tick() -> datetime:
    """When the current hour began."""
    return datetime.now(UTC).replace(minute=0, second=0, microsecond=0)


async def test_a_studio_that_runs_is_well(studio):
    now = datetime.now(UTC)
    await studio.episode(1, tick(), state="aired", aired_at=now, title="One", seconds=180.0)
    found = studio.look()
    assert studio.state == "good"
    waits = found["The studio of A Show"]["text"]
    assert (
        waits
        == f"It waits for the next slot, at {tick() + timedelta(hours=1):%-d %b %Y, %H:%M} UTC."
    )
    assert re.fullmatch(r"Episode 1 aired \d+ s ago\.", found["A Show on the air"]["text"])
    assert re.fullmatch(r"\d+ % of the disk .* is free\.", found["Disk"]["text"])
    assert "revision 0" in found["Database"]["text"]


async def test_who_is_at_work_is_seen_by_the_lease(studio):
    one = await studio.episode(1, tick(), state="shooting")
    until = datetime.now(UTC) + timedelta(seconds=25)
    await studio.run(sa.insert(lease), work=f"episode/{one}", number=1, holder=1, until=until)
    found = studio.look()
    assert found["The studio of A Show"]["text"] == "Somebody is at work on episode 1."
    assert found["A Show on the air"]["state"] == "attention"  # nothing has aired yet


async def test_a_studio_that_is_gone_is_missed(studio):
    three = datetime.now(UTC) - timedelta(hours=3)
    one = await studio.episode(
        1, three, state="shooting", opened_at=three, problem="no room at /srv/x/y.mp4"
    )
    await studio.run(sa.insert(event), kind="owed", series_id=1, production_id=one, at=three)
    found = studio.look()
    gone = found["The studio of A Show"]
    assert studio.state == gone["state"] == "bad"
    assert gone["text"] == "No studio process has been seen for 3 h, and episode 1 waits."
    assert "anigen up" in gone["remedy"]
    assert "/srv" not in found["A Show, episode 1"]["text"]

    await studio.run(sa.update(episode), not_before=datetime.now(UTC) + timedelta(minutes=5))
    assert studio.look()["The studio of A Show"]["state"] == ("bad" if late() else "good")


def late() -> bool:
    """Whether a clock that lives would have written the slot of this hour down."""
    return datetime.now(UTC) - tick() > timedelta(seconds=180)


async def test_a_slot_that_nobody_wrote_down_is_missed(studio):
    long_ago = tick() - timedelta(hours=5)
    await studio.episode(1, long_ago, state="aired", aired_at=long_ago)
    found = studio.look()["The studio of A Show"]
    assert found["state"] == ("bad" if late() else "good")
    idle = House.model_validate({"series": {"a": {"active": False}}})
    assert studio.look(idle)["The studio of A Show"]["state"] == "good"
    assert studio.look(None)["The studio of A Show"]["state"] == "good"


async def test_an_episode_that_takes_too_long_is_late(studio):
    now = datetime.now(UTC)
    await studio.episode(
        1, now - timedelta(hours=4), state="aired", aired_at=now - timedelta(hours=4)
    )
    one = await studio.episode(
        2, now - timedelta(hours=3), state="shooting", opened_at=now - timedelta(hours=3)
    )
    await studio.run(
        sa.insert(lease),
        work=f"episode/{one}",
        number=1,
        holder=1,
        until=now + timedelta(minutes=1),
    )
    found = studio.look()["A Show on the air"]
    assert found["state"] == "attention"
    assert "Episode 2 has been in the making for 3 h: it is late." in found["text"]


async def test_what_was_lost_or_degraded_lately_is_told(studio):
    now = datetime.now(UTC)
    for number, days, state, degraded in (
        (1, 20, "lost", False), (2, 3, "lost", False), (3, 2, "aired", True), (4, 1, "aired", False),
    ):  # fmt: skip
        at = now - timedelta(days=days)
        await studio.episode(
            number, at, state=state, degraded=degraded, aired_at=None if state == "lost" else at,
            problem="no director could write it." if state == "lost" else None,
        )  # fmt: skip
    found = studio.look()
    assert found["A Show, lost"]["text"] == "Episode 2 was lost: no director could write it."
    assert found["A Show, degraded"]["href"] == "/a/episodes/3/making"


async def test_money_that_is_held_or_nearly_spent_is_told(studio):
    one = await studio.episode(1, tick(), state="aired", aired_at=datetime.now(UTC))
    await studio.run(
        sa.insert(charge), production_id=one, kind="picture", backend="omni", usd=Decimal("1.9")
    )
    await studio.run(
        sa.insert(operation), id=uuid4(), production_id=one, work="take/1", attempt=1, purpose="picture",
        backend="omni", model="m", recovery="blind", state="unknown", most=Decimal("0.6"), request={},
    )  # fmt: skip
    found = studio.look()
    assert found["Orders"]["text"] == (
        "Nobody can tell whether 1 paid call went through; $0.60 stay held."
    )
    assert "anigen costs --settle" in found["Orders"]["remedy"]
    assert found["Budget"]["state"] == "attention"
    assert found["Budget"]["text"] == "Today: $2.50 of $3.00."


async def test_a_disk_that_is_full_is_told(studio, monkeypatch):
    await studio.episode(1, tick(), state="aired", aired_at=datetime.now(UTC))
    usage = shutil._ntuple_diskusage
    for free, state in ((5, "attention"), (1, "bad"), (50, "good")):
        monkeypatch.setattr(shutil, "disk_usage", lambda _, free=free: usage(100, 100 - free, free))
        disk = studio.look()["Disk"]
        assert disk["state"] == state
        assert disk["text"].startswith(f"{free} %")
        assert bool(disk["remedy"]) is (state != "good")


async def test_about_and_keys_say_what_is_true(studio, url, tmp_path):
    with TestClient(app.create(url=url, media=tmp_path)) as client:
        assert "nobody yet" not in client.get("/about").text
        await studio.episode(
            1, tick(), state="aired", aired_at=datetime.now(UTC), director="offline", title="<i>One"
        )
        page, twin = client.get("/about").text, client.get("/about.json").json()
        keys = client.get("/keys").text
        licence = re.search(r'href="(/static/[^"]+OFL-martian-mono.txt)"', page)[1]
        assert client.get(licence).status_code == 200
    assert (twin["directors"], twin["episodes"], twin["newest"]["href"]) == (
        ["offline"],
        1,
        "/a/episodes/1",
    )
    assert "<i>One" not in page
    assert page.count("OFL-1.1") == 3
    assert '<button type="button" data-keys-switch hidden>' in keys
    for key in ("space", "[", "&lt;", "PageDown", "?"):
        assert f"<kbd>{key}</kbd>" in keys
