"""Log lines: for people and machines, and never with a secret in them."""

from __future__ import annotations

import json
import subprocess
import sys
from textwrap import dedent

import pytest

KEY = "sk-planted-0123456789abcdef"

_SAY = {
    "a sentence": 'log.info(f"it said {key}", action="plan")',
    "a value": 'log.info("asked", action="plan", answer=f"no such key: {key}")',
    "a value inside others": 'log.info("asked", details={"said": [{"why": key}], "n": 1})',
    "an object": "log.info('asked', error=ValueError(key))",
    "a traceback": dedent("""
        try:
            raise ValueError(f"wrong key {key}")
        except ValueError:
            log.exception("it failed", action="plan")
    """),
    "a library": 'logging.getLogger("openai").warning("sent %s", {"authorization": key})',
    "a library's traceback": dedent("""
        try:
            raise ValueError(f"wrong key {key}")
        except ValueError:
            logging.getLogger("asyncio").exception("it failed")
    """),
    "a thread": dedent("""
        def fail():
            raise ValueError(f"wrong key {key}")
        thread = threading.Thread(target=fail)
        thread.start()
        thread.join()
    """),
    "nobody": 'raise RuntimeError(f"wrong key {key}")',
}


def said(code: str, form: str) -> str:
    """What a process writes that has read a key and then runs the code."""
    program = dedent(f"""
        import logging, threading
        import structlog
        from orchestrator import log as ours
        from schemas.secret import Secret
        ours.configure(form={form!r})
        log, key = structlog.get_logger("orchestrator"), Secret({KEY!r}).reveal()
    """)
    done = subprocess.run(
        [sys.executable, "-c", program + code], capture_output=True, text=True, check=False
    )
    assert done.stdout == ""
    return done.stderr


@pytest.mark.parametrize("form", ["human", "json"])
@pytest.mark.parametrize("what", _SAY)
def test_a_key_is_blotted_out(what, form):
    heard = said(_SAY[what], form)

    assert "…" in heard or "\\u2026" in heard
    assert KEY not in heard
    assert KEY[3:20] not in heard


def test_a_json_line_stays_json():
    line = json.loads(said(_SAY["a traceback"], "json"))

    assert line["event"] == "it failed"
    assert line["action"] == "plan"
    assert line["exception"].splitlines()[-1] == "ValueError: wrong key …"


def test_what_is_called_a_key_is_not_shown():
    line = json.loads(
        said('log.info("x", api_key="another", keyhole=3, where="a://b:c@d")', "json")
    )

    assert line["api_key"] == "…"
    assert line["where"] == "a://b:…@d"
