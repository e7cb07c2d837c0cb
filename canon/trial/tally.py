"""Tallies: how much of what is needed a pack holds, and how much of what it holds is no longer true."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from schemas.canon import Fact, PackLine

from .outline import CLASSES


@dataclass
class Tally:
    """What the packs of one system came to, over all candidates of a checkpoint."""

    needed: dict[str, int] = field(default_factory=lambda: dict.fromkeys(CLASSES, 0))
    found: dict[str, int] = field(default_factory=lambda: dict.fromkeys(CLASSES, 0))
    misled: int = 0
    confused: int = 0
    lines: int = 0
    stale: int = 0
    tokens: list[int] = field(default_factory=list)
    ms: list[float] = field(default_factory=list)

    def add(
        self,
        lines: Sequence[PackLine],
        needs: Mapping[str, str],
        now: Mapping[str, Fact],
        *,
        tokens: int,
        ms: float,
    ) -> None:
        """Count one pack against the needs (slot → class) and the truth."""
        said: dict[str, set[str]] = {}
        for line in lines:
            for fact in line.facts:
                said.setdefault(fact.slot, set()).add(fact.value)
            self.lines += bool(line.facts)
            self.stale += any(f.value != _value(now, f.slot) for f in line.facts)
        for slot, kind in needs.items():
            values, true = said.get(slot, set()), now[slot].value
            self.needed[kind] += 1
            self.found[kind] += true in values
            self.misled += bool(values) and true not in values
            self.confused += true in values and len(values) > 1
        self.tokens.append(tokens)
        self.ms.append(ms)

    def figures(self) -> dict[str, float | dict[str, float]]:
        """The figures as shares, tokens and milliseconds."""
        needed = sum(self.needed.values()) or 1
        classes = {k: self.found[k] / n for k, n in self.needed.items() if n}
        return {
            "recall": round(sum(self.found.values()) / needed, 4),
            "macro": round(sum(classes.values()) / (len(classes) or 1), 4),
            "classes": {kind: round(share, 4) for kind, share in classes.items()},
            "misled": round(self.misled / needed, 4),
            "stale": round(self.stale / (self.lines or 1), 4),
            "conf": round(self.confused / needed, 4),
            "tokens": round(sum(self.tokens) / (len(self.tokens) or 1), 1),
            "pack_p50_ms": round(quantile(self.ms, 0.5), 2),
            "pack_p95_ms": round(quantile(self.ms, 0.95), 2),
        }


def quantile(values: Iterable[float], share: float) -> float:
    """The value that `share` of the values do not exceed; 0 of none."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)] if ordered else 0.0


def _value(now: Mapping[str, Fact], slot: str) -> str:
    fact = now.get(slot)
    return fact.value if fact else ""
