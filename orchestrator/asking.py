"""Ask: what a backend is told about a shot: who is seen and where, what is heard, and when."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from schemas.bible import Bible
from schemas.errors import GenerationError
from schemas.operation import Till
from schemas.plan import NARRATOR, Line, ScenePlan, ShotPlan
from schemas.take import Lesson, Reference, ShotRequest, SpokenLine
from schemas.voice import Speech, VoiceProfile

from . import lessons, sheets
from .backends import Backend
from .cut import cut
from .opening import Episode
from .productions import Production
from .studio import Studio

NARRATOR_VOICE = VoiceProfile(variant="f4", pitch=42, speed=155)


@dataclass(frozen=True)
class Place:
    """Where a shot stands in its production; `scene` and `shot` count from 1."""

    job: Production
    bible: Bible
    plan: ScenePlan
    scene: int
    shot: int
    action: str = ""  # what is seen in other words than the Director's
    seconds: float = 0.0  # exactly so long, and not as long as its plan and its lines say
    motion: Literal["loop", "video"] | None = None
    references: tuple[Reference, ...] = ()  # instead of the series' own sheets
    lessons: tuple[Lesson, ...] | None = None  # instead of those of the series
    ungated: bool = False

    def worded(self, action: str) -> Place:
        """The same shot, described in other words."""
        return replace(self, action=action)

    @property
    def planned(self) -> ShotPlan:
        """The shot as the Director wrote it."""
        shot = self.plan.shots[self.shot - 1]
        return shot.model_copy(update={"action": self.action}) if self.action else shot


def places(job: Episode, scene: int) -> tuple[Place, ...]:
    """The shots of a scene, in order."""
    plan, bible = job.script
    planned = plan.scenes[scene - 1]
    return tuple(Place(job, bible, planned, scene, n + 1) for n in range(len(planned.shots)))


def bare(place: Place) -> ShotRequest:
    """The shot as it was planned: silent, and as long as the plan says. The same for every backend."""
    job, scene, shot = place.job, place.plan, place.planned
    seen = {subject.character for subject in shot.subjects}
    heard = {line.speaker for line in shot.lines}
    return ShotRequest(
        series=job.slug, episode=job.number, scene=place.scene, shot=place.shot, plan=shot,
        location=place.bible.location(scene.location), time=scene.time, weather=scene.weather,
        mood=scene.mood, style=place.bible.style,
        seconds=place.seconds or float(shot.seconds), motion=place.motion, ungated=place.ungated,
        characters=tuple(c for c in place.bible.characters if c.id in seen | heard),
        picture=job.picture, seed=shot_seed(job.seed, place.scene, place.shot),
    )  # fmt: skip


async def request(
    studio: Studio, place: Place, backend: Backend, till: Till, *, before: Path | None = None
) -> ShotRequest:
    """The shot as `backend` is asked for it, with its lines spoken and timed.

    One that speaks by itself is given the words, and how long they take; one that takes references
    is given the characters' sheets, one that chains the last frame of the shot `before`.
    """
    can = backend.generator.capabilities
    voices = studio.scratch_voice if can.makes_audio else studio.voices
    into = studio.folder / "cache" / "voices"
    spoken = await asyncio.gather(
        *(
            voices.speak(
                line.text, _voice(place.bible, line), who=line.speaker, manner=line.manner,
                into=into, till=till,
            )
            for line in place.planned.lines
        )
    )  # fmt: skip
    seconds, lines = cut(place.planned, list(zip(place.planned.lines, spoken, strict=True)))
    asked = bare(place)
    references: tuple[Reference, ...] = ()
    if can.takes_references:
        references = place.references or await sheets.of(studio, place.job, asked)
    taught: tuple[Lesson, ...] = ()
    if backend.generator is not studio.animatic:
        taught = await _taught(studio, place, asked)
    return asked.model_copy(
        update={
            "seconds": place.seconds or seconds, "lines": lines, "references": references,
            "first_frame": before if can.chains else None, "lessons": taught,
        }
    )  # fmt: skip


async def _taught(studio: Studio, place: Place, asked: ShotRequest) -> tuple[Lesson, ...]:
    if place.lessons is not None:
        return place.lessons
    async with studio.database.connect() as connection:
        return await lessons.of(connection, place.job.series_id, asked)


async def heard(
    studio: Studio, place: Place, lines: Sequence[SpokenLine], till: Till
) -> tuple[SpokenLine, ...]:
    """The lines of a shot that has been shot, spoken again where their sound is gone."""
    made = []
    for line in lines:
        if line.audio and not Path(line.audio).exists():
            speech: Speech = await studio.voices.speak(
                line.line.text, _voice(place.bible, line.line), who=line.line.speaker,
                manner=line.line.manner, into=studio.folder / "cache" / "voices", till=till,
            )  # fmt: skip
            made.append(line.model_copy(update={"audio": speech.path}))
        else:
            made.append(line)
    return tuple(made)


def shot_seed(seed: int, scene: int, shot: int) -> int:
    """The seed of a shot's first take, from the episode's."""
    digest = hashlib.sha256(f"{seed}/{scene}/{shot}".encode()).digest()
    return int.from_bytes(digest[:4]) >> 1


def _voice(bible: Bible, line: Line) -> VoiceProfile:
    if line.speaker == NARRATOR:
        return NARRATOR_VOICE
    try:
        return bible.character(line.speaker).voice
    except KeyError:
        raise GenerationError(f"the line {line.text!r} has no speaker {line.speaker!r}") from None
