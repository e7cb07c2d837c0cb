"""The stand-in for fal's queue and for its list of requests, as fal-client speaks to them.

Moods of its own: refused (a 422 with the result), completed_but_422, failed (a 500 with the result),
done_without_video, lost_result (kept for minutes only), gateway (a 502 before the first result), late_list (lists what has ended only),
queued_for_ever, slow, expired_url, wrong_size, corrupt_file, too_short, black.
"""

from __future__ import annotations

from datetime import UTC, datetime

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from . import films
from .house import House

FREE = {"failed"}
LOCKED = (
    "User is locked. Reason: Exhausted balance. Top up your balance at fal.ai/dashboard/billing."
)


def refuse(what):
    status, said = {
        "429": (429, "Too many requests"), "500": (500, "Internal server error"),
        "503": (503, "The service is temporarily unavailable"), "529": (529, "Overloaded"),
        "401": (401, "Cannot access application: invalid credentials"),
        "retired": (404, "This application is no longer available"), "spend_limit": (403, LOCKED),
    }[what]  # fmt: skip
    return JSONResponse({"detail": said}, status, {"retry-after": "1"} if what == "429" else {})


def invalid(field, message, kind="value_error"):
    return JSONResponse({"detail": [{"loc": ["body", field], "msg": message, "type": kind}]}, 422)


class Desk:
    """Takes orders and tells how they stand."""

    def __init__(self, house: House):
        self.house, self.jobs = house, films.keep(house, "fal")

    async def submit(self, request: Request) -> Response:
        if not request.headers.get("authorization", "").startswith("Key "):
            return refuse("401")
        endpoint = request.path_params["endpoint"]
        model = f"fal/{endpoint}"
        if model not in {one.id for one in films.LIST.models}:
            return JSONResponse({"detail": f"Application {endpoint!r} not found"}, 404)
        body, priced = await request.json(), films.LIST.model(model, "video")

        async def answer(mood):
            if body.get("duration") not in priced.seconds:
                return invalid("duration", "unexpected value")
            if body.get("resolution") not in priced.sizes or not body.get("prompt"):
                return invalid("resolution", "unexpected value")
            if mood and mood.what == "refused_at_once":
                return invalid("prompt", "flagged by a content checker", "content_policy_violation")
            job = films.opened(
                films.new_id("r"), body["duration"], body["resolution"],
                audio=priced.audio and body.get("generate_audio", True), mood=mood,
                endpoint=endpoint, body=body, sent=datetime.now(UTC),
                no_retry=request.headers.get("x-fal-no-retry"),
            )  # fmt: skip
            free = job.mood in FREE
            usd = 0 if free else films.worth(model, job.size, job.seconds)
            self.jobs[self.house.accept("fal", model, usd, job=job.id)] = job
            at = f"{self.house.url}/fal/{'/'.join(endpoint.split('/')[:2])}/requests/{job.id}"
            return JSONResponse({
                "request_id": job.id, "response_url": at, "status_url": f"{at}/status",
                "cancel_url": f"{at}/cancel", "queue_position": 0, "status": "IN_QUEUE",
            })  # fmt: skip

        return await self.house.paid(request, "fal", answer, refuse=refuse)

    async def status(self, request: Request) -> Response:
        job = self.jobs.get(request.path_params["job"])
        if job is None:
            return JSONResponse({"detail": "Request not found"}, 404)
        body = {"request_id": job.id, "response_url": str(request.url).removesuffix("/status")}
        if job.stage == "queued":
            return JSONResponse(body | {"status": "IN_QUEUE", "queue_position": 1}, 202)
        if job.stage == "running":
            return JSONResponse(body | {"status": "IN_PROGRESS", "logs": []}, 202)
        return JSONResponse(body | {"status": "COMPLETED", "logs": [], "metrics": {}})

    async def result(self, request: Request) -> Response:
        job = self.jobs.get(request.path_params["job"])
        if job and job.mood == "gateway":
            job.mood = ""
            return Response("<html>502 Bad Gateway</html>", 502, media_type="text/html")
        if job is None or job.mood == "lost_result":
            return JSONResponse({"detail": "Request not found"}, 404)
        if job.stage != "over":
            return JSONResponse({"detail": "Request is still in progress"}, 400)
        if job.mood == "refused":
            return invalid("prompt", "flagged by a content checker", "content_policy_violation")
        if job.mood == "completed_but_422":
            return invalid("image_url", "Could not generate a video with the given input")
        if job.mood == "failed":
            return JSONResponse({"detail": "Internal Server Error"}, 500)
        return JSONResponse(self.output(job))

    def output(self, job):
        if job.mood == "done_without_video":
            return {"seed": job.more["body"].get("seed", 0)}
        link = f"{self.house.url}/fal/files/{job.id}/{job.link()}.mp4"
        return {"video": {"url": link, "content_type": "video/mp4", "file_name": "output.mp4"}}

    async def listed(self, request: Request) -> Response:
        query = request.query_params
        since = datetime.fromisoformat(query.get("start", "2000-01-01T00:00:00+00:00"))
        found = [
            job for job in self.jobs.values()
            if job.more["endpoint"] in query["endpoint_id"].split(",")
            and job.more["sent"] >= since and query.get("request_id", job.id) == job.id
            and (job.stage == "over" or job.mood != "late_list")
        ]  # fmt: skip
        begins, size = int(query.get("cursor", 0)), 5
        payloads = query.get("expand") == "payloads"
        items = [
            {"request_id": job.id, "endpoint_id": job.more["endpoint"], "status_code": 200,
             "sent_at": job.more["sent"].isoformat()}
            | ({"json_input": job.more["body"], "json_output": self.output(job)} if payloads else {})
            for job in reversed(found)
        ]  # fmt: skip
        more = len(items) > begins + size
        page = {"items": items[begins : begins + size], "has_more": more}
        return JSONResponse(page | {"next_cursor": str(begins + size) if more else None})

    async def file(self, request: Request) -> Response:
        return await self.jobs[request.path_params["job"]].served(request.path_params["link"])

    async def cancel(self, request: Request) -> Response:
        return JSONResponse({"status": "ALREADY_COMPLETED"}, 400)


def routes(house: House):
    desk = Desk(house)
    at = "/{owner}/{app}/requests/{job}"
    return [
        Route("/v1/models/requests/by-endpoint", desk.listed, methods=["GET"]),
        Route("/files/{job}/{link:int}.mp4", desk.file, methods=["GET"]),
        Route(f"{at}/status", desk.status, methods=["GET"]),
        Route(f"{at}/cancel", desk.cancel, methods=["PUT"]),
        Route(at, desk.result, methods=["GET"]),
        Route("/{endpoint:path}", desk.submit, methods=["POST"]),
    ]
