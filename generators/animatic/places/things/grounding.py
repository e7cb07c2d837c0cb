"""Shadows that ground a thing seen close on what it stands or lies on."""

from __future__ import annotations

from generators.animatic.places.setting import Sheet


def contact(on: Sheet, y: float, half: float, x: float = 800.0) -> None:
    """Ground a thing on its surface with a soft shadow."""
    dark = on.paint("#241c2c", -1.0)
    stops = ((0, dark, 0.75), (0.55, dark, 0.4), (1, dark, 0.0))
    on.ellipse(x + half * 0.08, y, half, half * 0.13, fill=on.glow(stops))


def drop(on: Sheet, data: str, *, turn: float = 0.0) -> None:
    """Let a flat thing throw its shadow on the table below it, turned about (800, 460)."""
    dark = on.paint("#241c2c", -1.0)
    for shift, alpha in ((30, 0.16), (20, 0.2), (11, 0.26)):
        with on.group(transform=f"translate({shift * 0.7:.0f} {shift}) rotate({turn:.0f} 800 460)"):
            on.path(data, fill=dark, opacity=alpha)
