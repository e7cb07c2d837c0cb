"""What savers leave behind: files named by counting, and the output that names them."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from . import films
from .doing import Node
from .drawing import drawn
from .figures import Pixels
from .moods import FLAWS, Moods
from .things import Moment, Thing

Json = dict[str, Any]
_SUFFIX = {"SaveImage": "png", "PreviewImage": "png", "SaveVideo": "mp4", "SaveWEBM": "webm",
           "SaveAnimatedWEBP": "webp", "SaveAnimatedPNG": "png"}  # fmt: skip
_VHS = {"video/h264-mp4": "mp4", "video/webm": "webm"}


@dataclass(frozen=True)
class Place:
    """Where a saver writes: a folder, a name, and the next free number."""

    kind: str  # output | temp
    folder: Path
    subfolder: str
    name: str
    counter: int

    def file(self, ending: str) -> Path:
        """The next file's path."""
        return self.folder / f"{self.name}_{self.counter:05}{ending}"

    def told(self, path: Path) -> Json:
        """A file as an output names it."""
        return {"filename": path.name, "subfolder": self.subfolder, "type": self.kind}


def place(base: Path, kind: str, prefix: str, size: tuple[int, int]) -> Place:
    """The next free name for a prefix. Raises for one that leads out of the folder."""
    now = time.localtime()
    said = {"width": size[0], "height": size[1], "year": now.tm_year, "month": f"{now.tm_mon:02}",
            "day": f"{now.tm_mday:02}", "hour": f"{now.tm_hour:02}", "minute": f"{now.tm_min:02}",
            "second": f"{now.tm_sec:02}"}  # fmt: skip
    prefix = re.sub(r"%(\w+)%", lambda found: str(said.get(found[1], found[0])), prefix)
    home = (base / kind).resolve()
    folder = (home / prefix).parent.resolve()
    if not folder.is_relative_to(home):
        raise Exception(f"Saving outside the output folder is not allowed: {prefix}")  # noqa: TRY002
    folder.mkdir(parents=True, exist_ok=True)
    subfolder = "" if folder == home else folder.relative_to(home).as_posix()
    name = prefix.replace("\\", "/").rsplit("/", 1)[-1]
    return Place(kind, folder, subfolder, name, 1 + max(_numbers(folder, name), default=0))


def _numbers(folder: Path, name: str) -> Iterator[int]:
    pattern = re.compile(re.escape(name) + r"_(\d+)(?:_|\.|$)", re.IGNORECASE)
    for one in folder.iterdir():
        if found := pattern.match(one.name):
            yield int(found[1])


def saved(node: Node, moods: Moods, about: Json, extra: Json) -> Json:
    """Run a saver: draw, write, and tell what was written."""
    given = next(iter(node.things()), Thing())
    kind = (
        "temp"
        if node.kind == "PreviewImage" or node.inputs.get("save_output") is False
        else "output"
    )
    prefix = str(node.inputs.get("filename_prefix", "ComfyUI_temp"))
    where = place(node.base, kind, prefix, (given.width, given.height))
    flaw = moods.take(*FLAWS) if kind == "output" else None
    pictures = _pictures(given, flaw.what if flaw else "")
    told = {"prompt": about} | extra.get("extra_pnginfo", {})
    if node.kind == "VHS_VideoCombine":
        made = _vhs(node, where, pictures, told)
    elif node.kind in {"SaveImage", "PreviewImage"}:
        made = {"images": _stills(where, pictures, told)}
    else:
        made = _moving(node, where, given, pictures, told)
    if kind == "output":
        made = _spoiled(made, node.base, moods)
    return made


def _pictures(given: Thing, flaw: str) -> Iterator[Pixels]:
    last: tuple[Moment, Pixels] | None = None
    for n, moment in enumerate(given.pictures):
        if last is None or last[0] != moment or flaw:
            last = moment, drawn(moment, given.width, given.height, flaw, n)
        yield last[1]


def _stills(where: Place, pictures: Iterator[Pixels], told: Json) -> list[Json]:
    made = []
    for n, pixels in enumerate(pictures):
        name = where.name.replace("%batch_num%", str(n))
        path = where.folder / f"{name}_{where.counter + n:05}_.png"
        films.png(path, pixels, told)
        made.append(where.told(path))
    return made


def _moving(node: Node, where: Place, given: Thing, pictures: Iterator[Pixels], told: Json) -> Json:
    path = where.file(f"_.{_SUFFIX[node.kind]}")
    fps = float(node.inputs.get("fps", given.fps))
    if path.suffix in {".mp4", ".webm"}:
        films.film(path, pictures, fps, told, str(node.inputs.get("codec", "")))
    else:
        films.animated(path, pictures, fps)
    return {"images": [where.told(path)], "animated": [True]}


def _vhs(node: Node, where: Place, pictures: Iterator[Pixels], told: Json) -> Json:
    kind, fps = str(node.inputs["format"]), float(node.inputs["frame_rate"])
    if kind not in _VHS:
        raise ValueError(f"the stand-in writes no {kind}; it writes {', '.join(_VHS)}")
    first, path = where.file(".png"), where.file(f".{_VHS[kind]}")
    frames = list(pictures)
    if node.inputs.get("pingpong"):
        frames += frames[-2:0:-1]
    films.png(first, frames[0], told)
    films.film(path, iter(frames), fps, told)
    return {
        "gifs": [
            where.told(path)
            | {"format": kind, "frame_rate": fps, "workflow": first.name, "fullpath": str(path)}
        ]
    }


def named(ui: Json) -> list[Json]:
    """The files that an output names."""
    return [one for found in ui.values() for one in found if isinstance(one, dict)]


def _spoiled(made: Json, base: Path, moods: Moods) -> Json:
    """The output as a bad day leaves it."""
    if moods.take("empty"):
        return {}
    mood = moods.take("truncated", "corrupt", "lost")
    if mood is None:
        return made
    for one in named(made):
        path = base / one["type"] / one["subfolder"] / one["filename"]
        whole = path.read_bytes()
        if mood.what == "lost":
            path.unlink()
        elif mood.what == "truncated":
            path.write_bytes(whole[: len(whole) // 2])
        else:
            third = len(whole) // 3
            path.write_bytes(
                whole[:third]
                + bytes(255 - one for one in whole[third : 2 * third])
                + whole[2 * third :]
            )
    return made
