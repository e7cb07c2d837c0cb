"""`anigen canon check | verify`: what an edit would change, whether the story and the log hold."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from contextlib import aclosing
from dataclasses import dataclass

import sqlalchemy as sa
from rich.console import Console
from rich.markup import escape

from canon import continuity, memory, said
from canon import log as canon_log
from canon.bible.check import check_against_canon
from canon.bible.diff import diff
from canon.bible.folder import overlooked
from canon.recheck import Rechecked, recheck
from canon.telling import lore_of
from schemas.bible import Bible
from schemas.canon import Fact, Finding
from schemas.tables import canon_branch, canon_rehearsal

from .. import edits
from .canon import Canon, Command, answer, changes_data, execute, place_of
from .canon_show import diff_table

_WRONG = 1


def run(options: argparse.Namespace) -> int:
    """Run the command that was asked for."""
    commands: dict[str, Command] = {"check": _check, "verify": _verify}
    return execute(options, commands[options.what])


@dataclass(frozen=True)
class _Tried:
    """What the files say now, held against what they said and what has aired."""

    bible: Bible
    said: tuple[str, ...]  # by field, against the bible of the last planned episode
    changes: tuple[tuple[Fact | None, Fact], ...]  # in the canon, with the next episode
    findings: tuple[Finding, ...]
    overlooked: tuple[str, ...]


async def _check(canon: Canon, options: argparse.Namespace) -> int:
    tried = await _try(canon)
    found = await _recheck(canon, tried.bible) if options.all else {}
    checked = [finding for of in found.values() for one in of for finding in one.findings]
    errors = len(continuity.blocking((*tried.findings, *checked)))
    data = {
        "series": canon.slug,
        "said": tried.said,
        "edits": changes_data(tried.changes),
        "overlooked": tried.overlooked,
        "bible": [f.model_dump(mode="json") for f in tried.findings],
        "episodes": sum(map(len, found.values())),
        "errors": errors,
        "findings": [
            {"branch": branch, "episode": one.episode} | f.model_dump(mode="json")
            for branch, of in found.items()
            for one in of
            for f in one.findings
        ],
    }  # fmt: skip

    def printed(console: Console) -> None:
        _print_tried(console, canon, tried)
        for branch, of in found.items():
            _print_findings(console, branch, of)

    answer(options, data, printed)
    return _WRONG if errors else 0


async def _try(canon: Canon) -> _Tried:
    """Read the files and see what would come of them; BibleError when one of them is wrong."""
    bible = canon.studio.bibles.current(canon.slug)
    number = canon.branch.episode + 1
    news = await said.news(canon.connection, canon.branch, bible, number)
    facts = await canon_log.current(canon.connection, canon.branch)
    before = await edits.last_planned(canon.connection, canon.series)
    return _Tried(
        bible=bible,
        said=tuple(diff(before, bible)) if before else (),
        changes=tuple((facts.get(fact.slot), fact) for fact in news.facts),
        findings=tuple(check_against_canon(bible, facts, before)),
        overlooked=tuple(
            f"{file}: {why}" for file, why in overlooked(canon.studio.bibles.folder / canon.slug)
        ),
    )


def _print_tried(console: Console, canon: Canon, tried: _Tried) -> None:
    bible, changes = tried.bible, tried.changes
    title = f"[bold]{escape(bible.series.title)}[/bold]"
    holds = f"{len(bible.characters)} characters, {len(bible.locations)} locations"
    threads = sum(len(arc.threads) for arc in bible.arcs)
    console.print(f"\n{title}  the bible is well: {holds}, {threads} threads")
    for text in tried.said:
        console.print(f"  • {escape(text)}")
    if not canon.branch.episode:
        console.print(f"  nothing has aired; the first episode learns all of it ({len(changes)})")
    elif changes:
        console.print(f"  from episode {canon.branch.episode + 1} on, {len(changes)} facts change:")
        console.print(diff_table(changes, lore_of(bible)))
    else:
        console.print("  it says no fact that the canon does not know")
    for text in tried.overlooked:
        console.print(f"[yellow]overlooked[/yellow]  {escape(text)}")
    for found in tried.findings:
        _print_finding(console, f"the bible, {found.rule}", found)


async def _recheck(canon: Canon, bible: Bible) -> dict[str, list[Rechecked]]:
    """By branch, its plans with what is wrong in them: main's first, then those of rehearsals."""
    c = canon_branch.c
    rehearsed = sa.exists().where(canon_rehearsal.c.branch_id == c.id)
    names = await canon.connection.execute(
        sa.select(c.name)
        .where(c.series_id == canon.series, (c.name == canon_log.MAIN) | rehearsed)
        .order_by(c.id)
    )
    waivers = await memory.waivers(canon.connection, canon.series)
    found: dict[str, list[Rechecked]] = {}
    for name in names.scalars().all():
        branch = await canon_log.branch(canon.connection, canon.series, name)
        async with aclosing(recheck(canon.connection, branch, bible, waivers)) as plans:
            found[name] = [one async for one in plans]
    return found


def _print_findings(console: Console, branch: str, plans: Sequence[Rechecked]) -> None:
    if not plans:
        return
    for one in plans:
        for found in one.findings:
            _print_finding(console, f"episode {one.episode}, {found.rule}", found)
    counts = Counter(
        "waived" if f.waived else f"{f.severity}s" for one in plans for f in one.findings
    )
    told = ", ".join(f"{counts[name]} {name}" for name in ("errors", "warnings", "waived"))
    console.print(f"\n[bold]{escape(branch)}[/bold]  {len(plans)} episodes checked: {told}")


def _print_finding(console: Console, where: str, found: Finding) -> None:
    style = "dim" if found.waived else "red" if found.severity == "error" else "yellow"
    mark = "waived" if found.waived else found.severity
    console.print(f"[{style}]{mark}[/{style}]  {escape(where)}: {escape(found.message)}")
    if found.line:
        console.print(f"         the plan: {escape(found.line)}")
    if found.fact:
        value = escape(found.fact.value or "nothing")
        console.print(
            f"         the canon: {escape(found.fact.slot)} = {value} ({place_of(found.fact)})"
        )
    if found.waived:
        console.print(f"         because: {escape(found.waived)}")


async def _verify(canon: Canon, options: argparse.Namespace) -> int:
    problems = await canon_log.verify(canon.connection, canon.branch)
    data = {
        "branch": canon.branch.name, "lines": canon.branch.seq, "episode": canon.branch.episode,
        "problems": problems,
    }  # fmt: skip

    def printed(console: Console) -> None:
        for problem in problems:
            console.print(f"[red]broken[/red]  {escape(problem)}")
        if problems:
            console.print(
                "restore the database from a backup; `anigen canon export` saves the rest"
            )
        else:
            console.print(
                f"[green]whole[/green]  {escape(canon.branch.name)}: {canon.branch.seq} lines up to"
                f" episode {canon.branch.episode}, and the facts are what they say"
            )

    answer(options, data, printed)
    return _WRONG if problems else 0
