"""Media through the page: whole, in spans, of one version, out of a bucket as from the disk."""

from __future__ import annotations

import asyncio
import json
import os
import random
import threading
import time
from contextlib import contextmanager

import httpx2
import pytest
import uvicorn

from orchestrator.bucket import Bucket
from orchestrator.storage import Storage
from orchestrator.upload import put
from stand_ins import store as s3
from webui import app, media

pytestmark = pytest.mark.anyio
FILM = random.Random(1).randbytes(2 * media._PIECE_BYTES + 12345)
TEXT = b"WEBVTT\n\n" + b"00:01.000 --> 00:02.000\nAll is well.\n\n" * 100
PLACE = "show/episodes/1"


@pytest.fixture(scope="module", autouse=True)
def keys():
    with pytest.MonkeyPatch.context() as patch:
        for name, value in s3.KEYS.items():
            patch.setenv(name, value)
        yield


@pytest.fixture(scope="module")
def store(keys):
    with s3.running() as running:
        yield running


@pytest.fixture(scope="module")
def published(store, tmp_path_factory):
    """A bucket with a film and its captions in it."""
    folder = tmp_path_factory.mktemp("files")
    settings = store.settings(store.bucket("the-bucket"), prefix="tv")
    bucket = Bucket(settings)
    for name, content, media_type in (
        ("master.mp4", FILM, "video/mp4"), ("captions.vtt", TEXT, "text/vtt"),
        ("empty.mp4", b"", "video/mp4"),
    ):  # fmt: skip
        (folder / name).write_bytes(content)
        put(bucket, folder / name, bucket.key(f"series/{PLACE}/{name}"), media_type)
    return settings


@contextmanager
def serving(application):
    """The application on a real server; gives a client that knows its address."""
    config = uvicorn.Config(application, port=0, log_level="warning", access_log=False)
    server = uvicorn.Server(config)
    running = threading.Thread(target=server.run)
    running.start()
    deadline = time.monotonic() + 20
    while not server.started and time.monotonic() < deadline:
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        with httpx2.Client(base_url=f"http://127.0.0.1:{port}") as client:
            yield client
    finally:
        server.should_exit = True
        running.join()


def page(folder, bucket=None):
    """The reader; its database is not asked here."""
    return app.create(url="postgresql://127.0.0.1:9/none", media=folder, bucket=bucket)


@pytest.fixture(scope="module", params=["disk", "bucket"])
def client(request, published, tmp_path_factory):
    """The page, its films on the disk or in the bucket."""
    folder = tmp_path_factory.mktemp("media")
    if request.param == "disk":
        place = folder / "series" / PLACE
        place.mkdir(parents=True)
        for name, content in (("master.mp4", FILM), ("captions.vtt", TEXT), ("empty.mp4", b"")):
            (place / name).write_bytes(content)
    bucket = Bucket(published) if request.param == "bucket" else None
    with serving(page(folder, bucket)) as running:
        yield running


def test_a_whole_film(client):
    answer = client.get(f"/media/{PLACE}/master.mp4")

    assert answer.status_code == 200
    assert answer.content == FILM
    assert answer.headers["content-length"] == str(len(FILM))
    assert answer.headers["content-type"] == "video/mp4"
    assert answer.headers["accept-ranges"] == "bytes"
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert client.get(f"/media/{PLACE}/empty.mp4").content == b""


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        ("bytes=0-", 0, None),
        ("bytes=100-199", 100, 199),
        ("bytes=0-0", 0, 0),
        ("bytes=-500", len(FILM) - 500, None),
        (f"bytes={media._PIECE_BYTES - 1}-{media._PIECE_BYTES}", media._PIECE_BYTES - 1,
         media._PIECE_BYTES),
        (f"bytes=1000-{10 * len(FILM)}", 1000, None),
        (f"bytes={len(FILM) - 1}-", len(FILM) - 1, None),
        (f"bytes=-{2 * len(FILM)}", 0, None),
    ],
)  # fmt: skip
def test_a_span_of_a_film(client, asked, first, last):
    last = len(FILM) - 1 if last is None else last
    answer = client.get(f"/media/{PLACE}/master.mp4", headers={"range": asked})

    assert answer.status_code == 206
    assert answer.headers["content-range"] == f"bytes {first}-{last}/{len(FILM)}"
    assert answer.headers["content-length"] == str(last - first + 1)
    assert answer.content == FILM[first : last + 1]


@pytest.mark.parametrize("asked", [f"bytes={len(FILM)}-", "bytes=999999999999-", "bytes=-0"])
def test_a_span_beyond_the_end(client, asked):
    answer = client.get(f"/media/{PLACE}/master.mp4", headers={"range": asked})
    assert answer.status_code == 416
    assert answer.headers["content-range"] == f"bytes */{len(FILM)}"


def test_only_the_head(client):
    answer = client.head(f"/media/{PLACE}/master.mp4")
    assert answer.status_code == 200
    assert answer.headers["content-length"] == str(len(FILM))
    assert answer.content == b""
    part = client.head(f"/media/{PLACE}/master.mp4", headers={"range": "bytes=5-9"})
    assert (part.status_code, part.headers["content-length"]) == (206, "5")


def test_a_version_that_is_known_is_not_sent_again(client):
    address = f"/media/{PLACE}/master.mp4"
    etag = client.head(address).headers["etag"]
    known = client.get(address, headers={"if-none-match": f'"other", {etag}'})
    assert (known.status_code, known.content) == (304, b"")
    assert client.get(address, headers={"if-none-match": '"other"'}).status_code == 200


def test_a_span_of_another_version_is_answered_with_the_whole(client):
    address = f"/media/{PLACE}/master.mp4"
    head = client.head(address).headers
    for version in (head["etag"], head["last-modified"]):
        asked = {"range": "bytes=0-9", "if-range": version}
        assert client.get(address, headers=asked).status_code == 206
    other = client.get(address, headers={"range": "bytes=0-9", "if-range": '"other"'})
    assert (other.status_code, len(other.content)) == (200, len(FILM))


def test_captions_are_text(client):
    answer = client.get(f"/media/{PLACE}/captions.vtt", headers={"accept-encoding": "gzip"})
    assert answer.content == TEXT
    assert answer.headers["content-type"].split(";")[0] == "text/vtt"


@pytest.mark.parametrize(
    "path",
    [
        f"{PLACE}/none.mp4", PLACE, "", "%2e%2e", "%2e%2e/%2e%2e/anigen.toml", "%00",
        "a" * 5000, f"{PLACE}/.hidden", f"{PLACE}/%ff", ".doctor-0000", "show//episodes",
    ],
)  # fmt: skip
def test_there_is_nothing_else(client, path):
    assert client.get(f"/media/{path}").status_code == 404
    assert client.head(f"/media/{path}").status_code == 404


def test_nothing_can_be_written(client):
    for method in ("POST", "PUT", "DELETE"):
        assert client.request(method, f"/media/{PLACE}/master.mp4").status_code == 405


def test_where_the_bucket_may_be_seen_browsers_are_sent_there(published, tmp_path):
    bucket = Bucket(published.model_copy(update={"presign": True}))
    with serving(page(tmp_path, bucket)) as client:
        sent = client.get(f"/media/{PLACE}/master.mp4")
        captions = client.get(f"/media/{PLACE}/captions.vtt")
        head = client.head(f"/media/{PLACE}/master.mp4")
        gone = client.get(f"/media/{PLACE}/none.mp4")

    assert (sent.status_code, sent.headers["cache-control"]) == (307, "no-store")
    address = sent.headers["location"]
    assert address.startswith(f"{published.endpoint}/the-bucket/tv/series/{PLACE}/master.mp4?")
    assert s3.KEYS["STORE_KEY"] not in address
    with httpx2.Client() as browser:
        part = browser.get(address, headers={"range": "bytes=100-199"})
    assert (part.status_code, part.content) == (206, FILM[100:200])
    assert part.headers["content-type"] == "video/mp4"
    assert (captions.status_code, captions.content) == (200, TEXT)  # tracks may not be elsewhere
    assert (head.status_code, head.headers["content-length"]) == (200, str(len(FILM)))
    assert gone.status_code == 404

    policy = dict(
        part.split(" ", 1) for part in sent.headers["content-security-policy"].split("; ")
    )
    for directive, sources in policy.items():
        allowed = directive in {"media-src", "img-src"}
        assert (published.endpoint in sources) == allowed, directive


def test_without_sending_anybody_there_the_policy_names_nobody(client):
    policy = client.get("/healthz").headers["content-security-policy"]
    assert "http" not in policy
    assert "media-src 'self';" in policy


def test_what_still_lies_on_the_disk_is_served_from_there(published, tmp_path):
    """Episodes that aired before there was a bucket."""
    old = tmp_path / "series" / "show" / "episodes" / "7"
    old.mkdir(parents=True)
    (old / "master.mp4").write_bytes(b"old")
    with serving(page(tmp_path, Bucket(published))) as client:
        assert client.get("/media/show/episodes/7/master.mp4").content == b"old"
        assert client.get(f"/media/{PLACE}/captions.vtt").content == TEXT


@pytest.mark.parametrize("trouble", ["nobody", "no rights"])
def test_a_bucket_that_is_away(store, published, tmp_path, monkeypatch, trouble):
    nobody = {"endpoint": "http://127.0.0.1:9"} if trouble == "nobody" else {}
    settings = published.model_copy(update=nobody)
    with store.guarded("s3:PutObject") as made:
        for variable, value in made.items():
            monkeypatch.setenv(variable, value)
        with serving(page(tmp_path, Bucket(settings))) as client:
            answer = client.get(f"/media/{PLACE}/master.mp4")
            alive = client.get("/healthz")

    assert alive.status_code == 200
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "10")
    assert "Back in a moment" in answer.text
    for secret in (*made.values(), settings.endpoint, "the-bucket", str(tmp_path), "botocore"):
        assert secret not in answer.text


def test_a_film_that_is_replaced_meanwhile_is_never_mixed(store, tmp_path):
    """Whoever is in the middle of the old one gets no byte of the new one."""
    name = store.bucket("replaced")
    bucket = Bucket(store.settings(name))
    file, key = tmp_path / "master.mp4", f"series/{PLACE}/master.mp4"
    old, new = (bytes([n]) * (20 * media._PIECE_BYTES) for n in (1, 2))
    file.write_bytes(old)
    put(bucket, file, key, "video/mp4")
    got = []

    def watch(answer):
        for content in answer.iter_raw(65536):
            if not got:
                file.write_bytes(new)
                put(bucket, file, key, "video/mp4")
            got.append(content)

    with (
        serving(page(tmp_path / "media", bucket)) as client,
        client.stream("GET", f"/media/{PLACE}/master.mp4") as answer,
        pytest.raises(httpx2.RemoteProtocolError),
    ):
        watch(answer)
    assert 0 < sum(map(len, got)) < len(old)
    assert set(b"".join(got)) == {1}


async def test_documents_come_from_disk_or_bucket_and_are_read_once(store, tmp_path):
    bucket = Bucket(store.settings(store.bucket("documents")))
    place = f"series/{PLACE}/metadata.json"
    file = tmp_path / "metadata.json"
    sent = []
    bucket.client.meta.events.register(
        "after-call.s3.GetObject", lambda http_response, **_: sent.append(http_response.status_code)
    )
    page_media = media.Media(tmp_path / "media", bucket)
    for title in ("First", "Second"):
        file.write_text(json.dumps({"title": title}))
        put(bucket, file, place, "application/json")
        for _ in range(2):
            assert await page_media.document(f"{PLACE}/metadata.json") == {"title": title}
    assert sent == [200, 304, 200, 304]

    assert await page_media.document(f"{PLACE}/none.json") == {}
    file.write_text("{ not json")
    put(bucket, file, place, "application/json")
    assert await page_media.document(f"{PLACE}/metadata.json") == {}

    on_disk = tmp_path / "media" / place
    on_disk.parent.mkdir(parents=True)
    on_disk.write_text('{"title": "On disk"}')
    assert await page_media.document(f"{PLACE}/metadata.json") == {"title": "On disk"}
    away = media.Media(tmp_path / "empty", Bucket(store.settings("not-there")))
    with pytest.raises(media.AwayError):
        await away.document("x.json")


async def test_memory_for_documents_is_bounded(store, tmp_path):
    bucket = Bucket(store.settings(store.bucket("many")))
    file = tmp_path / "a.json"
    file.write_text("[1]")
    page_media = media.Media(tmp_path / "media", bucket)
    for number in range(media._KEPT + 5):
        put(bucket, file, f"series/{number}.json", "application/json")
        assert await page_media.document(f"{number}.json") == [1]
    assert len(page_media._documents) == media._KEPT


async def test_many_viewers_leave_the_studio_its_threads(published, tmp_path):
    """A bucket that is slow to answer holds up films only."""
    bucket = Bucket(published)
    slow, asked = threading.Event(), []

    def wait(model, **_):
        asked.append(model)
        slow.wait(30)

    bucket.client.meta.events.register("before-call.s3.HeadObject", wait)
    page_media = media.Media(tmp_path, bucket)
    scope = {
        "type": "http", "method": "GET", "path": f"/{PLACE}/captions.vtt", "root_path": "",
        "headers": [], "query_string": b"",
    }  # fmt: skip
    got = []

    async def send(message):
        got.append(message["type"])

    viewers = [
        asyncio.create_task(page_media(scope, asyncio.Event().wait, send))
        for _ in range((os.cpu_count() or 1) + 8)
    ]
    while len(asked) < len(viewers):  # noqa: ASYNC110 - it is other threads that ask
        await asyncio.sleep(0.01)
    assert await asyncio.to_thread(Storage(tmp_path).leftovers) == []
    assert got == []
    slow.set()
    await asyncio.gather(*viewers)
    assert got.count("http.response.start") == len(viewers)
