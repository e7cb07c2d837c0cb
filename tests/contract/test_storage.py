"""Storage: an episode becomes visible whole or not at all, on disk and in a bucket."""

from __future__ import annotations

import hashlib
import json

import pytest

from orchestrator.storage import Storage
from schemas.errors import ConfigError, StudioError
from stand_ins import store as s3

FILES = {
    "captions.vtt": (b"WEBVTT\n", "text/vtt"),
    "master.mp4": (b"\0\1\2" * 100, "video/mp4"),
    "poster.webp": (b"RIFF", "image/webp"),
}


@pytest.fixture(scope="module")
def store():
    with s3.running() as running:
        yield running


@pytest.fixture
def remote(store, tmp_path, monkeypatch, request):
    """A storage whose episodes go to a fresh bucket."""
    for name, value in s3.KEYS.items():
        monkeypatch.setenv(name, value)
    bucket = store.bucket(f"b{hashlib.md5(request.node.name.encode()).hexdigest()}")
    return Storage(tmp_path / "media", store.settings(bucket, prefix="/shows/"))


def prepare(storage, number=1, **changed):
    """An episode as assembly leaves it."""
    folder = storage.attempt("show", number, "master", 1) / "deliverables"
    folder.mkdir()
    named = []
    for name, (content, media_type) in FILES.items():
        written = changed.get(name.split(".")[0], content)
        (folder / name).write_bytes(written)
        digest = hashlib.sha256(written).hexdigest()
        named.append(
            {"name": name, "bytes": len(written), "sha256": digest, "media_type": media_type}
        )
    (folder / "manifest.json").write_text(json.dumps({"files": named}))
    return folder


def test_on_disk_an_episode_appears_by_one_rename(tmp_path):
    storage = Storage(tmp_path / "media")
    prepared = prepare(storage)

    storage.publish(prepared, "show", 1)
    storage.publish(prepared, "show", 1)  # as after a crash

    published = tmp_path / "media" / "series" / "show" / "episodes" / "1"
    assert {p.name for p in published.iterdir()} == {*FILES, "manifest.json"}
    assert storage.address("show", 1, "master.mp4") == str(published / "master.mp4")
    assert not prepared.exists()


def test_on_disk_an_episode_that_was_made_again_takes_the_place_of_the_old_one(tmp_path):
    storage = Storage(tmp_path / "media")
    storage.publish(prepare(storage), "show", 1)
    storage.clear("show", 1)
    (storage.published("show", 1) / "extra").touch()
    storage.publish(prepare(storage, master=b"another"), "show", 1)

    assert (storage.published("show", 1) / "master.mp4").read_bytes() == b"another"
    assert not (storage.published("show", 1) / "extra").exists()


@pytest.mark.parametrize("kind", ["local", "s3"])
def test_what_is_nowhere_is_said_to_be_missing(tmp_path, remote, kind):
    storage = Storage(tmp_path / "media") if kind == "local" else remote
    with pytest.raises(FileNotFoundError):
        storage.publish(storage.work("show", 1) / "gone", "show", 1)


def test_in_a_bucket_an_episode_lies_as_it_would_on_disk(remote, store):
    bucket = remote.bucket.name
    prepared = prepare(remote)
    remote.publish(prepared, "show", 1)

    place = "shows/series/show/episodes/1"
    assert store.keys(bucket) == sorted(f"{place}/{name}" for name in (*FILES, "manifest.json"))
    assert remote.address("show", 1, "master.mp4") == f"s3://{bucket}/{place}/master.mp4"
    assert prepared.exists()  # until the tables know that it has aired
    for name, (content, media_type) in FILES.items():
        found = store.client.head_object(Bucket=bucket, Key=f"{place}/{name}")
        assert found["ContentType"] == media_type
        assert found["Metadata"] == {"sha256": hashlib.sha256(content).hexdigest()}
        assert store.content(bucket, f"{place}/{name}") == content

    remote.clear("show", 1)
    remote.publish(prepared, "show", 1)  # as after a crash between clearing and writing it down
    assert remote.leftovers() == []


def test_a_file_that_is_missing_from_what_is_prepared_is_said_to_be_missing(remote, store):
    prepared = prepare(remote)
    (prepared / "poster.webp").unlink()
    with pytest.raises(FileNotFoundError, match=r"poster\.webp"):
        remote.publish(prepared, "show", 1)
    assert not any(key.endswith("manifest.json") for key in store.keys(remote.bucket.name))


def test_an_episode_that_lies_on_disk_already_moves_into_the_bucket(remote, store):
    """The settings were changed between its rename and the note that it has aired."""
    local = Storage(remote.folder)
    prepared = prepare(local)
    local.publish(prepared, "show", 1)

    remote.publish(prepared, "show", 1)

    assert len(store.keys(remote.bucket.name)) == len(FILES) + 1
    assert not remote.published("show", 1).exists()


def test_what_the_bucket_does_not_take_stays_prepared_and_goes_there_later(remote, store):
    bucket = remote.bucket.name
    store.client.delete_bucket(Bucket=bucket)
    prepared = prepare(remote)

    with pytest.raises(StudioError, match=f"there is no bucket '{bucket}'; create it"):
        remote.publish(prepared, "show", 1)
    assert prepared.exists()
    remote.clear("show", 2)
    with pytest.raises(StudioError, match="there is no bucket"):  # not: nothing is prepared
        remote.publish(prepared.parent / "gone", "show", 1)

    store.bucket(bucket)
    remote.publish(prepared, "show", 1)
    assert len(store.keys(bucket)) == len(FILES) + 1


def test_a_disk_without_a_bucket_has_nothing_to_tidy(tmp_path):
    Storage(tmp_path / "media").tidy()
    assert not (tmp_path / "media").exists()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"bucket": ""}, "storage.bucket is empty; name the bucket"),
        ({"key": ""}, "belong together; set both or neither"),
        ({"key": "AKIA-the-key-itself"}, "must be a reference, .* never the key itself"),
        ({"key": "env:NO_SUCH_VARIABLE"}, "storage.key is read from the variable NO_SUCH_VARIABLE"),
        ({"endpoint": "store.example:9000"}, "write it as https://host or https://host:port"),
        ({"endpoint": "http://me:hidden-word@store.example"}, "not the address of a store"),
    ],
)
def test_settings_that_cannot_be_meant(store, tmp_path, monkeypatch, wrong, said):
    for name, value in s3.KEYS.items():
        monkeypatch.setenv(name, value)
    settings = store.settings("bucket").model_copy(update=wrong)
    with pytest.raises(ConfigError, match=said) as caught:
        Storage(tmp_path, settings)
    assert "hidden-word" not in str(caught.value)
    assert "AKIA" not in str(caught.value)
