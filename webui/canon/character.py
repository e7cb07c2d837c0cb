"""One character: everything that the bible and the log say of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

import sqlalchemy as sa

from canon import log, telling
from canon.slots import Kind, entities_of, field_of, kind_of
from schemas.bible import Character
from schemas.canon import Fact
from schemas.tables import State, episode

from ..answering import Ask
from . import bonds, people, portraits, usual
from .contexts import Appearance, CharacterPage, Told
from .ground import Citing, Ground, by, citing

_ID = re.compile(r"[a-z][a-z0-9_-]{0,47}")
_STRETCH = 60  # episodes in the strip of appearances
_LINES = 3000  # of the log, in which what happened is looked for
_MOST = 40  # sentences of a kind
_ELSEWHERE = {"name", "aliases", "location", "goal"}

_ABOUT = sa.text(
    r"""
    select * from (
        select e.*, lag(e.value) over slots as before_value, lag(e.seq) over slots as before_seq
        from canon_event e
        where e.branch_id = :branch and e.seq > :since
            and (e.slot like :own or e.slot like :first or e.slot like :second)
        window slots as (partition by e.slot order by e.seq)
    ) told
    where episode > 0 order by seq desc limit :most
    """
)


async def page(ask: Ask, ground: Ground, who: str, until: int | None) -> CharacterPage | None:
    """Everything about one character; None when nobody has that id."""
    if not _ID.fullmatch(who):
        return None
    known = _of_bible(ground, who)
    own = await ground.said(f"{who}.", most=80)
    if known is None and not any(f.slot == f"{who}.name" and f.value for f in own):
        return None
    felt = await bonds.read(ground, who)
    oaths = await ground.said(f"oath:{who}|", most=_MOST)
    knows = await ground.said(f"knows:{who}|", most=_MOST)
    has = await ground.lookup.belongings([who])
    lines = await _lines(ground, who)
    rest = [*own, *oaths, *knows, *has.values(), *(f for f, _ in lines)]
    near = await people.states(ground, [who, *bonds.others(felt, who)])
    told = await citing(ask, await ground.lore([*rest, *felt.values(), *near.values()]), rest)
    drawn = await portraits.index(ask)
    faces = people.Faces(ground, near, told, drawn, await people.seen_lately(ground))
    around = bonds.bonds(felt, who, faces, told)
    name = next((f for f in own if f.slot == f"{who}.name"), None)
    appearances, older = await _appearances(ground, who, until)
    return CharacterPage(
        show=ask.show, person=faces.of(who), whole=people.called(who, known, near),
        main=known is not None and known.main,
        introduced=told.cite(name) if known is None and name else None,
        sheet=portraits.sheet(ask.show.slug, drawn, who, told), about=tuple(_about(ground, known)),
        secrets=known.secrets if known else (), bonds=around,
        drawn=0 < len(around) <= bonds.MOST_DRAWN, has=tuple(_has(has, told)),
        wounds=_told((f for f in own if _part(f, "wound.") and f.value), told),
        knows=_told(_learned(knows, known), told), oaths=_told((f for f in oaths if f.value), told),
        facts=_told((f for f in own if _tells(f)), told),
        happened=_told((f for f, _ in lines if kind_of(f.slot) is Kind.EVENT and f.value), told),
        changed=tuple(_changed(lines, told)), appearances=appearances, older=older,
        usual=await usual.grades(ground.connection, ask.show.id, who),
    )  # fmt: skip


def _of_bible(ground: Ground, who: str) -> Character | None:
    known = ground.bible.characters if ground.bible else ()
    return next((one for one in known if one.id == who), None)


async def _lines(ground: Ground, who: str) -> list[tuple[Fact, Fact | None]]:
    """What the newest lines of the log say of somebody, newest first, and what held before."""
    plain = who.replace("_", r"\_")
    values = {
        "branch": ground.branch.id, "since": ground.branch.seq - _LINES, "most": 4 * _MOST,
        "own": f"{plain}.%", "first": f"%:%|{plain}|%", "second": f"event:%|{plain}|%|%",
    }  # fmt: skip
    found = []
    for row in await ground.connection.execute(_ABOUT, values):
        fact = log.fact_of(row)
        if who in entities_of(fact.slot, fact.value):
            was = row.before_value
            before = fact.model_copy(update={"value": was, "episode": 0}) if was else None
            found.append((fact, before))
    return found


def _about(ground: Ground, known: Character | None) -> Iterator[tuple[str, str]]:
    """The description in the bible, by heading."""
    if known is None:
        return
    places = {p.id: p.name for p in ground.bible.locations} if ground.bible else {}
    texts = {
        "Looks": known.appearance, "Nature": known.personality, "Before the story": known.backstory,
        "Speaks": known.speech.style, "Wants": "; ".join(known.wants),
        "Fears": "; ".join(known.fears), "Is good at": "; ".join(known.skills),
        "Is often seen": "; ".join(known.gags), "Is also called": ", ".join(known.aliases),
        "Lives at": places.get(known.home or "", ""),
    }  # fmt: skip
    yield from ((heading, text) for heading, text in texts.items() if text.strip())


def _told(facts: Iterator[Fact] | Sequence[Fact], told: Citing) -> tuple[Told, ...]:
    return tuple(told.tell(fact) for fact in list(facts)[:_MOST])


def _has(facts: dict[str, Fact], told: Citing) -> Iterator[Told]:
    for slot, fact in facts.items():
        if field_of(slot) == "holder":
            state = facts.get(f"{slot.removesuffix('.holder')}.state")
            also = f" {telling.tell(state, told.lore)}" if state and state.value else ""
            yield Told(telling.tell(fact, told.lore) + also, told.cite(fact), by=by(fact))


def _learned(knows: Sequence[Fact], known: Character | None) -> Iterator[Fact]:
    """What they know beside their own secrets."""
    own = set(known.secrets) if known else set()
    return (f for f in knows if f.value and f.slot.partition("|")[2] not in own)


def _part(fact: Fact, prefix: str) -> bool:
    return field_of(fact.slot).startswith(prefix)


def _tells(fact: Fact) -> bool:
    """Whether an attribute is told among the facts, and not in a place of its own."""
    return bool(fact.value) and field_of(fact.slot) not in _ELSEWHERE and not _part(fact, "wound.")


def _changed(lines: Sequence[tuple[Fact, Fact | None]], told: Citing) -> Iterator[Told]:
    """What was otherwise before."""
    changes = ((now, was) for now, was in lines if was is not None and was.value != now.value)
    for _, (now, was) in zip(range(_MOST), changes, strict=False):
        yield told.tell(now, was=was)


async def _appearances(
    ground: Ground, who: str, until: int | None
) -> tuple[tuple[Appearance, ...], int | None]:
    """A stretch of episodes, by number, and where the one before it ends."""
    last = min(until or ground.branch.episode, ground.branch.episode)
    since = max(1, last - _STRETCH + 1)
    named: sa.ColumnElement[Any] = sa.func.replace(
        sa.cast(episode.c.plan, sa.Text), f'"character": "{who}", "presence": "mentioned"', ""
    )
    rows = await ground.connection.execute(
        sa.select(
            episode.c.number, episode.c.title,
            named.contains(f'"character": "{who}"', autoescape=True),
        )
        .where(episode.c.series_id == ground.show.id, episode.c.state == State.AIRED)
        .where(episode.c.number.between(since, last))
        .order_by(episode.c.number)
    )  # fmt: skip
    found = tuple(Appearance(number, title or "", bool(there)) for number, title, there in rows)
    return found, since - 1 if since > 1 else None
