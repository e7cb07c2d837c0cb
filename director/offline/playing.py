"""Playing: each kind of scene written out with its people, place and lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from schemas.plan import Beat, BeatKind, Expression, Mood, TimeOfDay, Weather

from .agenda import Agenda, Turn, last_turn
from .beats import befriended, chilled, turned
from .book.pictures import HANGING, LATER, THINGS
from .camera import MOST_S, elements_s
from .casting import Pair, Players, thing_slots, turn_players, written_by
from .dice import Dice
from .itinerary import Stop
from .library import bridge
from .scene import Element, Said, Scene, Seen, perform, testimony, title
from .script import Movement, Situation, Tags, tags
from .shape import QUARRELS
from .stage import NOBODY, Person, Stage, named
from .voice import Voice
from .words import breaths, capital, clip, fill, shot_s

_WEATHER = {
    Weather.RAIN: "rain", Weather.SNOW: "snow", Weather.STORM: "the storm", Weather.FOG: "fog",
    Weather.CLOUDY: "wind", Weather.PETALS: "petals",
}  # fmt: skip
_SPARE_S = 25  # a scene shorter than this has room for a word in passing
_BANTER_SHARE = 0.7


class Playing:
    """Writes the scenes of one episode."""

    def __init__(
        self, stage: Stage, dice: Dice, voice: Voice, agenda: Agenda, obstacle: Situation,
        players: Players, pair: Pair | None,
    ) -> None:  # fmt: skip
        self._stage, self._dice, self._voice = stage, dice, voice
        self._agenda, self._obstacle, self._players, self._pair = agenda, obstacle, players, pair
        self._heard = stage.titles_heard
        self._banter: set[tuple[str, str]] = set()
        self._things: dict[str, dict[str, str]] = {}

    def scene(self, kind: str, stop: Stop, *, number: int, kinds: Sequence[str]) -> Scene:
        """The scene of a kind at its stop."""
        scene = self._of_kind(kind, stop)
        if kind == "knot" and "mend" not in kinds and self._pair:
            scene.beats += chilled(self._pair) if self._pair.situation.id in QUARRELS else []
        if number == 6 and kind != "hook":
            self._coda(scene)
        if kind not in ("find", "mend", "knot"):
            self._passing(scene, words=number > 1)
        return scene

    def slots(self, turn: Turn, stop: Stop) -> dict[str, str]:
        """What templates may say of a turn at a stop."""
        return {
            **turn.slots, **self._players.slots(), **self._thing(turn, stop),
            "topic": turn.topic, "question": turn.question, "place": named(stop.place),
            "there": self._target(turn).get("place", named(stop.place)),
            "weather": _WEATHER.get(stop.weather, "the wind"),
        }  # fmt: skip

    def _thing(self, turn: Turn, stop: Stop) -> dict[str, str]:
        key = f"{turn.thread} {turn.text}"
        if key not in self._things:
            details = tuple(d for d in stop.place.details if 0 < len(d.split()) <= 6)
            options = details or THINGS[stop.place.kind]
            thing = turn.clue.thing or self._dice.deal(f"thing.{stop.place.id}", options)
            self._things[key] = thing_slots(thing)
        return self._things[key]

    def _of_kind(self, kind: str, stop: Stop) -> Scene:
        if kind in ("try", "turn"):
            return self._obstacle_scene(kind, stop)
        if kind == "find":
            return self._find(stop)
        if kind in ("spark", "knot", "mend") and self._pair:
            return self._pair_scene(self._pair, kind, stop)
        if kind == "side" and self._agenda.side:
            return self._turn_scene(kind, self._agenda.side, stop)
        if kind == "hook" and self._agenda.hook:
            return self._turn_scene(kind, self._agenda.hook, stop)
        if kind == "open" and self._agenda.opening:
            return self._open(self._agenda.opening, stop)
        return self._ask(stop) if kind == "ask" else self._evening(stop)

    def _movement(self, situation: Situation, name: str) -> Movement:
        return self._dice.choice(situation.named(name))

    def _scene(
        self, kind: str, movement: Movement, stop: Stop, players: Players, elements: list[Element],
        synopsis: str,
    ) -> Scene:  # fmt: skip
        heading = title(movement, self._voice, f"title.{movement.titles[0]}", self._heard)
        self._heard |= {heading}
        mood = self._dice.choice(movement.moods)
        people = [p for p in dict.fromkeys(players.roles.values()) if p.played]
        return Scene(kind, heading, synopsis, mood, stop, people, elements)

    def _obstacle_scene(self, kind: str, stop: Stop) -> Scene:
        movement = self._movement(self._obstacle, kind)
        slots = self.slots(self._agenda.main, stop)
        players = Players({k: p for k, p in self._players.roles.items() if k != "who"})
        elements = perform(movement.cues, players, slots, self._voice)
        synopsis = self._voice.deal(movement.titles[0], movement.synopses, slots)
        return self._scene(
            kind, movement, stop, players, elements, synopsis or self._agenda.main.question
        )

    def _find(self, stop: Stop) -> Scene:
        turn = self._agenda.main
        movement = self._movement(self._obstacle, "find")
        slots = self.slots(turn, stop)
        clue, players = self._clue(turn, self._players, slots)
        elements = perform(movement.cues, players, slots, self._voice, clue=clue)
        synopsis = self._voice.deal(movement.titles[0], movement.synopses, slots)
        scene = self._scene(
            "find", movement, stop, players, elements, f"{synopsis} {turn.text}".strip()
        )
        scene.mood = _mood(turn, clue, scene.mood)
        scene.beats = turned(turn, stop.place.id, players.roles["lead"])
        return scene

    def _clue(
        self, turn: Turn, players: Players, slots: dict[str, str]
    ) -> tuple[list[Element], Players]:
        """The moment of a turn, and who has to be there for it."""
        everybody = written_by(players, self._stage, turn.cues) if turn.cues else None
        if everybody:
            written = not turn.slots
            found = perform(turn.cues, everybody, {} if written else slots | everybody.slots(),
                            self._voice, written=written)  # fmt: skip
            if any(isinstance(e, Said) for e in found):
                return found, everybody
        lead, mate = players.roles["lead"], players.roles["mate"]
        teller = players.roles.get("keeper") or lead
        listener = mate if teller is lead else lead
        movement = self._dice.deal("told", bridge("told"))
        told = testimony(turn.text, teller if teller.played else lead, listener)
        roles = Players(players.roles | {"lead": listener, "mate": listener})
        return told + perform(movement.cues, roles, slots, self._voice), players

    def _ask(self, stop: Stop) -> Scene:
        turn = self._agenda.main
        slots = self.slots(turn, stop) | self._target(turn)
        players = Players({k: self._players.roles[k] for k in ("lead", "mate")})
        elements, beats, recap = self._before(turn, players, slots)
        if recap and turn.ask and (asked := written_by(players, self._stage, turn.ask)):
            players = asked
        movement = self._dice.deal("ask", bridge("ask"))
        if turn.ask and (asked := written_by(players, self._stage, turn.ask)):
            players = asked
            setting = perform(turn.ask, players, {}, self._voice, written=True)
            synopsis = f"{capital(players.roles['lead'].called)} sets out to learn about {turn.topic}."
        else:
            setting = perform(movement.cues, players, slots, self._voice)
            synopsis = self._voice.deal(movement.titles[0], movement.synopses, slots)
        off = perform(self._dice.deal("off", bridge("off")).cues, players, slots, self._voice)
        elements += setting + [replace(e, optional=True) for e in off]
        scene = self._scene(
            "ask", bridge("first")[0], stop, players, elements, f"{recap} {synopsis}".strip()
        )
        goal = Beat(kind=BeatKind.GOAL, who=players.roles["lead"].id,
                    value=clip(f"to find out about {turn.topic}", 120))  # fmt: skip
        scene.beats = [*beats, goal] if players.roles["lead"].played else beats
        return scene

    def _target(self, turn: Turn) -> dict[str, str]:
        """Where the riddle of the day will be looked into, said before anybody is there."""
        place = self._stage.place(turn.clue.where or "")
        return {"place": named(place)} if place else {}

    def _before(
        self, turn: Turn, players: Players, slots: dict[str, str]
    ) -> tuple[list[Element], list[Beat], str]:
        """What is left over from last time: a word of the narrator, or of somebody who was there."""
        elements, beats, recap = self._premise(), [], ""
        last = last_turn(self._stage, turn)
        if last:
            roles = _innocent(players, last)
            cues = self._dice.deal("recap", bridge("recap")).cues
            told = perform(cues, roles, slots | {"recap": last.recap}, self._voice)
            elements += told
            recap = last.recap if told else ""
            if last.thread != turn.thread and not turn.ask:
                elements += perform(bridge("segue")[0].cues, players, slots, self._voice)
        elif self._stage.recall.recent or not turn.ask:
            elements += perform(bridge("start")[0].cues, players, slots, self._voice)
        if self._stage.recall.recent:
            before = self._stage.recall.recent[-1]
            beats = [Beat(kind=BeatKind.CALLBACK, what=f"episode:{before.number}",
                          value=clip(recap or before.title, 240))]  # fmt: skip
        return elements, beats, recap

    def _premise(self) -> list[Element]:
        """The very first words of the very first episode."""
        premise = self._stage.recall.bible.series.premise
        if self._stage.episode != 1 or not premise:
            return []
        return [Said(NOBODY, NOBODY, breaths(premise, words=18, most=9)[0], written=True)]

    def _open(self, turn: Turn, stop: Stop) -> Scene:
        main = self._agenda.main
        slots = self.slots(turn, stop) | self._target(main)
        players = Players({k: self._players.roles[k] for k in ("lead", "mate")})
        elements, beats, recap = self._before(turn, players, slots)
        clue, everybody = self._question(turn, players, slots)
        elements += clue
        if main.ask and (asked := written_by(everybody, self._stage, main.ask)):
            everybody = asked
            elements += perform(main.ask, asked, {}, self._voice, written=True)
        scene = self._scene("open", bridge("asked")[0], stop, everybody, elements,
                            f"{recap} {turn.question}".strip())  # fmt: skip
        scene.beats = beats + turned(turn, stop.place.id, everybody.roles["lead"])
        return scene

    def _question(
        self, turn: Turn, players: Players, slots: dict[str, str]
    ) -> tuple[list[Element], Players]:
        """How a question comes up: as written, or noticed and put into words."""
        everybody = written_by(players, self._stage, turn.cues) if turn.cues else None
        if everybody:
            written = not turn.slots
            return perform(turn.cues, everybody, {} if written else slots | everybody.slots(),
                           self._voice, written=written), everybody  # fmt: skip
        lead, mate = players.roles["lead"], players.roles["mate"]
        asked = testimony(turn.question, lead, mate)
        cues = bridge("asked")[0].cues
        return perform(cues, players, slots, self._voice, clue=asked), players

    def _turn_scene(self, kind: str, turn: Turn, stop: Stop) -> Scene:
        players = turn_players(self._stage, turn, self._dice, self._players.roles.values())
        if turn.who and (who := self._stage.person(turn.who)):
            players = Players(players.roles | {"who": who})
        slots = self.slots(turn, stop) | players.slots()
        elements: list[Element] = []
        if kind == "hook":
            elements, everybody = self._question(turn, players, slots)
            movement = bridge("asked")[0]
            if turn.cues:
                text = self._voice.deal("hang", HANGING, slots)
                elements.append(Seen(text, tags=tags("extreme_wide pull_out")))
            synopsis = turn.question
        else:
            movement = bridge("side")[0]
            everybody = players
            if turn.ask and (asked := written_by(players, self._stage, turn.ask)):
                everybody = asked
                elements = perform(turn.ask, asked, {}, self._voice, written=True)
                elements.append(Seen(_later(self._dice, slots), tags=Tags(), optional=True))
                clue, everybody = self._clue(turn, asked, slots)
                elements += clue
            else:
                clue, everybody = self._clue(turn, players, slots)
                elements = perform(movement.cues, everybody, slots, self._voice, clue=clue)
            synopsis = turn.text
        scene = self._scene(kind, movement, stop, everybody, elements, synopsis)
        if turn.clue.title and turn.clue.title not in self._heard:
            scene.title = turn.clue.title
        scene.mood = _mood(turn, elements, scene.mood)
        scene.beats = turned(turn, stop.place.id, everybody.roles["lead"])
        return scene

    def _pair_scene(self, story: Pair, kind: str, stop: Stop) -> Scene:
        movement = self._movement(story.situation, kind)
        slots = story.slots | {"place": named(stop.place), "topic": self._agenda.main.topic}
        elements = perform(movement.cues, story.players, slots, self._voice)
        synopsis = self._voice.deal(movement.titles[0], movement.synopses, slots)
        scene = self._scene(
            kind, movement, stop, story.players, elements, synopsis or movement.titles[0]
        )
        scene.beats = befriended(story, movement.beats, slots)
        return scene

    def _evening(self, stop: Stop) -> Scene:
        players = self._couple()
        movement = self._dice.deal("evening", bridge("evening"))
        slots = players.slots() | {"place": named(stop.place)}
        elements = perform(movement.cues, players, slots, self._voice)
        synopsis = self._voice.deal(movement.titles[0], movement.synopses, slots)
        return self._scene(
            "evening", movement, stop, players, elements, synopsis or movement.titles[0]
        )

    def _couple(self) -> Players:
        if self._pair:
            return self._pair.players
        return Players({"a": self._players.roles["lead"], "b": self._players.roles["mate"]})

    def _coda(self, scene: Scene) -> None:
        """A few last words and a last picture, as far as there is room."""
        if scene.kind == "mend" and self._pair and any(
            note == ("hush",) for m in self._pair.situation.named("mend") for note in m.beats
        ):
            return
        roles = list(dict.fromkeys(p for p in scene.people if p.played))
        a = roles[0] if roles else NOBODY
        b = roles[1] if len(roles) > 1 else NOBODY
        spoken = [e.person for e in scene.elements if isinstance(e, Said)]
        if spoken and spoken[-1] is a and b.played:
            a, b = b, a
        players = Players({"a": a, "b": b})
        slots = players.slots() | {"place": named(scene.stop.place)} | self._farewell(scene, a, b)
        late = scene.stop.time in (TimeOfDay.SUNSET, TimeOfDay.NIGHT)
        codas = bridge("coda") + (bridge("nightfall") * 2 if late else ())
        movement = self._dice.choice(codas)
        last = perform(movement.cues, players, slots, self._voice)
        lines = sum(bool(c.role) for c in movement.cues)
        whole = (
            elements_s([*scene.elements, *last]) <= MOST_S + 2
            and sum(isinstance(e, Said) for e in last) == lines
        )
        if whole:
            scene.elements += last
            if self._pair:
                story = Pair(self._pair.situation, players, slots)
                scene.beats += befriended(story, movement.beats, slots)
        else:
            scene.elements += [e for e in last if isinstance(e, Seen)][-1:]

    def _farewell(self, scene: Scene, a: Person, b: Person) -> dict[str, str]:
        slots: dict[str, str] = {}
        main = self._agenda.main
        if main.thread and main.kind is not BeatKind.RESOLVE_THREAD:
            slots["topic"] = main.topic
        places = [p for p in self._stage.places if p.id != scene.stop.place.id]
        if places and b.played:
            slots["far"] = named(self._dice.choice(places))
        gags = [g for g in (a.character.gags if a.played else ()) if g[:1].islower()]
        if gags:
            slots["a.gag"] = f"{a.called} {self._dice.deal(f'{a.id}.gags', tuple(gags))}"
        return slots

    def _passing(self, scene: Scene, *, words: bool) -> None:
        """In a short scene, a word between two who know each other, or a running gag."""
        if elements_s(scene.elements) > _SPARE_S:
            return
        if words and self._dice.chance(_BANTER_SHARE) and (talk := self._words(scene)):
            at = 1 if scene.elements and isinstance(scene.elements[0], Seen) else 0
            scene.elements[at:at] = talk
            return
        for person in scene.people:
            gags = tuple(g for g in person.character.gags if g[:1].islower())
            if gags:
                text = f"{capital(person.called)} {self._dice.deal(f'{person.id}.gags', gags)}."
                at = 1 if scene.elements and isinstance(scene.elements[0], Seen) else 0
                scene.elements.insert(at, Seen(text, (person,), optional=True))
                return

    def _words(self, scene: Scene) -> list[Element]:
        for one in scene.people:
            for relation in one.character.relations:
                other = next((p for p in scene.people if p.id == relation.to), None)
                if other and relation.banter and (one.id, other.id) not in self._banter:
                    self._banter.add((one.id, other.id))
                    said, answer = self._dice.deal(f"banter.{one.id}.{other.id}", relation.banter)
                    if shot_s(said, answer) <= 8:
                        return [Said(one, other, said, written=True, optional=True),
                                Said(other, one, answer, written=True, optional=True, joined=True)]  # fmt: skip
        return []


def _innocent(players: Players, last: Turn) -> Players:
    """The same two, the one first who may wonder aloud about a turn."""
    lead, mate = players.roles["lead"], players.roles["mate"]
    if last.kind is not BeatKind.RESOLVE_THREAD and lead.id in last.behind and mate.played:
        return Players({"lead": mate, "mate": lead})
    return players


def _later(dice: Dice, slots: dict[str, str]) -> str:
    thing = slots.get("the thing", "")
    return fill(dice.deal("later", LATER), {"thing": thing or "the spot"})


def _mood(turn: Turn, elements: Sequence[Element], mood: Mood) -> Mood:
    faces = {e.tags.expression for e in elements if isinstance(e, Said)}
    if turn.kind is BeatKind.RESOLVE_THREAD:
        return Mood.TRIUMPHANT if Expression.CRYING in faces else Mood.TENDER
    if Expression.SAD in faces:
        return Mood.WISTFUL
    return mood
