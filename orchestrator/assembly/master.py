"""Writing the master: pictures copied, sound, subtitles and chapters, ready to be streamed.

The file holds no time of its making and no version of the library, so the same episode gives the
same bytes.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any, TypeAlias

import av
from av.container import OutputContainer
from av.packet import Packet
from av.stream import Stream

from .job import AssemblyJob
from .languages import three_letters
from .reels import Reel
from .subtitles import chapter_title, cues, flat
from .timeline import Timeline

MADE_BY = "Machine-made: written, staged, drawn and voiced by a program."
OPTIONS = {"movflags": "+faststart", "fflags": "+bitexact"}
MS = Fraction(1, 1000)
STYLE = """[Script Info]
ScriptType: v4.00+
PlayResX: {width}
PlayResY: {height}

[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, \
Italic, Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, \
Alignment, MarginL, MarginR, MarginV, Encoding
Style: Default,Sans-Serif,{size},&H00FFFFFF,&H00FFFFFF,&H00000000,&H80000000,\
0,0,0,0,100,100,0,0,1,2,0,2,20,20,20,0

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
"""

# Second, track, number in its track, packet.
Placed: TypeAlias = "tuple[float, int, int, Packet[Any]]"


@dataclass(frozen=True)
class Tracks:
    """The streams of the master being written."""

    picture: av.VideoStream
    sound: av.AudioStream
    words: Stream


def write(job: AssemblyJob, timeline: Timeline, reels: list[Reel], sound: Path, into: Path) -> None:
    """Write the master from the reels of all cuts and the encoded sound."""
    with (
        av.open(reels[0].path, "r") as first,
        av.open(sound, "r") as audio,
        av.open(into, "w", format="mp4", options=OPTIONS) as media,
    ):
        tracks = Tracks(
            picture=media.add_stream_from_template(first.streams.video[0]),
            sound=media.add_stream_from_template(audio.streams.audio[0]),
            words=_words_track(media, job),
        )
        _describe(job, timeline, media, tracks)
        packets = heapq.merge(
            _pictures(reels, timeline.fps, tracks.picture),
            _copies(audio.demux(audio.streams.audio[0]), tracks.sound),
            _words(timeline, tracks.words),
            key=lambda placed: placed[:3],
        )
        for *_, packet in packets:
            media.mux(packet)


def _words_track(media: OutputContainer, job: AssemblyJob) -> Stream:
    """Add the subtitle track; its style says white, else players show black on black."""
    words = media.add_stream("mov_text")
    style = STYLE.format(
        width=job.picture.width, height=job.picture.height, size=job.picture.height // 20
    )
    words.codec_context.subtitle_header = style.encode()
    words.codec_context.time_base = words.time_base = MS
    return words


def _describe(job: AssemblyJob, timeline: Timeline, media: OutputContainer, tracks: Tracks) -> None:
    """Write titles, languages and chapters."""
    language = three_letters(job.language)
    tracks.picture.metadata.update({"handler_name": "Picture", "language": "und"})
    tracks.sound.metadata.update({"handler_name": "Sound", "language": language})
    tracks.words.metadata.update({"handler_name": "Subtitles", "language": language})
    tags = {
        "title": job.title,
        "show": job.show,
        "episode_id": str(job.episode),
        "episode_sort": str(job.episode),
        "description": job.logline,
        "synopsis": job.synopsis,
        "genre": "Animation",
        "comment": MADE_BY,
    }
    media.metadata.update({name: flat(text) for name, text in tags.items() if flat(text)})
    media.set_chapters(
        [
            {
                "id": chapter.number,
                "start": round(1000 * chapter.start_s),
                "end": round(1000 * chapter.end_s),
                "time_base": MS,
                "metadata": {"title": chapter_title(chapter)},
            }
            for chapter in timeline.chapters
        ]
    )


def _pictures(reels: list[Reel], fps: int, track: av.VideoStream) -> Iterator[Placed]:
    """Copy the pictures of all reels, numbering the frames anew.

    Decoding runs `delay` frames ahead of showing, the same all through the master.
    """
    delay = max(at - shown for reel in reels for at, shown in enumerate(reel.order))
    number, first = 0, 0
    for reel in reels:
        with av.open(reel.path, "r") as media:
            packets = (packet for packet in media.demux(media.streams.video[0]) if packet.size)
            for shown, packet in zip(reel.order, packets, strict=True):
                packet.pts, packet.dts, packet.duration = first + shown, number - delay, 1
                packet.time_base, packet.stream = Fraction(1, fps), track
                yield (number - delay) / fps, 0, number, packet
                number += 1
        first += len(reel.order)


def _copies(packets: Iterable[Packet[av.AudioStream]], track: av.AudioStream) -> Iterator[Placed]:
    """Copy the encoded sound."""
    for number, packet in enumerate(packets):
        if packet.size and packet.dts is not None:
            second = float(packet.dts * packet.time_base)
            packet.stream = track
            yield second, 1, number, packet


def _words(timeline: Timeline, track: Stream) -> Iterator[Placed]:
    """Make a subtitle of every cue: its length in two bytes, then the text (3GPP TS 26.245)."""
    texts = [(cue.start_ms, cue.end_ms, cue.plain) for cue in cues(timeline)]
    for number, (start, end, text) in enumerate(texts or [(0, round(1000 * timeline.seconds), "")]):
        data = text.encode()
        packet = Packet(len(data).to_bytes(2) + data)
        packet.pts = packet.dts = start
        packet.duration, packet.time_base = end - start, MS
        packet.stream, packet.is_keyframe = track, True
        yield start / 1000, 2, number, packet
