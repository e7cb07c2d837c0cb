"""The page follows an episode from its slot to the air, through a killed and restarted server."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx2
import pytest
from playwright.sync_api import Page

SLUG = "small-weather-office"
SETTINGS = '[clock]\ncadence = "30d"\n[shooting]\ndraft = true\n'
HIDE = """hidden => {
  Object.defineProperty(document, 'hidden', {configurable: true, get: () => hidden});
  document.dispatchEvent(new Event('visibilitychange'));
}"""
ROWS = "[...document.querySelectorAll('[data-log] [data-id]')].map(row => Number(row.dataset.id))"


@dataclass
class Parts:
    """A studio whose site and whose engine run apart."""

    folder: Path
    anigen: Any
    port: int
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/{SLUG}"

    def start(self, command: str, *options: str) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(
            self.anigen(command, "--studio", str(self.folder), *options),
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self.processes.append(process)
        return process

    def serve(self) -> subprocess.Popen[bytes]:
        process = self.start("serve", "--port", str(self.port))
        deadline = time.monotonic() + 60
        while True:
            try:
                assert httpx2.get(self.address + "/desk").status_code == 200
            except (httpx2.TransportError, AssertionError):
                assert time.monotonic() < deadline, "the site does not answer"
                time.sleep(0.1)
            else:
                return process


@pytest.fixture(scope="module")
def parts(scratch, new_studio, anigen) -> Iterator[Parts]:
    folder = new_studio(scratch / "living")
    (folder / "anigen.toml").write_text(SETTINGS)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        made = Parts(folder, anigen, free.getsockname()[1])
    yield made
    for process in made.processes:
        process.terminate()
    for process in made.processes:
        process.wait(40)


@pytest.fixture(scope="module")
def context(browser, no_violation):
    made = browser.new_context(viewport={"width": 1360, "height": 900})
    made.add_init_script(no_violation)
    yield made
    made.close()


def keep(page: Page, name: str) -> None:
    folder = Path(".pytest_cache") / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=folder / f"{name}.png", full_page=True)


def test_from_the_slot_to_the_air_without_reload(parts, context, until):
    web = parts.serve()
    desk, front = context.new_page(), context.new_page()
    errors: list[str] = []
    desk.on("pageerror", lambda error: errors.append(str(error)))
    desk.goto(parts.address + "/desk")
    front.goto(parts.address)
    assert desk.locator("h1").inner_text() == "The desk is free"
    assert "No clock is running" in desk.locator(".doing").inner_text()
    for page in (desk, front):
        page.evaluate("window.here = true")

    parts.start("worker")
    until(desk, "document.querySelector('h1').textContent === 'On the desk'", 60)
    until(desk, "document.querySelector('.going progress[value]')?.value > 0", 90)
    until(desk, "document.querySelector('.going img[src]')?.naturalWidth === 320", 60)
    keep(desk, "desk-shooting-light-1360")
    until(desk, "document.querySelectorAll('.strip .shot').length >= 1", 90)

    web.send_signal(signal.SIGKILL)
    web.wait(10)
    time.sleep(2)
    parts.serve()
    until(desk, "document.querySelectorAll('.strip .shot').length === 6", 120)
    until(desk, "/is on the air/.test(document.querySelector('[data-over]').textContent)", 120)
    keep(desk, "desk-aired-light-1360")

    until(front, "/is on the air/.test(document.querySelector('[data-over]').textContent)", 20)
    assert front.locator(".desk .cuelist .tag.approved").count() == 6
    until(desk, "/On the air since/.test(document.querySelector('.tiles').textContent)", 20)

    link = desk.locator("[data-over] a").get_attribute("href")
    assert link == f"/{SLUG}/episodes/1"
    told = httpx2.get(f"{parts.address}/episodes/1/making.json").json()
    assert desk.evaluate(ROWS) == [row["id"] for row in told["log"]]
    assert [row["kind"] for row in told["log"]][-1] == "aired"
    until(desk, f"document.querySelectorAll('svg [data-href]').length === {len(told['takes'])}")
    assert desk.evaluate("window.here") is True
    assert desk.evaluate("violations") == []
    assert errors == []
    assert all(take["attempts"] == 1 and take["lasted"] > 0 for take in told["takes"])
    assert not (parts.folder / "media" / ".previews" / SLUG / "1").exists()
    assert front.evaluate("window.here") is True


def test_seven_tabs_stay_usable(parts, context):
    tabs = context.pages
    for page in tabs:
        page.evaluate(HIDE, True)
    while len(tabs) < 7:
        tab = context.new_page()
        tab.goto(parts.address + "/desk", timeout=5000)
        assert tab.locator("h1").inner_text() == "The desk is free"
        tab.evaluate(HIDE, len(tabs) < 6)
        tabs = context.pages
    seventh = tabs[-1]
    seventh.goto(parts.address + "/episodes/1/making", timeout=5000)
    assert re.search(r"\d+ takes", seventh.locator("summary").first.inner_text())
    tabs[-2].evaluate(HIDE, False)
    tabs[-2].wait_for_timeout(300)
    assert seventh.evaluate("fetch(location.href).then(answer => answer.status)") == 200


def test_a_signal_ends_the_site_though_streams_are_open(parts, context):
    context.pages[-2].evaluate(HIDE, False)
    address = parts.address + "/desk/events"
    web = parts.processes[-1]
    with httpx2.Client() as client, client.stream("GET", address) as one:
        assert next(one.iter_raw()).startswith(b"retry: 5000\n\n")
        with client.stream("GET", address) as other:
            assert next(other.iter_raw()).startswith(b"retry: 5000\n\n")
            began = time.monotonic()
            web.send_signal(signal.SIGTERM)
            assert web.wait(20) == 0
            assert time.monotonic() - began < 5
