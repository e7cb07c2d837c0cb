"""Chance that can be repeated: dice thrown from a seed, and decks dealt through before repeating."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from hashlib import blake2b
from math import gcd
from random import Random
from typing import TypeVar

_T = TypeVar("_T")


class Dice:
    """The chance of one episode.

    `choice` depends on the seed. `deal` goes through a bank as through a shuffled deck, a few cards
    an episode, so that what was said last time is not said again soon, whatever the seeds are.
    """

    def __init__(self, series: str, episode: int, seed: str) -> None:
        self._random = Random(f"{series}\0{episode}\0{seed}")
        self._series, self._episode = series, episode
        self._dealt: Counter[str] = Counter()

    def choice(self, options: Sequence[_T]) -> _T:
        """One of the options."""
        return options[self._random.randrange(len(options))]

    def chance(self, share: float) -> bool:
        """True in that share of throws."""
        return self._random.random() < share

    def jitter(self) -> float:
        """A number from 0 to 1, to tell equals apart."""
        return self._random.random()

    def deal(self, key: str, options: Sequence[_T]) -> _T:
        """The next card of the deck `key`."""
        size = len(options)
        if size == 1:
            return options[0]
        step = next(s for s in (2, 3, 5, 7, 11, 13, 1) if gcd(s, size) == 1)
        place = self._episode * step + self._dealt[key]
        self._dealt[key] += 1
        start = number(f"{self._series}\0{key}")
        return options[(start + place * stride(size, start)) % size]


def number(text: str) -> int:
    """A number that a text always gives."""
    return int.from_bytes(blake2b(text.encode(), digest_size=6).digest(), "big")


def stride(size: int, pick: int) -> int:
    """A step through a ring of `size` that visits every place."""
    steps = [s for s in range(1, size) if gcd(s, size) == 1]
    return steps[pick % len(steps)] if steps else 1
