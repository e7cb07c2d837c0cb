"""The outline: what an episode is made of before it is written out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from schemas.plan import TimeOfDay, Weather

from .agenda import Agenda, agenda
from .almanac import feast
from .casting import Pair, Players, obstacle, pair, riddle_players
from .dice import Dice
from .itinerary import HUBS, Wish, can_be_timed
from .script import Situation
from .shape import shape
from .stage import Stage
from .turns import Turn

_BEFORE_NIGHT = (TimeOfDay.NIGHT, TimeOfDay.SUNSET)
_LAST_PLACE_SHARE = 0.7


@dataclass(frozen=True)
class Outline:
    """Threads, obstacle, players, the story between two, and the kinds of the six scenes."""

    stage: Stage
    dice: Dice
    agenda: Agenda
    obstacle: Situation
    players: Players
    pair: Pair | None
    kinds: tuple[str, ...]
    shunned: tuple[str, ...] = ()

    def wishes(self) -> list[Wish]:
        """What each scene asks of its place and hour."""
        return [self._wish(i) for i in range(len(self.kinds))]

    def _wish(self, index: int) -> Wish:
        kind, due = self.kinds[index], self.agenda
        if kind in ("try", "turn", "find"):
            away = () if kind == "find" else _notes(self.obstacle, "away")
            return self._of_turn(due.main, before=kind != "find", away=away)
        if kind == "after":
            return Wish(same=self.kinds.index("find"))
        turn = {"side": due.side, "hook": due.hook, "open": due.opening}.get(kind)
        if turn:
            return self._of_turn(turn, before=False, away=())
        if kind == "ask":
            where = self._where(due.main)
            return Wish(self._last_place(where), shun=where)
        return self._of_pair(kind)

    def _of_turn(self, turn: Turn, *, before: bool, away: tuple[str, ...]) -> Wish:
        """Where and when a turn wants to be played; what leads up to it may be elsewhere."""
        times: tuple[TimeOfDay, ...] = (turn.clue.time,) if turn.clue.time else ()
        if before:
            times = _BEFORE_NIGHT if TimeOfDay.NIGHT in times else ()
        skies = _notes(self.obstacle, "weather") if turn is self.agenda.main else ()
        weathers = (turn.clue.weather,) if turn.clue.weather else tuple(map(Weather, skies))
        where = self._where(turn)
        return Wish(
            "" if away else where, kinds=away, shun=where if away else "",
            times=times, weathers=weathers,
        )  # fmt: skip

    def _of_pair(self, kind: str) -> Wish:
        if self.pair is None or kind in ("evening", "feast"):
            return Wish(kinds=HUBS)
        story, mend = self.pair.situation, kind == "mend"
        kinds = _notes(story, "ends_at" if mend else "kinds") or HUBS
        same = kind == "knot" or kinds == ("same",)
        return Wish(
            self.pair.place if kind == "spark" else "",
            same=self.kinds.index("spark") if same else -1,
            kinds=() if same else kinds,
            times=tuple(map(TimeOfDay, _notes(story, "ends" if mend else "time"))),
            weathers=tuple(map(Weather, _notes(story, "clears" if mend else "weather"))),
        )

    def _where(self, turn: Turn) -> str:
        """Where a turn is played, as far as that is written and the place is open."""
        specs = (s for arc in self.stage.recall.bible.arcs for s in arc.threads)
        usual = next((s.where for s in specs if s.id == turn.thread), ())
        return next((w for w in (turn.clue.where, *usual) if w and self.stage.place(w)), "")

    def _last_place(self, where: str) -> str:
        """Where the lead was left, or lives, if that is not where they are going."""
        lead = self.players.roles["lead"]
        options = (lead.state.location, lead.character.home or "") if lead.state else ()
        fitting = [p for p in options if p and p != where and self.stage.place(p)]
        return fitting[0] if fitting and self.dice.chance(_LAST_PLACE_SHARE) else ""


def outline(stage: Stage, seed: int, findings: Sequence[str]) -> Outline:
    """The episode in outline; with findings, one that shares as little as can be with the first."""
    series = stage.recall.bible.series.id
    first = _drawn(stage, Dice(series, stage.episode, str(seed)), ())
    if not findings:
        return first
    text = " ".join(findings)
    digest = sha256("\0".join(findings).encode()).hexdigest()
    told = [first.pair.situation.id] if first.pair else []
    threads = [t.id for t in stage.recall.threads if _speaks_of(text, t.id)]
    avoid = (first.obstacle.id, *told, *_named_in(stage, text), *threads)
    return _drawn(stage, Dice(series, stage.episode, f"{seed}|{digest}"), avoid)


def _drawn(stage: Stage, dice: Dice, avoid: tuple[str, ...]) -> Outline:
    due = agenda(stage, dice, shunned=avoid)
    situation = obstacle(stage, due.main, dice, avoid)
    players = riddle_players(stage, due.main, situation, dice, avoid)
    shunned = avoid
    while True:
        two = pair(stage, dice, players, avoid)
        kinds = shape(due, two, dice, feast=feast(stage, stage.episode) is not None)
        drawn = Outline(stage, dice, due, situation, players, two, kinds, shunned)
        timed = two and (two.situation.note("time") or two.situation.note("ends"))
        if two is None or not timed or can_be_timed(drawn.wishes()):
            return drawn
        avoid = (*avoid, two.situation.id)


def _notes(situation: Situation, key: str) -> tuple[str, ...]:
    """The words written under a key of a situation."""
    return tuple(" ".join(situation.note(key)).split())


def _named_in(stage: Stage, text: str) -> list[str]:
    """The characters and places that findings speak of, unless that is all of them."""

    def spoken(names: list[tuple[str, str]]) -> list[str]:
        hit = [one for one, name in names if _speaks_of(text, one) or _speaks_of(text, name)]
        return hit if len(hit) < len(names) else []

    people = [(p.id, p.character.name) for p in stage.people]
    return spoken(people) + spoken([(p.id, p.name) for p in stage.places])


def _speaks_of(text: str, word: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) is not None
