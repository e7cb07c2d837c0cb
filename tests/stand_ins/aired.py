"""Aired episodes as a test puts them: rows of the tables, and small real masters."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
import sqlalchemy as sa

from schemas.tables import State, episode, production, scene, series, slot

RATE = 48000


async def show(engine: Any, slug: str = "show", title: str = "A Show") -> int:
    """A series; gives its id."""
    async with engine.begin() as connection:
        made = sa.insert(series).values(slug=slug, title=title).returning(series.c.id)
        return (await connection.execute(made)).scalar_one()


async def air(engine: Any, series_id: int, number: int, at: float, **others: Any) -> int:
    """An aired episode; `at` in seconds since 1970. Gives its id."""
    return (await air_all(engine, series_id, [(number, at)], **others))[0]


async def air_all(
    engine: Any, series_id: int, numbers: list[tuple[int, float]], **others: Any
) -> list[int]:
    """Aired episodes, each with its moment. Gives their ids."""
    slots, rows = [], []
    for number, at in numbers:
        when = datetime.fromtimestamp(at, UTC)
        slots.append({"series_id": series_id, "at": when})
        values = {
            "series_id": series_id, "slot": when, "number": number, "state": State.AIRED,
            "seed": number, "title": f"Title {number}", "logline": f"What happens in {number}.",
            "seconds": 180.0, "aired_at": when, "opened_at": when - timedelta(minutes=9),
            "master": bytes([number % 256]) * 32,
        }  # fmt: skip
        rows.append(values | others)
    async with engine.begin() as connection:
        await connection.execute(sa.insert(slot), slots)
        begun = await connection.execute(
            sa.insert(production).returning(production.c.id), [{"series_id": series_id}] * len(rows)
        )
        ids = sorted(begun.scalars())
        await connection.execute(
            sa.insert(episode), [{"id": id_, **row} for id_, row in zip(ids, rows, strict=True)]
        )
        scenes = [
            {"production_id": id_, "scene": n, "seconds": 30.0} for id_ in ids for n in range(1, 7)
        ]
        await connection.execute(sa.insert(scene), scenes)
    return ids


def master(
    path: Path, *, seconds: int = 14, fps: int = 24, b_frames: int = 0, sound: bool = True
) -> bytes:
    """Write a progressive MP4 with pictures that differ; gives its SHA-256."""
    path.parent.mkdir(parents=True, exist_ok=True)
    dice = np.random.default_rng(seconds)
    with av.open(path, "w", format="mp4", options={"movflags": "+faststart"}) as media:
        options = {
            "preset": "ultrafast",
            "bf": str(b_frames),
            "g": str(fps * 2),
            "sc_threshold": "0",
        }
        picture = media.add_stream("h264", rate=fps, options=options | {"keyint_min": "1"})
        picture.width, picture.height, picture.pix_fmt = 160, 96, "yuv420p"
        heard = media.add_stream("aac", rate=RATE, layout="stereo") if sound else None
        grain = dice.integers(0, 255, (96, 160, 3), dtype=np.uint8)
        for n in range(seconds * fps):
            frame = av.VideoFrame.from_ndarray(np.roll(grain, n * 3, axis=1), format="rgb24")
            frame.pts, frame.time_base = n, Fraction(1, fps)
            if n % (fps * 5) == fps:  # a scene begins off the beat
                frame.pict_type = av.video.frame.PictureType.I
            media.mux(picture.encode(frame))
            if heard is not None and n % fps == 0:
                tone = np.sin(np.arange(RATE) * (220 + n) / RATE * 2 * np.pi) * 8000
                block = np.stack([tone, tone]).astype(np.int16)
                samples = av.AudioFrame.from_ndarray(
                    np.ascontiguousarray(block.T.reshape(1, -1)), format="s16", layout="stereo"
                )
                samples.sample_rate, samples.pts = RATE, n // fps * RATE
                media.mux(heard.encode(samples))
        media.mux(picture.encode(None))
        if heard is not None:
            media.mux(heard.encode(None))
    return hashlib.sha256(path.read_bytes()).digest()


def published(folder: Path, number: int, *, slug: str = "show", **others: Any) -> bytes:
    """The published files of an episode in a media folder; gives the master's digest."""
    place = folder / "series" / slug / "episodes" / str(number)
    digest = master(place / "master.mp4", **others)
    (place / "captions.vtt").write_text(
        "WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.500 line:8%\n<v Odo>Rain &amp; wind.</v>\n"
    )
    scenes = [
        {"number": n, "title": f"Scene {n}", "starts": 2.0 * n - 2, "ends": 2.0 * n} for n in (1, 2)
    ]
    about = {"title": f"Title {number}", "show": "A Show", "language": "en", "scenes": scenes}
    (place / "metadata.json").write_text(json.dumps(about))
    return digest
