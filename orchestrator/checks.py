"""A check: one thing that the doctor has looked at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from schemas.errors import AniGenError
from schemas.secret import blot


@dataclass(frozen=True)
class Check:
    """What was looked at, whether it is good, what was seen, and what to do when it is not."""

    name: str
    good: bool
    text: str
    remedy: str = ""

    @classmethod
    def failed(cls, name: str, error: AniGenError, *, remedy: str = "see the message") -> Self:
        """A check that ended in an error. What its sentence says after the last semicolon is done."""
        text, _, what_to_do = blot(str(error)).rpartition("; ")
        return cls(name, good=False, text=text or what_to_do, remedy=what_to_do if text else remedy)
