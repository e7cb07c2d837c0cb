"""A take: what a generator is asked for, what it can do, and the footage it returns."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Any, Literal, Protocol

from pydantic import Field

from .bible import Character, Location, Style
from .grades import Measure
from .plan import Line, Model, Mood, ShotPlan, TimeOfDay, Weather
from .voice import Mouth, Word


class Verdict(StrEnum):
    """What became of a take."""

    APPROVED = "approved"
    RETAKE = "retake"
    FAILED = "failed"


class Reproduction(StrEnum):
    """How truly footage can be made again from its receipt."""

    BIT_EXACT = "bit_exact"
    SAME_ENVIRONMENT = "same_environment"
    BEST_EFFORT = "best_effort"


class Picture(Model):
    """The size and rate of an episode's picture."""

    width: int = 1280
    height: int = 720
    fps: int = 24

    @property
    def rough(self) -> bool:
        """Whether it is small enough to be a draft, where speed counts more than finish."""
        return self.height < 480


FULL = Picture()
DRAFT = Picture(width=640, height=360, fps=12)


class SpokenLine(Model):
    """A line with its sound: when it starts in its shot, and how the mouth moves."""

    line: Line
    starts_s: float
    seconds: float
    mouths: tuple[Mouth, ...] = ()
    words: tuple[Word, ...] = ()
    audio: str = ""  # path of the WAV file


class Reference(Model):
    """A picture of a character, for a backend that takes such."""

    character: str
    path: Path
    sha256: str


class Lesson(Model):
    """What earlier takes taught about this series: words that helped, or that are better left out."""

    words: str
    weight: float  # -1 (leave out) … 1 (say), decayed to now
    why: str  # one clause for the receipt: "liked by the operator in take 12/3/1/2"


class ShotRequest(Model):
    """One shot to be made: everything a backend may want to know, nothing it must look up."""

    series: str
    episode: int
    scene: int  # 1 … 6
    shot: int  # from 1
    plan: ShotPlan
    location: Location
    time: TimeOfDay
    weather: Weather
    mood: Mood
    characters: tuple[Character, ...] = ()  # those of the shot's subjects and speakers
    style: Style = Style()
    lines: tuple[SpokenLine, ...] = ()
    seconds: float  # exact; a whole number of frames
    picture: Picture = FULL
    seed: int = 0
    references: tuple[Reference, ...] = ()  # only for a backend that takes them
    first_frame: Path | None = None  # where the shot before ended, for a backend that chains
    lessons: tuple[Lesson, ...] = ()  # in order of weight
    failing: tuple[Measure, ...] = ()  # what the gate refused the takes before this one for
    motion: Literal["loop", "video"] | None = None  # null: as the plan moves
    ungated: bool = False  # a person has let pass what a gate may find in it

    @property
    def frames(self) -> int:
        """Length in frames."""
        return round(self.seconds * self.picture.fps)


class Card(Model):
    """A title or end card to be made."""

    kind: Literal["title", "end"]
    series: str  # the title of the show
    episode: int
    title: str
    text: str = ""  # an end card's teaser
    location: Location | None = None
    time: TimeOfDay = TimeOfDay.SUNSET
    style: Style = Style()
    seconds: float = 4.0
    picture: Picture = FULL
    seed: int = 0


class Said(Model):
    """A piece of a prompt and why it stands there."""

    words: str
    why: str
    negative: bool = False


class Step(Model):
    """One prompt that a server of ours ran: enough to run it again."""

    workflow: str
    graph: dict[str, Any]  # as it was posted, API format
    prompt_id: str = ""
    server: str = ""
    inputs: dict[str, str] = Field(default_factory=dict)  # uploaded name → sha256
    models: dict[str, str] = Field(default_factory=dict)  # file → sha256, "" where nobody can tell
    outputs: dict[str, str] = Field(default_factory=dict)  # "node/n" → sha256 of the file fetched
    environment: dict[str, str] = Field(default_factory=dict)  # comfyui, python, torch, gpu …


class Receipt(Model):
    """Where footage came from: enough to explain it, and to make it again if that can be done."""

    backend: str
    generator: str
    version: str
    seed: int
    prompt: str = ""
    model: str = ""
    job: str = ""  # the remote side's id
    operations: tuple[str, ...] = ()  # the paid calls it was made from
    usd: Decimal = Decimal(0)
    cpu_s: float = 0.0
    gpu_s: float = 0.0
    wall_s: float = 0.0
    parts: dict[str, float] = Field(default_factory=dict)  # CPU seconds per part of the work
    steps: tuple[Step, ...] = ()
    said: tuple[Said, ...] = ()  # the prompt, explained
    reproduction: Reproduction = Reproduction.BEST_EFFORT


class Footage(Model):
    """A usable media file with its receipt."""

    path: Path
    seconds: float
    frames: int
    width: int
    height: int
    fps: int
    has_audio: bool = False
    sha256: str
    receipt: Receipt


class Capabilities(Model):
    """What a backend can do."""

    longest_s: float = 30.0
    honours_seed: bool = False
    takes_references: bool = False
    makes_audio: bool = False  # speaks the lines itself
    chains: bool = False  # begins where the shot before ended; the shots of a scene go one by one
    offline: bool = False
    paid: bool = False
    parallel: int = 1  # shots at a time


class Progress(Protocol):
    """Called with the done share of a take, 0 … 1, at least every few seconds.

    It may have a method `see`, too: get that with `sight`.
    """

    def __call__(self, share: float) -> None:
        """Hear that `share` of the take is done."""
        ...


def nothing(share: float) -> None:
    """Progress that nobody watches."""
    del share


def sight(progress: Progress) -> Callable[[bytes], None] | None:
    """Who wants to see what a take looks like so far, as small JPEGs; None when nobody does."""
    seeing: Callable[[bytes], None] | None = getattr(progress, "see", None)
    return seeing
