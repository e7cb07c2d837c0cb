"""The older system's own usage, line by line: real curl, and its JavaScript in a real browser.

Only the host and the ids are put in. Nobody had a token then; with one the same lines do the same.
"""

from __future__ import annotations

import hashlib
import json
import shlex
import shutil
import subprocess
import time
from pathlib import Path

import av
import pytest

PROJECT = """
curl -X POST http://HOST/api/anime/projects \
  -H "Content-Type: application/json" \
  -d '{"name": "Neon Harbour", "description": "Couriers in a city that rains.", "style": "cyberpunk"}'
"""
CHARACTER = """
curl -X POST http://HOST/api/anime/characters \
  -H "Content-Type: application/json" \
  -d '{"project_id": "PROJECT_ID", "name": "Kai Nakamura",
       "appearance": "Short silver hair, brown eyes, a black jacket with orange stripes",
       "personality": "Calm, stubborn, kind to strangers",
       "backstory": "Grew up under the elevated railway and knows every roof of the city."}'
"""
GENERATE = """
curl -X POST http://HOST/generate \
  -H "Content-Type: application/json" \
  -d '{"prompt": "Kai stands at a neon crossing in the rain", "project_id": "PROJECT_ID",
       "character_id": "CHARACTER_ID", "style_preset": "cyberpunk"}'
"""
ORCHESTRATE = """
curl -X POST http://HOST/api/anime/orchestrate \
  -H "Content-Type: application/json" \
  -d '{"project_id": "PROJECT_ID", "character_name": "Kai Nakamura",
       "prompt": "Kai looks over the harbour at night", "reference_images": [],
       "auto_advance": true}'
"""
BATCH = """
curl -X POST http://HOST/api/anime/batch \
  -H "Content-Type: application/json" \
  -d '{"jobs": [
        {"prompt": "Rain on the quay", "project_id": "PROJECT_ID"},
        {"prompt": "A tram passes", "project_id": "PROJECT_ID", "character_id": "CHARACTER_ID"}]}'
"""
SNIPPET = """([host, jobId, words]) => {
  window.seen = [];
  window.goodbye = null;
  const ws = new WebSocket("ws://" + host + "/ws/" + jobId, words);
  ws.onmessage = (event) => {
    const { progress, status, eta } = JSON.parse(event.data);
    window.seen.push({ progress, status, eta });
  };
  ws.onclose = (event) => { window.goodbye = { clean: event.wasClean, code: event.code }; };
}"""
ENDED = {"completed", "failed", "cancelled"}


class Shell:
    """Somebody who types the older system's lines."""

    def __init__(self, address: str, token: str = "") -> None:
        self.host = address.removeprefix("http://")
        self.token = token
        self.ids = {"HOST": self.host}
        self.more = ["-H", f"Authorization: Bearer {token}"] if token else []

    def run(self, line: str) -> dict | list:
        """What curl prints, as JSON."""
        for name, value in self.ids.items():
            line = line.replace(name, value)
        said = subprocess.run(
            [*shlex.split(line), *self.more],
            capture_output=True,
            text=True,
            check=True,
            timeout=300,
        )
        return json.loads(said.stdout)

    def get(self, path: str) -> dict | list:
        """The same for a plain address."""
        return self.run(f"curl http://HOST{path}")

    def ended(self, job: str) -> dict:
        """A job once it has ended, asked for again and again as the older scripts did."""
        deadline = time.monotonic() + 600
        while (status := self.get(f"/api/anime/jobs/{job}/status"))["status"] not in ENDED:
            assert status["status"] != "held", self.get(f"/api/anime/jobs/{job}")
            assert time.monotonic() < deadline, status
            time.sleep(1)
        return self.get(f"/api/anime/jobs/{job}")


@pytest.fixture(scope="module", params=["nobody", "somebody"])
def daemon(request, up, open_house, closed_house, scratch):
    """A studio that lets anybody on this machine in; and one that wants a token."""
    assert shutil.which("curl"), "no curl: install Debian's package curl"
    write = open_house if request.param == "nobody" else closed_house
    with up(write(scratch / f"older-{request.param}")) as running:
        running.open = request.param == "nobody"
        yield running


@pytest.fixture(scope="module")
def shell(daemon, say):
    """Whoever has a project and a character."""
    token = ""
    if not daemon.open:
        words = ("--scopes", "read,generate,edit", "--json")
        token = say("token", "new", "scripts", *words, "--studio", daemon.folder).json()["token"]
    made = Shell(daemon.address, token)
    made.project = made.run(PROJECT)
    made.ids["PROJECT_ID"] = made.project["id"]
    made.character = made.run(CHARACTER)
    made.ids["CHARACTER_ID"] = made.character["id"]
    return made


@pytest.fixture(scope="module")
def job(shell):
    return shell.ended(shell.run(GENERATE)["job_id"])


def checked(daemon, job: dict, project: dict, character: dict | None) -> Path:
    """The film of a job: where it lies, that it plays, and that what is told of it is true."""
    assert job["status"] == "completed", job
    place = daemon.folder / "media" / "series" / project["slug"]
    below = Path("characters", character["slug"]) if character else Path()
    folder = place / below / "jobs" / job["id"]
    about = json.loads((folder / "metadata.json").read_text())
    film = folder / "film.mp4"
    sha256 = hashlib.sha256(film.read_bytes()).hexdigest()
    listed = {file["path"]: file for file in job["files"]}
    assert listed[str(film.relative_to(place))]["sha256"] == sha256
    assert about["prompt"] == job["prompt"]
    assert about["seed"] == job["seed"]
    assert about["receipts"]["film.mp4"]["backend"] == job["backend"] == "animatic"
    assert {one["sha256"] for one in about["files"] if one["name"] == "film.mp4"} == {sha256}
    with av.open(str(film)) as opened:
        assert sum(1 for _ in opened.decode(video=0)) >= 24
    return film


def test_a_project_is_made(daemon, shell):
    made = shell.project
    assert (made["name"], made["style"]) == ("Neon Harbour", "cyberpunk")
    assert made["description"] == "Couriers in a city that rains."
    assert (daemon.folder / "series" / made["slug"] / "series.yaml").exists()
    assert made["id"] in {one["id"] for one in shell.get("/api/anime/projects")["items"]}


def test_a_character_is_made(daemon, shell):
    made = shell.character
    assert made["project_id"] == shell.project["id"]
    assert made["personality"] == "Calm, stubborn, kind to strangers"
    file = daemon.folder / "series" / shell.project["slug"] / "characters" / f"{made['slug']}.yaml"
    assert "Kai Nakamura" in file.read_text()
    bible = shell.get("/api/anime/characters/CHARACTER_ID/bible")
    assert bible["text"] == file.read_text()
    assert bible["character"]["name"] == made["name"]


def test_a_film_is_made(daemon, shell, job):
    film = checked(daemon, job, shell.project, shell.character)
    assert job["prompt"] == "Kai stands at a neon crossing in the rain"
    assert job["project_id"] == shell.project["id"]
    assert job["character_id"] == shell.character["id"]
    listed = {file["path"]: file["url"] for file in job["files"]}
    (url,) = [url for path, url in listed.items() if path.endswith("/film.mp4")]
    served = subprocess.run(
        ["curl", f"http://{shell.host}{url}", *shell.more], capture_output=True, check=True
    )
    assert served.stdout == film.read_bytes()


def test_the_jobs_are_listed(shell, job):
    status = shell.get(f"/api/anime/jobs/{job['id']}/status")
    assert (status["status"], status["progress"]) == ("completed", 100)
    assert job["id"] in {one["id"] for one in shell.get("/api/anime/jobs")["items"]}


def test_what_there_is_to_know(shell):
    assert "cyberpunk" in {one["id"] for one in shell.get("/api/anime/styles")["items"]}
    phases = [one["name"] for one in shell.get("/api/anime/phases")["items"]]
    assert phases == ["character_sheet", "animation_loop", "full_video"]
    assert shell.get("/api/anime/health")["status"] == "ok"


def test_three_phases_run_by_themselves(daemon, shell):
    made = shell.ended(shell.run(ORCHESTRATE)["job_id"])
    film = checked(daemon, made, shell.project, shell.character)
    assert [one["state"] for one in made["phases"]] == ["passed"] * 3
    assert (film.parent / "sheet.png").exists()
    assert (film.parent / "loop.mp4").exists()


def test_a_batch_is_made(daemon, shell):
    batch = shell.run(BATCH)
    quay, tram = (shell.ended(one["id"]) for one in batch["jobs"])
    assert quay["batch_id"] == tram["batch_id"] == batch["batch_id"]
    checked(daemon, quay, shell.project, None)
    checked(daemon, tram, shell.project, shell.character)


def test_a_job_is_reproduced(daemon, shell, job):
    line = f"curl -X POST http://HOST/api/anime/jobs/{job['id']}/reproduce"
    again = shell.ended(shell.run(line)["job_id"])
    assert again["of"] == job["id"]
    assert again["reproduction"] == again["comparison"]["reproduction"] == "bit_exact"
    assert again["comparison"]["equal"]
    assert again["comparison"]["first_sha256"] == again["comparison"]["again_sha256"]


def test_nobody_comes_in_without_a_token(daemon, shell):
    word = ["curl", "-s", "-o", "/dev/null", "-w", "%{http_code}"]
    address = f"http://{shell.host}/api/anime/projects"
    said = subprocess.run([*word, address], capture_output=True, text=True, check=True)
    assert said.stdout == ("200" if daemon.open else "401")


def test_the_snippet_sees_it_happen(daemon, shell, page, until):
    made = shell.run(GENERATE)
    page.goto(f"{daemon.address}/")

    def follow(*words: str) -> tuple[list[dict], dict]:
        page.evaluate(SNIPPET, [shell.host, made["job_id"], list(words)])
        until(page, "goodbye !== null", 300)
        return page.evaluate("[seen, goodbye]")

    if not daemon.open:  # a browser cannot send a header with a socket
        assert follow() == [[], {"clean": True, "code": 4401}]
    seen, goodbye = follow(*(["anigen", f"bearer.{shell.token}"] if shell.token else []))

    assert goodbye == {"clean": True, "code": 1000}
    progress = [one["progress"] for one in seen]
    assert progress == sorted(progress)
    assert len(set(progress)) > 2
    assert seen[-1]["progress"] == 100
    assert seen[-1]["status"] == "completed"
    assert all("eta" in one for one in seen)
