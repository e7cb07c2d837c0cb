"""The fold: play a plan's beats over the canon, scene by scene, and see what comes true.

The facts that come out are the episode's delta. What could not have come true is a finding: nobody
gives what they do not hold, the dead say nothing, no thread is resolved before it was opened. What
happens now changes the canon; a flashback is played over the canon of its episode and a dream over
nothing, and both change nothing. A beat that contradicts the canon is found and still played, as
the screen would show it; one that cannot be read is not.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping

from schemas.bible import Bible
from schemas.canon import Fact, Finding
from schemas.plan import Beat, BeatKind, EntityKind, EpisodePlan, Introduction, Timeframe

from .effects import changes
from .roster import Roster
from .rules import FAMILIES
from .rules.form import incomplete, lacks, unwritable
from .rules.moment import Complaint, Moment, SceneRule, quoted
from .rules.naming import introductions, unknown
from .rules.relations import steps
from .slots import is_slot
from .world import World

Past = Callable[[int], Mapping[str, Fact] | None] | Mapping[int, Mapping[str, Fact]]
"""The facts as of an episode: asked by number, or by number kept."""


def fold(
    plan: EpisodePlan,
    bible: Bible,
    current: Mapping[str, Fact],
    episode: int,
    *,
    past: Past | None = None,
) -> tuple[tuple[Fact, ...], tuple[Finding, ...]]:
    """Play `plan` over the current facts, by slot.

    Flashbacks are checked against the facts as of their episode, which `past` knows; without it
    against those of the current facts that are as old. Returns the facts that change, in the order
    they come true, and what contradicts the canon.
    """
    return _Fold(plan, bible, current, episode, past).play()


def world_after(
    plan: EpisodePlan, bible: Bible, current: Mapping[str, Fact], episode: int, scenes: int
) -> World:
    """The world as the first `scenes` scenes of a plan leave it, whatever is wrong with them."""
    played = _Fold(plan, bible, current, episode, None)
    played.play(scenes)
    return played.now


class _Fold:
    def __init__(
        self,
        plan: EpisodePlan,
        bible: Bible,
        current: Mapping[str, Fact],
        episode: int,
        past: Past | None,
    ) -> None:
        self._plan, self._bible, self._current = plan, bible, current
        self._episode, self._past = episode, past
        self._roster = Roster(bible, current, plan.introductions)
        self.now = World(bible, current, episode, self._roster)
        self._then: dict[int, World] = {}
        self._findings: list[Finding] = []

    def play(self, scenes: int = 6) -> tuple[tuple[Fact, ...], tuple[Finding, ...]]:
        self._introduce()
        for number, scene in enumerate(self._plan.scenes[:scenes], 1):
            world = self._world(scene.timeframe, scene.as_of_episode)
            world.scene = number
            self._scene(Moment(world, scene, number))
        news = self.now.changed.values()
        started = self.now.started
        return tuple(f for f in news if started(f.slot) != f.value), tuple(self._findings)

    def _world(self, timeframe: Timeframe, as_of: int) -> World:
        if timeframe is not Timeframe.FLASHBACK:
            return self.now
        if as_of not in self._then:
            facts, doubt = _as_of(self._current, as_of, self._past)
            self._then[as_of] = World(self._bible, facts, self._episode, self._roster, doubt=doubt)
        return self._then[as_of]

    def _scene(self, m: Moment) -> None:
        dream = m.scene.timeframe is Timeframe.DREAM
        families = [f for f in FAMILIES if f.dreams or not dream]
        self._ask(m, (rule for family in families for rule in family.before))
        if m.now and self._roster.place(m.scene.location):
            for who in filter(self._roster.person, m.present()):
                m.world.arrive(who, m.scene)
        for beat in m.scene.beats:
            self._beat(m, beat, dream=dream)
        self._ask(m, (rule for family in families for rule in family.after))

    def _ask(self, m: Moment, rules: Iterable[SceneRule]) -> None:
        for rule in rules:
            self._complain(m, rule(m))

    def _beat(self, m: Moment, beat: Beat, *, dream: bool) -> None:
        said, beat = beat, m.world.resolved(beat)
        if unreadable := tuple(_unreadable(m, said, beat)):
            self._complain(m, unreadable)
            return
        if dream:
            return
        for family in FAMILIES:
            for rule in family.beats.get(beat.kind, ()):
                self._complain(m, rule(m, beat))
        if beat.kind is BeatKind.RELATION and steps(beat.value) is None:
            return
        if beat.kind is BeatKind.MOVE:
            m.world.leave(beat.who, beat.where)
        made = changes(m.world, beat)
        if any(not is_slot(slot) for slot, _ in made):
            self._complain(m, (unwritable(said),))
            return
        for slot, value in made:
            m.world.set(slot, value)

    def _complain(self, m: Moment, complaints: Iterable[Complaint]) -> None:
        for c in complaints:
            if not (c.slot and m.world.doubts(c.slot)):
                fact = m.world.fact(c.slot) if c.slot else None
                self._findings.append(finding(c, m.number, fact))

    def _introduce(self) -> None:
        """Let newcomers be known, from the scene in which they first appear."""
        first = _appearances(self._plan)
        for number, complaint in introductions(self._roster, first):
            self._findings.append(finding(complaint, number, None))
        for one in self._plan.introductions:
            if not self._roster.taken(one) and first.get(one.id, 1):
                self.now.scene = first.get(one.id, 1)
                for slot, value in _introduced(one):
                    self.now.set(slot, value)


def finding(complaint: Complaint, scene: int, fact: Fact | None) -> Finding:
    """A complaint as a finding; scene 0 is the episode as a whole."""
    where = f"scene {scene}: " if scene else ""
    return Finding(
        severity=complaint.severity, rule=complaint.rule, scene=scene,
        message=where + complaint.message, line=complaint.line, fact=fact,
    )  # fmt: skip


def _unreadable(m: Moment, said: Beat, beat: Beat) -> Iterator[Complaint]:
    """Why a beat cannot be played at all."""
    if lack := lacks(beat):
        yield incomplete(said, lack)
    for who in filter(None, (beat.who, beat.to)):
        if not m.world.roster.person(who):
            yield unknown(who, quoted(said))
    if beat.where and not m.world.roster.place(beat.where):
        yield Complaint(
            "unknown place", f"{beat.kind}: there is no location {beat.where!r}", quoted(said)
        )


def _as_of(
    current: Mapping[str, Fact], episode: int, past: Past | None
) -> tuple[Mapping[str, Fact], Callable[[str], bool]]:
    """The facts as of an episode, and of which slots they leave one in doubt.

    Nobody knows at which moment of its episode a flashback looks back, so what changed in it is in
    doubt. Where no history is known the facts are those of the current ones that are as old, and
    what has changed since is in doubt as well.
    """
    known = past(episode) if callable(past) else past.get(episode) if past is not None else None
    facts, witness = (_Older(current, episode), current) if known is None else (known, known)

    def doubt(slot: str) -> bool:
        fact = witness.get(slot)
        return fact is not None and fact.episode >= episode

    return facts, doubt


class _Older(Mapping[str, Fact]):
    """Those of some facts that already held in an episode."""

    def __init__(self, facts: Mapping[str, Fact], episode: int) -> None:
        self._facts, self._episode = facts, episode

    def __getitem__(self, slot: str) -> Fact:
        fact = self._facts[slot]
        if fact.episode > self._episode:
            raise KeyError(slot)
        return fact

    def __iter__(self) -> Iterator[str]:
        return (slot for slot, fact in self._facts.items() if fact.episode <= self._episode)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _appearances(plan: EpisodePlan) -> dict[str, int]:
    """In which scene each newcomer is first met; 0 for one only remembered or dreamt of."""
    found: dict[str, int] = {}
    for number, scene in enumerate(plan.scenes, 1):
        ids = {scene.location, *(m.character for m in scene.cast)}
        ids.update(word for b in scene.beats for word in (b.who, b.to, b.what, b.where))
        for one in plan.introductions:
            if one.id in ids and not found.get(one.id):
                found[one.id] = number if scene.timeframe is Timeframe.PRESENT else 0
    return found


def _introduced(one: Introduction) -> Iterator[tuple[str, str]]:
    """What an introduction establishes."""
    if one.kind is EntityKind.THREAD:
        return
    if one.kind is EntityKind.SECRET:
        yield f"secret:{one.id}.text", one.name
        return
    of = one.id if one.kind is EntityKind.PERSON else f"{one.kind.value}:{one.id}"
    yield f"{of}.name", one.name
    if one.aliases:
        yield f"{of}.aliases", json.dumps(one.aliases, ensure_ascii=False)
    if one.role:
        yield f"{of}.role", one.role
