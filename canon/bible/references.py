"""What the files of a bible say about each other: every name leads somewhere, and to one thing."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from schemas import styles
from schemas.bible import Bible, Character, Clue, Location, ThreadSpec
from schemas.errors import BibleError, ConfigError
from schemas.plan import NARRATOR

from .parse import line_of

_ROLES = frozenset({"lead", "mate", "keeper"})  # who speaks a clue's lines, where nobody is named
TAKEN = _ROLES | {NARRATOR, "who"}
_Path = tuple[int | str, ...]


@dataclass(frozen=True)
class Sources:
    """Where everything was read from: trees by file, and the file of every id."""

    folder: Path
    trees: Mapping[str, Any]  # by name within the folder
    characters: Mapping[str, str]
    locations: Mapping[str, str]

    def wrong(self, name: str, path: _Path, problem: str) -> BibleError:
        """The error that a problem in a file is."""
        line = line_of(self.trees.get(name), path)
        return BibleError(problem, file=self.folder / name, line=line)


def check(bible: Bible, sources: Sources) -> None:
    """Raise BibleError for the first name that leads nowhere or that means two things."""
    _check_series(bible, sources)
    held: dict[str, str] = {}
    for character in bible.characters:
        _check_character(character, sources, held)
    for location in bible.locations:
        _check_location(location, sources)
    seen: set[str] = set()
    for i, arc in enumerate(bible.arcs):
        if arc.id in {earlier.id for earlier in bible.arcs[:i]}:
            raise sources.wrong("arcs.yaml", ("arcs", i), f"the arc {arc.id!r} is there twice")
        for j, thread in enumerate(arc.threads):
            at: _Path = ("arcs", i, "threads", j)
            if thread.id in seen:
                problem = f"the thread {thread.id!r} is there twice; give one another id"
                raise sources.wrong("arcs.yaml", (*at, "id"), problem)
            seen.add(thread.id)
            _check_thread(thread, at, sources)


def _check_series(bible: Bible, sources: Sources) -> None:
    if bible.series.id != sources.folder.name:
        problem = (
            f"id is {bible.series.id!r}, but the folder is called {sources.folder.name!r};"
            " make them the same"
        )
        raise sources.wrong("series.yaml", ("id",), problem)
    try:
        styles.find(bible.style.preset)
    except ConfigError as error:
        raise sources.wrong("style.yaml", ("preset",), str(error)) from None
    for kind, found in (("character", bible.characters), ("location", bible.locations)):
        if not found and bible.series.on_air:
            problem = f"there is no {kind} yet; write one here"
            raise BibleError(problem, file=sources.folder / f"{kind}s")


def _check_character(who: Character, sources: Sources, held: dict[str, str]) -> None:
    file = sources.characters[who.id]
    if who.id in TAKEN:
        problem = f"the id {who.id!r} has a meaning of its own in scripts; choose another"
        raise sources.wrong(file, ("id",), problem)
    for n, relation in enumerate(who.relations):
        at: _Path = ("relations", n, "to")
        _known(sources, file, at, relation.to, known=sources.characters, kind="character")
        if relation.to == who.id:
            raise sources.wrong(file, at, "relations: this is a relation to themself; remove it")
        if relation.to in {earlier.to for earlier in who.relations[:n]}:
            problem = f"relations: {relation.to!r} is there twice; make one of the two"
            raise sources.wrong(file, at, problem)
    if who.home:
        _known(sources, file, ("home",), who.home, known=sources.locations, kind="location")
    for n, thing in enumerate(who.has):
        if thing in held:
            problem = f"has: {held[thing]} has {thing!r} already; call one of the two differently"
            raise sources.wrong(file, ("has", n), problem)
        held[thing] = who.id


def _check_location(place: Location, sources: Sources) -> None:
    file = sources.locations[place.id]
    for n, other in enumerate(place.near):
        _known(sources, file, ("near", n), other, known=sources.locations, kind="location")
        if other == place.id:
            raise sources.wrong(file, ("near", n), "near: a place is not near itself; remove it")


def _check_thread(thread: ThreadSpec, at: _Path, sources: Sources) -> None:
    file, named = "arcs.yaml", f"thread {thread.id}"
    for field, names, known, kind in (
        ("who", thread.who, sources.characters, "character"),
        ("where", thread.where, sources.locations, "location"),
    ):
        for n, name in enumerate(names):
            _known(sources, file, (*at, field, n), name, known=known, kind=kind, said=named)
    if thread.due < thread.opens:
        problem = f"{named}: it is due in {thread.due}, before it opens in {thread.opens}"
        raise sources.wrong(file, (*at, "due"), problem)
    if len(thread.clues) > len(thread.steps):
        problem = f"{named}: there are more clues than steps; each step has one clue"
        raise sources.wrong(file, (*at, "clues", len(thread.steps)), problem)
    for path, clue in _turns(thread):
        _check_clue(clue, (*at, *path), named, sources)


def _check_clue(clue: Clue, at: _Path, named: str, sources: Sources) -> None:
    file = "arcs.yaml"
    if clue.where:
        _known(
            sources,
            file,
            (*at, "where"),
            clue.where,
            known=sources.locations,
            kind="location",
            said=named,
        )
    if clue.keeper:
        _known(
            sources,
            file,
            (*at, "keeper"),
            clue.keeper,
            known=sources.characters,
            kind="character",
            said=named,
        )
    speakers = {*sources.characters, *_ROLES, NARRATOR, "*"}
    for field, cues in (("ask", clue.ask), ("lines", clue.lines)):
        for n, cue in enumerate(cues):
            speaker = re.split("[ :]", cue, maxsplit=1)[0]
            _known(
                sources, file, (*at, field, n), speaker, known=speakers, kind="speaker", said=named
            )


def _turns(thread: ThreadSpec) -> Iterator[tuple[_Path, Clue]]:
    yield ("opening",), thread.opening
    for n, clue in enumerate(thread.clues):
        yield ("clues", n), clue
    yield ("finale",), thread.finale


def _known(
    sources: Sources,
    file: str,
    path: _Path,
    name: str,
    *,
    known: Collection[str],
    kind: str,
    said: str = "",
) -> None:
    if name in known:
        return
    field = said or str(path[0])
    hint = _overlooked(sources.folder, name) or _nearest(name, known)
    problem = f"{field}: there is no {kind} {name!r}; {hint or f'add it or remove it from {field}'}"
    raise sources.wrong(file, path, problem)


def _nearest(name: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(name, sorted(known), n=1)
    return f"did you mean {near[0]!r}?" if near else ""


def _overlooked(folder: Path, name: str) -> str:
    """A file that would have been the one, had it had the right ending."""
    for inner in ("characters", "locations"):
        if (folder / inner / f"{name}.yml").is_file():
            return f"{inner}/{name}.yml is not read: rename it to {name}.yaml"
    return ""
