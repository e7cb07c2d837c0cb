"""What came of making a take again: how alike the two films are, and what has changed in between."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from schemas.take import Footage, Receipt, Reproduction

from .assembly.comparing import Likeness, compare

CLOSE_DB = 30.0  # from here on two films are the same to an eye that does not search
_RANK = {Reproduction.BIT_EXACT: 0, Reproduction.SAME_ENVIRONMENT: 1, Reproduction.BEST_EFFORT: 2}


@dataclass(frozen=True)
class Original:
    """Where the pictures of the first take are: a film, and where in it they begin."""

    name: str
    film: Path
    first: int
    frames: int


@dataclass(frozen=True)
class Reproduced:
    """What came of it."""

    take: str
    promised: Reproduction
    outcome: Reproduction
    against: str  # what the new film was held against: its footage, the master, its digest
    changed: tuple[str, ...]  # what the receipts say is not as it was
    likeness: Likeness | None  # None where only the digest of the footage is left
    footage: Footage

    @property
    def kept(self) -> bool:
        """Whether the receipt's promise holds."""
        if self.outcome is Reproduction.SAME_ENVIRONMENT and not self._close:
            return self.promised is Reproduction.BEST_EFFORT
        return _RANK[self.outcome] <= _RANK[self.promised]

    @property
    def _close(self) -> bool:
        found = self.likeness
        return found is not None and not found.missing and (found.psnr_db or 0.0) >= CLOSE_DB

    def said(self) -> str:
        """The outcome in one sentence."""
        if self.outcome is Reproduction.BIT_EXACT:
            return "bit-exact"
        far = _far(self.likeness)
        if self.outcome is Reproduction.SAME_ENVIRONMENT:
            return f"same environment, {far}"
        return f"best effort, {far}; these changed: {'; '.join(self.changed)}"


def judged(
    take: str, before: Footage, after: Footage, changed: tuple[str, ...], original: Original | None
) -> Reproduced:
    """Hold what was made again against what was made first; reads both films."""
    likeness = None
    if after.sha256 != before.sha256 and original is not None:
        likeness = compare(original.film, after.path, first=original.first, frames=original.frames)
    same = after.sha256 == before.sha256 or (likeness is not None and likeness.same)
    environment = Reproduction.BEST_EFFORT if changed else Reproduction.SAME_ENVIRONMENT
    return Reproduced(
        take=take, promised=before.receipt.reproduction,
        outcome=Reproduction.BIT_EXACT if same else environment,
        against=original.name if likeness and original else "its digest", changed=changed,
        likeness=likeness, footage=after,
    )  # fmt: skip


def changes(before: Receipt, after: Receipt) -> tuple[str, ...]:
    """Everything that two receipts of one take say differently of how it was made.

    Not what went from one step into the next: that differs where the pictures do.
    """
    found = [*_changed("", {"version": before.version}, {"version": after.version})]
    if before.generator != after.generator:
        found.append(f"generator {before.generator} → {after.generator}")
    if not before.steps:
        found += _changed("", {"model": before.model}, {"model": after.model})
    if len(before.steps) != len(after.steps):
        found.append(f"{len(before.steps)} steps → {len(after.steps)}")
    for one, other in zip(before.steps, after.steps, strict=False):
        found += _changed("", one.environment, other.environment)
        found += _digests("model", one.models, other.models)
        if one.workflow != other.workflow:
            found.append(f"workflow {one.workflow} → {other.workflow}")
    return tuple(dict.fromkeys(found))


def _changed(of: str, before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[str]:
    """Named values that are not what they were; one that was never known cannot have changed."""
    for name, old in sorted(before.items()):
        new = after.get(name, "")
        if old and old != new:
            yield f"{of}{name} {old} → {new or 'unknown'}"


def _digests(what: str, before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[str]:
    for name, old in sorted(before.items()):
        if name not in after:
            yield f"{what} {name} is not used any more"
        elif old and after[name] and old != after[name]:
            yield f"{what} {name}: its sha256 differs"
    yield from (f"{what} {name} is new" for name in sorted(set(after) - set(before)))


def _far(found: Likeness | None) -> str:
    if found is None:
        return "differs; its pictures are not here any more, so nobody can say by how much"
    if not found.frames:
        return "differs: the two have no picture in common"
    short = f", {found.missing} pictures missing" if found.missing else ""
    by = "" if found.psnr_db is None else f" by PSNR {found.psnr_db:.1f} dB"
    return f"differs{by} in {found.different} of {found.frames} pictures{short}"
