"""Belonging: whose picture a file is, going by what it says of itself. Pure.

Our own servers write series and shot into everything they make. Others' pictures carry the prompt
they were made from: where that names characters of one series, and of one only, it is theirs.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from schemas.bible import Character

OURS = "anigen"  # the tag, and the first folder of every prefix, of what we had made
_PROMPTS = ("prompt", "parameters", "comment", "description", "workflow")  # tags with words in them
_ID = re.compile(r"[a-z][a-z0-9_-]{0,47}")
_SHOT = re.compile(r"\d{1,8}/[1-6]/\d{1,4}")
_SHORTEST = 3  # letters of a name that is looked for


@dataclass(frozen=True)
class Belongs:
    """Whose a file is; nobody's where nothing is known."""

    series: str = ""
    character: str = ""
    shot: str = ""  # e.g. 12/3/1


def belongs(tags: Mapping[str, str], casts: Mapping[str, Sequence[Character]]) -> Belongs:
    """Whose a file with these tags is; `casts` are the characters of every series."""
    return _told(tags.get(OURS, ""), casts) or _named(tags, casts)


def _told(tag: str, casts: Mapping[str, Sequence[Character]]) -> Belongs | None:
    """What we have written into it ourselves."""
    about = _json(tag)
    if not isinstance(about, dict):
        return None
    series, shot = str(about.get("series", "")), str(about.get("shot", ""))
    if not _ID.fullmatch(series) or series not in casts:
        return None
    people = about.get("characters")
    named = [str(who) for who in people] if isinstance(people, list) else []
    known = {one.id for one in casts[series]}
    (who,) = named if len(named) == 1 and named[0] in known else ("",)
    return Belongs(series, who, shot if _SHOT.fullmatch(shot) else "")


def _named(tags: Mapping[str, str], casts: Mapping[str, Sequence[Character]]) -> Belongs:
    """The character that a prompt names most, where only one series can be meant."""
    words = "\n".join(text for name in _PROMPTS for text in _texts(tags.get(name, "")))
    counted = {
        (series, one.id): count
        for series, cast in casts.items()
        for one in cast
        if (count := _times(one, words))
    }
    if len({series for series, _ in counted}) != 1:
        return Belongs()
    series, who = max(counted, key=lambda key: counted[key])
    return Belongs(series, who)


def _times(one: Character, words: str) -> int:
    """How often a text names somebody: in full, by an alias, or by the first name as a name."""
    names = dict.fromkeys(one.name.split()[:1], re.NOFLAG)
    names |= dict.fromkeys((one.name, *one.aliases), re.IGNORECASE)
    return sum(
        len(re.findall(rf"(?<!\w){re.escape(name)}(?!\w)", words, how))
        for name, how in names.items()
        if len(name) >= _SHORTEST
    )


def _texts(tag: str) -> Iterator[str]:
    """The words in a tag: those of a graph's inputs, or the tag itself where it is no JSON."""
    graph = _json(tag)
    if graph is None:
        yield tag
    else:
        yield from _strings(graph, depth=8)


def _strings(value: Any, *, depth: int) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, (dict, list)) and depth:
        for one in value.values() if isinstance(value, dict) else value:
            yield from _strings(one, depth=depth - 1)


def _json(text: str) -> Any:
    try:
        return json.loads(text) if text.lstrip()[:1] in {"{", "["} else None
    except (ValueError, RecursionError):
        return None
