"""the operations: what is bought, from the intent to the charge."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go up."""
    op.create_table(
        "operation",
        sa.Column("id", sa.Uuid(), nullable=False, comment="the nonce that goes with the request"),
        sa.Column("episode_id", sa.BigInteger(), nullable=False),
        sa.Column(
            "work", sa.Text(), nullable=False, comment="what it is for, e.g. take/12/3/1/omni/1"
        ),
        sa.Column("attempt", sa.SmallInteger(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("backend", sa.Text(), nullable=False),
        sa.Column("model", sa.Text(), nullable=False),
        sa.Column("recovery", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), server_default="intent", nullable=False),
        sa.Column(
            "seq",
            sa.Integer(),
            server_default="0",
            nullable=False,
            comment="grows with every claim",
        ),
        sa.Column(
            "lease_until",
            sa.TIMESTAMP(timezone=True),
            nullable=True,
            comment="until then the claimer may be sending",
        ),
        sa.Column(
            "sent_at",
            sa.TIMESTAMP(timezone=True),
            nullable=True,
            comment="when the first byte may have left",
        ),
        sa.Column(
            "missed",
            sa.SmallInteger(),
            server_default="0",
            nullable=False,
            comment="look-ups that found nothing",
        ),
        sa.Column("remote", sa.Text(), nullable=True, comment="the vendor's id of the job"),
        sa.Column(
            "due", sa.TIMESTAMP(timezone=True), nullable=True, comment="when its deadline passes"
        ),
        sa.Column(
            "most",
            sa.Numeric(precision=16, scale=9),
            nullable=False,
            comment="held from the intent until it is settled",
        ),
        sa.Column("usd", sa.Numeric(precision=16, scale=9), nullable=True, comment="what it cost"),
        sa.Column("exact", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column(
            "request",
            postgresql.JSONB(astext_type=sa.Text()),
            nullable=False,
            comment="the order, with the prompt",
        ),
        sa.Column(
            "answer",
            sa.Text(),
            nullable=True,
            comment="file of the answer, in the folder of what was bought",
        ),
        sa.Column("media_type", sa.Text(), nullable=True),
        sa.Column("details", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column(
            "problem", sa.Text(), nullable=True, comment="why there is no answer, for a person"
        ),
        sa.Column("remedy", sa.Text(), nullable=True, comment="what to do about that"),
        sa.Column(
            "made_at",
            sa.TIMESTAMP(timezone=True),
            server_default=sa.text("clock_timestamp()"),
            nullable=False,
        ),
        sa.Column("settled_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.CheckConstraint(
            "purpose in ('plan', 'rewrite', 'picture', 'sheet', 'speech')",
            name=op.f("ck_operation_purpose"),
        ),
        sa.CheckConstraint(
            "recovery in ('key', 'find', 'blind')", name=op.f("ck_operation_recovery")
        ),
        sa.CheckConstraint(
            "state in ('intent', 'submitting', 'submitted', 'succeeded', 'failed', 'cancelled', 'unknown')",
            name=op.f("ck_operation_state"),
        ),
        sa.CheckConstraint(
            "most >= 0 and (usd is null or usd >= 0)", name=op.f("ck_operation_usd")
        ),
        sa.ForeignKeyConstraint(
            ["episode_id"], ["episode.id"], name=op.f("fk_operation_episode_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_operation")),
        sa.UniqueConstraint("backend", "remote", name=op.f("uq_operation_backend_remote")),
        sa.UniqueConstraint("work", "attempt", name=op.f("uq_operation_work_attempt")),
    )
    op.create_index("ix_operation_episode_id", "operation", ["episode_id"], unique=False)
    op.create_index(
        "ix_operation_open",
        "operation",
        ["backend"],
        unique=False,
        postgresql_where=sa.text("state in ('intent', 'submitting', 'submitted', 'unknown')"),
    )
    op.create_table(
        "spare",
        sa.Column("backend", sa.Text(), nullable=False),
        sa.Column("remote", sa.Text(), nullable=False),
        sa.Column("operation_id", sa.Uuid(), nullable=False),
        sa.Column(
            "at",
            sa.TIMESTAMP(timezone=True),
            server_default=sa.text("clock_timestamp()"),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["operation_id"], ["operation.id"], name=op.f("fk_spare_operation_id")
        ),
        sa.PrimaryKeyConstraint("backend", "remote", name=op.f("pk_spare")),
    )
    op.add_column(
        "charge",
        sa.Column(
            "operation_id", sa.Uuid(), nullable=True, comment="null: work of our own machines"
        ),
    )
    op.add_column(
        "charge",
        sa.Column(
            "exact",
            sa.Boolean(),
            server_default=sa.text("true"),
            nullable=False,
            comment="false: the vendor did not say, and the worst case was written down",
        ),
    )
    op.add_column("charge", sa.Column("gpu_s", sa.Float(), server_default="0", nullable=False))
    op.create_index("ix_charge_at", "charge", ["at"], unique=False)
    op.create_unique_constraint(op.f("uq_charge_operation_id"), "charge", ["operation_id"])
    op.create_foreign_key(
        op.f("fk_charge_operation_id"), "charge", "operation", ["operation_id"], ["id"]
    )
    op.add_column(
        "episode",
        sa.Column(
            "cap",
            sa.Numeric(precision=16, scale=9),
            nullable=True,
            comment="its own ceiling; null: that of the settings",
        ),
    )
    op.add_column(
        "episode",
        sa.Column(
            "estimate",
            sa.Numeric(precision=16, scale=9),
            nullable=True,
            comment="what it was expected to cost when it was planned",
        ),
    )
    op.add_column(
        "scene",
        sa.Column(
            "backend",
            sa.Text(),
            nullable=True,
            comment="who shoots it first, as far as the money allows",
        ),
    )
    op.add_column(
        "scene",
        sa.Column(
            "estimate",
            sa.Numeric(precision=16, scale=9),
            nullable=True,
            comment="what it was expected to cost",
        ),
    )
    op.add_column("take", sa.Column("gpu_s", sa.REAL(), nullable=True))
    for table in ("charge", "reservation", "take"):
        op.alter_column(table, "usd", type_=sa.Numeric(precision=16, scale=9))
