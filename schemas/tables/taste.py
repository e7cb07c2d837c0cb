"""What was graded and learned, and what was put away."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY, BYTEA, JSONB

from .base import NOW, Time, metadata

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
    sa.Column("production_id", sa.BigInteger, sa.ForeignKey("production.id"), primary_key=True),
    sa.Column("at", Time, nullable=False, server_default=NOW),
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
    sa.Column("at", Time, nullable=False, server_default=NOW),
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
