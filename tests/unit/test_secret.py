"""Secrets: read by reference, never shown, blotted out of everything that is written down."""

from __future__ import annotations

import json
import os

import pytest

from schemas.errors import ConfigError
from schemas.secret import Secret, blot, read

KEY = "sk-live-4Zz9/with+signs=="


def test_a_variable_is_read_when_asked():
    assert read("env:A_KEY", whose="the key", environment={"A_KEY": f" {KEY}\n"}).reveal() == KEY


def test_a_file_is_read_when_asked(tmp_path):
    (tmp_path / "key").write_text(f"{KEY}\n")

    assert read(f"file:{tmp_path / 'key'}", whose="the key").reveal() == KEY


@pytest.mark.parametrize(
    ("reference", "said"),
    [
        ("env:GONE", "the key is read from the variable GONE, which is not set; set it"),
        ("env:EMPTY", "the key is read from the variable EMPTY, which is not set; set it"),
        ("file:/no/such/file", "the key is read from /no/such/file, which cannot be read; "),
        (
            "env:",
            "the key must be a reference, `env:NAME`, `file:/path` or `vault:PATH#FIELD`, never",
        ),
        ("file:", "the key must be a reference"),
        ("", "the key must be a reference"),
        (KEY, "the key must be a reference"),
        (f"key:{KEY}", "the key must be a reference"),
        (f"ENV:{KEY}", "the key must be a reference"),
    ],
)
def test_what_refers_to_nothing(reference, said):
    with pytest.raises(ConfigError) as caught:
        read(reference, whose="the key", environment={"EMPTY": " \n"})

    assert str(caught.value).startswith(said)
    assert KEY not in str(caught.value)
    assert caught.value.exit_code == 2


@pytest.mark.parametrize(
    "value", ["two words", f"{KEY}\nsecond line", f"{KEY}é", f"{KEY}\x07", "“quoted”"]
)
def test_what_is_no_key_is_not_sent(tmp_path, value):
    (tmp_path / "key").write_text(value)

    for reference in (f"file:{tmp_path / 'key'}", "env:A_KEY"):
        with pytest.raises(ConfigError, match="no key has; copy it again") as caught:
            read(reference, whose="the key", environment={"A_KEY": value})
        assert KEY not in str(caught.value)
        assert value not in str(caught.value)


@pytest.mark.parametrize("spoil", ["empty", "folder", "binary"])
def test_a_file_without_a_key(tmp_path, spoil):
    file = tmp_path / "key"
    file.mkdir() if spoil == "folder" else file.write_bytes(b"" if spoil == "empty" else b"\xff")

    with pytest.raises(ConfigError, match="put the key into"):
        read(f"file:{file}", whose="the key")


def test_the_environment_of_the_process_is_the_default(monkeypatch):
    monkeypatch.setenv("ANIGEN_TEST_KEY", KEY)

    assert os.environ["ANIGEN_TEST_KEY"] == read("env:ANIGEN_TEST_KEY", whose="it").reveal()


def test_it_does_not_show_itself():
    held = Secret(KEY)

    shown = [f"{held}", f"{held!r}", f"{held!s}", str([held]), repr({"key": held})]
    assert not any(KEY in one for one in shown)
    assert "…" in shown[0]
    with pytest.raises(TypeError):
        json.dumps(held)


def test_an_empty_one_is_no_key():
    assert not Secret("")
    assert Secret(KEY)


def test_it_is_blotted_out_wherever_it_stands():
    Secret(KEY)

    said = blot(f"Bearer {KEY}: {{'key': '{KEY}'}}")

    assert said == "Bearer …: {'key': '…'}"


def test_a_key_within_a_longer_one_leaves_nothing_of_it():
    Secret("sk-part"), Secret("sk-part-and-the-rest")

    assert blot("a sk-part-and-the-rest b sk-part c") == "a … b … c"


def test_what_is_too_short_for_a_key_stays():
    Secret("it")

    assert blot("it is it") == "it is it"


def test_what_nobody_has_read_stays():
    assert blot("sk-nobodys-own") == "sk-nobodys-own"
