"""The doctor at the vendors: is the key good, is the model still there? Only what is free is asked."""

from __future__ import annotations

import asyncio
import contextlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from generators.remote.fal import LISTS
from schemas.errors import (
    AniGenError,
    BackendBusyError,
    BackendTimeoutError,
    BackendUnreachableError,
)
from schemas.operation import DeclinedError, Seller
from schemas.prices import Priced
from schemas.settings import BackendSettings, Settings

from .checks import Check
from .doctor_money import near

_PATIENCE_S = 30.0
_PAGES = {  # what only the owner of a good key may read, by generator; of no use to anybody else
    "gemini-omni": "v1/models/{model}", "gemini-image": "v1/models/{model}",
    "gemini-tts": "v1/models/{model}", "gpt-image": "models/{model}",
    "fal": "{lists}/v1/models/requests/by-endpoint?endpoint_id={endpoint}&limit=1",
    "runway": "v1/organization", "replicate": "v1/account", "elevenlabs": "v1/user",
}  # fmt: skip
_MAY_NOT_ASK = re.compile(r"(?i)missing.?(permissions|scopes)|insufficient permissions")


@dataclass(frozen=True)
class _Told:
    """What a vendor tells the owner of a good key: the model's last day, the credit that is left."""

    last: date | None = None
    left: int | None = None


async def ask(settings: Settings, sellers: Mapping[str, Seller]) -> list[Check]:
    """Ask every vendor that sells to us about the key and the model it was configured with."""
    asked = (_ask(name, settings.backends.get(name), seller) for name, seller in sellers.items())
    return [check for checks in await asyncio.gather(*asked) for check in checks]


async def _ask(name: str, of: BackendSettings | None, seller: Any) -> list[Check]:
    priced = _priced(seller)
    model = priced.id if priced else seller.model
    last = priced.ends if priced else None
    check = Check(
        f"backend {name}", good=True, text="not checked: its vendor answers no free question"
    )
    try:
        async with asyncio.timeout(_PATIENCE_S):
            told = await _told(of.generator if of else name, of, seller)
    except (AniGenError, TimeoutError) as error:
        check = _trouble(name, error)
    else:
        if told is not None:
            check = _known(name, model, told)
            last = min(filter(None, (told.last, last)), default=None)
    soon = near(name, model, last) if last else None
    return [check, soon] if soon else [check]


async def _told(generator: str, of: BackendSettings | None, seller: Any) -> _Told | None:
    """The answer to a free question; None where there is none to ask."""
    if hasattr(seller, "check"):
        return _Told(last=await _card(seller))
    if generator not in _PAGES:
        return None
    page = await seller.wire.get(_page(generator, seller.priced, of))
    said = page if isinstance(page, dict) else {}
    with contextlib.suppress(ValueError):
        return _Told(date.fromisoformat(str(said.get("shutdown_date"))[:10]), _left(said))
    return _Told(left=_left(said))


async def _card(seller: Any) -> date | None:
    """What a director's vendor says about its model."""
    try:
        last: date | None = await seller.check()
    except DeclinedError as declined:
        raise declined.error from declined
    except AniGenError:
        raise
    except Exception as error:  # the vendor's library has errors of its own
        raise BackendUnreachableError(type(error).__name__) from error
    return last


def _priced(seller: Any) -> Priced | None:
    """The model in the price list; one that runs on a machine of our own may not be there."""
    found: Priced | None = seller.tariff.model if hasattr(seller, "tariff") else seller.priced
    return found


def _page(generator: str, model: Priced, of: BackendSettings | None) -> str:
    endpoint = model.options.get("endpoint") or model.id.partition("/")[2]
    lists = of.base_url if of and of.base_url else LISTS
    return _PAGES[generator].format(model=model.id, endpoint=endpoint, lists=lists)


def _known(name: str, model: str, told: _Told) -> Check:
    if told.left is not None and told.left <= 0:
        return Check(
            f"backend {name}", good=False, text="the key is good, but the account has no credit left",
            remedy="add credit at the vendor",
        )  # fmt: skip
    credit = "" if told.left is None else f", {told.left:,} credits are left"
    return Check(f"backend {name}", good=True, text=f"the key is good for {model}{credit}")


def _trouble(name: str, error: AniGenError | TimeoutError) -> Check:
    called = f"backend {name}"
    if isinstance(error, BackendBusyError):
        return Check(called, good=True, text=f"not checked: {error}")
    if isinstance(error, (TimeoutError, BackendTimeoutError, BackendUnreachableError)):
        return Check(
            called, good=False, text=f"its vendor does not answer ({error or 'in time'})",
            remedy=f"look at the network and at backends.{name}.base_url, or wait",
        )  # fmt: skip
    if _MAY_NOT_ASK.search(str(error)):
        return Check(called, good=True, text="not checked: its key may buy, but ask nothing")
    return Check.failed(called, error, remedy=f"correct key and model in [backends.{name}]")


def _left(told: dict[str, Any]) -> int | None:
    """The credits or characters that an account has left, where its page says so."""
    account = told.get("subscription")
    if isinstance(account, dict) and {"character_limit", "character_count"} <= set(account):
        return int(account["character_limit"]) - int(account["character_count"])
    return int(told["creditBalance"]) if "creditBalance" in told else None
