"""Figures: every combination draws, is deterministic, keeps its boxes and its colours."""

from __future__ import annotations

import itertools
import random
import re
from io import BytesIO
from typing import get_args
from xml.etree import ElementTree as ET

import pytest
import resvg_py
from PIL import Image, ImageChops

from generators.animatic.figures import Eyes, Facing, Figure, MouthShape, figure
from generators.animatic.light import light
from schemas.look import Accessory, Hair, Look, Outfit
from schemas.plan import Expression, Pose, TimeOfDay, Weather

DAY = light(TimeOfDay.DAY, Weather.CLEAR)
FACINGS = get_args(Facing)
EYES, MOUTHS = get_args(Eyes), get_args(MouthShape)
FORMS = ("person", "cat", "owl", "robot")
AGES, BUILDS = ("child", "teen", "adult", "elder"), ("small", "slim", "average", "sturdy", "tall")
THINGS = ("lantern", "letter", "umbrella", "cup", "book", "key", "phone", "map", "wrench", "basket",
          "broom", "camera", "flower", "box", "something odd")  # fmt: skip

HERO = Look(hair=Hair.SPIKY, hair_colour="#d8402c", eyes="#e88a1e", outfit=Outfit.GAKURAN)
HEROINE = Look(
    hair=Hair.LONG, hair_colour="#3a62d8", eyes="#3fa070", ahoge=True, outfit=Outfit.SAILOR
)
KEEPER = Look(
    age="elder", build="sturdy", hair_colour="#d8d6d0", outfit=Outfit.UNIFORM,
    accessories=(Accessory.BEARD, Accessory.CAP, Accessory.GLASSES),
)  # fmt: skip
CAT = Look(form="cat", hair_colour="#e8a050", eyes="#4aa86a", accessories=(Accessory.SCARF,))
CAST = (HERO, HEROINE, KEEPER, CAT, Look(form="owl"), Look(form="robot"))


def draw(look: Look, lit=DAY, **asked) -> Figure:
    wanted = {"pose": Pose.STAND, "expression": Expression.NEUTRAL, "facing": "camera"} | asked
    return figure(look, lit, **wanted)


def pixels(drawn: Figure, box=None, scale=0.25) -> Image.Image:
    x, y, w, h = box or (0, 0, drawn.drawing.width, drawn.drawing.height)
    png = resvg_py.svg_to_bytes(svg_string=drawn.drawing.svg((x, y, w, h)), width=round(w * scale))
    return Image.open(BytesIO(png)).convert("RGBA")


def valid(drawn: Figure) -> str:
    text = drawn.drawing.svg()
    ET.fromstring(text)
    assert "nan" not in text
    assert "inf" not in text
    return text


@pytest.mark.parametrize("form", FORMS)
def test_every_pose_facing_and_phase_is_valid(form):
    look = Look(form=form, hair=Hair.TWIN_TAILS, hair_tips="#ffffff", outfit=Outfit.KIMONO)
    keys = set()
    for pose, facing in itertools.product(Pose, FACINGS):
        for phase in (0.0, 0.3, 0.8) if pose in {Pose.WALK, Pose.RUN, Pose.WAVE} else (0.0,):
            keys.add(valid(draw(look, pose=pose, facing=facing, phase=phase)))
    assert len(keys) > 30


@pytest.mark.parametrize("form", FORMS)
def test_every_expression_with_every_eyes_and_mouth_is_valid(form):
    look = Look(form=form, age="adult", eye_shape="sharp", brows="thick")
    for expression, eyes, mouth in itertools.product(Expression, EYES, MOUTHS):
        valid(draw(look, expression=expression, eyes=eyes, mouth=mouth, facing="left"))


def test_every_hair_at_every_age_from_every_side_is_valid():
    for hair, age, facing in itertools.product(Hair, AGES, FACINGS):
        valid(draw(Look(hair=hair, age=age, ahoge=True, hair_tips="#40c0ff"), facing=facing))


def test_every_outfit_on_every_build_from_every_side_is_valid():
    for outfit, build, facing in itertools.product(Outfit, BUILDS, FACINGS):
        for hair in (Hair.BOB, Hair.SHORT)[:: 1 if build == "average" else 2]:
            valid(
                draw(
                    Look(outfit=outfit, build=build, hair=hair), facing=facing, pose=Pose.HOLD_THING
                )
            )


@pytest.mark.parametrize("form", FORMS)
def test_every_accessory_from_every_side_is_valid(form):
    for accessory, facing in itertools.product(Accessory, FACINGS):
        bare = Look(form=form)
        valid(draw(bare.model_copy(update={"accessories": (accessory,)}), facing=facing))


@pytest.mark.parametrize("accessory", Accessory)
def test_a_person_s_accessory_is_seen(accessory):
    with_it = Look(accessories=(accessory,), outfit_accent="#20c040")
    bare = with_it.model_copy(update={"accessories": ()})
    assert draw(with_it).drawing.key() != draw(bare).drawing.key()


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("thing", THINGS)
def test_every_thing_can_be_held_and_in_every_pose_some(form, thing):
    look, first = Look(form=form), THINGS.index(thing) % 3
    for pose in list(Pose)[first::3]:
        held, empty = draw(look, pose=pose, holding=thing), draw(look, pose=pose)
        assert valid(held) != empty.drawing.svg()


def test_things_are_found_by_their_last_known_word():
    def key(words: str) -> str:
        return draw(HERO, holding=words).drawing.key()

    assert key("the old brass_lantern") == key("lantern")
    assert key("letters from Mina") == key("letter")
    assert key("lighthouse key") == key("key")
    assert key("quantum foam") == key("parcel") != key("key")


def test_any_look_that_the_schema_allows_can_be_drawn():
    dice = random.Random("looks")

    def colour() -> str:
        return f"#{dice.randrange(1 << 24):06x}"

    for _ in range(60):
        look = Look(
            form=dice.choice(FORMS), age=dice.choice(AGES), build=dice.choice(BUILDS), skin=colour(),
            hair=dice.choice(list(Hair)), hair_colour=colour(), hair_tips=dice.choice((None, colour())),
            ahoge=dice.random() < 0.5, eyes=colour(),
            eye_shape=dice.choice(("round", "gentle", "sharp", "sleepy", "wide")),
            brows=dice.choice(("thin", "normal", "thick")), outfit=dice.choice(list(Outfit)),
            outfit_colour=colour(), outfit_second=colour(), outfit_accent=colour(),
            accessories=tuple(dice.sample(list(Accessory), dice.randrange(5))),
        )  # fmt: skip
        lit = light(dice.choice(list(TimeOfDay)), dice.choice(list(Weather)))
        valid(draw(look, lit, pose=dice.choice(list(Pose)), expression=dice.choice(list(Expression)),
                   facing=dice.choice(FACINGS), phase=dice.random()))  # fmt: skip


@pytest.mark.parametrize("look", CAST)
def test_the_same_request_gives_the_same_drawing(look):
    asked = {"pose": Pose.WAVE, "expression": Expression.CRYING, "facing": "right", "phase": 0.4}
    assert draw(look, **asked) is not draw(look, **asked)
    assert draw(look, **asked).drawing.key() == draw(look, **asked).drawing.key()


@pytest.mark.parametrize("look", CAST)
@pytest.mark.parametrize(
    ("facing", "expression", "pose"),
    [("camera", Expression.HAPPY, Pose.STAND), ("left", Expression.CRYING, Pose.HAND_TO_CHIN),
     ("right", Expression.ANGRY, Pose.BOW)],
)  # fmt: skip
def test_only_the_face_changes_with_eyes_and_mouth(look, facing, expression, pose):
    asked = {"facing": facing, "expression": expression, "pose": pose}
    first = draw(look, **asked)
    still, (x, y, w, h) = pixels(first), first.face
    eyes_moved = mouth_moved = False
    for eyes, mouth in (
        ("half", "closed"),
        ("closed", "closed"),
        ("open", "wide"),
        ("open", "round"),
    ):
        other = draw(look, eyes=eyes, mouth=mouth, **asked)
        assert (other.face, other.head, other.eyes_y) == (first.face, first.head, first.eyes_y)
        changed = ImageChops.difference(still, pixels(other)).getbbox(alpha_only=False)
        if changed is None:
            continue
        left, top, right, bottom = (v * 4 for v in changed)
        assert x - 4 <= left
        assert y - 4 <= top
        assert right <= x + w + 4
        assert bottom <= y + h + 4
        eyes_moved |= eyes != "open" and top <= first.eyes_y <= bottom
        mouth_moved |= mouth != "closed"
    assert eyes_moved
    assert mouth_moved


@pytest.mark.parametrize("look", CAST)
def test_boxes_do_not_depend_on_the_expression(look):
    boxes = {(f.face, f.head, f.eyes_y, f.feet, f.waist_y, f.chest_y, f.height)
             for f in (draw(look, expression=e) for e in Expression)}  # fmt: skip
    assert len(boxes) == 1
    ((face, head, eyes_y, feet, waist_y, chest_y, height),) = boxes
    assert face[1] < eyes_y < face[1] + face[3]
    assert head[1] < eyes_y < head[1] + head[3] < chest_y + 60
    assert chest_y < waist_y < feet[1] == 1460
    assert 300 < height < 1400


@pytest.mark.parametrize("look", CAST)
def test_expressions_shapes_of_mouth_and_sides_all_differ(look):
    assert len({draw(look, expression=e).drawing.key() for e in Expression}) == len(Expression)
    assert len({draw(look, mouth=m).drawing.key() for m in MOUTHS}) == len(MOUTHS)
    assert len({draw(look, eyes=e).drawing.key() for e in EYES}) == len(EYES)
    assert len({draw(look, facing=f).drawing.key() for f in FACINGS}) == len(FACINGS)


def test_left_is_not_a_mirrored_right():
    left, right = (pixels(draw(HEROINE, facing=f), scale=0.2) for f in ("left", "right"))
    mirrored = left.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    assert ImageChops.difference(mirrored, right).getbbox(alpha_only=False) is not None


@pytest.mark.parametrize("look", CAST)
def test_phase_moves_gaits_and_waves_only(look):
    for pose in Pose:
        moved = draw(look, pose=pose, phase=0.2, facing="left").drawing.key()
        still = draw(look, pose=pose, phase=0.7, facing="left").drawing.key()
        assert (moved != still) == (pose in {Pose.WALK, Pose.RUN, Pose.WAVE})


def _near(image: Image.Image, colour: str, tolerance: int = 10) -> int:
    target = [int(colour[i : i + 2], 16) for i in (1, 3, 5)]
    return sum(
        count for count, (r, g, b, a) in image.getcolors(1 << 22) or ()
        if a > 250 and max(abs(r - target[0]), abs(g - target[1]), abs(b - target[2])) <= tolerance
    )  # fmt: skip


@pytest.mark.parametrize("time", [TimeOfDay.DAY, TimeOfDay.SUNSET, TimeOfDay.NIGHT])
@pytest.mark.parametrize("look", [HERO, HEROINE, CAT])
def test_colours_of_hair_and_eyes_appear_in_every_light(look, time):
    lit = light(time, Weather.CLEAR)
    drawn = draw(look, lit)
    head = pixels(drawn, drawn.head, scale=1.0)
    area = head.width * head.height
    assert _near(head, lit.lit(look.hair_colour)) > area * 0.05
    assert _near(head, lit.lit(look.eyes), 24) > area * 0.0015


def test_different_looks_differ_and_lights_change_them():
    looks = [Look(hair=h) for h in Hair] + [
        Look(outfit=o) for o in Outfit if o is not Outfit.HOODIE
    ]
    looks += [Look(eye_shape=s) for s in ("gentle", "sharp", "sleepy", "wide")]
    looks += [Look(brows="thin"), Look(brows="thick"), Look(ahoge=True), Look(hair_tips="#ff0000")]
    assert len({draw(look).drawing.key() for look in looks}) == len(looks)
    lights = [light(t, w) for t in TimeOfDay for w in (Weather.CLEAR, Weather.STORM)]
    assert len({draw(HERO, lit).drawing.key() for lit in lights}) == len(lights)


@pytest.mark.parametrize("facing", ["camera", "left"])
@pytest.mark.parametrize("form", FORMS)
def test_nothing_leaves_the_canvas(form, facing):
    tall = Look(
        form=form, age="adult", build="tall", hair=Hair.SPIKY, ahoge=True,
        accessories=(Accessory.SCARF, Accessory.RIBBON),
    )  # fmt: skip
    broad = tall.model_copy(
        update={"build": "sturdy", "outfit": Outfit.KIMONO, "hair": Hair.TWIN_TAILS}
    )
    for look, pose in itertools.product((tall, broad), Pose):
        thing = "umbrella" if pose is Pose.STAND else "broom" if pose is Pose.WALK else ""
        drawn = draw(look, pose=pose, facing=facing, holding=thing, phase=0.15)
        room = pixels(drawn, (-100, -100, 1100, 1700), scale=0.2).getchannel("A")
        left, top, right, bottom = (
            v * 5 - 100 for v in room.point(lambda a: 255 * (a > 40)).getbbox()
        )
        assert left >= -5
        assert top >= -5
        assert right <= 905
        assert bottom <= 1505


@pytest.mark.parametrize("look", CAST)
def test_soles_are_on_the_ground_and_heights_follow_age(look):
    alpha = pixels(draw(look)).getchannel("A").point(lambda a: 255 * (a > 200))
    assert 1450 <= alpha.getbbox()[3] * 4 <= 1488
    heights = [
        draw(look.model_copy(update={"age": age})).height
        for age in ("child", "elder", "teen", "adult")
    ]
    assert heights[0] < heights[1]
    assert heights[0] < heights[2] < heights[3] or look.form != "person"


def test_a_figure_stays_light_enough_to_rasterise():
    for look in CAST:
        for facing in FACINGS:
            text = draw(look, facing=facing, pose=Pose.HOLD_THING, holding="book").drawing.svg()
            assert len(re.findall(r"<(?:path|ellipse|rect)", text)) < 420
            assert text.count("<clipPath") < 14
