"""The camera: what is said and seen in a scene becomes shots, in a grammar of framings, to time.

A scene opens on its place, covers the talk in two-shots and singles, comes close where it matters,
and rests on things and silent faces in between. It lasts 27 to 31 seconds, and in no scene do more
than about three shots in five speak.
"""

from __future__ import annotations

from typing import cast

from schemas.bible import Location, PlaceKind, Temper
from schemas.plan import (
    Effect,
    Expression,
    Framing,
    Line,
    Manner,
    Mood,
    Move,
    Pose,
    Seconds,
    ShotPlan,
    Subject,
    TimeOfDay,
    Weather,
)

from .book import pictures
from .dice import Dice
from .scene import Said, Scene, Seen
from .shots import (
    FEWEST_SHOTS,
    LEAST_S,
    MOST_S,
    MOST_SHOTS,
    Shot,
    draw_out,
    drop,
    join,
    joins,
    merge,
    share,
    too_much,
)
from .stage import Person, named
from .words import LONGEST_SHOT_S, fill, shorten, the

_SPEAKING_SHARE = 0.6
_MOST_SPEAKING = 0.67  # of a scene whose lines leave no room for more silence
_FEW = 4  # details of a place that are too few to open on for years
_BUSY_SHARE, _PLAIN = 0.45, 36  # how often hands are busy, and up to which length of a face
_SIDES = (("left", "right"), ("right", "left"), ("centre", "camera"), ("far_left", "right"))
_PAWED = frozenset({Pose.STAND, Pose.SIT, Pose.WALK, Pose.RUN})
_SOFT = frozenset({Mood.TENDER, Mood.WISTFUL, Mood.SAD, Mood.MYSTERIOUS, Mood.EERIE, Mood.CALM})
_OPENINGS = (Move.PAN_RIGHT, Move.PULL_OUT, Move.TILT_DOWN, Move.PAN_LEFT, Move.PUSH_IN, Move.DRIFT)
_FACES = {
    Temper.BRIGHT: Expression.HAPPY, Temper.GENTLE: Expression.HAPPY, Temper.GRAND: Expression.SMUG,
}  # fmt: skip
_ANSWERS = {
    Expression.ANGRY: Expression.SURPRISED, Expression.SMUG: Expression.ANGRY,
    Expression.LAUGHING: Expression.HAPPY, Expression.HAPPY: Expression.HAPPY,
    Expression.SAD: Expression.SAD, Expression.AFRAID: Expression.THINKING,
}  # fmt: skip


class Camera:
    """Shoots the scenes of one episode."""

    def __init__(self, dice: Dice) -> None:
        self._dice = dice
        self._effects = 0
        self._rolling = False  # whether the episode has begun

    def shoot(self, scene: Scene, *, arrived: bool) -> tuple[ShotPlan, ...]:
        """The shots of a scene; `arrived` when its place was not in the picture just before."""
        shots = self._covered(scene, arrived=arrived)
        self._balance(scene, shots)
        self._time(scene, shots)
        self._accent(scene, shots)
        return tuple(self._plan(scene, shot) for shot in shots)

    def _covered(self, scene: Scene, *, arrived: bool) -> list[Shot]:
        shots: list[Shot] = []
        first = scene.elements[0] if scene.elements else None
        opens = isinstance(first, Seen) and first.tags.framing in (
            Framing.WIDE,
            Framing.EXTREME_WIDE,
        )
        if arrived or not isinstance(first, Seen):
            shots.append(self._establish(scene, keep=arrived and not opens))
        for element in scene.elements:
            last = shots[-1] if shots else None
            if isinstance(element, Seen):
                shots.append(self._silent(element))
            elif last and last.said and element.joined and joins(last, element):
                join(last, element)
            else:
                shots.append(self._single(scene, element, first=not any(s.said for s in shots)))
        return shots

    def _establish(self, scene: Scene, *, keep: bool) -> Shot:
        stop = scene.stop
        slots = {"place": named(stop.place)}
        hours: tuple[str, ...] = pictures.HOURS[stop.time]
        if stop.next_day:
            dawn = stop.time is TimeOfDay.MORNING
            hours = pictures.NEXT_DAY if dawn else pictures.LATER_DAY
        text = fill(self._dice.deal(f"hour.{stop.time}", hours), slots)
        sky = "" if self._rolling else self._life(scene)
        self._rolling = True
        sky = sky or self._dice.deal(f"sky.{stop.weather}", pictures.SKIES[stop.weather])
        sound = "thunder" if stop.weather is Weather.STORM else ""
        if stop.place.kind is PlaceKind.STATION and self._dice.chance(0.3):
            sound = "train_horn"
        return Shot(
            Framing.EXTREME_WIDE, f"{text} {sky}".strip(), list(scene.people[:2]),
            move=self._dice.deal("establish", _OPENINGS), sound=sound, keep=keep,
        )  # fmt: skip

    def _life(self, scene: Scene) -> str:
        """How an episode opens: on something at its first place."""
        place = scene.stop.place
        details = _details(place)
        if len(details) < _FEW:
            details = (*details, *pictures.THINGS[place.kind])
        detail = self._dice.deal(f"life.{place.id}", tuple(dict.fromkeys(details)))
        return fill(self._dice.deal("life", pictures.LIFE), {"detail": the(detail)})

    def _silent(self, seen: Seen) -> Shot:
        tags = seen.tags
        framing = tags.framing or (Framing.MEDIUM if seen.people else Framing.WIDE)
        return Shot(
            framing, seen.text, [] if framing is Framing.INSERT else list(seen.people[:4]),
            move=tags.move or Move.HOLD, effect=tags.effect or Effect.NONE, sound=tags.sound,
            thing=seen.thing if framing is Framing.INSERT else "", expression=tags.expression,
            pose=tags.pose, keep=not seen.optional, written=seen.written,
        )  # fmt: skip

    def _single(self, scene: Scene, said: Said, *, first: bool) -> Shot:
        tags = said.tags
        two = first and said.to.played and tags.framing is None
        framing = tags.framing or (Framing.MEDIUM if two else Framing.BUST)
        if not said.person.played:
            framing = Framing.WIDE
        people = [p for p in (said.person, said.to) if p.played][: 2 if two else 1]
        if framing is Framing.WIDE:
            people = scene.people[:3]
        move = tags.move or (Move.PUSH_IN if framing is Framing.CLOSE else self._rest(scene))
        return Shot(
            framing, self._action(scene, said), people, [said], move=move,
            effect=tags.effect or Effect.NONE, sound=tags.sound, keep=not said.optional,
            written=said.written,
        )  # fmt: skip

    def _rest(self, scene: Scene) -> Move:
        """What the camera does while somebody simply talks: mostly nothing."""
        soft = (Move.HOLD, Move.DRIFT, Move.HOLD, Move.PUSH_IN)
        lively = (Move.HOLD, Move.HOLD, Move.DRIFT, Move.HOLD, Move.PUSH_IN)
        return self._dice.deal("rest", soft if scene.mood in _SOFT else lively)

    def _action(self, scene: Scene, said: Said) -> str:
        if not said.person.played:
            return f"{the_place(scene)}, while the narrator speaks."
        expression = expression_of(said, scene.mood)
        faces = pictures.FACES[expression]
        other = said.to.called or the(named(scene.stop.place))
        slots = said.person.slots("who") | {"who's": f"{said.person.called}'s", "other": other}
        text = fill(self._dice.deal(f"face.{expression}", faces), slots)
        busy = not said.person.creature and len(text) < _PLAIN and self._dice.chance(_BUSY_SHARE)
        return f"{text[:-1]}, {self._dice.deal('business', pictures.BUSINESS)}." if busy else text

    def _balance(self, scene: Scene, shots: list[Shot]) -> None:
        """Join lines into two-shots, or add silent faces, until few enough shots speak."""
        while share(shots) > _SPEAKING_SHARE and len(shots) < MOST_SHOTS:
            if not merge(shots):
                self._add_silence(scene, shots)

    def _add_silence(self, scene: Scene, shots: list[Shot]) -> None:
        """A silent face where the talk is thickest, or a detail where the scene opens."""
        seams = [i for i in range(1, len(shots)) if shots[i - 1].said and shots[i].said]
        rested = any(s.framing is Framing.INSERT and not s.keep for s in shots)
        if not seams or (not rested and len(seams) < 3):
            shots.insert(min(1, len(shots)), self._pillow(scene))
            return
        at = seams[len(seams) // 2]
        who = shots[at].said[0].person
        seen = [p for s in shots if not s.said and not s.keep for p in s.people]
        if not who.played or who in seen:
            who = shots[at - 1].said[-1].person
        if not who.played or who in seen:
            shots.insert(at, self._pillow(scene))
            return
        text = fill(self._dice.deal("reaction", pictures.REACTIONS), who.slots("who"))
        shots.insert(at, Shot(Framing.CLOSE, text, [who], keep=False))

    def _pillow(self, scene: Scene) -> Shot:
        place = scene.stop.place
        detail = self._dice.deal(f"detail.{place.id}", _details(place))
        text = fill(self._dice.deal("pillow", pictures.PILLOWS), {"detail": the(detail)})
        move = Move.DRIFT if scene.mood in _SOFT else Move.HOLD
        return Shot(Framing.INSERT, text, move=move, thing=shorten(detail, 48), keep=False)

    def _time(self, scene: Scene, shots: list[Shot]) -> None:
        """Bring the scene to its length: join, leave out, rest on a detail, draw out."""
        while too_much(shots) and (merge(shots) or drop(shots)):
            pass
        while share(shots) > _MOST_SPEAKING and merge(shots):
            pass
        while len(shots) < FEWEST_SHOTS and sum(s.least for s in shots) <= MOST_S - 2:
            self._add_silence(scene, shots)
        while sum(s.most for s in shots) < LEAST_S and len(shots) < MOST_SHOTS:
            self._add_silence(scene, shots)
        draw_out(shots, LEAST_S + self._dice.deal("goal", (1, 2, 3, 2)))

    def _accent(self, scene: Scene, shots: list[Shot]) -> None:
        """At most two graphic effects a scene, seven an episode; a last look at what matters."""
        marked = [s for s in shots if s.effect is not Effect.NONE]
        for shot in marked[2:] if self._effects < 7 else marked:
            shot.effect = Effect.NONE
        start = [s for s in shots if s.said and _starts(s.said[0], scene.mood)]
        if start and not marked and self._effects < 7:
            start[0].effect, start[0].move = Effect.FOCUS_LINES, Move.CRASH_ZOOM
            start[0].framing = Framing.CLOSE
            start[0].people = [start[0].said[0].person]
            marked = start[:1]
        self._effects += min(2, len(marked))
        last = next((s for s in reversed(shots) if s.said), None)
        if last and last.framing is Framing.BUST and scene.mood in _SOFT:
            last.framing, last.move = Framing.CLOSE, Move.PUSH_IN

    def _plan(self, scene: Scene, shot: Shot) -> ShotPlan:
        return ShotPlan(
            framing=shot.framing,
            move=shot.move,
            seconds=cast(Seconds, max(2, min(LONGEST_SHOT_S, shot.seconds))),
            action=shorten(shot.action, 400),
            subjects=tuple(self._subject(scene, shot, p) for p in dict.fromkeys(shot.people[:4])),
            lines=tuple(
                Line(speaker=s.person.id, text=shorten(s.text, 240), manner=s.tags.manner)
                for s in shot.said[:3]
            ),
            effect=shot.effect,
            sound=shot.sound,
            thing=shot.thing,
        )

    def _subject(self, scene: Scene, shot: Shot, person: Person) -> Subject:
        index = scene.people.index(person) if person in scene.people else 0
        place, facing = _SIDES[min(index, 3)]
        if shot.framing in (Framing.CLOSE, Framing.EXTREME_CLOSE):
            place = "centre"
        own = next((s for s in shot.said if s.person == person), None)
        if own:
            expression, pose = expression_of(own, scene.mood), own.tags.pose or Pose.STAND
        elif shot.said:
            said = expression_of(shot.said[0], scene.mood)
            expression, pose = _ANSWERS.get(said, Expression.NEUTRAL), Pose.STAND
        else:
            expression, pose = shot.expression or Expression.NEUTRAL, shot.pose or Pose.STAND
        form = person.character.look.form
        if form in ("cat", "owl") and pose not in _PAWED:
            pose = Pose.SIT
        return Subject.model_validate({
            "character": person.id, "place": place, "facing": facing,
            "expression": expression, "pose": pose,
        })  # fmt: skip


def _details(place: Location) -> tuple[str, ...]:
    """What an insert may show at a place."""
    short = tuple(d for d in place.details if len(d) <= 48)
    return short or pictures.THINGS[place.kind]


def expression_of(said: Said, mood: Mood) -> Expression:
    """The face that goes with a line: as written, or as it sounds."""
    if said.tags.expression:
        return said.tags.expression
    if said.person.temper is Temper.SHY and "um" in said.text.lower():
        return Expression.SHY
    if said.text.endswith("!"):
        return Expression.SURPRISED if mood in (Mood.URGENT, Mood.COMIC) else Expression.HAPPY
    if said.text.endswith("?"):
        return Expression.THINKING
    if mood in (Mood.SAD, Mood.WISTFUL):
        return Expression.SAD if len(said.text) % 2 else Expression.NEUTRAL
    return (
        Expression.HAPPY
        if mood is Mood.WARM
        else _FACES.get(said.person.temper, Expression.NEUTRAL)
    )


def the_place(scene: Scene) -> str:
    """The scene's place at the beginning of a sentence."""
    return fill("{Place}", {"place": named(scene.stop.place)})


def _starts(said: Said, mood: Mood) -> bool:
    return (
        said.tags.expression is Expression.SURPRISED
        and said.tags.manner is not Manner.WHISPER
        and mood in (Mood.COMIC, Mood.URGENT, Mood.TENSE)
        and said.person.played
    )
