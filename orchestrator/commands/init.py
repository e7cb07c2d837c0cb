"""`anigen init DIR`: write a new studio with its starter series."""

from __future__ import annotations

import argparse
import contextlib
import shutil
import sys
from pathlib import Path

from canon import beginning
from schemas import settings
from schemas.errors import StudioError

_TOML = """# AniGen's settings. Everything here has a default; what you delete falls back to it.
# Any value can be overridden in the environment: ANIGEN_WEB_PORT=9000, ANIGEN_CLOCK_CADENCE=30m.

[clock]
cadence = "1h"          # how often an episode is owed: 30m, 1h, 6h, 1d
catch_up = "latest"     # slots missed while nobody ran: latest, all, none

[shooting]
cast = ["animatic"]     # who shoots, in order of preference; the animatic always stands last
draft = false           # true: 640x360 at 12 frames a second, a quarter of the work

[director]
ladder = ["offline"]    # who writes; the offline director always works

[budget]                # ceilings in US dollars; nothing is ever bought above them
episode = 0             # 0 buys nothing; `anigen plan` says what an episode would cost
# day = 20
# month = 200

# Paid backends come before the free ones, which always stand last. A key is never written here, only
# where it is: env:NAME, file:/path or vault:PATH#FIELD.
#
# [backends.claude]
# generator = "anthropic"       # or openai, openai-compatible
# key = "env:ANTHROPIC_API_KEY"
# [backends.omni]
# generator = "gemini-omni"     # or veo, fal, runway, replicate
# key = "env:GEMINI_API_KEY"
# and above: director.ladder = ["claude", "offline"], shooting.cast = ["omni", "animatic"]

[web]
host = "127.0.0.1"
port = 8000

# The API is off until there is a token: `anigen token new NAME`.
# [api]
# unknown = ["read"]            # what programs on this machine may do without one
# origins = ["https://studio.example"]    # other sites whose pages may ask
# [jobs]
# parallel = 3                  # jobs at a time

[database]
# url = "postgresql://user@host/anigen"   # without it, a PostgreSQL of its own inside this folder
"""


def run(options: argparse.Namespace) -> int:
    """Write the studio; a folder that already holds something else is left alone."""
    folder = options.folder.resolve()
    try:
        if (folder / settings.FILE).exists():
            sys.stdout.write(f"{folder} is a studio already; nothing was changed\n")
            return 0
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise StudioError(f"{folder} is not empty; name a new or an empty folder")
        _write(folder, options.starter)
    except OSError as error:
        reason = error.strerror or error.args[0][0][-1]  # of a tree: the first of its errors
        raise StudioError(
            f"{folder} cannot be written: {reason}; choose a folder that you may write to,"
            " on a disk that is not full"
        ) from error
    sys.stdout.write(
        f"A studio stands in {folder}\n"
        f"  series   {folder / 'series'}   edit the characters, places and stories here\n"
        f"  settings {folder / settings.FILE}\n"
        f"Next: anigen make --studio {options.folder}    (one episode, a few minutes)\n"
        f"      anigen up --studio {options.folder}      (an episode every hour, and the site)\n"
    )
    return 0


def _write(folder: Path, starter: str) -> None:
    """Write everything, or nothing."""
    folder.mkdir(parents=True, exist_ok=True)
    try:
        beginning.write(folder / "series", starter)
        (folder / settings.FILE).write_text(_TOML, encoding="utf-8")
    except BaseException:
        shutil.rmtree(folder / "series", ignore_errors=True)
        with contextlib.suppress(OSError):
            (folder / settings.FILE).unlink()
        raise
