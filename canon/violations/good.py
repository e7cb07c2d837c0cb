"""Good plans made by dice: typed, varied, at home in any series, and without a contradiction.

They are what violations are planted in, and what thousands of simulated episodes are made of.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from schemas.bible import Bible
from schemas.canon import Fact
from schemas.plan import (
    Beat,
    BeatKind,
    CastMember,
    EpisodePlan,
    Framing,
    Line,
    Mood,
    ScenePlan,
    Seconds,
    ShotPlan,
    Timeframe,
    TimeOfDay,
)  # fmt: skip

from ..threads import due, ledger
from .tale import Tale
from .turns import TURNS

_HOURS = tuple(TimeOfDay)
_MOODS = tuple(Mood)
_FRAMES = (Framing.WIDE, Framing.MEDIUM, Framing.BUST, Framing.FULL, Framing.CLOSE)
_SHOTS = 5  # of a scene
_SECONDS: Seconds = 5  # of a shot
_MOST_OPEN = 8  # threads

_KINDS = [turn for turn, _ in TURNS]
_WEIGHTS = [weight for _, weight in TURNS]


def good_plan(
    bible: Bible, facts: Mapping[str, Fact], episode: int, dice: random.Random
) -> EpisodePlan:
    """A plan for `episode` that contradicts neither `facts` nor itself.

    It needs a bible with a character and a location. Pass `Standing` facts where there are many:
    others are indexed anew for every plan.
    """
    tale = Tale(bible, facts, episode, dice)
    one, two, three, four, five, six = scenes = tuple(_scenes(tale))
    lead = tale.world.roster.name(one.cast[0].character)
    return EpisodePlan(
        title=f"Episode {episode}", logline=f"On day {episode} {lead} sets out once more",
        synopsis=" ".join(scene.synopsis for scene in scenes)[:1200],
        introductions=tuple(tale.newcomers),
        scene_1=one, scene_2=two, scene_3=three, scene_4=four, scene_5=five, scene_6=six,
    )  # fmt: skip


def _scenes(tale: Tale) -> Iterator[ScenePlan]:
    dice, hour, place = tale.dice, tale.dice.choice((0, 0, 1, 2)), tale.dice.choice(tale.places())
    asides = set(dice.sample(range(2, 7), dice.choice((0, 0, 0, 0, 1))))
    threads, told = _threads(tale), 6 - len(asides)
    for number in range(1, 7):
        if number in asides:
            yield _aside(tale, hour, place)
            continue
        if number > 1 and dice.random() < 0.75:
            hour, place = hour + dice.choice((1, 1, 1, 2)), dice.choice(tale.places())
        share = math.ceil(len(threads) / told)
        yield _scene(tale, number, hour, place, threads[:share])
        threads, told = threads[share:], told - 1


def _scene(tale: Tale, number: int, hour: int, place: str, threads: Sequence[Beat]) -> ScenePlan:
    tale.world.scene = number
    here = tale.some(tale.people, tale.dice.choice((2, 3, 3, 4)))
    beats = list(threads[:8])
    for beat in beats:
        tale.happen(beat)
    speakers = list(here)
    for turn in tale.dice.choices(_KINDS, _WEIGHTS, k=tale.dice.choice((2, 3, 4))):
        if here:
            made = turn(tale, here, place)
            for beat in made:
                tale.happen(beat)
            beats += made
            here = [who for who in here if tale.world.alive(who)]
    return _filmed(tale, _Stop(place, hour), speakers, beats)


@dataclass(frozen=True)
class _Stop:
    """Where, when and in which timeframe a scene is played."""

    place: str
    hour: int  # times of day since the first day's morning
    timeframe: Timeframe = Timeframe.PRESENT
    as_of: int = 0


def _filmed(tale: Tale, at: _Stop, speakers: Sequence[str], beats: Sequence[Beat]) -> ScenePlan:
    dice, name = tale.dice, tale.world.roster.name
    shots = tuple(
        ShotPlan(
            framing=_FRAMES[i % len(_FRAMES)], seconds=_SECONDS,
            action=dice.choice(tale.words.actions),
            lines=(Line(speaker=dice.choice(speakers), text=dice.choice(tale.words.lines)),)
            if speakers and i
            else (),
        )
        for i in range(_SHOTS)
    )  # fmt: skip
    people, place = ", ".join(name(who) for who in speakers) or "Nobody", name(at.place)
    return ScenePlan(
        title=f"At {place}"[:80], location=at.place, time=_HOURS[at.hour % 4], day=at.hour // 4,
        timeframe=at.timeframe, as_of_episode=at.as_of, mood=dice.choice(_MOODS), shots=shots,
        cast=tuple(CastMember(character=who) for who in speakers), beats=tuple(beats),
        synopsis=f"{people} at {place}."[:400],
    )  # fmt: skip


def _aside(tale: Tale, hour: int, place: str) -> ScenePlan:
    """A dream of anybody, or a look back to when somebody now dead was alive."""
    dead = [
        (who, fact.episode)
        for who in tale.dead()
        if (fact := tale.facts.get(f"{who}.alive")) and fact.episode > 1
    ]
    always_open = f"place:{place}.status" not in tale.facts
    if dead and always_open and tale.dice.random() < 0.6:
        who, episode = dead[0]
        as_of = tale.dice.randint(1, episode - 1)
        return _filmed(tale, _Stop(place, hour, Timeframe.FLASHBACK, as_of), [who], ())
    people = [who for who, _ in dead[:1]] or tale.people[:1]
    return _filmed(tale, _Stop(place, hour, Timeframe.DREAM), people, ())


def _threads(tale: Tale) -> list[Beat]:
    """What happens to the story questions: those overdue first, then one more or one less."""
    open_ = list(tale.index.threads)
    slots = [f"thread:{t}.{f}" for t in open_ for f in ("state", "question", "due", "importance")]
    facts = {slot: fact for slot in slots if (fact := tale.facts.get(slot))}
    late = due(ledger(tale.bible, facts, tale.episode), tale.episode).overdue if facts else ()
    beats = [_answered(tale, thread.id) for thread in late]
    rest = [t for t in tale.some(open_, 3) if t not in {b.what for b in beats}]
    beats += [
        Beat(kind=BeatKind.ADVANCE_THREAD, what=t, value=f"One thing more, in {tale.episode}.")
        for t in rest[:1]
    ]
    beats += [_answered(tale, t) for t in rest[1:2] if len(open_) > _MOST_OPEN]
    if len(open_) <= _MOST_OPEN and tale.dice.random() < 0.5:
        beats.append(_asked(tale))
    return beats


def _answered(tale: Tale, thread: str) -> Beat:
    if tale.dice.random() < 0.25:
        until = str(tale.episode + tale.dice.randint(2, 6))
        return Beat(kind=BeatKind.EXTEND_THREAD, what=thread, value=until)
    return Beat(kind=BeatKind.RESOLVE_THREAD, what=thread, value="It was there all the time.")


def _asked(tale: Tale) -> Beat:
    waiting = [
        spec for arc in tale.bible.arcs for spec in arc.threads
        if spec.opens <= tale.episode and not tale.world.value(f"thread:{spec.id}.state")
    ]  # fmt: skip
    if waiting:
        return Beat(kind=BeatKind.OPEN_THREAD, what=waiting[0].id, value=waiting[0].question)
    who = tale.people[0]
    name = tale.world.roster.name(who)
    return Beat(
        kind=BeatKind.OPEN_THREAD, what=f"q{tale.episode}", who=who,
        value=f"What does {name} hide from the others in episode {tale.episode}?",
    )  # fmt: skip
