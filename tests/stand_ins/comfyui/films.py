"""Writing pictures: PNG with the graph inside, MP4 and WebM of exactly these frames."""

from __future__ import annotations

import json
from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from .figures import Pixels

Json = dict[str, Any]
_CODECS = {
    "mp4": ("libx264", "yuv420p"),
    "webm": ("libvpx-vp9", "yuv420p"),
    "av1": ("libsvtav1", "yuv420p"),
}


def png(path: Path, pixels: Pixels, about: Json) -> None:
    """One picture; `about` goes into its text."""
    said = PngInfo()
    for name, value in about.items():
        said.add_text(name, json.dumps(value))
    Image.fromarray(pixels).save(path, pnginfo=said, compress_level=1)


def film(path: Path, pictures: Iterable[Pixels], fps: float, about: Json, codec: str = "") -> None:
    """A film in the container that the path's ending names, quickly rather than small."""
    codec, kind = _CODECS[codec if codec in _CODECS else path.suffix[1:]]
    quick = (
        {"preset": "ultrafast", "qp": "16"}
        if codec == "libx264"
        else {"cpu-used": "8", "deadline": "realtime"}
    )
    options = {"movflags": "use_metadata_tags"} if path.suffix == ".mp4" else {}
    with av.open(str(path), "w", options=options) as out:
        for name, value in about.items():
            out.metadata[name] = json.dumps(value)
        stream: Any = None
        for pixels in pictures:
            if stream is None:
                stream = out.add_stream(
                    codec, rate=Fraction(fps).limit_denominator(1001), options=quick
                )
                stream.height, stream.width = (side // 2 * 2 for side in pixels.shape[:2])
                stream.pix_fmt, stream.codec_context.thread_count = kind, 2
            whole = np.ascontiguousarray(pixels[: stream.height, : stream.width])
            out.mux(stream.encode(av.VideoFrame.from_ndarray(whole, "rgb24")))
        out.mux(stream.encode())


def animated(path: Path, pictures: Iterable[Pixels], fps: float) -> None:
    """A moving WebP or PNG."""
    first, *others = (Image.fromarray(one) for one in pictures)
    first.save(path, save_all=True, append_images=others, duration=round(1000 / fps), loop=0)
