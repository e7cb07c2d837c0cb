"""An episode about people with odd names, made among killed helpers, wrong edits and lost files."""

from __future__ import annotations

import contextlib
import html
import itertools
import json
import re
import shutil
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path

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


@dataclass
class Survivor:
    """A studio whose first episode was made among killed helpers, about people with odd names."""

    folder: Path
    killed: set[str] = field(default_factory=set)

    @property
    def published(self) -> Path:
        return self.folder / "media" / "series" / SLUG / "episodes"


@pytest.fixture(scope="module")
def survivor(scratch, new_studio, anigen) -> Survivor:
    made = Survivor(new_studio(scratch / "survivor"))
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
    drawn = list(folder.glob("media/.work/*/s?.*/*.mp4"))
    with contextlib.suppress(psutil.Error):
        for child in psutil.Process(parent).children(recursive=True):
            line = " ".join(child.cmdline())
            for what in ("espeak_worker", "animatic.worker", "postgres -D"):
                if what in line and what not in killed and drawn:
                    child.kill()
                    killed.add(what)


def test_killed_helpers_do_not_keep_an_episode_from_airing(survivor, whole):
    assert survivor.killed == {"espeak_worker", "animatic.worker", "postgres -D"}
    assert [p.name for p in survivor.published.iterdir()] == ["1"]
    assert whole(survivor.published / "1")


def test_odd_names_are_shown_and_never_obeyed(survivor, site):
    about = json.loads((survivor.published / "1" / "metadata.json").read_text())
    spoken = json.loads((survivor.published / "1" / "transcript.json").read_text())
    seen = {line["name"] for line in spoken} & set(NAMES)
    seen |= {scene["location"] for scene in about["scenes"]}
    assert len(seen) >= 4
    with site(survivor.folder) as address, httpx2.Client() as client:
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

    assert shown.code == 0
    assert TITLE in shown.out
    plain = say("status", "--studio", survivor.folder, PYTHONIOENCODING="ascii")
    assert plain.code == 0, plain.err


@pytest.fixture
def fontless(tmp_path) -> tuple[str, ...]:
    """What to put before a command, so that it is run by an AniGen that lacks a font."""
    root = Path(orchestrator.__file__).parents[1]
    for room in ROOMS:
        shutil.copytree(root / room, tmp_path / room)
    (tmp_path / FONT).unlink()
    return ("env", "-C", str(tmp_path), f"PYTHONPATH={tmp_path}")


async def test_a_wrong_edit_and_then_a_missing_font(survivor, say, edit, whole, fontless):
    file = survivor.folder / "series" / SLUG / "locations" / "roof.yaml"
    good = file.read_text(encoding="utf-8")
    line = edit(file, "kind:", "knid:")

    answer = say("make", "--studio", survivor.folder, "--draft", before=fontless)
    assert f"{FONT} is missing; reinstall AniGen" in answer.complaint(2)
    answer = say("doctor", "--studio", survivor.folder, "--json", before=fontless)
    assert answer.code == 1
    bible, animatic = (one for one in json.loads(answer.out) if not one["good"])
    assert FONT in animatic["text"]
    assert f"{file}:{line}: there is no field 'knid'" in bible["text"]
    assert "the last good bible stays in force" in bible["remedy"]
    assert not (survivor.published / "2").exists()

    made = say("make", "--studio", survivor.folder, "--json").json()
    assert [one["episode"] for one in made] == [2]
    assert whole(survivor.published / "2")
    async with open_studio(survivor.folder) as opened, opened.database.connect() as connection:
        noted = sa.select(event.c.text).where(event.c.kind == "refused")
        (told,) = (await connection.execute(noted)).scalars()
    assert f"{file}:{line}: " in told

    file.write_text(good, encoding="utf-8")
    well = say("doctor", "--studio", survivor.folder)
    assert well.code == 0, well.out
