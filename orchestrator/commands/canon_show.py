"""`anigen canon threads | log | diff | pack | branches`: the canon, read."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence

import sqlalchemy as sa
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from canon import history
from canon.telling import Lore, lore_of, tell
from canon.threads import due, ledger
from schemas.canon import Authority, Fact, ThreadState
from schemas.tables import canon_branch, canon_event

from .canon import Canon, Command, answer, as_data, changes_data, execute, lines_of, meant, place_of
from .canon_card import show
from .canon_pack import pack

_STYLES = {"overdue": "red", "open": "green", "waiting": "dim", "resolved": "dim"}
_ORDER = ("overdue", "open", "waiting", "resolved")
_NEWEST = 200  # lines of the log, when nothing narrows them down
_ANSWERED = 10  # resolved threads that are shown


def run(options: argparse.Namespace) -> int:
    """Run the command that was asked for."""
    return execute(options, _COMMANDS[options.what])


async def _threads(canon: Canon, options: argparse.Namespace) -> int:
    facts = await history.state(canon.connection, canon.branch)
    number = canon.branch.episode + 1
    threads = ledger(canon.bible, facts, number)
    asked = due(threads, number)
    data = {
        "episode": number,
        "threads": [t.model_dump(mode="json") | {"standing": t.standing} for t in threads],
        "due": asked.sentences,
    }

    def printed(console: Console) -> None:
        console.print(
            f"\n[bold]{escape(canon.bible.series.title)}[/bold]  (before episode {number})"
        )
        console.print(_thread_table(threads, number) if threads else "  no thread yet")
        for sentence in asked.sentences:
            console.print(f"  • {escape(sentence)}")

    answer(options, data, printed)
    return 0


def _thread_table(threads: Sequence[ThreadState], number: int) -> Table:
    table = Table(box=None, padding=(0, 1))
    table.add_column("thread", overflow="fold", max_width=24)
    table.add_column("", no_wrap=True)
    table.add_column("due", no_wrap=True)
    table.add_column("asks")
    answered = sorted((t.resolved_in for t in threads if t.state == "resolved"), reverse=True)
    oldest = answered[:_ANSWERED][-1] if answered else 0
    for one in sorted(threads, key=lambda t: (_ORDER.index(t.standing), t.due, t.id)):
        if one.state != "resolved" or one.resolved_in >= oldest:
            style = _STYLES[one.standing]
            asks = f"{escape(one.question)} [dim]({escape(', '.join(_told(one)))})[/dim]"
            table.add_row(
                escape(one.id), f"[{style}]{one.standing}[/{style}]", _due(one, number), asks
            )
    return table


def _told(thread: ThreadState) -> Iterator[str]:
    """What else there is to say of a thread, in a few words each."""
    if thread.state == "waiting":
        yield f"from {thread.opens}"
    else:
        yield f"opened in {thread.opened_in}"
        steps = f" of {len(thread.steps)}" if thread.steps else ""
        yield f"{len(thread.known)}{steps} found out"
    if thread.rest:
        yield f"rests {thread.rest}"
    if thread.who:
        yield f"of {' and '.join(thread.who)}"


def _due(thread: ThreadState, number: int) -> str:
    if thread.state == "resolved":
        return f"was {thread.resolved_in}"
    if thread.late:
        return f"{thread.due}, {thread.late} late"
    now = thread.state == "open" and thread.due <= number + 1
    return f"{thread.due}, now" if now else str(thread.due)


async def _log(canon: Canon, options: argparse.Namespace) -> int:
    facts = await history.state(canon.connection, canon.branch)
    wanted: set[str] | None = None
    if options.entity is not None:
        wanted = set(meant(options.entity, facts, canon.bible))
    found = await lines_of(canon, number=options.episode, entities=wanted, last=_NEWEST)
    lore = lore_of(canon.bible, facts)
    data = [{"seq": seq} | as_data(fact) for seq, fact in found]

    def printed(console: Console) -> None:
        console.print(_log_table(found, lore) if found else "nothing")
        if options.episode is None and wanted is None and len(found) == _NEWEST:
            console.print(
                f"[dim]the newest {_NEWEST} lines; --episode or --entity for others[/dim]"
            )

    answer(options, data, printed)
    return 0


def _log_table(found: Sequence[tuple[int, Fact]], lore: Lore) -> Table:
    table = Table(box=None, padding=(0, 2))
    table.add_column("line", justify="right", style="dim")
    table.add_column("from", justify="right")
    table.add_column("what")
    table.add_column("slot", style="dim", overflow="fold")
    table.add_column("by", style="dim")
    for seq, fact in found:
        said = fact.source or ("" if fact.by is Authority.DIRECTOR else fact.by.value)
        table.add_row(
            str(seq), place_of(fact), escape(tell(fact, lore)), escape(fact.slot), escape(said)
        )
    return table


async def _diff(canon: Canon, options: argparse.Namespace) -> int:
    points = [_point(text, options.branch) for text in (options.before, options.after)]
    found = await history.diff(canon.connection, canon.series, *points)
    lore = lore_of(canon.bible, await history.state(canon.connection, canon.branch))

    def printed(console: Console) -> None:
        console.print(diff_table(found, lore) if found else "nothing differs")

    answer(options, changes_data(found), printed)
    return 0


def diff_table(found: Sequence[tuple[Fact | None, Fact | None]], lore: Lore) -> Table:
    """What was, and what is instead, one line for each slot."""
    table = Table(box=None, padding=(0, 2))
    table.add_column("slot", style="dim", overflow="fold")
    for heading in ("before", "", "after"):
        table.add_column(heading)
    for before, after in found:
        table.add_row(
            escape((after or before).slot),  # type: ignore[union-attr]
            f"[red]{escape(tell(before, lore))}[/red]" if before and before.value else "–",
            place_of(after) if after else "",
            f"[green]{escape(tell(after, lore))}[/green]" if after and after.value else "–",
        )
    return table


def _point(text: str, branch: str) -> str:
    """A bare number means an episode of the branch that is meant."""
    return f"{branch}@{text}" if text.isdecimal() else text


async def _branches(canon: Canon, options: argparse.Namespace) -> int:
    c, parent = canon_branch.c, canon_branch.alias()
    lines = (
        sa.select(sa.func.count())
        .where(canon_event.c.branch_id == c.id)
        .correlate(canon_branch)
        .scalar_subquery()
    )
    rows = await canon.connection.execute(
        sa.select(c.name, c.episode, lines.label("lines"), parent.c.name.label("parent"))
        .select_from(canon_branch.outerjoin(parent, parent.c.id == c.parent_id))
        .where(c.series_id == canon.series)
        .order_by(c.id)
    )
    found = [dict(row) for row in rows.mappings()]

    def printed(console: Console) -> None:
        table = Table(box=None, padding=(0, 2))
        for heading in ("branch", "episode", "lines of its own", "forked from"):
            table.add_column(heading)
        for row in found:
            table.add_row(
                escape(row["name"]), str(row["episode"]), str(row["lines"]),
                escape(row["parent"] or ""),
            )  # fmt: skip
        console.print(table)

    answer(options, found, printed)
    return 0


_COMMANDS: dict[str, Command] = {
    "show": show, "threads": _threads, "log": _log, "diff": _diff, "pack": pack,
    "branches": _branches,
}  # fmt: skip
