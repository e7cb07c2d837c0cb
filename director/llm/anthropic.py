"""Anthropic: the Messages API, always streamed, one request an order."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from contextlib import AbstractContextManager
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING, Any

from schemas.errors import BackendUnreachableError
from schemas.operation import Accepted, AtOnce, Order, Terms
from schemas.waiting import retry_after
from schemas.warrant import guard

from .answer import Answer, Ended
from .declining import WAIT_S, Complaint, in_our_words
from .dialogue import Dialogue, Turn
from .tariff import tariff
from .vendor import Options

if TYPE_CHECKING:
    from anthropic import APIStatusError, AsyncAnthropic
    from anthropic.types import Message

MODEL = "claude-opus-5-5"
_URL = "https://api.anthropic.com"
_COUNTING = "/count_tokens"
_CONNECT_S = 20.0
_ENDED = {
    "refusal": Ended.REFUSED, "max_tokens": Ended.CUT, "model_context_window_exceeded": Ended.CUT,
}  # fmt: skip


class Anthropic(AtOnce):
    """Sells the answers of a Claude model."""

    def __init__(self, terms: Terms, options: Options) -> None:
        self.model = terms.model or MODEL
        self.tariff = tariff(terms, self.model)
        self.parallel = options.parallel
        self._terms, self._options = terms, options
        self._client: AsyncAnthropic | None = None

    def request(self, dialogue: Dialogue, form: dict[str, Any], tokens: int) -> dict[str, Any]:
        """The dialogue as a request: what never changes is cached, and what is said again soon."""
        kept = {"type": "ephemeral", "ttl": self._options.cache}
        output: dict[str, Any] = {"format": {"type": "json_schema", "schema": form}}
        if self._options.effort:
            output["effort"] = self._options.effort
        return {
            "max_tokens": tokens,
            "system": [{"type": "text", "text": dialogue.system, "cache_control": kept}],
            "messages": [_message(turn) for turn in dialogue.turns],
            "output_config": output,
        }

    async def submit(self, order: Order, nonce: str) -> Accepted:
        """Ask once, and wait for the whole answer."""
        del nonce  # there is no place for it
        client = await self._open()
        with self._speaking():
            asked = client.messages.stream(
                model=order.model, timeout=order.timeout_s, **order.body["request"]
            )
            async with asked as stream:
                message, request_id = None, stream.request_id or ""
                async for event in stream:
                    if event.type == "message_stop":
                        message = event.message
        if message is None or not message.stop_reason:
            raise BackendUnreachableError(
                f"{self._terms.name} broke off in the middle of its answer"
            )
        return _answer(message, request_id).accepted(self.tariff.usd(_counts(message)))

    async def ready(self) -> None:
        """Load the vendor's library."""
        await self._open()

    async def check(self) -> date | None:
        """Ask for the model's card, on which its last day stands once that is known."""
        client = await self._open()
        with self._speaking():
            card = await client.models.retrieve(self.model)
        return card.retires_at.date() if card.retires_at else None

    async def aclose(self) -> None:
        """Close the connections."""
        if self._client is not None:
            await self._client.close()
            self._client = None

    async def _open(self) -> AsyncAnthropic:
        if self._client is None:
            library = await asyncio.to_thread(import_module, "anthropic")
            httpx = await asyncio.to_thread(import_module, "httpx2")
            timeout = httpx.Timeout(self._options.timeout_s, connect=_CONNECT_S)
            hooks = {"request": [guard(_COUNTING)]}
            self._client = self._client or library.AsyncAnthropic(
                api_key=self._terms.key.reveal(), base_url=self._terms.base_url or _URL,
                max_retries=0, timeout=timeout,
                http_client=httpx.AsyncClient(event_hooks=hooks, timeout=timeout),
            )  # fmt: skip
        return self._client

    def _speaking(self) -> AbstractContextManager[None]:
        return in_our_words(
            import_module("anthropic"),
            lambda error: _complaint(error, self._terms.name, self.model),
        )


def _message(turn: Turn) -> dict[str, Any]:
    block: dict[str, Any] = {"type": "text", "text": turn.text}
    if turn.keep:
        block["cache_control"] = {"type": "ephemeral", "ttl": "5m"}
    return {"role": turn.role, "content": [block]}


def _answer(message: Message, request_id: str) -> Answer:
    text = "".join(block.text for block in message.content if block.type == "text")
    ended = _ENDED.get(message.stop_reason or "", Ended.DONE)
    details = message.stop_details
    why = (
        (getattr(details, "explanation", "") or getattr(details, "category", "")) if details else ""
    )
    return Answer(
        text=text, ended=ended, why=why or (text if ended is Ended.REFUSED else ""),
        stop_reason=message.stop_reason or "", model=message.model, request_id=request_id,
        usage=message.usage.model_dump(mode="json", exclude_none=True),
    )  # fmt: skip


def _counts(message: Message) -> Mapping[str, int]:
    """The tokens that are paid for, by the names of the price list."""
    usage = message.usage
    hour, minutes = usage.cache_creation_input_tokens or 0, 0
    if usage.cache_creation is not None:
        hour = usage.cache_creation.ephemeral_1h_input_tokens
        minutes = usage.cache_creation.ephemeral_5m_input_tokens
    return {
        "in": usage.input_tokens, "out": usage.output_tokens,
        "cache_write": minutes, "cache_write_1h": hour,
        "cache_read": usage.cache_read_input_tokens or 0,
    }  # fmt: skip


def _said(error: APIStatusError) -> str:
    return error.api_message or error.message


def _complaint(error: APIStatusError, backend: str, model: str) -> Complaint:
    code = error.error_code or ""
    if not code and error.status_code == 529:
        code = error.type or ""
    return Complaint(
        backend,
        model,
        error.status_code,
        _said(error),
        code,
        retry_after(error.response.headers, usual=WAIT_S),
    )
