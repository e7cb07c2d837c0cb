"""Starting the house of stand-ins in a process of its own, and talking to it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class StandIns:
    """The running house. A vendor's address is `url/<vendor>`."""

    url: str
    pid: int

    def mood(self, vendor: str, what: str, *, times: int = 1, seconds: float = 30.0) -> None:
        """Have a vendor misbehave for its next paid requests."""
        self._post("/_mood", {"vendor": vendor, "what": what, "times": times, "seconds": seconds})

    def calm(self) -> None:
        """End all moods."""
        self._post("/_calm", {})

    def ledger(self, vendor: str = "") -> list[dict[str, Any]]:
        """What was accepted, oldest first."""
        return [line for line in self._get("/_ledger") if line["vendor"] == vendor or not vendor]

    def asked(self, vendor: str = "") -> list[dict[str, Any]]:
        """Every paid POST that came in, accepted or not."""
        return [line for line in self._get("/_asked") if line["vendor"] == vendor or not vendor]

    def total(self, vendor: str = "") -> Decimal:
        """What the vendors charge."""
        return sum((Decimal(line["usd"]) for line in self.ledger(vendor)), Decimal(0))

    def _get(self, path: str) -> Any:
        with urllib.request.urlopen(self.url + path, timeout=20) as reply:
            return json.load(reply)

    def _post(self, path: str, said: dict[str, Any]) -> None:
        asked = urllib.request.Request(self.url + path, json.dumps(said).encode(), method="POST")
        urllib.request.urlopen(asked, timeout=20).close()


@contextmanager
def running(ledger: Path) -> Iterator[StandIns]:
    """The house, until the block ends."""
    here = Path(__file__).resolve().parents[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "stand_ins", str(ledger)], stdout=subprocess.PIPE, text=True,
        env=os.environ | {"PYTHONPATH": str(here)}, start_new_session=True,
    )  # fmt: skip
    assert process.stdout is not None
    with process:
        try:
            yield StandIns(process.stdout.readline().strip(), process.pid)
        finally:
            process.kill()
