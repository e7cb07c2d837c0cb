"""One prompt from its start to its end, node by node."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from . import bad_days, graphs, saving
from .doing import DECODERS, SAMPLERS, Node, done
from .jobs import Done, Item
from .memory import NodeError
from .telling import Teller
from .things import Thing
from .validation import is_link
from .versions import forgets_cached_outputs

if TYPE_CHECKING:
    from .running import Worker

Json = dict[str, Any]
_SHARE = {"VAEDecode": 2.0, "VAEDecodeTiled": 2.0, "FrameInterpolate": 3.0, "SaveVideo": 2.0,
          "VHS_VideoCombine": 2.0, "SaveImage": 1.0, "SaveWEBM": 2.0}  # fmt: skip


@dataclass(frozen=True)
class Kept:
    """What a node gave, for the next time."""

    outputs: tuple[Thing, ...]
    ui: Json | None


class Run:
    """A prompt while it runs."""

    def __init__(self, worker: Worker, item: Item) -> None:
        self.worker, (_, self.id, self.graph, self.extra, self.ends) = worker, item
        version, self.base = worker.catalogue.version, worker.catalogue.uploads.parent
        self.teller = Teller(self.id, self.extra, worker.tell, worker.preview, version)
        self.made: dict[str, tuple[Thing, ...]] = {}
        self.outputs: Json = {}
        self.meta: Json = {}
        self.executed: list[str] = []
        self._good, self._share, self._began = False, 0.0, 0.0
        self._signs = graphs.Signs(self.graph, self.base)

    def go(self) -> str:
        """Run it; returns success, cached, error or interrupted."""
        self._began = time.monotonic()
        self.teller.event("execution_start", {})
        wanted, cache = graphs.order(self.graph, self.ends), self.worker.cache
        fresh = [one for one in wanted if self._signs.of(one) not in cache]
        cached = [one for one in self.graph if one in wanted and one not in fresh]
        self.teller.event("execution_cached", {"nodes": cached})
        for one in cached:
            self._recall(one, cache[self._signs.of(one)])
        whole = sum(self._weight(one) for one in fresh) or 1.0
        for one in fresh:
            self._share += self._weight(one) / whole
            if failed := self._tried(one):
                return failed
        self.teller.event("execution_success", {})
        self._good = True
        return "success" if fresh else "cached"

    def due(self) -> float:
        """When the running node is to be over, on the monotonic clock."""
        return self._began + self._share * self.worker.seconds

    def work(self) -> tuple[int, bool]:
        """How much a decoder has to hold, in pixels, and whether all of it is done in tiles."""
        kinds = {node["class_type"] for node in self.graph.values()}
        things = (one for made in self.made.values() for one in made)
        most = max((one.width * one.height * one.count for one in things), default=0)
        return most, kinds & DECODERS == {"VAEDecodeTiled"}

    def done(self) -> Done:
        """What the history will hold."""
        word = "success" if self._good else "error"
        status = {"status_str": word, "completed": self._good, "messages": self.teller.said}
        return Done(self.outputs, self.meta, status)

    def prefixes(self) -> list[str]:
        """The names that its savers write under."""
        found = (node["inputs"].get("filename_prefix") for node in self.graph.values())
        return [str(one) for one in found if one]

    def files(self) -> list[str]:
        """The files that it named."""
        made = (one for ui in self.outputs.values() for one in saving.named(ui))
        return [f"{one['subfolder']}/{one['filename']}".lstrip("/") for one in made]

    def _weight(self, node_id: str) -> float:
        """How much of the prompt's time a node takes, against others."""
        kind = self.graph[node_id]["class_type"]
        return 14.0 if kind in SAMPLERS else _SHARE.get(kind, 0.3 if "Load" in kind else 0.02)

    def _recall(self, node_id: str, kept: Kept) -> None:
        """Take what a node gave another time, old file names and all."""
        self.made[node_id] = kept.outputs
        forgets = forgets_cached_outputs(self.worker.catalogue.version)
        if kept.ui is None or (forgets and "client_id" not in self.extra):
            return
        self._told(node_id, kept.ui)
        self.teller.finished(node_id)

    def _told(self, node_id: str, ui: Json) -> None:
        self.outputs[node_id] = ui
        self.meta[node_id] = {"node_id": node_id, "display_node": node_id, "parent_node": None,
                              "real_node_id": node_id}  # fmt: skip
        self.teller.executed(node_id, ui)

    def _tried(self, node_id: str) -> str:
        """Run a node; returns how it failed, or nothing."""
        try:
            self._node(self._filled(node_id))
        except bad_days.Interrupted:
            self._broken("execution_interrupted", node_id, {})
            return "interrupted"
        except Exception as error:  # noqa: BLE001  as the real one: whatever it is, it is told
            self._broken("execution_error", node_id, _wording(error) | {
                "traceback": [], "current_inputs": self._plain(node_id),
                "current_outputs": list(self.graph),
            })  # fmt: skip
            return "error"
        return ""

    def _node(self, node: Node) -> None:
        if self.worker.jobs.interrupted:
            raise bad_days.Interrupted
        self.teller.running(node.id)
        bad_days.before(self, node)
        facts = self.worker.catalogue.facts(node.kind)
        ui = None
        if facts.get("output") and node.kind != "PreviewAny":
            ui = saving.saved(node, self.worker.moods, self.graph, self.extra)
            bad_days.wrote(self, node, ui)
        outputs = done(node, len(facts["out"]))
        for one in outputs:
            self.worker.memory.loaded |= one.files
        bad_days.spend(self, node)
        if ui is not None:
            self._told(node.id, ui)
        self.made[node.id] = outputs
        self.worker.cache[node.digest] = Kept(outputs, ui)
        self.executed.append(node.id)
        self.teller.finished(node.id)

    def _filled(self, node_id: str) -> Node:
        """A node with its links replaced by what came along them."""
        node = self.graph[node_id]
        inputs = {
            name: self.made[value[0]][value[1]] if is_link(value) else value
            for name, value in node["inputs"].items()
        }
        return Node(node_id, node["class_type"], inputs, self._signs.of(node_id), self.base)

    def _plain(self, node_id: str) -> Json:
        inputs = self.graph[node_id]["inputs"].items()
        return {name: [value] for name, value in inputs if not is_link(value)}

    def _broken(self, event: str, node_id: str, more: Json) -> None:
        kind = self.graph[node_id]["class_type"]
        where = {"node_id": node_id, "node_type": kind, "executed": self.executed}
        self.teller.event(event, where | more)


def _wording(error: Exception) -> Json:
    """An error by its kind, as Python spells it, and what it says."""
    kind = type(error).__name__
    if isinstance(error, NodeError):
        kind = error.kind
    elif (module := type(error).__module__) != "builtins":
        kind = f"{module}.{kind}"
    return {"exception_message": str(error), "exception_type": kind}
