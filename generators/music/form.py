"""Form: what a cue plays bar by bar, its roles, chords and tune.

A cue has an introduction, statements of the motif with answers to them, a return, and a cadence
home. In statements and returns the harmony follows the tune, so the motif keeps its notes in every
mood; in answers the tune follows the harmony.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final, Literal

from .harmony import Chord, harmonise
from .moods import AEOLIAN, MoodScore
from .motif import Motif, Tone

Role = Literal["intro", "statement", "answer", "return", "cadence", "end"]

_TONIC: Final = Chord(0)


@dataclass
class Bar:
    """One bar: its role and phrase, its chord, and its tune with beats from its own start."""

    role: Role
    phrase: int
    chord: Chord = _TONIC
    tones: list[Tone] = field(default_factory=list)


def lay_out(count: int, *, motif: Motif, mood: MoodScore, dice: random.Random) -> list[Bar]:
    """Compose `count` bars and the last tonic after them."""
    slow = mood.slow if count >= 4 * mood.slow else 1
    bars = _roles(count, unit=2 * slow)
    tune = motif.tones(beats=mood.beats, slow=slow)
    for _, group in groupby(bars, key=lambda bar: bar.phrase):
        phrase = list(group)
        sung = _cut(tune, len(phrase), mood.beats)
        progression = dice.choice(mood.phrases)
        if phrase[0].role in {"statement", "return"}:
            _state(phrase, sung, progression, mood)
        else:
            for bar, degree in zip(phrase, _cycle(progression), strict=False):
                bar.chord = Chord(degree, mood.sevenths)
        if phrase[0].role == "answer":
            _answer(phrase, sung, dice.choice((-2, -1, 1, 2)))
    _close(bars, mood)
    return bars


def _roles(count: int, *, unit: int) -> list[Bar]:
    """Divide `count` bars into intro, phrases of `unit` bars and cadence, and add the end.

    Bars that do not fill a phrase make a short answer, before the last phrase if that is a return.
    """
    intro = 0 if count < 6 else 1 if count < 12 else 2
    cadence = 0 if count < 3 else 1 if count < 5 else 2
    body = count - intro - cadence
    whole, rest = divmod(body, unit)
    phrases: list[tuple[Role, int]] = []
    for index in range(whole):
        again: Role = "return" if index % 4 == 2 or index == whole - 1 else "statement"
        phrases.append(("answer" if index % 2 else again if index else "statement", unit))
    if rest:
        place = len(phrases) - 1 if whole > 1 and whole % 2 else len(phrases)
        phrases.insert(place, ("answer" if whole else "statement", rest))
    plan: list[tuple[Role, int]] = [("intro", intro), *phrases, ("cadence", cadence), ("end", 1)]
    return [Bar(role, phrase) for phrase, (role, size) in enumerate(plan) for _ in range(size)]


def _cycle(progression: tuple[int, ...]) -> Iterator[int]:
    while True:
        yield from progression


def _cut(tune: tuple[Tone, ...], bars: int, beats: int) -> list[list[Tone]]:
    """Cut the tune into `bars` bars; what does not fit is left out."""
    lines: list[list[Tone]] = [[] for _ in range(bars)]
    for tone in tune:
        bar, at = divmod(tone.at, beats)
        if bar < bars:
            length = min(tone.beats, bars * beats - tone.at)
            lines[int(bar)].append(Tone(at, length, tone.degree))
    return lines


def _state(
    phrase: list[Bar], sung: list[list[Tone]], progression: tuple[int, ...], mood: MoodScore
) -> None:
    """State the motif as it is and choose the chords that carry it."""
    choices = sorted({degree for line in mood.phrases for degree in line})
    before = -1
    for index, (bar, tones, degree) in enumerate(
        zip(phrase, sung, _cycle(progression), strict=False)
    ):
        wanted = 0 if index == 0 and bar.role == "statement" else degree
        before = harmonise(tones, wanted=wanted, before=before, choices=choices, beats=mood.beats)
        bar.tones, bar.chord = tones, Chord(before, mood.sevenths)


def _answer(phrase: list[Bar], sung: list[list[Tone]], shift: int) -> None:
    """Answer the motif: its rhythm some steps away, the notes on beats bent to the chords."""
    for bar, tones in zip(phrase, sung, strict=True):
        for tone in tones:
            degree = tone.degree + shift
            if tone.at == int(tone.at):
                degree = bar.chord.nearest(degree)
            bar.tones.append(Tone(tone.at, tone.beats, degree))


def _close(bars: list[Bar], mood: MoodScore) -> None:
    """Write the cadence: chords that lead home, and a tune that steps down to the tonic."""
    last = next((bar.tones[-1].degree for bar in reversed(bars) if bar.tones), 4)
    home = 7 * round(last / 7)
    cadence = [bar for bar in bars if bar.role == "cadence"]
    aims = (home + 1, (last + home + 2) // 2)
    for bar, degree, aim in zip(reversed(cadence), reversed(mood.cadence), aims, strict=False):
        dominant = mood.scale == AEOLIAN and degree == 4
        bar.chord = Chord(degree, mood.sevenths, dominant)
        bar.tones = [Tone(0.0, float(mood.beats), bar.chord.nearest(aim))]
    bars[-1].chord = _TONIC
    bars[-1].tones = [Tone(0.0, float(mood.beats), home)]
    for bar in bars:
        bar.chord = bar.chord.under(bar.tones)
