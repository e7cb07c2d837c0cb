"""The channel in a real browser: joined in the middle, left and found again, and the streams."""

from __future__ import annotations

import json
import time

import httpx2
import pytest

HERE = "/small-weather-office"
PLACE = "document.getElementById('set').currentTime"
PLAYS = (
    "(set => set.readyState >= 3 && !set.paused && !set.seeking)(document.getElementById('set'))"
)
ROLLS = """src => {
  const film = document.createElement('video');
  film.id = 'film';
  film.muted = true;
  film.src = src;
  document.body.append(film);
  film.play();
}"""


@pytest.fixture(scope="module")
def address(site, three):
    """The studio's site, once its channel has opened."""
    with site(three.folder, "--port", "0") as running:
        deadline = time.monotonic() + 60
        while on_air(running)["on"] is None:
            assert time.monotonic() < deadline
            time.sleep(1)
        yield running


def on_air(address):
    return httpx2.get(f"{address}{HERE}/channel.json").json()


def late(page, address):
    """How many seconds the picture is away from the schedule."""
    told, place = on_air(address), page.evaluate(PLACE)
    return abs(told["offset"] - place)


def soon_over(route):
    """Tell the page that it is three seconds before the next programme."""
    answer = route.fetch()
    told = answer.json()
    told["now_ms"] = told["guide"][1]["starts_ms"] - 3000
    route.fulfill(response=answer, body=json.dumps(told))


def wait_for_a_long_one(address):
    """Wait until what is on stays on for as long as a test may take."""
    told = on_air(address)
    left = (told["on"]["ends_ms"] - told["now_ms"]) / 1000
    if left < 60:
        time.sleep(left + 1)


def test_whoever_joins_joins_in_the_middle_and_may_come_back(page, address, until):
    wait_for_a_long_one(address)
    page.goto(f"{address}{HERE}/channel")
    until(page, PLAYS)
    page.wait_for_timeout(1200)
    assert late(page, address) < 2

    page.evaluate("document.getElementById('set').pause()")
    page.get_by_role("button", name="Back to live").click()
    until(page, PLAYS)
    assert late(page, address) < 2
    assert page.locator("#live").is_hidden()
    rows = page.locator("#guide tr[data-starts]")
    assert rows.first.get_attribute("aria-current") == "true"
    assert rows.count() > 10


def test_the_next_programme_follows_by_itself(page, address, until):
    wait_for_a_long_one(address)
    page.route("**/channel.json", soon_over)
    page.goto(f"{address}{HERE}/channel")
    until(page, PLAYS)
    following = on_air(address)["guide"][1]
    until(page, f"document.getElementById('set').src.endsWith('{following['media']}/master.mp4')")
    until(page, f"{PLAYS} && {PLACE} < {following['from_s'] + 6}")
    assert page.locator("h1").inner_text().endswith(following["title"])
    assert following["title"] in page.title()
    now = page.locator("#guide [aria-current]")
    assert now.count() == 1
    assert now.get_attribute("data-starts") == str(following["starts_ms"])


OVER_WHILE_IT_SEEKS = """left => {
  const [set, clock] = [document.getElementById('set'), Date.now];
  const place = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, 'currentTime');
  let ahead = -2500;  // it is too far on, and will seek back
  Date.now = () => clock() + ahead;
  Object.defineProperty(set, 'currentTime', {
    get() { return place.get.call(this); },
    set(to) { place.set.call(this, to); ahead = left; },
  });
}"""


def test_a_programme_that_ends_while_its_place_is_put_right_is_not_left(page, address, until):
    wait_for_a_long_one(address)
    page.goto(f"{address}{HERE}/channel")
    until(page, PLAYS)
    told = on_air(address)
    following = told["guide"][1]
    page.evaluate(OVER_WHILE_IT_SEEKS, following["starts_ms"] - told["now_ms"] + 200)
    until(page, f"document.getElementById('set').src.endsWith('{following['media']}/master.mp4')")
    until(page, PLAYS)
    assert page.locator("#live").is_hidden()


def test_without_script_the_film_is_linked_where_it_is_now(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}{HERE}/channel")
    link = page.get_by_role("link", name="where it is now").get_attribute("href")
    told = on_air(address)
    film, place = link.split("#t=")
    assert film == f"{told['on']['media']}/master.mp4"
    assert abs(float(place) - told["offset"]) < 5
    assert page.locator("video[controls]").get_attribute("src").startswith(film)
    context.close()


@pytest.mark.parametrize("stream", ["episodes/2/index.m3u8", "channel.m3u8"])
def test_the_streams_play(page, address, until, stream):
    page.goto(f"{address}{HERE}/feeds")
    assert page.evaluate("document.createElement('video').canPlayType('application/x-mpegurl')")
    segments = []
    page.on("response", lambda r: segments.append(r.status) if r.url.endswith(".m4s") else None)
    page.evaluate(ROLLS, f"{HERE}/{stream}")
    until(page, "document.getElementById('film').currentTime > 1.5")
    assert page.evaluate("document.getElementById('film').videoWidth") == 640
    if stream.startswith("episodes"):
        length = page.evaluate("document.getElementById('film').duration")
        page.evaluate(f"document.getElementById('film').currentTime = {length} - 8")
        until(page, f"document.getElementById('film').currentTime > {length} - 7")
    assert segments
    assert set(segments) <= {200, 206}
