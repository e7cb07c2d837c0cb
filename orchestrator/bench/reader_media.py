"""What a seeded studio has published: the texts of its first episodes, and films that are noise."""

from __future__ import annotations

import os
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from schemas.bible import Bible
from schemas.plan import EpisodePlan

from ..assembly.manifest import MANIFEST, MASTER, as_json

_PICTURE = {"width": 1280, "height": 720, "fps": 24}
_NARRATOR = "Narrator"
_STYLE = (
    "Hand-drawn animation, soft watercolour skies over clean ink lines, small harbour town on a steep"
    " coast, brass instruments, glass jars, warm lamp light, gentle humour, rounded shapes."
)
_PARTS = (
    "prepare", "draw background", "draw figures", "draw effects", "text", "timing", "background",
    "effects", "drawing", "figures", "grade", "encode",
)  # fmt: skip
_FILES = (
    "captions.vtt", "chapters.vtt", "descriptions.vtt", "metadata.json", "poster.webp",
    "scene-1.webp", "scene-2.webp", "scene-3.webp", "scene-4.webp", "scene-5.webp", "scene-6.webp",
    "sprite.json", "sprite.webp", "transcript.json",
)  # fmt: skip


def publish(
    media: Path, book: Bible, plans: Sequence[EpisodePlan], *, episodes: int, film_bytes: int
) -> None:
    """Write the folders of the first episodes; those of later ones lead to them."""
    place = media / "series" / book.series.id / "episodes"
    place.mkdir(parents=True)
    noise = random.Random(7).randbytes(film_bytes)
    for n, plan in enumerate(plans, 1):
        folder = place / f"{n}"
        folder.mkdir()
        texts = _texts(book, n, plan)
        for name in _FILES:
            (folder / name).write_text(texts.get(name, "WEBVTT\n" if name.endswith("vtt") else ""))
        if n == 1:
            (folder / MASTER).write_bytes(noise)
        else:
            os.link(place / "1" / MASTER, folder / MASTER)
        (folder / MANIFEST).write_text(texts[MANIFEST])
    for n in range(len(plans) + 1, episodes + 1):
        (place / f"{n}").symlink_to(f"{1 + (n - 1) % len(plans)}")


def _texts(book: Bible, n: int, plan: EpisodePlan) -> dict[str, str]:
    scenes, lines, takes = [], [], []
    names = {one.id: one.name for one in book.characters}
    at = 0.0
    for number, scene in enumerate(plan.scenes, 1):
        starts, shots = at, []
        for shot_number, shot in enumerate(scene.shots, 1):
            shots.append(at)
            for k, line in enumerate(shot.lines):
                lines.append(
                    {"scene": number, "shot": shot_number, "start": at + k, "end": at + k + 0.9,
                     "speaker": line.speaker, "name": names.get(line.speaker, _NARRATOR),
                     "manner": line.manner.value, "text": line.text}
                )  # fmt: skip
            takes.append(_receipt(number, shot_number, shot.seconds, shot.action))
            at += shot.seconds
        scenes.append(
            {"number": number, "title": scene.title, "synopsis": scene.synopsis,
             "location": scene.location, "time": scene.time.value, "weather": scene.weather.value,
             "mood": scene.mood.value, "cast": [names.get(c.character, c.character) for c in scene.cast],
             "starts": starts, "ends": at, "shots": shots}
        )  # fmt: skip
    slug = book.series.id
    about: dict[str, Any] = {
        "series": slug, "show": book.series.title, "episode": n, "title": plan.title,
        "logline": plan.logline, "synopsis": plan.synopsis, "language": "en", "seconds": at,
        "picture": _PICTURE, "scenes": scenes,
    }  # fmt: skip
    files = [
        {"name": name, "bytes": 40_000, "sha256": "0" * 64, "media_type": "image/webp"}
        for name in (*_FILES, MASTER)
    ]
    manifest: dict[str, Any] = {
        "series": slug, "episode": n, "seconds": at, "frames": round(at * 24),
        "loudness_lufs": -16.0, "true_peak_dbtp": -1.5, "files": files,
        "provenance": {"takes": takes},
    }  # fmt: skip
    sheet = {
        "image": "sprite.webp", "tile_width": 192, "tile_height": 108, "columns": 10, "rows": 10,
        "tiles": 92, "seconds_per_tile": 2,
    }  # fmt: skip
    written: dict[str, Any] = {
        "metadata.json": about, "transcript.json": lines, "sprite.json": sheet, MANIFEST: manifest
    }  # fmt: skip
    return {name: as_json(value) for name, value in written.items()}


def _receipt(scene: int, shot: int, seconds: float, prompt: str) -> dict[str, Any]:
    return {
        "scene": scene, "shot": shot, "seconds": seconds, "frames": round(seconds * 24),
        **_PICTURE, "has_audio": False, "sha256": "0" * 64,
        "receipt": {
            "backend": "animatic", "generator": "animatic", "version": "1", "seed": scene * 100 + shot,
            "prompt": f"{prompt} {_STYLE}", "model": "", "job": "", "operations": [], "usd": "0",
            "cpu_s": 0.36, "gpu_s": 0.0, "wall_s": 4.25, "said": [], "reproduction": "bit_exact",
            "parts": dict.fromkeys(_PARTS, 0.0111),
        },
    }  # fmt: skip
