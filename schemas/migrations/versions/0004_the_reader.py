"""The reader: how long takes took, words to be found by, and a role that can only read."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_SIGNS = r"[!-/:-@[-`{-~\u0080-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u2000-\u206f\u3000-\u303f\uff00-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65]"

# Only signs part one word from another, and scripts without spaces between words are found sign by
# sign. The cost is what keeps the planner from reading every plan where the index knows.
_WORDS = r"""
create function anigen_words(plan json) returns text
language sql immutable strict parallel safe cost 20000
return regexp_replace(
  regexp_replace(concat_ws(' ', plan->>'title', plan->>'logline', plan->>'synopsis', (
    select string_agg(concat_ws(' ', s->>'title', s->>'synopsis', (
      select string_agg(line->>'text', ' ')
      from json_array_elements(coalesce(s->'shots', '[]')) shot,
        json_array_elements(coalesce(shot->'lines', '[]')) line
    )), ' ')
    from unnest(array[
      plan->'scene_1', plan->'scene_2', plan->'scene_3',
      plan->'scene_4', plan->'scene_5', plan->'scene_6'
    ]) s
  )), 'SIGNS', ' ', 'g'),
  '([\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af])', ' \1 ', 'g'
)
""".replace("SIGNS", _SIGNS)

_ROLE = """
do $$ begin
  if not exists (select from pg_roles where rolname = 'anigen_reader') then
    create role anigen_reader nologin;
  end if;
  execute format('grant anigen_reader to %I', current_user);
exception
  when insufficient_privilege or duplicate_object or unique_violation then null;
end $$
"""

_GRANTS = """
do $$ begin
  if exists (select from pg_roles where rolname = 'anigen_reader') then
    grant usage on schema public to anigen_reader;
    grant select on all tables in schema public to anigen_reader;
    alter default privileges in schema public grant select on tables to anigen_reader;
  end if;
end $$
"""


def upgrade() -> None:
    op.add_column(
        "take", sa.Column("wall_s", sa.REAL, comment="from its first attempt to its verdict")
    )
    op.add_column(
        "take",
        sa.Column(
            "attempts", sa.SmallInteger, comment="calls inside it; null: before they were counted"
        ),
    )
    op.get_bind().exec_driver_sql(_WORDS)
    op.execute(
        "create index ix_episode_words on episode"
        " using gin (to_tsvector('simple', anigen_words(plan)))"
        " with (fastupdate = off) where aired_at is not null"
    )
    op.create_index(
        "ix_operation_failed", "operation", ["settled_at"],
        postgresql_where=sa.text("state = 'failed'"),
    )  # fmt: skip
    op.execute(_ROLE)
    op.execute(_GRANTS)


def downgrade() -> None:
    op.drop_index("ix_operation_failed", "operation")
    op.execute("drop index ix_episode_words")
    op.execute("drop function anigen_words")
    op.drop_column("take", "attempts")
    op.drop_column("take", "wall_s")
