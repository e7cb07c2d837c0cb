"""The camera's moves, the actors' timing and the composition of shots: pure functions of time."""

from __future__ import annotations

import itertools
import random

import pytest

from generators.animatic.camera import Camera, Jolt, bar, depth_share, seen, window
from generators.animatic.timing import blinks, eyes_at, frames_of, held, mouth_at
from schemas.plan import Framing, Line, Manner, Move
from schemas.take import DRAFT, FULL, Picture, SpokenLine
from schemas.voice import Mouth

SMOOTH = [m for m in Move if m not in {Move.SHAKE, Move.CRASH_ZOOM}]
FRAMINGS = list(Framing)


def camera(move, framing=Framing.MEDIUM, seconds=4.0, seed=1, **more):
    return Camera(move, framing, seconds, seed=seed, **more)


def path(move, *, framing=Framing.MEDIUM, seconds=4.0, **more):
    filmed = camera(move, framing, seconds, **more)
    return [filmed.at(n / 24) for n in range(round(seconds * 24))]


@pytest.mark.parametrize("framing", FRAMINGS)
@pytest.mark.parametrize("move", SMOOTH)
def test_a_smooth_move_never_jumps(move, framing):
    aims = path(move, framing=framing)
    for before, after in itertools.pairwise(aims):
        assert abs(after.zoom - before.zoom) < 0.01
        assert abs(after.x - before.x) < 12
        assert abs(after.y - before.y) < 12
        assert (after.jolt_x, after.jolt_y) == (0, 0)


@pytest.mark.parametrize(
    ("move", "sign"), [(Move.PAN_LEFT, -1), (Move.PAN_RIGHT, 1), (Move.TRACK_LEFT, -1),
                       (Move.TRACK_RIGHT, 1)],
)  # fmt: skip
def test_sideways_moves_go_where_their_names_say(move, sign):
    aims = path(move)
    assert (aims[-1].x - aims[0].x) * sign > 40
    assert {aim.y for aim in aims} == {0}


@pytest.mark.parametrize(("move", "sign"), [(Move.TILT_UP, -1), (Move.TILT_DOWN, 1)])
def test_tilts_go_where_their_names_say(move, sign):
    aims = path(move)
    assert (aims[-1].y - aims[0].y) * sign > 40
    assert abs(aims[-1].y) < 1, "a tilt ends on its subject"


def test_push_and_pull_are_opposites_and_ease():
    push, pull = path(Move.PUSH_IN), path(Move.PULL_OUT)
    assert push[0].zoom == 1 < push[-1].zoom
    assert pull[-1].zoom == pytest.approx(1, abs=0.001)
    steps = [b.zoom - a.zoom for a, b in itertools.pairwise(push)]
    assert max(steps[:6] + steps[-6:]) < max(steps) / 3


def test_a_crash_zoom_is_fast_and_arrives():
    aims = path(Move.CRASH_ZOOM, framing=Framing.CLOSE, seconds=3)
    assert aims[0].zoom < 0.7
    assert aims[round(24 * 0.75)].zoom == pytest.approx(1, abs=0.06)
    assert all(0.97 < aim.zoom < 1.1 for aim in aims[24:])


@pytest.mark.parametrize("framing", [Framing.WIDE, Framing.FULL, Framing.INSERT])
def test_a_crash_zoom_needs_no_room_around_a_wide_view(framing):
    assert min(aim.zoom for aim in path(Move.CRASH_ZOOM, framing=framing)) >= 1


def test_a_hold_lives_but_repeats_its_frames():
    aims = path(Move.HOLD, seconds=8)
    assert 1 < len(set(aims)) <= 6
    assert max(abs(aim.x) for aim in aims) <= 0.5


def test_a_shake_dies_away():
    aims = path(Move.SHAKE, seconds=5)
    early = [abs(aim.jolt_x) + abs(aim.jolt_y) for aim in aims[:12]]
    assert max(early) >= 8
    assert all((aim.jolt_x, aim.jolt_y) == (0, 0) for aim in aims[-12:])


def test_a_jolt_begins_when_it_hits():
    aims = path(Move.HOLD, jolts=(Jolt(2.0, 9.0, 0.2),))
    moved = [n for n, aim in enumerate(aims) if aim.jolt_x or aim.jolt_y]
    assert moved
    assert min(moved) >= 48


def test_dice_fall_by_seed():
    assert path(Move.SHAKE, seed=5) == path(Move.SHAKE, seed=5)
    assert path(Move.SHAKE, seed=5) != path(Move.SHAKE, seed=6)


def test_following_keeps_the_actors_and_moves_the_set():
    filmed = camera(Move.TRACK_RIGHT, follows=True)
    assert filmed.at(4).x > 100
    assert filmed.on_actors(filmed.at(4)).x == 0


@pytest.mark.parametrize("move", list(Move))
@pytest.mark.parametrize("share", [0.22, 1.0, 1.5])
def test_what_is_seen_holds_every_window(move, share):
    aims = path(move)
    left, top, right, bottom = seen(aims, share)
    for aim in aims:
        zoom = aim.zoom**share
        for x, y in itertools.product((-640, 640), (-314, 314)):
            stage_x, stage_y = (x - aim.jolt_x) / zoom, (y - aim.jolt_y) / zoom
            assert left - 1e-6 <= stage_x + aim.x * share <= right + 1e-6
            assert top - 1e-6 <= stage_y + aim.y * share <= bottom + 1e-6


def test_near_things_pass_faster_than_far_ones():
    shares = [depth_share(depth) for depth in (0, 0.3, 0.7, 1.0, 1.4)]
    assert shares == sorted(set(shares))
    assert depth_share(1.0) == 1


@pytest.mark.parametrize("picture", [FULL, DRAFT, Picture(width=1920, height=1080, fps=24)])
def test_the_window_cuts_no_row_of_colour(picture):
    assert bar(picture) % 2 == 0
    assert window(picture)[1] % 2 == 0
    assert bar(picture) / picture.height == pytest.approx(46 / 720, abs=0.006)


def test_drawings_are_held_on_twos_at_24_frames_and_on_ones_at_12():
    drawn = [held(n / 24) for n in range(48)]
    assert all(drawn[i] == drawn[i + 1] for i in range(0, 48, 2))
    assert len(set(drawn)) == 24
    assert len({held(n / 12) for n in range(24)}) == 24


def test_a_blink_takes_three_frames_and_nobody_blinks_at_once():
    times = blinks(30.0, random.Random("x"))
    assert 5 <= len(times) <= 20
    assert min(times) >= 0.5
    frames = [eyes_at(n / 24, times[:1]) for n in range(30 * 24)]
    first = frames.index("closed")
    assert frames[first : first + 4] == ["closed", "closed", "half", "open"]
    assert frames.count("open") == len(frames) - 3


def spoken(manner=Manner.NORMAL):
    shapes = [(0.0, "small"), (0.25, "open"), (0.5, "closed")]
    return SpokenLine(
        line=Line(speaker="aki", text="Run!", manner=manner), starts_s=1.0, seconds=0.6,
        mouths=tuple(Mouth(at_s=at, shape=shape) for at, shape in shapes),
    )  # fmt: skip


def test_a_mouth_follows_its_line():
    seen_at = {t: mouth_at(t, [spoken()]) for t in (0.9, 1.0, 1.2, 1.25, 1.45, 1.55, 1.7)}
    assert list(seen_at.values()) == [
        "closed", "small", "small", "open", "open", "closed", "closed",
    ]  # fmt: skip


def test_a_thought_moves_no_mouth():
    assert {mouth_at(n / 12, [spoken(Manner.THOUGHT)]) for n in range(24)} == {"closed"}


@pytest.mark.parametrize("fps", [12, 24, 25, 30])
def test_words_are_seen_while_they_are_heard(fps):
    for starts, lasts in ((0.0, 1.0), (0.513, 1.77), (2.02, 0.05)):
        frames = frames_of(starts, lasts, fps)
        assert len(frames) >= 1
        assert abs(frames.start / fps - starts) <= 1 / fps
        assert abs(frames.stop / fps - (starts + lasts)) <= 1 / fps
