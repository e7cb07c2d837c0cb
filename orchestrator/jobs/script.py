"""The script of a job: what is shot for it, fixed when it is asked for and never changed."""

from __future__ import annotations

from typing import Literal

from schemas.bible import Bible, Location, Style
from schemas.jobs import Added, PhaseName
from schemas.plan import Model, ScenePlan
from schemas.take import Lesson

PHASES = {1: PhaseName.SHEET, 2: PhaseName.LOOP, 3: PhaseName.FILM}  # of an orchestrated job
FILES = {PhaseName.SHEET: "sheet.png", PhaseName.LOOP: "loop.mp4", PhaseName.FILM: "film.mp4"}


class Shot(Model):
    """A shot: a scene of a job has one."""

    scene: ScenePlan
    seconds: float  # exactly
    motion: Literal["loop", "video"] | None = None


class Script(Model):
    """Everything that is shot, and what memory has added to the prompt."""

    prompt: str
    said: str  # the prompt with what was added
    shots: dict[int, Shot]  # by the number of the scene; a character's sheet has none
    location: Location
    style: Style
    draft: bool = False
    added: tuple[Added, ...] = ()
    lessons: tuple[Lesson, ...] = ()
    references: tuple[str, ...] = ()  # pictures, as paths below the folder of the series

    def staged(self, bible: Bible) -> Bible:
        """The bible as this job sees it: with its style, and with its place in it."""
        others = tuple(one for one in bible.locations if one.id != self.location.id)
        return bible.model_copy(update={"style": self.style, "locations": (*others, self.location)})
