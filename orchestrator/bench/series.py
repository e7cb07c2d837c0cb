"""Several series to play with: copies of the starter under names of their own."""

from __future__ import annotations

import shutil
from pathlib import Path

from canon import beginning
from schemas import settings as config


def write_studio(folder: Path, series: int, settings: str) -> None:
    """Write a studio of so many series with these settings."""
    (first,) = beginning.write(folder / "series")
    for n in range(2, series + 1):
        copy = shutil.copytree(first, first.with_name(f"{first.name}-{n}"))
        file = copy / "series.yaml"
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace(f"id: {first.name}", f"id: {copy.name}", 1), encoding="utf-8")
    (folder / config.FILE).write_text(settings)
