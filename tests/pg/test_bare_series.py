"""A series that is not on air: commands say so, and look at it without stumbling."""

from __future__ import annotations

import pytest

from canon.bible import whole
from orchestrator import doctor
from orchestrator.arguments import parser
from orchestrator.commands import make, plan, status
from schemas import settings as config
from schemas.errors import ConfigError

BARE = "id: bare\ntitle: Bare\non_air: false\n"


@pytest.fixture
def bare(tmp_path, url, monkeypatch):
    """A studio folder whose only series is bare."""
    whole.found(tmp_path / "series", "bare", {"series.yaml": BARE})
    (tmp_path / config.FILE).write_text("")
    monkeypatch.setenv("ANIGEN_DATABASE_URL", url)
    return tmp_path


def test_status_lists_it(bare, capsys):
    assert status.run(parser().parse_args(["status", "--studio", str(bare)])) == 0
    assert "Bare  (0 aired)" in capsys.readouterr().out


@pytest.mark.parametrize("command", ["make", "plan"])
def test_no_episode_of_it_is_made(bare, command):
    module = {"make": make, "plan": plan}[command]

    with pytest.raises(
        ConfigError, match="'bare' is not on air, so no episode of it is made; write"
    ):
        module.run(parser().parse_args([command, "--studio", str(bare)]))


@pytest.mark.anyio
async def test_the_doctor_finds_it_well(bare):
    found = {one.name: one for one in await doctor.examine(bare)}

    assert found["bible bare"].good
    assert found["bible bare"].text == "0 characters, 0 locations"
    assert found["canon bare"].good
