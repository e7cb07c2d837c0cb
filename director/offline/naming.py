"""Naming: a title and a logline that the series has not had yet."""

from __future__ import annotations

import re
from collections.abc import Mapping

from .agenda import Turn
from .casting import Pair
from .dice import Dice
from .library import fragments, holds
from .script import Situation
from .stage import Stage
from .voice import Voice
from .words import capital, clip, fill, titled

_JOINTS = ("{first}. Meanwhile {second}.", "{first}, and {second}.", "{first}, while {second}.",
           "{first}. {Second}.")  # fmt: skip
_AGAIN = ("{}, Again", "{}, Once More", "{}, Yet Again", "{}, One Last Time")
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def name(
    stage: Stage, dice: Dice, voice: Voice, turn: Turn, obstacle: Situation,
    slots: Mapping[str, str], pair: Pair | None,
) -> tuple[str, str]:  # fmt: skip
    """The title and the logline.

    How often a story has been told before is counted in the loglines; the n-th telling takes the
    n-th of its titles, so that no title comes twice although only loglines are remembered.
    """
    first, templates = _first(voice, turn, obstacle, slots)
    marks = fragments(templates)
    times = sum(holds(line, marks) for line in stage.loglines)
    titles = _titles(turn, obstacle, slots)
    taken = {e.title for e in stage.recall.recent}
    while (title := clip(_nth(titles, times), 80)) in taken:
        times += 1
    return title, _logline(dice, voice, first, pair, set(stage.recall.loglines))


def _first(
    voice: Voice, turn: Turn, obstacle: Situation, slots: Mapping[str, str]
) -> tuple[str, tuple[str, ...]]:
    """What the main story is, and the templates by which it is known in earlier loglines."""
    own = turn.clue.logline or voice.deal(turn.told, (turn.told,), slots)
    if own:
        text = clip(own.rstrip("."), 200)
        return text, (turn.told or text,)
    templates = obstacle.note("logline")
    text = voice.deal(f"{obstacle.id}.logline", templates, slots) or turn.question or turn.text
    return capital(clip(text.rstrip("."), 140)), templates


def _titles(turn: Turn, obstacle: Situation, slots: Mapping[str, str]) -> list[str]:
    if turn.clue.title:
        return [turn.clue.title]
    templates = obstacle.note("title")
    return [titled(fill(t, slots)) for t in templates if _fits(t, slots)] or [titled(turn.topic)]


def _nth(titles: list[str], times: int) -> str:
    """The title of a story's n-th telling, counted from 0."""
    again, place = divmod(times, len(titles))
    if again == 0:
        return titles[place]
    title = clip(titles[place], 64)
    return _AGAIN[again - 1].format(title) if again <= len(_AGAIN) else f"{title}, {_roman(again + 1)}"


def _fits(template: str, slots: Mapping[str, str]) -> bool:
    keys = re.findall(r"\{([^{}]+)\}", template)
    return all(slots.get(k[0].lower() + k[1:]) for k in keys)


def _logline(dice: Dice, voice: Voice, first: str, pair: Pair | None, heard: set[str]) -> str:
    options: list[str] = []
    if pair:
        second = voice.deal(
            f"{pair.situation.id}.logline", pair.situation.note("logline"), pair.slots
        )
        second = "the " + second[4:] if second.startswith("The ") else second
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
