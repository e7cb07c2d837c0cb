"""The diary of a backend: which prompt was about to be posted where, on disk before it was.

A prompt's id is ours, and a server takes the same id twice. So before a POST it is written down here;
after a kill the note says which prompt to look up, and it is adopted instead of posted again.

Each key (one piece of work) has a folder with a small file per attempt. A file is taken with an
exclusive create, so that two processes never share an attempt, and the number is never given again.
Its first line is the prompt, and is waited for; each later one says how far it has come. A line that
was cut short is not there.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import shutil
import time
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import Any
from uuid import uuid4

from schemas.errors import StudioError

from .work import Graph

_PLAIN = re.compile(r"[A-Za-z0-9_-]{1,80}")
_DAY_S = 86_400.0
_ENDING = ".jsonl"
_FLOOR = "floor.txt"  # every attempt so low was given


class State(StrEnum):
    """How far a prompt has come."""

    INTENDED = "intended"  # it may have been posted
    POSTED = "posted"  # the server accepted it
    DONE = "done"  # it ended well; its files are known
    CLOSED = "closed"  # collected, or given up


@dataclass(frozen=True)
class Note:
    """One prompt of ours."""

    key: str
    prompt_id: str
    client_id: str
    server: str  # its name
    attempt: int  # from 1; never twice for the same key
    digest: str  # of the graph
    rung: int = 0  # which lighter graph it is; 0: as asked
    state: State = State.INTENDED
    at: float = 0.0  # when it was written, seconds since 1970
    outputs: dict[str, Any] = field(default_factory=dict)

    @property
    def prefix(self) -> str:
        """Where on its server its files go; unique for ever, also when our notes were deleted."""
        return f"anigen/{_plain(self.key)}/{self.attempt}-{self.prompt_id[:8]}"


def digest(graph: Graph) -> str:
    """What a graph is, whatever its files are called."""
    bare = {
        node: {
            "class_type": one.get("class_type"),
            "inputs": {k: v for k, v in one.get("inputs", {}).items() if k != "filename_prefix"},
        }
        for node, one in graph.items()
    }
    return hashlib.sha256(json.dumps(bare, sort_keys=True).encode()).hexdigest()


class Diary:
    """The notes in `folder/prompts`. `intend` waits for the disk: call it off the event loop."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "prompts"
        with _troubles():
            self._folder.mkdir(parents=True, exist_ok=True)

    def intend(
        self, key: str, *, prompt_id: str, client_id: str, server: str, digest: str, rung: int = 0
    ) -> Note:
        """Write down a prompt that is about to be posted; it is on disk when this returns."""
        folder = self._of(key)
        with _troubles():
            while True:
                folder.mkdir(exist_ok=True)
                note = Note(
                    key=key, prompt_id=prompt_id, client_id=client_id, server=server,
                    attempt=max([self._floor(), *_numbers(folder)]) + 1,
                    digest=digest, rung=rung, at=time.time(),
                )  # fmt: skip
                with contextlib.suppress(FileExistsError, FileNotFoundError):
                    _begin(self._file(note), asdict(note))
                    for one in (folder, self._folder):
                        _settle(one)
                    return note

    def posted(self, note: Note) -> Note:
        """The server accepted it."""
        return self._changed(note, State.POSTED)

    def done(self, note: Note, outputs: Mapping[str, Any]) -> Note:
        """It ended well with these outputs, so that its files are found though the server restarts."""
        return self._changed(note, State.DONE, outputs=dict(outputs))

    def close(self, note: Note) -> None:
        """Its files are here, or it is given up: nobody needs to look for it any more."""
        self._changed(note, State.CLOSED)

    def find(self, key: str) -> Note | None:
        """The newest prompt for this work that is not closed: it may be adopted."""
        notes = [note for note in _notes(self._of(key)) if note.state != State.CLOSED]
        return max(notes, key=lambda note: note.attempt, default=None)

    def open(self) -> tuple[Note, ...]:
        """Every prompt that is not closed, oldest first."""
        notes = (note for folder in self._folders() for note in _notes(folder))
        found = (note for note in notes if note.state != State.CLOSED)
        return tuple(sorted(found, key=lambda note: note.at))

    def sweep(self, days: float = 30.0) -> int:
        """Remove the keys that have been closed for so long; returns how many.

        Their attempt numbers are not given again: the floor is raised above them first.
        """
        before, gone = time.time() - days * _DAY_S, 0
        for folder in self._folders():
            notes = _notes(folder)
            if any(note.state != State.CLOSED or note.at >= before for note in notes):
                continue
            if folder.stat().st_mtime >= before:
                continue
            with _troubles():
                self._raise_floor(max(_numbers(folder), default=0))
                shutil.rmtree(folder)
            gone += 1
        return gone

    def _changed(self, note: Note, state: State, **more: Any) -> Note:
        changes: dict[str, Any] = {"state": state, "at": time.time()} | more
        with _troubles(), self._file(note).open("a", encoding="utf-8") as file:
            file.write(f"\n{json.dumps(changes)}\n")
        return replace(note, **changes)

    def _file(self, note: Note) -> Path:
        return self._of(note.key) / f"{note.attempt}{_ENDING}"

    def _floor(self) -> int:
        with contextlib.suppress(OSError, ValueError):
            return int((self._folder / _FLOOR).read_text(encoding="ascii"))
        return 0

    def _raise_floor(self, attempt: int) -> None:
        if attempt > self._floor():
            _replace(self._folder / _FLOOR, str(attempt))

    def _of(self, key: str) -> Path:
        return self._folder / _plain(key)

    def _folders(self) -> list[Path]:
        return sorted(path for path in self._folder.iterdir() if path.is_dir())


def _notes(folder: Path) -> list[Note]:
    """The notes of one key; one that was cut short while it was made was never posted."""
    found = []
    for attempt in _numbers(folder):
        with contextlib.suppress(OSError, ValueError, TypeError, KeyError):
            text = (folder / f"{attempt}{_ENDING}").read_text(encoding="utf-8")
            said: dict[str, Any] = {}
            for line in text.splitlines():
                with contextlib.suppress(ValueError):
                    said |= json.loads(line)
            found.append(Note(**said | {"state": State(said["state"])}))
    return found


def _numbers(folder: Path) -> list[int]:
    """The attempts of one key."""
    names = (path.stem for path in folder.glob(f"*{_ENDING}"))
    return sorted(int(name) for name in names if name.isdecimal())


def _plain(key: str) -> str:
    """The key as a name that every file system and ComfyUI takes as it is."""
    return key if _PLAIN.fullmatch(key) else hashlib.sha256(key.encode()).hexdigest()[:32]


def _begin(path: Path, note: dict[str, Any]) -> None:
    """Write the first line; FileExistsError when somebody else has."""
    with path.open("x", encoding="utf-8") as file:
        file.write(json.dumps(note) + "\n")
        file.flush()
        os.fsync(file.fileno())


def _replace(path: Path, text: str) -> None:
    """Write a file whole, or not at all, and for good."""
    part = path.with_name(f".{path.name}-{uuid4().hex[:8]}.part")
    try:
        with part.open("w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
        _settle(path.parent)
    finally:
        part.unlink(missing_ok=True)


def _settle(folder: Path) -> None:
    """Have the names in a folder on disk; a system that cannot do this for folders does without."""
    with contextlib.suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


@contextlib.contextmanager
def _troubles() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StudioError(
            f"the diary of prompts cannot be written ({error.strerror or type(error).__name__});"
            " check the studio folder's rights and free space"
        ) from error
