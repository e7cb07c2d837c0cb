"""Style presets: those we ship, and what is told of them."""

from __future__ import annotations

import re

import pytest

from generators.images.prompt import prompt as sheet_prompt
from generators.remote import prompt
from schemas import styles
from schemas.bible import Character, Style
from schemas.errors import ConfigError
from stand_ins.shots import shot

OURS = styles.load().presets
PLAIN = styles.Preset(id="x", name="X", prompt="x", palette=("#000000",) * 3).model_dump()
NEEDED = {"animation-desk", "cyberpunk", "fantasy", "steampunk", "studio_ghibli", "manga"}


def words(text):
    return {" ".join(re.findall(r"[a-z]+", piece)) for piece in text.lower().split(",")}


def light_of(colour):
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_those_that_are_promised_are_there_and_six_more():
    names = [preset.id for preset in OURS]
    assert len(names) == len(set(names)) >= 12
    assert set(names) >= NEEDED
    assert styles.DEFAULT == Style().preset == names[0]


@pytest.mark.parametrize("preset", OURS, ids=lambda preset: preset.id)
def test_each_is_thought_out(preset):
    assert len(words(preset.prompt)) >= 5
    assert len(words(preset.negative)) >= 3
    assert preset.light
    assert not words(preset.prompt) & words(preset.negative)
    lights = [light_of(colour) for colour in preset.palette]
    assert lights[0] == min(lights)
    assert lights[-1] == max(lights)
    drawn = preset.model_dump(exclude={"id", "name", "prompt", "negative", "light", "palette"})
    changed = {key for key, value in drawn.items() if value != PLAIN[key]}
    assert len(changed) >= 5 or preset.id == styles.DEFAULT


def test_no_two_look_alike():
    looks = {(one.palette, one.pull, one.saturation, one.contrast, one.tone) for one in OURS}
    assert len(looks) == len(OURS)


def test_a_name_that_nobody_knows_is_answered_with_the_nearest():
    with pytest.raises(
        ConfigError, match=r"no style preset 'cyber_punk'; did you mean 'cyberpunk'\?"
    ):
        styles.find("cyber_punk")
    with pytest.raises(ConfigError, match="there are animation-desk, cyberpunk"):
        styles.find("xxxxxxxx")
    assert styles.of(Style(preset="gone")) is None


def test_a_video_model_is_told_the_look_after_the_operators_own_words():
    request = shot(
        style=Style(preset="noir", prompt="my own words", negative_prompt="my fears, colour")
    )
    text = prompt.written(request, prompt.Part(), limit=8000)
    noir = styles.find("noir")
    assert text.index("my own words") < text.index(noir.prompt)
    assert noir.light in text
    never = prompt.negative(request)
    assert never.startswith("my fears, colour, ")
    assert "pastel" in never
    assert never.count("colour") == 1
    assert never.endswith("watermark")


def test_a_short_prompt_keeps_the_operators_words_and_drops_the_preset():
    request = shot(style=Style(preset="noir", prompt="my own words"))
    text = prompt.written(request, prompt.Part(), limit=600)
    assert "my own words" in text
    assert styles.find("noir").prompt not in text


def test_a_preset_that_is_gone_is_left_unsaid():
    gone, plain = shot(style=Style(preset="gone")), shot(style=Style(preset="gone2"))
    assert prompt.written(gone, prompt.Part(), limit=8000) == prompt.written(
        plain, prompt.Part(), limit=8000
    )
    assert "Look:" not in prompt.written(gone, prompt.Part(), limit=8000)


def test_a_sheet_is_asked_for_in_the_look_of_the_series():
    text = sheet_prompt(Character(id="x", name="X"), Style(preset="ink_wash"), references=False)
    assert styles.find("ink_wash").prompt in text
    assert styles.find("ink_wash").negative in text
    assert sheet_prompt(Character(id="x", name="X"), Style(preset="gone"), references=False)
