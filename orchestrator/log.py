"""Logging: one line per thing that happened, for people or for machines, never with a secret."""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import MutableMapping
from typing import Any

import structlog

_OURS = ("orchestrator", "canon", "director", "generators", "webui")
_SECRET = re.compile(r"(?i)(key|token|secret|password|authorization)")
_IN_URL = re.compile(r"(?<=://)([^:/@\s]+):([^@\s]+)@")


def configure(*, form: str = "auto", level: str = "info") -> None:
    """Send log lines to standard error, as JSON or for a person to read."""
    json = form == "json" or (form == "auto" and not sys.stderr.isatty())
    shown: list[Any] = (
        [structlog.processors.format_exc_info, structlog.processors.JSONRenderer()]
        if json
        else [structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())]
    )
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            redact,
            *shown,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(getattr(logging, level.upper())),
        logger_factory=structlog.WriteLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr, format="%(name)s: %(message)s")
    for name in ("apscheduler", "pgqueuer"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    for name in _OURS:
        logging.getLogger(name).setLevel(logging.INFO)


def redact(_: object, __: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Blot out what looks like a secret, by its name or inside a URL."""
    for name, value in event.items():
        if _SECRET.search(name):
            event[name] = "…"
        elif isinstance(value, str) and "://" in value:
            event[name] = _IN_URL.sub(r"\1:…@", value)
    return event
