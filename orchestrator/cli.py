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
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from schemas.errors import AniGenError, first_cause
from schemas.secret import blot

INTERRUPTED = 130
_LASTING = ("up", "worker", "serve")  # an interrupt is how they are meant to end


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # no title is too much for a terminal
            stream.reconfigure(errors="backslashreplace")
    given = sys.argv[1:] if arguments is None else arguments
    interrupted = 0 if given and given[0] in _LASTING else INTERRUPTED
    try:
        with _loading(interrupted):
            options = importlib.import_module(".arguments", __package__).parser().parse_args(given)
            module = importlib.import_module(f".commands.{options.module}", __package__)
        code = int(module.run(options) or 0)
        sys.stdout.flush()
    except KeyboardInterrupt:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # we are on our way out
        return interrupted
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


@contextmanager
def _loading(code: int) -> Iterator[None]:
    """Meanwhile a Ctrl-C ends the process there and then.

    Nothing is open yet, and an interrupt in the midst of an import may get lost or kill us.
    """
    before = signal.signal(signal.SIGINT, lambda *_: os._exit(code))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _say(error: AniGenError) -> int:
    sys.stderr.write(f"anigen: {blot(str(error))}\n")
    return error.exit_code


if __name__ == "__main__":
    sys.exit(main())
