"""`anigen doctor`: check everything an episode needs, each with what to do about it."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from dataclasses import asdict

from .. import log
from ..checks import Check
from ..doctor import examine


def run(options: argparse.Namespace) -> int:
    """Print every check; exit code 1 when one of them stops the show."""
    log.configure(level="error")
    checks = asyncio.run(examine(options.studio))
    if options.json:
        sys.stdout.write(json.dumps([asdict(c) for c in checks], ensure_ascii=False) + "\n")
    else:
        for check in checks:
            sys.stdout.write(_line(check))
    return 1 if any(not c.good for c in checks) else 0


def _line(check: Check) -> str:
    remedy = f"\n      {check.remedy}" if check.remedy and not check.good else ""
    return f"{'ok  ' if check.good else 'BAD '} {check.name}: {check.text}{remedy}\n"
