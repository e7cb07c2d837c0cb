"""The doctor on money: prices, ceilings, clocks, and orders of which nobody can tell."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from schemas import prices
from schemas.errors import ConfigError
from schemas.operation import OperationState
from schemas.prices import Prices
from schemas.settings import Settings, SpanSettings
from schemas.tables import charge, event, operation

from .checks import Check

_OLD = timedelta(days=120)  # of a price list: by then some model has retired
_NEAR = timedelta(days=14)  # before a model's last day
_APART_S = 60  # between two clocks; days and months of budgets begin by them
_DAY_S, _MONTH_DAYS = 86_400, 31


def book(list_: Prices) -> Check:
    """Whether the price list is too old to be believed."""
    age = prices.today() - list_.as_of
    return Check(
        "prices", good=age <= _OLD, text=f"the price list is of {list_.as_of}, {age.days} days old",
        remedy=f"look at your vendors' prices, and put what has changed into {prices.FILE} in the"
        " studio folder, with `as_of`",
    )  # fmt: skip


def absent(left_out: Mapping[str, str]) -> list[Check]:
    """The backends that are left out, and why: no key, no price, a model that has retired."""
    return [
        Check.failed(f"backend {name}", ConfigError(why), remedy=f"correct [backends.{name}]")
        for name, why in left_out.items()
    ]


def near(name: str, model: str, last: date) -> Check | None:
    """That a backend's model goes soon, if it does."""
    left = (last - prices.today()).days
    if left > _NEAR.days:
        return None
    when = (
        f"ends on {last}, in {left} day{'s' * (left > 1)}" if left > 0 else f"has ended on {last}"
    )
    return Check(
        f"model of {name}", good=False, text=f"{model} {when}",
        remedy=f"choose another model: backends.{name}.model",
    )  # fmt: skip


def budget(settings: Settings, active: Iterable[str]) -> Check:
    """What may be spent by the clock, at most: per day, per month."""
    day = month = Decimal(0)
    for slug in active:
        own = settings.series.get(slug)
        if own and not own.active:
            continue
        cadence = (own.cadence if own else None) or settings.clock.cadence
        theirs = own.budget if own else SpanSettings()
        one = _least(settings.budget.episode, theirs.episode)
        day += _least(one * math.ceil(_DAY_S / cadence), theirs.day)
        month += _least(one * math.ceil(_MONTH_DAYS * _DAY_S / cadence), theirs.month)
    day = _least(day, settings.budget.day)
    month = _least(month, settings.budget.month, day * _MONTH_DAYS)
    if month == 0:
        nothing = next(
            (s for s in ("episode", "day", "month") if getattr(settings.budget, s) == 0), ""
        )
        why = f"budget.{nothing} is 0" if nothing else "the ceilings are 0"
        return Check("budget", good=True, text=f"{why}, so nothing will be bought")
    return Check("budget", good=True, text=f"at most ${day:,.2f} a day, ${month:,.2f} a month")


async def clocks(connection: AsyncConnection) -> list[Check]:
    """This machine's clock against the database's, and that against what has happened by it."""
    before = datetime.now(UTC)
    theirs = (await connection.execute(sa.select(sa.func.clock_timestamp()))).scalar_one()
    ours = before + (datetime.now(UTC) - before) / 2
    apart = abs((theirs - ours).total_seconds())
    newest = await _newest(connection)
    back = (newest - theirs).total_seconds() if newest else 0.0
    checks = [
        Check(
            "clock", good=apart <= _APART_S,
            text=f"this machine's clock and the database's are {apart:,.0f} s apart",
            remedy="set both by the network's time",
        )
    ]  # fmt: skip
    if back > _APART_S:
        text = f"the newest entry of the diary is of {newest:%Y-%m-%d %H:%M} UTC, in the future"
        remedy = "the database's clock has gone back; set it by the network's time"
        checks.append(Check("clock", good=False, text=text, remedy=remedy))
    return checks


async def unknown(connection: AsyncConnection) -> Check:
    """The orders of which nobody can tell whether they were accepted, and what they hold."""
    held = sa.select(sa.func.count(), sa.func.coalesce(sa.func.sum(operation.c.most), 0)).where(
        operation.c.state == OperationState.UNKNOWN
    )
    count, usd = (await connection.execute(held)).one()
    text = "every order's outcome is known"
    if count:
        orders = "one order" if count == 1 else f"{count} orders"
        text = f"nobody can tell whether {orders} went through; ${usd:,.2f} is held for that"
    return Check(
        "orders", good=not count, text=text,
        remedy="look at the vendor's bill, then `anigen costs --settle OPERATION --usd USD`;"
        " `anigen costs` lists them",
    )  # fmt: skip


async def _newest(connection: AsyncConnection) -> Any:
    """When the last thing happened that is written down; None where nothing is."""
    times = (sa.select(sa.func.max(table.c.at)).scalar_subquery() for table in (event, charge))
    return (await connection.execute(sa.select(sa.func.greatest(*times)))).scalar_one()


def _least(*usd: Decimal | None) -> Decimal:
    return min(one for one in usd if one is not None)
