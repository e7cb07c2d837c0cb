"""Characters: files of the bible, as the API shows and changes them."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

from canon.bible import folder as folders
from canon.bible import fresh, landing, whole
from canon.bible.looking import age_in, look_of, pronoun_in
from canon.bible.references import TAKEN
from canon.bible.write import FieldPath, set_fields
from schemas.access import Who
from schemas.bible import Bible
from schemas.bible import Character as Sheet
from schemas.errors import BibleError
from schemas.look import Look
from schemas.office import AbsentError, ConflictError, Page, UnfitError
from schemas.resources import BiblePage, Character, CharacterEdit, CharacterIn

from ..studio import Studio
from . import keys
from .sentences import one_line, plainly, said, several_lines
from .slugs import slug as slug_of
from .timbre import voice_of
from .writing import aside, pen

_HEADING = "Asked for over the API. Everything here is yours: change a word and save."
_LINES = ("appearance", "personality", "backstory")  # texts of several lines
_FIELDS = {name: name for name in ("name", "role", "age", "pronoun", "look", *_LINES)}


async def listed(
    studio: Studio, *, project: str | None, after: str | None, limit: int
) -> Page[Character]:
    """Some characters, by series and id."""
    shelf = studio.bibles
    slugs = [keys.project(shelf, studio.settings.api, project)] if project else shelf.slugs()
    found: list[Character] = []
    for slug in slugs:
        for who in keys.people(shelf, slug):
            if f"{slug}/{who}" <= (after or ""):
                continue
            found.append(await asyncio.to_thread(_shown, studio, slug, who))
            if len(found) > limit:
                last = found[limit - 1]
                return Page(found[:limit], f"{_series(studio, last)}/{last.slug}")
    return Page(found)


async def one(studio: Studio, key: str) -> Character:
    """The character that a key means."""
    slug, who = keys.character(studio.bibles, studio.settings.api, key)
    with said(studio.bibles.folder):
        return await asyncio.to_thread(_shown, studio, slug, who)


async def add(studio: Studio, who: Who, asked: CharacterIn) -> Character:
    """A new character: a file of its own, with a look and a voice that nobody else there has."""
    try:
        slug = keys.project(studio.bibles, studio.settings.api, asked.project_id)
    except AbsentError as error:
        raise UnfitError(str(error), where="/project_id") from None
    name = one_line(asked.name, "/name")
    texts = _texts(asked.model_dump(include={"role", *_LINES}))
    folder = studio.bibles.folder / slug

    def write(floor: landing.Also) -> str:
        book = _whole(studio, slug)
        key = slug_of(name, taken=_taken(folder, book), kind="character")
        content = _file(key, name, texts, asked, book)
        whole.create(folder, f"characters/{key}.yaml", content, also=floor)
        return key

    async with pen(studio, slug) as writing:
        with said(studio.bibles.folder, _FIELDS):
            key = await aside(lambda: write(writing.floor))
            await writing.tell(who, "edited", f"the character {key} ({name}) was added")
    return await one(studio, str(keys.character_id(slug, key)))


async def edit(
    studio: Studio, who: Who, key: str, asked: CharacterEdit, *, etag: str | None
) -> Character:
    """Change what is given; the rest of the file, and every comment, stays."""
    slug, known = keys.character(studio.bibles, studio.settings.api, key)
    folder, given = studio.bibles.folder / slug, asked.model_dump(mode="json", exclude_none=True)
    if "name" in given:
        given["name"] = one_line(given["name"], "/name")
    if asked.look is not None:
        given["look"] = _look(asked.look)
    given |= _texts({name: given[name] for name in ("role", *_LINES) if name in given})
    fields: dict[FieldPath, Any] = {(name,): value for name, value in given.items()}

    def write(floor: landing.Also) -> None:
        file = _file_of(folder, known)
        digests = {file: etag} if etag is not None else None
        set_fields(folder, {file: fields}, digests=digests, also=floor)

    async with pen(studio, slug) as writing:
        with said(studio.bibles.folder, _FIELDS, etag=etag):
            await aside(lambda: write(writing.floor))
            changed = ", ".join(sorted(given)) or "nothing"
            await writing.tell(who, "edited", f"{changed} of the character {known} was written")
    return await one(studio, str(keys.character_id(slug, known)))


async def archive(studio: Studio, who: Who, key: str, *, etag: str | None) -> None:
    """Put a character's file aside; ConflictError when others still refer to it."""
    slug, known = keys.character(studio.bibles, studio.settings.api, key)
    folder = studio.bibles.folder / slug
    async with pen(studio, slug) as writing:
        try:
            with said(studio.bibles.folder, etag=etag):
                file = _file_of(folder, known)
                await aside(
                    lambda: whole.archive(folder, file, digest=etag, also=writing.floor)
                )  # fmt: skip
        except UnfitError as error:
            raise ConflictError(str(error)) from error
        await writing.tell(who, "archived", f"the character {known} was put aside")


async def page(studio: Studio, key: str) -> BiblePage:
    """A character's file as it stands."""
    slug, who = keys.character(studio.bibles, studio.settings.api, key)
    with said(studio.bibles.folder):
        return await asyncio.to_thread(_page, studio, slug, who)


async def write(studio: Studio, who: Who, key: str, text: str, *, etag: str | None) -> BiblePage:
    """Put another text in place of a character's file; it is checked first."""
    slug, known = keys.character(studio.bibles, studio.settings.api, key)
    folder = studio.bibles.folder / slug

    def same(made: Bible) -> None:
        if known not in {one.id for one in made.characters}:
            raise UnfitError(f"id: it must stay {known!r}; a new id is a new character")

    def put(floor: landing.Also) -> None:
        def also(made: Bible) -> None:
            same(made)
            floor(made)

        whole.replace(folder, _file_of(folder, known), text, digest=etag, also=also)

    if any(0xD800 <= ord(one) <= 0xDFFF for one in text):
        raise UnfitError("it is not text: there is half a character in it")
    async with pen(studio, slug) as writing:
        with said(studio.bibles.folder, etag=etag):
            await aside(lambda: put(writing.floor))
            await writing.tell(who, "edited", f"the file of the character {known} was written")
    return await page(studio, str(keys.character_id(slug, known)))


def _shown(studio: Studio, slug: str, who: str) -> Character:
    sheet = _sheet(studio, slug, who)
    folder = studio.bibles.folder / slug
    return Character(
        id=keys.character_id(slug, who), project_id=keys.project_id(slug), slug=who, name=sheet.name,
        role=sheet.role, age=sheet.age, pronoun=sheet.pronoun, appearance=sheet.appearance,
        personality=sheet.personality, backstory=sheet.backstory, look=sheet.look,
        etag=landing.digest(landing.read(folder / _file_of(folder, who))),
        url=f"/api/anime/characters/{keys.character_id(slug, who)}",
    )  # fmt: skip


def _page(studio: Studio, slug: str, who: str) -> BiblePage:
    file = studio.bibles.folder / slug / _file_of(studio.bibles.folder / slug, who)
    data = landing.read(file)
    return BiblePage(
        character_id=keys.character_id(slug, who), text=folders.decoded(file, data),
        character=_sheet(studio, slug, who), etag=landing.digest(data),
    )  # fmt: skip


def _sheet(studio: Studio, slug: str, who: str) -> Sheet:
    try:
        return keys.book(studio.bibles, slug).character(who)
    except KeyError:
        raise AbsentError(f"there is no character {who!r} any more") from None


def _series(studio: Studio, one: Character) -> str:
    return next(s for s in studio.bibles.slugs() if keys.project_id(s) == one.project_id)


def _file_of(folder: Path, who: str) -> str:
    try:
        return whole.file_of(folder, "characters", who)
    except KeyError:
        raise AbsentError(f"there is no character {who!r} any more") from None


def _whole(studio: Studio, slug: str) -> Bible:
    """The bible as its files stand; ConflictError while they are wrong."""
    try:
        return studio.bibles.current(slug)
    except BibleError as error:
        raise ConflictError(
            f"its files are wrong: {plainly(error, studio.bibles.folder)}; correct that first"
        ) from error


def _taken(folder: Path, book: Bible) -> set[str]:
    """Ids that are somebody's, were somebody's, or mean something else in scripts."""
    lying = {Path(name).stem for name in folders.names(folder) if name.startswith("characters/")}
    archived = (folder / "characters" / folders.ARCHIVED).glob("*-*.yaml")
    return {*TAKEN, *(who.id for who in book.characters), *lying,
            *(one.stem.rpartition("-")[0] for one in archived)}  # fmt: skip


def _texts(given: dict[str, str]) -> dict[str, str]:
    return {
        name: several_lines(text, f"/{name}") if name in _LINES else one_line(text, f"/{name}")
        for name, text in given.items()
    }


def _file(key: str, name: str, texts: dict[str, str], asked: CharacterIn, book: Bible) -> str:
    """The text of a new character's file."""
    words = ". ".join(filter(None, (texts["appearance"], texts["role"])))
    given = asked.model_fields_set
    age = asked.age if "age" in given else age_in(words)
    pronoun = asked.pronoun if "pronoun" in given else pronoun_in(words) or asked.pronoun
    look = asked.look or look_of(
        key, words, age=asked.age if age is None else age, pronoun=pronoun,
        others=[one.look for one in book.characters],
    )  # fmt: skip
    voice = voice_of(
        key, look, pronoun, [one.voice for one in book.characters], book.series.language
    )
    about = {
        "id": key, "name": name, "role": texts["role"], "age": asked.age if age is None else age,
        "pronoun": pronoun, "look": _look(look), "voice": voice,
        **{field: texts[field] for field in _LINES},
    }  # fmt: skip
    return fresh.text(
        {field: value for field, value in about.items() if value != ""}, heading=_HEADING
    )


def _look(look: Look) -> dict[str, Any]:
    return look.model_dump(mode="json", exclude_none=True)
