"""Keys: which series and which character an address of the API means.

Outside they are UUIDs that follow from their names, so that nothing has to remember them. A slug or
an alias of the operator's does as well.
"""

from __future__ import annotations

from uuid import UUID, uuid5

from canon.bible.shelf import Shelf
from schemas.bible import Bible
from schemas.errors import BibleError
from schemas.office import AbsentError, ConflictError
from schemas.settings import ApiSettings

from .sentences import plainly

NAMESPACE = UUID("6f0a3d52-8c1e-5b47-9d2f-3a7c41e8b960")  # fixed for ever: addresses follow from it


def project_id(slug: str) -> UUID:
    """The UUID of a series."""
    return uuid5(NAMESPACE, f"project/{slug}")


def character_id(slug: str, who: str) -> UUID:
    """The UUID of a character of a series."""
    return uuid5(NAMESPACE, f"character/{slug}/{who}")


def book(shelf: Shelf, slug: str) -> Bible:
    """The bible of a series as its files stand now, or the last good one while they are wrong.

    ConflictError when there has never been a good one.
    """
    try:
        return shelf.current(slug)
    except BibleError as error:
        if good := shelf.last_good(slug):
            return good
        raise ConflictError(f"its files are wrong: {plainly(error, shelf.folder)}") from error


def project(shelf: Shelf, settings: ApiSettings, key: str) -> str:
    """The slug of the project that a key means; AbsentError when there is none."""
    slugs = shelf.slugs()
    wanted = settings.projects.get(key, key)
    if wanted in slugs:
        return wanted
    asked = _uuid(wanted)
    for slug in slugs if asked else ():
        if project_id(slug) == asked:
            return slug
    raise AbsentError(f"there is no project {key!r}; `/api/anime/projects` lists those there are")


def character(
    shelf: Shelf, settings: ApiSettings, key: str, *, of: str | None = None
) -> tuple[str, str]:
    """The series and the id of the character that a key means; `of` names the series, if one is meant.

    AbsentError when there is none, ConflictError when several series have one of that name.
    """
    wanted = settings.characters.get(key, key)
    series, _, who = wanted.rpartition("/")
    asked = _uuid(wanted)
    found = [
        (slug, one)
        for slug in ([series] if series else [of] if of else shelf.slugs())
        for one in people(shelf, slug)
        if one == who or character_id(slug, one) == asked
    ]
    if len(found) > 1:
        shows = " and ".join(sorted(slug for slug, _ in found))
        raise ConflictError(
            f"several projects have a character {key!r}: {shows}; name the one you mean by its UUID"
        )
    if not found:
        whose = f" in the project {of!r}" if of else ""
        raise AbsentError(
            f"there is no character {key!r}{whose}; `/api/anime/characters` lists those there are"
        )
    return found[0]


def people(shelf: Shelf, slug: str) -> list[str]:
    """The ids of a series' characters; none when its bible has never been whole."""
    if slug not in shelf.slugs():
        return []
    try:
        return [one.id for one in book(shelf, slug).characters]
    except ConflictError:
        return []


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
