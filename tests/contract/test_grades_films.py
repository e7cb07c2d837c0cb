"""What the gates make of clips: those filmed well pass, and each way to go wrong is noticed.

Measured of these clips (60 pictures of 640×360 at 24 a second; × is refused for that part):

    clip                    frozen  sharp  flicker  motion  coherence  ghosting  seam   palette
    track                   0.0     1350    0.2     0.88    0.95       0.00      -      1.00
    push                    0.0     1050    0.3     0.92    0.97       0.00      -      1.00
    dialogue, held          1.6     1330    0.1     1.00    1.00       0.00      -      1.00
    pan in the rain         0.0     1410    0.1     0.83    0.74       0.00      -      1.00
    focus lines and shake   0.0     1710    1.1     0.27    0.57       0.02      -      1.00
    loop of 48              0.0     1230    0.2     0.84    0.93       0.00      0.51   1.00
    … 3 pictures missing    0.0     1230    0.2     0.84    0.93       0.00    × 1.72   1.00
    … ends at 80 %          0.0     1250    0.2     0.83    0.93       0.00    × 3.61   1.00
    frozen for 80 %       × 2.0     1360    0.0     0.96    0.99       0.00      -      1.00
    blur of 4             × -       × 9     0.2     0.89    0.99       0.00      -      1.00
    flicker of 2 / 6 %      0.0     1340  × 4.4/14  0.84    0.94       0.00      -      1.00
    jitter of 3 / 8         0.0     1050    0.9   × 0.24  × 0.91/0     0.00      -      1.00
    stutter on threes       0.1     1350    0.1   × 0.34    0.97       0.00      -      1.00
    boiling of 4 / 12       0.0     1130    0.6   × 0.45  × 0.48/0.03  0.00      -      1.00
    crawling of 10 / 25     0.0     1620    0.1     0.81  × 0.29/0     0.03      -      1.00
    ghosting                0.0      790    0.3     0.89    0.95     × 0.66      -      1.00
    melting                 0.0     1310    0.4     0.85  × 0.73     × 0.93      -      1.00
    another cast            0.0     1340    0.2     0.88    0.95       0.00      -    × 0.07
    slow morph to another   0.0     1350    0.2     0.88    0.95       0.00      -    × 0.16
"""

from __future__ import annotations

from functools import cache

import cv2
import numpy as np
import pytest

from generators.grades.expected import Colours, Expected, Sought
from generators.grades.gates import judge
from generators.grades.measuring import measure
from generators.grades.weights import Weights
from schemas.errors import BadFootageError
from schemas.grades import Allowance, Gates, Measure
from stand_ins import clips

AKI = Sought(id="aki", name="Aki", colours=(Colours(shades=(clips.HAIR,), least=0.025),))
PLAIN = Allowance()
HELD = Allowance(kind="held", may_hold=True)
RAIN = Allowance(kind="particles", may_jump=True)
BLOW = Allowance(kind="impact", may_jump=True, smooth=False, may_hold=True)
LOOP = Allowance(kind="loop", loop=True)
NIGHT = Allowance(dark=True)
GOOD = {
    "track": (clips.track, PLAIN), "push": (clips.push, PLAIN), "dialogue": (clips.dialogue, HELD),
    "rain": (clips.rain, RAIN), "impact": (clips.impact, BLOW), "loop": (clips.loop, LOOP),
}  # fmt: skip


@cache
def filmed(name):
    return GOOD[name][0]()


def graded(folder, frames, allowed=PLAIN, *, sought=(AKI,), fps=clips.FPS, sound=None):
    path = clips.write(folder / "clip.mp4", frames, fps=fps, sound=sound)
    return measure(path, Expected(allowance=allowed, sought=sought), Weights.of(""))


def refused(grades, allowed=PLAIN):
    return [one.measure for one in judge(grades, allowed, Gates()).failing]


def verdict(folder, frames, allowed=PLAIN, **more):
    return refused(graded(folder, frames, allowed, **more), allowed)


@pytest.mark.parametrize("name", GOOD)
def test_what_is_filmed_well_passes(tmp_path, name):
    assert verdict(tmp_path, filmed(name), GOOD[name][1]) == []


BAD = {
    "broken seam": (lambda: filmed("loop")[:-3], LOOP, Measure.SEAM),
    "half a loop": (lambda: filmed("loop")[:38], LOOP, Measure.SEAM),
    "no loop": (lambda: filmed("track"), LOOP, Measure.SEAM),
    "black": (lambda: clips.black(filmed("track")), PLAIN, Measure.BLACK),
    "a third black": (lambda: clips.black(filmed("track"), 0.3), PLAIN, Measure.BLACK),
    "frozen": (lambda: clips.frozen(filmed("track")), PLAIN, Measure.FROZEN),
    "blurred": (lambda: clips.blurred(filmed("track")), PLAIN, Measure.SHARPNESS),
    "blurred rain": (lambda: clips.blurred(filmed("rain")), RAIN, Measure.SHARPNESS),
    "faint flicker": (lambda: clips.flicker(filmed("track"), 0.02), PLAIN, Measure.FLICKER),
    "flicker": (lambda: clips.flicker(filmed("push")), PLAIN, Measure.FLICKER),
    "flicker in the rain": (lambda: clips.flicker(filmed("rain")), RAIN, Measure.FLICKER),
    "jitter": (lambda: clips.jitter(filmed("track")), PLAIN, Measure.MOTION),
    "faint jitter": (lambda: clips.jitter(filmed("dialogue"), 0.7), HELD, Measure.MOTION),
    "jitter in the rain": (lambda: clips.jitter(filmed("rain")), RAIN, Measure.MOTION),
    "stutter": (lambda: clips.stutter(filmed("track")), PLAIN, Measure.MOTION),
    "boiling": (lambda: clips.boil(filmed("track")), PLAIN, Measure.COHERENCE),
    "boiling dialogue": (lambda: clips.boil(filmed("dialogue")), HELD, Measure.COHERENCE),
    "boiling rain": (lambda: clips.boil(filmed("rain"), 8), RAIN, Measure.COHERENCE),
    "boiling blow": (lambda: clips.boil(filmed("impact"), 12), BLOW, Measure.COHERENCE),
    "crawling texture": (lambda: clips.noise(filmed("track")), PLAIN, Measure.COHERENCE),
    "crawling rain": (lambda: clips.noise(filmed("rain"), 15), RAIN, Measure.COHERENCE),
    "ghosting": (lambda: clips.ghosting(filmed("track")), PLAIN, Measure.GHOSTING),
    "ghosting push": (lambda: clips.ghosting(filmed("push"), 8), PLAIN, Measure.GHOSTING),
    "ghosting loop": (lambda: clips.ghosting(filmed("loop"), 6), LOOP, Measure.GHOSTING),
    "melting": (lambda: clips.melting(filmed("track")), PLAIN, Measure.GHOSTING),
    "melting slowly": (lambda: clips.melting(filmed("push"), 12), PLAIN, Measure.GHOSTING),
    "another cast": (lambda: clips.track(hair=clips.OTHER), PLAIN, Measure.PALETTE),
    "slow morph": (lambda: clips.morph(clips.track), PLAIN, Measure.PALETTE),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_what_went_wrong_is_refused_for_it(tmp_path, name):
    frames, allowed, part = BAD[name]
    assert part in verdict(tmp_path, frames(), allowed)


def test_rain_and_blows_are_refused_where_nobody_planned_them(tmp_path):
    assert verdict(tmp_path, filmed("rain")) == [Measure.COHERENCE]
    assert verdict(tmp_path, filmed("impact")) == [Measure.MOTION, Measure.COHERENCE]
    assert verdict(tmp_path, filmed("dialogue")) == [Measure.FROZEN]


def test_coherence_alone_would_praise_what_is_black_frozen_or_blurred(tmp_path):
    for spoil in (clips.black, clips.frozen, clips.blurred):
        grades = graded(tmp_path, spoil(filmed("track")))
        assert grades.values[Measure.COHERENCE] > 0.97
        assert len(refused(grades)) == 1


def test_a_seam_of_something_that_hardly_moves_is_not_made_much_of(tmp_path):
    frames = [clips.frame(sway=0.4 * i / 48) for i in range(48)]
    grades = graded(tmp_path, frames, LOOP)
    assert grades.values[Measure.SEAM] < 1.25
    far = [*frames[:-8], *[clips.frame(sway=30.0)] * 8]
    held = LOOP.model_copy(update={"may_hold": True})
    assert Measure.SEAM in verdict(tmp_path, far, held)


def test_a_cut_that_nobody_planned_is_noticed_and_a_change_of_light_is_none(tmp_path):
    elsewhere = [np.ascontiguousarray(one[::-1]) for one in filmed("track")]
    cut = [*filmed("track")[:30], *elsewhere[30:]]
    grades = graded(tmp_path, cut, sought=())
    assert grades.values[Measure.COHERENCE] == 0.0
    planned = Allowance(cuts_s=(30 / clips.FPS,))
    assert verdict(tmp_path, cut, planned, sought=()) == []
    lamp = [
        one if i < 30 else (one * 0.55).astype(np.uint8) for i, one in enumerate(filmed("track"))
    ]
    assert verdict(tmp_path, lamp, sought=()) == []


def test_a_fade_is_no_flicker(tmp_path):
    faded = [(one * min(1.0, i / 20)).astype(np.uint8) for i, one in enumerate(filmed("track"))]
    grades = graded(tmp_path, faded, NIGHT, sought=())
    assert grades.values[Measure.FLICKER] < 1.0
    assert refused(grades, NIGHT) == []


def test_two_people_are_each_looked_for(tmp_path):
    other = AKI.model_copy(update={"colours": (Colours(shades=(clips.OTHER,), least=0.025),)})
    assert verdict(tmp_path, filmed("track"), sought=(AKI, other)) == [Measure.PALETTE]
    goes = other.model_copy(update={"passes": True})
    half = [*clips.track(30), *clips.track(30, hair=clips.OTHER)]
    held = Allowance(may_jump=True, smooth=False)
    assert verdict(tmp_path, half, held, sought=(goes,)) == []
    assert verdict(tmp_path, half, held, sought=(other,)) == [Measure.PALETTE]


def test_eyes_of_another_colour_are_noticed_in_a_close_shot(tmp_path):
    eyes = Colours(shades=(clips.EYES,), least=0.0006)
    near = AKI.model_copy(update={"colours": (*AKI.colours, eyes)})
    pink = Colours(shades=("#d864b0",), least=0.0006)
    stranger = AKI.model_copy(update={"colours": (*AKI.colours, pink)})
    assert verdict(tmp_path, filmed("push"), sought=(near,)) == []
    assert verdict(tmp_path, filmed("push"), sought=(stranger,)) == [Measure.PALETTE]


def test_twelve_pictures_a_second_are_judged_alike(tmp_path):
    assert verdict(tmp_path, filmed("track")[::2], fps=12) == []
    assert Measure.MOTION in verdict(tmp_path, clips.jitter(filmed("track"))[::2], fps=12)


def test_a_silent_film_is_noticed_only_where_there_is_sound(tmp_path):
    times = np.arange(round(48_000 * len(filmed("push")) / clips.FPS)) / 48_000
    tone = 0.3 * np.sin(2 * np.pi * 220 * times) * (times > 1.5)
    assert Measure.SILENCE in verdict(tmp_path, filmed("push"), sound=np.zeros_like(times))
    spoken = graded(tmp_path, filmed("push"), sound=tone)
    assert refused(spoken) == []
    assert spoken.values[Measure.SILENCE] == pytest.approx(0.6, abs=0.05)
    assert graded(tmp_path, filmed("push")).unmeasured[Measure.SILENCE] == "there is no sound"


def test_a_still_is_graded_by_what_it_has(tmp_path):
    wanted = Expected(allowance=Allowance(kind="still", smooth=False), sought=(AKI,))
    found = {}
    for name, picture in {
        "good": clips.frame(), "blurred": clips.blurred([clips.frame()])[0],
        "other": clips.frame(hair=clips.OTHER), "black": np.zeros((360, 640, 3), np.uint8),
    }.items():  # fmt: skip
        cv2.imwrite(str(tmp_path / f"{name}.png"), picture[..., ::-1])
        grades = measure(tmp_path / f"{name}.png", wanted, Weights.of(""))
        found[name] = refused(grades, wanted.allowance)
    assert found == {
        "good": [], "blurred": [Measure.SHARPNESS], "other": [Measure.PALETTE],
        "black": [Measure.BLACK],
    }  # fmt: skip
    assert grades.unmeasured[Measure.COHERENCE] == "a single picture does not move"


def test_without_anybody_to_look_for_it_says_why(tmp_path):
    grades = graded(tmp_path, filmed("push")[:6], sought=())
    assert "nobody" in grades.unmeasured[Measure.PALETTE]
    grey = Expected(allowance=PLAIN, sought=(AKI,), colourless="it is drawn in grey")
    path = clips.write(tmp_path / "grey.mp4", filmed("push")[:6])
    assert measure(path, grey, Weights.of("")).unmeasured[Measure.PALETTE] == "it is drawn in grey"


def test_the_same_file_gets_the_same_grades(tmp_path):
    path = clips.write(tmp_path / "clip.mp4", filmed("rain"))
    wanted = Expected(allowance=RAIN, sought=(AKI,))
    assert measure(path, wanted, Weights.of("")) == measure(path, wanted, Weights.of(""))


@pytest.mark.parametrize("content", [b"", b"not a film", b"\x89PNG\r\n\x1a\n" + b"\0" * 64])
def test_what_cannot_be_decoded_is_bad_footage(tmp_path, content):
    path = tmp_path / "clip.mp4"
    path.write_bytes(content)
    with pytest.raises(BadFootageError, match=r"^clip\.mp4 "):
        measure(path, Expected(allowance=PLAIN), Weights.of(""))
