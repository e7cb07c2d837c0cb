"""Bearers: what somebody shows at the door, and how they are told that it does not open it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from starlette.requests import HTTPConnection

from .problems import ProblemError

SUBPROTOCOL = (
    "anigen"  # of sockets, beside `bearer.<token>`: a browser cannot send a header with one
)
_OFFERED = "bearer."
_BEARER = re.compile(r"bearer +([A-Za-z0-9._~+/-]+=*) *", re.IGNORECASE | re.ASCII)
_REALM = 'Bearer realm="AniGen"'
_QUIET = re.compile(r'["\\]|[^\x20-\x7e]')


class BadTokenError(Exception):
    """A token that opens nothing; the message says why, in words fit for whoever sent it."""


def shown(connection: HTTPConnection) -> str | None:
    """The token that somebody shows; None when there is none, BadTokenError when there are two."""
    given = connection.headers.getlist("authorization")
    if connection.scope["type"] == "websocket":
        offered: list[str] = connection.scope.get("subprotocols", [])
        given += [
            f"Bearer {one.removeprefix(_OFFERED)}" for one in offered if one.startswith(_OFFERED)
        ]
    given = [one for one in given if one.lower().startswith("bearer")]
    if not given:
        return None
    found = _BEARER.fullmatch(given[0])
    if found is None or len(given) > 1:
        raise BadTokenError("send it once, as `Authorization: Bearer TOKEN`")
    return found[1]


def missing() -> ProblemError:
    """Nobody has shown anything."""
    return ProblemError(
        401,
        "This needs a token: send it as `Authorization: Bearer TOKEN`; the studio's operator makes one"
        " with `anigen token new NAME`.",
        headers=_challenge(),
    )


def refused(why: str) -> ProblemError:
    """What was shown opens nothing."""
    return ProblemError(
        401, f"This token opens nothing: {why}.", where="Authorization",
        headers=_challenge(error="invalid_token", error_description=why),
    )  # fmt: skip


def too_little(scope: str) -> ProblemError:
    """What was shown opens another door."""
    return ProblemError(
        403, f"This token may not do that: it needs the scope '{scope}'.", where="Authorization",
        headers=_challenge(error="insufficient_scope", scope=scope),
    )  # fmt: skip


def _challenge(**said: str) -> Mapping[str, str]:
    """After RFC 6750; without an error where nobody has shown anything."""
    parts = [_REALM, *(f'{name}="{_QUIET.sub("", value)}"' for name, value in said.items())]
    return {"www-authenticate": ", ".join(parts)}
