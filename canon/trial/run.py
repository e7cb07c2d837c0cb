"""The run: let a simulated series grow, and at every checkpoint compare what everybody still knows."""

from __future__ import annotations

import gc
import hashlib
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from schemas.canon import Fact, Pack

from .. import history, log, recall
from ..tokens import count
from . import outline, validator
from .outline import Candidate
from .rivals import System, rivals
from .show import Show
from .tally import Tally, quantile
from .world import World

OURS = "need-first (ours)"
SEED = 7
CANDIDATES = 100
_CHUNK = 100  # episodes of history in a transaction
_LIVE = 40  # episodes before a checkpoint that are aired one by one and timed
_LOOKS_BACK = 3  # past episodes per checkpoint whose state is compared with what was true then

Say = Callable[[str], None]


async def run(
    database: AsyncEngine,
    checkpoints: Sequence[int],
    *,
    budget: int,
    plants: int,
    candidates: int = CANDIDATES,
    seed: int = SEED,
    say: Say,
) -> dict[str, Any]:
    """Play the series up to the last checkpoint; returns the figures of each, in their order.

    `database` must be empty of series. `plants` violations of every class are planted at the end.
    `say` hears how far it has come.
    """
    show = Show(database, World(seed))
    await show.open()
    systems = rivals(budget)
    past: dict[int, str] = {}
    figures = []
    for goal in checkpoints:
        show.commits.clear()
        wall = time.perf_counter()
        await _grow(show, goal, systems, past, say)
        wall = time.perf_counter() - wall
        await _tidy(database)
        say(f"{goal} episodes: comparing packs")
        figures.append(
            {
                "episodes": goal,
                "facts": show.branch.seq,
                "current": len(show.world.now),
                "load_s": round(wall, 1),
                "commit_p50_ms": round(quantile(show.commits, 0.5), 2),
                "commit_p95_ms": round(quantile(show.commits, 0.95), 2),
                **await _looking_back(database, show, past),
                "systems": await _compare(database, show, systems, budget, candidates),
            }
        )
    say(f"planting {plants} violations of every class")
    facts, number = show.world.now.values(), show.world.episode + 1
    return {
        "seed": seed,
        "budget": budget,
        "candidates": candidates,
        "checkpoints": figures,
        "validator": validator.judge(show.bible, facts, number, each=plants, seed=seed),
    }


async def _grow(
    show: Show, goal: int, systems: Sequence[System], past: dict[int, str], say: Say
) -> None:
    """Air episodes up to `goal`, the last of them as the product does; everybody listens."""
    marks = {show.world.episode + (goal - show.world.episode) * n // 4 for n in range(1, 4)}
    while show.world.episode < goal:
        left = goal - show.world.episode - _LIVE
        stop = min((m for m in marks if m > show.world.episode), default=goal)
        size = min(_CHUNK, left, stop - show.world.episode)
        told = await (show.play(size) if size > 0 else show.play_live())
        for scene in told:
            for system in systems:
                system.hear(scene)
        if show.world.episode in marks:
            past[show.world.episode] = _digest(show.world.now)
        if size > 0:
            say(f"{show.world.episode} episodes")


async def _compare(
    database: AsyncEngine, show: Show, systems: Sequence[System], budget: int, candidates: int
) -> dict[str, Any]:
    """Let every system make the pack for the same outlines; the figures by system."""
    drawn = [outline.draw(show.world, number) for number in range(candidates)]
    tallies = {OURS: Tally(), **{system.name: Tally() for system in systems}}
    gc.collect()
    gc.freeze()  # the simulator and the rivals hold millions of objects that no studio has
    async with database.connect() as connection:
        await _ours(connection, show, drawn[0], budget)  # statements are prepared once
        for candidate in drawn:
            began = time.perf_counter()
            pack = await _ours(connection, show, candidate, budget)
            ms = 1000 * (time.perf_counter() - began)
            tallies[OURS].add(
                pack.lines, candidate.needs, show.world.now, tokens=pack.tokens, ms=ms
            )
    for system in systems:
        for candidate in drawn:
            began = time.perf_counter()
            lines = system.pack(candidate.outline, budget)
            ms = 1000 * (time.perf_counter() - began)
            tokens = sum(count(line.text) for line in lines)
            tallies[system.name].add(lines, candidate.needs, show.world.now, tokens=tokens, ms=ms)
    gc.unfreeze()
    return {name: tally.figures() for name, tally in tallies.items()}


async def _ours(connection: AsyncConnection, show: Show, candidate: Candidate, budget: int) -> Pack:
    return await recall.pack(
        connection, show.branch, show.bible, candidate.outline,
        episode=candidate.episode, budget=budget,
    )  # fmt: skip


async def _looking_back(
    database: AsyncEngine, show: Show, past: Mapping[int, str]
) -> dict[str, Any]:
    """Whether the past is what it was, and whether the log holds together; and how long it took."""
    async with database.connect() as connection:
        times, right = [], True
        for number in sorted(past)[-_LOOKS_BACK:]:
            began = time.perf_counter()
            state = await history.state(connection, show.branch, number)
            times.append(1000 * (time.perf_counter() - began))
            right &= _digest(state) == past[number]
        began = time.perf_counter()
        problems = await log.verify(connection, show.branch)
        verify = time.perf_counter() - began
    return {
        "as_of_ms": round(quantile(times, 0.5), 1),
        "as_of_right": right,
        "verify_s": round(verify, 2),
        "problems": list(problems),
    }


async def _tidy(database: AsyncEngine) -> None:
    """What the database does by itself in the time that a real series takes."""
    engine = database.execution_options(isolation_level="AUTOCOMMIT")
    async with engine.connect() as connection:
        for table in ("canon_fact", "canon_event", "canon_summary", "episode"):
            await connection.execute(sa.text(f"vacuum analyze {table}"))


def _digest(state: Mapping[str, Fact]) -> str:
    told = hashlib.sha256()
    for slot in sorted(state):
        told.update(f"{slot}\0{state[slot].value}\0".encode())
    return told.hexdigest()
