"""`again.py DIR`: kill the stand-in of a folder and start it again, as an operator's command would."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path


def main() -> None:
    """Restart it with the arguments it had, and wait for its address."""
    folder = Path(sys.argv[1])
    facts = json.loads((folder / "server.json").read_text(encoding="utf-8"))
    with suppress(ProcessLookupError):
        os.kill(facts["pid"], signal.SIGKILL)
    here = Path(__file__).resolve().parents[2]
    arguments, until = list(facts["argv"]), time.monotonic() + 20
    if "--port" not in arguments:
        arguments += ["--port", str(facts["port"])]
    while time.monotonic() < until:
        process = subprocess.Popen(
            [sys.executable, "-m", "stand_ins.comfyui", *arguments], stdout=subprocess.PIPE, text=True,
            stderr=subprocess.DEVNULL, env=os.environ | {"PYTHONPATH": str(here)}, start_new_session=True,
        )  # fmt: skip
        assert process.stdout is not None
        if process.stdout.readline().startswith("http"):
            return
        time.sleep(0.05)
    sys.exit("the stand-in does not start again")


if __name__ == "__main__":
    main()
