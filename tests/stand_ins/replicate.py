"""The stand-in for Replicate, as its own client speaks to it; predictions are listed with their input.

Moods of its own: refused, failed, canceled (charged), done_without_video, queued_for_ever, slow,
expired_url, wrong_size, corrupt_file, too_short, black.
"""

from __future__ import annotations

from datetime import UTC, datetime

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from . import films
from .house import House

FIELDS = {"prompt", "negative_prompt", "image", "duration", "resolution", "seed"}
STATES = {"queued": "starting", "running": "processing", "over": "succeeded"}
PAGE = 5


def refuse(what):
    status, said = {
        "429": (429, "Request was throttled. Expected available in 1 second."),
        "500": (500, "Internal server error"), "503": (503, "Service unavailable"),
        "529": (529, "Overloaded"), "401": (401, "You did not pass a valid authentication token"),
        "retired": (404, "This model is no longer available."),
        "spend_limit": (402, "You have insufficient credit to run this model."),
    }[what]  # fmt: skip
    body = {"title": "Refused", "detail": said, "status": status}
    return JSONResponse(body, status, {"retry-after": "1"} if what == "429" else {})


class Desk:
    """Takes orders and tells how they stand."""

    def __init__(self, house: House):
        self.house, self.jobs = house, films.keep(house, "replicate")

    async def create(self, request: Request) -> Response:
        if not request.headers.get("authorization", "").startswith("Bearer "):
            return refuse("401")
        name = f"{request.path_params['owner']}/{request.path_params['name']}"
        model = f"replicate/{name}"
        if model not in {one.id for one in films.LIST.models}:
            return JSONResponse({"detail": "The requested resource could not be found."}, 404)
        body, priced = (await request.json())["input"], films.LIST.model(model, "video")

        async def answer(mood):
            if unknown := set(body) - FIELDS:
                said = f"- input: Additional property {min(unknown)} is not allowed\n"
                return JSONResponse({"title": "Input validation failed", "detail": said}, 422)
            wrong = body.get("duration") not in priced.seconds
            if wrong or body.get("resolution") not in priced.sizes or not body.get("prompt"):
                return JSONResponse({"title": "Input validation failed", "detail": "- input"}, 422)
            job = films.opened(
                films.new_id("p"), body["duration"], body["resolution"], audio=priced.audio,
                mood=mood, name=name, body=body, at=datetime.now(UTC),
            )  # fmt: skip
            free = job.mood in {"refused", "failed"}
            usd = 0 if free else films.worth(model, job.size, job.seconds)
            self.jobs[self.house.accept("replicate", model, usd, job=job.id)] = job
            return JSONResponse(self.told(job), 201)

        return await self.house.paid(request, "replicate", answer, refuse=refuse)

    def told(self, job):
        state, output, error = STATES[job.stage], None, None
        if state == "succeeded" and job.mood in {"refused", "failed", "canceled"}:
            state = "canceled" if job.mood == "canceled" else "failed"
            flagged = "The input or output was flagged as sensitive. Please try again. (E005)"
            error = flagged if job.mood == "refused" else "Prediction interrupted (code: PA)"
        elif state == "succeeded" and job.mood != "done_without_video":
            output = f"{self.house.url}/replicate/files/{job.id}/{job.link()}.mp4"
        at = job.more["at"].isoformat().replace("+00:00", "Z")
        return {
            "id": job.id, "model": job.more["name"], "version": "hidden", "status": state,
            "input": job.more["body"], "output": output, "error": error, "logs": "",
            "created_at": at, "started_at": at, "completed_at": at, "metrics": {},
            "urls": {"get": f"{self.house.url}/replicate/v1/predictions/{job.id}",
                     "cancel": f"{self.house.url}/replicate/v1/predictions/{job.id}/cancel"},
        }  # fmt: skip

    async def read(self, request: Request) -> Response:
        job = self.jobs.get(request.path_params["job"])
        if job is None:
            return JSONResponse({"detail": "The requested resource could not be found."}, 404)
        return JSONResponse(self.told(job))

    async def listed(self, request: Request) -> Response:
        begins = int(request.query_params.get("cursor", 0))
        found = sorted(self.jobs.values(), key=lambda job: job.more["at"], reverse=True)
        more = len(found) > begins + PAGE
        where = f"{self.house.url}/replicate/v1/predictions?cursor={begins + PAGE}"
        return JSONResponse({
            "previous": None, "next": where if more else None,
            "results": [self.told(job) for job in found[begins : begins + PAGE]],
        })  # fmt: skip

    async def file(self, request: Request) -> Response:
        return await self.jobs[request.path_params["job"]].served(request.path_params["link"])


def routes(house: House):
    desk = Desk(house)
    return [
        Route("/v1/models/{owner}/{name}/predictions", desk.create, methods=["POST"]),
        Route("/v1/predictions/{job}", desk.read, methods=["GET"]),
        Route("/v1/predictions", desk.listed, methods=["GET"]),
        Route("/files/{job}/{link:int}.mp4", desk.file, methods=["GET"]),
    ]
