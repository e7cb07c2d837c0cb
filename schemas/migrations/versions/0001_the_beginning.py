"""the beginning."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go up."""
    op.execute(sa.schema.CreateSequence(sa.Sequence("lease_number")))
    op.create_table(
        "bible",
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column(
            "content",
            postgresql.JSONB(astext_type=sa.Text()),
            nullable=False,
            comment="as it was when a plan was written from it",
        ),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_bible")),
    )
    op.create_table(
        "event",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column(
            "at",
            sa.TIMESTAMP(timezone=True),
            server_default=sa.text("clock_timestamp()"),
            nullable=False,
        ),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("series_id", sa.SmallInteger(), nullable=True),
        sa.Column("episode_id", sa.BigInteger(), nullable=True),
        sa.Column("scene", sa.SmallInteger(), nullable=True),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event")),
    )
    op.create_table(
        "lease",
        sa.Column("work", sa.Text(), nullable=False, comment="e.g. episode/12 or scene/12/3"),
        sa.Column("number", sa.BigInteger(), nullable=False, comment="grows with every new holder"),
        sa.Column(
            "holder", sa.Integer(), nullable=False, comment="second key of its advisory lock"
        ),
        sa.Column("until", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("work", name=op.f("pk_lease")),
    )
    op.create_table(
        "series",
        sa.Column("id", sa.SmallInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("active", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.Column(
            "created_at",
            sa.TIMESTAMP(timezone=True),
            server_default=sa.text("clock_timestamp()"),
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_series")),
        sa.UniqueConstraint("slug", name=op.f("uq_series_slug")),
    )
    op.create_table(
        "canon_event",
        sa.Column("series_id", sa.SmallInteger(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("episode", sa.Integer(), nullable=False),
        sa.Column("scene", sa.SmallInteger(), nullable=False),
        sa.Column("slot", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False, comment="director or operator"),
        sa.Column(
            "hash",
            postgresql.BYTEA(),
            nullable=False,
            comment="over this line and the hash before it",
        ),
        sa.ForeignKeyConstraint(
            ["series_id"], ["series.id"], name=op.f("fk_canon_event_series_id")
        ),
        sa.PrimaryKeyConstraint("series_id", "seq", name=op.f("pk_canon_event")),
    )
    op.create_table(
        "canon_fact",
        sa.Column("series_id", sa.SmallInteger(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("slot", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("from_episode", sa.Integer(), nullable=False),
        sa.Column("from_scene", sa.SmallInteger(), nullable=False),
        sa.Column("to_episode", sa.Integer(), nullable=True, comment="null: it still holds"),
        sa.Column("to_scene", sa.SmallInteger(), nullable=True),
        sa.ForeignKeyConstraint(["series_id"], ["series.id"], name=op.f("fk_canon_fact_series_id")),
        sa.PrimaryKeyConstraint("series_id", "seq", name=op.f("pk_canon_fact")),
    )
    op.create_index(
        "uq_canon_fact_current",
        "canon_fact",
        ["series_id", "slot"],
        unique=True,
        postgresql_where=sa.text("to_episode is null"),
    )
    op.create_table(
        "canon_head",
        sa.Column("series_id", sa.SmallInteger(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("episode", sa.Integer(), nullable=False),
        sa.Column("hash", postgresql.BYTEA(), nullable=False),
        sa.ForeignKeyConstraint(["series_id"], ["series.id"], name=op.f("fk_canon_head_series_id")),
        sa.PrimaryKeyConstraint("series_id", name=op.f("pk_canon_head")),
    )
    op.create_table(
        "slot",
        sa.Column("series_id", sa.SmallInteger(), nullable=False),
        sa.Column("at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column(
            "skipped",
            sa.Text(),
            nullable=True,
            comment="why no episode fills this slot; null: owed or filled",
        ),
        sa.ForeignKeyConstraint(["series_id"], ["series.id"], name=op.f("fk_slot_series_id")),
        sa.PrimaryKeyConstraint("series_id", "at", name=op.f("pk_slot")),
    )
    op.create_table(
        "episode",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("series_id", sa.SmallInteger(), nullable=False),
        sa.Column("slot", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), server_default="owed", nullable=False),
        sa.Column("seed", sa.BigInteger(), nullable=False),
        sa.Column("draft", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("degraded", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("director", sa.Text(), nullable=True),
        sa.Column(
            "plan", sa.JSON(), nullable=True, comment="as text: it packs a third smaller than jsonb"
        ),
        sa.Column("bible", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("logline", sa.Text(), nullable=True),
        sa.Column(
            "prepared",
            sa.Text(),
            nullable=True,
            comment="folder of the deliverables, before they are visible",
        ),
        sa.Column("master", postgresql.BYTEA(), nullable=True, comment="SHA-256 of the master"),
        sa.Column("seconds", sa.Float(), nullable=True),
        sa.Column(
            "problem", sa.Text(), nullable=True, comment="what went wrong last, for a person"
        ),
        sa.Column("failures", sa.SmallInteger(), server_default="0", nullable=False),
        sa.Column(
            "not_before", sa.TIMESTAMP(timezone=True), nullable=True, comment="postponed until then"
        ),
        sa.Column(
            "opened_at",
            sa.TIMESTAMP(timezone=True),
            server_default=sa.text("clock_timestamp()"),
            nullable=False,
        ),
        sa.Column("aired_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.CheckConstraint(
            "state in ('owed', 'planning', 'shooting', 'assembling', 'remembering', 'delivering', 'aired', 'lost')",
            name=op.f("ck_episode_state"),
        ),
        sa.ForeignKeyConstraint(["bible"], ["bible.digest"], name=op.f("fk_episode_bible")),
        sa.ForeignKeyConstraint(
            ["series_id", "slot"],
            ["slot.series_id", "slot.at"],
            name=op.f("fk_episode_series_id_slot"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_episode")),
        sa.UniqueConstraint("series_id", "number", name=op.f("uq_episode_series_id_number")),
        sa.UniqueConstraint("series_id", "slot", name=op.f("uq_episode_series_id_slot")),
    )
    op.create_table(
        "charge",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("episode_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("backend", sa.Text(), nullable=False),
        sa.Column("usd", sa.Numeric(precision=12, scale=6), nullable=False),
        sa.Column("cpu_s", sa.Float(), server_default="0", nullable=False),
        sa.Column(
            "at",
            sa.TIMESTAMP(timezone=True),
            server_default=sa.text("clock_timestamp()"),
            nullable=False,
        ),
        sa.CheckConstraint("usd >= 0", name=op.f("ck_charge_usd")),
        sa.ForeignKeyConstraint(["episode_id"], ["episode.id"], name=op.f("fk_charge_episode_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_charge")),
    )
    op.create_index("ix_charge_episode_id", "charge", ["episode_id"], unique=False)
    op.create_table(
        "reservation",
        sa.Column("episode_id", sa.BigInteger(), nullable=False),
        sa.Column("usd", sa.Numeric(precision=12, scale=6), nullable=False),
        sa.Column(
            "at",
            sa.TIMESTAMP(timezone=True),
            server_default=sa.text("clock_timestamp()"),
            nullable=False,
        ),
        sa.CheckConstraint("usd >= 0", name=op.f("ck_reservation_usd")),
        sa.ForeignKeyConstraint(
            ["episode_id"], ["episode.id"], name=op.f("fk_reservation_episode_id")
        ),
        sa.PrimaryKeyConstraint("episode_id", name=op.f("pk_reservation")),
    )
    op.create_table(
        "scene",
        sa.Column("episode_id", sa.BigInteger(), nullable=False),
        sa.Column("scene", sa.SmallInteger(), nullable=False),
        sa.Column(
            "shot_at",
            sa.TIMESTAMP(timezone=True),
            nullable=True,
            comment="when its last shot was approved; null: not yet",
        ),
        sa.Column("seconds", sa.Float(), nullable=True),
        sa.CheckConstraint("scene between 1 and 6", name=op.f("ck_scene_scene")),
        sa.ForeignKeyConstraint(["episode_id"], ["episode.id"], name=op.f("fk_scene_episode_id")),
        sa.PrimaryKeyConstraint("episode_id", "scene", name=op.f("pk_scene")),
    )
    op.create_table(
        "take",
        sa.Column("episode_id", sa.BigInteger(), nullable=False),
        sa.Column(
            "made_at",
            sa.TIMESTAMP(timezone=True),
            server_default=sa.text("clock_timestamp()"),
            nullable=False,
        ),
        sa.Column("seconds", sa.REAL(), nullable=True),
        sa.Column("cpu_s", sa.REAL(), nullable=True),
        sa.Column("scene", sa.SmallInteger(), nullable=False),
        sa.Column("shot", sa.SmallInteger(), nullable=False),
        sa.Column("n", sa.SmallInteger(), nullable=False),
        sa.Column("backend", sa.Text(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("usd", sa.Numeric(precision=12, scale=6), server_default="0", nullable=False),
        sa.Column(
            "request", postgresql.BYTEA(), nullable=False, comment="digest of what was asked for"
        ),
        sa.Column(
            "footage", sa.Text(), nullable=True, comment="path inside the episode's work folder"
        ),
        sa.Column("reason", sa.Text(), nullable=True, comment="why it was not approved"),
        sa.CheckConstraint(
            "verdict in ('approved', 'retake', 'failed')", name=op.f("ck_take_verdict")
        ),
        sa.ForeignKeyConstraint(
            ["episode_id", "scene"],
            ["scene.episode_id", "scene.scene"],
            name=op.f("fk_take_episode_id_scene"),
        ),
        sa.PrimaryKeyConstraint("episode_id", "scene", "shot", "n", name=op.f("pk_take")),
    )
