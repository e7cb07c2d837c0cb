"""What the server did, on disk before anybody hears of it: it survives kill -9 and restarts."""

from __future__ import annotations

import hashlib
import json
import os
import threading
import time
from pathlib import Path
from typing import Any

Json = dict[str, Any]
_CHANGING = {"filename_prefix", "seed", "noise_seed"}


def digest_of(graph: Any) -> str:
    """A digest of what a graph makes, whatever its prefix and seed."""
    if isinstance(graph, dict):
        graph = {
            one: {name: value for name, value in node.get("inputs", {}).items() if name not in _CHANGING}
            | {"": node.get("class_type")}
            for one, node in graph.items() if isinstance(node, dict)
        }  # fmt: skip
    return hashlib.sha256(json.dumps(graph, sort_keys=True).encode()).hexdigest()[:16]


class Ledger:
    """A file of lines, each one synced."""

    def __init__(self, path: Path) -> None:
        self.path, self._lock = path, threading.Lock()

    def write(self, **line: Any) -> None:
        """Add a line, and return when it is safe."""
        text = json.dumps({"at": time.time(), "pid": os.getpid()} | line) + "\n"
        with self._lock, self.path.open("a", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())

    def lines(self) -> list[Json]:
        """Everything that was written, oldest first; a line that a kill cut short is left out."""
        return read(self.path)


def read(path: Path) -> list[Json]:
    """The whole lines of a ledger."""
    if not path.exists():
        return []
    whole = path.read_text(encoding="utf-8").split("\n")[:-1]
    return [json.loads(line) for line in whole if line.endswith("}")]
