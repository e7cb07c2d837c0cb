"""The bible on disk: the operator's YAML, read and checked as a whole, with file and line."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from schemas.bible import Arc, Bible, Character, Location, Rules, Series, Style
from schemas.errors import BibleError

from . import folder as folders
from . import parse
from . import references as bible_references
from .fields import record
from .folder import Snapshot

_M = TypeVar("_M", bound=BaseModel)


class Shelf:
    """The bibles of a studio; each is read again only when one of its files has changed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.refused: dict[str, BibleError] = {}  # by series: what is wrong with the files now
        self._marks: dict[str, object] = {}
        self._good: dict[str, Bible] = {}
        self._reading = threading.Lock()

    def slugs(self) -> list[str]:
        """The series that have a folder here."""
        if not self.folder.is_dir():
            return []
        return sorted(p.parent.name for p in self.folder.glob("[!.]*/series.yaml") if p.is_file())

    def archived(self) -> list[str]:
        """The series that have been put aside, and of which no folder is here any more."""
        aside = {p.name.rpartition("-")[0] for p in self.folder.glob(f"{folders.ARCHIVED}/*-*")}
        return sorted(slug for slug in aside if not (self.folder / slug).is_dir())

    def current(self, slug: str) -> Bible:
        """The bible of a series as its files stand now; BibleError when one of them is wrong."""
        folder = self.folder / slug
        with self._reading:
            mark = folders.stamps(folder)
            if self._marks.get(slug) != mark:
                self._read(slug)
                self._marks[slug] = mark if folders.settled(mark) else None
            if slug in self.refused:
                raise self.refused[slug]
            return self._good[slug]

    def _read(self, slug: str) -> None:
        good = self._good.get(slug)
        try:
            files = _files(self.folder / slug)
            if good is None or good.digest != files.digest:
                self._good[slug] = checked(files)
            self.refused.pop(slug, None)
        except BibleError as error:
            if str(error) != str(self.refused.get(slug)):
                self.refused[slug] = error

    def refuse(self, slug: str, error: BibleError, *, keep: Bible | None) -> None:
        """Refuse the files as they stand now for a reason that lies outside them; `keep` stays.

        The next save is read afresh.
        """
        with self._reading:
            self.refused[slug] = error
            if keep is None:
                self._good.pop(slug, None)
            else:
                self._good[slug] = keep
            self._marks[slug] = folders.stamps(self.folder / slug)

    def last_good(self, slug: str) -> Bible | None:
        """The bible that is in force: the last one that was whole, if one was since the start."""
        return self._good.get(slug)

    def known(self, digest: str) -> Bible | None:
        """The bible with that digest, if it is one of the good ones read last."""
        return next((b for b in self._good.values() if b.digest == digest), None)


def load(folder: Path) -> Bible:
    """Read and check the bible in `folder`; BibleError says what is wrong, where, and what to do."""
    return checked(_files(folder))


def _files(folder: Path) -> Snapshot:
    if not (folder / "series.yaml").is_file():
        other = next((n for n in ("series.yml", "Series.yaml") if (folder / n).is_file()), "")
        hint = f"; rename {other} to series.yaml" if other else ""
        raise BibleError(f"{folder} holds no series: there is no series.yaml in it{hint}")
    return folders.snapshot(folder)


def checked(files: Snapshot) -> Bible:
    """The bible that a folder's files make up together; BibleError when they do not."""
    folder = files.folder
    trees = {name: _tree(files, name) for name in files.data}
    characters, whose = _many(files, trees, "characters", Character)
    locations, where = _many(files, trees, "locations", Location)
    bible = Bible(
        series=record(folder / "series.yaml", Series, trees["series.yaml"]),
        characters=characters,
        locations=locations,
        arcs=_arcs(folder / "arcs.yaml", trees.get("arcs.yaml")),
        style=_one(folder / "style.yaml", Style, trees.get("style.yaml")),
        rules=_one(folder / "rules.yaml", Rules, trees.get("rules.yaml")),
        digest=files.digest,
    )
    bible_references.check(bible, bible_references.Sources(folder, trees, whose, where))
    return bible


def _tree(files: Snapshot, name: str) -> Any:
    text = files.text(name)
    try:
        return _parsed(files.folder / name, text)
    except BibleError as error:
        if text.endswith("\n") or error.line is None or error.line <= text.count("\n"):
            raise
        problem = str(error).partition(f"{name}:{error.line}: ")[2]
        raise BibleError(
            f"{problem} (the file ends within this line: was it saved whole?)",
            file=error.file, line=error.line,
        ) from error  # fmt: skip


@lru_cache(maxsize=512)  # most files of a folder are as they were when one of them changes
def _parsed(file: Path, text: str) -> Any:
    return parse.read(file, text)


def _one(file: Path, model: type[_M], tree: Any) -> _M:
    """What a file that may be missing or empty says."""
    return model() if tree is None else record(file, model, tree)


def _many(
    files: Snapshot, trees: Mapping[str, Any], inner: str, model: type[_M]
) -> tuple[tuple[_M, ...], dict[str, str]]:
    """The records in one folder, and the file of each id."""
    found: dict[str, str] = {}
    made = []
    for name in files.names(inner):
        one = record(files.folder / name, model, trees[name])
        key = str(getattr(one, "id"))  # noqa: B009 - both models have one
        if key in found:
            used = Path(found[key]).name
            raise BibleError(
                f"the id {key!r} is already used in {used}; give this one another, or remove it",
                file=files.folder / name, line=parse.line_of(trees[name], ("id",)),
            )  # fmt: skip
        found[key] = name
        made.append(one)
    return tuple(made), found


def _arcs(file: Path, tree: Any) -> tuple[Arc, ...]:
    if tree is None:
        return ()
    if not isinstance(tree, dict) or set(tree) != {"arcs"} or not isinstance(tree["arcs"], list):
        raise BibleError("it must hold one key, `arcs:`, with a list of arcs", file=file, line=1)
    for n, arc in enumerate(tree["arcs"]):
        if not isinstance(arc, dict):
            line = parse.line_of(tree, ("arcs", n))
            raise BibleError("it must hold keys and values", file=file, line=line)
    return tuple(record(file, Arc, arc) for arc in tree["arcs"])
