"""The house of stand-ins: honest servers in place of the vendors, in one process on loopback.

Every vendor is a module with `routes(house)`, mounted under its own name. A paid request that a
stand-in accepts is written into the ledger before it is answered; the ledger is a file, so that it
outlives everybody. `POST /_mood` makes a vendor misbehave, `GET /_ledger` reads what was accepted.

Moods that every vendor has (they hold for its paid POST, the next `times` of them):
  429 · 500 · 503 · 529     an answer with that status; nothing is accepted
  drop_before · drop_after  the connection is cut before, or after, the order is accepted
  hang_before · hang_after  no answer for `seconds`, before or after it is accepted
  401 · retired · spend_limit   the vendor's own words for these; nothing is accepted
  echo_key                  401, and the vendor is careless enough to repeat the key
"""

from __future__ import annotations

import asyncio
import json
import os
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import uuid4

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Mount, Route
from uvicorn.protocols.http.h11_impl import H11Protocol

Answer = Callable[[], Awaitable[Response]]
_open: dict[tuple[str, int], asyncio.Transport] = {}


class _Protocol(H11Protocol):
    def connection_made(self, transport):
        _open[transport.get_extra_info("peername")[:2]] = transport
        super().connection_made(transport)


@dataclass
class Mood:
    """How a vendor behaves for its next `times` paid requests."""

    what: str
    times: int = 1
    seconds: float = 30.0


@dataclass
class House:
    """What all stand-ins share: the ledger, the moods, and what was asked of them."""

    ledger: Path
    url: str = ""
    moods: dict[str, list[Mood]] = field(default_factory=dict)
    asked: list[dict[str, Any]] = field(default_factory=list)  # every paid POST, accepted or not

    def mood(self, vendor: str) -> Mood | None:
        """The mood for this request, used up by asking."""
        waiting = self.moods.get(vendor) or []
        if not waiting:
            return None
        waiting[0].times -= 1
        return waiting.pop(0) if waiting[0].times <= 0 else waiting[0]

    def accept(self, vendor: str, what: str, usd: Decimal | str, **more: Any) -> str:
        """Write a paid request down; returns the job's id."""
        job = more.pop("job", "") or f"{vendor}-{uuid4().hex[:12]}"
        line = {
            "vendor": vendor,
            "what": what,
            "job": job,
            "usd": str(usd),
            "at": time.time(),
        } | more
        with self.ledger.open("a", encoding="utf-8") as file:
            file.write(json.dumps(line) + "\n")
            file.flush()
            os.fsync(file.fileno())
        return job

    def amend(self, job: str, usd: Decimal | str) -> None:
        """The price of a job that was accepted turns out to be another one."""
        with self.ledger.open("a", encoding="utf-8") as file:
            file.write(json.dumps({"amend": job, "usd": str(usd)}) + "\n")

    def lines(self) -> list[dict[str, Any]]:
        """Everything that was accepted, at its final price."""
        found: dict[str, dict[str, Any]] = {}
        text = self.ledger.read_text(encoding="utf-8") if self.ledger.exists() else ""
        for line in map(json.loads, text.splitlines()):
            if "amend" in line:
                found[line["amend"]]["usd"] = line["usd"]
            else:
                found[line["job"]] = line
        return list(found.values())

    async def paid(
        self,
        request: Request,
        vendor: str,
        answer: Callable[[Mood | None], Awaitable[Response]],
        *,
        refuse: Callable[[str], Response],
    ) -> Response:
        """Meet a paid POST in the vendor's mood.

        `answer` accepts (calls `accept`) and replies; it gets the moods that are its own affair.
        `refuse` words an error status as the vendor would: "401", "429", "retired", …
        """
        self.asked.append(
            {"vendor": vendor, "path": request.url.path, "at": time.time(),
             "headers": {k: v for k, v in request.headers.items() if k != "authorization"}}
        )  # fmt: skip
        await request.body()
        mood = self.mood(vendor)
        what = mood.what if mood else ""
        if mood and what == "hang_before":
            await asyncio.sleep(mood.seconds)
            return refuse("503")
        if what == "drop_before":
            return self.cut(request)
        if what in {"429", "500", "503", "529", "401", "retired", "spend_limit"}:
            return refuse(what)
        if what == "echo_key":
            return echoing(refuse("401"), key_of(request))
        made = await answer(mood)
        if what == "drop_after":
            return self.cut(request)
        if mood and what == "hang_after":
            await asyncio.sleep(mood.seconds)
        return made

    def cut(self, request: Request) -> Response:
        """Close the connection without a word."""
        transport = _open.pop(tuple(request.scope["client"]), None)
        if transport is not None:
            transport.abort()
        return Response(status_code=500)


def key_of(request: Request) -> str:
    """The key that a request came with, in whichever header."""
    names = ("authorization", "x-api-key", "x-goog-api-key", "xi-api-key")
    sent = next((request.headers[name] for name in names if name in request.headers), "")
    return sent.removeprefix("Bearer ").removeprefix("Key ").strip()


def echoing(response: Response, key: str) -> Response:
    """A JSON answer that repeats the key in every sentence."""

    def said(value: Any) -> Any:
        if isinstance(value, dict):
            return {name: said(one) for name, one in value.items()}
        if isinstance(value, list):
            return [said(one) for one in value]
        return f"{value} (your key is {key})" if isinstance(value, str) and " " in value else value

    return JSONResponse(said(json.loads(response.body)), response.status_code)


def app(house: House, vendors: dict[str, Callable[[House], list[Any]]]) -> Starlette:
    """All vendors under one roof, and the controls."""

    async def mood(request: Request) -> Response:
        said = await request.json()
        house.moods.setdefault(said["vendor"], []).append(
            Mood(said["what"], said.get("times", 1), said.get("seconds", 30.0))
        )
        return JSONResponse({})

    async def calm(_: Request) -> Response:
        house.moods.clear()
        return JSONResponse({})

    async def ledger(_: Request) -> Response:
        return JSONResponse(house.lines())

    async def asked(_: Request) -> Response:
        return JSONResponse(house.asked)

    return Starlette(
        routes=[
            Route("/_mood", mood, methods=["POST"]),
            Route("/_calm", calm, methods=["POST"]),
            Route("/_ledger", ledger),
            Route("/_asked", asked),
            *(Mount(f"/{name}", routes=make(house)) for name, make in vendors.items()),
        ]
    )


def serve(house: House, application: Starlette, *, started: Callable[[str], None]) -> None:
    """Serve on a free port until the process ends."""
    import socket

    listening = socket.create_server(("127.0.0.1", 0))
    house.url = f"http://127.0.0.1:{listening.getsockname()[1]}"
    started(house.url)
    config = uvicorn.Config(application, log_level="critical", http=_Protocol, lifespan="off")
    uvicorn.Server(config).run(sockets=[listening])
