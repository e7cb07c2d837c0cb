"""The smoke tests that cost money: there is one for every vendor, they work, and nobody runs them unasked."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from orchestrator import backends

LIVE = Path(__file__).parents[1] / "live"
VENDORS = {*backends._SELL, "s3"}


def tried(*arguments: str, **environment: str) -> subprocess.CompletedProcess:
    """What pytest says of them."""
    quiet = {
        name: value for name, value in os.environ.items() if not name.startswith("ANIGEN_LIVE")
    }
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(LIVE), *arguments],
        env=quiet | environment, capture_output=True, text=True, check=False, cwd=LIVE.parents[1],
    )  # fmt: skip


def test_there_is_one_for_every_vendor_and_it_says_what_it_costs():
    files = {path.stem.removeprefix("test_live_").replace("_", "-"): path
             for path in LIVE.glob("test_live_*.py")}  # fmt: skip

    assert set(files) == VENDORS
    for path in files.values():
        head = path.read_text().partition('"""')[2].partition('"""')[0]
        assert re.search(r"\$\d|nothing", head), path
        assert "Needs " in head


def test_nobody_runs_them_unasked():
    answer = tried("--collect-only")

    assert answer.returncode == pytest.ExitCode.NO_TESTS_COLLECTED
    assert "skipped" not in answer.stdout


def test_only_those_that_are_named_are_run():
    answer = tried("--collect-only", ANIGEN_LIVE="fal, gemini-tts")

    assert answer.returncode == 0
    assert set(re.findall(r"test_live_(\w+)\.py", answer.stdout)) == {"fal", "gemini_tts"}
    wrong = tried("--collect-only", ANIGEN_LIVE="fall")
    assert wrong.returncode != 0
    assert "there is no 'fall'" in wrong.stdout + wrong.stderr


def test_they_work_at_the_stand_ins(stand_ins):
    before = len(stand_ins.ledger())
    answer = tried(ANIGEN_LIVE="all", ANIGEN_LIVE_AT=stand_ins.url)

    assert answer.returncode == 0, answer.stdout
    assert len(stand_ins.ledger()) > before
    assert len(VENDORS) <= int(re.search(r"(\d+) passed", answer.stdout)[1])
    assert "skipped" not in answer.stdout
