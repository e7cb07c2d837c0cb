"""What was bought, is held, or costs something."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB

from ..operation import OperationState, Purpose, Recovery
from .base import NOW, Money, Time, metadata, words

charge = sa.Table(
    "charge",
    metadata,
    sa.Column("id", sa.BigInteger, sa.Identity(), primary_key=True),
    sa.Column("production_id", sa.BigInteger, sa.ForeignKey("production.id"), nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("backend", sa.Text, nullable=False),
    sa.Column("usd", Money, nullable=False),
    sa.Column("cpu_s", sa.Float, nullable=False, server_default="0"),
    sa.Column("at", Time, nullable=False, server_default=NOW),
    sa.Column(
        "operation_id", sa.Uuid, sa.ForeignKey("operation.id"), unique=True,
        comment="null: work of our own machines",
    ),
    sa.Column(
        "exact", sa.Boolean, nullable=False, server_default=sa.true(),
        comment="false: the vendor did not say, and the worst case was written down",
    ),
    sa.Column("gpu_s", sa.Float, nullable=False, server_default="0"),
    sa.Index("ix_charge_production_id", "production_id"),
    sa.Index("ix_charge_at", "at"),
    sa.CheckConstraint("usd >= 0", name="usd"),
)  # fmt: skip

operation = sa.Table(
    "operation",
    metadata,
    sa.Column("id", sa.Uuid, primary_key=True, comment="the nonce that goes with the request"),
    sa.Column("production_id", sa.BigInteger, sa.ForeignKey("production.id"), nullable=False),
    sa.Column("work", sa.Text, nullable=False, comment="what it is for, e.g. take/12/3/1/omni/1"),
    sa.Column("attempt", sa.SmallInteger, nullable=False),
    sa.Column("purpose", sa.Text, nullable=False),
    sa.Column("backend", sa.Text, nullable=False),
    sa.Column("model", sa.Text, nullable=False),
    sa.Column("recovery", sa.Text, nullable=False),
    sa.Column("state", sa.Text, nullable=False, server_default=OperationState.INTENT.value),
    sa.Column("seq", sa.Integer, nullable=False, server_default="0", comment="grows with every claim"),
    sa.Column("lease_until", Time, comment="until then the claimer may be sending"),
    sa.Column("sent_at", Time, comment="when the first byte may have left"),
    sa.Column("missed", sa.SmallInteger, nullable=False, server_default="0", comment="look-ups that found nothing"),
    sa.Column("remote", sa.Text, comment="the vendor's id of the job"),
    sa.Column("due", Time, comment="when its deadline passes"),
    sa.Column("most", Money, nullable=False, comment="held from the intent until it is settled"),
    sa.Column("usd", Money, comment="what it cost"),
    sa.Column("exact", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("request", JSONB, nullable=False, comment="the order, with the prompt"),
    sa.Column("answer", sa.Text, comment="file of the answer, in the folder of what was bought"),
    sa.Column("media_type", sa.Text),
    sa.Column("details", JSONB),
    sa.Column("problem", sa.Text, comment="why there is no answer, for a person"),
    sa.Column("remedy", sa.Text, comment="what to do about that"),
    sa.Column("made_at", Time, nullable=False, server_default=NOW),
    sa.Column("settled_at", Time),
    sa.UniqueConstraint("work", "attempt"),
    sa.UniqueConstraint("backend", "remote"),
    sa.Index("ix_operation_production_id", "production_id"),
    sa.Index(
        "ix_operation_open", "backend",
        postgresql_where=sa.text("state in ('intent', 'submitting', 'submitted', 'unknown')"),
    ),
    sa.Index("ix_operation_failed", "settled_at", postgresql_where=sa.text("state = 'failed'")),
    sa.CheckConstraint("most >= 0 and (usd is null or usd >= 0)", name="usd"),
    words(OperationState, "state"),
    words(Purpose, "purpose"),
    words(Recovery, "recovery"),
)  # fmt: skip

spare = sa.Table(  # a job that came too late or twice: it is paid for, so it is never forgotten
    "spare",
    metadata,
    sa.Column("backend", sa.Text, primary_key=True),
    sa.Column("remote", sa.Text, primary_key=True),
    sa.Column("operation_id", sa.Uuid, sa.ForeignKey("operation.id"), nullable=False),
    sa.Column("at", Time, nullable=False, server_default=NOW),
)

reservation = sa.Table(
    "reservation",
    metadata,
    sa.Column("production_id", sa.BigInteger, sa.ForeignKey("production.id"), primary_key=True),
    sa.Column("usd", Money, nullable=False),
    sa.Column("at", Time, nullable=False, server_default=NOW),
    sa.CheckConstraint("usd >= 0", name="usd"),
)
