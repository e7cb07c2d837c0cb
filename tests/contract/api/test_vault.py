"""Secrets that lie in Vault: read by reference, and one sentence for everything that can be wrong."""

from __future__ import annotations

import json
import logging
import socket
import sys
import urllib.request
from typing import Any

import pytest

from orchestrator import backends, site
from schemas import prices
from schemas import settings as config
from schemas.errors import ConfigError
from schemas.secret import blot, read
from schemas.settings import ApiSettings, WebSettings
from stand_ins.vault import TOKEN

KEY = "key_Zt5Vn8Qm3Lw0Xc7Rb2Yk"


class Vault:
    """The stand-in, as a test sees it."""

    def __init__(self, url: str) -> None:
        self.url = f"{url}/vault"
        self.environment = {"VAULT_ADDR": self.url, "VAULT_TOKEN": TOKEN}

    def keep(self, where: str, fields: dict[str, Any] | None, **more: str) -> None:
        """Something lies at MOUNT/PATH; null: it did, and was deleted."""
        mount, _, path = where.partition("/")
        self._post("_keep", {"mount": mount, "path": path, "fields": fields} | more)

    def seal(self, sealed: bool) -> None:
        self._post("_seal", {"sealed": sealed})

    def reads(self) -> list[dict[str, str]]:
        with urllib.request.urlopen(f"{self.url}/_reads", timeout=20) as answer:
            return json.load(answer)

    def read(self, reference: str, **environment: str) -> str:
        found = read(reference, whose="the key", environment=self.environment | environment)
        return found.reveal()

    def refused(self, reference: str, **environment: str) -> str:
        with pytest.raises(ConfigError) as refused:
            self.read(reference, **environment)
        assert TOKEN not in str(refused.value)
        assert KEY not in str(refused.value)
        return str(refused.value)

    def _post(self, path: str, said: dict[str, Any]) -> None:
        asked = urllib.request.Request(f"{self.url}/{path}", json.dumps(said).encode())
        urllib.request.urlopen(asked, timeout=20).close()


@pytest.fixture
def vault(stand_ins):
    made = Vault(stand_ins.url)
    made.keep("secret/anigen", {"runway": KEY, "spare": f" {KEY}2\n"})
    yield made
    made.seal(False)


def test_a_field_is_read(vault):
    before = len(vault.reads())
    assert vault.read("vault:secret/anigen#runway") == KEY
    assert vault.read("vault:/secret/anigen#spare") == f"{KEY}2"
    assert vault.reads()[before:] == [{"path": "secret/anigen", "namespace": ""}] * 2


def test_a_path_may_be_deep_and_the_store_somewhere_else(vault):
    vault.keep("team/shows/weather/anigen", {"fal.key": KEY})
    assert vault.read("vault:team/shows/weather/anigen#fal.key") == KEY


def test_the_token_may_lie_in_a_file(vault, tmp_path):
    (tmp_path / "token").write_text(f"{TOKEN}\n")
    told = {"VAULT_TOKEN": "", "VAULT_TOKEN_FILE": str(tmp_path / "token")}
    assert vault.read("vault:secret/anigen#runway", **told) == KEY
    said = vault.refused("vault:secret/anigen#runway", **told | {"VAULT_TOKEN_FILE": "/no/such"})
    assert "/no/such, which cannot be read; correct VAULT_TOKEN_FILE" in said


def test_a_namespace_is_told(vault):
    vault.keep("secret/anigen", {"runway": "theirs-and-nobody-elses"}, namespace="team-a")
    found = vault.read("vault:secret/anigen#runway", VAULT_NAMESPACE="team-a")
    assert found == "theirs-and-nobody-elses"
    assert "there is nothing at that path" in vault.refused(
        "vault:secret/anigen#runway", VAULT_NAMESPACE="team-b"
    )


@pytest.mark.parametrize(
    ("reference", "said"),
    [
        ("vault:", "the key must be a reference, `env:NAME`, `file:/path` or `vault:PATH#FIELD`"),
        ("vault:secret/anigen", "names no field; write `vault:MOUNT/PATH#FIELD`"),
        ("vault:secret/anigen#", "names no field"),
        ("vault:secret#runway", "names no field"),
        ("vault:#runway", "names no field"),
        ("vault:secret/anigen#gone", "has no text named 'gone'; put the key into that field"),
        ("vault:secret/nothing#runway", "there is nothing at that path"),
        ("vault:secret/data/anigen#runway", "as in `vault kv get`, without `data/`"),
        ("vault:secret/deleted#runway", "there is nothing at that path"),
        ("vault:old/anigen#runway", "in a key/value store of version 2"),
        ("vault:secret/locked/anigen#runway", "which this token may not read; give it a policy"),
        ("vault:secret/odd#number", "has no text named 'number'"),
        ("vault:secret/odd#empty", "has no text named 'empty'"),
        ("vault:secret/odd#blank", "holds blanks or characters that no key has"),
    ],
)
def test_what_refers_to_nothing(vault, reference, said):
    vault.keep("secret/deleted", None)
    vault.keep("secret/odd", {"number": 7, "empty": " ", "blank": "two words"})
    assert said in vault.refused(reference)


def test_a_wrong_token_or_none(vault):
    where = "vault:secret/anigen#runway"
    assert "which this token may not read" in vault.refused(where, VAULT_TOKEN="hvs.another-one")
    assert "set VAULT_TOKEN, or VAULT_TOKEN_FILE" in vault.refused(where, VAULT_TOKEN="")


def test_while_it_is_sealed(vault):
    vault.seal(True)
    assert "and Vault is sealed; unseal it" in vault.refused("vault:secret/anigen#runway")
    vault.seal(False)
    assert vault.read("vault:secret/anigen#runway") == KEY


def test_where_it_is_has_to_be_said_and_right(vault, stand_ins):
    where = "vault:secret/anigen#runway"
    for address in ("", "vault.example:8200", "file:///etc"):
        assert "set VAULT_ADDR to its https:// address" in vault.refused(where, VAULT_ADDR=address)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        nobody = f"http://127.0.0.1:{taken.getsockname()[1]}"
    said = vault.refused(where, VAULT_ADDR=nobody)
    assert said == (
        "the key is read from vault:secret/anigen#runway, and Vault cannot be reached; correct"
        " VAULT_ADDR, or start it"
    )
    elsewhere = f"{stand_ins.url}/_ledger?"  # a server, and no Vault
    assert "correct VAULT_ADDR" in vault.refused(where, VAULT_ADDR=elsewhere)


def test_without_the_extra_it_says_what_to_install(vault, monkeypatch):
    for name in [one for one in sys.modules if one.partition(".")[0] == "hvac"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "hvac", None)
    assert "run pip install 'anigen[vault]'" in vault.refused("vault:secret/anigen#runway")


def test_neither_the_key_nor_the_token_is_written_down(vault, caplog, capfd):
    caplog.set_level(logging.DEBUG)
    vault.read("vault:secret/anigen#runway")
    vault.refused("vault:secret/nothing#runway")
    written = caplog.text + "".join(capfd.readouterr())
    assert "/v1/secret/data/anigen" in written  # so it was looked for where it would be
    assert KEY not in written
    assert TOKEN not in written
    assert blot(f"{KEY} {TOKEN}") == "… …"


def test_every_setting_that_is_a_secret_takes_it(vault, monkeypatch, tmp_path):
    for name, value in vault.environment.items():
        monkeypatch.setenv(name, value)
    assert site.password(WebSettings(password="vault:secret/anigen#runway")).reveal() == KEY
    vault.keep("secret/jwt", {"shared": KEY * 2, "public": "-----BEGIN PUBLIC KEY-----\nMII\n"})
    assert site._jwt_key(ApiSettings(jwt_key="vault:secret/jwt#shared")).reveal() == KEY * 2
    pem = site._jwt_key(ApiSettings(jwt_key="vault:secret/jwt#public")).reveal()
    assert pem == "-----BEGIN PUBLIC KEY-----\nMII"
    (tmp_path / "anigen.toml").write_text(
        '[shooting]\ncast = ["film"]\n[backends.film]\ngenerator = "runway"\n'
        'key = "vault:secret/anigen#gone"\n'
    )
    made = backends.set_up(config.load(tmp_path), prices.load(tmp_path), tmp_path / "cache")
    assert "has no text named 'gone'" in made.absent["film"]
