"""Jobs: footage asked for, followed, cancelled and made once more."""

from __future__ import annotations

from uuid import UUID

from schemas.access import Scope
from schemas.jobs import (
    AdvanceRequest,
    Batch,
    BatchRequest,
    GenerateRequest,
    Job,
    OrchestrateRequest,
    Told,
)
from schemas.office import Accepted

from . import conditions
from .listings import Jobs, OfJobs, some
from .operations import Answer, Call, Operation
from .problems import ProblemError

AT = "/api/anime/jobs"
_ONE = f"{AT}/{{job}}"
_REPEATED = {"idempotent-replayed": "true"}


async def generate(call: Call) -> Answer:
    """One shot."""
    key = conditions.key(call.request)
    return _accepted(await call.office.generate(call.by, call.body, key=key))


async def orchestrate(call: Call) -> Answer:
    """A character, in three phases."""
    key = conditions.key(call.request)
    return _accepted(await call.office.orchestrate(call.by, call.body, key=key))


async def batch(call: Call) -> Answer:
    """Many shots, all or none."""
    key = conditions.key(call.request)
    accepted = await call.office.batch(call.by, call.body, key=key)
    return _told(accepted, f"{AT}?batch_id={accepted.made.batch_id}")


async def reproduce(call: Call) -> Answer:
    """A job, once more."""
    key = conditions.key(call.request)
    return _accepted(await call.office.reproduce(call.by, _job(call), key=key))


async def listed(call: Call) -> Answer:
    """Some jobs."""
    asked: OfJobs = call.query
    page = await call.office.jobs(
        project=asked.project_id, state=asked.status, kind=asked.kind, batch=asked.batch_id,
        since=asked.since, after=asked.after, limit=asked.limit,
    )  # fmt: skip
    return some(call, Jobs, page)


async def read(call: Call) -> Answer:
    """One of them."""
    return Answer(await call.office.job(_job(call)))


async def status(call: Call) -> Answer:
    """Where it stands, in a few words."""
    return Answer(await call.office.told(_job(call)))


async def cancel(call: Call) -> Answer:
    """Not to be made after all."""
    return Answer(await call.office.cancel(call.by, _job(call)))


async def cancelled(call: Call) -> Answer:
    """The same, with nothing to say about it."""
    await call.office.cancel(call.by, _job(call))
    return Answer(status=204)


async def advance(call: Call) -> Answer:
    """On with it."""
    return Answer(await call.office.advance(call.by, _job(call), call.body))


def _job(call: Call) -> UUID:
    try:
        return UUID(call.request.path_params["job"])
    except ValueError:
        raise ProblemError(404, "There is no such job.") from None


def _accepted(accepted: Accepted[Job]) -> Answer:
    return _told(accepted, f"{AT}/{accepted.made.id}")


def _told(accepted: Accepted[Job] | Accepted[Batch], location: str) -> Answer:
    headers = {"location": location} | ({} if accepted.fresh else _REPEATED)
    return Answer(accepted.made, 202 if accepted.fresh else 200, headers)


_SHOT = "A few seconds of film. It is shot, graded and paid for like a shot of an episode, and never becomes part of the canon."


def _generating(name: str, path: str, summary: str) -> Operation:
    return Operation(
        name, "POST", path, Scope.GENERATE, "Jobs", summary, generate, gives=Job, status=202,
        takes=GenerateRequest, keyed=True, also=(200, 404, 409), about=_SHOT,
    )  # fmt: skip


operations = (
    _generating("generate", "/api/anime/generate", "Ask for a shot"),
    _generating("generate_short", "/generate", "Ask for a shot, at its older address"),
    Operation(
        "orchestrate", "POST", "/api/anime/orchestrate", Scope.GENERATE, "Jobs",
        "Ask for a character, from its sheet to a film", orchestrate, gives=Job, status=202,
        takes=OrchestrateRequest, keyed=True, also=(200, 404, 409),
        about="Three phases, each behind its gate: a sheet, a loop, a film. With `auto_advance` it goes on by itself where a gate is passed; else it is held after each phase.",
    ),
    Operation(
        "batch", "POST", "/api/anime/batch", Scope.GENERATE, "Jobs", "Ask for many shots at once", batch,
        gives=Batch, status=202, takes=BatchRequest, keyed=True, also=(200, 404, 409),
        about="All are accepted, or none.",
    ),
    Operation(
        "list_jobs", "GET", AT, Scope.READ, "Jobs", "Jobs that there are", listed,
        gives=Jobs, query=OfJobs,
    ),
    Operation("read_job", "GET", _ONE, Scope.READ, "Jobs", "One job", read, gives=Job),
    Operation(
        "read_job_status", "GET", f"{_ONE}/status", Scope.READ, "Jobs", "Where a job stands", status,
        gives=Told, about="The same that the socket `/ws/{job_id}` tells as it happens.",
    ),
    Operation(
        "reproduce_job", "POST", f"{_ONE}/reproduce", Scope.GENERATE, "Jobs", "Make a job once more",
        reproduce, gives=Job, status=202, keyed=True, also=(200, 409),
        about="With the same seeds and words. Its `comparison` says how alike the two are.",
    ),
    Operation(
        "advance_job", "POST", f"{_ONE}/advance", Scope.GENERATE, "Jobs", "Go on with a held job",
        advance, gives=Job, takes=AdvanceRequest, bodiless=True, also=(409,),
        about="With its next phase; or, where a gate refused it, once more, or with `accept` as it is.",
    ),
    Operation(
        "cancel_job", "POST", f"{_ONE}/cancel", Scope.GENERATE, "Jobs", "Cancel a job", cancel,
        gives=Job, also=(409,), about="What is bought already is kept.",
    ),
    Operation(
        "delete_job", "DELETE", _ONE, Scope.GENERATE, "Jobs", "Cancel a job, and no more about it",
        cancelled, status=204, also=(409,),
    ),
)  # fmt: skip
