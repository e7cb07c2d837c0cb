"""Graphs: in which order their nodes run, and what the cache knows them by."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from .validation import is_link, uploaded

Json = dict[str, Any]


def sources(graph: Json, node_id: str) -> set[str]:
    """The nodes that a node stands on."""
    links = (value for value in graph[node_id]["inputs"].values() if is_link(value) and value)
    return {str(link[0]) for link in links if str(link[0]) in graph}


def needed(graph: Json, ends: Iterable[str]) -> set[str]:
    """The outputs and all that they stand on."""
    found, waiting = set[str](), list(ends)
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting += sources(graph, one)
    return found


def order(graph: Json, ends: Iterable[str]) -> list[str]:
    """The nodes to run, each after what it stands on: not the order of their ids."""
    wanted = needed(graph, ends)
    made, ready = list[str](), [one for one in graph if one in wanted and not sources(graph, one)]
    while ready:
        one = ready.pop(0)
        made.append(one)
        after = (other for other in graph if other in wanted and one in sources(graph, other))
        ready += reversed([other for other in after if sources(graph, other) <= set(made)])
    return made


class Signs:
    """The digest of each node of a graph, with everything that it stands on."""

    def __init__(self, graph: Json, base: Path) -> None:
        self._graph, self._base, self._known = graph, base, dict[str, str]()

    def of(self, node_id: str) -> str:
        """One node's digest: the same work has the same one, in whichever prompt."""
        if node_id not in self._known:
            node = self._graph[node_id]
            said: list[Any] = [node["class_type"], self._bytes(node)]
            for name, value in sorted(node["inputs"].items()):
                said.append([name, [self.of(value[0]), value[1]] if is_link(value) else value])
            self._known[node_id] = hashlib.sha256(json.dumps(said).encode()).hexdigest()[:24]
        return self._known[node_id]

    def _bytes(self, node: Json) -> str:
        """An uploaded picture is known by its content, not by its name."""
        if node["class_type"] != "LoadImage":
            return ""
        path = uploaded(self._base, str(node["inputs"]["image"]))
        return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
