"""`anigen reproduce TAKE`: make a take again, and say how truly."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import Progress

from schemas import settings as config
from schemas.errors import StudioError
from schemas.settings import Settings

from .. import log, take_names
from ..reproduced import Reproduced
from ..reproducing import reproduce
from ..studio import open_studio


def run(options: argparse.Namespace) -> int:
    """Make the take again; exit code 0 when it is what its receipt promised, else 1."""
    settings = config.load(options.studio)
    log.configure(level="error")
    with _folder(options.into) as into:
        made = asyncio.run(_run(options, settings, into))
        if options.json:
            sys.stdout.write(json.dumps(_figures(made, options.into)) + "\n")
        else:
            _tell(made, options.into)
    return 0 if made.kept else 1


async def _run(options: argparse.Namespace, settings: Settings, into: Path) -> Reproduced:
    quiet = options.json or not sys.stderr.isatty()
    async with open_studio(options.studio, settings) as studio:
        found = await take_names.find(studio, options.take, series=options.series)
        with Progress(console=Console(stderr=True, quiet=quiet)) as bar:
            task = bar.add_task(found.name, total=1.0)
            return await reproduce(
                studio, found, into=into, cap=options.cap,
                progress=lambda share: bar.update(task, completed=share),
            )  # fmt: skip


@contextmanager
def _folder(into: Path | None) -> Iterator[Path]:
    """Where the film is made: where it is wanted, else a folder that goes away again."""
    if into is None:
        with tempfile.TemporaryDirectory(prefix="anigen-") as folder:
            yield Path(folder)
        return
    try:
        into.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StudioError(
            f"{into} cannot be made: {error.strerror}; name another folder"
        ) from error
    yield into


def _figures(made: Reproduced, into: Path | None) -> dict[str, Any]:
    receipt = made.footage.receipt
    return {
        "take": made.take, "backend": receipt.backend, "outcome": made.outcome,
        "promised": made.promised, "kept": made.kept, "said": made.said(),
        "against": made.against, "changed": list(made.changed),
        "likeness": asdict(made.likeness) if made.likeness else None,
        "sha256": made.footage.sha256, "usd": str(receipt.usd), "cpu_s": receipt.cpu_s,
        "gpu_s": receipt.gpu_s, "wall_s": receipt.wall_s,
        "film": str(made.footage.path) if into else None,
    }  # fmt: skip


def _tell(made: Reproduced, into: Path | None) -> None:
    sys.stdout.write(f"{made.take}: {made.said()}\n")
    if not made.kept:
        sys.stdout.write(f"  its receipt promised {made.promised.replace('_', ' ')}\n")
    if made.footage.receipt.usd:
        sys.stdout.write(f"  it cost ${made.footage.receipt.usd:.2f}\n")
    if into:
        sys.stdout.write(f"  {made.footage.path}\n")
