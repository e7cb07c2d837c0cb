"""Clips that tests make: a street with somebody in it, filmed well, and everything that goes wrong.

A clip is a list of pictures, (height, width, 3) in RGB. `GOOD` films it as a studio would, `spoil`
functions take such a list and return what a bad generator would have made of it.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import av
import cv2
import numpy as np

WIDTH, HEIGHT, FPS, FRAMES = 640, 360, 24, 60
HAIR, EYES, OTHER = "#d0402a", "#3f8f5b", "#3a5fc8"  # OTHER is somebody else's hair
_INK = (34, 28, 44)


def rgb(colour):
    return tuple(int(colour[i : i + 2], 16) for i in (1, 3, 5))


def street():
    """A set that is wider than the picture: houses with windows, a little grain as of paper."""
    dice = np.random.default_rng(7)
    wide, high = WIDTH * 2, HEIGHT + 120
    picture = np.empty((high, wide, 3), np.uint8)
    picture[:] = np.linspace((150, 190, 226), (240, 226, 200), high)[:, None]
    x = -40
    while x < wide:
        broad, top = int(dice.integers(90, 170)), int(dice.integers(60, 200))
        wall = tuple(int(v) for v in dice.integers((120, 110, 100), (220, 205, 190)))
        cv2.rectangle(picture, (x, top), (x + broad, high), wall, -1)
        cv2.rectangle(picture, (x, top), (x + broad, high), _INK, 2)
        for wy in range(top + 18, high - 40, 44):
            for wx in range(x + 14, x + broad - 24, 34):
                pane = (250, 226, 150) if dice.random() < 0.4 else (90, 110, 140)
                cv2.rectangle(picture, (wx, wy), (wx + 18, wy + 26), pane, -1)
                cv2.rectangle(picture, (wx, wy), (wx + 18, wy + 26), (96, 84, 92), 1)
        x += broad
    grain = dice.normal(0, 2, (high, wide, 1))
    return np.clip(picture + grain, 0, 255).astype(np.uint8)


def somebody(hair=HAIR, *, mouth=0.0, blink=False):
    """A figure from the waist up, and where it covers what is behind it."""
    cel, mask = np.zeros((330, 240, 3), np.uint8), np.zeros((330, 240), np.uint8)

    def blob(at, axes, colour, line=2):
        for canvas, ink in ((cel, colour), (mask, 255)):
            cv2.ellipse(canvas, at, axes, 0, 0, 360, ink, -1, cv2.LINE_AA)
        cv2.ellipse(cel, at, axes, 0, 0, 360, _INK, line, cv2.LINE_AA)

    blob((120, 330), (104, 120), (64, 84, 120))
    blob((120, 110), (84, 96), rgb(hair))
    blob((120, 128), (58, 68), (255, 217, 191))
    for at in ((104, 66), (140, 66), (122, 58)):
        cv2.ellipse(cel, at, (40, 26), 0, 0, 360, rgb(hair), -1, cv2.LINE_AA)
    for x in (98, 142):
        if blink:
            cv2.line(cel, (x - 13, 126), (x + 13, 126), _INK, 3, cv2.LINE_AA)
        else:
            cv2.ellipse(cel, (x, 126), (13, 16), 0, 0, 360, (255, 255, 255), -1, cv2.LINE_AA)
            cv2.ellipse(cel, (x, 127), (10, 14), 0, 0, 360, rgb(EYES), -1, cv2.LINE_AA)
            cv2.circle(cel, (x, 128), 5, _INK, -1, cv2.LINE_AA)
    cv2.ellipse(
        cel, (120, 166), (12, 2 + round(9 * mouth)), 0, 0, 360, (120, 40, 50), -1, cv2.LINE_AA
    )
    return cel, mask


STREET = street()


def frame(*, pan=0.0, zoom=1.0, sway=0.0, rise=0.0, jolt=(0.0, 0.0), **figure):
    """One picture: the set passes by behind, the figure stands, all of it under one camera."""
    jx, jy = jolt
    back = _seen(STREET, 0.5 * pan + WIDTH / 2 + jx, 60 + jy, 1 + (zoom - 1) * 0.6)
    cel, mask = somebody(**figure)
    into = np.float32(
        [
            [zoom, 0, (WIDTH / 2 - 120 + sway - 0.15 * pan - jx - WIDTH / 2) * zoom + WIDTH / 2],
            [0, zoom, (HEIGHT - 300 + rise - jy - HEIGHT / 2) * zoom + HEIGHT / 2],
        ]
    )
    over = cv2.warpAffine(cel, into, (WIDTH, HEIGHT), flags=cv2.INTER_LINEAR)
    alpha = cv2.warpAffine(mask, into, (WIDTH, HEIGHT), flags=cv2.INTER_LINEAR)[..., None] / 255.0
    return (back * (1 - alpha) + over * alpha).astype(np.uint8)


def _seen(picture, x, y, zoom):
    into = np.float32([[zoom, 0, -x * zoom + (zoom - 1) * -WIDTH / 2], [0, zoom, -y * zoom]])
    return cv2.warpAffine(picture, into, (WIDTH, HEIGHT), flags=cv2.INTER_LINEAR,
                          borderMode=cv2.BORDER_REFLECT)  # fmt: skip


def ease(share):
    return share * share * (3 - 2 * share)


def track(n=FRAMES, **figure):
    return [frame(pan=-100 + 200 * i / n, **figure) for i in range(n)]


def push(n=FRAMES, **figure):
    return [frame(zoom=1 + 0.2 * ease(i / n), **figure) for i in range(n)]


def dialogue(n=FRAMES, **figure):
    """Nothing moves but a mouth and once the lids."""
    shapes = (0.0, 0.5, 1.0, 0.3)
    return [
        frame(mouth=shapes[i // 3 % 4] if n // 4 < i < n * 4 // 5 else 0.0, blink=i in (40, 41), **figure)
        for i in range(n)
    ]  # fmt: skip


def rain(n=FRAMES, **figure):
    """A pan through rain: streaks that are somewhere else in every picture."""
    dice, made = np.random.default_rng(3), []
    for picture in track(n, **figure):
        streaks = picture.copy()
        for x, y in dice.integers((0, -40), (WIDTH, HEIGHT), (150, 2)).tolist():
            cv2.line(streaks, (x, y), (x - 5, y + 34), (226, 232, 244), 1, cv2.LINE_AA)
        made.append(cv2.addWeighted(streaks, 0.6, picture, 0.4, 0))
    return made


def impact(n=FRAMES, **figure):
    """Focus lines drawn anew on twos, and a camera that shakes."""
    dice, made = np.random.default_rng(5), []
    for i in range(n):
        size = 12 * math.exp(-(i % 24) / 9)
        jolt = tuple(dice.uniform(-size, size, 2)) if size > 1 else (0.0, 0.0)
        made.append(_lines(frame(jolt=jolt, **figure), i // 2))
    return made


def _lines(picture, seed):
    dice, out = np.random.default_rng(seed), picture.copy()
    for angle in dice.uniform(0, 2 * math.pi, 70):
        far, near = 420, dice.uniform(170, 230)
        ends = [
            (WIDTH / 2 + r * math.cos(angle), HEIGHT / 2 + r * math.sin(angle)) for r in (near, far)
        ]
        cv2.line(out, *[tuple(map(int, end)) for end in ends], (250, 250, 250), 2, cv2.LINE_AA)
    return out


def loop(n=48, **figure):
    """Somebody sways and breathes; the end meets the beginning."""
    turns = [2 * math.pi * i / n for i in range(n)]
    return [frame(sway=26 * math.sin(a), rise=7 * math.sin(2 * a), pan=30 * math.cos(a), **figure)
            for a in turns]  # fmt: skip


def jitter(frames, size=3.0):
    dice = np.random.default_rng(11)
    return [_moved(one, *dice.normal(0, size, 2)) for one in frames]


def _moved(picture, x, y):
    into = np.float32([[1, 0, x], [0, 1, y]])
    return cv2.warpAffine(picture, into, (WIDTH, HEIGHT), borderMode=cv2.BORDER_REFLECT)


def flicker(frames, share=0.06):
    dice = np.random.default_rng(13)
    return [np.clip(one * (1 + share * dice.choice((-1, 1))), 0, 255).astype(np.uint8)
            for one in frames]  # fmt: skip


def boil(frames, size=4.0):
    """Every picture is bent a little differently, as if each had been drawn anew."""
    dice, made = np.random.default_rng(17), []
    grid = np.stack(np.meshgrid(np.arange(WIDTH), np.arange(HEIGHT)), -1).astype(np.float32)
    for one in frames:
        coarse = dice.normal(0, 1, (9, 16, 2)).astype(np.float32)
        bend = cv2.resize(coarse, (WIDTH, HEIGHT), interpolation=cv2.INTER_CUBIC) * size
        made.append(
            cv2.remap(one, grid + bend, None, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT)
        )
    return made


def noise(frames, size=10.0):
    """A texture that crawls: coarse noise, new in every picture."""
    dice, made = np.random.default_rng(19), []
    for one in frames:
        crawl = cv2.resize(
            dice.normal(0, size, (HEIGHT // 2, WIDTH // 2)).astype(np.float32), (WIDTH, HEIGHT)
        )
        made.append(np.clip(one + 1.6 * crawl[..., None], 0, 255).astype(np.uint8))
    return made


def frozen(frames, share=0.8):
    held = round(len(frames) * share)
    return [*frames[: len(frames) - held], *([frames[len(frames) - held]] * held)]


def blurred(frames, size=4.0):
    return [cv2.GaussianBlur(one, (0, 0), size * WIDTH / 640) for one in frames]


def black(frames, share=1.0):
    dark = len(frames) - round(len(frames) * share)
    return [one if i < dark else np.zeros_like(one) for i, one in enumerate(frames)]


def ghosting(frames, behind=5, share=0.4):
    """Each picture shines through a later one."""
    return [cv2.addWeighted(one, 1 - share, frames[max(0, i - behind)], share, 0)
            for i, one in enumerate(frames)]  # fmt: skip


def melting(frames, every=6):
    """Only every sixth picture is real; between them one dissolves into the next."""
    made = []
    for i in range(len(frames)):
        one, share = i // every * every, i % every / every
        other = min(one + every, len(frames) - 1)
        made.append(cv2.addWeighted(frames[one], 1 - share, frames[other], share, 0))
    return made


def morph(film: Callable, into=OTHER):
    """A slow change to another cast."""
    right, wrong = film(hair=HAIR), film(hair=into)
    return [cv2.addWeighted(a, 1 - i / len(right), b, i / len(right), 0)
            for i, (a, b) in enumerate(zip(right, wrong, strict=True))]  # fmt: skip


def stutter(frames, every=3):
    return [frames[i // every * every] for i in range(len(frames))]


def write(path: Path, frames, *, fps=FPS, sound=None):
    """Encode a clip as generators do; `sound` is 48 kHz mono, -1 … 1."""
    with av.open(str(path), "w") as media:
        stream = media.add_stream("libx264", rate=fps, options={"crf": "18", "preset": "veryfast"})
        stream.width, stream.height, stream.pix_fmt = (
            frames[0].shape[1],
            frames[0].shape[0],
            "yuv420p",
        )
        voice = media.add_stream("aac", rate=48_000, layout="mono") if sound is not None else None
        for i, one in enumerate(frames):
            picture = av.VideoFrame.from_ndarray(one, format="rgb24")
            picture.pts, picture.time_base = i, Fraction(1, fps)
            media.mux(stream.encode(picture))
        media.mux(stream.encode(None))
        if voice is not None:
            for begins in range(0, len(sound), 1024):
                block = np.ascontiguousarray(sound[None, begins : begins + 1024].astype(np.float32))
                heard = av.AudioFrame.from_ndarray(block, format="fltp", layout="mono")
                heard.sample_rate, heard.pts, heard.time_base = 48_000, begins, Fraction(1, 48_000)
                media.mux(voice.encode(heard))
            media.mux(voice.encode(None))
    return path
