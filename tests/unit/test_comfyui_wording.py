"""Wording: who is seen, as they look today; what was learned and refused is answered; each piece explained."""

from __future__ import annotations

import math

import pytest

from generators.comfyui import hues, tags, wording
from schemas import styles
from schemas.bible import Character, Style
from schemas.grades import Measure
from schemas.look import Accessory, Hair, Look, Outfit
from schemas.plan import Effect, Framing, Line, Mood, Move, Subject, TimeOfDay, Weather
from schemas.take import Lesson, SpokenLine
from stand_ins.shots import shot

AKI = Character(
    id="aki", name="Aki Ito", aliases=("Aki",), pronoun="she",
    look=Look(hair=Hair.BRAID, hair_colour="#c8582e", eyes="#489650", outfit=Outfit.RAINCOAT,
              outfit_colour="#f2bf2e", accessories=(Accessory.GLASSES,)),
    appearance="A girl with a long copper braid (and ink on her fingers).",
)  # fmt: skip
BO = Character(
    id="bo", name="Bo", pronoun="he", look=Look(age="elder", hair=Hair.BALD, eyes="#4674ce")
)
CAT = Character(
    id="cat", name="Minister", pronoun="it", look=Look(form="cat", hair_colour="#141418")
)
SERIES = Style(preset="cyberpunk", prompt="ink lines", negative_prompt="gore")


def request(*shown, **changes):
    made = shot(style=SERIES, characters=shown, lines=())
    subjects = tuple(
        Subject(character=one.id, place=place)
        for one, place in zip(shown, ("left", "right", "centre"), strict=False)
    )
    plan = {"action": "Aki waves to Bo.", "subjects": subjects, "move": Move.HOLD, "lines": ()}
    planned = {
        name: changes.pop(name) for name in tuple(changes) if name in type(made.plan).model_fields
    }
    return made.model_copy(update={"plan": made.plan.model_copy(update=plan | planned), **changes})


def said(asked, kind="still", dialect="tags", **words):
    return wording.shot(
        asked, kind, dialect, praise=words.get("praise", ""), avoid=words.get("avoid", "")
    )


def test_the_same_shot_gives_the_same_words():
    asked = request(AKI, BO)
    assert said(asked) == said(asked.model_copy(deep=True))
    assert said(asked) != said(request(AKI, BO, weather=Weather.SNOW))


def test_somebody_alone_is_counted_and_described():
    text = said(request(AKI)).positive
    assert text.startswith("1girl, solo, copper hair, green eyes, ")
    for words in ("single braid", "golden raincoat", "glasses", "long copper braid", "Aki"):
        assert (words in text) == (words != "Aki"), words


@pytest.mark.parametrize(
    ("shown", "counted"),
    [
        ((), "no humans"),
        ((AKI,), "1girl, solo"),
        ((AKI, BO), "1boy, 1girl"),
        ((AKI, AKI.model_copy(update={"id": "b"})), "2girls"),
        ((CAT,), "anthropomorphic cat, no humans, solo"),
        ((AKI, CAT), "1girl, anthropomorphic cat"),
    ],
)
def test_people_are_counted_as_tags_count_them(shown, counted):
    assert tags.counted(shown) == counted


def test_several_are_told_apart_by_where_they_stand():
    text = said(request(AKI, BO)).positive
    assert "on the left a girl with copper hair, green eyes" in text
    assert "on the right a man with blue eyes" in text
    assert "the man: old, bald" in text


def test_nobody_is_named_and_no_sign_of_theirs_gets_through():
    asked = request(AKI, BO, action="Aki Ito (wet) waves to Bo; Bovine Aki's hat falls.")
    text = said(asked).positive
    assert "The girl wet waves to the man; Bovine the girl's hat falls" in text
    assert "(" not in text


def test_two_girls_are_told_apart_in_prose_by_their_hair():
    other = AKI.model_copy(update={"id": "b", "name": "Bea", "aliases": ()})
    assert tags.unnamed("Bea runs.", [AKI, other]) == "The copper-haired girl runs."


def test_place_time_weather_mood_effect_and_styles_are_said():
    asked = request(
        AKI, time=TimeOfDay.NIGHT, weather=Weather.RAIN, mood=Mood.EERIE, effect=Effect.SPARKLES
    )
    text = said(asked).positive
    preset = styles.find("cyberpunk")
    wanted = ("rooftop", "night, rain falling", "eerie mood", "sparkles", "ink lines")
    assert all(words in text for words in (*wanted, preset.prompt, preset.light))
    unwanted = said(asked).negative
    assert preset.negative in unwanted
    assert "gore" in unwanted
    assert "nsfw" in unwanted


def test_a_style_that_nobody_knows_is_left_unsaid():
    got = said(request(AKI, style=Style(preset="of-old", prompt="ink lines")))
    assert "ink lines" in got.positive
    assert not any("preset" in one.why for one in got.said)


def test_no_unwanted_word_is_said_twice():
    words = f"gore, photograph, {styles.find('cyberpunk').negative}"
    asked = request(AKI, style=Style(preset="cyberpunk", negative_prompt=words))
    unwanted = said(asked, avoid="Photograph, lowres").negative.lower().split(", ")
    assert len(unwanted) == len(set(unwanted))
    assert {"gore", "photograph", "lowres"} <= set(unwanted)


def test_an_insert_shows_a_thing_and_nobody():
    text = said(request(AKI, framing=Framing.INSERT, thing="brass_key", subjects=())).positive
    assert text.startswith("no humans, ")
    assert "brass key" in text
    assert "1girl" not in text


def test_a_still_stands_and_a_loop_moves():
    line = Line(speaker="aki", text="Hm.")
    spoken = (SpokenLine(line=line, starts_s=0, seconds=1),)
    asked = request(AKI, move=Move.PAN_LEFT).model_copy(update={"lines": spoken})
    still, loop = said(asked), said(asked, "loop")
    for words in ("the camera pans left", "talking", "blinking"):
        assert words not in still.positive
        assert words in loop.positive
    assert "flicker" not in still.negative
    assert "flicker" in loop.negative


def test_sentences_begin_with_capitals_and_have_no_brackets():
    text = said(request(AKI, failing=(Measure.PALETTE,)), "video", "sentences").positive
    assert text.startswith("On the left a girl with copper hair, green eyes. ")
    assert "1girl" not in text
    assert "(" not in text
    assert all(part[0].isupper() for part in text.split(". "))


def test_a_wrong_palette_is_answered_with_colours_first_and_loud():
    before, after = said(request(AKI)), said(request(AKI, failing=(Measure.PALETTE,)))
    assert after.positive.startswith("(copper hair, green eyes:1.25), ")
    assert "(" not in before.positive
    assert "refused for palette" in next(
        one.why for one in after.said if "copper hair" in one.words
    )


@pytest.mark.parametrize(
    ("measure", "wanted", "unwanted"),
    [
        (Measure.FLICKER, "steady light", "flicker"),
        (Measure.MOTION, "slow gentle movement", "jitter"),
        (Measure.FROZEN, "visible movement", "motionless"),
        (Measure.BLACK, "well lit", "underexposed"),
        (Measure.SHARPNESS, "crisp lines", "blurry"),
    ],
)
def test_what_the_gate_refused_is_answered(measure, wanted, unwanted):
    before, after = said(request(AKI)), said(request(AKI, failing=(measure,)))
    assert wanted in after.positive
    assert wanted not in before.positive
    assert unwanted in after.negative
    assert any(one.negative and str(measure) in one.why for one in after.said)


def test_lessons_are_said_and_left_out_by_their_weight():
    lessons = (
        Lesson(words="backlight", weight=0.9, why="liked in take 1"),
        Lesson(words="ink lines", weight=-0.8, why="disliked in take 2"),
        Lesson(words="lens flare", weight=0.05, why="hardly"),
    )
    got = said(request(AKI, lessons=lessons))
    assert "(backlight:1.18)" in got.positive
    assert "ink lines" not in got.positive
    assert "ink lines" in got.negative
    assert "lens flare" not in got.positive + got.negative
    assert {"liked in take 1", "disliked in take 2"} <= {one.why for one in got.said}


def test_every_word_is_explained():
    got = said(request(AKI, BO, failing=(Measure.MOTION,)), "loop", praise="best", avoid="worst")
    for text, negative in ((got.positive, False), (got.negative, True)):
        pieces = [one for one in got.said if one.negative == negative]
        assert all(one.why for one in pieces)
        assert all(one.words in text for one in pieces)
        rest = text
        for one in pieces:
            rest = rest.replace(one.words, "", 1)
        assert not set(rest) - set(" ,.():0123456789"), rest


def test_what_does_not_fit_is_left_out_from_the_end_of_the_list():
    long = AKI.model_copy(update={"appearance": "Copper braid. " + "More words. " * 80})
    asked = request(long, BO, action="Aki lifts the lamp. " * 15)
    got = said(asked, "loop")
    assert len(got.positive) < 900
    for words in ("copper hair, green eyes", "lifts the lamp", "1boy, 1girl"):
        assert words in got.positive
    assert "Copper braid" not in got.positive


def test_a_pose_of_a_sheet_shows_one_figure_on_plain_ground():
    got = wording.pose(
        AKI, SERIES, "seen from behind", dialect="tags", praise="best", avoid="worst"
    )
    assert got.positive.startswith("1girl, solo, (copper hair, green eyes:1.10), seen from behind")
    assert "plain white background" in got.positive
    assert "multiple views" in got.negative
    assert "gore" in got.negative


def test_a_colour_is_called_after_its_hue():
    """Whatever has a hue is never named by its lightness alone, nor by another hue."""
    for red in range(0, 256, 51):
        for green in range(0, 256, 51):
            for blue in range(0, 256, 51):
                colour = f"#{red:02x}{green:02x}{blue:02x}"
                name = hues.named(colour)
                ours, theirs = (hues._lab(one) for one in (colour, hues._NAMES[name]))
                chroma = [math.hypot(lab[1], lab[2]) for lab in (ours, theirs)]
                if chroma[0] < 30:
                    continue
                assert chroma[1] > 8, (colour, name)
                turn = math.degrees(math.atan2(ours[2], ours[1]) - math.atan2(theirs[2], theirs[1]))
                assert min(abs(turn) % 360, 360 - abs(turn) % 360) < 45, (colour, name)
    assert hues.named("#5a2a45") == "plum"
    assert hues.named("#808080") == "grey"
