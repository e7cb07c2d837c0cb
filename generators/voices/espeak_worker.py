"""The child process that speaks: requests as JSON lines on stdin, replies as JSON lines on stdout.

Run as `python -m generators.voices.espeak_worker PARENT_PID`. The first line out is
`{"ready": true}` or `{"fatal": …}`; each reply carries the request's `id` and one of `ok`,
`unknown` (no such voice) and `error`. The child ends when stdin does or with its parent.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TextIO

import numpy as np

from .espeak_library import ENGINE_RATE, Espeak, EspeakError, Utterance, die_with_parent
from .kept import RATE, keep
from .phonemes import mouth_track
from .polish import Finish, polish
from .spoken_text import SpokenText, language_for, spoken

SILENCE_S: Final = 0.3
_SING_SEMITONES: Final = (0, 4, 7, 4, 9, 7, 4, 2)
_UNITS_PER_SEMITONE: Final = 5.2  # of espeak's pitch, measured


@dataclass(frozen=True)
class _Delivery:
    """How a manner changes the engine's settings and the finish."""

    finish: Finish
    pitch: int = 0
    speed: float = 1.0
    liveliness: int = 58


_DELIVERIES: Final = {
    "normal": _Delivery(Finish()),
    "whisper": _Delivery(Finish(gain_db=-7, breath=True, room=0.06), speed=0.92),
    "shout": _Delivery(Finish(gain_db=4, drive=0.5, room=0.22), pitch=12, liveliness=85),
    "sing": _Delivery(Finish(room=0.3, vibrato=0.006), pitch=6, speed=0.62, liveliness=0),
    "thought": _Delivery(
        Finish(gain_db=-3, low_pass_hz=4200, room=0.55), pitch=-3, speed=0.95, liveliness=45
    ),
}


def main() -> None:
    """Serve requests until stdin ends."""
    replies = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # whatever the library prints must not look like a reply
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    die_with_parent(int(sys.argv[1]))
    try:
        engine = Espeak()
    except (EspeakError, ImportError, OSError, RuntimeError) as error:
        _reply(replies, {"fatal": str(error)})
        return
    gc.freeze()
    _reply(replies, {"ready": True})
    for line in sys.stdin:
        request = json.loads(line)
        _reply(replies, {"id": request["id"], **_attempt(request, engine)})


def _attempt(request: dict[str, Any], engine: Espeak) -> dict[str, Any]:
    voice = request["voice"]
    if voice["variant"] not in engine.variants:
        return {"unknown": f"the voice variant {voice['variant']!r}"}
    if voice["language"] not in engine.languages:
        return {"unknown": f"the language {voice['language']!r}"}
    try:
        _record(request, engine)
    except (EspeakError, OSError) as error:
        return {"error": str(error)}
    return {"ok": True}


def _record(request: dict[str, Any], engine: Espeak) -> None:
    """Speak the line and keep it with its timing."""
    voice, manner = request["voice"], request["manner"]
    delivery = _DELIVERIES[manner]
    language = language_for(request["text"], voice["language"])
    pitch = voice["pitch"] + delivery.pitch
    text = spoken(request["text"], language=language, pitches=_melody(pitch, manner))
    utterance = engine.say(
        text.text,
        language=language,
        variant=voice["variant"],
        pitch=max(0, min(99, pitch)),
        speed=max(80, round(voice["speed"] * delivery.speed)),
        liveliness=delivery.liveliness,
    )
    raw = np.frombuffer(utterance.pcm, np.int16)
    samples, offset_s = polish(raw, delivery.finish, volume=voice["volume"])
    if not len(samples):
        samples, utterance = np.zeros(round(SILENCE_S * RATE), np.float32), Utterance(b"", [], [])
    base = Path(request["into"]) / request["name"]
    timing = _timing(text, utterance, len(samples) / RATE, offset_s, manner)
    keep(base, np.rint(samples * 32767).astype("<i2").tobytes(), **timing)


def _melody(pitch: int, manner: str) -> tuple[int, ...]:
    """Return the pitches to sing words at: a pentatonic line around the voice's own pitch."""
    if manner != "sing":
        return ()
    notes = (pitch + round((semitone - 4) * _UNITS_PER_SEMITONE) for semitone in _SING_SEMITONES)
    return tuple(max(0, min(99, note)) for note in notes)


def _timing(
    text: SpokenText, utterance: Utterance, seconds: float, offset_s: float, manner: str
) -> dict[str, Any]:
    """Mouth changes and word starts in seconds from the start of the trimmed line."""
    phonemes = [
        (max(0.0, sample / ENGINE_RATE - offset_s), name) for sample, name in utterance.phonemes
    ]
    heard: dict[int, float] = {}
    for sample, position in utterance.words:
        heard.setdefault(text.word_at(position), max(0.0, sample / ENGINE_RATE - offset_s))
    words, at_s = [], 0.0
    for index, word in enumerate(text.words):
        at_s = min(seconds, max(at_s, heard.get(index, at_s)))
        words.append((round(at_s, 4), word))
    mouths = mouth_track(() if manner == "thought" else phonemes, seconds=seconds)
    return {"mouths": mouths, "words": words}


def _reply(replies: TextIO, reply: dict[str, Any]) -> None:
    replies.write(json.dumps(reply) + "\n")
    replies.flush()


if __name__ == "__main__":
    main()
