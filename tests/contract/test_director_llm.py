"""Directors that are language models, through the vendors' own libraries, against the stand-ins."""

from __future__ import annotations

import json
from decimal import Decimal
from functools import cache
from types import SimpleNamespace

import pytest

import director
from canon.beginning import STARTER
from canon.bible.shelf import load
from canon.continuity import blocking, check
from canon.memory import remembered
from director.base import Brief, Refused
from schemas import prices
from schemas.canon import Pack, PackLine
from schemas.errors import (
    BackendBrokenError,
    BackendBusyError,
    BackendClosedError,
    PlanError,
    RetiredModelError,
)
from schemas.operation import Purpose, Recovery, Terms
from schemas.plan import Framing, Mood, TimeOfDay
from schemas.secret import Secret
from schemas.warrant import WarrantError
from stand_ins.pocket import Pocket

pytestmark = pytest.mark.anyio

KEY = "sk-planted-key-0123456789"
SETUPS = {
    "anthropic": ("anthropic", "anthropic", "", {}),
    "openai": ("openai", "openai/v1", "", {}),
    "openai-compatible": ("openai", "openai/v1", "local-model", {"free": True}),
}


@cache
def bible():
    return load(STARTER / "small-weather-office")


def recall(episode=1, **more):
    return remembered(bible(), episode, {}, **more)


@pytest.fixture(params=SETUPS)
async def setup(request, stand_ins):
    vendor, path, model, options = SETUPS[request.param]
    terms = Terms("writer", Secret(KEY), model, f"{stand_ins.url}/{path}", prices.load())
    made = director.make(request.param, terms, options)
    yield SimpleNamespace(
        director=made, vendor=vendor, kind=request.param,
        mood=lambda what, **more: stand_ins.mood(vendor, what, **more),
        ledger=lambda: stand_ins.ledger(vendor), total=lambda: stand_ins.total(vendor),
        asked=lambda: stand_ins.asked(vendor),
    )  # fmt: skip
    await made.aclose()


def parts(pocket):
    return [order.part for order in pocket.orders]


async def test_a_full_plan_of_six_scenes_that_holds_together(setup, pocket):
    before = setup.total()
    draft = await setup.director.write(Brief(recall(), 1), pocket)
    assert len(draft.plan.scenes) == 6
    assert check(draft.plan, recall()) == ()
    assert draft.director == "writer"
    assert draft.usd == pocket.spent == setup.total() - before
    assert parts(pocket) == ["outline", "plan"]
    assert {order.purpose for order in pocket.orders} == {Purpose.PLAN}
    assert "plan.j2@" in draft.prompt


async def test_orders_tell_which_prompts_they_were_made_from_and_never_hold_a_key(setup, pocket):
    await setup.director.write(Brief(recall(), 1), pocket)
    for order in pocket.orders:
        assert [name.partition("@")[0] for name in order.body["prompts"]][:2] == [
            "craft.j2", "bible.j2",
        ]  # fmt: skip
        assert KEY not in order.model_dump_json()
    assert setup.director.seller.recovery is Recovery.BLIND


async def test_the_canon_is_asked_about_the_outline_and_told_before_the_plan(setup, pocket):
    heard = []

    async def pack(outline, budget):
        heard.append((outline, budget))
        line = PackLine(text="The spoon is silver. [E3]")
        return Pack(lines=(line,), tokens=9, budget=budget)

    await setup.director.write(Brief(recall(), 1, pack=pack), pocket)
    [(outline, budget)] = heard
    assert 4000 < budget < 5400, "what is told of how things stand comes off it"
    assert set(outline.people) <= {c.id for c in bible().characters}
    assert outline.people
    assert outline.text.count("do a small thing") == 6
    outlining, planning = (json.dumps(order.body) for order in pocket.orders)
    assert "The spoon is silver. [E3]" in planning
    assert "The spoon is silver. [E3]" not in outlining


async def test_a_plan_with_a_scene_missing_and_a_wrong_word_is_quoted_back(setup, pocket):
    setup.mood("bad_schema")
    draft = await setup.director.write(Brief(recall(), 1), pocket)
    assert parts(pocket) == ["outline", "plan", "plan-repair-1"]
    quoted = said(pocket.orders[-1])[-1]
    assert "scene_6: field required" in quoted
    assert "scene_2.mood" in quoted
    assert "delirious" in quoted
    assert said(pocket.orders[-1])[:-2] == said(pocket.orders[-2]), "it only grows at its end"
    assert check(draft.plan, recall()) == ()


async def test_after_two_repairs_it_is_given_up(setup, pocket):
    setup.mood("bad_schema", times=1)
    setup.mood("bad_schema", times=1)
    setup.mood("bad_schema", times=1)
    with pytest.raises(PlanError, match=r"writer wrote no usable PLAN: scene_2\.mood"):
        await setup.director.write(Brief(recall(), 1), pocket)
    assert parts(pocket) == ["outline", "plan", "plan-repair-1", "plan-repair-2"]


async def test_slips_of_case_and_kind_need_no_repair(setup, pocket):
    setup.mood("wrong_case")
    draft = await setup.director.write(Brief(recall(), 1), pocket)
    scene = draft.plan.scene_1
    assert (scene.mood, scene.time, scene.day) == (Mood.CALM, TimeOfDay.MORNING, 0)
    assert (scene.shots[0].framing, scene.shots[0].seconds) == (Framing.EXTREME_WIDE, 8)
    assert parts(pocket) == ["outline", "plan"]


async def test_a_contradiction_is_quoted_back_in_the_same_conversation(setup, pocket):
    setup.mood("contradiction")
    first = await setup.director.write(Brief(recall(), 1), pocket)
    wrong = tuple(f.message for f in blocking(check(first.plan, recall())))
    assert "a-place-that-never-was" in wrong[0]
    again = await setup.director.write(
        Brief(recall(), 1, findings=wrong, rejected=first.plan), pocket
    )
    assert check(again.plan, recall()) == ()
    assert parts(pocket)[2:] == ["outline", f"again-{len(wrong)}"]
    rejected, quoted = said(pocket.orders[-1])[-2:]
    assert json.loads(rejected)["answer"]["title"] == first.plan.title
    assert wrong[0] in quoted


@pytest.mark.parametrize("mood", ["refusal", "refusal_empty"])
async def test_a_refusal_is_paid_and_ends_the_conversation(setup, pocket, mood):
    before = len(setup.ledger())
    setup.mood(mood)
    with pytest.raises(PlanError, match="writer refuses to write this"):
        await setup.director.write(Brief(recall(), 1), pocket)
    assert len(setup.ledger()) == before + 1
    assert pocket.spent == Decimal(setup.ledger()[-1]["usd"])


async def test_an_answer_that_was_cut_off_is_paid_and_asked_for_shorter_once(setup, pocket):
    before = setup.total()
    setup.mood("truncated")
    draft = await setup.director.write(Brief(recall(), 1), pocket)
    assert parts(pocket) == ["outline", "plan", "plan-repair-1"]
    assert "shorter" in said(pocket.orders[-1])[-1]
    assert draft.usd == pocket.spent == setup.total() - before


async def test_cut_off_twice_is_enough(setup, pocket):
    setup.mood("truncated")
    setup.mood("truncated")
    with pytest.raises(PlanError, match="cut off"):
        await setup.director.write(Brief(recall(), 1), pocket)
    assert parts(pocket) == ["outline", "plan", "plan-repair-1"]


@pytest.mark.parametrize(
    ("mood", "error", "word"),
    [
        ("401", BackendClosedError, "refuses the key"),
        ("spend_limit", BackendClosedError, "spend limit"),
        ("429", BackendBusyError, "busy"),
        ("retired", RetiredModelError, "choose another"),
    ],
)
async def test_what_was_turned_away_costs_nothing_and_says_what_to_do(
    setup, pocket, mood, error, word
):
    before = len(setup.ledger()), len(setup.asked())
    setup.mood(mood)
    with pytest.raises(error, match=word) as raised:
        await setup.director.write(Brief(recall(), 1), pocket)
    assert (len(setup.ledger()), len(setup.asked())) == (before[0], before[1] + 1)
    assert len(str(raised.value)) <= 300
    if error is BackendBusyError:
        assert raised.value.retry_after == 7


@pytest.mark.parametrize("mood", ["500", "drop_before", "drop_after", "garbage"])
async def test_where_nobody_knows_nothing_is_declined_and_nothing_sent_again(setup, pocket, mood):
    asked = len(setup.asked())
    setup.mood(mood)
    with pytest.raises(Exception) as raised:  # noqa: PT011 - whatever it is, it is no decline
        await setup.director.write(Brief(recall(), 1), pocket)
    assert raised.value.__cause__ is None or "Declined" not in type(raised.value.__cause__).__name__
    assert not isinstance(raised.value, PlanError | BackendBusyError | BackendClosedError)
    assert len(setup.asked()) == asked + 1


async def test_nothing_is_sent_without_leave(setup, tmp_path):
    class Thief(Pocket):
        async def buy(self, seller, order, **_):
            return await seller.submit(order, "nonce")

    asked = len(setup.asked())
    with pytest.raises(WarrantError):
        await setup.director.write(Brief(recall(), 1), Thief(tmp_path))
    assert len(setup.asked()) == asked


async def test_a_key_in_a_vendors_words_is_blotted_out(setup, pocket, monkeypatch):
    from director.llm import anthropic, openai

    for module in (anthropic, openai):
        monkeypatch.setattr(module, "_said", lambda _: f"your key {KEY} is bad")
    setup.mood("401")
    with pytest.raises(BackendClosedError) as raised:
        await setup.director.write(Brief(recall(), 1), pocket)
    assert "your key … is bad" in str(raised.value)
    assert KEY not in str(raised.value)


async def test_a_story_told_before_is_quoted_back(setup, pocket, monkeypatch):
    from director.llm import director as module

    told = iter([("logline: this story has been told before: 'x'; tell another",), ()])
    monkeypatch.setattr(module, "repeated", lambda plan, recall: next(told))
    await setup.director.write(Brief(recall(), 1), pocket)
    assert parts(pocket) == ["outline", "plan", "plan-repair-1"]
    assert "told before" in said(pocket.orders[-1])[-1]


async def test_the_estimate_is_above_everything_that_can_happen(setup, pocket):
    most = setup.director.estimate(recall())
    for _ in range(2):
        setup.mood("bad_schema")
    draft = await setup.director.write(Brief(recall(), 1), pocket)
    held = sum((order.most for order in pocket.orders), Decimal(0))
    assert draft.usd <= held <= most
    assert (most == 0) is (setup.kind == "openai-compatible")


async def test_a_refused_shot_comes_back_in_other_words(setup, pocket):
    refused = Refused("A knight bleeds on the bridge.", "blood", 1)
    text = await setup.director.rewrite(refused, pocket)
    assert text.startswith("Two friends sit quietly")
    [order] = pocket.orders
    assert (order.purpose, order.part) == (Purpose.REWRITE, "rewrite-1")
    assert "A knight bleeds" in said(order)[-1]


async def test_a_rewriting_that_holds_a_forbidden_word_is_none(setup, pocket):
    refused = Refused("A knight bleeds.", "blood", 2, forbidden=("friends",))
    with pytest.raises(PlanError, match="'friends'"):
        await setup.director.rewrite(refused, pocket)


async def test_key_and_model_are_checked_for_nothing(setup, stand_ins):
    asked = len(setup.asked())
    await setup.director.check()
    _, path, _, options = SETUPS[setup.kind]
    gone = Terms("writer", Secret(KEY), "claude-haiku-5-5" if setup.vendor == "anthropic" else "gpt-6-luna",
                 f"{stand_ins.url}/{path}", prices.load())  # fmt: skip
    other = director.make(setup.kind, gone, options)
    with pytest.raises(RetiredModelError, match="writer has no model"):
        await other.check()
    await other.aclose()
    assert len(setup.asked()) == asked


async def test_what_begins_an_episode_is_the_same_bytes_in_every_episode(setup, pocket):
    await setup.director.write(Brief(recall(1), 1), pocket)
    await setup.director.write(Brief(recall(900), 2), pocket)
    first, _, later, _ = pocket.orders
    assert beginning(first) == beginning(later)
    assert said(first)[0 if setup.vendor == "anthropic" else 1] != said(later)[-1]


def said(order):
    """What was said, in order, whoever the vendor is."""
    found = []
    for turn in order.body["request"]["messages"]:
        content = turn["content"]
        found.append(content if isinstance(content, str) else content[0]["text"])
    return found


def beginning(order):
    request = order.body["request"]
    form = request.get("output_config") or request.get("response_format")
    return json.dumps([request.get("system") or request["messages"][0], form])


async def test_a_rejected_request_is_declined(setup, pocket, monkeypatch):
    monkeypatch.setattr(
        setup.director.seller, "request", lambda *_: {"messages": [], "max_tokens": 0}
    )
    with pytest.raises(BackendBrokenError, match="rejects the request"):
        await setup.director.write(Brief(recall(), 1), pocket)
