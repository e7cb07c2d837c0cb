"""Waiting: how long a vendor asks to be left alone, as its headers say."""

from __future__ import annotations

import math
import time
from collections.abc import Mapping
from email.utils import parsedate_to_datetime

_LONGEST_S = 3600.0


def retry_after(headers: Mapping[str, str], *, usual: float) -> float:
    """The seconds until it is worth asking again, within an hour; `usual` where nothing is said."""
    for name, scale in (("retry-after-ms", 1000.0), ("retry-after", 1.0)):
        seconds = _seconds(headers.get(name, ""), scale)
        if seconds is not None:
            return min(max(seconds, 0.0), _LONGEST_S)
    return usual


def _seconds(text: str, scale: float) -> float | None:
    try:
        found = float(text) / scale
    except ValueError:
        try:
            return parsedate_to_datetime(text).timestamp() - time.time()
        except ValueError:
            return None
    return found if math.isfinite(found) else None
