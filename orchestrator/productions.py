"""Productions: an episode or a job takes one number for its takes, its money and what is told of it."""

from __future__ import annotations

from typing import Protocol

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from schemas.tables import production
from schemas.take import Picture


async def begin(connection: AsyncConnection, series_id: int) -> int:
    """The number of a new episode or job of a series; its own row follows in this transaction."""
    made = sa.insert(production).values(series_id=series_id).returning(production.c.id)
    return int((await connection.execute(made)).scalar_one())


class Production(Protocol):
    """What takes are shot for and money is spent on, as far as taking needs to know it."""

    @property
    def id(self) -> int:
        """Its number in the tables."""

    @property
    def series_id(self) -> int:
        """The series whose people and places it shows."""

    @property
    def slug(self) -> str:
        """The name of that series in addresses."""

    @property
    def number(self) -> int:
        """The episode's number; 0 for a job."""

    @property
    def seed(self) -> int:
        """What all its seeds are derived from."""

    @property
    def picture(self) -> Picture:
        """The size and rate it is shot at."""
