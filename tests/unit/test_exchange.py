"""The canon as a file: what is written can be read, and what is wrong is said with its line."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from canon.exchange import export, read
from schemas.canon import Fact
from schemas.errors import BibleError, CanonError

FILE = Path("canon.yaml")

FACTS = [
    Fact(slot="mio.location", value="roof", episode=3, scene=2),
    Fact(slot="mio.wound.left arm", value="burned: badly", episode=4, scene=1),
    Fact(slot="mio.aliases", value='["M\\u00e9", "Little “M”, the"]'),
    Fact(slot="mio.goal", value="", episode=4),
    Fact(slot="relation:mio|ren", value="-2", episode=5, scene=1),
    Fact(slot="met:mio|ren", value="yes", episode=1, scene=1),
    Fact(slot="knows:mio|It was me, Ren: I rang the bell.", value="yes", episode=2, scene=1),
    Fact(slot="oath:mio|lie", value="Never again!", episode=2, scene=3),
    Fact(slot="thing:lantern.holder", value="@roof", episode=2, scene=3),
    Fact(slot="place:roof.status", value="sealed", episode=2, scene=3),
    Fact(slot="secret:well.text", value="The *dry well* is no well.", episode=2, scene=3),
    Fact(slot="event:promise|mio|ren|12.3", value="“Not # before the fog”", episode=12, scene=3),
    Fact(slot="event:storm|||12.4", value="it\npours", episode=12, scene=4),
    Fact(slot="thread:fog.who", value='["mio", "ren"]', episode=12, scene=4),
    Fact(slot="thread:fog.due", value="18", episode=12, scene=4),
]


def values(facts: list[Fact]) -> dict[str, object]:
    """What facts say, lists as lists."""
    return {f.slot: parsed(f.value) for f in facts if f.value}


def parsed(value: str) -> object:
    return json.loads(value) if value.startswith("[") else value


def test_what_is_written_is_read_again():
    wanted = read(export(FACTS, about="A show\nas of episode 12"), FILE)

    assert {w.slot: parsed(w.value) for w in wanted} == values(FACTS)
    assert {w.since for w in wanted} == {None}


def test_it_reads_well():
    text = export(FACTS[:2] + FACTS[4:5] + FACTS[8:9] + FACTS[13:14], about="as of episode 12")

    assert text == (
        "# as of episode 12\n"
        "format: 1\n"
        "people:\n"
        "  mio:\n"
        "    location: roof  # episode 3, scene 2\n"
        '    wound.left arm: "burned: badly"  # episode 4, scene 1\n'
        "things:\n"
        "  lantern:\n"
        '    holder: "@roof"  # episode 2, scene 3\n'
        "threads:\n"
        "  fog:\n"
        '    who: ["mio", "ren"]  # episode 12, scene 4\n'
        "relations:\n"
        "  mio:\n"
        "    ren: -2  # episode 5, scene 1\n"
    )


def test_any_words_survive():
    dice = random.Random(3)
    pieces = ["'", '"', ": ", " #", "- ", "no", "~", "é", "🐈", "\\", "{", "[", "%", "|", ">", "\n",
              "\t", "1", "0x1", " ", "\u2028", "\x85", "\x7f", "*a", "&a", "!!int", "null", "=", "."]  # fmt: skip
    facts = [
        Fact(slot=f"mio.goal{n}", value="".join(dice.choices(pieces, k=dice.randint(1, 6))))
        for n in range(400)
    ]
    facts = [f for f in facts if not set(f.value) & set("\u2028\x85\x7f") and f.value[:1] != "["]

    assert {w.slot: w.value for w in read(export(facts), FILE)} == values(facts)


def test_a_value_may_say_since_when_and_that_it_ends():
    text = """\
format: 1
people:
  mio:
    goal: {value: to sleep, from: 12}
    eyes:
      value: ''
    age: 16
    name: no
    aliases: [M, Mi-chan]
"""
    assert [(w.slot, w.value, w.since, w.line) for w in read(text, FILE)] == [
        ("mio.goal", "to sleep", 12, 4),
        ("mio.eyes", "", None, 5),
        ("mio.age", "16", None, 7),
        ("mio.name", "no", None, 8),
        ("mio.aliases", '["M", "Mi-chan"]', None, 9),
    ]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "canon.yaml:1: it must hold keys and values"),
        ("people:\n  mio:\n    goal: x\n", "canon.yaml:1: it does not begin with `format: 1`"),
        ("format: x\n", "canon.yaml:1: format must be a number"),
        ("format: 0\n", "canon.yaml:1: there is no format 0"),
        ("format: 1\npeeple:\n  mio:\n    goal: x\n", "canon.yaml:2: there is no section 'peeple'"),
        ("format: 1\npeople: mio\n", "canon.yaml:2: here must be keys that say whom"),
        ("format: 1\npeople:\n  mio: x\n", "canon.yaml:3: here must be keys that say what is said"),
        ("format: 1\npeople:\n  mio:\n    goal: x\n    goal: y\n", "canon.yaml:5: duplicate key 'goal', first in line 4"),
        ("format: 1\npeople:\n  mio:\n    a: x\npeople:\n  ren:\n    a: x\n", "5: duplicate key 'people', first in line 2"),
        ("format: 1\npeople:\n  Mio:\n    goal: x\n", "4: 'Mio' and 'goal' make no slot"),
        ("format: 1\nrelations:\n  mio:\n    Ren: 1\n", "4: 'mio' and 'Ren' make no slot"),
        ("format: 1\nrelations:\n  mio:\n    ren: 4\n", "4: .* a relation is a number from -3 to 3"),
        ("format: 1\nthreads:\n  fog:\n    mood: sad\n", "4: 'fog' and 'mood' make no slot"),
        ("format: 1\nthreads:\n  fog:\n    due: soon\n", "4: thread:fog.due: due is the number"),
        ("format: 1\nevents:\n  mio:\n    promise: x\n", "4: 'mio' and 'promise' make no slot"),
        ("format: 1\npeople:\n  mio:\n    goal:\n", "canon.yaml:4: nothing stands here"),
        ("format: 1\npeople:\n  mio:\n    goal: {from: 3}\n", "4: mio.goal: write a value"),
        ("format: 1\npeople:\n  mio:\n    a: {value: x, since: 3}\n", "4: mio.a: write a value"),
        ("format: 1\npeople:\n  mio:\n    a: {value: x, from: -3}\n", "4: from must be a number"),
        ("format: 1\npeople:\n  mio:\n    a: [[x]]\n", "4: mio.a: its value must be words"),
        ("format: 1\npeople:\n  mio:\n    a: {value: {b: c}}\n", "4: mio.a: its value must be words"),
        ("format: 1\npeople:\n  mio: &m\n    a: x\n  ren: *m\n", "3: names for values"),
        ("format: 1\npeople:\n  mio:\n    a: !!int 3\n", "4: tags"),
        ('format: 1\npeople:\n  mio:\n    a: "\\e"\n', r"4: there is an unprintable character"),
        ('format: 1\npeople:\n  mio:\n    a: "\\uD83D"\n', "canon.yaml"),
        ("format: 1\npeople:\n  mio:\n    ? [a]\n    : b\n", "4: a key must be a word"),
        ("format: 1\npeople:\n  mio: [\n", "canon.yaml:4"),
        ("format: 1\n---\nformat: 1\n", "canon.yaml:2: a second document"),
        ("- a\n", "canon.yaml:1: it must hold keys and values"),
        ("format: 1\n\tpeople:\n", "canon.yaml:2"),
        ("format: 1\n" + "a: " + "{a: " * 400 + "b" + "}" * 400, "canon.yaml:2: it is nested deeper"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_line(text, complaint):
    with pytest.raises(BibleError, match=complaint):
        read(text, FILE)


def test_a_newer_format_is_refused():
    with pytest.raises(CanonError, match=r"canon.yaml:1: format 2 was written by a newer AniGen"):
        read("format: 2\npeople: {}\n", FILE)
