"""A place in one light while it is being painted: its colours, its dice, its sheets of paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from random import Random

from schemas.bible import Location
from schemas.plan import TimeOfDay, Weather

from generators.animatic.draw import Drawing, Point
from generators.animatic.light import Light, mix, multiply

WIDTH, HEIGHT = 1600.0, 900.0
FLOOR = 830.0  # where the soles of the actors stand
_ACCENTS = ("#d9534a", "#e08a3c", "#3f8fb5", "#4e9b6b", "#8b62b0", "#c8577e")
_LAMP = "#ffd588"


@dataclass(frozen=True)
class Layer:
    """One sheet of a set, 1600 by 900 units.

    `depth` is parallax: 0 infinitely far, 1 where the actors are, more than 1 in front of them.
    `bloom` (0 … 1) is how strongly highlights glow and `blur` a radius in stage units; both are
    left to whoever rasterises the sheet.
    """

    drawing: Drawing
    depth: float
    bloom: float = 0.0
    blur: float = 0.0


class Setting:
    """What every painter of a place asks: which colour, which throw of the dice.

    Dice depend on the location alone, never on the light, so a place keeps its layout.
    """

    def __init__(self, location: Location, light: Light) -> None:
        self.location, self.light = location, light
        self.night = light.time is TimeOfDay.NIGHT
        self.sunset = light.time is TimeOfDay.SUNSET
        self.lamps = light.lamps
        self.wet = light.weather in {Weather.RAIN, Weather.STORM}
        self.snowy = light.weather is Weather.SNOW

    @cached_property
    def accent(self) -> str:
        """The location's own colour, unlit."""
        return self.location.tint or self.dice("accent").choice(_ACCENTS)

    @cached_property
    def lamp(self) -> str:
        """What lamps and lit windows shine in."""
        return _LAMP if self.lamps else self.light.sun

    def sheet(self) -> Drawing:
        """Take an empty sheet of the size of the stage."""
        return Drawing(WIDTH, HEIGHT)

    def dice(self, name: str) -> Random:
        """Roll dice that fall the same way whenever this place is painted."""
        return Random(f"{self.location.kind}/{self.location.id}/{name}")

    def paint(self, colour: str, k: float = 0.0, far: float = 0.0) -> str:
        """Show a colour in this light: `k` from -2 (deep shadow) to 1 (struck by the sun).

        `far` (0 … 1) is the share of air between it and the eye.
        """
        light = self.light
        shown = multiply(colour, light.ambient)
        if k < 0:
            shown = mix(shown, multiply(shown, light.shadow), min(1.0, -k))
            shown = mix(shown, multiply(shown, light.shadow), max(0.0, -k - 1))
        elif k > 0:
            shown = mix(shown, mix(multiply(light.sun, light.ambient), light.sun, 0.5), k * 0.7)
        air = far + (1 - far) * light.fog * far**0.5
        return mix(shown, light.haze, air)

    def lamplit(self, strength: float) -> Setting:
        """See the same place near a lamp: warmer by `strength` (0 … 1) when lamps are on."""
        if not self.lamps:
            return self
        share = strength if self.night else strength * 0.5
        ambient = mix(self.light.ambient, "#ffd3a0", share)
        shadow = mix(self.light.shadow, "#95646c", share)
        return Setting(self.location, replace(self.light, ambient=ambient, shadow=shadow))

    def ground(self, colour: str, k: float = 0.0, far: float = 0.0) -> str:
        """Show a colour that lies open to the sky: under snow, dark with rain."""
        if self.snowy:
            return self.paint(mix(colour, "#f2f7ff", 0.86), k, far)
        return self.paint(mix(colour, "#30384a", 0.38) if self.wet else colour, k, far)

    def shine(self, colour: str, share: float = 0.75) -> str:
        """Show a colour that gives light by itself when lamps are on."""
        return mix(self.paint(colour), colour, share if self.lamps else 0.15)

    def window(self, warm: str = "#ffdf9c", far: float = 0.0) -> str:
        """Show a pane seen from outside: warm when lamps are on, else dark with some sky in it."""
        if self.lamps:
            return mix(warm, self.light.haze, far * 0.5)
        return self.paint(mix("#4f6076", self.light.sky[1], 0.35), -0.15, far)

    def veil(self, sheet: Drawing, top: float, bottom: float, strength: float) -> None:
        """Lay a veil of haze over a sheet: nothing at `top`, `strength` (0 … 1) at `bottom`."""
        thick = min(1.0, strength * (1 + 1.6 * self.light.fog))
        self.wash(sheet, top, bottom, ((0.0, self.light.haze, 0.0), (1.0, self.light.haze, thick)))

    def wash(
        self, sheet: Drawing, top: float, bottom: float,
        stops: Sequence[tuple[float, str, float]],
    ) -> None:  # fmt: skip
        """Lay a gradient from `top` to `bottom` over the whole width of a sheet."""
        fill = sheet.linear((0, top), (0, bottom), stops)
        sheet.rect(-200, top, WIDTH + 400, bottom - top, fill=fill)

    def halo(
        self, sheet: Drawing, at: Point, radius: float, colour: str, strength: float
    ) -> None:
        """Let light fall off around a point: a soft disc of `colour`."""
        deep = multiply(colour, colour)  # keeps lamplight from turning grey on dark ground
        stops = ((0.0, colour, strength), (0.35, deep, strength * 0.42), (1.0, deep, 0.0))
        sheet.ellipse(*at, radius, radius, fill=sheet.glow(stops))
