"""Where shapes lie in an SVG text, and what is left of the text when only a part is wanted."""

from __future__ import annotations

import pytest

from generators.animatic.draw import Drawing
from generators.animatic.extent import changed, culled


def tags(svg):
    return [part.split(" ")[0].strip("/>") for part in svg.split("<")[1:] if part[0] != "/"]


def test_what_lies_outside_is_left_out():
    drawing = Drawing(100, 100)
    drawing.rect(10, 10, 20, 20, fill="#ff0000")
    drawing.ellipse(80, 80, 5, 5, fill="#00ff00")
    drawing.path("M60 60L90 60L90 90Z", fill="#0000ff")
    text, bounds = culled(drawing.svg(), (0, 0, 40, 40))
    assert "#ff0000" in text
    assert "#00ff00" not in text
    assert "#0000ff" not in text
    assert bounds[0] <= 10 < 30 <= bounds[2] <= 40


def test_a_stroke_is_part_of_its_shape():
    drawing = Drawing(100, 100)
    drawing.path("M50 0L50 100", stroke="#123456", width=30)
    assert "#123456" in culled(drawing.svg(), (60, 0, 64, 10))[0]
    assert "#123456" not in culled(drawing.svg(), (68, 0, 90, 10))[0]


@pytest.mark.parametrize(
    ("transform", "inside", "outside"),
    [
        ("translate(50 60)", (50, 60, 60, 70), (0, 0, 10, 10)),
        ("rotate(90 50 50)", (90, 0, 100, 10), (0, 0, 10, 10)),
        ("matrix(-1 0 0 1 100 0)", (90, 0, 100, 10), (0, 0, 10, 10)),
        ("translate(20 20) scale(4)", (20, 20, 60, 60), (80, 80, 90, 90)),
    ],
)
def test_groups_move_their_shapes(transform, inside, outside):
    drawing = Drawing(100, 100)
    with drawing.group(transform=transform):
        drawing.rect(0, 0, 10, 10, fill="#abcdef")
    assert "#abcdef" in culled(drawing.svg(), inside)[0]
    assert tags(culled(drawing.svg(), outside)[0]) == ["defs"]


def test_a_clip_bounds_what_can_be_seen():
    drawing = Drawing(100, 100)
    with drawing.group(clip="M0 0L20 0L20 20L0 20Z"):
        drawing.rect(0, 0, 100, 100, fill="#abcdef")
    with drawing.group(clip="M60 60L80 60L80 80Z"):
        drawing.rect(0, 0, 100, 100, fill="#fedcba")
    text, bounds = culled(drawing.svg(), (50, 50, 100, 100))
    assert "#abcdef" not in text
    assert "#fedcba" in text
    assert text.count("<clipPath") == 1, "definitions that nothing needs are left out"
    assert bounds[0] >= 57
    assert bounds[2] <= 83


def test_nested_groups_stay_nested_and_in_order():
    drawing = Drawing(100, 100)
    with drawing.group(transform="translate(1 1)"):
        drawing.rect(0, 0, 9, 9, fill="#000001")
        with drawing.group(opacity=0.5):
            drawing.rect(0, 0, 9, 9, fill="#000002")
            drawing.rect(70, 70, 9, 9, fill="#000003")
        drawing.rect(0, 0, 9, 9, fill="#000004")
    drawing.rect(0, 0, 9, 9, fill="#000005")
    text, _ = culled(drawing.svg(), (0, 0, 30, 30))
    assert tags(text) == ["defs", "g", "rect", "g", "rect", "rect", "rect"]
    assert text.count("<g") == text.count("</g>") == 2
    order = [text.index(f"#00000{i}") for i in (1, 2, 4, 5)]
    assert order == sorted(order)
    assert text.index("#000005") > text.rindex("</g>")


def test_unknown_path_commands_are_never_left_out():
    drawing = Drawing(100, 100)
    drawing.path("m80 80 l5 5", fill="#abcdef")
    assert "#abcdef" in culled(drawing.svg(), (0, 0, 10, 10))[0]


def face(mouth):
    drawing = Drawing(100, 100)
    if mouth:  # definitions may come in another order
        drawing.linear((0, 0), (1, 1), [(0, "#aa0000"), (1, "#bb0000")])
    skin = drawing.linear((0, 0), (0, 100), [(0, "#ffeedd"), (1, "#ddccbb")])
    drawing.rect(0, 0, 100, 100, fill=skin)
    drawing.ellipse(50, 80, 10, 2 + mouth, fill="#990000")
    drawing.rect(0, 0, 100, 10, fill="#222222")
    return drawing.svg()


def test_only_what_differs_is_changed():
    left, top, right, bottom = changed(face(0), face(4))
    assert 35 <= left <= 40
    assert 60 <= right <= 65
    assert top >= 70
    assert bottom <= 90


def test_equal_drawings_show_no_change():
    assert changed(face(3), face(3)) is None
