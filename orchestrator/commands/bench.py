"""`anigen bench …`: measure, and print figures."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys

from .. import log
from ..bench import animatic, overhead


def run(options: argparse.Namespace) -> int:
    """Run one bench."""
    log.configure(level="error")
    if options.what == "overhead":
        figures = asyncio.run(overhead.measure(options.episodes))
    else:
        figures = animatic.measure()
    if options.json:
        sys.stdout.write(json.dumps(figures) + "\n")
        return 0
    width = max(len(name) for name in figures)
    for name, value in figures.items():
        sys.stdout.write(f"{name:{width}}  {value}\n")
    return 0
