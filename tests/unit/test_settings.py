"""Settings: what is unknown or wrong is said in one sentence."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from schemas import settings
from schemas.errors import ConfigError


def load(tmp_path: Path, text: str, **environment: str) -> settings.Settings:
    (tmp_path / settings.FILE).write_text(text)
    return settings.load(tmp_path, environment)


def test_an_empty_file_is_a_working_studio(tmp_path):
    found = load(tmp_path, "")

    assert found.clock.cadence == 3600
    assert found.shooting.cast == ("animatic",)
    assert found.budget.day == Decimal(0)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[clok]\n", "no setting 'clok'; did you mean 'clock'?"),
        ("[clock]\ncadense = '1h'\n", "no setting 'clock.cadense'; did you mean 'cadence'?"),
        ("[backends.a]\ngenerater = 'x'\n", "did you mean 'generator'?"),
        ("[series.a]\nactiv = true\n", "did you mean 'active'?"),
        ("[web]\nzzz = 1\n", "no setting 'web.zzz'; remove it"),
        ("[web]\nport = 70000\n", "web.port"),
        ("[clock]\ncadence = '1 fortnight'\n", "clock.cadence"),
        ("[budget]\nday = -1\n", "budget.day"),
        ("[budget]\nday = 1e12\n", "budget.day"),
        ("[web\n", "cannot be read"),
    ],
)
def test_a_mistake_is_named(tmp_path, text, said):
    with pytest.raises(ConfigError) as caught:
        load(tmp_path, text)

    assert said in str(caught.value)
    assert str(tmp_path / settings.FILE) in str(caught.value)


def test_a_folder_without_settings_is_not_a_studio(tmp_path):
    with pytest.raises(ConfigError, match=r"is not a studio.*anigen init"):
        settings.load(tmp_path, {})


def test_the_environment_wins(tmp_path):
    found = load(
        tmp_path, "[web]\nport = 1\n", ANIGEN_WEB_PORT="9000", ANIGEN_CLOCK_CADENCE="30m",
        ANIGEN_SHOOTING_CAST="comfy, animatic", ANIGEN_DATABASE_URL="postgresql://x/y",
    )  # fmt: skip

    assert found.web.port == 9000
    assert found.clock.cadence == 1800
    assert found.shooting.cast == ("comfy", "animatic")
    assert found.database.url == "postgresql://x/y"
