"""What is asked for over the API, and who may ask."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY, BYTEA, JSONB

from ..jobs import JobKind, JobState, Priority
from .base import NOW, Money, Time, metadata, words

token = sa.Table(
    "token",
    metadata,
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("digest", BYTEA, nullable=False, unique=True, comment="SHA-256; it is never kept"),
    sa.Column("hint", sa.Text, nullable=False, comment="its first characters"),
    sa.Column("scopes", ARRAY(sa.Text), nullable=False),
    sa.Column("jobs_per_day", sa.Integer),
    sa.Column("usd_per_day", Money),
    sa.Column("made_at", Time, nullable=False, server_default=NOW),
    sa.Column("expires_at", Time),
    sa.Column("used_at", Time, comment="to the minute"),
    sa.Column("revoked_at", Time),
    sa.Index("uq_token_name", "name", unique=True, postgresql_where=sa.text("revoked_at is null")),
    sa.CheckConstraint("octet_length(digest) = 32", name="digest"),
)

job = sa.Table(
    "job",
    metadata,
    sa.Column("id", sa.BigInteger, sa.ForeignKey("production.id"), primary_key=True),
    sa.Column("uuid", sa.Uuid, nullable=False, unique=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("state", sa.Text, nullable=False, server_default=JobState.QUEUED.value),
    sa.Column("priority", sa.Text, nullable=False),
    sa.Column("by", sa.Text, nullable=False, comment="who asked for it"),
    sa.Column("key", sa.Text, comment="the request's Idempotency-Key"),
    sa.Column("digest", BYTEA, comment="of the request that came with the key"),
    sa.Column("batch", sa.Uuid),
    sa.Column("of", sa.BigInteger, sa.ForeignKey("job.id"), comment="the one it reproduces"),
    sa.Column("request", JSONB, nullable=False, comment="as it was asked for"),
    sa.Column("character", sa.Text, comment="id in the bible"),
    sa.Column("bible", sa.Text, sa.ForeignKey("bible.digest"), nullable=False),
    sa.Column("script", JSONB, nullable=False, comment="what is shot, and what memory added"),
    sa.Column("seed", sa.BigInteger, nullable=False),
    sa.Column("cap", Money, comment="its own ceiling; null: that of the settings"),
    sa.Column("estimate", Money),
    sa.Column("phases", JSONB, nullable=False, server_default=sa.text("'[]'")),
    sa.Column("progress", sa.REAL, nullable=False, server_default="0", comment="0 … 100"),
    sa.Column("eta", sa.REAL, comment="seconds"),
    sa.Column("backend", sa.Text),
    sa.Column("degraded", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("result", JSONB, comment="files, comparison"),
    sa.Column("problem", sa.Text, comment="what went wrong last, for a person"),
    sa.Column("remedy", sa.Text),
    sa.Column("failures", sa.SmallInteger, nullable=False, server_default="0"),
    sa.Column("not_before", Time),
    sa.Column("cancelled", sa.Boolean, nullable=False, server_default=sa.false(), comment="asked for"),
    sa.Column("made_at", Time, nullable=False, server_default=NOW),
    sa.Column("began_at", Time),
    sa.Column("ended_at", Time),
    sa.UniqueConstraint("by", "key"),
    sa.Index("ix_job_batch", "batch", postgresql_where=sa.text("batch is not null")),
    sa.Index(
        "ix_job_open", "made_at", postgresql_where=sa.text("state in ('queued', 'running', 'held')")
    ),
    sa.Index("ix_job_by_made_at", "by", "made_at"),
    words(JobKind, "kind"),
    words(JobState, "state"),
    words(Priority, "priority"),
    sa.CheckConstraint("progress between 0 and 100", name="progress"),
)  # fmt: skip
