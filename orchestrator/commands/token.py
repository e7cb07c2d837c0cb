"""`anigen token new|list|revoke`: who may use the API."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from schemas import settings as config
from schemas.access import Token
from schemas.secret import Secret
from schemas.settings import Settings

from .. import log, tokens
from ..studio import open_studio
from .plan import dollars


def run(options: argparse.Namespace) -> int:
    """Make a token, list them, or revoke one."""
    settings = config.load(options.studio)
    log.configure(level="error")
    if options.what == "new":
        _hand_over(*asyncio.run(_make(options, settings)), as_json=options.json)
    elif options.what == "list":
        _show(asyncio.run(_read(options, settings)), as_json=options.json)
    else:
        asyncio.run(_revoke(options, settings))
        sys.stdout.write(f"{options.name} opens nothing any more\n")
    return 0


async def _make(options: argparse.Namespace, settings: Settings) -> tuple[Token, Secret]:
    async with (
        open_studio(options.studio, settings) as studio,
        studio.database.begin() as connection,
    ):
        return await tokens.make(
            connection, options.name, options.scopes, jobs_per_day=options.jobs_per_day,
            usd_per_day=options.usd_per_day,
            lasts=None if options.expires is None else timedelta(seconds=options.expires),
        )  # fmt: skip


async def _read(options: argparse.Namespace, settings: Settings) -> Sequence[Token]:
    async with (
        open_studio(options.studio, settings) as studio,
        studio.database.connect() as connection,
    ):
        return await tokens.listed(connection)


async def _revoke(options: argparse.Namespace, settings: Settings) -> None:
    async with (
        open_studio(options.studio, settings) as studio,
        studio.database.begin() as connection,
    ):
        await tokens.revoke(connection, options.name)


def _hand_over(one: Token, opens: Secret, *, as_json: bool) -> None:
    """Say what opens the door, on its own line, so that a script can take it; the rest beside it."""
    if as_json:
        said = one.model_dump(mode="json") | {"token": opens.reveal(), "scopes": _may(one)}
        sys.stdout.write(json.dumps(said, ensure_ascii=False) + "\n")
        return
    sys.stdout.write(f"{opens.reveal()}\n")
    sys.stdout.flush()
    until = f", until {one.expires_at:%Y-%m-%d %H:%M %Z}" if one.expires_at else ""
    sys.stderr.write(
        f"This is shown only once: keep it where it is safe. It may {' and '.join(_may(one))}{until}.\n"
    )


def _show(found: Sequence[Token], *, as_json: bool) -> None:
    if as_json:
        said = [one.model_dump(mode="json") | {"scopes": _may(one)} for one in found]
        sys.stdout.write(json.dumps(said, ensure_ascii=False) + "\n")
        return
    console = Console()
    if not found:
        console.print("no tokens, and so nobody may use the API: anigen token new NAME")
        return
    table = Table(box=None, padding=(0, 1))
    for heading in ("name", "begins with", "may", "a day", "used", ""):
        table.add_column(heading, no_wrap=heading in {"begins with", "used"})
    for one in found:
        table.add_row(
            escape(one.name), f"{one.hint}…", ", ".join(_may(one)), _allowed(one),
            f"{one.used_at:%Y-%m-%d %H:%M}" if one.used_at else "never", _standing(one),
        )  # fmt: skip
    console.print(table)


def _allowed(one: Token) -> str:
    """What it may ask for in a day."""
    jobs = [] if one.jobs_per_day is None else [f"{one.jobs_per_day} jobs"]
    return ", ".join(jobs + ([] if one.usd_per_day is None else [dollars(one.usd_per_day)])) or "–"


def _standing(one: Token) -> str:
    if one.revoked_at is not None:
        return f"revoked {one.revoked_at:%Y-%m-%d}"
    if one.expires_at is None:
        return ""
    over = one.expires_at <= datetime.now(UTC)
    return f"{'expired' if over else 'until'} {one.expires_at:%Y-%m-%d %H:%M}"


def _may(one: Token) -> list[str]:
    return sorted(scope.value for scope in one.scopes)
