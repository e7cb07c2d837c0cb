"""The ground: a plan in which something is planted, scene by scene, and the world it stands in."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence

from schemas.bible import Bible
from schemas.canon import Fact
from schemas.plan import (
    Beat,
    BeatKind,
    CastMember,
    EpisodePlan,
    Introduction,
    Line,
    Manner,
    Presence,
    ScenePlan,
    Subject,
    Timeframe,
)  # fmt: skip

from ..fold import world_after
from ..rules.limbs import group_of, needs
from ..rules.moment import AWAKE
from ..rules.whereabouts import shut
from ..standing import Index, index_of
from ..world import World
from .vocabulary import Words, words_for

MOST_BEATS, _MOST_CAST, _MOST_LINES = 16, 8, 3
_LOOKED_AT = 200  # of long lists


class Unplantable(Exception):  # noqa: N818 - says that there is no room, not that something failed
    """There is no room here for what was to be planted."""


class Ground:
    """A plan under change; `plan()` is the plan as changed so far."""

    def __init__(
        self,
        plan: EpisodePlan,
        bible: Bible,
        facts: Mapping[str, Fact],
        episode: int,
        dice: random.Random,
    ) -> None:
        self._plan, self.bible, self.facts, self.episode = plan, bible, facts, episode
        self.dice = dice
        self.scenes = list(plan.scenes)
        self.index: Index = index_of(facts)
        self.words: Words = words_for(bible.rules)

    def plan(self) -> EpisodePlan:
        """The plan as changed so far."""
        scenes = {f"scene_{n}": scene for n, scene in enumerate(self.scenes, 1)}
        return self._plan.model_copy(update=scenes)

    def introduce(self, one: Introduction) -> None:
        """Add a newcomer."""
        if len(self._plan.introductions) >= _MOST_CAST:
            raise Unplantable
        self._plan = self._plan.model_copy(
            update={"introductions": (*self._plan.introductions, one)}
        )

    @property
    def newcomers(self) -> tuple[Introduction, ...]:
        """Who and what the plan introduces."""
        return self._plan.introductions

    def now(self) -> list[int]:
        """The scenes that happen in the present, from 1."""
        return [n for n, s in enumerate(self.scenes, 1) if s.timeframe is Timeframe.PRESENT]

    def scene(self, n: int) -> ScenePlan:
        """Scene `n`, from 1."""
        return self.scenes[n - 1]

    def change(self, n: int, **changes: object) -> None:
        """Change fields of a scene."""
        self.scenes[n - 1] = self.scenes[n - 1].model_copy(update=changes)

    def one(self) -> int:
        """A scene of the present."""
        return self.dice.choice(self.now())

    def two(self) -> tuple[int, int]:
        """Two scenes of the present, the earlier first."""
        now = self.now()
        if len(now) < 2:
            raise Unplantable
        first, second = sorted(self.dice.sample(now, 2))
        return first, second

    def after(self, n: int) -> World:
        """The world as scene `n` leaves it."""
        return world_after(self.plan(), self.bible, self.facts, self.episode, n)

    def beat(self, n: int, kind: BeatKind, **fields: str) -> None:
        """Add a beat at the end of a scene."""
        beats = self.scene(n).beats
        if len(beats) >= MOST_BEATS:
            raise Unplantable
        self.change(n, beats=(*beats, Beat(kind=kind, **fields)))

    def cast(self, n: int, who: str, presence: Presence = Presence.SPEAKS) -> None:
        """Have somebody in a scene in this way, whether they were in it or not."""
        others = tuple(m for m in self.scene(n).cast if m.character != who)
        if len(others) >= _MOST_CAST:
            raise Unplantable
        self.change(n, cast=(*others, CastMember(character=who, presence=presence)))

    def say(self, n: int, who: str, text: str, manner: Manner = Manner.NORMAL) -> None:
        """Add a line to a scene."""
        shots = list(self.scene(n).shots)
        for i, shot in enumerate(shots):
            if len(shot.lines) < _MOST_LINES:
                said = Line(speaker=who, text=text, manner=manner)
                shots[i] = shot.model_copy(update={"lines": (*shot.lines, said)})
                self.change(n, shots=tuple(shots))
                return
        raise Unplantable

    def show(self, n: int, who: str) -> None:
        """Have somebody in the picture."""
        shots = list(self.scene(n).shots)
        subjects = (*shots[0].subjects[:3], Subject(character=who))
        shots[0] = shots[0].model_copy(update={"subjects": subjects})
        self.change(n, shots=tuple(shots))

    def people(self, n: int) -> list[str]:
        """Who is in scene `n`, and alive after it."""
        world = self.after(n)
        here = [m.character for m in self.scene(n).cast if m.presence in AWAKE]
        return [who for who in here if world.roster.person(who) == who and world.alive(who)]

    def somebody(self, n: int) -> str:
        """Somebody who is in scene `n` and alive after it."""
        return self.pick(self.people(n))

    def pair(self, n: int) -> tuple[str, str]:
        """Two people who are in scene `n` and alive after it."""
        people = self.people(n)
        if len(people) < 2:
            raise Unplantable
        one, other = self.dice.sample(people, 2)
        return one, other

    def pick(self, of: Sequence[str]) -> str:
        """One of some."""
        if not of:
            raise Unplantable
        return self.dice.choice(of)

    def some(self, of: Mapping[str, object], fit: Callable[[str], bool]) -> list[str]:
        """Those of a long list that fit, of as many as one cares to look at."""
        listed = list(of)
        looked = self.dice.sample(listed, min(_LOOKED_AT, len(listed)))
        return [x for x in looked if fit(x)]

    def known(self) -> dict[str, None]:
        """Everybody who has a name, newcomers apart."""
        return dict.fromkeys(c.id for c in self.bible.characters) | self.index.people

    def open_places(self, world: World) -> list[str]:
        """Places that can be entered."""
        known = dict.fromkeys(p.id for p in self.bible.locations) | self.index.places
        return self.some(known, lambda p: not shut(world.value(f"place:{p}.status")))

    def introduced(self, one: str, other: str) -> bool:
        """Whether two meet for the first time in this plan."""
        return any(
            b.kind is BeatKind.FIRST_MEETING and {b.who, b.to} == {one, other}
            for scene in self.scenes
            for b in scene.beats
        )

    def able(self, world: World, who: str, verb: str) -> bool:
        """Whether nothing that hurts somebody is in the way of a verb."""
        wounds = (w.slot.removeprefix(f"{who}.wound.") for w in world.wounds(who))
        return not needs(verb) & {group_of(part) for part in wounds}

    @staticmethod
    def require(condition: object) -> None:
        """Give up unless something is so."""
        if not condition:
            raise Unplantable

    def free(self, world: World, who: str, *verbs: str) -> bool:
        """Whether somebody has sworn none of these verbs off."""
        return not any(world.value(f"oath:{who}|{verb}") for verb in verbs)
