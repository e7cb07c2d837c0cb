"""The audit: our books against the vendor's, cent by cent and job by job."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine

from schemas.operation import OperationState
from schemas.tables import State, charge, episode, operation, spare

from .. import settling
from .vendor import Job

Figures = dict[str, int | float | bool]


async def settle_held(database: AsyncEngine, invoice: Sequence[Job]) -> int:
    """Say, as an operator with the vendor's invoice would, what the unknown ones cost."""
    billed = {job.reference: Decimal(job.usd) for job in invoice}
    held = sa.select(operation.c.id).where(operation.c.state == OperationState.UNKNOWN)
    async with database.begin() as connection:
        unknown = list((await connection.execute(held)).scalars())
        for one in unknown:
            await settling.resolve(connection, one, billed.get(str(one), Decimal(0)))
    return len(unknown)


async def compare(database: AsyncEngine, invoice: Sequence[Job], bought: Path) -> Figures:
    """What is wrong: nothing is, when the first three are 0 and the ledgers are equal."""
    async with database.connect() as connection:
        rows = (await connection.execute(sa.select(operation))).all()
        spares = set((await connection.execute(sa.select(spare.c.remote))).scalars())
        total = sa.select(sa.func.coalesce(sa.func.sum(charge.c.usd), 0))
        charged = Decimal((await connection.execute(total)).scalar_one())
        states = list((await connection.execute(sa.select(episode.c.state))).scalars())
    return {
        "operations": len(rows),
        "orphaned": _orphaned(rows, spares, invoice),
        "double": _double(rows, invoice),
        "lost": _lost(rows, bought),
        "paid": len(invoice),
        "ledgers_equal": charged == sum(Decimal(job.usd) for job in invoice),
        "episodes": len(states),
        "aired": states.count(State.AIRED),
    }


def _orphaned(rows: Sequence[sa.Row[Any]], spares: set[str], invoice: Sequence[Job]) -> int:
    """Jobs that were accepted and that we do not know of, or have not paid for."""
    jobs = {row.remote for row in rows if row.state == OperationState.SUCCEEDED} | spares
    settled = {str(row.id) for row in rows if row.state == OperationState.FAILED and row.usd}
    return sum(job.id not in jobs and job.reference not in settled for job in invoice)


def _double(rows: Sequence[sa.Row[Any]], invoice: Sequence[Job]) -> int:
    """Orders that were accepted more than once, and work that was bought although we had it."""
    accepted = Counter(job.reference for job in invoice)
    had = Counter(row.work for row in rows if row.state == OperationState.SUCCEEDED)
    return accepted.total() - len(accepted) + had.total() - len(had)


def _lost(rows: Sequence[sa.Row[Any]], bought: Path) -> int:
    """What is paid for and is not here; what a person had to settle is not counted."""
    still_open = (OperationState.SUBMITTING, OperationState.SUBMITTED, OperationState.UNKNOWN)
    done = [row for row in rows if row.state == OperationState.SUCCEEDED]
    missing = [row for row in done if not (bought / (row.answer or "")).is_file()]
    return len(missing) + sum(row.state in still_open for row in rows)
