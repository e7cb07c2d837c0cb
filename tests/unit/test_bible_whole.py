"""Whole files of a bible: made, replaced and put aside, checked with all the others first."""

from __future__ import annotations

from pathlib import Path

import pytest

from canon import beginning
from canon.bible import fresh, whole
from canon.bible.landing import SavedSinceError
from canon.bible.shelf import Shelf, load
from canon.bible.write import digest_of, set_fields
from schemas.errors import BibleError

EMPTY = {"series.yaml": "id: mine\ntitle: Mine\non_air: false\n"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (made,) = beginning.write(tmp_path)
    return made


def everything(folder: Path) -> dict[str, bytes]:
    return {
        p.relative_to(folder).as_posix(): p.read_bytes()
        for p in sorted(folder.rglob("*"))
        if p.is_file()
    }


def test_a_series_off_the_air_needs_nobody_and_no_place(tmp_path):
    whole.found(tmp_path, "mine", EMPTY)

    bible = load(tmp_path / "mine")
    assert (bible.series.on_air, bible.characters, bible.locations) == (False, (), ())
    assert Shelf(tmp_path).slugs() == ["mine"]
    assert [p.name for p in tmp_path.iterdir()] == ["mine"]


def test_a_series_on_air_needs_somebody(tmp_path):
    with pytest.raises(BibleError, match="there is no character yet; write one here"):
        whole.found(tmp_path, "mine", {"series.yaml": "id: mine\ntitle: Mine\n"})
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_written_over_a_series(folder):
    before = everything(folder)

    with pytest.raises(BibleError, match="it is there already; choose another name"):
        whole.found(
            folder.parent,
            folder.name,
            {"series.yaml": f"id: {folder.name}\ntitle: M\non_air: false\n"},
        )
    assert everything(folder) == before


def test_several_fields_of_several_files_are_written_at_once(folder):
    changes = {
        "series.yaml": {("title",): "Other", ("on_air",): False},
        "style.yaml": {("preset",): "noir"},
    }
    comments = [row for row in (folder / "series.yaml").read_text().splitlines() if "#" in row]

    made = set_fields(folder, changes)

    assert (made.series.title, made.series.on_air, made.style.preset) == ("Other", False, "noir")
    assert load(folder) == made
    after = (folder / "series.yaml").read_text().splitlines()
    assert [row for row in after if "#" in row] == comments


def test_none_of_several_files_is_written_when_one_would_break(folder):
    before = everything(folder)

    with pytest.raises(BibleError, match="no style preset 'nior'; did you mean 'noir'"):
        set_fields(
            folder, {"series.yaml": {("title",): "Other"}, "style.yaml": {("preset",): "nior"}}
        )
    assert everything(folder) == before


def test_a_file_that_is_not_there_is_made(folder):
    (folder / "style.yaml").unlink()

    set_fields(folder, {"style.yaml": {("preset",): "noir"}})

    assert (folder / "style.yaml").read_text() == "preset: noir\n"


def test_what_was_saved_since_is_left_alone(folder):
    seen = digest_of(folder / "series.yaml")
    (folder / "series.yaml").write_text((folder / "series.yaml").read_text() + "# mine\n")
    before = everything(folder)

    with pytest.raises(SavedSinceError):
        set_fields(folder, {"series.yaml": {("title",): "O"}}, digests={"series.yaml": seen})
    with pytest.raises(SavedSinceError):
        whole.replace(folder, "series.yaml", "id: x\n", digest=seen)
    with pytest.raises(SavedSinceError):
        whole.archive(folder, "series.yaml", digest=seen)
    assert everything(folder) == before


def test_a_new_file_is_checked_first_and_never_written_over_another(folder):
    before = everything(folder)

    with pytest.raises(
        BibleError, match=r"mio.yaml:1: there is no field 'nmae'; did you mean 'name'"
    ):
        whole.create(folder, "characters/mio.yaml", "nmae: Mio\n")
    with pytest.raises(BibleError, match="it is there already"):
        whole.create(folder, "characters/wren.yaml", "id: wren2\nname: W\n")
    with pytest.raises(BibleError, match="larger than 512 kB"):
        whole.create(folder, "characters/mio.yaml", f"id: mio\nname: Mio\n#{'x' * 2**20}\n")
    assert everything(folder) == before

    whole.create(folder, "characters/mio.yaml", "id: mio\nname: Mio\n")
    assert load(folder).character("mio").name == "Mio"


def test_who_is_referred_to_is_not_put_aside(folder):
    before = everything(folder)

    with pytest.raises(BibleError) as caught:
        whole.archive(folder, "characters/wren.yaml")

    said = str(caught.value)
    assert "wren is still referred to in " in said
    assert "take it out there first" in said
    assert everything(folder) == before


def test_who_is_put_aside_lies_there_whole_and_is_not_read(folder):
    text = "id: mio\nname: Mio # the new one\n"
    whole.create(folder, "characters/mio.yaml", text)

    aside = whole.archive(folder, "characters/mio.yaml")

    assert aside.read_text() == text
    assert aside.parent == folder / "characters" / ".archived"
    assert "mio" not in {who.id for who in load(folder).characters}


def test_a_series_that_is_put_aside_is_no_series_any_more(folder):
    before = everything(folder)
    shelf = Shelf(folder.parent)
    shelf.current(folder.name)

    aside = whole.archive_series(folder)

    assert everything(aside) == before
    assert shelf.slugs() == []
    assert shelf.archived() == [folder.name]
    aside.rename(folder)  # and back, by hand
    assert (shelf.slugs(), shelf.archived()) == ([folder.name], [])


def test_another_refusal_is_heard_before_anything_is_written(folder):
    before = everything(folder)

    def never(_: object) -> None:
        raise BibleError("it has aired otherwise")

    with pytest.raises(BibleError, match="aired otherwise"):
        whole.replace(folder, "rules.yaml", "rating: all\n", also=never)
    with pytest.raises(BibleError, match="aired otherwise"):
        set_fields(folder, {"series.yaml": {("title",): "O"}}, also=never)
    assert everything(folder) == before


def test_whose_file_is_called_otherwise_is_found(folder):
    (folder / "characters/wren.yaml").rename(folder / "characters/apprentice.yaml")

    assert whole.file_of(folder, "characters", "wren") == "characters/apprentice.yaml"
    with pytest.raises(KeyError):
        whole.file_of(folder, "characters", "nobody")


@pytest.mark.parametrize(
    "words",
    [
        "plain", "with: a colon", "# no comment", "yes", "404", "a\nb\n\nc", " blanks ", "„“ ✨ 漢字",
        "long " * 60 + "end", "long " * 40 + "\n" + "lines " * 40, "'quoted'", '"both" \'kinds\'',
        "<script>alert(1)</script>", "'; drop table series; --", "../../etc/passwd", "- a list",
        "{a: b}", "* star", "& anchor", "%directive", "---", "...", "tab\tinside", "ends with \\",
    ],
)  # fmt: skip
def test_whatever_is_written_is_read_back(tmp_path, words):
    text = fresh.text({"id": "mine", "title": "T", "premise": words, "on_air": False}, heading="Hi")

    whole.found(tmp_path, "mine", {"series.yaml": text})

    assert load(tmp_path / "mine").series.premise == words
