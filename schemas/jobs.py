"""Jobs: what is asked of the studio over its API, and what became of it.

A **job** is one request: a shot (*generate*), a character from its sheet to a film (*orchestrate*), or
something made once more (*reproduce*). It is shot, graded and paid for like an episode, and never
becomes part of the canon. These are also the words of the API's own descriptions.
"""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import BeforeValidator, Field

from .grades import Failing
from .plan import Framing, Model, Mood, Move, TimeOfDay, Weather
from .take import Reproduction, Verdict

Name = Annotated[str, Field(min_length=1, max_length=120)]


def _numbered(key: object) -> object:
    """The older system numbered its things; a number is an alias like any other."""
    return str(key) if isinstance(key, int) and not isinstance(key, bool) else key


Key = Annotated[  # how a project, a character or a job is named
    str,
    BeforeValidator(_numbered),
    Field(min_length=1, max_length=120, pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]*$"),
]
Prompt = Annotated[str, Field(min_length=1, max_length=1000)]
Usd = Annotated[Decimal, Field(ge=0, le=100_000, decimal_places=2)]


class JobKind(StrEnum):
    """What a job makes."""

    GENERATE = "generate"  # one shot
    ORCHESTRATE = "orchestrate"  # sheet, loop and film of a character, each behind its gate
    REPRODUCE = "reproduce"  # a finished job once more


class JobState(StrEnum):
    """Where a job stands."""

    QUEUED = "queued"
    RUNNING = "running"
    HELD = "held"  # a phase has ended, and somebody has to say how it goes on
    COMPLETED = "completed"
    FAILED = "failed"
    CANCELLED = "cancelled"


ENDED = (JobState.COMPLETED, JobState.FAILED, JobState.CANCELLED)


class Priority(StrEnum):
    """Who waits for whom at a backend; whoever has waited long enough goes first all the same."""

    INTERACTIVE = "interactive"  # somebody is looking on: before the show
    BATCH = "batch"  # when there is nothing better to do


class PhaseName(StrEnum):
    """The phases of an orchestrated job, in order."""

    SHEET = "character_sheet"  # eight poses on one picture
    LOOP = "animation_loop"  # 48 frames that end where they begin
    FILM = "full_video"  # 120 frames


class PhaseState(StrEnum):
    """Where a phase stands."""

    WAITING = "waiting"
    RUNNING = "running"
    PASSED = "passed"
    REFUSED = "refused"  # by its gate, after all retakes
    ACCEPTED = "accepted"  # refused by its gate, and let through by a person


# what is asked for ---------------------------------------------------------------------------


class GenerateRequest(Model):
    """One shot: a few seconds of film."""

    prompt: Prompt
    project_id: Key
    character_id: Key | None = None
    style_preset: Key | None = None  # instead of the project's own
    seconds: float = Field(default=4.0, ge=1, le=30)
    draft: bool = False  # small and quick
    seed: Annotated[int, Field(ge=0, lt=2**31)] | None = None
    backend: Name | None = None  # one of the cast, to begin with
    location_id: Key | None = None
    time: TimeOfDay | None = None
    weather: Weather | None = None
    mood: Mood | None = None
    framing: Framing | None = None
    move: Move | None = None
    use_memory: bool = False  # let the canon and what was liked add to the prompt
    priority: Priority = Priority.INTERACTIVE
    max_usd: Usd | None = None  # never more than the episode's budget


class OrchestrateRequest(Model):
    """A character in three phases, each behind its gate."""

    project_id: Key
    character_name: Name  # its name, an alias, or its id
    prompt: Prompt
    reference_images: tuple[Annotated[str, Field(min_length=1, max_length=300)], ...] = Field(
        default=(), max_length=8
    )  # paths of files of the project, as `files` lists them
    auto_advance: bool = False  # go on by itself where a gate is passed
    style_preset: Key | None = None
    seed: Annotated[int, Field(ge=0, lt=2**31)] | None = None
    draft: bool = False
    use_memory: bool = False
    priority: Priority = Priority.INTERACTIVE
    max_usd: Usd | None = None


class BatchRequest(Model):
    """Many jobs at once: all are accepted, or none."""

    jobs: tuple[GenerateRequest, ...] = Field(min_length=1, max_length=100)


class AdvanceRequest(Model):
    """How a held job goes on: with its next phase, or, where a gate refused it, once more."""

    accept: bool = False  # let what the gate refused pass


class VerdictRequest(Model):
    """What somebody thinks of a take."""

    verdict: Literal["liked", "disliked"]
    why: str = Field(default="", max_length=600)


# what became of it ---------------------------------------------------------------------------


class Added(Model):
    """Words that memory has added to a prompt, and why."""

    words: str
    why: str
    negative: bool = False  # better left out


class File(Model):
    """A file of a project."""

    path: str  # below the project's folder
    url: str  # where it is read, below the studio's address
    media_type: str
    bytes: int
    sha256: str = ""


class Problem(Model):
    """Why something did not work, and what to do."""

    detail: str
    remedy: str = ""


class Made(Model):
    """A take of a job."""

    id: str  # to give a verdict on
    phase: PhaseName | None = None
    backend: str
    verdict: Verdict
    seed: int | None = None
    attempts: int = 0
    usd: Decimal = Decimal(0)
    grades: dict[str, Any] = Field(default_factory=dict)
    reason: str = ""


class Phase(Model):
    """A phase of an orchestrated job."""

    name: PhaseName
    state: PhaseState = PhaseState.WAITING
    progress: float = 0.0  # 0 … 100
    grades: dict[str, Any] = Field(default_factory=dict)
    failing: tuple[Failing, ...] = ()  # what its gate refused
    file: str = ""  # what it has made, below the project's folder
    detail: str = ""


class Comparison(Model):
    """How alike something that was made again is to the first."""

    reproduction: Reproduction  # what the receipt promised, or what it turned out to be
    equal: bool  # every picture is the same
    first_sha256: str
    again_sha256: str
    decibels: float | None = None  # how far apart they are where they are not equal
    changed: tuple[str, ...] = ()  # what is no longer as it was


class Job(Model):
    """A job as it stands."""

    id: UUID
    job_id: UUID  # the same, under its older name
    kind: JobKind
    status: JobState
    progress: float = Field(ge=0, le=100)
    eta: float | None = None  # seconds, where somebody can tell
    project_id: UUID
    character_id: UUID | None = None
    prompt: str
    said: str = ""  # the prompt with what memory has added
    added: tuple[Added, ...] = ()
    phases: tuple[Phase, ...] = ()
    takes: tuple[Made, ...] = ()
    files: tuple[File, ...] = ()
    backend: str = ""
    degraded: bool = False  # somebody further down the cast had to do it
    seed: int
    usd: Decimal = Decimal(0)
    estimate: Decimal | None = None
    reproduction: Reproduction | None = None
    comparison: Comparison | None = None
    of: UUID | None = None  # the job that this one reproduces
    batch_id: UUID | None = None
    priority: Priority
    by: str  # who asked for it
    error: Problem | None = None
    created_at: datetime
    started_at: datetime | None = None
    finished_at: datetime | None = None


class Told(Model):
    """What a socket hears of a job."""

    job_id: UUID
    status: JobState
    progress: float = Field(ge=0, le=100)
    eta: float | None = None
    phase: PhaseName | None = None
    error: Problem | None = None
    files: tuple[File, ...] = ()


class Batch(Model):
    """The jobs of one batch, in the order they were asked for."""

    batch_id: UUID
    jobs: tuple[Job, ...]


class PhaseAbout(Model):
    """What a phase makes and what its gate asks of it."""

    name: PhaseName
    order: int
    makes: str
    gates: dict[str, float]
