"""Restarting a server by the operator's command: without a shell, not too often, rarer when in vain."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import subprocess
import time

import structlog

log = structlog.get_logger(__name__)

_RAREST_S = 3600.0


class Restarter:
    """The restart command of one server. `lasts_s` bounds the command, `apart_s` parts two restarts.

    The time between two restarts doubles, up to an hour, until `helped` says that work went well.
    """

    def __init__(
        self, name: str, command: tuple[str, ...], *, lasts_s: float, apart_s: float
    ) -> None:
        self._name, self._command, self._lasts_s, self._apart_s = name, command, lasts_s, apart_s
        self._gap, self._last = apart_s, -_RAREST_S

    @property
    def can(self) -> bool:
        """Whether there is a command."""
        return bool(self._command)

    def helped(self) -> None:
        """The server works; the next restart need not wait longer than usual."""
        self._gap = self._apart_s

    async def restart(self) -> bool:
        """Run the command once it may run again; returns whether it ended well."""
        await asyncio.sleep(max(0.0, self._last + self._gap - time.monotonic()))
        self._gap = min(self._gap * 2, _RAREST_S) if self._last > 0 else self._gap
        self._last = time.monotonic()
        trouble = await self._run()
        if trouble:
            log.warning("a restart command failed; correct it", server=self._name, why=trouble)
        return not trouble

    async def _run(self) -> str:
        """Run it; returns what went wrong, "" when nothing did."""
        try:
            process = await asyncio.create_subprocess_exec(
                *self._command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL, start_new_session=True,
            )  # fmt: skip
        except (OSError, ValueError) as error:
            return f"it cannot be run ({type(error).__name__})"
        try:
            async with asyncio.timeout(self._lasts_s):
                code = await process.wait()
        except TimeoutError:
            return f"it did not end within {self._lasts_s:g} s; it must leave the server behind"
        finally:
            if process.returncode is None:
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(process.pid, signal.SIGKILL)
                await process.wait()
        return f"it ended with status {code}" if code else ""
