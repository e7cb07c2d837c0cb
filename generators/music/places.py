"""What a place sounds like: which textures, how loud, by place, time of day and weather."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

Layer = tuple[str, float]  # a texture and its level in dB


@dataclass(frozen=True)
class Place:
    """The textures of a place; `wild` is the level of its birds and insects in dB."""

    layers: tuple[Layer, ...]
    indoors: bool = False
    wild: float = 0.0


PLACES: Final[dict[str, Place]] = {
    "rooftop": Place((("wind", -4), ("city", -6)), wild=-8),
    "street": Place((("city", 0), ("breeze", -14)), wild=-6),
    "alley": Place((("city", -6), ("hum", -12), ("drips", -10)), wild=-12),
    "shrine": Place((("breeze", -4), ("wind_bell", -8)), wild=0),
    "station": Place((("room", -2), ("murmur", -6), ("hum", -12), ("city", -8)), wild=-14),
    "train": Place((("train", 0),), indoors=True),
    "seaside": Place((("waves", 0), ("gulls", -10)), wild=-30),
    "forest": Place((("breeze", -2), ("river", -16)), wild=2),
    "field": Place((("breeze", -4), ("wind", -12)), wild=2),
    "market": Place((("murmur", 0), ("city", -10), ("clinks", -14)), wild=-16),
    "bridge": Place((("river", -2), ("wind", -8), ("city", -12)), wild=-8),
    "lighthouse": Place((("waves", -1), ("wind", -5), ("gulls", -12)), wild=-30),
    "boat": Place((("lapping", 0), ("wind", -10), ("creaks", -10), ("gulls", -16)), wild=-30),
    "classroom": Place((("room", 0), ("murmur", -14), ("clock", -16)), indoors=True),
    "kitchen": Place((("simmer", -2), ("room", -4), ("hum", -14)), indoors=True),
    "bedroom": Place((("room", 0), ("clock", -12)), indoors=True),
    "library": Place((("room", 0), ("clock", -12), ("pages", -12)), indoors=True),
    "workshop": Place((("room", -2), ("hum", -6), ("taps", -10)), indoors=True),
    "cafe": Place((("murmur", -3), ("room", -4), ("clinks", -10)), indoors=True),
    "observatory": Place((("room", 0), ("hum", -8), ("clock", -16)), indoors=True),
}
_OUTDOORS: Final = Place((("wind", -6), ("breeze", -6)))
_INDOORS: Final = Place((("room", 0),), indoors=True)
_ROOM_WORDS: Final = ("room", "house", "hall", "home", "shop", "office", "inside", "lab", "attic")

_FAUNA: Final[dict[str, tuple[Layer, ...]]] = {
    "morning": (("birds", -4),),
    "day": (("cicadas", -7), ("birds", -12)),
    "sunset": (("cicadas", -13), ("crickets", -12)),
    "night": (("crickets", -5),),
}
_SPRING_FAUNA: Final[dict[str, tuple[Layer, ...]]] = _FAUNA | {
    "day": (("birds", -6),),
    "sunset": (("birds", -12),),
}
_WEATHER: Final[dict[str, tuple[Layer, ...]]] = {
    "cloudy": (("wind", -14),),
    "rain": (("rain", 2),),
    "storm": (("rain", 3), ("wind", 0), ("thunder", 2)),
    "snow": (("wind", -8),),
    "petals": (("breeze", -6),),
    "fog": (("foghorn", -8),),
    "fireflies": (("crickets", -6), ("river", -18)),
}
_WEATHER_INDOORS: Final[dict[str, tuple[Layer, ...]]] = {
    "rain": (("rain_on_roof", -2),),
    "storm": (("rain_on_roof", 1), ("thunder", -2), ("wind", -8)),
    "fireflies": (("crickets", -18),),
}
_SILENCES_FAUNA: Final = frozenset({"rain", "storm", "snow"})
_HUSHED_DB: Final = {"snow": -6.0, "fog": -3.0}  # how much weather takes from everything else
_COASTAL: Final = frozenset({"seaside", "lighthouse", "boat"})


def layers_of(place: str, time: str, weather: str) -> tuple[Layer, ...]:
    """Return the textures heard at `place`, each once, with its level in dB.

    An unknown place is a quiet room when its name sounds like one, else open air; unknown times
    and weathers add nothing.
    """
    known = PLACES.get(place)
    if known is None:
        known = _INDOORS if any(word in place for word in _ROOM_WORDS) else _OUTDOORS
    hush = 0.0 if known.indoors else _HUSHED_DB.get(weather, 0.0)
    layers = [(name, level + hush) for name, level in known.layers]
    layers += (_WEATHER_INDOORS if known.indoors else _WEATHER).get(weather, ())
    if weather not in _SILENCES_FAUNA:
        fauna = _SPRING_FAUNA if weather == "petals" else _FAUNA
        wild = -16.0 if known.indoors else known.wild
        layers += [(name, level + wild + hush) for name, level in fauna.get(time, ())]
    loudest: dict[str, float] = {}
    for name, level in layers:
        if name != "foghorn" or place in _COASTAL:
            loudest[name] = max(level, loudest.get(name, level))
    return tuple((name, level) for name, level in loudest.items() if level > -28)
