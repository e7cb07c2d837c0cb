"""The composition of an episode: an outline written out, shot and named, as a valid plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from schemas.canon import Recall
from schemas.plan import CastMember, EpisodePlan, Presence, ScenePlan, ShotPlan

from .beats import Ledger
from .camera import Camera
from .itinerary import itinerary
from .naming import name
from .outline import outline
from .playing import Playing
from .scene import Scene
from .stage import Stage
from .voice import Voice
from .words import shorten

_MOST_CAST = 8
_NAMES = frozenset({"character", "speaker", "location", "who", "to", "where", "what", "arc"})


def compose(recall: Recall, seed: int, findings: Sequence[str] = ()) -> EpisodePlan:
    """The plan of the next episode; PlanError when there is nobody to play or nowhere to do it."""
    stage = Stage(recall)
    drawn = outline(stage, seed, findings)
    voice = Voice(stage, drawn.dice)
    stops = itinerary(stage, drawn.dice, drawn.wishes(), drawn.shunned)
    playing = Playing(drawn, voice)
    scenes = [playing.scene(kind, stops[i], number=i + 1) for i, kind in enumerate(drawn.kinds)]
    slots = playing.slots(drawn.agenda.main, stops[drawn.kinds.index("find")])
    title, logline = name(drawn, voice, slots)
    camera, ledger = Camera(drawn.dice), Ledger(stage)
    plans = [_scene(scene, scenes[i - 1] if i else None, camera, ledger)
             for i, scene in enumerate(scenes)]  # fmt: skip
    plan = EpisodePlan.model_validate(
        {f"scene_{number}": scene for number, scene in enumerate(plans, 1)}
        | {
            "title": title,
            "logline": logline,
            "synopsis": shorten(" ".join(s.synopsis for s in scenes), 1200),
            "arc": recall.arc.id if recall.arc else "",
        }
    )
    return _scrubbed(plan, stage)


def _scene(scene: Scene, before: Scene | None, camera: Camera, ledger: Ledger) -> ScenePlan:
    stop = scene.stop
    arrived = before is None or before.stop.place.id != stop.place.id or stop.next_day
    shots = camera.shoot(scene, arrived=arrived)
    return ScenePlan(
        title=shorten(scene.title, 80),
        location=stop.place.id,
        time=stop.time,
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
