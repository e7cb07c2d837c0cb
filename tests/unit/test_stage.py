"""The composition of shots: nobody is cut off who should be seen, and nobody floats."""

from __future__ import annotations

import itertools

import pytest

from generators.animatic.camera import WIDTH, WINDOW, Camera, seen
from generators.animatic.figures import figure
from generators.animatic.light import light
from generators.animatic.stage import FLOOR, GROUNDED, STAGE_HEIGHT, STAGE_WIDTH, stage
from schemas.look import Look
from schemas.plan import Framing, Move, Subject, TimeOfDay, Weather

PLACES = ["far_left", "left", "centre", "right", "far_right"]
LOOKS = {
    "teen": Look(), "child": Look(age="child"), "adult": Look(age="adult", build="tall"),
    "cat": Look(form="cat"),
}  # fmt: skip
HERE = light(TimeOfDay.DAY, Weather.CLEAR)
HELD = seen([Camera(Move.HOLD, Framing.MEDIUM, 4, seed=1).at(0)])
PEOPLED = [f for f in Framing if f not in {Framing.INSERT, Framing.EXTREME_CLOSE}]


def composed(framing, *people, room=HELD):
    subjects = [Subject(character=kind, place=place) for kind, place in people]
    figures = [
        figure(LOOKS[kind], HERE, pose=subject.pose, expression=subject.expression,
               facing=subject.facing)
        for (kind, _), subject in zip(people, subjects, strict=True)
    ]  # fmt: skip
    return stage(framing, subjects, figures, room=room), figures


def heads(staging, figures):
    """Left, top, right and bottom of every head, in screen units from the window's middle."""
    for spot, drawn in zip(staging.spots, figures, strict=True):
        x, y, w, h = drawn.head
        yield (*spot.screen(x, y), *spot.screen(x + w, y + h))


@pytest.mark.parametrize("framing", PEOPLED)
@pytest.mark.parametrize("kind", LOOKS)
@pytest.mark.parametrize("place", PLACES)
def test_a_single_face_is_in_the_picture(framing, kind, place):
    staging, figures = composed(framing, (kind, place))
    [(left, top, right, bottom)] = heads(staging, figures)
    eyes = staging.spots[0].screen(450, figures[0].eyes_y)[1]
    assert -WIDTH / 2 < left < right < WIDTH / 2
    assert -WINDOW / 2 < eyes < WINDOW / 2
    assert bottom < WINDOW / 2
    if framing is not Framing.CLOSE:
        assert top >= -WINDOW / 2


@pytest.mark.parametrize("framing", PEOPLED)
@pytest.mark.parametrize("crowd", [2, 3, 4])
def test_everybody_is_in_the_picture_and_nobody_in_another(framing, crowd):
    for kinds in itertools.product(LOOKS, repeat=2):
        people = [(kinds[i % 2], PLACES[i]) for i in range(crowd)]
        staging, figures = composed(framing, *people)
        found = list(heads(staging, figures))
        for left, _, right, bottom in found:
            middle = (left + right) / 2
            assert -WIDTH / 2 < middle < WIDTH / 2
            assert bottom < WINDOW / 2
        for one, other in itertools.pairwise(found):
            assert other[0] + other[2] - one[0] - one[2] > 0.5 * (one[2] - one[0])


def test_people_who_want_the_same_place_stand_beside_each_other():
    staging, _ = composed(Framing.WIDE, ("teen", "centre"), ("teen", "centre"), ("teen", "centre"))
    xs = sorted(spot.x for spot in staging.spots)
    assert all(b - a > 150 for a, b in itertools.pairwise(xs))


@pytest.mark.parametrize("framing", sorted(GROUNDED))
@pytest.mark.parametrize("move", [Move.HOLD, Move.PAN_LEFT, Move.TRACK_RIGHT, Move.TILT_UP])
def test_feet_stand_on_the_floor_of_the_set(framing, move):
    filmed = Camera(move, framing, 4, seed=1)
    room = seen([filmed.at(n / 24) for n in range(96)])
    staging, _ = composed(framing, ("teen", "left"), ("child", "right"), room=room)
    view = staging.view(1.0, room)
    assert view.scale == pytest.approx(staging.scale)
    for spot in staging.spots:
        floor = view.y + spot.y / view.scale
        assert spot.y < WINDOW / 2
        assert FLOOR - 60 <= floor <= FLOOR + 1
    tall, small = staging.spots
    assert tall.scale == small.scale


@pytest.mark.parametrize("framing", list(Framing))
@pytest.mark.parametrize("move", list(Move))
def test_the_camera_never_sees_past_the_edge_of_the_set(framing, move):
    filmed = Camera(move, framing, 4, seed=1)
    aims = [filmed.at(n / 24) for n in range(96)]
    people = () if framing is Framing.INSERT else (("teen", "far_left"),)
    staging, _ = composed(framing, *people, room=seen(aims))
    for depth, share in ((0.0, 0.22), (0.6, 0.7), (1.0, 1.0)):
        room = seen(aims, share)
        view = staging.view(depth, room)
        assert view.x + room[0] / view.scale >= -1e-6
        assert view.x + room[2] / view.scale <= STAGE_WIDTH + 1e-6
        assert view.y + room[1] / view.scale >= -1e-6
        assert view.y + room[3] / view.scale <= STAGE_HEIGHT + 1e-6


def test_closer_framings_enlarge_people_more_than_the_set():
    sizes = [composed(framing, ("teen", "centre"))[0] for framing in
             (Framing.WIDE, Framing.FULL, Framing.MEDIUM, Framing.BUST, Framing.CLOSE)]  # fmt: skip
    people = [staging.scale for staging in sizes]
    sets = [staging.view(1.0, HELD).scale for staging in sizes]
    assert people == sorted(people)
    assert sets == sorted(sets)
    assert people[-1] / people[0] > 2 * sets[-1] / sets[0]


def test_a_small_friend_is_lower_but_not_out_of_sight():
    staging, figures = composed(Framing.MEDIUM, ("cat", "left"), ("adult", "right"))
    cat, adult = heads(staging, figures)
    assert cat[1] > adult[1]
    assert cat[3] < WINDOW / 2
