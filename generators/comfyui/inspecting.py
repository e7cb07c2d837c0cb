"""Inspecting: what the servers of a backend have, asked before anything is posted, and for the doctor.

It only reads. A server that does not answer is passed over: work waits for it in the pool.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from schemas.errors import BackendBrokenError, GenerationError

from . import preflight
from .connection import Connection
from .presets import Choice, Setup
from .settings import ServerOptions
from .work import UPLOAD, Graph
from .workflow import Workflow, bind

_FRESH_S = 300.0  # how long what a server has is believed
_GONE_S = 30.0  # how long one that does not answer is not asked again
_HASHES = ("modelspec.hash_sha256", "sshs_model_hash")


@dataclass(frozen=True)
class Finding:
    """What a server lacks for a workflow, or that it does not answer."""

    server: str
    workflow: str
    sentence: str


class Inspector:
    """Knows what the servers of a backend have."""

    def __init__(self, servers: Sequence[ServerOptions]) -> None:
        self._doors = tuple(Connection(one.called, one.address) for one in servers)
        self._known: dict[str, tuple[float, Mapping[str, Any] | None]] = {}
        self._hashes: dict[tuple[str, str], str] = {}
        self._asking = {door.name: asyncio.Lock() for door in self._doors}

    async def fitted(self, workflow: Workflow, graph: Graph) -> Graph:
        """The graph, with what the first server that can run it wants filled in.

        BackendBrokenError, with what to install, when every server that answers lacks something. The
        graph as it is when none answers.
        """
        for fresh_s in (_FRESH_S, 0.0):  # somebody may have installed it a moment ago
            reports = await self._reports(workflow, graph, fresh_s)
            passed = next((report for _, report in reports if report.passed), None)
            if passed is not None:
                return passed.graph
            if not reports:
                return graph
        name, report = reports[0]
        raise BackendBrokenError(
            f"workflow {workflow.name!r} cannot run on server {name!r}: {report.sentence}"
        )

    async def findings(self, choice: Choice) -> tuple[Finding, ...]:
        """Everything that is missing anywhere for the workflows that were chosen."""
        found = [
            Finding(door.name, "", "it does not answer; start it, or correct its address")
            for door in self._doors
            if await self._info(door, 0.0) is None
        ]
        for setup in {one.workflow.name: one for one in choice.all()}.values():
            for values in examples(setup, choice.loras):
                graph = bind(setup.workflow, values)
                found += [
                    Finding(name, setup.workflow.name, report.sentence)
                    for name, report in await self._reports(setup.workflow, graph, _FRESH_S)
                    if not report.passed
                ]
        return tuple(dict.fromkeys(found))

    async def hashes(self, workflow: Workflow, graph: Graph, server: str) -> dict[str, str]:
        """The digests of the models of a graph, as their files tell them; "" where they do not."""
        door = next((one for one in self._doors if one.name == server), None)
        folders = {role: needed.folder for role, needed in workflow.bindings.models.items()}
        found = dict[str, str]()
        for role, file in workflow.models(graph).items():
            found[file] = await self._hash(door, folders[role], file) if door else ""
        return found

    async def aclose(self) -> None:
        """Close the connections."""
        for door in self._doors:
            await door.aclose()

    async def _reports(
        self, workflow: Workflow, graph: Graph, fresh_s: float
    ) -> list[tuple[str, preflight.Report]]:
        """The preflight on every server that answers."""
        infos = await asyncio.gather(*(self._info(door, fresh_s) for door in self._doors))
        return [
            (door.name, preflight.check(workflow, graph, info))
            for door, info in zip(self._doors, infos, strict=True)
            if info is not None
        ]

    async def _info(self, door: Connection, fresh_s: float) -> Mapping[str, Any] | None:
        """What a server has; None while it does not answer."""
        async with self._asking[door.name]:
            at, info = self._known.get(door.name, (float("-inf"), None))
            if time.monotonic() - at < (fresh_s if info is not None else min(fresh_s, _GONE_S)):
                return info
            info = None
            with suppress(GenerationError):
                info = await door.get("/object_info", long=True)
            self._known[door.name] = time.monotonic(), info
            return info

    async def _hash(self, door: Connection, folder: str, file: str) -> str:
        if (door.name, file) not in self._hashes:
            told: Mapping[str, Any] = {}
            try:
                told = await door.get(f"/view_metadata/{quote(folder)}?filename={quote(file)}")
            except BackendBrokenError:
                pass  # it has no such page, or the file says nothing
            except GenerationError:
                return ""  # it may tell another time
            known = (str(told.get(name) or "") for name in _HASHES)
            self._hashes[door.name, file] = next(filter(None, known), "").removeprefix("0x")
        return self._hashes[door.name, file]


def examples(setup: Setup, loras: Mapping[str, str]) -> list[dict[str, Any]]:
    """Values for everything that a workflow is told only by a shot, to try it out with."""
    values: dict[str, Any] = {"prompt": "a test", "negative": "", "seed": 1}
    taken = ("reference", "first_frame")
    values |= {name: f"{UPLOAD}{name}" for name in taken if setup.workflow.takes(name)}
    values |= setup.values
    files = sorted(set(loras.values())) if setup.workflow.takes("lora") else []
    return [values, *({**values, "lora": file} for file in files)]
