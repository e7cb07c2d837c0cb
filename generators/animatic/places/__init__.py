"""Places: twenty kinds of set, painted far to near in the light of a scene."""

from __future__ import annotations

from collections.abc import Callable

from generators.animatic.light import Light
from schemas.bible import Location, PlaceKind

from .alley import alley
from .bedroom import bedroom
from .boat import boat
from .bridge import bridge
from .cafe import cafe
from .field import field
from .forest import forest
from .kitchen import kitchen
from .library import library
from .lighthouse import lighthouse
from .market import market
from .observatory import observatory
from .rooftop import rooftop
from .school import classroom
from .seaside import seaside
from .setting import WIDTH, Layer, Setting
from .shrine import shrine
from .station import station
from .street import street
from .train import train
from .workshop import workshop

__all__ = ["Layer", "place"]

_PAINTERS: dict[PlaceKind, Callable[[Setting], tuple[Layer, ...]]] = {PlaceKind.ROOFTOP: rooftop,
    PlaceKind.CLASSROOM: classroom, PlaceKind.STREET: street, PlaceKind.ALLEY: alley,
    PlaceKind.SHRINE: shrine, PlaceKind.STATION: station, PlaceKind.TRAIN: train,
    PlaceKind.SEASIDE: seaside, PlaceKind.FOREST: forest, PlaceKind.FIELD: field,
    PlaceKind.KITCHEN: kitchen, PlaceKind.BEDROOM: bedroom, PlaceKind.MARKET: market,
    PlaceKind.LIBRARY: library, PlaceKind.WORKSHOP: workshop, PlaceKind.BRIDGE: bridge,
    PlaceKind.LIGHTHOUSE: lighthouse, PlaceKind.CAFE: cafe, PlaceKind.BOAT: boat,
    PlaceKind.OBSERVATORY: observatory}  # fmt: skip


def place(location: Location, light: Light) -> tuple[Layer, ...]:
    """Paint a location in a light: its sheets from far to near, the first opaque everywhere.

    The layout comes from `location.id` alone, so a place looks the same in every episode; half of
    all places are mirror images of their kind's composition.
    """
    setting = Setting(location, light)
    layers = _PAINTERS[location.kind](setting)
    if not mirrored(setting):
        return layers
    flip = f"matrix(-1 0 0 1 {WIDTH:.0f} 0)"
    return tuple(Layer(layer.drawing.transformed(flip), layer.depth, layer.bloom, layer.blur)
        for layer in layers)  # fmt: skip


def mirrored(setting: Setting) -> bool:
    """Tell whether a place is the mirror image of its kind's composition."""
    return setting.dice("mirror").random() < 0.5
