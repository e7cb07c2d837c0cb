"""Refusing: what cannot be made, or put anywhere, found before anything is spent on it."""

from __future__ import annotations

from pathlib import Path

from schemas.errors import StudioError, UnsupportedShotError
from schemas.take import ShotRequest


def refuse(name: str, request: ShotRequest, *, longest_s: float, into: Path) -> None:
    """Raise UnsupportedShotError for a length that `name` cannot make, StudioError for no folder."""
    if not 0 < request.seconds <= longest_s:
        raise UnsupportedShotError(
            f"{name} makes shots of up to {longest_s:g} s, not of {request.seconds:g} s"
        )
    refuse_broken(request.seconds, request.picture.fps)
    if not into.is_dir():
        raise StudioError(f"footage cannot be put into {into}: there is no such folder")


def refuse_broken(seconds: float, fps: int) -> None:
    """Raise UnsupportedShotError for a length that is no whole number of frames."""
    frames = seconds * fps
    if abs(frames - round(frames)) > 1e-3:
        raise UnsupportedShotError(
            f"{seconds:g} s is not a whole number of frames at {fps} frames per second"
        )
