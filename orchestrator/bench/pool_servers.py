"""The processes of the bench's servers: started, killed, started again, and what each did."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from schemas.errors import AniGenError

_START_S = 30.0
_ours: dict[Path, list[subprocess.Popen[bytes]]] = {}  # children, to be reaped


def start(folder: Path, seconds: float, port: int = 0) -> int:
    """Start a server whose prompts take so long; returns its port once it listens."""
    folder.mkdir(exist_ok=True)
    _place(folder).unlink(missing_ok=True)
    process = subprocess.Popen(
        [*_command(folder), str(seconds), str(port)],
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        start_new_session=True,
    )  # fmt: skip
    _ours.setdefault(folder, []).append(process)
    until = time.monotonic() + _START_S
    while not _place(folder).exists():
        if time.monotonic() > until or process.poll() is not None:
            raise AniGenError("a server of the bench did not start; run it on a quieter machine")
        time.sleep(0.02)
    return int(_read(folder)["port"])


def kill(folder: Path) -> None:
    """End the server of a folder with no warning."""
    with contextlib.suppress(OSError):
        os.kill(_read(folder)["pid"], signal.SIGKILL)
    for process in _ours.pop(folder, []):
        process.kill()
        process.wait()


def again(folder: Path) -> None:
    """Kill the server of a folder, and start it at the same port."""
    now = _read(folder)
    kill(folder)
    start(folder, now["seconds"], now["port"])


def restart(folder: Path) -> tuple[str, ...]:
    """What an operator would set as `restart` of it."""
    return (*_command(folder), "--again")


def lines(folder: Path) -> list[dict[str, Any]]:
    """What the server of a folder did in all its lives, oldest first."""
    text = ledger(folder).read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines() if line.endswith("}")]


def ledger(folder: Path) -> Path:
    """Where it writes that down."""
    return folder / "ran.jsonl"


def settle(folder: Path, port: int, seconds: float) -> None:
    """Write down where this process listens."""
    part = folder / "place.part"
    part.write_text(json.dumps({"pid": os.getpid(), "port": port, "seconds": seconds}))
    part.replace(_place(folder))


def _command(folder: Path) -> tuple[str, ...]:
    return (sys.executable, "-m", "orchestrator.bench.pool_server", str(folder))


def _place(folder: Path) -> Path:
    return folder / "place.json"


def _read(folder: Path) -> dict[str, Any]:
    return dict(json.loads(_place(folder).read_text()))
