"""`anigen organise`: file what ComfyUI servers have left in their output folders."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from collections import Counter
from dataclasses import asdict

from schemas import settings as config
from schemas.errors import ConfigError
from schemas.settings import Settings

from .. import log
from ..daemon import until_signal
from ..organising import Report, follow, once
from ..studio import open_studio


def run(options: argparse.Namespace) -> int:
    """File what is finished, or go on until a signal."""
    settings = config.load(options.studio)
    log.configure(form=settings.log.format, level="info" if options.watch else "error")
    if not settings.organise.folders:
        raise ConfigError(
            f"{options.studio / config.FILE} names no folder to look into;"
            ' write [organise] and folders = ["/path/to/ComfyUI/output"]'
        )
    if options.watch:
        asyncio.run(_watch(options, settings))
        return 0
    report = asyncio.run(_once(options, settings))
    _print(report, as_json=options.json)
    return 0


async def _once(options: argparse.Namespace, settings: Settings) -> Report:
    async with open_studio(options.studio, settings) as studio:
        return await once(studio)


async def _watch(options: argparse.Namespace, settings: Settings) -> None:
    async def work() -> None:
        async with open_studio(options.studio, settings) as studio:
            await follow(studio)

    async def stop(grace: float) -> None:
        del grace  # a file is moved or it is not

    await until_signal(work(), stop=stop, grace=0.0)


def _print(report: Report, *, as_json: bool) -> None:
    left = Counter(report.left.values())
    if as_json:
        told = {"filed": [asdict(one) for one in report.filed], "left": dict(left)}
        sys.stdout.write(json.dumps(told, ensure_ascii=False) + "\n")
        return
    for one in report.filed:
        sys.stdout.write(f"{one.path}\n")
    sys.stdout.write(f"{len(report.filed)} filed\n")
    for reason, count in left.most_common():
        sys.stdout.write(f"{count} left: {reason}\n")
