"""Conforming: any clip becomes the planned frames, copyable next to the program's own footage."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from av.video.reformatter import Colorspace

from generators.animatic.encode import Reel
from orchestrator.assembly.conform import conform, parameters
from orchestrator.assembly.reels import inspect, unfit
from orchestrator.assembly.timeline import Cut
from schemas.errors import AssemblyError
from schemas.take import DRAFT, FULL, Picture

RED = (190, 40, 60)
FRAMES = 2 * DRAFT.fps


def write_clip(
    path: Path,
    codec: str,
    size: tuple[int, int],
    rate: Fraction | int,
    pixels: str,
    options: dict[str, str],
    seconds: float = 2.5,
) -> Path:
    """A red clip whose left half darkens with time."""
    with av.open(path, "w") as media:
        stream = media.add_stream(codec, rate=rate, options=options)
        stream.width, stream.height, stream.pix_fmt = *size, pixels
        count = round(seconds * rate)
        for number in range(count):
            picture = np.full((size[1], size[0], 3), RED, np.uint8)
            picture[:, : size[0] // 2] = round(200 * (1 - number / count))
            frame = av.VideoFrame.from_ndarray(picture, format="rgb24").reformat(
                format=pixels, dst_colorspace=Colorspace.ITU601
            )
            media.mux(stream.encode(frame))
        media.mux(stream.encode(None))
    return path


FAST = {"preset": "ultrafast"}
CLIPS = {
    "vp9": ("a.webm", "libvpx-vp9", (832, 480), 16, "yuv420p", {"deadline": "realtime"}),
    "ntsc": ("a.mp4", "libx264", (1920, 1080), Fraction(30_000, 1001), "yuv420p", FAST),
    "vertical": ("a.mp4", "libx264", (360, 640), 25, "yuv444p", FAST),
    "ten bits": (
        "a.mp4",
        "libx265",
        (640, 360),
        24,
        "yuv420p10le",
        FAST | {"x265-params": "log-level=none"},
    ),
}


def pictures(path: Path) -> list[np.ndarray]:
    """Every frame in RGB, by the matrix of high definition."""
    with av.open(path) as media:
        return [
            frame.reformat(format="rgb24", src_colorspace=Colorspace.ITU709).to_ndarray()
            for frame in media.decode(video=0)
        ]


@pytest.mark.parametrize("kind", CLIPS)
def test_any_clip_fits(kind: str, tmp_path: Path) -> None:
    name, *format_ = CLIPS[kind]
    cut = Cut("the clip", write_clip(tmp_path / name, *format_), 0, FRAMES)
    assert unfit(inspect(cut, cut.path), FRAMES, DRAFT, parameters(DRAFT))
    conform(cut, DRAFT, tmp_path / "fits.mp4")
    assert unfit(inspect(cut, tmp_path / "fits.mp4"), FRAMES, DRAFT, parameters(DRAFT)) == ""
    shown = pictures(tmp_path / "fits.mp4")
    assert len(shown) == FRAMES
    assert shown[0][180, 400] == pytest.approx(RED, abs=8)
    halfway = 200 * (1 - 1 / 2.5)  # after one second of two and a half
    assert shown[FRAMES // 2][180, 250] == pytest.approx([halfway] * 3, abs=12)
    bars = kind == "vertical"
    assert (shown[0][180, 5].max() < 8) == bars


def test_a_short_clip_holds_its_last_picture(tmp_path: Path) -> None:
    name, *format_ = CLIPS["ten bits"]
    cut = Cut("the clip", write_clip(tmp_path / name, *format_, seconds=1.0), 0, FRAMES)
    conform(cut, DRAFT, tmp_path / "fits.mp4")
    shown = pictures(tmp_path / "fits.mp4")
    assert len(shown) == FRAMES
    assert np.abs(shown[-1].astype(int) - shown[FRAMES // 2].astype(int)).mean() < 2


def test_the_same_clip_gives_the_same_bytes(tmp_path: Path) -> None:
    name, *format_ = CLIPS["vp9"]
    cut = Cut("the clip", write_clip(tmp_path / name, *format_), 0, FRAMES)
    for copy in ("one.mp4", "two.mp4"):
        conform(cut, DRAFT, tmp_path / copy)
    assert (tmp_path / "one.mp4").read_bytes() == (tmp_path / "two.mp4").read_bytes()


def test_a_clip_without_pictures_is_refused(tmp_path: Path) -> None:
    name, *format_ = CLIPS["ntsc"]
    whole = write_clip(tmp_path / name, *format_).read_bytes()
    damaged = bytearray(whole)
    start = whole.index(b"mdat") + 4
    damaged[start : start + len(whole) - start - 3000] = bytes(len(whole) - start - 3000)
    (tmp_path / "damaged.mp4").write_bytes(damaged)
    cut = Cut("scene 4, shot 2", tmp_path / "damaged.mp4", 0, FRAMES)
    with pytest.raises(AssemblyError, match="scene 4, shot 2"):
        conform(cut, DRAFT, tmp_path / "fits.mp4")


@pytest.mark.parametrize("picture", [DRAFT, FULL])
def test_own_footage_of_any_length_has_the_same_parameters(
    picture: Picture, tmp_path: Path
) -> None:
    for frames in (1, 2, 3, 30):
        path = tmp_path / f"{frames}.mp4"
        with Reel(path, picture) as reel:
            for number in range(frames):
                reel.planes.y[:] = 16 + 5 * number
                reel.planes.u[:] = reel.planes.v[:] = 128
                reel.write()
        cut = Cut("own", path, 0, frames)
        assert unfit(inspect(cut, path), frames, picture, parameters(picture)) == ""
