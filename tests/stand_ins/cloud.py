"""The stand-in for Veo on Google Cloud: long-running predictions, and tokens for service accounts.

Moods of its own: refused (filtered: done, no film, no error), failed, done_without_video,
queued_for_ever, slow, wrong_size, corrupt_file, too_short, black.
"""

from __future__ import annotations

import base64
from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from . import films
from .house import House

PLACE = "/v1beta1/projects/{project}/locations/{location}/publishers/google/models/{call}"
TOKEN = "ya29.a-token-of-the-stand-in"


def error(status, word, message):
    body = {"error": {"code": status, "message": message, "status": word}}
    return JSONResponse(body, status, {"retry-after": "1"} if status == 429 else {})


def refuse(what):
    return error(*{
        "429": (429, "RESOURCE_EXHAUSTED", "Quota exceeded for online_prediction_requests_per_base_model."),
        "500": (500, "INTERNAL", "Internal error encountered."),
        "503": (503, "UNAVAILABLE", "The service is currently unavailable."),
        "529": (529, "UNAVAILABLE", "The service is overloaded."),
        "401": (401, "UNAUTHENTICATED", "Request had invalid authentication credentials."),
        "retired": (404, "NOT_FOUND", "Publisher Model `veo` was not found or is not yours."),
        "spend_limit": (403, "PERMISSION_DENIED", "This API method requires billing to be enabled."),
    }[what])  # fmt: skip


def fault(body, model):
    instance, said = body["instances"][0], body["parameters"]
    priced = films.LIST.model(model, "video")
    images = [instance["image"]] if "image" in instance else []
    images += [one["image"] for one in instance.get("referenceImages", [])]
    if said.get("durationSeconds") not in priced.seconds:
        return f"durationSeconds must be one of {list(priced.seconds)}"
    if said.get("resolution", "720p") not in priced.sizes:
        return f"resolution {said['resolution']} is not supported"
    if said.get("sampleCount", 1) != 1:
        return "sampleCount must be 1"
    if "image" in instance and "referenceImages" in instance:
        return "image and referenceImages are mutually exclusive"
    if len(instance.get("referenceImages", [])) > 3 or not instance.get("prompt"):
        return "Invalid instance"
    if not all(base64.b64decode(one["bytesBase64Encoded"]) for one in images):
        return "Invalid image"
    return ""


class Desk:
    """Takes orders and tells how they stand."""

    def __init__(self, house: House):
        self.house, self.jobs = house, films.keep(house, "cloud")

    async def call(self, request: Request) -> Response:
        model, _, verb = request.path_params["call"].partition(":")
        if not request.headers.get("authorization", "").startswith("Bearer "):
            return refuse("401")
        body = await request.json()
        if verb == "fetchPredictOperation":
            job = self.jobs.get(body.get("operationName", "").rpartition("/")[2])
            if job is None:
                return error(404, "NOT_FOUND", "Operation not found.")
            return JSONResponse(await self.told(job))
        known = {one.id for one in films.LIST.models if one.id.startswith("veo-")}
        if verb != "predictLongRunning" or model not in known:
            return refuse("retired")

        async def answer(mood):
            if said := fault(body, model):
                return error(400, "INVALID_ARGUMENT", said)
            if mood and mood.what == "refused_at_once":
                return error(400, "INVALID_ARGUMENT", "The prompt could not be submitted: it"
                             " contains words that violate Vertex AI's usage guidelines.")  # fmt: skip
            said = body["parameters"]
            size, seconds = said.get("resolution", "720p"), said["durationSeconds"]
            job = films.opened(
                films.new_id("op"), seconds, size, audio=said.get("generateAudio", True), mood=mood,
                place=request.url.path.partition("/v1beta1/")[2].partition(":")[0],
            )  # fmt: skip
            free = job.mood in {"refused", "failed", "done_without_video"}
            name = f"{job.more['place']}/operations/{job.id}"
            self.house.accept(
                "cloud", model, 0 if free else films.worth(model, size, seconds), job=name
            )
            self.jobs[job.id] = job
            return JSONResponse({"name": name})

        return await self.house.paid(request, "cloud", answer, refuse=refuse)

    async def told(self, job):
        body = {"name": f"{job.more['place']}/operations/{job.id}"}
        if job.stage != "over":
            return body
        body["done"] = True
        if job.mood == "failed":
            return body | {"error": {"code": 13, "message": "Internal error. Please try again."}}
        kind = "type.googleapis.com/cloud.ai.large_models.vision.GenerateVideoResponse"
        response = {"@type": kind, "raiMediaFilteredCount": 0, "videos": []}
        if job.mood == "refused":
            response |= {"raiMediaFilteredCount": 1, "raiMediaFilteredReasons": [
                "Veo could not generate videos: the prompt conflicts with safety. Code 58061214"]}  # fmt: skip
        elif job.mood != "done_without_video":
            film = base64.b64encode(await job.film()).decode()
            response["videos"] = [{"bytesBase64Encoded": film, "mimeType": "video/mp4"}]
        return body | {"response": response}

    async def token(self, request: Request) -> Response:
        said = parse_qs((await request.body()).decode())
        if said.get("assertion", [""])[0].count(".") != 2:
            return JSONResponse({"error": "invalid_grant"}, 400)
        return JSONResponse({"access_token": TOKEN, "expires_in": 3600, "token_type": "Bearer"})


def routes(house: House):
    desk = Desk(house)
    return [
        Route(PLACE, desk.call, methods=["POST"]),
        Route("/token", desk.token, methods=["POST"]),
    ]
