"""What is made: series, slots, episodes, scenes and takes."""

from __future__ import annotations

from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import BYTEA, JSONB

from .base import NOW, Money, Time, metadata, words


class State(StrEnum):
    """Where an episode is on its way to the air."""

    OWED = "owed"
    PLANNING = "planning"
    SHOOTING = "shooting"
    ASSEMBLING = "assembling"
    REMEMBERING = "remembering"
    DELIVERING = "delivering"
    AIRED = "aired"
    LOST = "lost"


OVER = (State.AIRED, State.LOST)

series = sa.Table(
    "series",
    metadata,
    sa.Column("id", sa.SmallInteger, sa.Identity(), primary_key=True),
    sa.Column("slug", sa.Text, nullable=False, unique=True),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("active", sa.Boolean, nullable=False, server_default=sa.true()),
    sa.Column("created_at", Time, nullable=False, server_default=NOW),
)

bible = sa.Table(
    "bible",
    metadata,
    sa.Column("digest", sa.Text, primary_key=True),
    sa.Column("content", JSONB, nullable=False, comment="as it was when a plan was written from it"),
)  # fmt: skip

slot = sa.Table(
    "slot",
    metadata,
    sa.Column("series_id", sa.SmallInteger, sa.ForeignKey("series.id"), primary_key=True),
    sa.Column("at", Time, primary_key=True),
    sa.Column("skipped", sa.Text, comment="why no episode fills this slot; null: owed or filled"),
)

production = sa.Table(  # an episode or a job: what takes are shot for and money is spent on
    "production",
    metadata,
    sa.Column("id", sa.BigInteger, sa.Identity(), primary_key=True),
    sa.Column("series_id", sa.SmallInteger, sa.ForeignKey("series.id"), nullable=False),
)

episode = sa.Table(
    "episode",
    metadata,
    sa.Column("id", sa.BigInteger, sa.ForeignKey("production.id"), primary_key=True),
    sa.Column("series_id", sa.SmallInteger, nullable=False),
    sa.Column("slot", Time, nullable=False),
    sa.Column("number", sa.Integer, nullable=False),
    sa.Column("state", sa.Text, nullable=False, server_default=State.OWED.value),
    sa.Column("seed", sa.BigInteger, nullable=False),
    sa.Column("draft", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("degraded", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("director", sa.Text),
    sa.Column("plan", sa.JSON, comment="as text: it packs a third smaller than jsonb"),
    sa.Column("bible", sa.Text, sa.ForeignKey("bible.digest")),
    sa.Column("title", sa.Text),
    sa.Column("logline", sa.Text),
    sa.Column("opening", sa.Text, comment="the first words heard in it"),
    sa.Column("prepared", sa.Text, comment="folder of the deliverables, before they are visible"),
    sa.Column("master", BYTEA, comment="SHA-256 of the master"),
    sa.Column("seconds", sa.Float),
    sa.Column("cap", Money, comment="its own ceiling; null: that of the settings"),
    sa.Column("estimate", Money, comment="what it was expected to cost when it was planned"),
    sa.Column("problem", sa.Text, comment="what went wrong last, for a person"),
    sa.Column("failures", sa.SmallInteger, nullable=False, server_default="0"),
    sa.Column("not_before", Time, comment="postponed until then"),
    sa.Column("opened_at", Time, nullable=False, server_default=NOW),
    sa.Column("aired_at", Time),
    sa.ForeignKeyConstraint(["series_id", "slot"], ["slot.series_id", "slot.at"]),
    sa.UniqueConstraint("series_id", "slot"),
    sa.UniqueConstraint("series_id", "number"),
    sa.Index(
        "ix_episode_words",
        sa.text("to_tsvector('simple', anigen_words(plan))"),
        postgresql_using="gin",
        postgresql_with={"fastupdate": "off"},
        postgresql_where=sa.text("aired_at is not null"),
    ),
    words(State, "state"),
)

scene = sa.Table(
    "scene",
    metadata,
    sa.Column("production_id", sa.BigInteger, sa.ForeignKey("production.id"), primary_key=True),
    sa.Column("scene", sa.SmallInteger, primary_key=True),
    sa.Column("shot_at", Time, comment="when its last shot was approved; null: not yet"),
    sa.Column("backend", sa.Text, comment="who shoots it first, as far as the money allows"),
    sa.Column("estimate", Money, comment="what it was expected to cost"),
    sa.Column("seconds", sa.Float),
    sa.CheckConstraint("scene between 1 and 6", name="scene"),
)

take = sa.Table(  # the commonest row there is: the order of the columns leaves no gaps in it
    "take",
    metadata,
    sa.Column("production_id", sa.BigInteger, primary_key=True),
    sa.Column("made_at", Time, nullable=False, server_default=NOW),
    sa.Column("seconds", sa.REAL),
    sa.Column("cpu_s", sa.REAL),
    sa.Column("gpu_s", sa.REAL),
    sa.Column("wall_s", sa.REAL, comment="from its first attempt to its verdict"),
    sa.Column("scene", sa.SmallInteger, primary_key=True),
    sa.Column("shot", sa.SmallInteger, primary_key=True),
    sa.Column("n", sa.SmallInteger, primary_key=True),
    sa.Column(
        "attempts", sa.SmallInteger, comment="calls inside it; null: before they were counted"
    ),
    sa.Column("backend", sa.Text, nullable=False),
    sa.Column("verdict", sa.Text, nullable=False),
    sa.Column("usd", Money, nullable=False, server_default="0"),
    sa.Column("request", BYTEA, nullable=False, comment="digest of what was asked for"),
    sa.Column("footage", sa.Text, comment="path inside the episode's work folder"),
    sa.Column("reason", sa.Text, comment="why it was not approved"),
    sa.Column("grades", JSONB(none_as_null=True), comment="null: drawn here, or not graded"),
    sa.ForeignKeyConstraint(["production_id", "scene"], ["scene.production_id", "scene.scene"]),
    sa.CheckConstraint("verdict in ('approved', 'retake', 'failed')", name="verdict"),
)
