"""Workflows: those that come with AniGen, to read, and the operator's own, to read and to write.

Two files of a folder that the settings name are one workflow. What is written is loaded first, beside
all the others, by what the backends load theirs with; they take it up when they start the next time.
"""

from __future__ import annotations

import asyncio
import json
import shutil
import tempfile
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from canon.bible.folder import ARCHIVED
from canon.bible.landing import digest, moved, placed, read, replaced
from generators.comfyui import settings as comfy
from generators.comfyui import workflow as workflows
from generators.comfyui.workflow import Workflow as Drawn
from schemas.access import Who
from schemas.errors import BibleError, ConfigError
from schemas.office import AbsentError, ConflictError, Page, StaleError, UnfitError
from schemas.resources import Workflow, WorkflowIn

from .. import events
from ..studio import Studio
from .sentences import STALE, plainly
from .writing import alone, aside

_KIND = "comfyui"
_DEEPEST = 40  # levels of a graph; real ones have five
_LARGEST = 2 * 2**20  # bytes of a file


async def listed(studio: Studio, *, after: str | None, limit: int) -> Page[Workflow]:
    """Some workflows, by name."""
    known = await asyncio.to_thread(_known, studio)
    found = [one for name, one in sorted(known.items()) if name > (after or "")]
    last = found[limit - 1].name if len(found) > limit else None
    return Page(found[:limit], last)


async def one(studio: Studio, name: str) -> Workflow:
    """The workflow of that name; AbsentError when there is none."""
    found = (await asyncio.to_thread(_known, studio)).get(name)
    if found is None:
        raise AbsentError(
            f"there is no workflow {name!r}; `/api/anime/workflows` lists those there are"
        )
    return found


async def add(studio: Studio, who: Who, asked: WorkflowIn) -> Workflow:
    """A new one; ConflictError when there is one of that name."""
    folder = _own_folder(studio)
    async with alone(studio, ".workflows"):
        known = await asyncio.to_thread(_known, studio)
        if asked.name in known:
            ours = known[asked.name].ours
            whose = "comes with AniGen" if ours else "is there already"
            raise ConflictError(f"the workflow {asked.name!r} {whose}; choose another name")
        await aside(lambda: _write(folder, asked.name, asked))
    await _tell(studio, who, "edited", f"the workflow {asked.name} was added")
    return await one(studio, asked.name)


async def edit(
    studio: Studio, who: Who, name: str, asked: WorkflowIn, *, etag: str | None
) -> Workflow:
    """Put another graph and other bindings in place of one's."""
    folder = await _changeable(studio, name)
    if asked.name != name:
        raise UnfitError(f"name: it must stay {name!r}; add a new one instead", where="/name")
    async with alone(studio, ".workflows"):
        await _as_seen(studio, name, etag)
        await aside(lambda: _write(folder, name, asked))
    await _tell(studio, who, "edited", f"the workflow {name} was written")
    return await one(studio, name)


async def archive(studio: Studio, who: Who, name: str, *, etag: str | None) -> None:
    """Put one aside; ConflictError while the settings or another workflow name it."""
    folder = await _changeable(studio, name)
    async with alone(studio, ".workflows"):
        await _as_seen(studio, name, etag)
        if user := _used(studio, name):
            raise ConflictError(f"the workflow {name!r} is used by {user}; change that first")
        await aside(lambda: _put_aside(folder, name))
    await _tell(studio, who, "archived", f"the workflow {name} was put aside")


def _known(studio: Studio) -> dict[str, Workflow]:
    ours, folder = workflows.ours(), _folder(studio)
    shown = {name: _shown(one, workflows.OURS, ours=True) for name, one in ours.items()}
    if folder is None:
        return shown
    try:
        found = workflows.load(folder)
    except ConfigError as error:
        raise ConflictError(f"the workflows cannot be read: {plainly(error, folder)}") from error
    own = {path.stem for path in folder.glob("*.json")}
    return shown | {name: _shown(found[name], folder, ours=False) for name in own if name in found}


def _shown(one: Drawn, folder: Path, *, ours: bool) -> Workflow:
    return Workflow(
        name=one.name, kind=one.bindings.kind, ours=ours, graph=one.graph,
        bindings=one.bindings.model_dump(mode="json", exclude_defaults=True),
        models=tuple(sorted(set(one.models(one.graph).values()))), etag=_etag(folder, one.name),
    )  # fmt: skip


def _etag(folder: Path, name: str) -> str:
    return digest(b"\0".join(read(file) for file in _files(folder, name)))


def _files(folder: Path, name: str) -> tuple[Path, Path]:
    return folder / f"{name}.json", folder / f"{name}.yaml"


def _folder(studio: Studio) -> Path | None:
    """Where the operator's own lie; None when the settings name no such folder."""
    for backend in studio.settings.backends.values():
        if backend.generator == _KIND:
            options = comfy.read(backend.options)
            if options.workflows_folder is not None:
                return options.workflows_folder
    return None


def _own_folder(studio: Studio) -> Path:
    if folder := _folder(studio):
        return folder
    configured = [n for n, one in studio.settings.backends.items() if one.generator == _KIND]
    if not configured:
        raise ConflictError(
            "there is no ComfyUI backend; set one up in anigen.toml, as [backends.NAME] with"
            ' generator = "comfyui", and name a workflows_folder in its options'
        )
    raise ConflictError(
        "there is no folder for workflows; set workflows_folder in"
        f" [backends.{configured[0]}.options] of anigen.toml"
    )


async def _changeable(studio: Studio, name: str) -> Path:
    """The folder of a workflow that may be written; AbsentError or ConflictError for others."""
    if (await one(studio, name)).ours:
        raise ConflictError(
            f"the workflow {name!r} comes with AniGen and stays as it is; add one of your own"
        )
    return _own_folder(studio)


async def _as_seen(studio: Studio, name: str, etag: str | None) -> None:
    if etag is not None and (await one(studio, name)).etag != etag:
        raise StaleError(STALE)


def _write(folder: Path, name: str, asked: WorkflowIn) -> None:
    """Load it beside all the others, and put it where they lie when that works."""
    texts = _texts(asked)
    with tempfile.TemporaryDirectory(prefix="anigen-workflows-") as there:
        trial = Path(there)
        for file in (*folder.glob("*.json"), *folder.glob("*.yaml")):
            shutil.copyfile(file, trial / file.name)
        for file, data in zip(_files(trial, name), texts, strict=True):
            file.write_bytes(data)
        try:
            workflows.load(trial)
        except ConfigError as error:
            text = plainly(error, trial)
            raise UnfitError(text, where=_where(text, name)) from error
    try:
        for file, data in zip(_files(folder, name), texts, strict=True):
            if file.exists():
                replaced(file, read(file), data)
            else:
                placed(file, data)
    except BibleError as error:
        raise ConflictError(plainly(error, folder)) from error


def _texts(asked: WorkflowIn) -> tuple[bytes, bytes]:
    """The two files; JSON is YAML too, but a person reads the bindings."""
    for field, tree in (("graph", asked.graph), ("bindings", asked.bindings)):
        if _depth(tree) > _DEEPEST:
            raise UnfitError(
                f"{field}: it is nested deeper than {_DEEPEST} levels; make it flatter",
                where=f"/{field}",
            )
    graph = json.dumps(asked.graph, ensure_ascii=False, indent=1).encode("utf-8", "replace")
    with tempfile.SpooledTemporaryFile(max_size=_LARGEST) as out:
        yaml = YAML(typ="safe", pure=True)
        yaml.default_flow_style = False
        yaml.dump(asked.bindings, out)
        out.seek(0)
        bindings = out.read()
    for field, data in (("graph", graph), ("bindings", bindings)):
        if len(data) > _LARGEST:
            raise UnfitError(f"{field}: it is too large; 2 MB is the most", where=f"/{field}")
    return graph + b"\n", bindings


def _depth(tree: Any) -> int:
    """How deep something is nested, counted without recursion."""
    deepest, rest = 0, [(tree, 1)]
    while rest:
        one, level = rest.pop()
        deepest = max(deepest, level)
        inside = one.values() if isinstance(one, Mapping) else one if isinstance(one, list) else ()
        rest += [(inner, level + 1) for inner in inside]
        if deepest > _DEEPEST:
            return deepest
    return deepest


def _where(text: str, name: str) -> str:
    return "/graph" if f"{name}.json" in text else "/bindings" if f"{name}.yaml" in text else ""


def _used(studio: Studio, name: str) -> str:
    """Who names a workflow: a backend's settings, or another workflow."""
    for backend, one in studio.settings.backends.items():
        if one.generator == _KIND:
            options = comfy.read(one.options)
            if name in options.workflows.values() or name in options.overrides:
                return f"[backends.{backend}.options] of anigen.toml"
    found = workflows.load(_folder(studio)).values()
    user = next((one.name for one in found if one.bindings.instead == name), "")
    return f"the workflow {user!r}" if user else ""


def _put_aside(folder: Path, name: str) -> None:
    for file in reversed(_files(folder, name)):
        target = folder / ARCHIVED / f"{name}-{datetime.now(UTC):%Y%m%dT%H%M%SZ}{file.suffix}"
        moved(file, target)


async def _tell(studio: Studio, who: Who, kind: str, text: str) -> None:
    async with studio.database.begin() as connection:
        await events.tell(connection, kind, f"{who.name}: {text}")
