"""Insert shots: a thing seen close, before a blurred bit of the place it is in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from generators.animatic.light import Light, mix
from schemas.bible import Location, PlaceKind

from . import mirrored, place, skies
from .setting import HEIGHT, WIDTH, Layer, Setting, Sheet
from .shapes import box, disc
from .things import fare, household, keepsakes, outings, papers, views

Painter = Callable[[Sheet], None]


class Thing(NamedTuple):
    """How a thing is shown: what paints it, and what is behind it."""

    paint: Painter
    behind: str = "place"  # place, table (the place and a surface), flat (a surface), sky, nothing


_THINGS: dict[str, Thing] = {"music box": Thing(keepsakes.music_box, "table"),
    "letter envelope note": Thing(papers.letter, "flat"),
    "paper page poster list": Thing(papers.paper, "flat"),
    "ticket pass coupon": Thing(papers.ticket, "flat"),
    "watch clock time stopwatch": Thing(keepsakes.watch, "table"),
    "key lock": Thing(keepsakes.key, "flat"), "cup tea coffee mug cocoa": Thing(fare.cup, "table"),
    "phone smartphone message telephone": Thing(keepsakes.phone, "flat"),
    "map chart plan": Thing(papers.chart, "flat"),
    "book notebook diary journal logbook": Thing(papers.book, "table"),
    "photo photograph picture snapshot album": Thing(papers.photo, "flat"),
    "umbrella parasol": Thing(household.umbrella),
    "shoe sneaker boot sandal": Thing(household.shoes, "table"),
    "door gate doorway": Thing(views.door, "nothing"), "window curtain": Thing(views.window, "sky"),
    "moon moonlight": Thing(views.moon, "sky"),
    "star constellation comet": Thing(views.star, "sky"),
    "puddle rain raindrop ripple": Thing(views.puddle, "nothing"),
    "sky cloud horizon sunset sunrise bird": Thing(views.sky, "sky"),
    "flower blossom rose petal bouquet sunflower": Thing(fare.flower),
    "bread loaf bun cake toast pastry": Thing(fare.bread, "table"),
    "radio wireless walkie": Thing(household.radio, "table"),
    "gear engine cog clockwork machine machinery": Thing(household.gears),
    "telescope spyglass": Thing(household.telescope),
    "sailboat boat ship dinghy": Thing(outings.sailboat, "sky"),
    "bowl dish": Thing(fare.bowl, "table"), "feather quill": Thing(keepsakes.feather),
    "hand palm finger": Thing(outings.hand), "candle flame match": Thing(fare.candle, "table"),
    "box chest parcel package present gift": Thing(keepsakes.parcel, "table"),
    "bicycle bike": Thing(outings.bicycle, "table"),
    "sign signboard signpost plaque": Thing(outings.sign),
    "fish carp koi goldfish": Thing(outings.fish, "nothing"),
    "shell seashell conch": Thing(outings.shell), "bottle vial jar": Thing(fare.bottle, "table"),
    "compass": Thing(keepsakes.compass, "table"), "lantern": Thing(household.lantern),
    "bell chime": Thing(household.bell, "table"), "plant pot sprout": Thing(fare.plant, "table"),
    "lamp lightbulb bulb": Thing(household.lamp)}  # fmt: skip
_KNOWN = {word: thing for words, thing in _THINGS.items() for word in words.split()}
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
    sheet = setting.sheet(warm=0.6)
    if found.behind == "table":
        _surface(sheet)
    if found.behind in {"place", "table"}:
        sheet.halo((800, 440), 430, setting.lamp, 0.3)
    large = "translate(-160 -90) scale(1.2)" if found.behind == "flat" else ""
    with sheet.group(transform=large):
        found.paint(sheet)
    subject = Layer(sheet, 1.0, bloom=0.4)
    return (*_behind(found, setting), subject, Layer(_motes(setting), 1.3, bloom=0.3, blur=2.5))


def _find(thing: str) -> Thing | None:
    words = re.findall(r"[a-z]+", thing.lower())
    if "music box" in " ".join(words):
        return _THINGS["music box"]
    named = (form for word in reversed(words) for form in (word, word.removesuffix("s")))
    return next((_KNOWN[form] for form in named if form in _KNOWN), None)


def _behind(thing: Thing, setting: Setting) -> tuple[Layer, ...]:
    if thing.behind in {"flat", "nothing"}:
        backdrop = setting.sheet(warm=0.6)
        _table_top(backdrop)
        return (Layer(backdrop, 0.9, bloom=0.2),)
    if thing.behind == "sky":
        plain = thing.paint not in {views.moon, views.star}
        return (skies.sky(setting, horizon=860, clouds=1.5, luminary=plain),)
    return _zoomed(setting, 1.7, blur=15.0)


def _zoomed(setting: Setting, scale: float, *, blur: float) -> tuple[Layer, ...]:
    x, y = _DETAILS[setting.location.kind]
    x = WIDTH - x if mirrored(setting) else x
    left = min(0.0, max(WIDTH * (1 - scale), WIDTH / 2 - x * scale))
    top = min(0.0, max(HEIGHT * (1 - scale), HEIGHT / 2 - y * scale))
    view = f"translate({left:.1f} {top:.1f}) scale({scale:.1f})"
    return tuple(Layer(layer.drawing.transformed(view), layer.depth, layer.bloom, blur)
        for layer in place(setting.location, setting.light) if layer.depth <= 1)  # fmt: skip


def _detail(location: Location, light: Light) -> tuple[Layer, ...]:
    setting = Setting(location, light)
    return (*_zoomed(setting, 2.3, blur=0.0), Layer(_motes(setting), 1.3, bloom=0.3, blur=2.5))


def _surface(on: Sheet) -> None:
    colour = _SURFACES.get(on.location.kind, _WOOD)
    fill = on.linear((0, 610), (0, 900), ((0, on.paint(colour, 0.35)),
        (0.4, on.paint(colour, -0.1)), (1, on.paint(colour, -0.9))))  # fmt: skip
    on.path(box(-40, 610, 1680, 300), fill=fill)
    on.fill(box(-40, 606, 1680, 6), mix(colour, "#ffffff", 0.4), 0.5)
    lines = [y for y in (630, 646, 668, 694, 726, 760, 800, 846) for _ in range(2)]
    on.line(_grain(on, lines), 3, colour, -1.2, opacity=0.35)


def _grain(on: Sheet, lines: Iterable[float]) -> str:
    """Draw the grain of wood along heights y, each line of its own length."""
    dice, data = on.dice("grain"), []
    for y in lines:
        bend, drift = dice.uniform(100, 300), dice.uniform(-8, 8)
        start, length = dice.uniform(-300, 1250), dice.uniform(300, 750)
        data.append(f"M{start:.1f} {y:.1f}q{bend:.1f} {drift:.1f} {length:.1f} 0")
    return "".join(data)


def _table_top(on: Sheet) -> None:
    """Fill the stage with a surface seen from above, lit from one corner."""
    colour, dice = _SURFACES.get(on.location.kind, _WOOD), on.dice("boards")
    stops = ((0, on.paint(colour, 0.25)), (0.45, on.paint(colour, -0.3)),
        (1, on.paint(colour, -1.5)))  # fmt: skip
    on.rect(0, 0, WIDTH, HEIGHT, fill=on.linear((300, 0), (1400, 900), stops))
    boards = [-30 + i * 158 for i in range(7)]
    tones = "".join(box(-10, y, 1620, 156) for y in boards if dice.random() < 0.45)
    on.fill(tones, colour, -1.2, opacity=0.16)
    on.fill("".join(box(-10, y, 1620, 4) for y in boards), colour, -1.7, opacity=0.6)
    lines = [y + dice.uniform(12, 146) for y in boards for _ in range(9)]
    on.line(_grain(on, lines), 2.6, colour, -1.3, opacity=0.3)
    on.halo((380, 170), 520, on.lamp, 0.32)


def _motes(setting: Setting) -> Sheet:
    sheet, dice = setting.sheet(), setting.dice("motes")
    spots = [
        (dice.uniform(0, WIDTH), dice.uniform(60, 840), dice.uniform(3, 11)) for _ in range(26)
    ]
    colour = mix(setting.lamp, "#ffffff", 0.3)
    sheet.path("".join(disc(x, y, r) for x, y, r in spots), fill=colour, opacity=0.22)
    return sheet
