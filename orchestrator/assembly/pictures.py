"""Pictures taken from the master: poster, one still per scene, and the sheet for scrubbing."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import av
import numpy as np
import numpy.typing as npt
from av.video.frame import VideoFrame
from av.video.reformatter import Colorspace, Interpolation
from PIL import Image

from schemas.plan import Effect, Expression, Framing

from .subtitles import silence
from .timeline import Cut, Timeline

Pixels: TypeAlias = npt.NDArray[np.uint8]

POSTER, STILL = (1280, 720), (480, 270)
TILE_WIDTH, COLUMNS, MOST_TILES = 192, 10, 150
TILE_SECONDS = 2
DECODES_AHEAD = 8  # frames by which a key frame may lie earlier in the file than on the screen
FACES = {
    Framing.BUST: 3.0,
    Framing.CLOSE: 3.0,
    Framing.MEDIUM: 2.5,
    Framing.EXTREME_CLOSE: 1.5,
    Framing.FULL: 1.5,
    Framing.WIDE: 1.0,
}  # how well a framing shows a person


@dataclass(frozen=True)
class Sheet:
    """How the scrubbing sheet is laid out: tile n shows the film at n times `seconds_per_tile`."""

    image: str
    tile_width: int
    tile_height: int
    columns: int
    rows: int
    tiles: int
    seconds_per_tile: int


def save_all(master: Path, timeline: Timeline, folder: Path) -> Sheet:
    """Save poster, stills and scrubbing sheet; returns how the sheet is laid out."""
    poster(master, timeline, folder / "poster.webp")
    stills(master, timeline, folder)
    return sheet(master, timeline, folder / "sprite.webp")


def poster(master: Path, timeline: Timeline, into: Path) -> None:
    """Save the most telling moment of the episode."""
    shots = [cut for cut in timeline.cuts if cut.shot]
    best = max(shots, key=lambda cut: (telling(cut, shots) + _weight(cut.scene), -cut.first))
    _save(_moment(master, best, timeline), POSTER, into, quality=85)


def stills(master: Path, timeline: Timeline, folder: Path) -> None:
    """Save the most telling moment of every scene as `scene-<n>.webp`."""
    for chapter in timeline.chapters:
        shots = timeline.cuts_of(chapter.number)
        best = max(shots, key=lambda cut: (telling(cut, shots), -cut.first))
        path = folder / f"scene-{chapter.number}.webp"
        _save(_moment(master, best, timeline), STILL, path, quality=80)


def telling(cut: Cut, shots: Sequence[Cut]) -> float:
    """Say how well a shot stands for the given shots: a face, a feeling, an effect, the middle."""
    if cut.shot is None:
        return 0.0
    plan = cut.shot.plan
    middle = (shots[0].first + shots[-1].first + shots[-1].frames) / 2
    reach = max(1.0, middle - shots[0].first)
    points = 1 - abs(cut.first + cut.frames / 2 - middle) / reach
    if plan.subjects:
        points += FACES.get(plan.framing, 0.0)
        points += any(s.expression is not Expression.NEUTRAL for s in plan.subjects)
        points -= 2 * all(s.facing == "away" for s in plan.subjects)
    return points + 1.5 * (plan.effect is not Effect.NONE)


def _weight(scene: int) -> float:
    """Prefer the scenes where the story turns."""
    return {3: 0.5, 4: 1.0, 5: 1.0}.get(scene, 0.0)


def _moment(master: Path, cut: Cut, timeline: Timeline) -> VideoFrame:
    """Take a picture of a shot from the middle of its longest silence, when no words are burned in."""
    start, end = silence(cut, timeline)
    wanted = cut.first + min(cut.frames - 1, round((start + end) / 2 * timeline.fps) - cut.first)
    with av.open(master, "r") as media:
        stream = media.streams.video[0]
        stream.codec_context.skip_frame = "NONREF"  # a neighbour of the wanted frame will do
        unit = stream.time_base or 1
        last: VideoFrame | None = None
        before = max(0, wanted - DECODES_AHEAD)
        media.seek(int(before / timeline.fps / unit), stream=stream)
        for frame in media.decode(stream):
            number = round((frame.pts or 0) * unit * timeline.fps)
            if last is not None and number >= cut.first + cut.frames:
                return last
            last = frame
            if number >= wanted:
                break
    if last is None:
        raise ValueError(f"no picture at frame {wanted}")
    return last


def _save(frame: VideoFrame, size: tuple[int, int], path: Path, *, quality: int) -> None:
    """Save a frame as WebP."""
    Image.fromarray(_pixels(frame, size)).save(path, "webp", quality=quality, method=3)


def _pixels(frame: VideoFrame, size: tuple[int, int]) -> Pixels:
    """Scale a frame and give it in RGB, by the matrix the master is encoded with."""
    scaled = frame.reformat(
        width=size[0],
        height=size[1],
        format="rgb24",
        src_colorspace=Colorspace.ITU709,
        interpolation=Interpolation.AREA if size[0] < frame.width else Interpolation.LANCZOS,
    )
    return scaled.to_ndarray().astype(np.uint8, copy=False)


def sheet(master: Path, timeline: Timeline, into: Path) -> Sheet:
    """Save the scrubbing sheet, made from key frames only."""
    step = max(TILE_SECONDS, math.ceil(timeline.seconds / MOST_TILES))
    count = math.ceil(timeline.seconds / step)
    height = round(TILE_WIDTH * 9 / 16)
    rows = math.ceil(count / COLUMNS)
    canvas = np.zeros((rows * height, min(count, COLUMNS) * TILE_WIDTH, 3), np.uint8)
    for tile, pixels in _tiles(master, [(n + 0.5) * step for n in range(count)], height):
        top, left = tile // COLUMNS * height, tile % COLUMNS * TILE_WIDTH
        canvas[top : top + height, left : left + TILE_WIDTH] = pixels
    Image.fromarray(canvas).save(into, "webp", quality=70, method=3)
    return Sheet(into.name, TILE_WIDTH, height, min(count, COLUMNS), rows, count, step)


def _tiles(master: Path, times: Sequence[float], height: int) -> Iterator[tuple[int, Pixels]]:
    """Decode the key frame nearest to each time, every one of them once."""
    with av.open(master, "r") as media:
        stream = media.streams.video[0]
        stream.thread_type = "NONE"
        keys = [packet for packet in media.demux(stream) if packet.is_keyframe and packet.size]
        shown = {packet.pts: float((packet.pts or 0) * packet.time_base) for packet in keys}
        nearest = [min(shown, key=lambda pts: abs(shown[pts] - time)) for time in times]
        wanted = [packet for packet in keys if packet.pts in nearest]
        for packet in (*wanted, None):
            for frame in stream.decode(packet):
                pixels = _pixels(frame, (TILE_WIDTH, height))
                yield from ((n, pixels) for n, pts in enumerate(nearest) if pts == frame.pts)
