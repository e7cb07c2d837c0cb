"""Faces found by a model, and how well each is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from schemas.errors import ConfigError

from .nets import Finding, Net, prepared
from .pictures import Picture

_SQUARE = 96  # pixels; the size at which the sharpness of faces is compared
_BUST = 1.1  # how much is added around a face on each side, in faces, to see who it is

Boxes = npt.NDArray[np.float32]  # (n, 4): left, top, right, bottom


@dataclass(frozen=True)
class Face:
    """A face in a picture: left, top, right, bottom in pixels, and how sure the model is of it."""

    box: tuple[int, int, int, int]
    confidence: float

    def bust(self, picture: Picture) -> Picture:
        """The face with what is around it."""
        left, top, right, bottom = self.box
        wide, high = (right - left) * _BUST, (bottom - top) * _BUST
        high_up, far_left = max(0, round(top - high)), max(0, round(left - wide))
        return picture[high_up : round(bottom + high), far_left : round(right + wide)]

    def quality(self, picture: Picture, how: Finding) -> float:
        """How certain, large and sharp it is, 0 … 1: each part pulls the others down."""
        left, top, right, bottom = self.box
        cut = picture[top:bottom, left:right]
        grey = cv2.cvtColor(cv2.resize(cut, (_SQUARE, _SQUARE)), cv2.COLOR_RGB2GRAY)
        sharp = float(cv2.Laplacian(grey, cv2.CV_32F).var())
        area = (right - left) * (bottom - top) / (picture.shape[0] * picture.shape[1])
        parts = self.confidence / how.sure, area / how.area, sharp / how.sharp
        return float(np.prod([min(1.0, part) for part in parts]))


def find(net: Net, picture: Picture, how: Finding) -> list[Face]:
    """The faces in a picture, the surest first; ConfigError where the model gives no boxes."""
    made = net.run(prepared(picture, how))
    if made.ndim != 3 or made.shape[1] < 5:
        raise ConfigError(f"{net.name} gives {list(made.shape)}, not boxes of the shape [1, 5, n]")
    rows = made[0].T
    rows = rows[rows[:, 4] > how.confidence]
    rows = rows[np.argsort(-rows[:, 4], kind="stable")]
    boxes = _boxes(rows, picture, how.size)
    faces = [
        Face((int(x), int(y), int(r), int(b)), float(row[4]))
        for (x, y, r, b), row in zip(boxes, rows, strict=True)
    ]
    return _apart([face for face in faces if _is_there(face)], how.overlap)


def _boxes(rows: Boxes, picture: Picture, size: int) -> Boxes:
    """Middle and size in the model's square as corners in the picture."""
    high, wide = picture.shape[:2]
    scale = np.array([wide, high], np.float32) / size
    middle, half = rows[:, :2] * scale, rows[:, 2:4] * scale / 2
    corners = np.concatenate([middle - half, middle + half], axis=1)
    inside: Boxes = np.clip(np.rint(corners), 0, [wide, high, wide, high]).astype(np.float32)
    return inside


def _is_there(face: Face) -> bool:
    left, top, right, bottom = face.box
    return right - left > 1 and bottom - top > 1


def _apart(faces: Sequence[Face], overlap: float) -> list[Face]:
    """Those that do not lie over a surer one."""
    kept: list[Face] = []
    for face in faces:
        if all(_overlap(face, other) <= overlap for other in kept):
            kept.append(face)
    return kept


def _overlap(one: Face, other: Face) -> float:
    """What two boxes share of what they cover together, 0 … 1."""
    wide = min(one.box[2], other.box[2]) - max(one.box[0], other.box[0])
    high = min(one.box[3], other.box[3]) - max(one.box[1], other.box[1])
    shared = max(0, wide) * max(0, high)
    return shared / (_area(one) + _area(other) - shared)


def _area(face: Face) -> int:
    left, top, right, bottom = face.box
    return (right - left) * (bottom - top)
