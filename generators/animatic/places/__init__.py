"""Places: twenty kinds of set, painted far to near in the light of a scene."""

from __future__ import annotations

from collections.abc import Callable

from generators.animatic.light import Light
from schemas.bible import Location, PlaceKind

from .boat import boat
from .halls import cafe, library
from .home import bedroom, kitchen
from .market import market
from .rooftop import rooftop
from .school import classroom
from .sea import lighthouse, seaside
from .setting import WIDTH, Layer, Setting
from .shrine import shrine
from .street import alley, street
from .transit import bridge, station, train
from .woods import field, forest
from .works import observatory, workshop

__all__ = ["Layer", "place"]

_PAINTERS: dict[PlaceKind, Callable[[Setting], tuple[Layer, ...]]] = {
    PlaceKind.ROOFTOP: rooftop,
    PlaceKind.CLASSROOM: classroom,
    PlaceKind.STREET: street,
    PlaceKind.ALLEY: alley,
    PlaceKind.SHRINE: shrine,
    PlaceKind.STATION: station,
    PlaceKind.TRAIN: train,
    PlaceKind.SEASIDE: seaside,
    PlaceKind.FOREST: forest,
    PlaceKind.FIELD: field,
    PlaceKind.KITCHEN: kitchen,
    PlaceKind.BEDROOM: bedroom,
    PlaceKind.MARKET: market,
    PlaceKind.LIBRARY: library,
    PlaceKind.WORKSHOP: workshop,
    PlaceKind.BRIDGE: bridge,
    PlaceKind.LIGHTHOUSE: lighthouse,
    PlaceKind.CAFE: cafe,
    PlaceKind.BOAT: boat,
    PlaceKind.OBSERVATORY: observatory,
}


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
    return tuple(
        Layer(layer.drawing.transformed(flip), layer.depth, layer.bloom, layer.blur)
        for layer in layers
    )


def mirrored(setting: Setting) -> bool:
    """Tell whether a place is the mirror image of its kind's composition."""
    return setting.dice("mirror").random() < 0.5
