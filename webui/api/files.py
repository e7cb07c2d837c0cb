"""Files: what a project has, to read, and pictures to refer to, to send."""

from __future__ import annotations

import re

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from schemas.access import Scope as May
from schemas.jobs import File

from ..media import Media
from .listings import Files, OfOneProject, some
from .operations import PICTURES, Answer, Call, Operation, Sent
from .problems import ProblemError

AT = "/api/anime/files"
_PATH = re.compile(r"[\w-][\w.-]*(/[\w-][\w.-]*){0,11}", re.ASCII)
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,94}\.(png|jpe?g|webp)")
_SPAN = re.compile(r"bytes=(\d{1,18})-(\d{0,18})|bytes=-(\d{1,18})", re.ASCII)
_ABSENT = "There is no such file in that project."


async def listed(call: Call) -> Answer:
    """Some files of a project."""
    asked: OfOneProject = call.query
    page = await call.office.files(project=asked.project_id, after=asked.after, limit=asked.limit)
    return some(call, Files, page)


async def read(call: Call) -> Response:
    """A file, or a stretch of it."""
    asked = call.request.path_params
    path = asked["path"] if "path" in asked else f"references/{asked['name']}"
    if len(path) > 500 or not _PATH.fullmatch(path):
        raise ProblemError(404, _ABSENT)
    show = await call.office.project(call.key("project", "project"))
    media: Media = call.request.app.state.media
    place = f"{show.slug}/{path}"
    try:
        _ranged(call.request, (await media.look(place)).size)
        answer = await media.answer(call.request.scope, place)
    except HTTPException as error:
        if error.status_code not in {401, 404, 405}:
            raise
        raise ProblemError(404, _ABSENT) from None
    answer.headers["cache-control"] = "private, no-cache"
    answer.headers["vary"] = "Authorization"
    return answer


async def put(call: Call) -> Answer:
    """A picture that jobs may refer to."""
    sent: Sent = call.body
    name, key = call.request.path_params["name"], call.key("project", "project")
    if not _NAME.fullmatch(name):
        detail = "A picture's name is letters, digits, `-` and `_`, then .png, .jpg or .webp."
        raise ProblemError(422, detail, where="name")
    show = await call.office.project(key)
    media: Media = call.request.app.state.media
    known = await _lies(media, f"{show.slug}/references/{name}")
    made = await call.office.put_file(call.by, project=key, name=name, content=sent.path)
    return Answer(made, 200 if known else 201, {"location": f"{AT}/{show.id}/{made.path}"})


async def _lies(media: Media, path: str) -> bool:
    try:
        await media.look(path)
    except HTTPException:
        return False
    return True


def _ranged(request: Request, size: int) -> None:
    """Take out a range that says nothing; ProblemError 416 for one that lies behind the end."""
    found = _SPAN.fullmatch(request.headers.get("range", "").replace(" ", ""))
    first, last, tail = found.groups() if found else ("", "", "")
    if not found or (first and last and int(last) < int(first)):
        known = request.scope["headers"]
        request.scope["headers"] = [one for one in known if one[0] != b"range"]
        return
    if int(first) >= size if first else not (size and int(tail)):
        whole = {"content-range": f"bytes */{size}"}
        raise ProblemError(416, f"The file has {size} bytes.", headers=whole)


operations = (
    Operation(
        "list_files", "GET", AT, May.READ, "Files", "Files of a project", listed,
        gives=Files, query=OfOneProject, also=(404,),
    ),
    Operation(
        "put_reference", "PUT", f"{AT}/{{project}}/references/{{name}}", May.EDIT, "Files",
        "Send a picture to refer to", put, gives=File, status=201, raw=PICTURES, file=True,
        also=(200,),
        about="PNG, JPEG or WebP, as it is. `reference_images` of a job names it as `references/…`.",
    ),
    Operation(
        "read_reference", "GET", f"{AT}/{{project}}/references/{{name}}", May.READ, "Files",
        "One picture", read, hidden=True,
    ),
    Operation(
        "read_file", "GET", f"{AT}/{{project}}/{{path:path}}", May.READ, "Files", "One file", read,
        tagged=True, also=(206, 307, 416),
        about="With `Range` a stretch of it. Where films lie in a bucket, the answer may lead there.",
    ),
)  # fmt: skip
