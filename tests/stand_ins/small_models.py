"""Small ONNX models that stand in for those an operator supplies.

What stands in for CCIP sees the mean colour of a picture, for the finder of faces boxes that are
always there, for the judge of beauty the brightness; each has the inputs and outputs of the real one.
"""

from __future__ import annotations

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from . import clips


def save(path, nodes, takes, gives, constants=()):
    """Write a model with one input and one output, each (name, shape)."""
    path.parent.mkdir(parents=True, exist_ok=True)

    def value(one):
        return helper.make_tensor_value_info(one[0], TensorProto.FLOAT, one[1])

    held = [numpy_helper.from_array(array, name) for name, array in constants]
    graph = helper.make_graph(nodes, "small", [value(takes)], [value(gives)], held)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18)], ir_version=9)
    onnx.checker.check_model(model)
    onnx.save(model, str(path))


def ccip(folder, size=384):
    """Features are the mean colour; the difference of two is twice the mean difference."""
    axes = ("axes", np.array([2, 3], np.int64))
    mean = helper.make_node("ReduceMean", ["input", "axes"], ["output"], keepdims=0)
    save(folder / "ccip/model_feat.onnx", [mean], ("input", ["n", 3, size, size]),
         ("output", ["n", 3]), [axes])  # fmt: skip
    nodes = [
        helper.make_node("Unsqueeze", ["input", "first"], ["a"]),
        helper.make_node("Unsqueeze", ["input", "second"], ["b"]),
        helper.make_node("Sub", ["a", "b"], ["d"]),
        helper.make_node("Abs", ["d"], ["e"]),
        helper.make_node("ReduceMean", ["e", "last"], ["f"], keepdims=0),
        helper.make_node("Mul", ["f", "twice"], ["output"]),
    ]
    places = [(n, np.array([i], np.int64)) for n, i in (("first", 0), ("second", 1), ("last", 2))]
    places.append(("twice", np.float32(2.0).reshape(())))
    save(
        folder / "ccip/model_metrics.onnx",
        nodes,
        ("input", ["n", 3]),
        ("output", ["n", "n"]),
        places,
    )


def finder(folder, *boxes, size=640):
    """These boxes, whatever the picture: middle, size (pixels of 640×360) and confidence."""
    scale = np.array([size / clips.WIDTH, size / clips.HEIGHT] * 2 + [1])
    rows = np.array([np.array(box) * scale for box in boxes], np.float32).reshape(-1, 5)
    nodes = [
        helper.make_node("ReduceMax", ["images"], ["top"], keepdims=0),
        helper.make_node("Mul", ["top", "none"], ["nothing"]),
        helper.make_node("Add", ["boxes", "nothing"], ["output0"]),
    ]
    held = [("boxes", rows.T[None].copy()), ("none", np.float32(0.0).reshape(()))]
    save(folder / "face/model.onnx", nodes, ("images", [1, 3, size, size]),
         ("output0", [1, 5, len(rows)]), held)  # fmt: skip


def taste(folder, classes=1, size=448):
    """The mean of the prepared picture; in classes, all of it in the one whose place that is."""
    nodes = [helper.make_node("ReduceMean", ["input", "axes"], ["output"], keepdims=0)]
    held = [("axes", np.array([1, 2, 3], np.int64))]
    gives = ("output", [1])
    if classes > 1:
        nodes[0].output[0] = "mean"
        nodes += [
            helper.make_node("Mul", ["mean", "zero"], ["nothing"]),
            helper.make_node("Add", ["shares", "nothing"], ["output"]),
        ]
        shares = np.zeros((1, classes), np.float32)
        shares[0, 1], shares[0, 2] = 0.75, 0.25
        held += [("zero", np.array([0.0], np.float32)), ("shares", shares)]
        gives = ("output", [1, classes])
    save(folder / "aesthetic/model.onnx", nodes, ("input", [1, 3, size, size]), gives, held)
