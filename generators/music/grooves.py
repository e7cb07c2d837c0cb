"""Grooves: what the percussion plays in a bar, by style and by the bar's role."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from .form import Role
from .moods import Beat


@dataclass(frozen=True)
class Hit:
    """A stroke: when (in beats within a bar, or in seconds of a cue), on what, how hard (0-1)."""

    at: float
    drum: str
    velocity: float


def _eighths(drum: str, strong: float, weak: float) -> tuple[Hit, ...]:
    return tuple(Hit(i / 2, drum, weak if i % 2 else strong) for i in range(8))


_GROOVES: Final[dict[Beat, tuple[Hit, ...]]] = {
    "": (),
    "light": (
        *_eighths("shaker", 0.34, 0.22),
        Hit(0, "kick", 0.5), Hit(2, "kick", 0.42), Hit(1, "rim", 0.34), Hit(3, "rim", 0.4),
    ),
    "brush": (
        *_eighths("shaker", 0.2, 0.14),
        Hit(0, "kick", 0.42), Hit(2.5, "kick", 0.3), Hit(1, "brush", 0.4), Hit(3, "brush", 0.44),
    ),
    "march": (
        Hit(0, "taiko", 0.7), Hit(2, "taiko", 0.55), Hit(0, "snare", 0.4), Hit(1, "snare", 0.5),
        Hit(1.5, "snare", 0.26), Hit(1.75, "snare", 0.3), Hit(2, "snare", 0.4),
        Hit(3, "snare", 0.52), Hit(3.5, "snare", 0.3),
    ),
    "drive": (
        *_eighths("hat", 0.36, 0.24),
        Hit(0, "kick", 0.8), Hit(1.5, "kick", 0.6), Hit(2, "kick", 0.7), Hit(1, "snare", 0.6),
        Hit(3, "snare", 0.64), Hit(0, "taiko", 0.6), Hit(3.5, "taiko", 0.4), Hit(2.75, "hat", 0.2),
    ),
    "heart": (
        Hit(0, "taiko", 0.66), Hit(0.5, "taiko", 0.44), Hit(1.5, "hat", 0.12), Hit(2, "hat", 0.16),
        Hit(3, "hat", 0.12), Hit(3.5, "hat", 0.16),
    ),
    "clockwork": (
        Hit(0, "block", 0.5), Hit(1, "block_low", 0.4), Hit(2, "block", 0.46),
        Hit(3, "block_low", 0.4), Hit(3.5, "block", 0.3), Hit(0, "kick", 0.5), Hit(2, "kick", 0.4),
        Hit(1, "shaker", 0.24), Hit(3, "shaker", 0.24),
    ),
}  # fmt: skip
_FILLS: Final[dict[Beat, tuple[str, ...]]] = {
    "light": ("rim", "rim"),
    "march": ("snare", "snare", "snare", "taiko"),
    "drive": ("snare", "taiko", "snare", "taiko"),
    "clockwork": ("block", "block_low", "block", "block_low"),
}
_ENDINGS: Final[dict[Beat, tuple[Hit, ...]]] = {
    "light": (Hit(0, "kick", 0.5), Hit(0, "cymbal", 0.2)),
    "brush": (Hit(0, "cymbal", 0.22),),
    "march": (Hit(0, "taiko", 0.8), Hit(0, "cymbal", 0.6), Hit(0, "kick", 0.6)),
    "drive": (Hit(0, "taiko", 0.8), Hit(0, "cymbal", 0.55), Hit(0, "kick", 0.8)),
    "heart": (Hit(0, "taiko", 0.6),),
    "clockwork": (Hit(0, "block", 0.5), Hit(0.5, "block_low", 0.5), Hit(1, "kick", 0.5)),
}


def groove(beat: Beat, role: Role, *, beats: int, opens: bool, fills: bool) -> tuple[Hit, ...]:
    """Return the strokes of one bar, in beats from its start.

    The introduction keeps only the quiet strokes, the end is a single gesture. A bar that `opens`
    a phrase of a loud style starts with a cymbal, one that `fills` rolls in its last beat.
    """
    if role == "end":
        return _ENDINGS.get(beat, ())
    hits = [hit for hit in _GROOVES[beat] if hit.at < beats]
    if role == "intro":
        return tuple(hit for hit in hits if hit.velocity < 0.45)
    if fills and (drums := _FILLS.get(beat)):
        hits = [hit for hit in hits if hit.at < beats - 1]
        step = 1 / len(drums)
        hits += [Hit(beats - 1 + step * i, drum, 0.36 + 0.08 * i) for i, drum in enumerate(drums)]
    if opens and beat in {"march", "drive"}:
        hits.append(Hit(0, "cymbal", 0.4))
    return tuple(hits)
