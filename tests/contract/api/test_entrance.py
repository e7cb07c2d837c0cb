"""Who is let in to the API: by token, from this machine, and from which sites' pages."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack

import pytest
from starlette.testclient import TestClient

from schemas.access import Scope, Who
from schemas.settings import ApiSettings
from webui import app
from webui.api import threshold

READER, WRITER = "anigen_reader", "anigen_writer"
STYLES, VERDICT = "/api/anime/styles", "/api/anime/takes/1-1-1-1/verdict"
SITE = "https://pages.example"


class Keeper:
    """The one question that the entrance asks of an office, and one that readers ask."""

    def __init__(self, *, shut: bool = False) -> None:
        self.whose = {
            READER: Who(name="reader", scopes=frozenset({Scope.READ})),
            WRITER: Who(name="boss", scopes=frozenset({Scope.ADMIN})),
        }
        self.shut = shut

    async def open(self) -> bool:
        return not self.shut

    async def recognise(self, bearer: str) -> Who | None:
        return None if self.shut else self.whose.get(bearer)

    async def styles(self):
        return []


Opener = Callable[..., TestClient]


@pytest.fixture
def api(tmp_path):
    """A client of an API; `host` is where its requests come from, `site` how it calls us."""
    with ExitStack() as opened:

        def open_(
            host: str = "127.0.0.1", site: str = "http://localhost:8000", *, shut: bool = False,
            proxies: tuple[str, ...] = (), bound: str = "127.0.0.1", password: str = "", **settings,
        ) -> TestClient:  # fmt: skip
            made = app.create(
                url="postgresql://127.0.0.1:9/none", media=tmp_path, office=Keeper(shut=shut),
                api=ApiSettings(**settings), proxies=proxies, bound=bound, password=password,
            )  # fmt: skip
            return opened.enter_context(TestClient(made, base_url=site, client=(host, 1234)))

        yield open_


def bearer(token: str) -> dict[str, str]:
    return {"authorization": f"Bearer {token}"}


def test_a_token_opens_what_it_may(api: Opener):
    client = api("203.0.113.7", "http://studio.example")
    assert client.get(STYLES, headers=bearer(READER)).status_code == 200
    assert client.get(STYLES, headers=bearer(WRITER)).status_code == 200  # admin is all of them
    refused = client.post(VERDICT, headers=bearer(READER), json={"verdict": "liked"})
    assert refused.status_code == 403
    assert refused.headers["www-authenticate"] == (
        'Bearer realm="AniGen", error="insufficient_scope", scope="generate"'
    )
    assert refused.headers["content-type"] == "application/problem+json"
    assert "it needs the scope 'generate'" in refused.json()["detail"]


@pytest.mark.parametrize("scheme", ["Bearer", "bearer", "BEARER", "Bearer  "])
def test_the_scheme_is_read_as_it_should_be(api: Opener, scheme):
    given = {"authorization": f"{scheme} {READER}"}
    assert api().get(STYLES, headers=given).status_code == 200


def test_without_a_token_one_is_asked_for(api: Opener):
    for headers in ({}, {"authorization": "Basic eDp5"}):
        refused = api().get(STYLES, headers=headers)
        assert refused.status_code == 401
        assert refused.headers["www-authenticate"] == 'Bearer realm="AniGen"'
        assert refused.headers["cache-control"] == "no-store"
        assert "anigen token new" in refused.json()["detail"]


@pytest.mark.parametrize(
    "given",
    [
        "Bearer", "Bearer ", "Bearer  a b", f"Bearer {READER},{WRITER}", "Bearer anigen_nobody",
        f"Bearer {READER}x", "Bearer ' or true --", f"Bearer: {READER}", "Bearer a.b.c",
        f"Bearer {'x' * 9000}", "Bearer \xe9",
    ],
)  # fmt: skip
def test_what_opens_nothing(api: Opener, given):
    refused = api().get(STYLES, headers={"authorization": given.encode("latin-1")})
    assert refused.status_code == 401
    assert refused.headers["www-authenticate"].startswith(
        'Bearer realm="AniGen", error="invalid_token", error_description="'
    )
    assert refused.json()["detail"].startswith("This token opens nothing: ")


def test_two_tokens_are_one_too_many(api: Opener):
    twice = [("authorization", f"Bearer {READER}"), ("authorization", f"Bearer {WRITER}")]
    refused = api().get(STYLES, headers=twice)
    assert refused.status_code == 401
    assert "send it once" in refused.json()["detail"]


def test_a_token_in_the_address_is_none(api: Opener):
    for name in ("access_token", "token"):
        assert api().get(f"{STYLES}?{name}={READER}").status_code == 401


def test_the_api_is_off_while_nobody_may_come_in(api: Opener):
    client = api(shut=True)
    for headers in ({}, bearer(READER), bearer("a.b.c")):
        for path in (STYLES, "/api/anime/health"):
            answer = client.get(path, headers=headers)
            assert answer.status_code == 404
            assert "The API is turned off" in answer.json()["detail"]
            assert "anigen token new" in answer.json()["detail"]


def test_it_is_on_where_whoever_is_here_may_do_something(api: Opener):
    client = api(shut=True, unknown=("read",))
    assert client.get(STYLES).status_code == 200
    assert client.get(STYLES, headers=bearer(READER)).status_code == 401  # a wrong one is wrong
    refused = client.post(VERDICT, json={"verdict": "liked"})
    assert refused.status_code == 403


@pytest.mark.parametrize(
    ("host", "site", "headers", "let_in"),
    [
        ("127.0.0.1", "http://localhost:8000", {}, True),
        ("127.0.0.1", "http://127.0.0.1:8000", {}, True),
        ("127.8.9.1", "http://localhost", {}, True),
        ("::1", "http://[::1]:8000", {}, True),
        ("::ffff:127.0.0.1", "http://localhost:8000", {}, True),
        ("192.0.2.1", "http://localhost:8000", {}, False),
        ("::ffff:192.0.2.1", "http://localhost:8000", {}, False),
        ("not an address", "http://localhost:8000", {}, False),
        ("127.0.0.1", "http://evil.example:8000", {}, False),  # its name leads here
        ("127.0.0.1", "http://localhost.evil.example", {}, False),
        ("127.0.0.1", "http://0.0.0.0:8000", {}, False),
        ("127.0.0.1", "http://studio.lan:8000", {}, True),  # what we listen at
        ("127.0.0.1", "http://localhost:8000", {"x-forwarded-for": "127.0.0.1"}, False),
        ("127.0.0.1", "http://localhost:8000", {"forwarded": "for=127.0.0.1"}, False),
        ("127.0.0.1", "http://localhost:8000", {"x-real-ip": "127.0.0.1"}, False),
        ("127.0.0.1", "http://localhost:8000", {"via": "1.1 proxy"}, False),
        ("127.0.0.1", "http://localhost:8000", {"sec-fetch-site": "cross-site"}, False),
        ("127.0.0.1", "http://localhost:8000", {"sec-fetch-site": "same-origin"}, True),
    ],
)
def test_only_from_this_machine_by_its_name(api: Opener, host, site, headers, let_in):
    client = api(host, site, unknown=("read",), bound="studio.lan")
    assert client.get(STYLES, headers=headers).status_code == (200 if let_in else 401)


@pytest.mark.parametrize(
    ("forwarded", "let_in"),
    [
        ("127.0.0.1", True), ("::1, 127.0.0.1", True), ("192.0.2.1", False),
        ("127.0.0.1, 192.0.2.1", False), ("192.0.2.1, 127.0.0.1", False), ("", False),
        ("unknown", False), ("127.0.0.1, unknown", False), ("127.0.0.1:80", False),
    ],
)  # fmt: skip
def test_a_proxy_of_ours_says_who_asks(api: Opener, forwarded, let_in):
    client = api(unknown=("read",), proxies=("127.0.0.1",))
    given = {"x-forwarded-for": forwarded, "x-forwarded-proto": "https"}
    assert client.get(STYLES, headers=given).status_code == (200 if let_in else 401)


@pytest.mark.parametrize(
    ("origin", "status"),
    [
        ("http://localhost:8000", 200), ("https://localhost:8000", 200), (SITE, 200),
        ("HTTPS://PAGES.example", 200), ("http://pages.example", 403), ("null", 403), ("", 403),
        ("https://pages.example.evil.example", 403), ("https://evil.example", 403),
        ("http://localhost:9000", 403), ("http://localhost", 403), ("file://localhost:8000", 403),
        ("https://pages.example:444", 403), ("http://[", 403),
    ],
)  # fmt: skip
def test_pages_of_other_sites_are_turned_away(api: Opener, origin, status):
    client = api(unknown=("read",), origins=(SITE,))
    for headers in ({}, bearer(READER)):
        answer = client.get(STYLES, headers={"origin": origin, **headers})
        assert answer.status_code == status
        assert "Origin" in answer.headers["vary"]
    if status == 403:
        assert "api.origins" in answer.json()["detail"]
        assert "access-control-allow-origin" not in answer.headers


def test_a_form_of_another_site_does_nothing(api: Opener):
    client = api(unknown=("generate",))
    for origin in ("https://evil.example", "null"):
        sent = client.post(VERDICT, headers={"origin": origin}, data={"verdict": "liked"})
        assert sent.status_code == 403


def test_a_name_that_leads_here_is_no_way_in(api: Opener):
    """The page's own site and ours have the same name then, so that no origin gives it away."""
    client = api("127.0.0.1", "http://evil.example:8000", unknown=("read", "admin"))
    assert client.get(STYLES, headers={"origin": "http://evil.example:8000"}).status_code == 401


def test_a_site_that_is_named_may_read_the_answers(api: Opener):
    client = api(origins=(f"{SITE}/",))
    answer = client.get(STYLES, headers={"origin": SITE, **bearer(READER)})
    assert answer.headers["access-control-allow-origin"] == SITE
    exposed = answer.headers["access-control-expose-headers"].split(", ")
    assert {"ETag", "Location", "Link", "Retry-After"} <= set(exposed)
    assert "access-control-allow-credentials" not in answer.headers
    refused = client.get(STYLES, headers={"origin": SITE})
    assert (refused.status_code, refused.headers["access-control-allow-origin"]) == (401, SITE)
    ours = client.get(STYLES, headers=bearer(READER))
    assert "access-control-allow-origin" not in ours.headers


def test_its_browser_is_told_what_it_may_send(api: Opener):
    client = api(origins=(SITE,))
    ask = {"access-control-request-method": "PATCH", "access-control-request-headers": "if-match"}
    answer = client.options(STYLES, headers={"origin": SITE, **ask})
    assert answer.status_code == 204
    assert answer.headers["access-control-allow-origin"] == SITE
    assert "PATCH" in answer.headers["access-control-allow-methods"]
    allowed = answer.headers["access-control-allow-headers"].lower().split(", ")
    assert {"authorization", "content-type", "if-match", "idempotency-key"} <= set(allowed)
    other = client.options(STYLES, headers={"origin": "https://evil.example", **ask})
    assert other.status_code == 403
    assert "access-control-allow-methods" not in other.headers


def test_the_pages_for_people_are_not_concerned(api: Opener):
    client = api()
    assert client.get("/healthz", headers={"origin": "https://evil.example"}).status_code == 200
    assert "ratelimit-limit" not in client.get("/healthz").headers
    for path in ("/apish", "/generated", "/wsx/y", "/", "/generate.json"):
        assert not threshold.within(path)
    for path in ("/api", "/api/", "/api/x", "/generate", "/generate/", "/ws/x"):
        assert threshold.within(path)


def test_the_readers_password_is_not_the_apis(api: Opener):
    client = api(password="correct-horse")
    assert client.get(STYLES, headers=bearer(READER)).status_code == 200
    assert client.get(STYLES).headers["www-authenticate"] == 'Bearer realm="AniGen"'
    assert client.get("/nothing/here", headers=bearer(READER)).status_code == 401


def test_of_a_token_only_so_many_requests(api: Opener):
    client = api(per_minute=3)
    left = [client.get(STYLES, headers=bearer(READER)) for _ in range(4)]
    assert [one.status_code for one in left] == [200, 200, 200, 429]
    assert [one.headers["ratelimit-remaining"] for one in left] == ["2", "1", "0", "0"]
    assert {one.headers["ratelimit-limit"] for one in left} == {"3"}
    assert 1 <= int(left[3].headers["retry-after"]) <= 20
    assert 1 <= int(left[3].headers["ratelimit-reset"]) <= 60
    assert client.get(STYLES, headers=bearer(WRITER)).status_code == 200  # somebody else


def test_of_an_address_only_so_many_whoever_asks(api: Opener):
    client = api(per_minute_address=3)
    tried = [READER, WRITER, "anigen_nobody", READER]
    assert [client.get(STYLES, headers=bearer(one)).status_code for one in tried] == [
        200, 200, 401, 429,
    ]  # fmt: skip


def test_behind_a_proxy_everybody_has_a_limit_of_their_own(api: Opener):
    client = api(per_minute_address=2, proxies=("127.0.0.0/8",))

    def ask(whom: str) -> int:
        return client.get(STYLES, headers=bearer(READER) | {"x-forwarded-for": whom}).status_code

    assert [ask("192.0.2.1"), ask("192.0.2.1"), ask("192.0.2.1")] == [200, 200, 429]
    assert ask("192.0.2.2") == 200
    assert ask("6.6.6.6, 192.0.2.1") == 429  # what they say of themselves does not count
    assert [ask("2001:db8::1"), ask("2001:db8::2"), ask("2001:db8::3")] == [200, 200, 429]


def test_nobody_invents_an_address(api: Opener):
    client = api("192.0.2.1", per_minute_address=2, proxies=("127.0.0.1",))
    given = [{"x-forwarded-for": f"192.0.2.{n}"} | bearer(READER) for n in (5, 6, 7)]
    assert [client.get(STYLES, headers=one).status_code for one in given] == [200, 200, 429]


def test_whoever_tries_tokens_has_to_wait_and_the_right_one_still_opens(api: Opener):
    client = api()
    tried = [client.get(STYLES, headers=bearer(f"anigen_{n}")).status_code for n in range(30)]
    assert tried == [401] * 20 + [429] * 10
    assert client.get(STYLES, headers=bearer(READER)).status_code == 200
