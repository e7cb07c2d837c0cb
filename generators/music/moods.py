"""The mood table: for each mood the musical decisions that make it sound like itself.

Chords are degrees of the scale from 0, so (3, 4, 2, 5) in a major key is IV V iii vi.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Figure = Literal["arpeggio", "broken", "pulse", "offbeat", "shimmer", "strum"]
Bass = Literal["hold", "two", "pulse", "walk", "pedal"]
Beat = Literal["", "light", "brush", "march", "drive", "heart", "clockwork"]

IONIAN: Final = (0, 2, 4, 5, 7, 9, 11)
LYDIAN: Final = (0, 2, 4, 6, 7, 9, 11)
MIXOLYDIAN: Final = (0, 2, 4, 5, 7, 9, 10)
DORIAN: Final = (0, 2, 3, 5, 7, 9, 10)
AEOLIAN: Final = (0, 2, 3, 5, 7, 8, 10)
PHRYGIAN: Final = (0, 1, 3, 5, 7, 8, 10)


@dataclass(frozen=True)
class MoodScore:
    """Tempo, key, harmony, players and space of one mood."""

    bpm: float
    scale: tuple[int, ...]
    phrases: tuple[tuple[int, ...], ...]  # chord degrees, one per bar
    cadence: tuple[int, int]  # the two bars before the last tonic
    lead: str
    pad: str  # empty for none
    figure: Figure
    figure_voice: str
    bass: Bass = "hold"
    bass_voice: str = "bass"
    drums: Beat = ""
    tonic: int = 57  # MIDI; the key moves with the theme
    beats: int = 4  # in a bar
    lead_octave: int = 1  # above the tonic
    slow: int = 1  # how much longer the motif's notes are
    sevenths: bool = False
    swing: float = 0.0  # share of an eighth by which off-beats are late
    room: float = 0.30  # share of reverberation
    decay_s: float = 1.8  # of the reverberation
    brightness: float = 0.5  # 0 dark … 1 bright
    level_db: float = 0.0


MOODS: Final[dict[str, MoodScore]] = {
    "calm": MoodScore(
        bpm=72, scale=LYDIAN, phrases=((0, 1, 0, 4), (0, 5, 1, 4), (0, 2, 5, 4)), cadence=(1, 4),
        lead="flute", pad="warm", figure="arpeggio", figure_voice="harp", sevenths=True,
        room=0.42, decay_s=2.4, brightness=0.4, level_db=-1,
    ),
    "playful": MoodScore(
        bpm=124, scale=IONIAN, phrases=((0, 3, 4, 0), (0, 5, 1, 4), (3, 0, 1, 4)), cadence=(1, 4),
        lead="marimba", pad="warm", figure="offbeat", figure_voice="pizzicato", bass="two",
        drums="light", tonic=55, swing=0.12, room=0.2, decay_s=1.1, brightness=0.6,
    ),
    "comic": MoodScore(
        bpm=138, scale=MIXOLYDIAN, phrases=((0, 3, 0, 4), (0, 6, 3, 0), (0, 0, 3, 4)),
        cadence=(3, 4), lead="clarinet", pad="", figure="offbeat", figure_voice="pizzicato",
        bass="walk", drums="clockwork", tonic=53, swing=0.3, room=0.14, decay_s=0.8,
        brightness=0.55,
    ),
    "tense": MoodScore(
        bpm=100, scale=PHRYGIAN, phrases=((0, 0, 1, 0), (0, 5, 1, 0), (0, 3, 1, 1)),
        cadence=(1, 6), lead="horn", pad="dark", figure="pulse", figure_voice="spiccato",
        bass="pedal", bass_voice="bowed", drums="heart", tonic=50, slow=2, room=0.32, decay_s=1.9,
        brightness=0.35,
    ),
    "sad": MoodScore(
        bpm=60, scale=AEOLIAN, phrases=((0, 5, 2, 6), (0, 3, 5, 4), (5, 2, 3, 4)), cadence=(3, 4),
        lead="piano", pad="strings", figure="broken", figure_voice="piano", tonic=57,
        sevenths=True, room=0.4, decay_s=2.6, brightness=0.35, level_db=-2,
    ),
    "eerie": MoodScore(
        bpm=66, scale=PHRYGIAN, phrases=((0, 1, 0, 6), (0, 3, 1, 0)), cadence=(6, 1),
        lead="music_box", pad="glass", figure="shimmer", figure_voice="bowl", bass="pedal",
        bass_voice="bowed", tonic=52, lead_octave=2, slow=2, room=0.55, decay_s=3.2,
        brightness=0.45, level_db=-3,
    ),
    "triumphant": MoodScore(
        bpm=118, scale=IONIAN, phrases=((0, 4, 5, 3), (0, 3, 0, 4), (5, 3, 0, 4)), cadence=(3, 4),
        lead="brass", pad="strings", figure="arpeggio", figure_voice="spiccato", bass="two",
        bass_voice="bowed", drums="march", tonic=58, lead_octave=0, room=0.34, decay_s=2.2,
        brightness=0.75, level_db=1,
    ),
    "tender": MoodScore(
        bpm=84, scale=IONIAN, phrases=((0, 5, 3, 4), (0, 2, 3, 4), (3, 2, 1, 4)), cadence=(1, 4),
        lead="celesta", pad="strings", figure="broken", figure_voice="harp", beats=3,
        lead_octave=1, sevenths=True, room=0.4, decay_s=2.3, brightness=0.45, level_db=-2,
    ),
    "urgent": MoodScore(
        bpm=148, scale=AEOLIAN, phrases=((0, 5, 6, 0), (0, 3, 5, 6), (0, 2, 5, 6)), cadence=(5, 6),
        lead="violin", pad="dark", figure="pulse", figure_voice="spiccato", bass="pulse",
        drums="drive", tonic=52, slow=2, room=0.22, decay_s=1.3, brightness=0.7, level_db=1,
    ),
    "mysterious": MoodScore(
        bpm=80, scale=DORIAN, phrases=((0, 3, 0, 6), (0, 1, 3, 0), (0, 6, 3, 3)), cadence=(3, 6),
        lead="vibes", pad="choir", figure="shimmer", figure_voice="harp", bass="pedal", tonic=54,
        sevenths=True, room=0.48, decay_s=2.8, brightness=0.4, level_db=-2,
    ),
    "wistful": MoodScore(
        bpm=88, scale=IONIAN, phrases=((3, 4, 2, 5), (5, 3, 0, 4), (3, 4, 5, 0)), cadence=(1, 4),
        lead="violin", pad="strings", figure="arpeggio", figure_voice="piano", bass="hold",
        tonic=55, sevenths=True, room=0.38, decay_s=2.2, brightness=0.45, level_db=-1,
    ),
    "warm": MoodScore(
        bpm=94, scale=IONIAN, phrases=((0, 3, 5, 4), (0, 5, 1, 4), (3, 0, 1, 4)), cadence=(1, 4),
        lead="ocarina", pad="warm", figure="strum", figure_voice="guitar", bass="two",
        drums="brush", tonic=55, sevenths=True, swing=0.08, room=0.26, decay_s=1.5,
        brightness=0.5,
    ),
}  # fmt: skip
JINGLES: Final[dict[str, MoodScore]] = {
    "title": MoodScore(
        bpm=206, scale=IONIAN, phrases=((0, 3, 5, 4), (0, 4, 5, 3)), cadence=(3, 4), lead="celesta",
        pad="strings", figure="arpeggio", figure_voice="harp", bass="two", drums="light", tonic=58,
        room=0.4, decay_s=2.0, brightness=0.7,
    ),
    "end": MoodScore(
        bpm=162, scale=IONIAN, phrases=((3, 4, 2, 5), (0, 3, 1, 4)), cadence=(1, 4), lead="piano",
        pad="warm", figure="arpeggio", figure_voice="harp", tonic=57, room=0.42, decay_s=2.4,
        brightness=0.45, level_db=-1,
    ),
}  # fmt: skip
