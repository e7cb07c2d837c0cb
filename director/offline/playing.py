"""Playing: each kind of scene written out with its people, place and lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from schemas.plan import Beat, BeatKind, Expression, Mood, Weather

from .agenda import last_turn
from .almanac import feast, week
from .beats import befriended, chilled, noted, turned
from .book.pictures import HANGING, LATER, THINGS
from .casting import Pair, Players, company, parts_of, thing_slots, turn_players, written_by
from .grace import Grace
from .itinerary import Stop
from .library import bridge
from .outline import Outline
from .scene import Element, Said, Scene, Seen, perform, testimony, title
from .script import Movement, tags
from .shape import QUARRELS
from .stage import NOBODY, Person, named
from .turns import Turn
from .voice import Voice
from .words import breaths, capital, fill, shorten

_WEATHER = {
    Weather.RAIN: "rain", Weather.SNOW: "snow", Weather.STORM: "the storm", Weather.FOG: "fog",
}  # fmt: skip
_GUESTS = 2  # more people at a feast than those who speak
_KEPT_SHARE = 0.5  # of the feasts that are worth remembering
_KEPT = "{A} and {b} kept {feast} side by side."
_PARTS = frozenset({"who", "friend"})
_ROOMY = frozenset({"ask", "open", "try", "turn", "spark", "side", "evening", "hook", "feast"})


class Playing:
    """Writes the scenes of one episode."""

    def __init__(self, drawn: Outline, voice: Voice) -> None:
        self._drawn, self._voice = drawn, voice
        self._stage, self._dice = drawn.stage, drawn.dice
        self._agenda, self._pair, self._players = drawn.agenda, drawn.pair, drawn.players
        self._heard = drawn.stage.titles_heard
        ways = range(len(drawn.obstacle.named("try")))
        self._way = 0 if "turn" in drawn.kinds else drawn.dice.deal(drawn.obstacle.id, ways)
        self._things: dict[str, dict[str, str]] = {}
        self._grace = Grace(drawn.stage, drawn.dice, voice)

    def scene(self, kind: str, stop: Stop, *, number: int) -> Scene:
        """The scene of a kind at its stop."""
        scene = self._of_kind(kind, stop)
        if kind == "knot" and "mend" not in self._drawn.kinds and self._pair:
            scene.beats += chilled(self._pair) if self._pair.situation.id in QUARRELS else []
        if number == 6 and kind != "hook" and not self._hushed(kind):
            main = self._agenda.main
            going = main.thread and main.kind is not BeatKind.RESOLVE_THREAD
            self._grace.coda(scene, main.topic if going else "")
        if kind in _ROOMY:
            self._grace.passing(scene, number=number, words=number > 1)
        return scene

    def slots(self, turn: Turn, stop: Stop) -> dict[str, str]:
        """What templates may say of a turn at a stop."""
        return {
            **turn.slots, **self._players.slots(), **self._thing(turn, stop), "topic": turn.topic,
            "place": named(stop.place), "there": self._target(turn) or named(stop.place),
            "weather": _WEATHER.get(stop.weather, "the wind"),
        }  # fmt: skip

    def _thing(self, turn: Turn, stop: Stop) -> dict[str, str]:
        """What the turn is about: what is written, or something that is at the place."""
        key = f"{turn.thread} {turn.text}"
        if key not in self._things:
            details = tuple(d for d in stop.place.details if 0 < len(d.split()) <= 6)
            options = details or THINGS[stop.place.kind]
            thing = turn.clue.thing or self._dice.deal(f"thing.{stop.place.id}", options)
            self._things[key] = thing_slots(thing)
        return self._things[key]

    def _target(self, turn: Turn) -> str:
        """Where the riddle of the day will be looked into; empty where that is left open."""
        place = self._stage.place(turn.clue.where or "")
        return named(place) if place else ""

    def _hushed(self, kind: str) -> bool:
        movements = self._pair.situation.named(kind) if self._pair else ()
        return any(note == ("hush",) for m in movements for note in m.beats)

    def _of_kind(self, kind: str, stop: Stop) -> Scene:
        due = self._agenda
        turn = {"side": due.side, "hook": due.hook, "open": due.opening}.get(kind)
        if turn:
            return {"side": self._side, "hook": self._hook, "open": self._open}[kind](turn, stop)
        if kind in ("spark", "knot", "mend") and self._pair:
            return self._pair_scene(self._pair, kind, stop)
        if kind in ("try", "turn"):
            return self._obstacle_scene(kind, stop)
        telling = {
            "find": self._find, "after": self._after, "ask": self._ask, "feast": self._feast,
        }  # fmt: skip
        return telling.get(kind, self._evening)(stop)

    def _told(self, name: str) -> Movement:
        """How the obstacle is told today; its second way has no twist."""
        movements = self._drawn.obstacle.named(name)
        return movements[min(self._way, len(movements) - 1)]

    def _scene(
        self, kind: str, movement: Movement, stop: Stop, players: Players,
        elements: list[Element], *synopsis: str,
    ) -> Scene:  # fmt: skip
        heading = title(movement, self._voice, f"title.{movement.titles[0]}", self._heard)
        self._heard |= {heading}
        people = [p for p in dict.fromkeys(players.roles.values()) if p.played]
        text = " ".join(filter(None, synopsis)) or f"{heading}."
        return Scene(kind, heading, text, self._dice.choice(movement.moods), stop, people, elements)

    def _synopsis(self, movement: Movement, slots: dict[str, str]) -> str:
        return self._voice.deal(f"synopsis.{movement.titles[0]}", movement.synopses, slots)

    def _obstacle_scene(self, kind: str, stop: Stop) -> Scene:
        movement = self._told(kind)
        slots = self.slots(self._agenda.main, stop)
        players = Players({k: p for k, p in self._players.roles.items() if k not in _PARTS})
        elements = perform(movement.cues, players, slots, self._voice)
        return self._scene(kind, movement, stop, players, elements, self._synopsis(movement, slots))

    def _find(self, stop: Stop) -> Scene:
        turn = self._agenda.main
        movement = self._told("find")
        slots = self.slots(turn, stop)
        clue, players = self._clue(self._first_half(turn), self._players, slots)
        elements = perform(movement.cues, players, slots, self._voice, clue=clue)
        synopsis = self._synopsis(movement, slots)
        scene = self._scene("find", movement, stop, players, elements, synopsis, turn.text)
        scene.mood = _mood(turn, clue, scene.mood)
        scene.beats = turned(turn, stop.place.id, players, slots | players.slots())
        return scene

    def _first_half(self, turn: Turn) -> Turn:
        """As much of a turn as is played in its own scene: half, where another comes after it."""
        return (
            replace(turn, cues=turn.cues[: _half(turn)]) if "after" in self._drawn.kinds else turn
        )

    def _after(self, stop: Stop) -> Scene:
        """The second half of an arc's answer."""
        turn = self._agenda.main
        rest = replace(turn, cues=turn.cues[_half(turn) :])
        slots = self.slots(turn, stop)
        elements, players = self._written(rest, self._players, slots)
        movement = bridge("after")[0]
        synopsis = self._synopsis(movement, slots)
        return self._scene("after", movement, stop, players, elements, synopsis)

    def _clue(
        self, turn: Turn, players: Players, slots: dict[str, str]
    ) -> tuple[list[Element], Players]:
        """The moment of a turn as it is written, else told outright; and who is there for it."""
        found, everybody = self._written(turn, players, slots)
        if any(isinstance(e, Said) for e in found):
            return found, everybody
        lead, mate = players.roles["lead"], players.roles["mate"]
        teller = players.roles.get("keeper", lead)
        teller = teller if teller.played else lead
        listener = mate if teller is lead else lead
        movement = self._dice.deal("told", bridge("told"))
        answer = Players({"lead": listener, "mate": listener})
        told = testimony(turn.text, teller, listener)
        return told + perform(movement.cues, answer, slots, self._voice), players

    def _written(
        self, turn: Turn, players: Players, slots: dict[str, str]
    ) -> tuple[list[Element], Players]:
        """A turn's own lines; none when one of those who say them is not there."""
        everybody = written_by(players, self._stage, turn.cues) if turn.cues else None
        if everybody is None:
            return [], players
        by_role = bool(turn.slots)
        known = slots | everybody.slots() if by_role else {}
        played = perform(turn.cues, everybody, known, self._voice, written=not by_role)
        return [replace(e, written=True) for e in played], everybody

    def _asked(self, turn: Turn, players: Players) -> tuple[list[Element], Players]:
        """Why they set out, as it is written."""
        everybody = written_by(players, self._stage, turn.ask) if turn.ask else None
        if everybody is None:
            return [], players
        return perform(turn.ask, everybody, {}, self._voice, written=True), everybody

    def _ask(self, stop: Stop) -> Scene:
        turn = self._agenda.main
        slots = self.slots(turn, stop)
        slots["place"] = slots["there"]
        players = Players({k: self._players.roles[k] for k in ("lead", "mate")})
        elements, beats, recap = self._before(turn, players, slots)
        setting, players = self._asked(turn, players)
        lead = players.roles["lead"]
        synopsis = f"{capital(lead.called)} sets out to learn about {turn.topic}."
        if not setting:
            movement = self._dice.deal("ask", bridge("ask"))
            setting = perform(movement.cues, players, slots, self._voice)
            synopsis = self._synopsis(movement, slots)
        off = perform(self._dice.deal("off", bridge("off")).cues, players, slots, self._voice)
        elements += setting + [replace(e, optional=True) for e in off]
        scene = self._scene("ask", bridge("first")[0], stop, players, elements, recap, synopsis)
        scene.beats = [*beats, *self._goal(turn, lead)]
        return scene

    def _goal(self, turn: Turn, lead: Person) -> list[Beat]:
        """What somebody means to do from now on, when a question is new."""
        new = any(t.id == turn.thread and not t.known for t in self._stage.recall.threads)
        goal = shorten(f"to find out about {turn.topic}", 120)
        return [Beat(kind=BeatKind.GOAL, who=lead.id, value=goal)] if new else []

    def _before(
        self, turn: Turn, players: Players, slots: dict[str, str]
    ) -> tuple[list[Element], list[Beat], str]:
        """What is left over from last time: words, a beat, and what came to light."""
        elements, recap = self._premise(), ""
        recent = self._stage.recall.recent
        if last := last_turn(self._stage, turn):
            recap = last.recap
            elements += self._recap(last, players, slots)
            if last.thread != turn.thread and not turn.ask:
                elements += perform(bridge("segue")[0].cues, players, slots, self._voice)
        elif recent or not turn.ask:
            elements += perform(bridge("start")[0].cues, players, slots, self._voice)
        if not recent:
            return elements, [], recap
        told = shorten(recap or recent[-1].title, 240)
        what = f"episode:{recent[-1].number}"
        return elements, [Beat(kind=BeatKind.CALLBACK, what=what, value=told)], recap

    def _recap(self, last: Turn, players: Players, slots: dict[str, str]) -> list[Element]:
        """Last time in a sentence, and what is said to that.

        In front of those whom it is about only the narrator speaks of it.
        """
        lead, mate = players.roles["lead"], players.roles["mate"]
        if {lead.id, mate.id} & set(last.behind):
            cues = bridge("narrated")[0].cues
        else:
            cues = self._dice.deal("recap", bridge("recap")).cues
        known = slots | {"recap": last.recap, "topic": last.topic, "week": week(self._stage)}
        told = perform(cues, players, known, self._voice)
        first = told[0] if told else None
        if isinstance(first, Said) and last.recap in first.text:
            return told
        told = perform(bridge("narrated")[0].cues, players, known, self._voice)
        return told or testimony(last.recap, lead, mate)

    def _premise(self) -> list[Element]:
        """The very first words of the very first episode."""
        premise = self._stage.recall.bible.series.premise
        if self._stage.episode != 1 or not premise.strip():
            return []
        return [Said(NOBODY, NOBODY, breaths(premise, words=18, most=9)[0], written=True)]

    def _open(self, turn: Turn, stop: Stop) -> Scene:
        main = self._agenda.main
        slots = self.slots(turn, stop)
        players = Players({k: self._players.roles[k] for k in ("lead", "mate")})
        elements, beats, recap = self._before(turn, players, slots)
        question, players = self._question(turn, players, slots)
        setting, players = self._asked(main, players)
        movement = bridge("asked")[0]
        scene = self._scene(
            "open", movement, stop, players, elements + question + setting, recap, turn.question
        )
        scene.beats = beats + turned(turn, stop.place.id, players, slots | players.slots())
        return scene

    def _question(
        self, turn: Turn, players: Players, slots: dict[str, str]
    ) -> tuple[list[Element], Players]:
        """How a question comes up: as written, or noticed and put into words."""
        found, everybody = self._written(turn, players, slots)
        if found:
            return found, everybody
        asked = testimony(turn.question, players.roles["lead"], players.roles["mate"])
        return perform(bridge("asked")[0].cues, players, slots, self._voice, clue=asked), players

    def _hook(self, turn: Turn, stop: Stop) -> Scene:
        players = self._present(turn)
        slots = self.slots(turn, stop) | players.slots()
        elements, players = self._question(turn, players, slots)
        hanging = self._voice.deal("hang", HANGING, slots)
        elements.append(Seen(hanging, tags=tags("extreme_wide pull_out")))
        scene = self._scene("hook", bridge("asked")[0], stop, players, elements, turn.question)
        return self._turned(scene, turn, players, slots)

    def _side(self, turn: Turn, stop: Stop) -> Scene:
        players = self._present(turn)
        slots = self.slots(turn, stop) | players.slots()
        movement = bridge("side")[0]
        setting, players = self._asked(turn, players)
        clue, players = self._clue(turn, players, slots)
        if setting:
            later = fill(self._dice.deal("later", LATER), {"thing": slots["the thing"]})
            elements = [
                setting[0], *(replace(e, optional=True) for e in setting[1:]),
                Seen(later, optional=True), *clue,
            ]  # fmt: skip
        else:
            movement = bridge("led")[0] if self._agenda.led else movement
            elements = perform(movement.cues, players, slots, self._voice, clue=clue)
        scene = self._scene("side", movement, stop, players, elements, turn.text)
        return self._turned(scene, turn, players, slots)

    def _present(self, turn: Turn) -> Players:
        """Who is there for a turn outside the riddle of the day."""
        players = turn_players(self._stage, turn, self._dice, self._players.roles.values())
        return Players(players.roles | parts_of(self._stage, turn))

    def _turned(self, scene: Scene, turn: Turn, players: Players, slots: dict[str, str]) -> Scene:
        """A scene of a turn with its title, mood and beats."""
        if turn.clue.title and turn.clue.title not in self._heard:
            scene.title = turn.clue.title
        scene.mood = _mood(turn, scene.elements, scene.mood)
        scene.beats = turned(turn, scene.stop.place.id, players, slots | players.slots())
        return scene

    def _pair_scene(self, story: Pair, kind: str, stop: Stop) -> Scene:
        movement = self._dice.choice(story.situation.named(kind))
        slots = story.slots | {"place": named(stop.place)}
        elements = perform(movement.cues, story.players, slots, self._voice)
        synopsis = self._synopsis(movement, slots)
        scene = self._scene(kind, movement, stop, story.players, elements, synopsis)
        scene.beats = befriended(story, movement.beats, slots)
        return scene

    def _feast(self, stop: Stop) -> Scene:
        """The day that is kept, with those who were missing so far."""
        two = self._two()
        more = company(self._stage, self._dice, two, _GUESTS)
        kept = feast(self._stage, self._stage.episode)
        slots = two.slots() | {"place": named(stop.place)}
        if kept:
            slots |= {"feast": kept.name, "custom": self._dice.deal(kept.name, kept.customs)}
        slots |= self._grace.gag_of(two.roles["a"])
        movement = self._dice.deal("feast", bridge("feast"))
        elements = perform(movement.cues, two, slots, self._voice)
        players = Players(two.roles | {f"guest {n}": p for n, p in enumerate(more)})
        scene = self._scene(
            "feast", movement, stop, players, elements, self._synopsis(movement, slots)
        )
        if self._dice.chance(_KEPT_SHARE):
            scene.beats = noted(two, ("event", "feast", "a", "b", _KEPT), slots)
        return scene

    def _two(self) -> Players:
        """Who has the last word today: those of the story between two, else those who set out."""
        if self._pair:
            return self._pair.players
        return Players({"a": self._players.roles["lead"], "b": self._players.roles["mate"]})

    def _evening(self, stop: Stop) -> Scene:
        players = self._two()
        movement = self._dice.deal("evening", bridge("evening"))
        slots = players.slots() | {"place": named(stop.place)}
        elements = perform(movement.cues, players, slots, self._voice)
        synopsis = self._synopsis(movement, slots)
        return self._scene("evening", movement, stop, players, elements, synopsis)


def _half(turn: Turn) -> int:
    """Where the lines of a long turn are divided."""
    return (len(turn.cues) + 1) // 2


def _mood(turn: Turn, elements: Sequence[Element], mood: Mood) -> Mood:
    """What the music makes of the faces at a turn."""
    faces = {e.tags.expression for e in elements if isinstance(e, Said)}
    if turn.kind is BeatKind.RESOLVE_THREAD:
        return Mood.TRIUMPHANT if Expression.CRYING in faces else Mood.TENDER
    return Mood.WISTFUL if Expression.SAD in faces else mood
