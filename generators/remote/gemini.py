"""Gemini Omni through the Interactions API: priced by tokens, goes on where a film of its own ended.

There is no list of interactions, so an order whose answer never came stays unknown (class BLIND).
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

from schemas.errors import BackendBrokenError
from schemas.operation import Accepted, Order, Standing, Terms

from .film import RemoteGenerator
from .http import Wire
from .options import Options, options_of
from .vendor import Ask, Vendor, asked, jpeg, micro, per_second, save_base64, video_model
from .words import Words, texts

HOME = "https://generativelanguage.googleapis.com"
_SECOND_OF_720P = 5792  # tokens; a token of video costs the same at every size
_MTOK = Decimal(1_000_000)
_TEXT_TOKENS = 4096  # more than any prompt of ours holds
_IMAGE_TOKENS = 1120
_THINKING_TOKENS = 2048
_CONTEXT_TOKENS = 10 * 9000  # the ten seconds it looks back at, in the largest size
_INLINE = "inline"
_OVER = {"failed", "cancelled", "incomplete", "budget_exceeded", "requires_action"}
_WORDS = Words(  # its everyday 429 speaks of quota and billing
    spent=r"spend(ing)?.?(limit|cap)|quota_exceeded|prepa(id|yment)|credit",
    sheds=frozenset({500, 503}),
)


class Gemini(Vendor):
    """Sells films of Gemini Omni."""

    prompt_limit = 8000

    async def submit(self, order: Order, nonce: str) -> Accepted:
        """Begin an interaction in the background."""
        ask = asked(order)
        body = await asyncio.to_thread(_body, ask, self.priced.id, nonce)
        answer = await self.wire.post("v1/interactions", json=body, timeout_s=order.timeout_s)
        return self.accepted(answer, "id")

    async def standing(self, order: Order, remote: str) -> Standing:
        """Read the interaction; a film among the vendor's files must have become readable."""
        told = await self._read(remote)
        status = told.get("status", "")
        if status == "completed":
            return await self._completed(order, remote, told)
        if status in _OVER:
            return self._failed(remote, told)
        return Standing("waiting" if status == "queued" else "running")

    async def fetch(self, order: Order, standing: Standing, into: Path) -> None:
        """Download the film, or write it down where it came inside the answer."""
        if standing.links[0] != _INLINE:
            await super().fetch(order, standing, into)
            return
        video = _video(await self._read(standing.details["job"]))
        if video is None or not video.get("data"):
            raise BackendBrokenError(f"{self.name} no longer has the film it made")
        await asyncio.to_thread(save_base64, video["data"], into)

    def most(self, ask: Ask) -> Decimal:
        """The film (joined to the one it extends), and all the tokens that may go in."""
        images = max(1, self.priced.references)  # which go along is decided later
        tokens = _TEXT_TOKENS + _IMAGE_TOKENS * images + _CONTEXT_TOKENS * (ask.before > 0)
        mtok = self.priced.rate().mtok
        film = per_second(self.priced, ask.size) * (ask.seconds + ask.before)
        thinking = mtok.get("thinking", Decimal(0)) * _THINKING_TOKENS
        return micro(film + (mtok.get("in", Decimal(0)) * tokens + thinking) / _MTOK)

    async def _read(self, remote: str) -> Any:
        return await self.wire.get(f"v1/interactions/{remote}", params={"stream": "false"})

    async def _completed(self, order: Order, remote: str, told: Any) -> Standing:
        usd, video = self._cost(told), _video(told)
        if video is None:
            return self.ended("refused", remote, said=_said(told), usd=usd, exact=usd is not None)
        link = _INLINE
        if not video.get("data"):
            name = str(video.get("uri", "")).partition("files/")[2].partition(":")[0].strip("/")
            file = await self.wire.get(f"v1/files/{name}")
            if file.get("state") == "PROCESSING":
                return Standing("running", share=0.95)
            link = f"v1/files/{name}:download?alt=media"
        cost = self.price(asked(order)) if usd is None else usd
        return self.ended(
            "done", remote, links=[link], usd=cost, exact=usd is not None, usage=told.get("usage")
        )

    def _failed(self, remote: str, told: Any) -> Standing:
        said, usd = _said(told), self._cost(told)
        state: Literal["failed", "refused"] = (
            "refused" if self.wire.words.refuses(said) else "failed"
        )
        again = state == "failed" and told.get("status") in {"failed", "incomplete"}
        cost = Decimal(0) if usd is None else usd
        return self.ended(state, remote, said=said, usd=cost, exact=usd is not None, again=again)

    def _cost(self, told: Any) -> Decimal | None:
        """What the tokens of its usage cost; None where it does not tell them."""
        usage = told.get("usage")
        if not usage:
            return None
        made = sum(
            one.get("tokens") or 0
            for one in usage.get("output_tokens_by_modality") or ()
            if one.get("modality") == "video"
        )
        mtok = self.priced.rate().mtok
        read = mtok.get("in", Decimal(0)) * (usage.get("total_input_tokens") or 0)
        thought = mtok.get("thinking", Decimal(0)) * (usage.get("total_thought_tokens") or 0)
        film = per_second(self.priced, "720p") * made / _SECOND_OF_720P
        return micro(film + (read + thought) / _MTOK)


def create(options: Mapping[str, Any], *, folder: Path, terms: Terms) -> RemoteGenerator:
    """A generator that buys films of Gemini Omni."""
    chosen = options_of(Options, options, terms)
    priced = video_model(terms, "gemini-")
    wire = Wire(
        terms.name, terms.base_url or HOME, lambda: {"x-goog-api-key": terms.key.reveal()},
        words=_WORDS,
    )  # fmt: skip
    per_second(priced, "720p")  # all its tokens are priced by this
    seller = Gemini(terms, priced, wire, parallel=chosen.parallel)
    return RemoteGenerator(seller, chosen, folder=folder, kind="gemini-omni")


def _body(ask: Ask, model: str, nonce: str) -> dict[str, Any]:
    """The interaction that makes the film."""
    pictures = [ask.first_frame] if ask.first_frame else list(ask.references)
    content: list[dict[str, str]] = [
        {"type": "image", "data": jpeg(path), "mime_type": "image/jpeg"} for path in pictures
    ]
    content.append({"type": "text", "text": ask.prompt})
    body: dict[str, Any] = {
        "model": model,
        "input": [{"type": "user_input", "content": content}],
        "background": True,
        "store": True,
        "response_format": {
            "type": "video", "resolution": ask.size, "aspect_ratio": "16:9",
            "duration": f"{ask.seconds}s", "delivery": "uri",
        },
        "generation_config": {"video_config": {"task": _task(ask)}},
        "labels": {"anigen": nonce},
    }  # fmt: skip
    if ask.extends:
        body["previous_interaction_id"] = ask.extends
    return body


def _task(ask: Ask) -> str:
    if ask.extends:
        return "extend"
    if ask.first_frame:
        return "image_to_video"
    return "reference_to_video" if ask.references else "text_to_video"


def _contents(told: Any) -> list[dict[str, Any]]:
    """What the model put out."""
    steps = [step for step in told.get("steps") or () if step.get("type") == "model_output"]
    return [content for step in steps for content in step.get("content") or ()]


def _video(told: Any) -> dict[str, Any] | None:
    films = [one for one in _contents(told) if one.get("type") == "video"]
    return films[-1] if films and (films[-1].get("data") or films[-1].get("uri")) else None


def _said(told: Any) -> str:
    """Its words about what went wrong."""
    faults = [*texts(told.get("errors"))]
    faults += [said for step in told.get("steps") or () for said in texts(step.get("error"))]
    faults += [one["text"] for one in _contents(told) if one.get("type") == "text"]
    return " ".join(faults)
