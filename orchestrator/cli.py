"""The command line: `anigen`.

Exit codes: 0 done · 1 the work failed · 2 a setting, the bible or the command line is wrong · 3 the
database cannot be used · 4 the studio folder cannot be used · 130 interrupted.
"""

from __future__ import annotations

import importlib
import io
import os
import signal
import sys
from collections.abc import Sequence
from types import ModuleType

from schemas.errors import AniGenError, first_cause
from schemas.secret import blot

from .arguments import parser

INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # no title is too much for a terminal
            stream.reconfigure(errors="backslashreplace")
    options = parser().parse_args(arguments)
    try:
        module = _loaded(options.module)
        code = int(module.run(options) or 0)
        sys.stdout.flush()
    except KeyboardInterrupt:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # we are on our way out
        return 0 if options.module == "up" else INTERRUPTED
    except BrokenPipeError:  # whoever reads has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except AniGenError as error:
        return _say(error)
    except BaseExceptionGroup as group:
        cause = first_cause(group)
        if isinstance(cause, AniGenError):
            return _say(cause)
        raise
    return code


def _loaded(name: str) -> ModuleType:
    """The module of a command. A Ctrl-C while it loads ends the process there and then.

    Nothing is open yet, and an interrupt in the midst of an import may get lost or kill us.
    """
    code = 0 if name == "up" else INTERRUPTED
    before = signal.signal(signal.SIGINT, lambda *_: os._exit(code))
    try:
        return importlib.import_module(f".commands.{name}", __package__)
    finally:
        signal.signal(signal.SIGINT, before)


def _say(error: AniGenError) -> int:
    sys.stderr.write(f"anigen: {blot(str(error))}\n")
    return error.exit_code


if __name__ == "__main__":
    sys.exit(main())
