"""The house: what there is to choose from, what was thought of it, and whether it works."""

from __future__ import annotations

import re
from typing import Literal

from schemas.access import Scope
from schemas.jobs import VerdictRequest
from schemas.plan import Model
from schemas.resources import Learned

from .listings import Phases, Styles, all_of
from .operations import Answer, Call, Operation
from .problems import ProblemError

_TAKE = re.compile(r"[0-9]{1,18}(-[0-9]{1,4}){3}")


class HealthTold(Model):
    """Whether the studio can work; to strangers, no more than that."""

    status: Literal["ok", "troubled"]
    version: str | None = None
    queued: int | None = None
    running: int | None = None
    backends: dict[str, str] | None = None  # by name: ready, or why it rests


async def health(call: Call) -> Answer:
    """Whether it works."""
    found = await call.office.health()
    if call.who is not None and call.who.may(Scope.READ):
        return Answer(HealthTold(**dict(found)))
    return Answer(HealthTold(status=found.status), brief=True)


async def styles(call: Call) -> Answer:
    """Every preset."""
    return all_of(Styles, await call.office.styles())


async def phases(call: Call) -> Answer:
    """Every phase."""
    return all_of(Phases, await call.office.phases())


async def verdict(call: Call) -> Answer:
    """What somebody thinks of a take."""
    take = call.request.path_params["take"]
    if not _TAKE.fullmatch(take):
        raise ProblemError(404, "There is no such take.")
    return Answer(await call.office.verdict(call.by, take, call.body))


operations = (
    Operation(
        "list_styles", "GET", "/api/anime/styles", Scope.READ, "The house", "Style presets", styles,
        gives=Styles, about="What a project or a job may name as its style.",
    ),
    Operation(
        "list_phases", "GET", "/api/anime/phases", Scope.READ, "The house",
        "Phases of an orchestrated job", phases, gives=Phases,
        about="What each makes, and what its gate asks of it.",
    ),
    Operation(
        "give_verdict", "POST", "/api/anime/takes/{take}/verdict", Scope.GENERATE, "The house",
        "Say what you think of a take", verdict, gives=Learned, takes=VerdictRequest, also=(409,),
        about="Later shots heed it, where `use_memory` lets them.",
    ),
    Operation(
        "read_health", "GET", "/api/anime/health", None, "The house", "Whether the studio works",
        health, gives=HealthTold, about="Without a token no more than the status.",
    ),
)  # fmt: skip
