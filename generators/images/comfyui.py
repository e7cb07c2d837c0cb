"""Character sheets from the operator's own ComfyUI servers: eight poses, each a prompt of its own.

The first is drawn from the words alone, or after an earlier picture of the character; the others after
the first, so that all show the same one. Beside the sheet `NAME.png`, on which all are seen together,
lies a folder `NAME.poses` with each of them at full size, for backends that look at one at a time.
"""

from __future__ import annotations

import asyncio
import hashlib
import shutil
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import uuid4

from PIL import Image

from schemas.bible import Character, Style
from schemas.errors import BackendBrokenError, BadFootageError, StudioError, first_cause
from schemas.grades import USUAL, Gates, Judgement
from schemas.operation import CLOSED, Till
from schemas.take import Receipt, Reproduction, nothing

from ..comfyui import phases, presets, receipts, settings, wording, workflow
from ..comfyui.cutting import PICTURES, ending
from ..comfyui.inspecting import Inspector
from ..comfyui.keeping import prune, run
from ..comfyui.phases import Seen
from ..comfyui.pool import Pool
from ..comfyui.presets import Setup
from ..comfyui.receipts import Ran
from ..comfyui.settings import Options
from ..comfyui.shooting import accepted, first
from ..comfyui.work import UPLOAD, Work
from ..comfyui.workflow import Value, bind, lighter

NAME = "comfyui"
VERSION = "1"
POSES = (
    ("front", "full body, standing, facing us, from the front"),
    ("three-quarter", "full body, standing, three-quarter view"),
    ("left", "full body, standing, in profile, facing left"),
    ("right", "full body, standing, in profile, facing right"),
    ("back", "full body, standing, seen from behind"),
    ("close-up", "portrait, close-up of the face, calm, looking at us"),
    ("happy", "portrait, close-up of the face, happy, open smile, looking at us"),
    ("walking", "full body, walking, three-quarter view"),
)
_CELL = 512  # pixels of a side on the sheet
_COLUMNS = 4
Accept = Callable[[Character, Style, Path], Awaitable[Judgement]]


@dataclass(frozen=True)
class _Sitting:
    """One sheet that is being drawn; `name` is what it is known by, also after a restart."""

    character: Character
    style: Style
    seed: int
    name: str
    ungated: bool = False

    def words(self, n: int, setup: Setup) -> wording.Worded:
        """The words for a pose."""
        return wording.pose(
            self.character, self.style, POSES[n][1], dialect=setup.workflow.bindings.dialect,
            praise=setup.praise, avoid=setup.avoid,
        )  # fmt: skip

    def values(
        self, n: int, setup: Setup, loras: Mapping[str, str], attempt: int
    ) -> dict[str, Value]:
        """Everything that a prompt for a pose is told."""
        words, named = self.words(n, setup), f"{self.seed}/sheet/{n}/{attempt}"
        seed = int.from_bytes(hashlib.sha256(named.encode()).digest()[:6])
        values = {
            **setup.values,
            "prompt": words.positive,
            "negative": words.negative,
            "seed": seed,
        }
        lora = loras.get(self.character.id)
        return values | ({"lora": lora} if lora and setup.workflow.takes("lora") else {})


class ComfyImages:
    """Draws sheets on ComfyUI servers."""

    def __init__(self, options: Options, *, folder: Path, accept: Accept | None = None) -> None:
        self._choice = presets.choose(options, workflow.load(options.workflows_folder))
        self._work, self._closed = folder / "sheets", False
        self._inspector, self._accept = Inspector(options.servers), accept
        self._pool = Pool.open(options, folder=folder / "sheet-prompts")
        prune(self._work)

    def estimate(self, character: Character, style: Style) -> Decimal:
        """What a sheet costs: nothing."""
        del character, style
        return Decimal(0)

    async def sheet(
        self, character: Character, style: Style, *, seed: int, references: tuple[Path, ...] = (),
        into: Path, till: Till = CLOSED, ungated: bool = False,
    ) -> Receipt:  # fmt: skip
        """Draw the sheet as the PNG file `into`, with its poses beside it.

        Raises StudioError when the folder cannot be written, BadFootageError where a gate refuses every
        try, and what the pool raises.
        """
        del till
        if self._closed:
            raise BackendBrokenError("this ComfyUI backend has been closed")
        started, sitting = time.monotonic(), _sitting(character, style, seed, into)
        sitting = replace(sitting, ungated=ungated)
        front = await self._pose(sitting, 0, await asyncio.to_thread(_model, references))
        seen = await ending(first(front, PICTURES, "a picture"))
        made = (front, *await self._others(sitting, seen))
        await asyncio.to_thread(_put, [first(one, PICTURES, "a picture") for one in made], into)
        shutil.rmtree(self._work / sitting.name, ignore_errors=True)
        return self._receipt(sitting, made, time.monotonic() - started)

    async def aclose(self) -> None:
        """Give the connections back."""
        if not self._closed:
            self._closed = True
            await self._inspector.aclose()
            await self._pool.aclose()

    async def _others(self, sitting: _Sitting, seen: Seen) -> list[Ran]:
        """The poses after the first, side by side; the first error ends them all."""
        try:
            async with asyncio.TaskGroup() as group:
                poses = [
                    group.create_task(self._pose(sitting, n, seen)) for n in range(1, len(POSES))
                ]
        except BaseExceptionGroup as error:
            raise first_cause(error) from None
        return [pose.result() for pose in poses]

    async def _pose(self, sitting: _Sitting, n: int, seen: Seen | None) -> Ran:
        """One picture of the character that passes its gate, after another one where there is one."""
        portrait = self._choice.portrait
        setup = portrait if seen is not None and portrait is not None else self._choice.sheet

        async def made(attempt: int) -> Ran:
            return await self._drawn(sitting, n, setup, seen, attempt)

        async def judged(one: Ran) -> Judgement:
            if self._accept is None or sitting.ungated:
                return Judgement()
            return await self._accept(
                sitting.character, sitting.style, first(one, PICTURES, "a picture")
            )

        what = f"the picture {POSES[n][0]!r} of {sitting.character.id!r}"
        return await accepted(made, judged, tries=self._choice.tries, what=what)

    async def _drawn(
        self, sitting: _Sitting, n: int, setup: Setup, seen: Seen | None, attempt: int
    ) -> Ran:  # fmt: skip
        drawn = setup.workflow
        uploads = {"reference": seen} if seen and drawn.takes("reference") else {}
        values = sitting.values(n, setup, self._choice.loras, attempt)
        bare = bind(drawn, values | {name: f"{UPLOAD}{name}" for name in uploads})
        graph = await self._inspector.fitted(drawn, bare)
        work = Work(
            workflow=drawn.name, graph=graph, wants=drawn.bindings.outputs,
            key=phases.key(f"sheet/{sitting.name}/{n}", drawn.name, bare, uploads),
            models=frozenset(drawn.models(graph).values()),
            uploads={name: one.path for name, one in uploads.items()},
            lighter=lighter(drawn, graph),
            about={"character": sitting.character.id, "kind": "sheet", "pose": POSES[n][0]},
        )  # fmt: skip
        return await run(self._pool, work, uploads, self._work / sitting.name, nothing)

    def _receipt(self, sitting: _Sitting, made: Sequence[Ran], wall_s: float) -> Receipt:
        words = sitting.words(0, self._choice.sheet)
        models = sorted({model for one in made for model in one.work.models})
        return Receipt(
            backend=NAME, generator=NAME, version=VERSION, seed=sitting.seed, prompt=words.positive,
            model=", ".join(models), job=" ".join(one.made.prompt_id for one in made),
            gpu_s=round(sum(one.made.gpu_s for one in made), 3), wall_s=round(wall_s, 3),
            steps=tuple(one.step() for one in made), said=words.said,
            reproduction=Reproduction.SAME_ENVIRONMENT,
        )  # fmt: skip


def create(options: Mapping[str, Any], *, folder: Path, gates: Gates = USUAL) -> ComfyImages:
    """An image backend whose notes lie in `folder`; ConfigError for an option that is wrong."""
    from ..comfyui.gating import Gating  # what measures is heavy, and only drawing needs it

    return ComfyImages(settings.read(options), folder=folder, accept=Gating(gates).pose)


def _sitting(character: Character, style: Style, seed: int, into: Path) -> _Sitting:
    whole = f"{character.model_dump_json()} {style.model_dump_json()} {seed} {into}"
    return _Sitting(character, style, seed, hashlib.sha256(whole.encode()).hexdigest()[:32])


def _model(references: Sequence[Path]) -> Seen | None:
    """The latest earlier picture to stay true to: its front pose where that is kept."""
    for path in reversed(references):
        front = path.with_suffix(".poses") / f"01-{POSES[0][0]}.png"
        for one in (front, path):
            if one.is_file():
                return Seen(one, receipts.digest(one))
    return None


def _put(pictures: Sequence[Path], into: Path) -> None:
    """Put the sheet and its poses where they belong, whole or not at all."""
    tag = uuid4().hex[:12]
    folder, part = into.with_suffix(".poses"), into.with_name(f".{into.name}-{tag}.part")
    poses = into.with_name(f".{into.name}-{tag}.poses")
    try:
        poses.mkdir()
        for n, (picture, (name, _)) in enumerate(zip(pictures, POSES, strict=True), 1):
            _opened(picture).save(poses / f"{n:02}-{name}.png", "PNG")
        _sheet(sorted(poses.iterdir())).save(part, "PNG")
        shutil.rmtree(folder, ignore_errors=True)
        poses.replace(folder)
        part.replace(into)
    except OSError as error:
        raise StudioError(
            f"a sheet cannot be put into {into.parent.name!r}: {error.strerror or error}"
        ) from error
    finally:
        part.unlink(missing_ok=True)
        shutil.rmtree(poses, ignore_errors=True)


def _sheet(poses: Sequence[Path]) -> Image.Image:
    """All poses on one picture, in rows."""
    rows = -(-len(poses) // _COLUMNS)
    sheet = Image.new("RGB", (_COLUMNS * _CELL, rows * _CELL), "white")
    for n, path in enumerate(poses):
        picture = _opened(path)
        picture.thumbnail((_CELL, _CELL), Image.Resampling.LANCZOS)
        x, y = n % _COLUMNS * _CELL, n // _COLUMNS * _CELL
        sheet.paste(picture, (x + (_CELL - picture.width) // 2, y + (_CELL - picture.height) // 2))
    return sheet


def _opened(path: Path) -> Image.Image:
    try:
        with Image.open(path) as picture:
            return picture.convert("RGB")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise BadFootageError(f"the picture {path.name} cannot be decoded") from error
