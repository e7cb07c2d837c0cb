"""Making footage fit: any footage becomes pictures of the wanted size, rate, shape and colours.

What is decoded here and encoded with the one profile of all footage joins with everything else.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import islice

import av
from av.container import InputContainer, OutputContainer
from av.filter import Graph

from schemas.take import Picture

from .animatic.profile import add_video

FILLS = 0.12  # share of a side that may be cut off; footage of another shape gets bars instead


def fitted(source: InputContainer, picture: Picture) -> Iterator[av.VideoFrame]:
    """Decode pictures through the filters that give them the wanted format.

    Raises av.FFmpegError or ValueError where they cannot be decoded.
    """
    graph = _graph(source.streams.video[0], picture)
    for frame in source.decode(video=0):
        graph.vpush(frame)
        yield from _ready(graph)
    graph.vpush(None)
    yield from _ready(graph)


def exactly(frames: int, pictures: Iterator[av.VideoFrame]) -> Iterator[av.VideoFrame]:
    """Give exactly so many pictures: cut the rest off, or hold the last one."""
    count = 0
    for picture in islice(pictures, frames):
        count += 1
        yield picture
    while 0 < count < frames:
        count += 1
        yield picture


def encode(media: OutputContainer, picture: Picture, frames: Iterator[av.VideoFrame]) -> int:
    """Encode and write frames; returns how many there were."""
    stream = add_video(media, picture)
    count = -1
    for count, frame in enumerate(frames):
        frame.pts, frame.time_base = count, Fraction(1, picture.fps)
        frame.pict_type = av.video.frame.PictureType.NONE  # the source's key frames are not ours
        media.mux(stream.encode(frame))
    media.mux(stream.encode(None))
    return count + 1


def _graph(stream: av.VideoStream, picture: Picture) -> Graph:
    """Connect the filters from a stream's format to the wanted one."""
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
