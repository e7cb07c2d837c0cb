"""An overlay: drawn cells that are laid over a shot and move in screen units, not with the set."""

from __future__ import annotations

from dataclasses import dataclass

from .draw import Drawing

WIDTH, HEIGHT = 1280.0, 720.0  # of the screen, in overlay units
FPS = 24  # frames a second that `step` counts


@dataclass(frozen=True)
class Overlay:
    """Cells shown in turn, each held for `step` frames at 24 frames a second ("on twos").

    A cell covers the screen, or is a `tile` that repeats in both directions. `drift` moves it, in
    screen units a second; what is not a tile does not drift. `behind`: it lies between set and
    actors, else over everything. Without `lasts_s` it stays to the end of the shot.
    """

    cells: tuple[Drawing, ...]
    step: int = 2
    drift: tuple[float, float] = (0.0, 0.0)
    tile: bool = False
    opacity: float = 1.0
    behind: bool = False
    appears_s: float = 0.0
    lasts_s: float | None = None

    def cell_at(self, seconds: float) -> Drawing | None:
        """Choose the cell at a time of the shot; None before it appears and when it is over."""
        age = seconds - self.appears_s
        if age < -1e-6 or (self.lasts_s is not None and age >= self.lasts_s - 1e-6):
            return None
        return self.cells[int(age * FPS / self.step + 1e-6) % len(self.cells)]


def ink(colour: str, opacity: float) -> str:
    """Write a `#rrggbb` colour with its opacity; as a fill it draws twice as fast as `opacity=`."""
    return f"{colour}{round(255 * opacity):02x}"
