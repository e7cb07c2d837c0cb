"""Starting stand-in servers in processes of their own, killing them, and talking to them."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .ledger import read

_HERE = Path(__file__).resolve().parents[2]


@dataclass
class StandIn:
    """One server, which keeps its address over every restart."""

    folder: Path
    port: int
    arguments: list[str]
    held: socket.socket  # bound but not listening: the port stays ours while the server is down
    process: subprocess.Popen[str] | None = field(default=None, repr=False)

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def pid(self) -> int:
        """Its process, also after somebody else has restarted it."""
        return int(json.loads((self.folder / "server.json").read_text(encoding="utf-8"))["pid"])

    @property
    def restart_command(self) -> list[str]:
        """What an operator would write down to have it killed and started again."""
        return [sys.executable, str(_HERE / "stand_ins" / "comfyui" / "again.py"), str(self.folder)]

    def start(self) -> None:
        """Start it, and wait until it answers."""
        if self.process is not None:
            self.process.wait(20)  # it has ended by itself
        self.process = launched(self.folder, self.arguments)

    def kill(self) -> None:
        """End it with no warning."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """End it as an operator would; what runs is not finished."""
        self._end(signal.SIGTERM)

    def restart(self) -> None:
        """Kill it and start it again at the same address."""
        self.kill()
        self.start()

    def alive(self) -> bool:
        """Whether there is a process."""
        if self.process is not None and self.process.poll() is None:
            return True
        return _lives(self.pid)

    def mood(self, what: str, times: int = 1, seconds: float = 30, **more: Any) -> None:
        """Have it misbehave; see `moods.py` for what there is and for what else can be said."""
        self._post("/mood", {"what": what, "times": times, "seconds": seconds} | more)

    def calm(self) -> None:
        """End all moods."""
        self._post("/calm", {})

    def ran(self) -> list[dict[str, Any]]:
        """The ledger of starts and ends, readable also while it is down."""
        return read(self.folder / "ran.jsonl")

    def posted(self) -> list[dict[str, Any]]:
        """Every graph that was posted, accepted or not."""
        return read(self.folder / "posted.jsonl")

    def completed(self) -> list[str]:
        """The prompt ids that ran to a successful end, as often as they did."""
        return [one["prompt_id"] for one in self.ran() if one.get("status") == "success"]

    def waiting_moods(self) -> list[dict[str, Any]]:
        """The moods that have not struck yet."""
        with urllib.request.urlopen(f"{self.url}/_stand_in/moods", timeout=20) as reply:
            return list(json.load(reply)["waiting"])

    def close(self) -> None:
        """Kill it and give the port back; nobody's command starts it again."""
        (self.folder / "closed").touch()
        self.kill()
        self.held.close()

    def _end(self, how: int) -> None:
        pid = self.pid
        with suppress(ProcessLookupError):
            os.kill(pid, how)
        if self.process is not None:
            self.process.wait(20)
            self.process = None
        until = time.monotonic() + 20
        while _lives(pid) and time.monotonic() < until:
            time.sleep(0.01)

    def _post(self, path: str, said: dict[str, Any]) -> None:
        asked = urllib.request.Request(
            f"{self.url}/_stand_in{path}", json.dumps(said).encode(), method="POST"
        )
        urllib.request.urlopen(asked, timeout=20).close()


def launched(folder: Path, arguments: list[str]) -> subprocess.Popen[str]:
    """A server's process, once it has said its address. Raises RuntimeError where it ends instead."""
    process = subprocess.Popen(
        [sys.executable, "-m", "stand_ins.comfyui", "--folder", str(folder), *arguments],
        stdout=subprocess.PIPE, text=True, env=os.environ | {"PYTHONPATH": str(_HERE)},
        start_new_session=True,
    )  # fmt: skip
    assert process.stdout is not None
    with process.stdout as said:
        answers = said.readline().startswith("http")
    if not answers:
        raise RuntimeError(f"the stand-in in {folder} ended with {process.wait(20)}")
    return process


def _lives(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()[0]
    except OSError:
        return False
    return state != "Z"


def start(
    folder: Path, *, port: int = 0, seconds: float | None = None, version: str = "0.33.0",
    without: tuple[str, ...] = (),
) -> StandIn:  # fmt: skip
    """Start a server in a folder; `close` it afterwards."""
    held = socket.socket()
    held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    held.bind(("127.0.0.1", port))
    port = held.getsockname()[1]
    arguments = ["--port", str(port), "--version", version]
    if seconds is not None:
        arguments += ["--seconds", str(seconds)]
    for one in without:
        arguments += ["--without", one]
    (folder / "closed").unlink(missing_ok=True)
    made = StandIn(folder, port, arguments, held)
    made.start()
    return made


@contextmanager
def running(
    folder: Path, *, seconds: float | None = None, version: str = "0.33.0", without: tuple[str, ...] = (),
) -> Iterator[StandIn]:  # fmt: skip
    """A server, until the block ends."""
    made = start(folder, seconds=seconds, version=version, without=without)
    try:
        yield made
    finally:
        made.close()
