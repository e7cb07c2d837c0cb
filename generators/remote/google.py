"""Leave to use Google Cloud: an access token as it is, or one made from a service account's file."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

from schemas.errors import BackendClosedError, BackendUnreachableError, ConfigError
from schemas.secret import Secret

_SCOPE = "https://www.googleapis.com/auth/cloud-platform"


class Token:
    """The bearer token; `renew` before it is revealed."""

    def __init__(self, name: str, key: Secret, file: Path | None) -> None:
        self._name, self._key = name, key
        text = _read(name, file) if file else key.reveal()
        self._account: Any = _account(name, text) if text.lstrip().startswith("{") else None
        self._lock = asyncio.Lock()

    def reveal(self) -> str:
        """The token itself."""
        return str(self._account.token) if self._account else self._key.reveal()

    async def renew(self) -> None:
        """Have a token that still holds; this buys nothing.

        Raises BackendClosedError or BackendUnreachableError.
        """
        if self._account is None:
            return
        async with self._lock:
            if not self._account.valid:
                await asyncio.to_thread(self._refresh, self._account)
                Secret(self._account.token)  # so that it is blotted out of whatever is written

    def _refresh(self, account: Any) -> None:
        from google.auth.exceptions import RefreshError, TransportError
        from google.auth.transport.requests import Request

        try:
            account.refresh(Request())
        except RefreshError as error:
            raise BackendClosedError(
                f"Google does not accept the service account of {self._name}; check its file"
            ) from error
        except TransportError as error:
            raise BackendUnreachableError(
                f"{self._name} cannot reach Google for a token"
            ) from error


def _read(name: str, file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(
            f"the option credentials of {name} is {file}, which cannot be read; name the JSON file"
            " of a service account"
        ) from error


def _account(name: str, text: str) -> Any:
    try:
        from google.oauth2 import service_account
    except ImportError as error:
        raise ConfigError(
            f"backend {name!r} needs the extra `google-cloud`; install anigen[google-cloud]"
        ) from error
    try:
        kind: Any = service_account.Credentials
        return kind.from_service_account_info(json.loads(text), scopes=[_SCOPE])
    except ValueError as error:
        raise ConfigError(
            f"the credentials of {name} are not those of a service account"
            f" ({type(error).__name__}); download its JSON key again"
        ) from None
