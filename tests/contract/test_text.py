"""Words on the picture, with the real fonts: subtitles, the slate, the cards, and the fonts' table."""

from __future__ import annotations

import hashlib
import itertools
import os
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import numpy as np
import pytest

from generators.animatic import faces, typeset
from generators.animatic.cards import card_art
from generators.animatic.light import light
from generators.animatic.sheet import rgb
from generators.animatic.text import (
    ACROSS,
    BAR,
    OUTLINE,
    SAFE,
    contrast,
    pages,
    slate,
    subtitle,
    tinted,
)  # fmt: skip
from generators.animatic.typeset import clean, draw, runs, width
from generators.animatic.wrapping import balanced, columns, units
from schemas.errors import ConfigError
from schemas.plan import NARRATOR, Manner, TimeOfDay, Weather
from schemas.take import Card, Picture

ROOT = Path(__file__).parents[2]
WIDE = Picture()
PICTURES = [
    WIDE, Picture(width=640, height=360, fps=12), Picture(width=1920, height=1080),
    Picture(width=720, height=1280), Picture(width=1080, height=1920),
]  # fmt: skip
HOSTILE = [
    "", " ", "a", "🙂🙃👩‍👩‍👧‍👦🏳️‍🌈", "a" * 300, "word " * 60, "<script>alert('x')</script>",
    "“quoted”", '"straight"', "line\none\r\n\ttwo", "\u200b\u200c\u200d\ufeff", "שלום עולם " * 12,
    "مرحبا بالعالم " * 12, "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘", "W" * 84, "日本語" * 50, "。。。。",
    "ー" * 90, "\u202eevil\u202c", "1️⃣ 2️⃣", "𝓗𝓮𝓵𝓵𝓸", "한국어 텍스트", "ไทย", "İstanbul ığüşöç",
    "AVAWA\u0301\u0301\u0301\u0301\u0301", "(((((", "a b c d e f g" * 8,
    "supercalifragilisticexpialidocious" * 5, "x\x00y\x1bz", "(שלום) [123] abc", "Ж" * 200, "\ud800",
    "&amp; %s {0} \\n ${x}", "“‘«nested»’”",
]  # fmt: skip


def say(text, *, speaker="mio", colour="#3a52c4", picture=WIDE, manner=Manner.NORMAL):
    return subtitle(text, speaker=speaker, colour=colour, picture=picture, manner=manner)


def box(placed):
    height, across = placed.image.shape[:2]
    return placed.x, placed.y, placed.x + across, placed.y + height


def blank(placed):
    return not placed.image.any()


@pytest.mark.parametrize("picture", PICTURES, ids=lambda p: f"{p.width}x{p.height}")
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_subtitle_stays_inside_the_safe_area(text, picture):
    for manner in Manner:
        placed = say(text, picture=picture, manner=manner)
        left, top, right, foot = box(placed)
        assert left >= picture.width * SAFE * 0.8
        assert right <= picture.width * (1 - SAFE * 0.8)
        assert top >= picture.height * BAR
        assert foot <= picture.height * (1 - BAR)
        assert placed.image.dtype == np.uint8
        assert (placed.image[..., :3] <= placed.image[..., 3:]).all()


@pytest.mark.parametrize("picture", PICTURES, ids=lambda p: f"{p.width}x{p.height}")
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_the_slate_stays_inside_the_top_bar(text, picture):
    left, top, right, foot = box(slate(f"S01-C03  {text}  TRACK R   rooftop", picture=picture))
    assert left >= 0
    assert top >= 0
    assert right <= picture.width
    assert foot <= round(picture.height * BAR)


def test_words_are_drawn_and_nothing_is_drawn_for_nothing():
    assert not blank(say("Hello"))
    for text in ("", " ", "🙂", "\u200b\u200d"):
        assert blank(say(text))
    assert not blank(slate("S01-C03  MS", picture=WIDE))


def test_what_no_font_has_is_left_out_and_never_a_box():
    plain = say("Hello there")
    for text in ("Hello 🙂 there", "Hello there\ufe0f\u20e3", "Hello\u202e there 한"):
        assert np.array_equal(say(text).image, plain.image)


def test_fancy_letters_become_plain_ones():
    assert clean("𝓗𝓮𝓵𝓵𝓸 ﬁn Ĉu", faces.TEXT) == "Hello fin Cu"
    assert clean("e\u0301", faces.TEXT) == "é"


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_cleaned_text_has_a_glyph_for_every_character(text):
    for chain in (faces.TEXT, faces.ITALIC, faces.TITLE, faces.MONO):
        for run in runs(clean(text, chain), chain):
            missing = {c for c in run.text if ord(c) not in faces.coverage(run.face)}
            assert not missing


def test_the_same_words_give_the_same_pixels_in_every_process():
    code = (
        "import hashlib\n"
        "from generators.animatic.text import subtitle, slate\n"
        "from schemas.take import Picture\n"
        "p = Picture()\n"
        "a = subtitle('Łódź שלום 灯台 — who?', speaker='x', colour='#aa3355', picture=p)\n"
        "b = slate('S01-C03  MS', picture=p)\n"
        "print(hashlib.sha256(a.image.tobytes() + b.image.tobytes()).hexdigest(), a.x, a.y)"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(seen) == 1


def test_every_tint_is_legible_on_the_outline():
    for r, g, b in itertools.product(range(0, 256, 51), repeat=3):
        letters = tinted(f"#{r:02x}{g:02x}{b:02x}")
        assert contrast(letters, OUTLINE) >= 4.5
        assert min(rgb(letters)) >= 150
    assert tinted("no colour") == "#ffffff"


def test_contrast_is_measured_as_wcag_does():
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)
    assert contrast("#ffffff", "#777777") == pytest.approx(4.478, abs=0.001)


def test_the_speaker_tints_the_letters():
    assert not np.array_equal(say("Hello", colour="#d9342a").image, say("Hello").image)


def test_manners_look_different():
    plain = say("Watch out")
    images = {manner: say("Watch out", manner=manner) for manner in Manner}
    narrated = say("Watch out", speaker=NARRATOR)
    assert box(images[Manner.SHOUT])[1] < box(plain)[1]
    assert images[Manner.WHISPER].image.shape[1] < plain.image.shape[1]
    assert np.array_equal(images[Manner.THOUGHT].image, narrated.image)
    assert not np.array_equal(narrated.image, plain.image)


def test_lines_are_two_at_most_and_even():
    one, two = say("We go."), say("We can still make the last train if we run all the way now.")
    height = one.image.shape[0]
    assert height * 1.5 < two.image.shape[0] < height * 2.5
    assert say("word " * 60).image.shape[0] < height * 2.6
    first, second = balanced(
        units("We can still make the last train if we run for it now."), 2, len
    )
    assert abs(len(first) - len(second)) <= 8


def test_small_pictures_get_the_same_subtitle_in_small():
    full, small = say("Hello there, Mio."), say("Hello there, Mio.", picture=PICTURES[1])
    assert small.image.shape[1] == pytest.approx(full.image.shape[1] / 2, rel=0.05)
    assert small.y == pytest.approx(full.y / 2, abs=3)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_pages_hold_all_of_the_words_and_all_of_the_time(text):
    found = pages(text)
    assert "".join("".join(p.text for p in found).split()) == "".join(text.split())
    assert all(columns(p.text) <= 2 * ACROSS for p in found)
    if found:
        assert sum(p.share for p in found) == pytest.approx(1.0)


def test_pages_end_with_sentences_where_they_can():
    first = "The boats came home one by one, and we counted them all."
    second = "There was one too many."
    assert [p.text for p in pages(f"{second} {second}")] == [f"{second} {second}"]
    longer = "Nobody said a word about it until the morning came."
    assert [p.text for p in pages(f"{first} {longer}")] == [first, longer]


def test_no_page_is_cut_when_it_is_drawn():
    speech = "I never thought the lighthouse would go dark on a night like this, with so many out."
    whole, cut = say(pages(speech)[0].text), say(speech + " And there was more to say, you know.")
    assert not blank(whole)
    assert len(pages(speech)) == 2
    assert cut.image.shape[1] <= WIDE.width * 0.9


def test_runs_are_ordered_by_direction():
    text = "אבג TV 12:30, דהו!"
    found = runs(clean(text, faces.TEXT), faces.TEXT)
    words = [run.text.strip() for run in found if any(c.isalnum() for c in run.text)]
    assert words == ["דהו", "TV 12:30", "אבג"]
    assert [run.rtl for run in found if run.text.strip() in {"אבג", "TV 12:30"}] == [False, True]
    assert found[0].text == "!"


def test_figures_among_hebrew_run_from_the_left():
    found = runs("יש 3.5% כן", faces.TEXT)
    assert ("3.5%", False) in [(run.text, run.rtl) for run in found]


def test_a_mixed_line_takes_each_letter_from_a_font_that_has_it():
    text = clean("Mio Мио 灯 מיו", faces.TEXT)
    taken = {c: run.face for run in runs(text, faces.TEXT) for c in run.text if c != " "}
    assert taken["M"].startswith("atkinson")
    assert taken["М"] == "noto-sans-bold"
    assert taken["灯"] == "noto-sans-jp-bold"
    assert taken["מ"] == "noto-sans-hebrew-bold"


@pytest.mark.skipif(not faces.SHAPES_SCRIPTS, reason="Pillow found no raqm")
def test_arabic_letters_are_joined():
    alone = width("ب", faces.TEXT, 40.0)
    assert width("ببب", faces.TEXT, 40.0) < 3 * alone * 0.8


def test_without_raqm_right_to_left_text_still_runs_from_the_right(monkeypatch):
    shaped = draw("אב (גד)", faces.TEXT, 40.0)
    monkeypatch.setattr(faces, "SHAPES_SCRIPTS", False)
    faces.face.cache_clear()
    typeset.width.cache_clear()
    basic = draw("אב (גד)", faces.TEXT, 40.0)
    faces.face.cache_clear()
    typeset.width.cache_clear()
    assert basic.mask.shape[0] == pytest.approx(shaped.mask.shape[0], abs=2)
    assert basic.mask.shape[1] == pytest.approx(shaped.mask.shape[1], abs=8)
    a, b = (np.resize(ink.mask.sum(axis=0), 200) for ink in (shaped, basic))
    assert np.corrcoef(a, b)[0, 1] > 0.6


def test_a_missing_font_names_the_file_and_the_remedy():
    with pytest.raises(ConfigError, match=r"no-such-face\.ttf is missing; reinstall"):
        faces.face("no-such-face", 20.0)
    with pytest.raises(ConfigError, match="reinstall"):
        faces.coverage("no-such-face")


@pytest.mark.parametrize(
    ("folder", "suffix", "limit"),
    [("generators/animatic/fonts", ".ttf", 4_000_000), ("webui/static/fonts", ".woff2", 200_000)],
    ids=["animatic", "site"],
)
def test_every_font_is_in_its_table_with_its_licence(folder, suffix, limit):
    here = ROOT / folder
    table = (here / "README.md").read_text()
    files = sorted(here.glob(f"*{suffix}"))
    assert files
    for file in files:
        row = next(line for line in table.splitlines() if f"`{file.name}`" in line)
        assert hashlib.sha256(file.read_bytes()).hexdigest() in row
        licence = re.search(r"\[OFL-1\.1\]\((.+?)\)", row)
        assert licence
        words = (here / licence[1]).read_text()
        assert "SIL OPEN FONT LICENSE Version 1.1" in words
        assert words.startswith("Copyright")
    assert table.count(suffix) - table.count("*.") == len(files)
    assert sum(file.stat().st_size for file in files) <= limit


def test_every_chain_draws_the_scripts_it_promises():
    for chain in (faces.TEXT, faces.ITALIC, faces.TITLE, faces.MONO):
        for character in "aéŁЖωשعあ灯♪“…—?9":
            assert faces.face_for(character, chain), (chain[0], character)
        assert faces.face_for("🙂", chain) is None


def card(kind="title", **changes):
    given = {"series": "Lamplight", "episode": 3, "title": "The Bell Rope", "time": "sunset"}
    seconds = 4.0 if kind == "title" else 5.0
    return Card(kind=kind, seconds=seconds, **{**given, **changes})


def art(card_, weather=Weather.CLEAR):
    return card_art(card_, light(card_.time, weather))


@pytest.mark.parametrize("picture", [PICTURES[1], PICTURES[3]], ids=["wide", "tall"])
@pytest.mark.parametrize("kind", ["title", "end"])
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_card_comes_to_rest_inside_the_window(text, kind, picture):
    made = art(card(kind, series=text, title=text, text=text, picture=picture, episode=1999))
    for block in made.blocks:
        left, top, right, foot = box(block.placed)
        assert left >= 0
        assert right <= picture.width
        assert top >= picture.height * BAR - 1
        assert foot <= picture.height * (1 - BAR) + 1


@pytest.mark.parametrize("kind", ["title", "end"])
@pytest.mark.parametrize("fps", [12, 24])
def test_blocks_are_seen_from_their_entrance_to_the_end(kind, fps):
    made = art(card(kind, text="Who walks the lane?\nDrawn by the animatic"))
    frames = round((4 if kind == "title" else 5) * fps)
    for block in made.blocks:
        held = list(block.holds(fps, frames))
        seen = [n for moment, _ in held for n in moment]
        assert seen == list(range(seen[0], frames))
        assert seen[0] / fps == pytest.approx(block.appears_s, abs=0.1)
        assert held[-1][1] is block.placed
        assert len(held[-1][0]) / fps > 1.0


def test_a_block_slides_fades_and_springs_into_place():
    made = art(card())
    faded = next(b for b in made.blocks if b.springy and b.fades)
    start, rest = faded.at(faded.appears_s), faded.placed
    assert start.y < rest.y
    assert start.image.max() < rest.image.max()
    ys = [faded.at(faded.appears_s + n / 24).y for n in range(14)]
    assert max(ys) > rest.y == ys[-1]
    assert faded.at(faded.appears_s - 0.05) is None


def test_a_title_is_set_letter_by_letter_and_a_long_one_word_by_word():
    letters = [b for b in art(card(title="")).blocks if b.springy]
    assert len(letters) == 2 * len("Lamplight")
    words = [
        b
        for b in art(card(title="", series="The Lamplighters of Saltmarsh Lane")).blocks
        if b.springy
    ]
    assert len(words) == 2 * 5
    joined = [b for b in art(card(title="", series="حارس المنارة")).blocks if b.springy]
    assert len(joined) == 2


def test_cards_differ_by_time_kind_number_and_text():
    made = [
        card(), card(time="night"), card(episode=4), card(title="Another"), card("end"),
        card("end", text="Next"), card("end", text="Next\nWritten by nobody"),
    ]  # fmt: skip
    prints = {
        hashlib.sha256(b"".join(b.placed.image.tobytes() for b in art(c).blocks)).hexdigest()
        for c in made
    }
    assert len(prints) == len(made)


@pytest.mark.parametrize("time", list(TimeOfDay))
@pytest.mark.parametrize("kind", ["title", "end"])
def test_a_card_has_a_veil_below_and_sparkles_of_sound_svg(kind, time):
    made = art(card(kind, time=time), Weather.PETALS)
    assert made.overlays[0].lasts_s is None
    assert any(o.tile for o in made.overlays)
    assert any(len(o.cells) == 6 and not o.tile for o in made.overlays)
    for overlay in made.overlays:
        for cell in overlay.cells:
            ET.fromstring(cell.svg())
