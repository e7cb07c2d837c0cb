"""The reader: how long takes took, words to be found by, and a role that can only read."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

# Scripts without spaces between words are found sign by sign.
_WORDS = r"""
create function anigen_words(plan json) returns text language sql immutable strict parallel safe
return regexp_replace(
  concat_ws(' ', plan->>'title', plan->>'logline', plan->>'synopsis', (
    select string_agg(concat_ws(' ', s->>'title', s->>'synopsis', (
      select string_agg(line->>'text', ' ')
      from json_array_elements(coalesce(s->'shots', '[]')) shot,
        json_array_elements(coalesce(shot->'lines', '[]')) line
    )), ' ')
    from json_array_elements(coalesce(plan->'scenes', '[]')) s
  )),
  '([\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af])', ' \1 ', 'g'
)
"""

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
    op.execute(_WORDS)
    op.execute(
        "create index ix_episode_words on episode"
        " using gin (to_tsvector('simple', anigen_words(plan))) where aired_at is not null"
    )
    op.execute(_ROLE)
    op.execute(_GRANTS)


def downgrade() -> None:
    op.execute("drop index ix_episode_words")
    op.execute("drop function anigen_words")
    op.drop_column("take", "attempts")
    op.drop_column("take", "wall_s")
