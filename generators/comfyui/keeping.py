"""Keeping: what has ended well of an unfinished shot, so that nothing is made twice after a kill.

The second phase of a shot starts from the file of the first. Made again on a graphics card that file
would differ, and the prompt of the second, which still runs, would not be recognised.
"""

from __future__ import annotations

import asyncio
import json
import shutil
import time
from collections.abc import Mapping
from pathlib import Path

from schemas.errors import StudioError
from schemas.take import Progress

from .phases import Seen
from .pool import Pool
from .receipts import Ran, ran
from .work import Made, Work

_NOTE = "made.json"
_LEFT_S = 3 * 86_400.0  # what nobody went on with for so long is removed


async def run(
    pool: Pool, work: Work, inputs: Mapping[str, Seen], folder: Path, progress: Progress
) -> Ran:
    """Have a prompt run, unless it ended before and its files are still whole in `folder`."""
    into = folder / work.key
    one = await asyncio.to_thread(_kept, work, into, inputs)
    if one is None:
        made = await pool.run(work, into=into, progress=progress)
        one = await asyncio.to_thread(ran, work, made, inputs)
        await asyncio.to_thread(_keep, one, into)
    return one


def prune(folder: Path) -> None:
    """Remove what unfinished shots have left in `folder`, and nobody went on with."""
    before = time.time() - _LEFT_S
    for one in folder.iterdir() if folder.is_dir() else ():
        if one.stat().st_mtime < before:
            shutil.rmtree(one, ignore_errors=True)


def _keep(one: Ran, folder: Path) -> None:
    """Write down beside its files that a prompt has ended."""
    made = one.made
    note = {
        "files": {node: [path.name for path in paths] for node, paths in made.files.items()},
        "sha256": dict(one.sha256), "prompt_id": made.prompt_id, "server": made.server,
        "graph": made.graph, "gpu_s": made.gpu_s, "environment": made.environment,
        "rung": made.rung,
    }  # fmt: skip
    part = folder / f".{_NOTE}.part"
    part.write_text(json.dumps(note), encoding="utf-8")
    part.replace(folder / _NOTE)


def _kept(work: Work, folder: Path, inputs: Mapping[str, Seen]) -> Ran | None:
    """The same prompt, if it has ended before and all of its files are still whole."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StudioError(
            f"the cache of a ComfyUI backend cannot be written ({error.strerror});"
            " check the studio folder's rights and free space"
        ) from error
    try:
        note = json.loads((folder / _NOTE).read_text(encoding="utf-8"))
        files = {
            node: tuple(folder / Path(name).name for name in names)
            for node, names in note.pop("files").items()
        }
        said = note.pop("sha256")
        again = ran(work, Made(files=files, **note), inputs)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
    return again if again.sha256 == said else None
