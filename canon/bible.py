"""The bible on disk: the operator's YAML, read and checked as a whole, with file and line.

series/<slug>/series.yaml  style.yaml  rules.yaml  arcs.yaml  characters/*.yaml  locations/*.yaml
"""

from __future__ import annotations

import difflib
import hashlib
import re
from collections.abc import Iterable, Sequence
from io import StringIO
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import AliasEvent, Event, ScalarEvent

from schemas.bible import Arc, Bible, Character, Location, Rules, Series, Style
from schemas.errors import BibleError
from schemas.plan import NARRATOR

_LARGEST_BYTES = 512 * 1024
_ROLES = {"lead", "mate", "keeper"}  # who speaks a clue's lines where no character is named
_UNPRINTABLE = re.compile(r"[\x00-\x06\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")  # \x07 marks folds
_M = TypeVar("_M", bound=BaseModel)


class Shelf:
    """The bibles of a studio; each is read again only when one of its files has changed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.refused: dict[str, BibleError] = {}  # by series: what is wrong with the files now
        self._marks: dict[str, object] = {}
        self._good: dict[str, Bible] = {}

    def slugs(self) -> list[str]:
        """The series that have a folder here."""
        if not self.folder.is_dir():
            return []
        return sorted(p.parent.name for p in self.folder.glob("[!.]*/series.yaml") if p.is_file())

    def current(self, slug: str) -> Bible:
        """The bible of a series as its files stand now; BibleError when one of them is wrong."""
        folder = self.folder / slug
        mark = tuple(_stamp(file) for file in _files(folder))
        if self._marks.get(slug) != mark:
            try:
                self._good[slug] = load(folder)
                self.refused.pop(slug, None)
            except BibleError as error:
                self.refused[slug] = error
            self._marks[slug] = mark
        if slug in self.refused:
            raise self.refused[slug]
        return self._good[slug]

    def known(self, digest: str) -> Bible | None:
        """The bible with that digest, if it is one of the good ones read last."""
        return next((b for b in self._good.values() if b.digest == digest), None)


def load(folder: Path) -> Bible:
    """Read and check the bible in `folder`; BibleError says what is wrong, where, and what to do."""
    if not (folder / "series.yaml").is_file():
        raise BibleError(f"{folder} holds no series: there is no series.yaml in it")
    digest = hashlib.sha256()
    for file in _files(folder):
        digest.update(file.relative_to(folder).as_posix().encode() + b"\0" + _bytes(file) + b"\0")
    bible = Bible(
        series=_one(folder / "series.yaml", Series),
        characters=_many(folder / "characters", Character),
        locations=_many(folder / "locations", Location),
        arcs=_arcs(folder / "arcs.yaml"),
        style=_one(folder / "style.yaml", Style, default=Style()),
        rules=_one(folder / "rules.yaml", Rules, default=Rules()),
        digest=digest.hexdigest(),
    )
    if bible.series.id != folder.name:
        raise BibleError(
            f"id is {bible.series.id!r}, but the folder is called {folder.name!r};"
            " make them the same",
            file=folder / "series.yaml",
        )
    for kind, found in (("character", bible.characters), ("location", bible.locations)):
        if not found:
            raise BibleError(f"there is no {kind} yet; write one here", file=folder / f"{kind}s")
    _check_references(bible, folder)
    return bible


def _files(folder: Path) -> list[Path]:
    return sorted([*_yaml(folder), *folder.glob("[!.]*/[!.]*.yaml")])


def _yaml(folder: Path) -> list[Path]:
    """The files in one folder; what editors hide there is none of them."""
    return sorted(folder.glob("[!.]*.yaml"))


def _stamp(file: Path) -> tuple[Path, int, int]:
    """What changes with a file, also with the right to read it."""
    try:
        seen = file.stat()
    except OSError:
        return file, 0, 0
    return file, seen.st_ctime_ns, seen.st_size


def _bytes(file: Path) -> bytes:
    try:
        data = file.read_bytes()
    except OSError as error:
        raise BibleError(f"it cannot be read: {error.strerror}", file=file) from error
    if len(data) > _LARGEST_BYTES:
        raise BibleError(
            f"it is larger than {_LARGEST_BYTES // 1024} kB; make it shorter", file=file
        )
    return data


def _tree(file: Path) -> Any:
    try:
        text = _bytes(file).decode("utf-8")
    except UnicodeDecodeError as error:
        raise BibleError("it is not UTF-8 text; save it as UTF-8", file=file) from error
    yaml = YAML(typ="rt")
    try:
        for event in YAML(typ="rt").parse(StringIO(text)):
            _check_event(file, event)
        return yaml.load(StringIO(text))
    except MarkedYAMLError as error:
        mark = error.problem_mark
        problem = (error.problem or "it is not YAML").strip().split("\n")[0]
        raise BibleError(problem, file=file, line=mark.line + 1 if mark else None) from error
    except (YAMLError, ValueError, RecursionError) as error:
        raise BibleError(str(error).split("\n")[0], file=file) from error


def _check_event(file: Path, event: Event) -> None:
    """Refuse what a database cannot hold or a reader of the file would not see."""
    line = event.start_mark.line + 1
    if isinstance(event, AliasEvent):
        raise BibleError(
            "write the value out: references (*) are not used here", file=file, line=line
        )
    if isinstance(event, ScalarEvent) and (found := _UNPRINTABLE.search(event.value)):
        raise BibleError(
            f"there is an unprintable character ({found[0]!a}); remove it", file=file, line=line
        )


def _one(file: Path, model: type[_M], default: _M | None = None) -> _M:
    if default is not None and not file.exists():
        return default
    tree = _tree(file)
    if tree is None and default is not None:
        return default
    return _validated(file, model, tree)


def _many(folder: Path, model: type[_M]) -> tuple[_M, ...]:
    seen: dict[str, Path] = {}
    made = []
    for file in _yaml(folder):
        one = _one(file, model)
        name = str(getattr(one, "id"))  # noqa: B009 - both models have one
        if name in seen:
            raise BibleError(f"the id {name!r} is already used in {seen[name].name}", file=file)
        seen[name] = file
        made.append(one)
    return tuple(made)


def _arcs(file: Path) -> tuple[Arc, ...]:
    if not file.exists():
        return ()
    tree = _tree(file)
    if not isinstance(tree, dict) or set(tree) != {"arcs"} or not isinstance(tree["arcs"], list):
        raise BibleError("it must hold one key, `arcs:`, with a list of arcs", file=file, line=1)
    return tuple(_validated(file, Arc, arc) for arc in tree["arcs"])


def _validated(file: Path, model: type[_M], tree: Any) -> _M:
    if not isinstance(tree, dict):
        raise BibleError("it must hold keys and values", file=file, line=1)
    try:
        return model.model_validate(tree)
    except ValidationError as error:
        errors = error.errors()
        first = next((e for e in errors if e["type"] == "extra_forbidden"), errors[0])
        where = ".".join(str(part) for part in first["loc"])
        line = _line(tree, first["loc"])
        if first["type"] == "extra_forbidden":
            owner = _fields(model, first["loc"][:-1])
            near = difflib.get_close_matches(str(first["loc"][-1]), owner, n=1)
            hint = f"; did you mean {near[0]!r}?" if near else f"; known are {', '.join(owner)}"
            raise BibleError(f"there is no field {where!r}{hint}", file=file, line=line) from error
        message = first["msg"][:1].lower() + first["msg"][1:]
        shown = repr(first["input"])
        given = f" (it is {shown})" if len(shown) < 60 else ""
        raise BibleError(f"{where}: {message}{given}", file=file, line=line) from error


def _line(tree: Any, loc: Sequence[int | str]) -> int | None:
    """The line of the deepest key of `loc` that is really there."""
    line: int | None = tree.lc.line + 1 if hasattr(tree, "lc") else None
    for part in loc:
        try:
            place = tree.lc.data[part]
        except (AttributeError, KeyError, TypeError, IndexError):
            break
        line = place[0] + 1
        tree = tree[part]
    return line


def _fields(model: Any, loc: Sequence[int | str]) -> list[str]:
    for part in loc:
        field = getattr(model, "model_fields", {}).get(part)
        if field is not None:
            inner = field.annotation
            arguments = [a for a in getattr(inner, "__args__", ()) if hasattr(a, "model_fields")]
            model = arguments[0] if arguments else inner
    return sorted(getattr(model, "model_fields", {}))


def _check_references(bible: Bible, folder: Path) -> None:
    people = {c.id for c in bible.characters}
    places = {p.id for p in bible.locations}
    for character in bible.characters:
        file = _named(folder / "characters", character.id)
        _known(file, "relations", (r.to for r in character.relations), people, "character")
        _known(file, "home", filter(None, [character.home]), places, "location")
    for location in bible.locations:
        _known(_named(folder / "locations", location.id), "near", location.near, places, "location")
    threads: set[str] = set()
    for arc in bible.arcs:
        for thread in arc.threads:
            file = folder / "arcs.yaml"
            if thread.id in threads:
                raise BibleError(f"the thread {thread.id!r} is there twice", file=file)
            threads.add(thread.id)
            _known(file, f"thread {thread.id}: who", thread.who, people, "character")
            _known(file, f"thread {thread.id}: where", thread.where, places, "location")
            for clue in (thread.opening, *thread.clues, thread.finale):
                field, said = f"thread {thread.id}", (*clue.ask, *clue.lines)
                _known(file, field, filter(None, [clue.where]), places, "location")
                _known(file, field, filter(None, [clue.keeper]), people, "character")
                speakers = people | _ROLES | {NARRATOR, "*"}
                _known(
                    file,
                    field,
                    (re.split("[ :]", cue, maxsplit=1)[0] for cue in said),
                    speakers,
                    "speaker",
                )


def _known(file: Path, field: str, used: Iterable[str], known: set[str], kind: str) -> None:
    for name in used:
        if name not in known:
            near = difflib.get_close_matches(name, known, n=1)
            hint = f"; did you mean {near[0]!r}?" if near else f"; add it or remove it from {field}"
            line = _find(file, name)
            raise BibleError(f"{field}: there is no {kind} {name!r}{hint}", file=file, line=line)


def _named(folder: Path, name: str) -> Path:
    """The file in which an id is declared: usually, but not by force, of that name."""
    usual = folder / f"{name}.yaml"
    if usual.exists():
        return usual
    for file in _yaml(folder):
        if f"id: {name}\n" in file.read_text(encoding="utf-8"):
            return file
    return folder


def _find(file: Path, word: str) -> int | None:
    if not file.is_file():
        return None
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        if word in line.split("#")[0]:
            return number
    return None
