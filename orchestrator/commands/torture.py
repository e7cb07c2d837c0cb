"""`anigen torture`: kill a studio that buys with play money, and see whether its books are right."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys

from rich.console import Console

from .. import log
from ..torture import campaign


def run(options: argparse.Namespace) -> int:
    """Torture; exit code 1 when anything was paid twice, lost, or is not in the books."""
    log.configure(level="critical")
    wishes = campaign.Wishes(
        kills=options.kills, recovery=options.recovery, aim=options.aim, kill_db=options.kill_db,
        truncate_queue=options.truncate_queue,
    )  # fmt: skip
    with Console(stderr=True, quiet=options.json).status("the studio is set up") as status:
        figures = asyncio.run(campaign.run(wishes, status.update))
    if options.json:
        sys.stdout.write(json.dumps(figures) + "\n")
    else:
        width = max(len(name) for name in figures)
        for name, value in figures.items():
            sys.stdout.write(f"{name:{width}}  {value}\n")
    return 0 if campaign.verdict(figures) else 1
