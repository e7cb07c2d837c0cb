"""Pages looked at as four readers: by day and by night, at a desk and with a phone."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page

Walk = Callable[..., Page]

DESK, PHONE = 1360, 390
LOOKS = (("light", DESK), ("dark", DESK), ("dark", PHONE), ("light", PHONE))
PICTURES = Path(".pytest_cache") / "pictures"
AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
LOOK = """async only => {
  await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
  const asked = {runOnly: only, resultTypes: ['violations']};
  const found = await axe.run(document, asked);
  return {
    faults: found.violations.map(v => v.id + ': ' + v.nodes.slice(0, 4).map(
      n => n.html.slice(0, 160) + ' ' + (n.any[0] || n.all[0] || n.none[0]).message).join(' | ')),
    width: document.documentElement.scrollWidth, window: innerWidth,
    headings: document.querySelectorAll('h1').length, violations: window.violations,
  };
}"""


class _Walk:
    """One browser page that goes from address to address."""

    def __init__(self, browser: Browser, no_violation: str) -> None:
        self.context = browser.new_context(viewport={"width": DESK, "height": 900})
        self.context.add_init_script(no_violation)
        self.page = self.context.new_page()
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", self._hear)
        self.errors: list[str] = []
        self.titles: dict[str, str] = {}  # of every page so far: its path
        self.address, self.status, self.missing = "", 200, False

    def __call__(
        self, address: str, name: str, *, status: int = 200, missing: bool = False,
        ready: Callable[[Page], object] = lambda _: None,
    ) -> Page:  # fmt: skip
        """Open `address` and look at it four times; `name` is that of its pictures.

        `missing`: files that the page shows may not be there. `ready` is done to the page first.
        Gives the page, still open.
        """
        self.address, self.status, self.missing = address, status, missing
        self.errors.clear()
        self._look_as(*LOOKS[0])
        answer = self.page.goto(address)
        assert answer is not None
        assert answer.status == status, address
        ready(self.page)
        title = self.page.title().strip()
        assert title, f"{address} has no title"
        path = address.split("/", 3)[3]  # the same page of another studio is called the same
        assert self.titles.setdefault(title, path) == path, f"two pages are called {title!r}"
        self.page.evaluate(AXE)
        for scheme, width in LOOKS:
            self._look_as(scheme, width)
            # What does not depend on the colours has been looked at once at this width.
            full = (scheme, width) in (LOOKS[0], LOOKS[2])
            only: Any = {"type": "tag", "values": LEVELS}
            seen = self.page.evaluate(
                LOOK, only if full else {"type": "rule", "values": ["color-contrast"]}
            )
            where = f"{address} ({scheme}, {width})"
            self._keep(f"{name}-{scheme}-{width}")
            assert seen["faults"] == [], f"{where}:\n" + "\n".join(seen["faults"])
            assert seen["window"] == width, where
            assert seen["width"] == width, f"{where} scrolls sideways: {seen['width']} px wide"
            assert seen["headings"] == 1, f"{where} has {seen['headings']} first headings"
            assert seen["violations"] == [], where
            assert self.errors == [], where
        return self.page

    def _look_as(self, scheme: str, width: int) -> None:
        self.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        if (self.page.viewport_size or {}).get("width") != width:
            self.page.set_viewport_size({"width": width, "height": 900})

    def _keep(self, name: str) -> None:
        """Leave a picture for human eyes."""
        PICTURES.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=PICTURES / f"{name}.png", full_page=True)

    def _hear(self, said: ConsoleMessage) -> None:
        if said.type != "error":
            return
        expected = self.missing or (self.status >= 400 and said.location["url"] == self.address)
        if not (expected and said.text.startswith("Failed to load resource")):
            self.errors.append(said.text)


@pytest.fixture(scope="module")
def walk(browser: Browser, no_violation: str) -> Iterator[Walk]:
    """Open an address by day and by night, at a desk and with a phone, and look for faults.

    `walk(address, name)`: no violation of the page's policy, no error, nothing that scrolls
    sideways, WCAG 2.2 A and AA as far as axe can tell, one h1, a title that no other page has; and
    leaves pictures `<name>-<scheme>-<width>.png` in `.pytest_cache/pictures`. Gives the page.
    """
    walking = _Walk(browser, no_violation)
    yield walking
    walking.context.close()


@pytest.fixture(scope="session")
def twin() -> Callable[[Page], Any]:
    """The JSON twin of an open page, by the link in its head."""

    def read(page: Page) -> Any:
        link = page.locator("link[rel=alternate][type='application/json']")
        href = link.get_attribute("href")
        answer = page.request.get(page.evaluate(f"new URL({json.dumps(href)}, location).href"))
        assert answer.ok, href
        return answer.json()

    return read
