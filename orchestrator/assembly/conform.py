"""Making footage fit the episode: any clip becomes the planned frames in the episode's format."""

from __future__ import annotations

import io
from collections.abc import Iterator
from fractions import Fraction
from itertools import islice
from pathlib import Path

import av
from av.container import InputContainer, OutputContainer
from av.filter import Graph

from generators.animatic.profile import add_video
from schemas.errors import AssemblyError
from schemas.take import Picture

from .timeline import Cut

FILLS = 0.12  # share of a side that may be cut off; a clip of another shape gets bars instead


def parameters(picture: Picture) -> bytes:
    """Find the parameter sets of everything this program's encoder makes in that format."""
    buffer = io.BytesIO()
    with av.open(buffer, "w", format="mp4") as media:
        _encode(media, picture, iter([av.VideoFrame(picture.width, picture.height, "yuv420p")]))
    buffer.seek(0)
    with av.open(buffer, "r") as media:
        return media.streams.video[0].codec_context.extradata or b""


def conform(cut: Cut, picture: Picture, into: Path) -> None:
    """Encode a shot again as `into`: the wanted size, rate, colours and number of frames.

    Longer footage is cut off, shorter footage holds its last frame. AssemblyError when the clip has
    no picture that can be decoded.
    """
    with av.open(cut.path, "r") as source, av.open(into, "w", format="mp4") as media:
        count = _encode(media, picture, _exactly(cut.frames, _fitted(cut, source, picture)))
    if count == 0:
        raise AssemblyError(f"{cut.name} holds no picture that can be decoded; shoot it again.")


def _fitted(cut: Cut, source: InputContainer, picture: Picture) -> Iterator[av.VideoFrame]:
    """Decode pictures through the filters that give them the episode's format."""
    try:
        graph = _graph(source.streams.video[0], picture)
        for frame in source.decode(video=0):
            graph.vpush(frame)
            yield from _ready(graph)
        graph.vpush(None)
        yield from _ready(graph)
    except (av.FFmpegError, ValueError) as error:
        raise AssemblyError(f"{cut.name} cannot be decoded ({error}); shoot it again.") from error


def _graph(stream: av.VideoStream, picture: Picture) -> Graph:
    """Connect the filters from a stream's format to the episode's."""
    graph = Graph()
    last = graph.add_buffer(template=stream)
    for name, arguments in _filters(stream, picture):
        node = graph.add(name, arguments)
        last.link_to(node)
        last = node
    last.link_to(graph.add("buffersink"))
    graph.configure()
    return graph


def _ready(graph: Graph) -> Iterator[av.VideoFrame]:
    """Take the frames that the filters have finished."""
    while True:
        try:
            yield graph.vpull()
        except (BlockingIOError, EOFError):
            return


def _filters(stream: av.VideoStream, picture: Picture) -> Iterator[tuple[str, str | None]]:
    """Choose the filters: rate, size without distortion, square pixels, BT.709 in video range."""
    context = stream.codec_context
    shape = Fraction(context.width, context.height or 1) * (context.sample_aspect_ratio or 1)
    ratio = float(shape / Fraction(picture.width, picture.height))
    fills = 1 - FILLS <= ratio <= 1 / (1 - FILLS)
    size = f"{picture.width}:{picture.height}"
    yield "setpts", "PTS-STARTPTS"
    yield "fps", str(picture.fps)
    shape_kept = "increase" if fills else "decrease"
    colours = "out_color_matrix=bt709:out_range=tv"
    fit = f"force_original_aspect_ratio={shape_kept}:force_divisible_by=2"
    yield "scale", f"{size}:flags=lanczos:{colours}:{fit}"
    yield ("crop", size) if fills else ("pad", f"{size}:-1:-1")
    yield "setsar", "1"
    yield "format", "yuv420p"


def _exactly(frames: int, pictures: Iterator[av.VideoFrame]) -> Iterator[av.VideoFrame]:
    """Give exactly so many pictures: cut the rest off, or hold the last one."""
    count = 0
    for picture in islice(pictures, frames):
        count += 1
        yield picture
    while 0 < count < frames:
        count += 1
        yield picture


def _encode(media: OutputContainer, picture: Picture, frames: Iterator[av.VideoFrame]) -> int:
    """Encode and write frames; returns how many there were."""
    stream = add_video(media, picture)
    count = -1
    for count, frame in enumerate(frames):
        frame.pts, frame.time_base = count, Fraction(1, picture.fps)
        frame.pict_type = av.video.frame.PictureType.NONE  # the source's key frames are not ours
        media.mux(stream.encode(frame))
    media.mux(stream.encode(None))
    return count + 1
