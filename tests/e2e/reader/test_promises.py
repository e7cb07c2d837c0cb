"""What the reader promises whoever comes: two clicks to where a picture is from, and no mouse needed."""

from __future__ import annotations

import re

import pytest

SHOW = "small-weather-office"


@pytest.fixture(scope="module")
def address(three, site):
    with site(three.folder, "--port", "0") as running:
        yield running


def test_two_clicks_from_a_picture_to_what_made_it(page, address):
    page.goto(f"{address}/{SHOW}/episodes/2")
    scene = page.locator("#scene-4")
    scene.locator("summary").first.click()
    scene.locator("a[href*='/takes/2/4/']").first.click()
    page.wait_for_url("**/takes/2/4/**")
    said = page.locator("main").inner_text().lower()
    for word in ("prompt", "seed", "backend", "animatic", "cost", "generator"):
        assert word in said, word


SMALL = """() => [...document.querySelectorAll('a, button, input, select, summary')].filter(one => {
  const box = one.getBoundingClientRect();
  const seen = box.width && box.height && box.left >= 0 && !one.closest('.sr, p, h2, h3');
  return seen && getComputedStyle(one).display != 'inline' && box.height < 43.5;
}).map(one => one.outerHTML.slice(0, 120))"""


def test_a_finger_finds_everything(browser, address):
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
    )
    page = context.new_page()
    for path in (
        "", "/episodes/2", "/episodes/2/making", "/takes/2/1/1/1", "/desk", "/canon",
        "/canon/characters/wren", "/canon/threads", "/canon/timeline", "/costs", "/search?q=fog",
        "/channel", "/feeds",
    ):  # fmt: skip
        page.goto(f"{address}/{SHOW}{path}")
        assert page.evaluate(SMALL) == [], path
    context.close()


def until_focused(page, found, key="Tab", most=120):
    """Press a key until what has the focus is what is looked for."""
    for _ in range(most):
        page.keyboard.press(key)
        if page.evaluate(f"Boolean(document.activeElement?.matches({found!r}))"):
            return
    pytest.fail(f"{found} is not reached by {key}")


def test_all_of_it_with_the_keyboard(page, address, until):
    page.goto(f"{address}/{SHOW}")
    until_focused(page, f'a[href="/{SHOW}/episodes/2"]')
    page.keyboard.press("Enter")
    page.wait_for_url("**/episodes/2")
    until(page, "document.querySelector('video').readyState >= 1")
    page.keyboard.press("k")
    until(page, "!document.querySelector('video').paused")
    page.keyboard.press("4")
    starts = float(page.locator("#scene-4 [data-seek]").first.get_attribute("data-seek"))
    until(page, f"document.querySelector('video').currentTime >= {starts}")
    page.keyboard.press("k")
    until_focused(page, "#scene-4 summary")
    page.keyboard.press("Enter")
    until_focused(page, "#scene-4 a[href*='/takes/2/4/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/takes/2/4/**")
    assert re.search(r"take 1", page.locator("h1").inner_text(), re.IGNORECASE)
    page.go_back()
    page.wait_for_url("**/episodes/2")
    until(page, "document.querySelector('video').readyState >= 1")
