"""The diary as one life of ours keeps it: which notes are open, its own and those of lives that ended.

Several processes may write into one folder. Each holds a shared lock on it while it lives; only one that
gets it alone knows that all others are dead, and may call what they left behind orphans.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from schemas.errors import StudioError

from .diary import Diary, Note

_KEPT_DAYS = 2.0  # closed notes serve nobody


class Book(Diary):
    """A diary that remembers its open notes; `close_book` when it is not used any more."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.notes: dict[str, Note] = {}  # open ones, by prompt
        try:
            self._lock = os.open(folder / "prompts.lock", os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise StudioError(
                f"the lock of the diary of prompts cannot be made ({error.strerror});"
                " check the studio folder's rights"
            ) from error

    def begin(self) -> None:
        """Tidy up, and take over what the dead have left if nobody else lives."""
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            pass
        else:
            self.tidy()
            for note in self.open():
                self.notes.setdefault(note.prompt_id, note)
        fcntl.flock(self._lock, fcntl.LOCK_SH)

    def tidy(self) -> None:
        """Remove what has been closed for days."""
        self.sweep(_KEPT_DAYS)

    def attempts(self, key: str) -> int:
        """How many prompts there were for a work."""
        return len(list(self._of(key).glob("*.json")))

    def close_book(self) -> None:
        """Live here no longer."""
        os.close(self._lock)

    def intend(
        self, key: str, *, prompt_id: str, client_id: str, server: str, digest: str, rung: int = 0
    ) -> Note:
        """Write down a prompt that is about to be posted."""
        return self._noted(
            super().intend(
                key,
                prompt_id=prompt_id,
                client_id=client_id,
                server=server,
                digest=digest,
                rung=rung,
            )
        )

    def posted(self, note: Note) -> Note:
        """The server accepted it."""
        return self._noted(super().posted(note))

    def done(self, note: Note, outputs: Mapping[str, Any]) -> Note:
        """It ended well with these outputs."""
        return self._noted(super().done(note, outputs))

    def close(self, note: Note) -> None:
        """Nobody needs to look for it any more."""
        super().close(note)
        self.notes.pop(note.prompt_id, None)

    def _noted(self, note: Note) -> Note:
        self.notes[note.prompt_id] = note
        return note
