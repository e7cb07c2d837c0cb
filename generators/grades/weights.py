"""The grades that need the operator's weights; without them, the sentence that says so."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt

from schemas.errors import BadFootageError, ConfigError
from schemas.grades import Measure

from . import faces
from .expected import Sought
from .faces import Face
from .nets import Chosen, Net, chosen, prepared
from .pictures import Picture, read

Features = npt.NDArray[np.float32]
Found = tuple[Measure, float | str]

_GRADES = Measure.FACE_SIMILARITY, Measure.FACE_QUALITY, Measure.AESTHETIC
_WORST_TO_BEST = ("worst", "low", "normal", "good", "great", "best", "masterpiece")
_NONE = "no weights are supplied; put the folder that holds them into the setting `weights`"


class Weights:
    """The models of one folder, loaded when they are first needed."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    @classmethod
    def of(cls, folder: str) -> Weights:
        """The weights in a folder; none where it has no name."""
        return cls(Path(folder).expanduser() if folder else None)

    @property
    def wanted(self) -> bool:
        """Whether somebody supplies weights, so that whole pictures are needed."""
        return self._folder is not None

    def grade(self, pictures: Sequence[Picture], sought: Sequence[Sought]) -> Iterator[Found]:
        """Grade the pictures by each model that is there."""
        if not pictures:
            yield from ((one, _NONE) for one in _GRADES)
            return
        seen = [one for one in sought if one.face]
        yield Measure.FACE_SIMILARITY, _or_why(lambda: self._similarity(pictures, seen))
        yield Measure.FACE_QUALITY, _or_why(lambda: self._quality(pictures, seen))
        yield Measure.AESTHETIC, _or_why(lambda: self._aesthetic(pictures))

    def _quality(self, pictures: Sequence[Picture], seen: Sequence[Sought]) -> float:
        """Of the worst face that there must be, in the middle one of the pictures."""
        if not seen:
            raise ConfigError("no face is to be seen near enough")
        return float(np.median([self._worst(picture, len(seen)) for picture in pictures]))

    def _worst(self, picture: Picture, wanted: int) -> float:
        found = self._found(picture)
        graded = sorted((face.quality(picture, self._chosen.face) for face in found), reverse=True)
        return graded[wanted - 1] if len(graded) >= wanted else 0.0

    def _similarity(self, pictures: Sequence[Picture], seen: Sequence[Sought]) -> float:
        """Of the character least like their own picture, in the middle one of the pictures."""
        if not seen:
            raise ConfigError("no face is to be seen near enough")
        known = {one.id: self._remembered(one) for one in seen}
        return float(np.median([self._least_like(picture, known) for picture in pictures]))

    def _remembered(self, one: Sought) -> Features:
        """What the pictures of a character's own look like to the model."""
        if one.likeness is None:
            raise ConfigError(f"there is no picture of {one.name} to compare with")
        try:
            (picture,) = read(one.likeness, whole=True).whole
        except BadFootageError as error:
            raise ConfigError(f"the picture of {one.name} cannot be used: {error}") from error
        return self._features(picture)

    def _least_like(self, picture: Picture, known: dict[str, Features]) -> float:
        here = self._features(picture)
        return min(self._likeness(here, own) for own in known.values())

    def _likeness(self, here: Features, own: Features) -> float:
        """How like the character the one in the picture is that is most like them."""
        differ = self._metrics.run(np.concatenate([here, own]))[: len(here), len(here) :]
        nearest = float(np.median(differ, axis=1).min())
        return min(1.0, max(0.0, 1 - self._chosen.ccip.slope * nearest))

    def _features(self, picture: Picture) -> Features:
        """Everybody in a picture, one by one; the whole picture where no face is found."""
        people = [face.bust(picture) for face in self._found(picture)] or [picture]
        made = [self._feat.run(prepared(one, self._chosen.ccip)) for one in people]
        return np.concatenate(made)

    def _aesthetic(self, pictures: Sequence[Picture]) -> float:
        how = self._chosen.aesthetic
        made = [self._taste.run(prepared(picture, how)).ravel() for picture in pictures]
        return float(np.median([self._mark(one) for one in made]))

    def _mark(self, made: npt.NDArray[np.float32]) -> float:
        """A mark of 0 … 10."""
        how = self._chosen.aesthetic
        if len(made) == 1:
            mark = float(made[0]) * how.scale + how.offset
        else:
            mark = float(np.dot(made, self._marks(len(made))))
        return min(10.0, max(0.0, mark))

    def _marks(self, classes: int) -> npt.NDArray[np.float32]:
        marks = self._chosen.aesthetic.marks or self._labelled
        if len(marks) != classes:
            raise ConfigError(
                f"aesthetic/model.onnx has {classes} classes; give as many `marks` in weights.yaml"
            )
        return np.array(marks, np.float32)

    @cached_property
    def _labelled(self) -> tuple[float, ...]:
        """Marks by the names of the classes, where they have the usual ones."""
        try:
            text = (self._home / "aesthetic" / "meta.json").read_text(encoding="utf-8")
            ranks = [_WORST_TO_BEST.index(label) for label in json.loads(text)["labels"]]
        except (OSError, ValueError, LookupError, TypeError):
            return ()
        return tuple(10 * rank / (len(_WORST_TO_BEST) - 1) for rank in ranks)

    def _found(self, picture: Picture) -> list[Face]:
        return faces.find(self._finder, picture, self._chosen.face)

    @property
    def _home(self) -> Path:
        if self._folder is None:
            raise ConfigError(_NONE)
        if not self._folder.is_dir():
            raise ConfigError(f"there is no folder {self._folder.name!r} with weights in it")
        return self._folder

    @cached_property
    def _chosen(self) -> Chosen:
        return chosen(self._home)

    @cached_property
    def _finder(self) -> Net:
        return Net(self._home, "face/model.onnx")

    @cached_property
    def _feat(self) -> Net:
        return Net(self._home, "ccip/model_feat.onnx")

    @cached_property
    def _metrics(self) -> Net:
        return Net(self._home, "ccip/model_metrics.onnx")

    @cached_property
    def _taste(self) -> Net:
        return Net(self._home, "aesthetic/model.onnx")


def _or_why(grade: Callable[[], float]) -> float | str:
    """A grade, or the reason why there is none."""
    try:
        return grade()
    except ConfigError as error:
        return str(error)
