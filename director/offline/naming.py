"""Naming: a title and a logline that the series has not had yet."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from .library import marks_of
from .outline import Outline
from .script import Situation
from .turns import Turn
from .voice import Voice
from .words import capital, fill, shorten, titled

_LOWERED = re.compile(
    r"^(The|An?|It|Neither|Somebody|Nobody|Everybody|What|Whoever|Both|They|There|In|At|On)\b"
)
_WITNESSES = (
    "{first}. {lead} sees it first.", "{first}, and {lead} will not let it rest.",
    "{first}. {lead} tells {mate}, and {mate} tells everybody.", "{first}, says {lead}.",
    "{first}, and {mate} believes it.", "{first}. {mate} has said so from the beginning.",
)  # fmt: skip
_JOINTS = ("{first}. Meanwhile {second}.", "{first}, and {second}.", "{first}, while {second}.",
           "{first}. {Second}.")  # fmt: skip
_FORMS = (  # of the title of a story told before: {0} its own, {1} what else happens, {2} its topic
    "{0}, Again", "{0}, or {1}", "{2}: {0}", "{1}, or {0}", "Once More: {0}", "{0} and {1}",
    "{0}, or {2}", "{0}, With {1}", "Of {1} and {0}", "{2}, or {0}", "{0}, Years Later",
    "{0}; Also {1}", "{0}, Revisited", "{1}, After {0}", "{0} ({2})", "{0}, but {1}",
    "{1}; Besides, {0}", "{0}, on Account of {2}",
)  # fmt: skip
_LONGEST_PART = 36
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def name(drawn: Outline, voice: Voice, slots: Mapping[str, str]) -> tuple[str, str]:
    """The title and the logline.

    How often a story has been told before is counted in the loglines; the n-th telling takes the
    n-th form of its title, so that no title comes twice although only loglines are remembered.
    """
    stage, turn = drawn.stage, drawn.agenda.opening or drawn.agenda.main
    titles = _titles(turn, drawn.obstacle, slots)
    first, templates = _first(voice, turn, drawn.obstacle, slots)
    if not first:
        first, templates = f"{titles[0]}: {shorten(turn.text, 120).rstrip('.')}", (titles[0],)
    times = sum(stage.told.count(mark) for mark in marks_of(templates))
    taken = {e.title for e in stage.recall.recent}
    more = (_other(drawn, voice, slots), shorten(titled(turn.topic), _LONGEST_PART))
    while (title := shorten(_nth(titles, times, more), 80)) in taken:
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


def _other(drawn: Outline, voice: Voice, slots: Mapping[str, str]) -> str:
    """A second half for the title: the story between two, else what stood in the way."""
    if drawn.pair and "spark" in drawn.kinds:
        told = drawn.pair.situation
        text = voice.deal(f"{told.id}.title", told.note("title"), drawn.pair.slots)
    else:
        text = voice.deal(f"{drawn.obstacle.id}.title", drawn.obstacle.note("title"), slots)
    return shorten(titled(text), _LONGEST_PART)


def _nth(titles: list[str], times: int, more: tuple[str, str]) -> str:
    """The title of a story's n-th telling, counted from 0; `more` is what may be added to it."""
    again, place = divmod(times, len(titles))
    if again == 0:
        return titles[place]
    title = shorten(titles[place], _LONGEST_PART)
    missing = [f"{{{n}}}" for n, text in enumerate(more, 1) if not text]
    forms = [f for f in _FORMS if not any(slot in f for slot in missing)]
    round_, form = divmod(again - 1, len(forms))
    text = forms[form].format(title, *more)
    return f"{text}, {_roman(round_ + 1)}" if round_ else text


def _fits(template: str, slots: Mapping[str, str]) -> bool:
    keys = re.findall(r"\{([^{}]+)\}", template)
    return all(slots.get(k[0].lower() + k[1:]) for k in keys)


def _logline(drawn: Outline, voice: Voice, first: str) -> str:
    """The main story, and what else happens, joined in a way that was not heard before."""
    options: list[str] = []
    if drawn.pair and "spark" in drawn.kinds:
        told, slots = drawn.pair.situation, drawn.pair.slots
        second = voice.deal(f"{told.id}.logline", told.note("logline"), slots)
        second = _LOWERED.sub(lambda m: m[0].lower(), second)
        both = {"first": first, "second": shorten(second, 120)}
        options = [fill(joint, both) for joint in _JOINTS] if second else []
    start = drawn.dice.deal("joint", range(len(_JOINTS)))
    options = [shorten(o, 240) for o in (*options[start:], *options[:start], f"{first}.")]
    heard = frozenset(drawn.stage.recall.loglines)
    fresh = [o for o in options if o not in heard]
    return fresh[0] if fresh else _witnessed(drawn, first, heard)


def _witnessed(drawn: Outline, first: str, heard: Collection[str]) -> str:
    """The main story with those who were there, in words that were not heard before."""
    lead, mate = (drawn.players.roles[role].called for role in ("lead", "mate"))
    lines = [shorten(w.format(first=first, lead=lead, mate=mate), 240) for w in _WITNESSES]
    more = (shorten(f"{first}, and that is episode {drawn.stage.episode}.", 240),)
    return next((line for line in lines if line not in heard), *more)


def _roman(value: int) -> str:
    text = ""
    for number, sign in _ROMAN:
        while value >= number:
            text, value = text + sign, value - number
    return text
