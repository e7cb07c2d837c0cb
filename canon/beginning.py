"""The starter series: copied into a new studio, from then on the operator's own."""

from __future__ import annotations

import shutil
from pathlib import Path

STARTER = Path(__file__).parent / "starter"


def write(folder: Path) -> list[Path]:
    """Copy every starter series into `folder`; returns where they lie. OSError when it cannot."""
    made = []
    for series in sorted(p for p in STARTER.iterdir() if (p / "series.yaml").is_file()):
        shutil.copytree(series, folder / series.name)
        made.append(folder / series.name)
    return made
