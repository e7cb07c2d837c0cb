"""The grades: what takes were graded, what is usual, what they taught, and what was put away."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.add_column(
        "take",
        sa.Column(
            "grades",
            postgresql.JSONB(astext_type=sa.Text()),
            nullable=True,
            comment="null: drawn here, or not graded",
        ),
    )
    op.create_table(
        "calibration",
        sa.Column("series_id", sa.SmallInteger(), nullable=False),
        sa.Column("character", sa.Text(), nullable=False, comment="empty: whoever is seen"),
        sa.Column(
            "kind", sa.Text(), nullable=False, comment="of the shot: plain, held, particles …"
        ),
        sa.Column("measure", sa.Text(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False, comment="takes it was learned from"),
        sa.Column(
            "weight", sa.Float(), nullable=False, comment="what they count for: old ones fade"
        ),
        sa.Column(
            "total", sa.Float(), nullable=False, comment="the grades, added up and faded alike"
        ),
        sa.Column("squares", sa.Float(), nullable=False, comment="their squares, likewise"),
        sa.Column(
            "bins",
            postgresql.ARRAY(sa.Float()),
            nullable=False,
            comment="how many fall where, likewise",
        ),
        sa.CheckConstraint("n > 0 and weight > 0", name=op.f("ck_calibration_weight")),
        sa.ForeignKeyConstraint(
            ["series_id"], ["series.id"], name=op.f("fk_calibration_series_id")
        ),
        sa.PrimaryKeyConstraint(
            "series_id", "character", "kind", "measure", name=op.f("pk_calibration")
        ),
    )
    op.create_table(
        "lesson",
        sa.Column("episode_id", sa.BigInteger(), nullable=False),
        sa.Column(
            "at",
            sa.TIMESTAMP(timezone=True),
            server_default=sa.text("clock_timestamp()"),
            nullable=False,
        ),
        sa.Column("scene", sa.SmallInteger(), nullable=False),
        sa.Column("shot", sa.SmallInteger(), nullable=False),
        sa.Column("n", sa.SmallInteger(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("liked", sa.Boolean(), nullable=False),
        sa.Column(
            "said",
            postgresql.ARRAY(sa.Text()),
            nullable=False,
            comment="words of its prompt that nothing demanded",
        ),
        sa.Column(
            "wishes",
            postgresql.JSONB(astext_type=sa.Text()),
            nullable=False,
            comment="the operator's remark: words to say or leave out",
        ),
        sa.Column(
            "why",
            sa.Text(),
            nullable=True,
            comment="the operator's remark, or what the gate measured",
        ),
        sa.CheckConstraint("by in ('operator', 'gate')", name=op.f("ck_lesson_by")),
        sa.ForeignKeyConstraint(["episode_id"], ["episode.id"], name=op.f("fk_lesson_episode_id")),
        sa.PrimaryKeyConstraint("episode_id", "scene", "shot", "n", "by", name=op.f("pk_lesson")),
    )
    op.create_table(
        "filed",
        sa.Column("sha256", postgresql.BYTEA(), nullable=False),
        sa.Column(
            "at",
            sa.TIMESTAMP(timezone=True),
            server_default=sa.text("clock_timestamp()"),
            nullable=False,
        ),
        sa.Column("series_id", sa.SmallInteger(), nullable=True, comment="null: nobody knows"),
        sa.Column("bytes", sa.BigInteger(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False, comment="inside the media folder"),
        sa.Column("origin", sa.Text(), nullable=False, comment="where it was found"),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column(
            "character", sa.Text(), nullable=True, comment="whom it shows, where it is known"
        ),
        sa.Column(
            "shot", sa.Text(), nullable=True, comment="e.g. 12/3/1, where it was made for one"
        ),
        sa.CheckConstraint("kind in ('picture', 'film')", name=op.f("ck_filed_kind")),
        sa.CheckConstraint("octet_length(sha256) = 32", name=op.f("ck_filed_sha256")),
        sa.ForeignKeyConstraint(["series_id"], ["series.id"], name=op.f("fk_filed_series_id")),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_filed")),
        sa.UniqueConstraint("path", name=op.f("uq_filed_path")),
    )
