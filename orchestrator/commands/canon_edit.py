"""`anigen canon undo | waive | export | import`: the canon, changed by the operator."""

from __future__ import annotations

import argparse
import sys

import sqlalchemy as sa
from rich.console import Console
from rich.markup import escape
from rich.table import Table
from sqlalchemy.dialects.postgresql import insert

from canon import exchange, history, memory, summary
from canon import log as canon_log
from canon.log import Branch
from canon.telling import lore_of
from schemas.errors import ConfigError
from schemas.tables import canon_branch, canon_waiver

from .canon import Canon, Command, answer, as_data, changes_data, execute, require_episode
from .canon_show import diff_table


def run(options: argparse.Namespace) -> int:
    """Run the command that was asked for."""
    return execute(options, _COMMANDS[options.what])


async def _undo(canon: Canon, options: argparse.Namespace) -> int:
    number = options.episode
    lore = lore_of(canon.bible, await history.state(canon.connection, canon.branch))
    taken = await history.undo(canon.connection, canon.branch, number, and_later=options.and_later)
    branch = await canon_log.branch(canon.connection, canon.series, canon.branch.name)
    last = branch.episode if options.and_later else number
    await summary.refresh(canon.connection, branch, canon.bible, number, last)

    def printed(console: Console) -> None:
        what = f"episode {number}" if last == number else f"episodes {number} to {last}"
        console.print(f"taken back, {what}: {len(taken)} facts; what has aired stays aired")
        if taken:
            console.print(diff_table(taken, lore))

    answer(options, changes_data(taken), printed)
    return 0


async def _waive(canon: Canon, options: argparse.Namespace) -> int:
    rule, pattern = options.rule, options.pattern
    if rule is not None and pattern is None:
        raise ConfigError(
            "say what it is waived for: `anigen canon waive RULE SLOT --reason TEXT`;"
            " `*` stands for anything"
        )
    if rule is not None and options.remove:
        await _remove(canon, rule, pattern)
    elif rule is not None:
        await _add(canon, rule, pattern, options.reason.strip())
    known = await memory.waivers(canon.connection, canon.series)

    def printed(console: Console) -> None:
        table = Table(box=None, padding=(0, 2))
        for heading in ("rule", "for", "because"):
            table.add_column(heading)
        for one in known:
            table.add_row(escape(one.rule), escape(one.pattern), escape(one.reason))
        console.print(table if known else "nothing is waived")

    answer(options, [one.model_dump() for one in known], printed)
    return 0


async def _add(canon: Canon, rule: str, pattern: str, reason: str) -> None:
    if not reason:
        raise ConfigError("a waiver needs a reason, for whoever reads it later: --reason TEXT")
    await canon.connection.execute(
        insert(canon_waiver)
        .values(series_id=canon.series, rule=rule, pattern=pattern, reason=reason)
        .on_conflict_do_update(
            index_elements=["series_id", "rule", "pattern"], set_={"reason": reason}
        )
    )


async def _remove(canon: Canon, rule: str, pattern: str) -> None:
    c = canon_waiver.c
    gone = await canon.connection.execute(
        sa.delete(canon_waiver).where(
            c.series_id == canon.series, c.rule == rule, c.pattern == pattern
        )
    )
    if not gone.rowcount:
        raise ConfigError(
            f"{rule!r} is not waived for {pattern!r}; `anigen canon waive` lists what is"
        )


async def _export(canon: Canon, options: argparse.Namespace) -> int:
    then = require_episode(canon, options.as_of)
    facts = await history.state(canon.connection, canon.branch, then)
    if options.json:
        data = [as_data(facts[slot]) for slot in sorted(facts)]
        answer(options, data, lambda _: None)
        return 0
    when = canon.branch.episode if then is None else then
    about = f"{canon.bible.series.title}: {canon.branch.name} as of episode {when}"
    sys.stdout.write(exchange.export(facts.values(), about=about))
    return 0


async def _import(canon: Canon, options: argparse.Namespace) -> int:
    try:
        text = options.file.read_text(encoding="utf-8")
    except OSError as error:
        raise ConfigError(f"{options.file} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{options.file} is not UTF-8 text; save it as UTF-8") from error
    wanted = exchange.read(text, options.file)
    branch = await _into(canon, options.branch)
    changed = await exchange.imported(
        canon.connection, branch, wanted, source=f"import {options.file.name}"
    )

    def printed(console: Console) -> None:
        console.print(f"{len(changed)} facts changed on {escape(branch.name)}")
        if changed:
            console.print(diff_table(changed, lore_of(canon.bible)))

    answer(options, {"branch": branch.name, "changes": changes_data(changed)}, printed)
    return 0


async def _into(canon: Canon, name: str) -> Branch:
    """The branch to import into; one that does not exist yet is forked from main."""
    known = await canon.connection.execute(
        sa.select(canon_branch.c.id).where(
            canon_branch.c.series_id == canon.series, canon_branch.c.name == name
        )
    )
    if known.first() is None and name != canon_log.MAIN:
        return await history.fork(canon.connection, canon.branch, name)
    return await canon_log.branch(canon.connection, canon.series, name)


_COMMANDS: dict[str, Command] = {
    "undo": _undo, "waive": _waive, "export": _export, "import": _import,
}  # fmt: skip
