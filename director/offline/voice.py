"""The voice: a cue becomes what one particular character says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from schemas.bible import Speech, Temper
from schemas.plan import Expression, Pose

from .dice import Dice
from .library import temper_lines
from .script import Cue
from .stage import Person, Stage
from .words import MOST_WORDS, Missing, capital, fill, royal, spelled_out

_BANKS = {
    "greet": "greetings", "gasp": "exclamations", "doubt": "doubts", "agree": "agreements",
    "refuse": "refusals", "catch": "catchphrases", "comfort": "comforts", "thank": "thanks",
    "sorry": "apologies", "tease": "teases", "wonder": "wonders", "worry": "worries",
    "bye": "farewells", "muse": "musings",
}  # fmt: skip
_FACES = {
    "greet": (Expression.HAPPY, Pose.WAVE), "gasp": (Expression.SURPRISED, None),
    "doubt": (Expression.THINKING, Pose.ARMS_CROSSED), "agree": (Expression.DETERMINED, None),
    "refuse": (Expression.ANGRY, Pose.ARMS_CROSSED), "comfort": (Expression.HAPPY, None),
    "thank": (Expression.HAPPY, Pose.HAND_TO_CHEST), "sorry": (Expression.SAD, Pose.BOW),
    "tease": (Expression.SMUG, Pose.HAND_ON_HIP), "wonder": (Expression.SURPRISED, None),
    "worry": (Expression.AFRAID, Pose.HAND_TO_CHEST), "bye": (Expression.TIRED, Pose.WAVE),
    "muse": (Expression.THINKING, None), "catch": (Expression.HAPPY, None),
}  # fmt: skip
_CREATURE = re.compile(
    r"\b(tail|whiskers?|paws?|ribbon|feathers?|wing|hinges?|rust|dial|spring|fan|volume|range)\b",
    re.IGNORECASE,
)
_CORRECT = frozenset({Temper.PRECISE, Temper.GRAND})
_I = re.compile(r"I\b")
_TIC_WORDS = 6
_TIC_SHARE = 0.16
_MOST_TICS = 2
_BANK = re.compile(r"<([a-z]+)>")


def face(cue: Cue) -> tuple[Expression | None, Pose | None]:
    """The face and body that go with a bank."""
    found = _BANK.search(cue.wordings[0]) if cue.wordings else None
    return _FACES.get(found[1], (None, None)) if found else (None, None)


class Voice:
    """Chooses wordings: one that fits the speaker, may be said, and was not used for long."""

    def __init__(self, stage: Stage, dice: Dice) -> None:
        self._dice = dice
        self._stage = stage
        self._tics: Counter[str] = Counter()

    def say(self, person: Person, cue: Cue, slots: Mapping[str, str], other: str) -> str:
        """The cue in this person's words; empty when none of its wordings fits."""

        def bank(name: str) -> str:
            line = self._bank(person, name, other)
            if not line:
                raise Missing(name)
            return line

        options = [o for o in cue.options(person.temper) if self._suits(person, o)]
        options = options or [o for o in cue.wordings if self._suits(person, o)]
        options = [o for o in options if self._fits(o, slots)]
        if not options:
            return ""
        chosen = self._dice.deal(f"{cue.wordings[0]}|{person.temper}", options)
        try:
            text = fill(chosen, {**slots, "other": other}, bank)
        except Missing:
            return ""
        plain = text if _BANK.search(chosen) else self._coloured(person, text)
        return plain if self._allowed(plain) else ""

    def written(self, cue: Cue, slots: Mapping[str, str]) -> str:
        """A cue that somebody wrote for this very person, word for word."""
        try:
            return fill(cue.wordings[0], slots) if slots else capital(cue.wordings[0])
        except Missing:
            return cue.wordings[0]

    def seen(self, cue: Cue, slots: Mapping[str, str]) -> str:
        """A stage direction; empty when it speaks of somebody who is not there."""
        return self.deal(cue.wordings[0], cue.wordings, slots)

    def deal(self, key: str, options: tuple[str, ...], slots: Mapping[str, str]) -> str:
        """One of several templates that fit, however long; empty when none does."""
        fitting = [o for o in options if self._fits(o, slots, most=1000)]
        return fill(self._dice.deal(key, fitting), slots) if fitting else ""

    def _bank(self, person: Person, name: str, other: str) -> str:
        own: tuple[str, ...] = ()
        if person.played:
            speech: Speech = person.character.speech
            own = getattr(speech, _BANKS[name])
        for options in (own, temper_lines()[person.temper].get(name, ())):
            fitting = [o for o in options if self._fits(o, {"other": other}) and self._allowed(o)]
            if fitting:
                line = self._dice.deal(f"{person.id}.{name}", fitting)
                return fill(line, {"other": other})
        return ""

    def _coloured(self, person: Person, text: str) -> str:
        """The line with this person's grammar, and now and then one of their tics."""
        if person.temper in _CORRECT:
            text = spelled_out(text)
        if person.temper == Temper.GRAND:
            text = royal(text)
        tics = person.character.speech.tics if person.played else ()
        short = text[0].isalpha() and 2 < len(text.split()) <= _TIC_WORDS and text[-1] in ".?"
        if not tics or not short or self._tics[person.id] >= _MOST_TICS:
            return text
        if not self._dice.chance(_TIC_SHARE):
            return text
        self._tics[person.id] += 1
        tic = self._dice.deal(f"{person.id}.tics", tics).strip()
        if tic.startswith(","):
            plain = text[-1] == "." and "," not in text and text.count(".") == 1
            return f"{text[:-1]}{tic}." if plain else text
        if tic.endswith((",", ":")):
            itself = _I.match(text)
            return f"{tic} {text if itself else text[0].lower() + text[1:]}"
        return f"{tic} {text}"

    def _suits(self, person: Person, option: str) -> bool:
        return person.creature or not _CREATURE.search(option)

    def _fits(self, option: str, slots: Mapping[str, str], most: int = MOST_WORDS) -> bool:
        try:
            text = fill(option, slots, lambda _: "")
        except Missing:
            return False
        return len(text.split()) <= most and self._allowed(text)

    def _allowed(self, text: str) -> bool:
        return not self._stage.forbids(text)
