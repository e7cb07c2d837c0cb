"""Veo on Google Cloud: a long-running prediction, known by its name, the film inside the answer.

Operations cannot be listed, so an order whose answer never came stays unknown (class BLIND).
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from pydantic import Field

from schemas.errors import BackendBrokenError, ConfigError
from schemas.operation import Accepted, Order, Standing, Terms

from .film import RemoteGenerator
from .google import Token
from .http import Wire
from .options import Options, options_of
from .vendor import Ask, Vendor, asked, jpeg, save_base64, video_model
from .words import Words

_POLL = ":fetchPredictOperation"
_INLINE = "inline"
_AGAIN = frozenset({4, 8, 13, 14})  # too late, exhausted, internal, unavailable
_WORDS = Words(spent=r"billing (account|is) .*disabled|credit", sheds=frozenset({500, 503}))


class VeoOptions(Options):
    """What an operator can set for Veo beside what all films have."""

    project: str = Field(pattern=r"^[a-z][a-z0-9-]{4,28}[a-z0-9]$")
    location: str = Field(default="us-central1", pattern=r"^[a-z0-9-]+$")
    credentials: Path | None = None  # the JSON file of a service account, instead of a key


class Veo(Vendor):
    """Sells films of Veo."""

    prompt_limit = 3500

    def __init__(
        self, terms: Terms, options: VeoOptions, token: Token, wire: Wire, **more: Any
    ) -> None:
        super().__init__(terms, more["priced"], wire, parallel=options.parallel)
        self._token = token
        place = f"projects/{options.project}/locations/{options.location}"
        self._model = f"v1beta1/{place}/publishers/google/models/{self.priced.id}"

    async def submit(self, order: Order, nonce: str) -> Accepted:
        """Begin a long-running prediction."""
        await self._token.renew()
        body = await asyncio.to_thread(_body, asked(order), nonce)
        answer = await self.wire.post(
            f"{self._model}:predictLongRunning", json=body, timeout_s=order.timeout_s
        )
        return self.accepted(answer, "name")

    async def standing(self, order: Order, remote: str) -> Standing:
        """Read the operation: done without a film means that the filter took it away."""
        told = await self._read(remote)
        if not told.get("done"):
            return Standing("running")
        if error := told.get("error"):
            said = str(error.get("message", ""))
            if self.wire.words.refuses(said):
                return self.ended("refused", remote, said=said, usd=Decimal(0))
            again = error.get("code") in _AGAIN
            return self.ended("failed", remote, said=said, usd=Decimal(0), again=again)
        response = told.get("response") or {}
        if not _film(response):
            said = " ".join(map(str, response.get("raiMediaFilteredReasons") or ()))
            return self.ended("refused", remote, said=said, usd=Decimal(0))
        return self.ended("done", remote, links=[_INLINE], usd=self.price(asked(order)))

    async def fetch(self, order: Order, standing: Standing, into: Path) -> None:
        """Write the film down from the answer that holds it."""
        del order
        told = await self._read(standing.details["job"])
        film = _film(told.get("response") or {})
        if not film:
            raise BackendBrokenError(f"{self.name} no longer has the film it made")
        await asyncio.to_thread(save_base64, film, into)

    async def _read(self, remote: str) -> Any:
        await self._token.renew()
        return await self.wire.ask(f"{self._model}{_POLL}", json={"operationName": remote})


def create(options: Mapping[str, Any], *, folder: Path, terms: Terms) -> RemoteGenerator:
    """A generator that buys films of Veo."""
    chosen = options_of(VeoOptions, options, terms)
    if chosen.credentials is None and not terms.key:
        raise ConfigError(
            f"backend {terms.name!r} has no key; set its option `credentials` to the file of a"
            " service account"
        )
    priced = video_model(terms, "veo-", key=chosen.credentials is None)
    token = Token(terms.name, terms.key, chosen.credentials)
    home = f"https://{chosen.location}-aiplatform.googleapis.com"
    wire = Wire(
        terms.name, terms.base_url or home, lambda: {"authorization": f"Bearer {token.reveal()}"},
        words=_WORDS, free=(_POLL,),
    )  # fmt: skip
    seller = Veo(terms, chosen, token, wire, priced=priced)
    return RemoteGenerator(seller, chosen, folder=folder, kind="veo")


def _body(ask: Ask, nonce: str) -> dict[str, Any]:
    """The prediction that makes the film."""
    instance: dict[str, Any] = {"prompt": ask.prompt}
    if ask.first_frame:
        instance["image"] = _image(ask.first_frame)
    elif ask.references:
        instance["referenceImages"] = [
            {"image": _image(path), "referenceType": "ASSET"} for path in ask.references
        ]
    parameters: dict[str, Any] = {
        "sampleCount": 1, "durationSeconds": ask.seconds, "seed": ask.seed,
        "aspectRatio": "16:9", "resolution": ask.size, "generateAudio": ask.sound,
    }  # fmt: skip
    if ask.negative:
        parameters["negativePrompt"] = ask.negative
    return {"instances": [instance], "parameters": parameters, "labels": {"anigen": nonce}}


def _image(path: str) -> dict[str, str]:
    return {"bytesBase64Encoded": jpeg(path), "mimeType": "image/jpeg"}


def _film(response: Mapping[str, Any]) -> str:
    videos = response.get("videos") or ()
    return next((one["bytesBase64Encoded"] for one in videos if "bytesBase64Encoded" in one), "")
