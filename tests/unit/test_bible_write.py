"""Writes to the operator's YAML: the value changes, and not a byte around it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from canon import beginning
from canon.bible import parse
from canon.bible import surgery as bible_surgery
from canon.bible.shelf import load
from canon.bible.write import add_item, digest_of, remove_item, set_field
from schemas.errors import BibleError

STARTER = beginning.STARTER / beginning.FIRST


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (made,) = beginning.write(tmp_path)
    return made


def leaves(tree: Any, path: tuple[int | str, ...] = ()) -> list[tuple[tuple[int | str, ...], Any]]:
    if isinstance(tree, dict):
        return [leaf for k, v in tree.items() for leaf in leaves(v, (*path, k))]
    if isinstance(tree, list):
        return [leaf for n, v in enumerate(tree) for leaf in leaves(v, (*path, n))]
    return [(path, tree)]


def outside(before: str, after: str) -> tuple[str, str]:
    """What is the same at the beginning and at the end."""
    start = next((n for n, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), 0)
    left, right = before[start:], after[start:]
    size = 0
    while size < min(len(left), len(right)) and left[-1 - size] == right[-1 - size]:
        size += 1
    return before[:start], before[len(before) - size :]


@pytest.mark.parametrize("name", ["characters/wren.yaml", "series.yaml", "style.yaml", "rules.yaml",
                                  "locations/office.yaml"])  # fmt: skip
def test_of_the_starters_files_only_the_value_changes(name):
    text = (STARTER / name).read_text(encoding="utf-8")
    tree = parse.read(Path(name), text)
    for path, value in leaves(tree)[::6]:
        new = (
            value + 1 if isinstance(value, int) and not isinstance(value, bool) else "Ha: “it's” #1"
        )
        after = bible_surgery.with_value(text, path, new)
        head, tail = outside(text, after)
        row = parse.line_of(tree, path)
        changed = text[len(head) : len(text) - len(tail)]
        assert dict(leaves(parse.read(Path(name), after)))[path] == new
        assert head.count("\n") >= row - 1, path
        assert "\n" not in changed or len(str(value)) > 70, (path, changed)
        assert " #" not in changed, (path, changed)


CASES = [
    # text, what is done, what comes out
    ("plain", "a: x # why\nb: 2\n", ("set", ("a",), "y"), "a: y # why\nb: 2\n"),
    ("number", "a: 1 # why\n", ("set", ("a",), 22), "a: 22 # why\n"),
    ("true", "a: true\n", ("set", ("a",), False), "a: false\n"),
    ("nothing before", "a: # why\nb: 2\n", ("set", ("a",), "x"), "a: x # why\nb: 2\n"),
    ("text like a number", "a: x\n", ("set", ("a",), "404"), 'a: "404"\n'),
    ("text like nothing", "a: x\n", ("set", ("a",), "~"), 'a: "~"\n'),
    ("text with a colon", "a: x\n", ("set", ("a",), "x: y"), 'a: "x: y"\n'),
    ("text with a comment", "a: x\n", ("set", ("a",), "x # y"), 'a: "x # y"\n'),
    ("lines", "a: x\n", ("set", ("a",), "x\ny"), 'a: "x\\ny"\n'),
    ("double quotes stay", 'a: "x" # why\n', ("set", ("a",), 'say "y"'), 'a: "say \\"y\\"" # why\n'),
    ("single quotes stay", "a: 'x'\n", ("set", ("a",), "it's"), "a: 'it''s'\n"),
    ("emoji", 'a: "x"\n', ("set", ("a",), "🦊 שלום"), 'a: "🦊 שלום"\n'),
    ("in brackets", "a: [ x,  y ] # why\n", ("set", ("a", 1), "z"), "a: [ x,  z ] # why\n"),
    ("comma in brackets", "a: [x]\n", ("set", ("a", 0), "y, z"), 'a: ["y, z"]\n'),
    ("in braces", "a: {b: 1,  c: 2}\n", ("set", ("a", "c"), 3), "a: {b: 1,  c: 3}\n"),
    ("odd indentation", "a:\n     b:   x\n     c: y\n", ("set", ("a", "b"), "z"), "a:\n     b:   z\n     c: y\n"),
    ("CRLF", "a: x # why\r\nb: y\r\n", ("set", ("b",), "z"), "a: x # why\r\nb: z\r\n"),
    ("CRLF, new key", "a:\r\n  b: x\r\nc: y\r\n", ("set", ("a", "d"), "z"), "a:\r\n  b: x\r\n  d: z\r\nc: y\r\n"),
    ("no end of line", "a: x\nb: y", ("set", ("b",), "z"), "a: x\nb: z"),
    ("no end of line, new key", "a: x\nb: y", ("set", ("c",), "z"), "a: x\nb: y\nc: z"),
    ("new key below comments", "a: x\n# about b\nb: y # why\n\n# the end\n", ("set", ("c",), 1), "a: x\n# about b\nb: y # why\nc: 1\n\n# the end\n"),
    ("new key in braces", "a: {b: 1}\n", ("set", ("a", "c"), 2), "a: {b: 1, c: 2}\n"),
    ("new key in no braces", "a: {}\n", ("set", ("a", "c"), 2), "a: {c: 2}\n"),
    ("new keys deep down", "a: x\n", ("set", ("b", "c"), 2), "a: x\nb: {c: 2}\n"),
    ("key below a fold", "a: >-\n  x\n  y\n\n# z\nb: 1\n", ("set", ("c",), 2), "a: >-\n  x\n  y\n\n# z\nb: 1\nc: 2\n"),
    ("folded", "a: >-\n    one\n    two\nb: 1 # why\n", ("set", ("a",), "three four"), "a: >-\n    three four\nb: 1 # why\n"),
    ("folded, long", "a: >-\n  one\n", ("set", ("a",), "word " * 30 + "end"), "a: >-\n  " + "word " * 18 + "word\n  " + "word " * 11 + "end\n"),
    ("folded, last", "a: >-\n  one\n  two", ("set", ("a",), "three"), "a: >-\n  three"),
    ("folded, CRLF", "a: >-\r\n  one\r\n  two\r\nb: 1\r\n", ("set", ("a",), "x"), "a: >-\r\n  x\r\nb: 1\r\n"),
    ("literal", "a: |\n  one\n  two\n# why\nb: 1\n", ("set", ("a",), "x\ny\n"), "a: |\n  x\n  y\n# why\nb: 1\n"),
    ("folded to lines", "a: >-\n  one\nb: 1\n", ("set", ("a",), "x\ny"), "a: >-\n  x\n\n  y\nb: 1\n"),
    ("folded, odd text", "a: >-\n  one\nb: 1\n", ("set", ("a",), "  x"), 'a: "  x"\nb: 1\n'),
    ("list as a whole", "a: # why\n# x?\n- x # x\n# y?\n- y # y\n- z # z\n", ("set", ("a",), ["x", "q", "z", "r"]), "a: # why\n# x?\n- x # x\n# y?\n- q # y\n- z # z\n- r\n"),
    ("list made empty", "a: # why\n- x\n- y\nb: 1\n", ("set", ("a",), []), "a: []\nb: 1\n"),
    ("list in brackets", "a: [x, y, z] # why\n", ("set", ("a",), ["z"]), "a: [z] # why\n"),
    ("keys as a whole", "a: # why\n  b: 1 # b\n  # c?\n  c: 2\n", ("set", ("a",), {"b": 1, "d": 4}), "a: # why\n  b: 1 # b\n  # c?\n  d: 4\n"),
    ("add to dashes", "a:\n- x # x\n# end of a\nb: 1\n", ("add", ("a",), "y"), "a:\n- x # x\n- y\n# end of a\nb: 1\n"),
    ("add to indented dashes", "a:\n    - x\n    # between\n    - y\nb: 1\n", ("add", ("a",), "z"), "a:\n    - x\n    # between\n    - y\n    - z\nb: 1\n"),
    ("add first", "a:\n# about x\n- x\n", ("add", ("a",), "w", 0), "a:\n# about x\n- w\n- x\n"),
    ("add between", "a:\n- x # x\n# about z\n- z\n", ("add", ("a",), "y", 1), "a:\n- x # x\n- y\n# about z\n- z\n"),
    ("add keys to dashes", "a:\n- to: x\n  value: 1\n", ("add", ("a",), {"to": "y", "value": 2}), "a:\n- to: x\n  value: 1\n- to: y\n  value: 2\n"),
    ("add keys in braces", "a:\n- {to: x}\n", ("add", ("a",), {"to": "y", "n": [1, "z"]}), "a:\n- {to: x}\n- {to: y, n: [1, z]}\n"),
    ("add to brackets", "a: [x] # why\n", ("add", ("a",), "y"), "a: [x, y] # why\n"),
    ("add to brackets of several lines", "a: [\n  x, # x\n  y # y\n]\n", ("add", ("a",), "z"), "a: [\n  x, # x\n  y, z # y\n]\n"),
    ("add to nothing", "a: []\n", ("add", ("a",), "y"), "a: [y]\n"),
    ("add to a missing list", "b: 1\n", ("add", ("a",), "y"), "b: 1\na: [y]\n"),
    ("add pair", "a:\n- [x, y]\n", ("add", ("a",), ["p", "q: r"]), 'a:\n- [x, y]\n- [p, "q: r"]\n'),
    ("remove a key", "a: 1\nb: 2 # b\n# c?\nc: 3\n", ("remove", ("b",)), "a: 1\n# c?\nc: 3\n"),
    ("remove the last key", "a: 1\nb: 2\n", ("remove", ("b",)), "a: 1\n"),
    ("remove the last key without end of line", "a: 1\nb: 2", ("remove", ("b",)), "a: 1"),
    ("remove a fold", "a: >-\n  x\n\n  y\nb: 2\n", ("remove", ("a",)), "b: 2\n"),
    ("remove an entry", "a:\n- x\n# y?\n- y # y\n- z\n", ("remove", ("a", 1)), "a:\n- x\n# y?\n- z\n"),
    ("remove the only entry", "a:\n- x\nb: 1\n", ("remove", ("a", 0)), "a: []\nb: 1\n"),
    ("remove in brackets", "a: [x, y, z] # why\n", ("remove", ("a", 1)), "a: [x, z] # why\n"),
    ("remove last in brackets", "a: [x, y ]\n", ("remove", ("a", 1)), "a: [x ]\n"),
    ("remove the first key after a dash", "a:\n- b: 1\n  c: 2\n", ("remove", ("a", 0, "b")), "a:\n- c: 2\n"),
    ("remove an entry of keys", "a:\n- to: x\n  v: 1\n- to: y\n  v: 2\nb: 1\n", ("remove", ("a", 0)), "a:\n- to: y\n  v: 2\nb: 1\n"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "done", "wanted"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_nothing_else_moves(text, done, wanted):
    kind, path, *more = done
    cut = {"set": bible_surgery.with_value, "add": bible_surgery.with_item,
           "remove": bible_surgery.without}[kind]  # fmt: skip

    assert cut(text, path, *more) == wanted


def test_a_field_is_written_and_read_back(folder):
    file = folder / "characters/wren.yaml"
    before = file.read_bytes()

    set_field(file, ("age",), 13)

    assert file.read_bytes() == before.replace(b"age: 12", b"age: 13")
    assert load(folder).character("wren").age == 13
    assert [p.name for p in file.parent.iterdir() if p.name.startswith(".")] == []


def test_what_comes_back_is_the_new_digest(folder):
    file = folder / "characters/wren.yaml"

    second = set_field(file, ("age",), 13, digest=digest_of(file))
    third = add_item(file, ("skills",), "whistling: loudly", digest=second)
    remove_item(file, ("relations", 0), digest=third)

    wren = load(folder).character("wren")
    assert (wren.age, wren.skills[-1], wren.relations[0].to) == (
        13,
        "whistling: loudly",
        "minister",
    )


def test_a_file_saved_in_the_meantime_is_left_alone(folder):
    file = folder / "characters/wren.yaml"
    seen = digest_of(file)
    file.write_text(file.read_text().replace("age: 12", "age: 40"))
    saved = file.read_bytes()

    with pytest.raises(BibleError, match="saved since it was read; read it again"):
        set_field(file, ("age",), 13, digest=seen)
    assert file.read_bytes() == saved


REFUSED = [
    ("age", ("age",), "old", "age: input should be a valid integer"),
    ("home", ("home",), "offic", "home: there is no location 'offic'; did you mean 'office'"),
    ("field", ("agee",), 3, "there is no field 'agee'; did you mean 'age'"),
    ("id", ("id",), "odo", "the id 'odo' is already used"),
    ("list", ("wants",), "to go", "wants: it must be a list"),
    ("no such entry", ("wants", 9), "to go", "there is no 'wants.9' in it that could be changed"),
    (
        "below a text",
        ("name", "first"),
        "W",
        "there is no 'name.first' in it that could be changed",
    ),
]


@pytest.mark.parametrize(
    ("path", "value", "said"), [r[1:] for r in REFUSED], ids=[r[0] for r in REFUSED]
)
def test_what_would_break_the_bible_is_not_written(folder, path, value, said):
    file = folder / "characters/wren.yaml"
    before = file.read_bytes()

    with pytest.raises(BibleError) as caught:
        set_field(file, path, value)

    assert said in str(caught.value)
    assert str(file) in str(caught.value)
    assert file.read_bytes() == before


def test_what_others_need_is_not_removed(folder):
    file = folder / "locations/office.yaml"

    with pytest.raises(BibleError, match="id: it is missing; add it"):
        remove_item(file, ("id",))


def test_marks_ends_of_lines_and_rights_stay(folder):
    file = folder / "characters/wren.yaml"
    whole = b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n").rstrip(b"\r\n")
    file.write_bytes(whole)
    file.chmod(0o640)

    set_field(file, ("look", "eyes"), "#112233")

    assert file.read_bytes() == whole.replace(b'eyes: "#2f8f74"', b'eyes: "#112233"')
    assert file.stat().st_mode & 0o777 == 0o640


def test_a_link_stays_a_link(folder):
    file = folder / "characters/wren.yaml"
    shutil.move(file, file.with_name(".wren"))
    file.symlink_to(".wren")

    set_field(file, ("age",), 13)

    assert file.is_symlink()
    assert load(folder).character("wren").age == 13


def test_deep_in_the_arcs(folder):
    file = folder / "arcs.yaml"
    before = file.read_text()

    set_field(file, ("arcs", 0, "threads", 0, "due"), 14)

    rows = list(zip(before.splitlines(), file.read_text().splitlines(), strict=True))
    assert [(a, b) for a, b in rows if a != b] == [("    due: 12", "    due: 14")]
