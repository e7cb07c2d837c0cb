"""Prompts, forms and reading: what a model is told and asked for, and how its answer is taken."""

from __future__ import annotations

import hashlib
import json
import re
from decimal import Decimal

import pytest
from jinja2 import UndefinedError

from canon.beginning import STARTER, starters
from canon.bible.shelf import load
from canon.memory import remembered
from canon.rules import form as beats_of_canon
from director.base import Refused
from director.llm import forms, prompts
from director.llm.declining import Complaint, declined
from director.llm.digest import digest, shorten
from director.llm.forms import Rewritten, Sketch
from director.llm.reading import read
from director.llm.tariff import tariff, tokens
from director.llm.telling import repeated
from director.offline import OfflineDirector
from director.offline.compose import compose
from director.offline.softening import soften
from schemas import prices
from schemas.canon import Fact, PastEpisode
from schemas.errors import BackendBusyError, BackendClosedError, ConfigError, PlanError
from schemas.operation import Terms
from schemas.plan import BeatKind, EpisodePlan
from schemas.prices import Priced, Prices
from schemas.secret import Secret

SHOW = load(STARTER / "small-weather-office")
STARTED = remembered(SHOW, 1, {})
PLAN = compose(STARTED, 3)
_BEAT = re.compile(r"^- ([a-z_]+) \(([a-z, ]+)\): \S", re.MULTILINE)


@pytest.mark.parametrize("starter", starters())
def test_the_part_that_never_changes_names_everybody_and_everywhere(starter):
    bible = load(STARTER / starter)
    text = prompts.system(bible)
    assert text == prompts.system(bible.model_copy())
    for one in bible.characters:
        assert f"person `{one.id}`: {one.name}" in text
        assert one.personality in text
        assert one.speech.greetings[0] in text
    for place in bible.locations:
        assert f"place `{place.id}`: {place.name}" in text
    for arc in bible.arcs:
        assert all(thread.answer in text for thread in arc.threads)
    assert all(word in text for word in bible.rules.forbidden_words)
    assert all(law in text for law in bible.rules.world)


def test_every_kind_of_beat_is_explained_with_the_fields_that_continuity_asks_for():
    told = {kind: fields.replace(",", "") for kind, fields in _BEAT.findall(prompts.system(SHOW))}
    asked = {kind.value: fields for kind, fields in beats_of_canon._FIELDS.items()}
    assert told == asked
    assert set(told) == {kind.value for kind in BeatKind}


@pytest.mark.parametrize("rating", ["all", "7", "12", "16"])
def test_the_content_rule_is_that_of_the_rating(rating):
    rules = SHOW.rules.model_copy(update={"rating": rating, "forbidden_verbs": ("vanish",)})
    text = prompts.system(SHOW.model_copy(update={"rules": rules}))
    told = {"all": "for everybody", "7": "from seven", "12": "from twelve", "16": "from sixteen"}
    assert [word for word in told.values() if word in text] == [told[rating]]
    assert "Nobody in this world ever does this: vanish." in text


def test_a_version_is_the_hash_of_the_file():
    raw = (prompts.FOLDER / "plan.j2").read_bytes()
    assert prompts.version("plan.j2") == f"plan.j2@{hashlib.sha256(raw).hexdigest()[:8]}"


def test_a_word_that_is_missing_from_a_prompt_is_an_error_and_not_a_gap():
    with pytest.raises(UndefinedError):
        prompts.render("plan.j2", pack="")


def test_how_things_stand_never_grows():
    told = [
        PastEpisode(number=n, title=f"T{n}", logline="l " * 300, synopsis="s " * 900)
        for n in range(1, 9)
    ]
    some = remembered(SHOW, 9, {}, recent=tuple(told), openings=("Hello.",) * 8)
    many = remembered(
        SHOW, 9999, {f"thread:t{n}.state": Fact(slot=f"thread:t{n}.state", value="open")
                     for n in range(500)},
        recent=tuple(told), loglines=("once",) * 9998, openings=("Hello.",) * 9998,
    )  # fmt: skip
    first, last = (prompts.render("outline.j2", recall=r, digest=digest(r)) for r in (some, many))
    assert len(digest(many).threads) == 8
    assert len(last) - len(first) < 10 * 200
    assert max(len(line) for line in digest(many).recent) < 700


def test_what_presses_most_is_told_first_and_the_dead_are_named():
    facts = {
        "thread:a.state": "open", "thread:a.question": "Who?", "thread:a.due": "3",
        "thread:b.state": "open", "thread:b.question": "Why?", "thread:b.due": "90",
        "bo.alive": "no", "wren.wound.left hand": "burned", "place:cafe.status": "flooded",
    }  # fmt: skip
    stands = digest(remembered(SHOW, 40, {s: Fact(slot=s, value=v) for s, v in facts.items()}))
    assert stands.threads[0].startswith("`a`, OVERDUE since episode 3: Who?")
    assert "`bo` is dead" in stands.people
    assert "hurt: burned (left hand)" in next(p for p in stands.people if p.startswith("`wren`"))
    assert stands.places == ("`cafe` is flooded",)


def test_a_text_is_cut_at_a_word():
    assert shorten("one two  three", 9) == "one two…"
    assert shorten("one  two", 9) == "one two"


def _nodes(node):
    yield node
    for value in node.values() if isinstance(node, dict) else node:
        if isinstance(value, dict | list):
            yield from _nodes(value)


def test_forms_hold_nothing_that_a_vendors_grammar_does_not_know():
    known = {"type", "enum", "const", "description", "items", "properties", "required",
             "additionalProperties", "$ref", "$defs", "anyOf"}  # fmt: skip
    for form in (forms.written(), forms.rewritten()):
        for node in _nodes(form):
            if isinstance(node, dict) and node.get("type") == "object":
                assert node["required"] == list(node["properties"])
                assert node["additionalProperties"] is False
            if isinstance(node, dict) and ("type" in node or "$ref" in node):
                assert set(node) <= known
    plan = forms.written()["$defs"]["EpisodePlan"]
    assert [f"scene_{n}" for n in range(1, 7)] == plan["required"][-6:]
    assert forms.written()["$defs"]["ShotPlan"]["properties"]["seconds"]["enum"] == [*range(2, 9)]


def test_a_plan_comes_back_as_it_went():
    full = json.dumps({"answer": PLAN.model_dump(mode="json")})
    assert read(full, EpisodePlan) == PLAN
    assert read(f"Here it is:\n```json\n{full}\n```\nEnjoy!", EpisodePlan) == PLAN
    assert read(PLAN.model_dump_json(), EpisodePlan) == PLAN


@pytest.mark.parametrize("text", ["", "no", "{", "[1]", "null", '{"answer": ', "}{", "[" * 100_000])
def test_what_is_no_plan_is_said_to_be_none(text):
    problems = read(text, EpisodePlan)
    assert isinstance(problems, tuple)
    assert problems


def test_harmless_slips_are_mended_and_others_said_back():
    data = PLAN.model_dump(mode="json")
    data["scene_1"] |= {"mood": " CALM ", "day": "0", "location": " Office "}
    data["scene_1"]["shots"][0] |= {"seconds": "4", "framing": "extreme wide", "effect": None}
    data["title"] = 1984
    mended = read(json.dumps(data), EpisodePlan)
    assert isinstance(mended, EpisodePlan)
    assert mended.scene_1.mood == "calm"
    assert mended.scene_1.location == "office"
    assert mended.title == "1984"
    data["logline"] = "x" * 300
    data["scene_2"]["mood"] = "grumpy"
    data["scene_3"]["surprise"] = 1
    problems = " ".join(read(json.dumps(data), EpisodePlan))
    assert "logline: string should have at most 240 characters (it is 300 characters)" in problems
    assert "scene_2.mood" in problems
    assert '"grumpy"' in problems
    assert "scene_3.surprise" in problems


def test_an_outline_says_what_the_canon_is_asked_about():
    scene = {"place": "office", "time": "Day", "people": ["wren", "odo"], "threads": ["drawer"],
             "things": ["a key"], "what": "Wren asks."}  # fmt: skip
    data = {"title": "T", "logline": "L.", "arc": ""} | {f"scene_{n}": scene for n in range(1, 7)}
    sketch = read(json.dumps(data), Sketch)
    assert isinstance(sketch, Sketch)
    outline = sketch.outline
    assert (outline.people, outline.places) == (("wren", "odo"), ("office",))
    assert (outline.things, outline.threads) == (("a key",), ("drawer",))
    assert outline.text == "L. " + " ".join(["Wren asks."] * 6)


def test_nothing_is_told_twice():
    told = STARTED.model_copy(update={
        "loglines": (PLAN.logline.upper(),), "openings": (PLAN.opening.rstrip(".") + "!",),
        "recent": (PastEpisode(number=1, title=PLAN.title, logline="", synopsis=""),),
    })  # fmt: skip
    assert [said.partition(":")[0] for said in repeated(PLAN, told)] == [
        "title", "logline", "scene_1",
    ]  # fmt: skip
    assert repeated(PLAN, STARTED) == ()


def terms(*models):
    held = Prices(as_of="2026-01-01", models=models) if models else prices.load()
    return Terms("writer", Secret(""), "", "", held)


def test_what_has_no_price_of_its_own_costs_as_much_as_any_token():
    model = Priced(
        id="m", kind="text", rates=[{"since": "2026-01-01", "mtok": {"in": 3, "out": 9}}]
    )
    held = tariff(terms(model), "m")
    assert held.usd({"in": 1_000_000, "cache_read": 1_000_000, "out": 0}) == 6
    assert held.most(1_000_000, 1_000_000, 1_000_000) == 15


def test_the_most_a_question_costs_reckons_with_the_dearest_kind_of_token():
    held = tariff(terms(), "claude-opus-5-5")
    assert held.most(1_000_000, 1_000_000, 1_000_000) == Decimal(8 + 5 + 20)
    haiku = tariff(terms(), "claude-haiku-5-5")
    assert haiku.most(0, 50_000, 0) == Decimal("0.125") * 50_000 / 1_000_000
    assert haiku.most(0, 150_000, 0) == Decimal("0.625") * 150_000 / 1_000_000
    assert tokens("ä" * 100) >= 100


def test_a_model_without_a_price_for_its_answers_is_not_taken():
    model = Priced(id="m", kind="text", rates=[{"since": "2026-01-01", "mtok": {"in": 3}}])
    with pytest.raises(ConfigError, match="`in` and `out`"):
        tariff(terms(model), "m")


def test_only_what_proves_that_nothing_was_accepted_is_a_decline():
    def meaning(status, code=""):
        found = declined(Complaint("writer", "m", status, "said", code, 3.0))
        return type(found.error).__name__ if found else None

    assert [meaning(s) for s in (401, 403, 402)] == ["BackendClosedError"] * 3
    assert [meaning(s) for s in (400, 413, 422)] == ["BackendBrokenError"] * 3
    assert [meaning(s) for s in (200, 408, 409, 499, 500, 502, 503, 504, 529)] == [None] * 9
    assert meaning(529, "overloaded_error") == "BackendBusyError"
    assert meaning(404) == "RetiredModelError"
    assert meaning(429, "enforced_spend_limit_reached") == "BackendClosedError"
    assert meaning(429, "insufficient_quota") == "BackendClosedError"
    busy = declined(Complaint("writer", "m", 429, "said", "", 3.0))
    assert isinstance(busy.error, BackendBusyError)
    assert busy.error.retry_after == 3.0
    assert not isinstance(busy.error, BackendClosedError)


def test_a_rewritten_shot_is_not_longer_than_a_shot_may_be():
    assert isinstance(read(json.dumps({"action": "x" * 401}), Rewritten), tuple)
    assert isinstance(read(json.dumps({"action": " calm "}), Rewritten), Rewritten)


def test_the_offline_director_softens_what_a_filter_refused():
    text = soften(
        Refused("Odo attacks the gull with a knife, furious, blood on the Lego box.", "", 1)
    )
    assert text == "Odo meets the gull with a stick, calm, paint on the box."
    named = soften(
        Refused("Wren holds the red lantern high above the crowd.", 'blocked: "lantern"', 1)
    )
    assert named == "Wren holds the red high above the crowd."
    second = soften(
        Refused("Wren stands on the pier because the sea is angry. Waves crash.", "", 2)
    )
    assert second == "Wren stands on the pier. Soft light, gentle colours, a quiet moment."


def test_softening_always_changes_something_and_never_grows_too_long():
    mild = "Wren waters a fern on the sill while it rains outside."
    assert soften(Refused(mild, "", 1)) != mild
    assert len(soften(Refused("a knife " * 100, "", 1))) <= 400
    for action in ("", "blood", "knife!", "🙂"):
        with pytest.raises(PlanError, match="no milder words"):
            soften(Refused(action, "", 1))
    with pytest.raises(PlanError):
        soften(Refused("Gun.", "", 1, forbidden=("stick", "gun")))


def test_the_offline_director_buys_nothing():
    assert OfflineDirector().estimate(STARTED) == 0
    assert OfflineDirector().parallel == 0
