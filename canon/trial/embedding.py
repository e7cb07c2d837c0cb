"""The hashed embedding: texts as vectors of their words and pieces of words, without any model.

Words are weighted by how rare they are (Arora et al. 2017, a simple but tough-to-beat baseline for
sentence embeddings, weight a/(a+p)), pieces of three to five letters stand for what is spelt alike.
Only the bench uses it; it stands in for a learned embedding, which would have to be downloaded.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

_DIMENSIONS = 256
_RARE = 1e-3
_WORD = re.compile(r"\w+")
_PIECES = range(3, 6)
_HALF = 0.5  # what a piece of a word weighs beside the word

_T = TypeVar("_T")
Vector = NDArray[np.float32]


class Index(Generic[_T]):
    """Things by the words that describe them; the nearest to a text can be found."""

    def __init__(self) -> None:
        self._rows = np.zeros((1024, _DIMENSIONS), np.float32)
        self._things: list[_T | None] = []
        self._free: list[int] = []
        self._at: dict[int, int] = {}  # id of a thing → its row
        self._words: dict[str, Vector] = {}
        self._seen: dict[str, int] = {}
        self._total = 0

    def add(self, thing: _T, text: str) -> None:
        """Put a thing in."""
        vector = self._vector(text, learn=True)
        if self._free:
            row = self._free.pop()
            self._things[row] = thing
        else:
            row = len(self._things)
            self._things.append(thing)
            if row == len(self._rows):
                self._rows = np.concatenate((self._rows, np.zeros_like(self._rows)))
        self._rows[row] = vector
        self._at[id(thing)] = row

    def remove(self, thing: _T) -> None:
        """Take a thing out."""
        row = self._at.pop(id(thing))
        self._rows[row] = 0
        self._things[row] = None
        self._free.append(row)

    def nearest(self, texts: Sequence[str], most: int) -> list[list[_T]]:
        """The things nearest to each of the texts, the nearest first."""
        size = len(self._things)
        queries = np.stack([self._vector(text, learn=False) for text in texts])
        likeness = queries @ self._rows[:size].T
        most = min(most, size)
        best = np.argpartition(-likeness, most - 1, axis=1)[:, :most]
        order = np.take_along_axis(best, np.argsort(-np.take_along_axis(likeness, best, 1), 1), 1)
        return [[x for n in row if (x := self._things[n]) is not None] for row in order.tolist()]

    def _vector(self, text: str, *, learn: bool) -> Vector:
        words = _WORD.findall(text.casefold())
        total = np.zeros(_DIMENSIONS, np.float32)
        for word in words:
            if learn:
                self._seen[word] = self._seen.get(word, 0) + 1
            share = self._seen.get(word, 0) / (self._total or 1)
            total += np.float32(_RARE / (_RARE + share)) * self._word(word)
        self._total += len(words) if learn else 0
        length = float(np.linalg.norm(total))
        return total / np.float32(length) if length else total

    def _word(self, word: str) -> Vector:
        vector = self._words.get(word)
        if vector is None:
            vector = np.zeros(_DIMENSIONS, np.float32)
            marked = f"<{word}>"
            pieces = (
                marked[n : n + size] for size in _PIECES for n in range(len(marked) - size + 1)
            )
            for weight, piece in ((1.0, word), *((_HALF, piece) for piece in pieces)):
                code = zlib.crc32(piece.encode())
                vector[code % _DIMENSIONS] += weight if code & 0x10000 else -weight
            vector /= np.float32(np.linalg.norm(vector) or 1.0)
            self._words[word] = vector
        return vector
