"""Money: what may be spent, what is held, what was spent. Nothing is bought above a cap."""

from __future__ import annotations

from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from schemas.errors import BudgetExceededError
from schemas.settings import BudgetSettings
from schemas.tables import charge, reservation

_SPENDING = 0x6D6F6E65  # advisory lock: one reservation is decided at a time


async def reserve(
    connection: AsyncConnection, budget: BudgetSettings, *, episode: int, usd: Decimal
) -> None:
    """Hold `usd` for an episode until it airs, or raise BudgetExceededError.

    Repeating it replaces what the episode held before.
    """
    if usd > budget.episode:
        raise BudgetExceededError(
            f"the episode would cost up to ${usd:.2f}, its budget is ${budget.episode:.2f}"
        )
    if usd > 0:
        await connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_SPENDING)))
        for span, ceiling in (("day", budget.day), ("month", budget.month)):
            used = await _used(connection, span, but=episode)
            if used + usd > ceiling:
                raise BudgetExceededError(
                    f"${usd:.2f} more would pass the {span}'s budget of ${ceiling:.2f}:"
                    f" ${used:.2f} is spent or held"
                )
    held = insert(reservation).values(episode_id=episode, usd=usd)
    await connection.execute(
        held.on_conflict_do_update(index_elements=["episode_id"], set_={"usd": usd})
    )


async def release(connection: AsyncConnection, *, episode: int) -> None:
    """Give back what an episode still holds."""
    await connection.execute(sa.delete(reservation).where(reservation.c.episode_id == episode))


async def spent(connection: AsyncConnection, *, episode: int) -> Decimal:
    """What an episode has cost so far, in US dollars."""
    total = sa.select(sa.func.coalesce(sa.func.sum(charge.c.usd), 0)).where(
        charge.c.episode_id == episode
    )
    return Decimal((await connection.execute(total)).scalar_one())


async def _used(connection: AsyncConnection, span: str, *, but: int) -> Decimal:
    since = sa.func.date_trunc(span, sa.func.clock_timestamp(), "UTC")
    charged = sa.select(sa.func.coalesce(sa.func.sum(charge.c.usd), 0)).where(charge.c.at >= since)
    held = sa.select(sa.func.coalesce(sa.func.sum(reservation.c.usd), 0)).where(
        reservation.c.episode_id != but
    )
    total = (await connection.execute(charged)).scalar_one()
    return Decimal(total) + Decimal((await connection.execute(held)).scalar_one())
