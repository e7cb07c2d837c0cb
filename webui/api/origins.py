"""Origins: where a request comes from: which machine, and which site's page.

A page of another site can have a browser send requests here in the name of whoever looks at it. So
only our own pages are listened to, and those of sites that the operator has named.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.requests import HTTPConnection

_FORWARDED = (
    "forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip",
)  # fmt: skip
_HERE = {"localhost", "127.0.0.1", "::1"}
_Address = IPv4Address | IPv6Address


class Origins:
    """Which sites' pages may ask, and which proxies are believed as to who asks.

    `bound` is the host that we listen at.
    """

    def __init__(self, allowed: Iterable[str], proxies: Iterable[str], bound: str) -> None:
        self._allowed = {one.rstrip("/").lower() for one in allowed}
        self._proxies = [ip_network(one, strict=False) for one in proxies]
        self._hosts = _HERE | ({bound.lower()} - {"", "0.0.0.0", "::"})  # noqa: S104 - left out

    def allows(self, origin: str) -> bool:
        """Whether the operator has named that site."""
        return origin.lower() in self._allowed

    def foreign(self, headers: Headers) -> bool:
        """Whether a page of a site that may not do so asks."""
        given = headers.getlist("origin")
        if not given:
            return False
        if len(given) > 1 or not (site := _netloc(given[0])):
            return True
        return not (self.allows(given[0]) or site == headers.get("host", "").lower())

    def address(self, connection: HTTPConnection) -> str:
        """Who asks, as far as limits go: an address, of the newer kind a whole network."""
        found = self._peer(connection)
        if found is not None and self._believed(found):
            for one in reversed(_forwarded(connection.headers)):
                found = one
                if not self._believed(one):
                    break
        if isinstance(found, IPv6Address):
            return str(IPv6Network((found, 64), strict=False))
        return str(found)

    def near(self, connection: HTTPConnection) -> bool:
        """Whether a request comes from this machine, and by a name of this machine.

        The name is looked at because another site's name may be made to lead here.
        """
        peer, headers = self._peer(connection), connection.headers
        if peer is None or not peer.is_loopback or _host(headers) not in self._hosts:
            return False
        if headers.get("sec-fetch-site") == "cross-site" and "origin" not in headers:
            return False  # a picture in a page, say
        if not any(name in headers for name in _FORWARDED):
            return True
        on_the_way = _forwarded(headers)
        return self._believed(peer) and bool(on_the_way) and all(a.is_loopback for a in on_the_way)

    def _believed(self, address: _Address) -> bool:
        return any(address in network for network in self._proxies)

    @staticmethod
    def _peer(connection: HTTPConnection) -> _Address | None:
        return _read(connection.client.host if connection.client else "")


def _forwarded(headers: Mapping[str, str]) -> list[_Address]:
    """Whom proxies say they were asked by, the last one last; nobody when one is unreadable."""
    given = headers.getlist("x-forwarded-for") if isinstance(headers, Headers) else []
    found = [_read(part.strip()) for part in ",".join(given).split(",") if part.strip()]
    return [one for one in found if one is not None] if None not in found else []


def _read(text: str) -> _Address | None:
    try:
        found = ip_address(text)
    except ValueError:
        return None
    return (found.ipv4_mapped or found) if isinstance(found, IPv6Address) else found


def _netloc(origin: str) -> str:
    try:
        parts = urlsplit(origin.lower())
    except ValueError:
        return ""
    return parts.netloc if parts.scheme in {"http", "https"} else ""


def _host(headers: Mapping[str, str]) -> str:
    """The host of the Host header, without its port."""
    try:
        return urlsplit(f"//{headers.get('host', '')}").hostname or ""
    except ValueError:
        return ""
