"""A character in three phases on the operator's own ComfyUI, each behind its gate, killed and resumed."""

from __future__ import annotations

import hashlib
from collections import Counter
from pathlib import Path

import av
import pytest
from PIL import Image

from schemas.grades import Measure
from schemas.jobs import (
    ENDED,
    AdvanceRequest,
    JobState,
    OrchestrateRequest,
    PhaseName,
    PhaseState,
)
from schemas.take import Verdict
from stand_ins.comfyui import control

ROOT = Path(__file__).resolve().parents[3]
EXAMPLE = ROOT / "docker" / "examples" / "rtx3060.toml"
SMALL = "".join(  # the stand-in draws on this machine's own processor
    f"[backends.rtx3060.options.overrides.{kind}]\nwidth = {width}\nheight = {height}\n"
    for kind, width, height in (("still", 672, 384), ("loop", 384, 216), ("video", 448, 256))
)
SLUG, WHO = "small-weather-office", "Wren"
FILES = {"sheet.png", "loop.mp4", "film.mp4", "metadata.json"}
SECONDS = {"loop.mp4": 2, "film.mp4": 5}  # 48 and 120 pictures, half as many in a draft


@pytest.fixture(scope="module")
def server(scratch):
    with control.running(scratch / "orchestrated", seconds=0.1) as running:
        yield running


@pytest.fixture
def studio(open_house, server, scratch):
    """A studio with the example's settings, but for the address and the clock."""

    def write(name: str, more: str = "") -> Path:
        folder = open_house(scratch / f"orchestrated-{name}")
        text = EXAMPLE.read_text(encoding="utf-8").replace("http://127.0.0.1:8188", server.url)
        text = text.replace('cadence = "2h"', 'cadence = "30d"\ncatch_up = "none"')
        ours = (folder / "anigen.toml").read_text().partition("[api]")[2]
        (folder / "anigen.toml").write_text(f"{text}{SMALL}[api]{ours}{more}", encoding="utf-8")
        return folder

    return write


def asked(*, auto: bool, draft: bool = True) -> OrchestrateRequest:
    return OrchestrateRequest(
        project_id=SLUG, character_name=WHO, prompt="Wren looks out over the harbour",
        auto_advance=auto, draft=draft, seed=7,
    )  # fmt: skip


def until(daemon, api, job, state: JobState):
    """The job once it stands there; nothing may end it in another way."""

    def stands() -> bool:
        now = api.read_job(job)
        assert now.status is state or now.status not in ENDED, now
        return now.status is state

    daemon.until(stands, 600)
    return api.read_job(job)


def folder_of(daemon, job) -> Path:
    return daemon.folder / "media" / "series" / SLUG / "characters" / "wren" / "jobs" / str(job.id)


def checked(daemon, job, *, fps: int = 12) -> Path:
    """Everything that three phases leave."""
    folder = folder_of(daemon, job)
    assert {one.name for one in folder.iterdir()} >= FILES
    for file in job.files:
        path = daemon.folder / "media" / "series" / SLUG / file.path
        assert hashlib.sha256(path.read_bytes()).hexdigest() == file.sha256
        assert path.stat().st_size == file.bytes
    for name, seconds in SECONDS.items():
        with av.open(str(folder / name)) as film:
            assert sum(1 for _ in film.decode(video=0)) == seconds * fps, name
    with Image.open(folder / "sheet.png") as sheet:
        sheet.load()
    return folder


def made_of(server, first: int) -> Counter[str]:
    """How often each piece of work was run to its end since then."""
    keys = {one["prompt_id"]: one["extra"]["anigen"]["key"] for one in ours(server)}
    return Counter(
        keys[one["prompt_id"]]
        for one in server.ran()[first:]
        if one.get("status") == "success" and one["prompt_id"] in keys
    )


def test_three_phases_by_themselves(up, studio, client):
    with up(studio("auto")) as daemon:
        api = client(daemon)
        whole = api.orchestrate(asked(auto=True, draft=False))
        job = until(daemon, api, whole.id, JobState.COMPLETED)
        assert [one.name for one in job.phases] == list(PhaseName)
        assert {one.state for one in job.phases} == {PhaseState.PASSED}
        assert all(one.progress == 100 and one.file for one in job.phases)
        assert all(one.grades for one in job.phases[1:])
        assert {take.backend for take in job.takes} == {"rtx3060"}
        assert not job.degraded
        checked(daemon, job, fps=24)

        again = until(daemon, api, api.reproduce_job(job.id).id, JobState.COMPLETED)
        assert again.of == job.id
        assert again.comparison is not None
        assert again.reproduction is again.comparison.reproduction


def test_each_phase_waits_to_be_let_on(up, studio, client):
    with up(studio("by-hand")) as daemon:
        api = client(daemon)
        job = until(daemon, api, api.orchestrate(asked(auto=False)).id, JobState.HELD)
        passed, waiting = PhaseState.PASSED, PhaseState.WAITING
        assert [one.state for one in job.phases] == [passed, waiting, waiting]
        api.advance_job(job.id, AdvanceRequest())
        job = until(daemon, api, job.id, JobState.HELD)
        assert [one.state for one in job.phases] == [passed, passed, waiting]
        api.advance_job(job.id, AdvanceRequest())
        checked(daemon, until(daemon, api, job.id, JobState.COMPLETED))


def test_a_failed_gate_holds_the_job(up, studio, client):
    with up(studio("held", "[gates]\nseam = 0.0\n")) as daemon:
        api = client(daemon)
        job = until(daemon, api, api.orchestrate(asked(auto=True)).id, JobState.HELD)
        sheet, loop, film = job.phases
        assert (sheet.state, loop.state) == (PhaseState.PASSED, PhaseState.REFUSED)
        assert film.state is PhaseState.WAITING
        (seam,) = [one for one in loop.failing if one.measure is Measure.SEAM]
        assert seam.value > seam.limit == 0
        assert seam.sentence
        assert loop.grades

        api.advance_job(job.id, AdvanceRequest(accept=True))
        job = until(daemon, api, job.id, JobState.COMPLETED)
        assert job.phases[1].state is PhaseState.ACCEPTED
        checked(daemon, job)


def test_killed_in_each_phase(up, studio, client, server):
    first = len(server.ran())
    with up(studio("killed")) as daemon:
        job = client(daemon).orchestrate(asked(auto=True)).id
        for number, _ in enumerate(PhaseName):
            api, before = client(daemon), len(ours(server))
            daemon.until(lambda n=number, api=api: runs(api.read_job(job), n), 300)
            daemon.until(lambda before=before: len(ours(server)) > before, 300)
            done = api.read_job(job).phases[:number]
            daemon.kill()
            daemon.start()
            assert client(daemon).read_job(job).phases[:number] == done
        after = until(daemon, client(daemon), job, JobState.COMPLETED)
        folder = checked(daemon, after)
        assert [one.name for one in folder.parent.iterdir()] == [str(job)]
        assert [take.verdict for take in after.takes] == [Verdict.APPROVED] * 3
    ran = made_of(server, first)
    assert ran
    assert set(ran.values()) == {1}, ran


def runs(job, number: int) -> bool:
    """Whether that phase has begun."""
    assert job.status not in {JobState.FAILED, JobState.CANCELLED}, job
    return job.phases[number].state is not PhaseState.WAITING


def ours(server) -> list[dict]:
    """The prompts of ours that the server has taken."""
    return [one for one in server.posted() if one["status"] == 200 and "anigen" in one["extra"]]
