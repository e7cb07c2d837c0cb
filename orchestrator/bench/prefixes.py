"""Prefixes: what a vendor that caches prompts would have read from its cache, counted on the wire.

A request marks places up to which its beginning is kept, for five minutes or an hour. The next one
that begins with the same bytes, the form of the answer included, reads as far as it agrees.
"""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

LEAST = 512  # tokens; a shorter beginning is not kept
_LASTS_S = {"5m": 300.0, "1h": 3600.0}


@dataclass(frozen=True)
class Counted:
    """The tokens of a prompt: new ones, those read from the cache, those written into it."""

    new: int
    read: int
    wrote_5m: int
    wrote_1h: int

    @property
    def usage(self) -> dict[str, Any]:
        """The tokens in the words of the Messages API."""
        wrote = {
            "ephemeral_5m_input_tokens": self.wrote_5m,
            "ephemeral_1h_input_tokens": self.wrote_1h,
        }
        return {
            "input_tokens": self.new,
            "cache_creation_input_tokens": self.wrote_5m + self.wrote_1h,
            "cache_read_input_tokens": self.read,
            "cache_creation": wrote,
        }


@dataclass
class Prefixes:
    """The beginnings that are kept, each until its time is over."""

    clock: Callable[[], float] = time.monotonic
    _kept: dict[str, tuple[float, float]] = field(default_factory=dict)  # when it ends, how long

    def count(self, request: dict[str, Any]) -> Counted:
        """Read and write the cache as this request asks."""
        now, told = self.clock(), hashlib.sha256(_frame(request))
        total = read = wrote = hour = 0
        marks: list[tuple[str, int, str]] = []
        for text, mark in _blocks(request):
            told.update(f"{len(text)}:{text}".encode())
            total += tokens(text)
            if total < LEAST:
                continue
            digest = told.hexdigest()
            if self._kept.get(digest, (0.0, 0.0))[0] > now:
                read = total
                self._kept[digest] = (now + self._kept[digest][1], self._kept[digest][1])
            if mark:
                marks.append((digest, total, mark))
        for digest, at, mark in marks:
            if at > read:
                hour += at - max(read, wrote) if mark == "1h" else 0
                wrote = at
            lasts = max(_LASTS_S[mark], self._kept.get(digest, (0.0, 0.0))[1])
            self._kept[digest] = (now + lasts, lasts)
        written = max(0, wrote - read)
        return Counted(total - read - written, read, written - hour, hour)


def tokens(text: str) -> int:
    """Roughly the tokens of a text: four characters each."""
    return -(-len(text) // 4)


def prompt_tokens(request: dict[str, Any]) -> int:
    """The tokens of a whole prompt."""
    return sum(tokens(text) for text, _ in _blocks(request))


def _frame(request: dict[str, Any]) -> bytes:
    """What stands before the first word: the model, and the form of the answer."""
    form = request.get("output_config", {}).get("format")
    return json.dumps([request.get("model"), form], sort_keys=True).encode()


def _blocks(request: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The texts of a prompt in order, each with how long it is to be kept up to its end."""
    turns: list[tuple[str, Any]] = [("system", request.get("system") or [])]
    turns += [(turn["role"], turn["content"]) for turn in request.get("messages", [])]
    for role, content in turns:
        blocks: list[dict[str, Any]] = [{"text": content}] if isinstance(content, str) else content
        for block in blocks:
            mark = block.get("cache_control")
            text = f"{role}: {block.get('text', '')}"
            yield text, (mark.get("ttl", "5m") if mark else "")
