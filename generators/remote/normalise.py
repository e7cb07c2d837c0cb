"""From a vendor's files to footage: the exact frames, the episode's format, its own sound kept.

A file that cannot be decoded, is too short or stays black is no footage; what it cost stays paid.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import numpy.typing as npt
from av.audio.frame import AudioFrame
from av.container import OutputContainer
from PIL import Image

from schemas.errors import BadFootageError
from schemas.take import Picture

from ..conform import encode, exactly, fitted

RATE = 48_000
_MISSING_S = 0.5  # so much of the end may be held
_LOOK_EVERY = 6  # frames
_DARK = 40  # luma; 16 is black
_SILENT = 1e-4  # peak of a sound that is none
_BLOCK = 1024  # samples

Sound = npt.NDArray[np.float32]


class Stopped(Exception):  # noqa: N818 - not an error: somebody wants it to end
    """The work was called off."""


def normalise(
    paths: Sequence[Path],
    picture: Picture,
    frames: int,
    into: Path,
    *,
    sound: bool,
    stopped: Callable[[], bool] = lambda: False,
) -> bool:
    """Write one film of `frames` frames from the files in order; returns whether it has sound.

    Raises BadFootageError, or Stopped as soon as `stopped()`.
    """
    tracks = [_sound(path) if sound else None for path in paths]
    heard = any(track is not None and np.abs(track).max(initial=0) > _SILENT for track in tracks)
    watch = _Watch(stopped)
    counts = [0] * len(paths)
    with av.open(str(into), "w", format="mp4") as media:
        voice = media.add_stream("aac", rate=RATE, layout="stereo") if heard else None
        if voice is not None:
            voice.bit_rate = 160_000
        made = watch.over(_all(paths, picture, counts))
        encode(media, picture, exactly(frames, made))
        watch.judge(frames - sum(counts), picture)
        if voice is not None:
            _speak(media, voice, _track(tracks, counts, frames, picture))
    return heard


def last_picture(path: Path, into: Path) -> None:
    """Save the last picture of a film as a PNG; BadFootageError where there is none."""
    last = None
    try:
        with av.open(str(path)) as media:
            for last in media.decode(video=0):  # noqa: B007 - only the last one counts
                pass
    except (av.FFmpegError, ValueError, IndexError) as error:
        raise BadFootageError(f"{path.name} cannot be decoded ({error})") from error
    if last is None:
        raise BadFootageError(f"{path.name} holds no picture")
    part = into.with_name(f".{into.name}.part")
    Image.fromarray(last.to_ndarray(format="rgb24")).save(part, "PNG")
    part.replace(into)


def seconds_of(path: Path) -> float:
    """How long a film says it is; 0 where it does not say."""
    try:
        with av.open(str(path)) as media:
            return (media.duration or 0) / av.time_base
    except (av.FFmpegError, ValueError):
        return 0.0


class _Watch:
    """Looks at what passes: whether there is light, and whether anybody still wants it."""

    def __init__(self, stopped: Callable[[], bool]) -> None:
        self._stopped, self._light = stopped, 0.0

    def over(self, frames: Iterator[av.VideoFrame]) -> Iterator[av.VideoFrame]:
        """The frames as they are."""
        for n, frame in enumerate(frames):
            if self._stopped():
                raise Stopped
            if n % _LOOK_EVERY == 0:
                luma = np.frombuffer(memoryview(frame.planes[0]), np.uint8)
                self._light = max(self._light, float(np.percentile(luma[::16], 99)))
            yield frame

    def judge(self, missing: int, picture: Picture) -> None:
        """Refuse a film that ends too early or that nobody can see."""
        if missing > _MISSING_S * picture.fps:
            raise BadFootageError(f"the film is {missing / picture.fps:.1f} s too short")
        if self._light < _DARK:
            raise BadFootageError("the film is black from beginning to end")


def _all(paths: Sequence[Path], picture: Picture, counts: list[int]) -> Iterator[av.VideoFrame]:
    """The pictures of all files, counted by file."""
    for n, path in enumerate(paths):
        try:
            with av.open(str(path)) as media:
                for frame in fitted(media, picture):
                    counts[n] += 1
                    yield frame
        except (av.FFmpegError, ValueError, IndexError) as error:
            raise BadFootageError(f"the film cannot be decoded ({type(error).__name__})") from error
        if counts[n] == 0:
            raise BadFootageError("the film holds no picture")


def _sound(path: Path) -> Sound | None:
    """The sound of a file, (samples, 2); None where it has none."""
    resampler = av.AudioResampler(format="flt", layout="stereo", rate=RATE)
    try:
        with av.open(str(path)) as media:
            if not media.streams.audio:
                return None
            frames = [
                made.to_ndarray()
                for frame in (*media.decode(audio=0), None)
                for made in resampler.resample(frame)
            ]
    except (av.FFmpegError, ValueError) as error:
        raise BadFootageError(f"the film cannot be decoded ({type(error).__name__})") from error
    if not frames:
        return None
    return np.concatenate(frames, axis=1).reshape(-1, 2).astype(np.float32)


def _track(
    tracks: Sequence[Sound | None], counts: Sequence[int], frames: int, picture: Picture
) -> Sound:
    """One sound as long as the pictures; each file's begins with its first picture."""
    whole = np.zeros((round(frames * RATE / picture.fps), 2), np.float32)
    begins = 0
    for track, count in zip(tracks, counts, strict=True):
        starts = round(begins * RATE / picture.fps)
        room = min(len(whole), round((begins + count) * RATE / picture.fps)) - starts
        if track is not None and room > 0:
            piece = track[:room]
            whole[starts : starts + len(piece)] = piece
        begins += count
    return whole


def _speak(media: OutputContainer, voice: av.AudioStream, track: Sound) -> None:
    """Encode the sound and write it."""
    for begins in range(0, len(track), _BLOCK):
        block = np.ascontiguousarray(track[begins : begins + _BLOCK].T)
        frame = AudioFrame.from_ndarray(block, format="fltp", layout="stereo")
        frame.sample_rate, frame.pts, frame.time_base = RATE, begins, Fraction(1, RATE)
        media.mux(voice.encode(frame))
    media.mux(voice.encode(None))
