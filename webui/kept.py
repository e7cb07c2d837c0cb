"""Kept: what the studio wrote down about takes: what was asked for, and the receipt.

It lies in the archive of an aired episode, and beside the footage while an episode is being made.
It names folders and servers of the studio: nothing of it is shown as it is.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

Which = tuple[int, int, int]  # scene, shot and number of a take
Kept = dict[Which, dict[str, Any]]


def read(root: Path, slug: str, number: int, takes: Mapping[Which, str]) -> Kept:
    """What is kept about `takes`, given with their files inside the episode's work folder.

    `root` is the media folder. What cannot be read is left out.
    """
    found = _archived(root / ".takes" / slug / f"{number}.jsonl.gz", takes)
    work = (root / ".work" / f"{slug}-{number}").resolve()
    for which, footage in takes.items():
        beside = (work / footage).with_suffix(".json").resolve() if footage else work
        if which not in found and beside.is_relative_to(work):
            with suppress(OSError, ValueError):
                found[which] = _record(json.loads(beside.read_bytes()))
    return found


def _archived(file: Path, takes: Mapping[Which, str]) -> Kept:
    found: Kept = {}
    heads = {
        f'{{"scene": {scene}, "shot": {shot}, "n": {n}, ': (scene, shot, n)
        for scene, shot, n in takes
    }
    with suppress(OSError, EOFError, ValueError), gzip.open(file, "rt", encoding="utf-8") as lines:
        for line in lines:  # long ones: most are only looked at
            which = heads.get(line[: line.find('"kept"')])
            if which is not None:
                found[which] = _record(json.loads(line).get("kept"))
            if len(found) == len(heads):
                break
    return found


def _record(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
