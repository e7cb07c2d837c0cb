"""Colours in words: the name in common use that is nearest to a `#rrggbb`."""

from __future__ import annotations

_NAMES = {
    "black": (20, 20, 24), "dark grey": (70, 72, 76), "grey": (128, 130, 134),
    "silver": (190, 194, 200), "white": (245, 244, 240), "cream": (255, 243, 207),
    "beige": (222, 200, 170), "light brown": (170, 125, 85), "brown": (112, 72, 44),
    "dark brown": (64, 44, 36), "copper": (200, 88, 46), "orange": (240, 140, 50),
    "golden": (242, 191, 46), "blonde": (236, 208, 130), "red": (214, 60, 58),
    "dark red": (130, 28, 34), "pink": (240, 150, 176), "magenta": (200, 50, 140),
    "violet": (130, 84, 178), "lavender": (190, 170, 224), "navy": (36, 50, 96),
    "slate blue": (70, 92, 124), "blue": (70, 116, 206), "sky blue": (138, 190, 234),
    "teal": (40, 132, 122), "turquoise": (70, 196, 190), "green": (72, 150, 78),
    "dark green": (32, 84, 54), "olive": (120, 120, 56), "light green": (160, 210, 130),
}  # fmt: skip


def called(colour: str) -> str:
    """The nearest name, as eyes compare: red counts double, green more still."""
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return min(
        _NAMES,
        key=lambda name: (
            2 * (_NAMES[name][0] - red) ** 2
            + 4 * (_NAMES[name][1] - green) ** 2
            + 3 * (_NAMES[name][2] - blue) ** 2
        ),
    )
