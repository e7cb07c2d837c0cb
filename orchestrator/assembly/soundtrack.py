"""The mix as it is published: at the right loudness, encoded once for the whole episode."""

from __future__ import annotations

from pathlib import Path

import av

from .hearing import read_sound
from .loudness import RATE, Loudness, Sound, audio_frame, bring_to, true_peak

TARGET_LUFS = -16.0
PEAK_DBTP = -1.5  # no decoder may go above this
ROOM_DB = 1.0  # encoding moves the peaks up by about this much
BIT_RATE, ROUGH_BIT_RATE = 160_000, 80_000  # a draft is encoded faster
CODER = {"aac_coder": "fast"}  # half the time of the default, and 3 dB nearer to a score and speech


def write_soundtrack(sound: Sound, into: Path, *, rough: bool = False) -> Loudness:
    """Bring `sound` to its loudness in place and encode it as AAC in an MP4 file.

    Encoding keeps the loudness and adds to the peaks, so the peaks of the encoded sound are read
    back, and it is encoded again from a lower ceiling when they are too high. Returns
    the loudness of the mix and the true peak of what was encoded.
    """
    ceiling = PEAK_DBTP - ROOM_DB
    while True:
        lufs = bring_to(sound, lufs=TARGET_LUFS, ceiling_dbtp=ceiling)
        _encode(sound, into, ROUGH_BIT_RATE if rough else BIT_RATE)
        peak = true_peak(_decoded(into, len(sound)))
        if peak <= PEAK_DBTP:
            return Loudness(lufs, peak)
        ceiling -= peak - PEAK_DBTP + 0.1


def _decoded(path: Path, samples: int) -> Sound:
    """What a decoder makes of an encoded sound track."""
    return read_sound(path, what="the encoded sound", longest_s=samples / RATE)


def _encode(sound: Sound, into: Path, bit_rate: int) -> None:
    """Encode as AAC, the same bytes for the same sound."""
    with av.open(into, "w", format="mp4", options={"fflags": "+bitexact"}) as media:
        stream = media.add_stream("aac", rate=RATE, layout="stereo", options=CODER)
        stream.bit_rate = bit_rate
        for start in range(0, len(sound), RATE):
            media.mux(stream.encode(audio_frame(sound[start : start + RATE], start)))
        media.mux(stream.encode(None))
