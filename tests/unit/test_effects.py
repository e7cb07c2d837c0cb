"""Overlays of effects and weather: what they hold, how they move, and that they never harm."""

from __future__ import annotations

import itertools
import math
import re
from xml.etree import ElementTree as ET

import pytest

from generators.animatic.effects import IMPACT_S, overlays
from generators.animatic.light import light
from generators.animatic.overlay import FPS, HEIGHT, WIDTH, Overlay
from schemas.plan import Effect, TimeOfDay, Weather

ACCENTS = [effect for effect in Effect if effect is not Effect.NONE]
FALLING = [w for w in Weather if w not in {Weather.CLEAR, Weather.CLOUDY}]
SVG = "{http://www.w3.org/2000/svg}"


def make(
    effect=Effect.NONE, weather=Weather.CLEAR, *, time=TimeOfDay.SUNSET, seconds=6.0, seed=3,
    indoors=False, heading=1,
) -> tuple[Overlay, ...]:  # fmt: skip
    return overlays(
        effect, weather, light(time, weather), seconds=seconds, seed=seed, indoors=indoors,
        heading=heading,
    )  # fmt: skip


def keys(found):
    return [
        (tuple(cell.key() for cell in o.cells), o.step, o.drift, o.tile, o.opacity, o.behind,
         o.appears_s, o.lasts_s)
        for o in found
    ]  # fmt: skip


EVERYTHING = [(e, Weather.CLEAR) for e in ACCENTS] + [(Effect.NONE, w) for w in Weather]


@pytest.mark.parametrize(("effect", "weather"), EVERYTHING)
def test_equal_requests_give_equal_overlays(effect, weather):
    assert keys(make(effect, weather)) == keys(make(effect, weather))


@pytest.mark.parametrize("time", list(TimeOfDay))
@pytest.mark.parametrize(("effect", "weather"), EVERYTHING)
def test_cells_are_sound_svg_of_bounded_size(effect, weather, time):
    for overlay in make(effect, weather, time=time):
        assert 1 <= len(overlay.cells) <= 6
        for cell in overlay.cells:
            text = cell.svg()
            root = ET.fromstring(text)
            assert root.tag == f"{SVG}svg"
            assert len(list(root.iter())) < 400
            assert len(text) < 100_000
            assert "nan" not in text
            assert "inf" not in text


@pytest.mark.parametrize(("effect", "weather"), EVERYTHING)
def test_what_is_not_a_tile_covers_the_screen_and_stays(effect, weather):
    for overlay in make(effect, weather):
        sizes = {(cell.width, cell.height) for cell in overlay.cells}
        assert len(sizes) == 1
        if not overlay.tile:
            assert sizes == {(WIDTH, HEIGHT)}
            assert overlay.drift == (0.0, 0.0)
        assert 0 < overlay.opacity <= 1
        assert overlay.appears_s < 6.0


def test_nothing_asked_for_is_nothing():
    assert make() == ()
    assert make(weather=Weather.CLOUDY) == ()


@pytest.mark.parametrize("effect", ACCENTS)
def test_every_accent_draws(effect):
    assert make(effect)


def test_effect_is_laid_over_the_weather():
    rain, lines = make(weather=Weather.RAIN), make(Effect.FOCUS_LINES)
    assert keys(make(Effect.FOCUS_LINES, Weather.RAIN)) == keys(rain) + keys(lines)


def test_weather_differs_by_kind():
    seen = [key for weather in FALLING for key in {k[0] for k in keys(make(weather=weather))}]
    assert len(seen) == len(set(seen))


@pytest.mark.parametrize("weather", FALLING)
def test_weather_has_two_depths_of_unlike_tiles_that_drift(weather):
    tiles = [o for o in make(weather=weather) if o.tile]
    assert {o.behind for o in tiles} == {True, False}
    assert all(o.drift != (0.0, 0.0) for o in tiles)
    far = next(math.hypot(*o.drift) for o in tiles if o.behind)
    near = next(math.hypot(*o.drift) for o in tiles if not o.behind)
    assert near > far * 1.2


@pytest.mark.parametrize("weather", [Weather.RAIN, Weather.SNOW, Weather.PETALS, Weather.STORM])
def test_what_falls_falls_down(weather):
    assert all(o.drift[1] > 0 for o in make(weather=weather) if o.tile)


@pytest.mark.parametrize("weather", list(Weather))
def test_indoors_nothing_falls(weather):
    assert not [o for o in make(weather=weather, indoors=True) if o.tile]


def test_a_storm_is_seen_indoors_by_its_flashes_only():
    inside, outside = make(weather=Weather.STORM, indoors=True), make(weather=Weather.STORM)
    assert inside
    assert not any(o.behind for o in inside)
    flashes = [o for o in outside if o.lasts_s and not o.behind]
    assert [o.appears_s for o in inside] == [o.appears_s for o in flashes]


@pytest.mark.parametrize("seed", range(12))
def test_lightning_never_flashes_three_times_a_second(seed):
    found = make(weather=Weather.STORM, seconds=20.0, seed=seed)
    times = sorted({o.appears_s for o in found if o.lasts_s})
    assert times
    assert all(b - a >= 2.5 for a, b in itertools.pairwise(times))
    assert all(o.lasts_s <= 0.5 for o in found if o.lasts_s)


def test_an_impact_changes_brightness_twice_and_then_leaves_lines():
    burst, lines = make(Effect.IMPACT)
    assert burst.appears_s == IMPACT_S
    assert burst.lasts_s == pytest.approx(len(burst.cells) * burst.step / FPS)
    full = [
        cell
        for cell in burst.cells
        if f'width="{int(WIDTH)}" height="{int(HEIGHT)}" fill' in cell.svg()
    ]
    assert len(full) == 2
    assert lines.appears_s > burst.appears_s
    assert lines.lasts_s is None


def test_focus_lines_leave_the_middle_free():
    (lines,) = make(Effect.FOCUS_LINES)
    for cell in lines.cells:
        for x, y in re.findall(r"[ML](-?[\d.]+) (-?[\d.]+)", cell.svg()):
            assert math.hypot((float(x) - 640) / 400, (float(y) - 335) / 200) > 1


def test_focus_lines_are_redrawn_and_uneven():
    (lines,) = make(Effect.FOCUS_LINES)
    assert lines.step == 2
    assert len({cell.key() for cell in lines.cells}) == len(lines.cells) >= 3
    tips = re.findall(r"M(-?[\d.]+) (-?[\d.]+)", lines.cells[0].svg())
    far = sorted(math.hypot(float(x) - 640, float(y) - 335) for x, y in tips)
    assert far[-1] > far[0] * 1.5


def test_speed_lines_fly_against_the_heading():
    right, left = make(Effect.SPEED_LINES), make(Effect.SPEED_LINES, heading=-1)
    assert all(o.drift[0] < -1000 for o in right)
    assert [o.drift[0] for o in left] == [-o.drift[0] for o in right]
    assert {o.behind for o in right} == {True, False}


def test_tone_and_gloom_lie_behind_the_actors():
    assert all(o.behind for o in make(Effect.SCREEN_TONE))
    assert {o.behind for o in make(Effect.GLOOM)} == {True, False}


def test_tone_dots_shrink_away_from_the_corner():
    (tone,) = make(Effect.SCREEN_TONE)
    radii = {float(r) for r in re.findall(r"a([\d.]+) ", tone.cells[0].svg())}
    assert min(radii) < 3 < 10 < max(radii)


def test_sparkles_twinkle_without_covering_the_face():
    (stars,) = make(Effect.SPARKLES)
    assert len({cell.key() for cell in stars.cells}) == len(stars.cells)
    for x, y in re.findall(r'cx="([\d.]+)" cy="([\d.]+)" rx', stars.cells[0].svg()):
        assert math.hypot((float(x) - 640) / 330, (float(y) - 352) / 190) > 1


@pytest.mark.parametrize("effect", ACCENTS)
def test_seeds_share_a_few_variants(effect):
    variants = {tuple(k[0] for k in keys(make(effect, seed=seed))) for seed in range(40)}
    assert len(variants) <= 4


def test_light_colours_the_rain():
    night = keys(make(weather=Weather.RAIN, time=TimeOfDay.NIGHT))
    assert night != keys(make(weather=Weather.RAIN, time=TimeOfDay.DAY))


def test_cells_are_held_on_twos_from_the_moment_they_appear():
    (lines,) = make(Effect.FOCUS_LINES)
    shown = [lines.cell_at(n / FPS) for n in range(8)]
    assert shown[0] is shown[1] is lines.cells[0]
    assert shown[2] is shown[3] is lines.cells[1]
    burst = make(Effect.IMPACT)[0]
    assert burst.cell_at(0.0) is None
    assert burst.cell_at(IMPACT_S) is burst.cells[0]
    assert burst.cell_at(IMPACT_S + burst.lasts_s) is None
