"""Who is let in: by password, by a reverse proxy, and who is not."""

from __future__ import annotations

from base64 import b64encode

import pytest
from starlette.testclient import TestClient

from orchestrator import site
from schemas.errors import ConfigError
from schemas.settings import WebSettings
from webui import access, app

WORD = "correct-horse"
PLACES = (
    "/", "/about", "/keys", "/health", "/nothing", "/any-series", "/any-series/feed.xml",
    "/any-series/channel.m3u", "/any-series/desk/events", "/media/any-series/episodes/1/master.mp4",
)  # fmt: skip


@pytest.fixture
def reader(tmp_path, monkeypatch):
    """A client of a reader whose database is never asked; `host` is where requests come from."""
    monkeypatch.setattr(access, "_WRONG_S", 0.0)

    def open_(host: str = "127.0.0.1", **settings) -> TestClient:
        made = app.create(url="postgresql://127.0.0.1:9/none", media=tmp_path, **settings)
        return TestClient(made, client=(host, 1234), follow_redirects=False)

    return open_


def basic(text: str | bytes) -> dict[str, str]:
    word = text if isinstance(text, bytes) else text.encode()
    return {"authorization": f"Basic {b64encode(word).decode()}"}


def inside(client: TestClient, **headers: str) -> bool:
    """Whether it is let in: then there is nothing at this address."""
    status = client.get("/nothing/at/all", headers=headers).status_code
    assert status in {401, 404}
    return status == 404


def test_without_a_setting_everybody_reads(reader):
    assert inside(reader("203.0.113.7"))


@pytest.mark.parametrize("path", PLACES)
def test_a_password_stands_before_everything_that_is_the_studios(reader, path):
    for method in ("GET", "HEAD", "POST"):
        answer = reader(password=WORD).request(method, path)
        assert answer.status_code == 401
        assert answer.headers["www-authenticate"] == 'Basic realm="AniGen", charset="UTF-8"'
        assert answer.headers["cache-control"] == "no-store"
        assert "trusted-types 'none'" in answer.headers["content-security-policy"]


def test_the_refusal_is_a_page_with_its_style(reader):
    client = reader(password=WORD)
    page = client.get("/")
    assert "<h1>The door is shut</h1>" in page.text
    assert "web.password" in page.text
    sheet = page.text.split('rel="stylesheet" href="')[1].split('"')[0]
    assert client.get(sheet).status_code == 200
    assert client.get("/healthz").text == "ok\n"


@pytest.mark.parametrize(
    ("headers", "let_in"),
    [
        (basic(f"anybody:{WORD}"), True),
        (basic(f":{WORD}"), True),
        ({"authorization": "basic " + b64encode(f"x:{WORD}".encode()).decode()}, True),
        (basic(f"anybody:{WORD} "), False),
        (basic("anybody:"), False),
        (basic(WORD), False),
        (basic(f"{WORD}:"), False),
        (basic(b"\xff:\xfe\x00"), False),
        ({"authorization": f"Bearer {WORD}"}, False),
        ({"authorization": "Basic"}, False),
        ({"authorization": "Basic ~~~"}, False),
        ({}, False),
    ],
)
def test_only_the_password_opens(reader, headers, let_in):
    assert inside(reader(password=WORD), **headers) is let_in


def test_a_password_may_hold_a_colon(reader):
    assert inside(reader(password="a:b"), **basic("me:a:b"))


@pytest.mark.parametrize(
    ("host", "headers", "let_in"),
    [
        ("10.1.2.3", {"x-remote-user": "wren"}, True),
        ("::ffff:10.1.2.3", {"x-remote-user": "wren"}, True),
        ("10.1.2.3", {"x-remote-user": " "}, False),
        ("10.1.2.3", {}, False),
        ("192.0.2.1", {"x-remote-user": "wren"}, False),
        ("192.0.2.1", {"x-remote-user": "wren", "x-forwarded-for": "10.1.2.3"}, False),
        ("not an address", {"x-remote-user": "wren"}, False),
    ],
)
def test_a_proxy_vouches_for_its_readers(reader, host, headers, let_in):
    client = reader(host, user_header="X-Remote-User", proxies=["10.0.0.0/8"])
    assert inside(client, **headers) is let_in


def test_a_header_that_came_twice_is_not_believed(reader):
    client = reader(user_header="X-Remote-User", proxies=["127.0.0.1"])
    twice = [("x-remote-user", "mallory"), ("x-remote-user", "wren")]
    assert client.get("/nothing/at/all", headers=twice).status_code == 401


def test_with_both_the_password_opens_without_the_proxy(reader):
    client = reader("192.0.2.1", password=WORD, user_header="X-Remote-User", proxies=["10.0.0.0/8"])
    assert inside(client, **basic(f"x:{WORD}"))
    assert not inside(client, **{"x-remote-user": "wren"})


@pytest.mark.parametrize(("host", "scheme"), [("127.0.0.1", "https"), ("192.0.2.1", "http")])
def test_only_a_proxy_may_say_that_the_address_is_another(reader, host, scheme):
    client = reader(host, proxies=["127.0.0.1"])
    seen = {}

    async def endpoint(scope, receive, send):
        seen.update(scope)

    client.app.middleware_stack = access.Door(endpoint, proxies=["127.0.0.1"])
    with pytest.raises(AssertionError):
        client.get("/", headers={"x-forwarded-proto": "https"})
    assert seen["scheme"] == scheme


def test_the_password_is_a_reference_never_a_value(monkeypatch):
    monkeypatch.setenv("READING", WORD)
    assert site.password(WebSettings(password="env:READING")).reveal() == WORD
    assert not site.password(WebSettings())
    with pytest.raises(ConfigError, match="never the key itself") as refused:
        site.password(WebSettings(password=WORD))
    assert WORD not in str(refused.value)
