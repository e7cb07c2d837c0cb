"""Insert shots: a thing seen close, before a blurred bit of the place it is in."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from generators.animatic.draw import Drawing, number
from generators.animatic.light import Light, mix
from schemas.bible import Location, PlaceKind

from . import household, keepsakes, mirrored, place, skies, views
from .setting import HEIGHT, WIDTH, Layer, Setting
from .shapes import box, disc

Painter = Callable[[Drawing, Setting], None]


class Thing(NamedTuple):
    """How a thing is shown: what paints it, and what is behind it."""

    paint: Painter
    behind: str = "place"  # place, table (the place and a surface), sky, or nothing


_THINGS: dict[str, Thing] = {
    "music box": Thing(keepsakes.music_box, "table"),
    "letter envelope note": Thing(keepsakes.letter, "table"),
    "paper page poster list": Thing(household.paper, "table"),
    "ticket pass coupon": Thing(keepsakes.ticket, "table"),
    "watch clock time stopwatch": Thing(keepsakes.watch, "table"),
    "key lock": Thing(keepsakes.key, "table"),
    "cup tea coffee mug cocoa": Thing(household.cup, "table"),
    "phone smartphone message telephone": Thing(keepsakes.phone, "table"),
    "map chart plan": Thing(keepsakes.chart, "table"),
    "book notebook diary journal logbook": Thing(keepsakes.book, "table"),
    "photo photograph picture snapshot album": Thing(keepsakes.photo, "table"),
    "umbrella parasol": Thing(household.umbrella),
    "shoe sneaker boot sandal": Thing(household.shoes, "table"),
    "door gate doorway": Thing(views.door, "nothing"),
    "window curtain": Thing(views.window, "sky"),
    "moon moonlight": Thing(views.moon, "sky"),
    "star constellation comet": Thing(views.star, "sky"),
    "puddle rain raindrop ripple": Thing(views.puddle, "nothing"),
    "sky cloud horizon sunset sunrise bird": Thing(views.sky, "sky"),
    "flower blossom rose petal bouquet sunflower": Thing(household.flower),
    "bread loaf bun cake toast pastry": Thing(household.bread, "table"),
    "radio wireless walkie": Thing(household.radio, "table"),
    "gear engine cog clockwork machine machinery": Thing(household.gears),
    "telescope spyglass": Thing(household.telescope),
    "sailboat boat ship dinghy": Thing(views.sailboat, "sky"),
    "bowl dish": Thing(household.bowl, "table"),
    "feather quill": Thing(keepsakes.feather),
    "hand palm finger": Thing(views.hand),
    "candle flame match": Thing(household.candle, "table"),
    "box chest parcel package present gift": Thing(keepsakes.parcel, "table"),
    "bicycle bike": Thing(views.bicycle, "table"),
    "sign signboard signpost plaque": Thing(views.sign),
    "fish carp koi goldfish": Thing(views.fish, "nothing"),
    "shell seashell conch": Thing(views.shell),
    "bottle vial jar": Thing(household.bottle, "table"),
    "compass": Thing(keepsakes.compass, "table"),
    "lantern": Thing(household.lantern),
    "bell chime": Thing(household.bell, "table"),
    "plant pot sprout": Thing(household.plant, "table"),
    "lamp lightbulb bulb": Thing(household.lamp),
}
_SURFACES: dict[PlaceKind, str] = {
    PlaceKind.ROOFTOP: "#a9a6ab", PlaceKind.STREET: "#8d8a90", PlaceKind.ALLEY: "#7d7674",
    PlaceKind.SHRINE: "#a8a294", PlaceKind.STATION: "#a9764a", PlaceKind.SEASIDE: "#e6cc98",
    PlaceKind.FOREST: "#6d7a44", PlaceKind.FIELD: "#7d9a4c", PlaceKind.TRAIN: "#8a5a5e",
    PlaceKind.LIGHTHOUSE: "#a8a294", PlaceKind.BRIDGE: "#a39b90", PlaceKind.OBSERVATORY: "#5a6480",
}  # fmt: skip
_WOOD = "#a3714a"
_DETAILS: dict[PlaceKind, tuple[float, float]] = {
    PlaceKind.ROOFTOP: (1330, 420), PlaceKind.CLASSROOM: (860, 400), PlaceKind.STREET: (470, 380),
    PlaceKind.ALLEY: (430, 420), PlaceKind.SHRINE: (390, 520), PlaceKind.STATION: (880, 400),
    PlaceKind.TRAIN: (800, 400), PlaceKind.SEASIDE: (1130, 560), PlaceKind.FOREST: (800, 480),
    PlaceKind.FIELD: (420, 500), PlaceKind.KITCHEN: (1000, 480), PlaceKind.BEDROOM: (380, 470),
    PlaceKind.MARKET: (380, 500), PlaceKind.LIBRARY: (800, 360), PlaceKind.WORKSHOP: (370, 400),
    PlaceKind.BRIDGE: (560, 480), PlaceKind.LIGHTHOUSE: (1180, 360), PlaceKind.CAFE: (1270, 470),
    PlaceKind.BOAT: (1380, 470), PlaceKind.OBSERVATORY: (420, 430),
}  # fmt: skip


def insert(thing: str, location: Location, light: Light) -> tuple[Layer, ...]:
    """Paint a close view of a thing found by a keyword in the words of `thing`.

    The first sheet is opaque over the whole stage. Words that name nothing known give a close
    detail of the place itself.
    """
    found = _find(thing)
    if found is None:
        return _detail(location, light)
    setting = Setting(location, light)
    near = setting.lamplit(0.6)
    sheet = setting.sheet()
    if found.behind == "table":
        _surface(sheet, near)
    if found.behind in {"place", "table"}:
        setting.halo(sheet, (800, 440), 430, setting.lamp, 0.3)
    found.paint(sheet, near)
    subject = Layer(sheet, 1.0, bloom=0.4)
    return (*_behind(found, setting), subject, Layer(_motes(setting), 1.3, bloom=0.3, blur=2.5))


def _find(thing: str) -> Thing | None:
    words = [word.removesuffix("s") for word in re.findall(r"[a-z]+", thing.lower())]
    text = f" {' '.join(words)} "
    if " music box " in text:
        return _THINGS["music box"]
    known = {name: found for names, found in _THINGS.items() for name in names.split()}
    known |= {name.removesuffix("s"): found for name, found in known.items()}
    return next((known[word] for word in reversed(words) if word in known), None)


def _behind(thing: Thing, setting: Setting) -> tuple[Layer, ...]:
    if thing.behind == "nothing":
        backdrop = setting.sheet()
        backdrop.rect(0, 0, WIDTH, HEIGHT, fill=setting.paint("#6d6a72", -0.6))
        return (Layer(backdrop, 0.0),)
    if thing.behind == "sky":
        return (skies.sky(setting, horizon=860, clouds=1.5),)
    return _zoomed(setting, 1.7, blur=15.0)


def _zoomed(setting: Setting, scale: float, *, blur: float) -> tuple[Layer, ...]:
    x, y = _DETAILS[setting.location.kind]
    x = WIDTH - x if mirrored(setting) else x
    left = min(0.0, max(WIDTH * (1 - scale), WIDTH / 2 - x * scale))
    top = min(0.0, max(HEIGHT * (1 - scale), HEIGHT / 2 - y * scale))
    view = f"translate({number(left)} {number(top)}) scale({number(scale)})"
    return tuple(
        Layer(layer.drawing.transformed(view), layer.depth, layer.bloom, blur)
        for layer in place(setting.location, setting.light)
        if layer.depth <= 1
    )


def _detail(location: Location, light: Light) -> tuple[Layer, ...]:
    setting = Setting(location, light)
    return (*_zoomed(setting, 2.3, blur=0.0), Layer(_motes(setting), 1.3, bloom=0.3, blur=2.5))


def _surface(sheet: Drawing, here: Setting) -> None:
    colour = _SURFACES.get(here.location.kind, _WOOD)
    fill = sheet.linear((0, 610), (0, 900), ((0, here.paint(colour, 0.35)), (0.4, here.paint(colour, -0.1)), (1, here.paint(colour, -0.9))))
    sheet.path(box(-40, 610, 1680, 300), fill=fill)
    sheet.path(box(-40, 606, 1680, 6), fill=here.paint(mix(colour, "#ffffff", 0.4), 0.5))
    dice = here.dice("grain")
    grain = "".join(
        f"M{number(dice.uniform(-200, 1200))} {number(y)}q{number(dice.uniform(100, 300))} {number(dice.uniform(-6, 6))} {number(dice.uniform(300, 700))} 0"
        for y in (630, 646, 668, 694, 726, 760, 800, 846) for _ in range(2)
    )  # fmt: skip
    sheet.path(grain, stroke=here.paint(colour, -1.2), width=3, opacity=0.35)


def _motes(setting: Setting) -> Drawing:
    sheet, dice = setting.sheet(), setting.dice("motes")
    spots = [(dice.uniform(0, WIDTH), dice.uniform(60, 840), dice.uniform(3, 11)) for _ in range(26)]
    colour = mix(setting.lamp, "#ffffff", 0.3)
    sheet.path("".join(disc(x, y, r) for x, y, r in spots), fill=colour, opacity=0.22)
    return sheet
