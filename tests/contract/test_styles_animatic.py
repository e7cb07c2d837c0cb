"""What a style preset does to the animatic: each is known at sight, and the plain one changes nothing."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

import cv2
import numpy as np
import pytest

from generators.animatic import create
from generators.animatic.cels import CelStore
from generators.animatic.character_sheet import draw
from generators.animatic.draw import Drawing
from generators.animatic.film import Meter, Painter
from generators.animatic.paint import black, planes
from generators.animatic.raster import Rasteriser
from generators.animatic.shot import lay_out
from generators.animatic.styling import Inks, inks
from generators.animatic.titles import lay_out_card
from generators.animatic.tone import Tone
from schemas import styles
from schemas.bible import Character, Location, PlaceKind, Style
from schemas.look import Hair, Look, Outfit
from schemas.plan import Framing, Mood, Move, ShotPlan, Subject, TimeOfDay, Weather
from schemas.take import Card, Picture, ShotRequest, nothing

SMALL = Picture(width=320, height=180, fps=12)
ALL = Picture(width=320, height=180, fps=12)
NAMED = ("manga", "cyberpunk", "fantasy", "steampunk", "studio_ghibli")
ALL = tuple(preset.id for preset in styles.load().presets)
AKI = Character(
    id="aki", name="Aki", look=Look(hair=Hair.SPIKY, hair_colour="#d0402a", outfit=Outfit.GAKURAN)
)
MIO = Character(
    id="mio", name="Mio", look=Look(hair=Hair.LONG, hair_colour="#2f52c0", outfit=Outfit.SAILOR)
)
SCENES = {
    "roof": (PlaceKind.ROOFTOP, TimeOfDay.SUNSET),
    "sea": (PlaceKind.SEASIDE, TimeOfDay.DAY),
    "street": (PlaceKind.STREET, TimeOfDay.NIGHT),
}


def shot(preset="animation-desk", scene="roof", framing=Framing.MEDIUM, **changes):
    kind, time = SCENES[scene]
    people = Subject(character="aki", place="left"), Subject(character="mio", place="right")
    request = ShotRequest(
        series="s", episode=1, scene=1, shot=1,
        plan=ShotPlan(framing=framing, move=Move.HOLD, seconds=2, action="Look.", subjects=people),
        location=Location(id="p", name="There", kind=kind), time=time, weather=Weather.CLEAR,
        mood=Mood.CALM, characters=(AKI, MIO), seconds=1.0, picture=SMALL, seed=3,
        style=Style(preset=preset),
    )  # fmt: skip
    return request.model_copy(update=changes)


def painted(layout):
    """The planes of a frame in the middle of a layout."""
    frame = planes(layout.picture.width, layout.picture.height)
    black(frame)
    Painter(layout, Meter()).paint(layout.frames // 2, frame)
    return frame


@pytest.fixture(scope="module")
def drawn(tmp_path_factory):
    """A function that gives a frame of a shot in a preset, drawn once."""
    store, known = CelStore(tmp_path_factory.mktemp("cels")), {}

    def frame(preset, scene="roof", framing=Framing.MEDIUM):
        which = preset, scene, framing
        if which not in known:
            known[which] = painted(lay_out(shot(*which), Rasteriser(store), Meter()))
        return known[which]

    return frame


def features(frame):
    """Palette and edges of a frame: its tones, the hues of its lights and shadows, its lines."""
    inside = frame.y[12:-12]
    y, u, v = (plane.astype(np.float32) for plane in (inside, frame.u[6:-6], frame.v[6:-6]))
    thirds = np.array_split(y[::2, ::2].ravel().argsort(kind="stable"), 3)
    hues = [plane.ravel()[third].mean() - 128 for plane in (u, v) for third in thirds]
    edges = cv2.morphologyEx(inside, cv2.MORPH_GRADIENT, np.ones((2, 2), np.uint8))
    lines = [np.mean(edges > least) * 100 for least in (6, 24, 96)]
    return np.array([y.mean(), y.std(), *hues, u.std(), v.std(), *lines])


def told(drawn, preset, scene, names):
    """Which preset a frame is taken for by somebody who knows the place from afar in each of them."""
    known = np.array([features(drawn(name, scene, Framing.WIDE)) for name in names])
    plain = features(drawn("animation-desk", scene, Framing.WIDE))
    change = features(drawn(preset, scene)) - features(drawn("animation-desk", scene))
    far = np.linalg.norm((known - plain - change) / (known.std(axis=0) + 0.5), axis=1)
    return names[int(far.argmin())]


@pytest.mark.parametrize("scene", SCENES)
def test_the_same_shot_is_recognised_in_each_preset(drawn, scene):
    assert [told(drawn, name, scene, ALL) for name in ALL] == list(ALL)


def test_the_plain_preset_repaints_nothing_whatever_it_is_called():
    assert inks(Style()) is None
    assert inks(Style(preset="a name that is gone")) is None
    assert [name for name in ALL if inks(Style(preset=name)) is None] == [styles.DEFAULT]


def test_manga_is_ink_on_paper(drawn):
    frame = drawn("manga", "sea")
    inside = frame.y[12:-12]
    assert set(np.unique(frame.u)) == set(np.unique(frame.v)) == {128}
    assert np.mean((inside > 60) & (inside < 190)) < 0.2
    assert np.mean(inside > 220) > 0.3


def test_tones_become_dots_of_their_own_darkness():
    """The darker an even grey, the more of it is ink; paper stays paper and black stays black."""
    page, shares = planes(320, 156), []
    for luma in (235, 150, 100, 30):
        page.y[:], page.u[:], page.v[:] = luma, 90, 160
        Tone(320, 156, 0.25).print(page)
        assert page.y.min() >= 16
        shares.append(float(235 - page.y.mean()) / 219)
    assert shares == sorted(shares)
    assert shares[0] == 0
    assert 0.02 < shares[1] < 0.25 < shares[2] < 0.75
    assert shares[3] == 1


@pytest.mark.parametrize("name", [name for name in ALL if name not in {"manga", "noir"}])
def test_hair_of_different_colours_stays_different(name):
    ink = inks(Style(preset=name))
    colours = [np.array(rgb(ink.colour(c) if ink else c)) for c in ("#d0402a", "#2f52c0")]
    assert np.abs(colours[0] - colours[1]).max() > 40


def rgb(colour):
    return [int(colour[i : i + 2], 16) for i in (1, 3, 5)]


def test_outlines_take_the_line_of_the_preset_and_wide_strokes_stay():
    sheet = Drawing(100, 100)
    sheet.path("M0 0L9 9Z", fill="#cc8844", stroke="#30202a", width=3)
    sheet.path("M0 0L9 9", stroke="#30202a", width=30)
    sheet.path("M0 0L9 9", stroke="#ffffff80", width=3)
    sheet.path(
        "M0 0L9 9Z", fill=sheet.linear((0, 0), (0, 9), ((0, "#ff0000"), (1, "#0000ff", 0.5)))
    )
    manga = inks(Style(preset="manga"))
    thin, wide, light, shaded = re.findall(r"<path[^>]*>", manga.svg(sheet.svg()))
    assert 'stroke="#000000" stroke-width="3.60"' in thin
    assert 'stroke-width="30.00"' in wide
    assert re.search(r'stroke="#(..)\1\1(?:80)" stroke-width="3.00"', light)
    assert 'fill="url(#d0)"' in shaded
    stops = re.findall(r'stop-color="#(..)(..)(..)"', manga.svg(sheet.svg()))
    assert len(stops) == 2
    assert all(len(set(stop)) == 1 for stop in stops)


def test_the_line_of_the_series_wins_over_that_of_the_preset():
    sheet = Drawing(10, 10)
    sheet.path("M0 0L9 9Z", fill="#cc8844", stroke="#30202a", width=3)
    own = inks(Style(preset="manga", line="#123456"))
    assert 'stroke="#123456"' in own.svg(sheet.svg())


def test_a_neutral_repainting_gives_back_every_colour():
    plain = styles.Preset(id="x", name="X", prompt="x", palette=("#000000",) * 3, grain=0.1)
    ink = Inks(plain)
    for colour in ("#000000", "#ffffff", "#ff9a6a", "#0a061a", "#00ff7f", "#7f7f7f"):
        near = np.abs(np.array(rgb(ink.colour(colour))) - rgb(colour)).max()
        assert near <= 1


def test_each_preset_has_its_own_cels(tmp_path):
    store = CelStore(tmp_path)
    for name in ("animation-desk", "noir"):
        before = store.misses
        painted(lay_out(shot(name, "sea"), Rasteriser(store), Meter()))
        assert store.misses > before + 3
    before = store.misses
    painted(lay_out(shot("noir", "sea"), Rasteriser(store), Meter()))
    assert store.misses == before


def test_cards_are_in_the_look_of_the_series(tmp_path):
    store = CelStore(tmp_path)
    looks = []
    for name in ("animation-desk", "noir"):
        card = Card(
            kind="title", series="S", episode=1, title="T", location=shot().location, picture=SMALL,
            seconds=1.0, style=Style(preset=name),
        )  # fmt: skip
        looks.append(painted(lay_out_card(card, Rasteriser(store), Meter())))
    colourful, grey = (float(frame.v.std()) for frame in looks)
    assert colourful > 1.5 * grey  # the plates of the title keep their colour


def test_a_sheet_is_in_the_look_of_the_series(tmp_path):
    for name in ("animation-desk", "noir"):
        draw(MIO, Style(preset=name), tmp_path / f"{name}.png")
    spread = [
        float(np.ptp(cv2.imread(str(tmp_path / f"{name}.png")).astype(int), axis=2).mean())
        for name in ("animation-desk", "noir")
    ]
    assert spread[0] > 3 * spread[1]


def test_a_styled_film_is_the_same_bit_for_bit(tmp_path):
    async def film(folder: Path):
        folder.mkdir()
        generator = create({"workers": 1}, folder=folder)
        try:
            return await generator.generate(shot("manga"), into=folder, progress=nothing)
        finally:
            await generator.aclose()

    one, other = (asyncio.run(film(tmp_path / name)) for name in ("a", "b"))
    assert one.sha256 == other.sha256
    assert one.frames == 12
