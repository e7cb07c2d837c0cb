"""The bible: read whole or refused with file, line and remedy."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from canon import beginning
from canon.bible.shelf import Shelf, load
from schemas.errors import BibleError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (made,) = beginning.write(tmp_path / "series")
    return made


def edit(file: Path, before: str, after: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), encoding="utf-8")


def refused(folder: Path) -> str:
    with pytest.raises(BibleError) as caught:
        load(folder)
    return str(caught.value)


def first(folder: Path, kind: str) -> Path:
    return min((folder / kind).glob("*.yaml"))


def test_the_starter_series_is_whole(folder):
    bible = load(folder)

    assert len([c for c in bible.characters if c.main]) >= 6
    assert len({c.voice for c in bible.characters}) == len(bible.characters)
    assert len({c.look for c in bible.characters}) == len(bible.characters)
    assert len({p.kind for p in bible.locations}) >= 9
    assert sum(len(arc.threads) for arc in bible.arcs) >= 4
    assert all(c.wants and c.speech.greetings for c in bible.characters)


def test_the_same_files_have_the_same_digest(folder, tmp_path):
    copy = tmp_path / "elsewhere" / folder.name
    shutil.copytree(folder, copy)

    assert load(copy).digest == load(folder).digest
    edit(copy / "series.yaml", "title:", "title: An edit  # ")
    assert load(copy).digest != load(folder).digest


def test_an_unknown_field_is_named_with_its_line(folder):
    file = first(folder, "characters")
    edit(file, "pronoun:", "prononn:")
    line = 1 + file.read_text().split("prononn:")[0].count("\n")

    said = refused(folder)

    assert f"{file}:{line}: there is no field 'prononn'; did you mean 'pronoun'?" in said


def test_a_wrong_value_is_named_with_its_line(folder):
    file = first(folder, "characters")
    edit(file, "  form: person", "  form: ghost")

    said = refused(folder)

    assert f"{file}:" in said
    assert "look.form" in said


def test_a_character_that_does_not_exist_is_suggested(folder):
    bible = load(folder)
    known = next(r.to for c in bible.characters for r in c.relations)
    owner = next(c for c in bible.characters if any(r.to == known for r in c.relations))
    edit(folder / "characters" / f"{owner.id}.yaml", f"to: {known}", f"to: {known}x")

    said = refused(folder)

    assert f"there is no character '{known}x'; did you mean '{known}'?" in said


def test_two_files_with_one_id_are_refused(folder):
    file = first(folder, "characters")
    shutil.copy(file, file.with_name("zz.yaml"))

    assert f"already used in {file.name}" in refused(folder)


def test_the_shelf_reads_again_what_has_changed(folder):
    shelf = Shelf(folder.parent)
    before = shelf.current(folder.name)
    assert shelf.current(folder.name) is before

    edit(folder / "series.yaml", "title:", "title: Changed  #")

    assert shelf.slugs() == [folder.name]
    assert shelf.current(folder.name).series.title == "Changed"


def test_a_style_that_does_not_exist_is_suggested(folder):
    edit(folder / "style.yaml", "preset: animation-desk", "preset: mangga")

    said = refused(folder)

    assert "there is no style preset 'mangga'; did you mean 'manga'?" in said
    assert f"{folder / 'style.yaml'}:" in said
