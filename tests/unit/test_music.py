"""Scores, jingles, ambience and effects: exact, clean, deterministic, and music."""

from __future__ import annotations

import hashlib
from itertools import pairwise

import numpy as np
import pytest

from generators.music.ambience import ambience, effect
from generators.music.composition import Piece, compose
from generators.music.effects import EFFECTS, resolve
from generators.music.harmony import Chord, Key, voicing
from generators.music.instruments import INSTRUMENTS, Player, hertz
from generators.music.moods import JINGLES, MOODS
from generators.music.motif import motif_for
from generators.music.places import PLACES, layers_of
from generators.music.score import jingle, score
from generators.music.textures import TEXTURES
from schemas.bible import PlaceKind
from schemas.plan import Mood, TimeOfDay, Weather

RATE = 48_000
THEMES = ("", "mio", "ren", "old-lighthouse")


def power(samples: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    mono = samples.mean(axis=1)
    return np.fft.rfftfreq(len(mono), 1 / RATE), np.abs(np.fft.rfft(mono)) ** 2


def centroid(samples: np.ndarray) -> float:
    hz, energy = power(samples)
    return float((hz * energy).sum() / energy.sum())


def level_db(samples: np.ndarray) -> float:
    return float(20 * np.log10(np.sqrt(np.square(samples, dtype=np.float64).mean()) + 1e-12))


def strength(samples: np.ndarray, frequency: float) -> float:
    """Energy of one frequency in a windowed mono excerpt."""
    time = np.arange(len(samples)) / RATE
    wave = np.exp(-2j * np.pi * frequency * time) * np.hanning(len(samples))
    return float(abs((samples * wave).sum()) ** 2)


def cue(mood: str, seconds: float = 30.0, seed: int = 1, theme: str = "mio") -> Piece:
    return compose(MOODS[mood], seconds=seconds, seed=seed, theme=theme)


def test_the_tables_cover_every_word_of_a_plan() -> None:
    assert set(MOODS) == {mood.value for mood in Mood}
    assert set(PLACES) == {place.value for place in PlaceKind}
    voices = {
        voice
        for mood in (*MOODS.values(), *JINGLES.values())
        for voice in (mood.lead, mood.figure_voice, mood.bass_voice, mood.pad)
        if voice
    }
    assert voices <= set(INSTRUMENTS)


@pytest.mark.parametrize("mood", list(MOODS))
def test_a_score_is_exact_clean_and_ends_quietly(mood: str) -> None:
    sound = score(mood=mood, seconds=11.37, seed=3, theme="mio")
    assert sound.shape == (round(11.37 * RATE), 2)
    assert sound.dtype == np.float32
    assert np.isfinite(sound).all()
    assert 0.2 < np.abs(sound).max() <= 0.9
    assert abs(sound.mean()) < 1e-3
    assert np.abs(sound[:3]).max() < 0.01
    assert level_db(sound[-RATE // 5 :]) < level_db(sound) - 25
    assert np.abs(sound[-48:]).max() < 1e-4
    assert level_db(sound) == pytest.approx(-20, abs=4)
    assert not np.array_equal(sound[:, 0], sound[:, 1])


@pytest.mark.parametrize("seconds", [0.0, 0.01, 0.5, 1.7, 3.0, 5.2])
def test_a_score_of_any_length_has_that_length(seconds: float) -> None:
    sound = score(mood="urgent", seconds=seconds, seed=1, theme="mio")
    assert sound.shape == (round(seconds * RATE), 2)
    assert np.isfinite(sound).all()


def test_the_same_arguments_give_the_same_bytes_and_others_do_not() -> None:
    def digest(**changes: object) -> str:
        asked = {"mood": "calm", "seconds": 9.0, "seed": 5, "theme": "mio"} | changes
        return hashlib.sha256(score(**asked).tobytes()).hexdigest()

    first = digest()
    assert digest() == first
    assert len({first, digest(seed=6), digest(theme="ren"), digest(mood="warm")}) == 4


def test_an_unknown_mood_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match=r"'jolly'.*playful"):
        score(mood="jolly", seconds=5, seed=1)


@pytest.mark.parametrize("theme", THEMES)
def test_the_motif_returns_in_every_mood(theme: str) -> None:
    motif = motif_for(theme)
    for mood in MOODS:
        piece = cue(mood, theme=theme)
        tune = [note.degree for note in piece.notes if note.part == "lead"]
        stated = len(motif.degrees)
        assert tuple(tune[:stated]) == motif.degrees, mood
        lead = [note for note in piece.notes if note.part == "lead"][:stated]
        octave = 7 * piece.mood.lead_octave
        assert [piece.key.pitch(note.degree + octave) for note in lead] == [
            note.pitch for note in lead
        ]


def test_every_theme_has_a_tune_of_its_own() -> None:
    tunes = {(motif_for(f"theme {i}").bars, motif_for(f"theme {i}").degrees) for i in range(200)}
    assert len(tunes) >= 195


@pytest.mark.parametrize("mood", ["calm", "wistful", "warm"])
def test_the_motif_can_be_heard(mood: str) -> None:
    """At the time of each long motif note its pitch stands out from the cracks beside it."""
    seconds = 24.0
    piece = cue(mood, seconds)
    mono = score(mood=mood, seconds=seconds, seed=1, theme="mio").mean(axis=1)
    stated = len(motif_for("mio").degrees)
    notes = [note for note in piece.notes if note.part == "lead"][:stated]
    for note in notes:
        start, stop = (round((note.at_s + part * note.seconds) * RATE) for part in (0.1, 1.0))
        excerpt = mono[start:stop]
        cracks = [strength(excerpt, hertz(note.pitch + side)) for side in (-0.5, 0.5)]
        assert strength(excerpt, hertz(note.pitch)) > 8 * max(cracks)


@pytest.mark.parametrize("mood", list(MOODS))
def test_a_cue_comes_home(mood: str) -> None:
    piece = cue(mood)
    assert piece.bars[-1].role == "end"
    assert piece.bars[-1].chord == Chord(0)
    last = [note for note in piece.notes if note.at_s >= piece.clock.end_s - 0.05]
    home = {part: {(n.pitch - piece.key.tonic) % 12 for n in last if n.part == part}
            for part in ("lead", "bass")}  # fmt: skip
    assert home == {"lead": {0}, "bass": {0}}
    assert 1.5 < piece.clock.seconds - piece.clock.end_s < 6


def test_the_end_sounds_like_the_tonic() -> None:
    piece = cue("sad", 20.0)
    sound = score(mood="sad", seconds=20.0, seed=1, theme="mio")
    ring = sound[round((piece.clock.end_s + 0.4) * RATE) : -RATE]
    hz, energy = power(ring)
    heard = (hz > 60) & (hz < 2000)
    pitch_class = np.round(69 + 12 * np.log2(hz[heard] / 440)).astype(int) % 12
    chroma = np.bincount(pitch_class, energy[heard], minlength=12)
    triad = {(piece.key.tonic + step) % 12 for step in (0, 3, 7)}
    assert set(np.argsort(chroma)[-3:].tolist()) == triad


def test_moods_differ_in_tempo_colour_and_bustle() -> None:
    pieces = {mood: cue(mood) for mood in MOODS}
    beats = {mood: 60 / piece.clock.beat_s for mood, piece in pieces.items()}
    assert beats["urgent"] > 1.8 * beats["sad"]
    assert beats["comic"] > 1.4 * beats["wistful"]
    for mood, piece in pieces.items():
        assert beats[mood] == pytest.approx(piece.mood.bpm, rel=0.12)
    sounds = {mood: score(mood=mood, seconds=12, seed=1, theme="mio") for mood in MOODS}
    assert centroid(sounds["triumphant"]) > 1.5 * centroid(sounds["tense"])
    assert centroid(sounds["urgent"]) > 1.3 * centroid(sounds["eerie"])

    def strokes(mood: str) -> float:
        frames = np.abs(np.diff(sounds[mood].mean(axis=1)))[: 11 * RATE].reshape(-1, RATE // 100)
        return float(np.maximum(0, np.diff(frames.mean(axis=1))).mean())

    assert strokes("urgent") > 3 * strokes("calm")
    assert len({sound.tobytes() for sound in sounds.values()}) == len(MOODS)


@pytest.mark.parametrize("mood", list(MOODS))
def test_voices_lead_smoothly_and_tunes_sit_on_their_chords(mood: str) -> None:
    for theme in THEMES:
        piece = cue(mood, theme=theme)
        shape: tuple[int, ...] = ()
        shapes = []
        for bar in piece.bars:
            shape = voicing(bar.chord, piece.key, shape)
            shapes.append(shape)
        moves = [
            max(abs(new - old) for new, old in zip(after, before, strict=True))
            for before, after in pairwise(shapes)
        ]
        assert max(moves) <= 9
        assert sum(moves) / len(moves) <= 5
        tones = [(tone, bar.chord) for bar in piece.bars for tone in bar.tones]
        sung = sum(tone.beats for tone, _ in tones)
        held = sum(tone.beats for tone, chord in tones if chord.holds(tone.degree))
        assert held / sung > 0.6


def test_a_minor_dominant_gets_its_leading_note() -> None:
    key = Key(57, MOODS["sad"].scale)
    assert Chord(4, dominant=True).pitch_classes(key) == (4, 8, 11)
    assert Chord(4).pitch_classes(key) == (4, 7, 11)


@pytest.mark.parametrize("name", list(INSTRUMENTS))
def test_instruments_are_in_tune(name: str) -> None:
    for pitch in (52, 64, 76):
        note = Player(name, brightness=0.5).note(pitch, 1.0, 0.8)
        mono = note if note.ndim == 1 else note[0]
        mono = mono[: min(len(mono), RATE)]
        own = sum(strength(mono, hertz(pitch) * k) for k in (1, 2))
        wrong = sum(strength(mono, hertz(pitch + 0.6) * k) for k in (1, 2))
        assert own > 4 * wrong, pitch


@pytest.mark.parametrize(("kind", "seconds"), [("title", 3.5), ("end", 4.5)])
def test_jingles_state_the_theme_and_ring_out(kind: str, seconds: float) -> None:
    sound = jingle(kind, seconds=seconds, seed=1, theme="mio")
    assert sound.shape == (round(seconds * RATE), 2)
    assert 0.2 < np.abs(sound).max() <= 0.9
    assert np.abs(sound[-48:]).max() < 1e-4
    piece = compose(JINGLES[kind], seconds=seconds, seed=1, theme="mio")
    tune = tuple(note.degree for note in piece.notes if note.part == "lead")
    assert tune[:-1] == motif_for("mio").degrees
    assert not np.array_equal(sound, jingle(kind, seconds=seconds, seed=1, theme="ren"))


@pytest.mark.parametrize("place", [*PLACES, "moon_base", "living room"])
def test_ambience_is_a_quiet_bed(place: str) -> None:
    sound = ambience(place=place, time="night", weather="rain", seconds=6.5, seed=2)
    assert sound.shape == (round(6.5 * RATE), 2)
    assert sound.dtype == np.float32
    assert np.isfinite(sound).all()
    assert level_db(sound) == pytest.approx(-32, abs=1)
    assert np.abs(sound).max() < 0.5
    assert np.abs(sound[[0, -1]]).max() < 1e-4


def test_every_layer_that_can_be_asked_for_exists() -> None:
    for place in (*PLACES, "moon_base", "living room"):
        for time in (*TimeOfDay, "noon"):
            for weather in (*Weather, "hail"):
                layers = dict(layers_of(place, time, weather))
                assert layers
                assert set(layers) <= set(TEXTURES)


def test_ambience_tells_where_when_and_in_what_weather() -> None:
    def bed(place: str, time: str, weather: str) -> np.ndarray:
        return ambience(place=place, time=time, weather=weather, seconds=8, seed=1)

    def share(sound: np.ndarray, low: float, high: float) -> float:
        hz, energy = power(sound)
        return float(energy[(hz > low) & (hz < high)].sum() / energy.sum())

    assert share(bed("field", "night", "clear"), 3800, 4600) > 0.15
    assert share(bed("field", "day", "clear"), 4000, 6600) > 0.3
    assert share(bed("field", "day", "snow"), 4000, 6600) < 0.2
    assert centroid(bed("street", "day", "rain")) > 3 * centroid(bed("bedroom", "day", "rain"))
    assert centroid(bed("train", "day", "clear")) < 400
    assert ("foghorn", -8.0) in layers_of("lighthouse", "night", "fog")
    assert "foghorn" not in dict(layers_of("forest", "night", "fog"))
    assert "thunder" in dict(layers_of("bedroom", "night", "storm"))


def test_ambience_repeats_by_seed() -> None:
    asked = {"place": "seaside", "time": "day", "weather": "clear", "seconds": 4.0}
    assert np.array_equal(ambience(**asked, seed=1), ambience(**asked, seed=1))
    assert not np.array_equal(ambience(**asked, seed=1), ambience(**asked, seed=2))
    assert ambience(**asked, seed=-7).shape == (4 * RATE, 2)


@pytest.mark.parametrize("name", EFFECTS)
def test_effects_are_short_clean_and_repeatable(name: str) -> None:
    sound = effect(name, 1)
    assert sound.dtype == np.float32
    assert sound.shape[1] == 2
    assert 0.2 * RATE < len(sound) < 6 * RATE
    assert np.abs(sound).max() == pytest.approx(0.6, abs=0.13)
    assert np.abs(sound[[0, -1]]).max() < 0.01
    assert np.array_equal(sound, effect(name, 1))


def test_the_promised_effects_exist() -> None:
    promised = (
        "whoosh impact sparkle bell door steps thunder train_horn page heartbeat splash chime"
    )
    assert set(promised.split()) <= set(EFFECTS)


@pytest.mark.parametrize(
    ("wording", "meant"),
    [
        ("Footsteps", "steps"),
        ("a distant footstep", "steps"),
        ("train horn", "train_horn"),
        ("door slam", "impact"),
        ("sliding doors", "door"),
        ("SPARKLES!", "sparkle"),
        ("kazoo", ""),
        ("", ""),
    ],
)
def test_effects_are_found_by_meaning(wording: str, meant: str) -> None:
    assert resolve(wording) == meant
    assert len(effect(wording, 1)) == (len(effect(meant, 1)) if meant else 0)
