"""A place in one light while it is being painted: its colours, its dice, its sheets of paper."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from random import Random

from generators.animatic.draw import Drawing, Point, Stop
from generators.animatic.light import Light, lighten, mix, multiply
from schemas.bible import Location
from schemas.plan import TimeOfDay, Weather

from .perspective import Perspective

WIDTH, HEIGHT = 1600.0, 900.0
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
        self.sunny = not self.night and light.dull < 0.5

    @cached_property
    def accent(self) -> str:
        """The location's own colour, unlit."""
        return self.location.tint or self.dice("accent").choice(_ACCENTS)

    @cached_property
    def lamp(self) -> str:
        """What lamps and lit windows shine in."""
        return _LAMP if self.lamps else self.light.sun

    def sheet(self, view: Perspective | None = None, *, warm: float = 0.0) -> Sheet:
        """Take an empty sheet seen in a perspective; `warm` (0 … 1) is how near its lamps are."""
        return Sheet(self.location, self.light, view or Perspective()).lamplit(warm)

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


class Sheet(Setting, Drawing):
    """A sheet of paper that knows the light it is painted in, and the perspective."""

    def __init__(self, location: Location, light: Light, view: Perspective) -> None:
        Setting.__init__(self, location, light)
        Drawing.__init__(self, WIDTH, HEIGHT)
        self.view, self._unwarmed = view, light
        self.at, self.scale, self.horizon, self.axis = view.at, view.scale, view.horizon, view.axis
        self.wall, self.front, self.floor = view.wall, view.front, view.floor

    def lamplit(self, strength: float) -> Sheet:
        """Go on painting the same sheet near a lamp: warmer by `strength` when lamps are on."""
        cold, share = self._unwarmed, strength if self.night else strength * 0.5
        if not self.lamps or not share:
            return self
        ambient, shadow = mix(cold.ambient, "#ffd3a0", share), mix(cold.shadow, "#95646c", share)
        warm = Sheet(self.location, replace(cold, ambient=ambient, shadow=shadow), self.view)
        warm._unwarmed, warm._defs, warm._body = cold, self._defs, self._body
        return warm

    def fill(
        self, data: str, colour: str, k: float = 0.0, far: float = 0.0, *, opacity: float = 1.0
    ) -> None:
        """Fill path data with a colour as `paint` shows it."""
        self.path(data, fill=self.paint(colour, k, far), opacity=opacity)

    def line(
        self, data: str, width: float, colour: str, k: float = 0.0, far: float = 0.0, *,
        opacity: float = 1.0,
    ) -> None:  # fmt: skip
        """Draw path data as a line of a colour as `paint` shows it."""
        self.path(data, stroke=self.paint(colour, k, far), width=width, opacity=opacity)

    def fade(
        self, colour: str, ks: tuple[float, ...], *, angle: float = 90.0, far: float = 0.0
    ) -> str:
        """Shade a colour evenly through several `k` across every shape it fills."""
        last = len(ks) - 1
        stops: list[Stop] = [(i / last, self.paint(colour, k, far)) for i, k in enumerate(ks)]
        return self.shading(stops, angle=angle)

    def gloss(self, colour: str, angle: float = 60.0) -> str:
        """Shade a polished thing: struck by light on one side, dark on the other."""
        stops = (
            (0.0, self.paint(lighten(colour, 0.4), 0.5)), (0.28, self.paint(colour, 0.15)),
            (0.62, self.paint(colour, -0.45)), (1.0, self.paint(colour, -1.4)),
        )  # fmt: skip
        return self.shading(stops, angle=angle)

    def matt(self, colour: str, angle: float = 70.0) -> str:
        """Shade paper, cloth or wood."""
        return self.fade(colour, (0.3, -0.65), angle=angle)

    def veil(self, top: float, bottom: float, strength: float) -> None:
        """Lay a veil of haze over the sheet: nothing at `top`, `strength` (0 … 1) at `bottom`."""
        thick, haze = min(1.0, strength * (1 + 1.6 * self.light.fog)), self.light.haze
        fill = self.linear((0, top), (0, bottom), ((0.0, haze, 0.0), (1.0, haze, thick)))
        self.rect(-200, top, WIDTH + 400, bottom - top, fill=fill)

    def halo(self, at: Point, radius: float, colour: str, strength: float) -> None:
        """Let light fall off around a point: a soft disc of `colour`."""
        deep = multiply(colour, colour)  # keeps lamplight from turning grey on dark ground
        stops = ((0.0, colour, strength), (0.35, deep, strength * 0.42), (1.0, deep, 0.0))
        self.ellipse(*at, radius, radius, fill=self.glow(stops))

    def pool(self, at: Point, half: float, colour: str, strength: float) -> None:
        """Throw a flat pool of light on a floor, `half` its width and a seventh as deep."""
        fill = self.glow(((0.0, colour, strength), (1.0, colour, 0.0)))
        self.ellipse(*at, half, half / 7, fill=fill)
