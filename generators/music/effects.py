"""Sound effects: short sounds by name, a little different with every seed."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final

import numpy as np

from .drums import stroke
from .instruments import RATE, Player, Samples
from .mixing import Stage, fade, reverberate
from .noise import Dice, bed, drift, drop, seconds_of

_PEAK: Final = 0.6
Maker = Callable[[Dice, Stage], None]


def effect(name: str, seed: int) -> Samples:
    """Make the sound of that name: float32 stereo (n, 2) at 48 kHz, peak 0.6.

    Free wording is understood by its words ("a distant footstep" is `steps`); for a name that
    means nothing here the result has no samples.
    """
    known = resolve(name)
    if not known:
        return np.zeros((0, 2), np.float32)
    seconds, room, make = _EFFECTS[known]
    stage = Stage(round(seconds * RATE))
    make(np.random.default_rng([seed % (1 << 63), *known.encode()]), stage)
    sound = stage.sound
    if room:
        sound += reverberate(sound, share=room, decay_s=min(1.8, seconds))
    sound *= np.float32(_PEAK) / max(np.float32(1e-6), np.abs(sound).max())
    fade(sound, 0.002, 0.15)
    return np.ascontiguousarray(sound.T)


def resolve(name: str) -> str:
    """Return the effect that `name` means, or nothing."""
    words: list[str] = re.findall(r"[a-z]+", name.lower())
    for word in ("_".join(words), *reversed(words)):
        for candidate in (word, word.removesuffix("s"), word + "s"):
            if candidate in _EFFECTS:
                return candidate
            if synonym := _SYNONYMS.get(candidate):
                return synonym
    return ""


def _ring(hertz: float, decay_s: float, *partials: tuple[float, float]) -> Any:
    time = seconds_of(5 * decay_s)
    return sum(
        level * np.sin(2 * np.pi * hertz * ratio * time) * np.exp(-time * ratio**0.6 / decay_s)
        for ratio, level in partials
    )


def _whoosh(dice: Dice, stage: Stage) -> None:
    frames = stage.sound.shape[1]
    swell = np.hanning(frames).astype(np.float32) ** 3
    air = bed(dice, frames, (500, 0.8, 1.0)) * (1 - swell)
    air += bed(dice, frames, (1600, 0.8, 1.0)) * swell
    sweep = np.linspace(0, np.pi / 2, frames, dtype=np.float32)
    stage.sound += air * swell * np.stack([np.cos(sweep), np.sin(sweep)])


def _impact(dice: Dice, stage: Stage) -> None:
    stage.put(stroke("taiko"), 0.0, gain=1.0)
    stage.put(stroke("kick"), 0.0, gain=0.7)
    boom = bed(dice, RATE, (70, 0.6, 1.0)) * np.exp(-seconds_of(1.0) / np.float32(0.3))
    stage.put(boom, 0.0, gain=0.25)


def _sparkle(dice: Dice, stage: Stage) -> None:
    player = Player("celesta", brightness=0.8)
    scale = (0, 2, 4, 7, 9)
    for index in range(9):
        octave, step = divmod(index + int(dice.integers(2)), 5)
        pitch = 84 + scale[step] + 12 * octave
        pan = float(dice.uniform(-0.6, 0.6))
        stage.put(player.note(pitch, 0.5, 0.5), 0.055 * index, gain=1 - 0.07 * index, pan=pan)


def _bell(dice: Dice, stage: Stage) -> None:
    partials = ((0.5, 0.4), (1, 1.0), (1.19, 0.6), (1.5, 0.35), (2, 0.5), (2.74, 0.25), (4.1, 0.1))
    stage.put(_ring(392 * float(dice.uniform(0.97, 1.03)), 0.9, *partials), 0.0)


def _door(dice: Dice, stage: Stage) -> None:
    slide = bed(dice, RATE // 2, (700, 1.0, 1.0)) * drift(dice, RATE // 2, 0.03, 0.3)
    slide *= np.hanning(RATE // 2).astype(np.float32)
    stage.put(slide, 0.0, gain=0.16)
    stage.put(stroke("block_low"), 0.47, gain=0.4)
    stage.put(stroke("kick"), 0.47, gain=0.8)


def _steps(dice: Dice, stage: Stage) -> None:
    for index in range(4):
        at_s = 0.05 + 0.46 * index + float(dice.uniform(-0.015, 0.015))
        heel = bed(dice, RATE // 10, (240, 0.7, 1.0)) * np.exp(-seconds_of(0.1) / np.float32(0.018))
        pan = -0.15 if index % 2 else 0.15
        stage.put(heel, at_s, gain=float(dice.uniform(0.8, 1)), pan=pan)
        stage.put(heel[:, ::2], at_s + 0.07, gain=0.3, pan=pan)


def _thunder(dice: Dice, stage: Stage) -> None:
    frames = stage.sound.shape[1]
    time = seconds_of(frames / RATE)
    crack = bed(dice, frames, (900, 1.4, 1.0)) * np.exp(-time / np.float32(0.12))
    roll = bed(dice, frames, (60, 0.8, 1.0), (180, 0.9, 0.8)) * drift(dice, frames, 0.3, 0.2)
    shape = np.minimum(1, time / np.float32(0.08)) * np.exp(-time / np.float32(1.3))
    stage.sound += crack * np.float32(0.5) + roll * shape


def _train_horn(dice: Dice, stage: Stage) -> None:
    player = Player("brass", brightness=0.7)
    for at_s, length in ((0.0, 0.45), (0.65, 1.1)):
        for pitch in (62, 66, 69):
            tuned = float(dice.uniform(-0.1, 0.1))
            stage.put(player.note(pitch, length, 0.8), at_s, pan=tuned)


def _page(dice: Dice, stage: Stage) -> None:
    frames = stage.sound.shape[1]
    paper = bed(dice, frames, (3800, 0.9, 1.0)) * drift(dice, frames, 0.03, 0.0) ** 2
    sweep = np.linspace(0, np.pi / 2, frames, dtype=np.float32)
    paper *= np.hanning(frames).astype(np.float32)
    stage.sound += paper * np.stack([np.cos(sweep), np.sin(sweep)])


def _heartbeat(dice: Dice, stage: Stage) -> None:
    for beat in range(3):
        at_s = 0.05 + 0.85 * beat + float(dice.uniform(0, 0.02))
        stage.put(stroke("kick"), at_s, gain=1.0)
        stage.put(stroke("kick"), at_s + 0.24, gain=0.6)


def _splash(dice: Dice, stage: Stage) -> None:
    frames = stage.sound.shape[1]
    time = seconds_of(frames / RATE)
    spray = bed(dice, frames, (1500, 1.2, 1.0), (4500, 0.8, 0.5))
    shape = np.minimum(1, time / np.float32(0.02)) * np.exp(-time / np.float32(0.22))
    stage.sound += spray * shape * np.float32(0.5)
    for _ in range(26):
        at_s = 0.08 + float(dice.exponential(0.28))
        stage.put(drop(dice, 400, 1400, 0.03), at_s, gain=0.35, pan=float(dice.uniform(-0.7, 0.7)))


def _chime(dice: Dice, stage: Stage) -> None:
    player = Player("vibes", brightness=0.6)
    for index, pitch in enumerate((76, 72, 67, 72) if dice.random() < 0.5 else (67, 72, 76, 79)):
        stage.put(player.note(pitch, 1.0, 0.7), 0.42 * index, gain=0.8)


def _knock(dice: Dice, stage: Stage) -> None:
    for index in range(3):
        at_s = 0.02 + 0.2 * index + float(dice.uniform(0, 0.02))
        stage.put(stroke("block_low"), at_s, gain=0.5)
        stage.put(stroke("kick"), at_s, gain=0.5)


def _drop(dice: Dice, stage: Stage) -> None:
    stage.put(drop(dice, 700, 1100, 0.07), 0.02)


def _pop(dice: Dice, stage: Stage) -> None:
    time = seconds_of(0.16)
    phase = 2 * np.pi * (300 * time + 2600 * time**2) * float(dice.uniform(0.9, 1.1))
    stage.put(np.sin(phase) * np.hanning(len(time)).astype(np.float32), 0.0)


def _glass(dice: Dice, stage: Stage) -> None:
    for _ in range(14):
        hertz = float(dice.uniform(2200, 7000))
        at_s = float(dice.exponential(0.07))
        shard = _ring(hertz, float(dice.uniform(0.04, 0.16)), (1, 1.0), (1.7, 0.5))
        stage.put(np.asarray(shard, np.float32), at_s, pan=float(dice.uniform(-0.7, 0.7)))


def _shutter(dice: Dice, stage: Stage) -> None:
    for at_s, gain in ((0.0, 1.0), (0.09, 0.7)):
        stage.put(stroke("rim"), at_s, gain=gain * float(dice.uniform(0.9, 1)))
        stage.put(stroke("hat"), at_s, gain=0.4)


def _rustle(dice: Dice, stage: Stage) -> None:
    frames = stage.sound.shape[1]
    leaves = bed(dice, frames, (2600, 0.9, 1.0)) * drift(dice, frames, 0.07, 0.0) ** 2
    stage.sound += leaves * np.hanning(frames).astype(np.float32)


# name: seconds, share of reverberation, maker
_EFFECTS: Final[dict[str, tuple[float, float, Maker]]] = {
    "whoosh": (0.7, 0.1, _whoosh),
    "impact": (1.6, 0.25, _impact),
    "sparkle": (1.8, 0.35, _sparkle),
    "bell": (4.0, 0.3, _bell),
    "door": (0.9, 0.1, _door),
    "steps": (1.9, 0.08, _steps),
    "thunder": (4.5, 0.2, _thunder),
    "train_horn": (2.6, 0.35, _train_horn),
    "page": (0.5, 0.0, _page),
    "heartbeat": (2.6, 0.0, _heartbeat),
    "splash": (1.6, 0.1, _splash),
    "chime": (3.2, 0.3, _chime),
    "knock": (0.9, 0.12, _knock),
    "drop": (0.7, 0.3, _drop),
    "pop": (0.3, 0.05, _pop),
    "glass": (1.0, 0.15, _glass),
    "shutter": (0.3, 0.05, _shutter),
    "rustle": (0.9, 0.0, _rustle),
}
EFFECTS: Final = tuple(_EFFECTS)
_SYNONYMS: Final[dict[str, str]] = {
    "swoosh": "whoosh", "swish": "whoosh", "gust": "whoosh", "dash": "whoosh", "wind": "whoosh",
    "hit": "impact", "boom": "impact", "crash": "impact", "slam": "impact", "thud": "impact",
    "explosion": "impact", "bang": "impact", "thump": "impact", "drum": "impact",
    "twinkle": "sparkle", "glitter": "sparkle", "magic": "sparkle", "shine": "sparkle",
    "shimmer": "sparkle", "glow": "sparkle", "gong": "bell", "toll": "bell", "slide": "door",
    "footstep": "steps", "step": "steps", "walk": "steps", "run": "steps", "rumble": "thunder",
    "lightning": "thunder", "storm": "thunder", "train": "train_horn", "horn": "train_horn",
    "whistle": "train_horn", "book": "page", "paper": "page", "letter": "page", "map": "page",
    "heart": "heartbeat", "pulse": "heartbeat", "water": "splash", "wave": "splash",
    "ding": "chime", "jingle": "chime", "phone": "chime", "clock": "chime", "tap": "knock",
    "drip": "drop", "droplet": "drop", "plop": "drop", "boing": "pop", "bubble": "pop",
    "break": "glass", "shatter": "glass", "clink": "glass", "camera": "shutter",
    "click": "shutter", "switch": "shutter", "leaf": "rustle", "leaves": "rustle",
    "cloth": "rustle", "bush": "rustle", "grass": "rustle",
}  # fmt: skip
