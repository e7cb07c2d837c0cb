"""Two films are held against one another picture by picture."""

from __future__ import annotations

import numpy as np
import pytest

from generators.animatic.encode import Reel
from orchestrator.assembly.comparing import compare
from schemas.errors import BadFootageError
from schemas.take import Picture

SMALL = Picture(width=96, height=64, fps=12)


def film(path, numbers, *, picture=SMALL, noise=0):
    """A film whose pictures are told apart by their grey, with some noise in it."""
    dice = np.random.default_rng(5)
    with Reel(path, picture) as reel:
        for number in numbers:
            reel.planes.y[:] = 40 + 7 * number
            reel.planes.y[8:24, 8:40] = 200
            reel.planes.u[:], reel.planes.v[:] = 120, 140
            if noise:
                shape = reel.planes.y.shape
                changed = reel.planes.y.astype(int) + dice.integers(-noise, noise + 1, shape)
                reel.planes.y[:] = changed.clip(16, 235)
            reel.write()
    return path


def test_a_film_is_the_same_as_itself(tmp_path):
    one = film(tmp_path / "a.mp4", range(12))
    found = compare(one, one, frames=12)
    assert found.same
    assert (found.frames, found.different, found.missing, found.psnr_db) == (12, 0, 0, None)


def test_a_part_of_a_longer_film_is_found_at_its_place(tmp_path):
    """Away from a key picture as well: what lies before is decoded and passed over."""
    whole = film(tmp_path / "whole.mp4", range(24))
    for first in (0, 5, 17):
        part = film(tmp_path / f"{first}.mp4", range(first, first + 6))
        found = compare(whole, part, first=first, frames=6)
        assert found.psnr_db is None or found.psnr_db > 38
        assert found.missing == 0
        shifted = compare(whole, part, first=first + 1, frames=6)
        assert shifted.psnr_db < (found.psnr_db or 99)


def test_more_noise_is_fewer_decibels(tmp_path):
    one = film(tmp_path / "a.mp4", range(12))
    far = [
        compare(one, film(tmp_path / f"{noise}.mp4", range(12), noise=noise), frames=12)
        for noise in (4, 16, 48)
    ]
    decibels = [found.psnr_db for found in far]
    assert decibels == sorted(decibels, reverse=True)
    assert decibels[0] > 30 > decibels[-1]
    assert all(found.worst_db <= found.psnr_db and not found.same for found in far)


def test_a_film_that_ends_before_is_told(tmp_path):
    one, short = film(tmp_path / "a.mp4", range(12)), film(tmp_path / "b.mp4", range(8))
    for pair in ((one, short), (short, one)):
        found = compare(*pair, frames=12)
        assert (found.frames, found.missing, found.same) == (8, 4, False)
    nothing = compare(one, short, first=50, frames=8)
    assert (nothing.frames, nothing.missing, nothing.same) == (0, 8, False)


def test_what_cannot_be_compared_is_said(tmp_path):
    one = film(tmp_path / "a.mp4", range(4))
    large = film(tmp_path / "b.mp4", range(4), picture=Picture(width=128, height=64, fps=12))
    with pytest.raises(BadFootageError, match="not of one size: 128x64 against 96x64"):
        compare(one, large, frames=4)
    (tmp_path / "c.mp4").write_bytes(b"no film")
    with pytest.raises(BadFootageError, match=r"c\.mp4 cannot be decoded"):
        compare(one, tmp_path / "c.mp4", frames=4)
