"""The tables: what the studio knows, in PostgreSQL.

Our tables are the truth; the queue only wakes somebody up to look at them. Times are `timestamptz`
and come from the database's clock, money is `numeric` US dollars, states are words of the glossary.
"""

from __future__ import annotations

from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY, BYTEA, JSONB

from .operation import OperationState, Purpose, Recovery


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

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s", "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s", "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    }
)  # fmt: skip

_Time = sa.TIMESTAMP(timezone=True)
_Money = sa.Numeric(16, 9)  # a token's share of a cent is exact
_NOW = sa.text("clock_timestamp()")


def _words(kind: type[StrEnum], column: str) -> sa.CheckConstraint:
    listed = ", ".join(f"'{member.value}'" for member in kind)
    return sa.CheckConstraint(f"{column} in ({listed})", name=column)


series = sa.Table(
    "series",
    metadata,
    sa.Column("id", sa.SmallInteger, sa.Identity(), primary_key=True),
    sa.Column("slug", sa.Text, nullable=False, unique=True),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("active", sa.Boolean, nullable=False, server_default=sa.true()),
    sa.Column("created_at", _Time, nullable=False, server_default=_NOW),
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
    sa.Column("at", _Time, primary_key=True),
    sa.Column("skipped", sa.Text, comment="why no episode fills this slot; null: owed or filled"),
)

episode = sa.Table(
    "episode",
    metadata,
    sa.Column("id", sa.BigInteger, sa.Identity(), primary_key=True),
    sa.Column("series_id", sa.SmallInteger, nullable=False),
    sa.Column("slot", _Time, nullable=False),
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
    sa.Column("cap", _Money, comment="its own ceiling; null: that of the settings"),
    sa.Column("estimate", _Money, comment="what it was expected to cost when it was planned"),
    sa.Column("problem", sa.Text, comment="what went wrong last, for a person"),
    sa.Column("failures", sa.SmallInteger, nullable=False, server_default="0"),
    sa.Column("not_before", _Time, comment="postponed until then"),
    sa.Column("opened_at", _Time, nullable=False, server_default=_NOW),
    sa.Column("aired_at", _Time),
    sa.ForeignKeyConstraint(["series_id", "slot"], ["slot.series_id", "slot.at"]),
    sa.UniqueConstraint("series_id", "slot"),
    sa.UniqueConstraint("series_id", "number"),
    _words(State, "state"),
)

scene = sa.Table(
    "scene",
    metadata,
    sa.Column("episode_id", sa.BigInteger, sa.ForeignKey("episode.id"), primary_key=True),
    sa.Column("scene", sa.SmallInteger, primary_key=True),
    sa.Column("shot_at", _Time, comment="when its last shot was approved; null: not yet"),
    sa.Column("backend", sa.Text, comment="who shoots it first, as far as the money allows"),
    sa.Column("estimate", _Money, comment="what it was expected to cost"),
    sa.Column("seconds", sa.Float),
    sa.CheckConstraint("scene between 1 and 6", name="scene"),
)

take = sa.Table(  # the commonest row there is: the order of the columns leaves no gaps in it
    "take",
    metadata,
    sa.Column("episode_id", sa.BigInteger, primary_key=True),
    sa.Column("made_at", _Time, nullable=False, server_default=_NOW),
    sa.Column("seconds", sa.REAL),
    sa.Column("cpu_s", sa.REAL),
    sa.Column("gpu_s", sa.REAL),
    sa.Column("scene", sa.SmallInteger, primary_key=True),
    sa.Column("shot", sa.SmallInteger, primary_key=True),
    sa.Column("n", sa.SmallInteger, primary_key=True),
    sa.Column("backend", sa.Text, nullable=False),
    sa.Column("verdict", sa.Text, nullable=False),
    sa.Column("usd", _Money, nullable=False, server_default="0"),
    sa.Column("request", BYTEA, nullable=False, comment="digest of what was asked for"),
    sa.Column("footage", sa.Text, comment="path inside the episode's work folder"),
    sa.Column("reason", sa.Text, comment="why it was not approved"),
    sa.Column("grades", JSONB(none_as_null=True), comment="null: drawn here, or not graded"),
    sa.ForeignKeyConstraint(["episode_id", "scene"], ["scene.episode_id", "scene.scene"]),
    sa.CheckConstraint("verdict in ('approved', 'retake', 'failed')", name="verdict"),
)

charge = sa.Table(
    "charge",
    metadata,
    sa.Column("id", sa.BigInteger, sa.Identity(), primary_key=True),
    sa.Column("episode_id", sa.BigInteger, sa.ForeignKey("episode.id"), nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("backend", sa.Text, nullable=False),
    sa.Column("usd", _Money, nullable=False),
    sa.Column("cpu_s", sa.Float, nullable=False, server_default="0"),
    sa.Column("at", _Time, nullable=False, server_default=_NOW),
    sa.Column(
        "operation_id", sa.Uuid, sa.ForeignKey("operation.id"), unique=True,
        comment="null: work of our own machines",
    ),
    sa.Column(
        "exact", sa.Boolean, nullable=False, server_default=sa.true(),
        comment="false: the vendor did not say, and the worst case was written down",
    ),
    sa.Column("gpu_s", sa.Float, nullable=False, server_default="0"),
    sa.Index("ix_charge_episode_id", "episode_id"),
    sa.Index("ix_charge_at", "at"),
    sa.CheckConstraint("usd >= 0", name="usd"),
)  # fmt: skip

calibration = sa.Table(  # the grades of accepted takes, added up, so that nothing is read to learn
    "calibration",
    metadata,
    sa.Column("series_id", sa.SmallInteger, sa.ForeignKey("series.id"), primary_key=True),
    sa.Column("character", sa.Text, primary_key=True, comment="empty: whoever is seen"),
    sa.Column("kind", sa.Text, primary_key=True, comment="of the shot: plain, held, particles …"),
    sa.Column("measure", sa.Text, primary_key=True),
    sa.Column("n", sa.Integer, nullable=False, comment="takes it was learned from"),
    sa.Column("weight", sa.Float, nullable=False, comment="what they count for: old ones fade"),
    sa.Column("total", sa.Float, nullable=False, comment="the grades, added up and faded alike"),
    sa.Column("squares", sa.Float, nullable=False, comment="their squares, likewise"),
    sa.Column("bins", ARRAY(sa.Float), nullable=False, comment="how many fall where, likewise"),
    sa.CheckConstraint("n > 0 and weight > 0", name="weight"),
)

lesson = sa.Table(  # what one take taught, once by the operator and once by the gate
    "lesson",
    metadata,
    sa.Column("episode_id", sa.BigInteger, sa.ForeignKey("episode.id"), primary_key=True),
    sa.Column("at", _Time, nullable=False, server_default=_NOW),
    sa.Column("scene", sa.SmallInteger, primary_key=True),
    sa.Column("shot", sa.SmallInteger, primary_key=True),
    sa.Column("n", sa.SmallInteger, primary_key=True),
    sa.Column("by", sa.Text, primary_key=True),
    sa.Column("liked", sa.Boolean, nullable=False),
    sa.Column(
        "said", ARRAY(sa.Text), nullable=False, comment="words of its prompt that nothing demanded"
    ),
    sa.Column(
        "wishes", JSONB, nullable=False, comment="the operator's remark: words to say or leave out"
    ),
    sa.Column("why", sa.Text, comment="the operator's remark, or what the gate measured"),
    sa.CheckConstraint("by in ('operator', 'gate')", name="by"),
)

filed = sa.Table(  # a file that was found in an output folder and put away
    "filed",
    metadata,
    sa.Column("sha256", BYTEA, primary_key=True),
    sa.Column("at", _Time, nullable=False, server_default=_NOW),
    sa.Column(
        "series_id", sa.SmallInteger, sa.ForeignKey("series.id"), comment="null: nobody knows"
    ),
    sa.Column("bytes", sa.BigInteger, nullable=False),
    sa.Column("path", sa.Text, nullable=False, unique=True, comment="inside the media folder"),
    sa.Column("origin", sa.Text, nullable=False, comment="where it was found"),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("character", sa.Text, comment="whom it shows, where it is known"),
    sa.Column("shot", sa.Text, comment="e.g. 12/3/1, where it was made for one"),
    sa.CheckConstraint("kind in ('picture', 'film')", name="kind"),
    sa.CheckConstraint("octet_length(sha256) = 32", name="sha256"),
)

operation = sa.Table(
    "operation",
    metadata,
    sa.Column("id", sa.Uuid, primary_key=True, comment="the nonce that goes with the request"),
    sa.Column("episode_id", sa.BigInteger, sa.ForeignKey("episode.id"), nullable=False),
    sa.Column("work", sa.Text, nullable=False, comment="what it is for, e.g. take/12/3/1/omni/1"),
    sa.Column("attempt", sa.SmallInteger, nullable=False),
    sa.Column("purpose", sa.Text, nullable=False),
    sa.Column("backend", sa.Text, nullable=False),
    sa.Column("model", sa.Text, nullable=False),
    sa.Column("recovery", sa.Text, nullable=False),
    sa.Column("state", sa.Text, nullable=False, server_default=OperationState.INTENT.value),
    sa.Column("seq", sa.Integer, nullable=False, server_default="0", comment="grows with every claim"),
    sa.Column("lease_until", _Time, comment="until then the claimer may be sending"),
    sa.Column("sent_at", _Time, comment="when the first byte may have left"),
    sa.Column("missed", sa.SmallInteger, nullable=False, server_default="0", comment="look-ups that found nothing"),
    sa.Column("remote", sa.Text, comment="the vendor's id of the job"),
    sa.Column("due", _Time, comment="when its deadline passes"),
    sa.Column("most", _Money, nullable=False, comment="held from the intent until it is settled"),
    sa.Column("usd", _Money, comment="what it cost"),
    sa.Column("exact", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("request", JSONB, nullable=False, comment="the order, with the prompt"),
    sa.Column("answer", sa.Text, comment="file of the answer, in the folder of what was bought"),
    sa.Column("media_type", sa.Text),
    sa.Column("details", JSONB),
    sa.Column("problem", sa.Text, comment="why there is no answer, for a person"),
    sa.Column("remedy", sa.Text, comment="what to do about that"),
    sa.Column("made_at", _Time, nullable=False, server_default=_NOW),
    sa.Column("settled_at", _Time),
    sa.UniqueConstraint("work", "attempt"),
    sa.UniqueConstraint("backend", "remote"),
    sa.Index("ix_operation_episode_id", "episode_id"),
    sa.Index(
        "ix_operation_open", "backend",
        postgresql_where=sa.text("state in ('intent', 'submitting', 'submitted', 'unknown')"),
    ),
    sa.CheckConstraint("most >= 0 and (usd is null or usd >= 0)", name="usd"),
    _words(OperationState, "state"),
    _words(Purpose, "purpose"),
    _words(Recovery, "recovery"),
)  # fmt: skip

spare = sa.Table(  # a job that came too late or twice: it is paid for, so it is never forgotten
    "spare",
    metadata,
    sa.Column("backend", sa.Text, primary_key=True),
    sa.Column("remote", sa.Text, primary_key=True),
    sa.Column("operation_id", sa.Uuid, sa.ForeignKey("operation.id"), nullable=False),
    sa.Column("at", _Time, nullable=False, server_default=_NOW),
)

reservation = sa.Table(
    "reservation",
    metadata,
    sa.Column("episode_id", sa.BigInteger, sa.ForeignKey("episode.id"), primary_key=True),
    sa.Column("usd", _Money, nullable=False),
    sa.Column("at", _Time, nullable=False, server_default=_NOW),
    sa.CheckConstraint("usd >= 0", name="usd"),
)

lease = sa.Table(
    "lease",
    metadata,
    sa.Column("work", sa.Text, primary_key=True, comment="e.g. episode/12 or scene/12/3"),
    sa.Column("number", sa.BigInteger, nullable=False, comment="grows with every new holder"),
    sa.Column("holder", sa.Integer, nullable=False, comment="second key of its advisory lock"),
    sa.Column("until", _Time, nullable=False),
)

lease_number = sa.Sequence("lease_number", metadata=metadata)

event = sa.Table(
    "event",
    metadata,
    sa.Column("id", sa.BigInteger, sa.Identity(), primary_key=True),
    sa.Column("at", _Time, nullable=False, server_default=_NOW),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("series_id", sa.SmallInteger),
    sa.Column("episode_id", sa.BigInteger),
    sa.Column("scene", sa.SmallInteger),
    sa.Column("text", sa.Text, nullable=False, server_default=""),
)

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
    sa.Column("at", _Time, nullable=False, server_default=_NOW),
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
