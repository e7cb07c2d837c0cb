"""The composition of an episode: an outline written out, shot and named, as a valid plan."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from schemas.canon import Recall
from schemas.plan import CastMember, EpisodePlan, Presence, ScenePlan, ShotPlan

from .agenda import Agenda
from .beats import Ledger, postponed
from .camera import Camera
from .itinerary import itinerary
from .naming import name
from .outline import outline
from .playing import Playing
from .riddles import is_arc
from .scene import Scene
from .stage import Stage
from .voice import Voice
from .words import shorten

_MOST_CAST = 8
_MOST_DEALS = 4
_LONGEST_LINE = 240
_BEGINNINGS = (
    "Well.",
    "So.",
    "Now.",
    "Right.",
    "Again, then.",
    "Listen.",
    "Good morning.",
    "Anyway.",
)
_STOPS = " .!?…"
_APART = 1_000_003  # between the seeds of two deals, so that no other episode has them
_TOLD = frozenset({"open", "turn", "find", "spark", "mend", "hook", "side"})  # in a synopsis
_NAMES = frozenset({"character", "speaker", "location", "who", "to", "where", "what", "arc"})


def compose(recall: Recall, seed: int, findings: Sequence[str] = ()) -> EpisodePlan:
    """The plan of the next episode; PlanError when there is nobody to play or nowhere to do it.

    One that begins with words that have begun another is dealt afresh.
    """
    heard = frozenset(map(_plain, recall.openings))
    plan = _composed(Stage(recall), seed, findings)
    for deal in range(1, _MOST_DEALS):
        if _plain(plan.opening) not in heard:
            return plan
        plan = _composed(Stage(recall), seed + deal * _APART, findings)
    return _otherwise(plan, heard)


def _otherwise(plan: EpisodePlan, heard: Collection[str]) -> EpisodePlan:
    """The plan with a word before its first words, such that they have not begun an episode."""
    first = plan.opening
    for word in _BEGINNINGS:
        if _plain(f"{word} {first}") in heard or len(word) + len(first) >= _LONGEST_LINE:
            continue
        data = plan.model_dump(mode="json")
        scenes = (data[f"scene_{n}"] for n in range(1, 7))
        lines = (line for s in scenes for shot in s["shots"] for line in shot["lines"])
        next(lines)["text"] = f"{word} {first}"
        return EpisodePlan.model_validate(data)
    return plan


def _plain(words: str) -> str:
    return words.strip(_STOPS).casefold()


def _composed(stage: Stage, seed: int, findings: Sequence[str]) -> EpisodePlan:
    drawn = outline(stage, seed, findings)
    voice = Voice(stage, drawn.dice)
    stops = itinerary(stage, drawn.dice, drawn.wishes(), drawn.shunned)
    playing = Playing(drawn, voice)
    scenes = [playing.scene(kind, stops[i], number=i + 1) for i, kind in enumerate(drawn.kinds)]
    slots = playing.slots(drawn.agenda.main, stops[drawn.kinds.index("find")])
    title, logline = name(drawn, voice, slots)
    scenes[-1].beats += postponed(stage, scenes, drawn.shunned)
    camera, ledger = Camera(drawn.dice), Ledger()
    plans = [_scene(scene, scenes[i - 1] if i else None, camera, ledger)
             for i, scene in enumerate(scenes)]  # fmt: skip
    plan = EpisodePlan.model_validate(
        {f"scene_{number}": scene for number, scene in enumerate(plans, 1)}
        | {
            "title": title,
            "logline": logline,
            "synopsis": shorten(" ".join(s.synopsis for s in scenes if s.kind in _TOLD), 1200),
            "arc": _arc(stage.recall, drawn.agenda),
        }
    )
    return _scrubbed(plan, stage)


def _arc(recall: Recall, due: Agenda) -> str:
    """The arc of the episode: the director's own while one runs, else the operator's."""
    turns = (due.opening, due.main, due.side, due.hook)
    own = [t.id for t in recall.threads if t.state == "open" and is_arc(t.id)]
    own += [t.thread for t in turns if t and is_arc(t.thread)]
    if own:
        return own[0]
    arc = recall.arc
    return arc.id if arc and recall.episode < arc.starts + arc.episodes else ""


def _scene(scene: Scene, before: Scene | None, camera: Camera, ledger: Ledger) -> ScenePlan:
    stop = scene.stop
    arrived = before is None or before.stop.place.id != stop.place.id or stop.next_day
    shots = camera.shoot(scene, arrived=arrived)
    return ScenePlan(
        title=shorten(scene.title, 80),
        location=stop.place.id,
        time=stop.time,
        day=stop.day,
        weather=stop.weather,
        mood=scene.mood,
        synopsis=shorten(scene.synopsis, 500),
        cast=tuple(_members(scene, shots)),
        shots=shots,
        beats=ledger.settled(scene),
    )


def _members(scene: Scene, shots: Sequence[ShotPlan]) -> Iterator[CastMember]:
    """Who is there: those who speak, those who are seen doing something, and the others."""
    heard = {line.speaker for shot in shots for line in shot.lines}
    active = {s.character for shot in shots if not shot.lines for s in shot.subjects}
    for person in scene.people[:_MOST_CAST]:
        presence = Presence.ACTS if person.id in active else Presence.PRESENT
        yield CastMember(
            character=person.id, presence=Presence.SPEAKS if person.id in heard else presence
        )


def _scrubbed(plan: EpisodePlan, stage: Stage) -> EpisodePlan:
    """The plan without the words that the rules forbid, wherever they came from."""
    if not stage.forbids(plan.model_dump_json()):
        return plan

    def clean(value: object) -> object:
        if isinstance(value, str):
            return stage.clean(value)
        if isinstance(value, Mapping):
            return {k: v if k in _NAMES else clean(v) for k, v in value.items()}
        return [clean(v) for v in value] if isinstance(value, list) else value

    return EpisodePlan.model_validate(clean(plan.model_dump(mode="json")))
