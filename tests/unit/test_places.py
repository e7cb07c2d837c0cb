"""Places: every kind in every light builds, stays itself, and looks like its time of day."""

from __future__ import annotations

import hashlib
import io
import os
import re
import subprocess
import sys
from xml.etree import ElementTree as ET

import numpy as np
import pytest
import resvg_py
from PIL import Image

from generators.animatic.light import light
from generators.animatic.places import Layer, place
from generators.animatic.places.inserts import insert
from schemas.bible import Location, PlaceKind
from schemas.plan import TimeOfDay, Weather

KINDS = list(PlaceKind)
OUTDOORS = [
    PlaceKind.ROOFTOP, PlaceKind.STREET, PlaceKind.ALLEY, PlaceKind.SHRINE, PlaceKind.STATION,
    PlaceKind.SEASIDE, PlaceKind.FOREST, PlaceKind.FIELD, PlaceKind.MARKET, PlaceKind.BRIDGE,
    PlaceKind.LIGHTHOUSE, PlaceKind.BOAT,
]  # fmt: skip
THINGS = (
    "lantern", "letter", "bell", "ticket", "watch", "clock", "key", "cup", "tea", "phone", "map",
    "book", "photo", "umbrella", "shoes", "door", "window", "sky", "moon", "star", "rain puddle",
    "flower", "bread", "radio", "engine", "gears", "telescope", "boat", "cat bowl", "feather",
    "hand", "candle", "box", "bicycle", "sign", "fish", "shell", "music box", "bottle", "compass",
    "page", "plant", "lamp",
)  # fmt: skip
DAY = light(TimeOfDay.DAY, Weather.CLEAR)


def location(kind: PlaceKind, name: str = "one", tint: str | None = None) -> Location:
    return Location(id=name, name="Somewhere", kind=kind, tint=tint)


def digest(layers: tuple[Layer, ...]) -> str:
    keys = "".join(f"{layer.drawing.key()}{layer.depth}{layer.blur}" for layer in layers)
    return hashlib.sha256(keys.encode()).hexdigest()


def pixels(layer: Layer, width: int = 160) -> np.ndarray:
    data = resvg_py.svg_to_bytes(svg_string=layer.drawing.svg(), width=width)
    image = Image.open(io.BytesIO(bytes(data))).convert("RGBA")
    return np.asarray(image, dtype=np.float64) / 255


def picture(layers: tuple[Layer, ...]) -> np.ndarray:
    shown = pixels(layers[0])[..., :3]
    for layer in layers[1:]:
        sheet = pixels(layer)
        shown = shown * (1 - sheet[..., 3:]) + sheet[..., :3] * sheet[..., 3:]
    return shown


def forms(layers: tuple[Layer, ...]) -> set[str]:
    """The outlines drawn at the actors' depth, whatever their colours."""
    near = max((x for x in layers if x.depth <= 1), key=lambda x: x.depth)
    return set(re.findall(r' d="([^"]+)"', near.drawing.svg()))


@pytest.mark.parametrize("kind", KINDS)
def test_every_time_and_weather_builds(kind: PlaceKind) -> None:
    for time in TimeOfDay:
        for weather in Weather:
            layers = place(location(kind), light(time, weather))
            depths = [layer.depth for layer in layers]
            assert depths == sorted(depths)
            assert depths[0] < 1
            assert any(depth <= 1 for depth in depths[1:])
            shapes = 0
            for layer in layers:
                root = ET.fromstring(layer.drawing.svg())
                assert (root.get("width"), root.get("height")) == ("1600", "900")
                shapes += sum(
                    1 for node in root.iter() if node.tag.endswith(("path", "ellipse", "rect"))
                )
            assert 60 < shapes <= 1600, (time, weather, shapes)
            assert "nan" not in layers[-1].drawing.svg()


@pytest.mark.parametrize("kind", KINDS)
def test_first_sheet_is_opaque_everywhere(kind: PlaceKind) -> None:
    for when in (DAY, light(TimeOfDay.NIGHT, Weather.STORM)):
        assert pixels(place(location(kind), when)[0])[..., 3].min() == 1.0


def test_the_same_in_every_process() -> None:
    script = (
        "from generators.animatic.light import light;"
        "from generators.animatic.places import place;"
        "from generators.animatic.places.inserts import insert;"
        "from schemas.bible import Location, PlaceKind;"
        "from schemas.plan import TimeOfDay, Weather;"
        "sky = light(TimeOfDay.NIGHT, Weather.RAIN);"
        "homes = [Location(id='one', name='x', kind=kind) for kind in PlaceKind];"
        "seen = [x for h in homes for x in (*place(h, sky), *insert('an old key', h, sky))];"
        "print(''.join(layer.drawing.key() for layer in seen))"
    )
    outputs = set()
    for seed in ("1", "2"):
        env = {**os.environ, "PYTHONHASHSEED": seed}
        run = subprocess.run(
            [sys.executable, "-c", script], capture_output=True, check=True, env=env
        )
        outputs.add(run.stdout)
    rain = light(TimeOfDay.NIGHT, Weather.RAIN)
    homes = [location(kind) for kind in KINDS]
    here = [x for h in homes for x in (*place(h, rain), *insert("an old key", h, rain))]
    outputs.add("".join(layer.drawing.key() for layer in here).encode() + b"\n")
    assert len(outputs) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_two_places_of_a_kind_differ_in_more_than_colour(kind: PlaceKind) -> None:
    tint = "#3f8fb5"
    one, two = (place(location(kind, name, tint), DAY) for name in ("one", "two"))
    assert forms(one) != forms(two)


@pytest.mark.parametrize("kind", KINDS)
def test_layout_is_the_same_at_every_time(kind: PlaceKind) -> None:
    day = forms(place(location(kind), DAY))
    for time in (TimeOfDay.MORNING, TimeOfDay.SUNSET, TimeOfDay.NIGHT):
        other = forms(place(location(kind), light(time, Weather.CLEAR)))
        assert len(day & other) / len(day) > 0.8, time


@pytest.mark.parametrize("kind", KINDS)
def test_tint_changes_colours_only(kind: PlaceKind) -> None:
    red, blue = (place(location(kind, tint=tint), DAY) for tint in ("#c02020", "#2040c0"))
    assert forms(red) == forms(blue)


def test_tint_is_seen_where_a_place_has_an_accent() -> None:
    for kind in (PlaceKind.BEDROOM, PlaceKind.CAFE, PlaceKind.TRAIN, PlaceKind.LIBRARY):
        red, blue = (place(location(kind, tint=tint), DAY) for tint in ("#c02020", "#2040c0"))
        assert digest(red) != digest(blue)


@pytest.mark.parametrize("kind", KINDS)
def test_night_is_darker_and_sunset_warmer_than_day(kind: PlaceKind) -> None:
    shown = {
        time: picture(place(location(kind), light(time, Weather.CLEAR))).mean(axis=(0, 1))
        for time in TimeOfDay
    }
    luma = {time: float(rgb @ (0.2126, 0.7152, 0.0722)) for time, rgb in shown.items()}
    warmth = {time: float(rgb[0] - rgb[2]) for time, rgb in shown.items()}
    assert luma[TimeOfDay.NIGHT] < 0.8 * luma[TimeOfDay.DAY]
    assert warmth[TimeOfDay.SUNSET] > warmth[TimeOfDay.DAY] + 0.05


@pytest.mark.parametrize("kind", OUTDOORS)
def test_weather_is_seen(kind: PlaceKind) -> None:
    clear = digest(place(location(kind), DAY))
    for weather in (Weather.CLOUDY, Weather.RAIN, Weather.SNOW, Weather.FOG, Weather.STORM):
        assert digest(place(location(kind), light(TimeOfDay.DAY, weather))) != clear


def test_snow_whitens_the_ground() -> None:
    for kind in (PlaceKind.FIELD, PlaceKind.SHRINE, PlaceKind.STREET):
        clear, snow = (
            picture(place(location(kind), light(TimeOfDay.DAY, weather)))[70:84]
            for weather in (Weather.CLEAR, Weather.SNOW)
        )
        assert snow.mean() > clear.mean() + 0.05
        assert np.ptp(snow.mean(axis=(0, 1))) < 0.2


def test_every_thing_has_its_own_picture() -> None:
    home = location(PlaceKind.CAFE)
    default = digest(insert("a nameless something", home, DAY))
    shown = {thing: digest(insert(thing, home, DAY)) for thing in THINGS}
    assert default not in shown.values()
    same = ({"watch", "clock"}, {"cup", "tea"}, {"engine", "gears"})
    assert len(set(shown.values())) == len(THINGS) - sum(len(names) - 1 for names in same)


@pytest.mark.parametrize(
    ("words", "thing"),
    [
        ("Grandfather's keys", "key"), ("the old MUSIC BOX", "music box"), ("stars", "star"),
        ("a box of matches and a letter", "letter"), ("brass compass", "compass"),
    ],
)  # fmt: skip
def test_things_are_found_in_words(words: str, thing: str) -> None:
    home = location(PlaceKind.STATION)
    assert digest(insert(words, home, DAY)) == digest(insert(thing, home, DAY))


@pytest.mark.parametrize("kind", KINDS)
def test_inserts_are_opaque_and_default_to_a_detail_of_the_place(kind: PlaceKind) -> None:
    home = location(kind)
    for thing in ("letter", "cup", "door", "moon", "something"):
        layers = insert(thing, home, DAY)
        assert pixels(layers[0])[..., 3].min() == 1.0
        for layer in layers:
            ET.fromstring(layer.drawing.svg())
    detail = insert("something", home, DAY)
    assert digest(detail) != digest(insert("something", location(kind, "two"), DAY))
    assert forms(detail) == forms(place(home, DAY))


def test_lamps_warm_people_in_rooms_at_night() -> None:
    night = light(TimeOfDay.NIGHT, Weather.CLEAR)
    red, blue = (int(night.indoors().lit("#808080")[i : i + 2], 16) for i in (1, 5))
    cold_red, cold_blue = (int(night.lit("#808080")[i : i + 2], 16) for i in (1, 5))
    assert red > blue
    assert cold_red < cold_blue
    assert DAY.indoors().lit("#808080") == DAY.lit("#808080")


def test_light_is_well_formed_in_every_weather() -> None:
    for time in TimeOfDay:
        clear = light(time, Weather.CLEAR)
        for weather in Weather:
            shown = light(time, weather)
            for colour in (*shown.sky, *shown.cloud, shown.haze, shown.ambient, shown.sun):
                assert re.fullmatch(r"#[0-9a-f]{6}", colour)
            assert shown.rim_strength <= clear.rim_strength
            assert shown.lamps or not clear.lamps
    assert light(TimeOfDay.DAY, Weather.STORM).lamps
    assert not DAY.lamps
