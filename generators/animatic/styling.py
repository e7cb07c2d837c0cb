"""Styling: a preset as the animatic uses it, by repainting the text of a drawing.

Colours are moved where the text is written, before a pixel is made: it costs nothing per frame, and
what was drawn apart still differs in hue and lightness. Lightness and hue are those of OKLab, in
which equal steps look equal (Ottosson 2020).
"""

from __future__ import annotations

import hashlib
import math
import re
from functools import cache, lru_cache

from schemas import styles
from schemas.bible import Style
from schemas.styles import Preset

from .light import mix, multiply

_Lab = tuple[float, float, float]

_PAINT = re.compile(
    r'fill="([^"]*)"(?: stroke="(#[0-9a-fA-F]{6,8})" stroke-width="([\d.]+)")?|stop-color="([^"]*)"'
)
_THICKEST = 11.0  # of outlines, in drawing units; wider strokes are limbs and pipes
_LIGHTEST = 0.66  # of outlines, in lightness; thin strokes above it are highlights
_MIDDLE, _PALE = 0.58, 0.94  # lightness that more contrast leaves as it is, and that less does
_NEAR = 0.11  # how near in OKLab a colour of the palette must be to draw another one to it
_HUE = 1.7  # how much more hue counts than lightness in that
_AS_DRAWN = {  # what a preset says that repaints nothing
    "line_share": 0.0, "line_width": 1.0, "pull": 0.0, "saturation": 1.0, "contrast": 1.0,
    "tint_share": 0.0, "glow": 1.0, "grain": 0.0, "tone": False,
}  # fmt: skip


class Inks:
    """Repaints drawings for one preset."""

    def __init__(self, preset: Preset, line: str | None = None) -> None:
        """`line` is the series' own outline colour, where it has one."""
        self.preset = preset
        self.line = line or preset.line
        told = f"{self.line} {preset.model_dump_json()}"
        self.name = hashlib.sha256(told.encode()).hexdigest()[:16]
        self._palette = [_lab(colour) for colour in preset.palette]
        self.colour = cache(self._repainted)

    def svg(self, text: str) -> str:
        """The text of a drawing with every colour repainted and every outline redrawn."""
        return _PAINT.sub(self._painted, text)

    def _painted(self, found: re.Match[str]) -> str:
        fill, stroke, width, stop = found.groups()
        if stop:
            return f'stop-color="{self._shown(stop)}"'
        if not stroke:
            return f'fill="{self._shown(fill)}"'
        wide = float(width)
        outline = wide <= _THICKEST and _lab(stroke)[0] < _LIGHTEST
        ink = self._outlined(stroke) if outline else self._shown(stroke)
        inside = ink if fill == stroke else self._shown(fill)
        drawn = wide * self.preset.line_width if outline else wide
        return f'fill="{inside}" stroke="{ink}" stroke-width="{drawn:.2f}"'

    def _shown(self, paint: str) -> str:
        """A colour with whatever opacity follows it; what is no colour stays."""
        return self.colour(paint[:7]) + paint[7:] if paint.startswith("#") else paint

    def _outlined(self, stroke: str) -> str:
        return mix(self.colour(stroke[:7]), self.line, self.preset.line_share) + stroke[7:]

    def _repainted(self, colour: str) -> str:
        preset = self.preset
        if preset.tint:
            colour = mix(colour, multiply(colour, preset.tint), preset.tint_share)
        light, a, b = _lab(colour)
        still = _MIDDLE if preset.contrast >= 1 else _PALE
        light = still + (light - still) * preset.contrast
        own = light, a * preset.saturation, b * preset.saturation
        if preset.pull:
            own = _between(own, _drawn_to(own, self._palette), preset.pull)
        return _hex(own)


@lru_cache(maxsize=4)
def inks(style: Style) -> Inks | None:
    """What repaints the drawings of a series; None where its preset leaves them as they are."""
    preset = styles.of(style)
    if preset is None or preset.model_dump(include=set(_AS_DRAWN)) == _AS_DRAWN:
        return None
    return Inks(preset, style.line)


def _drawn_to(colour: _Lab, palette: list[_Lab]) -> _Lab:
    """What the colours of a palette that lie near make of another one."""
    far = [_distance(colour, one) for one in palette]
    nearest = min(far)
    shares = [math.exp((nearest - one) / (2 * _NEAR**2)) for one in far]
    total = sum(shares)
    mixed = [
        sum(s * one[i] for s, one in zip(shares, palette, strict=True)) / total for i in range(3)
    ]
    return mixed[0], mixed[1], mixed[2]


def _distance(one: _Lab, other: _Lab) -> float:
    light, a, b = (x - y for x, y in zip(one, other, strict=True))
    return light**2 + (a**2 + b**2) * _HUE**2


def _between(one: _Lab, other: _Lab, share: float) -> _Lab:
    light, a, b = (x + (y - x) * share for x, y in zip(one, other, strict=True))
    return light, a, b


@cache
def _lab(colour: str) -> _Lab:
    """OKLab of a `#rrggbb` colour: lightness 0 … 1, then green to red, then blue to yellow."""
    r, g, b = (_linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    long = math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
    middle = math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
    short = math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


def _hex(lab: _Lab) -> str:
    """The `#rrggbb` nearest to an OKLab colour."""
    light, a, b = lab
    long = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (light - 0.0894841775 * a - 1.2914855480 * b) ** 3
    rgb = (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )
    return "#" + "".join(f"{round(_gamma(v) * 255):02x}" for v in rgb)


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _gamma(value: float) -> float:
    value = min(1.0, max(0.0, value))
    return value * 12.92 if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055
