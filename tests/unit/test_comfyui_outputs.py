"""The files of a finished prompt: whatever the saver calls them, and whole."""

from __future__ import annotations

import io

import av
import numpy as np
import pytest
from PIL import Image

from generators.comfyui import outputs
from generators.comfyui.failures import LostFileError
from generators.comfyui.outputs import File
from schemas.errors import BadFootageError, Remedy

pytestmark = pytest.mark.anyio
STILLS = {
    "images": [
        {"filename": f"1_0000{n}_.png", "subfolder": "anigen/k", "type": "output"} for n in (1, 2)
    ]
}
FILM = {
    "images": [{"filename": "1_00001_.mp4", "subfolder": "anigen", "type": "output"}],
    "animated": [True],
}
VHS = {"gifs": [{"filename": "ad_00001.mp4", "subfolder": "", "type": "output", "format": "video/h264-mp4",
                 "frame_rate": 24.0, "workflow": "ad_00001.png", "fullpath": "/home/bob/ad_00001.mp4"}]}  # fmt: skip
PREVIEW = {"images": [{"filename": "x.png", "subfolder": "", "type": "temp"}]}
WORDS = {"text": ["hello"]}


class Shelf:
    """Has what `holds` says."""

    name = "attic"

    def __init__(self, holds):
        self.holds = holds

    async def fetch(self, file, into):
        into.write_bytes(self.holds[file.filename])
        return ""


def picture(kind="PNG"):
    buffer = io.BytesIO()
    noise = np.random.default_rng(1).integers(0, 255, (48, 64, 3), dtype=np.uint8)
    Image.fromarray(noise).save(buffer, kind)
    return buffer.getvalue()


def film(tmp_path, name):
    path = tmp_path / name
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libvpx" if name.endswith("webm") else "libx264", rate=24)
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
        for n in range(12):
            frame = av.VideoFrame.from_ndarray(
                np.full((48, 64, 3), n * 20, np.uint8), format="rgb24"
            )
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path.read_bytes()


def test_files_are_found_under_every_name():
    found = outputs.files(
        {"7": STILLS, "8": FILM, "9": VHS, "10": WORDS, "11": PREVIEW, "12": None}
    )

    assert [file.filename for file in found["7"]] == ["1_00001_.png", "1_00002_.png"]
    assert found["8"] == (File("8", "1_00001_.mp4", "anigen", "output"),)
    assert found["9"] == (File("9", "ad_00001.mp4", "", "output"),)
    assert set(found) == {"7", "8", "9"}


def test_a_name_that_nobody_knows_yet_is_a_file_too():
    assert outputs.files({"7": {"films": FILM["images"], "images": FILM["images"]}})["7"] == (
        File("7", "1_00001_.mp4", "anigen", "output"),
    )


def test_previews_are_for_who_asks():
    assert outputs.files({"11": PREVIEW}) == {}
    assert outputs.files({"11": PREVIEW}, temp=True)["11"][0].type == "temp"


def test_every_wanted_node_must_give_a_file():
    assert set(outputs.wanted({"7": STILLS, "8": FILM}, ["8"])) == {"8"}
    for said in ({"7": STILLS}, {"7": STILLS, "8": {}}, {"7": STILLS, "8": PREVIEW}, {}):
        with pytest.raises(LostFileError, match=r"node [78] ended without a file") as raised:
            outputs.wanted(said, ["7", "8"])
    assert isinstance(raised.value, BadFootageError)
    assert raised.value.remedy is Remedy.RETRY


async def test_files_get_names_of_our_own(tmp_path):
    into = tmp_path / "into"
    into.mkdir()
    shelf = Shelf(
        {"1_00001_.png": picture(), "1_00002_.png": picture(), "../../x": b"?", "a.b c/d": b"!"}
    )
    strange = {"images": [{"filename": "../../x"}, {"filename": "a.b c/d"}]}
    made = await outputs.collect(shelf, {"7": STILLS, "5:3": strange}, ["7", "5:3"], into)

    assert [path.name for path in made["7"]] == ["7-1.png", "7-2.png"]
    assert [path.name for path in made["5:3"]] == ["5_3-1", "5_3-2"]
    assert all(path.parent == into for paths in made.values() for path in paths)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP"])
def test_half_a_picture_is_none(tmp_path, kind):
    whole, path = picture(kind), tmp_path / "x"
    path.write_bytes(whole)
    assert outputs.whole(path)
    for length in (len(whole) - 1, len(whole) // 2, 64, 0):
        path.write_bytes(whole[:length])
        assert not outputs.whole(path), length


@pytest.mark.parametrize("name", ["x.mp4", "x.webm"])
def test_half_a_film_is_none(tmp_path, name):
    whole, path = film(tmp_path, name), tmp_path / "y"
    path.write_bytes(whole)
    assert outputs.whole(path)
    for length in (len(whole) - 1, len(whole) // 2, 64, 0):
        path.write_bytes(whole[:length])
        assert not outputs.whole(path), length


def test_boxes_that_lead_nowhere_are_not_followed(tmp_path):
    path = tmp_path / "x.mp4"
    path.write_bytes(b"\0\0\0\x10ftypisom\0\0\0\0" + b"\0\0\0\x03moov" + bytes(90))
    assert not outputs.whole(path)


async def test_a_broken_file_is_not_left_behind(tmp_path):
    shelf = Shelf({"1_00001_.png": picture(), "1_00002_.png": picture()[:-20]})
    with pytest.raises(LostFileError, match="only a part"):
        await outputs.collect(shelf, {"7": STILLS}, ["7"], tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["7-1.png"]
