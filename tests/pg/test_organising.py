"""Files from output folders, put away once each with a row, whatever happens in between."""

from __future__ import annotations

import asyncio
import hashlib
import json
import os
import shutil
import time

import pytest
import sqlalchemy as sa
from PIL import Image, PngImagePlugin

from canon import beginning
from generators.comfyui.diary import Diary
from orchestrator import finding, organising
from orchestrator.organising import Organiser
from orchestrator.studio import open_studio
from schemas.errors import ConfigError
from schemas.settings import DatabaseSettings, Settings
from schemas.tables import filed

pytestmark = pytest.mark.anyio
SLUG = "small-weather-office"


@pytest.fixture
async def studio(tmp_path, url):
    """An open studio in a folder of its own, beside the output folder."""
    folder = tmp_path / "studio"
    beginning.write(folder / "series")
    async with open_studio(folder, Settings(database=DatabaseSettings(url=url))) as opened:
        yield opened


@pytest.fixture
def output(tmp_path):
    folder = tmp_path / "output"
    folder.mkdir()
    return folder


def picture(path, *, colour="red", age_s=9000.0, **texts):
    info = PngImagePlugin.PngInfo()
    for name, text in texts.items():
        info.add_text(name, text)
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (24, 16), colour).save(path, "PNG", pnginfo=info)
    at = time.time() - age_s
    os.utime(path, (at, at))
    return path


async def organised(studio, *folders, quiet_s=0.05):
    """What the second of two looks has done."""
    organiser = Organiser(studio, folders, quiet_s=quiet_s)
    await organiser.look()
    await asyncio.sleep(0.1)
    return await organiser.look()


async def rows(studio):
    async with studio.database.connect() as connection:
        return (await connection.execute(sa.select(filed).order_by(filed.c.path))).all()


def media(studio):
    folder = studio.storage.folder
    return sorted(
        path.relative_to(folder).as_posix()
        for top in ("filed", "unorganized")
        for path in (folder / top).rglob("*")
        if path.is_file()
    )


async def test_a_picture_that_names_a_character_goes_to_it_and_the_rest_to_its_day(studio, output):
    ours = picture(
        output / "portrait_00001_.png",
        prompt=json.dumps({"1": {"inputs": {"text": "Wren smiles"}}}),
    )
    picture(output / "sub" / "landscape.png", colour="green")
    made = picture(
        output / "made.png", colour="blue", anigen=json.dumps({"series": SLUG, "shot": "3/2/1"})
    )
    sha256 = hashlib.sha256(ours.read_bytes()).digest()
    day = time.strftime("%Y%m%d", time.gmtime(made.stat().st_mtime))

    report = await organised(studio, output)

    assert report.left == {}
    assert len(report.filed) == 3
    assert not [path for path in output.rglob("*") if path.is_file()]
    found = {row.character or row.shot or "": row for row in await rows(studio)}
    wren = found["wren"]
    assert (wren.sha256, wren.kind, wren.origin) == (sha256, "picture", str(ours))
    assert wren.path == f"filed/{SLUG}/characters/wren/portrait_00001-{sha256.hex()[:16]}.png"
    kept = studio.storage.folder / wren.path
    assert hashlib.sha256(kept.read_bytes()).digest() == sha256
    assert found["3/2/1"].path.startswith(f"filed/{SLUG}/shots/3-2-1/made-")
    assert found[""].path.startswith(f"unorganized/images/{day}/landscape-")
    assert found[""].series_id is None
    assert wren.series_id is not None
    assert media(studio) == sorted(row.path for row in await rows(studio))


async def test_nothing_filed_is_published(studio, output):
    picture(output / "a.png", prompt="Wren")
    await organised(studio, output)
    assert not list((studio.storage.folder / "series").rglob("*.png"))


async def test_the_same_content_is_filed_once(studio, output):
    picture(output / "a.png")
    shutil.copy2(output / "a.png", output / "b.png")
    report = await organised(studio, output)
    assert len(report.filed) == 1
    ((path, why),) = report.left.items()
    assert path.exists()
    assert why.startswith("it is filed already as unorganized/images/")
    assert len(await rows(studio)) == 1
    assert (await organised(studio, output)).filed == []


async def test_a_crash_between_row_and_move_is_made_good(studio, output, monkeypatch):
    path = picture(output / "a.png")
    with monkeypatch.context() as broken:
        broken.setattr(
            organising, "_move", lambda *_: (_ for _ in ()).throw(OSError(5, "dead disk"))
        )
        report = await organised(studio, output)
    assert report.left == {path: "dead disk"}
    assert len(await rows(studio)) == 1
    assert path.exists()
    report = await organised(studio, output)
    assert [one.path for one in report.filed] == media(studio) == [(await rows(studio))[0].path]
    assert not path.exists()


async def test_a_crash_before_the_source_was_removed_is_made_good(studio, output):
    path = picture(output / "a.png")
    content = path.read_bytes()
    await organised(studio, output)
    path.write_bytes(content)
    os.utime(path, (time.time() - 9000,) * 2)
    await organised(studio, output)
    assert not path.exists()
    assert len(media(studio)) == 1


async def test_what_was_deleted_from_the_media_folder_is_filed_again(studio, output):
    path = picture(output / "a.png")
    content = path.read_bytes()
    await organised(studio, output)
    shutil.rmtree(studio.storage.folder / "unorganized")
    path.with_name("b.png").write_bytes(content)
    os.utime(path.with_name("b.png"), (time.time() - 9000,) * 2)
    report = await organised(studio, output)
    assert len(report.filed) == 1
    assert len(media(studio)) == len(await rows(studio)) == 1


@pytest.mark.parametrize("spare", ["another disk", "this disk"])
async def test_moving_to_another_disk_copies_verifies_and_then_removes(
    studio, output, spare, monkeypatch
):
    if spare == "another disk":
        original = finding.look_at
        elsewhere = lambda path, root: (  # noqa: E731
            (seen := original(path, root)) and finding.Seen(**(vars(seen) | {"device": 1}))
        )
        monkeypatch.setattr(finding, "look_at", elsewhere)
        monkeypatch.setattr(organising, "look_at", elsewhere)
    path = picture(output / "a.png")
    content, inode = path.read_bytes(), path.stat().st_ino
    report = await organised(studio, output)
    (one,) = report.filed
    kept = studio.storage.folder / one.path
    assert kept.read_bytes() == content
    assert (kept.stat().st_ino == inode) is (spare == "this disk")
    assert not path.exists()
    assert media(studio) == [one.path]


async def test_what_is_half_written_or_no_picture_stays(studio, output):
    whole = picture(output / "whole.png")
    cut = output / "cut.png"
    cut.write_bytes(whole.read_bytes()[:-30])
    (output / "film.mp4").write_bytes(b"\0" * 400)
    for path in (cut, output / "film.mp4"):
        os.utime(path, (time.time() - 9000,) * 2)
    report = await organised(studio, output)
    assert len(report.filed) == 1
    assert report.left == {cut: "it cannot be decoded", output / "film.mp4": "it cannot be decoded"}


async def test_hostile_names_stay_in_their_place(studio, output):
    names = [
        "..png",
        "-rf.png",
        "a;rm -rf $HOME.png",
        "x" * 200 + ".png",
        "日本 語.png",
        "a\nb.png",
    ]
    for n, name in enumerate(names):
        picture(output / name, colour=(n, 0, 0))
    bytes_name = os.fsencode(output) + b"/\xff\xfe.png"
    picture(output / "tmp.png", colour="white").rename(os.fsdecode(bytes_name))
    report = await organised(studio, output)
    hidden = {"..png"}
    assert len(report.filed) == len(names) + 1 - len(hidden)
    for one in report.filed:
        kept = studio.storage.folder / one.path
        assert kept.is_file()
        assert kept.resolve().is_relative_to(studio.storage.folder / "unorganized")
        assert not kept.name.startswith((".", "-"))
        assert "\n" not in one.path
        assert len(kept.name) < 120


async def test_a_link_that_leads_out_is_not_followed(studio, output, tmp_path):
    secret = picture(tmp_path / "secret" / "a.png")
    (output / "a.png").symlink_to(secret)
    (output / "inside").symlink_to(secret.parent)
    report = await organised(studio, output)
    assert (report.filed, report.left) == ([], {})
    assert secret.exists()


async def test_the_output_of_a_prompt_that_is_not_closed_waits(studio, output):
    diary = Diary(studio.folder / "cache" / "comfy")
    note = diary.intend("key1", prompt_id="p", client_id="c", server="s", digest="d")
    mine = picture(output / f"{note.prefix}_00001_.png")
    report = await organised(studio, output)
    assert report.left == {mine: "a prompt of ours is not closed yet"}
    diary.close(note)
    assert len((await organised(studio, output)).filed) == 1


@pytest.mark.parametrize("inner", [".", "media", ".."])
async def test_the_studio_does_not_organise_itself(studio, inner):
    with pytest.raises(ConfigError, match="holds the studio or lies in it"):
        Organiser(studio, [studio.folder / inner], quiet_s=1)


async def test_two_at_once_file_everything_once(studio, output):
    for n in range(12):
        picture(output / f"p{n}x.png", colour=(n * 20, 0, 0))
    both = await asyncio.gather(*(organised(studio, output) for _ in range(2)))
    assert len(media(studio)) == len(await rows(studio)) == 12
    assert len({one.path for report in both for one in report.filed}) == 12
    assert not list(output.iterdir())
