"""The one encoder profile of all footage: H.264 that can be joined shot by shot without re-encoding.

Shots join by copying when their stream headers are equal byte for byte, every one starts with an
IDR picture and no picture refers across a boundary. `stitchable` keeps the rate control's choices
out of the headers; preset and parameters are the same for every shot of a size and rate.
"""

from __future__ import annotations

from fractions import Fraction

from av.container import OutputContainer
from av.video.reformatter import ColorPrimaries, ColorRange, Colorspace, ColorTrc
from av.video.stream import VideoStream

from schemas.take import Picture

KEY_EVERY_S = 2
_JOINED = "stitchable=1:open-gop=0:threads=1"
_FINE = "superfast", f"mbtree=1:rc-lookahead=10:bframes=1:b-adapt=0:crf=22:{_JOINED}"
_ROUGH = "ultrafast", f"cabac=1:crf=27:{_JOINED}"


def add_video(container: OutputContainer, picture: Picture) -> VideoStream:
    """Add the video stream of a shot to a file being written."""
    stream: VideoStream = container.add_stream("libx264", rate=picture.fps)
    stream.width, stream.height, stream.pix_fmt = picture.width, picture.height, "yuv420p"
    stream.time_base = stream.codec_context.time_base = Fraction(1, picture.fps)
    preset, parameters = _ROUGH if picture.rough else _FINE
    every = KEY_EVERY_S * picture.fps
    stream.options = {"preset": preset, "x264-params": f"{parameters}:keyint={every}"}
    context = stream.codec_context
    context.thread_count = 1
    context.gop_size = every
    context.color_range = ColorRange.MPEG
    context.colorspace = Colorspace.ITU709
    context.color_primaries = ColorPrimaries.BT709
    context.color_trc = ColorTrc.BT709
    return stream
