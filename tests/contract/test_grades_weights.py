"""Grades by the operator's weights, on small models of the shapes that the published ones have."""

from __future__ import annotations

import json

import cv2
import numpy as np
import pytest

from generators.grades.expected import Expected, Sought
from generators.grades.faces import find
from generators.grades.gates import judge
from generators.grades.grader import Grader
from generators.grades.measuring import measure
from generators.grades.nets import FILE, Finding, Net, Sizes, prepared
from generators.grades.weights import Weights
from schemas.errors import ConfigError
from schemas.grades import Allowance, Gates, Measure
from stand_ins import clips
from stand_ins.small_models import ccip, finder, taste

NEEDY = {Measure.FACE_SIMILARITY, Measure.FACE_QUALITY, Measure.AESTHETIC}
FACE = (320, 188, 110, 120)  # where the clips have it: middle and size, in pixels of 640×360


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "weights"
    made.mkdir()
    return made


@pytest.fixture
def likeness(tmp_path):
    """A picture of Aki's own."""
    cv2.imwrite(str(tmp_path / "aki.png"), clips.frame()[..., ::-1])
    return tmp_path / "aki.png"


def grades(folder, tmp_path, *, frames=None, sought=()):
    path = clips.write(tmp_path / "clip.mp4", frames or clips.push(6))
    wanted = Expected(allowance=Allowance(), sought=sought)
    return measure(path, wanted, Weights.of(str(folder) if folder else ""))


def aki(likeness=None):
    return Sought(id="aki", name="Aki", face=True, likeness=likeness)


def test_without_weights_nothing_is_invented(tmp_path):
    found = grades(None, tmp_path, sought=(aki(),))
    assert not NEEDY & set(found.values)
    assert {found.unmeasured[one] for one in NEEDY} == {
        "no weights are supplied; put the folder that holds them into the setting `weights`"
    }


def test_each_file_that_is_missing_is_named(tmp_path, folder, likeness):
    found = grades(folder, tmp_path, sought=(aki(likeness),))
    assert not NEEDY & set(found.values)
    assert (
        found.unmeasured[Measure.FACE_QUALITY]
        == "there is no face/model.onnx in the folder of weights"
    )
    assert "aesthetic/model.onnx" in found.unmeasured[Measure.AESTHETIC]
    gone = grades(folder / "gone", tmp_path, sought=(aki(likeness),))
    assert gone.unmeasured[Measure.AESTHETIC] == "there is no folder 'gone' with weights in it"
    finder(folder, (*FACE, 0.9))
    found = grades(folder, tmp_path, sought=(aki(likeness),))
    assert "ccip/model_feat.onnx" in found.unmeasured[Measure.FACE_SIMILARITY]


def test_without_the_library_it_says_what_to_install(tmp_path, folder, monkeypatch):
    taste(folder)
    monkeypatch.setitem(__import__("sys").modules, "onnxruntime", None)
    found = grades(folder, tmp_path)
    assert found.unmeasured[Measure.AESTHETIC] == (
        "onnxruntime is not installed; run pip install 'anigen[grades]'"
    )


def test_somebody_like_their_picture_passes_and_somebody_else_does_not(tmp_path, folder, likeness):
    ccip(folder)
    finder(folder, (*FACE, 0.9))
    found = {}
    for hair in (clips.HAIR, "#a8362a", clips.OTHER, "#10c040"):
        graded = grades(folder, tmp_path, frames=clips.push(6, hair=hair), sought=(aki(likeness),))
        found[hair] = graded.values[Measure.FACE_SIMILARITY]
    assert found[clips.HAIR] > 0.9
    assert found[clips.HAIR] > found["#a8362a"] > found[clips.OTHER]
    assert judge(graded, Allowance(), Gates()).used[-1] is Measure.FACE_QUALITY
    assert Measure.FACE_SIMILARITY in {
        one.measure for one in judge(graded, Allowance(), Gates()).failing
    }


def test_similarity_is_one_less_the_difference_times_a_slope(tmp_path, folder, likeness):
    ccip(folder)
    finder(folder, (*FACE, 0.9))
    found = {}
    for slope in (1.408, 0.704):
        (folder / FILE).write_text(f"ccip:\n  slope: {slope}\n")
        frames = clips.push(6, hair=clips.OTHER)
        graded = grades(folder, tmp_path, frames=frames, sought=(aki(likeness),))
        found[slope] = graded.values[Measure.FACE_SIMILARITY]
    assert 0 < found[1.408] < 0.8
    assert found[0.704] == pytest.approx(1 - (1 - found[1.408]) / 2, abs=1e-3)


def test_without_a_picture_to_compare_with_there_is_no_similarity(tmp_path, folder):
    ccip(folder)
    finder(folder, (*FACE, 0.9))
    found = grades(folder, tmp_path, sought=(aki(),))
    assert found.unmeasured[Measure.FACE_SIMILARITY] == "there is no picture of Aki to compare with"
    (tmp_path / "aki.png").write_bytes(b"none")
    found = grades(folder, tmp_path, sought=(aki(tmp_path / "aki.png"),))
    assert found.unmeasured[Measure.FACE_SIMILARITY].startswith("the picture of Aki cannot be used")


def test_a_face_is_good_when_it_is_certain_large_and_sharp(tmp_path, folder):
    def quality(*boxes, frames=None, people=1):
        finder(folder, *boxes)
        return grades(folder, tmp_path, frames=frames, sought=(aki(),) * people).values[
            Measure.FACE_QUALITY
        ]

    good = quality((*FACE, 0.9))
    assert good == 1.0
    assert quality((*FACE, 0.5)) == pytest.approx(0.5 / 0.7, abs=1e-3)
    assert quality((*FACE, 0.3)) == 0.0, "no face is found where the model is not sure"
    assert quality((320, 188, 12, 14, 0.9)) < 12 * 14 / (640 * 360) / 0.003
    blurred = quality((*FACE, 0.9), frames=clips.blurred(clips.push(6), 6))
    assert blurred < 0.5
    assert quality((*FACE, 0.9), people=2) == 0.0, "one of two faces is missing"


def test_boxes_that_are_one_face_are_counted_once(folder):
    def net_at(*boxes):
        finder(folder, *boxes)
        return Net(folder, "face/model.onnx")

    beside = (500, 180, 80, 90)
    found = find(
        net_at((*FACE, 0.8), (322, 190, 108, 118, 0.9), (*beside, 0.6), (100, 100, 50, 50, 0.2)),
        clips.frame(), Finding(),
    )  # fmt: skip
    assert [round(face.confidence, 2) for face in found] == [0.9, 0.6]
    assert found[0].box == pytest.approx((268, 131, 376, 249), abs=1)
    outside = find(net_at((630, 350, 60, 60, 0.9)), clips.frame(), Finding())
    assert outside[0].box[2:] == (640, 360)


def test_where_nobody_is_near_no_face_is_graded(tmp_path, folder):
    finder(folder, (*FACE, 0.9))
    found = grades(folder, tmp_path, sought=(Sought(id="aki", name="Aki"),))
    assert found.unmeasured[Measure.FACE_QUALITY] == "no face is to be seen near enough"


def test_beauty_is_a_number_or_shares_of_classes(tmp_path, folder):
    def mark(text=""):
        (folder / FILE).write_text(text)
        return grades(folder, tmp_path).values[Measure.AESTHETIC]

    taste(folder)
    bright = mark("aesthetic: {scale: 4, offset: 5}")
    assert 5.0 < bright < 9.0
    assert mark("aesthetic: {scale: 100, offset: 50}") == 10.0
    taste(folder, classes=3)
    assert mark("aesthetic: {marks: [1, 8, 4]}") == pytest.approx(7.0, abs=1e-3)
    taste(folder, classes=7)
    labels = ["masterpiece", "best", "great", "good", "normal", "low", "worst"]
    (folder / "aesthetic/meta.json").write_text(json.dumps({"labels": labels}))
    assert mark() == pytest.approx(0.75 * 50 / 6 + 0.25 * 40 / 6, abs=1e-3)


def test_marks_that_do_not_fit_the_classes_are_named(tmp_path, folder):
    taste(folder, classes=4)
    found = grades(folder, tmp_path)
    assert found.unmeasured[Measure.AESTHETIC] == (
        "aesthetic/model.onnx has 4 classes; give as many `marks` in weights.yaml"
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("aesthetic: {size: 9}", "weights.yaml: aesthetic.size: "),
        ("beauty: {}", "weights.yaml: beauty: "),
        ("aesthetic: [", "weights.yaml cannot be read"),
        (
            "aesthetic: {size: 300}",
            "aesthetic/model.onnx takes [1, 3, 448, 448], not [1, 3, 300, 300]",
        ),
    ],
)
def test_what_is_wrong_with_the_settings_is_said(tmp_path, folder, text, said):
    taste(folder)
    (folder / FILE).write_text(text)
    assert grades(folder, tmp_path).unmeasured[Measure.AESTHETIC].startswith(said)


def test_a_file_that_is_no_model_is_named(tmp_path, folder):
    (folder / "aesthetic").mkdir()
    (folder / "aesthetic/model.onnx").write_bytes(b"none")
    said = grades(folder, tmp_path).unmeasured[Measure.AESTHETIC]
    assert said.startswith("aesthetic/model.onnx cannot be loaded")


def test_a_model_that_gives_no_boxes_is_named(folder):
    taste(folder)
    (folder / "face").mkdir()
    (folder / "aesthetic/model.onnx").rename(folder / "face/model.onnx")
    with pytest.raises(ConfigError, match=r"gives \[1\], not boxes of the shape \[1, 5, n\]"):
        find(Net(folder, "face/model.onnx"), clips.frame(), Finding(size=448))


def test_a_picture_is_put_in_as_the_settings_say():
    picture = np.zeros((40, 80, 3), np.uint8)
    picture[..., 0] = 255
    plain = prepared(picture, Sizes(size=16))
    assert plain.shape == (1, 3, 16, 16)
    assert [float(plain[0, i].mean()) for i in range(3)] == [1.0, 0.0, 0.0]
    turned = prepared(
        picture,
        Sizes(size=16, order="bgr", layout="nhwc", mean=(0.5, 0.5, 0.5), std=(0.25, 0.5, 1)),
    )
    assert turned.shape == (1, 16, 16, 3)
    assert turned[0, 0, 0].tolist() == [-2.0, -1.0, 0.5]


@pytest.mark.anyio
async def test_weights_are_used_in_the_process_that_measures(tmp_path, folder, likeness):
    ccip(folder)
    finder(folder, (*FACE, 0.9))
    taste(folder)
    path = clips.write(tmp_path / "clip.mp4", clips.push(6))
    wanted = Expected(allowance=Allowance(), sought=(aki(likeness),))
    assert (await Grader(str(folder)).measure(path, wanted)).values.keys() >= NEEDY
