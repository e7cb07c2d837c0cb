"""Making footage fit the episode: any footage becomes the planned frames in the episode's format."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import av
from av.container import InputContainer

from generators.conform import encode, exactly, fitted
from schemas.errors import AssemblyError
from schemas.take import Picture

from .timeline import Cut


def parameters(picture: Picture) -> bytes:
    """Find the parameter sets of everything this program's encoder makes in that format."""
    buffer = io.BytesIO()
    with av.open(buffer, "w", format="mp4") as media:
        encode(media, picture, iter([av.VideoFrame(picture.width, picture.height, "yuv420p")]))
    buffer.seek(0)
    with av.open(buffer, "r") as media:
        return media.streams.video[0].codec_context.extradata or b""


def conform(cut: Cut, picture: Picture, into: Path) -> None:
    """Encode a shot again as `into`: the wanted size, rate, colours and number of frames.

    Longer footage is cut off, shorter footage holds its last frame. AssemblyError when it has
    no picture that can be decoded.
    """
    with av.open(cut.path, "r") as source, av.open(into, "w", format="mp4") as media:
        count = encode(media, picture, exactly(cut.frames, _decoded(cut, source, picture)))
    if count == 0:
        raise AssemblyError(f"{cut.name} holds no picture that can be decoded; shoot it again.")


def _decoded(cut: Cut, source: InputContainer, picture: Picture) -> Iterator[av.VideoFrame]:
    try:
        yield from fitted(source, picture)
    except (av.FFmpegError, ValueError) as error:
        raise AssemblyError(f"{cut.name} cannot be decoded ({error}); shoot it again.") from error
