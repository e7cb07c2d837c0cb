"""Lines on disk: a WAV file and, beside it, its timing; found again only when both are whole."""

from __future__ import annotations

import hashlib
import json
import os
import wave
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError

from schemas.voice import Mouth, Speech, Word

RATE: Final = 48_000  # samples per second of every line


def base_of(said: Any, into: Path) -> Path:
    """The path of a line in `into`, without its suffix; `said` is all that decides its sound."""
    digest = hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()
    return into.resolve() / digest[:32]


def keep(
    base: Path, frames: bytes, *, mouths: Sequence[tuple[float, str]],
    words: Sequence[tuple[float, str]],
) -> None:  # fmt: skip
    """Write mono 48 kHz 16-bit samples, then the moments of mouths and words; each in one move."""
    part = _part(base.with_suffix(".wav"))
    with part.open("wb") as raw, wave.open(raw, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(frames)
    size = part.stat().st_size
    part.replace(base.with_suffix(".wav"))
    seconds = len(frames) / 2 / RATE
    timing = {"bytes": size, "seconds": seconds, "mouths": mouths, "words": words}
    part = _part(base.with_suffix(".json"))
    part.write_bytes(json.dumps(timing).encode())
    part.replace(base.with_suffix(".json"))


def recorded(base: Path) -> Speech | None:
    """The line an earlier call left; None unless sound and timing are both whole."""
    path = base.with_suffix(".wav")
    try:
        timing = json.loads(base.with_suffix(".json").read_bytes())
        if path.stat().st_size != timing["bytes"]:
            return None
        return Speech(
            path=str(path),
            seconds=timing["seconds"],
            mouths=tuple(Mouth(at_s=at_s, shape=shape) for at_s, shape in timing["mouths"]),
            words=tuple(Word(at_s=at_s, text=text) for at_s, text in timing["words"]),
        )
    except (OSError, ValueError, KeyError, TypeError, ValidationError):
        return None


def _part(path: Path) -> Path:
    return path.with_name(f".{path.name}.{os.getpid()}")
