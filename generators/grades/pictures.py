"""Footage as it is measured: small grey pictures of every frame, colours twice a second, few whole ones."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import av
import numpy as np
import numpy.typing as npt

from schemas.errors import BadFootageError

Grey = npt.NDArray[np.uint8]  # (HEIGHT, WIDTH), 0 black … 255 white
Picture = npt.NDArray[np.uint8]  # (height, width, 3), RGB

WIDTH, HEIGHT = 384, 216
_COLOURS = 320, 180
_MOST = 2400  # pictures; more than any shot has
_WHOLE = 8  # whole pictures for those who look for faces, one a second at most


@dataclass
class Footage:
    """What was read of a file."""

    fps: float
    greys: list[Grey] = field(default_factory=list)
    colours: list[tuple[float, Picture]] = field(default_factory=list)  # at which second
    whole: list[Picture] = field(default_factory=list)

    @property
    def moves(self) -> bool:
        """Whether there are enough pictures to speak of movement."""
        return len(self.greys) > 2


def read(path: Path, *, whole: bool = False) -> Footage:
    """Read a film or a picture; `whole` keeps a few pictures in their own size.

    Raises BadFootageError where it cannot be decoded or holds no picture.
    """
    try:
        with av.open(str(path)) as media:
            stream = media.streams.video[0]
            found = Footage(fps=float(stream.average_rate or stream.base_rate or 24))
            for frame in _frames(media.decode(stream)):
                _keep(found, frame, whole=whole)
    except (av.FFmpegError, ValueError, IndexError) as error:
        raise BadFootageError(f"{path.name} cannot be decoded ({type(error).__name__})") from error
    if not found.greys:
        raise BadFootageError(f"{path.name} holds no picture")
    return found


def _frames(decoded: Iterator[av.VideoFrame]) -> Iterator[av.VideoFrame]:
    for n, frame in enumerate(decoded):
        if n == _MOST:
            return
        yield frame


def _keep(found: Footage, frame: av.VideoFrame, *, whole: bool) -> None:
    n = len(found.greys)
    found.greys.append(_sized(frame, WIDTH, HEIGHT, "gray"))
    half = max(1, round(found.fps / 2))
    if n % half == 0:
        found.colours.append((n / found.fps, _sized(frame, *_COLOURS, "rgb24")))
    if whole and n % (2 * half) == 0 and len(found.whole) < _WHOLE:
        found.whole.append(np.asarray(frame.to_ndarray(format="rgb24"), np.uint8))


def _sized(frame: av.VideoFrame, width: int, height: int, form: str) -> npt.NDArray[np.uint8]:
    made = frame.reformat(width=width, height=height, format=form, interpolation="AREA")
    return np.asarray(made.to_ndarray(), np.uint8)
