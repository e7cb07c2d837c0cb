"""Tokens: made once, recognised while they live, and kept nowhere in plain."""

from __future__ import annotations

import asyncio
import hashlib
import json
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import asyncpg
import pytest
import sqlalchemy as sa

from orchestrator import cli, tokens
from schemas.access import Scope
from schemas.errors import ConfigError
from schemas.secret import blot
from schemas.tables import event, token

pytestmark = pytest.mark.anyio

READ = frozenset({Scope.READ})


async def make(engine, name="ci", scopes=READ, **more) -> str:
    async with engine.begin() as c:
        return (await tokens.make(c, name, scopes, **more))[1].reveal()


async def who(engine, bearer: str):
    async with engine.begin() as c:
        return await tokens.recognise(c, bearer)


async def change(engine, **values) -> None:
    async with engine.begin() as c:
        await c.execute(sa.update(token).values(values))


async def used(engine):
    async with engine.begin() as c:
        return (await c.execute(sa.select(token.c.used_at))).scalar_one()


async def test_a_token_is_recognised_with_all_it_may(engine):
    opens = await make(
        engine, "  the   ci ", {Scope.GENERATE, Scope.READ}, jobs_per_day=3,
        usd_per_day=Decimal("1.50"), lasts=timedelta(days=90),
    )  # fmt: skip
    found = await who(engine, opens)
    assert (found.name, found.jobs_per_day, found.usd_per_day) == ("the ci", 3, Decimal("1.50"))
    assert found.may(Scope.READ)
    assert found.may(Scope.GENERATE)
    assert not found.may(Scope.EDIT)
    async with engine.begin() as c:
        (one,) = await tokens.listed(c)
    assert one.id == found.token
    assert opens.startswith(one.hint)
    assert len(one.hint) == len("anigen_") + 4
    assert timedelta(days=89) < one.expires_at - datetime.now(UTC) < timedelta(days=91)


async def test_what_is_kept_is_a_digest(engine):
    opens = await make(engine)
    async with engine.begin() as c:
        kept = (await c.execute(sa.select(token.c.digest))).scalar_one()
    assert kept == hashlib.sha256(opens.encode()).digest()


async def test_two_tokens_are_never_alike_and_have_their_form():
    made = {tokens._drawn() for _ in range(200)}
    assert len(made) == 200
    assert {len(one) for one in made} == {len("anigen_") + 43 + 6}
    assert all(tokens.well_formed(one) for one in made)


async def test_what_is_no_token_is_not_even_looked_for(engine):
    opens = await make(engine)
    other = "a" if opens[20] != "a" else "b"
    spoilt = [
        opens[:-1], f"{opens}a", opens.swapcase(), f" {opens}", f"{opens}\n", "", "anigen_",
        opens[:20] + other + opens[21:], opens.replace("anigen_", "other_"), "x" * 100_000,
        "anigen_" + "é" * 49, "' or true --", "\0", opens.removeprefix("anigen_"),
    ]  # fmt: skip
    for bearer in spoilt:
        assert await tokens.recognise(None, bearer) is None  # without a database


async def test_a_well_formed_token_of_nobody(engine):
    await make(engine)
    assert await who(engine, tokens._drawn()) is None


async def test_a_revoked_or_expired_one_opens_nothing(engine):
    opens = await make(engine, lasts=timedelta(hours=1))
    assert await who(engine, opens)
    await change(engine, expires_at=datetime.now(UTC) - timedelta(seconds=1))
    assert await who(engine, opens) is None
    async with engine.begin() as c:
        assert not await tokens.any_live(c)
    await change(engine, expires_at=None)
    assert await who(engine, opens)
    async with engine.begin() as c:
        assert await tokens.any_live(c)
        await tokens.revoke(c, "ci")
    assert await who(engine, opens) is None
    async with engine.begin() as c:
        assert not await tokens.any_live(c)
        with pytest.raises(ConfigError, match="no token named 'ci' that could be revoked"):
            await tokens.revoke(c, "ci")


async def test_a_name_is_given_once_among_the_living(engine):
    first = await make(engine, lasts=timedelta(hours=1))
    with pytest.raises(ConfigError, match="revoke it first: anigen token revoke 'ci'"):
        await make(engine)
    await change(engine, expires_at=datetime.now(UTC) - timedelta(seconds=1))
    second = await make(engine)
    assert await who(engine, first) is None
    assert (await who(engine, second)).name == "ci"
    async with engine.begin() as c:
        await tokens.revoke(c, "ci")
    third = await make(engine)
    async with engine.begin() as c:
        assert [one.revoked_at is None for one in await tokens.listed(c)] == [True, False, False]
    assert await who(engine, third)


@pytest.mark.parametrize(
    "name",
    ["", "   ", "jwt:wren", "Somebody here", "a" * 65, "a\0b", "<script>", "a'b", "-x", "a\x1bb"],
)
async def test_a_name_that_is_none(engine, name):
    with pytest.raises(ConfigError, match="cannot be the name of a token"):
        await make(engine, name)


async def test_its_use_is_written_down_once_a_minute(engine):
    opens = await make(engine)
    assert await used(engine) is None
    await who(engine, opens)
    first = await used(engine)
    assert (first.second, first.microsecond) == (0, 0)
    lately = datetime.now(UTC) - timedelta(seconds=30)
    await change(engine, used_at=lately)
    await who(engine, opens)
    assert await used(engine) == lately
    await change(engine, used_at=datetime.now(UTC) - timedelta(minutes=3))
    await who(engine, opens)
    assert await used(engine) > lately - timedelta(minutes=1)


async def test_nobody_waits_for_another_who_writes_down_its_use(engine):
    opens = await make(engine)
    async with engine.begin() as mine, asyncio.timeout(20):
        assert await tokens.recognise(mine, opens)  # holds the row until it commits
        assert await who(engine, opens)


async def test_who_made_and_revoked_is_in_the_events(engine):
    opens = await make(engine, scopes={Scope.ADMIN, Scope.READ}, lasts=timedelta(days=1))
    async with engine.begin() as c:
        await tokens.revoke(c, "ci")
        said = (await c.execute(sa.select(event.c.text).where(event.c.kind == "token"))).scalars()
        made, revoked = said.all()
    assert made.startswith("the token 'ci' was made: read, admin, until 20")
    assert revoked == "the token 'ci' was revoked"
    assert blot(f"said {opens}") == "said …"


async def test_no_table_no_file_and_no_log_holds_it(url, engine, tmp_path):
    """By the command, as a person does it: its own words are the only place where it stands."""
    folder = _studio(tmp_path, url)
    said = _anigen("token", "new", "ci", "--scopes", "read,edit", "--expires", "90d",
                   "--jobs-per-day", "5", "--usd-per-day", "2.50", folder=folder)  # fmt: skip
    opens = said.stdout.strip()
    assert tokens.well_formed(opens)
    assert "shown only once" in said.stderr
    assert "It may edit and read, until" in said.stderr
    assert (await who(engine, opens)).usd_per_day == Decimal("2.50")
    again = json.loads(_anigen("token", "new", "two", "--json", folder=folder).stdout)
    assert again["scopes"] == ["generate", "read"]
    listing = _anigen("token", "list", folder=folder)
    as_json = _anigen("token", "list", "--json", folder=folder)
    assert [one["name"] for one in json.loads(as_json.stdout)] == ["two", "ci"]
    assert "ci" in listing.stdout
    revoked = _anigen("token", "revoke", "ci", folder=folder)
    assert revoked.stdout == "ci opens nothing any more\n"
    assert await who(engine, opens) is None
    written = [said.stderr, listing.stdout, listing.stderr, as_json.stdout, revoked.stderr]
    written += [
        file.read_bytes().decode("latin-1") for file in tmp_path.rglob("*") if file.is_file()
    ]
    written += await _tables(url)
    assert any("the token 'ci' was made" in text for text in written)
    for secret in (opens, again["token"]):
        body = secret.removeprefix(tokens.PREFIX)
        parts = [body, body[:20], body[-20:], secret.encode().hex()]
        assert not [text for text in written for part in parts if part in text]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (("new", "ci", "--scopes", "cook"), "scopes are read, generate, edit, admin"),
        (("new", "ci", "--scopes", ""), "scopes are read, generate, edit, admin"),
        (("new", "ci", "--expires", "soon"), "'soon' is not a time such as 12h or 90d"),
        (("new", "ci", "--expires", "0d"), "'0d' is not a time"),
        (("new", "ci", "--expires", "99999d"), "'99999d' is not a time"),
        (("new", "ci", "--jobs-per-day", "0"), "'0' is not a number from 1"),
        (("new", "ci", "--usd-per-day", "-1"), "is not an amount in dollars"),
        (("new",), "the following arguments are required: NAME"),
        (("sell", "ci"), "'sell'"),
    ],
)
def test_a_nonsense_line_is_answered_in_one_sentence(capsys, line, said):
    with pytest.raises(SystemExit) as left:
        cli.main(["token", *line])
    heard = capsys.readouterr().err
    assert left.value.code == 2
    assert said in heard
    assert heard.count("\n") == 1


def test_what_cannot_be_done_is_said_in_one_sentence(url, tmp_path):
    answer = _anigen("token", "revoke", "nobody", folder=_studio(tmp_path, url), code=2)
    assert "there is no token named 'nobody'" in answer.stderr
    assert answer.stderr.count("\n") == 1


def _studio(tmp_path: Path, url: str) -> Path:
    folder = tmp_path / "studio"
    folder.mkdir()
    (folder / "anigen.toml").write_text(f'[database]\nurl = "{url}"\n[log]\nlevel = "debug"\n')
    return folder


def _anigen(*line: str, folder: Path, code: int = 0) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "orchestrator.cli", *line, "--studio", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == code, done.stderr
    return done


async def _tables(url: str) -> list[str]:
    """Every row of every table as text."""
    connection = await asyncpg.connect(url)
    names = await connection.fetch("select tablename from pg_tables where schemaname = 'public'")
    rows = [await connection.fetch(f'select t::text as row from "{name}" t') for (name,) in names]
    await connection.close()
    assert len(rows) > 20
    return [row["row"] for table in rows for row in table]
