"""Accompaniment: the figures and bass lines that turn a chord into motion.

A played note is (beat in the bar, length in beats, MIDI pitch, loudness 0-1).
"""

from __future__ import annotations

from typing import Final

from .moods import Bass, Figure

Played = tuple[float, float, int, float]

_ARPEGGIO: Final = (0, 1, 2, 3, 2, 3, 2, 1)
_BASS_LOW: Final = 34


def figure_notes(
    figure: Figure, shape: tuple[int, ...], *, beats: int, ending: bool
) -> list[Played]:
    """Play one bar of a figure over the four pitches of `shape`, or its last chord."""
    if ending:
        short = figure in {"pulse", "offbeat"}
        spread = 0.0 if short else 0.14
        return [(spread * i, 0.6 if short else 8.0, pitch, 0.5) for i, pitch in enumerate(shape)]
    return _FIGURES[figure](shape, beats)


def _arpeggio(shape: tuple[int, ...], beats: int) -> list[Played]:
    order = _ARPEGGIO if beats == 4 else (0, 1, 2, 3, 2, 1)
    return [(i / 2, 2.0, shape[step], 0.42 if i else 0.52) for i, step in enumerate(order)]


def _broken(shape: tuple[int, ...], beats: int) -> list[Played]:
    high = [(at + half, 1.6, shape[step], 0.34) for at in range(1, beats)
            for half, step in ((0.0, 1 + at % 2), (0.5, 3 if at % 2 else 2))]  # fmt: skip
    return [(0.0, float(beats), shape[0] - 12, 0.5), (0.5, 2.0, shape[1], 0.34), *high]


def _pulse(shape: tuple[int, ...], beats: int) -> list[Played]:
    accents = {0.0, 1.5, 3.0}
    return [
        (i / 2, 0.4, shape[step] - 12 * (step == 0), 0.6 if i / 2 in accents else 0.36)
        for i in range(2 * beats)
        for step in ((0, 2) if i / 2 in accents else (1,))
    ]


def _offbeat(shape: tuple[int, ...], beats: int) -> list[Played]:
    return [(at, 0.4, pitch, 0.42) for at in (1.0, 3.0, 3.5)[: beats - 1] for pitch in shape[1:]]


def _shimmer(shape: tuple[int, ...], beats: int) -> list[Played]:
    spots = ((0.5, 3), (1.75, 1), (2.5, 2), (3.25, 3))
    return [(at, 4.0, shape[step] + 12, 0.34) for at, step in spots if at < beats]


def _strum(shape: tuple[int, ...], beats: int) -> list[Played]:
    strokes = ((0.0, 0.5), (1.5, 0.34), (2.5, 0.42), (3.5, 0.28))
    return [
        (at + 0.03 * (i if index % 2 == 0 else 3 - i), 1.6, pitch, loud)
        for index, (at, loud) in enumerate(strokes)
        if at < beats
        for i, pitch in enumerate(shape)
    ]


_FIGURES: Final = {
    "arpeggio": _arpeggio,
    "broken": _broken,
    "pulse": _pulse,
    "offbeat": _offbeat,
    "shimmer": _shimmer,
    "strum": _strum,
}


def bass_notes(
    bass: Bass, *, root: int, fifth: int, following: int, tonic: int, beats: int, ending: bool
) -> list[Played]:
    """Play one bar of a bass line; the arguments are pitches in any octave.

    `following` is the root of the next bar, which a walking bass steps towards.
    """
    root, fifth, tonic = _low(root), _low(fifth), _low(tonic)
    whole = float(beats)
    if ending or bass == "hold":
        return [(0.0, whole, root, 0.66)]
    if bass == "pedal":
        return [(0.0, whole, tonic, 0.42)]
    if bass == "two":
        return [(0.0, 1.6, root, 0.7), (float(beats // 2), 1.4, fifth, 0.56)]
    if bass == "pulse":
        return [(i / 2, 0.42, root, 0.66 if i % 4 == 0 else 0.5) for i in range(2 * beats)]
    step = _low(following) - 1 if _low(following) > root else _low(following) + 1
    line = (root, root + 12, fifth, step)
    return [
        (float(i), 0.8, pitch, 0.66 if i == 0 else 0.52) for i, pitch in enumerate(line[:beats])
    ]


def _low(pitch: int) -> int:
    """Move a pitch by octaves into the bass."""
    return _BASS_LOW + (pitch - _BASS_LOW) % 12
