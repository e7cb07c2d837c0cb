"""When everything happens: cuts, chapters and spoken lines on the clock of the master."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from schemas.errors import AssemblyError
from schemas.plan import NARRATOR
from schemas.take import SpokenLine

from .job import AssemblyJob, SceneCut, ShotCut


@dataclass(frozen=True)
class Cut:
    """One piece of footage in the master; `shot` is None for a card. Lengths are in frames."""

    name: str  # as a person would say it: "scene 2, shot 3"
    path: Path
    first: int
    frames: int
    scene: int = 0  # 1 … 6
    number: int = 0  # of the shot in its scene, from 1
    shot: ShotCut | None = None


@dataclass(frozen=True)
class Chapter:
    """A scene as a chapter; the first one begins with the title card, the last ends with the end card."""

    number: int
    scene: SceneCut
    start_s: float
    end_s: float
    plays_s: float  # where the scene itself begins
    stops_s: float  # where the scene itself ends


@dataclass(frozen=True)
class Heard:
    """A spoken line on the clock of the master."""

    scene: int
    shot: int
    number: int  # of the line in its shot
    name: str  # of the speaker
    spoken: SpokenLine
    start_s: float
    end_s: float


@dataclass(frozen=True)
class Timeline:
    """The whole episode in order."""

    fps: int
    cuts: tuple[Cut, ...]
    chapters: tuple[Chapter, ...]
    lines: tuple[Heard, ...]

    @property
    def frames(self) -> int:
        """Length in frames."""
        return self.cuts[-1].first + self.cuts[-1].frames

    @property
    def seconds(self) -> float:
        """Length in seconds."""
        return self.frames / self.fps

    def cuts_of(self, scene: int) -> list[Cut]:
        """List the shots of a scene."""
        return [cut for cut in self.cuts if cut.scene == scene]

    def span(self, cut: Cut) -> tuple[float, float]:
        """Give the start and end of a cut in seconds."""
        return cut.first / self.fps, (cut.first + cut.frames) / self.fps


def timeline(job: AssemblyJob) -> Timeline:
    """Lay out the job. AssemblyError when a piece of footage has no length."""
    fps = job.picture.fps
    cuts = tuple(_cuts(job))
    return Timeline(
        fps=fps,
        cuts=cuts,
        chapters=tuple(_chapters(job, cuts)),
        lines=tuple(sorted(_lines(job, cuts), key=lambda heard: (heard.start_s, heard.end_s))),
    )


def _cuts(job: AssemblyJob) -> Iterator[Cut]:
    """Put every piece of footage after the one before."""
    first = 0
    for piece in _pieces(job):
        if piece.frames < 1:
            raise AssemblyError(f"{piece.name} has no length; make that footage again.")
        yield replace(piece, first=first)
        first += piece.frames


def _pieces(job: AssemblyJob) -> Iterator[Cut]:
    """List the title card, the shots of all scenes and the end card, not yet placed."""
    yield Cut("the title card", job.title_card.path, 0, job.title_card.frames)
    for number, scene in enumerate(job.scenes, 1):
        for index, shot in enumerate(scene.shots, 1):
            name = f"scene {number}, shot {index}"
            yield Cut(name, shot.path, 0, shot.frames, number, index, shot)
    yield Cut("the end card", job.end_card.path, 0, job.end_card.frames)


def _chapters(job: AssemblyJob, cuts: tuple[Cut, ...]) -> Iterator[Chapter]:
    """Make the scenes chapters that cover the whole master without a gap."""
    fps, end = job.picture.fps, cuts[-1].first + cuts[-1].frames
    for number, scene in enumerate(job.scenes, 1):
        shots = [cut for cut in cuts if cut.scene == number]
        plays, stops = shots[0].first, shots[-1].first + shots[-1].frames
        yield Chapter(
            number=number,
            scene=scene,
            start_s=0.0 if number == 1 else plays / fps,
            end_s=(end if number == len(job.scenes) else stops) / fps,
            plays_s=plays / fps,
            stops_s=stops / fps,
        )


def _lines(job: AssemblyJob, cuts: tuple[Cut, ...]) -> Iterator[Heard]:
    """Find every spoken line, with its speaker's name."""
    for cut in cuts:
        for number, spoken in enumerate(cut.shot.lines if cut.shot else (), 1):
            start = cut.first / job.picture.fps + max(0.0, spoken.starts_s)
            end = start + max(0.0, spoken.seconds)
            name = speaker_name(job, spoken.line.speaker)
            yield Heard(cut.scene, cut.number, number, name, spoken, start, end)


def speaker_name(job: AssemblyJob, speaker: str) -> str:
    """Give the shown name of a speaker's id."""
    default = "Narrator" if speaker == NARRATOR else speaker.replace("_", " ").replace("-", " ")
    return job.names.get(speaker) or default.title()
