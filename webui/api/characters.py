"""Characters: files of a series' bible, made, changed and read over the API."""

from __future__ import annotations

from functools import partial

from pydantic import Field
from starlette.responses import Response

from schemas.access import Scope
from schemas.jobs import Key
from schemas.office import UnfitError
from schemas.plan import Model
from schemas.resources import BiblePage, Character, CharacterEdit, CharacterIn, Consistency

from . import conditions
from .listings import Characters, OfProject, some
from .operations import MERGE, YAML, Answer, Call, Operation

AT = "/api/anime/characters"
_ONE = f"{AT}/{{character}}"
_WHAT = "character"
LONGEST = 100_000  # characters of a file


class CharacterPut(CharacterIn):
    """All of a character; what is left out goes back to its default."""

    project_id: Key | None = Field(default=None, description="its own project, or nothing")  # type: ignore[assignment]


class BibleText(Model):
    """A character's file."""

    text: str = Field(min_length=1, max_length=LONGEST, description="YAML, comments and all")


async def listed(call: Call) -> Answer:
    """Some characters."""
    page = await call.office.characters(
        project=call.query.project_id, after=call.query.after, limit=call.query.limit
    )
    return some(call, Characters, page)


async def added(call: Call) -> Answer:
    """A new one."""
    made = await call.office.add_character(call.by, call.body)
    return Answer(made, 201, {"location": f"{AT}/{made.id}"}, made.etag)


async def read(call: Call) -> Answer:
    """One of them."""
    found = await call.office.character(call.key(_WHAT, _WHAT))
    return Answer(found, etag=found.etag)


async def replaced(call: Call) -> Answer:
    """All of it given."""
    asked: CharacterPut = call.body
    if asked.project_id is not None:
        own = await call.office.character(call.key(_WHAT, _WHAT))
        if (await call.office.project(asked.project_id)).id != own.project_id:
            raise UnfitError("a character stays in its project", where="/project_id")
    given = {name: value for name, value in asked if name != "project_id"}
    return await _edited(call, CharacterEdit(**given))


async def edited(call: Call) -> Answer:
    """Some of it given."""
    return await _edited(call, call.body)


async def archived(call: Call) -> Answer:
    """Taken out of the bible and kept."""
    key = call.key(_WHAT, _WHAT)
    etag = await call.expected(partial(call.office.character, key))
    await call.office.archive_character(call.by, key, etag=etag)
    return Answer(status=204)


async def bible(call: Call) -> Answer | Response:
    """Its file: JSON, or the YAML alone for whoever prefers it."""
    page = await call.office.bible(call.key(_WHAT, _WHAT))
    return _page(call, page)


async def written(call: Call) -> Answer | Response:
    """Its file, written anew."""
    key = call.key(_WHAT, _WHAT)
    text: str = call.body.text if isinstance(call.body, BibleText) else call.body
    if not 0 < len(text) <= LONGEST:
        raise UnfitError(f"a character's file has 1 to {LONGEST:,} characters")
    etag = await call.expected(partial(call.office.bible, key))
    return _page(call, await call.office.write_bible(call.by, key, text, etag=etag))


async def consistency(call: Call) -> Answer:
    """How alike it has looked over its takes."""
    return Answer(await call.office.consistency(call.key(_WHAT, _WHAT)))


async def _edited(call: Call, asked: CharacterEdit) -> Answer:
    key = call.key(_WHAT, _WHAT)
    etag = await call.expected(partial(call.office.character, key))
    made = await call.office.edit_character(call.by, key, asked, etag=etag)
    return Answer(made, etag=made.etag)


def _page(call: Call, page: BiblePage) -> Answer | Response:
    accepted = call.request.headers.get("accept", "")
    if "json" in accepted or not any(kind in accepted for kind in YAML):
        return Answer(page, etag=page.etag)
    headers = {
        "etag": f'"{page.etag}"', "cache-control": "private, no-cache",
        "vary": "Authorization, Accept",
    }  # fmt: skip
    if call.request.method != "PUT" and conditions.known(call.request, page.etag):
        return Response(status_code=304, headers=headers)
    return Response(page.text, headers=headers, media_type=YAML[0])


operations = (
    Operation(
        "list_characters", "GET", AT, Scope.READ, "Characters", "Characters that there are", listed,
        gives=Characters, query=OfProject,
    ),
    Operation(
        "add_character", "POST", AT, Scope.EDIT, "Characters", "Cast a character", added,
        gives=Character, status=201, takes=CharacterIn, tagged=True, also=(404, 409),
        about="A character is a file of its series’ bible. Its look is read out of the appearance, unless it is given.",
    ),
    Operation(
        "read_character", "GET", _ONE, Scope.READ, "Characters", "One character", read,
        gives=Character, tagged=True,
    ),
    Operation(
        "replace_character", "PUT", _ONE, Scope.EDIT, "Characters", "Say all of a character anew", replaced,
        gives=Character, takes=CharacterPut, tagged=True, guarded=True, also=(409,),
        about="What is left out goes back to its default.",
    ),
    Operation(
        "edit_character", "PATCH", _ONE, Scope.EDIT, "Characters", "Change some of a character", edited,
        gives=Character, takes=CharacterEdit, kinds=MERGE, defaults=CharacterIn, tagged=True,
        guarded=True, also=(409,),
        about="What is left out stays; what is null goes back to its default. A look is given whole.",
    ),
    Operation(
        "archive_character", "DELETE", _ONE, Scope.EDIT, "Characters", "Archive a character", archived,
        status=204, guarded=True, also=(409,),
        about="Nothing is destroyed: its file is kept in the archive.",
    ),
    Operation(
        "read_bible", "GET", f"{_ONE}/bible", Scope.READ, "Characters", "A character's file", bible,
        gives=BiblePage, tagged=True,
        about="As it is written, with its comments, and as it is understood. `Accept: text/yaml` gives the file alone.",
    ),
    Operation(
        "write_bible", "PUT", f"{_ONE}/bible", Scope.EDIT, "Characters", "Write a character's file", written,
        gives=BiblePage, takes=BibleText, raw=YAML, tagged=True, guarded=True, also=(409,),
        about="It is checked first: a file that is wrong changes nothing, and the answer names its line.",
    ),
    Operation(
        "read_consistency", "GET", f"{_ONE}/consistency", Scope.READ, "Characters",
        "How consistent a character has been", consistency, gives=Consistency,
        about="The grades of its takes, newest first, and whether they drift away from what is usual.",
    ),
)  # fmt: skip
