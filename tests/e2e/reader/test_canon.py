"""The canon in a real browser: a chip leads to the second, a voice is heard."""

from __future__ import annotations

import json

import pytest


@pytest.fixture(scope="module")
def reader(three, site):
    with site(three.folder, "--port", "0") as address:
        yield f"{address}/small-weather-office"


def published(three, path):
    return json.loads((three.folder / "media/series/small-weather-office" / path).read_text())


def test_from_a_fact_to_its_second_and_from_a_face_to_its_voice(page, reader, three, until):
    """A thread's chip jumps into the film; a character's sheet is there and their line plays."""
    page.goto(f"{reader}/canon/threads")
    chip = page.locator("li.thread .chip").first
    number, scene = (int(word) for word in chip.inner_text().replace("EP ", "").split(" · sc "))
    scenes = published(three, f"episodes/{number}/metadata.json")["scenes"]
    starts = next(one["starts"] for one in scenes if one["number"] == scene)
    chip.click()
    page.wait_for_url(f"**/episodes/{number}#t=*")
    until(page, f"Math.abs(document.querySelector('video').currentTime - {starts}) < 0.3")

    who, about = next(iter(published(three, "characters/index.json")["characters"].items()))
    page.goto(f"{reader}/canon")
    page.locator(f"a.card[href$='/characters/{who}']").click()
    page.wait_for_url(f"**/canon/characters/{who}")
    until(page, "document.querySelector('.model img').naturalWidth === 1280")
    assert page.locator(".model q").inner_text() == about["says"]
    page.evaluate("void document.querySelector('audio').play()")
    until(page, "document.querySelector('audio').currentTime > 0.2")
    seconds = page.evaluate("document.querySelector('audio').duration")
    assert seconds == pytest.approx(about["seconds"], abs=0.15)


def test_without_script_everything_is_there(browser, reader):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto(f"{reader}/canon/timeline")
    assert page.locator(".axis > li").count() == 3
    page.get_by_role("link", name="all of them").first.click()
    assert page.locator("h1").inner_text() == "Log"
    assert "anigen canon undo 3" in page.content()
    assert page.locator("tbody tr").count() > 3
    context.close()
