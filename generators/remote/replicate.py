"""Replicate: predictions, listed with their input, so that a lost one is found by its prompt."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from schemas.operation import Accepted, Order, Recovery, Standing, Terms

from .fal import noted
from .film import RemoteGenerator
from .http import Wire
from .options import Options, options_of
from .vendor import Ask, Vendor, asked, data_uri, video_model
from .words import Words

HOME = "https://api.replicate.com"
_REFUSED = r"nsfw|sensitive|moderat|content policy|safety|flagged|\bE005\b"
_WORDS = Words(refused=_REFUSED)
_WAITS = {"starting": "waiting", "processing": "running", "queued": "waiting"}


class Replicate(Vendor):
    """Sells films of the models that Replicate hosts."""

    recovery = Recovery.FIND
    prompt_limit = 2400

    async def submit(self, order: Order, nonce: str) -> Accepted:
        """Create a prediction."""
        put = await asyncio.to_thread(self._input, asked(order), nonce)
        model = self.priced.options.get("model") or self.priced.id.removeprefix("replicate/")
        answer = await self.wire.post(
            f"v1/models/{model}/predictions", json={"input": put}, timeout_s=order.timeout_s
        )
        return self.accepted(answer, "id")

    async def standing(self, order: Order, remote: str) -> Standing:
        """Read the prediction."""
        told = await self.wire.get(f"v1/predictions/{remote}")
        status = told.get("status", "")
        if status in _WAITS:
            return Standing(_WAITS[status])  # type: ignore[arg-type]
        price = self.price(asked(order))
        if status == "succeeded":
            link = _link(told.get("output"))
            said = "" if link else "done without a film, or it has been deleted there"
            return self.ended("done" if link else "failed", remote, said=said, usd=price,
                              links=[link] if link else [])  # fmt: skip
        said = str(told.get("error") or status)
        if self.wire.words.refuses(said):
            return self.ended("refused", remote, said=said, usd=Decimal(0))
        cost = price if status == "canceled" else Decimal(0)  # only a cancelled one is charged
        return self.ended("failed", remote, said=said, usd=cost, again=status == "failed")

    async def find(self, order: Order, nonce: str, since: datetime) -> str | None:
        """The prediction whose prompt carries the nonce."""
        del order
        wanted: dict[str, str] = {}
        while True:
            page = await self.wire.get("v1/predictions", params=wanted)
            for one in page.get("results") or ():
                if nonce in str((one.get("input") or {}).get("prompt", "")):
                    return str(one["id"])
                if datetime.fromisoformat(one["created_at"]) < since:
                    return None
            if not page.get("next"):
                return None
            wanted = dict(parse_qsl(urlsplit(page["next"]).query))

    def _input(self, ask: Ask, nonce: str) -> dict[str, Any]:
        words = self.priced.options
        put: dict[str, Any] = {
            "prompt": noted(ask.prompt, nonce), "duration": ask.seconds, "resolution": ask.size,
            "seed": ask.seed,
        }  # fmt: skip
        if ask.negative:
            put["negative_prompt"] = ask.negative
        if ask.first_frame:
            put[words.get("image_field", "image")] = data_uri(ask.first_frame)
        elif ask.references:
            field = words.get("references_field", "reference_images")
            put[field] = [data_uri(path) for path in ask.references]
        return put


def create(options: Mapping[str, Any], *, folder: Path, terms: Terms) -> RemoteGenerator:
    """A generator that buys films at Replicate."""
    chosen = options_of(Options, options, terms)
    priced = video_model(terms, "replicate/")
    wire = Wire(
        terms.name, terms.base_url or HOME,
        lambda: {"authorization": f"Bearer {terms.key.reveal()}"}, words=_WORDS,
    )  # fmt: skip
    seller = Replicate(terms, priced, wire, parallel=chosen.parallel)
    return RemoteGenerator(seller, chosen, folder=folder, kind="replicate")


def _link(output: Any) -> str:
    """The address of the film; models give it alone or in a list."""
    first = output[0] if isinstance(output, list) and output else output
    if isinstance(first, dict):
        first = first.get("url") or first.get("video")
    return first if isinstance(first, str) else ""
