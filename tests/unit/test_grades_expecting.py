"""What a plan leads one to look for: whose colours, how much of them, under which light."""

from __future__ import annotations

from pathlib import Path

import pytest

from generators.animatic.light import light
from generators.grades.expected import Expected
from generators.grades.expecting import expected, expected_still
from schemas.bible import Character, Style
from schemas.look import Hair, Look
from schemas.plan import Expression, Framing, Pose, Subject, TimeOfDay, Weather
from schemas.take import Reference
from stand_ins.shots import shot

AKI = Character(id="aki", name="Aki", look=Look(hair_colour="#d0402a", eyes="#3f8f5b"))
MIO = Character(id="mio", name="Mio", look=Look(hair_colour="#f2d16b"))
CAT = Character(id="cat", name="Cat", look=Look(form="cat", hair_colour="#d98a3d"))
ROBOT = Character(id="bot", name="Bot", look=Look(form="robot"))
BALD = Character(id="odo", name="Odo", look=Look(hair=Hair.BALD))
EVERYBODY = (AKI, MIO, CAT, ROBOT, BALD)


def asked(*subjects, framing=Framing.MEDIUM, **changes):
    request = shot(characters=EVERYBODY, **changes)
    plan = request.plan.model_copy(update={"subjects": subjects, "framing": framing})
    return request.model_copy(update={"plan": plan})


def sought(*subjects, **changes):
    return {one.id: one for one in expected(asked(*subjects, **changes)).sought}


def test_those_in_the_picture_are_looked_for_and_nobody_else():
    found = sought(Subject(character="aki"), Subject(character="cat"))
    assert list(found) == ["aki", "cat"]
    assert found["aki"].colours[0].shades[0] == "#d0402a"
    assert found["cat"].colours[0].shades[0] == "#d98a3d"
    assert found["aki"].face
    assert not found["cat"].face


def test_who_has_neither_hair_nor_fur_is_not_known_by_it():
    found = sought(Subject(character="bot"), Subject(character="odo"))
    assert [one.colours for one in found.values()] == [(), ()]


@pytest.mark.parametrize("framing", list(Framing))
def test_nobody_is_looked_for_where_there_is_too_little_of_them(framing):
    found = sought(Subject(character="aki"), framing=framing)
    if framing is Framing.INSERT:
        assert found == {}
        return
    colours = found["aki"].colours
    eyes = framing in {Framing.CLOSE, Framing.EXTREME_CLOSE}
    hair = framing in {Framing.FULL, Framing.MEDIUM, Framing.BUST, Framing.CLOSE}
    assert [one.shades[0] for one in colours] == ["#d0402a"] * hair + ["#3f8f5b"] * eyes


@pytest.mark.parametrize(
    "subject",
    [
        Subject(character="aki", facing="away"),
        Subject(character="aki", expression=Expression.LAUGHING),
    ],
)
def test_eyes_that_are_shut_or_turned_away_are_not_looked_for(subject):
    (colours,) = sought(subject, framing=Framing.CLOSE)["aki"].colours
    assert colours.shades[0] == "#d0402a"


def test_somebody_who_walks_may_be_gone_for_a_while():
    walking, standing = (
        sought(Subject(character="aki", pose=pose))["aki"] for pose in (Pose.WALK, Pose.STAND)
    )
    assert walking.passes
    assert not standing.passes


def test_a_colour_is_looked_for_as_the_light_shows_it():
    (noon,) = sought(Subject(character="aki"), time=TimeOfDay.DAY)["aki"].colours
    (night,) = sought(Subject(character="aki"), time=TimeOfDay.NIGHT)["aki"].colours
    moon = light(TimeOfDay.NIGHT, Weather.CLEAR)
    assert {moon.lit("#d0402a"), moon.shaded("#d0402a")} <= set(night.shades)
    assert moon.lit("#d0402a") not in noon.shades


def test_a_style_repaints_what_is_looked_for_and_one_without_colours_ends_the_search():
    plain = sought(Subject(character="aki"))["aki"].colours[0].shades
    neon = (
        sought(Subject(character="aki"), style=Style(preset="cyberpunk"))["aki"].colours[0].shades
    )
    assert set(plain) < set(neon)
    assert expected(asked(Subject(character="aki"))).colourless == ""
    manga = expected(asked(Subject(character="aki"), style=Style(preset="manga")))
    assert manga.colourless == "the style 'manga' has no colours that anybody could be known by"


def test_a_picture_of_a_character_goes_along():
    sheet = Reference(character="mio", path=Path("/sheets/mio.png"), sha256="0" * 64)
    found = sought(Subject(character="aki"), Subject(character="mio"), references=(sheet,))
    assert found["mio"].likeness == Path("/sheets/mio.png")
    assert found["aki"].likeness is None
    still = expected_still(MIO, Style(), references=(sheet,))
    assert still.allowance.kind == "still"
    assert [(one.id, one.face, one.likeness) for one in still.sought] == [
        ("mio", True, Path("/sheets/mio.png"))
    ]


def test_it_travels_as_json():
    wanted = expected(asked(Subject(character="aki")), loop=True)
    assert Expected.model_validate_json(wanted.model_dump_json()) == wanted
