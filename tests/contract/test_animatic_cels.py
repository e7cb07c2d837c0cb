"""Cels: pixels of drawings, the store that keeps them, and the short cuts that must not be seen."""

from __future__ import annotations

import itertools
import os
import random
from decimal import Decimal

import cv2
import numpy as np
import pytest

from generators.animatic.actor import Actor, Role
from generators.animatic.camera import Aim
from generators.animatic.cels import Cel, CelStore
from generators.animatic.coverage import Kind, regions
from generators.animatic.draw import Drawing
from generators.animatic.light import light
from generators.animatic.paint import black, coat, from_bgra, lay, lay_veil, planes, veil, warp
from generators.animatic.raster import Rasteriser, ladder, snap
from generators.animatic.stage import Spot
from schemas.bible import Character
from schemas.look import Hair, Look, Outfit
from schemas.plan import Expression, Framing, Pose, Subject, TimeOfDay, Weather


def test_the_cache_stays_under_its_ceiling(tmp_path):
    pixels = np.random.default_rng(1).integers(0, 256, (50, 50, 4), np.uint8)
    store = CelStore(tmp_path, disk_bytes=200_000, memory_bytes=1)
    for i in range(300):
        key = f"{i % 16:02x}{i:062x}"
        store.cel(key, lambda: Cel(pixels, 3, -4, 0.5))
        if i == 250:
            os.utime(max((tmp_path / "00").iterdir()), (0, 0))
    store.prune()
    files = [file for file in tmp_path.rglob("*") if file.is_file()]
    assert 0 < sum(file.stat().st_size for file in files) <= 200_000
    assert all(file.suffix == ".cel" for file in files)
    assert all(file.stat().st_mtime > 0 for file in files), "the longest unused goes first"
    again = CelStore(tmp_path)
    found = again.cel(files[0].parent.name + files[0].stem, lambda: pytest.fail("not on disk"))
    assert (found.x, found.y, found.scale) == (3, -4, 0.5)
    assert np.array_equal(found.image, pixels)


def test_a_full_disk_costs_speed_and_nothing_else(tmp_path):
    (tmp_path / "cels").write_text("a file where the folder should be")
    pixels = np.zeros((4, 4, 4), np.uint8)
    store = CelStore(tmp_path / "cels", memory_bytes=1)
    for key in ("aa11", "bb22", "aa11"):
        assert store.cel(key, lambda: Cel(pixels, 0, 0, 1.0)).image is pixels
    assert store.misses == 3


def shapes():
    drawing = Drawing(200, 100)
    fill = drawing.linear((0, 0), (200, 0), [(0, "#ff8040"), (1, "#204080")])
    drawing.rect(10, 10, 120, 70, fill=fill, radius=12)
    with drawing.group(clip="M40 20L160 20L160 90L40 90Z"):
        drawing.path("M0 50C60 -80 140 180 400 40L400 100L0 100Z", fill="#30a060")
        drawing.path("M-50 30L260 70", stroke="#101010", width=5)
    return drawing


@pytest.mark.parametrize("box", [(0, 0, 200, 100), (40, 20, 60, 40), (100, 0, 100, 100)])
def test_a_part_is_what_the_whole_shows_there(tmp_path, box):
    rasteriser = Rasteriser(CelStore(tmp_path))
    whole = rasteriser.sheet(shapes(), 2.0, trim=False)
    part = rasteriser.part(f"{box}", 2.0, lambda: (shapes(), box))
    high, wide = part.image.shape[:2]
    there = whole.image[part.y : part.y + high, part.x : part.x + wide].astype(int)
    assert there.shape == part.image.shape
    different = np.abs(there - part.image).max(axis=2)
    assert (different > 8).sum() <= 40, "only a soft edge may differ"
    assert different.max() < 64


def test_colours_are_those_of_bt709():
    bgra = np.array([[[0, 0, 255, 255], [0, 255, 0, 255], [255, 0, 0, 255],
                      [255, 255, 255, 255], [0, 0, 0, 255], [0, 0, 255, 0]]], np.uint8)  # fmt: skip
    assert from_bgra(bgra)[0].tolist() == [
        [63, 102, 240, 255], [173, 42, 26, 255], [32, 240, 118, 255],
        [235, 128, 128, 255], [16, 128, 128, 255], [0, 0, 0, 0],
    ]  # fmt: skip


FORMS = [
    Look(hair=Hair.SPIKY), Look(hair=Hair.LONG, outfit=Outfit.SAILOR, age="child"),
    Look(form="cat"), Look(form="owl"), Look(form="robot"),
]  # fmt: skip
FACES = list(
    zip(FORMS * 3, itertools.cycle(Expression), itertools.cycle(("camera", "left", "right")))
)


@pytest.mark.parametrize(("look", "expression", "facing"), FACES)
def test_a_patched_face_is_the_face_drawn_whole(tmp_path, look, expression, facing):
    subject = Subject(character="aki", expression=expression, facing=facing)
    role = Role(subject, Character(id="aki", name="Aki", look=look),
                light(TimeOfDay.SUNSET, Weather.CLEAR))  # fmt: skip
    rasteriser = Rasteriser(CelStore(tmp_path))
    actor = Actor(
        role, Spot(0, 500, 0.8), Framing.MEDIUM, rasteriser, pixels=1.0, seconds=4.0,
        room=(-640, -314, 640, 314), closest=1.0, walks=False, lines=(), seed=1,
    )  # fmt: skip
    moment = actor.at(0.0)
    for eyes, mouth in (("closed", "closed"), ("open", "wide"), ("half", "round")):
        patched = actor.cel(type(moment)(0, eyes, mouth))
        box = (0.0, 0.0, 900.0, 1500.0)
        whole = rasteriser.part(
            f"{eyes} {mouth}", patched.scale,
            lambda eyes=eyes, mouth=mouth, box=box: (role.drawn(0, eyes, mouth).drawing, box),
        )  # fmt: skip
        left, top = max(patched.x, whole.x), max(patched.y, whole.y)
        a, b = (cel.image[top - cel.y :, left - cel.x :].astype(int) for cel in (patched, whole))
        high, wide = min(a.shape[0], b.shape[0]), min(a.shape[1], b.shape[1])
        different = np.abs(a[:high, :wide] - b[:high, :wide]).max(axis=2)
        assert high * wide > 10_000
        assert (different > 24).sum() <= 8


def sheet_with_holes():
    """Transparent above, opaque below, a soft disc between."""
    image = np.zeros((400, 640, 4), np.uint8)
    noise = np.random.default_rng(3).integers(16, 235, (400, 640, 3), np.uint8)
    image[250:, :, :3], image[250:, :, 3] = noise[250:], 255
    disc = np.zeros((400, 640), np.uint8)
    cv2.circle(disc, (480, 120), 60, 255, -1, cv2.LINE_AA)
    image[disc > 0, :3] = 90
    image[..., 3] = np.maximum(image[..., 3], disc)
    image[..., :3] = (image[..., :3].astype(int) * image[..., 3:] // 255).astype(np.uint8)
    return image


@pytest.mark.parametrize("matrix", [(1.0, 0.0, 0.0), (1.0, -20.25, 3.0), (1.13, -61.7, -22.2)])
def test_regions_hide_and_show_exactly_what_the_image_does(matrix):
    image = sheet_with_holes()
    found = regions(image)
    kinds = {region.kind for region in found}
    assert kinds == set(Kind)
    times_painted = np.zeros((360, 600), int)
    for region in found:
        at = region.seen(matrix, 600, 360)
        if at is None:
            continue
        left, top, right, bottom = at
        times_painted[top:bottom, left:right] += 1
        alpha = warp(image, matrix, (600, 360))[top:bottom, left:right, 3]
        if region.kind is Kind.OPAQUE:
            assert alpha.min() == 255
        if region.kind is Kind.EMPTY:
            assert alpha.max() == 0
    assert (times_painted == 1).all(), "regions must cover every pixel once"


@pytest.mark.parametrize("shift", [(0.0, 0.0), (-7.0, -3.0), (-7.25, -3.0), (-7.0, -3.75)])
def test_a_shift_is_a_warp_without_a_change_of_size(shift):
    image = cv2.GaussianBlur(sheet_with_holes(), (0, 0), 3)
    quick = warp(image, (1.0, *shift), (500, 300)).astype(int)
    slow = warp(image, (1.0 + 2e-9, *shift), (500, 300)).astype(int)
    assert np.abs(quick - slow).max() <= 2


def test_a_tile_covers_everything_once():
    tile = np.zeros((20, 30, 4), np.uint8)
    tile[...] = (100, 60, 200, 128)
    for x, y in ((0, 0), (-17, 9), (400, -333)):
        window = planes(128, 72)
        black(window)
        lay_veil(window, veil(tile), x, y, tile=True)
        assert set(np.unique(window.y)) == {100 + round(16 * 127 / 255)}
        assert len(np.unique(window.u)) == 1


def test_laying_cuts_what_is_outside():
    base = np.full((10, 10, 4), 50, np.uint8)
    red = np.full((6, 6, 4), 255, np.uint8)
    lay(base, coat(red), -3, 8)
    assert (base[8:, :3, 0] == 255).all()
    assert (base[:8] == 50).all()
    assert (base[:, 3:] == 50).all()


def test_rasters_fall_on_whole_pixels():
    dice = random.Random(1)
    drawing = Drawing(900, 1500)
    for _ in range(200):
        scale = ladder(dice.uniform(0.05, 4))
        box = snap((dice.uniform(-50, 800), dice.uniform(-50, 1400), dice.uniform(1, 300),
                    dice.uniform(1, 300)), drawing)  # fmt: skip
        for value in box:
            pixels = Decimal(str(value)) * Decimal(str(scale))
            assert pixels == pixels.to_integral_value()


def test_a_still_actor_repeats_its_moments(tmp_path):
    role = Role(Subject(character="aki", pose=Pose.STAND), Character(id="aki", name="Aki"),
                light(TimeOfDay.DAY, Weather.CLEAR))  # fmt: skip
    actor = Actor(
        role, Spot(0, 500, 0.8), Framing.MEDIUM, Rasteriser(CelStore(tmp_path)), pixels=1.0,
        seconds=4.0, room=(-640, -314, 640, 314), closest=1.0, walks=False, lines=(), seed=1,
    )  # fmt: skip
    moments = [actor.at(n / 24) for n in range(96)]
    same = sum(a == b for a, b in itertools.pairwise(moments))
    assert same > 60
    home = actor.matrix(moments[0], Aim())
    pushed = actor.matrix(moments[0], Aim(zoom=1.1))
    assert pushed[0] == pytest.approx(home[0] * 1.1)
