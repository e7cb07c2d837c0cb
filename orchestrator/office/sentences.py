"""Sentences: what was wrong, for somebody who does not sit at this machine."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from canon.bible.landing import SavedSinceError
from schemas.errors import AniGenError, BibleError
from schemas.office import ConflictError, StaleError, UnfitError

STALE = "it has been changed since it was read; read it again"
_AWAY = re.compile(r"(?<![\w.:/])/(?:[^\s/:;,'\"]+/)*[^\s/:;,'\"]+")  # a path of this machine
_FIELD = re.compile(r"^(?:[^:\s]+(?::\d+)?: )?([a-z_]+(?:\.\w+)*): ")
_ODD = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\u202a-\u202e\u2066-\u2069]")


def plainly(error: AniGenError, folder: Path) -> str:
    """What an error says, its files named from `folder` on and no other place of this machine."""
    text = str(error)
    for known in {str(folder), str(folder.resolve())}:
        text = text.replace(f"{known}/", "").replace(known, folder.name)
    return _AWAY.sub("a file outside", text)


@contextmanager
def said(
    folder: Path, fields: Mapping[str, str] | None = None, *, etag: str | None = None
) -> Iterator[None]:
    """Turn the bible's errors into the office's.

    `fields` are those of what was sent, by the names they have in the bible; `etag` is what the
    caller had seen: without one, what was saved in the meantime is a conflict.
    """
    try:
        yield
    except SavedSinceError as error:
        raise (StaleError(STALE) if etag else ConflictError(STALE)) from error
    except BibleError as error:
        text = plainly(error, folder)
        found = _FIELD.match(text)
        name = (fields or {}).get(found[1].partition(".")[0], "") if found else ""
        inside = found[1].partition(".")[2].replace(".", "/") if found and name else ""
        where = f"/{name}/{inside}".rstrip("/") if name else ""
        raise UnfitError(text, where=where) from error


def one_line(text: str, where: str) -> str:
    """A name as it may be written; UnfitError when there is something in it that cannot be seen."""
    return _seen(" ".join(text.replace("\t", " ").split(" ")).strip(), where)


def several_lines(text: str, where: str) -> str:
    """A text as it may be written, its line ends made the same."""
    text = text.replace("\r\n", "\n").replace("\t", " ")
    for line in text.split("\n"):
        _seen(line, where)
    return text.strip()


def _seen(text: str, where: str) -> str:
    if found := _ODD.search(text):
        raise UnfitError(
            f"{where.strip('/') or 'it'}: there is an unprintable character ({found[0]!a}); remove it",
            where=where,
        )
    if where == "/name" and not text:
        raise UnfitError("name: it is empty; write something", where=where)
    return text
