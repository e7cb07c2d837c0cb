"""`anigen canon show`: the card of a person, a place, a thing or a thread, as of any episode."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence

from rich.console import Console, Group, RenderableType
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table

from canon import history
from canon.slots import Kind, entities_of, field_of, kind_of, subject_of
from canon.telling import Lore, lore_of, tell
from schemas.canon import Authority, Fact

from .canon import Canon, answer, as_data, lines_of, meant, place_of, require_episode

_SECTIONS = (
    "", "wounds", "has", "here", "knows", "secrets", "relations", "met", "oaths", "threads",
    "what happened",
)  # fmt: skip
_BY_KIND = {
    Kind.KNOWS: "knows", Kind.SECRET: "secrets", Kind.RELATION: "relations", Kind.MET: "met",
    Kind.OATH: "oaths", Kind.THREAD: "threads", Kind.EVENT: "what happened",
}  # fmt: skip
_HISTORY = 20  # lines of it that are shown


async def show(canon: Canon, options: argparse.Namespace) -> int:
    """Print the card of everything that the word may mean."""
    then = require_episode(canon, options.as_of)
    facts = await history.state(canon.connection, canon.branch, then)
    lore = lore_of(canon.bible, facts)
    cards = []
    for one in meant(options.entity, facts, canon.bible):
        about = [facts[slot] for slot in sorted(facts) if _concerns(facts[slot], one)]
        cards.append((one, about, await _history(canon, one, then)))
    data = [
        {
            "id": one, "name": lore.names.get(one, one), "as_of": then,
            "facts": [as_data(f) for f in about], "history": [as_data(f) for f in past],
        }
        for one, about, past in cards
    ]  # fmt: skip

    def printed(console: Console) -> None:
        for one, about, past in cards:
            when = f"as of episode {then}" if then is not None else "now"
            name = lore.names.get(one) or lore.names.get(f"thread:{one}") or one
            console.print(f"\n[bold]{escape(name)}[/bold]  [dim]{escape(one)}, {when}[/dim]")
            console.print(_card(one, about, lore) if about else "  nothing is established yet")
            if shown := [fact for fact in past if fact.episode][-_HISTORY:]:
                console.print("  [bold]history[/bold]")
                console.print(Padding(_told(shown, lore), (0, 0, 0, 4)))

    answer(options, data, printed)
    return 0


def _concerns(fact: Fact, one: str) -> bool:
    return bool(fact.value) and one in entities_of(fact.slot, fact.value)


async def _history(canon: Canon, one: str, then: int | None) -> list[Fact]:
    found = await lines_of(canon, entities={one})
    return [fact for _, fact in found if then is None or fact.episode <= then]


def _card(one: str, about: Sequence[Fact], lore: Lore) -> Group:
    grouped: dict[str, list[Fact]] = {name: [] for name in _SECTIONS}
    for fact in about:
        grouped[_section(fact, one)].append(fact)
    return Group(*_sections(grouped, lore))


def _sections(grouped: Mapping[str, Sequence[Fact]], lore: Lore) -> Iterator[RenderableType]:
    for name, facts in grouped.items():
        if not facts:
            continue
        if name:
            yield f"  [bold]{name}[/bold]"
        yield Padding(_told(sorted(facts, key=_age), lore), (0, 0, 0, 4 if name else 2))


def _section(fact: Fact, one: str) -> str:
    kind, field = kind_of(fact.slot), field_of(fact.slot)
    if field.startswith("wound."):
        return "wounds"
    if kind is Kind.THING and subject_of(fact.slot) != one:
        return "here" if fact.value.startswith("@") else "has"
    if kind is Kind.THREAD and subject_of(fact.slot) == one:
        return ""
    return _BY_KIND.get(kind, "")


def _age(fact: Fact) -> tuple[int, int, str]:
    return fact.episode, fact.scene, fact.slot


def _told(facts: Sequence[Fact], lore: Lore) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), show_header=False)
    table.add_column(justify="right", style="dim")
    table.add_column()
    table.add_column(style="dim")
    for fact in facts:
        by = "" if fact.by is Authority.DIRECTOR else fact.by.value
        table.add_row(place_of(fact), escape(tell(fact, lore)), by)
    return table
