"""The script: the plan of an episode as a person reads it."""

from __future__ import annotations

from pydantic import ValidationError

from schemas.bible import Bible
from schemas.plan import Beat, EpisodePlan, ScenePlan, ShotPlan

from .contexts import SceneText, ShotText

_WORDS = {"relation": "feels about", "first_meeting": "meets", "die": "dies"}


def readable(content: object, bible: Bible | None) -> tuple[SceneText, ...]:
    """The six scenes; none when there is no plan, or one in older words."""
    try:
        plan = EpisodePlan.model_validate(content)
    except ValidationError:
        return ()
    names = {c.id: c.name for c in bible.characters} if bible else {}
    places = {one.id: one.name for one in bible.locations} if bible else {}
    names |= {one.id: one.name for one in plan.introductions}
    return tuple(_scene(n, scene, names, places | names) for n, scene in enumerate(plan.scenes, 1))


def _scene(
    number: int, scene: ScenePlan, names: dict[str, str], places: dict[str, str]
) -> SceneText:
    return SceneText(
        number=number, title=scene.title, synopsis=scene.synopsis,
        place=places.get(scene.location, scene.location),
        light=f"{scene.time}, {scene.weather}; {scene.mood}",
        cast=tuple(f"{names.get(m.character, m.character)} {m.presence}" for m in scene.cast),
        shots=tuple(_shot(n, shot, names) for n, shot in enumerate(scene.shots, 1)),
        beats=tuple(_beat(beat, places) for beat in scene.beats),
    )  # fmt: skip


def _shot(number: int, shot: ShotPlan, names: dict[str, str]) -> ShotText:
    move = "" if shot.move == "hold" else f", {shot.move}"
    return ShotText(
        number=number, framing=f"{shot.framing}{move}".replace("_", " "), seconds=shot.seconds,
        action=shot.action,
        lines=tuple((names.get(ln.speaker, ln.speaker), ln.text) for ln in shot.lines),
    )  # fmt: skip


def _beat(beat: Beat, names: dict[str, str]) -> str:
    """A beat in words: who, what is done, and what with."""
    done = _WORDS.get(beat.kind, beat.kind.replace("_", " "))
    said = [names.get(beat.who, beat.who), done]
    said += [names.get(word, word).replace("_", " ") for word in (beat.what, beat.to) if word]
    said += [f"in {names.get(beat.where, beat.where)}"] if beat.where else []
    said += [f"({beat.value})"] if beat.value else []
    return " ".join(word for word in said if word)
