"""Naming: a title and a logline that the series has not had yet."""

from __future__ import annotations

import re
from collections.abc import Mapping

from .library import fragments, holds
from .outline import Outline
from .script import Situation
from .turns import Turn
from .voice import Voice
from .words import capital, fill, shorten, titled

_JOINTS = ("{first}. Meanwhile {second}.", "{first}, and {second}.", "{first}, while {second}.",
           "{first}. {Second}.")  # fmt: skip
_AGAIN = ("{}, Again", "{}, Once More", "{}, Yet Again", "{}, One Last Time")
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def name(drawn: Outline, voice: Voice, slots: Mapping[str, str]) -> tuple[str, str]:
    """The title and the logline.

    How often a story has been told before is counted in the loglines; the n-th telling takes the
    n-th of its titles, so that no title comes twice although only loglines are remembered.
    """
    stage, turn = drawn.stage, drawn.agenda.opening or drawn.agenda.main
    titles = _titles(turn, drawn.obstacle, slots)
    first, templates = _first(voice, turn, drawn.obstacle, slots)
    if not first:
        first, templates = f"{titles[0]}: {shorten(turn.text, 120).rstrip('.')}", (titles[0],)
    marks = fragments(templates)
    times = sum(holds(line, marks) for line in stage.loglines)
    taken = {e.title for e in stage.recall.recent}
    while (title := shorten(_nth(titles, times), 80)) in taken:
        times += 1
    return title, _logline(drawn, voice, first)


def _first(
    voice: Voice, turn: Turn, obstacle: Situation, slots: Mapping[str, str]
) -> tuple[str, tuple[str, ...]]:
    """What the main story is, if anything fits it, and the templates that find it in loglines."""
    own = turn.clue.logline or voice.deal(turn.told, (turn.told,), slots)
    if own:
        text = shorten(own.rstrip("."), 200)
        return text, (turn.told or text,)
    templates = obstacle.note("logline")
    text = voice.deal(f"{obstacle.id}.logline", templates, slots)
    return capital(shorten(text.rstrip("."), 140)), templates


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
    title = shorten(titles[place], 64)
    return (
        _AGAIN[again - 1].format(title) if again <= len(_AGAIN) else f"{title}, {_roman(again + 1)}"
    )


def _fits(template: str, slots: Mapping[str, str]) -> bool:
    keys = re.findall(r"\{([^{}]+)\}", template)
    return all(slots.get(k[0].lower() + k[1:]) for k in keys)


def _logline(drawn: Outline, voice: Voice, first: str) -> str:
    """The main story, and what else happens, joined in a way that was not heard before."""
    options: list[str] = []
    if drawn.pair and "spark" in drawn.kinds:
        told, slots = drawn.pair.situation, drawn.pair.slots
        second = voice.deal(f"{told.id}.logline", told.note("logline"), slots)
        second = "the " + second[4:] if second.startswith("The ") else second
        both = {"first": first, "second": shorten(second, 96)}
        options = [fill(joint, both) for joint in _JOINTS] if second else []
    start = drawn.dice.deal("joint", range(len(_JOINTS)))
    options = [shorten(o, 240) for o in (*options[start:], *options[:start], f"{first}.")]
    heard = drawn.stage.recall.loglines
    fresh = [o for o in options if o not in heard]
    return fresh[0] if fresh else shorten(f"{first}, for the {len(heard) + 1}th time.", 240)


def _roman(value: int) -> str:
    text = ""
    for number, sign in _ROMAN:
        while value >= number:
            text, value = text + sign, value - number
    return text
