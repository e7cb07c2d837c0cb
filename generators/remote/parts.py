"""A shot as parts that a model can make, and how the parts hang together.

In order of preference: the model itself goes on where its film ended; the last picture of a part is
the first one of the next; or the parts know nothing of each other but the same references.
"""

from __future__ import annotations

from collections.abc import Sequence

from schemas.errors import ConfigError
from schemas.prices import Priced
from schemas.take import ShotRequest

from . import prompt
from .options import Continuity, Options
from .split import cover
from .vendor import Ask, per_second

_LONGEST_S = 60.0
_EXTENDED_S = 30.0  # the longest film that comes of going on
_EXTENSION = range(3, 11)  # seconds that go on at a time


class Parts:
    """Cuts shots for one model."""

    def __init__(self, name: str, priced: Priced, options: Options, *, limit: int) -> None:
        self._name, self._priced, self._options, self._limit = name, priced, options, limit
        self._check_sizes()
        self.continuity = self._chosen()
        self.longest_s = _EXTENDED_S if self.continuity == "extend" else _LONGEST_S
        self.speaks = priced.audio and options.sound

    def asks(self, request: ShotRequest) -> list[Ask]:
        """The parts of a shot; what joins one to another is filled in once that is there."""
        later = _EXTENSION if self.continuity == "extend" else None
        lengths, begins = cover(request.seconds, self._priced.seconds, later), 0
        asks = []
        for n, seconds in enumerate(lengths, 1):
            until = begins + seconds if n < len(lengths) else float("inf")
            part = prompt.Part(
                n=n, of=len(lengths), begins_s=begins, ends_s=until, speaks=self.speaks,
                goes_on=n > 1 and self.continuity != "none",
            )  # fmt: skip
            asks.append(self._ask(request, part, seconds))
            begins += seconds
        return asks

    def _ask(self, request: ShotRequest, part: prompt.Part, seconds: int) -> Ask:
        first = request.first_frame if part.n == 1 and self._priced.first_frame else None
        anchored = part.goes_on or first is not None  # a picture to begin with shows everybody
        shown = [] if anchored else prompt.references(request, self._priced.references)
        extends = part.goes_on and self.continuity == "extend"
        return Ask(
            prompt=prompt.written(request, part, [who for who, _ in shown], limit=self._limit),
            negative=prompt.negative(request), seconds=seconds, size=self.size(request),
            seed=request.seed % 2**31, sound=self.speaks,
            first_frame=str(first) if first else "", references=tuple(path for _, path in shown),
            before=int(part.begins_s) if extends else 0,
        )  # fmt: skip

    def size(self, request: ShotRequest) -> str:
        """The smallest size that fills the picture, else the largest there is."""
        sizes = sorted(self._priced.sizes, key=_rows)
        enough = [size for size in sizes if _rows(size) >= request.picture.height]
        return self._options.size or (enough[0] if enough else sizes[-1])

    def _check_sizes(self) -> None:
        """Everything that may be asked for must exist and have a price."""
        priced = self._priced
        if not priced.seconds or not priced.sizes:
            raise ConfigError(f"model {priced.id!r} has no `seconds` or no `sizes`; add them")
        if self._options.size and self._options.size not in priced.sizes:
            raise ConfigError(
                f"model {priced.id!r} makes {', '.join(priced.sizes)}, not"
                f" {self._options.size!r}; change the option `size` of {self._name!r}"
            )
        for size in priced.sizes:
            per_second(priced, size)

    def _chosen(self) -> Continuity:
        """As the operator wishes, else the best that the model can."""
        able: list[Continuity] = ["none"]
        able += ["frame"] if self._priced.first_frame else []
        able += ["extend"] if self._priced.extends else []
        if self._options.continuity == "auto":
            return able[-1]
        if self._options.continuity not in able:
            raise ConfigError(
                f"model {self._priced.id!r} cannot join parts by {self._options.continuity!r};"
                f" it can: {', '.join(able)}"
            )
        return self._options.continuity


def together(asks: Sequence[Ask]) -> int:
    """How many seconds all parts last."""
    return sum(ask.seconds for ask in asks)


def _rows(size: str) -> int:
    """The rows of a size such as `720p` or `4k`."""
    digits = int("".join(letter for letter in size if letter.isdigit()) or 0)
    return digits * (540 if size.endswith("k") else 1)
