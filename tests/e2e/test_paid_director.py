"""Episodes that a model writes: made by the real command line, with the vendors' stand-ins."""

from __future__ import annotations

from decimal import Decimal

import pytest

KEY = {"PAID_KEY": "sk-stand-in-0123456789abcdef"}
VENDORS = {
    "anthropic": ("anthropic", "claude-opus-5-5", ""),
    "openai": ("openai", "gpt-6.1-sol", "/v1"),
    "openai-compatible": ("openai", "local-model", "/v1"),
}


@pytest.fixture
def written(new_studio, tmp_path, stand_ins):
    """A studio with directors of these kinds on its ladder, in that order."""

    def write(*generators: str):
        folder = new_studio(tmp_path / "studio")
        with (folder / "anigen.toml").open("a") as file:
            for generator in generators:
                vendor, model, path = VENDORS[generator]
                file.write(
                    f'[backends.{generator}]\ngenerator = "{generator}"\nkey = "env:PAID_KEY"\n'
                    f'model = "{model}"\nbase_url = "{stand_ins.url}/{vendor}{path}"\n'
                )
                if generator == "openai-compatible":
                    file.write("options = {free = true}\n")
            file.write(f"[director]\nladder = {list(generators)}\n[budget]\nepisode = 20\n")
        return folder

    return write


@pytest.mark.parametrize("generator", VENDORS)
def test_an_episode_is_written_by_a_model(generator, written, say, stand_ins):
    folder, (vendor, _, _) = written(generator), VENDORS[generator]
    before = stand_ins.total(vendor)
    (made,) = say("make", "--draft", "--studio", folder, "--json", **KEY).json()
    (told,) = say("status", "--studio", folder, "--json", **KEY).json()[0]["episodes"]

    assert told["state"] == "aired"
    assert not made["degraded"]
    if generator == "openai-compatible":
        assert Decimal(made["usd"]) == 0
    else:
        assert Decimal(made["usd"]) == stand_ins.total(vendor) - before > 0
    assert say("canon", "check", "--all", "--studio", folder, **KEY).code == 0


def test_the_next_director_writes_when_one_refuses(written, say, stand_ins):
    folder = written("anthropic", "openai")
    before = stand_ins.total("anthropic"), stand_ins.total("openai")
    stand_ins.mood("anthropic", "refusal", times=3)
    (made,) = say("make", "--draft", "--studio", folder, "--json", **KEY).json()

    refused, wrote = (
        stand_ins.total(v) - b for v, b in zip(("anthropic", "openai"), before, strict=True)
    )
    assert refused > 0
    assert wrote > 0
    assert Decimal(made["usd"]) == refused + wrote
    assert made["degraded"]


def test_the_offline_director_writes_when_nobody_else_does(written, say, stand_ins):
    folder = written("anthropic", "openai")
    before = stand_ins.total("anthropic")
    stand_ins.mood("anthropic", "spend_limit", times=100)
    stand_ins.mood("openai", "401", times=100)
    (made,) = say("make", "--draft", "--studio", folder, "--json", **KEY).json()

    assert Decimal(made["usd"]) == 0
    assert stand_ins.total("anthropic") == before
    assert made["degraded"]
