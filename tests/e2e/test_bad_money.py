"""What is wrong with keys, models, prices, caps, buckets and clocks is found before it costs anything.

The doctor names it in one sentence with a remedy, and an episode airs all the same.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from urllib.parse import urlsplit

import asyncpg
import pytest

from schemas import prices
from stand_ins import store as s3

pytestmark = pytest.mark.anyio

GOOD, WRONG, ECHO = "sk-good-81237741", "sk-wrong-77120934", "sk-echo-55018823"
PLAIN = "sk-plain-99120377"
KEYS = {
    "A_GOOD_KEY": GOOD, "A_WRONG_KEY": WRONG, "AN_ECHOED_KEY": ECHO, "A_POOR_KEY": "sk-poor-20993846",
    "A_BUSY_KEY": "sk-busy-10293847", "A_SHY_KEY": "sk-shy-44120938", "A_BROKEN_KEY": "sk two words",
}  # fmt: skip
SOON, OLD = prices.today() + timedelta(days=10), prices.today() - timedelta(days=200)
PRICES = f"""
as_of: {OLD}
models:
  - {{id: claude-gone, kind: text, ends: 2026-01-01, rates: [{{since: 2025-01-01, mtok: {{in: 1, out: 2}}}}]}}
  - {{id: claude-to-come, kind: text, rates: [{{since: 2999-01-01, mtok: {{in: 1, out: 2}}}}]}}
  - {{id: claude-half, kind: text, rates: [{{since: 2025-01-01, mtok: {{in: 1}}}}]}}
  - {{id: runway/old, kind: video, ends: 2026-01-01, seconds: [5], sizes: [720p],
      rates: [{{since: 2025-01-01, second: {{any: 0.1}}}}]}}
  - {{id: gemini-sizeless, kind: video, seconds: [5], sizes: [720p],
      rates: [{{since: 2025-01-01, second: {{1080p: 0.1}}}}]}}
  - {{id: veo-leaving, kind: video, ends: {SOON}, seconds: [8], sizes: [720p],
      rates: [{{since: 2025-01-01, second: {{any: 0.1}}}}]}}
"""
VEO = '''generator = "veo"
key = "env:A_GOOD_KEY"
model = "veo-leaving"
options.project = "anigen-tests"'''
LOST = '''generator = "veo"
options.project = "anigen-tests"
options.credentials = "/no/such.json"'''
# name → where it is used, its settings, what the doctor says of it, and the remedy
ILL = {
    "no-key": ("cast", 'generator = "runway"\nkey = "env:ANIGEN_TEST_NO_SUCH_KEY"',
               "is read from the variable ANIGEN_TEST_NO_SUCH_KEY, which is not set", "set it"),
    "no-file": ("cast", 'generator = "fal"\nkey = "file:/no/such/key"',
                "is read from /no/such/key, which cannot be read", "put the key into that file"),
    "broken": ("cast", 'generator = "fal"\nkey = "env:A_BROKEN_KEY"',
               "holds blanks or characters that no key has", "copy it again"),
    "plain": ("images", f'generator = "gpt-image"\nkey = "{PLAIN}"',
              "must be a reference, `env:NAME`, `file:/path` or `vault:PATH#FIELD`, never the key itself",
              "correct [backends.plain]"),
    "wrong": ("ladder", 'generator = "anthropic"\nkey = "env:A_WRONG_KEY"',
              "refuses the key", "correct it"),
    "wrong-film": ("cast", 'generator = "gemini-omni"\nkey = "env:A_WRONG_KEY"',
                   "API key not valid", ""),
    "wrong-voice": ("voices", 'generator = "elevenlabs"\nkey = "env:A_WRONG_KEY"',
                    "Invalid API key", "check the key and the account"),
    "echo": ("cast", 'generator = "fal"\nkey = "env:AN_ECHOED_KEY"',
             "(your key is …)", "check the key and the account"),
    "typo": ("ladder", 'generator = "anthropic"\nkey = "env:A_GOOD_KEY"\nmodel = "claude-opus-5-6"',
             "there is no price for model 'claude-opus-5-6'", "did you mean 'claude-opus-5-5'?"),
    "unheard-of": ("ladder", 'generator = "openai"\nkey = "env:A_GOOD_KEY"\nmodel = "zzz"',
                   "there is no price for model 'zzz'", "add it to prices.yaml"),
    "gone": ("ladder", 'generator = "anthropic"\nkey = "env:A_GOOD_KEY"\nmodel = "claude-gone"',
             "was retired on 2026-01-01", "choose another one"),
    "old": ("cast", 'generator = "runway"\nkey = "env:A_GOOD_KEY"\nmodel = "runway/old"',
            "was retired on 2026-01-01", "choose another one"),
    "to-come": ("ladder", 'generator = "openai"\nkey = "env:A_GOOD_KEY"\nmodel = "claude-to-come"',
                "has no price before 2999-01-01", "add one to prices.yaml"),
    "half": ("ladder", 'generator = "openai"\nkey = "env:A_GOOD_KEY"\nmodel = "claude-half"',
             "has no price for a million tokens `in` and `out`", "add them"),
    "sizeless": ("cast", 'generator = "gemini-omni"\nkey = "env:A_GOOD_KEY"\nmodel = "gemini-sizeless"',
                 "has no price for a second of 720p", "add one"),
    "other": ("cast", 'generator = "runway"\nkey = "env:A_GOOD_KEY"\nmodel = "claude-opus-5-5"',
              "cannot sell model 'claude-opus-5-5'", "its models begin 'runway/'"),
    "optional": ("cast", 'generator = "fal"\nkey = "env:A_GOOD_KEY"\noptions.szie = "720p"',
                 "option 'szie' of backend 'optional' is wrong", ""),
    "no-account": ("cast", LOST, "credentials of no-account is /no/such.json, which cannot be read",
                   "name the JSON file of a service account"),
    "poor": ("cast", 'generator = "runway"\nkey = "env:A_POOR_KEY"',
             "the account has no credit left", "add credit at the vendor"),
    "deaf": ("voices", 'generator = "gemini-tts"\nkey = "env:A_GOOD_KEY"\nbase_url = "http://127.0.0.1:1"',
             "its vendor does not answer", "base_url"),
    "astray": ("cast", 'generator = "fal"\nkey = "env:A_GOOD_KEY"\nbase_url = "fal.example"',
               "the base_url of astray is 'fal.example'", "it must be an http address"),
}  # fmt: skip
WELL = {
    "good": ("ladder", 'generator = "anthropic"\nkey = "env:A_GOOD_KEY"',
             "the key is good for claude-opus-5-5"),
    "good-film": ("cast", 'generator = "runway"\nkey = "env:A_GOOD_KEY"',
                  "the key is good for runway/veo3.1_fast, 12,500 credits are left"),
    "good-voice": ("voices", 'generator = "elevenlabs"\nkey = "env:A_GOOD_KEY"',
                   "the key is good for eleven_v4, 96,000 credits are left"),
    "good-image": ("images", 'generator = "gemini-image"\nkey = "env:A_GOOD_KEY"',
                   "the key is good for gemini-nano-banana-2.1"),
    "busy": ("cast", 'generator = "replicate"\nkey = "env:A_BUSY_KEY"', "not checked: busy answers HTTP 429"),
    "shy": ("voices", 'generator = "elevenlabs"\nkey = "env:A_SHY_KEY"',
            "not checked: its key may buy, but ask nothing"),
    "silent": ("cast", VEO, "not checked: its vendor answers no free question"),
    "leaving": ("ladder", 'generator = "openai"\nkey = "env:A_GOOD_KEY"\nmodel = "gpt-6-luna"',
                "the key is good for gpt-6-luna"),
}  # fmt: skip


def configured(backends: dict[str, tuple], address: str) -> str:
    """The settings of a studio that uses them all."""
    used: dict[str, list[str]] = {"ladder": [], "cast": [], "voices": [], "images": []}
    sections = []
    for name, (where, lines, *_) in backends.items():
        used[where].append(name)
        version = "/v1" if '"openai"' in lines or '"gpt-image"' in lines else ""
        own = "" if "base_url" in lines else f'\nbase_url = "{address}{version}"'
        options = "".join(f"\n{line}" for line in lines.splitlines() if line.startswith("options"))
        plain = "\n".join(line for line in lines.splitlines() if not line.startswith("options"))
        sections.append(f"[backends.{name}]\n{plain}{own}{options}\n")
    ladder = json.dumps(used.pop("ladder"))
    shooting = "".join(f"{name} = {json.dumps(names)}\n" for name, names in used.items())
    return f"[director]\nladder = {ladder}\n[shooting]\n{shooting}" + "".join(sections)


def plain(text: str) -> bool:
    """Whether a text is one line of decent length without any key in it."""
    keys = [*KEYS.values(), PLAIN]
    return "\n" not in text and len(text) <= 320 and not any(key in text for key in keys)


@pytest.fixture(scope="module")
def clinic(scratch, new_studio, say, _house):
    """What the doctor says of a studio in which everything is wrong that can be."""
    folder = new_studio(scratch / "clinic")
    (folder / "prices.yaml").write_text(PRICES)
    with (folder / "anigen.toml").open("a") as file:
        file.write("[budget]\nepisode = 3.00\n")
        file.write(configured(ILL | WELL, f"{_house.url}/account"))
    before = len(_house.asked())
    answer = say("doctor", "--studio", folder, "--json", **KEYS)
    assert len(_house.asked()) == before
    words = say("doctor", "--studio", folder, **KEYS)
    return answer, words


@pytest.fixture(scope="module")
def found(clinic) -> dict[str, dict]:
    """The checks by their names."""
    return {check["name"]: check for check in json.loads(clinic[0].out)}


def test_the_doctor_finds_fault_and_shows_no_key(clinic):
    answer, words = clinic

    assert answer.code == words.code == 1
    assert answer.err == words.err == ""
    assert not [key for key in (*KEYS.values(), PLAIN) if key in answer.out + words.out]
    assert "BAD  backend no-key: the key of backend 'no-key' is read from" in words.out
    assert all(plain(line) for line in words.out.splitlines())


@pytest.mark.parametrize("name", ILL)
def test_what_is_wrong_with_a_backend_is_found(found, name):
    _, _, said, remedy = ILL[name]
    check = found[f"backend {name}"]

    assert not check["good"]
    assert said in check["text"]
    assert remedy in check["remedy"]
    assert check["remedy"]
    assert plain(check["text"])
    assert plain(check["remedy"])


@pytest.mark.parametrize("name", WELL)
def test_what_is_right_with_a_backend_is_said(found, name):
    check = found[f"backend {name}"]

    assert check["good"]
    assert check["text"] == WELL[name][2]


@pytest.mark.parametrize(("name", "model"), [("silent", "veo-leaving"), ("leaving", "gpt-6-luna")])
def test_a_model_that_leaves_soon_is_told_in_time(found, name, model):
    check = found[f"model of {name}"]

    assert not check["good"]
    assert check["text"] == f"{model} ends on {SOON}, in 10 days"
    assert f"backends.{name}.model" in check["remedy"]


def test_an_old_price_list_is_not_believed(found):
    assert not found["prices"]["good"]
    assert found["prices"]["text"] == f"the price list is of {OLD}, 200 days old"
    assert "prices.yaml" in found["prices"]["remedy"]


def test_the_caps_are_told_by_the_clock(found):
    assert found["budget"]["good"]
    assert found["budget"]["text"] == "at most $3.00 a day, $6.00 a month"  # one in thirty days


def test_a_studio_in_which_all_is_well(scratch, new_studio, say, stand_ins):
    well = {name: WELL[name] for name in ("good", "good-film", "good-voice", "good-image")}
    folder = new_studio(scratch / "well")
    with (folder / "anigen.toml").open("a") as file:
        file.write("[budget]\nepisode = 0\n" + configured(well, f"{stand_ins.url}/account"))
    checks = {
        check["name"]: check for check in say("doctor", "--studio", folder, "--json", **KEYS).json()
    }

    assert all(check["good"] for check in checks.values())
    assert checks["budget"]["text"] == "budget.episode is 0, so nothing will be bought"
    assert checks["cast"]["text"] == "good-film → animatic"


@pytest.fixture(scope="module")
def blank(scratch, new_studio) -> Path:
    """A studio in which nobody has done anything yet."""
    return new_studio(scratch / "blank")


@pytest.fixture
def studio(blank, tmp_path):
    """A studio with some more settings."""

    def write(more: str) -> Path:
        folder = Path(shutil.copytree(blank, tmp_path / "studio"))
        with (folder / "anigen.toml").open("a") as file:
            file.write(more)
        return folder

    return write


# Caps


@pytest.mark.parametrize(
    ("budget", "named"),
    [
        (
            "[budget]\nepisode = -0.01\n",
            "budget.episode: input should be greater than or equal to 0",
        ),
        ("[budget]\nday = 1e9\n", "budget.day: input should be less than or equal to 100000"),
        ("[budget]\nmonth = nan\n", "budget.month: input should be a finite number"),
        ("[backends.x]\ngenerator = 'fal'\nbudget.day = -1\n", "backends.x.budget.day"),
        ("[series.small-weather-office.budget]\nmonth = -1\n", "budget.month"),
    ],
)
def test_a_cap_that_cannot_be_meant(studio, say, budget, named):
    folder = studio(budget)

    assert named in say("plan", "--studio", folder).complaint(2)
    assert not (folder / "database").exists()


def test_the_doctor_on_a_cap_that_cannot_be_meant(studio, say):
    answer = say("doctor", "--studio", studio("[budget]\nepisode = 1e9\n"))

    assert answer.code == 1
    assert "anigen.toml: budget.episode: input should be less than or equal to 100000" in answer.out
    assert answer.err == ""


@pytest.mark.parametrize("cap", ["-1", "100001", "nan", "three", "1e-10"])
def test_a_cap_on_the_command_line_that_cannot_be_meant(blank, say, cap):
    said = say("make", "--studio", blank, f"--cap={cap}").complaint(2)

    assert repr(cap) in said
    assert "from 0 to 100000" in said
    assert not (blank / "database").exists()


# Prices


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("as_of: 2026-11-20\nmodels: [{id: a", "prices.yaml:2 cannot be read"),
        ("models: []\n", "prices.yaml: as_of: Field required"),
        (
            PRICES.replace("in: 1, out: 2", "in: 1, out: -2"),
            "prices.yaml: models.0.rates.0.mtok.out",
        ),
    ],
)
def test_a_price_list_that_is_wrong(studio, say, text, named):
    folder = studio("")
    (folder / "prices.yaml").write_text(text)

    assert named in say("plan", "--studio", folder).complaint(2)


def test_the_doctor_on_a_price_list_that_is_wrong(studio, say):
    folder = studio("")
    (folder / "prices.yaml").write_text("models: []\n")
    answer = say("doctor", "--studio", folder)

    assert answer.code == 1
    assert f"BAD  studio: {folder}/prices.yaml: as_of: Field required" in answer.out


# The bucket


@pytest.fixture(scope="module")
def store() -> Iterator[s3.Store]:
    with s3.running() as running:
        running.bucket("the-films")
        yield running


def stored(store: s3.Store, **changes: str) -> str:
    """The settings of a studio that sends its episodes to a bucket."""
    settings = store.settings("the-films").model_dump(
        include={"kind", "bucket", "endpoint", "key_id", "key"}
    )
    lines = [f"{name} = {json.dumps(value)}\n" for name, value in (settings | changes).items()]
    return "[storage]\n" + "".join(lines)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"bucket": "the-flms"}, "there is no bucket 'the-flms'"),
        ({"endpoint": "http://127.0.0.1:1"}, "nobody answers at http://127.0.0.1:1"),
        (
            {"key": "env:ANIGEN_TEST_NO_SUCH_KEY"},
            "variable ANIGEN_TEST_NO_SUCH_KEY, which is not set",
        ),
        ({"key": PLAIN}, "storage.key must be a reference"),
    ],
)
def test_a_bucket_that_cannot_be_used(store, studio, say, changes, said):
    answer = say("doctor", "--studio", studio(stored(store, **changes)), "--json", **s3.KEYS)
    (check,) = [check for check in json.loads(answer.out) if check["name"] == "bucket"]

    assert answer.code == 1
    assert answer.err == ""
    assert said in check["text"] + "; " + check["remedy"]
    assert check["remedy"]
    assert plain(check["text"])
    assert not [key for key in s3.KEYS.values() if key in answer.out]


def test_a_bucket_that_may_only_be_read(store, studio, say):
    folder = studio(stored(store))
    with store.guarded("s3:ListBucket", "s3:GetObject") as keys:
        answer = say("doctor", "--studio", folder, "--json", **keys)
    (check,) = [check for check in json.loads(answer.out) if check["name"] == "bucket"]

    assert not check["good"]
    assert check["text"] == "the key may not write into the bucket 'the-films'"
    assert "s3:PutObject" in check["remedy"]
    checks = say("doctor", "--studio", folder, "--json", **s3.KEYS).json()
    assert all(check["good"] for check in checks)
    assert not {"prices", "budget", "orders"} & {check["name"] for check in checks}, "all is free"


# Clocks, and what nobody can tell


@pytest.fixture
def elsewhere(studio, url) -> Path:
    """A studio whose database stands elsewhere."""
    return studio(f'[database]\nurl = "{url}"\n[director]\nladder = ["anthropic"]\n')


async def told(url: str, *statements: str) -> None:
    connection = await asyncpg.connect(url)
    for statement in statements:
        await connection.execute(statement)
    await connection.close()


async def test_two_clocks_that_differ(elsewhere, url, say):
    name = urlsplit(url).path.removeprefix("/")
    await told(
        url,
        "create function clock_timestamp() returns timestamptz language sql as"
        " $$select pg_catalog.clock_timestamp() - interval '2 hours'$$",
        f"alter database {name} set search_path = public, pg_catalog",
    )
    answer = say("doctor", "--studio", elsewhere)

    assert answer.code == 1
    assert "BAD  clock: this machine's clock and the database's are 7,200 s apart" in answer.out
    assert "set both by the network's time" in answer.out


async def test_a_clock_that_went_back(elsewhere, url, say):
    await told(url, "insert into event (kind, at) values ('aired', now() + interval '1 day')")
    answer = say("doctor", "--studio", elsewhere)

    assert answer.code == 1
    assert "ok   clock: this machine's clock and the database's are 0 s apart" in answer.out
    assert "BAD  clock: the newest entry of the diary is of " in answer.out
    assert "the database's clock has gone back" in answer.out


async def test_orders_of_which_nobody_can_tell(elsewhere, url, say):
    await told(
        url,
        "insert into series (slug, title) values ('s', 'S')",
        "insert into slot select id, now() from series where slug = 's'",
        "insert into production (series_id) select series_id from slot",
        "insert into episode (id, series_id, slot, number, seed)"
        " select id, series_id, at, 1, 1 from slot join production using (series_id)",
        *(
            "insert into operation (id, production_id, work, attempt, purpose, backend, model, recovery,"
            f" state, most, request) select gen_random_uuid(), id, 'take/{n}', 1, 'picture', 'film',"
            f" 'm', 'blind', '{state}', {most}, '{{}}' from episode"
            for n, (state, most) in enumerate(
                [("unknown", 1.25), ("unknown", 0.3), ("submitted", 50), ("failed", 50)]
            )
        ),
    )
    answer = say("doctor", "--studio", elsewhere, ANTHROPIC_API_KEY="")

    assert answer.code == 1
    assert "BAD  orders: nobody can tell whether 2 orders went through; $1.55 is held" in answer.out
    assert "`anigen costs --settle" in answer.out


# The show goes on


def test_an_episode_airs_without_those_that_cannot(studio, say, stand_ins):
    runway = f"base_url = '{stand_ins.url}/runway'"
    backends = {
        "writer": ("ladder", 'generator = "anthropic"\nkey = "env:A_GOOD_KEY"\nmodel = "claude-opus-5-6"'),
        "film": ("cast", f'generator = "runway"\nkey = "env:A_WRONG_KEY"\n{runway}'),
        "keyless": ("cast", 'generator = "fal"\nkey = "env:ANIGEN_TEST_NO_SUCH_KEY"'),
        "speaker": ("voices", 'generator = "elevenlabs"\nkey = "file:/no/such/key"'),
    }  # fmt: skip
    folder = studio("[budget]\nepisode = 100.00\n" + configured(backends, ""))
    before, asked = len(stand_ins.ledger()), len(stand_ins.asked("runway"))
    stand_ins.mood("runway", "401", times=10_000)
    answer = say("make", "--draft", "--studio", folder, "--json", **KEYS)
    (made,) = answer.json()

    assert made["degraded"]
    assert Decimal(made["usd"]) == 0
    assert len(stand_ins.ledger()) == before
    assert (
        len(stand_ins.asked("runway")) - asked <= 4
    )  # nobody knocks at a closed door all day long
    assert "Traceback" not in answer.err
    for name in ("writer", "keyless", "speaker"):
        assert f"'{name}' is left out: " in answer.err
    assert not [key for key in KEYS.values() if key in answer.out + answer.err]

    stand_ins.calm()
    plan = say("plan", "--studio", folder, "--json", **KEYS).json()
    assert {shot["backend"] for scene in plan["scenes"] for shot in scene["shots"]} == {"film"}
