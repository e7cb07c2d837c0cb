"""Works for stand-in ComfyUI servers, a pool that makes them in a hurry, and a daemon that can be killed.

`python -m stand_ins.comfy_works FOLDER COUNT SERVER…` makes COUNT works, and writes each into
`FOLDER/journal.jsonl` once its files are there: what is in it after a kill is not asked for again.
"""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from generators.comfyui.babysitter import Pace
from generators.comfyui.pool import Pool
from generators.comfyui.settings import read
from generators.comfyui.work import Graph, Work
from schemas.errors import GenerationError

MODEL = "sd_xl_base_1.0.safetensors"
OTHER = "animagine-xl-4.0.safetensors"
HASTE = Pace(
    heartbeat_s=0.5, zombie_s=1.5, canary_s=3.0, aside_s=0.5, apart_s=0.1, missing_s=4.0,
    orphan_s=0.5, kept_s=60.0,
)  # fmt: skip
QUICK = {"start": 2, "sampler": 2, "decode": 2, "load": 2, "interpolate": 2, "other": 2,
         "unheard": 6, "unreachable": 2}  # fmt: skip


def still(seed: int = 1, *, model: str = MODEL, tiled: bool = False) -> Graph:
    """A small picture."""
    decode = {"samples": ["5", 0], "vae": ["1", 2]}
    tiles = {"tile_size": 64, "overlap": 16, "temporal_size": 64, "temporal_overlap": 8}
    return {
        "1": {"class_type": "CheckpointLoaderSimple", "inputs": {"ckpt_name": model}},
        "2": {"class_type": "CLIPTextEncode", "inputs": {"text": "a fox", "clip": ["1", 1]}},
        "3": {"class_type": "CLIPTextEncode", "inputs": {"text": "blurry", "clip": ["1", 1]}},
        "4": {
            "class_type": "EmptyLatentImage",
            "inputs": {"width": 64, "height": 64, "batch_size": 1},
        },
        "5": {
            "class_type": "KSampler",
            "inputs": {
                "model": ["1", 0], "positive": ["2", 0], "negative": ["3", 0],
                "latent_image": ["4", 0], "seed": seed, "steps": 4, "cfg": 5.0,
                "sampler_name": "euler", "scheduler": "normal", "denoise": 1.0,
            },
        },
        "6": {
            "class_type": "VAEDecodeTiled" if tiled else "VAEDecode",
            "inputs": decode | (tiles if tiled else {}),
        },
        "7": {"class_type": "SaveImage", "inputs": {"images": ["6", 0], "filename_prefix": ""}},
    }  # fmt: skip


def work(n: int = 1, *, model: str = MODEL, **more) -> Work:
    """One such picture as a work of its own."""
    facts = {"key": f"k{n}", "graph": still(n, model=model), "models": frozenset({model})}
    return Work(**{"workflow": "still", "wants": ("7",)} | facts | more)


def heavy(n: int = 1, **more) -> Work:
    """One that has a lighter graph."""
    return work(n, lighter=(still(n, tiled=True),), **more)


@asynccontextmanager
async def pooled(folder: Path, *servers, pace: Pace = HASTE, **options) -> AsyncIterator[Pool]:
    """A pool on stand-ins, or on what settings say of servers; files go into `folder/into`."""
    (folder / "into").mkdir(exist_ok=True, parents=True)
    pool = opened(folder, *servers, pace=pace, **options)
    try:
        yield pool
    finally:
        await pool.aclose()


def opened(folder: Path, *servers, pace: Pace = HASTE, **options) -> Pool:
    """The same, for who closes it himself."""
    said = [one if isinstance(one, str | dict) else one.url for one in servers]
    settings = read({"servers": said, "silence": QUICK, "patience_s": 30} | options)
    return Pool.open(settings, folder=folder, pace=pace)


def restarts(stand_in, **more) -> dict:
    """A stand-in with the command that an operator would set for it."""
    return {"address": stand_in.url, "restart": stand_in.restart_command, "restart_s": 20} | more


def unwatched(share: float) -> None:
    """Progress that nobody watches."""


async def make(pool: Pool, one: Work, folder: Path):
    """Have a work made."""
    return await pool.run(one, into=folder / "into", progress=unwatched)


def journal(folder: Path) -> list[dict]:
    """What a daemon has written down: a key, and the prompt whose file it got."""
    path = folder / "journal.jsonl"
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    return [json.loads(line) for line in text.splitlines() if line.endswith("}")]


def launch(folder: Path, count: int, *servers) -> subprocess.Popen:
    """Start a daemon."""
    tests = Path(__file__).parents[1]
    said = [json.dumps({"address": one.url}) for one in servers]
    return subprocess.Popen(
        [sys.executable, "-m", "stand_ins.comfy_works", str(folder), str(count), *said],
        env=os.environ | {"PYTHONPATH": os.pathsep.join([str(tests), str(tests.parent)])},
        stdout=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip


async def daemon(folder: Path, count: int, servers: list[dict]) -> None:
    """Make what is not in the journal yet; a work that fails is asked for again."""
    (folder / "kept").mkdir(parents=True, exist_ok=True)
    some = asyncio.Semaphore(4 * len(servers))
    async with pooled(folder, *servers) as pool, asyncio.TaskGroup() as group:
        there = {one["key"] for one in journal(folder)}
        for one in map(work, range(count)):
            if one.key not in there:
                await some.acquire()
                group.create_task(_insist(pool, one, folder)).add_done_callback(
                    lambda _: some.release()
                )


async def _insist(pool: Pool, one: Work, folder: Path) -> None:
    while True:
        with suppress(GenerationError):
            made = await make(pool, one, folder)
            (path,) = made.files["7"]
            shutil.copyfile(path, folder / "kept" / f"{one.key}.png")
            with (folder / "journal.jsonl").open("a", encoding="utf-8") as file:
                line = {"key": one.key, "prompt": made.prompt_id, "at": time.time()}
                file.write(json.dumps(line) + "\n")
                file.flush()
                os.fsync(file.fileno())
            return
        await asyncio.sleep(0.5)


if __name__ == "__main__":
    asyncio.run(
        daemon(Path(sys.argv[1]), int(sys.argv[2]), [json.loads(one) for one in sys.argv[3:]])
    )
