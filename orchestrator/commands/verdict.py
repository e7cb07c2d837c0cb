"""`anigen verdict TAKE liked|disliked`: say what you think of a take, so that the next ones heed it."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from dataclasses import asdict

from schemas import settings as config
from schemas.errors import ConfigError
from schemas.settings import Settings

from .. import archive, lessons, log, take_names
from ..studio import open_studio
from ..take_names import Found
from ..weighing import By
from ..wishes import Wish

_LONGEST = 600  # characters of a remark


def run(options: argparse.Namespace) -> int:
    """Write the verdict down and print what it was understood as."""
    settings = config.load(options.studio)
    log.configure(level="error")
    found, wished, said = asyncio.run(_learn(options, settings, _remark(options.why)))
    if options.json:
        told = {
            "take": found.name, "liked": options.verdict == "liked", "words": said,
            "wishes": [asdict(one) for one in wished],
        }  # fmt: skip
        sys.stdout.write(json.dumps(told, ensure_ascii=False) + "\n")
        return 0
    sys.stdout.write(f"{found.name}: {options.verdict}\n")
    for one in wished:
        whose = f" (of {one.character})" if one.character else ""
        sys.stdout.write(f"  {'say' if one.wanted else 'leave out'}: {one.words}{whose}\n")
    if options.why and not wished:
        sys.stdout.write("  the remark is kept, but holds no words short enough for a model\n")
    return 0


async def _learn(
    options: argparse.Namespace, settings: Settings, remark: str
) -> tuple[Found, tuple[Wish, ...], list[str]]:
    async with open_studio(options.studio, settings) as studio:
        found = await take_names.find(studio, options.take, series=options.series)
        kept = await archive.account(studio, found)
        said = kept.footage.receipt.said if kept else ()
        people = kept.request.characters if kept and kept.request else ()
        async with studio.database.begin() as connection:
            wished = await lessons.learn(
                connection, found.id, By.OPERATOR, liked=options.verdict == "liked", said=said,
                why=remark, people=people,
            )  # fmt: skip
        return found, wished, lessons.free(said)


def _remark(text: str) -> str:
    """The remark in one line of plain text."""
    plain = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    if len(plain) > _LONGEST:
        raise ConfigError(f"the remark has {len(plain)} characters; say it in at most {_LONGEST}")
    return plain
