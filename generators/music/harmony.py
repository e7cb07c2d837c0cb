"""Harmony: chords of a scale, the chord that fits a melody, and voices that move smoothly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, product
from typing import Final

from .motif import Tone

_PAD_LOW, _PAD_HIGH = 50, 73  # MIDI range of the sustained voices
_LEADING: Final = 11  # semitones above the tonic


@dataclass(frozen=True)
class Key:
    """A tonic (MIDI) and a scale of seven semitone steps above it."""

    tonic: int
    scale: tuple[int, ...]

    def pitch(self, degree: int, *, sharp_seventh: bool = False) -> int:
        """MIDI pitch of a scale degree, 0 the tonic, 7 its octave, negative below it."""
        octave, step = divmod(degree, 7)
        semitones = self.scale[step]
        if sharp_seventh and step == 6:
            semitones = _LEADING
        return self.tonic + 12 * octave + semitones


@dataclass(frozen=True)
class Chord:
    """A chord built in thirds on a degree of the scale.

    `dominant` raises the seventh step of the scale, so that the fifth degree of a minor key pulls
    to the tonic.
    """

    degree: int
    seventh: bool = False
    dominant: bool = False

    @property
    def degrees(self) -> tuple[int, ...]:
        """Scale degrees of its notes from the root upwards."""
        size = 4 if self.seventh else 3
        return tuple(self.degree + 2 * index for index in range(size))

    def holds(self, degree: int) -> bool:
        """Whether a melody note of that degree belongs to the triad."""
        return (degree - self.degree) % 7 in {0, 2, 4}

    def under(self, tones: Sequence[Tone]) -> Chord:
        """Return the chord without its seventh where the tune would rub against it."""
        rubs = any((tone.degree - self.degree) % 7 in {0, 5} for tone in tones)
        return Chord(self.degree, self.seventh and not rubs, self.dominant)

    def nearest(self, degree: int) -> int:
        """Find the chord note closest to `degree`; of two, the lower one."""
        return next(degree + move for move in (0, -1, 1, -2, 2) if self.holds(degree + move))

    def pitch_classes(self, key: Key) -> tuple[int, ...]:
        """Its notes as pitch classes 0-11, root first."""
        return tuple(key.pitch(degree, sharp_seventh=self.dominant) % 12 for degree in self.degrees)


def harmonise(
    tones: Sequence[Tone], *, wanted: int, before: int, choices: Sequence[int], beats: int
) -> int:
    """Choose the chord degree for one bar whose melody is `tones`, starting at beat 0 of the bar.

    A chord gains for each melody note it holds, more on strong beats, and loses for notes a step
    away from all of its own; `wanted` is what the mood would play, `before` the chord so far.
    """

    def fitness(degree: int) -> float:
        chord = Chord(degree)
        score = 1.1 * (degree == wanted) - 0.5 * (degree == before)
        for tone in tones:
            weight = tone.beats * (2.0 if tone.at == 0 else 1.3 if tone.at * 2 == beats else 0.8)
            score += weight if chord.holds(tone.degree) else -0.6 * weight
        return score

    return max(sorted(choices), key=fitness)


def voicing(chord: Chord, key: Key, before: Sequence[int]) -> tuple[int, ...]:
    """Four rising pitches for `chord` that move as little as can be from `before`.

    Chords of three notes double root or fifth; neighbours lie two to nine semitones apart.
    """
    classes = chord.pitch_classes(key)
    doubled = [()] if len(classes) == 4 else [classes[:1], classes[2:]]
    shapes: set[tuple[int, ...]] = set()
    for extra in doubled:
        parts = (*classes, *extra)
        options = [range(_PAD_LOW + (part - _PAD_LOW) % 12, _PAD_HIGH + 1, 12) for part in parts]
        shapes.update(tuple(sorted(shape)) for shape in product(*options))
    open_shapes = [
        shape for shape in shapes if all(2 <= high - low <= 9 for low, high in pairwise(shape))
    ]
    aim = tuple(before) or (53, 58, 62, 67)

    def distance(shape: tuple[int, ...]) -> tuple[int, tuple[int, ...]]:
        moves = sum(abs(new - old) for new, old in zip(shape, aim, strict=True))
        return moves, shape

    return min(open_shapes or shapes, key=distance)
