"""Ceilings: the budgets of the settings, and what is spent or held under each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from schemas.settings import BudgetSettings, House, SpanSettings
from schemas.tables import charge, operation, production, series

from ..words import dollars
from .reading import OPEN, OWN_WORK


@dataclass(frozen=True)
class Ceiling:
    """At most `usd` in a span; what is spent and held under it. None: nothing is added up."""

    span: str  # episode (or job), day or month
    of: str  # a series' slug or a backend, with its kind; empty: everything
    usd: Decimal
    used: Decimal | None = None
    warn: Decimal = Decimal("0.8")

    @property
    def words(self) -> str:
        """The ceiling and how far it is, in a sentence."""
        whose = f" of {self.of}" if self.of else ""
        if self.used is None:
            return f"An episode or a job{whose} may cost at most {dollars(self.usd)}."
        when = "Today" if self.span == "day" else "This month"
        whose = f", {self.of}" if self.of else ""
        return f"{when}{whose}: {dollars(self.used)} of {dollars(self.usd)}."

    @property
    def share(self) -> float:
        """How much of it is used, 0 … 1 and beyond."""
        return float((self.used or 0) / self.usd) if self.usd else float(bool(self.used))

    @property
    def near(self) -> bool:
        """Whether so much is used that the studio tells."""
        return self.used is not None and self.usd > 0 and self.share >= self.warn


async def read(
    connection: AsyncConnection, house: House, now: datetime, slug: str | None = None
) -> tuple[Ceiling, ...]:
    """Every ceiling of the house, or those that a series has to stay under."""
    found = [c for c in _ceilings(house) if slug is None or c.of in {"", f"the series {slug}"}]
    found += [c for c in _of_backends(house) if c.span != "episode"]
    if not any(one.span != "episode" for one in found):
        return tuple(found)
    used = await _used(connection, now)
    return tuple(
        one if one.span == "episode" else Ceiling(
            one.span, one.of, one.usd, sum(
                (row[one.span] for row in used
                 if one.of in {"", f"the series {row['slug']}", f"the backend {row['backend']}"}),
                Decimal(0),
            ), house.budget.warn,
        )
        for one in found
    )  # fmt: skip


def _ceilings(house: House) -> Iterator[Ceiling]:
    yield from _spans(house.budget, "")
    for slug, own in house.series.items():
        yield from _spans(own.budget, f"the series {slug}")


def _of_backends(house: House) -> Iterator[Ceiling]:
    for name, budget in house.backends.items():
        yield from _spans(budget, f"the backend {name}")


def _spans(budget: BudgetSettings | SpanSettings, of: str) -> Iterator[Ceiling]:
    for span in ("episode", "day", "month"):
        usd: Decimal | None = getattr(budget, span)
        if usd is not None:
            yield Ceiling(span, of, usd)


async def _used(connection: AsyncConnection, now: datetime) -> list[dict[str, Any]]:
    """What was bought today and this month, and what is held, by series and backend."""
    today = now.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    month = today.replace(day=1)
    c, o = charge.c, operation.c
    paid = (
        sa.select(
            c.production_id, c.backend, sa.func.sum(c.usd).label("month"),
            sa.func.sum(sa.case((c.at >= today, c.usd), else_=0)).label("day"),
        )
        .where(c.at >= month, c.kind != OWN_WORK)
        .group_by(c.production_id, c.backend)
    )  # fmt: skip
    held = sa.select(o.production_id, o.backend, o.most, o.most).where(o.state.in_(OPEN))
    both = paid.union_all(held).subquery()
    rows = await connection.execute(
        sa.select(
            series.c.slug, both.c.backend, sa.func.sum(both.c.month).label("month"),
            sa.func.sum(both.c.day).label("day"),
        )
        .join(production, production.c.id == both.c.production_id)
        .join(series, series.c.id == production.c.series_id)
        .group_by(series.c.slug, both.c.backend)
    )  # fmt: skip
    return [dict(row) for row in rows.mappings()]
