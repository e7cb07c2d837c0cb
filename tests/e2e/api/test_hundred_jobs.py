"""A hundred jobs that are bought, and a daemon that is killed again and again: all finish once."""

from __future__ import annotations

import hashlib
import json
import random
import time
from collections import Counter
from decimal import Decimal
from pathlib import Path

import httpx2

from schemas.jobs import ENDED, BatchRequest, GenerateRequest, JobState
from schemas.take import Verdict

BATCH, SINGLE, KILLS = 60, 40, 6
SLUG = "small-weather-office"
KEY = {"PAID_KEY": "sk-stand-in-0123456789abcdef"}
PAID = """
[budget]
episode = 5
[shooting]
cast = ["fal"]
[backends.fal]
generator = "fal"
key = "env:PAID_KEY"
model = "fal/minimax/h3"
base_url = "{url}/fal"
options = {{timeout_s = 20, deadline_s = 300, parallel = 8, listed_after_s = 0}}
"""


def request(n: int) -> GenerateRequest:
    return GenerateRequest(
        prompt=f"Rain on the harbour, number {n}", project_id=SLUG, draft=True, seconds=1, seed=n
    )


def test_a_hundred_jobs_under_kills(up, open_house, scratch, client, stand_ins, say):
    folder, dice = open_house(scratch / "hundred", PAID.format(url=stand_ins.url)), random.Random(8)
    bought = len(stand_ins.ledger("fal"))
    with up(folder, **KEY) as daemon:
        api = client(daemon)
        many = BatchRequest(jobs=tuple(request(n) for n in range(BATCH)))
        jobs = [one.id for one in api.batch(many, key="the-batch").jobs]
        singles = {f"single-{n}": request(n) for n in range(BATCH, BATCH + SINGLE)}
        known = {key: api.generate(asked, key=key).id for key, asked in singles.items()}
        jobs += known.values()
        assert len(set(jobs)) == BATCH + SINGLE

        for _ in range(KILLS):
            time.sleep(dice.uniform(0.2, 4.0))
            daemon.kill()
            daemon.start()
            api = client(daemon)
            again = dice.choice(list(singles))
            assert api.generate(singles[again], key=again).id == known[again]
        assert [one.id for one in api.batch(many, key="the-batch").jobs] == jobs[:BATCH]
        daemon.until(lambda: over(api), 900)

        for number, one in enumerate(api.read_job(job) for job in jobs):
            assert one.status is JobState.COMPLETED, one
            assert one.seed == number
            verdicts = [take.verdict for take in one.takes]
            assert verdicts.count(Verdict.APPROVED) == 1, one.takes
            checked(folder, one)
        place = folder / "media" / "series" / SLUG / "jobs"
        assert {one.name for one in place.iterdir()} == {str(job) for job in jobs}
        listed = Counter(one.id for one in everything(api))
        assert listed == Counter(jobs)
        assert daemon.stop() == 0

    left = [one for one in (folder / "media" / ".work").rglob("*") if one.is_file()]
    assert left == []
    ledger = stand_ins.ledger("fal")[bought:]
    assert len({line["job"] for line in ledger}) == len(ledger) == BATCH + SINGLE
    costs = say("costs", "--studio", folder, "--json", **KEY).json()
    assert Decimal(costs["held"]) == 0
    assert costs["unknown"] == []
    ours = sum(Decimal(line["usd"]) for line in costs["lines"])
    assert ours == sum(Decimal(line["usd"]) for line in ledger)


def over(api) -> bool:
    """Whether nothing waits or runs any more."""
    try:
        health = api.read_health()
    except httpx2.TransportError:
        return False
    return health.queued == health.running == 0


def everything(api):
    """All jobs, page by page."""
    after = None
    while True:
        page = api.list_jobs(after=after, limit=30)
        yield from page.items
        if (after := page.next) is None:
            return


def checked(folder: Path, job) -> None:
    """That its files are there once, and are what is told of them."""
    place = folder / "media" / "series" / SLUG
    files = {file.path: file for file in job.files}
    assert {Path(path).name for path in files} >= {"film.mp4", "metadata.json"}
    for path, file in files.items():
        assert hashlib.sha256((place / path).read_bytes()).hexdigest() == file.sha256, path
    about = json.loads((place / "jobs" / str(job.id) / "metadata.json").read_text())
    assert about["prompt"] == job.prompt
    assert job.status in ENDED
