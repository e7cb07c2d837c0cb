"""The bucket: put once, in parts, killed anywhere, made again, tidied, and its troubles in words."""

from __future__ import annotations

import hashlib
import http.server
import json
import random
import socket
import threading
from contextlib import contextmanager
from datetime import UTC, datetime

import pytest

from orchestrator import bucket as bucket_room
from orchestrator import upload
from orchestrator.bucket import Bucket
from orchestrator.storage import Storage
from schemas.errors import StudioError
from stand_ins import store as s3

pytestmark = pytest.mark.anyio
PLACE = "series/show/episodes/1"
RIGHTS = (
    "s3:ListBucket", "s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:AbortMultipartUpload",
    "s3:ListBucketMultipartUploads", "s3:ListMultipartUploads",
)  # fmt: skip
BEGUN = datetime(2010, 11, 10, 20, 48, 33, tzinfo=UTC)  # every upload, says this store


class KilledError(BaseException):
    """The process ends here."""


@pytest.fixture(scope="module")
def store():
    with s3.running() as running:
        yield running


@pytest.fixture
def keys(monkeypatch):
    for name, value in s3.KEYS.items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def name(store, request):
    return store.bucket(f"b{hashlib.md5(request.node.name.encode()).hexdigest()}")


@pytest.fixture
def bucket(store, keys, name):
    return Bucket(store.settings(name))


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    """An episode whose film is too long for one part."""
    return prepare(tmp_path_factory.mktemp("prepared"), seed=1, names=("captions.vtt",))


def prepare(folder, *, seed, names):
    folder.mkdir(exist_ok=True)
    dice = random.Random(seed)
    files = {"master.mp4": dice.randbytes(upload._PART_BYTES + 1000)}
    files |= {name: dice.randbytes(100) for name in names}
    for file, content in files.items():
        (folder / file).write_bytes(content)
    named = [{"name": file, "media_type": "video/mp4"} for file in files]
    (folder / "manifest.json").write_text(json.dumps({"files": named}))
    return folder


def listen(bucket, when, heard):
    """Have `heard(operation)` called before or after every request; returns how to end that."""

    def handler(model, **_):
        heard(model.name)

    event = f"{when}-call.s3"
    bucket.client.meta.events.register(event, handler)
    return lambda: bucket.client.meta.events.unregister(event, handler)


def lies_whole(store, name, prepared):
    """Whether the bucket holds what is prepared, and nothing else."""
    files = {f"{PLACE}/{file.name}": file.read_bytes() for file in prepared.iterdir()}
    return files == {key: store.content(name, key) for key in store.keys(name)}


def unfinished(store, name):
    return store.client.list_multipart_uploads(Bucket=name).get("Uploads", [])


def test_every_file_is_put_once_and_the_manifest_last(store, bucket, name, prepared):
    asked = []
    listen(bucket, "before", asked.append)
    upload.send(bucket, prepared, PLACE)

    assert lies_whole(store, name, prepared)
    assert [a for a in asked if a.startswith(("Put", "Comp", "Del"))] == [
        "CompleteMultipartUpload", "PutObject", "PutObject",
    ]  # fmt: skip
    master = store.client.head_object(Bucket=name, Key=f"{PLACE}/master.mp4")
    assert master["ETag"].endswith('-2"')
    digest = hashlib.sha256((prepared / "master.mp4").read_bytes()).hexdigest()
    assert master["Metadata"]["sha256"] == digest

    asked.clear()
    upload.send(bucket, prepared, PLACE)
    assert set(asked) == {"ListObjectsV2", "HeadObject"}


def test_amazon_is_told_the_checksum_of_every_part(store, bucket, name, prepared, monkeypatch):
    """A store that was promised checksums wants them again when the parts are joined."""
    monkeypatch.setattr(bucket_room, "_PLAINLY", {"s3": {"addressing_style": "path"}})
    joined = []
    bucket.client.meta.events.register(
        "provide-client-params.s3.CompleteMultipartUpload",
        lambda params, **_: joined.extend(params["MultipartUpload"]["Parts"]),
    )
    upload.send(bucket, prepared, PLACE)

    assert lies_whole(store, name, prepared)
    assert [part["PartNumber"] for part in joined] == [1, 2]
    assert all(part["ETag"] and part["ChecksumCRC32"] for part in joined)


def test_an_episode_that_is_made_again_replaces_the_old_one(
    store, bucket, name, prepared, tmp_path
):
    old = prepare(tmp_path, seed=2, names=("captions.vtt", "extra.vtt"))
    upload.send(bucket, old, PLACE)
    asked = []
    listen(bucket, "before", asked.append)
    upload.send(bucket, prepared, PLACE)

    assert lies_whole(store, name, prepared)
    changing = [a for a in asked if a.startswith(("Put", "Comp", "Del"))]
    assert changing[0] == "DeleteObject"  # no manifest vouches for a mixture
    assert changing[-1] == "PutObject"


@pytest.mark.parametrize("same", [True, False])
def test_somebody_else_puts_the_file_at_the_same_moment(store, bucket, name, tmp_path, same):
    file = tmp_path / "captions.vtt"
    file.write_bytes(b"ours")
    theirs = tmp_path / "theirs"
    theirs.write_bytes(b"ours" if same else b"theirs")
    puts = []

    def overtake(operation):
        if operation == "PutObject":
            puts.append(operation)
            if len(puts) == 1:
                digest = hashlib.sha256(theirs.read_bytes()).hexdigest()
                store.client.put_object(
                    Bucket=name, Key="x", Body=theirs.read_bytes(), Metadata={"sha256": digest}
                )

    listen(bucket, "before", overtake)
    upload.put(bucket, file, "x", "text/vtt")

    assert store.content(name, "x") == b"ours"
    assert len(puts) == (1 if same else 2)


def test_a_store_that_loses_what_is_put_is_found_out(store, bucket, name, tmp_path):
    file = tmp_path / "captions.vtt"
    file.write_bytes(b"ours")
    event = "provide-client-params.s3.PutObject"
    bucket.client.meta.events.register(event, lambda params, **_: params | {"Metadata": {}})

    with pytest.raises(StudioError, match=r"does not keep captions\.vtt as it is put"):
        upload.put(bucket, file, "x", "text/vtt")


@pytest.mark.parametrize("when", ["before", "after"])
def test_killed_at_any_request_it_goes_on_where_it_stood(store, bucket, name, tmp_path, when):
    """Each round dies at a later request, over what an earlier making has left."""
    old, new = tmp_path / "old", tmp_path / "new"
    prepare(old, seed=3, names=("captions.vtt", "extra.vtt"))
    prepare(new, seed=4, names=("captions.vtt",))
    deaths, dead = 0, True
    while dead:
        upload.send(bucket, old, PLACE)
        asked = 0

        def die(operation, after=deaths):
            nonlocal asked
            asked += 1
            if asked > after:
                raise KilledError(operation)  # nothing is cleared up, either

        end = listen(bucket, when, die)
        try:
            upload.send(bucket, new, PLACE)
            dead = False
        except KilledError:
            deaths += 1
        end()
        keys = set(store.keys(name))
        if f"{PLACE}/manifest.json" in keys:
            assert lies_whole(store, name, old) or lies_whole(store, name, new)
        upload.send(bucket, new, PLACE)
        assert lies_whole(store, name, new)

    assert deaths > 10
    assert unfinished(store, name)
    upload.tidy(bucket, datetime.now(UTC))
    assert unfinished(store, name) == []


def test_an_upload_that_fails_is_aborted(store, bucket, name, prepared):
    def fail(operation):
        if operation == "CompleteMultipartUpload":
            raise KilledError

    listen(bucket, "before", fail)
    with pytest.raises(KilledError):
        upload.send(bucket, prepared, PLACE)
    assert unfinished(store, name) == []
    assert store.keys(name) == []


def test_only_our_own_old_uploads_are_aborted(store, keys, name):
    storage = Bucket(store.settings(name, prefix="ours"))
    for key in ("ours/series/show/episodes/1/master.mp4", "theirs/series/film.mp4"):
        store.client.create_multipart_upload(Bucket=name, Key=key)

    upload.tidy(storage, BEGUN)
    assert len(unfinished(store, name)) == 2
    upload.tidy(storage, BEGUN.replace(year=2011))
    assert [one["Key"] for one in unfinished(store, name)] == ["theirs/series/film.mp4"]


def test_tidying_looks_once_an_hour(store, keys, name, tmp_path, monkeypatch):
    now = [1000.0]
    monkeypatch.setattr("time.monotonic", lambda: now[0])
    storage = Storage(tmp_path, store.settings(name))
    left = []
    for later in (0, 3599, 2):
        now[0] += later
        store.client.create_multipart_upload(Bucket=name, Key=f"{PLACE}/master.mp4")
        storage.tidy()
        left.append(len(unfinished(store, name)))
    assert left == [0, 1, 0]


async def seen(settings):
    """What the doctor says about it: good, and in which words."""
    ((name, good, text, remedy),) = await bucket_room.examine(settings)
    assert name == "bucket"
    assert len(text) <= 300
    assert "\n" not in text
    return good, f"{text} | {remedy}"


async def test_the_doctor_finds_a_bucket_well_and_leaves_nothing_in_it(
    store, name, keys, monkeypatch
):
    with store.guarded(*RIGHTS) as made:
        for variable, value in made.items():
            monkeypatch.setenv(variable, value)
        assert await seen(store.settings(name)) == (True, f"{name} can be read and written | ")
    assert store.keys(name) == []


async def test_the_doctor_has_nothing_to_say_without_a_bucket(store):
    assert await bucket_room.examine(store.settings("x").model_copy(update={"kind": "local"})) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"STORE_KEY_ID": "AKIAIOSFODNN7EXAMPLE"}, "does not know the key | correct what stora"),
        ({"STORE_KEY": "not-the-right-one"}, "is wrong | correct what storage.key refers to"),
    ],
)
async def test_the_doctor_on_a_wrong_key(store, name, keys, monkeypatch, change, said):
    with store.guarded(*RIGHTS) as made:
        for variable, value in (made | change).items():
            monkeypatch.setenv(variable, value)
        good, text = await seen(store.settings(name))
    assert not good
    assert said in text
    assert not any(value in text for value in (made | change).values())


@pytest.mark.parametrize(
    ("rights", "said"),
    [
        (RIGHTS[:2], "the key may not write into the bucket"),
        (RIGHTS[1:], "the key may not look into the bucket"),
        ((*RIGHTS[:1], *RIGHTS[2:]), "the key may not read from the bucket"),
        (RIGHTS[:3], "the key may not delete from the bucket"),
        (RIGHTS[:4], "the key may not list the unfinished uploads of the bucket"),
    ],
)
async def test_the_doctor_on_missing_rights(store, name, keys, monkeypatch, rights, said):
    with store.guarded(*rights) as made:
        for variable, value in made.items():
            monkeypatch.setenv(variable, value)
        good, text = await seen(store.settings(name))
    assert not good
    assert text.startswith(said)
    assert "s3:PutObject" in text


async def test_the_doctor_on_a_bucket_that_is_not_there(store, keys):
    good, text = await seen(store.settings("nowhere-to-be-found"))
    assert (good, text.split(" | ")) == (
        False, ["there is no bucket 'nowhere-to-be-found'", "create it or correct storage.bucket"]
    )  # fmt: skip
    good, text = await seen(store.settings("not a name"))
    assert (good, text.split(" | ")) == (
        False, ["'not a name' cannot be the name of a bucket", "correct storage.bucket"]
    )  # fmt: skip
    good, text = await seen(store.settings(""))
    assert (good, "name the bucket" in text) == (False, True)


async def test_the_doctor_without_any_key(store, name, monkeypatch, tmp_path):
    for variable in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_PROFILE"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    for variable in ("AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE"):
        monkeypatch.setenv(variable, str(tmp_path / "none"))
    settings = store.settings(name, key="", key_id="")
    good, text = await seen(settings)
    assert not good
    assert "there is no key for the bucket" in text
    with pytest.raises(StudioError, match="there is no key for the bucket"):
        _ = Bucket(settings.model_copy(update={"presign": True})).origin

    for variable, value in zip(("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"), "ab", strict=True):
        monkeypatch.setenv(variable, value)
    assert (await seen(settings))[0]


async def test_the_doctor_on_an_address_where_nobody_is(store, keys):
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        endpoint = f"http://127.0.0.1:{closed.getsockname()[1]}"
        good, text = await seen(store.settings("bucket").model_copy(update={"endpoint": endpoint}))
    assert not good
    assert text.startswith(f"nobody answers at {endpoint}, where the bucket 'bucket' should be | ")


@contextmanager
def answering(status, word):
    """A store that answers every request with one error, as S3 words it."""
    body = f"<?xml version='1.0'?><Error><Code>{word}</Code><Message>No.</Message></Error>".encode()

    class Answer(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(status)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answer) as server:
        running = threading.Thread(target=server.serve_forever)
        running.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        running.join()


@pytest.mark.parametrize(
    ("status", "word", "said"),
    [
        (403, "RequestTimeTooSkewed", "too far apart | set this machine's clock"),
        (400, "ExpiredToken", "has run out | renew it"),
        (400, "AuthorizationHeaderMalformed", "not in the region 'us-east-1' | correct storage"),
        (403, "AllAccessDisabled", "the key may not look into the bucket 'bucket' | allow it"),
        (507, "XMinioStorageFull", "(XMinioStorageFull) when calling the ListObjectsV2 operation"),
        (503, "SlowDown", "(SlowDown)"),
    ],
)
async def test_what_a_store_says_in_its_own_words(store, keys, status, word, said):
    with answering(status, word) as endpoint:
        settings = store.settings("bucket").model_copy(update={"endpoint": endpoint})
        good, text = await seen(settings)
    assert not good
    assert said in text


def test_what_lies_in_the_bucket_and_beside_it_is_listed(store, keys, name, tmp_path):
    storage = Storage(tmp_path / "media", store.settings(name))
    (tmp_path / "picture").write_bytes(b"picture")
    storage.put(tmp_path / "picture", "series/show/references/mio.png", "image/png")
    older = tmp_path / "media/series/show/jobs/1/film.mp4"
    for file in (older, older.with_name(".draft"), older.parents[1] / ".2" / "film.mp4"):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"film")
    (tmp_path / "other").write_bytes(b"x")
    storage.put(tmp_path / "other", "series/show2/references/mio.png", "image/png")

    assert storage.listed("series/show") == {"references/mio.png": 7, "jobs/1/film.mp4": 4}
    assert storage.listed("series/nobody") == {}
