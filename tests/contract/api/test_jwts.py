"""JWTs: who vouches for somebody, what has to be in them, and everything that is tried with them."""

from __future__ import annotations

import asyncio
import base64
import contextlib
import hashlib
import hmac
import json
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from starlette.testclient import TestClient

from orchestrator import site
from schemas.access import Scope, Who
from schemas.errors import ConfigError
from schemas.settings import ApiSettings
from webui import app
from webui.api import issuer as issuers
from webui.api.bearers import BadTokenError
from webui.api.issuer import Issuer
from webui.api.jwts import Jwts
from webui.api.problems import ProblemError

pytestmark = pytest.mark.anyio

SHARED = "a-secret-that-two-share-and-nobody-guesses"
OURS = {"jwt_audience": "anigen"}
ONE, OTHER = (rsa.generate_private_key(65537, 2048) for _ in range(2))
SMALL = rsa.generate_private_key(65537, 1024)


def pem(key: Any) -> str:
    form = serialization.PublicFormat.SubjectPublicKeyInfo
    return key.public_key().public_bytes(serialization.Encoding.PEM, form).decode()


def private(key: Any) -> str:
    form, bare = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    return key.private_bytes(serialization.Encoding.PEM, form, bare).decode()


def claims(**more: Any) -> dict[str, Any]:
    """Those of somebody who may come in; null takes one away."""
    said = {"sub": "wren", "aud": "anigen", "exp": int(time.time()) + 600, "scope": "read"} | more
    return {name: value for name, value in said.items() if value is not None}


def shared(said: dict[str, Any] | None = None, key: str = SHARED, alg: str = "HS256") -> str:
    return jwt.encode(said or claims(), key, algorithm=alg)


def signed(said: dict[str, Any] | None = None, key: Any = ONE, kid: str | None = None) -> str:
    headers = {"kid": kid} if kid else None
    return jwt.encode(said or claims(), key, algorithm="RS256", headers=headers)


def by_hand(header: dict[str, Any], said: Any, key: bytes | None = None) -> str:
    """What no library would make."""
    parts = [json.dumps(one).encode() for one in (header, said)]
    text = b".".join(base64.urlsafe_b64encode(one).rstrip(b"=") for one in parts)
    mac = hmac.digest(key, text, hashlib.sha256) if key is not None else b""
    return f"{text.decode()}.{base64.urlsafe_b64encode(mac).rstrip(b'=').decode()}"


@pytest.fixture
def by_secret() -> Jwts:
    return Jwts(ApiSettings(**OURS), SHARED)


@pytest.fixture
def by_key() -> Jwts:
    return Jwts(ApiSettings(**OURS, jwt_algorithm="RS256"), pem(ONE))


async def test_somebody_is_recognised(by_secret, by_key):
    both = frozenset({Scope.READ, Scope.GENERATE})
    assert await by_secret.recognise(shared()) == Who(name="jwt:wren", scopes={Scope.READ})
    assert await by_key.recognise(signed(claims(scope="read generate"))) == Who(
        name="jwt:wren", scopes=both
    )


@pytest.mark.parametrize(
    ("said", "may"),
    [
        ({"scope": "read generate openid"}, {"read", "generate"}),
        ({"scope": None, "scp": ["edit", "profile"]}, {"edit"}),
        ({"scope": None, "scp": "edit read"}, {"edit", "read"}),
        ({"scope": None, "scopes": ["admin"]}, {"admin"}),
        ({"scope": "read", "scopes": "generate"}, {"read", "generate"}),
        ({"scope": None}, set()),
        ({"scope": "READ reading read,edit"}, set()),
        ({"scope": ["read"], "scp": [["edit"], 7, None]}, {"read"}),
        ({"scope": {"read": True}}, set()),
        ({"scope": 7}, set()),
    ],
)  # fmt: skip
async def test_what_it_may(by_secret, said, may):
    assert (await by_secret.recognise(shared(claims(**said)))).scopes == may


LONG_AGO = int(time.time()) - 3600


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"exp": LONG_AGO}, "it has expired"),
        ({"exp": int(time.time()) - 60}, "it has expired"),
        ({"exp": None}, "it does not say 'exp'"),
        ({"exp": "never"}, "it cannot be read"),
        ({"exp": float("inf")}, "it cannot be read"),
        ({"exp": float("nan")}, "it cannot be read"),
        ({"exp": [2**40]}, "it cannot be read"),
        ({"aud": None}, "it does not say 'aud'"),
        ({"aud": "somebody-else"}, "it is meant for another audience"),
        ({"aud": ["a", "b"]}, "it is meant for another audience"),
        ({"aud": []}, "it does not say 'aud'|it is meant for another audience"),
        ({"aud": {"anigen": 1}}, "it is meant for another audience"),
        ({"sub": None}, "it does not say 'sub'"),
        ({"sub": ""}, "its subject is empty"),
        ({"sub": 7}, "it cannot be read"),
        ({"sub": "a\nb"}, "its subject is empty, too long, or no plain text"),
        ({"sub": "\x1b[2J"}, "no plain text"),
        ({"sub": "x" * 201}, "too long"),
    ],
)
async def test_what_has_to_be_in_it(by_secret, said, why):
    with pytest.raises(BadTokenError, match=why):
        await by_secret.recognise(shared(claims(**said)))


@pytest.mark.parametrize("name", ["nbf", "iat"])
async def test_what_is_not_valid_yet(by_secret, name):
    with pytest.raises(BadTokenError, match="it is not valid yet"):
        await by_secret.recognise(shared(claims(**{name: int(time.time()) + 600})))


async def test_clocks_may_differ_a_little(by_secret):
    now = int(time.time())
    assert await by_secret.recognise(shared(claims(exp=now - 10)))
    assert await by_secret.recognise(shared(claims(nbf=now + 10)))


async def test_one_audience_of_several(by_secret):
    assert await by_secret.recognise(shared(claims(aud=["other", "anigen"])))


async def test_the_issuer_is_looked_at_where_there_is_one():
    strict = Jwts(ApiSettings(**OURS, jwt_issuer="https://id.example"), SHARED)
    assert await strict.recognise(shared(claims(iss="https://id.example")))
    for said in ({}, {"iss": "https://id.example/"}, {"iss": "https://evil.example"}):
        with pytest.raises(BadTokenError, match=r"of another issuer|does not say 'iss'"):
            await strict.recognise(shared(claims(**said)))


@pytest.mark.parametrize("word", ["none", "None", "NONE", "nOnE", "", 0, "HS512", "ES256"])
async def test_how_it_is_signed_is_not_for_it_to_say(by_secret, by_key, word):
    for key in (None, b"", SHARED.encode()):
        forged = by_hand({"alg": word, "typ": "JWT"}, claims(), key)
        for door in (by_secret, by_key):
            with pytest.raises(BadTokenError):
                await door.recognise(forged)


async def test_a_public_key_is_no_shared_secret(by_key):
    """Whoever knows the public key signs with it as if it were a secret: HS for RS."""
    for secret in (pem(ONE), pem(ONE).strip(), pem(ONE).replace("\n", "")):
        forged = by_hand({"alg": "HS256", "typ": "JWT"}, claims(), secret.encode())
        with pytest.raises(BadTokenError, match="signed in a way that is not taken here"):
            await by_key.recognise(forged)


async def test_keys_that_it_brings_along_are_not_looked_at(by_key, published):
    public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(OTHER.public_key()))
    for header in ({"jwk": public}, {"jku": f"{published.url}/evil"}, {"kid": "../../etc/passwd"}):
        forged = jwt.encode(claims(), OTHER, algorithm="RS256", headers=header)
        with pytest.raises(BadTokenError):
            await by_key.recognise(forged)
    assert published.asked == []


@pytest.mark.parametrize(
    "spoil",
    ["", "..", "a.b.c", "....", "a.b", "\0.\0.\0", "é.é.é", "e30.e30.", "x" * 9000, "bnVsbA.W10.x"],
)
async def test_what_is_no_jwt(by_secret, by_key, spoil):
    for door in (by_secret, by_key):
        with pytest.raises(BadTokenError):
            await door.recognise(spoil)


async def test_one_that_was_changed(by_secret):
    head, said, mac = shared().split(".")
    other = shared(claims(scope="admin")).split(".")[1]
    deep = base64.urlsafe_b64encode(b"[" * 5000).decode()
    for forged in (f"{head}.{other}.{mac}", f"{head}.{said}.", f"{head}.{said}.{mac[:-4]}AAAA",
                   shared(key="somebody-else's-secret-of-a-good-length"), f"{head}.{deep}.{mac}"):  # fmt: skip
        with pytest.raises(BadTokenError):
            await by_secret.recognise(forged)
    listed = by_hand({"alg": "HS256"}, [claims()], SHARED.encode())
    with pytest.raises(BadTokenError):
        await by_secret.recognise(listed)


KEYS = {
    "nothing": "", "shared": SHARED, "short": "x" * 31, "public": pem(ONE), "private": private(ONE),
    "curve": pem(ec.generate_private_key(ec.SECP256R1())), "small": pem(SMALL),
}  # fmt: skip


@pytest.mark.parametrize(
    ("settings", "key", "said"),
    [
        ({}, "shared", "api.jwt_audience is missing"),
        ({"jwt_audience": "  "}, "shared", "api.jwt_audience is missing"),
        (OURS, "nothing", "of no use by themselves"),
        ({"jwt_issuer": "me"}, "nothing", "of no use by themselves"),
        (OURS, "short", "shorter than 32 bytes"),
        (OURS, "public", 'set api.jwt_algorithm = "RS256"'),
        (OURS | {"jwt_algorithm": "RS256"}, "shared", "must hold an RSA public key"),
        (OURS | {"jwt_algorithm": "RS256"}, "private", "must hold an RSA public key"),
        (OURS | {"jwt_algorithm": "RS256"}, "curve",
         "must hold an RSA public key"),
        (OURS | {"jwt_algorithm": "RS256"}, "small", "has 1024 bits"),
        (OURS | {"jwks_url": "https://id.example/keys"}, "shared", "exclude each other"),
        (OURS | {"jwks_url": "https://id.example/keys"}, "nothing", 'set api.jwt_algorithm = "RS256"'),
        (OURS | {"jwks_url": "http://id.example/keys", "jwt_algorithm": "RS256"}, "nothing", "https://"),
        (OURS | {"jwks_url": "id.example", "jwt_algorithm": "RS256"}, "nothing", "https://"),
        (OURS | {"jwks_url": "file:///etc/passwd", "jwt_algorithm": "RS256"}, "nothing", "https://"),
        (OURS | {"jwks_url": "https://[", "jwt_algorithm": "RS256"}, "nothing", "https://"),
    ],
)  # fmt: skip
def test_settings_that_cannot_be_meant_are_refused_at_the_start(tmp_path, settings, key, said):
    with pytest.raises(ConfigError, match=said.replace("[", r"\[")) as refused:
        app.create(
            url="postgresql://127.0.0.1:9/none", media=tmp_path, api=ApiSettings(**settings),
            jwt_key=KEYS[key],
        )  # fmt: skip
    assert key == "nothing" or KEYS[key] not in str(refused.value)


def test_the_key_is_a_reference_and_may_fill_several_lines(tmp_path, monkeypatch):
    (tmp_path / "public.pem").write_text(pem(ONE))
    monkeypatch.setenv("A_SECRET", SHARED)
    assert site._jwt_key(ApiSettings(jwt_key=f"file:{tmp_path}/public.pem")).reveal() == (
        pem(ONE).strip()
    )
    assert site._jwt_key(ApiSettings(jwt_key="env:A_SECRET")).reveal() == SHARED
    with pytest.raises(ConfigError, match=r"api\.jwt_key must be a reference"):
        site._jwt_key(ApiSettings(jwt_key=SHARED))


class Published:
    """An issuer that publishes its keys on this machine, and counts who asks for them."""

    def __init__(self) -> None:
        self.keys: Any = {"keys": [jwk(ONE, "one")]}
        self.content: bytes | None = None
        self.status = 200
        self.location = ""
        self.asked: list[str] = []
        self.url = ""

    @property
    def body(self) -> bytes:
        return json.dumps(self.keys).encode() if self.content is None else self.content


def jwk(key: Any, kid: str | None, **more: Any) -> dict[str, Any]:
    said = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(key.public_key()))
    return {name: v for name, v in (said | {"kid": kid} | more).items() if v is not None}


@pytest.fixture
def published() -> Iterator[Published]:
    state = Published()

    class Answering(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            state.asked.append(self.path)
            self.send_response(state.status)
            if state.location:
                self.send_header("location", state.location)
            self.send_header("content-length", str(len(state.body)))
            self.end_headers()
            with contextlib.suppress(OSError):  # they may have had enough
                self.wfile.write(state.body)

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    state.url = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield state
    server.shutdown()
    thread.join()
    server.server_close()


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
async def listening(published):
    """An issuer as we see it, and the clock that it goes by."""
    clock = Clock()
    issuer = Issuer(f"{published.url}/keys", clock=clock)
    yield issuer, clock
    await issuer.aclose()


@pytest.fixture
async def by_issuer(published):
    settings = ApiSettings(**OURS, jwt_algorithm="RS256", jwks_url=f"{published.url}/keys")
    made = Jwts(settings, "")
    yield made
    await made.aclose()


async def test_by_a_published_key(by_issuer, published):
    assert (await by_issuer.recognise(signed(kid="one"))).name == "jwt:wren"
    assert (await by_issuer.recognise(signed())).name == "jwt:wren"  # there is only one
    with pytest.raises(BadTokenError, match="a key that its issuer does not publish"):
        await by_issuer.recognise(signed(key=OTHER, kid="other"))
    with pytest.raises(BadTokenError, match="not signed by whom"):
        await by_issuer.recognise(signed(key=OTHER, kid="one"))
    with pytest.raises(BadTokenError, match="signed in a way"):
        await by_issuer.recognise(jwt.encode(claims(), SHARED, "HS256", {"kid": "one"}))
    with pytest.raises(BadTokenError):
        await by_issuer.recognise(by_hand({"alg": "none", "kid": "one"}, claims()))
    with pytest.raises(BadTokenError):
        await by_issuer.recognise(by_hand({"alg": "RS256", "kid": ["one"]}, claims(), b"x"))
    assert published.asked == ["/keys"]


async def test_with_several_keys_it_has_to_say_which(by_issuer, published):
    published.keys = {"keys": [jwk(ONE, "one"), jwk(OTHER, "two")]}
    assert await by_issuer.recognise(signed(key=OTHER, kid="two"))
    with pytest.raises(BadTokenError, match="a key that its issuer does not publish"):
        await by_issuer.recognise(signed())


async def test_only_keys_for_this_are_taken(listening, published):
    issuer, _ = listening
    oct_key = base64.urlsafe_b64encode(SHARED.encode()).decode()
    published.keys = {"keys": [
        jwk(ONE, "enc", use="enc"), jwk(ONE, "alg", alg="RS512"), jwk(SMALL, "small"),
        {"kty": "oct", "k": oct_key, "kid": "oct", "alg": "HS256"},
        {"kty": "RSA", "kid": "bare"}, {"kty": "RSA", "kid": "odd", "n": 7, "e": []}, 7, None, {},
        json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(ONE)) | {"kid": "private"},
        jwk(ONE, "good", use="sig", alg="RS256"), jwk(OTHER, "good"),
    ]}  # fmt: skip
    assert (await issuer.key("good")).public_numbers() == ONE.public_key().public_numbers()
    for kid in ("enc", "alg", "small", "oct", "bare", "odd", "private"):
        assert await issuer.key(kid) is None


async def test_the_issuer_is_asked_seldom(listening, published):
    issuer, clock = listening
    for _ in range(50):
        assert await issuer.key("one")
    assert len(published.asked) == 1
    for number in range(50):
        assert await issuer.key(f"made up {number}") is None
    assert len(published.asked) == 1
    clock.now += 61
    published.keys = {"keys": [jwk(OTHER, "new")]}
    assert await issuer.key("new")
    for number in range(50):
        assert await issuer.key(f"made up {number}") is None
    assert len(published.asked) == 2
    assert await issuer.key("one") is None  # it has been taken back
    clock.now += 601
    assert await issuer.key("new")
    assert len(published.asked) == 3


async def test_everybody_who_asks_at_once_waits_for_one_answer(listening, published):
    issuer, _ = listening
    found = await asyncio.gather(*(issuer.key("one") for _ in range(20)))
    assert all(found)
    assert len(published.asked) == 1


@pytest.mark.parametrize(
    "trouble",
    [
        {"status": 500}, {"status": 404}, {"status": 302, "location": "/elsewhere"},
        {"content": b"<html>"}, {"content": b"[]"}, {"content": b'{"keys": {}}'},
        {"content": b"[" * 100_000}, {"content": b" " * 300_000 + b'{"keys": []}'},
        {"content": b"\xff\xfe"},
    ],
    ids=lambda one: "-".join(str(v)[:12] for v in one.values()),
)  # fmt: skip
async def test_without_an_answer_nobody_can_tell(listening, published, trouble):
    issuer, clock = listening
    well = vars(published) | {}
    vars(published).update(trouble)
    for _ in range(5):
        with pytest.raises(ProblemError) as away:
            await issuer.key("one")
        assert (away.value.status, away.value.headers["retry-after"]) == (503, "10")
    assert published.asked == ["/keys"]  # neither again and again, nor where it was sent to
    vars(published).update(well)
    clock.now += 6
    assert await issuer.key("one")


async def test_keys_are_believed_for_a_while_when_the_issuer_is_away(listening, published):
    issuer, clock = listening
    assert await issuer.key("one")
    published.status = 503
    clock.now += issuers._FRESH_S + 1
    assert await issuer.key("one")
    assert len(published.asked) == 2
    clock.now += issuers._KEPT_S
    with pytest.raises(ProblemError):
        await issuer.key("one")


async def test_an_issuer_that_is_not_there():
    issuer = Issuer("http://127.0.0.1:9/keys")
    with pytest.raises(ProblemError, match="The issuer of JWTs does not answer"):
        await issuer.key("one")
    await issuer.aclose()


class Keeper:
    """An office without tokens."""

    async def open(self) -> bool:
        return False

    async def recognise(self, _: str) -> None:
        return None

    async def styles(self):
        return []


def test_over_http_it_opens_the_api(tmp_path):
    made = app.create(
        url="postgresql://127.0.0.1:9/none", media=tmp_path, office=Keeper(),
        api=ApiSettings(**OURS), jwt_key=SHARED,
    )  # fmt: skip
    with TestClient(made) as client:

        def get(bearer: str):
            return client.get("/api/anime/styles", headers={"authorization": f"Bearer {bearer}"})

        assert get(shared()).status_code == 200
        assert get(shared(claims(scope="generate"))).status_code == 403
        expired = get(shared(claims(exp=LONG_AGO)))
        assert expired.status_code == 401
        assert expired.headers["www-authenticate"] == (
            'Bearer realm="AniGen", error="invalid_token", error_description="it has expired"'
        )
        assert get(by_hand({"alg": "none"}, claims())).status_code == 401
        assert get("anigen_unknown").status_code == 401  # and not 404: the API is on
