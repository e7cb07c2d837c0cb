"""Runway: one key, many models, and the only vendor that says exactly what each film has cost.

There is no list of tasks, so an order whose answer never came stays unknown (class BLIND).
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from schemas.errors import ConfigError
from schemas.operation import Accepted, Order, Standing, Terms

from .film import RemoteGenerator
from .http import Wire
from .options import Options, options_of
from .vendor import Ask, Vendor, asked, data_uri, micro, video_model
from .words import Words

HOME = "https://api.dev.runwayml.com"
_VERSION = "2024-11-06"
_CREDIT = Decimal("0.01")  # US dollars; the vendor's fixed rate
_RATIOS = {"720p": "1280:720", "1080p": "1920:1080"}
_WAITS = {"PENDING": "waiting", "THROTTLED": "waiting", "RUNNING": "running"}
_WORDS = Words(sheds=frozenset({503}))


class Runway(Vendor):
    """Sells films of the models that Runway hosts."""

    prompt_limit = 1000  # as the vendor counts, in UTF-16

    async def submit(self, order: Order, nonce: str) -> Accepted:
        """Make a task; there is no place for the nonce."""
        del nonce
        ask = asked(order)
        path = "v1/image_to_video" if ask.first_frame else "v1/text_to_video"
        body = await asyncio.to_thread(self._body, ask)
        return self.accepted(await self.wire.post(path, json=body, timeout_s=order.timeout_s), "id")

    async def standing(self, order: Order, remote: str) -> Standing:
        """Read the task and, when it is over, its exact cost."""
        del order
        task = await self.wire.get(f"v1/tasks/{remote}")
        status = task.get("status", "")
        if status in _WAITS:
            share = float(task.get("progress") or 0.0)
            return Standing(_WAITS[status], share=share)  # type: ignore[arg-type]
        credit = (task.get("cost") or {}).get("credits")
        usd = None if credit is None else micro(Decimal(str(credit)) * _CREDIT)
        exact, said = usd is not None, str(task.get("failure") or "")
        links = (task.get("output") or [])[:1]
        if status == "SUCCEEDED" and links:
            return self.ended("done", remote, links=links, usd=usd, exact=exact)
        code = str(task.get("failureCode") or "")
        if "SAFETY" in code or self.wire.words.refuses(said):
            return self.ended("refused", remote, said=said, usd=usd, exact=exact)
        said = said or f"{status.lower()} without a film"
        again = code.startswith("INTERNAL")
        return self.ended("failed", remote, said=said, usd=usd, exact=exact, again=again)

    def _body(self, ask: Ask) -> dict[str, Any]:
        takes = self.priced.options.get("takes", "").split()
        body: dict[str, Any] = {
            "model": self.priced.options.get("model") or self.priced.id.removeprefix("runway/"),
            "promptText": ask.prompt, "ratio": _RATIOS[ask.size], "duration": ask.seconds,
        }  # fmt: skip
        if ask.first_frame:
            body["promptImage"] = data_uri(ask.first_frame)
        if "seed" in takes:
            body["seed"] = ask.seed
        if "audio" in takes:
            body["audio"] = ask.sound
        if "negativePrompt" in takes and ask.negative:
            body["negativePrompt"] = ask.negative
        return body


def create(options: Mapping[str, Any], *, folder: Path, terms: Terms) -> RemoteGenerator:
    """A generator that buys films at Runway."""
    chosen = options_of(Options, options, terms)
    priced = video_model(terms, "runway/")
    if unknown := [size for size in priced.sizes if size not in _RATIOS]:
        raise ConfigError(
            f"model {priced.id!r} has the size {unknown[0]!r}; Runway makes {', '.join(_RATIOS)}"
        )
    wire = Wire(
        terms.name, terms.base_url or HOME,
        lambda: {"authorization": f"Bearer {terms.key.reveal()}", "x-runway-version": _VERSION},
        words=_WORDS,
    )  # fmt: skip
    seller = Runway(terms, priced, wire, parallel=chosen.parallel)
    return RemoteGenerator(seller, chosen, folder=folder, kind="runway")
