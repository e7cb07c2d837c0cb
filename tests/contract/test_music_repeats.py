"""Music has the same bytes in every process, whatever its hash seed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = """
import hashlib
from generators.music.ambience import ambience, effect
from generators.music.score import jingle, score
sounds = [score(mood=mood, seconds=6, seed=4, theme="mio") for mood in ("urgent", "mysterious")]
sounds.append(jingle("title", seconds=3.5, seed=1, theme="mio"))
sounds.append(ambience(place="market", time="day", weather="storm", seconds=4, seed=9))
sounds.append(effect("splash", 2))
print(hashlib.sha256(b"".join(sound.tobytes() for sound in sounds)).hexdigest())
"""


def test_music_is_the_same_in_every_process() -> None:
    digests = {
        subprocess.run(
            [sys.executable, "-c", SCRIPT],
            capture_output=True,
            text=True,
            check=True,
            env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("0", "1", "4711")
    }
    assert len(digests) == 1
    assert len(digests.pop()) == 65
