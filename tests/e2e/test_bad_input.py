"""Whatever is wrong is said in one sentence, nothing is lost by it, and mending it is enough."""

from __future__ import annotations

import os
import shutil
import socket
from collections.abc import Callable
from pathlib import Path

import asyncpg
import httpx2
import pytest

pytestmark = pytest.mark.anyio

SLUG = "small-weather-office"


@pytest.fixture(scope="module")
def studio(scratch, new_studio) -> Path:
    """A studio for what never gets as far as an episode."""
    return new_studio(scratch / "unlucky")


@pytest.fixture
def copy(studio, tmp_path) -> Path:
    """A studio of one's own, to be spoilt."""
    return Path(
        shutil.copytree(studio, tmp_path / "studio", ignore=shutil.ignore_patterns("database"))
    )


# The command line


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("", "COMMAND"),
        ("nonsense", "'nonsense'"),
        ("make --episodes 0", "'0' is not a number from 1"),
        ("make --episodes -1", "'-1' is not a number from 1"),
        ("make --episodes x", "'x' is not a number from 1"),
        ("make --seed x", "--seed"),
        ("make extra", "extra"),
        ("up --port 70000", "'70000' is not a port"),
        ("up --port -1", "'-1' is not a port"),
        ("worker --roles cook", "'cook'"),
        ("bench nothing", "'nothing'"),
        ("init", "DIR"),
    ],
)
def test_a_nonsense_command_line(say, line, named):
    said = say(*line.split()).complaint(2)

    assert named in said
    assert "--help`" in said


@pytest.mark.parametrize("command", ["make", "up", "worker", "serve", "status"])
def test_a_folder_that_is_not_a_studio(say, tmp_path, command):
    said = say(command, "--studio", tmp_path).complaint(2)

    assert f"{tmp_path} is not a studio" in said
    assert f"`anigen init {tmp_path}`" in said
    assert list(tmp_path.iterdir()) == []


def test_the_doctor_in_a_folder_that_is_not_a_studio(say, tmp_path):
    answer = say("doctor", "--studio", tmp_path)

    assert answer.code == 1
    assert f"BAD  settings: {tmp_path} is not a studio" in answer.out
    assert answer.err == ""


def test_a_file_that_is_not_a_studio(say, tmp_path):
    (tmp_path / "file").write_text("")

    assert "is not a studio" in say("make", "--studio", tmp_path / "file").complaint(2)


def test_init_leaves_alone_what_is_there(say, new_studio, tmp_path):
    (tmp_path / "letter.txt").write_text("dear")
    said = say("init", tmp_path).complaint(4)
    assert f"{tmp_path} is not empty" in said
    assert [p.name for p in tmp_path.iterdir()] == ["letter.txt"]
    assert "letter.txt is not empty" in say("init", tmp_path / "letter.txt").complaint(4)

    studio = new_studio(tmp_path / "studio")
    written = (studio / "anigen.toml").stat().st_mtime_ns
    again = say("init", studio)
    assert again.code == 0
    assert "is a studio already; nothing was changed" in again.out
    assert (studio / "anigen.toml").stat().st_mtime_ns == written


# Settings


@pytest.mark.parametrize(
    ("text", "environment", "named"),
    [
        ("[web\n", {}, "anigen.toml cannot be read"),
        ("[clock]\ncadense = '1h'\n", {}, "'clock.cadense'; did you mean 'cadence'?"),
        ("clock = '1h'\n", {}, "clock is a section"),
        ("web = 3\n", {"ANIGEN_WEB_PORT": "80"}, "web is a section"),
        ("", {"ANIGEN_WEB_PORT": "eighty"}, "ANIGEN_WEB_PORT: "),
        ("[shooting]\ncast = ['studio9']\n", {}, "there is no [backends.studio9]"),
        ("[director]\nladder = ['ghost']\n", {}, "there is no [backends.ghost]"),
        ("[database]\nurl = ['postgresql://me:hush@host/x']\n", {}, "database.url"),
    ],
)
def test_settings_that_are_wrong(say, copy, text, environment, named):
    (copy / "anigen.toml").write_text(text)
    answer = say("status", "--studio", copy, **environment)

    assert named in answer.complaint(2)
    assert "hush" not in answer.out + answer.err
    assert not (copy / "database").exists()


# The port


@pytest.mark.parametrize("command", ["up", "serve"])
def test_a_port_that_is_taken(say, site, studio, command):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        said = say(command, "--studio", studio, "--port", port).complaint(2)
        assert f"127.0.0.1:{port}: Address already in use" in said
        assert "--port" in said
    if command == "serve":
        with site(studio, "--port", port) as address:
            assert httpx2.get(address).status_code in {200, 307}


@pytest.mark.parametrize("host", ["203.0.113.7", "no-such-host.invalid", "x" * 300])
def test_an_address_that_is_not_ours(say, studio, host):
    said = say("serve", "--studio", studio, "--host", host).complaint(2)

    assert host in said
    assert "--host" in said


def test_a_port_that_is_not_for_everybody(say, studio, everything):
    first = Path("/proc/sys/net/ipv4/ip_unprivileged_port_start")
    if not first.exists() or int(first.read_text()) < 2:
        if everything:
            pytest.fail("every port is for everybody here")
        pytest.skip("every port is for everybody here")
    before = ("setpriv", "--bounding-set=-net_bind_service") if os.geteuid() == 0 else ()
    said = say("up", "--studio", studio, "--port", "1", before=before).complaint(2)

    assert "127.0.0.1:1: Permission denied; choose a port above 1023" in said


# The database


@pytest.mark.parametrize(
    ("url", "named"),
    [
        ("postgresql://me:hush@127.0.0.1:9/anigen", "me@127.0.0.1:9/anigen does not answer"),
        ("postgresql://me:hush@no-such-host.invalid/x", "does not answer"),
        ("postgresql://me:hush@127.0.0.1:9/x?sslmode=hush", "sslmode"),
        ("mysql://me:hush@host/x", "must begin with postgresql://"),
        ("postgresql://me:hu@sh@127.0.0.1:9/x", "cannot be read"),
        ("postgresql://me:hu/sh@127.0.0.1:9/x", "cannot be read"),
        ("postgresql://[::1/x", "cannot be read"),
    ],
)
def test_a_database_that_cannot_be_reached(say, studio, url, named):
    answer = say("make", "--studio", studio, ANIGEN_DATABASE_URL=url)

    assert named in answer.complaint(3)
    assert "hu" not in (answer.out + answer.err).replace("sslmode", "")


async def test_a_database_that_is_not_ours(say, studio, url):
    connection = await asyncpg.connect(url)
    await connection.execute("update alembic_version set version_num = '9999'")
    said = say("make", "--studio", studio, ANIGEN_DATABASE_URL=url).complaint(3)
    assert "9999, which a newer AniGen wrote" in said

    await connection.execute("drop table alembic_version; create table invoices (id int)")
    said = say("up", "--studio", studio, ANIGEN_DATABASE_URL=url).complaint(3)
    assert "is not ours" in said
    assert "give AniGen an empty database" in said
    await connection.close()


async def test_a_wrong_password(say, studio, url):
    connection = await asyncpg.connect(url)
    rules = Path(await connection.fetchval("show hba_file"))
    before = rules.read_text()
    await connection.execute("create role guarded superuser login password 'right'")
    rules.write_text("local all guarded scram-sha-256\n" + before)
    try:
        await connection.execute("select pg_reload_conf()")
        wrong = url.replace("//postgres@", "//guarded:hush@")
        answer = say("make", "--studio", studio, ANIGEN_DATABASE_URL=wrong)
        assert "password authentication failed" in answer.complaint(3)
        assert "hush" not in answer.out + answer.err

        right = wrong.replace("hush", "right")
        assert say("status", "--studio", studio, ANIGEN_DATABASE_URL=right).code == 0
    finally:
        rules.write_text(before)
        await connection.execute(
            "select pg_reload_conf(); drop owned by guarded; drop role guarded"
        )
        await connection.close()


# The series


def remove_all(kind: str) -> Callable[[Path], object]:
    return lambda series: shutil.rmtree(series / kind)


@pytest.mark.parametrize(
    ("spoil", "named"),
    [
        (remove_all("characters"), f"{SLUG}/characters: there is no character yet"),
        (remove_all("locations"), f"{SLUG}/locations: there is no location yet"),
        (lambda s: (s / "series.yaml").unlink(), "no folder in"),
        (shutil.rmtree, "no folder in"),
        (lambda s: shutil.copytree(s, s.with_name("twin")), f"--series; there are: {SLUG}, twin"),
        (lambda s: (s / "characters" / "bo.yaml").write_bytes(b"\xff\xfe"), "bo.yaml: it is not"),
        (lambda s: (s / "characters" / "zz.yaml").symlink_to("nowhere"), "zz.yaml: it cannot"),
    ],
    ids=["nobody", "nowhere", "no file", "no folder", "two", "bytes", "dangling"],
)
async def test_a_series_that_cannot_be_made(say, copy, url, spoil, named):
    spoil(copy / "series" / SLUG)

    said = say("make", "--studio", copy, ANIGEN_DATABASE_URL=url).complaint(2)

    assert named in said
    assert str(copy / "series") in said or "there are" in said
    await nothing_was_begun(url)


@pytest.mark.parametrize(
    ("before", "after", "named"),
    [
        ("pronoun:", "prononn:", "there is no field 'prononn'; did you mean 'pronoun'?"),
        ("relations:", "relations:\n  - {to: nobody, kind: friend}", "no character 'nobody'"),
        ("name:", 'name: "a\\0b" #', "unprintable character ('\\x00')"),
    ],
)
async def test_a_bible_that_is_wrong_from_the_start(say, edit, copy, url, before, after, named):
    file = copy / "series" / SLUG / "characters" / "bo.yaml"
    line = edit(file, before, after) + after.count("\n")

    said = say("make", "--studio", copy, ANIGEN_DATABASE_URL=url).complaint(2)

    assert f"{file}:{line}: " in said
    assert named in said
    await nothing_was_begun(url)


async def nothing_was_begun(url: str) -> None:
    connection = await asyncpg.connect(url)
    assert await connection.fetchval("select count(*) from episode") == 0
    await connection.close()


def test_a_series_that_does_not_exist(say, studio, url):
    answer = say("make", "--studio", studio, "--series", "gone", ANIGEN_DATABASE_URL=url)

    assert f"there is no series 'gone'; there are: {SLUG}" in answer.complaint(2)
