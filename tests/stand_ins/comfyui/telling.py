"""What a running prompt says of itself on the socket, in the order and the words of the real one."""

from __future__ import annotations

import json
import struct
import time
from collections.abc import Callable
from typing import Any

from .versions import has

Json = dict[str, Any]
_ALWAYS = {"progress", "progress_state", "execution_interrupted"}  # also without a client id
_KEPT = {
    "execution_start",
    "execution_cached",
    "execution_success",
    "execution_error",
    "execution_interrupted",
}


class Teller:
    """The voice of one prompt. Events go to its client, some to everybody if it has none."""

    def __init__(
        self, prompt_id: str, extra: Json, tell: Callable[[str, Json, str | None], None],
        preview: Callable[[bytes, Json, str | None], None], version: str,
    ) -> None:  # fmt: skip
        self.prompt_id, self.client = prompt_id, extra.get("client_id")
        self.said: list[list[Any]] = []
        self.node: str | None = None
        self._tell, self._preview, self._nodes = tell, preview, dict[str, Json]()
        asked = extra.get("preview_method") in {"auto", "latent2rgb", "taesd"}
        self.previews = asked and has(version, "preview_method")

    def event(self, kind: str, more: Json) -> None:
        """One of those that the history keeps."""
        said = {"prompt_id": self.prompt_id} | more | {"timestamp": int(time.time() * 1000)}
        if kind == "execution_cached":
            said = {"nodes": said.pop("nodes")} | said
        self.said.append([kind, said])
        self._say(kind, said)

    def running(self, node_id: str) -> None:
        """A node begins."""
        self.node = node_id
        self._state(node_id, 0.0, 1.0, "running")
        self._say(
            "executing", {"node": node_id, "display_node": node_id, "prompt_id": self.prompt_id}
        )

    def finished(self, node_id: str) -> None:
        """A node is over."""
        most = self._nodes.get(node_id, {}).get("max", 1)
        self._state(node_id, most, most, "finished")

    def progress(self, node_id: str, value: int, most: int, picture: bytes | None = None) -> None:
        """A node has come so far; `picture` is a JPEG of what there is."""
        self._state(node_id, float(value), float(most), "running")
        self._say(
            "progress", {"value": value, "max": most, "prompt_id": self.prompt_id, "node": node_id}
        )
        if picture and self.previews:
            about = {"node_id": node_id, "prompt_id": self.prompt_id, "display_node_id": node_id,
                     "parent_node_id": None, "real_node_id": node_id}  # fmt: skip
            self._preview(picture, about, self.client)

    def executed(self, node_id: str, ui: Json) -> None:
        """A node has something to show."""
        self._say(
            "executed",
            {"node": node_id, "display_node": node_id, "output": ui, "prompt_id": self.prompt_id},
        )

    def over(self) -> None:
        """The prompt is over and in the history."""
        self.node = None
        self._say("executing", {"node": None, "prompt_id": self.prompt_id})

    def _state(self, node_id: str, value: float, most: float, state: str) -> None:
        self._nodes[node_id] = {
            "value": value, "max": most, "state": state, "node_id": node_id, "prompt_id": self.prompt_id,
            "display_node_id": node_id, "parent_node_id": None, "real_node_id": node_id,
        }  # fmt: skip
        self._say("progress_state", {"prompt_id": self.prompt_id, "nodes": dict(self._nodes)})

    def _say(self, kind: str, data: Json) -> None:
        if self.client is not None or kind in _ALWAYS:
            self._tell(kind, data, self.client)


def frame(picture: bytes, about: Json, *, with_metadata: bool) -> bytes:
    """A preview as bytes of the wire: type 1, or type 4 for who asked for metadata."""
    if not with_metadata:
        return struct.pack(">II", 1, 1) + picture
    said = json.dumps(about | {"image_type": "image/jpeg"}).encode()
    return struct.pack(">II", 4, len(said)) + said + picture
