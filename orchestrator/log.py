"""Logging: one line per thing that happened, for people or for machines, never with a secret.

Whatever is written to standard error through here, tracebacks and what libraries say included, has
every secret blotted out that this process has ever read.
"""

from __future__ import annotations

import logging
import re
import sys
import threading
import traceback
from collections.abc import MutableMapping
from types import TracebackType
from typing import Any

import structlog

from schemas.secret import blot

_OURS = ("orchestrator", "canon", "director", "generators", "webui")
_SECRET = re.compile(r"(?i)(key|token|secret|password|authorization)")
_IN_URL = re.compile(r"(?<=://)([^:/@\s]+):([^@\s]+)@")


def configure(*, form: str = "auto", level: str = "info") -> None:
    """Send log lines to standard error, as JSON or for a person to read."""
    json = form == "json" or (form == "auto" and not sys.stderr.isatty())
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,  # plain: it shows no variables and breaks no line
            redact,
            structlog.processors.JSONRenderer()
            if json
            else structlog.dev.ConsoleRenderer(
                colors=sys.stderr.isatty(), exception_formatter=structlog.dev.plain_traceback
            ),
            _last,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(getattr(logging, level.upper())),
        logger_factory=structlog.WriteLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )
    heard = logging.StreamHandler(sys.stderr)
    heard.setFormatter(_Discreet("%(name)s: %(message)s"))
    logging.basicConfig(level=logging.WARNING, handlers=[heard])
    for name in ("apscheduler", "pgqueuer"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    for name in _OURS:
        logging.getLogger(name).setLevel(logging.INFO)
    sys.excepthook = _unexpected
    threading.excepthook = _unexpected_in_thread


def redact(_: object, __: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Blot out what is a secret, or looks like one by its name or inside a URL."""
    for name, value in event.items():
        event[name] = "…" if _SECRET.search(name) else _discreet(value)
    return event


def _discreet(value: Any) -> Any:
    """A value as it may be shown."""
    if isinstance(value, str):
        return blot(_IN_URL.sub(r"\1:…@", value))
    if isinstance(value, dict):
        return redact(None, "", dict(value))
    if isinstance(value, (list, tuple)):
        return [_discreet(one) for one in value]
    return value


def _last(_: object, __: str, line: Any) -> str:
    """The finished line, whatever objects it was made of."""
    return blot(str(line))


class _Discreet(logging.Formatter):
    """Keeps secrets out of what libraries log."""

    def format(self, record: logging.LogRecord) -> str:
        """The finished line."""
        return blot(super().format(record))


def _unexpected(
    kind: type[BaseException], error: BaseException, where: TracebackType | None
) -> None:
    """Write the traceback of an error that nobody has caught."""
    sys.stderr.write(blot("".join(traceback.format_exception(kind, error, where))))


def _unexpected_in_thread(of: threading.ExceptHookArgs) -> None:
    """The same for a thread, whose end is no trouble when it was meant."""
    if of.exc_type is not SystemExit and of.exc_value is not None:
        _unexpected(of.exc_type, of.exc_value, of.exc_traceback)
