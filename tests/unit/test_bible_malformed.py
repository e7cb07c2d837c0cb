"""What operators, editors and disks do to YAML: refused with file, line and what to do about it."""

from __future__ import annotations

import contextlib
import os
import threading
from pathlib import Path

import pytest

from canon.bible import folder as folders
from canon.bible import parse
from canon.bible.check import remarks
from canon.bible.shelf import Shelf, load
from schemas.errors import BibleError

SERIES = {
    "series.yaml": "id: inn\ntitle: The Inn\n",
    "characters/ann.yaml": (
        'id: ann\nname: Ann\nlook:\n  eyes: "#2f8f74"\nwants: [to go]\n'
        "relations:\n- to: bob\n  kind: friend\n  value: 1\nhome: hall\nhas: [a key]\n"
    ),
    "characters/bob.yaml": (
        "id: bob\nname: Bob\nrelations:\n- {to: ann, kind: friend}\nsecrets: [I sing.]\n"
    ),
    "locations/hall.yaml": "id: hall\nname: The Hall\nkind: cafe\nnear: [yard]\n",
    "locations/yard.yaml": "id: yard\nname: The Yard\nkind: alley\nnear: [hall]\n",
    "arcs.yaml": (
        "arcs:\n- id: one\n  title: One\n  threads:\n  - id: bell\n    question: Who rings?\n"
        "    who: [bob]\n    where: [hall]\n    steps: [It is new.]\n    clues:\n"
        '    - where: yard\n      keeper: bob\n      lines:\n      - "ann: Listen."\n'
    ),
    "rules.yaml": "forbidden_words: [boo]\n",
    "style.yaml": 'line: "#222222"\n',
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "inn"
    for name, text in SERIES.items():
        (made / name).parent.mkdir(parents=True, exist_ok=True)
        (made / name).write_text(text, encoding="utf-8")
    return made


def refused(folder: Path) -> BibleError:
    with pytest.raises(BibleError) as caught:
        load(folder)
    assert "\n" not in str(caught.value)
    return caught.value


def edited(folder: Path, name: str, before: str, after: str) -> Path:
    file = folder / name
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_bytes(text.replace(before, after, 1).encode())
    return file


def test_the_series_of_these_tests_is_whole(folder):
    assert [c.id for c in load(folder).characters] == ["ann", "bob"]


YAML = [
    # what stands in characters/zz.yaml, the line that is named, what is said
    ("tab", "id: zz\n\tname: Z\n", 2, "a tab cannot indent a line; use spaces"),
    ("tab below a key", "id: zz\nlook:\n\teyes: x\n", 3, "a tab cannot indent a line; use spaces"),
    ("duplicate key", "id: zz\nname: Z\nid: zy\n", 3, "duplicate key 'id', first in line 1; keep one of"),
    ("duplicate in flow", "id: zz\nlook: {form: cat, form: owl}\n", 2, "duplicate key 'form'"),
    ("anchor", "id: zz\nname: &n Z\n", 2, "names for values (&n) are not used here; remove it"),
    ("alias", "id: zz\nname: *n\n", 2, "write the value out: references (*) are not used here"),
    ("bomb", "a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n", 1, "names for values (&a)"),
    ("merge key", "id: zz\n<<: {name: Z}\n", 2, "merge keys (<<) are not used here; write the fields out"),
    ("python tag", "id: zz\nname: !!python/object/apply:os.system [ls]\n", 2, "tags (!) are not used here"),
    ("own tag", "id: zz\nlook: !look {form: cat}\n", 2, "tags (!) are not used here; remove it"),
    ("string tag", "id: zz\nname: !!str 7\n", 2, "tags (!) are not used here; remove it"),
    ("number as a key", "id: zz\nlook: {1: cat}\n", 2, "the key '1' must be a word; put it in quotes"),
    ("null as a key", "~: zz\n", 1, "the key '~' must be a word; put it in quotes"),
    ("list as a key", "? [a, b]\n: zz\n", 1, "a key must be a word, not a list"),
    ("two documents", "id: zz\nname: Z\n---\nid: zy\n", 3, "a second document begins here (---)"),
    ("directive", "%YAML 1.1\n---\nid: zz\n", 1, "lines that begin with % tell YAML things"),
    ("garbage after the end", "id: zz\nname: Z\n...\nmore\n", 4, "a second document begins here"),
    ("garbage in the middle", "id: zz\nname\n", 2, "a `:` is missing here, or in the line above"),
    ("bracket left open", "id: zz\nwants: [to go\nname: Z\n", 3, "a comma or a closing bracket is missing"),
    ("quote left open", 'id: zz\nname: "Z\nage: 3\n', 2, "a quote that is opened here is never closed"),
    ("two colons", "id: zz\nrole: cook: and more\n", 2, "there is a second `: ` here; put the text in quotes"),
    ("at sign", "id: zz\nname: @zz\n", 2, "a text cannot begin with '@'; put it in quotes"),
    ("percent sign", "id: zz\nname: %zz\n", 2, "a text cannot begin with '%'; put it in quotes"),
    ("escape", 'id: zz\nname: "\\q"\n', 2, "a backslash is not understood here; use single quotes"),
    ("crooked", "id: zz\n name: Z\n", 2, "there is a second `: ` here; put the text in quotes"),
    ("less indented", "look:\n    form: cat\n  age: teen\n", 3, "does not fit those above it; check its indentation"),
    ("word after a quote", 'id: zz\nname: "Z" or so\n', 2, "does not fit those above it; check its indentation and quotes"),
    ("bare colour", "id: zz\nlook:\n  eyes: #2f8f74\n", 3, "after # YAML sees only a comment; put the colour in quotes"),
    ("NUL", "id: zz\nname: Z\0\n", 2, "there is an unprintable character ('\\x00'); remove it"),
    ("escaped NUL", 'id: zz\nname: "Z\\0"\n', 2, "there is an unprintable character ('\\x00'); remove it"),
    ("bell in a comment", "id: zz # \a\n", 1, "there is an unprintable character ('\\x07'); remove it"),
    ("lone surrogate", 'id: zz\nname: "\\ud800"\n', 2, "there is an unprintable character ('\\ud800')"),
    ("deep", "id: zz\nwants: " + "[" * 90 + "]" * 90 + "\n", 2, "nested deeper than 24 levels"),
    ("very deep", "id: zz\nwants: " + "[" * 200_000 + "\n", 2, "nested deeper than 24 levels"),
    ("very deep keys", "{a: " * 50_000 + "\n", 1, "nested deeper than 24 levels"),
    ("long", "id: zz\nname: " + "z" * 300_000 + "\n", 2, "this text is 300,000 characters long; 6,000 is the most"),
    ("list of keys", "- id: zz\n", 1, "it must hold keys and values"),
    ("only a word", "hello\n", 1, "it must hold keys and values"),
    ("empty", "", 1, "it is empty; write keys and values, or remove the file"),
    ("only comments", "# nothing yet\n", 1, "it is empty; write keys and values, or remove the file"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "line", "said"), [p[1:] for p in YAML], ids=[p[0] for p in YAML])
def test_yaml_that_is_not_for_a_bible_is_refused(folder, text, line, said):
    file = folder / "characters" / "zz.yaml"
    file.write_bytes(text.encode("utf-8", "surrogatepass"))

    assert f"{file}:{line}: " in str(refused(folder))
    assert said in str(refused(folder))


FIELDS = [
    # file, what is written there, what instead, the line that is named, what is said
    ("unknown field", "characters/ann.yaml", "name:", "nmae:", 2, "there is no field 'nmae'; did you mean 'name'?"),
    ("unknown inner field", "characters/ann.yaml", "eyes:", "eyse:", 4, "there is no field 'look.eyse'; did you mean 'eyes'?"),
    ("nothing like a field", "rules.yaml", "forbidden_words:", "qqq:", 1, "there is no field 'qqq'; known are forbidden_verbs, forbidden_words, "),
    ("missing", "characters/ann.yaml", "name: Ann\n", "", 1, "name: it is missing; add it"),
    ("no list", "characters/ann.yaml", "[to go]", "to go", 5, "wants: it must be a list: in [brackets], or a line with `- ` for each"),
    ("nothing after the key", "characters/ann.yaml", "[to go]", "", 5, "wants: it is empty; write a value, or remove the line"),
    ("a key where a word is", "characters/ann.yaml", "[to go]", "\n- to go: far", 6, "wants.0: to YAML this is a key with a value (`: `); put it in quotes"),
    ("number as a name", "characters/ann.yaml", "name: Ann", "name: 404", 2, 'name: to YAML this is a number; put it in quotes: "404"'),
    ("decimal as a name", "characters/ann.yaml", "name: Ann", "name: 1.5", 2, 'name: to YAML this is a number; put it in quotes: "1.5"'),
    ("true as a name", "characters/ann.yaml", "name: Ann", "name: true", 2, 'name: to YAML this is true or false; put it in quotes: "true"'),
    ("null as a name", "characters/ann.yaml", "name: Ann", "name: ~", 2, "name: it is empty; write a value, or remove the line"),
    ("word as a number", "characters/ann.yaml", "value: 1", "value: many", 9, "relations.0.value: input should be a valid integer"),
    ("too much", "characters/ann.yaml", "value: 1", "value: 9", 9, "relations.0.value: it must be 3 or less"),
    ("name of 300", "characters/ann.yaml", "name: Ann", "name: " + "x" * 300, 2, "name: it has 300 characters; 80 is the most"),
    ("no name", "characters/ann.yaml", "name: Ann", 'name: ""', 2, "name: it is empty; write something"),
    ("large id", "characters/ann.yaml", "id: ann", "id: Ann", 1, "id: it must be small letters, digits, - and _, beginning with a letter"),
    ("Turkish id", "characters/ann.yaml", "id: ann", "id: ılo", 1, "id: it must be small letters"),
    ("two-line id", "characters/ann.yaml", "id: ann", 'id: "ann\\n"', 1, "id: it must be small letters"),
    ("colour", "characters/ann.yaml", '"#2f8f74"', '"green"', 4, 'look.eyes: it must be a colour such as "#2f8f74"'),
    ("bar in a thing", "characters/ann.yaml", "[a key]", "[a key|ring]", 11, "has.0: it must be one line without a |"),
    ("lines in a secret", "characters/bob.yaml", "[I sing.]", "\n- |\n  I\n  sing.", 6, "secrets.0: it must be one line without a |"),
    ("cue", "arcs.yaml", '"ann: Listen."', '"Ann says listen"', 14, "threads.0.clues.0.lines.0: it must be `who face pose: words`"),
    ("endless number", "series.yaml", "title: The Inn", "title: " + "9" * 5000, 2, "title: it has 5000 characters; 120 is the most"),
    ("kind of place", "locations/hall.yaml", "kind: cafe", "kind: bar", 3, "kind: input should be 'rooftop', "),
    ("home", "characters/ann.yaml", "home: hall", "home: hal", 10, "home: there is no location 'hal'; did you mean 'hall'?"),
    ("nothing like a home", "characters/ann.yaml", "home: hall", "home: q", 10, "home: there is no location 'q'; add it or remove it from home"),
    ("relation", "characters/ann.yaml", "to: bob", "to: bobb", 7, "relations: there is no character 'bobb'; did you mean 'bob'?"),
    ("relation to oneself", "characters/ann.yaml", "to: bob", "to: ann", 7, "relations: this is a relation to themself; remove it"),
    ("relation twice", "characters/bob.yaml", "secrets:", "- {to: ann, kind: foe}\nsecrets:", 5, "relations: 'ann' is there twice; make one of the two"),
    ("near", "locations/hall.yaml", "[yard]", "[yard, yrad]", 4, "near: there is no location 'yrad'; did you mean 'yard'?"),
    ("near itself", "locations/hall.yaml", "[yard]", "[hall]", 4, "near: a place is not near itself; remove it"),
    ("thing of two", "characters/bob.yaml", "secrets:", "has: [a key]\nsecrets:", 5, "has: ann has 'a key' already; call one of the two differently"),
    ("thread's who", "arcs.yaml", "who: [bob]", "who: [bo]", 7, "thread bell: there is no character 'bo'; did you mean 'bob'?"),
    ("thread's where", "arcs.yaml", "where: [hall]", "where: [hull]", 8, "thread bell: there is no location 'hull'; did you mean 'hall'?"),
    ("clue's where", "arcs.yaml", "- where: yard", "- where: yart", 11, "thread bell: there is no location 'yart'; did you mean 'yard'?"),
    ("clue's keeper", "arcs.yaml", "keeper: bob", "keeper: rob", 12, "thread bell: there is no character 'rob'; did you mean 'bob'?"),
    ("speaker", "arcs.yaml", '"ann: Listen."', '"anne: Listen."', 14, "thread bell: there is no speaker 'anne'; did you mean 'ann'?"),
    ("more clues than steps", "arcs.yaml", "    - where: yard", "    - {}\n    - where: yard", 12, "thread bell: there are more clues than steps"),
    ("due too soon", "arcs.yaml", "    who: [bob]", "    opens: 9\n    due: 3\n    who: [bob]", 8, "thread bell: it is due in 3, before it opens in 9"),
    ("arcs without arcs", "arcs.yaml", "arcs:", "arc:", 1, "it must hold one key, `arcs:`, with a list of arcs"),
    ("an arc that is a word", "arcs.yaml", "- id: one", "- oops\n- id: one", 2, "it must hold keys and values"),
    ("series of another name", "series.yaml", "id: inn", "id: pub", 1, "id is 'pub', but the folder is called 'inn'; make them the same"),
    ("narrator", "characters/ann.yaml", "id: ann", "id: narrator", 1, "the id 'narrator' has a meaning of its own in scripts; choose another"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "before", "after", "line", "said"), [p[1:] for p in FIELDS], ids=[p[0] for p in FIELDS]
)
def test_a_value_that_does_not_fit_is_refused(folder, name, before, after, line, said):
    if after == "id: narrator":
        for other in ("characters/bob.yaml", "arcs.yaml"):
            text = SERIES[other].replace("to: ann", "to: narrator").replace('"ann:', '"narrator:')
            (folder / other).write_text(text)
    file = edited(folder, name, before, after)

    assert f"{file}:{line}: {said}" in str(refused(folder))


WELCOME = ["no", "yes", "on", "off", "n", "y", "1:30", "2024-01-01", "0x1F", "0o17", "1_000", ".inf",
           "🦊 Fox", "שלום עולם", "أحمد", "<script>alert(1)</script>", "O'Brien", "{ann}", "-", "a#b",
           "x" * 80, "Zoë", "İpek", "鈴木"]  # fmt: skip


@pytest.mark.parametrize("name", WELCOME)
@pytest.mark.parametrize("quoted", [True, False])
def test_any_name_is_welcome(folder, name, quoted):
    written = f'"{name}"' if quoted or name[0] in "{-" else name
    edited(folder, "characters/ann.yaml", "name: Ann", f"name: {written}")

    assert load(folder).character("ann").name == name


@pytest.mark.parametrize("word", ["no", "yes", "on", "off", "true1", "null_"])
def test_words_that_older_yaml_took_for_true_and_false_are_ids(folder, word):
    for name, text in SERIES.items():
        new = text.replace("hall", word)
        (folder / name.replace("hall", word)).write_text(new)
    (folder / "locations/hall.yaml").unlink()

    assert load(folder).location(word).name == "The Hall"


@pytest.mark.parametrize(
    ("ending", "mark"), [("\n", b""), ("\r\n", b""), ("\r", b""), ("\n", b"\xef\xbb\xbf"),
                         ("\r\n", b"\xef\xbb\xbf")],
)  # fmt: skip
def test_line_ends_and_byte_order_marks_make_no_difference(folder, ending, mark):
    before = load(folder)
    for name, text in SERIES.items():
        (folder / name).write_bytes(mark + text.replace("\n", ending).encode())

    after = load(folder)

    assert after.model_copy(update={"digest": ""}) == before.model_copy(update={"digest": ""})


@pytest.mark.parametrize("coding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_named(folder, coding):
    file = folder / "characters/ann.yaml"
    file.write_bytes(SERIES["characters/ann.yaml"].encode(coding))

    assert str(refused(folder)) == f"{file}: it is not UTF-8 but UTF-16 text; save it as UTF-8"


def test_what_is_no_text_is_named_with_its_line(folder):
    file = folder / "characters/ann.yaml"
    file.write_bytes(b"id: ann\nname: Ann\xe9\n")

    assert str(refused(folder)) == f"{file}:2: it is not UTF-8 text; save it as UTF-8"


@pytest.mark.parametrize("cut", range(1, len(SERIES["characters/ann.yaml"]) - 1, 7))
def test_a_file_cut_off_anywhere_is_whole_or_refused(folder, cut):
    file = folder / "characters/ann.yaml"
    file.write_text(SERIES["characters/ann.yaml"][:cut])
    shelf = Shelf(folder.parent)
    with contextlib.suppress(BibleError):
        shelf.current("inn")
    wrong = shelf.refused.get("inn")
    assert wrong is None or wrong.file in (file, folder / "characters/bob.yaml")


def test_a_line_cut_off_is_said_to_be(folder):
    file = folder / "characters/ann.yaml"
    file.write_text('id: ann\nname: "An')

    assert str(refused(folder)).endswith("(the file ends within this line: was it saved whole?)")


def test_a_folder_with_a_files_name(folder):
    file = folder / "characters/cat.yaml"
    file.mkdir()

    said = f"{file}: it is a folder, and should be a file; rename or remove it"
    assert str(refused(folder)) == said


def test_a_pipe_is_not_waited_for(folder):
    file = folder / "characters/cat.yaml"
    os.mkfifo(file)

    assert str(refused(folder)) == f"{file}: it is not an ordinary file; remove it"


def test_a_link_out_of_the_series_is_not_followed(folder, tmp_path):
    (tmp_path / "passwd").write_text("id: zz\nname: Z\n")
    file = folder / "characters/zz.yaml"
    file.symlink_to(tmp_path / "passwd")

    assert f"{file}: it is a link to {tmp_path / 'passwd'}, outside of the series" in str(
        refused(folder)
    )


def test_a_link_to_a_folder_outside_is_not_followed(folder, tmp_path):
    (folder / "locations").rename(tmp_path / "places")
    (folder / "locations").symlink_to(tmp_path / "places")

    assert "outside of the series; put a copy here instead" in str(refused(folder))


def test_a_link_within_the_series_and_to_the_whole_series_is_followed(folder, tmp_path):
    (folder / "characters/ann.yaml").rename(folder / "characters/.ann")
    (folder / "characters/ann.yaml").symlink_to(".ann")
    (tmp_path / "all").mkdir()
    (tmp_path / "all" / "inn").symlink_to(folder)

    assert load(tmp_path / "all" / "inn").digest == load(folder).digest


@pytest.mark.parametrize("target", ["zz.yaml", "zy.yaml", "nowhere.yaml"])
def test_a_link_that_leads_nowhere(folder, target):
    (folder / "characters/zz.yaml").symlink_to(target)
    if target == "zy.yaml":
        (folder / "characters/zy.yaml").symlink_to("zz.yaml")

    assert "it cannot be read: " in str(refused(folder))


def test_a_file_too_large(folder):
    file = folder / "characters/ann.yaml"
    file.write_text("# " + "x" * 600_000)

    assert str(refused(folder)) == f"{file}: it is larger than 512 kB; make it shorter"


def test_two_files_with_one_id(folder):
    file = folder / "characters/zz.yaml"
    file.write_text("name: Zoe\nid: ann\n")

    said = (
        f"{file}:2: the id 'ann' is already used in ann.yaml; give this one another, or remove it"
    )
    assert str(refused(folder)) == said


def test_an_id_declared_in_a_file_of_another_name_is_found(folder):
    (folder / "characters/bob.yaml").rename(folder / "characters/robert.yaml")
    file = edited(folder, "characters/robert.yaml", "to: ann", "to: anna")

    assert f"{file}:4: relations: there is no character 'anna'" in str(refused(folder))


def test_a_yml_file_is_the_reason(folder):
    (folder / "characters/bob.yaml").rename(folder / "characters/bob.yml")

    assert "characters/bob.yml is not read: rename it to bob.yaml" in str(refused(folder))


def test_series_yml_is_no_series(folder):
    (folder / "series.yaml").rename(folder / "series.yml")

    assert "no series.yaml in it; rename series.yml to series.yaml" in str(refused(folder))


def test_what_is_overlooked_is_said(folder):
    (folder / "characters/zoe.yml").write_text("id: zoe\n")
    (folder / "characters/ZED.YAML").write_text("id: zed\n")
    (folder / "characters/old").mkdir()
    (folder / "arc.yaml").write_text("arcs: []\n")
    (folder / "people").mkdir()
    (folder / "people/x.yaml").write_text("id: x\n")
    (folder / "characters/.swp.yml").write_text("")
    (folder / "notes.txt").write_text("")

    said = {file.name: text for file, text in folders.overlooked(folder)}

    assert sorted(said) == ["ZED.YAML", "arc.yaml", "old", "people", "zoe.yml"]
    assert said["zoe.yml"] == "it is not read; rename it to zoe.yaml"
    assert said["arc.yaml"].startswith("it is not read; a series has only series.yaml, ")
    assert load(folder).digest


def test_what_is_odd_and_does_no_harm_is_remarked(folder):
    (folder / "characters/bob.yaml").rename(folder / "characters/robert.yaml")
    edited(folder, "characters/ann.yaml", "name: Ann", "name: Ann\naliases: [Bob]")

    assert remarks(folder, load(folder)) == [
        f"{folder}/characters/robert.yaml: its id is not 'robert'; call the file after its id",
        "ann and bob are both called 'Bob'; scripts may mix them up",
    ]


def test_files_refused_for_another_reason_leave_what_was_in_force(folder):
    shelf = Shelf(folder.parent)
    good = shelf.current("inn")
    edited(folder, "series.yaml", "The Inn", "The Outn")
    assert shelf.current("inn").series.title == "The Outn"

    shelf.refuse("inn", BibleError("the canon says no"), keep=good)

    with pytest.raises(BibleError, match="the canon says no"):
        shelf.current("inn")
    assert shelf.last_good("inn") is good
    edited(folder, "series.yaml", "The Outn", "The Inns")
    assert shelf.current("inn").series.title == "The Inns"


@pytest.mark.parametrize("kind", ["characters", "locations"])
def test_a_series_without_people_or_places(folder, kind):
    for file in (folder / kind).iterdir():
        file.unlink()

    assert f"{folder / kind}: there is no {kind[:-1]} yet" in str(refused(folder))


def test_empty_style_rules_and_arcs_are_no_mistake(folder):
    for name in ("style.yaml", "rules.yaml", "arcs.yaml"):
        (folder / name).write_text("")

    bible = load(folder)

    assert (bible.arcs, bible.rules.forbidden_words) == ((), ())


def test_mutual_relations_and_neighbours_are_no_mistake(folder):
    bible = load(folder)

    assert bible.character("ann").relations[0].to == "bob"
    assert bible.character("bob").relations[0].to == "ann"
    assert bible.location("hall").near == ("yard",)


def test_a_file_that_is_being_written_is_read_whole_or_refused(folder):
    file = folder / "characters/ann.yaml"
    whole = {SERIES["characters/ann.yaml"] + "# " + c * 100_000 + "\n" for c in "ab"}
    file.write_text(min(whole))
    stop = threading.Event()

    def writing() -> None:
        while not stop.is_set():
            for text in sorted(whole):
                file.write_text(text)

    writer = threading.Thread(target=writing)
    writer.start()
    try:
        for _ in range(40):
            with contextlib.suppress(BibleError):
                data = folders.snapshot(folder).data["characters/ann.yaml"].decode()
                assert any(text.startswith(data) for text in whole)
    finally:
        stop.set()
        writer.join()


def test_two_quick_saves_of_equal_length_are_two_edits(folder):
    shelf = Shelf(folder.parent)
    file = folder / "series.yaml"
    for title in ("One", "Two", "Six", "Ten"):
        file.write_text(f"id: inn\ntitle: {title}\n")
        assert shelf.current("inn").series.title == title


def test_a_refused_edit_leaves_the_last_good_one(folder):
    shelf = Shelf(folder.parent)
    good = shelf.current("inn")
    edited(folder, "series.yaml", "title", "titel")

    for _ in range(2):
        with pytest.raises(BibleError, match="did you mean 'title'"):
            shelf.current("inn")
    assert shelf.last_good("inn") is good
    assert shelf.known(good.digest) is good

    edited(folder, "series.yaml", "titel", "title")
    assert shelf.current("inn").series == good.series


@pytest.mark.parametrize("text", [*SERIES.values(), "a: [1, 2.5, true, null, ~, x, '', \"q\"]\nb:\n- {c: }\n- d: >-\n    e\n    f\n"])  # fmt: skip
def test_the_tree_knows_the_line_of_everything(text):
    tree = parse.read(Path("x.yaml"), text)
    rows = text.splitlines()

    def walk(node: object, path: tuple[int | str, ...]) -> None:
        if isinstance(node, parse.Keyed):
            for key, value in node.items():
                line = parse.line_of(tree, (*path, key))
                assert key in rows[line - 1]
                walk(value, (*path, key))
        elif isinstance(node, parse.Listed):
            for n, value in enumerate(node):
                walk(value, (*path, n))

    walk(tree, ())
