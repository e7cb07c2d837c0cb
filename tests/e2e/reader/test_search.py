"""Search: a line that somebody said is found, and followed to the second at which it is said."""

from __future__ import annotations

import json

import pytest

SERIES = "small-weather-office"


@pytest.fixture(scope="module")
def address(three, site):
    with site(three.folder, "--port", "0") as running:
        yield running


def test_a_line_is_found_and_played(browser, address, three, no_violation, until):
    published = three.folder / "media" / "series" / SERIES / "episodes"
    lines = json.loads((published / "2" / "transcript.json").read_text())
    others = "".join((published / n / "transcript.json").read_text() for n in ("1", "3"))
    line = next(one for one in lines[4:] if one["text"] not in others and len(one["text"]) > 25)

    page = browser.new_page(viewport={"width": 1360, "height": 900})
    page.add_init_script(no_violation)
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{address}/{SERIES}/search")
    page.get_by_role("searchbox").fill(f'"{line["text"]}"')
    page.get_by_role("button", name="Search").click()

    hits = page.locator(".hits > li")
    assert hits.count() == 1
    passage = hits.locator("li", has_text=line["name"]).first
    assert passage.locator("mark").inner_text() == line["text"].rstrip(".?!…")
    passage.get_by_role("link").click()
    page.wait_for_url(f"**/episodes/2#t={int(line['start'])}")
    until(page, f"document.getElementById('film').currentTime >= {int(line['start'])}")
    assert page.evaluate("document.getElementById('film').currentTime") < line["end"] + 20
    assert page.evaluate("violations") == []
    assert errors == []
    page.close()
