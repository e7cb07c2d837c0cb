"""fal's queue: whatever runs there, found again in the list of requests by a note in the prompt.

The list is complete only when a request has ended. So a request that is not in it is given up only
when it must have ended: the queue drops what has not begun within half the deadline.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from pydantic import Field

from schemas.errors import BackendBrokenError, BackendBusyError
from schemas.operation import Accepted, Order, Recovery, Standing, Terms

from .film import RemoteGenerator
from .http import Wire
from .options import Options, options_of
from .vendor import Ask, Vendor, asked, data_uri, video_model
from .words import Words, told

HOME = "https://queue.fal.run"
LISTS = "https://api.fal.ai"
_WORDS = Words(refused=r"content_policy|moderat|safety|nsfw", sheds=frozenset({503}))


class FalOptions(Options):
    """What an operator can set for fal beside what all films have."""

    listed_after_s: float | None = Field(default=None, ge=0)  # when the list is surely complete


class Fal(Vendor):
    """Sells films of the models that fal hosts."""

    recovery = Recovery.FIND
    prompt_limit = 2400

    def __init__(self, terms: Terms, options: FalOptions, wire: Wire, **more: Any) -> None:
        super().__init__(terms, more["priced"], wire, parallel=options.parallel)
        self._listed_after_s = options.listed_after_s
        self._lists = terms.base_url or LISTS
        words = self.priced.options
        self._endpoint = words.get("endpoint") or self.priced.id.removeprefix("fal/")
        self._from_image = words.get("image_endpoint", self._endpoint)
        self._app = "/".join(self._endpoint.split("/")[:2])

    async def submit(self, order: Order, nonce: str) -> Accepted:
        """Put a request into the queue."""
        ask = asked(order)
        answer = await self.wire.post(
            self._from_image if ask.first_frame else self._endpoint,
            json=await asyncio.to_thread(self._input, ask, nonce),
            headers={"x-fal-no-retry": "1", "x-fal-request-timeout": f"{order.deadline_s / 2:.0f}"},
            timeout_s=order.timeout_s,
        )
        return self.accepted(answer, "request_id")

    async def standing(self, order: Order, remote: str) -> Standing:
        """Read the status, and the result as soon as there is one: it may be an error."""
        status = await self.wire.get(f"{self._app}/requests/{remote}/status", params={"logs": "0"})
        if status.get("status") != "COMPLETED":
            return Standing("running" if status.get("status") == "IN_PROGRESS" else "waiting")
        result = await self.wire.read("GET", f"{self._app}/requests/{remote}")
        if result.status_code == 404:  # kept for minutes only; the list keeps it for months
            output = (await self._listed(request_id=remote))[0].get("json_output")
        elif result.is_success:
            output = result.json()
        else:
            return self._failed(order, remote, result.status_code, told(result))
        video = output.get("video") if isinstance(output, dict) else None
        if not isinstance(video, dict) or not video.get("url"):
            return self.ended(
                "failed", remote, said="done without a film", usd=self.price(asked(order))
            )
        return self.ended("done", remote, links=[video["url"]], usd=self.price(asked(order)))

    async def find(self, order: Order, nonce: str, since: datetime) -> str | None:
        """The request whose prompt carries the nonce."""
        for item in await self._listed(start=since.isoformat()):
            if nonce in str((item.get("json_input") or {}).get("prompt", "")):
                return str(item["request_id"])
        needed = order.deadline_s if self._listed_after_s is None else self._listed_after_s
        left = needed - (datetime.now(UTC) - since).total_seconds()
        if left > 0:
            raise BackendBusyError(
                f"{self.name} lists only what has ended; a lost request is looked for again",
                retry_after=min(left, 60.0),
            )
        return None

    def _failed(self, order: Order, remote: str, status: int, said: str) -> Standing:
        """A result that is an error: only the vendor's own ones are surely free."""
        if status in {401, 403, 408, 429} or (status >= 500 and not said):  # not the result itself
            raise self.wire.words.classed(status, said, self.name)
        if status >= 500:
            return self.ended("failed", remote, said=said, usd=Decimal(0), again=True)
        cost = self.price(asked(order))
        if self.wire.words.refuses(said):
            return self.ended("refused", remote, said=said, usd=cost)
        return self.ended("failed", remote, said=said, usd=cost)

    async def _listed(self, **chosen: str) -> list[Any]:
        """Requests of our endpoints with what was asked in them."""
        endpoints = ",".join(dict.fromkeys((self._endpoint, self._from_image)))
        wanted = {"endpoint_id": endpoints, "expand": "payloads", "limit": "100", **chosen}
        items: list[Any] = []
        while True:
            page = await self.wire.get(
                f"{self._lists}/v1/models/requests/by-endpoint", params=wanted
            )
            items += page.get("items") or ()
            if not page.get("has_more"):
                break
            wanted["cursor"] = page["next_cursor"]
        if "request_id" in chosen and not items:
            raise BackendBrokenError(
                f"{self.name} no longer has the result of {chosen['request_id']}"
            )
        return items

    def _input(self, ask: Ask, nonce: str) -> dict[str, Any]:
        words = self.priced.options
        put: dict[str, Any] = {
            "prompt": noted(ask.prompt, nonce),
            "duration": words["duration"].format(ask.seconds) if "duration" in words else ask.seconds,
            "resolution": ask.size, "aspect_ratio": "16:9", "seed": ask.seed,
        }  # fmt: skip
        if self.priced.audio:
            put["generate_audio"] = ask.sound
        if ask.negative:
            put["negative_prompt"] = ask.negative
        if ask.first_frame:
            put[words.get("image_field", "image_url")] = data_uri(ask.first_frame)
        elif ask.references:
            field = words.get("references_field", "reference_image_urls")
            put[field] = [data_uri(path) for path in ask.references]
        return put


def noted(prompt: str, nonce: str) -> str:
    """The prompt with a note by which its job is found again; the model is told to ignore it."""
    return f"{prompt}\n\n(Production note, not part of the picture: {nonce})"


def create(options: Mapping[str, Any], *, folder: Path, terms: Terms) -> RemoteGenerator:
    """A generator that buys films at fal."""
    chosen = options_of(FalOptions, options, terms)
    priced = video_model(terms, "fal/")
    wire = Wire(
        terms.name, terms.base_url or HOME, lambda: {"authorization": f"Key {terms.key.reveal()}"},
        words=_WORDS,
    )  # fmt: skip
    return RemoteGenerator(
        Fal(terms, chosen, wire, priced=priced), chosen, folder=folder, kind="fal"
    )
