"""Words: figures as a person reads them. The same ones in pages, twins and feeds."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from decimal import Decimal

_PATH = re.compile(r"(?<![\w.:/~-])~?/(?:[^\s/'\"“”‘’,;:()<>]+/)+(?=[^\s/])")


def clock(seconds: float) -> str:
    """`83.4` as `01:23`, from an hour on as `1:01:23`."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes:02d}:{rest:02d}"


def dollars(usd: Decimal | float) -> str:
    """US dollars: cents from a cent on, less in up to four places, nothing as `$0.00`."""
    amount = Decimal(str(usd))
    small = 0 < abs(amount) < Decimal("0.01")
    return f"${amount:,.4f}" if small else f"${amount:,.2f}"


def size(bytes_: int) -> str:
    """A file's size."""
    return f"{bytes_ / 2**20:.1f} MB" if bytes_ >= 2**20 else f"{max(1, bytes_ // 1024)} kB"


def day(at: datetime) -> str:
    """`20 Nov 2026`, in UTC."""
    return at.astimezone(UTC).strftime("%-d %b %Y")


def moment(at: datetime) -> str:
    """`20 Nov 2026, 13:41`, in UTC."""
    return at.astimezone(UTC).strftime("%-d %b %Y, %H:%M")


def count(n: int, one: str, many: str = "") -> str:
    """`1 take`, `11 takes`."""
    return f"{n:,} {one if n == 1 else many or one + 's'}"


def hour(at: datetime) -> str:
    """`14:20`, in UTC."""
    return at.astimezone(UTC).strftime("%H:%M")


def plainly(text: str) -> str:
    """A sentence about trouble without the folders of this machine: files keep their names."""
    return _PATH.sub("", text)
