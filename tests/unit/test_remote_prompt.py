"""What a video model is told of a shot."""

from __future__ import annotations

import pytest

from canon.bible.shelf import load
from generators.remote import prompt
from generators.remote.colours import called
from schemas.bible import Character
from schemas.look import Hair, Look
from schemas.plan import NARRATOR, Expression, Framing, Line, Manner, Pose, ShotPlan, Subject
from schemas.take import SpokenLine
from stand_ins.shots import shot

WORDS = "We can still make the last train."


def written(request, part=None, shown=(), limit=8000):
    return prompt.written(request, part or prompt.Part(), shown, limit=limit)


def spoken(speaker="aki_1", text=WORDS, manner=Manner.NORMAL, starts_s=0.3):
    line = Line(speaker=speaker, text=text, manner=manner)
    return SpokenLine(line=line, starts_s=starts_s, seconds=1.0)


def test_everything_that_is_seen_and_heard_is_said():
    text = written(shot())
    for said in (
        "Style: hand-drawn animation.", "Medium shot", "the camera slowly pushes in",
        "Aki turns round.", "Aki Ito", "sunset light", "clear weather", "The roof",
        f"At 0.3 s Aki Ito says: “{WORDS}”", "single continuous take", "without cuts",
        "No on-screen text", "subtitles",
    ):  # fmt: skip
        assert said in text, said


def test_ids_never_leak():
    request = shot(references=())
    text = written(request, shown=["aki_1"]) + prompt.negative(request)
    for word in ("aki_1", "roof_b", "brass_key_07", "_"):
        assert word not in text
    assert "brass key 07" in text


def test_somebody_unknown_has_no_id_either():
    plan = shot().plan.model_copy(update={"subjects": (Subject(character="who_is_it"),)})
    assert "who_is_it" not in written(shot(plan=plan))
    assert "somebody" in written(shot(plan=plan))


def test_the_same_shot_gives_the_same_words():
    assert len({written(shot(seed=n)) for n in range(5)}) == 1


@pytest.mark.parametrize(
    ("line", "words"),
    [(spoken(manner=Manner.WHISPER), f"Aki Ito whispers: “{WORDS}”"),
     (spoken(manner=Manner.THOUGHT), f"the voice of Aki Ito is heard thinking, lips closed: “{WORDS}”"),
     (spoken(NARRATOR), f"a narrator who is not seen says: “{WORDS}”"),
     (spoken("ben"), f"Ben Ode, out of frame, says: “{WORDS}”")],
)  # fmt: skip
def test_who_speaks_and_how(line, words):
    people = (*shot().characters, Character(id="ben", name="Ben Ode"))
    assert words in written(shot(lines=(line,), characters=people))


def test_a_silent_model_is_told_no_words():
    text = written(shot(), prompt.Part(speaks=False))
    assert "“" not in text
    assert "last train" not in text
    assert "Aki Ito moves the mouth" in text
    thought = shot(lines=(spoken(manner=Manner.THOUGHT),))
    assert "moves the mouth" not in written(thought, prompt.Part(speaks=False))


def test_a_part_hears_only_its_own_lines():
    lines = (spoken(text="First!", starts_s=1.0), spoken(text="Second!", starts_s=9.5))
    request = shot(14.0, lines=lines)
    first = written(request, prompt.Part(n=1, of=2, begins_s=0, ends_s=8))
    second = written(request, prompt.Part(n=2, of=2, begins_s=8, goes_on=True))
    assert "First!" in first
    assert "Second!" not in first
    assert "At 1.5 s Aki Ito says: “Second!”" in second
    assert "part 2 of 2" in second
    assert "seamlessly" in second


@pytest.mark.parametrize("limit", [2000, 1000, 600, 300, 120, 40])
def test_it_fits_and_keeps_what_matters(limit):
    bible = load_starter()
    cast = tuple(bible.characters[:4])
    plan = ShotPlan(
        framing=Framing.FULL, action="Everybody looks up at the first snow. " * 3,
        subjects=tuple(Subject(character=one.id) for one in cast), lines=(),
    )  # fmt: skip
    line = spoken(cast[0].id, "A line with an astral 𝒳 in it.")
    request = shot(plan=plan, characters=cast, lines=(line,), location=bible.locations[0],
                   style=bible.style)  # fmt: skip
    text = written(request, limit=limit)
    assert len(text.encode("utf-16-le")) // 2 <= limit
    assert text.startswith("Everybody looks up") or "Everybody looks up at" in text
    assert limit < 600 or "𝒳" in text


def test_looks_outlast_scenery():
    bible = load_starter()
    wren = bible.character("wren")
    plan = shot().plan.model_copy(update={"subjects": (Subject(character="wren"),)})
    request = shot(plan=plan, characters=(wren,), lines=(), location=bible.location("roof"))
    short = written(request, limit=600)
    assert "copper twin tails" in short
    assert "by the spoon" not in short


def test_nothing_private_is_told():
    bible = load_starter()
    for one in bible.characters:
        plan = shot().plan.model_copy(update={"subjects": (Subject(character=one.id),)})
        text = written(shot(plan=plan, characters=(one,), lines=()))
        for private in (*one.secrets, *one.fears, one.backstory):
            assert not private or private not in text


@pytest.mark.parametrize("pose", list(Pose))
@pytest.mark.parametrize("face", [Expression.THINKING, Expression.CRYING])
def test_every_word_of_the_plan_has_one(pose, face):
    subject = Subject(character="aki_1", pose=pose, expression=face)
    text = written(shot(plan=shot().plan.model_copy(update={"subjects": (subject,)})))
    assert "Aki Ito, " in text
    assert "_" not in text


@pytest.mark.parametrize("hair", list(Hair))
def test_a_look_in_words(hair):
    look = Look(hair=hair, hair_colour="#d2562b", eyes="#2f8f74", outfit_colour="#f2bf2e")
    text = written(shot(characters=(Character(id="aki_1", name="Aki Ito", look=look),)))
    assert "teal eyes" in text
    assert ("copper" in text) == (hair is not Hair.BALD)
    assert "golden hoodie" in text


@pytest.mark.parametrize(
    ("colour", "name"),
    [("#000000", "black"), ("#ffffff", "white"), ("#ff0000", "red"), ("#0000ff", "blue"),
     ("#d2562b", "copper"), ("#39506e", "slate blue")],
)  # fmt: skip
def test_colours_in_words(colour, name):
    assert called(colour) == name


def test_what_must_not_be_seen():
    assert prompt.negative(shot()).startswith("gore, ")
    assert "captions" in prompt.negative(shot())


def load_starter():
    from importlib.resources import files

    return load(files("canon") / "starter" / "small-weather-office")
