"""Productions for tests: an episode or a job together with the row that gives it its number."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import sqlalchemy as sa

from schemas.tables import bible, episode, job, production


def episode_of(**values: Any) -> sa.Insert:
    """Inserts an episode."""
    return sa.insert(episode).values(id=_number(values["series_id"]), **values)


def job_of(*, series_id: int, **values: Any) -> sa.Insert:
    """Inserts a job of nobody in particular; it needs `no_bible` once."""
    known = {
        "uuid": uuid4(), "kind": "generate", "priority": "interactive", "by": "somebody",
        "request": {}, "script": {}, "seed": 1, "bible": "none",
    }  # fmt: skip
    return sa.insert(job).values(id=_number(series_id), **known | values)


def no_bible() -> sa.Insert:
    """Inserts the bible of jobs that do not look into it."""
    return sa.insert(bible).values(digest="none", content={})


def _number(series_id: int) -> sa.ScalarSelect[int]:
    made = sa.insert(production).values(series_id=series_id).returning(production.c.id)
    return sa.select(made.cte("begun").c.id).scalar_subquery()
