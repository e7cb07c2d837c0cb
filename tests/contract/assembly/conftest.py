"""Footage, voices and jobs for the tests of assembly: small, but real."""

from __future__ import annotations

import asyncio
import wave
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from generators.animatic.encode import Reel
from orchestrator.assembly import assemble
from orchestrator.assembly.job import Assembled, AssemblyJob, CardCut, SceneCut, ShotCut
from schemas.bible import PlaceKind
from schemas.plan import Effect, Framing, Line, Manner, Mood, ShotPlan, Subject, TimeOfDay, Weather
from schemas.take import DRAFT, SpokenLine

FPS = DRAFT.fps
SECONDS = 3  # of a shot
FRAMES = SECONDS * FPS
CARD = 2 * FPS
HOSTILE = (
    '</v><script>alert("1")</script> & more',
    "One --> two\n\n00:00:01.000 --> 00:00:09.000\nWEBVTT",
    "«Ouf» 'single' \"double\" {\\an8}{\\c&H0000FF&}\\N",
    "🎉 شكرا جزيلا 👩‍👩‍👧 תודה",
    "word " * 47 + "end",
    "日本語のとても長いせりふ" * 12,
)


def write_shot(path: Path, frames: int, shade: int) -> Path:
    """Footage of a bright bar that moves over a field of one shade."""
    with Reel(path, DRAFT) as reel:
        for number in range(frames):
            planes = reel.planes
            planes.y[:] = 40 + shade
            planes.y[:, number * 8 : number * 8 + 40] = 220
            for plane in (planes.u, planes.v):
                plane[:] = 110 + shade // 4
            reel.write()
    return path


def write_voice(path: Path, seconds: float, pitch: int) -> Path:
    """A buzz in syllables, about as loud as the offline voice."""
    at = np.arange(round(seconds * 48_000)) / 48_000
    buzz = sum(np.sin(2 * np.pi * pitch * k * at) / k for k in range(1, 12))
    syllables = buzz * np.clip(np.sin(2 * np.pi * 4 * at) + 0.6, 0, 1)
    samples = 0.1 * syllables / np.sqrt(np.mean(syllables**2))
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, 48_000, 0, "NONE", ""))
        file.writeframes((np.clip(samples, -0.8, 0.8) * 32_767).astype("<i2").tobytes())
    return path


def write_foreign(
    path: Path,
    *,
    codec: str = "libx264",
    size: tuple[int, int] = (DRAFT.width, DRAFT.height),
    rate: Fraction | int = FPS,
    frames: int = FRAMES,
    sound: bool = False,
) -> Path:
    """A clip by another encoder, with or without a loud 1 kHz tone."""
    with av.open(path, "w") as media:
        video = media.add_stream(codec, rate=rate)
        video.width, video.height, video.pix_fmt = *size, "yuv420p"
        audio = media.add_stream("aac", rate=44_100, layout="mono") if sound else None
        for number in range(frames):
            picture = np.full((size[1], size[0], 3), 60 + number, np.uint8)
            media.mux(video.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")))
        media.mux(video.encode(None))
        if audio:
            tone = 0.3 * np.sin(2 * np.pi * 1000 * np.arange(3 * 44_100) / 44_100)
            frame = av.AudioFrame.from_ndarray(
                tone[None].astype(np.float32), format="fltp", layout="mono"
            )
            frame.sample_rate, frame.pts = 44_100, 0
            media.mux(audio.encode(frame))
            media.mux(audio.encode(None))
    return path


@pytest.fixture(scope="session")
def media(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of footage and voices: 12 shots, two cards, six lines."""
    folder = tmp_path_factory.mktemp("media")
    for number in range(12):
        write_shot(folder / f"shot{number}.mp4", FRAMES, number * 12)
    write_shot(folder / "title.mp4", CARD, 100)
    write_shot(folder / "end.mp4", CARD, 5)
    for number in range(6):
        write_voice(folder / f"voice{number}.wav", 1.5, 110 + 20 * number)
    return folder


def plan_shot(number: int) -> ShotPlan:
    """Every second shot shows a face; the one in the middle has an effect."""
    return ShotPlan(
        framing=Framing.CLOSE if number % 2 else Framing.EXTREME_WIDE,
        seconds=SECONDS,
        action=f"Mio looks at thing {number} --> <b>& waits</b>.",
        subjects=(Subject(character="mio"),) if number % 2 else (),
        effect=Effect.FOCUS_LINES if number == 7 else Effect.NONE,
        sound="bell" if number == 2 else "",
    )


def make_job(media: Path, into: Path, **changes: object) -> AssemblyJob:
    """An episode of six scenes with two shots each; the second shot of each has a line."""
    scenes = []
    for scene in range(6):
        spoken = SpokenLine(
            line=Line(
                speaker="mio" if scene % 2 else "narrator",
                text=HOSTILE[scene],
                manner=Manner.THOUGHT if scene == 3 else Manner.NORMAL,
            ),
            starts_s=0.5,
            seconds=1.5,
            audio=str(media / f"voice{scene}.wav"),
        )
        shots = tuple(
            ShotCut(
                path=media / f"shot{number}.mp4",
                frames=FRAMES,
                plan=plan_shot(number),
                lines=(spoken,) if number % 2 else (),
            )
            for number in (2 * scene, 2 * scene + 1)
        )
        scenes.append(
            SceneCut(
                title=HOSTILE[scene],
                synopsis="They wait.",
                location="The roof",
                place=list(PlaceKind)[scene],
                time=list(TimeOfDay)[scene % 4],
                weather=list(Weather)[scene],
                mood=list(Mood)[scene],
                cast=("Mio <3",),
                shots=shots,
            )
        )
    into.mkdir(parents=True, exist_ok=True)
    fields: dict[str, object] = {
        "series": "roof",
        "show": "The Roof <&> 屋上",
        "episode": 7,
        "title": "Rain --> sun",
        "logline": "It rains.",
        "synopsis": "It rains, then it does not.",
        "seed": 3,
        "theme": "roof",
        "picture": DRAFT,
        "title_card": CardCut(path=media / "title.mp4", frames=CARD),
        "end_card": CardCut(path=media / "end.mp4", frames=CARD),
        "scenes": tuple(scenes),
        "names": {"mio": "Mio <3"},
        "credits": ("Nobody",),
        "provenance": {"bible": "abc"},
        "into": into,
    }
    return AssemblyJob.model_validate(fields | changes)


def with_shot(job: AssemblyJob, scene: int, shot: int, **changes: object) -> AssemblyJob:
    """The same job with one shot changed; numbers from 1."""
    scenes = list(job.scenes)
    shots = list(scenes[scene - 1].shots)
    shots[shot - 1] = shots[shot - 1].model_copy(update=changes)
    scenes[scene - 1] = scenes[scene - 1].model_copy(update={"shots": tuple(shots)})
    return job.model_copy(update={"scenes": tuple(scenes)})


@pytest.fixture(scope="session")
def made(media: Path, tmp_path_factory: pytest.TempPathFactory) -> Assembled:
    """The plain episode, assembled once for all tests that only look at it."""
    job = make_job(media, tmp_path_factory.mktemp("plain") / "into")
    shares: list[float] = []
    result = asyncio.run(assemble(job, progress=shares.append))
    assert shares == sorted(shares)
    assert shares[-1] > 0.9
    return result


@pytest.fixture(scope="session")
def words() -> tuple[str, ...]:
    """The title and the line of every scene, written to break things."""
    return HOSTILE


@pytest.fixture(scope="session")
def new_job(media: Path) -> Callable[..., AssemblyJob]:
    """Make a job from the folder it is to fill and whatever differs from the plain episode."""
    return lambda into, **changes: make_job(media, into, **changes)


@pytest.fixture(scope="session")
def changed() -> Callable[..., AssemblyJob]:
    """Make a copy of a job with one shot changed: job, scene, shot, what is different."""
    return with_shot


@pytest.fixture(scope="session")
def shoot() -> Callable[..., Path]:
    """Write the program's own footage: path, frames, shade."""
    return write_shot


@pytest.fixture(scope="session")
def shoot_elsewhere() -> Callable[..., Path]:
    """Write footage of another encoder."""
    return write_foreign
