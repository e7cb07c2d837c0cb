"""A colour in a word: what a person would call `#2f8f74`."""

from __future__ import annotations

import colorsys

_HUES = (
    (14, "red"), (37, "orange"), (68, "yellow"), (164, "green"), (192, "teal"), (256, "blue"),
    (292, "violet"), (344, "pink"), (361, "red"),
)  # degrees below which a hue has that name  # fmt: skip


def colour_word(colour: str) -> str:
    """The plain English word nearest to a colour written `#rrggbb`."""
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    if light < 0.12:
        return "black"
    if light > 0.93:
        return "white"
    if saturation < 0.13:
        return "white" if light > 0.88 else "grey" if light > 0.2 else "black"
    name = next(name for below, name in _HUES if hue * 360 < below)
    return _as_seen(name, light, saturation)


def _as_seen(hue: str, light: float, saturation: float) -> str:
    """Dark orange is brown, pale red is pink, and dull colours are called after grey."""
    if hue in ("orange", "yellow") and light < (0.45 if saturation > 0.42 else 0.6):
        return "dark brown" if light < 0.22 else "brown"
    if hue == "pink" and light < 0.38:
        return "plum"
    if light > 0.72:
        return {"red": "pink", "orange": "pale gold", "yellow": "pale gold"}.get(
            hue, f"pale {hue}" if light > 0.8 else hue
        )
    if light < 0.25:
        return f"dark {hue}"
    return f"grey-{hue}" if saturation < 0.22 else hue
