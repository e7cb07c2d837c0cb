"""The API's page, with everything on it unfolded, and closed as one finds it."""

from __future__ import annotations

import pytest

UNFOLD = "document.querySelectorAll('details').forEach(one => { one.open = true })"


@pytest.fixture(scope="module")
def address(site, new_studio, tmp_path_factory):
    studio = new_studio(tmp_path_factory.mktemp("asked") / "studio")
    with site(studio, "--port", "0") as running:
        yield running


def test_it_is_read_by_everybody(walk, address):
    page = walk(f"{address}/api", "api")
    assert page.locator("details[open]").count() == 0
    assert "anigen token new" in page.locator(".note").inner_text()
    walk(f"{address}/api", "api-unfolded", ready=lambda open_: open_.evaluate(UNFOLD))


def test_its_links_lead_somewhere(walk, address):
    page = walk(f"{address}/api", "api")
    ends = "[...document.querySelectorAll('main a[href^=\"#\"]')].map(a => a.hash.slice(1))"
    missing = f"{ends}.filter(id => !document.getElementById(id))"
    assert page.evaluate(missing) == []
    page.goto(f"{address}/api#GenerateRequest")
    page.locator("#GenerateRequest").wait_for(state="visible")
