"""What a ComfyUI server says of itself, of its queue and of a finished prompt, read with care."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from .work import Graph

_CACHED = "execution_cached"


class Where(StrEnum):
    """Where a prompt is on its server."""

    WAITING = "waiting"
    RUNNING = "running"
    ENDED = "ended"  # its history entry is there
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Stats:
    """What `/system_stats` says; bytes. Without a graphics card the `vram_…` are 0."""

    version: str
    ram_total: int
    ram_free: int
    vram_total: int
    vram_free: int
    gpu: str
    environment: dict[str, str]  # comfyui, python, torch, os, gpu; no paths


@dataclass(frozen=True)
class Queue:
    """The ids of the prompts that run (one, as a rule) and wait, in the server's order."""

    running: tuple[str, ...]
    waiting: tuple[str, ...]


@dataclass(frozen=True)
class Entry:
    """The history entry of a prompt that has ended."""

    prompt_id: str
    graph: Graph  # as it was posted
    outputs: dict[str, Any]
    succeeded: bool
    messages: tuple[tuple[str, dict[str, Any]], ...]

    @property
    def seconds(self) -> float:
        """From start to end, by the server's own clock."""
        stamps = [said["timestamp"] for _, said in self.messages if _number(said.get("timestamp"))]
        return (max(stamps) - min(stamps)) / 1000 if stamps else 0.0

    @property
    def cached(self) -> frozenset[str]:
        """The nodes that did not run, because their results were still there."""
        found = [said.get("nodes") for name, said in self.messages if name == _CACHED]
        return frozenset(str(node) for nodes in found for node in nodes or ())


def stats(body: Mapping[str, Any]) -> Stats:
    """What an answer of `/system_stats` says; what it leaves out is empty or 0."""
    system = _dict(body.get("system"))
    devices = body.get("devices")
    device = _dict(devices[0]) if isinstance(devices, list) and devices else {}
    version, gpu = str(system.get("comfyui_version") or ""), str(device.get("name") or "")
    environment = {
        "comfyui": version,
        "python": str(system.get("python_version") or "").partition(" ")[0],
        "torch": str(system.get("pytorch_version") or ""),
        "os": str(system.get("os") or ""),
        "gpu": gpu,
    }
    return Stats(
        version=version,
        ram_total=_count(system.get("ram_total")), ram_free=_count(system.get("ram_free")),
        vram_total=_count(device.get("vram_total")), vram_free=_count(device.get("vram_free")),
        gpu=gpu, environment={name: said for name, said in environment.items() if said},
    )  # fmt: skip


def queue(body: Mapping[str, Any]) -> Queue:
    """What an answer of `/queue` says: its entries are [number, prompt id, graph, …]."""

    def ids(name: str) -> tuple[str, ...]:
        entries = body.get(name)
        found = entries if isinstance(entries, list) else []
        return tuple(str(one[1]) for one in found if isinstance(one, list) and len(one) > 1)

    return Queue(running=ids("queue_running"), waiting=ids("queue_pending"))


def entry(prompt_id: str, body: Mapping[str, Any]) -> Entry | None:
    """The entry of that prompt in an answer of `/history/{id}`; None while there is none."""
    found = body.get(prompt_id)
    if not isinstance(found, dict):
        return None
    status, prompt = _dict(found.get("status")), found.get("prompt")
    messages = status.get("messages")
    told = tuple(
        (str(one[0]), _dict(one[1]))
        for one in (messages if isinstance(messages, list) else [])
        if isinstance(one, list) and len(one) == 2
    )
    return Entry(
        prompt_id=prompt_id,
        graph=_dict(prompt[2]) if isinstance(prompt, list) and len(prompt) > 2 else {},
        outputs=_dict(found.get("outputs")),
        succeeded=status.get("status_str") == "success" and status.get("completed") is not False,
        messages=told,
    )


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _count(value: Any) -> int:
    return int(value) if _number(value) else 0


def _number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
