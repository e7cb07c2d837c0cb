"""The jobs: what is asked for over the API, and who may ask; episodes and jobs are productions."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0005"
down_revision = "0004"

_PRODUCED = ("charge", "operation", "reservation", "scene", "lesson")

# An id that was given to an episode and never kept is not given to anything else: events name it.
_FIRST = """
select setval(
  pg_get_serial_sequence('production', 'id'),
  greatest(
    nextval(pg_get_serial_sequence('episode', 'id')),
    (select coalesce(max(id), 0) + 1 from episode),
    (select coalesce(max(episode_id), 0) + 1 from event)
  ),
  false
)
"""

# The reader may know of jobs, and never what would open a door.
_GRANTS = """
do $$ begin
  if exists (select from pg_roles where rolname = 'anigen_reader') then
    grant select on production, job to anigen_reader;
    revoke all on token from anigen_reader;
  end if;
end $$
"""


def upgrade() -> None:
    """Go up."""
    _make_productions()
    for table in _PRODUCED:
        op.drop_constraint(op.f(f"fk_{table}_episode_id"), table)
        op.alter_column(table, "episode_id", new_column_name="production_id")
        op.create_foreign_key(
            op.f(f"fk_{table}_production_id"), table, "production", ["production_id"], ["id"]
        )
    for table in ("take", "event"):
        op.alter_column(table, "episode_id", new_column_name="production_id")
    op.execute(
        "alter table take rename constraint fk_take_episode_id_scene to fk_take_production_id_scene"
    )
    for table in ("charge", "operation"):
        op.execute(f"alter index ix_{table}_episode_id rename to ix_{table}_production_id")
    _make_tokens()
    _make_jobs()
    op.execute(_GRANTS)


def _make_productions() -> None:
    op.create_table(
        "production",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("series_id", sa.SmallInteger(), nullable=False),
        sa.ForeignKeyConstraint(["series_id"], ["series.id"], name=op.f("fk_production_series_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_production")),
    )
    op.execute(
        "insert into production (id, series_id) select id, series_id from episode order by id"
    )
    op.execute(_FIRST)
    op.execute("alter table episode alter column id drop identity")
    op.create_foreign_key(op.f("fk_episode_id"), "episode", "production", ["id"], ["id"])


def _make_tokens() -> None:
    op.create_table(
        "token",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column(
            "digest", postgresql.BYTEA(), nullable=False, comment="SHA-256; it is never kept"
        ),
        sa.Column("hint", sa.Text(), nullable=False, comment="its first characters"),
        sa.Column("scopes", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("jobs_per_day", sa.Integer(), nullable=True),
        sa.Column("usd_per_day", sa.Numeric(precision=16, scale=9), nullable=True),
        sa.Column(
            "made_at",
            sa.TIMESTAMP(timezone=True),
            server_default=sa.text("clock_timestamp()"),
            nullable=False,
        ),
        sa.Column("expires_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("used_at", sa.TIMESTAMP(timezone=True), nullable=True, comment="to the minute"),
        sa.Column("revoked_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.CheckConstraint("octet_length(digest) = 32", name=op.f("ck_token_digest")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_token")),
        sa.UniqueConstraint("digest", name=op.f("uq_token_digest")),
    )
    op.create_index(
        "uq_token_name", "token", ["name"], unique=True,
        postgresql_where=sa.text("revoked_at is null"),
    )  # fmt: skip


def _make_jobs() -> None:
    op.create_table(
        "job",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("uuid", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), server_default="queued", nullable=False),
        sa.Column("priority", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False, comment="who asked for it"),
        sa.Column("key", sa.Text(), nullable=True, comment="the request's Idempotency-Key"),
        sa.Column(
            "digest",
            postgresql.BYTEA(),
            nullable=True,
            comment="of the request that came with the key",
        ),
        sa.Column("batch", sa.Uuid(), nullable=True),
        sa.Column("of", sa.BigInteger(), nullable=True, comment="the one it reproduces"),
        sa.Column(
            "request",
            postgresql.JSONB(astext_type=sa.Text()),
            nullable=False,
            comment="as it was asked for",
        ),
        sa.Column("character", sa.Text(), nullable=True, comment="id in the bible"),
        sa.Column("bible", sa.Text(), nullable=False),
        sa.Column(
            "script",
            postgresql.JSONB(astext_type=sa.Text()),
            nullable=False,
            comment="what is shot, and what memory added",
        ),
        sa.Column("seed", sa.BigInteger(), nullable=False),
        sa.Column(
            "cap",
            sa.Numeric(precision=16, scale=9),
            nullable=True,
            comment="its own ceiling; null: that of the settings",
        ),
        sa.Column("estimate", sa.Numeric(precision=16, scale=9), nullable=True),
        sa.Column(
            "phases",
            postgresql.JSONB(astext_type=sa.Text()),
            server_default=sa.text("'[]'"),
            nullable=False,
        ),
        sa.Column("progress", sa.REAL(), server_default="0", nullable=False, comment="0 … 100"),
        sa.Column("eta", sa.REAL(), nullable=True, comment="seconds"),
        sa.Column("backend", sa.Text(), nullable=True),
        sa.Column("degraded", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column(
            "result",
            postgresql.JSONB(astext_type=sa.Text()),
            nullable=True,
            comment="files, comparison",
        ),
        sa.Column(
            "problem", sa.Text(), nullable=True, comment="what went wrong last, for a person"
        ),
        sa.Column("remedy", sa.Text(), nullable=True),
        sa.Column("failures", sa.SmallInteger(), server_default="0", nullable=False),
        sa.Column("not_before", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column(
            "cancelled",
            sa.Boolean(),
            server_default=sa.text("false"),
            nullable=False,
            comment="asked for",
        ),
        sa.Column(
            "made_at",
            sa.TIMESTAMP(timezone=True),
            server_default=sa.text("clock_timestamp()"),
            nullable=False,
        ),
        sa.Column("began_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("ended_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.CheckConstraint(
            "kind in ('generate', 'orchestrate', 'reproduce')", name=op.f("ck_job_kind")
        ),
        sa.CheckConstraint(
            "state in ('queued', 'running', 'held', 'completed', 'failed', 'cancelled')",
            name=op.f("ck_job_state"),
        ),
        sa.CheckConstraint("priority in ('interactive', 'batch')", name=op.f("ck_job_priority")),
        sa.CheckConstraint("progress between 0 and 100", name=op.f("ck_job_progress")),
        sa.ForeignKeyConstraint(["bible"], ["bible.digest"], name=op.f("fk_job_bible")),
        sa.ForeignKeyConstraint(["id"], ["production.id"], name=op.f("fk_job_id")),
        sa.ForeignKeyConstraint(["of"], ["job.id"], name=op.f("fk_job_of")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_job")),
        sa.UniqueConstraint("by", "key", name=op.f("uq_job_by_key")),
        sa.UniqueConstraint("uuid", name=op.f("uq_job_uuid")),
    )
    op.create_index("ix_job_batch", "job", ["batch"], postgresql_where=sa.text("batch is not null"))
    op.create_index(
        "ix_job_open", "job", ["made_at"],
        postgresql_where=sa.text("state in ('queued', 'running', 'held')"),
    )  # fmt: skip
    op.create_index("ix_job_by_made_at", "job", ["by", "made_at"])
