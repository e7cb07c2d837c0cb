"""JWTs: people whom somebody else vouches for, by a shared secret, a public key or published keys.

What a JWT says of itself decides nothing: which algorithm, which audience and which issuer it must be
of is written in the settings.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import urlsplit

import jwt
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.serialization import load_pem_public_key

from schemas.access import Scope, Who
from schemas.errors import ConfigError
from schemas.settings import ApiSettings

from .bearers import BadTokenError
from .issuer import Issuer

LEEWAY_S: Final = 30
SHORTEST_KEY: Final = 32  # bytes of a shared secret
SMALLEST_RSA: Final = 2048  # bits
_LONGEST = 8192  # characters of a JWT
_SUBJECT = re.compile(r"[^\x00-\x1f\x7f-\x9f\u2028\u2029]{1,200}")
_HERE = {"127.0.0.1", "::1", "localhost"}
_WRONG = "it cannot be read, or is not signed by whom the studio trusts"
_REASONS: Final[Mapping[type[Exception], str]] = {
    jwt.ExpiredSignatureError: "it has expired",
    jwt.ImmatureSignatureError: "it is not valid yet",
    jwt.InvalidAudienceError: "it is meant for another audience",
    jwt.InvalidIssuerError: "it is of another issuer",
    jwt.InvalidAlgorithmError: "it is signed in a way that is not taken here",
}


class Jwts:
    """Who may come in with a JWT. Raises ConfigError where the settings cannot be meant."""

    def __init__(self, settings: ApiSettings, key: str) -> None:
        _check(settings, key)
        self._settings = settings
        self._issuer = Issuer(settings.jwks_url) if settings.jwks_url else None
        self._key: str | RSAPublicKey = key
        if key and settings.jwt_algorithm == "RS256":
            self._key = _public(key)

    async def recognise(self, bearer: str) -> Who:
        """Whom a JWT speaks of; BadTokenError when it opens nothing, a problem 503 when nobody can tell."""
        if len(bearer) > _LONGEST:
            raise BadTokenError(f"it is longer than {_LONGEST} characters")
        try:
            key = await self._its_key(bearer)
            claims = jwt.decode(
                bearer, key, algorithms=[self._settings.jwt_algorithm], leeway=LEEWAY_S,
                audience=self._settings.jwt_audience, issuer=self._settings.jwt_issuer or None,
                options={"require": ["exp", "aud", "sub"]},
            )  # fmt: skip
        except jwt.MissingRequiredClaimError as error:
            raise BadTokenError(f"it does not say {error.claim!r}, and has to") from None
        except (jwt.PyJWTError, ValueError, TypeError, RecursionError) as error:
            raise BadTokenError(_REASONS.get(type(error), _WRONG)) from None
        return Who(name=f"jwt:{_subject(claims)}", scopes=_scopes(claims))

    async def aclose(self) -> None:
        """Ask no issuer any more."""
        if self._issuer is not None:
            await self._issuer.aclose()

    async def _its_key(self, bearer: str) -> str | RSAPublicKey:
        if self._issuer is None:
            return self._key
        kid = jwt.get_unverified_header(bearer).get("kid")
        found = await self._issuer.key(kid if isinstance(kid, str) else None)
        if found is None:
            raise BadTokenError("it is signed with a key that its issuer does not publish")
        return found


def _check(settings: ApiSettings, key: str) -> None:
    if not (key or settings.jwks_url):
        raise ConfigError(
            "api.jwt_audience and api.jwt_issuer are of no use by themselves; set api.jwt_key or"
            " api.jwks_url, or leave them out"
        )
    if key and settings.jwks_url:
        raise ConfigError("api.jwt_key and api.jwks_url exclude each other; leave one of them out")
    if not settings.jwt_audience.strip():
        raise ConfigError(
            "api.jwt_audience is missing: without it JWTs meant for somebody else would open the"
            " studio; set it to the name that your issuer writes into `aud` for it"
        )
    if settings.jwks_url:
        _check_url(settings)
    elif settings.jwt_algorithm == "HS256":
        _check_shared(key)


def _check_url(settings: ApiSettings) -> None:
    if settings.jwt_algorithm != "RS256":
        raise ConfigError('published keys sign by RS256; set api.jwt_algorithm = "RS256"')
    try:
        parts = urlsplit(settings.jwks_url)
        host = parts.hostname or ""
    except ValueError:
        host = ""
    if not host or not (parts.scheme == "https" or (parts.scheme == "http" and host in _HERE)):
        raise ConfigError(
            "api.jwks_url must be an address that begins with https://; over http anybody on the way"
            " could put keys of theirs in"
        )


def _check_shared(key: str) -> None:
    if "-----BEGIN" in key:
        raise ConfigError(
            'api.jwt_key is a key in PEM, and HS256 wants a shared secret; set api.jwt_algorithm ='
            ' "RS256"'
        )  # fmt: skip
    if len(key.encode()) < SHORTEST_KEY:
        raise ConfigError(
            f"api.jwt_key is shorter than {SHORTEST_KEY} bytes and could be guessed; take a longer"
            " one, for example of `openssl rand -hex 32`"
        )


def _public(pem: str) -> RSAPublicKey:
    try:
        key = load_pem_public_key(pem.encode())
    except (ValueError, UnsupportedAlgorithm):
        key = None
    if not isinstance(key, RSAPublicKey):
        raise ConfigError(
            "api.jwt_key must hold an RSA public key for RS256, in PEM: `-----BEGIN PUBLIC KEY-----` …"
        )
    if key.key_size < SMALLEST_RSA:
        raise ConfigError(
            f"api.jwt_key has {key.key_size} bits; take an RSA key of at least {SMALLEST_RSA}"
        )
    return key


def _subject(claims: Mapping[str, Any]) -> str:
    subject: str = claims["sub"]
    if not _SUBJECT.fullmatch(subject):
        raise BadTokenError("its subject is empty, too long, or no plain text")
    return subject


def _scopes(claims: Mapping[str, Any]) -> frozenset[Scope]:
    """What it allows, by whichever of the usual claims; words that mean nothing here are left out."""
    words: set[str] = set()
    for name in ("scope", "scp", "scopes"):
        said = claims.get(name)
        if isinstance(said, str):
            words.update(said.split())
        elif isinstance(said, list):
            words.update(one for one in said if isinstance(one, str))
    return frozenset(scope for scope in Scope if scope.value in words)
