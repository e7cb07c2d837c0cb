"""Writing a shot frame by frame, with the one encoder profile of all footage."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from types import TracebackType
from typing import Self

import av
import cv2
import numpy as np
from av.video.reformatter import ColorRange, Colorspace

from schemas.take import Picture

from .paint import Image, Planes
from .profile import add_video

_GLIMPSE = 320  # pixels
_JPEG = [cv2.IMWRITE_JPEG_QUALITY, 72]


class Reel:
    """A silent MP4 file being written, frame by frame."""

    def __init__(self, path: Path, picture: Picture) -> None:
        self._container = av.open(str(path), "w", format="mp4")
        self._stream = add_video(self._container, picture)
        self._frame = av.VideoFrame(picture.width, picture.height, "yuv420p")
        self._frame.color_range = ColorRange.MPEG
        self._frame.colorspace = Colorspace.ITU709
        self._views = tuple(_view(plane) for plane in self._frame.planes)
        self._path, self._count = path, 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        if error is None:
            self._container.mux(self._stream.encode(None))
        self._container.close()
        if error is None:
            with self._path.open("rb") as file:
                os.fsync(file.fileno())

    @property
    def planes(self) -> Planes:
        """The planes of the next frame; they keep what was written for the frame before."""
        return Planes(*self._views)

    def write(self) -> None:
        """Encode the planes as the next frame."""
        self._frame.pts = self._count
        self._count += 1
        self._container.mux(self._stream.encode(self._frame))


def digest(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def glimpse(frame: Planes) -> bytes:
    """A frame as a JPEG that is 320 pixels wide."""
    height = round(frame.y.shape[0] * _GLIMPSE / frame.y.shape[1] / 4) * 4
    y = cv2.resize(frame.y, (_GLIMPSE, height), interpolation=cv2.INTER_AREA)
    half = _GLIMPSE // 2, height // 2
    u, v = (cv2.resize(one, half, interpolation=cv2.INTER_AREA) for one in (frame.u, frame.v))
    small = np.concatenate([y.ravel(), u.ravel(), v.ravel()]).reshape(-1, _GLIMPSE)
    _, jpeg = cv2.imencode(".jpg", cv2.cvtColor(small, cv2.COLOR_YUV2BGR_I420), _JPEG)
    return jpeg.tobytes()


def _view(plane: av.video.plane.VideoPlane) -> Image:
    """The pixels of a frame's plane, without the padding at the end of its rows."""
    whole: Image = np.frombuffer(memoryview(plane), np.uint8).reshape(-1, plane.line_size)
    return whole[: plane.height, : plane.width]
