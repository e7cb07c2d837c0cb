"""The wheel holds all six packages, their data, and nothing else; and it works."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROOMS = {"schemas", "canon", "director", "generators", "orchestrator", "webui"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation",
         "--disable-pip-version-check", "--wheel-dir", folder, ROOT],
        check=True,
    )  # fmt: skip
    (made,) = folder.glob("*.whl")
    return made


def test_the_top_level_names_are_the_six_packages(wheel):
    with zipfile.ZipFile(wheel) as opened:
        names = {name.partition("/")[0] for name in opened.namelist()}

    assert {name for name in names if not name.endswith(".dist-info")} == ROOMS


@pytest.mark.parametrize(
    "pattern",
    [
        "webui/templates/*.html", "webui/templates/*/*.html", "webui/static/css/*.css", "webui/static/js/*.js", "webui/static/fonts/*.woff2",
        "generators/animatic/fonts/*.ttf", "canon/starter/*/characters/*.yaml",
        "schemas/json/director_output.json", "schemas/migrations/versions/0001_*.py",
    ],
)  # fmt: skip
def test_data_comes_along(wheel, pattern):
    with zipfile.ZipFile(wheel) as opened:
        assert [name for name in opened.namelist() if Path(name).match(pattern)]


def test_a_studio_can_be_written_from_the_wheel_alone(wheel, tmp_path):
    with zipfile.ZipFile(wheel) as opened:
        opened.extractall(tmp_path / "site")
    run = subprocess.run(
        [sys.executable, "-P", "-m", "orchestrator.cli", "init", "studio"],
        cwd=tmp_path, env=os.environ | {"PYTHONPATH": str(tmp_path / "site")},
        capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert run.returncode == 0, run.stderr
    assert (tmp_path / "studio" / "anigen.toml").exists()
    assert list((tmp_path / "studio" / "series").glob("*/series.yaml"))
