"""Seeing: what a server shows of a film in the making, handed on small and at most once a second.

Servers show something only where they were started with a preview method; nothing is asked of them.
"""

from __future__ import annotations

import time
from collections.abc import MutableMapping

import cv2
import numpy as np

from schemas.take import Progress, sight

_EVERY_S = 1.0
_WIDE = 320  # pixels
_JPEG = [cv2.IMWRITE_JPEG_QUALITY, 72]


class Seeing:
    """Progress of one prompt, which also hands on the newest of `pictures` to whoever wants to see."""

    def __init__(
        self, progress: Progress, pictures: MutableMapping[str, bytes], prompt_id: str
    ) -> None:
        self._progress, self._see = progress, sight(progress)
        self._pictures, self._prompt_id, self._seen_at = pictures, prompt_id, 0.0

    def __call__(self, share: float) -> None:
        """Hear that a share is done."""
        self._progress(share)
        now = time.monotonic()
        if self._see is None or now - self._seen_at < _EVERY_S:
            return
        picture = self._pictures.pop(self._prompt_id, None)
        if picture and (small := _small(picture)):
            self._seen_at = now
            self._see(small)


def _small(picture: bytes) -> bytes:
    """A picture as a small JPEG; nothing when it is none."""
    try:
        image = cv2.imdecode(np.frombuffer(picture, np.uint8), cv2.IMREAD_COLOR)
    except cv2.error:
        return b""
    if image is None:
        return b""
    high, wide = image.shape[:2]
    if wide > _WIDE:
        size = _WIDE, max(1, round(high * _WIDE / wide))
        image = cv2.resize(image, size, interpolation=cv2.INTER_AREA)
    return cv2.imencode(".jpg", image, _JPEG)[1].tobytes()
