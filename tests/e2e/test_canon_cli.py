"""`anigen canon …` and rehearsals, by the real command line against a real studio."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

SHOW = "small-weather-office"
MORE = 5  # episodes rehearsed


@pytest.fixture(scope="module")
def rehearsed(scratch: Path, new_studio, say) -> Path:
    """A studio in which nothing has aired, with a rehearsal of a few episodes."""
    folder = new_studio(scratch / "rehearsed")
    for series in (folder / "series").iterdir():
        if series.name != SHOW:
            shutil.rmtree(series)
    told = say("make", "--studio", folder, "--plans-only", "--episodes", MORE, "--json").json()
    assert (told["episodes"], told["loglines"], told["degraded"]) == (MORE, MORE, 0)
    return folder


@pytest.fixture(scope="module")
def canon(rehearsed: Path, say):
    """Run a canon command on the rehearsal, or with `branch` on another branch."""

    def run(*arguments: object, branch: str | None = "rehearsal"):
        where = ("--studio", rehearsed, *(("--branch", branch) if branch else ()))
        return say("canon", *arguments, *where)

    return run


def test_a_rehearsal_leaves_main_alone_and_holds_together(canon):
    main, rehearsal = canon("branches", "--json", branch=None).json()
    assert (main["name"], main["episode"]) == ("main", 0)
    assert (rehearsal["name"], rehearsal["episode"], rehearsal["parent"]) == (
        "rehearsal", MORE, "main",
    )  # fmt: skip

    checked = canon("check", "--all", "--json").json()
    assert (checked["episodes"], checked["errors"]) == (MORE, 0)
    assert canon("verify", "--json").json()["problems"] == []


def test_a_rehearsal_replaces_the_one_before_and_tells_the_same(rehearsed, say, canon):
    before = canon("export").out
    again = say("make", "--studio", rehearsed, "--plans-only", "--episodes", MORE)
    assert again.code == 0, again.err
    assert f"{MORE} episodes rehearsed" in again.out
    assert canon("export").out == before


def test_a_card_tells_how_somebody_is_and_was(canon):
    card = canon("show", "wren tolliver").out
    assert "Wren Tolliver, age: 12." in card
    assert "history" in card

    (then,) = canon("show", "wren", "--as-of", "0", "--json").json()
    assert then["id"] == "wren"
    assert "wren.age" in {fact["slot"] for fact in then["facts"]}
    assert "wren.location" not in {fact["slot"] for fact in then["facts"]}
    assert {fact.get("episode", 0) for fact in then["history"]} == {0}


def test_threads_say_what_they_want(canon):
    told = canon("threads", "--json").json()
    drawer = next(t for t in told["threads"] if t["id"] == "drawer")
    assert (told["episode"], drawer["standing"]) == (MORE + 1, "open")
    assert drawer["question"].startswith("What is in drawer one thousand")


def test_the_log_is_narrowed_down_by_episode_and_by_entity(canon):
    lines = canon("log", "--episode", "2", "--json").json()
    assert {line["episode"] for line in lines} == {2}
    about = canon("log", "--entity", "Wren Tolliver", "--json").json()
    assert about
    assert all("wren" in f"{line['slot']} {line['value']}" for line in about)


def test_episodes_and_branches_are_compared(canon):
    changed = canon("diff", "1", "2", "--json").json()
    assert {one["after"]["episode"] for one in changed} == {2}
    assert "Wren Tolliver, age: 12." in canon("diff", "main", "rehearsal").out


def test_a_pack_of_the_past_is_shown_within_its_budget_and_leaves_nothing(canon):
    pack = canon("pack", "2", "--budget", "900", "--json").json()
    assert 0 < pack["tokens"] <= 900
    assert not [line for line in pack["lines"] if line.get("episode", 0) > 1]
    names = [branch["name"] for branch in canon("branches", "--json", branch=None).json()]
    assert names == ["main", "rehearsal"]


def test_waivers_need_a_reason_and_can_be_taken_back(canon):
    assert "needs a reason" in canon("waive", "dead", "wren.*", branch=None).complaint(2)
    waived = canon("waive", "dead", "wren.*", "--reason", "a ghost", "--json", branch=None).json()
    assert waived == [{"rule": "dead", "pattern": "wren.*", "reason": "a ghost"}]
    gone = canon("waive", "dead", "wren.*", "--remove", branch=None)
    assert gone.out.strip() == "nothing is waived"


def test_an_edit_of_the_bible_is_tried_before_it_counts(rehearsed, canon, edit):
    file = rehearsed / "series" / SHOW / "characters" / "wren.yaml"
    text = file.read_text()
    edit(file, "age: 12", "age: 13")
    (change,) = canon("check", "--json").json()["edits"]
    assert (change["slot"], change["before"]["value"], change["after"]["value"]) == (
        "wren.age", "12", "13",
    )  # fmt: skip
    assert (change["after"]["by"], change["after"]["episode"]) == ("operator", MORE + 1)

    line = edit(file, "age: 13", "age: thirteen")
    assert f"wren.yaml:{line}: age" in canon("check").complaint(2)
    file.write_text(text)


def test_what_is_undone_is_as_it_was_and_stays_in_the_log(canon):
    before = canon("export", "--as-of", MORE - 1).out.splitlines()[1:]
    assert "cannot be undone alone" in canon("undo", "1").complaint(1)
    assert canon("undo", MORE, "--json").json()
    assert canon("export").out.splitlines()[1:] == before
    assert canon("undo", "1", "--and-later").code == 0
    verified = canon("verify", "--json").json()
    assert (verified["episode"], verified["problems"]) == (MORE, [])


def test_an_edited_export_is_the_operators_word(canon, tmp_path, edit):
    file = tmp_path / "canon.yaml"
    file.write_text(canon("export").out)
    edit(file, "age: 10", "age: 11")
    told = canon("import", file, "--json").json()
    assert [(c["slot"], c["after"]["value"]) for c in told["changes"]] == [("ilo.age", "11")]
    assert canon("import", file).out.strip() == "0 facts changed on rehearsal"

    line = edit(file, "age: 11", "age: {11")
    assert re.search(rf"canon.yaml:({line}|{line + 1}): ", canon("import", file).complaint(2))


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("show", "wrenn"), 2, "did you mean 'wren'?"),
        (("pack", "99"), 2, "there is a pack for 1 to"),
        (("diff", "1", "nowhere"), 1, "no branch 'nowhere'"),
        (("import", "/no/such/file"), 2, "No such file"),
    ],
)
def test_bad_input_is_answered_in_one_sentence(canon, arguments, code, words):
    assert words in canon(*arguments).complaint(code)


def test_a_command_that_is_none_is_explained(say):
    assert "required: WHAT" in say("canon").complaint(2)
