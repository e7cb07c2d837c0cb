"""Costs: the page says what the ledger says, shows it without colour, and is worth reading when free."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa
from starlette.testclient import TestClient

from orchestrator import ledger
from schemas.settings import House
from schemas.tables import charge, episode, job, operation, production, scene, series, slot, take
from stand_ins.productions import episode_of, job_of, no_bible
from webui import app
from webui.costs.charts import Days, Strip, median
from webui.costs.spelling import change, worked

pytestmark = pytest.mark.anyio
HOUSE = House.model_validate(
    {
        "budget": {"episode": "2", "day": "3", "month": "100"},
        "backends": {"omni": {"month": "50"}},
        "series": {"a": {"budget": {"day": "2.5"}}, "b": {"budget": {"day": "1"}}},
    }
)


class Studio:
    """Writes rows as the studio does."""

    def __init__(self, engine) -> None:
        self._engine = engine
        self.ids: dict[int, int] = {}

    async def run(self, statement, *values):
        async with self._engine.begin() as connection:
            return await connection.execute(statement, *values)

    async def show(self, slug: str, title: str) -> int:
        made = await self.run(
            sa.insert(series).values(slug=slug, title=title).returning(series.c.id)
        )
        return made.scalar_one()

    async def episode(self, show: int, number: int, *, days: float, **more) -> int:
        at = datetime.now(UTC) - timedelta(days=days)
        await self.run(sa.insert(slot).values(series_id=show, at=at))
        values = {
            "series_id": show, "slot": at, "number": number, "seed": 1, "state": "aired",
            "title": f"Number {number}", "seconds": 180.0, "aired_at": at,
        } | more  # fmt: skip
        made = await self.run(episode_of(**values).returning(episode.c.id))
        one = made.scalar_one()
        await self.run(sa.insert(scene).values(production_id=one, scene=1))
        return one

    async def job(self, show: int, *, days: float = 0.1, **more) -> int:
        made = datetime.now(UTC) - timedelta(days=days)
        one = job_of(series_id=show, made_at=made, **more).returning(job.c.id)
        number = (await self.run(one)).scalar_one()
        await self.run(sa.insert(scene).values(production_id=number, scene=1))
        return number

    async def forgotten(self, show: int) -> int:
        """A job whose rows have been removed; what it cost stays."""
        made = sa.insert(production).values(series_id=show).returning(production.c.id)
        return (await self.run(made)).scalar_one()

    async def charge(
        self, of: int, usd: str, *, days: float, kind="picture", backend="omni", **more
    ) -> None:
        at = datetime.now(UTC) - timedelta(days=days)
        values = {
            "production_id": of,
            "kind": kind,
            "backend": backend,
            "usd": Decimal(usd),
            "at": at,
        }
        await self.run(sa.insert(charge).values(**values | more))

    async def operation(
        self, of: int, state: str, *, most="0.70", usd=None, days=0.1, **more
    ) -> str:
        nonce, at = uuid4(), datetime.now(UTC) - timedelta(days=days)
        await self.run(
            sa.insert(operation).values(
                id=nonce, production_id=of, work=f"take/{nonce}", attempt=1, purpose="picture",
                backend="omni", model="m", recovery="blind", state=state, most=Decimal(most),
                usd=None if usd is None else Decimal(usd), request={"prompt": "SECRET"},
                settled_at=at if state in {"failed", "succeeded"} else None, **more,
            )
        )  # fmt: skip
        return str(nonce)

    async def take(self, of: int, n: int, verdict: str, *, backend="omni", **more) -> None:
        values = {"seconds": 5.0, "wall_s": 10.0 * n, "usd": Decimal("0.2"), "request": b"x" * 12}
        await self.run(
            sa.insert(take).values(
                production_id=of,
                scene=1,
                shot=1,
                n=n,
                verdict=verdict,
                backend=backend,
                **values | more,
            )
        )


@pytest.fixture
def studio(engine):
    return Studio(engine)


@pytest.fixture
async def paid(studio):
    """A series that cost something; returns the nonce of the operation that nobody can tell."""
    show = await studio.show("a", "A Show")
    one = await studio.episode(show, 1, days=40, estimate=Decimal("1.5"))
    two = await studio.episode(show, 2, days=6, estimate=Decimal(2))
    three = await studio.episode(show, 3, days=0.01, title="<b>Hostile</b>")
    for usd, days, kind, backend in (
        ("1.111111", 40, "picture", "omni"), ("0.4", 45, "plan", "claude"),
        ("2.5", 6, "picture", "omni"), ("0.25", 6.5, "speech", "eleven"), ("0.0003", 8, "plan", "claude"),
        ("0.75", 0, "picture", "omni"), ("0.1", 0, "sheet", "gemini"), ("0.05", 1.2, "rewrite", "claude"),
    ):  # fmt: skip
        known = await studio.operation(two, "succeeded", usd=usd)
        of = one if days > 30 else two if days > 2 else three
        await studio.charge(
            of, usd, days=days, kind=kind, backend=backend, operation_id=known, exact=kind != "plan"
        )
    await studio.charge(two, "0.6", days=5)  # a spare: nothing settles by it
    await studio.charge(three, "0.01", days=0, kind="work", backend="comfy", gpu_s=90.0)
    await studio.operation(two, "failed", usd="0.3", days=3)
    await studio.operation(two, "failed", usd="9", days=33)
    await studio.operation(three, "submitted", most="0.4")
    unknown = await studio.operation(
        three, "unknown", problem="its answer never came; see /srv/studio/bought/x"
    )
    for n, verdict in enumerate(("approved", "retake", "approved", "failed"), 1):
        await studio.take(three, n, verdict)
    await studio.take(
        three, 5, "approved", backend="comfy", usd=Decimal(0), gpu_s=90.0, wall_s=None
    )
    return unknown


def reader(url: str, tmp_path, house: House | None = HOUSE) -> TestClient:
    return TestClient(app.create(url=url, media=tmp_path, house=house))


async def test_the_figures_are_the_ledgers(engine, url, tmp_path, paid):
    async with engine.connect() as connection:
        said = await ledger.read(connection)
    with reader(url, tmp_path) as client:
        page = client.get("/a/costs.json").json()

    assert {name: Decimal(usd) for name, usd in page["totals"].items()} == said.totals
    assert Decimal(page["held_usd"]) == said.held == Decimal("1.1")
    assert Decimal(page["waste"]["calls"]) == said.wasted == Decimal("0.3")
    lines = {(line.backend, line.kind): line for line in said.lines}
    assert {(one["backend"], one["kind"]) for one in page["lines"]} == lines.keys()
    for one in page["lines"]:
        line = lines[one["backend"], one["kind"]]
        assert (Decimal(one["usd"]), one["exact"], one["gpu_s"]) == (
            line.usd,
            line.exact,
            line.gpu_s,
        )
    spent = {one.number: (float(one.usd), one.estimate) for one in said.episodes}
    for dot in page["episodes"]["dots"]:
        usd, estimate = spent[dot["number"]]
        assert dot["value"] == pytest.approx(usd)
        assert dot["estimate"] == (None if estimate is None else float(estimate))
    assert [one["id"] for one in page["held"] if one["unknown"]] == [
        u.operation for u in said.unknown
    ]


async def test_what_is_wasted_is_added_up(url, tmp_path, paid):
    with reader(url, tmp_path) as client:
        waste = client.get("/a/costs.json").json()["waste"]
    parts = {name: Decimal(usd) for name, usd in waste.items()}
    assert parts == {
        "calls": Decimal("0.3"), "spares": Decimal("0.6"), "retakes": Decimal("0.4"),
        "unknown": Decimal("0.7"), "usd": Decimal("2.0"),
    }  # fmt: skip


async def test_what_nobody_can_tell_comes_with_the_command(url, tmp_path, paid):
    with reader(url, tmp_path) as client:
        page = client.get("/a/costs").text
    assert f"anigen costs --settle {paid} --usd SUM" in page
    assert "Nobody can tell whether a picture by omni for episode 3 was accepted" in page
    assert "Up to $0.40 are held for a picture by omni for episode 3" in page
    assert "SECRET" not in page
    assert "/srv/studio" not in page


async def test_backends_are_compared_by_what_was_approved(url, tmp_path, paid):
    with reader(url, tmp_path) as client:
        omni, comfy = client.get("/a/costs.json").json()["backends"]
        page = client.get("/a/costs").text
    assert (omni["name"], omni["takes"], omni["rate"], omni["median_s"]) == (
        "omni",
        4,
        "50 %",
        25.0,
    )
    assert omni["a_second"] == "$0.080"  # 0.80 for 10 s that were approved
    assert (comfy["free"], comfy["a_second"], comfy["median_s"]) == (True, "18.00 s of GPU", None)
    assert "not measured" in page


async def test_budgets_are_those_that_the_series_has_to_stay_under(url, tmp_path, paid):
    with reader(url, tmp_path) as client:
        limits = client.get("/a/costs.json").json()["ceilings"]
        page = client.get("/a/costs").text
    of = {(one["span"], one["of"]): one for one in limits}
    assert of.keys() == {
        ("episode", ""), ("day", ""), ("month", ""), ("day", "the series a"), ("month", "the backend omni"),
    }  # fmt: skip
    assert Decimal(of["day", ""]["used"]) == Decimal("0.85") + Decimal(
        "1.1"
    )  # and not our own work
    assert Decimal(of["day", "the series a"]["used"]) == Decimal("1.95")
    assert of["day", "the series a"]["near"] is False
    assert page.count("<meter") == 4

    with reader(url, tmp_path, House.model_validate({"budget": {"day": "2.2"}})) as client:
        assert "<b>Nearly used up</b>" in client.get("/a/costs").text
    with reader(url, tmp_path, None) as client:
        page = client.get("/a/costs")
        assert page.status_code == 200
        assert "<meter" not in page.text


async def test_charts_can_be_read_without_colour_and_without_eyes(url, tmp_path, paid):
    with reader(url, tmp_path) as client:
        page = client.get("/a/costs").text
        longer = client.get("/a/costs?days=90").text
        odd = client.get("/a/costs?days=999999").text
    patterns = dict(re.findall(r'<pattern id="(p-\w+)"[^>]*>(.+?)</pattern>', page))
    assert len(set(patterns.values())) == len(patterns) == 7
    for kind in ("plan", "rewrite", "picture", "sheet", "speech", "work"):
        assert f'fill="url(#p-{kind})"' in page
    labels = re.findall(r'<svg class="plot"[^>]*role="img" aria-label="([^"]+)"', page)
    assert len(labels) == 2
    assert re.fullmatch(
        r"Spending rose to \$[\d.]+ a day, \d+ % under the day&#39;s budget of \$2.50.", labels[0]
    )
    assert page.count('<rect class="touch"') == 30 == odd.count('<rect class="touch"')
    assert longer.count('<rect class="touch"') == 90
    assert page.count("<title>") == 1 + 30 + 3  # the page's own, the days', the episodes'
    assert "<b>Hostile</b>" not in page
    assert "&lt;b&gt;Hostile" in page
    assert " style=" not in page


async def test_another_series_is_left_out(url, tmp_path, studio, paid):
    other = await studio.show("b", "B Show")
    one = await studio.episode(other, 1, days=1)
    await studio.charge(one, "7", days=0.0)
    await studio.operation(one, "unknown", most="5")
    with reader(url, tmp_path) as client:
        mine, theirs = (client.get(f"/{slug}/costs.json").json() for slug in "ab")
    assert Decimal(mine["totals"]["today"]) == Decimal("0.86")
    assert Decimal(theirs["totals"]["today"]) == 7
    assert (mine["held_usd"], theirs["held_usd"]) == ("1.100000000", "5.000000000")
    used = {(one["span"], one["of"]): Decimal(one["used"] or 0) for one in mine["ceilings"]}
    assert used["day", ""] == Decimal("0.85") + 7 + Decimal("6.1")  # of everybody together
    assert used["day", "the series a"] == Decimal("1.95")


async def ask_for_jobs(studio) -> UUID:
    """Jobs of that series, and one of another; returns the id of the job that holds money."""
    await studio.run(no_bible())
    one, two = await studio.job(1), await studio.job(1, uuid=UUID(int=7))
    old, idle = await studio.job(1, days=70), await studio.job(1)
    await studio.charge(one, "0.33", days=0)
    await studio.charge(one, "0.125", days=2, kind="plan", backend="claude", exact=False)
    await studio.charge(two, "0.02", days=0, kind="work", backend="comfy", gpu_s=45.0)
    await studio.charge(old, "4", days=50)
    await studio.charge(old, "0.0625", days=28)
    await studio.operation(two, "unknown", most="0.5", problem="its answer never came")
    await studio.operation(one, "failed", usd="0.07", days=3)
    await studio.take(one, 1, "retake", usd=Decimal("0.11"))
    await studio.take(one, 2, "approved", usd=Decimal("0.22"))
    await studio.charge(idle, "3", days=61)
    await studio.charge(await studio.forgotten(1), "0.4375", days=20)
    other = await studio.job(await studio.show("b", "B Show"))
    await studio.charge(other, "7", days=0)
    return UUID(int=7)


async def test_what_jobs_cost_is_told_wherever_money_is(engine, url, tmp_path, studio, paid):
    asked_for = await ask_for_jobs(studio)
    async with engine.connect() as connection:
        said = await ledger.read(connection)
        total = await connection.execute(
            sa.select(sa.func.sum(charge.c.usd)).where(
                charge.c.at > sa.text("clock_timestamp() - interval '30 days'")
            )
        )
        all_of_it = total.scalar_one()
    with reader(url, tmp_path) as client:
        page, theirs = (client.get(f"/{slug}/costs.json").json() for slug in "ab")
        text = client.get("/a/costs").text

    assert said.totals["30 days"] == all_of_it
    of_episodes = sum(Decimal(str(dot["value"])) for dot in page["episodes"]["dots"])
    older = Decimal("1.511111")  # of the first episode
    of_jobs = {one.series: one for one in said.jobs}
    assert of_episodes - older + sum(one.usd for one in said.jobs) == all_of_it
    assert (of_jobs["a"].jobs, of_jobs["a"].usd, of_jobs["a"].held) == (
        4, Decimal("0.975"), Decimal("0.5"),
    )  # fmt: skip
    assert (of_jobs["b"].jobs, of_jobs["b"].usd, of_jobs["b"].held) == (1, 7, 0)

    mine = {name: Decimal(usd) for name, usd in page["totals"].items()}
    for name, usd in theirs["totals"].items():
        assert mine[name] + Decimal(usd) == said.totals[name]
    assert page["jobs"] | {"words": ""} == {
        "count": 4, "usd": "0.975000000", "worked_s": 45.0, "shown": 3, "words": "",
    }  # fmt: skip
    assert "Jobs: 4 in 30 days, $0.98 and 45 s of machine time." in text
    assert theirs["jobs"]["words"] == "Jobs: 1 in 30 days, $7.00."
    assert Decimal(page["held_usd"]) == Decimal("1.6") == said.held
    waste = {name: Decimal(usd) for name, usd in page["waste"].items()}
    assert (waste["calls"], waste["retakes"], waste["unknown"]) == (
        Decimal("0.37"), Decimal("0.51"), Decimal("1.2"),
    )  # fmt: skip
    assert said.wasted == waste["calls"]
    assert f"by omni for job {asked_for} was accepted" in text
    assert [(one.number, one.job) for one in said.unknown] == [(3, ""), (None, str(asked_for))]
    assert {(one["number"], one["job"]) for one in page["held"] if one["unknown"]} == {
        (None, str(asked_for)), (3, ""),
    }  # fmt: skip
    omni = page["backends"][0]
    assert (omni["takes"], omni["rate"]) == (6, "50 %")
    assert "Takes of the last 3 episodes and 3 jobs." in text


async def test_budgets_count_jobs_and_a_minute_of_film_does_not(url, tmp_path, studio, paid):
    with reader(url, tmp_path) as client:
        before = client.get("/a/costs.json").json()
        await ask_for_jobs(studio)
        after = client.get("/a/costs.json").json()
    used = [
        {(one["span"], one["of"]): Decimal(one["used"] or 0) for one in page["ceilings"]}
        for page in (before, after)
    ]
    assert used[1]["day", "the series a"] - used[0]["day", "the series a"] == Decimal("0.83")
    assert used[1]["day", ""] - used[0]["day", ""] == Decimal("7.83")
    assert before["tiles"][-1] == after["tiles"][-1]
    assert after["tiles"][-1]["name"] == "A minute of film"


async def test_what_is_free_is_told_in_time(url, tmp_path, studio):
    show = await studio.show("a", "A Show")
    with reader(url, tmp_path) as client:
        empty = client.get("/a/costs")
        assert empty.status_code == 200
        assert "Not a cent" in empty.text
        assert "$" not in empty.text.split("<main")[1].split("</main")[0]
    one = await studio.episode(show, 1, days=0.01)
    await studio.charge(one, "0", days=0, kind="work", backend="animatic", cpu_s=57.2)
    await studio.take(one, 1, "approved", backend="animatic", usd=Decimal(0), cpu_s=4.0)
    with reader(url, tmp_path) as client:
        page = client.get("/a/costs").text
        twin = client.get("/a/costs.json").json()
    assert twin["paid"] is False
    assert twin["days"]["bars"][-1]["total"] == pytest.approx(57.2)
    assert "The machines worked 57 s" in page
    assert "0.80 s of CPU" in page
    assert "$0.00" not in page


def test_a_drawing_of_nothing_is_no_error():
    nothing = Days("usd", (), (), None, "")
    assert nothing.top == 1.0
    assert list(nothing.columns()) == []
    assert len(list(nothing.ticks())) == 4
    assert list(Strip("s", (), None, "").marks()) == []
    assert median([]) is None
    assert median([3.0, 1.0]) == 2.0


def test_changes_are_said_in_words():
    assert change(112, 100, "in May") == "12 % more than in May"
    assert change(50, 100, "in May") == "50 % less than in May"
    assert change(100, 100, "in May") == "as much as in May"
    assert change(1, 0, "in May") == "and nothing in May"
    assert [worked(s) for s in (0, 0.44, 58, 100, 720, 12_240)] == [
        "0 s", "0.4 s", "58 s", "100 s", "12 min", "3.4 h",
    ]  # fmt: skip
