"""What assembly is asked for and what it hands back: plain records, cheap to import."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field, JsonValue

from schemas.bible import PlaceKind
from schemas.plan import Model, Mood, ShotPlan, TimeOfDay, Weather
from schemas.take import FULL, Picture, SpokenLine


class ShotCut(Model):
    """The approved take of one shot, with the lines heard in it.

    `frames` is the length wanted; longer footage is trimmed, shorter footage holds its last frame.
    A line without a sound file is already heard in the footage and is only captioned.
    """

    path: Path
    frames: int
    plan: ShotPlan
    lines: tuple[SpokenLine, ...] = ()
    has_audio: bool = False


class CardCut(Model):
    """The footage of a title or end card."""

    path: Path
    frames: int


class SceneCut(Model):
    """One scene: what the reader is told about it, what the sound is made from, and its shots."""

    title: str
    synopsis: str
    location: str  # the name of the place
    place: PlaceKind
    time: TimeOfDay
    weather: Weather = Weather.CLEAR
    mood: Mood
    cast: tuple[str, ...] = ()  # names, as shown
    shots: tuple[ShotCut, ...] = Field(min_length=1)


class AssemblyJob(Model):
    """Everything needed to put one episode together.

    `into` is an existing, empty folder that belongs to this attempt alone. `names` gives the shown
    name of every speaker's id. `provenance` is written into the manifest as it is.
    """

    series: str  # the id
    show: str  # the title
    episode: int
    title: str
    logline: str = ""
    synopsis: str = ""
    language: str = "en"
    seed: int = 0
    theme: str = ""
    picture: Picture = FULL
    title_card: CardCut
    end_card: CardCut
    scenes: tuple[SceneCut, ...] = Field(min_length=6, max_length=6)
    names: dict[str, str] = Field(default_factory=dict)
    credits: tuple[str, ...] = ()
    provenance: dict[str, JsonValue] = Field(default_factory=dict)
    into: Path


class Deliverable(Model):
    """A finished file inside the job's folder."""

    name: str
    bytes: int
    sha256: str
    media_type: str


class Assembled(Model):
    """A finished episode: the master and everything that is published with it."""

    master: Path
    sha256: str
    seconds: float
    frames: int
    loudness_lufs: float
    true_peak_dbtp: float
    conformed: tuple[str, ...] = ()  # shots that had to be encoded again, and why
    files: tuple[Deliverable, ...]
    parts: dict[str, float] = Field(default_factory=dict)  # CPU seconds per part of the work
