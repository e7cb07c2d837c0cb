"""Reading a film back: what is in the file, and whether it plays.

Loads the media library; for worker processes, tests and `anigen doctor`, not for the daemon.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import av
import numpy as np
from av.container import InputContainer
from av.packet import Packet
from av.stream import Stream

from schemas.errors import AssemblyError

from .loudness import RATE, Loudness, Meter


@dataclass(frozen=True)
class Track:
    """One stream of the file."""

    kind: str  # video, audio, subtitle or data
    codec: str
    seconds: float
    packets: int
    language: str
    name: str


@dataclass(frozen=True)
class Mark:
    """A chapter or a subtitle: words between two times in seconds."""

    start_s: float
    end_s: float
    text: str


@dataclass(frozen=True)
class Probe:
    """What a film holds. Frames are counted from 0 in the order of showing."""

    container: str
    bytes: int
    seconds: float
    tracks: tuple[Track, ...]
    width: int
    height: int
    pixels: str
    fps: float
    frames: tuple[int, ...]  # every frame there is, sorted
    key_frames: tuple[int, ...]
    decoded_frames: int  # 0 when not decoded
    decoded_samples: int  # per channel, 0 when not decoded
    loudness: Loudness  # that of silence when not decoded
    chapters: tuple[Mark, ...]
    subtitles: tuple[Mark, ...]
    metadata: dict[str, str]
    faststart: bool  # can be played while it is still being loaded
    warnings: tuple[str, ...]

    def tracks_of(self, kind: str) -> tuple[Track, ...]:
        """List the streams of one kind."""
        return tuple(track for track in self.tracks if track.kind == kind)


@dataclass
class _Tally:
    """What was met while reading a file's packets."""

    decodes_pictures: bool
    decodes_sound: bool
    packets: dict[int, int] = field(default_factory=dict)
    frames: list[int] = field(default_factory=list)
    key_frames: list[int] = field(default_factory=list)
    subtitles: list[Mark] = field(default_factory=list)
    decoded_frames: int = 0
    decoded_samples: int = 0
    meter: Meter = field(default_factory=Meter)
    resampler: av.AudioResampler = field(
        default_factory=lambda: av.AudioResampler(format="flt", layout="stereo", rate=RATE)
    )


def probe(path: Path, *, pictures: bool = True, sound: bool = True) -> Probe:
    """Read a film whole, and decode its pictures and its sound unless told not to.

    AssemblyError when it cannot be read.
    """
    try:
        with _overhearing() as warnings, av.open(path, "r") as media:
            tally = _Tally(pictures, sound)
            for packet in media.demux():
                _take(packet, tally)
            return _describe(path, media, tally, warnings)
    except (av.FFmpegError, OSError, ValueError) as error:
        raise AssemblyError(f"{path} cannot be read as a film: {error}.") from error


@contextmanager
def _overhearing() -> Iterator[list[tuple[int, str, str]]]:
    """Collect what the media library complains about."""
    before = av.logging.get_level()
    av.logging.set_level(av.logging.WARNING)
    try:
        with av.logging.Capture(local=False) as messages:
            yield messages
    finally:
        av.logging.set_level(before)


def _take(packet: Packet[Stream], tally: _Tally) -> None:
    """Note one packet."""
    stream, packets = packet.stream, tally.packets
    packets[stream.index] = packets.get(stream.index, 0) + bool(packet.size)
    if isinstance(stream, av.VideoStream):
        if packet.size and packet.pts is not None:
            shown = round(packet.pts * packet.time_base * (stream.average_rate or 1))
            tally.frames.append(shown)
            tally.key_frames += [shown] * packet.is_keyframe
        tally.decoded_frames += len(stream.decode(packet)) if tally.decodes_pictures else 0
    elif isinstance(stream, av.AudioStream):
        _hear(stream.decode(packet) if tally.decodes_sound else [], tally)
    elif stream.codec_context and stream.codec_context.name == "mov_text" and packet.size > 2:
        start = float((packet.pts or 0) * packet.time_base)
        end = start + float((packet.duration or 0) * packet.time_base)
        tally.subtitles.append(Mark(start, end, bytes(packet)[2:].decode(errors="replace")))


def _hear(frames: list[av.AudioFrame], tally: _Tally) -> None:
    """Count and measure sound."""
    for frame in frames:
        for piece in tally.resampler.resample(frame):
            tally.decoded_samples += piece.samples
            tally.meter.push(piece.to_ndarray().reshape(-1, 2).astype(np.float32, copy=False))


def _describe(
    path: Path, media: InputContainer, tally: _Tally, warnings: list[tuple[int, str, str]]
) -> Probe:
    """Put together what the file says of itself and what was met in it."""
    picture = media.streams.video[0] if media.streams.video else None
    return Probe(
        container=media.format.name,
        bytes=path.stat().st_size,
        seconds=(media.duration or 0) / 1_000_000,
        tracks=tuple(_track(stream, tally.packets) for stream in media.streams),
        width=picture.codec_context.width if picture else 0,
        height=picture.codec_context.height if picture else 0,
        pixels=(picture.codec_context.pix_fmt or "") if picture else "",
        fps=float(picture.average_rate or 0) if picture else 0.0,
        frames=tuple(sorted(tally.frames)),
        key_frames=tuple(sorted(tally.key_frames)),
        decoded_frames=tally.decoded_frames,
        decoded_samples=tally.decoded_samples,
        loudness=tally.meter.result(),
        chapters=tuple(_chapters(media)),
        subtitles=tuple(tally.subtitles),
        metadata=dict(media.metadata),
        faststart=_faststart(path),
        warnings=tuple(f"{source}: {text.strip()}" for _, source, text in warnings),
    )


def _track(stream: Stream, packets: dict[int, int]) -> Track:
    """Describe one stream in plain values."""
    length = float((stream.duration or 0) * (stream.time_base or 1))
    return Track(
        kind=stream.type,
        codec=stream.codec_context.name if stream.codec_context else "",
        seconds=length,
        packets=packets.get(stream.index, 0),
        language=stream.metadata.get("language", ""),
        name=stream.metadata.get("handler_name", ""),
    )


def _chapters(media: InputContainer) -> Iterator[Mark]:
    """List the chapters with their times in seconds."""
    for chapter in media.chapters():
        unit = chapter["time_base"] or 1
        start, end = float(chapter["start"] * unit), float(chapter["end"] * unit)
        yield Mark(start, end, chapter["metadata"].get("title", ""))


def _faststart(path: Path) -> bool:
    """Tell whether an MP4's index comes before its media (box `moov` before `mdat`)."""
    with path.open("rb") as file:
        while len(head := file.read(8)) == 8:
            size, kind = int.from_bytes(head[:4]), head[4:]
            if kind in {b"moov", b"mdat"}:
                return kind == b"moov"
            if size < 8:
                return False
            file.seek(size - 8, 1)
    return False
