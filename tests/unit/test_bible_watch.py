"""The watcher: an edit is told as it is saved, with what it changes or why it is refused."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from canon.bible.shelf import Shelf
from canon.bible.watch import Edit, edits

FILES = {
    "series.yaml": "id: inn\ntitle: The Inn\n",
    "characters/ann.yaml": "id: ann\nname: Ann\nage: 12\n",
    "locations/hall.yaml": "id: hall\nname: The Hall\nkind: cafe\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / "series" / "inn" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "series" / "inn" / name).write_text(text)
    return tmp_path / "series" / "inn"


def told(folder: Path, *steps: Callable[[], object], notices: bool) -> list[Edit]:
    """What the watcher says to each step, one after the other."""

    async def run() -> list[Edit]:
        shelf = Shelf(folder)
        watching = edits(shelf, notices=notices)
        said = []
        try:
            for step in steps:
                waiting = asyncio.ensure_future(anext(watching))
                await asyncio.sleep(0)  # it looks, and begins to watch, before it waits
                step()
                said.append(await asyncio.wait_for(waiting, 60))
        finally:
            await watching.aclose()
        return said

    return asyncio.run(run())


@pytest.mark.parametrize("notices", [True, False])
def test_edits_are_told_as_they_are_saved(folder, notices):
    file = folder / "characters/ann.yaml"

    better, broken, mended = told(
        folder.parent,
        lambda: file.write_text("id: ann\nname: Anna\nage: 12\n"),
        lambda: file.write_text("id: ann\nnmae: Anna\nage: 13\n"),
        lambda: file.write_text("id: ann\nname: Anna\nage: 14\n"),
        notices=notices,
    )

    assert better.changes == ("character ann: name was “Ann”, is now “Anna”",)
    assert (better.slug, better.refusal) == ("inn", None)
    assert "ann.yaml:2: there is no field 'nmae'" in str(broken.refusal)
    assert (broken.before, broken.after, broken.changes) == (better.after, None, ())
    assert mended.before == better.after
    assert mended.changes == ("character ann: age was 12, is now 14",)


def test_a_file_swapped_in_by_rename_is_seen(folder):
    def swap() -> None:
        (folder / "characters/.ann.yaml.new").write_text("id: ann\nname: Ann\nage: 99\n")
        (folder / "characters/.ann.yaml.new").replace(folder / "characters/ann.yaml")

    (edit,) = told(folder.parent, swap, notices=True)

    assert edit.changes == ("character ann: age was 12, is now 99",)


def test_series_come_and_go(folder):
    other = folder.with_name("pub")

    def come() -> None:
        shutil.copytree(folder, other)
        (other / "series.yaml").write_text("id: pub\ntitle: The Pub\n")

    came, gone = told(folder.parent, come, lambda: shutil.rmtree(other), notices=True)

    assert (came.slug, came.before, came.changes) == ("pub", None, ("series: new (“The Pub”)",))
    assert (gone.slug, gone.after) == ("pub", None)
    assert gone.changes == ("series: the folder pub is gone",)


def test_a_folder_that_is_not_there_yet_is_waited_for(tmp_path, folder):
    place = tmp_path / "later"

    (came,) = told(place, lambda: shutil.copytree(folder.parent, place), notices=True)

    assert came.changes == ("series: new (“The Inn”)",)
