"""Models that the operator supplies: ONNX files in a folder, and how pictures are put into them.

    ccip/model_feat.onnx     "input" (n, 3, 384, 384) → (n, features): who is to be seen
    ccip/model_metrics.onnx  "input" (n, features) → (n, n): how much they differ
    face/model.onnx          "images" (1, 3, 640, 640) → (1, 5, n): boxes of faces, as YOLOv8 has them
    aesthetic/model.onnx     "input" (1, 3, 448, 448) → (1, k): a mark, or shares of k classes
    aesthetic/meta.json      {"labels": [...]}: what its classes are called
    weights.yaml             what differs from `Sizes`, `Finding`, `Likeness` and `Taste`

These are the names and shapes of the models published for dghs-imgutils (deepghs/ccip_onnx,
deepghs/anime_face_detection, deepghs/anime_aesthetic): copy a model's files into its folder. Inputs
are called as the file calls them. Nothing is downloaded.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal

import cv2
import numpy as np
import numpy.typing as npt
from pydantic import Field, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from schemas.errors import ConfigError
from schemas.plan import Model

from .pictures import Picture

Batch = npt.NDArray[np.float32]
Three = tuple[float, float, float]
Size = Annotated[int, Field(ge=16, le=2048)]

FILE = "weights.yaml"


class Sizes(Model):
    """How a picture is put into a model: stretched to a square, 0 … 1, less the mean, by the spread."""

    size: Size
    mean: Three = (0.0, 0.0, 0.0)
    std: Three = (1.0, 1.0, 1.0)
    order: Literal["rgb", "bgr"] = "rgb"
    layout: Literal["nchw", "nhwc"] = "nchw"


class Likeness(Sizes):
    """CCIP: similarity is 1 - slope × difference; the slope is 0.3 over the model's own threshold."""

    size: Size = 384
    mean: Three = (0.48145466, 0.4578275, 0.40821073)
    std: Three = (0.26862954, 0.26130258, 0.27577711)
    slope: float = Field(default=1.408, gt=0)


class Finding(Sizes):
    """Faces: which boxes are believed, and what a good face is."""

    size: Size = 640
    confidence: float = Field(default=0.405, gt=0, lt=1)  # below, it is no face
    overlap: float = Field(default=0.7, gt=0, lt=1)  # above, two boxes are one face
    sure: float = Field(default=0.7, gt=0, le=1)  # the confidence of a face without fault
    area: float = Field(default=0.003, gt=0, lt=1)  # share of the picture of one large enough
    sharp: float = Field(default=60.0, gt=0)  # variance of the Laplacian of one sharp enough


class Taste(Sizes):
    """Beauty: marks of the classes, 0 … 10, or how a single number becomes a mark."""

    size: Size = 448
    mean: Three = (0.5, 0.5, 0.5)
    std: Three = (0.5, 0.5, 0.5)
    marks: tuple[float, ...] = ()
    scale: float = 1.0
    offset: float = 0.0


class Chosen(Model):
    """What `weights.yaml` may say."""

    ccip: Likeness = Likeness()
    face: Finding = Finding()
    aesthetic: Taste = Taste()


class Net:
    """A loaded model."""

    def __init__(self, folder: Path, name: str) -> None:
        """Load `name` from the folder; ConfigError where that cannot be done."""
        self.name, file = name, folder / name
        if not file.is_file():
            raise ConfigError(f"there is no {name} in the folder of weights")
        try:
            import onnxruntime
        except ImportError:
            raise ConfigError(
                "onnxruntime is not installed; run pip install 'anigen[grades]'"
            ) from None
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 4
        try:
            self._session: Any = onnxruntime.InferenceSession(
                str(file), options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:
            raise ConfigError(f"{name} cannot be loaded ({type(error).__name__})") from error

    def run(self, batch: Batch) -> npt.NDArray[np.float32]:
        """Its first output; ConfigError where the model wants another input."""
        asked = self._session.get_inputs()[0]
        try:
            made = self._session.run(None, {asked.name: batch})[0]
        except Exception as error:
            raise ConfigError(
                f"{self.name} takes {asked.shape}, not {list(batch.shape)}; mend {FILE}"
            ) from error
        return np.asarray(made, np.float32)


def chosen(folder: Path) -> Chosen:
    """What the operator says of the weights; ConfigError where it cannot be understood."""
    file = folder / FILE
    if not file.exists():
        return Chosen()
    try:
        return Chosen.model_validate(YAML(typ="safe").load(file.read_text(encoding="utf-8")) or {})
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise ConfigError(f"{FILE}: {where}: {first['msg']}") from None
    except (OSError, ValueError, YAMLError) as error:
        raise ConfigError(f"{FILE} cannot be read ({type(error).__name__})") from error


def prepared(picture: Picture, how: Sizes) -> Batch:
    """A picture as a model takes it, a batch of one."""
    square = cv2.resize(picture, (how.size, how.size), interpolation=cv2.INTER_LINEAR)
    ordered = square if how.order == "rgb" else square[..., ::-1]
    values = (ordered / 255 - np.array(how.mean)) / np.array(how.std)
    placed = values.transpose(2, 0, 1) if how.layout == "nchw" else values
    return np.ascontiguousarray(placed[None], np.float32)
