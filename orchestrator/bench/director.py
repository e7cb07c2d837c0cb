"""`anigen bench director`: what writing an episode takes, in the first month and in the second year.

The director, the library it speaks through, the canon and its database are the real ones; the series
is simulated, with characters as rich as a starter's, and the model is a stand-in on loopback that
counts what would have been cached.
"""

from __future__ import annotations

import gc
import json
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from sqlalchemy.ext.asyncio import AsyncEngine

import director
from canon import memory, recall
from canon.beginning import FIRST, STARTER
from canon.bible.shelf import load
from canon.trial import outline
from canon.trial.show import Show
from canon.trial.world import World
from director.base import Brief, Director
from director.offline import OfflineDirector
from schemas import prices
from schemas.bible import Arc, Bible
from schemas.canon import Outline, Pack, Recall
from schemas.operation import Bought, DeclinedError, Order, Seller, Terms
from schemas.plan import EpisodePlan
from schemas.secret import Secret
from schemas.take import Progress, nothing
from schemas.warrant import Warrant

from .. import database
from ..localpg import LocalPostgres
from .messages import Exchange, Messages, serving

POINTS = (10, 1_000, 10_000)
_SEED, _EACH, _CHUNK = 7, 5, 100  # plans at every point; episodes in a transaction
_NEVER = 1_000_000  # episodes until the bible's own questions open: the world asks its own


async def measure(
    points: Sequence[int] = POINTS, *, say: Callable[[str], None] = lambda _: None
) -> dict[str, Any]:
    """Write a few plans before each of some episodes; returns the figures."""
    with tempfile.TemporaryDirectory(prefix="anigen-bench-") as name, serving() as model:
        folder = Path(name)
        folder.chmod(0o755)
        terms = Terms("bench", Secret("bench-only"), "", model.url, prices.load())
        writer = director.make("anthropic", terms, {})
        async with LocalPostgres(folder / "database") as local:
            engine = database.connect(await local.start())
            try:
                await database.prepare(engine)
                bench = _Bench(engine, writer, model, _Till(folder))
                return _figures([await bench.at(point, say) for point in points])
            finally:
                await writer.aclose()
                await engine.dispose()
                await local.remove()


@dataclass
class _Written:
    """The plans written before one episode: tokens, dollars and our own work for each."""

    episode: int
    exchanges: list[list[Exchange]] = field(default_factory=list)
    usd: list[Decimal] = field(default_factory=list)
    cpu_s: list[float] = field(default_factory=list)

    @property
    def tokens(self) -> float:
        """The tokens of an episode, asked and answered."""
        return _mean([sum(e.asked + e.answer for e in plan) for plan in self.exchanges])


class _Bench:
    def __init__(self, engine: AsyncEngine, writer: Director, model: Messages, till: _Till) -> None:
        self._engine, self._writer, self._model, self._till = engine, writer, model, till
        self._show = Show(engine, World(_SEED))
        self._packing_s = 0.0
        self._open = False

    async def at(self, episode: int, say: Callable[[str], None]) -> _Written:
        """Let the series come up to an episode, and write the next one a few times."""
        await self._grow(episode, say)
        bible = _rich(self._show.bible)
        async with self._engine.connect() as connection:
            told = await memory.recall(connection, self._show.branch.series_id, bible, episode + 1)
        plans = [(await OfflineDirector().write(Brief(told, n))).plan for n in range(_EACH)]
        if not self._open:
            await self._write(_Written(episode), told, plans[0], 0)  # libraries, templates, cache
            self._open = True
        written = _Written(episode)
        for number, plan in enumerate(plans):
            say(f"{episode} episodes: plan {number + 1} of {_EACH}")
            await self._write(written, told, plan, number)
        return written

    async def _grow(self, episode: int, say: Callable[[str], None]) -> None:
        if not self._open:
            await self._show.open()
        while (left := episode - self._show.world.episode) > 0:
            await self._show.play(min(_CHUNK, left))
            say(f"{self._show.world.episode} episodes")

    async def _write(self, written: _Written, told: Recall, plan: EpisodePlan, number: int) -> None:
        idea = outline.draw(self._show.world, number).outline.text
        self._model.script[:] = [_sketch(plan, idea), json.dumps(_answer(plan))]
        before, self._packing_s = len(self._model.exchanges), 0.0
        gc.collect()
        began = time.thread_time()
        draft = await self._writer.write(Brief(told, number, pack=self._pack), self._till)
        written.cpu_s.append(time.thread_time() - began - self._packing_s)
        written.usd.append(draft.usd)
        written.exchanges.append(self._model.exchanges[before:])

    async def _pack(self, idea: Outline, budget: int) -> Pack:
        began = time.thread_time()
        async with self._engine.connect() as connection:
            made = await recall.pack(
                connection, self._show.branch, self._show.bible, idea,
                episode=self._show.world.episode + 1, budget=budget,
            )  # fmt: skip
        self._packing_s += time.thread_time() - began
        return made


@dataclass
class _Till:
    """A till that holds no money, for a model that costs none."""

    folder: Path
    sold: int = 0

    async def buy(self, seller: Seller, order: Order, *, progress: Progress = nothing) -> Bought:
        """Order once; the answer comes at once."""
        del progress
        self.sold += 1
        try:
            with Warrant(f"bench-{self.sold}", lasts_s=order.timeout_s):
                answer = (await seller.submit(order, f"bench-{self.sold}")).answer
        except DeclinedError as declined:
            raise declined.error from declined
        if answer is None or answer.usd is None:
            raise AssertionError("a text model answers at once and says what it cost")
        file = self.folder / f"answer-{self.sold}"
        file.write_bytes(answer.content)
        return Bought(file, answer.media_type, answer.usd, answer.exact, file.name)


def _figures(points: list[_Written]) -> dict[str, Any]:
    first, last = points[0], points[-1]
    sent = [exchange for point in points for plan in point.exchanges for exchange in plan]
    costs = [float(usd) for point in points for usd in point.usd]
    works = [s for point in points for s in point.cpu_s]
    return {
        "token_growth_pct": round(100 * (last.tokens / first.tokens - 1), 2),
        "cached_share": round(sum(e.prompt.read for e in sent) / sum(e.asked for e in sent), 3),
        "code_ms_per_plan": round(1000 * _mean(works), 1),
        "usd_per_plan": round(_mean(costs), 4),
        **{f"tokens_at_{point.episode}": round(point.tokens) for point in points},
        **{f"usd_at_{p.episode}": round(_mean(map(float, p.usd)), 4) for p in points},
    }


def _mean(values: Iterable[float]) -> float:
    listed = list(values)
    return sum(listed) / len(listed)


def _rich(thin: Bible) -> Bible:
    """The bible of the simulated series, its people and places described as fully as a starter's."""
    model = load(STARTER / FIRST)
    bare = {"relations": (), "has": (), "secrets": (), "home": None}
    people = [
        like.model_copy(
            update=bare | {"id": c.id, "name": c.name, "aliases": c.aliases, "role": c.role}
        )
        for c, like in zip(thin.characters, model.characters, strict=False)
    ]
    described = [like.description for like in model.locations]
    places = [
        place.model_copy(update={"description": described[n % len(described)]})
        for n, place in enumerate(thin.locations)
    ]
    return thin.model_copy(
        update={
            "characters": tuple(people), "locations": tuple(places), "style": model.style,
            "arcs": tuple(map(_sleeping, model.arcs)),
        }
    )  # fmt: skip


def _sleeping(arc: Arc) -> Arc:
    """An arc that is told of and never begins."""
    update = {"who": (), "where": (), "opens": _NEVER, "due": _NEVER}
    threads = tuple(thread.model_copy(update=update) for thread in arc.threads)
    return arc.model_copy(update={"starts": _NEVER, "threads": threads})


def _answer(plan: EpisodePlan) -> dict[str, Any]:
    return {"answer": plan.model_dump(mode="json")}


def _sketch(plan: EpisodePlan, idea: str) -> str:
    """The outline of a plan, in the words of an idea."""
    sentences = idea.split(". ")
    scenes = {
        f"scene_{n}": {
            "place": scene.location, "time": scene.time.value, "threads": [], "things": [],
            "people": [member.character for member in scene.cast],
            "what": ". ".join(sentences[n - 1 :: 6]) or scene.synopsis,
        }
        for n, scene in enumerate(plan.scenes, 1)
    }  # fmt: skip
    head = {"title": plan.title, "logline": plan.logline, "arc": ""}
    return json.dumps({"answer": head | scenes})
