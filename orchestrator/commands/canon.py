"""What the canon commands share: an open canon, whom a word means, and how answers are printed."""

from __future__ import annotations

import argparse
import asyncio
import difflib
import json
import re
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from io import StringIO
from typing import Any

import sqlalchemy as sa
from rich.console import Console
from sqlalchemy.ext.asyncio import AsyncConnection

from canon import log as canon_log
from canon.history import Change
from canon.log import Branch
from canon.slots import Kind, entities_of, field_of, kind_of, subject_of
from canon.telling import lore_of
from schemas import settings as config
from schemas.bible import Bible
from schemas.canon import Fact
from schemas.errors import BibleError, ConfigError

from .. import edits, log
from ..choosing import chosen
from ..studio import Studio, open_studio

_PIPED = 1000  # columns where nobody looks: a line is a line
_NAMED = (Kind.PERSON, Kind.PLACE, Kind.THING)


@dataclass(frozen=True)
class Canon:
    """The canon of one series, open for one command."""

    studio: Studio
    connection: AsyncConnection
    series: int
    slug: str
    branch: Branch
    bible: Bible  # as its files are now, or the last good one


Command = Callable[[Canon, argparse.Namespace], Awaitable[int]]


def execute(options: argparse.Namespace, command: Command) -> int:
    """Open the canon that the options mean and run a command on it, in one transaction."""
    settings = config.load(options.studio)
    log.configure(level="error")

    async def work() -> int:
        async with (
            open_studio(options.studio, settings) as studio,
            opened(studio, options) as canon,
        ):
            return await command(canon, options)

    return asyncio.run(work())


@asynccontextmanager
async def opened(studio: Studio, options: argparse.Namespace) -> AsyncIterator[Canon]:
    """The canon of the series that is meant; what is changed in it is committed at the end."""
    series, slug = await chosen(studio, options.series)
    async with studio.database.begin() as connection:
        bible = await _bible(studio, connection, series, slug)
        name = getattr(options, "branch", None) or canon_log.MAIN
        creating = options.what == "import"
        branch = await canon_log.branch(connection, series, canon_log.MAIN if creating else name)
        yield Canon(studio, connection, series, slug, branch, bible)


async def _bible(studio: Studio, connection: AsyncConnection, series: int, slug: str) -> Bible:
    try:
        return studio.bibles.current(slug)
    except BibleError as error:
        last = await edits.last_planned(connection, series)
        if last is None:
            raise
        sys.stderr.write(f"anigen: {error}; going by the last good bible\n")
        return last


def meant(word: str, facts: Mapping[str, Fact], bible: Bible) -> tuple[str, ...]:
    """The ids that a word may mean: an id, a name or an alias; ConfigError when it means nothing."""
    names = _names(facts, bible)
    if word in names:
        return (word,)
    folded = word.casefold()
    found = tuple(sorted(i for i, known in names.items() if folded in map(str.casefold, known)))
    if found:
        return found
    near = difflib.get_close_matches(word, [n for known in names.values() for n in known], n=1)
    hint = f"; did you mean {near[0]!r}?" if near else "; `anigen canon log` shows what there is"
    raise ConfigError(f"the canon knows nothing of {word!r}{hint}")


def _names(facts: Mapping[str, Fact], bible: Bible) -> dict[str, list[str]]:
    """By id, everything that somebody or something is called, the id itself first."""
    lore = lore_of(bible)
    names = {one: [one, name] for one, name in lore.names.items() if ":" not in one}
    for character in bible.characters:
        names[character.id] += [character.name, *character.aliases]
    for arc in bible.arcs:
        names.update({t.id: [t.id] for t in arc.threads if t.id not in names})
    for slot, fact in facts.items():
        known = names.setdefault(subject_of(slot), [subject_of(slot)])
        if kind_of(slot) in _NAMED and field_of(slot) == "name":
            known.append(fact.value)
    return names


async def lines_of(
    canon: Canon,
    *,
    number: int | None = None,
    entities: Collection[str] | None = None,
    last: int = 0,
) -> list[tuple[int, Fact]]:
    """Lines of the log with their places in it, oldest first.

    Those of an episode, or about any of some entities; without either the `last` ones.
    """
    lines = canon_log.lines(await canon_log.pieces(canon.connection, canon.branch)).subquery()
    query = sa.select(lines).order_by(lines.c.seq.desc())
    if number is not None:
        query = query.where(lines.c.episode == number)
    if entities is not None:
        named = "|".join(re.escape(one) for one in sorted(entities))
        in_slot = lines.c.slot.regexp_match(rf"(^|[:|])({named})([.|]|$)")
        query = query.where(in_slot | lines.c.value.regexp_match(rf"(^|[@\"])({named})($|\")"))
    if number is None and entities is None:
        query = query.limit(last)
    rows = await canon.connection.execute(query)
    found = [(row.seq, canon_log.fact_of(row)) for row in rows]
    return [
        (seq, fact)
        for seq, fact in reversed(found)
        if entities is None or not set(entities).isdisjoint(entities_of(fact.slot, fact.value))
    ]


def answer(options: argparse.Namespace, data: Any, show: Callable[[Console], None]) -> None:
    """Print `data` with `--json`, else show it to a person."""
    if options.json:
        sys.stdout.write(json.dumps(data, ensure_ascii=False, default=str) + "\n")
    elif sys.stdout.isatty():
        show(Console(highlight=False))
    else:
        text = StringIO()
        show(Console(file=text, highlight=False, width=_PIPED))
        sys.stdout.writelines(f"{line.rstrip()}\n" for line in text.getvalue().splitlines())


def as_data(fact: Fact) -> dict[str, object]:
    """A fact for `--json`: without what is as usual."""
    return fact.model_dump(mode="json", exclude_defaults=True)


def changes_data(changes: Sequence[Change]) -> list[dict[str, object]]:
    """What slots held and hold, for `--json`."""
    return [
        {
            "slot": (after or before).slot,  # type: ignore[union-attr]
            "before": before and as_data(before), "after": after and as_data(after),
        }
        for before, after in changes
    ]  # fmt: skip


def require_episode(canon: Canon, number: int | None) -> int | None:
    """The episode that is asked for; ConfigError when the branch has not come to it."""
    if number is not None and number > canon.branch.episode:
        raise ConfigError(
            f"{canon.branch.name} stands at episode {canon.branch.episode}, not at {number} yet"
        )
    return number


def place_of(fact: Fact) -> str:
    """Since when a fact holds: `12.3`, the episode and scene; `start` before the first one."""
    if not fact.episode:
        return "start"
    return f"{fact.episode}.{fact.scene}" if fact.scene else str(fact.episode)
