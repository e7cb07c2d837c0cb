"""kill -9 of us, of a server, of both, at fifty random moments: nothing is lost, nothing made twice.

We are a process that makes works on three servers and writes down each file that it got. What the
servers ran is in ledgers of theirs, which outlive them.
"""

from __future__ import annotations

import asyncio
import os
import random
import signal
import time
from collections import defaultdict
from contextlib import ExitStack

import pytest
from PIL import Image

from generators.comfyui.diary import Diary, State
from orchestrator.bench import pool_churn
from stand_ins.comfy_works import journal, launch, pooled
from stand_ins.comfyui import control

KILLS = ["us"] * 20 + ["server"] * 20 + ["both"] * 10
MANY = 100_000  # works: more than can be made


@pytest.fixture
def servers(tmp_path):
    with ExitStack() as stack:
        yield [stack.enter_context(control.running(tmp_path / name, seconds=0.7)) for name in "abc"]


def killed(process):
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def accepted(server):
    """The keys of our prompts by their ids; canaries have none."""
    lines = [one for one in server.posted() if one["status"] == 200 and "anigen" in one["extra"]]
    return {one["prompt_id"]: one["extra"]["anigen"]["key"] for one in lines}


def ours(server):
    """The ledger's lines about our prompts: which key, which process, how it went."""
    keys = accepted(server)
    return [
        one | {"key": keys[one["prompt_id"]]} for one in server.ran() if one["prompt_id"] in keys
    ]


async def tidied(folder, *servers):
    """Live once more, and see that what nobody asks for is taken back: rounds come every few seconds."""
    async with pooled(folder, *servers), asyncio.timeout(60):
        while [n for n in Diary(folder).open() if n.state is not State.DONE]:  # noqa: ASYNC110
            await asyncio.sleep(0.2)


def test_fifty_kills(servers, tmp_path):
    folder, dice, dead = tmp_path / "us", random.Random(50), set()
    dice.shuffle(kills := list(KILLS))
    us, deaths = launch(folder, MANY, *servers), []
    for what in kills:
        time.sleep(dice.uniform(0.5, 2.0))
        server = dice.choice(servers)
        if what != "us":
            dead.add(server.pid)
            server.kill()
        if what != "server":
            killed(us)
            deaths.append(time.time())
            us = launch(folder, MANY, *servers)
        if what != "us":
            server.start()
    killed(us)
    count = 1 + max(int(key[1:]) for server in servers for key in accepted(server).values())
    assert launch(folder, count, *servers).wait(120) == 0

    written = journal(folder)
    assert sorted(one["key"] for one in written) == sorted(f"k{n}" for n in range(count))
    assert count > 30
    for one in written:
        with Image.open(folder / "kept" / f"{one['key']}.png") as picture:
            picture.load()

    made = defaultdict(list)
    for server in servers:
        for line in ours(server):
            if line.get("status") in {"success", "cached"}:
                made[line["key"]].append(line)
    twice = {
        key: sorted(lines, key=lambda one: one["at"]) for key, lines in made.items() if lines[1:]
    }
    for key, lines in twice.items():
        assert all(line["pid"] in dead for line in lines[:-1]), key  # it was lost with its server
    assert len(twice) <= len(dead) / 2
    assert set(made) == {one["key"] for one in written}

    posted = {one["prompt_id"]: one["at"] for server in servers for one in server.posted()}
    adopted = [
        one for one in written if any(posted[one["prompt"]] < at < one["at"] for at in deaths)
    ]
    assert len(adopted) >= len(deaths) / 2
    asyncio.run(tidied(folder, *servers))
    parts = [path for path in (folder / "into").iterdir() if path.name.startswith(".")]
    assert len(parts) <= len(deaths)  # of whom was killed while fetching


def test_a_short_churn():
    """Servers die, turn into zombies and go deaf; the bench that lasts five minutes has the figure."""
    figures = asyncio.run(pool_churn.measure(minutes=1 / 3))
    assert figures["churn_lost"] == figures["churn_twice"] == 0
    assert figures["churn_deaths"] + figures["churn_zombies"] + figures["churn_deaf"] >= 6
    assert figures["churn_prompts"] >= 30
    assert figures["churn_useful_share"] > 0.5
