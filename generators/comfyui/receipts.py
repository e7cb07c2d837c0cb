"""Receipts: what a prompt ran with and gave, written down so that it can be run again."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from schemas.take import Step

from .phases import Seen
from .work import UPLOAD, Graph, Made, Work


@dataclass(frozen=True)
class Ran:
    """A prompt that has ended well, with the digests of its files by "node/n"."""

    work: Work
    made: Made
    sha256: Mapping[str, str]
    inputs: Mapping[str, str]  # reference → sha256 of what was uploaded for it

    def step(self, models: Mapping[str, str] | None = None) -> Step:
        """What the receipt says of it; `models` are the digests of model files, where known."""
        known = models or {}
        return Step(
            workflow=self.work.workflow, graph=self.made.graph, prompt_id=self.made.prompt_id,
            server=self.made.server, inputs=_uploaded(self.work.graph, self.made.graph, self.inputs),
            models={name: known.get(name, "") for name in sorted(self.work.models)},
            outputs=dict(self.sha256), environment=dict(self.made.environment),
        )  # fmt: skip

    def files(self) -> tuple[Path, ...]:
        """Every file it gave, in the order of the nodes that were wanted."""
        return tuple(path for node in self.work.wants for path in self.made.files.get(node, ()))


def ran(work: Work, made: Made, inputs: Mapping[str, Seen]) -> Ran:
    """A prompt that has just ended; reads its files, so call it off the event loop."""
    digests = {
        f"{node}/{n}": digest(path)
        for node, paths in made.files.items()
        for n, path in enumerate(paths, 1)
    }
    return Ran(work, made, digests, {name: one.sha256 for name, one in inputs.items()})


def digest(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def rewound(step: Step) -> tuple[Graph, dict[str, str]]:
    """The graph of a step as it was before anything was uploaded, and what it wants uploaded.

    The second is reference → sha256.
    """
    wanted = dict[str, str]()
    graph: Graph = {}
    for node, held in step.graph.items():
        inputs = dict[str, Any](held["inputs"])
        for field, value in inputs.items():
            if isinstance(value, str) and value in step.inputs:
                name = f"{node}-{field}"
                wanted[name] = step.inputs[value]
                inputs[field] = f"{UPLOAD}{name}"
        graph[node] = {**held, "inputs": inputs}
    return graph, wanted


def wants(step: Step) -> tuple[str, ...]:
    """The output nodes of a step."""
    return tuple(dict.fromkeys(output.partition("/")[0] for output in step.outputs))


def _uploaded(asked: Graph, posted: Graph, inputs: Mapping[str, str]) -> dict[str, str]:
    """What the uploaded files were called on the server, with their digests."""
    found = {}
    for node, held in asked.items():
        for field, value in held["inputs"].items():
            if isinstance(value, str) and value.startswith(UPLOAD) and node in posted:
                name = posted[node]["inputs"].get(field)
                found[str(name)] = inputs.get(value.removeprefix(UPLOAD), "")
    return found
