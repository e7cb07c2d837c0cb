"""The reader as HTTP: ranges, conditions, methods, headers, hostile addresses, sizes, bad days."""

from __future__ import annotations

import asyncio
import gzip
import json
import re
from pathlib import Path

import asyncpg
import pytest
from starlette.testclient import TestClient

import webui
from orchestrator.bench.reader_seed import seed
from schemas.settings import House
from webui import app

EPISODES = 60
SCRIPTS = sorted(p.name for p in (Path(webui.__file__).parent / "static" / "js").glob("*.js"))
FILM = "/media/{s}/episodes/60/master.mp4"
ROOMS = (
    "", "/episodes/{e}", "/episodes/{e}/making", "/desk", "/takes/{e}/1/1/2", "/canon",
    "/canon/characters/wren", "/canon/threads", "/canon/timeline", "/canon/log", "/costs",
    "/search?q=drawer", "/channel", "/feeds",
)  # fmt: skip
HOUSE = ("/health", "/about", "/keys")
PLAIN = (
    "/feed.xml", "/feed.json", "/podcast.xml", "/guide.xml", "/channel.m3u",
    "/episodes/{e}/chapters.json",
)  # fmt: skip
HLS = ("/channel.m3u8", "/episodes/{e}/index.m3u8")
DRESSED = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


@pytest.fixture(scope="module")
def studio(kept_url, tmp_path_factory):
    """A database and a folder with sixty aired episodes in them; gives URL, folder and slug."""
    folder = tmp_path_factory.mktemp("studio")
    seeded = asyncio.run(seed(kept_url, folder, episodes=EPISODES, film_bytes=200_000))
    return kept_url, folder, seeded.slug


@pytest.fixture(scope="module")
def client(studio):
    url, folder, _ = studio
    made = app.create(url=url, media=folder / "media", house=House())
    with TestClient(made, follow_redirects=False, raise_server_exceptions=False) as opened:
        yield opened


@pytest.fixture(scope="module")
def slug(studio):
    return studio[2]


def addresses(slug: str) -> list[str]:
    rooms = [f"/{slug}{path.format(e=EPISODES)}" for path in ROOMS]
    return [*rooms, *HOUSE]


def dressed(answer) -> None:
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "require-trusted-types-for 'script'; trusted-types 'none'" in policy
    assert "unsafe" not in policy
    assert {name: answer.headers[name] for name in DRESSED} == DRESSED
    assert "camera=()" in answer.headers["permissions-policy"]
    assert len(answer.headers.get_list("content-security-policy")) == 1
    assert "server" not in answer.headers


def test_every_page_and_its_twin_are_there(client, slug):
    for path in addresses(slug):
        page = client.get(path)
        assert (page.status_code, page.headers["content-type"][:9]) == (200, "text/html"), path
        dressed(page)
        twin = re.search(r'<link rel="alternate" type="application/json" href="([^"]+)"', page.text)
        assert twin, path
        answer = client.get(twin[1].replace("&amp;", "&"))
        assert answer.headers["content-type"] == "application/json", path
        dressed(answer)
        assert json.loads(answer.text), path


def test_feeds_and_playlists_are_there(client, slug):
    for path in PLAIN:
        answer = client.get(f"/{slug}{path.format(e=EPISODES)}")
        assert answer.status_code == 200, path
        dressed(answer)


def test_a_page_is_small(client, slug):
    heavy = {path: len(client.get(path).content) for path in addresses(slug)}
    assert {path: size for path, size in heavy.items() if size > 60 * 1024} == {}


def test_styles_and_scripts_are_small(client, slug):
    base = re.search(r"/static/\w+/", client.get(f"/{slug}").text)[0]
    assert len(gzip.compress(client.get(base + "desk.css").content)) <= 8 * 1024
    assert SCRIPTS
    scripts = [client.get(f"{base}js/{name}").content for name in SCRIPTS]
    assert len(gzip.compress(b"".join(scripts))) <= 8 * 1024
    sent = client.get(base + "desk.css", headers={"accept-encoding": "gzip"})
    assert sent.headers["content-encoding"] == "gzip"
    assert int(sent.headers["content-length"]) <= 8 * 1024
    assert "immutable" in client.get(base + "desk.css").headers["cache-control"]
    assert client.get("/static/0123456789/desk.css").status_code == 404


def test_a_page_that_has_not_changed_is_not_sent_again(client, slug):
    for path in (f"/{slug}", f"/{slug}/episodes/7", f"/{slug}/episodes/7.json"):
        first = client.get(path)
        again = client.get(path, headers={"if-none-match": f'"other", {first.headers["etag"]}'})
        assert (again.status_code, again.content) == (304, b""), path
        assert again.headers["etag"] == first.headers["etag"]
        dressed(again)
        assert client.get(path, headers={"if-none-match": '"other"'}).status_code == 200


def test_a_page_changes_with_the_very_next_transaction(client, slug, studio):
    async def write(statement: str) -> None:
        connection = await asyncpg.connect(studio[0])
        await connection.execute(statement)
        await connection.close()

    for n in range(5):
        assert f"renamed {n}" not in client.get(f"/{slug}/episodes/9").text
        asyncio.run(write(f"update episode set title = 'renamed {n}' where number = 9"))
        for _ in range(3):
            assert f"renamed {n}" in client.get(f"/{slug}/episodes/9").text


def test_a_range_of_a_film(client, slug):
    path = FILM.format(s=slug)
    whole = client.get(path)
    assert (whole.headers["accept-ranges"], len(whole.content)) == ("bytes", 200_000)

    def part(asked: str, **more: str):
        answer = client.get(path, headers={"range": asked, **more})
        dressed(answer)
        return answer

    for asked, span in {
        "bytes=100-199": slice(100, 200), "bytes=-500": slice(-500, None),
        "bytes=199999-": slice(199_999, None), "bytes=0-": slice(None),
    }.items():  # fmt: skip
        answer = part(asked)
        assert (answer.status_code, answer.content) == (206, whole.content[span]), asked
        assert answer.headers["content-range"].endswith("/200000")
        assert "content-encoding" not in answer.headers
    beyond = part("bytes=200000-")
    assert (beyond.status_code, beyond.headers["content-range"]) == (416, "bytes */200000")
    assert part("bytes=0-9", **{"if-range": whole.headers["etag"]}).status_code == 206
    stale = part("bytes=0-9", **{"if-range": '"another"'})
    assert (stale.status_code, len(stale.content)) == (200, 200_000)
    known = client.get(path, headers={"if-none-match": whole.headers["etag"]})
    assert known.status_code == 304
    dressed(known)


def test_pages_are_compressed_and_films_are_not(client, slug):
    gzipped = {"accept-encoding": "gzip"}
    for path in (f"/{slug}", f"/{slug}/episodes/3", f"/{slug}.json"):
        for _ in range(2):  # made, and made a moment ago
            answer = client.get(path, headers=gzipped)
            assert answer.headers["content-encoding"] == "gzip", path
            assert "accept-encoding" in answer.headers["vary"].lower()
            assert int(answer.headers["content-length"]) < len(answer.content)
        plain = client.get(path, headers={"accept-encoding": "identity"})
        assert "content-encoding" not in plain.headers
        assert plain.content == answer.content
    film = client.get(FILM.format(s=slug), headers=gzipped)
    assert "content-encoding" not in film.headers
    assert int(film.headers["content-length"]) == 200_000


def test_head_says_what_get_would(client, slug):
    for path in (f"/{slug}", f"/{slug}/episodes/3.json", "/healthz", FILM.format(s=slug)):
        told, given = client.head(path), client.get(path)
        assert (told.status_code, told.content) == (200, b""), path
        assert told.headers["content-length"] == given.headers["content-length"], path
        dressed(told)


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"])
def test_nothing_can_be_sent(client, slug, method):
    base = re.search(r"/static/\w+/", client.get(f"/{slug}").text)[0]
    plain = [f"/{slug}{path.format(e=EPISODES)}" for path in (*PLAIN, *HLS, "/desk/events")]
    for path in (
        "/", "/healthz", *addresses(slug), *plain, FILM.format(s=slug), base + "desk.css",
        base + "js/keys.js",
    ):  # fmt: skip
        answer = client.request(method, path)
        assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD"), path
        dressed(answer)


@pytest.mark.parametrize(
    "path",
    [
        "/%00", "/{s}/%00", "/{s}%00", "/{s}/episodes/%00", "/{s}/episodes/-1", "/{s}/episodes/1e3",
        "/{s}/episodes/99999999999999999999999", "/{s}/episodes/2147483648", "/{s}/episodes/0x1",
        "/{s}/takes/1/1/1/99999999999", "/{s}/takes/1/99999/99999/99999",
        "/{s}/canon/characters/%2e%2e%2fsecret", "/{s}/canon/characters/nobody",
        "/{s}/" + "a" * 20_000, "/" + "b" * 20_000, "/..%2f..%2fetc%2fpasswd", "/media/..%2fanigen.toml",
        "/media/%2e%2e/anigen.toml", "/media/%00", "/media/{s}/episodes/1/%00.mp4",
        "/media/{s}/episodes/1/.hidden", "/media/{s}/episodes/1", "/media/" + "c" * 20_000,
        "/media//etc/passwd", "/static/..%2fapp.py", "/' or 1=1 --", "/{s}/episodes/1;drop",
        "/%F0%9F%8E%AC", "/{s}/\N{RIGHT-TO-LEFT OVERRIDE}", "/%ff%fe", "/{s}.json.json",
    ],
)  # fmt: skip
def test_hostile_addresses_lead_nowhere(client, slug, path):
    answer = client.get(path.format(s=slug))
    assert answer.status_code == 404
    assert "<h1>" in answer.text
    dressed(answer)


@pytest.mark.parametrize(
    "query",
    [
        "before=-1", "before=0", "before=99999999999", "before=1e9", "before=%00", "before=٣",
        "after=99999999999", "arc=%00", "arc=" + "x" * 5_000, "q=" + "y" * 5_000, "q=%00", "q='%22\\",
        "q=%F0%9F%8E%AC", "q=%26%7C!():*<->", "&&&===", "before=5&before=6", "page[]=1", "n=1",
    ],
)  # fmt: skip
def test_hostile_questions_are_answered(client, slug, query):
    for path in (f"/{slug}", f"/{slug}/search", f"/{slug}/canon/log", f"/{slug}/costs"):
        for twin in ("", ".json"):
            answer = client.get(f"{path}{twin}?{query}")
            assert answer.status_code in {200, 404}, path
            dressed(answer)


def test_an_unexpected_error_is_a_page_that_gives_nothing_away(studio, monkeypatch):
    url, folder, slug = studio
    made = app.create(url=url, media=folder / "media", house=House())
    with TestClient(made, raise_server_exceptions=False) as opened:
        opened.get(f"/{slug}")
        monkeypatch.setattr("webui.answering.as_json", lambda _: 1 // 0)
        answer = opened.get(f"/{slug}.json")
    assert answer.status_code == 500
    assert "<h1>Something broke here</h1>" in answer.text
    assert "ZeroDivision" not in answer.text
    dressed(answer)


def test_without_its_database_every_page_says_when_to_come_back(studio):
    _, folder, slug = studio
    made = app.create(url="postgresql://127.0.0.1:9/none", media=folder / "media", house=House())
    with TestClient(made, raise_server_exceptions=False) as opened:
        for path in [*addresses(slug), *(f"/{slug}{p.format(e=7)}" for p in (*PLAIN, *HLS))]:
            answer = opened.get(path)
            assert answer.status_code == 503, path
            assert answer.headers["retry-after"] == "10"
            assert "<h1>Back in a moment</h1>" in answer.text
            assert "127.0.0.1" not in answer.text
            dressed(answer)
        assert opened.get("/healthz").status_code == 200
        assert opened.get(FILM.format(s=slug)).status_code == 200


def test_the_database_may_go_and_come_back(studio):
    url, folder, slug = studio

    async def cut_off() -> None:
        admin = await asyncpg.connect(url)
        await admin.execute(
            "select pg_terminate_backend(pid) from pg_stat_activity"
            " where application_name = 'anigen-web' and datname = current_database()"
        )
        await admin.close()

    made = app.create(url=url, media=folder / "media", house=House())
    with TestClient(made, raise_server_exceptions=False) as opened:
        assert opened.get(f"/{slug}").status_code == 200
        for _ in range(3):
            asyncio.run(cut_off())
            assert opened.get(f"/{slug}?before=30").status_code == 200
            assert opened.get(f"/{slug}").status_code == 200


@pytest.mark.anyio
async def test_the_reader_can_only_read(studio):
    from webui import database

    connection = await database.reach(studio[0])
    try:
        assert await connection.fetchval("select current_user") == database.ROLE
        await connection.execute("set default_transaction_read_only = off")
        for statement in (
            "update episode set title = 'mine'", "delete from take", "truncate charge",
            "insert into event (kind) values ('mine')", "drop table take", "create table mine ()",
            "alter table take add column mine int",
            "copy take to program 'cat'",
            "select nextval('lease_number')",
            "select pg_read_file('/etc/passwd')", "alter role anigen_reader superuser",
        ):  # fmt: skip
            try:
                await connection.execute(statement)
            except asyncpg.InsufficientPrivilegeError:
                continue
            pytest.fail(f"it was done: {statement}")
    finally:
        await connection.close()


@pytest.mark.anyio
async def test_nothing_that_can_be_read_is_called_a_secret(studio):
    connection = await asyncpg.connect(studio[0])
    try:
        columns = await connection.fetch(
            "select table_name || '.' || column_name as name from information_schema.columns"
            " where has_table_privilege('anigen_reader', format('%I.%I', table_schema, table_name),"
            " 'select') and table_schema not in ('pg_catalog', 'information_schema')"
        )
    finally:
        await connection.close()
    names = {row["name"] for row in columns}
    assert "episode.title" in names
    names.remove("job.key")  # an Idempotency-Key opens nothing
    assert [n for n in names if re.search(r"key|token\b|secret|password|credential|url", n)] == []
