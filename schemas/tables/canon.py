"""What has been established."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY, BYTEA

from .base import NOW, Time, metadata

canon_branch = sa.Table(
    "canon_branch",
    metadata,
    sa.Column("id", sa.SmallInteger, sa.Identity(), primary_key=True),
    sa.Column("series_id", sa.SmallInteger, sa.ForeignKey("series.id"), nullable=False),
    sa.Column("parent_id", sa.SmallInteger, sa.ForeignKey("canon_branch.id")),
    sa.Column("name", sa.Text, nullable=False, comment="`main` is what airs"),
    sa.Column("fork_seq", sa.Integer, comment="the last line shared with the parent"),
    sa.Column("seq", sa.Integer, nullable=False, server_default="0"),
    sa.Column("episode", sa.Integer, nullable=False, server_default="0"),
    sa.Column("hash", BYTEA, nullable=False, server_default=sa.text("'\\x'::bytea")),
    sa.Column("bible", BYTEA, comment="digest of what the bible said when it was last compared"),
    sa.UniqueConstraint("series_id", "name"),
    sa.CheckConstraint("name ~ '^[a-z][a-z0-9_-]{0,47}$'", name="name"),
    sa.CheckConstraint("(parent_id is null) = (fork_seq is null)", name="fork"),
    sa.CheckConstraint("seq >= coalesce(fork_seq, 0)", name="seq"),
)

canon_event = sa.Table(  # no column is null as a rule, and none leaves a gap: that saves a fifth
    "canon_event",
    metadata,
    sa.Column("seq", sa.Integer, nullable=False),
    sa.Column("episode", sa.Integer, nullable=False, comment="from which it holds"),
    sa.Column("at_episode", sa.Integer, nullable=False, comment="at which it was recorded"),
    sa.Column(
        "branch_id", sa.SmallInteger, sa.ForeignKey("canon_branch.id", ondelete="CASCADE"),
        nullable=False,
    ),
    sa.Column("scene", sa.SmallInteger, nullable=False),
    sa.Column("by", sa.SmallInteger, nullable=False, comment="0: operator, 1: director"),
    sa.Column("confidence", sa.SmallInteger, nullable=False, comment="in hundredths"),
    sa.Column("slot", sa.Text(collation="C"), nullable=False),
    sa.Column("value", sa.Text, comment="empty: nothing holds; null: as if never said"),
    sa.Column("source", sa.Text, nullable=False, comment="empty: the scene"),
    sa.Column("hash", BYTEA, nullable=False, comment="over this line and the hash before it"),
    sa.PrimaryKeyConstraint("branch_id", "seq"),
    sa.CheckConstraint("episode >= 0 and scene between 0 and 6", name="episode"),
    sa.CheckConstraint("by in (0, 1)", name="by"),
    sa.CheckConstraint("confidence between 0 and 100", name="confidence"),
    sa.CheckConstraint("octet_length(hash) = 16", name="hash"),
)  # fmt: skip

canon_fact = sa.Table(  # what changes is in no index, so that changing it stays cheap
    "canon_fact",
    metadata,
    sa.Column("seq", sa.Integer, nullable=False, comment="the line of the log that says so"),
    sa.Column("episode", sa.Integer, nullable=False),
    sa.Column(
        "branch_id", sa.SmallInteger, sa.ForeignKey("canon_branch.id", ondelete="CASCADE"),
        primary_key=True,
    ),
    sa.Column("scene", sa.SmallInteger, nullable=False),
    sa.Column("by", sa.SmallInteger, nullable=False),
    sa.Column("confidence", sa.SmallInteger, nullable=False),
    sa.Column("slot", sa.Text(collation="C"), primary_key=True),
    sa.Column("value", sa.Text, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("entities", ARRAY(sa.Text), nullable=False, comment="and the names they go by"),
    sa.Index("ix_canon_fact_entities", "entities", postgresql_using="gin"),
    sa.Index(
        "ix_canon_fact_thread", "branch_id", "slot",
        postgresql_where=sa.text("kind = 'thread' and slot like '%.state'"),
    ),
    postgresql_with={"fillfactor": "85"},
)  # fmt: skip

canon_waiver = sa.Table(
    "canon_waiver",
    metadata,
    sa.Column("series_id", sa.SmallInteger, sa.ForeignKey("series.id"), primary_key=True),
    sa.Column("rule", sa.Text, primary_key=True),
    sa.Column("pattern", sa.Text, primary_key=True, comment="of the slot, line or message"),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("at", Time, nullable=False, server_default=NOW),
    sa.CheckConstraint("reason <> ''", name="reason"),
)

canon_summary = sa.Table(
    "canon_summary",
    metadata,
    sa.Column("branch_id", sa.SmallInteger, primary_key=True),
    sa.Column("level", sa.Text, primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("tokens", sa.Integer, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.ForeignKeyConstraint(["branch_id"], ["canon_branch.id"], ondelete="CASCADE"),
    sa.CheckConstraint("level in ('scene', 'episode', 'arc', 'season')", name="level"),
)

canon_rehearsal = sa.Table(  # plans written on a branch, to be checked and never shot
    "canon_rehearsal",
    metadata,
    sa.Column("branch_id", sa.SmallInteger, primary_key=True),
    sa.Column("episode", sa.Integer, primary_key=True),
    sa.Column("logline", sa.Text, nullable=False),
    sa.Column("opening", sa.Text, nullable=False),
    sa.Column("plan", sa.JSON, nullable=False),
    sa.ForeignKeyConstraint(["branch_id"], ["canon_branch.id"], ondelete="CASCADE"),
)
