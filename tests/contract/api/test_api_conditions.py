"""What makes a request depend on what is there: ETags, keys of repeats, methods, slashes."""

from __future__ import annotations

import pytest

P, C = "/api/anime/projects", "/api/anime/characters"
J = "/api/anime/jobs"


@pytest.fixture(scope="module")
def project(ask):
    """A project of our own."""
    return ask.post(P, json={"name": "Night Ferry"}).json()


@pytest.fixture(scope="module")
def character(ask, project):
    """A character in it."""
    return ask.post(C, json={"project_id": project["id"], "name": "Ivo"}).json()


def test_what_is_known_is_not_sent_again(ask, project, character):
    for at in (f"{P}/{project['id']}", f"{C}/{character['id']}", f"{C}/{character['id']}/bible"):
        answer = ask.get(at)
        etag = answer.headers["etag"]
        assert answer.json()["etag"] == etag.strip('"')
        for known in (etag, f'"other", {etag}', f"W/{etag}", "*"):
            again = ask.get(at, headers={"if-none-match": known})
            assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", etag)
        assert ask.get(at, headers={"if-none-match": '"other"'}).status_code == 200


@pytest.mark.parametrize("given", ['"stale"', 'W/"{etag}"', '"a", "b"', "nothing at all"])
def test_nothing_is_overwritten_that_was_not_read(ask, asked, project, character, problem, given):
    before = asked.state()
    for at, body in (
        (f"{P}/{project['id']}", {"description": "lost"}),
        (f"{C}/{character['id']}", {"role": "lost"}),
    ):
        etag = ask.get(at).json()["etag"]
        heads = {"if-match": given.format(etag=etag)}
        problem(ask.patch(at, json=body, headers=heads), 412)
        problem(ask.put(at, json={"name": "Lost"}, headers=heads), 412)
        problem(ask.delete(at, headers=heads), 412)
    text = {"text": ask.get(f"{C}/{character['id']}/bible").json()["text"] + "# lost\n"}
    heads = {"if-match": '"stale"'}
    problem(ask.put(f"{C}/{character['id']}/bible", json=text, headers=heads), 412)
    assert asked.state() == before


def test_what_was_read_is_changed(ask, project):
    at = f"{P}/{project['id']}"
    for n, form in enumerate(('"{}"', '"other", "{}"', "*")):
        etag = ask.get(at).json()["etag"]
        body = {"description": f"The {n}th time."}
        answer = ask.patch(at, json=body, headers={"if-match": form.format(etag)})
        assert answer.status_code == 200, answer.text
        assert answer.headers["etag"] != f'"{etag}"'


def test_a_repeat_returns_the_first_job(ask, project, problem):
    shot = {"project_id": project["id"], "prompt": "A ferry without lights"}
    heads = {"idempotency-key": "ferry-1"}
    first = ask.post("/generate", json=shot, headers=heads)
    again = ask.post("/api/anime/generate", json=shot, headers=heads)
    assert (first.status_code, again.status_code) == (202, 200)
    assert "idempotent-replayed" not in first.headers
    assert again.headers["idempotent-replayed"] == "true"
    assert again.headers["location"] == first.headers["location"]
    assert again.json()["id"] == first.json()["id"]
    other = {**shot, "prompt": "Another ferry"}
    problem(ask.post("/generate", json=other, headers=heads), 409, 422)


@pytest.mark.parametrize(
    "key", ["", "x" * 201, "two words", "\N{SNOWMAN}".encode().decode("latin-1")]
)
def test_a_key_is_visible_and_short(ask, project, problem, key):
    shot = {"project_id": project["id"], "prompt": "Nothing"}
    heads = [("idempotency-key", key.encode("latin-1"))]
    assert (
        problem(ask.post("/generate", json=shot, headers=heads), 422)["where"] == "Idempotency-Key"
    )


def test_methods(ask, problem):
    refused = ask.request("BREW", P)
    problem(refused, 405)
    assert refused.headers["allow"] == "GET, HEAD, OPTIONS, POST"
    assert problem(ask.get("/generate"), 405)
    assert problem(ask.post("/api/openapi.json"), 405)
    options = ask.options(f"{P}/x")
    assert (options.status_code, options.content) == (204, b"")
    assert options.headers["allow"] == "DELETE, GET, HEAD, OPTIONS, PATCH, PUT"
    plain = {"accept-encoding": "identity"}
    head, whole = (
        ask.request(method, "/api/anime/styles", headers=plain) for method in ("HEAD", "GET")
    )
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-length"] == str(len(whole.content))


def test_a_slash_behind_an_address_means_nothing(ask):
    for path in (P, "/api/anime/styles", "/api/anime/phases", "/api/anime/health"):
        assert ask.get(f"{path}/").json() == ask.get(path).json()
    assert ask.post("/generate/", json={}).status_code == 422


def test_what_is_nowhere(ask, problem):
    for path in (
        "/api/",
        "/api/anime",
        "/api/anime/nothing",
        "/api/v2/projects",
    ):
        problem(ask.get(path), 404, 405)


def test_answers_are_dressed_and_kept_by_nobody_else(ask, project):
    for path in (P, f"{P}/{project['id']}", "/api/openapi.json", "/api/anime/nothing"):
        answer = ask.get(path)
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert answer.headers["cache-control"] in {"no-store", "private, no-cache", "no-cache"}
    assert ask.get(P).headers["cache-control"] == "no-store"
    assert ask.get(f"{P}/{project['id']}").headers["cache-control"] == "private, no-cache"


def test_who_may_do_what(asked, problem, project):
    shot = {"project_id": project["id"], "prompt": "Nobody's"}
    with (
        asked.client("nobody") as nobody,
        asked.client("read") as reads,
        asked.client("edit") as edits,
    ):
        before = asked.state()
        for client, method, path, body, status in (
            (nobody, "GET", P, None, 401), (nobody, "POST", "/generate", shot, 401),
            (nobody, "DELETE", f"{P}/{project['id']}", None, 401),
            (reads, "POST", "/generate", shot, 403), (reads, "POST", P, {"name": "No"}, 403),
            (reads, "DELETE", f"{P}/{project['id']}", None, 403),
            (edits, "POST", "/generate", shot, 403),
        ):  # fmt: skip
            answer = client.request(method, path, json=body)
            problem(answer, status)
            assert ("www-authenticate" in answer.headers) or status == 403
        assert asked.state() == before
        assert reads.get(P).status_code == 200
        assert edits.patch(f"{P}/{project['id']}", json={"description": "x"}).status_code == 200
