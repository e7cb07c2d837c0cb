"""The fold: play a plan's beats over the canon, scene by scene, and see what comes true.

The facts that come out are the episode's delta. What could not have come true is a finding: nobody
gives what they do not hold, the dead say nothing, no thread is resolved before it was opened.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping

from schemas.bible import Bible
from schemas.canon import Fact, Finding
from schemas.plan import NARRATOR, Beat, BeatKind, EpisodePlan, Presence, ScenePlan

ABSENT = (Presence.MENTIONED,)


def fold(
    plan: EpisodePlan, bible: Bible, current: Mapping[str, str], episode: int
) -> tuple[tuple[Fact, ...], tuple[Finding, ...]]:
    """Play `plan` over the current facts (slot → value).

    Returns the facts that change, in the order they come true, and what contradicts the canon.
    """
    return _Fold(bible, dict(current), episode).play(plan)


class _Fold:
    def __init__(self, bible: Bible, current: dict[str, str], episode: int) -> None:
        self._bible, self._now, self._episode = bible, current, episode
        self._before = dict(current)
        self._people = {c.id: c for c in bible.characters}
        self._places = {p.id for p in bible.locations}
        self._scene = 0
        self._changed: dict[str, Fact] = {}
        self._findings: list[Finding] = []
        self._kinds: dict[BeatKind, Callable[[Beat], None]] = {
            BeatKind.MOVE: self._move,
            BeatKind.GIVE: self._give,
            BeatKind.USE: self._use,
            BeatKind.LOSE: self._lose,
            BeatKind.FIND: self._find,
            BeatKind.INJURE: lambda b: self._set(f"{b.who}.wound", b.value or "hurt"),
            BeatKind.HEAL: lambda b: self._set(f"{b.who}.wound", ""),
            BeatKind.LEARN: lambda b: self._set(f"knows:{b.who}|{b.what}", "yes"),
            BeatKind.TELL: self._tell,
            BeatKind.RELATION: self._relation,
            BeatKind.GOAL: lambda b: self._set(f"{b.who}.goal", b.value),
            BeatKind.DIE: lambda b: self._set(f"{b.who}.alive", "no"),
            BeatKind.PLACE_STATUS: lambda b: self._set(f"place:{b.where}.status", b.value),
            BeatKind.EVENT: self._event,
            BeatKind.OPEN_THREAD: self._open_thread,
            BeatKind.ADVANCE_THREAD: self._advance_thread,
            BeatKind.RESOLVE_THREAD: self._resolve_thread,
            BeatKind.CALLBACK: lambda _: None,
        }

    def play(self, plan: EpisodePlan) -> tuple[tuple[Fact, ...], tuple[Finding, ...]]:
        for self._scene, scene in enumerate(plan.scenes, 1):
            self._check_scene(scene)
            for beat in scene.beats:
                self._beat(beat)
            here = [m.character for m in scene.cast if m.presence not in ABSENT]
            for who in here:
                self._set(f"{who}.location", scene.location)
        facts = (f for f in self._changed.values() if self._before.get(f.slot, "") != f.value)
        return tuple(facts), tuple(self._findings)

    def _check_scene(self, scene: ScenePlan) -> None:
        if scene.location not in self._places:
            self._wrong("unknown place", f"there is no location {scene.location!r}")
        elif (status := self._now.get(f"place:{scene.location}.status")) in {"sealed", "ruined"}:
            self._wrong("place", f"{scene.location} is {status} and cannot be played in")
        cast = {member.character for member in scene.cast}
        for who in sorted(cast - set(self._people)):
            self._wrong("unknown name", f"there is no character {who!r}")
        for line in _speakers(scene):
            if line == NARRATOR:
                continue
            if line not in cast:
                self._wrong("not in scene", f"{line!r} speaks but is not in the scene's cast")
            elif not self._alive(line):
                self._wrong("dead", f"{line!r} died earlier and cannot speak")
        for banned in self._bible.rules.forbidden_words:
            word = re.compile(rf"(?<!\w){re.escape(banned)}(?!\w)", re.IGNORECASE)
            if any(word.search(text) for text in _texts(scene)):
                self._wrong("forbidden word", f"the word {banned!r} is forbidden in this series")

    def _beat(self, beat: Beat) -> None:
        for who in filter(None, (beat.who, beat.to)):
            if who not in self._people:
                self._wrong("unknown name", f"{beat.kind}: there is no character {who!r}")
                return
        if beat.where and beat.where not in self._places:
            self._wrong("unknown place", f"{beat.kind}: there is no location {beat.where!r}")
            return
        if beat.who and beat.kind is not BeatKind.CALLBACK and not self._alive(beat.who):
            self._wrong("dead", f"{beat.kind}: {beat.who!r} died earlier")
            return
        self._kinds[beat.kind](beat)

    def _move(self, beat: Beat) -> None:
        self._set(f"{beat.who}.location", beat.where)

    def _give(self, beat: Beat) -> None:
        if self._holds(beat):
            self._set(f"thing:{beat.what}.holder", beat.to)

    def _use(self, beat: Beat) -> None:
        self._holds(beat)

    def _lose(self, beat: Beat) -> None:
        if self._holds(beat):
            self._set(f"thing:{beat.what}.holder", "")

    def _find(self, beat: Beat) -> None:
        self._set(f"thing:{beat.what}.holder", beat.who)

    def _tell(self, beat: Beat) -> None:
        secret = self._people[beat.who].secrets if beat.who else ()
        knows = self._now.get(f"knows:{beat.who}|{beat.what}") or beat.what in secret
        if not knows:
            self._wrong("knowledge", f"{beat.who!r} tells {beat.what!r} without knowing it")
        elif beat.to:
            self._set(f"knows:{beat.to}|{beat.what}", "yes")

    def _relation(self, beat: Beat) -> None:
        try:
            value = max(-3, min(3, int(beat.value)))
        except ValueError:
            self._wrong("relation", f"a relation is a number from -3 to 3, not {beat.value!r}")
            return
        self._set(f"relation:{beat.who}|{beat.to}", str(value))

    def _event(self, beat: Beat) -> None:
        slot = f"event:{beat.what}|{beat.who}|{beat.to}|{self._episode}.{self._scene}"
        self._set(slot, beat.value)

    def _open_thread(self, beat: Beat) -> None:
        if self._now.get(f"thread:{beat.what}.state"):
            self._wrong("thread", f"the thread {beat.what!r} has been opened before")
            return
        self._set(f"thread:{beat.what}.state", "open")
        self._set(f"thread:{beat.what}.question", beat.value)
        if beat.who:
            self._set(f"thread:{beat.what}.who", json.dumps([w for w in (beat.who, beat.to) if w]))

    def _advance_thread(self, beat: Beat) -> None:
        if self._is_open(beat):
            known = self._known(beat.what)
            self._set(f"thread:{beat.what}.known", json.dumps([*known, beat.value]))

    def _resolve_thread(self, beat: Beat) -> None:
        if self._is_open(beat):
            self._set(f"thread:{beat.what}.state", "resolved")
            self._set(f"thread:{beat.what}.answer", beat.value)

    def _is_open(self, beat: Beat) -> bool:
        state = self._now.get(f"thread:{beat.what}.state")
        if state != "open":
            was = "is resolved already" if state == "resolved" else "has not been opened"
            self._wrong("thread", f"{beat.kind}: the thread {beat.what!r} {was}")
        return state == "open"

    def _known(self, thread: str) -> list[str]:
        found: list[str] = json.loads(self._now.get(f"thread:{thread}.known", "[]"))
        return found

    def _holds(self, beat: Beat) -> bool:
        slot = f"thing:{beat.what}.holder"
        start = next((c.id for c in self._bible.characters if beat.what in c.has), "")
        holder = self._now.get(slot, start)
        if holder != beat.who:
            has = f"{holder!r} has it" if holder else "nobody has it"
            self._wrong(
                "possession", f"{beat.kind}: {beat.who!r} does not hold {beat.what!r}: {has}"
            )
        return holder == beat.who

    def _alive(self, who: str) -> bool:
        return self._now.get(f"{who}.alive") != "no"

    def _set(self, slot: str, value: str) -> None:
        if self._now.get(slot, "") == value:
            return
        self._now[slot] = value
        fact = Fact(slot=slot, value=value, episode=self._episode, scene=self._scene)
        self._changed.pop(slot, None)
        self._changed[slot] = fact

    def _wrong(self, rule: str, message: str) -> None:
        self._findings.append(
            Finding(rule=rule, scene=self._scene, message=f"scene {self._scene}: {message}")
        )


def _speakers(scene: ScenePlan) -> list[str]:
    return sorted({line.speaker for shot in scene.shots for line in shot.lines})


def _texts(scene: ScenePlan) -> Iterator[str]:
    yield scene.synopsis
    for shot in scene.shots:
        yield shot.action
        for line in shot.lines:
            yield line.text
