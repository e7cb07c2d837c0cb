"""A colour in a word: what a person would call `#2f8f74`, and what `teal` may have meant."""

from __future__ import annotations

import colorsys
import re

_COLOURS = {
    "black": "#1e1b22", "raven": "#1e1b22", "ebony": "#241d1f", "jet": "#1b1a20",
    "dark": "#2e2a30", "charcoal": "#3b3d44", "grey": "#8d9097", "gray": "#8d9097",
    "ash": "#b5b3ad", "ashen": "#b5b3ad", "silver": "#c6c8cc", "silvery": "#c6c8cc",
    "platinum": "#e6e2d3", "white": "#f4f3ef", "snowy": "#f4f3ef", "ivory": "#f3ecd9",
    "cream": "#f3e7c9", "beige": "#dcc9a3", "sand": "#d8bf8f", "sandy": "#d8bf8f",
    "blonde": "#e8c766", "blond": "#e8c766", "golden": "#e3b23c", "gold": "#e3b23c",
    "honey": "#d39a3c", "yellow": "#f2bf2e", "mustard": "#d3a52a", "amber": "#d98e2b",
    "orange": "#e8842c", "ginger": "#d2692b", "copper": "#c8622f", "rust": "#a8482a",
    "auburn": "#8c3b2a", "chestnut": "#6f3f2a", "hazel": "#8a6a3a", "brunette": "#5a3d2e",
    "brown": "#6b4630", "chocolate": "#4d3226", "red": "#c8372f", "crimson": "#a81f35",
    "scarlet": "#d62f2b", "ruby": "#b0203f", "burgundy": "#6d1f33", "maroon": "#6d2428",
    "pink": "#ee8fb0", "rose": "#d9728c", "magenta": "#cf3f98", "purple": "#7d4fa8",
    "violet": "#8358c4", "lavender": "#b9a3dc", "lilac": "#c3a5d6", "plum": "#6b3560",
    "indigo": "#43408f", "navy": "#24355e", "blue": "#4477c4", "azure": "#4a9be0",
    "sapphire": "#2f5fb3", "cyan": "#3fb8cc", "turquoise": "#3cb8ae", "aqua": "#4cc3c0",
    "teal": "#2a8f8c", "green": "#4f9a5a", "emerald": "#2f9968", "jade": "#4f9f7d",
    "mint": "#9fdcbf", "olive": "#7d7f3f", "lime": "#9acb3c", "khaki": "#a39a6a",
}  # fmt: skip
_SHADES = {  # lightness moves towards the first by the second share; the third is added saturation
    "dark": (0.0, 0.4, 0.0), "deep": (0.0, 0.25, 0.1), "midnight": (0.0, 0.55, 0.0),
    "light": (1.0, 0.4, 0.0), "pale": (1.0, 0.55, -0.1), "pastel": (1.0, 0.5, -0.1),
    "sky": (1.0, 0.3, 0.1), "ice": (1.0, 0.55, 0.0), "icy": (1.0, 0.55, 0.0),
    "strawberry": (0.0, 0.1, 0.1), "bright": (0.5, 0.3, 0.3), "vivid": (0.5, 0.3, 0.4),
    "neon": (0.55, 0.7, 1.0), "electric": (0.55, 0.6, 1.0), "hot": (0.5, 0.2, 0.4),
}  # fmt: skip
_NAMED = re.compile(
    rf"\b((?:(?:{'|'.join(_SHADES)})[ -])*)((?:(?:{'|'.join(_COLOURS)})(?:[ -](?=\w))?)+)\b"
)

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


def colours_in(words: str) -> list[str]:
    """The colours, written `#rrggbb`, that are named in small letters, in order.

    Of several that stand together (`copper red`) the last one counts.
    """
    found = []
    for shades, names in _NAMED.findall(words):
        *before, name = re.split(r"[ -]", names.strip(" -"))
        found.append(_shaded(_COLOURS[name], [*shades.replace("-", " ").split(), *before]))
    return found


def _shaded(colour: str, shades: list[str]) -> str:
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    for shade in shades:
        towards, share, more = _SHADES.get(shade, (0.0, 0.0, 0.0))
        light += (towards - light) * share
        saturation = min(1.0, max(0.0, saturation + more)) if saturation > 0.02 else saturation
    parts = colorsys.hls_to_rgb(hue, light, saturation)
    return "#" + "".join(f"{round(255 * part):02x}" for part in parts)
