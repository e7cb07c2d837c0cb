"""What a name is called in addresses: always a slug, never one that is taken or reserved."""

from __future__ import annotations

import re

import pytest

from orchestrator.office.slugs import RESERVED, slug
from webui import app

GOOD = re.compile(r"[a-z][a-z0-9_-]{0,47}")


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("Neon Harbour", "neon-harbour"), ("Das Mädchen & der Bär!", "das-madchen-der-bar"),
        ("Смешарики", "smeshariki"), ("Ωμέγα", "omega"), ("みお", "mio"), ("ミオ", "mio"),
        ("Łódź straße", "lodz-strasse"), ("3 Robots", "s-3-robots"), ("x" * 10_000, "x" * 48),
        ("../../etc/passwd", "etc-passwd"), ("'; drop table series; --", "drop-table-series"),
        ("<script>", "script"), ("Ａｎｉｍｅ Show", "anime-show"), ("404", "series-404"),
    ],
)  # fmt: skip
def test_a_name_becomes_a_slug(name, wanted):
    assert slug(name) == wanted


@pytest.mark.parametrize("name", ["", " ", "漢字", "🦊", "...", "\x00", "\u202e", "-", "_"])
def test_what_cannot_be_spelled_has_a_slug_all_the_same(name):
    assert GOOD.fullmatch(slug(name))
    assert slug(name, kind="character").startswith("character-")


def test_a_number_is_appended_where_it_is_taken():
    assert slug("Mine", taken={"mine", "mine-2"}) == "mine-3"
    assert len(slug("x" * 60, taken={"x" * 48})) <= 48
    assert slug("Media") == "media-2"
    assert slug("Media", kind="character") == "media"


def test_no_address_of_the_site_is_free(tmp_path):
    site = app.create(url="postgresql://nobody/nothing", media=tmp_path)
    first = {getattr(route, "path", "").split("/")[1] for route in site.routes if route.path != "/"}

    own = {name.partition(".")[0] for name in first if name and "{" not in name}
    assert own <= RESERVED
    assert {"media", "static"} <= own
