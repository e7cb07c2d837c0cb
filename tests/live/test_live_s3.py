"""A bucket at Amazon's or elsewhere: a dozen requests, less than $0.001.

Needs ANIGEN_LIVE_BUCKET, and for a store that is not Amazon's ANIGEN_LIVE_BUCKET_ENDPOINT and
ANIGEN_LIVE_BUCKET_REGION. Keys are looked for where boto3 always does. What is put there, below
`anigen-live/`, is deleted again.
"""

from __future__ import annotations

import json
import os
import secrets

import pytest

from orchestrator import bucket, upload
from orchestrator.bucket import Bucket
from schemas.settings import StorageSettings

PLACE = "series/live/episodes/1"

pytestmark = pytest.mark.anyio


@pytest.fixture
def settings(rehearsal, request):
    more = {"prefix": f"anigen-live/{secrets.token_hex(4)}", "presign": True}
    if rehearsal.on:
        yield request.getfixturevalue("rehearsed").model_copy(update=more)
        return
    where = {
        "bucket": rehearsal.setting("BUCKET", ""),
        "endpoint": os.environ.get("ANIGEN_LIVE_BUCKET_ENDPOINT", ""),
        "region": os.environ.get("ANIGEN_LIVE_BUCKET_REGION", "us-east-1"),
    }
    yield StorageSettings.model_validate({"kind": "s3", **where, **more})


@pytest.fixture
def rehearsed(monkeypatch):
    """A bucket on loopback."""
    from stand_ins import store as s3

    for name, value in s3.KEYS.items():
        monkeypatch.setenv(name, value)
    with s3.running() as store:
        yield store.settings(store.bucket("anigen-live"))


async def test_the_doctor_finds_it_well(settings):
    assert await bucket.examine(settings) == [
        ("bucket", True, f"{settings.bucket} can be read and written", "")
    ]


def test_an_episode_is_put_there_whole_and_read_in_part(settings, tmp_path):
    films = Bucket(settings)
    film = secrets.token_bytes(9 * 2**20)  # in two parts
    (tmp_path / "master.mp4").write_bytes(film)
    named = [{"name": "master.mp4", "media_type": "video/mp4"}]
    (tmp_path / "manifest.json").write_text(json.dumps({"files": named}))
    key = films.key(f"{PLACE}/master.mp4")
    try:
        upload.send(films, tmp_path, PLACE)
        upload.send(films, tmp_path, PLACE)  # a second time changes nothing
        part = films.client.get_object(Bucket=films.name, Key=key, Range="bytes=9000000-9000099")
        assert part["Body"].read() == film[9000000:9000100]
        assert part["ContentType"] == "video/mp4"
        assert part["ResponseMetadata"]["HTTPStatusCode"] == 206
    finally:
        for name in ("master.mp4", "manifest.json"):
            films.client.delete_object(Bucket=films.name, Key=films.key(f"{PLACE}/{name}"))
    assert not list(upload._keys(films, films.key("")))
