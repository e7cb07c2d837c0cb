"""The stand-in for Gemini's Interactions API and its Files API, as google-genai speaks them.

Moods of its own: refused, failed, done_without_video, inline (the film comes inside the answer),
queued_for_ever, slow, expired_url, wrong_size, corrupt_file, too_short, black.
"""

from __future__ import annotations

import base64
import re
import time
from datetime import UTC, datetime
from decimal import Decimal

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from . import films
from .house import House

SECONDS = {"gemini-omni-1.2-flash": range(3, 16), "gemini-omni-1.1-flash": range(3, 11)}
KEYS = {"model", "input", "background", "store", "response_format", "generation_config", "labels",
        "previous_interaction_id", "service_tier", "webhook_config", "stream"}  # fmt: skip
TOKENS, THOUGHT = 5792, 150
HOME = "https://generativelanguage.googleapis.com/v1/files/"


def error(status, code, message, **headers):
    body = {"error": {"code": code, "message": message}}
    return JSONResponse(body, status, {k.replace("_", "-"): v for k, v in headers.items()})


def refuse(what):
    words = {
        "429": (429, "rate_limit_exceeded", "You exceeded your current quota, please check billing."),
        "500": (500, "internal", "An internal error has occurred."),
        "503": (503, "unavailable", "The model is overloaded. Please try again later."),
        "529": (529, "unavailable", "The service is overloaded."),
        "401": (401, "authentication", "API key not valid. Please pass a valid API key."),
        "retired": (404, "model_not_found", "This model is no longer available."),
        "spend_limit": (429, "quota_exceeded", "Your project has reached its monthly spending cap."),
    }[what]  # fmt: skip
    return error(*words, retry_after="1") if what in {"429", "503"} else error(*words)


def fault(body, jobs):
    """What is wrong with a request, in one sentence; "" when it may be accepted."""
    if unknown := set(body) - KEYS:
        return f"Unknown parameter: {min(unknown)}"
    form, task = body.get("response_format", {}), body["generation_config"]["video_config"]["task"]
    seconds = re.fullmatch(r"(\d+)s", form.get("duration", ""))
    allowed = range(3, 11) if task == "extend" else SECONDS[body["model"]]
    content = body["input"][0]["content"]
    images = [one for one in content if one["type"] == "image"]
    before = jobs.get(body.get("previous_interaction_id", ""))
    if body.get("background") and not body.get("store"):
        return "background=true requires store=true"
    if form.get("type") != "video" or not seconds or int(seconds[1]) not in allowed:
        return f"Unsupported duration {form.get('duration')!r}"
    if form["resolution"] not in films.LIST.model(body["model"], "video").sizes:
        return f"Unsupported resolution {form['resolution']!r}"
    if not any(one["type"] == "text" and one["text"] for one in content):
        return "A prompt is required"
    if (task in {"image_to_video", "reference_to_video"}) != bool(images) or len(images) > 6:
        return f"{task} does not go with {len(images)} images"
    if any(not base64.b64decode(one["data"]).startswith(b"\xff\xd8") for one in images):
        return "Unable to process input image"
    if (task == "extend") != bool(before) or (before and before.stage != "over"):
        return "The previous interaction is not completed"
    if not all(re.fullmatch(r"[a-z0-9_-]{0,63}", word) for word in body["labels"].values()):
        return "Invalid label"
    return ""


def usage(job):
    """Tokens: the film's depend on its size, the rest on what went in."""
    rate = films.LIST.model(job.more["model"], "video").rate()
    made = round(TOKENS * job.more["new_s"] * rate.second[job.size] / rate.second["720p"])
    if job.mood in {"refused", "failed", "done_without_video"}:
        made = 0
    usd = rate.second["720p"] * made / TOKENS
    usd += (rate.mtok["in"] * job.more["read"] + rate.mtok["thinking"] * THOUGHT) / Decimal(10**6)
    told = {
        "total_input_tokens": job.more["read"], "total_thought_tokens": THOUGHT,
        "total_output_tokens": made,
        "output_tokens_by_modality": [{"modality": "video", "tokens": made}],
        "total_tokens": job.more["read"] + THOUGHT + made,
    }  # fmt: skip
    return told, films.whole(usd)


class Desk:
    """Takes orders and tells how they stand."""

    def __init__(self, house: House):
        self.house, self.jobs = house, films.keep(house, "gemini")

    async def create(self, request: Request) -> Response:
        body = await request.json()
        if not request.headers.get("x-goog-api-key"):
            return refuse("401")
        if body.get("model") not in SECONDS:
            return error(404, "model_not_found", f"Model {body.get('model')} was not found.")

        async def answer(mood):
            if said := fault(body, self.jobs):
                return error(400, "invalid_request", said)
            if mood and mood.what == "refused_at_once":
                return error(400, "content_policy", "The prompt was blocked by our safety filters.")
            form, content = body["response_format"], body["input"][0]["content"]
            before = self.jobs.get(body.get("previous_interaction_id", ""))
            seconds = int(form["duration"][:-1])
            text = sum(len(one.get("text", "")) // 4 for one in content)
            read = text + 258 * sum(one["type"] == "image" for one in content)
            job = films.opened(
                films.new_id("v1"), seconds + (before.seconds if before else 0), form["resolution"],
                audio=True, mood=mood, model=body["model"], new_s=seconds,
                read=read + (TOKENS * min(10, before.seconds) if before else 0),
                labels=body["labels"], delivery=form.get("delivery", "inline"),
            )  # fmt: skip
            self.jobs[self.house.accept("gemini", body["model"], usage(job)[1], job=job.id)] = job
            return JSONResponse(await self.told(job))

        return await self.house.paid(request, "gemini", answer, refuse=refuse)

    async def told(self, job):
        now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        body = {"id": job.id, "object": "interaction", "model": job.more["model"], "created": now,
                "updated": now, "labels": job.more["labels"], "steps": []}  # fmt: skip
        if job.stage != "over":
            status = {"queued": "queued", "running": "in_progress"}[job.stage]
            return body | {"status": status}
        body |= {"usage": usage(job)[0], "status": "completed"}
        if job.mood == "done_without_video":
            return body
        if job.mood in {"refused", "failed"}:
            why = "blocked by our safety filters" if job.mood == "refused" else "internal error"
            code = f"https://ai.google.dev/errors/{job.mood}"
            return body | {"status": "failed", "errors": [
                {"code": code, "message": f"The video generation was stopped: {why}."}]}  # fmt: skip
        video = {"type": "video", "mime_type": "video/mp4"}
        if job.mood == "inline" or job.more["delivery"] != "uri":
            video["data"] = base64.b64encode(await job.film()).decode()
        else:
            video["uri"] = f"{HOME}{job.id}n{job.link()}"
        body["steps"] = [{"type": "model_output", "content": [video]}]
        return body

    async def read(self, request: Request) -> Response:
        job = self.jobs.get(request.path_params["job"])
        if job is None or not request.headers.get("x-goog-api-key"):
            return error(404, "not_found", "Interaction not found.")
        return JSONResponse(await self.told(job))

    async def file(self, request: Request) -> Response:
        name, _, verb = request.path_params["name"].partition(":")
        job, number = self.jobs.get(name.partition("n")[0]), name.partition("n")[2]
        if job is None or not number or not request.headers.get("x-goog-api-key"):
            return error(404, "not_found", "File not found.")
        if verb == "download":
            return await job.served(int(number))
        ready = time.monotonic() - job.begun > job.ready_s + 0.05
        return JSONResponse({
            "name": f"files/{name}", "mimeType": "video/mp4", "uri": f"{HOME}{name}",
            "state": "ACTIVE" if ready else "PROCESSING", "source": "GENERATED",
            "downloadUri": f"{HOME}{name}:download?alt=media",
        })  # fmt: skip


def routes(house: House):
    desk = Desk(house)
    return [
        Route("/v1/interactions", desk.create, methods=["POST"]),
        Route("/v1/interactions/{job}", desk.read, methods=["GET"]),
        Route("/v1/files/{name}", desk.file, methods=["GET"]),
    ]
