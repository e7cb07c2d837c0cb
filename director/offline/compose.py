"""The composition of an episode: threads, cast, places and stories put together as six scenes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from schemas.canon import Recall
from schemas.plan import (
    CastMember,
    EpisodePlan,
    Presence,
    ScenePlan,
    TimeOfDay,
    Weather,
)

from .agenda import Agenda, Turn, agenda
from .beats import Ledger
from .camera import Camera
from .casting import Pair, Players, obstacle, pair, riddle_players
from .dice import Dice
from .itinerary import HUBS, Wish, can_be_timed, itinerary
from .naming import name
from .playing import Playing
from .scene import Scene
from .script import Situation
from .shape import shape
from .stage import Stage
from .voice import Voice
from .words import clip

_NIGHT = (TimeOfDay.NIGHT, TimeOfDay.SUNSET)


@dataclass(frozen=True)
class Outline:
    """What an episode is made of, before it is written out."""

    stage: Stage
    dice: Dice
    agenda: Agenda
    obstacle: Situation
    players: Players
    pair: Pair | None
    kinds: tuple[str, ...]

    @property
    def paired(self) -> bool:
        """Whether the story between two is played."""
        return "spark" in self.kinds


def compose(recall: Recall, seed: int, findings: Sequence[str] = ()) -> EpisodePlan:
    """The plan of the next episode; PlanError when there is nobody to play or nowhere to do it."""
    stage = Stage(recall)
    outline = _outline(stage, seed, tuple(findings))
    dice = outline.dice
    voice = Voice(stage, dice)
    shunned = _named_in(stage, findings)
    stops = itinerary(stage, dice, [_wish(outline, i) for i in range(6)], shunned)
    playing = Playing(
        stage, dice, voice, outline.agenda, outline.obstacle, outline.players, outline.pair
    )
    scenes = [
        playing.scene(kind, stop, number=i + 1, kinds=outline.kinds)
        for i, (kind, stop) in enumerate(zip(outline.kinds, stops, strict=True))
    ]
    slots = playing.slots(outline.agenda.main, stops[outline.kinds.index("find")])
    title, logline = name(
        stage, dice, voice, outline.agenda.opening or outline.agenda.main, outline.obstacle, slots,
        outline.pair if outline.paired else None,
    )  # fmt: skip
    plan = _plan(stage, dice, scenes, title, logline)
    return _scrubbed(plan, voice.forbidden)


def _outline(stage: Stage, seed: int, findings: tuple[str, ...]) -> Outline:
    """The episode in outline; with findings, one that shares as little as can be with the first."""
    first = _draw(stage, Dice(stage.recall.bible.series.id, stage.episode, str(seed)), ())
    if not findings:
        return first
    digest = sha256("\0".join(findings).encode()).hexdigest()
    avoid = {first.obstacle.id, *_named_in(stage, findings)}
    if first.pair:
        avoid.add(first.pair.situation.id)
    threads = [t.id for t in stage.recall.threads if any(t.id in f for f in findings)]
    dice = Dice(stage.recall.bible.series.id, stage.episode, f"{seed}|{digest}")
    return _draw(stage, dice, (*sorted(avoid), *threads))


def _draw(stage: Stage, dice: Dice, avoid: tuple[str, ...]) -> Outline:
    due = agenda(stage, dice, shunned=avoid)
    situation = obstacle(stage, due.main, dice, avoid)
    players = riddle_players(stage, due.main, situation, dice, avoid)
    while True:
        two = pair(stage, dice, players, avoid)
        outline = Outline(stage, dice, due, situation, players, two, shape(due, two, dice))
        timed = two and (two.situation.note("time") or two.situation.note("ends"))
        if not timed or can_be_timed([_wish(outline, i) for i in range(6)]):
            return outline
        avoid = (*avoid, two.situation.id) if two else avoid


def _named_in(stage: Stage, findings: Sequence[str]) -> list[str]:
    """The characters and places that findings speak of, unless that is all of them."""
    text = " ".join(findings)

    def spoken(ids: list[tuple[str, str]]) -> list[str]:
        hit = [i for i, called in ids if _word(i, text) or _word(called, text)]
        return hit if len(hit) < len(ids) else []

    people = spoken([(p.id, p.character.name) for p in stage.people])
    return people + spoken([(p.id, p.name) for p in stage.places])


def _word(word: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) is not None


def _wish(outline: Outline, index: int) -> Wish:
    """What the scene at an index asks of its place and hour."""
    kind = outline.kinds[index]
    due, stage = outline.agenda, outline.stage
    where = _where(stage, due.main)
    if kind in ("try", "turn", "find"):
        away = () if kind == "find" else tuple(" ".join(outline.obstacle.note("away")).split())
        return _of_turn(outline, due.main, "" if away else where, before=kind != "find",
                        shun=where if away else "", kinds=away)  # fmt: skip
    if kind in ("side", "hook", "open"):
        turn = {"side": due.side, "hook": due.hook, "open": due.opening}[kind]
        return _of_turn(outline, turn, _where(stage, turn), before=False) if turn else Wish()
    if kind == "ask":
        return Wish(_last_place(outline, where), shun=where)
    return _of_pair(outline, kind)


def _of_turn(
    outline: Outline, turn: Turn, where: str, *,
    before: bool, shun: str = "", kinds: tuple[str, ...] = (),
) -> Wish:  # fmt: skip
    times: tuple[TimeOfDay, ...] = (turn.clue.time,) if turn.clue.time else ()
    if before and turn.clue.time is TimeOfDay.NIGHT:
        times = _NIGHT
    elif before:
        times = ()
    weathers = tuple(Weather(w) for w in " ".join(outline.obstacle.note("weather")).split())
    weathers = weathers if turn is outline.agenda.main else ()
    if turn.clue.weather:
        weathers = (turn.clue.weather,)
    return Wish(where, kinds=kinds, shun=shun, times=times, weathers=weathers)


def _of_pair(outline: Outline, kind: str) -> Wish:
    if outline.pair is None or kind == "evening":
        return Wish(kinds=tuple(sorted(HUBS)))
    notes = outline.pair.situation
    sky, hour, room = ("clears", "ends", "ends_at") if kind == "mend" else ("weather", "time", "kinds")
    kinds = tuple(" ".join(notes.note(room)).split()) or tuple(sorted(HUBS))
    far = outline.pair.slots.get("far", "") if kind == "spark" else ""
    same = kind == "knot" or kinds == ("same",)
    return Wish(
        far,
        same=outline.kinds.index("spark") if same else -1,
        kinds=() if same else kinds,
        times=tuple(TimeOfDay(t) for t in notes.note(hour)),
        weathers=tuple(Weather(w) for w in " ".join(notes.note(sky)).split()),
    )


def _where(stage: Stage, turn: Turn | None) -> str:
    """Where a turn is played, as far as that is written."""
    if turn is None:
        return ""
    for arc in stage.recall.bible.arcs:
        for spec in arc.threads:
            if spec.id == turn.thread:
                options = (turn.clue.where, *spec.where)
                return next((w for w in options if w and stage.place(w)), "")
    return turn.clue.where if turn.clue.where and stage.place(turn.clue.where) else ""


def _last_place(outline: Outline, where: str) -> str:
    """Where the lead was left, or lives, if that is not where they are going."""
    lead = outline.players.roles["lead"]
    if lead.state is None:
        return ""
    options = (lead.state.location, lead.character.home or "")
    fitting = [p for p in options if p and p != where and outline.stage.place(p)]
    return fitting[0] if fitting and outline.dice.chance(0.7) else ""


def _plan(
    stage: Stage, dice: Dice, scenes: Sequence[Scene], title: str, logline: str
) -> EpisodePlan:
    camera, ledger = Camera(dice), Ledger(stage)
    plans: dict[str, ScenePlan] = {}
    before = ""
    for number, scene in enumerate(scenes, 1):
        shots = camera.shoot(scene, arrived=scene.stop.place.id != before or scene.stop.next_day)
        before = scene.stop.place.id
        plans[f"scene_{number}"] = ScenePlan(
            title=clip(scene.title, 80),
            location=scene.stop.place.id,
            time=scene.stop.time,
            weather=scene.stop.weather,
            mood=scene.mood,
            synopsis=clip(scene.synopsis, 500),
            cast=tuple(
                CastMember(character=p.id, presence=_presence(scene, p.id))
                for p in scene.people[:8]
            ),
            shots=shots,
            beats=ledger.settled(scene),
        )
    synopsis = clip(" ".join(s.synopsis for s in scenes), 1200)
    arc = stage.recall.arc.id if stage.recall.arc else ""
    return EpisodePlan.model_validate(
        {"title": title, "logline": logline, "synopsis": synopsis, "arc": arc} | plans
    )


def _presence(scene: Scene, who: str) -> Presence:
    if who in scene.heard:
        return Presence.SPEAKS
    return Presence.ACTS if who in scene.active else Presence.PRESENT


def _scrubbed(plan: EpisodePlan, forbidden: re.Pattern[str] | None) -> EpisodePlan:
    """The plan without the words that the rules forbid, wherever they came from."""
    if forbidden is None or not forbidden.search(plan.model_dump_json()):
        return plan

    def clean(value: object) -> object:
        if isinstance(value, str):
            return forbidden.sub("…", value) or "…"
        if isinstance(value, Mapping):
            return {
                k: v
                if k in ("character", "speaker", "location", "who", "to", "where", "what", "kind")
                else clean(v)
                for k, v in value.items()
            }
        return [clean(v) for v in value] if isinstance(value, (list, tuple)) else value

    return EpisodePlan.model_validate(clean(plan.model_dump(mode="json")))
