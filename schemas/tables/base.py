"""What all tables share: one metadata, and how times, money and words of the glossary are kept."""

from __future__ import annotations

from enum import StrEnum

import sqlalchemy as sa

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s", "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s", "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    }
)  # fmt: skip

Time = sa.TIMESTAMP(timezone=True)
Money = sa.Numeric(16, 9)  # a token's share of a cent is exact
NOW = sa.text("clock_timestamp()")


def words(kind: type[StrEnum], column: str) -> sa.CheckConstraint:
    """Lets a column hold nothing but the words of `kind`."""
    listed = ", ".join(f"'{member.value}'" for member in kind)
    return sa.CheckConstraint(f"{column} in ({listed})", name=column)
