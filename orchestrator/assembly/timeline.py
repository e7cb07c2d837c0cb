"""When everything happens: cuts, chapters and spoken lines on the clock of the master."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
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
    """Every piece of footage, one after the other."""
    pieces = [Cut("the title card", job.title_card.path, 0, job.title_card.frames)]
    for number, scene in enumerate(job.scenes, 1):
        pieces += [
            Cut(f"scene {number}, shot {index}", shot.path, 0, shot.frames, number, shot)
            for index, shot in enumerate(scene.shots, 1)
        ]
    pieces.append(Cut("the end card", job.end_card.path, 0, job.end_card.frames))
    first = 0
    for piece in pieces:
        if piece.frames < 1:
            raise AssemblyError(f"{piece.name} has no length; make that footage again.")
        yield Cut(piece.name, piece.path, first, piece.frames, piece.scene, piece.shot)
        first += piece.frames


def _chapters(job: AssemblyJob, cuts: tuple[Cut, ...]) -> Iterator[Chapter]:
    """The six scenes; together they cover the whole master without a gap."""
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
    """Every spoken line with its speaker's name."""
    shot_number = 0
    for before, cut in zip((cuts[0], *cuts), cuts, strict=False):
        shot_number = shot_number + 1 if cut.scene == before.scene else 1
        for number, spoken in enumerate(cut.shot.lines if cut.shot else (), 1):
            start = cut.first / job.picture.fps + max(0.0, spoken.starts_s)
            name = speaker_name(job, spoken.line.speaker)
            end = start + max(0.0, spoken.seconds)
            yield Heard(cut.scene, shot_number, number, name, spoken, start, end)


def speaker_name(job: AssemblyJob, speaker: str) -> str:
    """The shown name of a speaker's id."""
    default = "Narrator" if speaker == NARRATOR else speaker.replace("_", " ").replace("-", " ")
    return job.names.get(speaker) or default.title()
