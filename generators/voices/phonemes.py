"""From phonemes to mouth shapes: the drawn mouth follows the sound.

Phonemes are IPA names as espeak reports them, with stress and length marks, some with two vowels.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, Literal

Shape = Literal["closed", "small", "open", "wide", "round"]

FRAME_S: Final = 1 / 24  # nothing drawn changes faster than a frame
_GLIDE: Final = 0.55  # where in a diphthong the second vowel takes over
_SHAPES: Final[tuple[tuple[Shape, str], ...]] = (
    ("closed", "mbpɓ"),
    ("wide", "aɑäæʌɐ"),
    ("open", "eɛɜɚɤøœ"),
    ("round", "oɔɒuʊɵʉwʍɥ"),
)
_SHAPE_OF: Final = {letter: shape for shape, letters in _SHAPES for letter in letters}
_VOWELS: Final = frozenset("aɑäæʌɐeɛɜɚəɤøœoɔɒuʊɵʉiɪɨyʏɯ")


def shapes_of(phoneme: str) -> tuple[Shape, ...]:
    """One shape, or two for a diphthong; a pause (no name) is closed."""
    letters = [letter for letter in phoneme if letter.isalpha() and letter not in "ːˑʲʰʷᵝ"]
    if not letters or phoneme.startswith("("):  # espeak marks a change of language as "(en)"
        return ("closed",)
    vowels = [letter for letter in letters if letter in _VOWELS]
    ends = (vowels[0], vowels[-1]) if vowels else (letters[0],)
    shapes = tuple[Shape, ...](_SHAPE_OF.get(letter, "small") for letter in ends)
    return shapes if len(set(shapes)) > 1 else shapes[:1]


def mouth_track(
    phonemes: Iterable[tuple[float, str]], *, seconds: float
) -> tuple[tuple[float, Shape], ...]:
    """Mouth changes from `(start in seconds, phoneme)` in order of time, within `seconds`.

    The result rises strictly, changes at most once per film frame and ends closed. Closed lips
    (m, b, p) win over the shape they would replace, since their absence is what the eye notices.
    """
    track: list[tuple[float, Shape]] = [(0.0, "closed")]
    for at_s, shape in _changes(list(phonemes), seconds):
        if at_s >= seconds - 2 * FRAME_S:
            break
        last_s, last = track[-1]
        start_s = at_s
        if at_s - last_s < FRAME_S:
            if last == "closed" != shape and len(track) > 1:
                continue
            track.pop()
            start_s = last_s
        if not track or track[-1][1] != shape:
            track.append((round(start_s, 4), shape))
    if track[-1][1] != "closed":
        track.append((round(seconds - FRAME_S, 4), "closed"))
    return tuple(track)


def _changes(phonemes: list[tuple[float, str]], seconds: float) -> Iterator[tuple[float, Shape]]:
    for index, (at_s, phoneme) in enumerate(phonemes):
        end_s = phonemes[index + 1][0] if index + 1 < len(phonemes) else seconds
        shapes = shapes_of(phoneme)
        yield at_s, shapes[0]
        if len(shapes) == 2:
            yield at_s + _GLIDE * (end_s - at_s), shapes[1]
