"""The entrance: who asks something of the API, and whether they may.

By a token of the studio's, or a JWT; or, where the operator allows it, without either from the machine
itself. Nothing is read of what was sent before somebody is known.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NoReturn

from starlette.requests import HTTPConnection

from schemas.access import NOBODY, Scope, Who
from schemas.office import Office
from schemas.settings import ApiSettings

from . import bearers
from .bearers import BadTokenError
from .limits import Limit, Standing
from .origins import Origins
from .problems import ProblemError

if TYPE_CHECKING:
    from .jwts import Jwts

_WRONG = 20  # tokens that open nothing, of an address in a minute
_OFF = (
    "The API is turned off. The studio's operator turns it on by `anigen token new NAME`, which makes"
    " the first token."
)
_UNKNOWN = "it is unknown, has expired or was revoked"
_NOT_HERE = "JWTs are not taken here"


class Entrance:
    """What everybody who asks is judged by. Raises ConfigError where the settings cannot be meant.

    `key` is what `api.jwt_key` refers to, `proxies` are believed as to who asks, and `bound` is the
    host that the site listens at.
    """

    def __init__(
        self, settings: ApiSettings, *, key: str = "", proxies: Iterable[str] = (), bound: str = ""
    ) -> None:
        self.origins = Origins(settings.origins, proxies, bound)
        self._unknown = frozenset(settings.unknown)
        self._jwts = _jwts(settings, key)
        self._each = Limit(settings.per_minute)
        self._address = Limit(settings.per_minute_address)
        self._wrong = Limit(_WRONG)

    async def admit(
        self, connection: HTTPConnection, office: Office, scope: Scope | None
    ) -> Who | None:
        """Who asks; a problem if they may not. Where there is no scope nobody needs to be known."""
        address = self.origins.address(connection)
        self._count(connection, self._address.take(address))
        try:
            who = await self._who(connection, office, address)
        except ProblemError as problem:
            if scope is None and problem.status == 401:
                return None
            raise
        self._count(connection, self._each.take(self.name(connection, who)))
        if scope is not None and not who.may(scope):
            raise bearers.too_little(scope.value)
        return who

    def name(self, connection: HTTPConnection, who: Who | None) -> str:
        """Under which name somebody's requests are counted."""
        if who is None or who.name == NOBODY:
            return self.origins.address(connection)
        return str(who.token or who.name)

    async def aclose(self) -> None:
        """Close what is open."""
        if self._jwts is not None:
            await self._jwts.aclose()

    async def _who(self, connection: HTTPConnection, office: Office, address: str) -> Who:
        try:
            bearer = bearers.shown(connection)
            if bearer is not None:
                return await self._recognise(office, bearer)
        except BadTokenError as bad:
            await self._be_open(office)
            self._refuse(connection, address, str(bad))
        if self._unknown and self.origins.near(connection):
            return Who(name=NOBODY, scopes=self._unknown)
        await self._be_open(office)
        raise bearers.missing()

    async def _recognise(self, office: Office, bearer: str) -> Who:
        """Whose token that is; BadTokenError when it is nobody's."""
        if bearer.count(".") == 2:
            if self._jwts is None:
                raise BadTokenError(_NOT_HERE)
            return await self._jwts.recognise(bearer)
        who = await office.recognise(bearer)
        if who is None:
            raise BadTokenError(_UNKNOWN)
        return who

    async def _be_open(self, office: Office) -> None:
        """A problem while nobody at all may come in."""
        if not (self._unknown or self._jwts is not None or await office.open()):
            raise ProblemError(404, _OFF)

    def _refuse(self, connection: HTTPConnection, address: str, why: str) -> NoReturn:
        """Refuse a token; whoever tries many has to wait."""
        tried = self._wrong.take(address)
        if not tried.passes:
            self._count(connection, tried)
        raise bearers.refused(why)

    @staticmethod
    def _count(connection: HTTPConnection, standing: Standing) -> None:
        """Note what the answer is to say of a limit; a problem where it is used up."""
        connection.state.limits = standing.headers
        if not standing.passes:
            raise ProblemError(
                429, "Too many requests; wait as long as Retry-After says.",
                headers={"retry-after": standing.headers["retry-after"]},
            )  # fmt: skip


async def entrance(
    connection: HTTPConnection, office: Office, scope: Scope | None
) -> Who | None:  # fmt: skip
    """Who asks, as the application's own entrance sees it."""
    door: Entrance = connection.app.state.entrance
    return await door.admit(connection, office, scope)


def _jwts(settings: ApiSettings, key: str) -> Jwts | None:
    if not (key or settings.jwks_url or settings.jwt_audience or settings.jwt_issuer):
        return None
    from .jwts import Jwts  # few have them, and everybody would pay for the cryptography

    return Jwts(settings, key)
