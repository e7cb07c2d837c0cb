"""Content: words that may never be heard or shown, by the operator's list and by the rating."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from schemas.plan import BeatKind, EpisodePlan, ScenePlan

from .limbs import same_verb
from .moment import Complaint, Family, Moment, quoted

_RATINGS = ("all", "7", "12", "16")
_WORDS = (  # the first rating at which a word may be heard
    ("7", "stupid idiot moron"),
    ("12", "damn hell crap bastard cigarette whiskey vodka drunk gore"),
    ("16", "bitch shit heroin cocaine suicide"),
)
_VERBS = (  # the first rating at which a deed may be shown
    ("12", "stab shoot strangle poison smoke"),
    ("16", "torture behead mutilate"),
    ("never", "rape molest"),
)


def _words(m: Moment) -> Iterator[Complaint]:
    """No forbidden word is in a title, a synopsis, a picture or a line."""
    rules = m.world.bible.rules
    texts = tuple(_texts(m.scene, m))
    together = "\n".join(text for text, _ in texts)
    forbidden = _pattern(tuple(rules.forbidden_words))
    rough = _pattern(_too_old(_WORDS, rules.rating))
    if [*_found(together, forbidden), *_found(together, rough)]:
        for text, line in texts:
            yield from _forbidden(text, line, forbidden)
            for word in _found(text, rough):
                yield Complaint(
                    "rating", f"the word {word!r} is not for the rating {rules.rating!r};"
                    " leave it out", line,
                )  # fmt: skip


def _forbidden(text: str, line: str, pattern: re.Pattern[str] | None) -> Iterator[Complaint]:
    for word in _found(text, pattern):
        yield Complaint(
            "forbidden word", f"the word {word!r} is forbidden in this series;"
            " say it in other words", line,
        )  # fmt: skip


def _deeds(m: Moment) -> Iterator[Complaint]:
    """No deed is shown that the rating does not allow."""
    rating = m.world.bible.rules.rating
    verbs = _too_old(_VERBS, rating)
    for beat in m.scene.beats:
        if beat.kind is BeatKind.ACT and any(same_verb(beat.value, verb) for verb in verbs):
            yield Complaint(
                "rating", f"{beat.value!r} is not for the rating {rating!r}; leave it out",
                quoted(beat),
            )  # fmt: skip


def headings(plan: EpisodePlan, banned: Iterable[str]) -> Iterator[Complaint]:
    """No forbidden word is in what is told of the episode as a whole."""
    pattern = _pattern(tuple(banned))
    for text in (plan.title, plan.logline, plan.synopsis):
        yield from _forbidden(text, text, pattern)


def _texts(scene: ScenePlan, m: Moment) -> Iterator[tuple[str, str]]:
    """What is seen and heard, each with how it is quoted."""
    yield scene.title, scene.title
    yield scene.synopsis, scene.synopsis
    for shot in scene.shots:
        yield shot.action, shot.action
        yield from ((line.text, m.quote(line)) for line in shot.lines)
    yield from ((beat.value, quoted(beat)) for beat in scene.beats if beat.value)


def _found(text: str, pattern: re.Pattern[str] | None) -> Iterator[str]:
    if pattern is not None:
        yield from dict.fromkeys(found.casefold() for found in pattern.findall(text))


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str] | None:
    if not words:
        return None
    either = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)


@cache
def _too_old(table: tuple[tuple[str, str], ...], rating: str) -> tuple[str, ...]:
    allowed = _RATINGS[: _RATINGS.index(rating) + 1]
    return tuple(word for least, words in table if least not in allowed for word in words.split())


FAMILY = Family(before=(_words, _deeds), dreams=True)
