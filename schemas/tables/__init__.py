"""The tables: what the studio knows, in PostgreSQL.

Our tables are the truth; the queue only wakes somebody up to look at them. Times are `timestamptz`
and come from the database's clock, money is `numeric` US dollars, states are words of the glossary.
"""

from __future__ import annotations

from .base import metadata
from .canon import (
    canon_branch,
    canon_event,
    canon_fact,
    canon_rehearsal,
    canon_summary,
    canon_waiver,
)
from .engine import event, lease, lease_number
from .money import charge, operation, reservation, spare
from .show import OVER, State, bible, episode, scene, series, slot, take
from .taste import calibration, filed, lesson

__all__ = [
    "OVER",
    "State",
    "bible",
    "calibration",
    "canon_branch",
    "canon_event",
    "canon_fact",
    "canon_rehearsal",
    "canon_summary",
    "canon_waiver",
    "charge",
    "episode",
    "event",
    "filed",
    "lease",
    "lease_number",
    "lesson",
    "metadata",
    "operation",
    "reservation",
    "scene",
    "series",
    "slot",
    "spare",
    "take",
]
