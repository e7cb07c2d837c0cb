"""An episode whose files lie in a bucket: made, kept through trouble, played in a real browser."""

from __future__ import annotations

import contextlib
import json
import time
from collections.abc import Iterator
from urllib.parse import urlsplit

import httpx2
import pytest

from stand_ins import store as s3

BUCKET, PREFIX = "the-shows", "our/tv"
EPISODE = f"{PREFIX}/series/small-weather-office/episodes/1"


@pytest.fixture(scope="module")
def store() -> Iterator[s3.Store]:
    with pytest.MonkeyPatch.context() as patch, s3.running() as running:
        for name, value in s3.KEYS.items():
            patch.setenv(name, value)
        yield running


@pytest.fixture(scope="module")
def studio(scratch, store, new_studio):
    """A studio that sends its episodes to a bucket."""
    folder = new_studio(scratch / "with-bucket")
    settings = store.settings(BUCKET, prefix=PREFIX).model_dump(
        include={"kind", "bucket", "prefix", "endpoint", "key_id", "key"}
    )
    lines = [f"{name} = {json.dumps(value)}" for name, value in settings.items()]
    with (folder / "anigen.toml").open("a") as file:
        file.write("[storage]\n" + "\n".join(lines) + "\n")
    return folder


@pytest.fixture(scope="module")
def made(studio, store, say):
    """The episode; its bucket is not there when it is wanted first."""
    refused = say("make", "--studio", studio, "--draft", "--seed", "5")
    waiting = say("status", "--studio", studio, "--json")
    store.bucket(BUCKET)
    (aired,) = say("make", "--studio", studio, "--draft", "--json").json()
    return refused, waiting, aired


def test_without_its_bucket_an_episode_waits_and_is_not_made_twice(made):
    refused, waiting, aired = made
    assert f"there is no bucket '{BUCKET}'; create it" in refused.complaint(4)
    assert '"delivering"' in waiting.out
    assert "there is no bucket" in waiting.out
    assert aired["episode"] == 1


def test_the_episode_lies_in_the_bucket_and_nowhere_else(made, studio, store):
    aired = made[-1]
    assert aired["master"] == f"s3://{BUCKET}/{EPISODE}/master.mp4"
    manifest = json.loads(store.content(BUCKET, f"{EPISODE}/manifest.json"))
    named = {f"{EPISODE}/{file['name']}": file for file in manifest["files"]}
    keys = {key for key in store.keys(BUCKET) if key.startswith(f"{EPISODE}/")}
    assert {*named, f"{EPISODE}/manifest.json"} == keys
    others = [key for key in store.keys(BUCKET) if key not in keys]
    characters = f"{EPISODE.partition('/episodes/')[0]}/characters"
    about = json.loads(store.content(BUCKET, f"{characters}/index.json"))["characters"]
    files = [f"{who}/{one[of]}" for who, one in about.items() for of in ("sheet", "voice")]
    files += [f"{who}/{one['portrait']}" for who, one in about.items()]
    assert files
    assert sorted(f"{characters}/{name}" for name in (*files, "index.json")) == others
    for key, file in named.items():
        found = store.client.head_object(Bucket=BUCKET, Key=key)
        assert found["ContentLength"] == file["bytes"]
        assert found["Metadata"]["sha256"] == file["sha256"]
        assert found["ContentType"] == file["media_type"]
    assert named[f"{EPISODE}/master.mp4"]["sha256"] == aired["sha256"]
    left = [path for path in (studio / "media").rglob("*") if path.is_file()]
    assert [path.parent.parent.name for path in left] == [".takes"], "what it was made from stays"


def test_the_keys_are_written_down_nowhere(made, studio):
    refused, waiting, _ = made
    texts = [said.out + said.err for said in (refused, waiting)]
    texts += [p.read_bytes().decode("latin-1") for p in studio.rglob("*") if p.is_file()]
    for value in s3.KEYS.values():
        assert not any(value in text for text in texts)


@pytest.mark.parametrize("presign", ["false", "true"])
def test_it_plays_and_seeks(
    made, studio, store, site, browser, monkeypatch, presign, until, no_violation
):
    monkeypatch.setenv("ANIGEN_STORAGE_PRESIGN", presign)
    page = browser.new_page()
    page.add_init_script(no_violation)
    errors, films = [], []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda m: errors.append(m.text) if m.type == "error" else None)
    page.on("response", lambda r: films.append(r) if "/master.mp4" in r.url else None)
    with site(studio, "--port", "0") as address:
        page.goto(f"{address}/small-weather-office/episodes/1")
        assert page.locator(".cues > li").count() == 6
        assert page.locator(".files a").count() >= 6
        until(page, "document.getElementById('film').readyState >= 1")
        length = page.evaluate("document.getElementById('film').duration")
        assert 150 <= length <= 210

        page.evaluate(
            "(film => { film.onseeked = () => film.dataset.seeked = 'yes';"
            f" film.currentTime = {length} - 20; film.play(); }})(document.getElementById('film'))"
        )
        until(page, "document.getElementById('film').dataset.seeked === 'yes'")
        until(page, f"document.getElementById('film').currentTime > {length} - 19")
        page.evaluate("document.getElementById('film').textTracks[0].mode = 'showing'")
        until(page, "document.getElementById('film').textTracks[0].cues?.length > 20")
        still = page.locator(".reel img").first
        assert still.evaluate("image => image.complete && image.naturalWidth > 0")

        spans = [film for film in films if film.status == 206]
        assert spans
        where = f"{address}/media" if presign == "false" else f"{store.endpoint}/{BUCKET}/"
        assert all(film.url.startswith(where) for film in spans)
        assert {film.headers["content-type"] for film in spans} == {"video/mp4"}
        assert page.evaluate("violations") == []
        page.close()
    assert errors == []


def test_while_the_bucket_is_away_the_page_says_so(made, studio, site, monkeypatch):
    with httpx2.Client() as client, contextlib.ExitStack() as other:
        endpoint = other.enter_context(s3.running()).endpoint
        monkeypatch.setenv("ANIGEN_STORAGE_ENDPOINT", endpoint)
        with site(studio, "--port", "0") as address:
            page = f"{address}/small-weather-office/episodes/1"
            poster = f"{address}/media/small-weather-office/episodes/1/poster.webp"
            assert [client.get(a).status_code for a in (page, poster)] == [200, 200]

            other.close()
            time.sleep(3.5)  # for so long may an answer be repeated
            answers = [client.get(a) for a in (page, poster)]
            assert [answer.status_code for answer in answers] == [503, 503]
            assert all("Back in a moment" in answer.text for answer in answers)
            assert client.get(f"{address}/small-weather-office").status_code == 200

            with s3.running(port=urlsplit(endpoint).port):
                assert [client.get(a).status_code for a in (page, poster)] == [200, 200]
