"""Workflows: what ComfyUI servers are asked to do, ours to read and others to add."""

from __future__ import annotations

from functools import partial
from typing import Any

from pydantic import Field

from schemas.access import Scope
from schemas.jobs import Key
from schemas.office import UnfitError
from schemas.plan import Model
from schemas.resources import Workflow, WorkflowIn

from .listings import Paging, Workflows, some
from .operations import Answer, Call, Operation

AT = "/api/anime/workflows"
_ONE = f"{AT}/{{workflow}}"
_WHAT = "workflow"


class WorkflowPut(Model):
    """A workflow, said anew."""

    name: Key | None = Field(default=None, description="its own name, or nothing")
    graph: dict[str, Any]
    bindings: dict[str, Any]


async def listed(call: Call) -> Answer:
    """Some workflows."""
    page = await call.office.workflows(after=call.query.after, limit=call.query.limit)
    return some(call, Workflows, page)


async def added(call: Call) -> Answer:
    """A new one."""
    made = await call.office.add_workflow(call.by, call.body)
    return Answer(made, 201, {"location": f"{AT}/{made.name}"}, made.etag)


async def read(call: Call) -> Answer:
    """One of them."""
    found = await call.office.workflow(call.key(_WHAT, _WHAT))
    return Answer(found, etag=found.etag)


async def replaced(call: Call) -> Answer:
    """It, said anew."""
    name, asked = call.key(_WHAT, _WHAT), call.body
    if asked.name not in {None, name}:
        raise UnfitError("a workflow keeps its name; add another one instead", where="/name")
    etag = await call.expected(partial(call.office.workflow, name))
    whole = WorkflowIn(name=name, graph=asked.graph, bindings=asked.bindings)
    made = await call.office.edit_workflow(call.by, name, whole, etag=etag)
    return Answer(made, etag=made.etag)


async def archived(call: Call) -> Answer:
    """Taken off the list."""
    name = call.key(_WHAT, _WHAT)
    etag = await call.expected(partial(call.office.workflow, name))
    await call.office.archive_workflow(call.by, name, etag=etag)
    return Answer(status=204)


operations = (
    Operation(
        "list_workflows", "GET", AT, Scope.READ, "Workflows", "Workflows that there are", listed,
        gives=Workflows, query=Paging,
    ),
    Operation(
        "add_workflow", "POST", AT, Scope.EDIT, "Workflows", "Add a workflow", added,
        gives=Workflow, status=201, takes=WorkflowIn, tagged=True, also=(409,),
        about="The graph is in ComfyUI's API format; the bindings say what its nodes mean.",
    ),
    Operation(
        "read_workflow", "GET", _ONE, Scope.READ, "Workflows", "One workflow", read,
        gives=Workflow, tagged=True,
    ),
    Operation(
        "replace_workflow", "PUT", _ONE, Scope.EDIT, "Workflows", "Say a workflow anew", replaced,
        gives=Workflow, takes=WorkflowPut, tagged=True, guarded=True, also=(409,),
        about="Those that come with AniGen cannot be changed.",
    ),
    Operation(
        "archive_workflow", "DELETE", _ONE, Scope.EDIT, "Workflows", "Archive a workflow", archived,
        status=204, guarded=True, also=(409,),
    ),
)  # fmt: skip
