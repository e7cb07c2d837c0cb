"""Naming: a title and a logline that the series has not had yet."""

from __future__ import annotations

import re
from collections.abc import Mapping

from schemas.plan import BeatKind

from .agenda import Turn
from .casting import Pair
from .dice import Dice
from .library import mark
from .script import Situation
from .stage import Stage
from .voice import Voice
from .words import capital, clip, fill, titled

_JOINTS = ("{first}. Meanwhile {second}.", "{first}, and {second}.", "{first}, while {second}.",
           "{first}. {Second}.")  # fmt: skip
_AGAIN = ("{title}, Again", "{title}, Once More", "{title}, Yet Again", "Another {title}")
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def name(
    stage: Stage, dice: Dice, voice: Voice, turn: Turn, obstacle: Situation,
    slots: Mapping[str, str], pair: Pair | None, *, paired: bool,
) -> tuple[str, str]:  # fmt: skip
    """The title and the logline."""
    first, pattern = _first(dice, voice, turn, obstacle, slots)
    heard = stage.recall.loglines
    times = sum(1 for line in heard if pattern.search(line))
    title = _title(dice, turn, obstacle, slots, times)
    taken = {e.title for e in stage.recall.recent}
    while title in taken:
        times += 1
        title = _title(dice, turn, obstacle, slots, times)
    return clip(title, 80), _logline(dice, voice, first, pair if paired else None, set(heard))


def _first(
    dice: Dice, voice: Voice, turn: Turn, obstacle: Situation, slots: Mapping[str, str]
) -> tuple[str, re.Pattern[str]]:
    """What the main story is, and a pattern that finds it in earlier loglines."""
    if turn.clue.logline:
        text = clip(turn.clue.logline.rstrip("."), 140)
        return text, re.compile(re.escape(text))
    if turn.slots and turn.kind is not BeatKind.RESOLVE_THREAD:
        text = clip(turn.text.rstrip("."), 140)
        return text, re.compile(re.escape(text))
    options = obstacle.note("logline")
    text = voice.deal(f"{obstacle.id}.logline", options, slots) or turn.question or turn.text
    return capital(clip(text.rstrip("."), 140)), mark(options)


def _title(
    dice: Dice, turn: Turn, obstacle: Situation, slots: Mapping[str, str], times: int
) -> str:
    options = [turn.clue.title] if turn.clue.title else []
    if not options:
        templates = obstacle.note("title")
        start = dice.deal(f"{obstacle.id}.title", range(len(templates)))
        templates = templates[start:] + templates[:start]
        options = [titled(fill(t, slots)) for t in templates if _fits(t, slots)]
    options = [o for o in options if o] or [titled(turn.topic)]
    round_, place = divmod(times, len(options))
    if round_ == 0:
        return options[place]
    if round_ <= len(_AGAIN):
        return _AGAIN[round_ - 1].replace("{title}", clip(options[place], 64))
    return f"{clip(options[place], 64)}, {_roman(round_ + 1)}"


def _fits(template: str, slots: Mapping[str, str]) -> bool:
    keys = re.findall(r"\{([^{}]+)\}", template)
    return all(slots.get(k[0].lower() + k[1:]) for k in keys)


def _logline(dice: Dice, voice: Voice, first: str, pair: Pair | None, heard: set[str]) -> str:
    options: list[str] = []
    if pair:
        second = voice.deal(
            f"{pair.situation.id}.logline", pair.situation.note("logline"), pair.slots
        )
        slots = {"first": first, "second": clip(second, 96)}
        options = [fill(t, slots) for t in _JOINTS] if second else []
    start = dice.deal("joint", range(len(_JOINTS)))
    options = options[start:] + options[:start] + [f"{first}."]
    fresh = [o for o in (clip(o, 240) for o in options) if o not in heard]
    return fresh[0] if fresh else clip(f"{first}, for the {len(heard) + 1}th time.", 240)


def _roman(value: int) -> str:
    text = ""
    for number, sign in _ROMAN:
        while value >= number:
            text, value = text + sign, value - number
    return text
