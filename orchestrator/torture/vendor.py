"""An honest vendor that behaves badly, in a process of its own that nobody kills.

What it accepts it writes into its ledger first, synced to the disk. It then makes the job, bills it,
and keeps its files for ever; whether the customer heard the answer is not its affair. Of every ten
requests about three meet an unkindness: too busy, an error without words, a connection that is cut
before or after the order was accepted, an answer that takes long.

`POST /jobs` sells, `GET /jobs/ID` tells how a job stands, `GET /files/ID` is what it made. Of class
`key` the vendor honours an `Idempotency-Key`, of class `find` it lists jobs by their reference
(`GET /jobs?reference=…`, a little later), of class `blind` neither. Whenever it has read an order it
writes a dot to its standard output: this is how one takes aim.
"""

from __future__ import annotations

import json
import os
import random
import sys
import threading
import time
from dataclasses import asdict, dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

LISTED_AFTER_S = 0.15
BUSY_S = 0.1
FILM = b"a film of one frame\n" * 50
_PRICES = ("0.07", "0.13", "0.29", "0.50")
_UNKIND = {"busy": 0.10, "error": 0.04, "cut before": 0.05, "cut after": 0.05, "slow": 0.06}


@dataclass
class Job:
    """A line of the ledger: an order that was accepted."""

    id: str
    reference: str
    usd: str
    at: float = field(default_factory=time.time)


class Books:
    """The ledger, in memory and on the disk."""

    def __init__(self, file: Path, recovery: str) -> None:
        self.file, self.recovery = file, recovery
        self.jobs: dict[str, Job] = {}
        self.turn = threading.Lock()
        self.dice = random.Random(20261120)

    def read(self) -> str:
        """An order has been read; returns the unkindness it meets, or none."""
        with self.turn:
            os.write(1, b".")
            return self.dice.choices(
                [*_UNKIND, ""], [*_UNKIND.values(), 1 - sum(_UNKIND.values())]
            )[0]

    def accept(self, reference: str) -> Job:
        """Write an order into the ledger; the same key is the same job, where keys are honoured."""
        with self.turn:
            if self.recovery == "key":
                for known in self.jobs.values():
                    if known.reference == reference:
                        return known
            made = Job(f"job-{len(self.jobs) + 1}", reference, self.dice.choice(_PRICES))
            with self.file.open("a", encoding="utf-8") as ledger:
                ledger.write(json.dumps(asdict(made)) + "\n")
                ledger.flush()
                os.fsync(ledger.fileno())
            self.jobs[made.id] = made
            return made

    def listed(self, reference: str) -> list[str]:
        """The jobs with that reference, as far as the list knows by now."""
        with self.turn:
            return [
                job.id
                for job in self.jobs.values()
                if job.reference == reference and time.time() - job.at > LISTED_AFTER_S
            ]


class _Counter(BaseHTTPRequestHandler):
    """Where orders are taken."""

    protocol_version = "HTTP/1.1"
    books: Books

    def do_POST(self) -> None:
        length = int(self.headers["content-length"])
        text = self.rfile.read(length)
        if len(text) < length:  # whoever was sending has been killed: that is no order
            self.close_connection = True
            return
        said = json.loads(text)
        mood = self.books.read()
        self._think()
        if mood in {"busy", "error"}:
            self._answer({"error": mood}, 429 if mood == "busy" else 503)
        elif mood == "cut before":
            self.close_connection = True
        else:
            made = self.books.accept(self.headers.get("idempotency-key") or said["reference"])
            self._think()
            if mood == "slow":
                time.sleep(0.6)  # longer than anybody waits
            if mood == "cut after":
                self.close_connection = True
            else:
                self._answer({"id": made.id})

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        asked = {key: values[0] for key, values in parse_qs(parts.query).items()}
        _, what, *rest = parts.path.split("/")
        job = self.books.jobs.get(rest[0]) if rest else None
        if what == "jobs" and asked and self.books.recovery == "find":
            self._answer({"jobs": self.books.listed(asked["reference"])})
        elif what == "jobs" and job:
            done = time.time() - job.at > 0.1
            self._answer({"state": "done" if done else "running", "usd": job.usd})
        elif what == "files" and job:
            self._send(FILM, "video/mp4", 200)
        else:
            self._answer({"error": "there is no such thing"}, 404)

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def _think(self) -> None:
        time.sleep(random.uniform(0.0, 0.04))

    def _answer(self, said: dict[str, Any], status: int = 200) -> None:
        self._send(json.dumps(said).encode(), "application/json", status)

    def _send(self, content: bytes, media_type: str, status: int) -> None:
        try:
            self.send_response(status)
            self.send_header("content-type", media_type)
            self.send_header("content-length", str(len(content)))
            if status == 429:
                self.send_header("retry-after", str(BUSY_S))
            self.end_headers()
            self.wfile.write(content)
        except OSError:  # whoever asked has been killed
            self.close_connection = True


class _Server(ThreadingHTTPServer):
    """Takes it calmly when a customer is killed."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


def read_ledger(file: Path) -> list[Job]:
    """Everything that was accepted: the invoice."""
    text = file.read_text(encoding="utf-8") if file.exists() else ""
    return [Job(**json.loads(line)) for line in text.splitlines()]


def main() -> None:
    """Serve until the process ends; the address is the first line said."""
    file, recovery = Path(sys.argv[1]), sys.argv[2]
    counter = type("Counter", (_Counter,), {"books": Books(file, recovery)})
    server = _Server(("127.0.0.1", 0), counter)
    sys.stdout.write(f"http://127.0.0.1:{server.server_port}\n")
    sys.stdout.flush()
    server.serve_forever()


if __name__ == "__main__":
    main()
