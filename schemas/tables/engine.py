"""Who works on what, and what happened."""

from __future__ import annotations

import sqlalchemy as sa

from .base import NOW, Time, metadata

lease = sa.Table(
    "lease",
    metadata,
    sa.Column("work", sa.Text, primary_key=True, comment="e.g. episode/12 or scene/12/3"),
    sa.Column("number", sa.BigInteger, nullable=False, comment="grows with every new holder"),
    sa.Column("holder", sa.Integer, nullable=False, comment="second key of its advisory lock"),
    sa.Column("until", Time, nullable=False),
)

lease_number = sa.Sequence("lease_number", metadata=metadata)

event = sa.Table(
    "event",
    metadata,
    sa.Column("id", sa.BigInteger, sa.Identity(), primary_key=True),
    sa.Column("at", Time, nullable=False, server_default=NOW),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("series_id", sa.SmallInteger),
    sa.Column("production_id", sa.BigInteger),
    sa.Column("scene", sa.SmallInteger),
    sa.Column("text", sa.Text, nullable=False, server_default=""),
)
