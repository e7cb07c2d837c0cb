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
from .jobs import job, token
from .money import charge, operation, reservation, spare
from .show import OVER, State, bible, episode, production, scene, series, slot, take
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
    "job",
    "lease",
    "lease_number",
    "lesson",
    "metadata",
    "operation",
    "production",
    "reservation",
    "scene",
    "series",
    "slot",
    "spare",
    "take",
    "token",
]
