"""Looking at footage before it is copied: whether its pictures go into the master as they are."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import av
from av.container import InputContainer

from schemas.errors import AssemblyError
from schemas.take import Picture

from .timeline import Cut


@dataclass(frozen=True)
class Reel:
    """The pictures of a file, undecoded."""

    path: Path
    codec: str
    width: int
    height: int
    pixels: str
    extradata: bytes  # the decoder's parameter sets
    order: tuple[int, ...]  # frame numbers in the order of decoding
    opens_with_key: bool


def inspect(cut: Cut, path: Path) -> Reel:
    """Read a file's packets. AssemblyError when it is missing, unreadable or without pictures."""
    try:
        with av.open(path, "r") as media:
            return _inspect(path, media)
    except FileNotFoundError as error:
        raise AssemblyError(
            f"{cut.name} is missing: there is no {path}; shoot it again."
        ) from error
    except (av.FFmpegError, OSError, ValueError, IndexError) as error:
        reason = "it has no pictures" if isinstance(error, IndexError) else str(error)
        raise AssemblyError(f"{cut.name} cannot be read ({reason}); shoot it again.") from error


def _inspect(path: Path, media: InputContainer) -> Reel:
    """Describe the first video stream."""
    stream = media.streams.video[0]
    rate = stream.average_rate or 0
    packets = [packet for packet in media.demux(stream) if packet.size]
    times = [(packet.pts or 0) * packet.time_base * rate for packet in packets]
    first = min(times, default=0)
    context = stream.codec_context
    return Reel(
        path=path,
        codec=context.name,
        width=context.width,
        height=context.height,
        pixels=context.pix_fmt or "",
        extradata=context.extradata or b"",
        order=tuple(round(time - first) for time in times),
        opens_with_key=bool(packets) and packets[0].is_keyframe and packets[0].pts is not None,
    )


def unfit(reel: Reel, frames: int, picture: Picture, parameters: bytes) -> str:
    """Why the reel cannot be copied into a master with these parameter sets; "" when it can."""
    size = (reel.width, reel.height)
    checks = (
        (reel.codec == "h264", f"it is {reel.codec}"),
        (size == (picture.width, picture.height), f"it is {size[0]}x{size[1]}"),
        (reel.pixels == "yuv420p", f"its pixels are {reel.pixels}"),
        (sorted(reel.order) == list(range(frames)), "its frames are not the ones planned"),
        (reel.opens_with_key, "it does not begin with a key frame"),
        (reel.extradata == parameters, "it was encoded with other parameters"),
    )
    return next((reason for fits, reason in checks if not fits), "")
