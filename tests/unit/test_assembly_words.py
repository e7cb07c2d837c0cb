"""Timeline and subtitles: who speaks when, and what may be written around it."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from orchestrator.assembly.job import AssemblyJob, CardCut, SceneCut, ShotCut
from orchestrator.assembly.languages import three_letters
from orchestrator.assembly.subtitles import captions_vtt, clock, cues, descriptions_vtt, silence
from orchestrator.assembly.timeline import Timeline, timeline
from schemas.bible import PlaceKind
from schemas.errors import AssemblyError
from schemas.plan import Framing, Line, Manner, Mood, ShotPlan, TimeOfDay
from schemas.take import DRAFT, SpokenLine

FPS = DRAFT.fps


def spoken(starts_s: float, seconds: float, text: str = "Hello.", **line: object) -> SpokenLine:
    """A line by Mio unless told otherwise."""
    fields = {"speaker": "mio", "text": text} | line
    return SpokenLine(line=Line.model_validate(fields), starts_s=starts_s, seconds=seconds)


def shot(*lines: SpokenLine, seconds: int = 4) -> ShotCut:
    """A shot of some seconds with these lines."""
    plan = ShotPlan(framing=Framing.CLOSE, action=f"Mio sees {len(lines)}.")
    return ShotCut(path=Path("x.mp4"), frames=seconds * FPS, plan=plan, lines=lines)


def laid_out(*first_scene: ShotCut, names: dict[str, str] | None = None) -> Timeline:
    """An episode whose first scene has these shots; cards of two seconds, five plain scenes."""
    scenes = [
        SceneCut(
            title="Scene",
            synopsis="",
            location="Roof",
            place=PlaceKind.ROOFTOP,
            time=TimeOfDay.DAY,
            mood=Mood.CALM,
            shots=shots,
        )
        for shots in (first_scene, *[(shot(),)] * 5)
    ]
    card = CardCut(path=Path("card.mp4"), frames=2 * FPS)
    job = AssemblyJob(
        series="roof",
        show="Roof",
        episode=1,
        title="One",
        picture=DRAFT,
        title_card=card,
        end_card=card,
        scenes=tuple(scenes),
        names=names or {},
        into=Path("nowhere"),
    )
    return timeline(job)


def test_everything_is_laid_end_to_end() -> None:
    film = laid_out(shot(), shot(spoken(0.5, 1)))
    assert film.seconds == 2 + 8 + 5 * 4 + 2
    assert [film.span(cut)[0] for cut in film.cuts[:4]] == [0, 2, 6, 10]
    assert [(c.start_s, c.end_s) for c in film.chapters][:2] == [(0, 10), (10, 14)]
    assert film.chapters[5].end_s == film.seconds
    assert (film.lines[0].scene, film.lines[0].shot, film.lines[0].start_s) == (1, 2, 6.5)


def test_footage_without_length_is_refused() -> None:
    with pytest.raises(AssemblyError, match="scene 1, shot 2 has no length"):
        laid_out(shot(), shot(seconds=0))


def test_a_speaker_without_a_name_is_called_by_its_id() -> None:
    lines = (spoken(0, 1), spoken(1, 1, speaker="old_owl"), spoken(2, 1, speaker="narrator"))
    film = laid_out(shot(*lines), names={"mio": "Mio"})
    assert [line.name for line in film.lines] == ["Mio", "Old Owl", "Narrator"]


def test_cues_never_overlap_even_when_people_do() -> None:
    film = laid_out(shot(spoken(0.5, 3), spoken(1.5, 1), spoken(1.55, 1)), shot(spoken(3.5, 9)))
    found = cues(film)
    assert [len(cue.lines) for cue in found] == [1, 2, 1]
    assert all(a.end_ms <= b.start_ms for a, b in pairwise(found))
    assert all(cue.start_ms < cue.end_ms for cue in found)
    assert found[-1].end_ms <= 1000 * film.seconds


def test_a_line_after_the_end_is_still_a_cue() -> None:
    film = laid_out(shot(spoken(500, 2)))
    (cue,) = cues(film)
    assert 0 <= cue.start_ms < cue.end_ms <= 1000 * film.seconds


def test_thoughts_and_songs_look_different() -> None:
    film = laid_out(
        shot(spoken(0, 1, manner=Manner.THOUGHT), spoken(2, 1, text="La", manner=Manner.SING))
    )
    text = captions_vtt(film)
    assert "<v Mio><i>Hello.</i></v>" in text
    assert "<v Mio>♪ La ♪</v>" in text


def test_a_name_cannot_close_its_tag() -> None:
    text = captions_vtt(laid_out(shot(spoken(0, 1)), names={"mio": "A>B\n\nC"}))
    assert "<v A&gt;B C>Hello.</v>" in text


@pytest.mark.parametrize(
    ("lines", "gap"),
    [
        ((), (2, 6)),
        ((spoken(0.5, 1),), (3.5, 6)),
        ((spoken(2.5, 1),), (2, 4.5)),
        ((spoken(0, 1), spoken(0.5, 0.2), spoken(2, 2)), (3, 4)),
        ((spoken(0, 4),), (5.6, 6)),
    ],
)
def test_silence_is_where_nobody_speaks(
    lines: tuple[SpokenLine, ...], gap: tuple[float, float]
) -> None:
    film = laid_out(shot(*lines))
    assert silence(film.cuts[1], film) == pytest.approx(gap)


def test_a_shot_full_of_words_is_described_in_the_next_silence() -> None:
    film = laid_out(shot(spoken(0, 4)), shot())
    first = descriptions_vtt(film).split("\n\n")[1]
    assert first == "1\n00:00:06.000 --> 00:00:10.000\nMio sees 1. Mio sees 0."


def test_a_scene_full_of_words_is_described_all_the_same() -> None:
    assert "Mio sees 1." in descriptions_vtt(laid_out(shot(spoken(0, 4))))


@pytest.mark.parametrize(
    ("tag", "code"),
    [("en", "eng"), ("pt-BR", "por"), ("ja_JP", "jpn"), ("deu", "deu"), ("", "und"), ("xx", "und")],
)
def test_languages(tag: str, code: str) -> None:
    assert three_letters(tag) == code


def test_clock() -> None:
    assert clock(3_723_004) == "01:02:03.004"
