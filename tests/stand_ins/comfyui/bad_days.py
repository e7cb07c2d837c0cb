"""What happens while a node runs: time passes, progress is told, and a mood may strike."""

from __future__ import annotations

import io
import os
import signal
import time
from typing import TYPE_CHECKING, Any

from PIL import Image

from . import saving
from .doing import DECODERS, SAMPLERS, SAVERS, Node
from .memory import NodeError
from .moods import OOM, Mood

if TYPE_CHECKING:
    from .prompt import Run

Json = dict[str, Any]
_EVENTS = 20  # progress of nodes other than samplers is thinned to this
_TALKING = {"FrameInterpolate", "VHS_VideoCombine", "VAEDecodeTiled"}
_GPU = (
    SAMPLERS
    | DECODERS
    | {"CLIPTextEncode", "VAEEncode", "FrameInterpolate", "SVD_img2vid_Conditioning"}
)
_MEANT = {"quiet": DECODERS, "no_face": {"IPAdapterFaceID"}} | dict.fromkeys(OOM, DECODERS)


class Interrupted(Exception):  # noqa: N818  it is no error
    """The prompt was asked to stop, and has."""


def before(run: Run, node: Node) -> None:
    """Whatever keeps a node from its work. Raises what it fails with."""
    worker = run.worker
    if worker.memory.poisoned and node.kind in _GPU:
        raise NodeError("RuntimeError", "CUDA error: an illegal memory access was encountered")
    _files(run, node)
    mood = worker.moods.first(OOM)
    if mood and _meant(mood, node):
        pixels, tiled = run.work()
        worker.memory.check(worker.moods, mood, work=pixels, tiled=tiled)
    if node.kind not in SAVERS and _strikes(run, node, "crash"):
        os.kill(os.getpid(), signal.SIGKILL)
    if _strikes(run, node, "zombie"):
        raise SystemExit
    if _strikes(run, node, "error"):
        raise NodeError("ValueError", "the node could not make sense of its inputs")
    if _strikes(run, node, "no_face"):
        raise NodeError("Exception", "InsightFace: No face detected.")
    if _strikes(run, node, "poisoned"):
        worker.memory.poisoned = True
        raise NodeError("RuntimeError", "CUDA error: an illegal memory access was encountered")


def _files(run: Run, node: Node) -> None:
    """A model file that is listed but holds no model."""
    facts = run.worker.catalogue.facts(node.kind)
    for name, spec in facts.get("in", {}).items():
        kind = spec.get("files") if isinstance(spec, dict) else None
        if kind in {None, "input"}:
            continue
        path = run.worker.catalogue.models / kind / str(node.inputs[name])
        if path.stat().st_size < 8:
            raise NodeError(
                "safetensors._safetensors_rust.SafetensorError",
                "Error while deserializing header: header too small\n",
            )


def wrote(run: Run, node: Node, ui: Json) -> None:
    """A saver has written: a crash now leaves half a file under its final name."""
    if not _strikes(run, node, "crash"):
        return
    for one in saving.named(ui):
        path = node.base / one["type"] / one["subfolder"] / one["filename"]
        os.truncate(path, path.stat().st_size // 2)
    os.kill(os.getpid(), signal.SIGKILL)


def _strikes(run: Run, node: Node, what: str) -> Mood | None:
    """The mood, if this is the node that it waits for."""
    mood = run.worker.moods.first(frozenset({what}))
    if mood is None or not _meant(mood, node):
        return None
    run.worker.moods.use(mood)
    return mood


def _meant(mood: Mood, node: Node) -> bool:
    meant: Any = {mood.node} if mood.node else _MEANT.get(mood.what, SAMPLERS)
    return bool(meant & {node.kind, node.id})


def spend(run: Run, node: Node) -> None:
    """Let the node's time pass, telling of it as its real counterpart does. Raises Interrupted."""
    begins, ends = time.monotonic(), run.due()
    if (mood := _strikes(run, node, "block")) or (mood := _strikes(run, node, "quiet")):
        time.sleep(mood.seconds)
        return
    if mood := _strikes(run, node, "long"):
        ends = begins + mood.seconds
    if node.kind in SAMPLERS:
        _sample(run, node, begins, ends)
    elif node.kind in _TALKING:
        _talk(run, node, begins, ends)
    else:
        time.sleep(max(0.0, ends - time.monotonic()))


def _sample(run: Run, node: Node, begins: float, ends: float) -> None:
    steps = int(node.inputs.get("steps") or node.thing("sigmas").steps or 1)
    picture = _preview(node) if run.teller.previews else None
    for step in range(1, steps + 1):
        _until(begins + (ends - begins) * step / steps)
        run.teller.progress(node.id, step, steps, picture)
        if run.worker.jobs.interrupted and step < steps:
            raise Interrupted


def _talk(run: Run, node: Node, begins: float, ends: float) -> None:
    most = max(1, *(one.count for one in node.things()))
    for n in range(1, min(_EVENTS, most) + 1):
        _until(begins + (ends - begins) * n / min(_EVENTS, most))
        run.teller.progress(node.id, most * n // min(_EVENTS, most), most)


def _until(moment: float) -> None:
    time.sleep(max(0.0, moment - time.monotonic()))


def _preview(node: Node) -> bytes:
    """A JPEG of what is being made, as large as real ones are."""
    from .drawing import drawn
    from .things import Moment, Scene

    scene = Scene(node.digest, node.thing("positive").text)
    file = io.BytesIO()
    Image.fromarray(drawn(Moment(scene), 512, 512)).save(file, "JPEG", quality=90)
    return file.getvalue()
