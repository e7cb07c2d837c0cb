"""Composition: from mood, length, seed and theme to every note and stroke of a cue."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from .accompaniment import Played, bass_notes, figure_notes
from .clock import Clock
from .form import Bar, Role, lay_out
from .grooves import Hit, groove
from .harmony import Key, voicing
from .moods import MoodScore
from .motif import motif_for

Part = Literal["lead", "pad", "figure", "bass", "counter"]
_DYNAMICS: Final[dict[Role, float]] = {
    "intro": 0.8,
    "statement": 0.85,
    "answer": 0.9,
    "return": 1.0,
    "cadence": 0.85,
    "end": 0.8,
}


@dataclass(frozen=True)
class Note:
    """A note to be played: when and how long in seconds, MIDI pitch, loudness 0-1, by whom."""

    at_s: float
    seconds: float
    pitch: int
    velocity: float
    voice: str
    part: Part
    degree: int = 0  # of the scale; only the lead's is meaningful


@dataclass(frozen=True)
class Piece:
    """A composed cue, ready to be played. Its bars tell what each moment is for."""

    mood: MoodScore
    key: Key
    clock: Clock
    bars: tuple[Bar, ...]
    notes: tuple[Note, ...]
    hits: tuple[Hit, ...]  # in seconds


def compose(mood: MoodScore, *, seconds: float, seed: int, theme: str) -> Piece:
    """Write a cue of `seconds` with the decisions of `mood` on the motif of `theme`."""
    dice = random.Random(f"{seed}|{theme}")
    shift = random.Random(f"key|{theme}").choice((-2, -1, 0, 1, 2))
    clock = Clock(seconds=seconds, bpm=mood.bpm, beats=mood.beats)
    bars = lay_out(clock.bars, motif=motif_for(theme), mood=mood, dice=dice)
    players = _Players(mood, Key(mood.tonic + shift, mood.scale), clock, dice)
    notes = tuple(players.play(bars))
    hits = tuple(players.drum(bars))
    return Piece(mood, players.key, clock, tuple(bars), notes, hits)


class _Players:
    """The ensemble: turns bars into notes in seconds, with the small freedoms of people."""

    def __init__(self, mood: MoodScore, key: Key, clock: Clock, dice: random.Random) -> None:
        self.mood, self.key, self.clock, self.dice = mood, key, clock, dice

    def play(self, bars: list[Bar]) -> Iterator[Note]:
        """All notes, bar by bar."""
        shape: tuple[int, ...] = ()
        for index, bar in enumerate(bars):
            beat = index * self.mood.beats
            shape = voicing(bar.chord, self.key, shape)
            yield from self._sustain(bar, beat, shape)
            yield from self._sing(bar, beat)
            ending = bar.role == "end"
            figure = figure_notes(self.mood.figure, shape, beats=self.mood.beats, ending=ending)
            yield from self._accompany(figure, bar, beat, self.mood.figure_voice, "figure")
            if bar.role != "intro":
                following = bars[min(index + 1, len(bars) - 1)]
                bass = self._bass(bar, following)
                yield from self._accompany(bass, bar, beat, self.mood.bass_voice, "bass")

    def drum(self, bars: list[Bar]) -> Iterator[Hit]:
        """All strokes, bar by bar."""
        phrase = None
        for index, bar in enumerate(bars):
            following = bars[min(index + 1, len(bars) - 1)]
            strokes = groove(
                self.mood.drums,
                bar.role,
                beats=self.mood.beats,
                opens=bar.phrase != phrase,
                fills=following.phrase != bar.phrase,
            )
            phrase = bar.phrase
            for hit in strokes:
                when = self._when(index * self.mood.beats, hit.at, 0.003)
                loud = hit.velocity * _DYNAMICS[bar.role] * self.dice.uniform(0.88, 1.0)
                yield Hit(when, hit.drum, loud)

    def _sustain(self, bar: Bar, beat: int, shape: tuple[int, ...]) -> Iterator[Note]:
        """Hold the chord, and in the return a high line above it."""
        start, length = self.clock.at(beat), self._length(bar, beat, 0.0, self.mood.beats)
        loud = _DYNAMICS[bar.role]
        for pitch in shape if self.mood.pad else ():
            yield Note(start, length, pitch, 0.6 * loud, self.mood.pad, "pad")
        if bar.role == "return":
            yield Note(start, length, shape[-1] + 12, 0.4, "strings", "counter")

    def _sing(self, bar: Bar, beat: int) -> Iterator[Note]:
        """Play the tune, a little louder on strong beats and towards its height."""
        for tone in bar.tones:
            pitch = self.key.pitch(
                tone.degree + 7 * self.mood.lead_octave, sharp_seventh=bar.chord.dominant
            )
            accent = 0.12 if tone.at == 0 else 0.05 if tone.at == int(tone.at) else 0.0
            loud = min(1.0, (0.66 + accent + 0.012 * tone.degree) * _DYNAMICS[bar.role])
            start = self._when(beat, tone.at, 0.006)
            length = self._length(bar, beat, tone.at, tone.beats)
            yield Note(start, length, pitch, loud, self.mood.lead, "lead", tone.degree)

    def _accompany(
        self, played: list[Played], bar: Bar, beat: int, voice: str, part: Part
    ) -> Iterator[Note]:
        for at, beats, pitch, loud in played:
            start = self._when(beat, at, 0.005)
            length = self._length(bar, beat, at, beats)
            yield Note(start, length, pitch, loud * _DYNAMICS[bar.role], voice, part)

    def _bass(self, bar: Bar, following: Bar) -> list[Played]:
        sharp = bar.chord.dominant
        return bass_notes(
            self.mood.bass,
            root=self.key.pitch(bar.chord.degree, sharp_seventh=sharp),
            fifth=self.key.pitch(bar.chord.degree + 4, sharp_seventh=sharp),
            following=self.key.pitch(following.chord.degree),
            tonic=self.key.tonic,
            beats=self.mood.beats,
            ending=bar.role == "end",
        )

    def _when(self, beat: int, at: float, looseness_s: float) -> float:
        """Seconds at which a stroke at `at` in the bar falls, swung and never quite exact."""
        late = self.mood.swing / 2 if at % 1 == 0.5 else 0.0
        return max(0.0, self.clock.at(beat + at + late) + self.dice.gauss(0, looseness_s))

    def _length(self, bar: Bar, beat: int, at: float, beats: float) -> float:
        """Seconds that a note lasts; in the last bar it rings, longest over a pad."""
        start = self.clock.at(beat + at)
        if bar.role == "end":
            ring = self.clock.seconds - 0.8 - start if self.mood.pad else 4 * self.clock.beat_s
            return max(0.2, ring) if beats > 1 else beats * 0.5
        return self.clock.at(beat + at + beats) - start
