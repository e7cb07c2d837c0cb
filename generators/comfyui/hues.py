"""Colours in the words that picture models were taught: the nearest, as eyes compare, hue before light.

Gates look for a character's own hue, so a colour must never be named by its lightness alone.
"""

from __future__ import annotations

from functools import cache

_LIGHT = 0.7  # how much lightness counts against hue
_NAMES = {
    "black": "#16161a", "charcoal": "#36363d", "dark grey": "#46484c", "grey": "#808286",
    "silver": "#c0c4cb", "white": "#f4f2ee", "cream": "#fdf0d0", "beige": "#dcc8aa",
    "light brown": "#a87c56", "brown": "#70482c", "dark brown": "#402c24", "auburn": "#8a3b22",
    "copper": "#c65a30", "orange": "#ee8c34", "amber": "#ffb43c", "golden": "#dfae34",
    "blonde": "#e8cf82", "yellow": "#f0d040", "red": "#d43c3a",
    "crimson": "#b0203a", "dark red": "#801c22", "plum": "#5a2a48", "pink": "#f096b0",
    "magenta": "#c6328c", "mauve": "#9a6a88", "lavender": "#beaae0", "violet": "#8254b0",
    "dark purple": "#503c80", "navy": "#243260", "slate blue": "#465c7c", "blue": "#4874cc",
    "light blue": "#7fa6d0", "sky blue": "#8abce8", "teal": "#2a847c", "turquoise": "#46c2bc",
    "green": "#48964e", "emerald": "#2fa866", "dark green": "#205436", "olive": "#787838",
    "light green": "#9ed082",
}  # fmt: skip
Lab = tuple[float, float, float]


@cache
def named(colour: str) -> str:
    """What a `#rrggbb` is called."""
    return min(_NAMES, key=lambda name: _apart(_lab(colour), _lab(_NAMES[name])))


def _apart(one: Lab, other: Lab) -> float:
    light, a, b = (x - y for x, y in zip(one, other, strict=True))
    return float((_LIGHT * light) ** 2 + a**2 + b**2)


@cache
def _lab(colour: str) -> Lab:
    """CIE Lab under daylight."""
    red, green, blue = (_linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089
    fx, fy, fz = (_bent(value) for value in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def _linear(share: float) -> float:
    return float(share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4)


def _bent(value: float) -> float:
    return float(value ** (1 / 3) if value > 0.008856 else 7.787 * value + 16 / 116)
