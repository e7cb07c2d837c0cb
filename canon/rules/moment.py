"""The moment a rule looks at, how it quotes the plan and the canon, and how it complains."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from schemas.canon import Authority, Fact
from schemas.plan import Beat, BeatKind, Line, Presence, ScenePlan, Timeframe

from ..world import World

AWAKE = (Presence.SPEAKS, Presence.ACTS, Presence.PRESENT)


@dataclass(frozen=True)
class Complaint:
    """What a rule has found: a sentence, the words of the plan, and the slot that they contradict."""

    rule: str
    message: str
    line: str = ""
    slot: str = ""
    severity: Literal["error", "warning"] = "error"


@dataclass(frozen=True)
class Moment:
    """A scene of the plan, and the world at that point of it."""

    world: World
    scene: ScenePlan
    number: int

    @property
    def now(self) -> bool:
        """Whether the scene happens in the present."""
        return self.scene.timeframe is Timeframe.PRESENT

    def present(self) -> tuple[str, ...]:
        """Who is here, alive and awake: ids."""
        return tuple(m.character for m in self.scene.cast if m.presence in AWAKE)

    def here(self, who: str) -> bool:
        """Whether somebody takes part in the scene."""
        return who in self.present()

    def lines(self) -> Iterator[Line]:
        """What is said, in order."""
        for shot in self.scene.shots:
            yield from shot.lines

    def name(self, one: str) -> str:
        """What somebody or somewhere is called."""
        return self.world.roster.name(one)

    def when(self, slot: str) -> str:
        """When a fact was established, in words: `in episode 12`."""
        return when(self.world.fact(slot), self.world.episode)

    def quote(self, line: Line) -> str:
        """A line as it stands in the plan, with its speaker."""
        return f"{self.name(line.speaker)}: “{line.text}”"


SceneRule = Callable[[Moment], Iterator[Complaint]]
BeatRule = Callable[[Moment, Beat], Iterator[Complaint]]


@dataclass(frozen=True)
class Family:
    """Rules of one kind: asked before a scene's beats, before each beat of a kind, and after them.

    `dreams`: whether they hold in dreams, too.
    """

    before: tuple[SceneRule, ...] = ()
    beats: Mapping[BeatKind, tuple[BeatRule, ...]] = field(default_factory=dict)
    after: tuple[SceneRule, ...] = ()
    dreams: bool = False


def when(fact: Fact | None, episode: int) -> str:
    """When a fact was established, in words, seen from `episode`."""
    if fact is None:
        return "so far"
    if fact.episode == 0:
        return "in the bible" if fact.by is Authority.OPERATOR else "from the beginning"
    if fact.episode == episode:
        return f"in scene {fact.scene}"
    return f"in episode {fact.episode}"


def quoted(beat: Beat) -> str:
    """A beat as one reads it: `give lantern mio → ren`."""
    people = " → ".join(part for part in (beat.who, beat.to) if part)
    words = (beat.kind.value, beat.what, people, f"at {beat.where}" if beat.where else "")
    said = " ".join(word for word in words if word)
    return f"{said}: {beat.value}" if beat.value else said
