"""The stand-in for Runway, as runwayml speaks to it; the poll tells the exact cost in credits.

Moods of its own: refused (moderated: it costs as much), failed (refunded), throttled,
done_without_video, queued_for_ever, slow, expired_url, wrong_size, corrupt_file, too_short, black.
"""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from . import films
from .house import House

RATIOS = {"1280:720": "720p", "1920:1080": "1080p"}
FIELDS = {
    "gen4.5": {"model", "promptText", "promptImage", "ratio", "duration", "seed"},
    "veo3.1_fast": {"model", "promptText", "promptImage", "ratio", "duration", "seed", "audio",
                    "negativePrompt"},
    "gemini_omni_flash": {"model", "promptText", "promptImage", "ratio", "duration"},
}  # fmt: skip


def refuse(what):
    status, said = {
        "429": (429, "You have made too many requests."), "500": (500, "Internal server error."),
        "503": (503, "The server is shedding load."), "529": (529, "Overloaded."),
        "401": (401, "The API key is not valid."),
        "retired": (400, "Model is no longer available."),
        "spend_limit": (400, "You do not have enough credits to run this task."),
    }[what]  # fmt: skip
    return JSONResponse({"error": said}, status, {"retry-after": "1"} if what == "429" else {})


def fault(body, picture):
    takes, text = FIELDS.get(body.get("model")), body.get("promptText", "")
    if takes is None:
        return "Validation of body failed: model"
    if unknown := set(body) - takes:
        return f"Validation of body failed: unrecognized key {min(unknown)!r}"
    if not text or len(text.encode("utf-16-le")) > 2000:
        return "Validation of body failed: promptText"
    if body.get("ratio") not in RATIOS or picture != ("promptImage" in body):
        return "Validation of body failed: ratio or promptImage"
    if picture and not body["promptImage"].startswith(("data:image/", "https://")):
        return "Validation of body failed: promptImage"
    if body.get("duration") not in films.LIST.model(f"runway/{body['model']}", "video").seconds:
        return "Validation of body failed: duration"
    return ""


class Desk:
    """Takes orders and tells how they stand."""

    def __init__(self, house: House):
        self.house, self.jobs = house, films.keep(house, "runway")

    async def create(self, request: Request) -> Response:
        headers, body = request.headers, await request.json()
        if not headers.get("authorization", "").startswith("Bearer "):
            return refuse("401")
        if headers.get("x-runway-version") != "2024-11-06":
            return JSONResponse({"error": "The X-Runway-Version header is required."}, 400)

        async def answer(mood):
            if said := fault(body, request.url.path.endswith("image_to_video")):
                return JSONResponse({"error": said}, 400)
            if mood and mood.what == "refused_at_once":
                return JSONResponse({"error": "The prompt did not pass content moderation."}, 400)
            model = f"runway/{body['model']}"
            audio = films.LIST.model(model, "video").audio and body.get("audio", True)
            size = RATIOS[body["ratio"]]
            job = films.opened(films.new_id("t"), body["duration"], size, audio=audio, mood=mood)
            usd = films.worth(model, size, job.seconds)
            job.more["credits"] = 0 if job.mood == "failed" else int(usd * 100)
            job.more["made"] = datetime.now(UTC).isoformat()
            self.house.accept("runway", model, Decimal(job.more["credits"]) / 100, job=job.id)
            self.jobs[job.id] = job
            return JSONResponse({"id": job.id, "estimatedCost": {"credits": int(usd * 100)}})

        return await self.house.paid(request, "runway", answer, refuse=refuse)

    async def task(self, request: Request) -> Response:
        job = self.jobs.get(request.path_params["job"])
        if job is None:
            return JSONResponse({"error": "Task not found."}, 404)
        body = {"id": job.id, "createdAt": job.more["made"]}
        if job.stage != "over":
            running = {"status": "RUNNING", "progress": job.share}
            waiting = {"status": "THROTTLED" if job.mood == "throttled" else "PENDING"}
            state = waiting if job.stage == "queued" else running
            return JSONResponse(body | state | {"estimatedCost": {"credits": job.more["credits"]}})
        body["cost"] = {"credits": job.more["credits"]}
        if job.mood == "refused":
            body |= {"status": "FAILED", "failure": "The content was moderated.",
                     "failureCode": "SAFETY.OUTPUT.VIDEO"}  # fmt: skip
        elif job.mood == "failed":
            body |= {"status": "FAILED", "failure": "An unexpected error occurred.",
                     "failureCode": "INTERNAL.BAD_OUTPUT.CODE01"}  # fmt: skip
        elif job.mood == "done_without_video":
            body |= {"status": "SUCCEEDED", "output": []}
        else:
            link = f"{self.house.url}/runway/files/{job.id}/{job.link()}.mp4?_jwt=signed"
            body |= {"status": "SUCCEEDED", "output": [link]}
        return JSONResponse(body)

    async def file(self, request: Request) -> Response:
        return await self.jobs[request.path_params["job"]].served(request.path_params["link"])


def routes(house: House):
    desk = Desk(house)
    return [
        Route("/v1/text_to_video", desk.create, methods=["POST"]),
        Route("/v1/image_to_video", desk.create, methods=["POST"]),
        Route("/v1/tasks/{job}", desk.task, methods=["GET"]),
        Route("/files/{job}/{link:int}.mp4", desk.file, methods=["GET"]),
    ]
