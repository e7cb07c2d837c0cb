"""`anigen canon pack`: what the director is told before an episode, in the words of the pack."""

from __future__ import annotations

import argparse

from rich.console import Console
from rich.markup import escape

from canon import history, log, recall, told
from canon.log import Branch
from canon.threads import due, ledger
from schemas.canon import Outline, Pack
from schemas.errors import ConfigError
from schemas.plan import EpisodePlan

from .canon import Canon, answer

_THEN = "then"  # the branch on which an earlier episode's pack is made, for a moment


async def pack(canon: Canon, options: argparse.Namespace) -> int:
    """Print the pack of an episode: of one that has been told, for the story it told."""
    number, newest = options.episode, canon.branch.episode + 1
    if not 1 <= number <= newest:
        raise ConfigError(
            f"{canon.branch.name} stands at episode {canon.branch.episode};"
            f" there is a pack for 1 to {newest}"
        )
    made = await _made(canon, number, options.budget)

    def printed(console: Console) -> None:
        for line in made.lines:
            console.print(escape(line.text))
        console.print(f"[dim]{made.tokens} of {made.budget} tokens[/dim]")

    answer(options, made.model_dump(mode="json", exclude_defaults=True), printed)
    return 0


async def _made(canon: Canon, number: int, budget: int) -> Pack:
    """The pack as of just before the episode; what that takes is rolled back."""
    outline = await _outline(canon, number)
    async with canon.connection.begin_nested() as moment:
        branch = canon.branch
        if number <= branch.episode:
            branch = await _then(canon, number - 1)
        made = await recall.pack(
            canon.connection, branch, canon.bible, outline, episode=number, budget=budget
        )
        await moment.rollback()
    return made


async def _then(canon: Canon, at: int) -> Branch:
    await history.fork(canon.connection, canon.branch, _THEN, at=at)
    return await log.branch(canon.connection, canon.series, _THEN)


async def _outline(canon: Canon, number: int) -> Outline:
    """What the episode told; for the one to come, what is due and whom the show is about."""
    async for _, data in told.plans(canon.connection, canon.branch, number, number):
        return _of_plan(EpisodePlan.model_validate(data))
    facts = await history.state(canon.connection, canon.branch)
    asked = due(ledger(canon.bible, facts, number), number)
    return Outline(
        text=" ".join(asked.sentences),
        people=tuple(c.id for c in canon.bible.characters if c.main),
        threads=tuple(t.id for t in (*asked.overdue, *asked.now, *asked.resting)),
    )


def _of_plan(plan: EpisodePlan) -> Outline:
    cast = dict.fromkeys(m.character for scene in plan.scenes for m in scene.cast)
    return Outline(
        text=" ".join((plan.synopsis, *(scene.synopsis for scene in plan.scenes))),
        people=tuple(cast),
        places=tuple(dict.fromkeys(scene.location for scene in plan.scenes)),
    )
