"""Files over the office: what jobs have made is listed, and pictures are kept once they are seen to be some."""

from __future__ import annotations

import hashlib
import io
import struct
import zlib

import pytest
from PIL import Image

from orchestrator.office.office import create
from schemas.access import Scope, Who
from schemas.office import AbsentError, ConflictError, UnfitError

pytestmark = pytest.mark.anyio
SLUG = "small-weather-office"
ANNA = Who(name="anna", scopes=frozenset({Scope.GENERATE}))


def picture(form: str = "PNG", size: tuple[int, int] = (40, 30), colour: str = "#2f8f74") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, form)
    return out.getvalue()


def bomb(width: int, height: int) -> bytes:
    """A few bytes of PNG that unpack to a great many."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"\0" * (2**22), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def moving() -> bytes:
    out = io.BytesIO()
    first, second = (Image.new("RGB", (8, 8), colour) for colour in ("red", "blue"))
    first.save(out, "WEBP", save_all=True, append_images=[second], duration=100)
    return out.getvalue()


@pytest.fixture
def office(studio):
    return create(studio)


@pytest.fixture
def send(office, tmp_path):
    async def put(data: bytes, name: str = "mio.png"):
        content = tmp_path / "sent"
        content.write_bytes(data)
        return await office.put_file(ANNA, project=SLUG, name=name, content=content)

    return put


@pytest.mark.parametrize(
    ("form", "name", "wanted"),
    [
        ("PNG", "mio.png", "mio.png"), ("JPEG", "Mio Hoshino.JPEG", "Mio-Hoshino.jpg"),
        ("WEBP", "mio.webp", "mio.webp"), ("PNG", "mio.jpg", "mio.png"), ("PNG", "mio", "mio.png"),
        ("PNG", "../../../etc/passwd", "passwd.png"), ("PNG", "..", "picture.png"),
        ("PNG", ".hidden.png", "hidden.png"), ("PNG", "a\x00b\r\n.png", "a-b.png"),
        ("PNG", "C:\\mio.png", "mio.png"), ("PNG", "漢字.png", "picture.png"),
        ("PNG", "x" * 10_000, "x" * 80 + ".png"), ("PNG", "mio.php.png", "mio.php.png"),
    ],
)  # fmt: skip
async def test_a_picture_is_kept_as_it_is_under_a_safe_name(studio, send, form, name, wanted):
    data = picture(form)

    made = await send(data, name)

    folder = studio.storage.folder / "series" / SLUG / "references"
    assert [p.name for p in folder.iterdir()] == [wanted]
    assert (folder / wanted).read_bytes() == data
    assert (made.path, made.url) == (f"references/{wanted}", f"/media/{SLUG}/references/{wanted}")
    assert (made.bytes, made.sha256) == (len(data), hashlib.sha256(data).hexdigest())
    assert made.media_type == f"image/{form.lower()}"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "it is no picture that can be read"),
        (b"<svg onload=alert(1)>", "it is no picture that can be read"),
        (picture()[:60], "it is no picture that can be read"),
        (picture("GIF"), "it is no picture that can be read"),
        (picture("TIFF"), "it is no picture that can be read"),
        (bomb(60_000, 60_000), "the picture is too large once it is unpacked"),
        (bomb(8000, 9000), "the picture is 8000 × 9000; 40 million pixels and 16384 a side are"),
        (bomb(7000, 7000), "the picture is 7000 × 7000"),
        (bomb(2**31 - 1, 2**31 - 1), "too large once it is unpacked"),
        (moving(), "it moves; send one picture"),
    ],
    ids=["nothing", "svg", "cut", "gif", "tiff", "bomb", "large", "also large", "absurd", "moving"],
)
async def test_what_is_no_picture_is_refused_before_it_is_unpacked(studio, send, data, said):
    with pytest.raises(UnfitError, match=said) as caught:
        await send(data)

    assert caught.value.where == "/file"
    assert str(studio.folder) not in str(caught.value)
    assert not (studio.storage.folder / "series" / SLUG / "references").exists()
    assert list(studio.storage.folder.glob(".sent-*")) == []


async def test_another_picture_does_not_take_its_place(send):
    first = await send(picture())

    assert await send(picture()) == first
    with pytest.raises(ConflictError, match=r"there is another picture called 'mio\.png'"):
        await send(picture(colour="#000000"))


async def test_what_jobs_have_made_is_listed_and_nothing_else(studio, office, send):
    folder = studio.storage.folder / "series" / SLUG
    made = {
        "characters/wren/jobs/1/film.mp4": b"film", "characters/wren/jobs/1/metadata.json": b"{}",
        "jobs/2/film.mp4": b"longer film",
    }  # fmt: skip
    others = (
        "characters/wren/portrait-1.webp", "episodes/1/master.mp4", "jobs/.3/film.mp4",
        "characters/index.json",
    )  # fmt: skip
    for path, data in made.items() | {(path, b"x") for path in others}:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    await send(picture())

    found, after = [], None
    while True:
        page = await office.files(project=SLUG, after=after, limit=2)
        found += page.items
        if (after := page.next) is None:
            break

    assert [one.path for one in found] == sorted([*made, "references/mio.png"])
    film = next(one for one in found if one.path == "jobs/2/film.mp4")
    assert (film.url, film.media_type, film.bytes) == (
        f"/media/{SLUG}/jobs/2/film.mp4", "video/mp4", 11,
    )  # fmt: skip
    with pytest.raises(AbsentError):
        await office.files(project="nobody", after=None, limit=2)
