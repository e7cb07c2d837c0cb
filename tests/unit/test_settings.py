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
    assert found.budget.episode == Decimal(0)
    assert found.budget.day is None


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
        (
            "[budget]\nepisode = -0.01\n",
            "budget.episode: input should be greater than or equal to 0",
        ),
        (
            "[budget]\nmonth = 100000.01\n",
            "budget.month: input should be less than or equal to 100000",
        ),
        ("[budget]\nepisode = inf\n", "budget.episode: input should be a finite number"),
        ("[budget]\nepisode = nan\n", "budget.episode: input should be a finite number"),
        ("[budget]\nepisode = 0.001\n", "budget.episode: decimal input should have no more than 2"),
        ("[budget]\nepisode = 'three'\n", "budget.episode: input should be a valid decimal"),
        ("[budget]\nwarn = 0\n", "budget.warn: input should be greater than 0"),
        ("[budget]\nwarn = 80\n", "budget.warn: input should be less than or equal to 1"),
        ("[budget]\nyear = 1\n", "no setting 'budget.year'"),
        ("[series.a.budget]\nday = -1\n", "series.a.budget.day"),
        ("[backends.a]\ngenerator = 'fal'\nbudget.day = 1e6\n", "backends.a.budget.day"),
        ("[backends.a]\nkey = 'env:A'\n", "backends.a.generator: field required"),
        ("[backends.a]\ngenerator = 'fal'\nmodle = 'x'\n", "did you mean 'model'?"),
        ("[backends.a]\ngenerator = 'fal'\napi_key = 'x'\n", "did you mean 'key'?"),
        ("[backends]\na = 'fal'\n", "backends.a is a section"),
        ("[backends.a]\ngenerator = 'fal'\ngpu_hour = -1\n", "backends.a.gpu_hour"),
        ("[storage]\nkind = 'ftp'\n", "storage.kind: input should be 'local' or 's3'"),
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


def test_amounts_are_exact(tmp_path):
    found = load(
        tmp_path,
        """
        [budget]
        episode = 3.10
        day = 72
        month = "900.05"
        [backends.omni]
        generator = "gemini-omni"
        budget.day = 0.1
        [series.a]
        budget.episode = 0
        """,
        ANIGEN_BUDGET_DAY="71.99",
    )

    assert found.budget.episode == Decimal("3.10")
    assert found.budget.day == Decimal("71.99")
    assert found.budget.month == Decimal("900.05")
    assert found.backends["omni"].budget.day == Decimal("0.1")
    assert found.backends["omni"].budget.episode is None
    assert found.series["a"].budget.episode == 0


def test_a_cap_of_the_environment_is_held_to_the_same_rules(tmp_path):
    with pytest.raises(ConfigError, match=r"^ANIGEN_BUDGET_EPISODE: input should be greater"):
        load(tmp_path, "", ANIGEN_BUDGET_EPISODE="-3")


@pytest.mark.parametrize(
    "text",
    [
        "[backends.a]\ngenerator = 'fal'\nkey = ['{}']\n",
        "[backends.a]\ngenerator = 'fal'\nbase_url = ['https://me:{}@host']\n",
        "[backends.a]\ngenerator = 'fal'\nsecret = '{}'\n",
        "[backends]\na = '{}'\n",
        "[storage]\nkey = {{ value = '{}' }}\n",
        "[storage]\nkey_id = ['{}']\n",
        "[storage]\nendpoint = ['https://me:{}@host']\n",
        "[database]\nurl = ['postgresql://me:{}@host/x']\n",
        "[backends.a]\nkey = '{}\n",
        "[backends.a]\nkey = {}\n",
    ],
)
def test_a_key_that_was_put_in_the_wrong_way_is_not_repeated(tmp_path, text):
    with pytest.raises(ConfigError) as caught:
        load(tmp_path, text.format("sk-planted-77"))

    assert "sk-planted-77" not in str(caught.value)
    assert "\n" not in str(caught.value)


def test_lists_of_the_environment(tmp_path):
    found = load(
        tmp_path, "", ANIGEN_DIRECTOR_LADDER="anthropic, openai", ANIGEN_SHOOTING_VOICES="elevenlabs",
        ANIGEN_SHOOTING_IMAGES="gemini-image,animatic",
    )  # fmt: skip

    assert found.director.ladder == ("anthropic", "openai")
    assert found.shooting.voices == ("elevenlabs",)
    assert found.shooting.images == ("gemini-image", "animatic")


def test_a_folder_begins_in_the_studio_wherever_the_command_is_run(tmp_path):
    found = load(
        tmp_path,
        "[gates]\nweights = 'nets'\n[backends.pool]\ngenerator = 'comfyui'\n"
        "options = {workflows_folder = 'own', preset = '8gb'}\n"
        "[backends.far]\ngenerator = 'comfyui'\noptions = {workflows_folder = '/srv/own'}\n",
    )

    assert found.gates.weights == str(tmp_path / "nets")
    assert found.backends["pool"].options == {
        "workflows_folder": str(tmp_path / "own"), "preset": "8gb",
    }  # fmt: skip
    assert found.backends["far"].options["workflows_folder"] == "/srv/own"
