"""Perspective: metres of a place to units of the stage, seen from one point."""

from __future__ import annotations

from dataclasses import dataclass

from generators.animatic.draw import Point, polyline

_NEAR, _SCALE, _FLOOR = 6.0, 260.0, 830.0  # the actors stand 6 m away, a metre is 260 units there


@dataclass(frozen=True)
class Perspective:
    """A view straight ahead. x runs right from the axis, y up from the floor, z away from the eye.

    `horizon` and `axis` are the vanishing point on the stage.
    """

    horizon: float = 500.0
    axis: float = 800.0

    @property
    def eye(self) -> float:
        """Return the height of the eye above the floor in metres."""
        return (_FLOOR - self.horizon) / _SCALE

    def at(self, x: float, y: float, z: float) -> Point:
        """Project a point given in metres."""
        k = _SCALE * _NEAR / z
        return self.axis + x * k, self.horizon + (self.eye - y) * k

    def scale(self, z: float) -> float:
        """Return how many units a metre measures at a distance."""
        return _SCALE * _NEAR / z

    def wall(self, x: float, y0: float, y1: float, z0: float, z1: float) -> str:
        """Outline an upright rectangle on a wall that runs away from the eye."""
        return polyline(
            (self.at(x, y0, z0), self.at(x, y1, z0), self.at(x, y1, z1), self.at(x, y0, z1))
        )

    def front(self, z: float, x0: float, x1: float, y0: float, y1: float) -> str:
        """Outline an upright rectangle that faces the eye."""
        return polyline(
            (self.at(x0, y0, z), self.at(x0, y1, z), self.at(x1, y1, z), self.at(x1, y0, z))
        )

    def floor(self, x0: float, x1: float, z0: float, z1: float, y: float = 0.0) -> str:
        """Outline a level rectangle `y` metres above the floor."""
        return polyline(
            (self.at(x0, y, z0), self.at(x1, y, z0), self.at(x1, y, z1), self.at(x0, y, z1))
        )
