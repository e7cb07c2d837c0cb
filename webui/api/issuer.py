"""The issuer of JWTs: its published keys (JWKS), asked for seldom and never believed blindly."""

from __future__ import annotations

import asyncio
import contextlib
import json
import time
from collections.abc import Callable, Mapping
from typing import Any

import httpx2
import jwt
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from jwt.algorithms import RSAAlgorithm

from schemas.warrant import guard

from .problems import AWAY_S, ProblemError

_FRESH_S = 600.0  # how long keys are taken as they are
_KEPT_S = 3600.0  # how long they are believed while the issuer does not answer
_AGAIN_S = 60.0  # between two looks for a key that was not there
_FAILED_S = 5.0  # between two attempts to reach the issuer
_ANSWER_S = 5.0
_LARGEST = 256 * 1024  # bytes
_MOST = 100  # keys
_SMALLEST_RSA = 2048
_FAILED = (httpx2.HTTPError, httpx2.InvalidURL, OSError, ValueError, RecursionError)
_AWAY = "The issuer of JWTs does not answer just now; try again in a moment."


class Issuer:
    """Whose keys lie at an address."""

    def __init__(self, url: str, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._url, self._clock = url, clock
        self._keys: Mapping[str | None, RSAPublicKey] = {}
        self._read_at = self._tried_at = float("-inf")
        self._one = asyncio.Lock()
        self._client = httpx2.AsyncClient(
            event_hooks={"request": [guard()]}, follow_redirects=False, timeout=_ANSWER_S
        )

    async def key(self, kid: str | None) -> RSAPublicKey | None:
        """The key of that name, or the only one; None when there is none, a problem 503 if nobody knows."""
        if self._due(kid):
            async with self._one:
                if self._due(kid):  # nobody has read them meanwhile
                    await self._read()
        if self._clock() - self._read_at > _KEPT_S:
            raise ProblemError(503, _AWAY, headers={"retry-after": AWAY_S})
        return self._found(kid)

    async def aclose(self) -> None:
        """Close the connections."""
        await self._client.aclose()

    def _found(self, kid: str | None) -> RSAPublicKey | None:
        if kid is None and len(self._keys) == 1:
            return next(iter(self._keys.values()))
        return self._keys.get(kid)

    def _due(self, kid: str | None) -> bool:
        """Whether the keys should be read again before one is looked up."""
        now = self._clock()
        if now - self._tried_at < _FAILED_S:
            return False
        age = now - self._read_at
        return age > _FRESH_S or (self._found(kid) is None and age > _AGAIN_S)

    async def _read(self) -> None:
        """Read the keys; the old ones stay where that does not work."""
        with contextlib.suppress(*_FAILED):
            async with asyncio.timeout(_ANSWER_S):
                self._keys = _keys(await self._content())
            self._read_at = self._clock()
        self._tried_at = self._clock()

    async def _content(self) -> bytes:
        """What lies there; ValueError when it is nothing, or too much."""
        content = b""
        async with self._client.stream("GET", self._url) as answer:
            if answer.status_code != 200:
                raise ValueError(answer.status_code)
            async for piece in answer.aiter_bytes():
                content += piece
                if len(content) > _LARGEST:
                    raise ValueError(len(content))
        return content


def _keys(content: bytes) -> Mapping[str | None, RSAPublicKey]:
    """The keys of a set that can verify by RS256, by name; ValueError when it is no set."""
    said: Any = json.loads(content)
    listed = said.get("keys") if isinstance(said, dict) else None
    if not isinstance(listed, list):
        raise ValueError("no keys")  # noqa: TRY004 - it is the content that is wrong
    found: dict[str | None, RSAPublicKey] = {}
    for one in listed[:_MOST]:
        if isinstance(one, dict) and (key := _key(one)) is not None:
            kid = one.get("kid")
            found.setdefault(kid if isinstance(kid, str) else None, key)
    return found


def _key(said: Mapping[str, Any]) -> RSAPublicKey | None:
    """A public RSA key that is meant for signatures; anything else is none."""
    if said.get("kty") != "RSA" or said.get("use", "sig") != "sig" or "d" in said:
        return None
    if said.get("alg", "RS256") != "RS256":
        return None
    try:
        key = RSAAlgorithm.from_jwk(dict(said))
    except (jwt.PyJWTError, ValueError, TypeError):
        return None
    return key if isinstance(key, RSAPublicKey) and key.key_size >= _SMALLEST_RSA else None
