"""Whatever is wrong is said in one sentence, nothing is lost by it, and mending it is enough."""

from __future__ import annotations

import contextlib
import html
import itertools
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import asyncpg
import httpx2
import psutil
import pytest
import sqlalchemy as sa

import orchestrator
from orchestrator.studio import open_studio
from schemas.tables import event

pytestmark = pytest.mark.anyio

ROOMS = ("schemas", "canon", "director", "generators", "orchestrator", "webui")
SLUG = "small-weather-office"
FONT = "generators/animatic/fonts/atkinson-hyperlegible-next-bold.ttf"
QUIET = '[clock]\ncadence = "30d"\ncatch_up = "none"\n[web]\nport = 0\n'
TITLE = "<script>alert('title')</script> & “Söhne” [/bold] 🌧"
NAMES = (
    "<script>alert(1)</script>",
    'O\'Brien "the" \\ Wren & Co.',
    "🦉👩‍🚀 Owl",
    "שלום עולם",
    "<img src=x onerror=alert(2)>",
    "مرحبا --> {{ 7*7 }} %s {other}",
    "x" * 80,
    "雨傘 [/red] $(id) ${PATH}",
)
Said = subprocess.CompletedProcess[str]


@pytest.fixture(scope="session")
def say(anigen) -> Callable[..., Said]:
    """Run a command to its end; settings by the environment as keywords."""

    def run(*arguments: str, before: tuple[str, ...] = (), **environment: str) -> Said:
        return subprocess.run(
            [*before, *anigen(*map(str, arguments))], env=os.environ | environment, text=True,
            capture_output=True, check=False, timeout=200,
        )  # fmt: skip

    return run


def complaint(said: Said, code: int) -> str:
    """The one sentence on standard error."""
    assert said.returncode == code, said.stderr
    assert "Traceback" not in said.stderr
    (ours,) = [line for line in said.stderr.splitlines() if line.startswith("anigen: ")]
    return ours


def new_studio(folder: Path, say: Callable[..., Said]) -> Path:
    """A studio that owes nothing by itself."""
    assert say("init", folder).returncode == 0
    (folder / "anigen.toml").write_text(QUIET)
    return folder


@pytest.fixture(scope="module")
def studio(scratch, say) -> Path:
    """A studio for what never gets as far as an episode."""
    return new_studio(scratch / "unlucky", say)


@pytest.fixture
def copy(studio, tmp_path) -> Path:
    """A studio of one's own, to be spoilt."""
    return Path(
        shutil.copytree(studio, tmp_path / "studio", ignore=shutil.ignore_patterns("database"))
    )


def edit(file: Path, before: str, after: str) -> int:
    """Change a file; returns the line of the change."""
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), encoding="utf-8")
    return 1 + text.split(before, 1)[0].count("\n")


@contextmanager
def site(anigen, folder: Path, *options: str) -> Iterator[str]:
    """`anigen serve`; yields its address."""
    process = subprocess.Popen(
        anigen("serve", "--studio", str(folder), *options),
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    try:
        yield re.search(r"http://\S+", process.stdout.readline())[0].rstrip("/")
    finally:
        process.send_signal(signal.SIGTERM)
        assert process.wait(30) == 0
        process.stdout.close()


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
    said = complaint(say(*line.split()), 2)

    assert named in said
    assert "--help`" in said


@pytest.mark.parametrize("command", ["make", "up", "worker", "serve", "status"])
def test_a_folder_that_is_not_a_studio(say, tmp_path, command):
    said = complaint(say(command, "--studio", tmp_path), 2)

    assert f"{tmp_path} is not a studio" in said
    assert f"`anigen init {tmp_path}`" in said
    assert list(tmp_path.iterdir()) == []


def test_the_doctor_in_a_folder_that_is_not_a_studio(say, tmp_path):
    answer = say("doctor", "--studio", tmp_path)

    assert answer.returncode == 1
    assert f"BAD  settings: {tmp_path} is not a studio" in answer.stdout
    assert answer.stderr == ""


def test_a_file_that_is_not_a_studio(say, tmp_path):
    (tmp_path / "file").write_text("")

    assert "is not a studio" in complaint(say("make", "--studio", tmp_path / "file"), 2)


def test_init_leaves_alone_what_is_there(say, tmp_path):
    (tmp_path / "letter.txt").write_text("dear")
    said = complaint(say("init", tmp_path), 4)
    assert f"{tmp_path} is not empty" in said
    assert [p.name for p in tmp_path.iterdir()] == ["letter.txt"]
    assert "letter.txt is not empty" in complaint(say("init", tmp_path / "letter.txt"), 4)

    studio = new_studio(tmp_path / "studio", say)
    again = say("init", studio)
    assert again.returncode == 0
    assert "is a studio already; nothing was changed" in again.stdout
    assert (studio / "anigen.toml").read_text() == QUIET


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
        ("[director]\nladder = ['ghost']\n", {}, "there is no director 'ghost'"),
        ("[database]\nurl = ['postgresql://me:hush@host/x']\n", {}, "database.url"),
    ],
)
def test_settings_that_are_wrong(say, copy, text, environment, named):
    (copy / "anigen.toml").write_text(text)
    answer = say("status", "--studio", copy, **environment)

    assert named in complaint(answer, 2)
    assert "hush" not in answer.stdout + answer.stderr
    assert not (copy / "database").exists()


# The port


@pytest.mark.parametrize("command", ["up", "serve"])
def test_a_port_that_is_taken(say, anigen, studio, command):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        said = complaint(say(command, "--studio", studio, "--port", port), 2)
        assert f"127.0.0.1:{port}: Address already in use" in said
        assert "--port" in said
    if command == "serve":
        with site(anigen, studio, "--port", port) as address:
            assert httpx2.get(address).status_code in {200, 307}


@pytest.mark.parametrize("host", ["203.0.113.7", "no-such-host.invalid", "x" * 300])
def test_an_address_that_is_not_ours(say, studio, host):
    said = complaint(say("serve", "--studio", studio, "--host", host), 2)

    assert host in said
    assert "--host" in said


def test_a_port_that_is_not_for_everybody(say, studio, everything):
    first = Path("/proc/sys/net/ipv4/ip_unprivileged_port_start")
    if not first.exists() or int(first.read_text()) < 2:
        if everything:
            pytest.fail("every port is for everybody here")
        pytest.skip("every port is for everybody here")
    before = ("setpriv", "--bounding-set=-net_bind_service") if os.geteuid() == 0 else ()
    said = complaint(say("up", "--studio", studio, "--port", "1", before=before), 2)

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

    assert named in complaint(answer, 3)
    assert "hu" not in (answer.stdout + answer.stderr).replace("sslmode", "")


async def test_a_database_that_is_not_ours(say, studio, url):
    connection = await asyncpg.connect(url)
    await connection.execute("update alembic_version set version_num = '9999'")
    said = complaint(say("make", "--studio", studio, ANIGEN_DATABASE_URL=url), 3)
    assert "9999, which a newer AniGen wrote" in said

    await connection.execute("drop table alembic_version; create table invoices (id int)")
    said = complaint(say("up", "--studio", studio, ANIGEN_DATABASE_URL=url), 3)
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
        assert "password authentication failed" in complaint(answer, 3)
        assert "hush" not in answer.stdout + answer.stderr

        right = wrong.replace("hush", "right")
        assert say("status", "--studio", studio, ANIGEN_DATABASE_URL=right).returncode == 0
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

    said = complaint(say("make", "--studio", copy, ANIGEN_DATABASE_URL=url), 2)

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
async def test_a_bible_that_is_wrong_from_the_start(say, copy, url, before, after, named):
    file = copy / "series" / SLUG / "characters" / "bo.yaml"
    line = edit(file, before, after) + after.count("\n")

    said = complaint(say("make", "--studio", copy, ANIGEN_DATABASE_URL=url), 2)

    assert f"{file}:{line}: " in said
    assert named in said
    await nothing_was_begun(url)


async def nothing_was_begun(url: str) -> None:
    connection = await asyncpg.connect(url)
    assert await connection.fetchval("select count(*) from episode") == 0
    await connection.close()


def test_a_series_that_does_not_exist(say, studio, url):
    answer = say("make", "--studio", studio, "--series", "gone", ANIGEN_DATABASE_URL=url)

    assert f"there is no series 'gone'; there are: {SLUG}" in complaint(answer, 2)


# The disk


@dataclass
class Disk:
    """A file system of our own, seen by those who are started with `before` only."""

    folder: Path  # as commands name it
    seen: Path  # as we reach it
    before: tuple[str, ...]

    def mount(self, options: str) -> None:
        subprocess.run([*self.before, "mount", "-o", f"remount,{options}", self.folder], check=True)

    def fill(self) -> None:
        with contextlib.suppress(OSError), (self.seen / "rubbish").open("wb", buffering=0) as file:
            while file.write(b"x" * 65536):
                pass

    def clear(self) -> None:
        (self.seen / "rubbish").unlink()


@pytest.fixture
def disk(scratch, everything, request) -> Iterator[Disk]:
    folder = scratch / request.node.name
    folder.mkdir()
    script = 'mount -t tmpfs -o size=600m,mode=755 none "$0" && echo there && exec sleep 900'
    holder = subprocess.Popen(
        ["unshare", "--mount", "sh", "-c", script, folder],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        if holder.stdout.readline() != "there\n":
            if everything:
                pytest.fail(f"no disk can be mounted: {holder.stderr.read()}")
            pytest.skip("no disk can be mounted by this user")
        before = ("nsenter", "--mount", "--target", str(holder.pid), "--")
        yield Disk(folder, Path(f"/proc/{holder.pid}/root{folder}"), before)
    finally:
        holder.kill()
        holder.communicate()


def test_a_studio_that_is_read_only(say, disk):
    studio = disk.folder / "studio"
    assert say("init", studio, before=disk.before).returncode == 0
    disk.mount("ro")
    for command, where in (("make", studio), ("up", studio), ("init", disk.folder / "other")):
        options = (where,) if command == "init" else ("--studio", where)
        port = {"ANIGEN_WEB_PORT": "0"}
        said = complaint(say(command, *options, before=disk.before, **port), 4)
        assert str(where) in said
        assert "ead-only file system" in said

    disk.mount("rw")
    assert say("status", "--studio", studio, before=disk.before).returncode == 0
    disk.mount("ro")
    said = complaint(say("status", "--studio", studio, before=disk.before), 4)
    assert "read-only" in said


def test_a_full_disk(say, disk, anigen, tmp_path):
    disk.fill()
    said = complaint(say("init", disk.folder / "studio", before=disk.before), 4)
    assert "No space left on device" in said
    disk.clear()
    studio = new_studio_on(disk, say)
    disk.fill()
    said = complaint(say("make", "--studio", studio, "--draft", before=disk.before), 4)
    assert "free some space" in said
    disk.clear()

    with (tmp_path / "said").open("w+") as heard:
        making = subprocess.Popen(
            [*disk.before, *anigen("make", "--studio", str(studio), "--draft")],
            stdout=subprocess.DEVNULL, stderr=heard, text=True,
        )  # fmt: skip
        until(lambda: "1 of 6" in (tmp_path / "said").read_text(), making)
        disk.fill()
        assert making.wait(60) == 4
    said = complaint(subprocess.CompletedProcess([], 4, "", (tmp_path / "said").read_text()), 4)
    assert "No space left on device" in said
    assert "free space" in said
    assert not list(disk.seen.glob("studio/media/series/*/episodes/*"))

    disk.clear()
    answer = say("make", "--studio", studio, "--json", before=disk.before)
    assert answer.returncode == 0, answer.stderr
    assert [one["episode"] for one in json.loads(answer.stdout)] == [1]
    whole(disk.seen / "studio" / "media" / "series" / SLUG / "episodes" / "1")


def new_studio_on(disk: Disk, say: Callable[..., Said]) -> Path:
    assert say("init", disk.folder / "studio", before=disk.before).returncode == 0
    (disk.seen / "studio" / "anigen.toml").write_text(QUIET)
    return disk.folder / "studio"


def until(moment: Callable[[], object], process: subprocess.Popen[str]) -> None:
    deadline = time.monotonic() + 120
    while not moment():
        assert process.poll() is None
        assert time.monotonic() < deadline
        time.sleep(0.02)


def whole(published: Path) -> None:
    """Everything is there that the manifest names."""
    manifest = json.loads((published / "manifest.json").read_text())
    for file in manifest["files"]:
        assert (published / file["name"]).stat().st_size == file["bytes"]


# An episode with everything against it


@dataclass
class Survivor:
    """A studio whose first episode was made among killed helpers, about people with odd names."""

    folder: Path
    killed: set[str] = field(default_factory=set)

    @property
    def published(self) -> Path:
        return self.folder / "media" / "series" / SLUG / "episodes"


@pytest.fixture(scope="module")
def survivor(scratch, say, anigen) -> Survivor:
    made = Survivor(new_studio(scratch / "survivor", say))
    rename_everybody(made.folder / "series" / SLUG)
    process = subprocess.Popen(
        anigen("make", "--studio", str(made.folder), "--draft", "--seed", "3"),
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    while process.poll() is None and len(made.killed) < 3:
        kill_children(process.pid, made.folder, made.killed)
        time.sleep(0.05)
    _, said = process.communicate(timeout=200)
    assert process.returncode == 0, said
    return made


def rename_everybody(series: Path) -> None:
    files = [series / "series.yaml", *sorted(series.glob("characters/*.yaml"))]
    files += sorted(series.glob("locations/*.yaml"))
    for file, name in zip(files, itertools.chain([TITLE], itertools.cycle(NAMES)), strict=False):
        key = "title" if file.name == "series.yaml" else "name"
        text = file.read_text(encoding="utf-8")
        renamed = re.sub(
            rf"^{key}:.*$",
            lambda _, k=key, n=name: f"{k}: {json.dumps(n, ensure_ascii=False)}",
            text,
            flags=re.MULTILINE,
        )
        file.write_text(renamed, encoding="utf-8")


def kill_children(parent: int, folder: Path, killed: set[str]) -> None:
    """SIGKILL, once each, to the voice, to a worker that draws, and to the database's server."""
    drawn = list(folder.glob("media/.work/*/scene-*/*.mp4"))
    with contextlib.suppress(psutil.Error):
        for child in psutil.Process(parent).children(recursive=True):
            line = " ".join(child.cmdline())
            for what in ("espeak_worker", "animatic.worker", "postgres -D"):
                if what in line and what not in killed and drawn:
                    child.kill()
                    killed.add(what)


def test_killed_helpers_do_not_keep_an_episode_from_airing(survivor):
    assert survivor.killed == {"espeak_worker", "animatic.worker", "postgres -D"}
    assert [p.name for p in survivor.published.iterdir()] == ["1"]
    whole(survivor.published / "1")


def test_odd_names_are_shown_and_never_obeyed(survivor, anigen):
    about = json.loads((survivor.published / "1" / "metadata.json").read_text())
    spoken = json.loads((survivor.published / "1" / "transcript.json").read_text())
    seen = {line["name"] for line in spoken} & set(NAMES)
    seen |= {scene["location"] for scene in about["scenes"]}
    assert len(seen) >= 4
    with site(anigen, survivor.folder) as address, httpx2.Client() as client:
        page = client.get(f"{address}/{SLUG}/episodes/1").text
        front = client.get(f"{address}/{SLUG}").text

    for text in (page, front):
        assert html.escape(TITLE) in text.replace("&#39;", "&#x27;").replace("&#34;", "&quot;")
        assert "<script>" not in text
        assert "<img src=x" not in text
    for name in seen:
        assert html.escape(name) in page.replace("&#39;", "&#x27;").replace("&#34;", "&quot;")


@pytest.mark.parametrize("name", ["captions.vtt", "chapters.vtt", "descriptions.vtt"])
def test_odd_names_leave_subtitles_well_formed(survivor, name):
    text = (survivor.published / "1" / name).read_text(encoding="utf-8")
    head, *blocks = text.rstrip("\n").split("\n\n")

    assert head.split("\n")[0] == "WEBVTT"
    assert blocks
    before = 0.0
    for block in blocks:
        number, timing, *lines = block.split("\n")
        assert number.isdecimal()
        found = re.fullmatch(r"(\S+) --> (\S+)( line:\S+)?", timing)
        starts, ends = (
            sum(float(n) * 60**i for i, n in enumerate(reversed(at.split(":"))))
            for at in found.group(1, 2)
        )
        assert before <= starts < ends
        before = starts
        assert lines
        for line in lines:
            bare = re.sub(r"</?[vi](\.\w+)*( [^<>&]*(&\w+;[^<>&]*)*)?>", "", line)
            assert "<" not in bare
            assert ">" not in bare
            assert not re.search(r"&(?!(lt|gt|amp|nbsp|lrm|rlm|#\d+);)", bare)


def test_odd_names_in_the_commands(survivor, say):
    shown = say("status", "--studio", survivor.folder)

    assert shown.returncode == 0
    assert TITLE in shown.stdout
    plain = say("status", "--studio", survivor.folder, PYTHONIOENCODING="ascii")
    assert plain.returncode == 0, plain.stderr


@pytest.fixture
def fontless(tmp_path) -> tuple[str, ...]:
    """What to put before a command, so that it is run by an AniGen that lacks a font."""
    root = Path(orchestrator.__file__).parents[1]
    for room in ROOMS:
        shutil.copytree(root / room, tmp_path / room)
    (tmp_path / FONT).unlink()
    return ("env", "-C", str(tmp_path), f"PYTHONPATH={tmp_path}")


async def test_a_wrong_edit_and_then_a_missing_font(survivor, say, fontless):
    file = survivor.folder / "series" / SLUG / "locations" / "roof.yaml"
    good = file.read_text(encoding="utf-8")
    line = edit(file, "kind:", "knid:")

    answer = say("make", "--studio", survivor.folder, "--draft", before=fontless)
    assert f"{FONT} is missing; reinstall AniGen" in complaint(answer, 2)
    answer = say("doctor", "--studio", survivor.folder, "--json", before=fontless)
    assert answer.returncode == 1
    bible, animatic = (one for one in json.loads(answer.stdout) if not one["good"])
    assert FONT in animatic["text"]
    assert f"{file}:{line}: there is no field 'knid'" in bible["text"]
    assert "the last good bible stays in force" in bible["remedy"]
    assert not (survivor.published / "2").exists()

    made = say("make", "--studio", survivor.folder, "--json")
    assert made.returncode == 0, made.stderr
    assert [one["episode"] for one in json.loads(made.stdout)] == [2]
    whole(survivor.published / "2")
    async with open_studio(survivor.folder) as opened, opened.database.connect() as connection:
        noted = sa.select(event.c.text).where(event.c.kind == "refused")
        (told,) = (await connection.execute(noted)).scalars()
    assert f"{file}:{line}: " in told

    file.write_text(good, encoding="utf-8")
    well = say("doctor", "--studio", survivor.folder)
    assert well.returncode == 0, well.stdout
