"""An episode from the operator's own ComfyUI, with the settings that the owner of a 3060 would write."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from orchestrator import archive
from schemas.take import Step
from stand_ins.comfyui import control

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "docker" / "examples" / "rtx3060.toml"
SMALL = "".join(  # the stand-in draws on this machine's own processor
    f"[backends.rtx3060.options.overrides.{kind}]\nwidth = {width}\nheight = {height}\n"
    for kind, width, height in (("still", 672, 384), ("loop", 384, 216), ("video", 448, 256))
)


@pytest.fixture(scope="module")
def server(scratch):
    with control.running(scratch / "comfyui", seconds=0.02) as running:
        yield running


@pytest.fixture(scope="module")
def studio(new_studio, scratch):
    """A studio with the example's settings, but for the address."""

    def write(name: str, url: str) -> Path:
        folder = new_studio(scratch / f"comfyui-{name}")
        text = EXAMPLE.read_text(encoding="utf-8").replace("http://127.0.0.1:8188", url)
        (folder / "anigen.toml").write_text(text + SMALL, encoding="utf-8")
        return folder

    return write


@pytest.fixture(scope="module")
def aired(server, studio, say) -> tuple[Path, dict]:
    """A studio with an episode that was shot on the server."""
    folder = studio("aired", server.url)
    (made,) = say("make", "--draft", "--studio", folder, "--json").json()
    return folder, made


def receipts(made: dict) -> list[dict]:
    """Those of the takes that an aired episode is made of, as they are published."""
    manifest = json.loads(Path(made["master"]).with_name("manifest.json").read_text())
    return [take["receipt"] for take in manifest["provenance"]["takes"]]


def steps(folder: Path) -> list[Step]:
    """The prompts that all takes were made of."""
    (file,) = (folder / "media" / ".takes").rglob("1.jsonl.gz")
    return [step for kept in archive.read(file).values() for step in kept.footage.receipt.steps]


def test_an_episode_is_shot_on_a_server_of_ones_own(server, aired, whole):
    folder, made = aired
    taken = receipts(made)
    assert {one["backend"] for one in taken} == {"rtx3060"}
    ran = Counter(
        one["extra"]["anigen"]["kind"] for one in server.posted() if "anigen" in one["extra"]
    )
    assert ran["still"] >= len(taken)
    assert ran["loop"] > 0
    assert ran["video"] > 0
    sheets = list((folder / "media" / "characters").rglob("sheet-*.poses/*.png"))
    assert len(sheets) % 8 == 0
    assert sheets
    made_of = steps(folder)
    workflows = {step.workflow for step in made_of}
    assert workflows >= {"sdxl_character_ipadapter", "animatediff_loop_16x3", "svd_120"}
    assert all(step.environment["comfyui"] for step in made_of)
    assert not made["degraded"]
    assert whole(Path(made["master"]).parent)


def test_the_doctor_asks_the_server(aired, say):
    folder, _ = aired
    checks = {one["name"]: one for one in say("doctor", "--studio", folder, "--json").json()}

    assert checks["backend rtx3060"]["good"]
    assert checks["backend rtx3060"]["text"] == "every workflow has what it needs"


def test_a_take_is_made_again_and_what_has_changed_is_told(server, aired, say):
    folder, _ = aired
    again = say("reproduce", "--studio", folder, "1/2/1", "--json").json()
    assert again["outcome"] == "bit_exact", again["said"]

    server.stop()
    server.arguments[server.arguments.index("0.33.0")] = "0.33.1"
    server.start()
    again = say("reproduce", "--studio", folder, "1/2/1", "--json")
    told = json.loads(again.out)
    assert told["changed"] == ["comfyui 0.33.0 → 0.33.1"]
    assert told["outcome"] == "bit_exact", "the pictures are the same all the same"


def test_an_episode_airs_while_the_server_is_away(studio, say):
    folder = studio("away", "http://127.0.0.1:9")
    settings = folder / "anigen.toml"
    settings.write_text(
        settings.read_text().replace('preset = "12gb"', 'preset = "12gb"\npatience_s = 1')
    )
    (made,) = say("make", "--draft", "--studio", folder, "--json").json()

    assert {one["backend"] for one in receipts(made)} == {"animatic"}
