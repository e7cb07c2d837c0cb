"""What a ComfyUI server is asked to do, and what came of it: shared by workflows, pool and generator."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Graph = dict[str, dict[str, Any]]  # API format: node id → {"class_type", "inputs"}
UPLOAD = "@upload:"  # an input `@upload:ref` stands for the file `uploads["ref"]`, once it is there


@dataclass(frozen=True)
class Work:
    """One prompt. The pool sets every `filename_prefix`, uploads what is named, and follows it."""

    workflow: str
    graph: Graph
    wants: tuple[str, ...]  # output nodes, each of which must give at least one file
    key: str  # the same for the same work, also after a restart of either side
    models: frozenset[str] = frozenset()  # files it loads: a server that has them goes first
    uploads: dict[str, Path] = field(default_factory=dict)
    lighter: tuple[Graph, ...] = ()  # the same with less memory, in the order they are tried
    priority: int = 1  # 0 goes before the hourly show
    about: dict[str, str] = field(default_factory=dict)  # travels with it: series, scene, attempt
    weight: float = 1.0  # share of a shot's time, for the progress


@dataclass(frozen=True)
class Made:
    """A finished prompt, its files fetched."""

    files: dict[str, tuple[Path, ...]]  # by output node, in order
    prompt_id: str
    server: str  # name, not address
    graph: Graph  # as it was posted
    gpu_s: float  # from start to end, by the server's own clock
    environment: dict[str, str]  # comfyui, python, torch, gpu …: what the server says of itself
    rung: int = 0  # 0: as asked; n: the n-th lighter graph
