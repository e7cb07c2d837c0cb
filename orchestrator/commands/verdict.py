"""`anigen verdict TAKE liked|disliked`: say what you think of a take, so that the next ones heed it."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from dataclasses import asdict

from schemas import settings as config
from schemas.settings import Settings

from .. import archive, log, take_names, verdicts
from ..studio import open_studio
from ..take_names import Found
from ..verdicts import Learnt


def run(options: argparse.Namespace) -> int:
    """Write the verdict down and print what it was understood as."""
    settings = config.load(options.studio)
    log.configure(level="error")
    found, learnt = asyncio.run(_learn(options, settings, verdicts.remark(options.why)))
    wished = learnt.wishes
    if options.json:
        told = {
            "take": found.name, "liked": options.verdict == "liked", "words": learnt.words,
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
) -> tuple[Found, Learnt]:
    async with open_studio(options.studio, settings) as studio:
        found = await take_names.find(studio, options.take, series=options.series)
        kept = await archive.account(studio, found)
        liked = options.verdict == "liked"
        return found, await verdicts.learn(studio, found.id, kept, liked=liked, why=remark)
