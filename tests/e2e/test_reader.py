"""A real browser reads the list of a running studio, and its files are served as files."""

from __future__ import annotations

import contextlib
import re
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest
from playwright.sync_api import Page


@pytest.fixture(scope="module")
def site(three, anigen) -> Iterator[str]:
    """`anigen up` on the three episodes; returns its address."""
    process = subprocess.Popen(
        anigen("up", "--studio", str(three.folder), "--port", "0"),
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    try:
        said = process.stdout.readline()
        yield re.search(r"http://\S+", said)[0].rstrip("/")
    finally:
        process.send_signal(signal.SIGTERM)
        assert process.wait(30) == 0
        process.stdout.close()


both = pytest.mark.parametrize(
    "page",
    [{"color_scheme": "light"}, {"color_scheme": "dark"}],
    indirect=True,
    ids=["light", "dark"],
)


def keep(page: Page, name: str) -> None:
    """Leave a picture for human eyes."""
    folder = Path(".pytest_cache") / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    with contextlib.suppress(OSError):
        page.screenshot(path=folder / f"{name}.png", full_page=True)


@both
@pytest.mark.parametrize("width", [1360, 390])
def test_the_list_of_episodes(page, site, three, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(site)

    titles = page.locator(".grid strong").all_inner_texts()
    expected = [one["title"] for one in reversed(three.episodes)]
    assert [t.splitlines()[-1].split(": ", 1)[-1] for t in titles] == expected
    assert page.evaluate("document.documentElement.scrollWidth") == width
    keep(
        page, f"index-{width}-{page.evaluate('matchMedia(`(prefers-color-scheme: dark)`).matches')}"
    )


def test_media_is_served_in_ranges(site):
    address = f"{site}/media/small-weather-office/episodes/1/master.mp4"
    with httpx2.Client() as client:
        whole = client.head(address)
        part = client.get(address, headers={"range": "bytes=100-199"})
        beyond = client.get(address, headers={"range": "bytes=999999999999-"})
        again = client.get(address, headers={"if-none-match": whole.headers["etag"]})

    assert whole.headers["content-type"] == "video/mp4"
    assert (part.status_code, len(part.content)) == (206, 100)
    assert beyond.status_code == 416
    assert again.status_code == 304


def test_nothing_can_be_written_or_reached_that_is_not_published(site):
    with httpx2.Client() as client:
        assert client.post(site + "/").status_code == 405
        for path in (
            "/media/../anigen.toml", "/media/%2e%2e/%2e%2e/anigen.toml", "/static/../app.py",
            "/nothing", "/small-weather-office/episodes/99", "/small-weather-office/episodes/x",
            "/small-weather-office/episodes/99999999999999999999", "/%00",
        ):  # fmt: skip
            answer = client.get(site + path)
            assert answer.status_code == 404, path
            assert "default-src 'none'" in answer.headers["content-security-policy"]
