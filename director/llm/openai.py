"""OpenAI, and every server that speaks like it: chat completions, one request an order."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Mapping
from contextlib import AbstractContextManager, suppress
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING, Any

from schemas.errors import (
    BackendUnreachableError,
    ConfigError,
    RetiredModelError,
)
from schemas.operation import Accepted, AtOnce, Order, Terms
from schemas.secret import sentence
from schemas.waiting import retry_after
from schemas.warrant import guard

from .answer import Answer, Ended
from .declining import WAIT_S, Complaint, in_our_words
from .dialogue import Dialogue
from .tariff import tariff
from .vendor import Options

if TYPE_CHECKING:
    from openai import APIStatusError, AsyncOpenAI
    from openai.types.chat import ChatCompletion

MODEL = "gpt-6.1-sol"
_URL = "https://api.openai.com/v1"
_CONNECT_S = 20.0
_ENDED = {"length": Ended.CUT, "content_filter": Ended.REFUSED}


class OpenAI(AtOnce):
    """Sells the answers of a GPT model."""

    def __init__(self, terms: Terms, options: Options) -> None:
        self._terms, self._options = terms, options
        self._url = terms.base_url or _URL
        self.model = terms.model or MODEL
        self.tariff = tariff(terms, self.model)
        self.parallel = options.parallel
        self._client: AsyncOpenAI | None = None

    def request(self, dialogue: Dialogue, form: dict[str, Any], tokens: int) -> dict[str, Any]:
        """The dialogue as a request; what never changes comes first, and is cached by itself."""
        key = hashlib.sha256(dialogue.system.encode()).hexdigest()[:32]
        more = {"reasoning_effort": self._options.effort} if self._options.effort else {}
        return _chat(dialogue, form) | more | {
            "max_completion_tokens": tokens,
            "prompt_cache_key": key,
        }  # fmt: skip

    async def submit(self, order: Order, nonce: str) -> Accepted:
        """Ask once, and wait for the whole answer."""
        client = await self._open()
        with self._speaking():
            completion = await client.chat.completions.create(
                model=order.model, timeout=order.timeout_s,
                extra_headers={"x-client-request-id": nonce}, **order.body["request"],
            )  # fmt: skip
        choices = getattr(completion, "choices", None)
        if not choices or not choices[0].finish_reason:
            raise BackendUnreachableError(f"{self._terms.name} gave an answer that cannot be read")
        return _answer(completion).accepted(self._usd(completion))

    async def ready(self) -> None:
        """Load the vendor's library."""
        await self._open()

    async def check(self) -> date | None:
        """Ask for the model's card, on which its last day stands once that is known."""
        client = await self._open()
        with self._speaking():
            card = await client.models.retrieve(self.model)
        with suppress(ValueError):
            return date.fromisoformat((card.shutdown_date or "")[:10])
        return None

    async def aclose(self) -> None:
        """Close the connections."""
        if self._client is not None:
            await self._client.close()
            self._client = None

    def _usd(self, completion: ChatCompletion) -> Any:
        """What it cost; None when the vendor has not counted and it is not free."""
        if completion.usage is None and self.tariff.model is not None:
            return None
        return self.tariff.usd(_counts(completion))

    async def _open(self) -> AsyncOpenAI:
        if self._client is None:
            library = await asyncio.to_thread(import_module, "openai")
            httpx = await asyncio.to_thread(import_module, "httpx2")
            timeout = httpx.Timeout(self._options.timeout_s, connect=_CONNECT_S)
            self._client = self._client or library.AsyncOpenAI(
                api_key=self._terms.key.reveal() or "none", base_url=self._url,
                max_retries=0, timeout=timeout,
                http_client=httpx.AsyncClient(event_hooks={"request": [guard()]}, timeout=timeout),
            )  # fmt: skip
        return self._client

    def _speaking(self) -> AbstractContextManager[None]:
        return in_our_words(
            import_module("openai"), lambda error: _complaint(error, self._terms.name, self.model)
        )


class Compatible(OpenAI):
    """Sells the answers of a server that speaks like OpenAI's: Ollama, vLLM, LM Studio, llama.cpp."""

    def __init__(self, terms: Terms, options: Options) -> None:
        for what, value in (("base_url", terms.base_url), ("model", terms.model)):
            if not value:
                raise ConfigError(
                    f"backends.{terms.name}.{what} is missing; an openai-compatible director needs it"
                )
        self._terms, self._options = terms, options
        self._url, self.model = terms.base_url, terms.model
        self.tariff = tariff(terms, self.model, free=options.free)
        self.parallel = options.parallel
        self._client = None

    def request(self, dialogue: Dialogue, form: dict[str, Any], tokens: int) -> dict[str, Any]:
        """The dialogue as a request, in the words that all such servers know."""
        return _chat(dialogue, form) | {"max_tokens": tokens}

    async def check(self) -> date | None:
        """Look for the model in the server's list; not every server has cards of them."""
        client = await self._open()
        with self._speaking():
            names = [model.id async for model in client.models.list()]
        if self.model not in names:
            raise RetiredModelError(sentence(
                f"{self._terms.name} has no model {self.model!r}; it has {', '.join(names) or 'none'}"
            ))  # fmt: skip
        return None


def _chat(dialogue: Dialogue, form: dict[str, Any]) -> dict[str, Any]:
    turns = [{"role": turn.role, "content": turn.text} for turn in dialogue.turns]
    return {
        "messages": [{"role": "system", "content": dialogue.system}, *turns],
        "response_format": {
            "type": "json_schema",
            "json_schema": {"name": "answer", "strict": True, "schema": form},
        },
    }


def _answer(completion: ChatCompletion) -> Answer:
    choice = completion.choices[0]
    refusal = choice.message.refusal or ""
    ended = Ended.REFUSED if refusal else _ENDED.get(choice.finish_reason, Ended.DONE)
    usage = completion.usage
    return Answer(
        text=choice.message.content or "", ended=ended, why=refusal,
        stop_reason="refusal" if refusal else choice.finish_reason,
        model=completion.model or "", request_id=completion.id or "",
        usage=usage.model_dump(mode="json", exclude_none=True) if usage else {},
    )  # fmt: skip


def _counts(completion: ChatCompletion) -> Mapping[str, int]:
    """The tokens that are paid for, by the names of the price list."""
    usage = completion.usage
    if usage is None:
        return {}
    details = usage.prompt_tokens_details
    cached = (details.cached_tokens or 0) if details else 0
    return {
        "in": usage.prompt_tokens - cached, "cache_read": cached, "out": usage.completion_tokens,
    }  # fmt: skip


def _said(error: APIStatusError) -> str:
    body = error.body
    said = body.get("message") if isinstance(body, dict) else None
    return str(said or error.message)


def _complaint(error: APIStatusError, backend: str, model: str) -> Complaint:
    code, headers = str(error.code or ""), error.response.headers
    return Complaint(
        backend, model, error.status_code, _said(error), code, retry_after(headers, usual=WAIT_S)
    )
