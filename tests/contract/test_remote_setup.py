"""Setting up a remote backend: every mistake is one sentence, and no key is ever shown."""

from __future__ import annotations

import json
from importlib import import_module

import pytest

from generators import registry
from generators.remote.google import Token
from schemas import prices
from schemas.errors import (
    BackendClosedError,
    BackendUnreachableError,
    ConfigError,
    RetiredModelError,
)
from schemas.operation import Terms
from schemas.secret import Secret
from schemas.take import Capabilities
from stand_ins.cloud import TOKEN
from stand_ins.shots import KEY, NEEDED, VENDORS, backend, shot, terms

FIRST = {"gemini": "gemini-omni-1.2-flash", "veo": "veo-3.1-fast-generate-001",
         "fal": "fal/google/gemini-omni-flash", "runway": "runway/veo3.1_fast",
         "replicate": "replicate/wan-video/wan-3.0"}  # fmt: skip


def create(name, folder, terms, **options):
    return import_module(f"generators.remote.{name}").create(
        NEEDED.get(name, {}) | options, folder=folder, terms=terms
    )


@pytest.mark.parametrize("name", VENDORS)
def test_the_first_model_of_the_list_is_the_default(name, tmp_path):
    made = backend(name, tmp_path)
    assert made.seller.priced.id == FIRST[name]
    assert made.capabilities.paid
    assert not made.capabilities.offline
    assert made.capabilities.makes_audio == (name != "replicate")
    assert KEY not in repr(made.__dict__) + repr(made.seller.__dict__) + repr(terms(name))


@pytest.mark.parametrize("name", VENDORS)
@pytest.mark.parametrize(
    ("change", "error", "words"),
    [({"key": ""}, ConfigError, "no key"), ({"model": "gpt-6.1-sol"}, ConfigError, "cannot sell"),
     ({"url": "nonsense:"}, ConfigError, "base_url")],
)  # fmt: skip
def test_a_mistake_is_one_sentence(name, tmp_path, change, error, words):
    with pytest.raises(error, match=words) as caught:
        create(name, tmp_path, terms(name, **change))
    assert "\n" not in str(caught.value)
    assert KEY not in str(caught.value)


@pytest.mark.parametrize("name", VENDORS)
def test_an_unknown_model_has_no_price(name, tmp_path):
    model = FIRST[name] + "-9"
    with pytest.raises(ConfigError, match=r"no price for model .*did you mean"):
        create(name, tmp_path, terms(name, model=model))


@pytest.mark.parametrize("name", VENDORS)
@pytest.mark.parametrize(
    ("options", "words"),
    [({"colour": "red"}, "'colour'.*it knows.*deadline_s"), ({"parallel": 0}, "'parallel'"),
     ({"size": "8k"}, "makes .*not '8k'"), ({"timeout_s": -1}, "'timeout_s'")],
)  # fmt: skip
def test_wrong_options_are_named(name, tmp_path, options, words):
    with pytest.raises(ConfigError, match=words):
        create(name, tmp_path, terms(name), **options)


def changed(model_id, **changes):
    listed = prices.load()
    models = tuple(
        model.model_copy(update=changes) if model.id == model_id else model
        for model in listed.models
    )
    return listed.model_copy(update={"models": models})


@pytest.mark.parametrize("name", VENDORS)
def test_what_the_list_lacks_is_found_before_anything_is_bought(name, tmp_path):
    from datetime import date

    model = FIRST[name]
    retired = changed(model, ends=date(2026, 1, 1))
    with pytest.raises(RetiredModelError, match="was retired on 2026-01-01"):
        create(name, tmp_path, terms(name, model=model, listed=retired))
    [rate] = {m.id: m for m in prices.load().models}[model].rates
    later = rate.model_copy(update={"since": date(2999, 1, 1)})
    with pytest.raises(ConfigError, match="no price before 2999"):
        create(name, tmp_path, terms(name, model=model, listed=changed(model, rates=(later,))))
    free = rate.model_copy(update={"second": {}})
    with pytest.raises(ConfigError, match="no price for a second"):
        create(name, tmp_path, terms(name, model=model, listed=changed(model, rates=(free,))))
    with pytest.raises(ConfigError, match="no `seconds`"):
        create(name, tmp_path, terms(name, model=model, listed=changed(model, seconds=())))


def test_a_retired_model_is_not_the_default(tmp_path):
    from datetime import date

    listed = changed("gemini-omni-1.2-flash", ends=date(2026, 1, 1))
    made = create("gemini", tmp_path, terms("gemini", listed=listed))
    assert made.seller.priced.id == "gemini-omni-1.1-flash"
    none = prices.Prices(as_of=listed.as_of)
    with pytest.raises(RetiredModelError, match="no model gemini-"):
        create("gemini", tmp_path, terms("gemini", listed=none))


def test_continuity_is_what_the_model_can(tmp_path):
    assert backend("gemini", tmp_path).capabilities.longest_s == 30
    assert backend("gemini", tmp_path, continuity="frame").capabilities.longest_s == 60
    with pytest.raises(ConfigError, match="cannot join parts by 'extend'"):
        backend("veo", tmp_path, continuity="extend")


def test_runway_has_its_own_shapes(tmp_path):
    listed = changed("runway/gen4.5", sizes=("480p",))
    with pytest.raises(ConfigError, match="Runway makes 720p"):
        create("runway", tmp_path, terms("runway", model="runway/gen4.5", listed=listed))


@pytest.mark.parametrize("name", ["gemini-omni", "veo", "fal", "runway", "replicate"])
def test_the_registry_gives_terms_to_those_who_sell(name, tmp_path):
    known = {"gemini-omni": "gemini"}.get(name, name)
    options = NEEDED.get(known, {})
    made = registry.create(name, options, folder=tmp_path / "cache", terms=terms(known))
    assert made.seller.name == known
    assert made.estimate(shot()) > 0
    with pytest.raises(ConfigError, match="is paid; configure"):
        registry.create(name, options, folder=tmp_path / "cache")


@pytest.fixture
def account(stand_ins):
    """The file of a service account, whose tokens come from the stand-in."""
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric import rsa

    key = rsa.generate_private_key(public_exponent=65537, key_size=2048).private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )  # fmt: skip
    return {
        "type": "service_account", "project_id": "p", "private_key_id": "1",
        "private_key": key.decode(), "client_email": "a@p.iam.gserviceaccount.com",
        "client_id": "1", "token_uri": f"{stand_ins.url}/cloud/token",
    }  # fmt: skip


@pytest.mark.anyio
async def test_a_service_account_gets_a_token_once(account, tmp_path):
    file = tmp_path / "account.json"
    file.write_text(json.dumps(account))
    for token in (Token("veo", Secret(""), file), Token("veo", Secret(json.dumps(account)), None)):
        await token.renew()
        assert token.reveal() == TOKEN
        await token.renew()
        assert token.reveal() == TOKEN


@pytest.mark.anyio
async def test_a_shot_is_bought_with_a_service_account(account, stand_ins, pocket, tmp_path):
    from schemas.take import nothing

    file, into = tmp_path / "account.json", tmp_path / "into"
    file.write_text(json.dumps(account))
    into.mkdir()
    base = Terms("veo", Secret(""), "", f"{stand_ins.url}/cloud", prices.load())
    made = create("veo", tmp_path, base, credentials=str(file))
    assert (await made.generate(shot(), into=into, progress=nothing, till=pocket)).frames == 24
    await made.aclose()


@pytest.mark.anyio
async def test_a_service_account_may_be_turned_away(account, stand_ins, tmp_path):
    wrong = account | {"token_uri": f"{stand_ins.url}/fal/v1/nobody"}
    token = Token("veo", Secret(json.dumps(wrong)), None)
    with pytest.raises(BackendClosedError, match="service account"):
        await token.renew()


@pytest.mark.anyio
async def test_nobody_gives_a_token(account):
    nowhere = account | {"token_uri": "http://127.0.0.1:9/token"}
    with pytest.raises(BackendUnreachableError, match="for a token"):
        await Token("veo", Secret(json.dumps(nowhere)), None).renew()


class Entry:
    """What a package offers."""

    dist = None

    def __init__(self, make):
        self.load = lambda: make


class Paid:
    """A generator that costs money and does not say how."""

    def __init__(self, **parts):
        self.__dict__ |= parts
        self.capabilities = Capabilities(paid=True)

    def estimate(self, request):
        return 1

    async def generate(self, request, *, into, progress):
        raise AssertionError

    async def aclose(self):
        """Nothing is held."""


@pytest.mark.parametrize(
    "make",
    [lambda options, *, folder: Paid(seller=1), lambda options, *, folder, terms: Paid()],
    ids=["no terms", "no seller"],
)
def test_one_that_cannot_say_what_it_buys_is_refused(make, tmp_path, monkeypatch):
    monkeypatch.setattr(registry, "_entry_points", lambda: {"paid": Entry(make)})
    with pytest.raises(ConfigError, match="cannot say what it buys"):
        registry.create("paid", {}, folder=tmp_path / "cache", terms=terms("fal"))


def test_one_that_says_what_it_buys_is_given_its_terms(tmp_path, monkeypatch):
    def make(options, *, folder, terms):
        return Paid(seller=terms)

    monkeypatch.setattr(registry, "_entry_points", lambda: {"paid": Entry(make)})
    given = terms("fal")
    made = registry.create("paid", {}, folder=tmp_path / "cache", terms=given)
    assert made.seller is given


@pytest.mark.parametrize("text", ["{", "{}", '{"type": "user"}'])
def test_credentials_must_be_those_of_a_service_account(tmp_path, text):
    file = tmp_path / "account.json"
    file.write_text(text)
    with pytest.raises(ConfigError, match="service account"):
        Token("veo", Secret(""), file) if text == "{" else Token("veo", Secret(text), None)
    with pytest.raises(ConfigError, match="cannot be read"):
        Token("veo", Secret(""), tmp_path / "nothing.json")
