"""The bench's view of the animatic: what encoding alone would cost, and where the time goes.

Only for `anigen bench`, which may import the media libraries.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

import av
import numpy as np

from schemas.take import Footage, Picture

from .encode import Reel
from .paint import Planes


def encode_only(film: Path) -> float:
    """CPU seconds of encoding the frames of a film again, alone, with the film's own settings.

    Decoding is not counted. The ratio of a receipt's `cpu_s` to this says how near the animatic
    comes to the speed of its encoder.
    """
    spent = 0.0
    with tempfile.TemporaryDirectory() as folder, av.open(str(film)) as container:
        video = container.streams.video[0]
        rate = round(float(video.average_rate or 24))
        picture = Picture(width=video.width, height=video.height, fps=rate)
        with Reel(Path(folder) / "again.mp4", picture) as reel:
            for frame in container.decode(video):
                _copy(frame, reel.planes)
                since = time.process_time()
                reel.write()
                spent += time.process_time() - since
            since = time.process_time()
        spent += time.process_time() - since
    return spent


def shares(footage: Iterable[Footage]) -> list[tuple[str, float, float]]:
    """For every part of the work: its name, CPU milliseconds per frame, share of the whole.

    The dearest part comes first.
    """
    parts: dict[str, float] = {}
    frames = 0
    for one in footage:
        frames += one.frames
        for part, seconds in one.receipt.parts.items():
            parts[part] = parts.get(part, 0.0) + seconds
    whole = sum(parts.values()) or 1.0
    order = sorted(parts.items(), key=lambda item: (-item[1], item[0]))
    return [(part, cpu * 1000 / max(frames, 1), cpu / whole) for part, cpu in order]


def _copy(frame: av.VideoFrame, planes: Planes) -> None:
    pixels = frame.to_ndarray(format="yuv420p").reshape(-1)
    start = 0
    for plane in (planes.y, planes.u, planes.v):
        np.copyto(plane, pixels[start : start + plane.size].reshape(plane.shape))
        start += plane.size
