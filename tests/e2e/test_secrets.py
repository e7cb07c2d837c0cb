"""Keys are planted, vendors repeat them in every error; then everything that was written is searched.

Nothing may hold a key: what commands say, what the daemon logs, any row of any table, any file of
the studio, any page of the site.
"""

from __future__ import annotations

import asyncio
import os
import re
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import asyncpg
import httpx2
import pytest

pytestmark = pytest.mark.anyio

PLANTED = {
    "WRITER_KEY": "sk-ant-Qv7LmZ2pXw9cRt4yBn81", "SECOND_KEY": "sk-proj-Hd83KsLq0vTz5MwNe2Ya",
    "FILM_KEY": "key_Jw6RtY3uPq8sDf1gHk4z", "THIRD_KEY": "9a7c55e1:Zx3vBn8mQw2eRt6yUi1o",
    "OMNI_KEY": "AIzaTr5bNu7vMi3cXo9zLp2k", "FOURTH_KEY": "r8_Gh2jKl5mNb8vCx1zAs4d",
    "VOICE_KEY": "xi_Po9iUy7tRe5wQa3sDf1g", "IMAGE_KEY": "sk-img-Yt4rEw2qAz6sXc8dVf0b",
    "CLOUD_KEY": "ya29.Mn6bVc4xZa2sDf8gHj0kLq",
}  # fmt: skip
FILED = "AIza-from-a-file-Lk7jHg5f"
STUDIO = """
[log]
level = "debug"
[budget]
episode = 200.00
[director]
ladder = ["writer", "second"]
[shooting]
cast = ["film", "third", "fourth", "cloud", "omni"]
voices = ["voice"]
images = ["image", "other-image"]
"""
BACKENDS = {  # name → generator, stand-in, key, whether it does its work
    "writer": ("anthropic", "anthropic", "env:WRITER_KEY", False),
    "second": ("openai", "openai/v1", "env:SECOND_KEY", True),
    "film": ("runway", "runway", "env:FILM_KEY", False),
    "third": ("fal", "fal", "env:THIRD_KEY", False),
    "fourth": ("replicate", "replicate", "env:FOURTH_KEY", False),
    "cloud": ("veo", "cloud", "env:CLOUD_KEY", False),
    "omni": ("gemini-omni", "gemini", "env:OMNI_KEY", True),
    "voice": ("elevenlabs", "elevenlabs", "env:VOICE_KEY", True),
    "image": ("gpt-image", "openai_images/v1", "env:IMAGE_KEY", False),
    "other-image": ("gemini-image", "gemini_media", "file:{folder}/key", True),
}
MORE = {
    "cloud": 'options.project = "anigen-tests"\n', "omni": "budget.day = 1.50\n",
    "voice": "budget.day = 0.02\n",
}  # fmt: skip
ECHO = "(your key is …)"  # what a vendor that repeats a key is allowed to have said


@dataclass
class Written:
    """Everything that was written, by where."""

    folder: Path
    url: str
    said: dict[str, str] = field(default_factory=dict)

    def holding(self, *texts: str) -> list[str]:
        """Where one of the texts was found."""
        return [where for where, said in self.said.items() if any(text in said for text in texts)]


@pytest.fixture(scope="module")
async def database(server, scratch):
    admin = await asyncpg.connect(server.replace("/anigen?", "/postgres?"))
    await admin.execute("create database secrets template anigen")
    yield server.replace("/anigen?", "/secrets?")
    await admin.execute("drop database secrets with (force)")
    await admin.close()


@pytest.fixture(scope="module")
async def written(scratch, new_studio, say, anigen, _house, database) -> Written:
    """A studio that has bought and been turned away, and all its words."""
    kept = scratch / "secrets-of-nobody"  # not in the studio
    kept.mkdir()
    (kept / "key").write_text(f"{FILED}\n")
    found = Written(new_studio(scratch / "secrets"), database)
    with (found.folder / "anigen.toml").open("a") as file:
        file.write(f'[database]\nurl = "{database}"\n' + STUDIO)
        for name, (generator, vendor, key, _) in BACKENDS.items():
            file.write(
                f'[backends.{name}]\ngenerator = "{generator}"\nkey = "{key.format(folder=kept)}"\n'
                f'base_url = "{_house.url}/{vendor}"\n{MORE.get(name, "")}'
            )
    for _, vendor, _, works in BACKENDS.values():
        if not works:
            _house.mood(vendor.partition("/")[0], "echo_key", times=100_000)
    for form, line in [
        ("human", "make --draft"), ("json", "plan"), ("human", "plan --json"),
        ("json", "doctor"), ("human", "doctor --json"), ("json", "status"), ("human", "status --json"),
        ("json", "costs"), ("human", "costs --json"),
    ]:  # fmt: skip
        answer = say(*line.split(), "--studio", found.folder, ANIGEN_LOG_FORMAT=form, **PLANTED)
        assert "Traceback" not in answer.err
        assert answer.code == (line.startswith("doctor")), answer.err
        found.said[f"anigen {line}"] = answer.out + answer.err
    await _up(anigen, found)
    await _tables(found)
    for path in found.folder.rglob("*"):
        if path.is_file():
            found.said[str(path)] = path.read_bytes().decode("latin-1")
    _house.calm()
    return found


async def _up(anigen, found: Written) -> None:
    """Have the daemon make another episode, and read every page."""
    log = found.folder.parent / "secrets.log"
    with _daemon(anigen("up", "--studio", str(found.folder), "--port", "0"), log) as address:
        await _second(found.url)
        for page, content in _pages(address):
            found.said[page] = content
    found.said["anigen up"] = log.read_text()


@contextmanager
def _daemon(command: list[str], log: Path) -> Iterator[str]:
    """The daemon with its log as JSON, until the block ends; gives its address."""
    environment = os.environ | PLANTED | {
        "ANIGEN_LOG_FORMAT": "json", "ANIGEN_CLOCK_CADENCE": "1h", "ANIGEN_CLOCK_CATCH_UP": "latest",
        "ANIGEN_SHOOTING_DRAFT": "true",
    }  # fmt: skip
    with log.open("w") as heard:
        process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=heard, text=True, env=environment
        )
        with process:
            assert process.stdout is not None
            try:
                yield re.search(r"http://\S+", process.stdout.readline())[0].rstrip("/")
            finally:
                process.send_signal(signal.SIGTERM)
                assert process.wait(60) == 0


async def _second(url: str) -> None:
    """Wait until the second episode has aired."""
    connection = await asyncpg.connect(url)
    until = time.monotonic() + 400
    while await connection.fetchval("select count(*) from episode where state = 'aired'") < 2:
        assert time.monotonic() < until
        await asyncio.sleep(0.5)
    await connection.close()


def _pages(address: str) -> Iterator[tuple[str, str]]:
    """Every address of the site that leads anywhere, and what lies there, headers included."""
    waiting, seen = [f"{address}/", f"{address}/healthz", f"{address}/nothing/here"], set[str]()
    with httpx2.Client(timeout=60, follow_redirects=True) as client:
        while waiting:
            page = waiting.pop()
            if page in seen:
                continue
            seen.add(page)
            answer = client.get(page)
            yield page, f"{answer.headers}\n{answer.content.decode('latin-1')}"
            if "html" in answer.headers.get("content-type", ""):
                links = re.findall(r'(?:href|src|poster)="([^"#]+)"', answer.text)
                found = [urljoin(str(answer.url), link) for link in links]
                waiting += [
                    one for one in found if urlsplit(one).netloc == urlsplit(address).netloc
                ]


async def _tables(found: Written) -> None:
    connection = await asyncpg.connect(found.url)
    tables = await connection.fetch(
        "select schemaname, tablename from pg_tables"
        " where schemaname not in ('pg_catalog', 'information_schema')"
    )
    for schema, table in tables:
        rows = await connection.fetch(f'select t::text as row from "{schema}"."{table}" t')
        found.said[f"table {table}"] = "\n".join(row["row"] for row in rows)
    await connection.close()


def test_everything_was_searched(written):
    where = list(written.said)

    assert "Traceback" not in written.said["anigen up"]
    assert sum(one.startswith("anigen ") for one in where) == 10
    assert sum(one.startswith("http://") and "/episodes/" in one for one in where) >= 2
    assert sum(one.startswith("http://") and one.endswith(".mp4") for one in where) >= 2
    assert {"table operation", "table event", "table charge", "table episode"} <= set(where)
    assert [one for one in where if one.endswith("manifest.json")]
    assert [one for one in where if "/.bought/" in one]


@pytest.mark.parametrize("name", [name for name, (*_, works) in BACKENDS.items() if not works])
def test_the_vendor_did_repeat_the_key(written, name):
    said = [line for line in written.said["table operation"].splitlines() if f",{name}," in line]

    assert said
    assert any(ECHO in line for line in said)


@pytest.mark.parametrize("name", [name for name, (*_, works) in BACKENDS.items() if works])
def test_the_others_were_paid(written, name):
    assert f",{name}," in written.said["table charge"]


@pytest.mark.parametrize("name", [*PLANTED, "file"])
def test_no_key_is_written_anywhere(written, name):
    key = PLANTED.get(name, FILED)
    middle = len(key) // 2

    assert written.holding(key, key[: middle + 4], key[middle - 4 :]) == []
