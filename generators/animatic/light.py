"""The light of a scene: the colours that time of day and weather give to everything drawn."""

from __future__ import annotations

import colorsys
from dataclasses import dataclass, replace

from schemas.plan import TimeOfDay, Weather


@dataclass(frozen=True)
class Light:
    """Colours of a scene; `tint` and `shade` are mixed into flat colours by their strengths.

    `ambient` and `shadow` are multiplied into the colours of places, which bear stronger light
    than faces do; `haze` is what far things fade to and `fog` (0 … 1) how soon.
    """

    time: TimeOfDay
    weather: Weather
    sky: tuple[str, str, str]  # zenith, middle, horizon
    tint: str  # the colour of the light on lit sides
    tint_strength: float
    shade: str  # the colour of shadows
    shade_strength: float
    rim: str  # the edge light behind figures
    rim_strength: float  # 0: none
    lamps: bool  # windows and lamps are lit
    outline: str  # line colour before it is mixed with the fill
    sun: str  # the disc of sun or moon and what it touches
    cloud: tuple[str, str, str]  # lit, middle, shaded
    haze: str
    ambient: str
    shadow: str
    fog: float = 0.0
    dull: float = 0.0  # how much of the sky is covered, 0 … 1

    def lit(self, colour: str) -> str:
        """Show a flat colour as this light does."""
        return mix(colour, self.tint, self.tint_strength)

    def shaded(self, colour: str) -> str:
        """Show the same colour on the side away from the light."""
        return mix(self.lit(colour), self.shade, self.shade_strength)

    def indoors(self) -> Light:
        """Make the light on people in a room: by night its lamps warm them, not the moon."""
        if self.time is not TimeOfDay.NIGHT:
            return replace(self, rim_strength=self.rim_strength * 0.6)
        return replace(
            self, tint="#ffae70", tint_strength=0.14, shade="#3a2a58", shade_strength=0.38,
            rim="#ffd49a", rim_strength=0.45,
        )  # fmt: skip

    def line(self, colour: str) -> str:
        """Choose the outline that belongs to a fill: dark, and a little of its own hue."""
        return mix(self.shaded(colour), self.outline, 0.72)


def mix(a: str, b: str, share: float) -> str:
    """Blend two `#rrggbb` colours; share 0 is `a`, 1 is `b`."""
    pairs = zip(_rgb(a), _rgb(b), strict=True)
    return "#" + "".join(f"{round(x + (y - x) * share):02x}" for x, y in pairs)


def multiply(a: str, b: str) -> str:
    """Show one `#rrggbb` colour under a light of another."""
    pairs = zip(_rgb(a), _rgb(b), strict=True)
    return "#" + "".join(f"{round(x * y / 255):02x}" for x, y in pairs)


def lighten(colour: str, amount: float) -> str:
    """Raise (or, negative, lower) lightness by `amount` of the way to white or black."""
    return mix(colour, "#ffffff" if amount >= 0 else "#000000", abs(amount))


def saturate(colour: str, factor: float) -> str:
    """Multiply the saturation of a colour."""
    r, g, b = (v / 255 for v in _rgb(colour))
    hue, light, saturation = colorsys.rgb_to_hls(r, g, b)
    rgb = colorsys.hls_to_rgb(hue, light, min(1.0, saturation * factor))
    return "#" + "".join(f"{round(v * 255):02x}" for v in rgb)


def _rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


_TIMES = {
    TimeOfDay.MORNING: Light(
        time=TimeOfDay.MORNING, weather=Weather.CLEAR, sky=("#5aa4e4", "#a8d6f2", "#ffe6c6"),
        tint="#fff0d8", tint_strength=0.10, shade="#6f7fb8", shade_strength=0.30,
        rim="#fff3d6", rim_strength=0.5, lamps=False, outline="#2c2a44", sun="#fff1cc",
        cloud=("#fffaf0", "#f6e1da", "#b6bfe2"), haze="#dfe9ee", ambient="#fff3e0",
        shadow="#a79fd2",
    ),
    TimeOfDay.DAY: Light(
        time=TimeOfDay.DAY, weather=Weather.CLEAR, sky=("#1a63cc", "#4aa6f2", "#c8ecfb"),
        tint="#ffffff", tint_strength=0.04, shade="#5f6fae", shade_strength=0.28,
        rim="#ffffff", rim_strength=0.25, lamps=False, outline="#26243c", sun="#fffbe8",
        cloud=("#ffffff", "#dcecfb", "#94b6e4"), haze="#b4dbf4", ambient="#ffffff",
        shadow="#8b9ad6",
    ),
    TimeOfDay.SUNSET: Light(
        time=TimeOfDay.SUNSET, weather=Weather.CLEAR, sky=("#412f80", "#cc527f", "#ffad62"),
        tint="#ff9a6a", tint_strength=0.18, shade="#4a2f6e", shade_strength=0.38,
        rim="#ffd9a0", rim_strength=0.9, lamps=True, outline="#2a1836", sun="#ffe2a2",
        cloud=("#ffe0b0", "#f2918a", "#84509a"), haze="#dc8290", ambient="#ffc4a2",
        shadow="#84549c",
    ),
    TimeOfDay.NIGHT: Light(
        time=TimeOfDay.NIGHT, weather=Weather.CLEAR, sky=("#070b2c", "#142360", "#35559f"),
        tint="#3a4fa0", tint_strength=0.34, shade="#141a45", shade_strength=0.42,
        rim="#8fd0ff", rim_strength=0.85, lamps=True, outline="#0d0f26", sun="#e9f2ff",
        cloud=("#7794d6", "#2d4588", "#16255c"), haze="#2a3f86", ambient="#5068b8",
        shadow="#6468a8",
    ),
}  # fmt: skip
_DULL = {Weather.CLOUDY: 0.55, Weather.RAIN: 0.72, Weather.STORM: 0.82, Weather.FOG: 0.6,
         Weather.SNOW: 0.55}  # fmt: skip
_FOG = {Weather.FOG: 0.75, Weather.RAIN: 0.28, Weather.STORM: 0.25, Weather.SNOW: 0.3,
        Weather.CLOUDY: 0.08}  # fmt: skip
_GREY = {TimeOfDay.MORNING: "#bcc6d2", TimeOfDay.DAY: "#a9b6c6", TimeOfDay.SUNSET: "#8d6f88",
         TimeOfDay.NIGHT: "#1c2648"}  # fmt: skip


def light(time: TimeOfDay, weather: Weather) -> Light:
    """Make the light of a time of day under a weather."""
    base, dull, grey = _TIMES[time], _DULL.get(weather, 0.0), _GREY[time]
    dark = 0.28 if weather is Weather.STORM else 0.0
    zenith, middle, horizon = (lighten(mix(c, grey, dull), -dark) for c in base.sky)
    lit, body, under = (lighten(mix(c, grey, dull * 0.8), -dark) for c in base.cloud)
    return replace(
        base,
        weather=weather,
        sky=(zenith, middle, horizon),
        cloud=(lit, body, under),
        haze=lighten(mix(base.haze, grey, dull * 0.8), -dark),
        ambient=lighten(mix(base.ambient, multiply(base.ambient, "#a9b4c6"), dull), -dark * 0.5),
        shadow=mix(base.shadow, "#c6ccdc", dull * 0.35),
        rim_strength=base.rim_strength * (1 - dull * 0.8),
        lamps=base.lamps or dull > 0.7,
        fog=_FOG.get(weather, 0.0),
        dull=dull,
    )
