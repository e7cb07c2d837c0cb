"""Previews of a server reach whoever wants to see: small, as JPEGs, at most once a second."""

from __future__ import annotations

import cv2
import numpy as np

from generators.comfyui.seeing import Seeing


class Watcher:
    def __init__(self) -> None:
        self.shares: list[float] = []
        self.pictures: list[bytes] = []

    def __call__(self, share: float) -> None:
        self.shares.append(share)

    def see(self, picture: bytes) -> None:
        self.pictures.append(picture)


def png(wide: int, high: int) -> bytes:
    return cv2.imencode(".png", np.full((high, wide, 3), 90, np.uint8))[1].tobytes()


def test_a_large_picture_becomes_a_small_one_and_the_next_has_to_wait():
    watcher, pictures = Watcher(), {"mine": png(512, 288), "other": png(8, 8)}
    seeing = Seeing(watcher, pictures, "mine")
    seeing(0.1)
    pictures["mine"] = png(512, 288)
    seeing(0.2)
    (seen,) = watcher.pictures
    assert seen.startswith(b"\xff\xd8")
    assert cv2.imdecode(np.frombuffer(seen, np.uint8), cv2.IMREAD_COLOR).shape == (180, 320, 3)
    assert set(pictures) == {"mine", "other"}
    assert watcher.shares == [0.1, 0.2]


def test_what_is_no_picture_is_not_handed_on_and_nobody_need_want_to_see():
    watcher = Watcher()
    Seeing(watcher, {"mine": b"no picture"}, "mine")(0.5)
    Seeing(watcher, {"mine": b""}, "mine")(0.6)
    assert watcher.pictures == []
    heard: list[float] = []
    Seeing(heard.append, {"mine": png(8, 8)}, "mine")(0.7)
    assert heard == [0.7]
