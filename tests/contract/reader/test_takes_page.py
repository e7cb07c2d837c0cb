"""The page of a take: its words, grades, siblings and money, and nothing that is private."""

from __future__ import annotations

import gzip
import json
import re

import pytest
import sqlalchemy as sa
from starlette.testclient import TestClient

from orchestrator.bench.reader_seed import seed
from schemas.plan import ShotPlan
from schemas.settings import House
from schemas.tables import calibration, take
from schemas.take import Footage, Receipt, Reference, Said, ShotRequest, SpokenLine, Step
from webui import app

pytestmark = pytest.mark.anyio

EVIL = "<img src=x onerror=alert(2)>"


def kept(n: int, prompt: str) -> dict:
    """What the studio writes down about a take, with all that nobody may see."""
    request = ShotRequest(
        series="s", episode=3, scene=1, shot=1, seconds=4, time="day", weather="clear", mood="calm",
        location={"id": "pier", "name": "Pier", "kind": "seaside", "description": "Wet planks."},
        plan=ShotPlan(framing="wide", action="Rain.", subjects=[]),
        lines=(SpokenLine(line={"speaker": "mio", "text": "Oh."}, starts_s=0, seconds=1, audio="/private/a.wav"),),
        references=(Reference(character="mio", path="/private/mio.png", sha256="ab" * 32),),
        first_frame="/private/first.png",
    )  # fmt: skip
    receipt = Receipt(
        backend="omni", generator="comfyui", version="2", seed=42 + n, prompt=prompt, model="wan",
        job="https://vendor.test/jobs/1?token=abc", said=(Said(words="rain", why="the plan says so"),),
        steps=(Step(workflow="wan-loop", graph={"1": {"private": "graph"}}, server="http://10.0.0.9:8188",
                    models={"wan.safetensors": "cd" * 32}, environment={"torch": "2.9"}),),
        reproduction="same_environment",
    )  # fmt: skip
    footage = Footage(
        path="/private/work/a.mp4", seconds=4, frames=48, width=640, height=360, fps=12,
        sha256="ef" * 32, receipt=receipt,
    )  # fmt: skip
    return {"footage": footage.model_dump(mode="json"), "seconds": 4, "lines": [],
            "request": request.model_dump(mode="json")}  # fmt: skip


@pytest.fixture
async def studio(url, engine, tmp_path):
    """Three aired episodes and one in the making; the third has an archive."""
    seeded = await seed(url, tmp_path, episodes=3, film_bytes=50_000)
    archive = tmp_path / "media" / ".takes" / seeded.slug / "3.jsonl.gz"
    archive.parent.mkdir(parents=True)
    words = {1: "A wide shot of rain on a pier", 2: f"A wide shot of snow on a pier {EVIL}"}
    with gzip.open(archive, "wt") as out:
        for n, prompt in words.items():
            out.write(json.dumps({"scene": 1, "shot": 1, "n": n, "kept": kept(n, prompt)}) + "\n")
    grades = {"black": 0.01, "sharpness": 12.0, "motion": 0.9}
    async with engine.begin() as c:
        fourth = sa.select(sa.text("id from episode where number = 4")).scalar_subquery()
        place = {"production_id": fourth, "scene": 1, "shot": 9, "n": 1, "backend": "omni"}
        await c.execute(
            sa.insert(take).values(verdict="approved", request=b"0" * 12, footage="a.mp4", **place)
        )
        third = sa.select(sa.text("id from episode where number = 3")).scalar_subquery()
        await c.execute(
            sa.delete(take).where(
                take.c.production_id == third, take.c.scene == 1, take.c.shot == 1
            )
        )
        row = {"production_id": third, "scene": 1, "shot": 1, "backend": "omni", "request": b"0" * 12,
               "attempts": 2, "wall_s": 9.5, "seconds": 4.1, "usd": "0.35"}  # fmt: skip
        await c.execute(
            sa.insert(take).values(
                n=1,
                verdict="retake",
                footage="s1.1/a.mp4",
                reason=f"blurred {EVIL}",
                grades=grades,
                **row,
            )
        )
        await c.execute(
            sa.insert(take).values(
                n=2, verdict="approved", footage="s1.1/b.mp4", grades=grades, **row
            )
        )
        await c.execute(sa.insert(take).values(n=3, verdict="failed", reason="no answer", **row))
        await c.execute(sa.insert(calibration).values(
            series_id=1, character="", kind="held", measure="motion", n=41, weight=40.0,
            total=36.8, squares=34.0, bins=[1.0]))  # fmt: skip
    with TestClient(app.create(url=url, media=tmp_path / "media", house=House())) as client:
        yield client, f"/{seeded.slug}/takes/3/1/1"


async def test_a_take_says_where_it_came_from(studio):
    client, address = studio
    page = client.get(f"{address}/2")
    assert page.status_code == 200
    text = page.text
    assert re.search(r"<del>rain</del> <ins>snow</ins>", text)
    assert "onerror" not in re.sub(r"&lt;img[^&]*&gt;", "", text)
    for fact in ("comfyui 2", "wan-loop", "cd" * 32, "ab" * 32, "the plan says so", "44", "$0.35",
                 "made by a machine", "stamp approved", "anigen reproduce 3/1/1/2", "#t="):  # fmt: skip
        assert fact in text, fact
    for secret in ("/private", "10.0.0.9", "token=", "vendor.test", "graph&", '"private"'):
        assert secret not in text + client.get(f"{address}/2.json").text, secret
    twin = client.get(f"{address}/2.json").json()
    rows = {row["measure"]: row for row in twin["grades"]}
    assert (rows["sharpness"]["words"], rows["motion"]["words"]) == ("fails", "passes")
    assert rows["coherence"]["words"] == "not measured"
    assert rows["motion"]["usual"] == "0.92 in 41 held takes"
    assert [(one["n"], one["verdict"]) for one in twin["siblings"]] == [
        (1, "retake"), (2, "approved"), (3, "failed"),
    ]  # fmt: skip
    assert twin["film"]["here"] is True
    assert client.get(f"{address}/1.json").json()["film"]["here"] is False


async def test_a_take_without_footage_and_one_without_receipt(studio):
    client, address = studio
    failed = client.get(f"{address}/3")
    assert "cannot make it again: it gave no footage" in failed.text
    assert "The words of the plan" in failed.text
    other = client.get(address.replace("/3/1/1", "/1/1/1") + "/1")
    assert "was not kept" in other.text
    assert client.get(f"{address}/4").status_code == 404
    assert client.get(f"{address}/99999999999").status_code == 404


async def test_nothing_private_of_an_episode_in_the_making(studio):
    client, address = studio
    page = client.get(address.replace("/3/1/1", "/4/1/9") + "/1")
    assert page.status_code == 200
    assert "<video" not in page.text
    assert "when the episode has aired" in page.text
