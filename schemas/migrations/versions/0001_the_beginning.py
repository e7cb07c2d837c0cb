"""the beginning."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_GUARDS = (
    """
    create function canon_keep() returns trigger language plpgsql as $$
    begin
        if tg_op = 'DELETE' then
            if (select name from canon_branch where id = old.branch_id) is distinct from 'main' then
                return old;
            end if;
        end if;
        raise exception 'the canon log only grows: no % of its lines', lower(tg_op)
            using errcode = 'restrict_violation', hint = 'anigen canon undo takes an episode back';
    end $$
    """,
    """
    create trigger canon_event_keep before update or truncate on canon_event
        for each statement execute function canon_keep()
    """,
    """
    create trigger canon_event_keep_main before delete on canon_event
        for each row execute function canon_keep()
    """,
    """
    create function canon_branch_keep() returns trigger language plpgsql as $$
    begin
        if tg_op = 'DELETE' then
            if old.name <> 'main' then
                return old;
            end if;
            raise exception 'what has aired stays in the canon: no delete of main'
                using errcode = 'restrict_violation';
        end if;
        if (new.id, new.series_id, new.name) is distinct from (old.id, old.series_id, old.name)
            or (new.parent_id, new.fork_seq) is distinct from (old.parent_id, old.fork_seq)
            or new.seq < old.seq or new.episode < old.episode then
            raise exception 'a branch of the canon only moves forward'
                using errcode = 'restrict_violation';
        end if;
        return new;
    end $$
    """,
    """
    create trigger canon_branch_keep before update or delete on canon_branch
        for each row execute function canon_branch_keep()
    """,
)

_HISTORY = """
    create view canon_history as
    with recursive line(branch_id, ancestor_id, upto) as (
        select id, id, seq from canon_branch
        union all
        select line.branch_id, child.parent_id, least(line.upto, child.fork_seq)
        from line join canon_branch child on child.id = line.ancestor_id
        where child.parent_id is not null
    )
    select line.branch_id, e.seq, e.slot, e.value,
        e.episode as from_episode, e.scene as from_scene,
        lead(e.episode) over later as to_episode, lead(e.scene) over later as to_scene,
        case e.by when 0 then 'operator' else 'director' end as by,
        e.source, e.confidence, e.at_episode
    from line join canon_event e on e.branch_id = line.ancestor_id and e.seq <= line.upto
    window later as (partition by line.branch_id, e.slot order by e.seq)
"""


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
        "canon_branch",
        sa.Column("id", sa.SmallInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("series_id", sa.SmallInteger(), nullable=False),
        sa.Column("parent_id", sa.SmallInteger(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False, comment="`main` is what airs"),
        sa.Column(
            "fork_seq", sa.Integer(), nullable=True, comment="the last line shared with the parent"
        ),
        sa.Column("seq", sa.Integer(), server_default="0", nullable=False),
        sa.Column("episode", sa.Integer(), server_default="0", nullable=False),
        sa.Column(
            "hash", postgresql.BYTEA(), server_default=sa.text("'\\x'::bytea"), nullable=False
        ),
        sa.Column(
            "bible",
            postgresql.BYTEA(),
            nullable=True,
            comment="digest of what the bible said when it was last compared",
        ),
        sa.CheckConstraint("name ~ '^[a-z][a-z0-9_-]{0,47}$'", name=op.f("ck_canon_branch_name")),
        sa.CheckConstraint(
            "(parent_id is null) = (fork_seq is null)", name=op.f("ck_canon_branch_fork")
        ),
        sa.CheckConstraint("seq >= coalesce(fork_seq, 0)", name=op.f("ck_canon_branch_seq")),
        sa.ForeignKeyConstraint(
            ["parent_id"], ["canon_branch.id"], name=op.f("fk_canon_branch_parent_id")
        ),
        sa.ForeignKeyConstraint(
            ["series_id"], ["series.id"], name=op.f("fk_canon_branch_series_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_canon_branch")),
        sa.UniqueConstraint("series_id", "name", name=op.f("uq_canon_branch_series_id_name")),
    )
    op.create_table(
        "canon_waiver",
        sa.Column("series_id", sa.SmallInteger(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("pattern", sa.Text(), nullable=False, comment="of the slot, line or message"),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column(
            "at",
            sa.TIMESTAMP(timezone=True),
            server_default=sa.text("clock_timestamp()"),
            nullable=False,
        ),
        sa.CheckConstraint("reason <> ''", name=op.f("ck_canon_waiver_reason")),
        sa.ForeignKeyConstraint(
            ["series_id"], ["series.id"], name=op.f("fk_canon_waiver_series_id")
        ),
        sa.PrimaryKeyConstraint("series_id", "rule", "pattern", name=op.f("pk_canon_waiver")),
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
        "canon_event",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("episode", sa.Integer(), nullable=False, comment="from which it holds"),
        sa.Column("at_episode", sa.Integer(), nullable=False, comment="at which it was recorded"),
        sa.Column("branch_id", sa.SmallInteger(), nullable=False),
        sa.Column("scene", sa.SmallInteger(), nullable=False),
        sa.Column("by", sa.SmallInteger(), nullable=False, comment="0: operator, 1: director"),
        sa.Column("confidence", sa.SmallInteger(), nullable=False, comment="in hundredths"),
        sa.Column("slot", sa.Text(collation="C"), nullable=False),
        sa.Column(
            "value",
            sa.Text(),
            nullable=True,
            comment="empty: nothing holds; null: as if never said",
        ),
        sa.Column("source", sa.Text(), nullable=False, comment="empty: the scene"),
        sa.Column(
            "hash",
            postgresql.BYTEA(),
            nullable=False,
            comment="over this line and the hash before it",
        ),
        sa.CheckConstraint("by in (0, 1)", name=op.f("ck_canon_event_by")),
        sa.CheckConstraint("confidence between 0 and 100", name=op.f("ck_canon_event_confidence")),
        sa.CheckConstraint(
            "episode >= 0 and scene between 0 and 6", name=op.f("ck_canon_event_episode")
        ),
        sa.CheckConstraint("octet_length(hash) = 16", name=op.f("ck_canon_event_hash")),
        sa.ForeignKeyConstraint(
            ["branch_id"],
            ["canon_branch.id"],
            name=op.f("fk_canon_event_branch_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("branch_id", "seq", name=op.f("pk_canon_event")),
    )
    op.create_table(
        "canon_fact",
        sa.Column("seq", sa.Integer(), nullable=False, comment="the line of the log that says so"),
        sa.Column("episode", sa.Integer(), nullable=False),
        sa.Column("branch_id", sa.SmallInteger(), nullable=False),
        sa.Column("scene", sa.SmallInteger(), nullable=False),
        sa.Column("by", sa.SmallInteger(), nullable=False),
        sa.Column("confidence", sa.SmallInteger(), nullable=False),
        sa.Column("slot", sa.Text(collation="C"), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column(
            "entities",
            postgresql.ARRAY(sa.Text()),
            nullable=False,
            comment="and the names they go by",
        ),
        sa.ForeignKeyConstraint(
            ["branch_id"],
            ["canon_branch.id"],
            name=op.f("fk_canon_fact_branch_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("branch_id", "slot", name=op.f("pk_canon_fact")),
        postgresql_with={"fillfactor": "85"},
    )
    op.create_index(
        "ix_canon_fact_entities", "canon_fact", ["entities"], unique=False, postgresql_using="gin"
    )
    op.create_index(
        "ix_canon_fact_thread",
        "canon_fact",
        ["branch_id", "slot"],
        unique=False,
        postgresql_where=sa.text("kind = 'thread' and slot like '%.state'"),
    )
    op.create_table(
        "canon_rehearsal",
        sa.Column("branch_id", sa.SmallInteger(), nullable=False),
        sa.Column("episode", sa.Integer(), nullable=False),
        sa.Column("logline", sa.Text(), nullable=False),
        sa.Column("opening", sa.Text(), nullable=False),
        sa.Column("plan", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["branch_id"],
            ["canon_branch.id"],
            name=op.f("fk_canon_rehearsal_branch_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("branch_id", "episode", name=op.f("pk_canon_rehearsal")),
    )
    op.create_table(
        "canon_summary",
        sa.Column("branch_id", sa.SmallInteger(), nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("tokens", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "level in ('scene', 'episode', 'arc', 'season')", name=op.f("ck_canon_summary_level")
        ),
        sa.ForeignKeyConstraint(
            ["branch_id"],
            ["canon_branch.id"],
            name=op.f("fk_canon_summary_branch_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("branch_id", "level", "number", name=op.f("pk_canon_summary")),
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
        sa.Column("opening", sa.Text(), nullable=True, comment="the first words heard in it"),
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
    for guard in _GUARDS:
        op.execute(guard)
    op.execute(_HISTORY)
