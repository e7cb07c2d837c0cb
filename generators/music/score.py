"""The score: a composed cue for a scene, and the jingles of title and end.

A theme (the id of a series or a character) owns a motif that returns in every cue, whatever the
mood; the seed varies everything else.
"""

from __future__ import annotations

from typing import Final, Literal

import numpy as np

from .composition import Note, Part, Piece, compose
from .drums import stroke
from .instruments import RATE, Player, Samples
from .mixing import Stage, master, reverberate
from .moods import JINGLES, MOODS

_LEVEL_DB: Final = -20.0
_GAINS: Final[dict[Part, float]] = {
    "lead": 0.50,
    "pad": 0.30,
    "figure": 0.44,
    "bass": 0.62,
    "counter": 0.75,
}
_PANS: Final[dict[Part, float]] = {
    "lead": 0.06,
    "pad": 0.0,
    "figure": -0.25,
    "bass": 0.0,
    "counter": 0.0,
}
_DRUM_PANS: Final = {"hat": 0.3, "shaker": 0.35, "rim": -0.3, "block": -0.2, "block_low": 0.2}
_DRUM_GAIN: Final = 0.5


def score(*, mood: str, seconds: float, seed: int, theme: str = "") -> Samples:
    """Compose and play a cue of exactly `seconds`: float32 stereo (n, 2) at 48 kHz, peak ≤ 0.9.

    It ends on the tonic and dies away before the end. Raises ValueError for an unknown mood.
    """
    if mood not in MOODS:
        raise ValueError(f"there is no score for the mood {mood!r}; use one of {', '.join(MOODS)}")
    return play(compose(MOODS[mood], seconds=seconds, seed=seed, theme=theme))


def jingle(kind: Literal["title", "end"], *, seconds: float, seed: int, theme: str = "") -> Samples:
    """Play the theme's motif and its way home, bright for the title, gentle for the end.

    3 to 5 s suit it; the result is as `score` returns it.
    """
    return play(compose(JINGLES[kind], seconds=seconds, seed=seed, theme=theme))


def play(piece: Piece) -> Samples:
    """Perform a composed piece; samples as `score` returns them."""
    frames = round(piece.clock.seconds * RATE)
    near, hall = Stage(frames), Stage(frames)
    players: dict[str, Player] = {}
    for note in piece.notes:
        player = players.get(note.voice)
        if player is None:
            player = players[note.voice] = Player(note.voice, brightness=piece.mood.brightness)
        stage = near if note.part == "bass" else hall
        _place(note, player, stage)
    for hit in piece.hits:
        gain = _DRUM_GAIN * hit.velocity
        near.put(stroke(hit.drum), hit.at, gain=gain, pan=_DRUM_PANS.get(hit.drum, 0.0))
    send = hall.sound + near.sound * np.float32(0.25)
    wet = reverberate(send, share=piece.mood.room, decay_s=piece.mood.decay_s)
    sound = hall.sound
    sound += near.sound
    sound += wet
    fade_out = 0.62 * (piece.clock.seconds - piece.clock.end_s)
    level = _LEVEL_DB + piece.mood.level_db
    return master(sound, level_db=level, fade_in_s=0.004, fade_out_s=fade_out)


def _place(note: Note, player: Player, stage: Stage) -> None:
    """Play one note where its part sits; low notes lean left, high ones right, as at a piano."""
    sound = player.note(note.pitch, note.seconds, note.velocity)
    pan = 0.0 if player.wide else _PANS[note.part] + 0.012 * (note.pitch - 64)
    stage.put(sound, note.at_s, gain=_GAINS[note.part], pan=max(-0.6, min(0.6, pan)))
