"""An actor: one figure of a shot, its drawings over time and its place in every frame.

A figure is rasterised once per body drawing; blinks and mouths are patches of its face.
"""

from __future__ import annotations

import math
import random
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from schemas.bible import Character
from schemas.plan import Framing, Pose, Subject
from schemas.take import SpokenLine
from schemas.voice import MouthShape

from .camera import ROUGH_BELOW, WIDTH, WINDOW, Aim, settle
from .cels import Cel
from .draw import Box, Drawing
from .extent import changed
from .figures import Figure, figure
from .light import Light
from .paint import Image, Matrix, merge
from .raster import Rasteriser, ladder, snap
from .stage import FEET, GROUNDED, Spot
from .timing import Eyes, blinks, eyes_at, held, mouth_at

_CANVAS = 900.0, 1500.0
# Drawings in a cycle and its seconds: walks are on threes at 24 frames a second, the rest on twos.
_CYCLES = {Pose.WALK: (8, 1.0), Pose.RUN: (6, 0.5), Pose.WAVE: (6, 0.5)}
_SUDDEN = {Pose.POINT, Pose.REACH, Pose.FIST, Pose.SHRUG, Pose.WAVE, Pose.BOW}
_SPEED = {Pose.WALK: 0.5, Pose.RUN: 1.2}  # of the own height per second
_SHARPEST = 1.1  # the most that a figure is made larger for a camera that goes in
_COARSE = 0.75  # pixels per screen unit below which faces are drawn as if they were far away
_FAR_EYES: dict[Eyes, Eyes] = {"open": "open", "half": "closed", "closed": "closed"}
_FAR_MOUTHS: dict[MouthShape, MouthShape] = {  # fewer shapes can be told apart from afar
    "closed": "closed", "small": "small", "round": "small", "open": "open", "wide": "open",
}  # fmt: skip
_ROUGH = 0.85  # of their pixels for the figures of a draft
_KEPT = 4  # composed drawings held at a time


@dataclass(frozen=True)
class Moment:
    """What an actor's drawing shows and where it stands, for a few frames."""

    phase: int
    eyes: Eyes
    mouth: MouthShape
    x: float = 0.0  # away from the spot, screen units
    y: float = 0.0
    grown: float = 1.0


class Role:
    """A character as the shot wants it drawn."""

    def __init__(self, subject: Subject, character: Character, light: Light) -> None:
        self.subject, self.character, self._light = subject, character, light
        self.phases, self.cycle_s = _CYCLES.get(subject.pose, (1, 1.0))
        self.figure = self.drawn(0)
        self._rest = 0, self.figure.drawing

    def drawn(self, phase: int, eyes: Eyes = "open", mouth: MouthShape = "closed") -> Figure:
        """The figure in one of its `phases`."""
        subject = self.subject
        return figure(
            self.character.look, self._light, pose=subject.pose, expression=subject.expression,
            facing=subject.facing, holding=subject.holding, eyes=eyes, mouth=mouth,
            phase=phase / self.phases,
        )  # fmt: skip

    def rest(self, phase: int) -> Drawing:
        """The figure of a phase with open eyes and closed mouth."""
        if self._rest[0] != phase:
            self._rest = phase, self.drawn(phase).drawing
        return self._rest[1]

    def shadow(self) -> Drawing:
        """What the feet throw on the floor."""
        drawing, (x, y) = Drawing(*_CANVAS), self.figure.feet
        dark = self._light.shade
        soft = drawing.glow([(0.0, dark, 0.6), (0.45, dark, 0.42), (1.0, dark, 0.0)])
        drawing.ellipse(x, y - 6, 190, 30, fill=soft)
        return drawing

    def name(self, phase: int) -> str:
        """Words that decide how the figure of a phase is drawn."""
        subject = self.subject
        return (
            f"{self.character.look.model_dump_json()}|{self._light}|{subject.pose}"
            f"|{subject.expression}|{subject.facing}|{subject.holding}|{phase}/{self.phases}"
        )


class Actor:
    """A role on its spot of the stage."""

    def __init__(
        self, role: Role, spot: Spot, framing: Framing, rasteriser: Rasteriser, *, pixels: float,
        seconds: float, room: Box, closest: float, walks: bool, lines: Sequence[SpokenLine],
        seed: int,
    ) -> None:  # fmt: skip
        """`room` is what the camera ever sees of the actors' plane: left, top, right, bottom."""
        self._role, self._spot = role, spot
        self._rasteriser, self._pixels, self._seconds = rasteriser, pixels, seconds
        self._lines = [spoken for spoken in lines if spoken.line.speaker == role.character.id]
        self._grounded = framing in GROUNDED
        self._coarse = self._grounded or pixels < _COARSE
        self._near = not self._coarse and framing is not Framing.MEDIUM
        self._walks = walks and self._grounded
        dice = random.Random(f"{seed}:{role.character.id}")
        self._blinks = blinks(seconds, dice)
        self._breath = dice.uniform(0, 2 * math.pi), dice.uniform(3.0, 3.8)
        self._lift = 0.5 if self._grounded else 1.0 if framing is Framing.MEDIUM else 1.5
        reach = 60.0 + abs(self._path(0.0)[0])
        left, top, right, bottom = room
        around = left - reach, top - 40, right - left + 2 * reach, bottom - top + 80
        self._box = snap(spot.canvas(around), role.figure.drawing)
        detail = pixels * (_ROUGH if pixels < ROUGH_BELOW else 1.0)
        self._scale = ladder(spot.scale * detail * min(closest, _SHARPEST))
        self._images: OrderedDict[tuple[int, Eyes, MouthShape], Cel] = OrderedDict()

    def at(self, t: float) -> Moment:
        """The moment that is seen at `t` seconds."""
        drawn = held(t)
        start, period = self._breath
        breath = self._lift * math.sin(start + drawn * 2 * math.pi / period)
        path_x, grown = self._path(drawn)
        jump = 0.0
        if self._role.subject.pose in _SUDDEN and drawn < 0.4:
            jump = (1 - settle(drawn / 0.4)) * 16
        phase = int(t / self._role.cycle_s * self._role.phases + 1e-6) % self._role.phases
        eyes, mouth = eyes_at(t, self._blinks), mouth_at(drawn, self._lines)
        if not self._near:
            eyes = _FAR_EYES[eyes]
        if self._coarse:
            mouth = _FAR_MOUTHS[mouth]
        return Moment(
            phase, eyes, mouth, round(path_x * 2) / 2, round((breath + jump) * 2) / 2, grown
        )

    def cel(self, moment: Moment) -> Cel:
        """The drawing of a moment."""
        wanted = moment.phase, moment.eyes, moment.mouth
        found = self._images.pop(wanted, None) or self._composed(*wanted)
        self._images[wanted] = found
        if len(self._images) > _KEPT:
            self._images.popitem(last=False)
        return found

    def matrix(self, moment: Moment, aim: Aim) -> Matrix:
        """From the drawing's pixels to the window's."""
        cel = self.cel(moment)
        size = self._spot.scale * moment.grown
        left = self._spot.x + moment.x + (cel.x / cel.scale - FEET[0]) * size
        top = self._spot.y + moment.y + (cel.y / cel.scale - FEET[1]) * size
        x = (left - aim.x) * aim.zoom + aim.jolt_x + WIDTH / 2
        y = (top - aim.y) * aim.zoom + aim.jolt_y + WINDOW / 2
        return size * aim.zoom * self._pixels / cel.scale, x * self._pixels, y * self._pixels

    def _path(self, t: float) -> tuple[float, float]:
        """How far a walk has come at `t`, from its middle, and how much the figure has grown."""
        speed = _SPEED.get(self._role.subject.pose)
        if not speed or not self._walks:
            return 0.0, 1.0
        done = t / self._seconds - 0.5
        match self._role.subject.facing:
            case "left" | "right":
                height = self._role.figure.height * self._spot.scale
                far = min(speed * height * self._seconds, WIDTH * 0.55)
                return far * done * (1 if self._role.subject.facing == "right" else -1), 1.0
            case "camera":
                return 0.0, 1 + 0.1 * done
            case "away":
                return 0.0, 1 - 0.1 * done

    def _composed(self, phase: int, eyes: Eyes, mouth: MouthShape) -> Cel:
        """The body with the patches that other lids and another mouth need."""
        box = ",".join(f"{v:g}" for v in self._box)
        body = self._rasteriser.part(
            f"{self._role.name(phase)}|{box}", self._scale,
            lambda: (self._role.rest(phase), self._box),
        )  # fmt: skip
        if self._grounded:
            body = _standing_on(body, self._rasteriser.sheet(self._role.shadow(), self._scale))
        if (eyes, mouth) == ("open", "closed"):
            return body
        patches = []
        if eyes != "open":
            patches.append(self._patch(phase, eyes, "closed"))
        if mouth != "closed":
            patches.append(self._patch(phase, "open", mouth))
        if len(patches) == 2 and _meet(*patches):
            patches = [self._patch(phase, eyes, mouth)]
        image = body.image.copy()
        for patch in patches:
            _paste(image, patch.image, patch.x - body.x, patch.y - body.y)
        return Cel(image, body.x, body.y, body.scale)

    def _patch(self, phase: int, eyes: Eyes, mouth: MouthShape) -> Cel:
        """What is different in the face when the lids or the mouth are."""

        def draw() -> tuple[Drawing, Box]:
            rest, drawn = self._role.rest(phase), self._role.drawn(phase, eyes, mouth).drawing
            left, top, right, bottom = changed(rest.svg(), drawn.svg()) or (0.0, 0.0, 0.0, 0.0)
            return drawn, snap((left, top, right - left, bottom - top), drawn)

        return self._rasteriser.part(f"{self._role.name(phase)}|{eyes}|{mouth}", self._scale, draw)


def _standing_on(body: Cel, shadow: Cel) -> Cel:
    """The body over its shadow, as one cel."""
    left, top = min(body.x, shadow.x), min(body.y, shadow.y)
    right = max(body.x + body.image.shape[1], shadow.x + shadow.image.shape[1])
    bottom = max(body.y + body.image.shape[0], shadow.y + shadow.image.shape[0])
    image = np.zeros((bottom - top, right - left, 4), np.uint8)
    for cel in (shadow, body):
        merge(image, cel.image, cel.x - left, cel.y - top)
    return Cel(image, left, top, body.scale)


def _meet(a: Cel, b: Cel) -> bool:
    """Whether two cels have pixels in common."""
    (high_a, wide_a), (high_b, wide_b) = a.image.shape[:2], b.image.shape[:2]
    aside = a.x + wide_a <= b.x or b.x + wide_b <= a.x
    return not (aside or a.y + high_a <= b.y or b.y + high_b <= a.y)


def _paste(image: Image, patch: Image, x: int, y: int) -> None:
    """Replace the part of `image` that `patch` covers at (x, y)."""
    left, top = max(x, 0), max(y, 0)
    right = min(x + patch.shape[1], image.shape[1])
    bottom = min(y + patch.shape[0], image.shape[0])
    if right > left and bottom > top:
        image[top:bottom, left:right] = patch[top - y : bottom - y, left - x : right - x]
