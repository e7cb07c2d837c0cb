"""The player, in a real browser, on a real film."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

SERIES = "small-weather-office"


@pytest.fixture(scope="module")
def address(three, site) -> Iterator[str]:
    with site(three.folder, "--port", "0") as running:
        yield f"{running}/{SERIES}/episodes"


def now(page: Page) -> float:
    return page.evaluate("film.currentTime")


@pytest.fixture
def film(page: Page, address: str, until) -> Page:
    page.goto(f"{address}/2")
    until(page, "film.readyState >= 1 && !film.controls")
    return page


def starts(page: Page) -> list[float]:
    cells = page.locator(".reel a").all()
    return [float(cell.get_attribute("data-seek") or "nan") for cell in cells]


def test_the_reel_is_six_cells_and_a_scrubber(film, until):
    cells = film.locator(".reel li").all()
    boxes = [cell.bounding_box() for cell in cells]
    lengths = [b - a for a, b in pairwise([*starts(film), now_end(film)])]
    assert len(cells) == 6
    for box, length in zip(boxes, lengths, strict=True):
        share = box["width"] / sum(one["width"] for one in boxes)
        assert share == pytest.approx(length / sum(lengths), abs=0.01)
    deck = film.locator(".deck").bounding_box()
    assert deck["y"] + deck["height"] <= 900, "the reel and its buttons are seen without scrolling"
    for button in film.locator(".deck button:visible").all():
        assert min(button.bounding_box()[side] for side in ("width", "height")) >= 44

    reel = film.locator(".reel").bounding_box()
    with film.expect_response("**/sprite.webp"):  # loaded when it is first wanted
        film.mouse.move(reel["x"] + 0.6 * reel["width"], reel["y"] + 20)
    until(film, "document.querySelector('.tile').style.backgroundPosition !== ''")
    sprite = film.evaluate(
        "fetch(`${document.querySelector('.reel').dataset.sprite}.json`).then(r => r.json())"
    )
    tile = int(0.6 * now_end(film) / sprite["seconds_per_tile"])
    row, column = divmod(tile, sprite["columns"])
    expected = f"-{column * sprite['tile_width']}px -{row * sprite['tile_height']}px"
    assert film.evaluate("document.querySelector('.tile').style.backgroundPosition") == expected
    expect(film.locator(".preview .said")).to_have_text(re.compile(r"^01:\d\d \w"))

    film.mouse.down()
    film.mouse.up()
    until(film, f"Math.abs(film.currentTime - {0.6 * now_end(film)}) < 1")
    place = film.locator("input[type=range]")
    expect(place).to_have_attribute(
        "aria-valuetext", re.compile(r"^01:\d\d of 03:\d\d, scene 4, \w")
    )
    expect(film.locator(".reel a[aria-current]")).to_have_attribute(
        "data-seek", str(starts(film)[3])
    )
    film.mouse.move(10, 10)
    expect(film.locator(".preview")).to_be_hidden()


def now_end(page: Page) -> float:
    return page.evaluate("film.duration")


def test_every_key_does_what_the_page_of_keys_says(film, until):
    at = starts(film)

    def press(key: str, true: str) -> None:
        film.keyboard.press(key)
        until(film, true, 5)

    for n in (4, 1, 6, 2, 3, 5):
        press(str(n), f"Math.abs(film.currentTime - {at[n - 1]}) < .1")
    press("[", f"Math.abs(film.currentTime - {at[3]}) < .1")
    press("]", f"Math.abs(film.currentTime - {at[4]}) < .1")
    press("j", f"Math.abs(film.currentTime - {at[4] - 10}) < .1")
    press("l", f"Math.abs(film.currentTime - {at[4]}) < .1")
    press("ArrowLeft", f"Math.abs(film.currentTime - {at[4] - 5}) < .1")
    press("ArrowRight", f"Math.abs(film.currentTime - {at[4]}) < .1")
    before = now(film)
    press(",", f"film.currentTime < {before - 0.04}")
    press(".", f"film.currentTime > {before - 0.04}")
    press("m", "film.muted")
    press("m", "!film.muted")
    press("<", "film.playbackRate === .75")
    press(">", "film.playbackRate === 1")
    press(">", "film.playbackRate === 1.25")
    press("c", "film.textTracks[0].mode === 'showing' && film.textTracks[0].cues?.length > 20")
    cue = film.evaluate("film.textTracks[0].cues[0].startTime")
    film.evaluate(f"film.currentTime = {cue + 0.1}")
    until(film, "film.textTracks[0].activeCues.length === 1")
    press("c", "film.textTracks[0].mode === 'disabled'")
    press("f", "document.fullscreenElement?.id === 'theatre'")
    press("f", "!document.fullscreenElement")

    film.keyboard.press("PageDown")
    film.keyboard.press("ArrowUp")
    assert now(film) == pytest.approx(cue + 0.1, abs=0.1), "the page scrolls while nothing plays"
    film.evaluate("film.muted = true")
    press(" ", "!film.paused")
    press("ArrowDown", "Math.abs(film.volume - .9) < .01")
    press("ArrowUp", "film.volume === 1")
    press("PageUp", f"Math.abs(film.currentTime - {at[1]}) < 2")
    press("PageDown", f"film.currentTime < {at[1]}")
    press("Home", "film.currentTime < 2")
    press("k", "film.paused")

    film.locator("[data-do=sound]").focus()
    film.keyboard.press(" ")
    until(film, "film.muted")
    assert film.evaluate("film.paused"), "space on a button is the button's"
    film.evaluate("localStorage.setItem('keys', 'off'); document.activeElement.blur()")
    film.keyboard.press("4")
    assert now(film) < at[1], "keys can be switched off"
    film.evaluate("localStorage.removeItem('keys')")
    film.keyboard.press("Control+4")
    assert now(film) < at[1], "not with a modifier held"

    with film.expect_navigation(url=re.compile(r"/episodes/3$")):
        film.keyboard.press("n")
    assert film.evaluate("document.getElementById('film').playbackRate") == 1.25, "remembered"
    with film.expect_navigation(url=re.compile(r"/episodes/2$")):
        film.keyboard.press("p")
    film.keyboard.press("g")
    with film.expect_navigation(url=re.compile(rf"/{SERIES}$")):
        film.keyboard.press("e")
    film.keyboard.press("/")
    expect(film.locator("input[type=search]")).to_be_focused()
    film.keyboard.press("4")
    expect(film.locator("input[type=search]")).to_have_value("4")


def test_one_goes_on_where_one_stopped_and_links_lead_to_the_second(film, address, until):
    film.evaluate("film.currentTime = 95; film.muted = true")
    film.keyboard.press("k")
    until(film, "film.currentTime > 95.2")
    film.keyboard.press("k")
    until(film, "film.paused")

    film.goto(f"{address}/2")
    resume = film.get_by_role("link", name="Continue at 01:35")
    expect(resume).to_be_visible()
    assert now(film) == 0
    assert film.evaluate("film.paused")
    resume.click()
    until(film, "film.currentTime > 94.9 && !film.paused")
    expect(resume).to_be_hidden()

    line = film.locator(".lines a").nth(8)
    second = float(line.get_attribute("data-seek") or 0)
    line.click()
    until(film, f"Math.abs(film.currentTime - {second}) < 2")
    expect(film.locator(".lines a[aria-current]")).to_have_attribute("data-seek", str(second))
    assert film.url.endswith("/episodes/2"), "the film came to the link, not the other way round"

    film.goto(f"{address}/3#t=83")
    until(film, "film.readyState >= 1 && Math.abs(film.currentTime - 83) < .2")
    film.goto(f"{address}/1#scene-3")
    third = starts(film)[2]
    until(film, f"film.readyState >= 1 && Math.abs(film.currentTime - {third}) < .2")
    expect(film.locator("#scene-3")).to_be_in_viewport()


def test_day_and_night_are_switched_in_the_footer(film, address):
    switch = film.locator("[data-scheme-switch]")
    paper = film.evaluate("getComputedStyle(document.body).backgroundColor")
    switch.click()
    expect(switch).to_have_text("Light: day")
    switch.click()
    expect(switch).to_have_text("Light: night")
    dark = film.evaluate("getComputedStyle(document.body).backgroundColor")
    assert dark != paper
    film.goto(f"{address}/1")
    assert film.evaluate("getComputedStyle(document.body).backgroundColor") == dark
    film.locator("[data-scheme-switch]").click()
    assert film.evaluate("getComputedStyle(document.body).backgroundColor") == paper


def test_by_touch_and_on_a_small_screen(browser, address, no_violation, until):
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    context.add_init_script(no_violation)
    page = context.new_page()
    page.goto(f"{address}/1")
    until(page, "film.readyState >= 1 && !film.controls")

    assert page.evaluate("document.documentElement.scrollWidth") == 390
    deck = page.locator(".deck").bounding_box()
    assert deck["y"] + deck["height"] <= 844
    reel = page.locator(".reel").bounding_box()
    page.touchscreen.tap(reel["x"] + 0.5 * reel["width"], reel["y"] + 20)
    until(page, "Math.abs(film.currentTime - film.duration / 2) < 2")
    page.locator("[data-do=play]").tap()
    until(page, "!film.paused")
    assert page.evaluate("violations") == []
    context.close()


def test_without_script_it_is_a_magazine_with_a_player(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/1")

    expect(page.locator("video[controls]")).to_have_count(1)
    expect(page.locator(".deck")).to_be_hidden()
    expect(page.locator("input[type=range]")).to_be_hidden()
    expect(page.locator(".cues > li")).to_have_count(6)
    expect(page.locator(".reel a[href*='#t=']")).to_have_count(6)
    assert page.locator(".lines a[href*='#t=']").count() > 20
    page.locator("summary").first.click()
    expect(page.locator(".cues td a").first).to_be_visible()
    context.close()
