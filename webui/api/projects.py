"""Projects: series, made, changed and archived over the API."""

from __future__ import annotations

from functools import partial

from schemas.access import Scope
from schemas.resources import Project, ProjectEdit, ProjectIn

from .listings import Paging, Projects, some
from .operations import MERGE, Answer, Call, Operation

AT = "/api/anime/projects"
_ONE = f"{AT}/{{project}}"


async def listed(call: Call) -> Answer:
    """Some projects."""
    page = await call.office.projects(after=call.query.after, limit=call.query.limit)
    return some(call, Projects, page)


async def added(call: Call) -> Answer:
    """A new one."""
    made = await call.office.add_project(call.by, call.body)
    return Answer(made, 201, {"location": f"{AT}/{made.id}"}, made.etag)


async def read(call: Call) -> Answer:
    """One of them."""
    found = await call.office.project(call.key("project", "project"))
    return Answer(found, etag=found.etag)


async def replaced(call: Call) -> Answer:
    """All of it given; what is left out goes back to its default."""
    return await _edited(call, ProjectEdit(**dict(call.body)))


async def edited(call: Call) -> Answer:
    """Some of it given."""
    return await _edited(call, call.body)


async def archived(call: Call) -> Answer:
    """Taken off the list; nothing is destroyed."""
    key = call.key("project", "project")
    etag = await call.expected(partial(call.office.project, key))
    await call.office.archive_project(call.by, key, etag=etag)
    return Answer(status=204)


async def _edited(call: Call, asked: ProjectEdit) -> Answer:
    key = call.key("project", "project")
    etag = await call.expected(partial(call.office.project, key))
    made = await call.office.edit_project(call.by, key, asked, etag=etag)
    return Answer(made, etag=made.etag)


operations = (
    Operation(
        "list_projects", "GET", AT, Scope.READ, "Projects", "Projects that there are", listed,
        gives=Projects, query=Paging,
    ),
    Operation(
        "add_project", "POST", AT, Scope.EDIT, "Projects", "Begin a project", added,
        gives=Project, status=201, takes=ProjectIn, tagged=True, also=(409,),
        about="A project is a series: a folder of the studio with its bible. It is not on the air until somebody says so.",
    ),
    Operation(
        "read_project", "GET", _ONE, Scope.READ, "Projects", "One project", read,
        gives=Project, tagged=True,
    ),
    Operation(
        "replace_project", "PUT", _ONE, Scope.EDIT, "Projects", "Say all of a project anew", replaced,
        gives=Project, takes=ProjectIn, tagged=True, guarded=True, also=(409,),
        about="What is left out goes back to its default.",
    ),
    Operation(
        "edit_project", "PATCH", _ONE, Scope.EDIT, "Projects", "Change some of a project", edited,
        gives=Project, takes=ProjectEdit, kinds=MERGE, defaults=ProjectIn, tagged=True, guarded=True,
        also=(409,),
        about="What is left out stays; what is null goes back to its default. The comments in its files are kept.",
    ),
    Operation(
        "archive_project", "DELETE", _ONE, Scope.EDIT, "Projects", "Archive a project", archived,
        status=204, guarded=True, also=(409,),
        about="Nothing is destroyed: its folder is kept in the archive.",
    ),
)  # fmt: skip
