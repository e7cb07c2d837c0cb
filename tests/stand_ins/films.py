"""Films and jobs for the stand-ins of video vendors: small real MP4s, ready a moment after the order."""

from __future__ import annotations

import asyncio
import functools
import io
import time
from dataclasses import dataclass, field
from decimal import ROUND_UP, Decimal
from fractions import Fraction
from typing import Any
from uuid import uuid4

import av
import numpy as np
from starlette.responses import Response

from schemas import prices

from .house import House, Mood

QUEUED_S, READY_S, FPS, RATE = 0.05, 0.15, 24, 48_000
SIZES = {"360p": (640, 360), "480p": (854, 480), "720p": (1280, 720), "768p": (1366, 768),
         "1080p": (1920, 1080)}  # fmt: skip
LIST = prices.load()


@dataclass
class Job:
    """An order that was accepted."""

    id: str
    seconds: int
    size: str
    audio: bool
    mood: str = ""
    ready_s: float = READY_S
    begun: float = field(default_factory=time.monotonic)
    links: int = 0  # how many were given out
    more: dict[str, Any] = field(default_factory=dict)

    @property
    def stage(self) -> str:
        """queued, running or over."""
        age = time.monotonic() - self.begun
        if self.mood == "queued_for_ever" or age < QUEUED_S:
            return "queued"
        return "running" if age < self.ready_s else "over"

    @property
    def share(self) -> float:
        return min(0.99, (time.monotonic() - self.begun) / self.ready_s)

    def link(self) -> int:
        """The number of a new link to the film."""
        self.links += 1
        return self.links

    def dead(self, link: int) -> bool:
        """Whether a link does not work any more."""
        return self.mood == "expired_url" and link == 1

    async def film(self) -> bytes:
        return await asyncio.to_thread(made, self.seconds, self.size, self.audio, self.mood)

    async def served(self, link: int) -> Response:
        """The answer to a download."""
        if self.dead(link):
            return Response("expired", 403)
        return Response(await self.film(), media_type="video/mp4")


def opened(
    job: str, seconds: int, size: str, *, audio: bool, mood: Mood | None, **more: Any
) -> Job:
    """A job in the mood of the moment."""
    slow = mood.seconds if mood and mood.what == "slow" else READY_S
    return Job(job, seconds, size, audio, mood.what if mood else "", slow, more=more)


def worth(model: str, size: str, seconds: int) -> Decimal:
    """What the vendor's list says that a film costs."""
    second = LIST.model(model, "video").rate().second
    return whole(second.get(size, second.get("any", Decimal(0))) * seconds)


def whole(usd: Decimal) -> Decimal:
    """To the millionth of a dollar, upwards."""
    return usd.quantize(Decimal("0.000001"), rounding=ROUND_UP)


def new_id(prefix: str) -> str:
    return f"{prefix}{uuid4().hex[:20]}"


def keep(house: House, vendor: str) -> dict[str, Job]:
    """The jobs of a vendor."""
    return house.__dict__.setdefault("jobs", {}).setdefault(vendor, {})


@functools.lru_cache(maxsize=64)
def made(seconds: int, size: str, audio: bool, mood: str = "") -> bytes:
    """A film: a moving picture and, if it speaks, a sound that swells."""
    width, height = (640, 480) if mood == "wrong_size" else SIZES[size]
    length = seconds / 3 if mood == "too_short" else seconds
    buffer = io.BytesIO()
    with av.open(buffer, "w", format="mp4") as media:
        video = media.add_stream("libx264", rate=FPS)
        video.width, video.height, video.pix_fmt = width, height, "yuv420p"
        video.options = {"preset": "ultrafast", "crf": "35"}
        voice = media.add_stream("aac", rate=RATE, layout="stereo") if audio else None
        for n in range(round(length * FPS)):
            frame = av.VideoFrame.from_ndarray(_picture(n, width, height, mood), format="yuv420p")
            frame.pts, frame.time_base = n, Fraction(1, FPS)
            media.mux(video.encode(frame))
        media.mux(video.encode(None))
        if voice is not None:
            _speak(media, voice, length)
    content = buffer.getvalue()
    return content[: len(content) // 2] if mood == "corrupt_file" else content


def _picture(n: int, width: int, height: int, mood: str) -> Any:
    """A grey ramp with a bright block that wanders over it."""
    picture = np.full((height * 3 // 2, width), 128, np.uint8)
    if mood == "black":
        picture[:height] = 16
        return picture
    picture[:height] = np.linspace(60, 180, width, dtype=np.uint8)
    side, at = height // 4, (n * 7) % (width - height // 4)
    picture[side : 2 * side, at : at + side] = 235
    return picture


def _speak(media: Any, voice: Any, seconds: float) -> None:
    t = np.arange(round(seconds * RATE)) / RATE
    tone = (0.2 * np.sin(2 * np.pi * 220 * t) * np.abs(np.sin(3 * t))).astype(np.float32)
    for begins in range(0, len(tone), 1024):
        block = np.repeat(tone[None, begins : begins + 1024], 2, axis=0)
        frame = av.AudioFrame.from_ndarray(
            np.ascontiguousarray(block), format="fltp", layout="stereo"
        )
        frame.sample_rate, frame.pts, frame.time_base = RATE, begins, Fraction(1, RATE)
        media.mux(voice.encode(frame))
    media.mux(voice.encode(None))
