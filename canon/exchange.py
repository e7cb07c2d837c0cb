"""Exchange: the canon as a file that a person reads and edits, and back.

    format: 1
    people:
      mio:
        location: roof  # episode 3, scene 2
        goal: {value: "to find the bell", from: 12}
    relations:
      mio:
        ren: 2  # episode 5, scene 1

Only what differs is imported, as the operator's word; what the file does not name stays as it is,
and what it names with an empty value ends.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy.ext.asyncio import AsyncConnection

from schemas.canon import Authority, Fact
from schemas.errors import BibleError, CanonError

from . import log
from .asof import Change
from .bible import parse
from .bible.parse import Keyed, Listed
from .log import Branch
from .slots import Kind, field_of, is_slot, kind_of, subject_of

FORMAT = 1
_DIGITS = 9  # of the number of an episode
_SECTIONS = {
    "people": Kind.PERSON,
    "places": Kind.PLACE,
    "things": Kind.THING,
    "threads": Kind.THREAD,
    "secrets": Kind.SECRET,
    "relations": Kind.RELATION,
    "met": Kind.MET,
    "knowledge": Kind.KNOWS,
    "oaths": Kind.OATH,
    "events": Kind.EVENT,
}
_NAMES = {kind: name for name, kind in _SECTIONS.items()}
_PLAIN = re.compile(r"[A-Za-z](?:[\w ’'()/.…-]*[\w)’….])?|-?[0-9]|[1-9][0-9]{1,8}")
_NOT_PLAIN = re.compile(r"(?i)true|false|null|yes|no|on|off|y|n|.*:\s.*|.*\s#.*")
_ODD = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_VALUES = {
    "relation": (re.compile(r"-?[0-3]|"), "a relation is a number from -3 to 3"),
    "due": (re.compile(r"[0-9]{1,9}|"), "due is the number of an episode"),
    "importance": (re.compile(r"[1-3]|"), "importance is 1, 2 or 3"),
}


class Wanted(NamedTuple):
    """What a file says of a slot, since which episode (None: from the next one), and where."""

    slot: str
    value: str
    since: int | None
    file: Path
    line: int


def export(facts: Iterable[Fact], *, about: str = "") -> str:
    """The facts as a file, grouped by whom and what they are about; `about` is its first line.

    What holds nothing is left out.
    """
    sections: dict[str, dict[str, dict[str, Fact]]] = {}
    for fact in sorted((f for f in facts if f.value), key=lambda f: f.slot):
        section = sections.setdefault(_NAMES[kind_of(fact.slot)], {})
        section.setdefault(subject_of(fact.slot), {})[_key(fact.slot)] = fact
    lines = [f"# {' '.join(about.split())}"] if about else []
    lines.append(f"format: {FORMAT}")
    for name in _SECTIONS:
        if name in sections:
            lines.append(f"{name}:")
        for subject, group in sections.get(name, {}).items():
            lines.append(f"  {_word(subject)}:")
            lines += [f"    {_word(key)}: {_shown(f.value)}{_when(f)}" for key, f in group.items()]
    return "\n".join(lines) + "\n"


def read(text: str, file: Path) -> list[Wanted]:
    """What a file says, in its order. BibleError with the line of what is wrong with it."""
    tree = parse.read(file, text, words=True)
    if not isinstance(tree, Keyed):
        raise BibleError("it must hold keys and values", file=file, line=1)
    if "format" not in tree:
        raise BibleError(f"it does not begin with `format: {FORMAT}`", file=file, line=1)
    found: dict[str, Wanted] = {}
    for name, held in tree.items():
        line = tree.lines[name]
        if name == "format":
            _check_format(held, file, line)
        elif name in _SECTIONS:
            for wanted in _section(_SECTIONS[name], held, file, line):
                if wanted.slot in found:
                    first = found[wanted.slot].line
                    raise BibleError(
                        f"{wanted.slot} is there twice, first in line {first}; keep one of them",
                        file=file, line=wanted.line,
                    )  # fmt: skip
                found[wanted.slot] = wanted
        else:
            known = ", ".join(_SECTIONS)
            raise BibleError(
                f"there is no section {name!r}; known are {known}", file=file, line=line
            )
    return list(found.values())


async def imported(
    connection: AsyncConnection, branch: Branch, wanted: Sequence[Wanted], *, source: str
) -> list[Change]:
    """Let what a file says be the operator's word; returns what changed.

    What says nothing about when is valid from the next episode. BibleError for what is said of the
    time after that, CanonError when the branch was moved meanwhile; nothing is written then.
    """
    following = branch.episode + 1
    for one in wanted:
        if one.since is not None and one.since > following:
            raise BibleError(
                f"{one.slot}: episode {one.since} is too far off; the next one is {following}",
                file=one.file, line=one.line,
            )  # fmt: skip
    now = await log.current(connection, branch, slots={one.slot for one in wanted})
    changes: list[Change] = [
        (now.get(one.slot), _fact(one, following, source))
        for one in wanted
        if _differs(one, now.get(one.slot))
    ]
    if changes:
        facts = [after for _, after in changes if after]
        await log.append(connection, branch, facts, episode=None)
    return changes


def _fact(one: Wanted, following: int, source: str) -> Fact:
    return Fact(
        slot=one.slot, value=one.value, episode=following if one.since is None else one.since,
        by=Authority.OPERATOR, source=source,
    )  # fmt: skip


def _differs(one: Wanted, now: Fact | None) -> bool:
    if now is None:
        return bool(one.value)
    if one.since is not None and one.since != now.episode:
        return True
    return one.value != now.value and (
        _list(one.value) is None or _list(one.value) != _list(now.value)
    )


def _key(slot: str) -> str:
    """What stands before the value: the field, the other one, or the rest of an event."""
    kind = kind_of(slot)
    if kind is Kind.EVENT:
        what, _, to, at = slot.partition(":")[2].split("|")
        return f"{what}|{to}|{at}"
    return field_of(slot) or slot.partition("|")[2]


def _slot(kind: Kind, subject: str, key: str) -> str:
    if kind is Kind.PERSON:
        return f"{subject}.{key}"
    if kind is Kind.EVENT:
        what, _, rest = key.partition("|")
        return f"event:{what}|{subject}|{rest}"
    joint = "|" if kind in (Kind.RELATION, Kind.MET, Kind.KNOWS, Kind.OATH) else "."
    return f"{kind.value}:{subject}{joint}{key}"


def _section(kind: Kind, held: Any, file: Path, line: int) -> Iterable[Wanted]:
    about = f"whom or what the {_NAMES[kind]} are about"
    for subject, group, at in _entries(held, file, line, about):
        for key, value, there in _entries(group, file, at, f"what is said of {subject!r}"):
            slot = _slot(kind, subject, key)
            if not is_slot(slot) or kind_of(slot) is not kind:
                raise BibleError(
                    f"{subject!r} and {key!r} make no slot of the canon; see what"
                    " `anigen canon export` writes",
                    file=file, line=there,
                )  # fmt: skip
            yield _wanted(slot, value, file, there)


def _entries(held: Any, file: Path, line: int, what: str) -> Iterator[tuple[str, Any, int]]:
    if not isinstance(held, Keyed):
        raise BibleError(f"here must be keys that say {what}", file=file, line=line)
    return ((key, value, held.lines[key]) for key, value in held.items())


def _wanted(slot: str, held: Any, file: Path, line: int) -> Wanted:
    since = None
    if isinstance(held, Keyed):
        if "value" not in held or held.keys() - {"value", "from"}:
            raise BibleError(
                f"{slot}: write a value, or {{value: …, from: EPISODE}}", file=file, line=line
            )
        if "from" in held:
            since = _number(held["from"], file, held.lines["from"], "from")
        held = held["value"]
    value = _value(slot, held, file, line)
    if odd := _ODD.search(value):
        raise BibleError(
            f"there is an unprintable character ({odd[0]!a}); remove it", file=file, line=line
        )
    field = "relation" if kind_of(slot) is Kind.RELATION else field_of(slot)
    pattern, rule = _VALUES.get(field, (None, ""))
    if pattern and not pattern.fullmatch(value):
        raise BibleError(f"{slot}: {rule} (it is {value[:40]!r})", file=file, line=line)
    return Wanted(slot, value, since, file, line)


def _value(slot: str, held: Any, file: Path, line: int) -> str:
    """What a slot shall hold. Nothing is not the empty word: that has quotes."""
    if held is None:
        raise BibleError(
            "nothing stands here; write '' if nothing shall hold", file=file, line=line
        )
    if isinstance(held, Listed) and all(isinstance(word, str) for word in held):
        return json.dumps(held, ensure_ascii=False)
    if not isinstance(held, str):
        raise BibleError(f"{slot}: its value must be words or a list of them", file=file, line=line)
    return held


def _check_format(held: Any, file: Path, line: int) -> None:
    number = _number(held, file, line, "format")
    if number > FORMAT:
        raise CanonError(
            f"{file}:{line}: format {number} was written by a newer AniGen, this one reads"
            f" format {FORMAT}; install the newer one"
        )
    if number != FORMAT:
        raise BibleError(f"there is no format {number}", file=file, line=line)


def _number(held: Any, file: Path, line: int, name: str) -> int:
    if not isinstance(held, str) or not held.isdecimal() or len(held) > _DIGITS:
        raise BibleError(f"{name} must be a number, 0 or more", file=file, line=line)
    return int(held)


def _when(fact: Fact) -> str:
    if not fact.episode:
        return "  # from the beginning"
    return f"  # episode {fact.episode}" + (f", scene {fact.scene}" if fact.scene else "")


def _shown(value: str) -> str:
    listed = _list(value)
    return _word(value) if listed is None else f"[{', '.join(map(_quoted, listed))}]"


def _word(text: str) -> str:
    plain = _PLAIN.fullmatch(text) and not _NOT_PLAIN.fullmatch(text)
    return text if plain else _quoted(text)


def _quoted(text: str) -> str:
    quoted = json.dumps(text, ensure_ascii=False)
    return _ODD.sub(lambda odd: f"\\u{ord(odd[0]):04x}", quoted)


def _list(value: str) -> list[str] | None:
    """The words of a value that is a JSON list of words; None when it is none."""
    if not value.startswith("["):
        return None
    try:
        words = json.loads(value)
    except ValueError:
        return None
    return words if all(isinstance(word, str) for word in words) else None
