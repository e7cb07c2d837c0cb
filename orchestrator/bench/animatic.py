"""`anigen bench animatic`: the CPU time of a whole episode, cold, warm and as a draft.

Every figure is CPU time of `anigen make` in a process of its own with all its children: director,
voices, drawing, encoding, score, assembly, deliverables. The embedded database is not among them.
The program's bytecode is compiled first, as installing it does. Lengths differ a little from plan to plan, so the seconds are given for 180 s of film. The anchor is
the encoder alone on the same frames with the same settings.
"""

from __future__ import annotations

import compileall
import contextlib
import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import psutil

from schemas.errors import AniGenError

FILM_S = 180.0
_SEED = "1"


def measure() -> dict[str, float]:
    """Make the same episode three times; returns the figures by name."""
    _compile()
    with tempfile.TemporaryDirectory(prefix="anigen-bench-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        cold = _make(folder / "studio", folder / "studio")
        parts = _parts(cold["master"])
        alone = _encode_alone(cold["master"])
        _forget_film(folder / "studio")
        warm = _make(folder / "studio", folder / "studio")
        draft = _make(folder / "draft", folder / "draft", "--draft")
    scale = FILM_S / cold["seconds"]
    figures = {
        "film_s": round(cold["seconds"], 2),
        "cold_cpu_s": round(cold["cpu_s"] * scale, 1),
        "warm_cpu_s": round(warm["cpu_s"] * scale, 1),
        "draft_cpu_s": round(draft["cpu_s"] * FILM_S / draft["seconds"], 1),
        "encode_only_cpu_s": round(alone * scale, 1),
        "ratio_to_encode": round(cold["cpu_s"] / alone, 2),
        "times_real_time": round(cold["seconds"] / cold["wall_s"], 2),
        "same_master": float(cold["sha256"] == warm["sha256"]),
        "worker_mb": round(max(cold["worker_mb"], warm["worker_mb"]), 1),
    }
    whole = sum(parts.values())
    shares = sorted(parts.items(), key=lambda part: -part[1])
    return figures | {f"share_{name}_pct": round(100 * s / whole, 1) for name, s in shares}


def _compile() -> None:
    root = Path(__file__).parents[2]
    for package in ("schemas", "canon", "director", "generators", "orchestrator"):
        compileall.compile_dir(root / package, quiet=2)


def _make(folder: Path, studio: Path, *more: str) -> dict[str, Any]:
    if not (studio / "anigen.toml").exists():
        subprocess.run(_anigen("init", str(folder)), check=True, stdout=subprocess.DEVNULL)
    before, wall = _children_cpu(), time.perf_counter()
    run = subprocess.Popen(
        _anigen("make", "--studio", str(folder), "--seed", _SEED, "--json", *more),
        stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    largest = _watch(run)
    said, _ = run.communicate()
    if run.returncode:
        raise AniGenError("the episode could not be made; run `anigen make` to see why")
    made: dict[str, Any] = json.loads(said)[0]
    spent = _children_cpu() - before
    return made | {"cpu_s": spent, "wall_s": time.perf_counter() - wall, "worker_mb": largest}


def _watch(run: subprocess.Popen[str]) -> float:
    """Wait for the run to end; returns the memory of its largest drawing worker, in MB."""
    largest = 0
    while run.poll() is None:
        with contextlib.suppress(psutil.Error):
            for child in psutil.Process(run.pid).children(recursive=True):
                if "generators.animatic.worker" in child.cmdline():
                    largest = max(largest, child.memory_info().rss)
        time.sleep(0.25)
    return largest / 2**20


def _anigen(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "orchestrator.cli", *arguments]


def _children_cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _forget_film(studio: Path) -> None:
    """Leave the studio and its cache of drawings, and nothing of what it made."""
    for name in ("database", "media"):
        shutil.rmtree(studio / name)


def _parts(master: str) -> dict[str, float]:
    """CPU seconds per part of the drawing, from the receipts."""
    manifest = json.loads(Path(master).with_name("manifest.json").read_text(encoding="utf-8"))
    parts: dict[str, float] = {}
    for take in manifest["provenance"]["takes"]:
        for name, seconds in take["receipt"]["parts"].items():
            parts[name] = parts.get(name, 0.0) + seconds
    return parts


def _encode_alone(master: str) -> float:
    """CPU seconds of encoding the master's frames again, decoding not counted."""
    code = (
        "import sys; from generators.animatic.bench import encode_only;"
        "print(encode_only(__import__('pathlib').Path(sys.argv[1])))"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, master], check=True, stdout=subprocess.PIPE, text=True
    )
    return float(run.stdout)
